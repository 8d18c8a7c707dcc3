import { escapeHtml } from "../domain/escape-html.ts";
import { saysLittle } from "../domain/anonymization-result.ts";
import { isElsewhere } from "../domain/duty.ts";
import type { Controller, Language, Policy } from "../domain/policy.ts";
import { recipientLabel } from "../domain/recipients.ts";
import type { StepRow } from "../ledger/schema.ts";
import { writeDay } from "./write-day.ts";
import type { LetterKey, TranslateLetter } from "./texts/translate.ts";

/** What the letter tells, read from the ledger alone. */
export interface Facts {
  readonly dutyId: string;
  /** ISO 8601 UTC: the day of the letter. */
  readonly writtenAt: string;
  /** The letter leaves before the last steps, which it tells as what follows. */
  readonly isUnderWay: boolean;
  /** The owner deleted the client in WHMCS before the steps had run. */
  readonly wasDeleted: boolean;
  readonly steps: readonly StepRow[];
  /** `YYYY-MM-DD`: when the last sealed invoice goes; absent: none is sealed. */
  readonly sealedUntil: string | undefined;
  /** When the last copy of hosting that was deleted before is gone, if that is still to come. */
  readonly hostingGoneAt: string | undefined;
}

/** What every part of the letter is written with. */
export interface Writing {
  readonly language: Language;
  readonly policy: Policy;
  readonly translate: TranslateLetter;
}

const result = new Set<string>(["done", "nothing_found", "retained"]);
const toCome = new Set<string>(["pending", "running", "waiting", "manual"]);

/** Steps that erase nothing: they keep the books, and send this letter. */
const clerical: ReadonlySet<string> = new Set(["record_books", "freeze_invoices", "verify_books", "send_letter"]);

/** Actions whose number tells nothing: it is one profile, one recipient. */
const uncounted: ReadonlySet<string> = new Set([
  "reduce_profile",
  "anonymise_profile",
  "keep_printed_identity",
  "reduce_billing_contact",
  "erase_client",
  "scrub_tickets",
  "scrub_database",
  "scrub_logs",
]);

/** The letter's sections as HTML, from what was erased to where to complain. */
export function writeSections(facts: Facts, writing: Writing): string {
  const told = { ...facts, steps: facts.steps.filter(({ action }) => !clerical.has(action)) };
  return [
    erasedSection(told, writing),
    followsSection(told, writing),
    absentSection(told, writing),
    retainedSection(told, writing),
    copiesSection(facts, writing),
    notDoneSection(told, writing),
    controllerSection(writing),
    complaintSection(writing),
  ].join("");
}

function erasedSection({ steps, hostingGoneAt }: Facts, writing: Writing): string {
  const { translate } = writing;
  const lines = steps.filter(({ state }) => state === "done").map((step) => erasedLine(step, writing));
  if (hostingGoneAt !== undefined) lines.push(translate("hostingTail", { date: writeDay(hostingGoneAt, writing) }));
  return section(translate("erasedHeading"), lines.length === 0 ? paragraph(translate("erasedNothing")) : list(lines));
}

function erasedLine(step: StepRow, writing: Writing): string {
  const { translate } = writing;
  const what = writeWhat(step, writing);
  const count = countOf(step);
  const counted = count === "" ? what : translate("withCount", { what, count });
  return step.gone_at === null
    ? counted
    : translate("withGoneAt", { what: counted, date: writeDay(step.gone_at, writing) });
}

/** What a letter that leaves before the last steps says of them, and of what a person still does. */
function followsSection({ isUnderWay, steps }: Facts, writing: Writing): string {
  const { translate } = writing;
  const lines = steps.filter(({ state }) => isUnderWay && toCome.has(state));
  if (lines.length === 0) return "";
  const items = lines.map((step) => {
    const what = writeWhat(step, writing);
    if (step.state === "manual") return translate("followsByHand", { what });
    return step.state === "waiting" && isElsewhere(step) ? translate("followsElsewhere", { what }) : what;
  });
  return section(translate("followsHeading"), `${paragraph(translate("followsIntro"))}${list(items)}`);
}

function absentSection({ steps }: Facts, writing: Writing): string {
  const absent = steps.filter((step) => step.state === "nothing_found" && !saysLittle(step));
  if (absent.length === 0) return "";
  return section(writing.translate("absentHeading"), list(absent.map((step) => writeWhat(step, writing))));
}

function retainedSection({ steps }: Facts, writing: Writing): string {
  const { translate } = writing;
  const retained = steps.filter(({ state }) => state === "retained");
  if (retained.length === 0) return "";
  const head = (["columnWhat", "columnCount", "columnGround", "columnUntil"] as const)
    .map((key) => `<th scope="col">${escapeHtml(translate(key))}</th>`)
    .join("");
  const rows = retained.map((step) => {
    const until = step.retained_until === null ? translate("untilUnnamed") : writeDay(step.retained_until, writing);
    const ground = groundOf(step, retained) ?? translate(groundless(step));
    return `<tr><th scope="row">${escapeHtml(writeWhat(step, writing))}</th><td class="number">${countOf(step)}</td><td>${escapeHtml(ground)}</td><td>${escapeHtml(until)}</td></tr>\n`;
  });
  return section(
    translate("retainedHeading"),
    `${paragraph(translate("retainedIntro"))}<div class="scroll">
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("")}</tbody>
</table>
</div>
`,
  );
}

/** The copies of invoices that were made before the profile which they print was touched. */
function copiesSection({ steps, sealedUntil }: Facts, writing: Writing): string {
  const { translate } = writing;
  const lines: string[] = [];
  const freezing = steps.find(({ action }) => action === "freeze_invoices");
  if (sealedUntil !== undefined) {
    const count = freezing?.count ?? 0;
    lines.push(translate("copiesSealed", { count, date: writeDay(sealedUntil, writing) }));
  }
  if (freezing?.reason === "documents_not_frozen") lines.push(translate("copiesImpossible"));
  if (freezing?.state === "done" && freezing.reason === "by_hand") lines.push(translate("copiesByHand"));
  return lines.length === 0 ? "" : section(translate("copiesHeading"), lines.map(paragraph).join(""));
}

/** A step that found out by itself that it must keep something does so for the documents kept as long as it. */
function groundOf(step: StepRow, retained: readonly StepRow[]): string | undefined {
  if (step.ground !== null || step.reason !== "bookkeeping") return step.ground ?? undefined;
  const alike = retained.find((other) => other.ground !== null && other.retained_until === step.retained_until);
  return alike?.ground ?? undefined;
}

function groundless(step: StepRow): LetterKey {
  const { reason } = step;
  if (reason === "active_domain") return "groundActiveDomain";
  if (reason === "freshdesk_tickets_kept") return "groundTicketsKept";
  if (reason === "bookkeeping") return "groundBookkeeping";
  return isElsewhere(step) && reason !== "by_hand" ? "groundElsewhere" : "groundByHand";
}

function notDoneSection({ isUnderWay, steps, wasDeleted }: Facts, writing: Writing): string {
  const { translate } = writing;
  const isTold = (step: StepRow): boolean =>
    (!result.has(step.state) && !(isUnderWay && toCome.has(step.state))) ||
    step.reason === "partly_scrubbed" ||
    saysLittle(step);
  const notDone = steps.filter(isTold);
  if (notDone.length === 0) return "";
  const items = notDone.map((step) => {
    const count = countOf(step);
    const what = writeWhat(step, writing);
    // Only a plan's own word is a reason here; what else was left open is the account's deletion.
    const reason = step.state !== "skipped" && wasDeleted ? "account_deleted" : step.reason;
    return entry(count === "" ? what : translate("withCount", { what, count }), translate.reason(reason));
  });
  return section(translate("notDoneHeading"), `<dl>\n${items.join("")}</dl>\n`);
}

function controllerSection({ policy, translate }: Writing): string {
  const { name, legalForm, address, email, phone, vatNumber } = policy.controller;
  const entries = [
    ["controllerName", name],
    ["controllerLegalForm", legalForm],
    ["controllerAddress", address],
    ["controllerEmail", email],
    ["controllerPhone", phone],
    ["controllerVatNumber", vatNumber],
  ] as const;
  const shown = entries.flatMap(([key, value]) => (value === undefined ? [] : [entry(translate(key), value)]));
  return section(translate("controllerHeading"), `<dl>\n${shown.join("")}</dl>\n`);
}

/** GDPR Art. 12(4): the letter names the complaint and the judicial remedy. */
function complaintSection({ policy, translate }: Writing): string {
  const { supervisoryAuthority: authority } = policy.controller;
  const lines = [
    translate("complaintContact", { contact: contactOf(policy.controller) }),
    authority === undefined ? translate("complaintAuthorityUnnamed") : translate("complaintAuthority", { authority }),
    translate("complaintCourt"),
  ];
  return section(translate("complaintHeading"), lines.map(paragraph).join(""));
}

function contactOf({ name, email }: Controller): string {
  return email === undefined ? name : `${name} (${email})`;
}

function writeWhat({ action, connector, reason }: StepRow, { policy, translate }: Writing): string {
  const what = translate.action(action, recipientLabel(connector, policy.processors));
  return reason === "by_hand" ? translate("byHand", { what }) : what;
}

function countOf({ action, count }: StepRow): string {
  return count === null || uncounted.has(action) ? "" : String(count);
}

function section(heading: string, content: string): string {
  return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${content}</section>\n`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>\n`;
}

function list(lines: readonly string[]): string {
  return `<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>\n`).join("")}</ul>\n`;
}

function entry(term: string, description: string): string {
  return `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(description)}</dd>\n`;
}
