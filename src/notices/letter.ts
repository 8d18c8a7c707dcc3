import { DateTime } from "luxon";
import { resultOf } from "../domain/anonymization-result.ts";
import { escapeHtml } from "../domain/escape-html.ts";
import type { Controller, Language, Policy } from "../domain/policy.ts";
import { findDuty } from "../ledger/duties.ts";
import type { Ledger } from "../ledger/open.ts";
import type { DutyRow, StepRow } from "../ledger/schema.ts";
import { listSteps } from "../ledger/steps.ts";
import { letterStyle } from "./letter-style.ts";
import { createLetterTranslator, type LetterKey, type TranslateLetter } from "./texts/translate.ts";

/** What the letter tells, read from the ledger alone. */
interface Facts {
  readonly dutyId: string;
  readonly finishedAt: string;
  /** The owner deleted the client in WHMCS before the steps had run. */
  readonly wasDeleted: boolean;
  readonly steps: readonly StepRow[];
}

/** What every part of the letter is written with. */
interface Writing {
  readonly language: Language;
  readonly policy: Policy;
  readonly translate: TranslateLetter;
}

const result = new Set<string>(["done", "nothing_found", "retained"]);

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

/**
 * What the client is told at the end of an anonymisation (GDPR Art. 12(1), 12(4) and 19): what was erased, what stays, on
 * which ground and until when, what was not erased here, and where to complain. A whole HTML page without script or
 * outside resource, in the policy's first language. Every fact is the ledger's, so nothing of the client is in it.
 * Reads only: may be called any number of times.
 * @returns undefined unless the duty is an anonymisation that is completed
 */
export async function writeLetter(
  ledger: Ledger,
  policy: Policy,
  dutyId: string,
): Promise<{ language: string; html: string } | undefined> {
  const duty = await findDuty(ledger, dutyId);
  if (duty === undefined || !isCompletedAnonymization(duty)) return undefined;
  const language = policy.languages[0] ?? "en";
  const facts = {
    dutyId: duty.id,
    finishedAt: duty.finished_at,
    wasDeleted: duty.reason === "client_deleted",
    steps: await listSteps(ledger, dutyId),
  };
  return { language, html: page(facts, { language, policy, translate: createLetterTranslator(language) }) };
}

function isCompletedAnonymization(duty: DutyRow): duty is DutyRow & { finished_at: string } {
  return duty.kind === "anonymization" && duty.state === "completed" && duty.finished_at !== null;
}

function page(facts: Facts, writing: Writing): string {
  const { language, policy, translate } = writing;
  const fate = fateOf(facts);
  const controller = policy.controller.name;
  const title = escapeHtml(translate(`title${fate}`, { controller }));
  const intro = translate(`intro${fate}`, { controller, date: writeDay(facts.finishedAt, writing) });
  // The policy stands before all content: even markup that slipped through could load and run nothing.
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${letterStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${escapeHtml(intro)}</p>
<p>${escapeHtml(translate("reference", { id: facts.dutyId }))}</p>
</header>
<main>
${erasedSection(facts, writing)}${absentSection(facts, writing)}${retainedSection(facts, writing)}${notDoneSection(facts, writing)}${controllerSection(writing)}${complaintSection(writing)}</main>
</body>
</html>
`;
}

const fates = { reduced: "Reduced", erased: "Erased", anonymised: "Anonymised" } as const;

function fateOf({ wasDeleted, steps }: Facts): "Reduced" | "Erased" | "Anonymised" | "Deleted" {
  return wasDeleted ? "Deleted" : fates[resultOf(steps)];
}

function erasedSection({ steps }: Facts, writing: Writing): string {
  const { translate } = writing;
  const lines = steps.filter(({ state }) => state === "done").map((step) => erasedLine(step, writing));
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

function absentSection({ steps }: Facts, writing: Writing): string {
  const absent = steps.filter(({ state }) => state === "nothing_found");
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

/** A step that found out by itself that it must keep something does so for the documents kept as long as it. */
function groundOf(step: StepRow, retained: readonly StepRow[]): string | undefined {
  if (step.ground !== null || step.reason !== "bookkeeping") return step.ground ?? undefined;
  const alike = retained.find((other) => other.ground !== null && other.retained_until === step.retained_until);
  return alike?.ground ?? undefined;
}

function groundless({ reason }: StepRow): LetterKey {
  return reason === "bookkeeping" ? "groundBookkeeping" : "groundByHand";
}

function notDoneSection({ steps, wasDeleted }: Facts, writing: Writing): string {
  const { translate } = writing;
  const notDone = steps.filter(({ state, reason }) => !result.has(state) || reason === "partly_scrubbed");
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
  const what = translate.action(action, policy.processors[connector]?.label ?? connector);
  return reason === "by_hand" ? translate("byHand", { what }) : what;
}

function countOf({ action, count }: StepRow): string {
  return count === null || uncounted.has(action) ? "" : String(count);
}

/** A day, or the day of an instant in the policy's time zone, as the letter's language writes it. */
function writeDay(iso: string, { language, policy }: Writing): string {
  const day = DateTime.fromISO(iso, { zone: policy.timezone });
  // Dates in the European way, also for English readers.
  const written = day.setLocale(language === "en" ? "en-GB" : language).toLocaleString(DateTime.DATE_FULL);
  // French writes the first of a month as an ordinal, which the locale data leave out: most retention ends on one.
  return language === "fr" && day.day === 1 ? written.replace(/^1(?=\s)/, "1er") : written;
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
