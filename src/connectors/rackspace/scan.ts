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

/** Each mailbox takes a call of its own, of some sixty a minute. */
const mostMailboxes = 500;

/**
 * Looks for addresses in every alias and in the forwards of every mailbox of some domains, since the vendor has no search.
 * `isWhole`: false where there are more mailboxes than can be asked one by one; their forwards were not looked at.
 */
export async function scanElsewhere(
  call: RackspaceCall,
  domains: readonly MailDomain[],
  emails: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<{ readonly places: readonly AddressPlace[]; readonly isWhole: boolean }> {
  const places: AddressPlace[] = [];
  const mailboxes: string[] = [];
  for (const domain of domains.filter(({ hasMailboxes }) => hasMailboxes)) {
    mailboxes.push(...(await readMailboxes(call, domain, signal)));
    for (const { address: at, members } of await readAliases(call, domain, signal)) {
      if (emails.has(at)) places.push({ kind: "alias", at, address: at, isOnly: true });
      else places.push(...among("member", at, members, emails));
    }
  }
  for (const at of mailboxes.filter((address) => emails.has(address))) {
    places.push({ kind: "mailbox", at, address: at, isOnly: true });
  }
  if (mailboxes.length > mostMailboxes) return { places, isWhole: false };
  for (const at of mailboxes.filter((address) => !emails.has(address))) {
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
