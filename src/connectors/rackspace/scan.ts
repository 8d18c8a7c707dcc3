import type { RackspaceCall } from "./call.ts";
import { type MailDomain, readAliases, readMailbox, readMailboxes } from "./objects.ts";

/** Where an own address stands outside the client's own domains. */
export interface AddressPlace {
  /** It is a mailbox or an alias itself, or stands among the forwards of one or the members of the other. */
  readonly kind: "mailbox" | "alias" | "forward" | "member";
  /** The mailbox or alias. */
  readonly at: string;
  readonly address: string;
  /** Without it nobody would receive the mail any more. */
  readonly isOnly: boolean;
}

/** What was found. `isWhole`: false where there is more than may be read; the rest was not looked at. */
export interface Scan {
  readonly places: readonly AddressPlace[];
  readonly isWhole: boolean;
}

/**
 * How many mailboxes are looked at one by one, of some sixty a minute: for an erasure about a quarter of an hour; an export waits
 * for no source longer than five minutes.
 */
export const mostMailboxes = { toErase: 800, toExport: 150 } as const;
/** Two lists are read of each domain. */
const mailboxesPerDomain = 2;

/**
 * Looks for addresses in every alias and in the forwards of every mailbox of some domains, since the vendor has no search.
 * @param most how many mailboxes may be asked; a domain counts for two of them
 */
export async function scanElsewhere(
  call: RackspaceCall,
  domains: readonly MailDomain[],
  emails: ReadonlySet<string>,
  most: number,
  signal: AbortSignal,
): Promise<Scan> {
  const places: AddressPlace[] = [];
  const mailboxes: string[] = [];
  const withMail = domains.filter(({ hasMailboxes }) => hasMailboxes);
  const listed = withMail.slice(0, Math.floor(most / mailboxesPerDomain));
  for (const domain of listed) {
    mailboxes.push(...(await readMailboxes(call, domain, signal)));
    for (const { address: at, members } of await readAliases(call, domain, signal)) {
      if (emails.has(at)) places.push({ kind: "alias", at, address: at, isOnly: true });
      else places.push(...among("member", at, members, emails));
    }
  }
  for (const at of mailboxes.filter((address) => emails.has(address))) {
    places.push({ kind: "mailbox", at, address: at, isOnly: true });
  }
  const others = mailboxes.filter((address) => !emails.has(address));
  if (listed.length < withMail.length || others.length > most - listed.length * mailboxesPerDomain) {
    return { places, isWhole: false };
  }
  for (const at of others) {
    const mailbox = await readMailbox(call, at, signal);
    places.push(...among("forward", at, mailbox?.forwards ?? [], emails));
  }
  return { places, isWhole: true };
}

function among(
  kind: "forward" | "member",
  at: string,
  receivers: readonly string[],
  emails: ReadonlySet<string>,
): readonly AddressPlace[] {
  const own = receivers.filter((address) => emails.has(address));
  return own.map((address) => ({ kind, at, address, isOnly: own.length === receivers.length }));
}
