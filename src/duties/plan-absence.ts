import { planAbsence } from "../domain/absence.ts";
import { newId } from "../domain/ids.ts";
import { insertAbsenceChecks } from "../ledger/absence-checks.ts";
import { listTargets } from "../ledger/step-targets.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";

/**
 * Plans, as an anonymisation or deletion completes, when its systems are searched again. Once per duty.
 * @param searchable as of `planAbsence`
 */
export async function planAbsenceInside(
  work: Work,
  duty: DutyRow,
  steps: readonly StepRow[],
  searchable: ReadonlySet<string>,
): Promise<void> {
  if (duty.kind !== "anonymization" && duty.kind !== "deletion") return;
  const itemised = new Set<string>();
  for (const { id } of steps) if ((await listTargets(work.tx, id)).length > 0) itemised.add(id);
  const checks = planAbsence(
    steps.map(({ id, connector, state, reason, gone_at }) => ({
      connector,
      state,
      reason,
      goneAt: gone_at === null ? undefined : new Date(gone_at),
      isItemised: itemised.has(id),
    })),
    work.now,
    searchable,
  );
  await insertAbsenceChecks(
    work.tx,
    checks.map(({ connector, moment, dueAt }) => ({
      id: newId(),
      duty_id: duty.id,
      client_id: duty.client_id,
      connector,
      moment,
      due_at: dueAt.toISOString(),
    })),
  );
}
