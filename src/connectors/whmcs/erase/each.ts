import { RetryableError } from "../../../domain/errors.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { EraseContext } from "./context.ts";

/** What a fresh look at one sort of objects tells. */
export interface Look<T> {
  /** Still there and to be erased. */
  readonly due: readonly T[];
  /** Ids of what is there and stays: never counted as gone. */
  readonly kept: readonly number[];
}

/** How one sort of objects is erased. */
export interface ErasePlan<T> {
  /** Reads WHMCS afresh at each call, rows of this client only. */
  readonly look: () => Promise<Look<T>>;
  readonly idOf: (row: T) => number;
  /** A last look at one object; false leaves it alone this time. */
  readonly isStillDue?: (row: T) => Promise<boolean>;
  /** The destructive call itself; `guard` has been awaited. */
  readonly erase: (row: T) => Promise<void>;
  /** Errors of one object that do not keep the others from being erased; the first is thrown at the end. */
  readonly concernsOneOnly?: (error: unknown) => boolean;
}

/**
 * Erases objects one by one: all are remembered before the first is touched, and done means that a fresh look finds
 * none of them. What an earlier, killed run had erased counts with the rest.
 * @throws as EraseAction
 */
export async function eraseEach<T>(ctx: EraseContext, plan: ErasePlan<T>): Promise<Outcome> {
  const first = await plan.look();
  if (first.due.length > 0) await ctx.objects.remember(first.due.map(plan.idOf));
  const { marked, failure } = await eraseRows(ctx, plan, first.due);

  const { due, kept } = first.due.length === 0 ? first : await plan.look();
  if (failure !== undefined) throw failure;
  if (due.length > 0) throw new RetryableError("whmcs.still_there");
  const standing = new Set(kept);
  const gone = [...(await ctx.objects.remembered())].filter((id) => !standing.has(id));
  for (const id of gone) if (!marked.has(id)) await ctx.objects.erased(id);
  return gone.length === 0 ? { kind: "nothing_found" } : { kind: "done", count: gone.length };
}

async function eraseRows<T>(ctx: EraseContext, plan: ErasePlan<T>, rows: readonly T[]) {
  const marked = new Set<number>();
  let failure: unknown;
  for (const row of rows) {
    if (plan.isStillDue !== undefined && !(await plan.isStillDue(row))) continue;
    await ctx.guard();
    try {
      await plan.erase(row);
    } catch (error) {
      if (plan.concernsOneOnly?.(error) !== true) throw error;
      failure ??= error;
      continue;
    }
    await ctx.objects.erased(plan.idOf(row));
    marked.add(plan.idOf(row));
  }
  return { marked, failure };
}
