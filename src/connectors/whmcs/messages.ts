import { type AppError, PermanentError, RetryableError, UnsafeError } from "../../domain/errors.ts";
import { PermissionMissingError } from "./errors.ts";

type Make = (action: string) => AppError;

interface KnownMessage {
  readonly pattern: RegExp;
  readonly make: Make;
  /** The only action whose word it is; undefined: any. */
  readonly only: string | undefined;
}

const known = (pattern: RegExp, make: Make, only?: string): KnownMessage => ({ pattern, make, only });
const permanent =
  (code: string): Make =>
  () =>
    new PermanentError(code);

const later =
  (code: string): Make =>
  () =>
    new RetryableError(code);

/** The only place that knows WHMCS's English texts: it has no error codes. Whole messages, whatever their capitals. */
const knownMessages: readonly KnownMessage[] = [
  known(
    /^(?:authentication failed|invalid or missing credentials|invalid password provided)\b/i,
    later("whmcs.authentication_failed"),
  ),
  known(/^(?:access denied|administrator account disabled)\b/i, later("whmcs.access_denied")),
  known(/^(?:invalid|forbidden) ip\b/i, later("whmcs.invalid_ip")),
  known(/^invalid permissions\b/i, (action) => new PermissionMissingError(action)),
  known(/api command restricted to internal api/i, permanent("whmcs.internal_only")),
  known(/^empty action request\b/i, permanent("whmcs.empty_action")),
  known(/\brate limit exceeded\b|^too many requests\b/i, () => new RetryableError("connector.rate_limited")),
  // A hook of some addon refused the module call before it began; that is how the brake holds.
  known(/^function aborted by action hook code\b/i, later("whmcs.brake_held")),
  known(/^service not assigned to a module\.?$/i, permanent("whmcs.no_module")),
  known(
    /^(?:client|contact|invoice|quote|ticket|reply|note|service|addon|domain|order|related|department)(?: id)? not found\.?$/i,
    permanent("whmcs.not_found"),
  ),
  known(/^invalid (?:user id(?: requested)?|client id|pay method id)\.?$/i, permanent("whmcs.not_found")),
  // GetTicket documents no error at all. These are the words WHMCS has for it elsewhere, where they may mean something else.
  known(/^invalid (?:ticket )?id\.?$/i, permanent("whmcs.not_found"), "GetTicket"),
  known(/^user is not associated with client\.?$/i, permanent("whmcs.not_associated")),
  known(/^pay method does not belong to passed client id\.?$/i, () => new UnsafeError("whmcs.foreign_row")),
  known(/^error deleting remote pay method\b/i, permanent("whmcs.remote_deletion_failed")),
  known(
    /^(?:duplicate email address|a user already exists with that email address)\b/i,
    permanent("whmcs.duplicate_email"),
  ),
  known(/^(?:the email address entered is not valid|email address invalid)\b/i, permanent("whmcs.invalid_email")),
  known(/^you must have at least one email address enabled\b/i, permanent("whmcs.domain_mail_required")),
  known(/^invalid name for parameter setting\b/i, permanent("whmcs.unknown_setting")),
  known(
    /^(?:no attachments found|attachments deleted|invalid attachment index)\.?$/i,
    permanent("whmcs.attachment_gone"),
  ),
  known(/^sending failed\b/i, permanent("whmcs.mail_failed"), "SendEmail"),
  // No WHMCS lacks it; what answers in its stead may.
  known(
    /^(?:unknown|unsupported|invalid|missing) (?:api )?(?:action|command|method)\b|\b(?:action|command|method)\b.*\b(?:not found|not supported|not implemented|unknown)\b/i,
    permanent("whmcs.unknown_action"),
    "SendEmail",
  ),
  known(/^nothing to update\.?$/i, permanent("whmcs.nothing_to_update")),
  known(/^multiple (?:credit card|bank account) pay methods found\b/i, permanent("whmcs.several_pay_methods")),
];

/** Of what an action of a provisioning module answers with HTTP 200, only these are WHMCS's own words. */
const ownWordsOfModuleCalls = new Set([
  "whmcs.no_module",
  "whmcs.not_found",
  "whmcs.permission_missing",
  "whmcs.brake_held",
]);

/**
 * The error a WHMCS message means, or undefined for a text nobody documented. The text itself goes no further: it may
 * name a person. `inModuleAnswer`: a module's own words are not taken for WHMCS's.
 */
export function errorOfMessage(message: string, action: string, inModuleAnswer: boolean): AppError | undefined {
  const text = message.trim();
  const error = knownMessages.find(({ pattern, only = action }) => only === action && pattern.test(text))?.make(action);
  if (error === undefined || !inModuleAnswer || ownWordsOfModuleCalls.has(error.code)) return error;
  return undefined;
}
