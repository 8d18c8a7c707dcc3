import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { suspicionOf, type Suspicion } from "../src/domain/comparison.ts";
import { AppError } from "../src/domain/errors.ts";
import { act } from "../src/duties/act.ts";
import { owedToClient, recordClientDeleted } from "../src/duties/client-deleted.ts";
import { followMerge } from "../src/duties/follow-merge.ts";
import { isStoppedOverFacts, lookAnew } from "../src/duties/hold.ts";
import { openDuties } from "../src/duties/open-duty.ts";
import { recordPlanInside } from "../src/duties/record-plan.ts";
import {
  type Counts,
  type Finding,
  noCounts,
  readBaseline,
  recordReconciliation,
} from "../src/duties/record-reconciliation.ts";
import { findControl, readControl } from "../src/ledger/control.ts";
import { findDuty, listOpenDuties, servicesOfClient } from "../src/ledger/duties.ts";
import { listHeartbeats, settleEvents, stayingClient } from "../src/ledger/events.ts";
import { findTasks } from "../src/ledger/tasks.ts";
import type { DutyRow } from "../src/ledger/schema.ts";
import { failureFields } from "../src/observability/log.ts";
import { examineInactiveClients } from "./inactive-clients.ts";
import { noteReopened } from "./note-reopened.ts";
import { findMissed, type Missed } from "./missed-duties.ts";
import { countUnread, type DetailedPicture, takePicture, type Unread } from "./picture.ts";
import { withdrawGroundless } from "./withdraw-held.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Compares WHMCS with the ledger a piece at a time. */
export interface Reconciler {
  /**
   * Goes on with a comparison that is under way, or begins one that is due: at the first start, at a heartbeat, and a day after
   * the last. Works for some seconds and then lets others go first; asks for a sweep when more is left.
   * @throws AppError what could not be read; the next call begins anew
   */
  goOn(signal: AbortSignal): Promise<void>;
}

const atLeastEveryMs = 24 * 3_600_000;
const pieceMs = 5_000;
const soonMs = 1_000;
const batch = 100;
const mostByName = 5;

/** One per process. Two processes that compare at once find the same and open it once. */
export function createReconciler(parts: WorkerParts): Reconciler {
  let underWay: AsyncGenerator<undefined, void> | undefined;
  return {
    async goOn(signal) {
      const { acts } = parts;
      if (underWay === undefined && !(await isDue(parts))) return;
      const comparison = (underWay ??= compare(parts, signal));
      const until = acts.clock.now().getTime() + pieceMs;
      try {
        while (!signal.aborted) {
          const { done } = await comparison.next();
          if (done === true) {
            underWay = undefined;
            return;
          }
          if (acts.clock.now().getTime() >= until) return parts.askForSweep(soonMs);
        }
      } catch (error) {
        underWay = undefined;
        throw error;
      }
    },
  };
}

async function isDue({ acts }: WorkerParts): Promise<boolean> {
  const { ledger, clock } = acts;
  const last = await findControl(ledger, "last_reconciliation");
  if (last === undefined || (await readControl(ledger, "baseline")) === undefined) return true;
  if (clock.now().getTime() - Date.parse(last.changed_at) >= atLeastEveryMs) return true;
  return (await listHeartbeats(ledger)).length > 0;
}

/** One comparison. Pauses between its pages and batches; what it finds is put right as it is found. */
async function* compare(parts: WorkerParts, signal: AbortSignal): AsyncGenerator<undefined, void> {
  const { acts, gates, log } = parts;
  const whmcs = parts.whmcs.withSignal(signal);
  // Those that come later tell of what this comparison may have passed already.
  const heartbeats = await listHeartbeats(acts.ledger);
  const baseline = await readBaseline(acts.ledger);
  const counts = noCounts();
  let backlog = 0;
  const picture = yield* takePicture(whmcs);
  tellUnread(parts, picture.unread);
  yield* weighOpenDuties({ ...parts, whmcs }, picture, counts);
  await noteReopened({ ...parts, whmcs }, picture);
  let missed: Missed[] = [];
  const open = async (): Promise<void> => {
    for (const { finding, opening } of await openMissed(parts, missed)) {
      counts[finding] += 1;
      if (opening.backlog === true) backlog += 1;
    }
    missed = [];
  };
  for await (const one of findMissed(acts, whmcs, picture, baseline)) {
    missed.push(one);
    if (missed.length < batch) continue;
    await open();
    yield;
  }
  await open();
  if (baseline.closuresAndRequests) {
    counts.inactive_client = yield* examineInactiveClients({ ...parts, whmcs }, picture);
  }
  await act(acts, async (work) => {
    const sawServices = picture.services !== undefined;
    await recordReconciliation(work, {
      counts,
      baseline,
      backlog,
      sawServices,
      mode: gates.mode(),
      unread: picture.unread,
    });
    if (heartbeats.length > 0) await settleEvents(work.tx, heartbeats, "applied", work.now);
  });
  log.info("reconciliation.finished", { count: sum(counts) });
  if (backlog > 0) log.warn("backlog.found", { count: backlog });
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** @returns those that were not open yet */
function openMissed({ acts }: WorkerParts, missed: readonly Missed[]): Promise<readonly Missed[]> {
  return act(acts, async (work) => {
    const opened = await openDuties(
      work,
      missed.map(({ opening }) => opening),
    );
    const fresh = missed.filter((_one, index) => opened[index]?.created === true);
    for (const [index, { plan }] of missed.entries()) {
      const duty = opened[index];
      if (duty?.created === true) await recordPlanInside(work, duty.id, plan);
    }
    return fresh;
  });
}

/** Looks whether each open duty still has its ground, and has what has not looked at, by id. */
async function* weighOpenDuties(
  parts: WorkerParts,
  picture: DetailedPicture,
  counts: Record<Finding, number>,
): AsyncGenerator<undefined, void> {
  const answered = new Set<number>();
  for (let after = ""; ;) {
    const duties = await listOpenDuties(parts.acts.ledger, owedToClient, after, batch);
    for (const duty of duties) {
      const suspicion = isUnread(duty, picture.unread) ? undefined : suspicionOf(duty, picture);
      if (suspicion === undefined || answered.has(duty.client_id)) continue;
      // It may be the one that could not be read.
      if (suspicion === "request_gone" && picture.unread.requests.size > 0) continue;
      const isOfClient = suspicion === "client_deleted" || suspicion === "client_merged";
      if (isOfClient) answered.add(duty.client_id);
      const mended = await putRight(parts, duty, suspicion).catch(passOver(parts));
      if (mended !== undefined) counts[mended] += 1;
    }
    const last = duties.at(-1);
    if (last === undefined || duties.length < batch) return;
    after = last.id;
    yield;
  }
}

/** By name, where they are few: WHMCS must be put right. */
function tellUnread({ log, tellOwner }: WorkerParts, unread: Unread): void {
  const count = countUnread(unread);
  if (count === 0) return;
  const code = "reconciliation.rows_unread";
  log.warn(code, { count });
  if (count > mostByName || unread.requests.size > 0) return tellOwner({ code, count });
  for (const clientId of unread.clients) tellOwner({ code, clientId });
  for (const serviceId of unread.services) tellOwner({ code, serviceId });
}

/** Whether what a duty speaks of is there, and could not be read. */
function isUnread({ client_id, service_id }: DutyRow, { clients, services }: Unread): boolean {
  return clients.has(client_id) || services.has(service_id ?? 0);
}

/** What cannot be told of one duty keeps no other waiting; while WHMCS is away, nothing can be told. */
function passOver({ log }: WorkerParts) {
  return (error: unknown): undefined => {
    if (!(error instanceof AppError) || error.retry === "later") throw error;
    log.warn("reconciliation.passed_over", failureFields(error));
  };
}

/** @returns what was put right; undefined: nothing had to be */
async function putRight(parts: WorkerParts, duty: DutyRow, suspicion: Suspicion): Promise<Suspicion | undefined> {
  if (suspicion === "client_deleted" || suspicion === "client_merged") return clientWentAway(parts, duty);
  return (await lookAgainAt(parts, duty)) ? suspicion : undefined;
}

/**
 * A client that WHMCS does not know any more, asked by id: merged, where an event told so or all its services stand at one
 * other client, else deleted.
 */
async function clientWentAway(
  { acts, whmcs }: WorkerParts,
  duty: DutyRow,
): Promise<"client_merged" | "client_deleted" | undefined> {
  const clientId = duty.client_id;
  if ((await whmcs.client(clientId)) !== undefined) return undefined;
  const told = await stayingClient(acts.ledger, clientId);
  const into =
    told === clientId ? await newOwnerOf(whmcs, await servicesOfClient(acts.ledger, clientId), clientId) : told;
  if (into !== undefined) {
    await act(acts, (work) => followMerge(work, clientId, into));
    return "client_merged";
  }
  const tasks = await findTasks(acts.ledger, "client_deleted_check_processors", clientId);
  if (tasks.some((task) => task.duty_id === duty.id)) return undefined;
  await act(acts, (work) => recordClientDeleted(work, clientId, "system"));
  return "client_deleted";
}

/**
 * The one client at which all services of another are now; undefined where there is none, WHMCS shows several, or one has
 * vanished: a merge takes every service along, and a service may be moved by hand before its client is deleted.
 */
async function newOwnerOf(
  whmcs: WhmcsApi,
  serviceIds: readonly number[],
  clientId: number,
): Promise<number | undefined> {
  const owners = new Set<number>();
  for (const id of serviceIds) {
    const service = await whmcs.service(id);
    if (service === undefined || service.clientId === clientId) return undefined;
    owners.add(service.clientId);
  }
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** The duty's own worker asks WHMCS by id and decides; what somebody holds is only ever withdrawn. */
async function lookAgainAt(parts: WorkerParts, { id }: DutyRow): Promise<boolean> {
  const duty = await findDuty(parts.acts.ledger, id);
  if (duty === undefined || duty.state === "running") return false;
  if (duty.state === "held") {
    if (!isStoppedOverFacts(duty)) return withdrawGroundless(parts, duty);
    if (duty.reason === "facts_changed") return withdrawGroundless(parts, duty);
  }
  await act(parts.acts, (work) => lookAnew(work, duty));
  return true;
}
