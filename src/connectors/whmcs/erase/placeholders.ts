import { randomBytes } from "node:crypto";
import type { CustomField } from "../records.ts";

/** Stands where a text was: WHMCS may ignore an empty value, and does not say whether it does. */
export const blankText = "-";
/** Stands where a telephone number was. */
export const blankPhone = "0000000000";
/** Stands where a first name was. */
export const blankFirstName = "Erased";
/** One country for all: WHMCS wants an ISO 3166-1 alpha-2 code, and reckons taxes by it. */
export const blankCountry = "BE";

/** A new name that says nothing of anyone: drawn at random, never made from what it replaces. */
export function newPlaceholderName(): string {
  return `erased-${randomBytes(12).toString("hex")}`;
}

/** A new address, unique as WHMCS demands and undeliverable for ever (RFC 2606 section 2). */
export function newPlaceholderEmail(): string {
  return `${newPlaceholderName()}@erased.invalid`;
}

/** Whether a name is one of ours. */
export function isPlaceholderName(name: string): boolean {
  return /^erased-[0-9a-f]{24}$/.test(name);
}

/** Whether an address is one of ours. */
export function isPlaceholderEmail(email: string): boolean {
  return /^erased-[0-9a-f]{24}@erased\.invalid$/i.test(email.trim());
}

/** Whether a telephone number is ours, also as WHMCS writes it with a country code. */
export function isPlaceholderPhone(phone: string): boolean {
  return /^(?:\+\d{1,3}\.)?0*$/.test(phone.trim());
}

/** Whether a text tells nothing: it has no letter and no digit. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** The custom fields that hold something, each with the placeholder as its new value. */
export function blankedFields(fields: readonly CustomField[]): Readonly<Record<number, string>> | undefined {
  const filled = fields.filter(({ value }) => !isBlank(value));
  return filled.length === 0 ? undefined : Object.fromEntries(filled.map(({ fieldId }) => [fieldId, blankText]));
}

/** The values of custom fields by field, for comparing before and after. */
export function textsOfFields(fields: readonly CustomField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ fieldId, value }) => [`field ${fieldId}`, value]));
}
