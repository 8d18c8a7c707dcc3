import type { Mask } from "../domain/data-map.ts";
import type { Json } from "./connector.ts";
import { isSecretLabel, removed } from "./labelled-secrets.ts";
import { textOf } from "./read-value.ts";
import { maskDigits, redactSecrets } from "./redact.ts";
import type { RawRow } from "./scalars.ts";

/** Stands where a member of the staff is named. */
export const staffWord = "staff";

/** Knows people besides the subject, as one system tells of them. */
export interface OtherPeople {
  /** Whether a row was written by the staff. */
  isByStaff(row: RawRow): boolean;
  /** Whether this whole value is a name or address of the staff. */
  isStaff(value: string): boolean;
  /** A free text without others' names and ids; secrets are taken out already. All else byte for byte as it was. */
  without(text: string, row: RawRow): string;
}

/** For a system that tells of nobody but the subject. */
export const nobodyElse: OtherPeople = { isByStaff: () => false, isStaff: () => false, without: (text) => text };

/** What a value must be known with to be masked. */
export interface MaskContext {
  readonly people: OtherPeople;
  /** Lower-cased. */
  readonly ownEmails: readonly string[];
}

/** A text of a row, as the data map masks it; what is not masked stays byte for byte. */
function maskText(mask: Mask, value: string, row: RawRow, { people, ownEmails }: MaskContext): string {
  switch (mask) {
    case "secrets":
      return redactSecrets(value);
    case "labelled_secret":
      return value !== "" && hasSecretLabel(row) ? removed : redactSecrets(value);
    case "digits":
      return maskDigits(value);
    case "last_four":
      return value.slice(-4);
    case "staff":
      return people.isByStaff(row) || people.isStaff(value) ? staffWord : value;
    case "staff_address":
      return people.isByStaff(row) || people.isStaff(value) ? "" : value;
    case "others":
      return people.without(redactSecrets(value), row);
    case "own_addresses":
      return value
        .split(/\s+/)
        .filter((address) => ownEmails.includes(address.toLowerCase()))
        .join(" ");
  }
}

/** The same for every type that holds text; what is empty after it goes from a list. */
export function maskValue(mask: Mask, value: Json, row: RawRow, context: MaskContext): Json {
  if (typeof value === "string") return maskText(mask, value, row, context);
  if (!Array.isArray(value)) return value;
  return value
    .map((one: Json) => (typeof one === "string" ? maskText(mask, one, row, context) : one))
    .filter((one) => one !== "");
}

const labelKeys = ["name", "translated_name", "option"];

function hasSecretLabel(row: RawRow): boolean {
  return labelKeys.some((key) => isSecretLabel(textOf(row, key)));
}
