import { readDocuments } from "../src/connectors/whmcs/documents.ts";
import { installationFaults } from "../src/connectors/whmcs/errors.ts";
import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import { calendarDay } from "../src/domain/calendar.ts";
import { AppError } from "../src/domain/errors.ts";
import { keptDocuments } from "../src/domain/retention.ts";
import { act } from "../src/duties/act.ts";
import { listExpired, settleGoneClient } from "../src/duties/list-expired.ts";
import { openTask } from "../src/duties/tasks.ts";
import { readControl, writeControl } from "../src/ledger/control.ts";
import { clientsWithEnded, documentsOfClient } from "../src/ledger/retained-documents.ts";
import { failureFields } from "../src/observability/log.ts";
import { readForPurge } from "./client-documents.ts";
import { findDoor } from "./client-facts.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** So many clients, and so long, in one sweep: WHMCS has other work, and so has the sweep. */
const clientsAtOnce = 50;
const longestMs = 10_000;

/** The yearly listing of documents that need not be kept any more; a chore of the sweep. */
export interface DocumentReview {
  /** Goes on with this year's listing as far as one sweep allows; nothing once the year is done. May be called at any time. */
  goOn(signal: AbortSignal): Promise<void>;
}

/**
 * Looks each January, and once after the first start, at every client of WHMCS, active ones too, and lists what of their
 * documents has reached its end. How far it has come stands in the ledger, so that it goes on after a restart. Ends are days
 * that are compared, never alarms: they may lie in any year.
 */
export function createDocumentReview(parts: WorkerParts): DocumentReview {
  const { acts, log } = parts;
  let read: { readonly year: string; readonly clientIds: readonly number[] } | undefined;
  return {
    goOn: async (signal) => {
      const year = calendarDay(acts.clock.now(), acts.policy.timezone).slice(0, 4);
      if ((await readControl(acts.ledger, "baseline")) === undefined) return;
      if (Number((await readControl(acts.ledger, "documents_reviewed")) ?? 0) >= Number(year)) return;
      const whmcs = parts.whmcs.withSignal(signal);
      const door = await findDoor(acts, parts.door.withSignal(signal));
      if (read?.year !== year) {
        const clientIds: number[] = [];
        for await (const { clientId } of whmcs.clients()) clientIds.push(clientId);
        read = { year, clientIds: clientIds.toSorted((a, b) => a - b) };
      }
      const reached = await progressOf(parts, year);
      const rest = read.clientIds.filter((clientId) => clientId > reached);
      const endsAt = acts.clock.now().getTime() + longestMs;
      let listed = 0;
      for (const clientId of rest.slice(0, clientsAtOnce)) {
        if (signal.aborted || acts.clock.now().getTime() > endsAt) break;
        if (await reviewClient({ ...parts, whmcs }, door, clientId)) listed += 1;
        await act(acts, (work) => writeControl(work.tx, "documents_review", `${year}.${clientId}`, work.now));
      }
      if (listed > 0) log.info("documents.listed", { count: listed });
      if ((await progressOf(parts, year)) < (read.clientIds.at(-1) ?? 0)) return;
      await settleGoneClients({ ...parts, whmcs }, new Set(read.clientIds));
      await endReview(parts, year);
    },
  };
}

/** The last client that was looked at in this year's listing. */
async function progressOf({ acts }: WorkerParts, year: string): Promise<number> {
  const [of, clientId] = ((await readControl(acts.ledger, "documents_review")) ?? "").split(".");
  return of === year ? Number(clientId) : 0;
}

/** Documents of clients whom WHMCS no longer has are in no list of theirs: nobody will be asked about them. */
async function settleGoneClients({ acts, whmcs }: WorkerParts, there: ReadonlySet<number>): Promise<void> {
  const today = calendarDay(acts.clock.now(), acts.policy.timezone);
  const filed = await clientsWithEnded(acts.ledger, today);
  for (const clientId of filed.filter((id) => !there.has(id))) {
    if ((await whmcs.client(clientId)) === undefined) await settleGoneClient(acts, clientId);
  }
}

async function endReview({ acts, log }: WorkerParts, year: string): Promise<void> {
  await act(acts, async (work) => {
    await writeControl(work.tx, "documents_reviewed", year, work.now);
    work.note({ kind: "documents.reviewed", actor: "system", detail: { year } });
  });
  log.info("documents.reviewed");
}

/**
 * One client who cannot be read keeps no other waiting: a person is asked to look.
 * @returns whether a purge waits for the owner @throws AppError while WHMCS or the addon is away: then nobody is passed over
 */
async function reviewClient(
  { acts, log, whmcs }: WorkerParts,
  door: WhmcsDoor | undefined,
  clientId: number,
): Promise<boolean> {
  try {
    if (!(await mayHaveExpired({ acts, whmcs }, door, clientId))) return false;
    const reading = await readForPurge(whmcs, door, clientId);
    return reading !== undefined && (await listExpired(acts, reading));
  } catch (error) {
    if (!(error instanceof AppError) || isAway(error)) throw error;
    log.warn("documents.unread", failureFields(error));
    await act(acts, (work) => openTask(work, { code: "review_documents", clientId }, "system"));
    return false;
  }
}

/** Most clients need no more than this look. One whose documents are filed is always brought up to date. */
async function mayHaveExpired(
  { acts, whmcs }: Pick<WorkerParts, "acts" | "whmcs">,
  door: WhmcsDoor | undefined,
  clientId: number,
): Promise<boolean> {
  if ((await documentsOfClient(acts.ledger, clientId)).length > 0) return true;
  const { documents } = await readDocuments(whmcs, door, clientId);
  const kept = keptDocuments(documents, acts.policy, acts.clock.now());
  return kept.some(({ isOver, document }) => isOver || document.date === undefined);
}

function isAway({ code }: AppError): boolean {
  return code.startsWith("connector.") || code === "whmcs.unreadable" || installationFaults.has(code);
}
