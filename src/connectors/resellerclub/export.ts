import type { EntityDescription } from "../../domain/data-map.ts";
import type { ExportItem } from "../connector.ts";
import { exportRows, plainContext } from "../export-rows.ts";
import type { ExportLink, KnownSubject, ProcessorContext } from "../processor.ts";
import type { RawRow } from "../scalars.ts";
import type { ResellerClubApi } from "./api.ts";
import { domainContacts, registeredDomains, registrarCustomer } from "./data-map.ts";
import { type HeldContact, readHoldings } from "./holdings.ts";

/** What `exportHoldings` yields, in that order. */
export const resellerClubDataMap: readonly EntityDescription[] = [registrarCustomer, registeredDomains, domainContacts];

/**
 * The client's customer record, domains and contacts; of whom the others beside them are, nobody knows: they are counted.
 * Contacts that were unused for six months are archived by the vendor and told to nobody. @throws AppError
 */
export async function* exportHoldings(
  api: ResellerClubApi,
  subject: KnownSubject,
  ctx: ProcessorContext,
): AsyncGenerator<ExportItem | ExportLink, void, void> {
  const { customers, domains, contacts } = await readHoldings(api, subject, ctx);
  const own = customers.filter(({ claim }) => claim === "own").map(({ customer }) => customer);
  const surely = contacts.filter(isSurely);
  yield* exportRows(
    [
      { description: registrarCustomer, rows: own.map((row) => withMoments(row, "creationdt")) },
      { description: registeredDomains, rows: domains.map(domainRow) },
      { description: domainContacts, rows: contactRows(api, surely, ctx.signal) },
    ],
    plainContext(subject),
  );
  for (const { customerid } of own) yield { type: "link", kind: "customer", id: customerid };
  for (const { contact, by } of surely) {
    if (by === "address") yield { type: "link", kind: "contact", id: contact["entity.entityid"] };
  }
  if (own.length + domains.length + contacts.length > 0) yield { type: "gap", reason: "archived_contacts_not_read" };
  const unsure = contacts.length - surely.length;
  if (unsure > 0) yield { type: "gap", reason: "registrants_not_matched", count: unsure };
}

function isSurely({ by, isNamed }: HeldContact): boolean {
  return by === "address" || isNamed;
}

/** One that was deleted since it was listed is told as the list had it. */
async function* contactRows(
  api: ResellerClubApi,
  contacts: readonly HeldContact[],
  signal: AbortSignal,
): AsyncGenerator<RawRow, void, void> {
  for (const { contact } of contacts) {
    yield (await api.contact(contact["entity.entityid"], signal)) ?? plainRow(contact);
  }
}

/** Name servers stand under numbers, as many as there are. */
function domainRow(domain: RawRow): RawRow {
  const isServer = (key: string): boolean => /^ns\d+$/.test(key);
  const plain = Object.entries(domain).filter(([key]) => !isServer(key));
  const servers = Object.entries(domain).flatMap(([key, value]) => (isServer(key) ? [value] : []));
  return withMoments({ ...Object.fromEntries(plain), nameservers: servers }, "creationtime", "endtime");
}

/** Keys of a search without what stands before their dot; the ids and states are those that details call otherwise. */
function plainRow(row: RawRow): RawRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/^(?:entity|contact)\./, ""), value]),
  );
}

/** Seconds since 1970, which the vendor tells as texts, as instants. */
function withMoments(row: RawRow, ...keys: readonly string[]): RawRow {
  const moments = keys.flatMap((key) => {
    const seconds = Number(row[key]);
    const isMoment = /^\d{9,10}$/.test(String(row[key])) && Number.isSafeInteger(seconds);
    return isMoment ? [[key, new Date(seconds * 1_000).toISOString()] as const] : [];
  });
  return { ...row, ...Object.fromEntries(moments) };
}
