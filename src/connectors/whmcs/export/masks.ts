import type { Mask } from "../../../domain/data-map.ts";
import type { Json } from "../../connector.ts";
import type { RawRow } from "../api-raw.ts";
import { isSecretLabel, removed } from "../labelled-secrets.ts";
import { flag, optionalId } from "../normalise.ts";
import { maskDigits, redactSecrets } from "../redact.ts";
import { type Others, staffWord } from "./others.ts";
import { textOf } from "./read-value.ts";

/** What a value must be known with to be masked. */
export interface MaskContext {
  readonly others: Others;
  /** Lower-cased. */
  readonly ownEmails: readonly string[];
}

/** A text of a row, as the data map masks it; what is not masked stays byte for byte. */
function maskText(mask: Mask, value: string, row: RawRow, { others, ownEmails }: MaskContext): string {
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
      return isByStaff(row, others) || others.isStaff(value) ? staffWord : value;
    case "staff_address":
      return isByStaff(row, others) || others.isStaff(value) ? "" : value;
    case "others": {
      const told = others.withoutStaff(redactSecrets(value));
      // What the client writes of numbers and of first names is the client's own word.
      return isByClient(row, others) ? told : others.withoutIds(others.withoutUserNames(told));
    }
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

/** Whoever of the staff wrote a row stands in it under one of several keys, by the kind of the row. */
function isByStaff(row: RawRow, others: Others): boolean {
  return (
    textOf(row, "admin") !== "" ||
    /^operator$/i.test(textOf(row, "requestor_type")) ||
    optionalId.safeParse(row["adminId"]).data !== undefined ||
    flag.safeParse(row["byStaff"]).data === true ||
    // Before WHMCS 8 only the name told.
    others.isStaff(textOf(row, "username"))
  );
}

function isByClient(row: RawRow, others: Others): boolean {
  const tellsWriter = "requestor_type" in row || "admin" in row;
  return tellsWriter && !isByStaff(row, others);
}
