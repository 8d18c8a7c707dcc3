import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { collect } from "../src/connectors/whmcs/reading.ts";
import { saysEnded } from "../src/domain/deletion.ts";
import { AppError } from "../src/domain/errors.ts";
import { isInactive } from "../src/domain/inactivity.ts";
import { act } from "../src/duties/act.ts";
import { openTask } from "../src/duties/tasks.ts";
import { readControl, writeControl } from "../src/ledger/control.ts";
import { hasAnonymization, openDutiesOfClient } from "../src/ledger/duties.ts";
import { findTasks } from "../src/ledger/tasks.ts";
import { failureFields } from "../src/observability/log.ts";
import { readBlockers } from "./client-facts.ts";
import type { DetailedPicture } from "./picture.ts";
import type { WorkerParts } from "./worker-parts.ts";

const code = "propose_closure";
/** Each costs some ten small reads: those left over come with the next comparisons. */
const examinedAtOnce = 25;
const yearMs = 365 * 24 * 3_600_000;

/**
 * Proposes clients that have long been none for closure, as tasks (contract section 6, `inactiveClients`): some of them at
 * each comparison, in turn. Pauses after each. @returns how many were proposed
 */
export async function* examineInactiveClients(
  parts: WorkerParts,
  picture: DetailedPicture,
): AsyncGenerator<undefined, number> {
  const { acts, log } = parts;
  const candidates = candidatesIn(picture);
  const last = Number((await readControl(acts.ledger, "inactive_examined")) ?? 0);
  const inTurn = [...candidates.filter((id) => id > last), ...candidates.filter((id) => id <= last)];
  let examined = 0;
  let proposed = 0;
  for (const clientId of inTurn) {
    if (examined >= examinedAtOnce) break;
    if (!(await mayBeProposed(parts, clientId))) continue;
    examined += 1;
    // Also one that cannot be read is passed, so that it keeps no other waiting for ever.
    await act(acts, (work) => writeControl(work.tx, "inactive_examined", String(clientId), work.now));
    try {
      if (await isProposed(parts, clientId, picture)) proposed += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.warn("inactive.unreadable", failureFields(error));
    }
    yield;
  }
  return proposed;
}

/** By the lists alone: those WHMCS does not call closed and of which no service lives, by id. */
function candidatesIn({ clients, services }: DetailedPicture): readonly number[] {
  const living = new Set(
    [...(services?.values() ?? [])].filter((one) => !saysEnded(one.status)).map((one) => one.clientId),
  );
  return [...clients]
    .filter(([clientId, { status }]) =>
      services === undefined ? status === "Inactive" : status !== "Closed" && !living.has(clientId),
    )
    .map(([clientId]) => clientId)
    .toSorted((a, b) => a - b);
}

/** Asked once, and again a year after the answer was that it is not needed; never of whom something is owed to already. */
async function mayBeProposed({ acts }: WorkerParts, clientId: number): Promise<boolean> {
  const [last] = await findTasks(acts.ledger, code, clientId);
  const isAnswered = last?.outcome === "not_needed" && last.done_at !== null;
  const isOld = isAnswered && acts.clock.now().getTime() - Date.parse(last.done_at ?? "") >= yearMs;
  if (last !== undefined && !isOld) return false;
  if (await hasAnonymization(acts.ledger, clientId)) return false;
  const open = await openDutiesOfClient(acts.ledger, clientId, ["anonymization", "deletion", "erasure"]);
  return open.length === 0;
}

async function isProposed(
  { acts, whmcs }: WorkerParts,
  clientId: number,
  { clients }: DetailedPicture,
): Promise<boolean> {
  if (!(await isLongGone(acts, whmcs.remembering(), clientId, clients.get(clientId)?.createdOn))) return false;
  await act(acts, (work) => openTask(work, { code, clientId }, "system"));
  return true;
}

async function isLongGone(
  acts: WorkerParts["acts"],
  whmcs: WhmcsApi,
  clientId: number,
  createdOn: string | undefined,
): Promise<boolean> {
  const blockers = await readBlockers(acts, whmcs, clientId, false);
  if (blockers === undefined || blockers.length > 0) return false;
  const [services, domains, invoices, tickets] = await Promise.all([
    whmcs.services(clientId),
    whmcs.domains(clientId),
    collect(whmcs.invoices(clientId)),
    collect(whmcs.tickets({ clientId })),
  ]);
  return isInactive({ createdOn, services, domains, invoices, tickets }, acts.policy, acts.clock.now());
}
