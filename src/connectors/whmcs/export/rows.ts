import { RetryableError, UnsafeError } from "../../../domain/errors.ts";
import { firstId, type RawRow } from "../api-raw.ts";
import { ownLogins } from "../find.ts";
import { date, optionalId } from "../normalise.ts";
import { mapAhead } from "./read-ahead.ts";
import { isRecord, textOf } from "../../read-value.ts";
import { rowsIn } from "../../scalars.ts";
import { cancellationRequests, isListed, listOf, loginsLike, quotes } from "./reads.ts";
import { ifReadable } from "./failures.ts";
import { miss, type Source } from "./source.ts";

type Read = (source: Source) => AsyncIterable<RawRow>;

/** So many rows that need a call of their own are under way at once; the process-wide limit still holds. */
export const detailsAhead = 16;

/** Entities that are more than one list of the client's; what several answers tell of one row is laid over one another. */
const composed: Readonly<Record<string, Read>> = {
  profile: async function* profile({ client }) {
    yield client;
  },
  users,
  invoices,
  quotes: async function* allQuotes({ api, subject }) {
    for await (const row of api.raw.rowsOfAll(quotes)) {
      const owner = firstId(row, ["userid"]);
      const isProspects = owner === undefined && subject.emails.includes(textOf(row, "email").toLowerCase());
      if (owner === subject.clientId || isProspects) yield row;
    }
  },
  /** Only those of services that are this client's now. */
  cancellation_requests: async function* requests({ api, subject }) {
    const own = new Set<number | undefined>();
    for await (const row of api.raw.ownedRows(listOf("services", subject.clientId))) own.add(firstId(row, ["id"]));
    for await (const row of api.raw.rowsOfAll(cancellationRequests)) {
      const serviceId = optionalId.safeParse(row["relid"]).data;
      if (serviceId !== undefined && own.has(serviceId)) yield row;
    }
  },
};

/** How the rows of an entity are read; undefined for one that the API does not tell. */
export function readerOf(entity: string): Read | undefined {
  if (Object.hasOwn(composed, entity)) return composed[entity];
  return isListed(entity) ? ({ api, subject }) => api.raw.ownedRows(listOf(entity, subject.clientId)) : undefined;
}

/** The logins as the client sees them, with what they may do; what only a login's own record tells, of the client's own alone. */
async function* users(source: Source): AsyncGenerator<RawRow> {
  const { api, client, subject } = source;
  const { clientId } = subject;
  const account = await api.client(clientId);
  const own = new Set(account === undefined ? [] : (await ownLogins(api, account)).map(({ userId }) => userId));
  const listed = (async function* each() {
    yield* (rowsIn(client["users"], "user") ?? []).filter(isRecord);
  })();
  yield* mapAhead(listed, { room: detailsAhead }, async (row) => {
    const userId = firstId(row, ["id"]);
    if (userId === undefined) return row;
    const [login, granted] = await Promise.all([
      own.has(userId) ? findLogin(api, userId, textOf(row, "email")) : {},
      permissionsOf(source, userId),
    ]);
    return { ...row, ...login, ...granted };
  });
}

/** Nobody shall lack its logins because what they may do is not told. */
async function permissionsOf(source: Source, userId: number): Promise<RawRow> {
  const read = source.api.raw.permissions(userId, source.subject.clientId);
  const found = await ifReadable(read.then((row) => row ?? {}));
  if (found === undefined) miss(source, "permissions_unknown", 1);
  return found ?? {};
}

async function findLogin({ raw }: Source["api"], userId: number, email: string): Promise<RawRow> {
  for await (const row of raw.rowsOfAll(loginsLike(email))) if (firstId(row, ["id"]) === userId) return row;
  return {};
}

async function* invoices({ api, invoices: seen, subject: { clientId } }: Source): AsyncGenerator<RawRow> {
  const listed = api.raw.ownedRows(listOf("invoices", clientId));
  yield* mapAhead(listed, { room: detailsAhead }, async (summary) => {
    const invoiceId = firstId(summary, ["id"]) ?? 0;
    const issuedOn = date.safeParse(summary["date"]).data ?? "";
    seen.push({ invoiceId, invoiceNumber: textOf(summary, "invoicenum"), issuedOn });
    const invoice = await api.raw.invoice(invoiceId);
    // It was on the list a moment ago: a bill must not vanish from the package without a word.
    if (invoice === undefined) throw new RetryableError("whmcs.list_changed");
    if (firstId(invoice, ["userid"]) !== clientId) throw new UnsafeError("whmcs.foreign_row");
    return { ...summary, ...invoice };
  });
}
