import { countErased } from "../src/connectors/whmcs/absence.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { resolveSubject } from "../src/connectors/whmcs/find.ts";
import { collect } from "../src/connectors/whmcs/reading.ts";
import type { Client, Service } from "../src/connectors/whmcs/records.ts";
import { findBlockers } from "../src/domain/blockers.ts";
import { calendarDay } from "../src/domain/calendar.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { AppError } from "../src/domain/errors.ts";
import { differsSince, type ReplayFacts, type Standing } from "../src/domain/replay.ts";
import type { Erasure } from "../src/duties/replay.ts";
import { findDuty } from "../src/ledger/duties.ts";
import { lastReopening, wasActivatedSince } from "../src/ledger/events.ts";
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
  const differs = differsSince(await serviceFacts(parts, duty, service), restoredOn);
  if (differs !== undefined) return differs;
  return service !== undefined && !saysEnded(service.status) ? "back" : "already_erased";
}

/** @param duty the erasure: what was told since it ended */
async function serviceFacts(
  { acts }: Pick<WorkerParts, "acts">,
  duty: DutyRow,
  service: Service | undefined,
): Promise<ReplayFacts> {
  return {
    exists: service !== undefined,
    isAnothers: service !== undefined && service.clientId !== duty.client_id,
    beganOn: service?.registeredOn,
    activatedAgain: await wasActivatedSince(acts.ledger, duty.service_id ?? 0, erasedAt(duty)),
    hasNewBlockers: false,
  };
}

function erasedAt(duty: DutyRow): string {
  return duty.finished_at ?? duty.created_at;
}

async function lookAtClient(parts: WorkerParts, { kind, duty }: Erasure, restoredOn: string): Promise<Standing> {
  const client = await parts.whmcs.client(duty.client_id);
  const differs = differsSince(await clientFacts(parts, duty, client, restoredOn), restoredOn);
  if (differs !== undefined) return differs;
  const left = kind === "purge" ? await countDocuments(parts, duty) : await countPerson(parts, duty);
  return left > 0 ? "back" : "already_erased";
}

/** @param duty the erasure. Documents that no law keeps go whatever became of the account. */
async function clientFacts(
  { acts, whmcs }: Pick<WorkerParts, "acts" | "whmcs">,
  duty: DutyRow,
  client: Client | undefined,
  restoredOn: string,
): Promise<ReplayFacts> {
  const summary = client === undefined ? undefined : await whmcs.clientSummary(client);
  const isPerson = client !== undefined && duty.kind === "anonymization";
  return {
    exists: client !== undefined,
    isAnothers: false,
    beganOn: summary?.createdOn,
    activatedAgain: isPerson && ((await lastReopening(acts.ledger, duty.client_id)) ?? "") >= erasedAt(duty),
    hasNewBlockers: isPerson && (await hasNewBlockers(whmcs, duty, restoredOn)),
  };
}

/**
 * What the erasure and the restore cannot have met: it began on the day of the backup or later, or nobody knows when. The
 * account may have been taken up again, so that a person must look at it first.
 */
async function hasNewBlockers(whmcs: WhmcsApi, duty: DutyRow, restoredOn: string): Promise<boolean> {
  const { client_id: clientId } = duty;
  const isNew = (day: string | undefined): boolean => day === undefined || day >= restoredOn;
  const [services, domains, invoices, tickets] = await Promise.all([
    whmcs.services(clientId),
    whmcs.domains(clientId),
    collect(whmcs.invoices(clientId)),
    collect(whmcs.tickets({ clientId })),
  ]);
  const facts = {
    services: services
      .filter(({ registeredOn }) => isNew(registeredOn))
      .map(({ serviceId: id, status }) => ({ id, hostingGone: saysEnded(status) })),
    domains: domains
      .filter(({ registeredOn }) => isNew(registeredOn))
      .map(({ domainId: id, status }) => ({ id, status })),
    invoices: invoices.filter(({ issuedOn }) => isNew(issuedOn)).map(({ invoiceId: id, status }) => ({ id, status })),
    tickets: tickets
      .filter(({ openedAt }) => isNew(openedAt?.slice(0, 10)))
      .map(({ ticketId: id, status }) => ({ id, status })),
    // Balances have no date: those that there are may be the backup's.
    credit: "0.00",
    affiliateBalance: "0.00",
    held: false,
  };
  return findBlockers(facts, false).length > 0;
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
 * Asked again right before a replayed duty destroys anything. A client or service of which WHMCS does not say since when it is
 * there counts as somebody else's. What has begun is finished even for a client who came back: half an identity helps nobody.
 * @returns why the erasure must not be carried out again, as a code; undefined: nothing speaks against it
 */
export async function whyNotAgain(turn: Turn): Promise<string | undefined> {
  const { acts, duty, whmcs } = turn;
  const restoredOn = calendarDay(new Date(duty.occurred_at), acts.policy.timezone);
  const erasure = (await findDuty(acts.ledger, duty.replay_of ?? duty.id)) ?? duty;
  if (duty.service_id !== null) {
    const service = await whmcs.service(duty.service_id);
    const differs = differsSince(await serviceFacts(turn, erasure, service), restoredOn);
    return differs === undefined || differs === "activated_again" ? differs : "somebody_else";
  }
  const client = await whmcs.client(duty.client_id);
  const facts = await clientFacts(turn, erasure, client, restoredOn);
  const differs = differsSince(facts, restoredOn);
  if (differs === undefined) return undefined;
  const isBack = facts.beganOn !== undefined && (differs === "activated_again" || differs === "unclear");
  if (!isBack) return "somebody_else";
  return duty.started_at === null ? "client_came_back" : undefined;
}
