import { findDuty } from "../ledger/duties.ts";
import { act, type ActContext } from "./act.ts";
import { isClientHeld, releaseInside } from "./hold.ts";

/** Why a duty named in a batch was not released. */
export const backlogRefusals = ["not_found", "not_in_backlog", "client_is_held"] as const;

/** What became of each duty of a batch. */
export interface BacklogRelease {
  readonly released: readonly string[];
  readonly refused: readonly { readonly id: string; readonly reason: (typeof backlogRefusals)[number] }[];
}

/** The owner lets a previewed batch of the backlog go; what cannot go is named and stops nothing else. Twice is once. */
export function releaseBacklog(ctx: ActContext, ids: readonly string[], actor: string): Promise<BacklogRelease> {
  return act(ctx, async (work) => {
    const released: string[] = [];
    const refused: { id: string; reason: (typeof backlogRefusals)[number] }[] = [];
    for (const id of new Set(ids)) {
      const duty = await findDuty(work.tx, id);
      if (duty === undefined) refused.push({ id, reason: "not_found" });
      else if (await isClientHeld(work, duty)) refused.push({ id, reason: "client_is_held" });
      else if (duty.backlog === 0 || !(await releaseInside(work, duty, actor)))
        refused.push({ id, reason: "not_in_backlog" });
      else released.push(id);
    }
    return { released, refused };
  });
}
