import { isMailLogged } from "../src/connectors/whmcs/mail-log.ts";
import { AppError } from "../src/domain/errors.ts";
import { mostAttempts, referenceOf, settleMails } from "../src/duties/hand-over-mails.ts";
import { listUnsettledMails, type UnsettledMail } from "../src/ledger/client-mails.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** So long a mail may still be on its way: a call's own time, and longer than PHP lets a page run by default. */
const slowestMs = 120_000;
/** So long a log that cannot be read is asked for again. */
const askedForMs = 24 * 3_600_000;
const mostAtOnce = 20;

/**
 * Finds out what became of mails whose outcome nobody heard, be it that WHMCS did not answer or that the process died: WHMCS's own
 * log of mails tells. One that is not there is sent again once; where nothing can be found out, the owner is told. It changes nothing
 * of a deletion, and what is due again waits for the same gates as every mail.
 */
export async function settleUnknown(
  parts: Pick<WorkerParts, "acts" | "log" | "tellOwner" | "whmcs">,
  signal: AbortSignal,
): Promise<void> {
  const { acts } = parts;
  const sentBefore = new Date(acts.clock.now().getTime() - slowestMs);
  const unsettled = await listUnsettledMails(acts.ledger, sentBefore, mostAtOnce);
  const bound = { ...parts, whmcs: parts.whmcs.withSignal(signal) };
  // What left together has one reference.
  for (const mails of Map.groupBy(unsettled, referenceOf).values()) {
    if (signal.aborted) return;
    await settle(bound, mails);
  }
}

async function settle(
  { acts, log, tellOwner, whmcs }: Pick<WorkerParts, "acts" | "log" | "tellOwner" | "whmcs">,
  mails: readonly UnsettledMail[],
): Promise<void> {
  const [first] = mails;
  if (first === undefined) return;
  const { clientId, dutyId, sentAt } = first;
  try {
    if (await isMailLogged(whmcs, clientId, referenceOf(first))) return await settleMails(acts, mails, "sent");
    const mayTryAgain = mails.every(({ attempts }) => attempts < mostAttempts - 1);
    if (mayTryAgain) return await settleMails(acts, mails, "not_found");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn("mail.log_not_read", failureFields(error));
    const isOld = acts.clock.now().getTime() - Date.parse(sentAt) >= askedForMs;
    if (error.retry === "later" && !isOld) return;
  }
  await settleMails(acts, mails, "untold");
  tellOwner({ code: "mail.failed", clientId, dutyId, count: mails.length });
}
