/**
 * Takes secrets out of messages before they enter a package: a ticket's public access key, password reset and invitation
 * links, and passwords and EPP codes that follow their label. A precaution over free text: what it cannot recognise stays.
 */

/** Stands where a secret stood. */
export const removed = "[removed]";

// Whatever a client writes is searched: no pattern may begin at many places and look far ahead from each.
const ticketKey = /(viewticket\.php\?[^\s"'<>]{0,300}?\bc=)[^\s"'<>&]+/gi;
const tokenLink = /(\/(?:password\/reset\/(?:redeem|use\/key)|invite|user\/verify(?:\/email)?)\/)[^\s"'<>?#]+/gi;
const tokenParameter = /([?&](?:amp;)?(?:key|token|verify|access_token)=)[^\s"'<>&]+/gi;

const secretWords =
  "pass(?:word|phrase|code)|wachtwoord|mot de passe|passwort|kennwort|epp[ -]?code|auth(?:ori[sz]ation)?[ -]?code|transfer code|autorisatiecode|verhuiscode|code d'autorisation|authcode";
/** A label, a colon, whatever tags stand between, then the secret: up to white space or the next tag. */
const labelled = new RegExp(
  `\\b((?:${secretWords})\\b\\s*(?:<[^<>]*>\\s*)*[:=](?:<[^<>]*>|&nbsp;|\\s)*)([^\\s<]+)`,
  "gi",
);
const secretLabel = new RegExp(`\\b(?:${secretWords}|secret|token|api[ -]?key)\\b`, "i");

/** The text with recognisable secrets replaced; anything else byte for byte as it was. */
export function redactSecrets(text: string): string {
  return text
    .replace(ticketKey, `$1${removed}`)
    .replace(tokenLink, `$1${removed}`)
    .replace(tokenParameter, `$1${removed}`)
    .replace(labelled, `$1${removed}`);
}

/** Whether a field of this name is meant to hold a secret. */
export function isSecretLabel(name: string): boolean {
  return secretLabel.test(name);
}

/** Account numbers and the like: of eight or more digits in a row only the last four stay. */
export function maskDigits(text: string): string {
  return text.replace(/\d(?:[ -]?\d){7,}/g, (run) => `****${run.replace(/\D/g, "").slice(-4)}`);
}
