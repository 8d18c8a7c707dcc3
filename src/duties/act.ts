import type { Clock } from "../domain/clock.ts";
import type { Policy } from "../domain/policy.ts";
import type { Ledger } from "../ledger/open.ts";
import type { Tx } from "../ledger/schema.ts";
import { appendEvidence, type Fact } from "../ledger/evidence.ts";
import { setWake, type Alarm } from "../ledger/duties.ts";

/** Hands alarms to the queue; must not throw and must not wait: what the queue loses the sweep puts back. */
export type Dispatch = (alarms: readonly Alarm[]) => void;

/** What every act needs. */
export interface ActContext {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly dispatch: Dispatch;
  /** The systems besides WHMCS whose connectors are in use; what others hold is a person's work. */
  readonly connected: ReadonlySet<string>;
  /** Those of them where a search that finds nothing proves that nothing is left; absent: none. */
  readonly searchable?: ReadonlySet<string>;
}

/** One act under way: its transaction, its instant, and what it leaves behind. */
export interface Work {
  readonly tx: Tx;
  readonly now: Date;
  readonly policy: Policy;
  /** Adds a fact to the evidence of this act. */
  note(fact: Fact): void;
  /** Sets when a worker looks at a duty next (null: never by itself); the queue learns of it after the commit. */
  wake(dutyId: string, at: Date | null): Promise<void>;
  /** Tells the queue, after the commit, of an alarm that was written along with its duty. */
  ring(alarm: Alarm): void;
}

/**
 * Runs one act in one ledger transaction, its evidence included, and rings the queue once it is committed.
 * Nothing but the ledger may be awaited inside. @throws what `perform` throws; then nothing has happened
 */
export async function act<T>(ctx: ActContext, perform: (work: Work) => Promise<T>): Promise<T> {
  const woken = new Set<string>();
  const rung: Alarm[] = [];
  const { result, alarms } = await ctx.ledger.transaction().execute(async (tx) => {
    const now = ctx.clock.now();
    const facts: Fact[] = [];
    const result = await perform({
      tx,
      now,
      policy: ctx.policy,
      note: (fact) => facts.push(fact),
      wake: async (dutyId, at) => {
        await setWake(tx, dutyId, at);
        woken.add(dutyId);
      },
      ring: (alarm) => rung.push(alarm),
    });
    await appendEvidence(tx, now, facts);
    return { result, alarms: await alarmsOf(tx, [...woken]) };
  });
  const all = [...rung.filter((alarm) => !woken.has(alarm.dutyId)), ...alarms];
  if (all.length > 0) ctx.dispatch(all);
  return result;
}

async function alarmsOf(tx: Tx, ids: readonly string[]): Promise<Alarm[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("duty")
    .select(["id", "kind", "wake_at", "generation"])
    .where("id", "in", ids)
    .execute();
  return rows.flatMap(({ id, kind, wake_at, generation }) =>
    wake_at === null ? [] : [{ dutyId: id, kind, wakeAt: wake_at, generation }],
  );
}
