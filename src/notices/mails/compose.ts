import { createDateWords, type DateWords } from "../../domain/date-words.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Language, Policy } from "../../domain/policy.ts";
import { mailTexts, type MailTexts } from "./texts/texts.ts";

/** One thing that a mail tells of one service. */
export interface Told {
  readonly kind: "scheduled" | "reminder" | "completed";
  readonly serviceId: number;
  /** As WHMCS names them now; "" where it does not. */
  readonly product: string;
  readonly domain: string;
  readonly effectiveAt: Date | undefined;
  readonly startAt: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** When the last copy is gone, where that is known. */
  readonly goneAt: Date | undefined;
  /** To where the client chooses; absent: nothing is left to choose, or the client cannot log in any more. */
  readonly link: string | undefined;
}

/** A mail, ready to be sent: one line of plain text, and HTML without any resource from elsewhere. */
export interface ComposedMail {
  readonly subject: string;
  readonly html: string;
}

/** Writes one mail of everything that a client is to be told today. `told` is not empty. Says nothing but what it is given. */
export function composeMail(
  told: readonly Told[],
  of: {
    readonly language: Language;
    readonly policy: Policy;
    readonly now: Date;
    readonly isClosed: boolean;
    readonly reference: string;
  },
): ComposedMail {
  const texts = mailTexts[of.language];
  const dates = createDateWords(of.language, of.policy.timezone);
  const isOpen = told.some(({ kind }) => kind !== "completed");
  const parts = [
    paragraph(texts.greeting),
    paragraph(intro(told, texts, of.isClosed)),
    ...told.map((one) => section(one, texts, dates, of)),
    ...(isOpen ? [paragraph(texts.dataFirst), paragraph(texts.unsure)] : []),
    paragraph(contact(texts, of.policy)),
    paragraph(fill(texts.responsible, { controller: responsible(of.policy) })),
    paragraph(fill(texts.reference, { reference: of.reference })),
  ];
  return { subject: oneLine(subject(told, texts, dates)), html: parts.join("\n") };
}

function subject(told: readonly Told[], texts: MailTexts, dates: DateWords): string {
  const [first] = told;
  if (told.every(({ kind }) => kind === "completed")) return texts.subjectCompleted;
  if (told.length > 1 || first?.startAt === undefined) return texts.subjectSeveral;
  const text = first.kind === "reminder" ? texts.subjectReminder : texts.subjectScheduled;
  return fill(text, { date: dates.moment(first.startAt) });
}

function intro(told: readonly Told[], texts: MailTexts, isClosed: boolean): string {
  if (told.every(({ kind }) => kind === "completed")) return texts.introCompleted;
  if (told.some(({ kind }) => kind === "completed")) return texts.introSeveral;
  if (isClosed) return texts.introClosed;
  return told.every(({ kind }) => kind === "reminder") ? texts.introReminder : texts.introScheduled;
}

function section(
  told: Told,
  texts: MailTexts,
  dates: DateWords,
  { now, policy }: { readonly now: Date; readonly policy: Policy },
): string {
  const lines = told.kind === "completed" ? completedLines(told, texts, dates) : plannedLines(told, texts, dates, now);
  const choose = policy.hostingDeletion.customerMayApprove ? texts.choose : texts.chooseWithoutApproval;
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`);
  if (told.link !== undefined) items.push(`<li><a href="${escapeHtml(told.link)}">${escapeHtml(choose)}</a></li>`);
  return `<p><strong>${escapeHtml(nameOf(told, texts))}</strong></p>\n<ul>\n${items.join("\n")}\n</ul>`;
}

function plannedLines(told: Told, texts: MailTexts, dates: DateWords, now: Date): string[] {
  const { effectiveAt, startAt, dueAt } = told;
  const lines = [texts.goes];
  if (effectiveAt !== undefined && effectiveAt > now) {
    lines.push(fill(texts.effective, { date: dates.beginning(effectiveAt) }));
  }
  if (startAt === undefined) return lines;
  lines.push(fill(texts.starts, { date: dates.moment(startAt) }));
  if (dueAt !== undefined && dueAt > startAt) lines.push(fill(texts.due, { date: dates.ending(dueAt) }));
  lines.push(fill(texts.until, { date: dates.moment(startAt) }));
  return lines;
}

function completedLines({ finishedAt, goneAt }: Told, texts: MailTexts, dates: DateWords): string[] {
  const done = finishedAt === undefined ? [] : [fill(texts.completed, { date: dates.moment(finishedAt) })];
  return [...done, goneAt === undefined ? texts.goneUnknown : fill(texts.gone, { date: dates.beginning(goneAt) })];
}

function nameOf({ serviceId, product, domain }: Told, texts: MailTexts): string {
  if (product === "") return domain === "" ? fill(texts.service, { id: String(serviceId) }) : domain;
  return domain === "" ? product : `${product} (${domain})`;
}

function contact(texts: MailTexts, { controller }: Policy): string {
  return controller.email === undefined ? texts.answer : fill(texts.contact, { contact: controller.email });
}

function responsible({ controller }: Policy): string {
  return [controller.name, controller.legalForm, controller.address, controller.email]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** Values are never looked into for further placeholders. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A header is one line: what would begin another does not get in. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
