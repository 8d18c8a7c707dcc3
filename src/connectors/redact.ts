/**
 * Takes secrets out of messages before they enter a package: a ticket's public access key, password reset and invitation
 * links, and passwords and EPP codes that follow their label. A precaution over free text: what it cannot recognise stays.
 */

import { removed, removeLabelled } from "./labelled-secrets.ts";

// Whatever a client writes is searched: no pattern may begin at many places and look far ahead from each.
const ticketKey = /(viewticket\.php\?[^\s"'<>]{0,300}?\bc=)[^\s"'<>&]+/gi;
const tokenLink = /(\/(?:password\/reset\/(?:redeem|use\/key)|invite|user\/verify(?:\/email)?)\/)[^\s"'<>?#]+/gi;
const tokenParameter = /([?&](?:amp;)?(?:key|token|verify|access_token)=)[^\s"'<>&]+/gi;

/** The text with recognisable secrets replaced; anything else byte for byte as it was. */
export function redactSecrets(text: string): string {
  const withoutLinks = text
    .replace(ticketKey, `$1${removed}`)
    .replace(tokenLink, `$1${removed}`)
    .replace(tokenParameter, `$1${removed}`);
  return removeLabelled(withoutLinks);
}

/** Account numbers and the like: of eight or more digits in a row only the last four stay. */
export function maskDigits(text: string): string {
  return text.replace(/\d(?:[ -]?\d){7,}/g, (run) => `****${run.replace(/\D/g, "").slice(-4)}`);
}
