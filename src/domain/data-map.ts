/**
 * What is known about the data a system holds, as data: one description per entity, one per field. The export, its masking,
 * the texts of the package, its JSON Schemas and the table in `docs/` are all read from it.
 */

/** Why an entity is processed (GDPR Art. 15(1)(a)). */
export const purposes = [
  "account",
  "delivery",
  "accounting",
  "payment",
  "support",
  "communication",
  "security",
  "marketing",
  "affiliate",
] as const;
export type Purpose = (typeof purposes)[number];

/** On which ground of Art. 6(1): (a) consent, (b) contract, (c) legal obligation, (f) legitimate interests. */
export const legalBases = ["consent", "contract", "legal_obligation", "legitimate_interests"] as const;
export type LegalBasis = (typeof legalBases)[number];

/**
 * Which period of the policy ends an entity: `account` with the account's anonymisation, `hosting` its content with the
 * deletion of the service and its record with the account, `accounting` with the retention of invoices,
 * `website_forms` with that of the website's forms.
 */
export const retentions = ["account", "hosting", "accounting", "website_forms"] as const;
export type RetentionRule = (typeof retentions)[number];

/** Kinds of recipients (Art. 15(1)(c)); the policy's processors say who they actually are. */
export const recipientKinds = [
  "hosting",
  "registrar",
  "mail",
  "payment",
  "helpdesk",
  "accounting",
  "analytics",
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/**
 * How a value stands in the package. `id` and `count`: a whole number or null, and no id is 0; `text`: "" when there is none;
 * `flag`: a boolean; `money`: a decimal as text or null; `day`: `YYYY-MM-DD` or null; `moment`: `YYYY-MM-DD HH:MM:SS` on the
 * system's own wall clock, or null; `texts`: a list of texts; `list`: rows of what `fields` says; `object`: what `fields`
 * says, or null; `labelled`: the same, read out of one text of lines `Label: value`, each field's source being its label.
 */
export type FieldType =
  "id" | "count" | "text" | "flag" | "money" | "day" | "moment" | "texts" | "list" | "object" | "labelled";

/**
 * What is taken out of a value. `secrets`: recognisable passwords, keys and codes in free text; `labelled_secret`: the value
 * of a field whose row names it like a secret; `digits`: all but the last four of a long number; `last_four`: all but the
 * last four characters; `staff`: in a row that the staff wrote, the word `staff` stands for the name; `staff_address`: in
 * such a row, nothing stands for the address; `others`: in free text names of staff and ids of other clients, and secrets as
 * well; `own_addresses`: addresses that are not the client's.
 */
export const masks = [
  "secrets",
  "labelled_secret",
  "digits",
  "last_four",
  "staff",
  "staff_address",
  "others",
  "own_addresses",
] as const;
export type Mask = (typeof masks)[number];

/**
 * Why a field is masked or left out: it is a `secret`; another person's (`other_person`) or a staff member's (`staff`) data;
 * `repeated` under another field; `technical`, which says nothing about the person.
 */
export const withholdings = ["secret", "other_person", "staff", "repeated", "technical"] as const;
export type Withholding = (typeof withholdings)[number];

interface PresentField {
  /** The system's own name of the field; `#` stands for a number (`customfields#`). */
  readonly source: string;
  /**
   * Its name in the package; `a.b` stands in an object `a`. Several sources of one name: the first that is not empty, of
   * `texts` all that are not.
   */
  readonly name: string;
  readonly type: FieldType;
  /** Among the few that tell a record from the next at a glance. */
  readonly isMain?: boolean;
  /** Its values are who else received the record: a registrar, a payment gateway. */
  readonly namesRecipient?: boolean;
  /** Written by staff about the client: left out where the policy says so. */
  readonly isNote?: boolean;
  /** A text of HTML, such as a mail: people read what it says, and the files hold it as it is. */
  readonly isHtml?: boolean;
  /** Of an `object` or a `labelled`, or of each row of a `list`. */
  readonly fields?: readonly FieldDescription[];
  /** What the system calls a row inside a `list`, where it wraps them. */
  readonly item?: string;
}

/** A field as it stands in the package. */
export interface ExportedField extends PresentField {
  readonly treatment: "exported";
}

/** A field that stands in the package in part. */
export interface MaskedField extends PresentField {
  readonly treatment: "masked";
  readonly mask: Mask;
  readonly reason: Withholding;
}

/** A field that is known, and is not in the package. */
export interface LeftOutField {
  readonly treatment: "left_out";
  readonly source: string;
  readonly reason: Withholding;
}

export type FieldDescription = ExportedField | MaskedField | LeftOutField;

/** One entity of a source. */
export interface EntityDescription {
  readonly entity: string;
  /** Where the system tells it: actions of its API, or what reads it; for the owner and the table in `docs/`. */
  readonly origins: readonly string[];
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  readonly retention: RetentionRule;
  readonly recipients: readonly RecipientKind[];
  /**
   * Whether Art. 20 covers it: provided by the person, or observed, and processed by contract or consent. Art. 15 covers
   * every entity.
   */
  readonly isPortable: boolean;
  readonly fields: readonly FieldDescription[];
}

/** The fields that stand in the package, those of one name together as the first of them. */
export function presentFields(fields: readonly FieldDescription[]): readonly (ExportedField | MaskedField)[] {
  const first = new Map<string, ExportedField | MaskedField>();
  for (const field of fields) {
    if (field.treatment !== "left_out" && !first.has(field.name)) first.set(field.name, field);
  }
  return [...first.values()];
}
