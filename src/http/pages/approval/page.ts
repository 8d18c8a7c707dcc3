import { createDateWords, type DateWords } from "../../../domain/date-words.ts";
import { escapeHtml } from "../../../domain/escape-html.ts";
import type { Controller, Language } from "../../../domain/policy.ts";
import type { LinkChoice } from "../../../duties/answer-link.ts";
import type { Answer } from "../../route.ts";
import { framePage } from "../frame.ts";
import { approvalTexts, type ApprovalTexts } from "./texts.ts";

/** What the page behind a link tells of a deletion. Instants where they are known. */
export interface ShownDeletion {
  readonly serviceId: number;
  /** As WHMCS names it now; "" where it does not, or cannot be asked. */
  readonly service: string;
  readonly effectiveAt: Date | undefined;
  readonly isInEffect: boolean;
  readonly startAt: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly clockStoppedAt: Date | undefined;
  readonly approvedAt: Date | undefined;
  readonly isHeld: boolean;
  readonly choices: readonly LinkChoice[];
  /** What was chosen over this link last, while it stands. */
  readonly chosen: LinkChoice | undefined;
  /** What the forms send back, so that a page that lay open while things changed does not count. */
  readonly seen: string;
}

/** Whose page it is, and in whose zone it tells dates. */
export interface PageOwner {
  readonly controller: Controller;
  readonly timezone: string;
}

/** Why what was sent did not count. */
export type ChoiceFault = "tick" | "choose" | "changed";

/** The page of one deletion. Looking at it changes nothing: only its forms act. `fault` is told on top. */
export function showApprovalPage(
  language: Language,
  shown: ShownDeletion,
  owner: PageOwner,
  fault?: ChoiceFault,
): Answer {
  const texts = approvalTexts[language];
  const dates = createDateWords(language, owner.timezone);
  const notice = fault === undefined ? "" : `<p role="alert"><strong>${escapeHtml(texts[fault])}</strong></p>\n`;
  const parts = [
    ...(shown.chosen === undefined && shown.choices.includes("data_first") ? [paragraph(texts.intro)] : []),
    facts(shown, texts, dates),
    ...standing(shown, texts, dates),
    ...(shown.chosen !== undefined && shown.choices.length > 0 ? [paragraph(texts.chosenOpen)] : []),
    ...forms(shown, texts, dates),
    ...questions(texts, owner),
  ];
  const heading = shown.chosen === undefined ? texts.title : texts.chosenTitle;
  return framePage(fault === undefined ? 200 : 422, language, `${heading} – ${owner.controller.name}`, {
    heading,
    body: notice + parts.join("\n"),
  });
}

/** One page for links that are unknown, expired or good for nothing any more, so that it tells nobody which. */
export function showNoApproval(language: Language): Answer {
  return plain(404, language, approvalTexts[language].goneTitle, approvalTexts[language].gone);
}

/** The page for when this service cannot look. */
export function showApprovalFault(language: Language): Answer {
  return plain(503, language, approvalTexts[language].faultTitle, approvalTexts[language].fault);
}

/** The page for an address that tries too many links that are good for nothing. @param retryAfterS in seconds */
export function showTooMany(language: Language, retryAfterS: number): Answer {
  const { headers, ...answer } = plain(429, language, approvalTexts[language].busyTitle, approvalTexts[language].busy);
  return { ...answer, headers: { ...headers, "Retry-After": String(retryAfterS) } };
}

function plain(status: number, language: Language, heading: string, text: string): Answer {
  return framePage(status, language, heading, { heading, body: paragraph(text) });
}

/** What goes, what stays, and when. */
function facts(shown: ShownDeletion, texts: ApprovalTexts, dates: DateWords): string {
  const { effectiveAt, startAt, dueAt, chosen } = shown;
  const name = shown.service === "" ? fill(texts.serviceUnnamed, { id: String(shown.serviceId) }) : shown.service;
  const lines: (readonly [string, string])[] = [[texts.service, name]];
  if (chosen === undefined) lines.push([texts.goesLabel, texts.wording.goes], [texts.staysLabel, texts.wording.stays]);
  if (chosen === undefined && effectiveAt !== undefined) lines.push([texts.effective, dates.beginning(effectiveAt)]);
  if (chosen === undefined && startAt !== undefined && !shown.isHeld) {
    lines.push([texts.starts, dates.moment(startAt)]);
    if (dueAt !== undefined && dueAt > startAt) lines.push([texts.due, dates.ending(dueAt)]);
    lines.push([texts.until, dates.moment(startAt)]);
  }
  return `<dl>\n${lines.map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`).join("\n")}\n</dl>`;
}

/** Where it stands, in sentences. */
function standing(shown: ShownDeletion, texts: ApprovalTexts, dates: DateWords): string[] {
  if (shown.chosen !== undefined) return [paragraph(chosenText(shown.chosen, texts))];
  const { approvedAt, clockStoppedAt } = shown;
  return [
    ...(shown.isHeld ? [paragraph(texts.held)] : []),
    ...(clockStoppedAt === undefined ? [] : [paragraph(fill(texts.stopped, { date: dates.moment(clockStoppedAt) }))]),
    ...(approvedAt === undefined ? [] : [paragraph(fill(texts.approved, { date: dates.moment(approvedAt) }))]),
  ];
}

function chosenText(chosen: LinkChoice, texts: ApprovalTexts): string {
  const said = { now: "chosenNow", at_effect: "chosenAtEffect", data_first: "chosenData", keep: "chosenKeep" } as const;
  return texts[said[chosen]];
}

/** One form per thing to choose; what takes nothing away comes first. */
function forms(shown: ShownDeletion, texts: ApprovalTexts, dates: DateWords): string[] {
  const { choices } = shown;
  return [
    ...(choices.includes("data_first") ? [dataForm(shown, texts)] : []),
    ...(choices.includes("keep") ? [keepForm(shown, texts)] : []),
    ...(choices.includes("now") ? [deleteForm(shown, texts, dates)] : []),
  ];
}

function dataForm(shown: ShownDeletion, { wording, ...texts }: ApprovalTexts): string {
  const said = [wording.role, wording.clock, wording.way].map(paragraph);
  return form(shown, { title: texts.dataTitle, said, understood: wording.understoodData, button: texts.dataButton }, [
    hidden("choice", "data_first"),
  ]);
}

function keepForm(shown: ShownDeletion, { wording, ...texts }: ApprovalTexts): string {
  const said = [wording.keepMeans, wording.keepGoesOn].map(paragraph);
  return form(shown, { title: texts.keepTitle, said, understood: wording.understoodKeep, button: texts.keepButton }, [
    hidden("choice", "keep"),
  ]);
}

function deleteForm(shown: ShownDeletion, { wording, ...texts }: ApprovalTexts, dates: DateWords): string {
  const effective = shown.effectiveAt === undefined ? "" : dates.beginning(shown.effectiveAt);
  const spoken = (text: string): string => fill(text, { effective });
  const said = [
    ...(shown.clockStoppedAt === undefined ? [] : [paragraph(wording.withoutData)]),
    paragraph(spoken(shown.isInEffect ? wording.inEffect : wording.beforeEffect)),
  ];
  const fields = shown.isInEffect
    ? [hidden("choice", "now")]
    : [`<fieldset>${radio("at_effect", spoken(wording.atEffect))}\n${radio("now", spoken(wording.now))}</fieldset>`];
  const { deleteTitle: title, deleteButton: button } = texts;
  return form(shown, { title, said, understood: wording.understoodDelete, button }, fields);
}

function form(
  { seen }: ShownDeletion,
  of: {
    readonly title: string;
    readonly said: readonly string[];
    readonly understood: string;
    readonly button: string;
  },
  fields: readonly string[],
): string {
  return `<section><form method="post"><h2>${escapeHtml(of.title)}</h2>
${of.said.join("\n")}
${[...fields, hidden("seen", seen)].join("\n")}
<label><input type="checkbox" name="understood" value="1" required><span>${escapeHtml(of.understood)}</span></label>
<button type="submit">${escapeHtml(of.button)}</button></form></section>`;
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

function radio(value: LinkChoice, text: string): string {
  return `<label><input type="radio" name="choice" value="${value}" required><span>${escapeHtml(text)}</span></label>`;
}

function questions(texts: ApprovalTexts, { controller }: PageOwner): string[] {
  const contact = controller.email ?? controller.phone ?? controller.address;
  const at = contact === undefined ? controller.name : `${controller.name}, ${contact}`;
  return [paragraph(fill(texts.questions, { contact: at }))];
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** Values are never looked into for further placeholders. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
