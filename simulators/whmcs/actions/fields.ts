/** What Update actions of the WHMCS stand-in share: whether an empty value is taken, and the mail-preference flags. */
import type { Quirks } from "../context.ts";
import { type PhpMap, isTruthy, mapOf } from "../php.ts";
import { MAIL_KINDS, type MailPreferences } from "../world.ts";

/** Whether a sent text is stored: an empty one only where the installation blanks (undocumented, so switchable). */
export function acceptsValue(value: string | undefined, quirks: Quirks): value is string {
  return value !== undefined && (value !== "" || quirks.emptyValues === "blank");
}

/** The preferences after a call: kinds not sent keep their value, PHP truth decides the others. */
export function mergedPreferences(current: MailPreferences, params: PhpMap): MailPreferences {
  const sent = mapOf(params, "email_preferences");
  const merged = { ...current };
  for (const kind of MAIL_KINDS) if (sent[kind] !== undefined) merged[kind] = isTruthy(sent[kind]);
  return merged;
}
