import { dayBegan } from "../domain/calendar.ts";
import type { Language } from "../domain/policy.ts";
import { deleteTokens, insertToken } from "../ledger/approval-tokens.ts";
import { hasMailSince, moveMail, type DueMail, type UnsettledMail } from "../ledger/client-mails.ts";
import { findDuty, updateDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import { listSteps } from "../ledger/steps.ts";
import { act, type ActContext, type Work } from "./act.ts";
import { hashToken, newToken } from "./approval-token.ts";

/** So often WHMCS may refuse a mail. */
export const mostAttempts = 4;

/** A mail that was claimed for sending, with what it tells of and the secret of its link. */
export interface ClaimedMail extends DueMail {
  readonly duty: DutyRow;
  /** ISO 8601 UTC: when the last copy is gone, as the steps know. */
  readonly goneAt: string | undefined;
  /** Known to the ledger as a hash alone; undefined where the link needs none. */
  readonly token: string | undefined;
  /** When it was claimed, ISO 8601 UTC. */
  readonly sentAt: string;
}

/** How a batch of mails to one client is written. */
export interface MailForm {
  readonly language: Language;
  readonly wording: string;
  readonly link: "addon" | "token";
}

/**
 * Claims what a client is to be told today, inside one transaction, right before it is sent: what has become moot is dropped,
 * what is held waits, and a client who was written to today is told tomorrow. What is claimed says `sending`: a crash from here on
 * sends nothing twice.
 */
export function claimMails(
  ctx: ActContext,
  clientId: number,
  mails: readonly DueMail[],
  form: MailForm,
): Promise<readonly ClaimedMail[]> {
  return act(ctx, async (work): Promise<readonly ClaimedMail[]> => {
    // One of an unknown end counts.
    if (await hasMailSince(work.tx, clientId, dayBegan(work.now, work.policy.timezone))) return [];
    const claimed: ClaimedMail[] = [];
    for (const mail of mails) {
      const duty = await findDuty(work.tx, mail.dutyId);
      if (duty === undefined || duty.state === "held" || duty.client_id !== clientId) continue;
      if (isMoot(duty, mail, work.now)) await drop(work, mail, "moot");
      else if (isSaidAlready(mail, claimed)) await drop(work, mail, "told_already");
      else claimed.push(...(await claim(work, mail, duty, form)));
    }
    return claimed;
  });
}

/** Whether there is nothing left to tell: what is to come has begun or is another's to decide, what should be gone is not. */
function isMoot(duty: DutyRow, { kind }: DueMail, now: Date): boolean {
  if (kind === "completed") return duty.state !== "completed";
  const isToCome = ["pending", "scheduled"].includes(duty.state) && duty.clock_stopped_at === null;
  return !isToCome || duty.approved_at !== null || duty.start_at === null || duty.start_at <= now.toISOString();
}

/** What is told now is not told again as a reminder, or the other way round. */
function isSaidAlready({ dutyId }: DueMail, claimed: readonly ClaimedMail[]): boolean {
  return claimed.some((one) => one.dutyId === dutyId);
}

async function claim(work: Work, mail: DueMail, duty: DutyRow, form: MailForm): Promise<ClaimedMail[]> {
  const taken = await moveMail(work.tx, mail.id, "due", {
    state: "sending",
    reason: null,
    client_id: duty.client_id,
    language: form.language,
    wording: form.wording,
    sent_at: work.now.toISOString(),
  });
  if (!taken) return [];
  await updateDuty(work.tx, duty.id, { language: form.language });
  const goneAt = (await listSteps(work.tx, duty.id)).flatMap((step) => step.gone_at ?? []);
  const token = form.link === "token" && mail.kind !== "completed" ? newToken() : undefined;
  if (token !== undefined) {
    await insertToken(work.tx, {
      token_hash: hashToken(token),
      duty_id: duty.id,
      created_at: work.now.toISOString(),
      expires_at: duty.due_at ?? work.now.toISOString(),
      used_at: null,
      used_for: null,
    });
  }
  return [{ ...mail, duty, goneAt: goneAt.toSorted().at(-1), token, sentAt: work.now.toISOString() }];
}

/** Drops mails that will never be sent, each with its reason. Twice is once. */
export async function dropMails(ctx: ActContext, mails: readonly DueMail[], reason: string): Promise<void> {
  await act(ctx, async (work) => {
    for (const mail of mails) await drop(work, mail, reason);
  });
}

async function drop(work: Work, mail: DueMail, reason: string): Promise<void> {
  if (!(await moveMail(work.tx, mail.id, "due", { state: "dropped", reason }))) return;
  noteMail(work, mail, "mail.dropped", { reason });
}

/** WHMCS took the mail over. */
export async function recordSent(ctx: ActContext, mails: readonly ClaimedMail[], form: MailForm): Promise<void> {
  await act(ctx, async (work) => {
    for (const mail of mails) {
      if (await moveMail(work.tx, mail.id, "sending", { state: "sent" }))
        noteMail(work, mail, "mail.sent", { ...form });
    }
  });
}

/** What a mail is known by in WHMCS's log of mails: a client gets one at a time. Nothing of it is a secret. */
export function referenceOf({ clientId, sentAt }: Pick<UnsettledMail, "clientId" | "sentAt">): string {
  return `M${clientId}-${Date.parse(sentAt).toString(36)}-`.toUpperCase();
}

/**
 * Ends what nobody knew of a mail. `sent`: WHMCS's log shows it. `not_found`: the log does not, so it is sent again, once; the link of
 * the first stays good. `untold`: that cannot be found out, or it was sent again already.
 */
export async function settleMails(
  ctx: ActContext,
  mails: readonly UnsettledMail[],
  found: "sent" | "not_found" | "untold",
): Promise<void> {
  await act(ctx, async (work) => {
    for (const mail of mails) {
      const change =
        found === "sent"
          ? ({ state: "sent", reason: null } as const)
          : found === "untold"
            ? ({ state: "failed", reason: "whmcs.outcome_unknown" } as const)
            : ({ state: "due", reason: "not_in_mail_log", sent_at: null, attempts: mostAttempts - 1 } as const);
      if (!(await moveMail(work.tx, mail.id, "sending", change))) continue;
      const kind = { sent: "mail.sent", not_found: "mail.not_found", untold: "mail.failed" }[found];
      noteMail(work, mail, kind, { found });
    }
  });
}

/** Nobody knows yet whether the mail left: WHMCS's log is looked at later, and its link stays good. */
export async function recordUnknown(ctx: ActContext, mails: readonly ClaimedMail[], reason: string): Promise<void> {
  await act(ctx, async (work) => {
    for (const mail of mails) {
      await moveMail(work.tx, mail.id, "sending", { reason });
      noteMail(work, mail, "mail.outcome_unknown", { reason });
    }
  });
}

/** The mail did not leave: it is tried again at `again`, or never. @param counts whether this was an attempt of its own */
export async function recordNotSent(
  ctx: ActContext,
  mails: readonly ClaimedMail[],
  reason: string,
  { again, counts }: { readonly again: Date | undefined; readonly counts: boolean },
): Promise<void> {
  await act(ctx, async (work) => {
    await deleteTokens(
      work.tx,
      mails.flatMap(({ token }) => (token === undefined ? [] : [hashToken(token)])),
    );
    for (const mail of mails) {
      const state = again === undefined ? "failed" : "due";
      await moveMail(work.tx, mail.id, "sending", {
        state,
        reason,
        sent_at: null,
        ...(again !== undefined && { due_at: again.toISOString() }),
        ...(counts && { attempts: mail.attempts + 1 }),
      });
      if (state === "failed") noteMail(work, mail, "mail.failed", { reason });
    }
  });
}

function noteMail(work: Work, mail: DueMail, kind: string, detail: Readonly<Record<string, string>>): void {
  const { clientId, dutyId } = mail;
  work.note({ kind, actor: "system", dutyId, clientId, detail: { mail: mail.kind, ...detail } });
}
