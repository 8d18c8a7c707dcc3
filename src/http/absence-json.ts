import { z } from "zod";
import { absenceMoments } from "../domain/absence.ts";
import type { AbsenceCheckRow } from "../ledger/schema.ts";

const instant = z.iso.datetime();

/** The looks for what an erasure should have left nowhere, in the order in which they are due. */
export const absenceSchema = z
  .array(
    z.strictObject({
      connector: z.string(),
      moment: z.enum(absenceMoments),
      dueAt: instant,
      state: z.enum(["due", "done", "given_up"]),
      checkedAt: instant.optional(),
      found: z.int().optional().meta({ description: "How much was found; 0 is the proof" }),
      reason: z.string().optional().meta({ description: "What stood in the way of a look" }),
    }),
  )
  .meta({ id: "Absence" });

/** One look as the API shows it. */
export function toAbsenceJson(check: AbsenceCheckRow): z.output<typeof absenceSchema>[number] {
  return {
    connector: check.connector,
    moment: check.moment,
    dueAt: check.due_at,
    state: check.state,
    ...(check.checked_at !== null && { checkedAt: check.checked_at }),
    ...(check.found !== null && { found: check.found }),
    ...(check.reason !== null && { reason: check.reason }),
  };
}
