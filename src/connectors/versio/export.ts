import type { EntityDescription } from "../../domain/data-map.ts";
import type { ExportItem } from "../connector.ts";
import { exportRows, plainContext } from "../export-rows.ts";
import type { ExportLink, KnownSubject, ProcessorContext } from "../processor.ts";
import { isRecord } from "../read-value.ts";
import type { RawRow } from "../scalars.ts";
import type { VersioApi } from "./call.ts";
import { domainContacts, registeredDomains } from "./data-map.ts";
import { type HeldContact, readHoldings } from "./holdings.ts";
import type { VersioContact, VersioDomain } from "./schema.ts";

/** What `exportHoldings` yields, in that order. */
export const versioDataMap: readonly EntityDescription[] = [registeredDomains, domainContacts];

/** The client's domains and contacts; whose the others on the client's domains are, nobody knows: they are counted. @throws AppError */
export async function* exportHoldings(
  api: VersioApi,
  subject: KnownSubject,
  ctx: ProcessorContext,
): AsyncGenerator<ExportItem | ExportLink, void, void> {
  const { domains, contacts } = await readHoldings(api, subject, ctx);
  const own = contacts.filter(isSurely);
  yield* exportRows(
    [
      { description: registeredDomains, rows: domainRows(api, domains, ctx.signal) },
      { description: domainContacts, rows: own.map(({ contact }) => contactRow(contact)) },
    ],
    plainContext(subject),
  );
  for (const { contact, by } of own)
    if (by === "address") yield { type: "link", kind: "contact", id: contact.contact_id };
  if (domains.length > 0) yield { type: "gap", reason: "certificate_orders_not_read" };
  const unsure = contacts.length - own.length;
  if (unsure > 0) yield { type: "gap", reason: "registrants_not_matched", count: unsure };
}

function isSurely({ by, isNamed }: HeldContact): boolean {
  return by === "address" || isNamed;
}

/** One that was cancelled since the list was read is told as the list had it. */
async function* domainRows(
  api: VersioApi,
  domains: readonly VersioDomain[],
  signal: AbortSignal,
): AsyncGenerator<RawRow, void, void> {
  for (const listed of domains) yield (await api.domain(listed.domain, signal)) ?? listed;
}

/** Extra ids stand under names of the registry's own. */
function contactRow(contact: VersioContact): RawRow {
  const extras = contact["properties"];
  if (!isRecord(extras)) return contact;
  return { ...contact, properties: Object.entries(extras).map(([name, value]) => ({ name, value })) };
}
