import type { Subject } from "../src/connectors/connector.ts";
import { isKnownSubject, type Scope } from "../src/connectors/processor.ts";
import { lookUpAddresses } from "../src/connectors/whmcs/find.ts";
import { countErased, type AbsenceSearch } from "../src/connectors/whmcs/absence.ts";
import { leftNothing } from "../src/domain/absence.ts";
import { isElsewhere } from "../src/domain/duty.ts";
import { PermanentError } from "../src/domain/errors.ts";
import { postponeCheck, recordAbsence } from "../src/duties/record-absence.ts";
import { listDueChecks } from "../src/ledger/absence-checks.ts";
import { listLinks } from "../src/ledger/client-links.ts";
import { findDuty } from "../src/ledger/duties.ts";
import { wasActivatedSince } from "../src/ledger/events.ts";
import { findClientHold } from "../src/ledger/holds.ts";
import type { AbsenceCheckRow, DutyRow, StepRow, StepTargetRow } from "../src/ledger/schema.ts";
import { listTargets } from "../src/ledger/step-targets.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { failureFields } from "../src/observability/log.ts";
import { readHostingGone } from "./client-facts.ts";
import type { WorkerParts } from "./worker-parts.ts";

const atOnce = 20; // a sweep has more to do, and the rest is looked at by the next

/**
 * Looks whether what was erased is still gone, wherever a look is due: a count and a row, nothing is ever erased by it. What
 * cannot be reached is tried again later. Called by every sweep; twice is once.
 */
export async function checkAbsence(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { acts } = parts;
  const bound = { ...parts, whmcs: parts.whmcs.withSignal(signal), door: parts.door.withSignal(signal) };
  const away = new Map<string, string>();
  for (const check of await listDueChecks(acts.ledger, acts.clock.now().toISOString(), atOnce)) {
    if (signal.aborted) return;
    const duty = await findDuty(acts.ledger, check.duty_id);
    if (duty === undefined) continue;
    // A system that hangs is asked once in a sweep, and keeps neither that nor the looks at other systems back.
    const known = away.get(check.connector);
    const why = known ?? (await checkOne(bound, duty, check, signal));
    if (known !== undefined) await postpone(bound, duty, check, known);
    if (why !== undefined) away.set(check.connector, why);
  }
}

/** @returns why the system could not be asked at all, as a code; undefined: it answered */
async function checkOne(
  parts: WorkerParts,
  duty: DutyRow,
  check: AbsenceCheckRow,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { acts, log, tellOwner } = parts;
  try {
    const steps = await listSteps(acts.ledger, duty.id);
    const found = await (isElsewhere(check)
      ? searchElsewhere(parts, duty, steps, check.connector, signal)
      : searchWhmcs(parts, duty, steps));
    const isRecorded = await recordAbsence(acts, duty, check, found);
    if (isRecorded && found > 0) {
      const about = { ...aboutOf(duty), count: found };
      if (isElsewhere(check)) tellOwner({ code: "absence.data_elsewhere", ...about });
      else tellOwner({ code: "absence.data_found", ...about });
    }
    return undefined;
  } catch (error) {
    const { code = "internal.unexpected" } = failureFields(error);
    if (signal.aborted) return code;
    log.warn("absence.not_checked", { dutyId: duty.id, connector: check.connector, ...failureFields(error) });
    await postpone(parts, duty, check, code);
    return code.startsWith("connector.") ? code : undefined;
  }
}

async function postpone({ acts, tellOwner }: WorkerParts, duty: DutyRow, check: AbsenceCheckRow, code: string) {
  if ((await postponeCheck(acts, duty, check, code)) === "given_up") {
    tellOwner({ code: "absence.given_up", ...aboutOf(duty) });
  }
}

function aboutOf({ id: dutyId, client_id: clientId, service_id: serviceId }: DutyRow) {
  return { dutyId, clientId, ...(serviceId !== null && { serviceId }) };
}

/** What a processor holds again that need not be kept, and that no person said could stay. Reads only. */
async function searchElsewhere(
  parts: WorkerParts,
  duty: DutyRow,
  steps: readonly StepRow[],
  connector: string,
  signal: AbortSignal,
): Promise<number> {
  const { acts, processors, subjects, targetHashes, whmcs } = parts;
  const processor = processors.get(connector);
  if (processor?.canProveAbsence !== true) throw new PermanentError("absence.not_searchable");
  const sealed = await subjects.openSubject(duty.id);
  if (!isKnownSubject(sealed)) throw new PermanentError("subject.missing");
  // What stands under an address that is somebody else's by now is theirs, and so may be what it once led to.
  const { own: emails, takenBy } =
    duty.service_id === null ? await lookUpAddresses(whmcs, sealed) : { own: sealed.emails, takenBy: [] };
  const subject = { ...sealed, emails };
  const links = takenBy.length === 0 ? await listLinks(acts.ledger, duty.client_id, connector) : [];
  const mayGo = (): Promise<never> => Promise.reject(new PermanentError("absence.reads_only"));
  const scope = duty.service_id === null ? ({ of: "client" } as const) : serviceScope(duty.service_id);
  const found = await processor.find(subject, scope, { signal, clock: acts.clock, links, mayGo });
  const own = steps.filter((step) => step.connector === connector);
  const known = (await Promise.all(own.map(({ id }) => listTargets(acts.ledger, id)))).flat();
  const isLeft = ({ state, reason }: StepTargetRow): boolean => state === "retained" || reason === "not_needed";
  const left = new Set(known.filter(isLeft).map(({ target_hash }) => target_hash));
  return found.filter(
    (target) => target.keep === undefined && !targetHashes.of(connector, target).some((hash) => left.has(hash)),
  ).length;
}

function serviceScope(serviceId: number): Scope {
  return { of: "service", serviceId };
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
