import type { EntityDescription } from "../../../domain/data-map.ts";
import { UnsafeError } from "../../../domain/errors.ts";
import type { ExportItem, StepContext, Subject } from "../../connector.ts";
import type { WhmcsApi } from "../api.ts";
import type { RawRow } from "../api-raw.ts";
import { whmcsDataMap } from "../data-map/index.ts";
import type { WhmcsDoor } from "../door/door.ts";
import { addressesOf } from "../find.ts";
import { hasCode } from "../reading.ts";
import { exportBehindDoor } from "./behind-door.ts";
import { concernsOneRead, ifReadable, rowsMissingCode } from "./failures.ts";
import { askForMove, readMove } from "./move.ts";
import { createOthers, type Own } from "../../others.ts";
import { peopleIn } from "./people.ts";
import { tellLeftOut } from "../../export-rows.ts";
import { createPresenter, type PresentContext } from "../../present.ts";
import { inOrder, type Part } from "./read-ahead.ts";
import { isRecord, textOf } from "../../read-value.ts";
import { rowsIn } from "../../scalars.ts";
import { readerOf } from "./rows.ts";
import { miss, type Source } from "./source.ts";
import { readTickets, staffIn } from "./tickets.ts";

/** What the owner decides about an export. */
export interface ExportOptions {
  /** Whether what staff noted about the client is in it. */
  readonly withNotes: boolean;
}

/**
 * So many entities are begun while one is read: the small ones between the large ones are one call each, and the last call of
 * an entity must not wait for its reader.
 */
const entitiesAhead = 8;

/**
 * Streams everything that WHMCS and its addon tell about the subject, by the data map, every entity announced even when
 * empty, tickets each followed by their files. Left out: passwords, hashes, ticket access keys, payment tokens, EPP codes,
 * staff names, other clients' data, and what the map does not know: it is counted. An entity that cannot be read costs no
 * other: it is told as left out.
 * @throws UnsafeError whmcs.client_gone when there is no such client; AppError when WHMCS is away or takes no call at all
 */
export async function* exportClient(
  api: WhmcsApi,
  door: WhmcsDoor,
  subject: Subject,
  ctx: StepContext,
  options: ExportOptions,
): AsyncGenerator<ExportItem> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ctx.signal, ended.signal]);
  const bound = api.withSignal(signal).remembering();
  try {
    const client = await bound.raw.client(subject.clientId);
    if (client === undefined) throw new UnsafeError("whmcs.client_gone");
    const source = openSource(bound, subject, client.row, options);
    yield* tellLeftOut(readAll(source, door.withSignal(signal)));
  } finally {
    ended.abort(); // what was asked for ahead and nobody will read
  }
}

async function* readAll(source: Source, door: WhmcsDoor): AsyncGenerator<ExportItem> {
  const asked = askForMove(source);
  const described = whmcsDataMap.filter(({ entity }) => entity === "tickets" || readerOf(entity) !== undefined);
  const entities = described.map((description): Part<ExportItem> => {
    const head = { type: "entity", entity: description.entity } as const;
    return { head, items: () => exportEntity(source, description) };
  });
  yield* inOrder([...entities, { items: () => readMove(source, asked) }], entitiesAhead);
  if (!source.withNotes) yield { type: "gap", reason: "notes_withheld" };
  await source.context; // which may have missed something, too
  for (const [reason, count] of source.missed) yield { type: "gap", reason, ...(count !== undefined && { count }) };
  yield* exportBehindDoor(source, door);
}

async function* exportEntity(source: Source, description: EntityDescription): AsyncGenerator<ExportItem> {
  try {
    yield* readEntity(source, description);
  } catch (error) {
    if (!concernsOneRead(error)) throw error;
    const { entity } = description;
    yield { type: "left_out", entity, reason: error.code, ...(error.retry === "never" && { mayMend: false }) };
  }
}

async function* readEntity(source: Source, description: EntityDescription): AsyncGenerator<ExportItem> {
  const { entity } = description;
  const presenter = createPresenter(description);
  try {
    if (entity === "tickets") {
      for await (const part of readTickets(source)) {
        if (part.kind === "file") yield part.file;
        else yield { type: "record", entity, record: presenter.present(part.row, await contextOf(source, part.row)) };
      }
    } else {
      const rows = readerOf(entity)?.(source) ?? [];
      for await (const row of rows) {
        yield { type: "record", entity, record: presenter.present(row, await source.context) };
      }
    }
  } catch (error) {
    if (!hasCode(error, [rowsMissingCode])) throw error;
    miss(source, "rows_missing", 1);
  }
  yield* presenter.unmapped();
}

async function contextOf({ context }: Source, ticket: RawRow): Promise<PresentContext> {
  const { people, ...rest } = await context;
  return { ...rest, people: people.knowing(staffIn(ticket)) };
}

function openSource(api: WhmcsApi, subject: Subject, client: RawRow, { withNotes }: ExportOptions): Source {
  const missed: Source["missed"] = new Map();
  const reads = [
    ifReadable(api.raw.staff()),
    ownOf(api, subject, client),
    ifReadable(ownAddresses(api, subject)),
  ] as const;
  const context = Promise.all(reads).then(([staff, own, ownEmails = subject.emails]) => {
    if (staff === undefined) miss({ missed }, "staff_names_unknown");
    miss({ missed }, "address_shared", ownEmails.filter((email) => !subject.emails.includes(email)).length);
    return { people: peopleIn(createOthers(own, staff ?? [])), ownEmails, withNotes };
  });
  context.catch(() => {}); // told to the first entity that waits for it
  return { api, subject, client, withNotes, context, invoices: [], missed };
}

/** Addresses of the client's, those too that lend themselves to nothing because another client uses them as well. */
async function ownAddresses(api: WhmcsApi, { clientId, emails }: Subject): Promise<readonly string[]> {
  const client = await api.client(clientId);
  return [...new Set([...emails, ...(client === undefined ? [] : await addressesOf(api, client))])];
}

/** Whom the export is about: a member of the staff may be called the same. */
async function ownOf(api: WhmcsApi, { clientId, emails, usernames }: Subject, client: RawRow): Promise<Own> {
  const logins = (rowsIn(client["users"], "user") ?? []).filter(isRecord);
  const contacts = (await ifReadable(api.contacts(clientId))) ?? [];
  const people = [
    { firstName: textOf(client, "firstname"), lastName: textOf(client, "lastname") },
    ...contacts.map(({ firstName, lastName }) => ({ firstName, lastName })),
  ];
  const names = people.flatMap(({ firstName, lastName }) => [firstName, lastName, `${firstName} ${lastName}`]);
  return {
    names: [...names, textOf(client, "companyname"), ...logins.map((login) => textOf(login, "name")), ...usernames],
    emails: [...emails, ...logins.map((login) => textOf(login, "email"))],
    clientId,
    loginIds: new Set(logins.map((login) => Number(textOf(login, "id")))),
  };
}
