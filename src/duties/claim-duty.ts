import { findDuty } from "../ledger/duties.ts";
import type { Db, DutyRow } from "../ledger/schema.ts";
import { act, type ActContext } from "./act.ts";

/** How long a worker may be silent before another may take its duty over. */
export const leaseMs = 20_000;

/** What a worker learns when it asks for a duty. */
export type Claim =
  /** It is the worker's until the lease ends. `resumed`: an earlier worker died in the middle. */
  | { readonly kind: "claimed"; readonly duty: DutyRow; readonly resumed: boolean }
  /** Not yet due, or another worker's for now: look again then. */
  | { readonly kind: "later"; readonly at: Date }
  /** Nothing to do: held, ended, or unknown. */
  | { readonly kind: "nothing" };

/**
 * Takes a duty for one worker by compare-and-set, with a lease that the worker renews while it lives, so that two
 * workers never run one duty and a dead worker's duty is taken over.
 */
export function claimDuty(ctx: ActContext, id: string, owner: string): Promise<Claim> {
  return act(ctx, async (work): Promise<Claim> => {
    const duty = await findDuty(work.tx, id);
    if (duty === undefined || !["pending", "scheduled", "waiting", "running"].includes(duty.state)) {
      return { kind: "nothing" };
    }
    const now = work.now.toISOString();
    if (duty.lease_until !== null && duty.lease_until > now && duty.lease_owner !== owner) {
      return { kind: "later", at: new Date(duty.lease_until) };
    }
    if (duty.wake_at === null && duty.state !== "running") return { kind: "nothing" };
    if (duty.wake_at !== null && duty.wake_at > now) return { kind: "later", at: new Date(duty.wake_at) };
    const leaseUntil = new Date(work.now.getTime() + leaseMs).toISOString();
    await work.tx
      .updateTable("duty")
      .set({ lease_owner: owner, lease_until: leaseUntil })
      .where("id", "=", id)
      .execute();
    return {
      kind: "claimed",
      duty: { ...duty, lease_owner: owner, lease_until: leaseUntil },
      resumed: duty.state === "running",
    };
  });
}

/** Keeps a claim alive. @returns false when the claim is lost; the worker must stop before its next step */
export async function renewLease(ctx: ActContext, id: string, owner: string): Promise<boolean> {
  const leaseUntil = new Date(ctx.clock.now().getTime() + leaseMs).toISOString();
  const { numUpdatedRows } = await ctx.ledger
    .updateTable("duty")
    .set({ lease_until: leaseUntil })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a worker still holds a duty that runs. */
export async function holdsClaim(db: Db, id: string, owner: string): Promise<boolean> {
  const duty = await findDuty(db, id);
  return duty?.state === "running" && duty.lease_owner === owner;
}

/** Gives a claim back without changing anything else. May be called when it is lost already. */
export async function endLease(ctx: ActContext, id: string, owner: string): Promise<void> {
  await ctx.ledger
    .updateTable("duty")
    .set({ lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .execute();
}
