import { exportRows, plainContext } from "../export-rows.ts";
import type { ExportItem } from "../connector.ts";
import { ownDomains } from "../own-domains.ts";
import type { KnownSubject } from "../processor.ts";
import type { RawRow } from "../scalars.ts";
import type { RackspaceCall } from "./call.ts";
import { aliasDescription, forwardDescription, mailboxDescription } from "./data-map.ts";
import { type Alias, readAliases, readDomains, readMailbox, readMailboxes, toAddress } from "./objects.ts";
import { type AddressPlace, mostMailboxes, type Scan, scanElsewhere } from "./scan.ts";

/** What a mailbox says of the person who uses it. */
const personal = ["displayName", "lastLogin", "vacationMessage", "enableVacationMessage", "contactInfo"];

/**
 * The mailboxes and aliases of the client's own domains with their settings, and in whose mail the client's addresses stand. Who
 * else uses a mailbox there (an employee) is another person: the settings are told, what is personal is not.
 */
export async function* exportMail(
  call: RackspaceCall,
  subject: KnownSubject,
  signal: AbortSignal,
): AsyncGenerator<ExportItem> {
  const domains = await readDomains(call, signal);
  const own = ownDomains(subject);
  const ownMail = domains.filter(({ plain, hasMailboxes }) => own.has(plain) && hasMailboxes);
  const emails = new Set(subject.emails.map(toAddress));
  const mailboxes: string[] = [];
  const aliases: Alias[] = [];
  for (const domain of ownMail) {
    mailboxes.push(...(await readMailboxes(call, domain, signal)));
    aliases.push(...(await readAliases(call, domain, signal)));
  }
  const ownEmails = [...emails, ...mailboxes, ...aliases.map(({ address }) => address)];
  const others = emails.size === 0 ? [] : domains.filter(({ plain }) => !own.has(plain));
  let scan: Scan = { places: [], isWhole: true };
  async function* forwards(): AsyncGenerator<RawRow> {
    scan = await scanElsewhere(call, others, emails, mostMailboxes.toExport, signal);
    for (const { address, kind } of scan.places) {
      if (isReceiver(kind)) yield { address, kind: kind === "forward" ? "mailbox" : "alias" };
    }
  }
  const aliasRows = aliases.map(({ address, members }) => ({ address, members, memberCount: members.length }));
  yield* exportRows(
    [
      { description: mailboxDescription, rows: readRows(call, mailboxes, emails, signal) },
      { description: aliasDescription, rows: aliasRows },
      { description: forwardDescription, rows: forwards() },
    ],
    { ...plainContext(subject), ownEmails },
  );
  if (mailboxes.length > 0) yield { type: "gap", reason: "mail_content_by_hand" };
  const hasExchange = domains.some((domain) => own.has(domain.plain) && domain.hasExchange);
  const hasOwnElsewhere = scan.places.some(({ kind }) => !isReceiver(kind));
  if (hasExchange || hasOwnElsewhere || !scan.isWhole) yield { type: "gap", reason: "mailboxes_not_read" };
}

function isReceiver(kind: AddressPlace["kind"]): boolean {
  return kind === "forward" || kind === "member";
}

async function* readRows(
  call: RackspaceCall,
  addresses: readonly string[],
  emails: ReadonlySet<string>,
  signal: AbortSignal,
): AsyncGenerator<RawRow> {
  for (const address of addresses) {
    const mailbox = await readMailbox(call, address, signal);
    if (mailbox === undefined) continue; // deleted since it was listed
    const { row, forwards } = mailbox;
    const told = emails.has(address)
      ? Object.entries(row)
      : Object.entries(row).filter(([key]) => !personal.includes(key));
    yield { ...Object.fromEntries(told), address, emailForwardingAddressList: forwards };
  }
}
