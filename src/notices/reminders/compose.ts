import { createDateWords } from "../../domain/date-words.ts";
import { type DutyKind, nobody } from "../../domain/duty.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Language, Policy } from "../../domain/policy.ts";
import { recipientLabel } from "../../domain/recipients.ts";
import { reminderTexts } from "./texts/texts.ts";
import type { ReminderTexts } from "./texts/en.ts";

/** One task that is due, by codes and ids alone. */
export interface DueTask {
  readonly code: string;
  /** The system besides WHMCS at which it is to be done; undefined: nowhere in particular, or in WHMCS. */
  readonly recipient: string | undefined;
  /** Of the duty that asks for it. */
  readonly kind: DutyKind | undefined;
  readonly clientId: number;
  readonly serviceId: number | undefined;
  readonly dueAt: Date;
}

/** A mail to the owner, ready to be sent: one line of plain text, and HTML without any resource from elsewhere. */
export interface Reminder {
  readonly subject: string;
  readonly html: string;
}

const mostListed = 50;

/**
 * Writes one mail about the tasks that are due, the oldest first, with no name or address of anybody.
 * @param of `adminUrl`: what WHMCS's own links to its admin area begin with, with its slash
 */
export function composeReminder(
  tasks: readonly DueTask[],
  of: { readonly language: Language; readonly policy: Policy; readonly now: Date; readonly adminUrl: string },
): Reminder {
  const texts = reminderTexts[of.language];
  const overdue = tasks.filter(({ dueAt }) => dueAt < of.now).length;
  const sorted = tasks.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const items = sorted.slice(0, mostListed).map((task) => `<li>${line(task, texts, of)}</li>`);
  const left = tasks.length - mostListed;
  const page = `${of.adminUrl}addonmodules.php?module=whmcsgdpr&amp;view=tasks`;
  const parts = [
    paragraph(texts.intro),
    `<ul>\n${items.join("\n")}\n</ul>`,
    ...(left > 0 ? [paragraph(fill(texts.more, { count: left }))] : []),
    `<p><a href="${page}">${escapeHtml(texts.link)}</a></p>`,
    paragraph(texts.otherwise),
    paragraph(texts.footer),
  ];
  return { subject: fill(texts.subject, { count: tasks.length, overdue }), html: parts.join("\n") };
}

function line(
  task: DueTask,
  texts: ReminderTexts,
  { language, policy, now, adminUrl }: Parameters<typeof composeReminder>[1],
): string {
  const date = createDateWords(language, policy.timezone).moment(task.dueAt);
  const when = fill(task.dueAt < now ? texts.overdue : texts.due, { date });
  const client = escapeHtml(fill(texts.client, { id: task.clientId }));
  const about = [
    ...(task.clientId === nobody
      ? []
      : [`<a href="${adminUrl}clientssummary.php?userid=${task.clientId}">${client}</a>`]),
    ...(task.serviceId === undefined ? [] : [escapeHtml(fill(texts.service, { id: task.serviceId }))]),
  ];
  const of = about.length === 0 ? "" : ` (${about.join(", ")})`;
  return `${escapeHtml(when)}: ${escapeHtml(titleOf(task, texts, policy))}${of}`;
}

function titleOf({ code, recipient, kind }: DueTask, texts: ReminderTexts, { processors }: Policy): string {
  const titles: Readonly<Record<string, string>> = texts.titles;
  const own = Object.hasOwn(titles, code) ? titles[code] : undefined;
  if (own !== undefined) return own;
  if (recipient === undefined) return fill(texts.other, { code });
  const text =
    kind === "rectification"
      ? texts.correctAt
      : kind === "anonymization" || kind === "deletion"
        ? texts.eraseAt
        : texts.doAt;
  return fill(text, { recipient: recipientLabel(recipient, processors) });
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** Values are never looked into for further placeholders. */
function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
