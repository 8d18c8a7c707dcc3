import { resolveKnownSubject } from "../src/connectors/whmcs/elsewhere.ts";
import { isPlaceholderEmail } from "../src/connectors/whmcs/erase/placeholders.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { Subject } from "../src/connectors/connector.ts";
import type { KnownSubject, ProcessorContext } from "../src/connectors/processor.ts";
import { AppError, PermanentError } from "../src/domain/errors.ts";
import {
  needsDetails,
  type TaskDetail,
  type TaskDetails,
  type TaskPlace,
  type TaskSearch,
} from "../src/domain/task-details.ts";
import { listLinks } from "../src/ledger/client-links.ts";
import { findDuty } from "../src/ledger/duties.ts";
import type { TaskRow } from "../src/ledger/schema.ts";
import { profileOf } from "./rectify.ts";
import type { WorkerParts } from "./worker-parts.ts";

type DetailParts = Pick<WorkerParts, "acts" | "log" | "processors" | "subjects" | "whmcs">;

const mayTakeMs = 7_000; // whoever asked waits for the answer, the addon for eight seconds

/**
 * What an open task needs besides its text: whom to look for, from who was sealed when its duty began or else from WHMCS; for a
 * correction, the details as WHMCS has them now; and what the recipient's own connector finds. Whatever cannot be read is named
 * with its reason, and keeps nothing else. Nothing of it is written anywhere.
 */
export function readTaskDetails(parts: DetailParts): (task: TaskRow) => Promise<TaskDetails> {
  return async (task) => {
    const { acts, processors } = parts;
    const signal = AbortSignal.timeout(mayTakeMs);
    const whmcs = parts.whmcs.withSignal(signal).remembering();
    if (task.state !== "open" || !needsDetails(task)) return { missing: [] };

    const duty = task.duty_id === null ? undefined : await findDuty(acts.ledger, task.duty_id);
    const sealed = await read(parts, "lookFor", () => sealedSubject(parts, task));
    // Sealed before a name was asked for: WHMCS may still know it.
    const isNamed = sealed.reason !== undefined || sealed.value?.elsewhere !== undefined;
    const subject = isNamed ? sealed : await read(parts, "lookFor", () => subjectNow(whmcs, task));
    const processor = task.connector === null ? undefined : processors.get(task.connector);
    const newValues =
      duty?.kind === "rectification"
        ? await read(parts, "newValues", async () => ({ ...profileOf(await demandThere(whmcs, task)) }))
        : undefined;
    const known = bothOf(sealed.value, subject.value);
    const where =
      processor === undefined || known === undefined
        ? undefined
        : await read(parts, "where", async () => {
            const links = await listLinks(acts.ledger, task.client_id, processor.name);
            const ctx: ProcessorContext = { signal, clock: acts.clock, links, mayGo: readsOnly };
            return placesOf(await processor.find(demandKnown(known), scopeOf(task), ctx));
          });
    const told = [subject, newValues, where].filter((one) => one !== undefined);
    return {
      ...(known !== undefined && { lookFor: searchOf(known, task) }),
      ...(newValues?.value !== undefined && { newValues: newValues.value }),
      ...(where?.value !== undefined && { where: where.value }),
      missing: told.flatMap(({ detail, reason }) => (reason === undefined ? [] : [{ detail, reason }])),
    };
  };
}

interface Read<Value> {
  readonly detail: TaskDetail;
  readonly value?: Value;
  /** Why there is no value. */
  readonly reason?: string;
}

async function read<Value>(
  { log }: Pick<DetailParts, "log">,
  detail: TaskDetail,
  look: () => Promise<Value>,
): Promise<Read<Value>> {
  try {
    return { detail, value: await look() };
  } catch (error) {
    if (!(error instanceof AppError)) log.error("task.details_failed", { code: "internal.unexpected" });
    return { detail, reason: error instanceof AppError ? error.code : "internal.unexpected" };
  }
}

async function sealedSubject({ subjects }: DetailParts, { duty_id: dutyId }: TaskRow): Promise<Subject | undefined> {
  return dutyId === null ? undefined : subjects.openSubject(dutyId);
}

async function subjectNow(whmcs: WhmcsApi, task: TaskRow): Promise<KnownSubject> {
  await demandThere(whmcs, task);
  const subject = await resolveKnownSubject(whmcs, task.client_id);
  if (subject === undefined) throw new PermanentError("whmcs.client_not_found");
  return subject;
}

/** What was known before is searched by as well: elsewhere it may still stand so. */
function bothOf(before: Subject | undefined, now: Subject | undefined): Subject | undefined {
  if (before === undefined || now === undefined) return now ?? before;
  const either = (of: (subject: Subject) => readonly string[]) => [...new Set([...of(before), ...of(now)])];
  return { ...now, emails: either(({ emails }) => emails), domains: either(({ domains }) => domains) };
}

/** What was put in place of an erased name finds nobody. */
async function demandThere(whmcs: WhmcsApi, { client_id: clientId }: TaskRow) {
  const client = await whmcs.client(clientId);
  if (client === undefined) throw new PermanentError("whmcs.client_not_found");
  if (isPlaceholderEmail(client.email)) throw new PermanentError("whmcs.client_erased");
  return client;
}

/** @throws PermanentError subject.incomplete for one that was sealed before other systems were asked */
function demandKnown({ elsewhere, ...subject }: Subject): KnownSubject {
  if (elsewhere === undefined) throw new PermanentError("subject.incomplete");
  return { ...subject, elsewhere };
}

function scopeOf({ service_id: serviceId }: TaskRow) {
  return serviceId === null ? ({ of: "client" } as const) : ({ of: "service", serviceId } as const);
}

function searchOf({ emails, domains, elsewhere }: Subject, { service_id: serviceId }: TaskRow): TaskSearch {
  const places = elsewhere?.places.filter((place) => place.serviceId === serviceId && place.domain !== "") ?? [];
  return {
    names: elsewhere?.names ?? [],
    emails,
    domains: places.length === 0 ? domains : places.map(({ domain }) => domain),
  };
}

function placesOf(found: readonly TaskPlace[]): readonly TaskPlace[] {
  return found.map(({ kind, id }) => ({ kind, id }));
}

const readsOnly = (): Promise<never> => Promise.reject(new PermanentError("task.reads_only"));
