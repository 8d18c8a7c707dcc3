import { z } from "zod";
import { AppError, UnsafeError } from "../../domain/errors.ts";
import type { Erasure, ProcessorContext, Target, TargetProgress } from "../processor.ts";
import { shaped, type VendorCall } from "../vendor-call.ts";
import { readApps } from "./apps.ts";
import { isStill, readTarget } from "./match.ts";

/** How far the deletion of one application has come. */
interface Progress {
  /** The operation that is under way; "0": none that is known. */
  readonly operation: string;
  /** How often Cloudways took the deletion on, and how often it refused. */
  readonly taken: number;
  readonly refused: number;
  readonly looks: number;
}

// An operation may end with an error, or as done with the application still there; Cloudways has no flag for failed.
const mostTaken = 3;
/** While another operation runs on the server, the next is refused (unverified); with growing waits about a quarter of an hour. */
const mostRefused = 8;
const firstWaitMs = 5_000;
const longestWaitMs = 300_000;

const taken = z.object({ operation_id: z.union([z.number(), z.string().regex(/^\d+$/)]) });
const operationShape = z.object({
  operation: z.object({
    is_completed: z.union([z.literal(["0", "1", 0, 1]), z.boolean()]),
  }),
});

/**
 * Deletes one application with its files and database, and nothing else. Cloudways takes the deletion on and ends it later; it
 * is gone once the list of applications holds it no more, whatever an operation says of itself.
 * @throws UnsafeError connector.target_unknown for a target that is none of ours
 */
export async function eraseApp(
  call: VendorCall,
  target: Target,
  { operation }: TargetProgress,
  ctx: ProcessorContext,
): Promise<Erasure> {
  const meant = readTarget(target);
  if (meant === undefined) throw new UnsafeError("connector.target_unknown");
  const before = readProgress(operation);
  const app = (await readApps(call, ctx.signal)).find(({ appId }) => appId === meant.appId);
  if (app === undefined) return { kind: "gone" };
  if (!isStill(app, meant)) return { kind: "manual", reason: "hosting_site_changed" };
  if (before.operation !== "0") {
    const isOver = await hasEnded(call, before.operation, ctx.signal);
    return later(ctx, { ...before, ...(isOver && { operation: "0" }) }, "hosting_deleting");
  }
  if (before.taken >= mostTaken) return { kind: "manual", reason: "hosting_not_deleted" };
  if (before.refused >= mostRefused) return { kind: "manual", reason: "hosting_not_deleted" };
  await ctx.mayGo();
  try {
    // Known to be read from the body; some clients drop the body of a DELETE, so it stands in the query as well.
    const { body } = await call(
      {
        method: "DELETE",
        path: `app/${meant.appId}`,
        query: { server_id: meant.serverId },
        json: { server_id: Number(meant.serverId) },
      },
      ctx.signal,
    );
    const accepted = taken.safeParse(body);
    const id = accepted.success ? String(accepted.data.operation_id) : "0";
    return later(ctx, { ...before, operation: id, taken: before.taken + 1 }, "hosting_deleting");
  } catch (error) {
    const isRefused = error instanceof AppError && /^connector\.(?:rejected|not_found)$/.test(error.code);
    if (!isRefused) throw error;
    return later(ctx, { ...before, refused: before.refused + 1 }, "hosting_server_busy");
  }
}

/** An operation that Cloudways does not know any more is over too. */
async function hasEnded(call: VendorCall, operation: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { body } = await call({ method: "GET", path: `operation/${operation}` }, signal);
    return /^(?:1|true)$/.test(String(shaped(operationShape, body).operation.is_completed));
  } catch (error) {
    if (error instanceof AppError && error.code === "connector.not_found") return true;
    throw error;
  }
}

function later({ clock }: ProcessorContext, progress: Progress, reason: string): Erasure {
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(progress.looks, 10));
  const { operation, taken: asked, refused, looks } = progress;
  return {
    kind: "pending",
    reason,
    lookAgainAt: new Date(clock.now().getTime() + waitMs),
    operation: [operation, asked, refused, looks + 1].join(","),
  };
}

/** What we wrote; a text that is not ours counts for nothing. */
function readProgress(text: string | undefined): Progress {
  const [, operation = "0", asked, refused, looks] =
    /^(\d{1,20}),(\d{1,4}),(\d{1,4}),(\d{1,6})$/.exec(text ?? "") ?? [];
  return { operation, taken: Number(asked ?? 0), refused: Number(refused ?? 0), looks: Number(looks ?? 0) };
}
