import { PermanentError } from "../../domain/errors.ts";
import type { KnownSubject, Scope, Target } from "../processor.ts";
import type { WebsiteFormsValues } from "../values.ts";
import { addressesIn, maybeSerialised, wholeAddress } from "./content.ts";
import type { FormsDatabase } from "./database.ts";
import type { FormFiles } from "./files.ts";
import { whyFilesByHand } from "./owned-files.ts";
import { findStores, type Store } from "./sites.ts";
import { allowedForms, fingerprintOf, isAllowed, mentioning, type Submission } from "./submissions.ts";

/** What the connector's parts share. */
export interface FormsParts {
  readonly values: WebsiteFormsValues;
  readonly database: FormsDatabase;
  readonly files: FormFiles | undefined;
}

/**
 * What a submission is to a person. `theirs`: a field, or its sender, is their address and nothing else. `mention`: the address
 * stands in what somebody else wrote. `unreadable`: it stands in a row that cannot be read.
 */
type Bond = "theirs" | "mention" | "unreadable" | "none";

/** Every submission in which the subject's addresses stand, each once, with what it is to the subject. */
export async function* submissionsOf(
  { database }: Pick<FormsParts, "database">,
  store: Store,
  emails: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<{ readonly submission: Submission; readonly bond: Exclude<Bond, "none"> }> {
  const seen = new Set<string>();
  for (const spelling of new Set(emails.flatMap(spellingsOf))) {
    for await (const page of mentioning(database, store, spelling, signal)) {
      for (const submission of page) {
        const bond = bondOf(submission, emails);
        if (bond === "none" || seen.has(submission.id)) continue;
        seen.add(submission.id);
        yield { submission, bond };
      }
    }
  }
}

/** CFDB7 writes quotes and slashes of an address as HTML entities, and PHP's JSON slashes and what is not ASCII escaped. */
function spellingsOf(email: string): readonly string[] {
  const escape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const inJson = email.replaceAll("/", "\\/").replaceAll(/[\u0080-\uffff]/g, escape);
  return [email, email.replaceAll("'", "&#039;").replaceAll("/", "&#047;"), inJson];
}

/** Whether a form asked for others' addresses too, such as friends': then it is not one person's alone. */
export function namesOthers({ content }: Submission, emails: readonly string[]): boolean {
  const listed = (content?.fields ?? []).flatMap(({ value }) => value.split("\n").map(addressesListed));
  return listed.flat().some((address) => !emails.includes(address));
}

/** The addresses of a line that holds nothing else. */
function addressesListed(line: string): readonly string[] {
  const parts = line.split(/[\s,;]+/).filter((part) => part !== "");
  const addresses = parts.flatMap((part) => wholeAddress(part) ?? []);
  return addresses.length === parts.length ? addresses : [];
}

/** Everything that the forms hold of a client; of one service they know nothing. @throws AppError */
export async function findTargets(
  parts: FormsParts,
  { emails }: KnownSubject,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  if (scope.of === "service") return [];
  const targets: Target[] = [];
  for (const store of await findStores(parts.database, parts.values.forms, signal)) {
    for await (const { submission, bond } of submissionsOf(parts, store, emails, signal)) {
      const reason = await whyByHand(parts, submission, bond, emails, signal);
      const target = { kind: store.definition.kind, id: spellId(submission) };
      targets.push(reason === undefined ? target : { ...target, byHand: { reason } });
    }
  }
  return targets;
}

/** Why only a person may act on a submission of this bond; undefined: it may be erased. @throws AppError */
async function whyByHand(
  parts: FormsParts,
  submission: Submission,
  bond: Bond,
  emails: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const { store, form, content } = submission;
  if (!store.isClear) return "form_site_unclear";
  if (bond === "unreadable" || content === undefined) return "form_row_unreadable";
  if (bond === "mention") return "form_mentions_client";
  if (!isAllowed(allowedForms(parts.values.forms, store), form)) return "form_not_listed";
  if (namesOthers(submission, emails)) return "form_names_others";
  return whyFilesByHand(parts, submission, signal);
}

function bondOf({ content }: Submission, emails: readonly string[]): Bond {
  if (content === undefined) return "unreadable";
  const own = [...content.fields.map(({ value }) => value), ...content.senders].flatMap((value) => value.split("\n"));
  if (own.some((line) => emails.includes(wholeAddress(line) ?? ""))) return "theirs";
  const texts = [...own, ...content.notes, ...content.otherTexts.flatMap(maybeSerialised), content.page];
  const isMentioned = texts.some((text) => addressesIn(text).some((address) => emails.includes(address)));
  return isMentioned ? "mention" : "none";
}

/** `gravity_entry|wp_|12|0f3a…`: which row it is, and what it said when it was found. */
function spellId(submission: Submission): string {
  return [submission.store.definition.kind, submission.store.prefix, submission.id, fingerprintOf(submission)].join(
    "|",
  );
}

/** @throws PermanentError connector.shape_unexpected for an id that `findTargets` did not give, or of a site that is gone */
export async function locate(
  { database, values }: Pick<FormsParts, "database" | "values">,
  target: Target,
  signal: AbortSignal,
): Promise<{ readonly store: Store; readonly id: string; readonly fingerprint: string }> {
  const [kind, prefix, id, fingerprint] = target.id.split("|");
  const stores = await findStores(database, values.forms, signal);
  const store = stores.find((one) => one.definition.kind === kind && one.prefix === prefix);
  if (store === undefined || id === undefined || fingerprint === undefined) {
    throw new PermanentError("connector.shape_unexpected");
  }
  return { store, id, fingerprint };
}
