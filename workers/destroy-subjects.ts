import { isSubjectOfUse } from "../src/ledger/absence-checks.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * Destroys whoever lies sealed and is needed no longer, however long ago that was: who a duty was about is kept no longer than
 * the duty and the looks that prove it. One that cannot be destroyed is tried again by the next sweep and keeps no other.
 */
export async function destroySubjects({
  acts,
  log,
  subjects,
}: Pick<WorkerParts, "acts" | "log" | "subjects">): Promise<void> {
  for (const dutyId of await subjects.listSubjects()) {
    try {
      if (!(await isSubjectOfUse(acts.ledger, dutyId))) await subjects.destroySubject(dutyId);
    } catch (error) {
      log.error("subject.not_destroyed", { dutyId, ...failureFields(error) });
    }
  }
}
