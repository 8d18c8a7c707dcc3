import { act } from "../src/duties/act.ts";
import { recordPlanInside } from "../src/duties/record-plan.ts";
import { findDuty, listUnpreviewed, updateDuty } from "../src/ledger/duties.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import { previewAnonymization } from "./client-facts.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Each costs some ten reads: years of closed clients are previewed over days, the newest first. */
const atOnce = 5;

/**
 * Gives the backlog's anonymisations the steps that they would take, so that the owner sees them before releasing any: a few at
 * each sweep. What cannot be read is tried again once the others have theirs.
 */
export async function previewBacklog(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  for (const duty of await listUnpreviewed(parts.acts.ledger, atOnce)) {
    if (signal.aborted) return;
    await preview(parts, duty, signal).catch(async (error: unknown) => {
      parts.log.warn("backlog.not_previewed", { dutyId: duty.id, ...failureFields(error) });
      await putBehind(parts, duty);
    });
  }
}

async function preview(parts: WorkerParts, duty: DutyRow, signal: AbortSignal): Promise<void> {
  const { acts, whmcs, door } = parts;
  const bound = [whmcs.withSignal(signal), door.withSignal(signal)] as const;
  const planned = await previewAnonymization(acts, ...bound, duty.client_id);
  if (planned === undefined) return putBehind(parts, duty);
  await act(acts, async (work) => {
    const now = await findDuty(work.tx, duty.id);
    // Released meanwhile: its worker plans by itself.
    if (now?.state === "held" && now.backlog === 1) await recordPlanInside(work, duty.id, planned.steps);
  });
}

async function putBehind({ acts }: WorkerParts, { id, attempts }: DutyRow): Promise<void> {
  await act(acts, async ({ tx }) => {
    await updateDuty(tx, id, { attempts: attempts + 1 }, ["held"]);
  });
}
