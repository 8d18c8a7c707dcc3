import { resultOf } from "../domain/anonymization-result.ts";
import { escapeHtml } from "../domain/escape-html.ts";
import type { Language, Policy } from "../domain/policy.ts";
import { findDuty } from "../ledger/duties.ts";
import type { Ledger } from "../ledger/open.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { listSealedOfClient } from "../ledger/sealed-documents.ts";
import { lastHostingCopyGoneAt, listSteps } from "../ledger/steps.ts";
import { letterStyle } from "./letter-style.ts";
import { writeSections, type Facts, type Writing } from "./letter-sections.ts";
import { writeDay } from "./write-day.ts";
import { createLetterTranslator } from "./texts/translate.ts";

/** Which words of ours a letter is made of; evidence of what was sent. A change of the texts' meaning needs a new one. */
export const letterWording = "letter-1";

/** A letter as a page of its own. */
export interface Letter {
  readonly language: Language;
  readonly html: string;
}

/** A letter as a mail: plain text as its subject, a piece of HTML as its message. */
export interface LetterMail extends Letter {
  readonly subject: string;
}

/**
 * What the client is told at the end of an anonymisation (GDPR Art. 12(1), 12(4) and 19): what was erased, what stays, on
 * which ground and until when, what was not erased here, and where to complain. A whole HTML page without script or
 * outside resource, in the client's language. Every fact is the ledger's, so nothing of the client is in it. While a person
 * has to send it by hand it is the letter of that moment. Reads only: may be called any number of times.
 * @returns undefined unless the duty is an anonymisation that is completed, or whose letter is a person's to send
 */
export async function writeLetter(ledger: Ledger, policy: Policy, dutyId: string): Promise<Letter | undefined> {
  const duty = await findDuty(ledger, dutyId);
  if (duty?.kind !== "anonymization") return undefined;
  const facts = await readFacts(ledger, duty);
  if (facts === undefined) return undefined;
  const writing = writingOf(policy, duty);
  return { language: writing.language, html: page(facts, writing) };
}

/**
 * The same as the mail that leaves before the client's address is replaced, on the day `now`: what follows right after it is
 * told as that. @returns undefined when there is no such duty
 */
export async function writeLetterMail(
  ledger: Ledger,
  policy: Policy,
  dutyId: string,
  now: Date,
): Promise<LetterMail | undefined> {
  const duty = await findDuty(ledger, dutyId);
  if (duty === undefined) return undefined;
  const facts = await readFactsOn(ledger, duty, now.toISOString(), true);
  const writing = writingOf(policy, duty);
  const html = `<div lang="${writing.language}">\n${body(facts, writing)}</div>\n`;
  return { language: writing.language, subject: titleOf(facts, writing), html };
}

async function readFacts(ledger: Ledger, duty: DutyRow): Promise<Facts | undefined> {
  if (duty.state === "completed" && duty.finished_at !== null) {
    return readFactsOn(ledger, duty, duty.finished_at, false);
  }
  const letter = (await listSteps(ledger, duty.id)).find(({ action }) => action === "send_letter");
  // One that WHMCS is known not to send is a person's from the first step on.
  const isLeftOut = letter?.state === "skipped" && letter.reason === "mail_not_allowed";
  if (isLeftOut && duty.started_at !== null) return readFactsOn(ledger, duty, duty.started_at, true);
  if (letter?.state !== "manual" || letter.finished_at === null) return undefined;
  return readFactsOn(ledger, duty, letter.finished_at, true);
}

async function readFactsOn(ledger: Ledger, duty: DutyRow, writtenAt: string, isUnderWay: boolean): Promise<Facts> {
  const sealed = await listSealedOfClient(ledger, duty.client_id);
  return {
    dutyId: duty.id,
    writtenAt,
    isUnderWay,
    wasDeleted: duty.reason === "client_deleted",
    steps: await listSteps(ledger, duty.id),
    sealedUntil: sealed
      .map(({ keep_until }) => keep_until)
      .toSorted()
      .at(-1),
    hostingGoneAt: await lastHostingCopyGoneAt(ledger, duty.client_id, writtenAt),
  };
}

function writingOf(policy: Policy, { language: chosen }: DutyRow): Writing {
  const language = chosen ?? policy.languages[0] ?? "en";
  return { language, policy, translate: createLetterTranslator(language) };
}

function page(facts: Facts, writing: Writing): string {
  // The policy stands before all content: even markup that slipped through could load and run nothing.
  return `<!DOCTYPE html>
<html lang="${writing.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(titleOf(facts, writing))}</title>
<style>${letterStyle}</style>
</head>
<body>
${body(facts, writing)}</body>
</html>
`;
}

function body(facts: Facts, writing: Writing): string {
  const { policy, translate } = writing;
  const controller = policy.controller.name;
  const intro = translate(`intro${fateOf(facts)}`, { controller, date: writeDay(facts.writtenAt, writing) });
  return `<header>
<h1>${escapeHtml(titleOf(facts, writing))}</h1>
<p>${escapeHtml(intro)}</p>
<p>${escapeHtml(translate("reference", { id: facts.dutyId }))}</p>
</header>
<main>
${writeSections(facts, writing)}</main>
`;
}

function titleOf(facts: Facts, { policy, translate }: Writing): string {
  return translate(`title${fateOf(facts)}`, { controller: policy.controller.name });
}

const fates = { reduced: "Reduced", erased: "Erased", anonymised: "Anonymised" } as const;

function fateOf({ isUnderWay, wasDeleted, steps }: Facts) {
  if (isUnderWay) return "UnderWay";
  return wasDeleted ? "Deleted" : fates[resultOf(steps)];
}
