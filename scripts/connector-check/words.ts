import type { CheckFinding } from "../../src/connectors/processor.ts";
import type { ProcessorName } from "../../src/connectors/values.ts";

/** How a finding is told. */
interface Words {
  /** What is so where it is well. */
  readonly ok: string;
  /** What to do where it is missing. */
  readonly missing: string;
  /** Where no reading call can tell: how the owner sees for themselves. Absent: it can be told, once the system answers. */
  readonly untold?: string;
}

/** Every code that a connector's `check` may give. */
export const findingWords: Readonly<Record<string, Words>> = {
  "cloudways.token": {
    ok: "the access token is accepted and lists the servers",
    missing:
      "the access token is refused. Make one as the account's owner (Platform, API Integration) with full rights and set CLOUDWAYS_TOKEN",
  },
  "cloudways.projects": {
    ok: "the projects can be listed",
    missing: "the projects cannot be listed. Give the token full rights: staging copies are looked for by project",
  },
  "cloudways.may_delete": {
    ok: "the token may delete applications",
    missing: "the token may not delete applications. Make one with full rights",
    untold: "whether the token may delete. See to it that its role is full, not limited or read-only",
  },
  "cloudways.token_end": {
    ok: "the token does not end soon",
    missing: "the token ends soon. Make another",
    untold: "when the token ends. Choose one that never ends, or note the day",
  },
  "freshdesk.key": {
    ok: "the API key is accepted",
    missing:
      "the API key is refused, or the plan has no API. Take the key from an administrator's profile and set FRESHDESK_URL (https://ACCOUNT.freshdesk.com/api/v2) and FRESHDESK_API_KEY",
  },
  "freshdesk.all_tickets": {
    ok: "the key's agent sees all tickets",
    missing:
      "the key's agent sees only some tickets, and the others would be missing without a word. Give it the scope global access",
    untold: "whether the key's agent sees all tickets. Give it the scope global access",
  },
  "freshdesk.contacts": {
    ok: "contacts can be listed, deleted ones too",
    missing: "contacts cannot be listed. Give the key's agent a role that manages contacts",
  },
  "freshdesk.may_delete": {
    ok: "the key may delete contacts for good",
    missing: "the key may not delete contacts for good. Give its agent the role Account Administrator",
    untold: "whether the key may delete contacts for good. Give its agent the role Account Administrator",
  },
  "versio.credentials": {
    ok: "address and password are accepted",
    missing:
      "refused: the address, the password, this machine's place on the API's list of addresses, or VERSIO_URL. Look in Versio's panel, then set VERSIO_EMAIL and VERSIO_PASSWORD",
  },
  "versio.api_v1": {
    ok: "the API is where VERSIO_URL says",
    missing: "there is no API at VERSIO_URL. Look in Versio's panel whether version 1 is still offered, and where",
  },
  "versio.domains": {
    ok: "the domains can be listed",
    missing: "the domains cannot be listed as expected. Nothing is done there until they can",
  },
  "versio.contacts": {
    ok: "the contacts can be listed",
    missing: "the contacts cannot be listed as expected. Nothing is done there until they can",
  },
  "resellerclub.credentials": {
    ok: "the reseller id and the key are accepted from this machine",
    missing:
      "refused: the reseller id, the key, or this machine's address, which must be on the panel's list (Settings, API). Set RESELLERCLUB_USER_ID and RESELLERCLUB_API_KEY",
  },
  "resellerclub.domains": {
    ok: "the domains can be searched",
    missing: "the domains cannot be searched. Give the key's account the right to manage orders",
  },
  "rackspace.keys": {
    ok: "the keys are accepted and list the mail domains",
    missing:
      "the keys are refused, or the account number is wrong. Make a pair in the control panel (My Account, API keys) and set RACKSPACE_USER_KEY, RACKSPACE_SECRET_KEY and RACKSPACE_ACCOUNT",
  },
  "rackspace.may_delete": {
    ok: "the keys may delete mailboxes",
    missing: "the keys may not delete mailboxes. Make a pair of an administrator",
    untold: "whether the keys may delete. Make the pair as an administrator",
  },
  "website_forms.database": {
    ok: "the database answers",
    missing: "the database refuses. Set WEBSITE_FORMS_DATABASE_URL to mysql://USER:PASSWORD@HOST/DATABASE",
  },
  "website_forms.tables": {
    ok: "the tables of each listed plugin are there as expected",
    missing: "tables of a listed plugin are not as expected: another version, or no right to read them",
  },
  "website_forms.one_site": {
    ok: "each listed plugin's tables are of one site",
    missing: "tables of several sites lie in this database. What is whose is left to you",
  },
  "website_forms.upload_fields": {
    ok: "the forms tell which of their fields take files",
    missing:
      "which fields of the forms take files cannot be told: submissions with files are left to you. GRANT SELECT on the tables that docs/connectors.md names for files",
  },
  "website_forms.may_delete": {
    ok: "the account may delete the rows",
    missing: "the account may not delete. GRANT SELECT, DELETE on the tables that docs/connectors.md names",
    untold: "whether the account may delete: its rights come by a role. See that it has SELECT and DELETE",
  },
  "website_forms.least_rights": {
    ok: "the account may do no more than it needs",
    missing: "the account may do more than read and delete. Give it SELECT and DELETE on the forms' tables alone",
  },
  "website_forms.forms": {
    ok: "the policy lists the forms",
    missing: "the policy lists no form, so that none is touched. List them: processors, website_forms, forms",
  },
  "website_forms.files": {
    ok: "the must-use plugin answers for uploaded files",
    missing:
      "the must-use plugin does not answer: uploaded files are left to you. Install wordpress/mu-plugins/whmcs-gdpr-files.php and set WEBSITE_FORMS_FILES_URL and WEBSITE_FORMS_FILES_KEY",
    untold:
      "no must-use plugin is set up, so files sent with a form are left to you. If no form takes files, none is needed; else install wordpress/mu-plugins/whmcs-gdpr-files.php",
  },
  "google_analytics.key": {
    ok: "the service account is accepted",
    missing: "the service account is refused. Set GOOGLE_ANALYTICS_KEY_FILE to the JSON key that Google made for it",
  },
  "google_analytics.property": {
    ok: "the property can be read",
    missing: "the property cannot be read. Add the service account to it as Editor, and set GOOGLE_ANALYTICS_PROPERTY",
  },
  "google_analytics.may_delete": {
    ok: "the service account may ask for deletions",
    missing: "the service account may not ask for deletions. Make it an Editor of the property",
    untold: "whether the service account may ask for deletions. Make it an Editor of the property",
  },
  "apple_keychain.by_hand": {
    ok: "it has no API: each erasure leaves you a task with its steps",
    missing: "it has no API",
  },
};

/** One system and what was found there. */
export type Result =
  | { readonly name: ProcessorName; readonly is: "not_enabled" }
  | { readonly name: ProcessorName; readonly is: "by_hand" }
  | { readonly name: ProcessorName; readonly is: "unset"; readonly needed: readonly string[] }
  | { readonly name: ProcessorName; readonly is: "checked"; readonly findings: readonly CheckFinding[] };

export const usage = [
  "usage: npm run connector:check [-- NAME…]",
  "Tries the credentials and rights of the systems that the policy enables, or of those named. Reads only: nothing is changed",
  "anywhere. Ends with 0 only when nothing is missing, with 1 when something is, with 78 when settings or policy are invalid.",
].join("\n");

/** Whether a person must do something before this system is used. */
export function isWanting(result: Result): boolean {
  if (result.is === "unset") return true;
  return result.is === "checked" && result.findings.some((finding) => finding.state !== "ok" && !isUntold(finding));
}

/** What was found, in lines for a terminal. */
export function describeResult(result: Result): string {
  return [result.name, ...linesOf(result).map((line) => `  ${line}`), ""].join("\n");
}

/** The last line. */
export function describeAll(results: readonly Result[]): string {
  const wanting = results.filter(isWanting).map(({ name }) => name);
  if (wanting.length > 0) return `Something is missing at: ${wanting.join(", ")}.\n`;
  const checked = results.filter(({ is }) => is === "checked").length;
  return checked === 0 ? "No system besides WHMCS is in use.\n" : "Nothing is missing.\n";
}

function linesOf(result: Result): readonly string[] {
  const { name } = result;
  switch (result.is) {
    case "not_enabled":
      return [`not in use: enable it in the policy (processors, ${name}, enabled: true)`];
    case "by_hand":
      return ["in use by hand: the policy says kind: manual, and every erasure leaves you a task"];
    case "unset":
      return [
        `missing   enabled in the policy, but not set: ${result.needed.join(", ")}. Until it is, every erasure there is yours`,
      ];
    case "checked":
      return result.findings.map(describeFinding);
  }
}

function describeFinding(finding: CheckFinding): string {
  const words = findingWords[finding.code];
  const verdict = isUntold(finding) ? "untold" : finding.state;
  switch (verdict) {
    case "ok":
      return `works     ${words?.ok ?? finding.code}`;
    case "missing":
      return `missing   ${words?.missing ?? finding.code}`;
    case "untold":
      return `look      nothing tells ${words?.untold}`;
    case "unknown":
      return `unclear   it does not answer now, so that nobody knows: ${words?.ok ?? finding.code}. Try again`;
  }
}

function isUntold({ code, state }: CheckFinding): boolean {
  return state === "unknown" && findingWords[code]?.untold !== undefined;
}
