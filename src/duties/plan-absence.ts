import { planAbsence } from "../domain/absence.ts";
import { newId } from "../domain/ids.ts";
import { insertAbsenceChecks } from "../ledger/absence-checks.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import type { Work } from "./act.ts";

/** Plans, as an anonymisation or deletion completes, when its systems are searched again. Once per duty. */
export async function planAbsenceInside(work: Work, duty: DutyRow, steps: readonly StepRow[]): Promise<void> {
  if (duty.kind !== "anonymization" && duty.kind !== "deletion") return;
  const checks = planAbsence(
    steps.map(({ connector, state, gone_at }) => ({
      connector,
      state,
      goneAt: gone_at === null ? undefined : new Date(gone_at),
    })),
    work.now,
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
