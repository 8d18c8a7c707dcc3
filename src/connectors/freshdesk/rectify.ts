import { AppError } from "../../domain/errors.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { renamingOf } from "../former-names.ts";
import type { KnownSubject, Profile, ProcessorContext } from "../processor.ts";
import { textOf } from "../read-value.ts";
import type { RawRow } from "../scalars.ts";
import type { FreshdeskApi } from "./api.ts";
import { findContacts } from "./find.ts";
import { isPseudonymous } from "./pseudonym.ts";
import type { Contact } from "./schema.ts";

/**
 * Carries the client's name, address, e-mail and telephone to its own contact: the one with its e-mail address, or with its
 * name, present or former. Contacts of others at the client's keep their names. What Freshdesk does not hold is not added there.
 */
export async function rectifyContacts(
  api: FreshdeskApi,
  subject: KnownSubject,
  profile: Profile,
  changed: ReadonlySet<string>,
  ctx: ProcessorContext,
): Promise<Outcome> {
  const { fullName, isFormer } = renamingOf(subject, profile);
  const email = profile.email.trim().toLowerCase();
  const isOwn = ({ name, addresses }: Contact): boolean =>
    addresses.includes(email) || isFormer(name) || name.trim().toLowerCase() === fullName.toLowerCase();
  const own = (await findContacts(api, subject, ctx.links)).filter(
    ({ contact }) => !isPseudonymous(contact) && isOwn(contact),
  );
  const mayHaveMoved = changed.size === 0 || changed.has("email");
  const reasons = new Set<string>();
  let count = 0;
  for (const { contact, isBlocked, isForeignToo } of own) {
    const fields = fieldsOf(contact, profile, changed);
    if (Object.keys(fields).length === 0) count += 1;
    // Under an address that the client no longer has, when that is what changed; else under somebody's.
    else if (isForeignToo && !contact.addresses.includes(email) && !mayHaveMoved) {
      reasons.add("freshdesk_contact_not_matched");
    } else if (contact.isDeleted || isBlocked) reasons.add("freshdesk_contact_locked");
    else {
      await ctx.mayGo();
      const refusal = await refusalOf(api.change(contact.id, fields));
      if (refusal === undefined) count += 1;
      else reasons.add(refusal);
    }
  }
  const [reason] = reasons;
  if (reason !== undefined) return { kind: "manual", reason, tasks: [...reasons] };
  return count === 0 ? { kind: "nothing_found" } : { kind: "done", count };
}

/** Only what changed and differs. */
function fieldsOf(contact: Contact, profile: Profile, changed: ReadonlySet<string>): RawRow {
  const has = (...names: readonly string[]): boolean => changed.size === 0 || names.some((name) => changed.has(name));
  const { row } = contact;
  const name = `${profile.firstName} ${profile.lastName}`.trim();
  const address = addressOf(profile);
  const fields: Record<string, unknown> = {};
  if (has("firstname", "lastname") && name !== "" && name !== contact.name) fields["name"] = name;
  if (has(...addressNames) && address !== "" && isOther(row, "address", address)) fields["address"] = address;
  if (has("phonenumber") && profile.phoneNumber !== "" && isOther(row, "phone", profile.phoneNumber)) {
    fields["phone"] = profile.phoneNumber;
  }
  if (has("email") && profile.email !== "" && contact.email.toLowerCase() !== profile.email.toLowerCase()) {
    fields["email"] = profile.email;
    // The list is replaced as a whole, and may not hold the contact's own address.
    const others = contact.addresses.filter(
      (one) => one !== profile.email.toLowerCase() && one !== contact.email.toLowerCase(),
    );
    if (contact.addresses.length - 1 !== others.length) fields["other_emails"] = others;
  }
  return fields;
}

const addressNames = ["address1", "address2", "city", "state", "postcode", "country"];

function addressOf({ address1, address2, postcode, city, state, country }: Profile): string {
  const lines = [address1, address2, `${postcode} ${city}`, state, country].map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** Whether Freshdesk holds something else there; what it does not hold is not ours to add. */
function isOther(row: RawRow, key: string, value: string): boolean {
  const held = textOf(row, key);
  return held !== "" && held !== value;
}

/** Why a change is a person's; undefined: it was made. */
async function refusalOf(change: Promise<void>): Promise<string | undefined> {
  try {
    await change;
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === "freshdesk.duplicate") return "freshdesk_duplicate_address";
    if (error instanceof AppError && error.code === "freshdesk.not_allowed") return "freshdesk_contact_locked";
    throw error;
  }
}
