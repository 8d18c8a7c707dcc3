import { countErased } from "../src/connectors/whmcs/absence.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { resolveSubject } from "../src/connectors/whmcs/find.ts";
import type { Client, Service } from "../src/connectors/whmcs/records.ts";
import { calendarDay } from "../src/domain/calendar.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { AppError } from "../src/domain/errors.ts";
import { differsSince, type ReplayFacts, type Standing } from "../src/domain/replay.ts";
import type { Erasure } from "../src/duties/replay.ts";
import { wasActivatedSince } from "../src/ledger/events.ts";
import { documentsOfDuty } from "../src/ledger/retained-documents.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { absenceSearchOf } from "./check-absence.ts";
import { readForPurge } from "./client-documents.ts";
import type { Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

/**
 * How one erasure stands in WHMCS now, which was restored from a backup of `since`. Changes nothing there, but for the trace
 * that a search leaves in WHMCS's API log. @throws AppError while WHMCS cannot be reached
 */
export async function lookAtErasure(parts: WorkerParts, erasure: Erasure, since: Date): Promise<Standing> {
  const restoredOn = calendarDay(since, parts.acts.policy.timezone);
  try {
    return erasure.kind === "deletion"
      ? await lookAtService(parts, erasure.duty, restoredOn)
      : await lookAtClient(parts, erasure, restoredOn);
  } catch (error) {
    // One that cannot be read keeps no other from being looked at; a WHMCS that is away keeps them all.
    if (!(error instanceof AppError) || error.code.startsWith("connector.")) throw error;
    return "unclear";
  }
}

async function lookAtService(parts: WorkerParts, duty: DutyRow, restoredOn: string): Promise<Standing> {
  const service = await parts.whmcs.service(duty.service_id ?? 0);
  const activatedAgain = await wasActivatedSince(
    parts.acts.ledger,
    duty.service_id ?? 0,
    duty.finished_at ?? duty.created_at,
  );
  const differs = differsSince(serviceFacts(duty, service, activatedAgain), restoredOn);
  if (differs !== undefined) return differs;
  return service !== undefined && !saysEnded(service.status) ? "back" : "already_erased";
}

function serviceFacts(duty: DutyRow, service: Service | undefined, activatedAgain: boolean): ReplayFacts {
  return {
    exists: service !== undefined,
    isAnothers: service !== undefined && service.clientId !== duty.client_id,
    beganOn: service?.registeredOn,
    activatedAgain,
  };
}

async function lookAtClient(parts: WorkerParts, { kind, duty }: Erasure, restoredOn: string): Promise<Standing> {
  const client = await parts.whmcs.client(duty.client_id);
  const differs = differsSince(await clientFacts(parts.whmcs, client), restoredOn);
  if (differs !== undefined) return differs;
  const left = kind === "purge" ? await countDocuments(parts, duty) : await countPerson(parts, duty);
  return left > 0 ? "back" : "already_erased";
}

async function clientFacts(whmcs: WhmcsApi, client: Client | undefined): Promise<ReplayFacts> {
  const summary = client === undefined ? undefined : await whmcs.clientSummary(client);
  return { exists: client !== undefined, isAnothers: false, beganOn: summary?.createdOn, activatedAgain: false };
}

/** The seal may be gone by now; then the person is known by what the backup says, which is where it came back from. */
async function countPerson(parts: WorkerParts, duty: DutyRow): Promise<number> {
  const { acts, subjects, whmcs } = parts;
  const sealed = await subjects.openSubject(duty.id);
  const subject = sealed ?? (await resolveSubject(whmcs, duty.client_id));
  if (subject === undefined) return 0;
  return countErased(await absenceSearchOf(parts, duty, await listSteps(acts.ledger, duty.id), subject));
}

async function countDocuments({ acts, door, whmcs }: WorkerParts, duty: DutyRow): Promise<number> {
  const removed = await documentsOfDuty(acts.ledger, duty.id, duty.client_id, ["removed"]);
  const reading = await readForPurge(whmcs, door, duty.client_id);
  const there = new Set(reading?.documents.map(({ kind, id }) => `${kind}:${id}`));
  return removed.filter(({ kind, document_id }) => there.has(`${kind}:${document_id}`)).length;
}

/**
 * Asked again right before a replayed duty destroys anything: whether the number is somebody else's by now. A client or
 * service of which WHMCS does not say since when it is there counts as somebody else's.
 */
export async function isSomebodyElses({ acts, duty, whmcs }: Turn): Promise<boolean> {
  const restoredOn = calendarDay(new Date(duty.occurred_at), acts.policy.timezone);
  const facts =
    duty.service_id === null
      ? await clientFacts(whmcs, await whmcs.client(duty.client_id))
      : serviceFacts(duty, await whmcs.service(duty.service_id), false);
  return differsSince(facts, restoredOn) !== undefined;
}
