import { isPlaceholderEmail } from "../src/connectors/whmcs/erase/placeholders.ts";
import { isMailLogged } from "../src/connectors/whmcs/mail-log.ts";
import { AppError, RetryableError } from "../src/domain/errors.ts";
import { newId } from "../src/domain/ids.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { act } from "../src/duties/act.ts";
import { openTaskOnce } from "../src/duties/tasks.ts";
import { findMail } from "../src/ledger/client-mails.ts";
import { insertLetter, updateLetter } from "../src/ledger/letters.ts";
import type { ClientMailRow, StepRow } from "../src/ledger/schema.ts";
import { listSteps } from "../src/ledger/steps.ts";
import { letterWording, writeLetterMail, type LetterMail } from "../src/notices/letter.ts";
import { stepLedger } from "./run-steps.ts";
import type { Turn } from "./with-duty.ts";

/** So often WHMCS may say that it did not send it; then a person has to. */
const mostAttempts = 4;
/** So long a call whose answer was lost may still be at it: longer than PHP lets a page run by default. */
const slowestMs = 60_000;
const unknown = "whmcs.outcome_unknown";

/**
 * Sends the closing letter to the address that WHMCS still has, once: where nobody lived to hear WHMCS's answer, its own log
 * of mails tells whether the letter left.
 * @returns nothing_found where there is nobody to write to; manual send_letter when WHMCS does not send it
 * @throws RetryableError whmcs.mail_failed, whmcs.outcome_unknown @throws AppError the codes of the API
 */
export async function sendLetter(turn: Turn, step: StepRow): Promise<Outcome> {
  const { acts, duty, whmcs } = turn;
  const known = await findMail(acts.ledger, duty.id, "letter");
  if (known?.state === "sent") return { kind: "done", count: 1 };
  const client = await whmcs.client(duty.client_id);
  const isNobody = client === undefined || isPlaceholderEmail(client.email);
  // Whoever is erased anew, after WHMCS was restored, has had the letter.
  if (isNobody || duty.replay_of !== null) return { kind: "nothing_found" };
  if (known?.state === "sending" && (await hasLeft(turn, known))) return sent(turn);
  if ((known?.attempts ?? 0) >= mostAttempts) return askPerson(turn);
  const letter = await writeLetterMail(acts.ledger, acts.policy, duty.id, acts.clock.now());
  if (letter === undefined) return { kind: "nothing_found" };
  await stepLedger(turn, step.id).guard();
  return send(turn, letter, known);
}

/**
 * Leaves the letter to a person where the plan says that WHMCS does not let it be sent: asked before the first step, since
 * nobody finds the address in WHMCS afterwards, and waited for by nothing. Twice is once.
 * @param email the client's address by a fresh look
 */
export async function askForLetter({ acts, duty }: Turn, email: string): Promise<void> {
  const steps = await listSteps(acts.ledger, duty.id);
  const isLeftOut = steps.some(({ action, reason }) => action === "send_letter" && reason === "mail_not_allowed");
  if (!isLeftOut || isPlaceholderEmail(email)) return;
  await act(acts, (work) => {
    const { id: dutyId, client_id: clientId } = duty;
    return openTaskOnce(work, { code: "letter_not_sent", clientId, dutyId, dueAt: work.now }, "system");
  });
}

/** @throws RetryableError whmcs.outcome_unknown while WHMCS may still be sending it */
async function hasLeft({ acts, duty, whmcs }: Turn, { due_at }: ClientMailRow): Promise<boolean> {
  // The letter names its duty, and no other mail does.
  if (await isMailLogged(whmcs, duty.client_id, duty.id)) return true;
  const leftMs = Date.parse(due_at) + slowestMs - acts.clock.now().getTime();
  if (leftMs > 0) throw new RetryableError(unknown, { retryAfterMs: leftMs });
  return false;
}

async function send(turn: Turn, letter: LetterMail, known: ClientMailRow | undefined): Promise<Outcome> {
  const { duty, whmcs } = turn;
  const attempts = (known?.attempts ?? 0) + 1;
  await recordSending(turn, letter, attempts, known !== undefined);
  try {
    await whmcs.mailClient(duty.client_id, letter);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === unknown) throw error;
    // A fault of the installation is not WHMCS's word on this letter: it counts no attempt.
    const isRefused = error.retry !== "later";
    await update(turn, { state: "failed", reason: error.code, attempts: isRefused ? attempts : attempts - 1 });
    if (error.code === "whmcs.unknown_action") return { kind: "done", count: 0, reason: "letter_not_possible" };
    if (!isRefused) throw error;
    if (attempts >= mostAttempts) return askPerson(turn);
    throw new RetryableError("whmcs.mail_failed");
  }
  return sent(turn);
}

async function recordSending(turn: Turn, letter: LetterMail, attempts: number, isKnown: boolean): Promise<void> {
  const { acts, duty } = turn;
  const { language } = letter;
  await act(acts, async (work) => {
    const due_at = work.now.toISOString();
    const row = { state: "sending", reason: null, language, wording: letterWording, due_at, attempts } as const;
    if (isKnown) await updateLetter(work.tx, duty.id, row);
    else
      await insertLetter(work.tx, { ...row, id: newId(), client_id: duty.client_id, duty_id: duty.id, sent_at: null });
    work.note({
      kind: "letter.sending",
      actor: "system",
      dutyId: duty.id,
      clientId: duty.client_id,
      detail: { language, wording: letterWording, attempts },
    });
  });
}

async function sent({ acts, duty }: Turn): Promise<Outcome> {
  await act(acts, async (work) => {
    await updateLetter(work.tx, duty.id, { state: "sent", reason: null, sent_at: work.now.toISOString() });
    work.note({ kind: "letter.sent", actor: "system", dutyId: duty.id, clientId: duty.client_id });
  });
  return { kind: "done", count: 1 };
}

function askPerson({ duty, tellOwner }: Turn): Outcome {
  tellOwner({ code: "letter.not_sent", dutyId: duty.id, clientId: duty.client_id });
  return { kind: "manual", reason: "send_letter" };
}

async function update({ acts, duty }: Turn, change: Parameters<typeof updateLetter>[2]): Promise<void> {
  await act(acts, (work) => updateLetter(work.tx, duty.id, change));
}
