import type { Outcome } from "../../domain/outcome.ts";
import { renamingOf } from "../former-names.ts";
import type { KnownSubject, ProcessorContext, Profile } from "../processor.ts";
import type { RackspaceCall } from "./call.ts";
import { type Mailbox, pathOfMailbox, readDomains, readMailbox, split, toAddress } from "./objects.ts";

const contactFields = /^(?:business|home|mobile|pager)/;

/**
 * Gives the client's new name to the mailbox of the client's own address, and to those of the client's other addresses that bear
 * the former name as their whole name. Addresses and phone numbers stand in several fields there: which is which, a person knows.
 * Twice is once.
 */
export async function rectifyNames(
  call: RackspaceCall,
  subject: KnownSubject,
  profile: Profile,
  changed: ReadonlySet<string>,
  { signal, mayGo }: ProcessorContext,
): Promise<Outcome> {
  const emails = [...new Set(subject.emails.map(toAddress))].filter((email) => split(email).local !== "");
  const domains = new Set((await readDomains(call, signal)).map(({ name }) => name.toLowerCase()));
  let count = 0;
  let hasDetails = false;
  for (const address of emails.filter((email) => domains.has(split(email).domain))) {
    const mailbox = await readMailbox(call, address, signal);
    if (mailbox === undefined) continue;
    hasDetails ||= address === toAddress(profile.email) && holdsDetails(mailbox);
    const form = changesTo(mailbox, subject, profile);
    if (Object.keys(form).length === 0) continue;
    await mayGo();
    await call.put(pathOfMailbox(address), form, signal);
    count += 1;
  }
  if (hasDetails && concernsDetails(changed)) return { kind: "manual", reason: "mail_details_by_hand" };
  return count > 0 ? { kind: "done", count } : { kind: "nothing_found" };
}

/** Only what differs, in the flat names that a mailbox is written with. */
function changesTo(mailbox: Mailbox, subject: KnownSubject, profile: Profile): Readonly<Record<string, string>> {
  const { fullName, isFormer } = renamingOf(subject, profile);
  const { address, displayName } = mailbox;
  const hadName = `${mailbox.firstName} ${mailbox.lastName}`.trim();
  const isClients = address === toAddress(profile.email) && hadName !== "";
  const form: Record<string, string> = {};
  if (isClients || isFormer(hadName)) {
    if (mailbox.firstName !== profile.firstName) form["firstName"] = profile.firstName;
    if (mailbox.lastName !== profile.lastName) form["lastName"] = profile.lastName;
  }
  // Another display name, such as a company's, was chosen and stays.
  const wasName = isFormer(displayName) || (isClients && displayName === hadName);
  if (wasName && displayName !== fullName) form["displayName"] = fullName;
  return form;
}

function holdsDetails({ row }: Mailbox): boolean {
  const details = row["contactInfo"];
  if (typeof details !== "object" || details === null) return false;
  return Object.entries(details).some(
    ([key, value]) => contactFields.test(key) && typeof value === "string" && value.trim() !== "",
  );
}

function concernsDetails(changed: ReadonlySet<string>): boolean {
  return (
    changed.size === 0 || [...changed].some((field) => /^(?:address|city|state|postcode|country|phone)/i.test(field))
  );
}
