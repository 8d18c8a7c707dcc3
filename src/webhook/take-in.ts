import { act, type ActContext } from "../duties/act.ts";
import { insertEvents, insertNewEvents, pickNewEvents } from "../ledger/events.ts";
import type { EventRow } from "../ledger/schema.ts";
import { applyEvents, type Effect } from "./meaning.ts";

/** An event as it was received; the ledger numbers it. */
export type ReceivedEvent = Omit<EventRow, "id">;

/** What became of a batch of deliveries, once it is durable. */
export interface TakenIn {
  /** The hashes of the deliveries that were never seen before. */
  readonly fresh: ReadonlySet<string>;
  /** How many of them wait for a worker's look at WHMCS. */
  readonly reread: number;
  /** Nothing of it is left for `applyStoredEvents`. */
  readonly isApplied: boolean;
}

/**
 * Stores what is new of a batch and carries it out, in one commit. What cannot be carried out is stored all the same, for
 * `applyStoredEvents` to sort out: the sender's part is done once an event is stored.
 * @throws the ledger's error when it cannot be stored
 */
export async function takeIn(ctx: ActContext, events: readonly ReceivedEvent[]): Promise<TakenIn> {
  try {
    return await act(ctx, async (work) => {
      const fresh = await pickNewEvents(work.tx, events);
      const effects = await applyEvents(
        work,
        fresh.filter(({ state }) => state === "stored"),
      );
      const remaining = effects.values();
      const at = work.now.toISOString();
      await insertEvents(
        work.tx,
        fresh.map((event) => (event.state === "stored" ? settle(event, remaining.next().value!, at) : event)),
      );
      const reread = effects.filter((effect) => effect === "needs_reread").length;
      return { fresh: new Set(fresh.map((event) => event.delivery_hash)), reread, isApplied: true };
    });
  } catch {
    const fresh = await ctx.ledger.transaction().execute((tx) => insertNewEvents(tx, events));
    return { fresh, reread: 0, isApplied: false };
  }
}

function settle(event: ReceivedEvent, effect: Effect, at: string): ReceivedEvent {
  const settled = { ...event, applied_at: at };
  if (effect === "needs_reread") return { ...settled, reason: "needs_reread" };
  return effect === "ignored"
    ? { ...settled, state: "ignored", reason: "own_write" }
    : { ...settled, state: "applied" };
}
