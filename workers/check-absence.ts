import type { Subject } from "../src/connectors/connector.ts";
import { countErased, type AbsenceSearch } from "../src/connectors/whmcs/absence.ts";
import { leftNothing } from "../src/domain/absence.ts";
import { PermanentError } from "../src/domain/errors.ts";
import { postponeCheck, recordAbsence } from "../src/duties/record-absence.ts";
import { listDueChecks } from "../src/ledger/absence-checks.ts";
import { findDuty } from "../src/ledger/duties.ts";
import { wasActivatedSince } from "../src/ledger/events.ts";
import { findClientHold } from "../src/ledger/holds.ts";
import type { AbsenceCheckRow, DutyRow, StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { failureFields } from "../src/observability/log.ts";
import { readHostingGone } from "./client-facts.ts";
import type { WorkerParts } from "./worker-parts.ts";

const atOnce = 20; // a sweep has more to do, and the rest is looked at by the next

/** Searches one system for what an erasure took away there. @returns how much it found @throws AppError */
type Search = (parts: WorkerParts, duty: DutyRow, steps: readonly StepRow[]) => Promise<number>;

/** By connector; `domain/absence.ts` plans no check for one that is missing here. */
const searches: Readonly<Record<string, Search>> = { whmcs: searchWhmcs };

/**
 * Looks whether what was erased is still gone, wherever a look is due: a count and a row, nothing is ever erased by it. What
 * cannot be reached is tried again later. Called by every sweep; twice is once.
 */
export async function checkAbsence(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { acts } = parts;
  const bound = { ...parts, whmcs: parts.whmcs.withSignal(signal), door: parts.door.withSignal(signal) };
  for (const check of await listDueChecks(acts.ledger, acts.clock.now().toISOString(), atOnce)) {
    if (signal.aborted) return;
    const duty = await findDuty(acts.ledger, check.duty_id);
    const isAway = duty !== undefined && (await checkOne(bound, duty, check, signal)) === "away";
    // A system that hangs must not keep the sweep from its other work.
    if (isAway) return;
  }
}

async function checkOne(
  parts: WorkerParts,
  duty: DutyRow,
  check: AbsenceCheckRow,
  signal: AbortSignal,
): Promise<"settled" | "away"> {
  const { acts, log, tellOwner } = parts;
  const about = {
    dutyId: duty.id,
    clientId: duty.client_id,
    ...(duty.service_id !== null && { serviceId: duty.service_id }),
  };
  try {
    const search = searches[check.connector];
    if (search === undefined) throw new PermanentError("absence.not_searchable");
    const found = await search(parts, duty, await listSteps(acts.ledger, duty.id));
    const isRecorded = await recordAbsence(acts, duty, check, found);
    if (isRecorded && found > 0) tellOwner({ code: "absence.data_found", ...about, count: found });
    return "settled";
  } catch (error) {
    if (signal.aborted) return "away";
    const { code = "internal.unexpected" } = failureFields(error);
    log.warn("absence.not_checked", { dutyId: duty.id, connector: check.connector, ...failureFields(error) });
    if ((await postponeCheck(acts, duty, check, code)) === "given_up") {
      tellOwner({ code: "absence.given_up", ...about });
    }
    return code.startsWith("connector.") ? "away" : "settled";
  }
}

async function searchWhmcs(parts: WorkerParts, duty: DutyRow, steps: readonly StepRow[]): Promise<number> {
  return countErased(await absenceSearchOf(parts, duty, steps, await subjectOf(parts, duty)));
}

/** What a search for the traces of one duty in WHMCS is asked: only for what its steps left nothing of. @throws AppError */
export async function absenceSearchOf(
  parts: WorkerParts,
  duty: DutyRow,
  steps: readonly StepRow[],
  subject: Subject,
): Promise<AbsenceSearch> {
  const { acts, door, gates, whmcs } = parts;
  const own = steps.filter(({ connector }) => connector === "whmcs");
  const erasedAt = duty.finished_at ?? duty.created_at;
  return {
    api: whmcs.remembering(), // one look, of one moment
    door,
    subject,
    policy: acts.policy,
    now: acts.clock.now(),
    erasedAt: new Date(erasedAt),
    actions: new Set(own.filter(leftNothing).map(({ action }) => action)),
    keepsInvoices: own.some(({ state, action }) => state === "retained" && action === "keep_printed_identity"),
    hostingGone: await readHostingGone(acts, duty.client_id),
    ...(duty.service_id !== null && {
      serviceId: duty.service_id,
      activatedAgain: await wasActivatedSince(acts.ledger, duty.service_id, erasedAt),
    }),
    mayTidy: async () =>
      gates.mode() === "live" &&
      !(await gates.stop.isOn(acts.ledger)) &&
      (await findClientHold(acts.ledger, duty.client_id)) === undefined,
  };
}

/** A deletion is about a service, which its id names; an anonymisation about a person, who was sealed. */
async function subjectOf({ subjects }: WorkerParts, duty: DutyRow): Promise<Subject> {
  const { client_id: clientId, service_id: serviceId } = duty;
  if (serviceId !== null) return { clientId, emails: [], domains: [], usernames: [], serviceIds: [serviceId] };
  const subject = await subjects.openSubject(duty.id);
  // A look that cannot ask for the person's addresses proves too little to be called one.
  if (subject === undefined) throw new PermanentError("subject.missing");
  return subject;
}
