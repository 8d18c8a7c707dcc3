import type { RawRow } from "../scalars.ts";
import type { Contact } from "./schema.ts";

/** Neutral, and the same for everybody. */
const name = "Erased contact";
/** Never delivered: RFC 2606 section 2. */
const domain = "erased.invalid";

/** Fields of a contact that tell of a person, and what stands in them when they tell nothing. */
const blanks = {
  phone: null,
  mobile: null,
  twitter_id: null,
  unique_external_id: null,
  address: null,
  job_title: null,
  description: null,
  company_id: null,
  other_emails: [],
  other_companies: [],
  tags: [],
} as const;

/** The address of a contact that was erased: unique in the account, since the contact's own id is. */
function addressOf({ id }: Contact): string {
  return `erased-${id}@${domain}`;
}

/** What must be written for nothing of the person to be left; only what holds something, as some fields refuse to be set. */
export function erasingFields(contact: Contact): RawRow {
  const { row } = contact;
  const custom = Object.keys(customFields(row)).filter((key) => !isBlank(customFields(row)[key]));
  return {
    name,
    email: addressOf(contact),
    ...Object.fromEntries(Object.entries(blanks).filter(([key]) => !isBlank(row[key]))),
    ...(custom.length > 0 && { custom_fields: Object.fromEntries(custom.map((key) => [key, null])) }),
  };
}

/** Whether a contact bears our address instead of a person's. */
export function isPseudonymous(contact: Contact): boolean {
  return contact.addresses.length === 1 && contact.addresses[0] === addressOf(contact);
}

/** Whether nothing of the person is left in it, its picture apart. */
export function isErased(contact: Contact): boolean {
  return isPseudonymous(contact) && contact.name === name && Object.keys(erasingFields(contact)).length === 2;
}

function customFields(row: RawRow): RawRow {
  const fields = row["custom_fields"];
  return typeof fields === "object" && fields !== null && !Array.isArray(fields) ? (fields as RawRow) : {};
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "" || value === false || isEmptyList(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
