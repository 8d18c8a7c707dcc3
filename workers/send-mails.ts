import { isPlaceholderEmail } from "../src/connectors/whmcs/erase/placeholders.ts";
import { installationFaults } from "../src/connectors/whmcs/errors.ts";
import type { Client, Service } from "../src/connectors/whmcs/records.ts";
import { dayBegan } from "../src/domain/calendar.ts";
import { AppError } from "../src/domain/errors.ts";
import { toLanguage } from "../src/domain/language.ts";
import {
  claimMails,
  dropMails,
  mostAttempts,
  recordNotSent,
  recordSent,
  recordUnknown,
  referenceOf,
  type ClaimedMail,
  type MailForm,
} from "../src/duties/hand-over-mails.ts";
import { forgetTokens } from "../src/ledger/approval-tokens.ts";
import { listDueMails, type DueMail } from "../src/ledger/client-mails.ts";
import { findDuty, isBeingAnonymized } from "../src/ledger/duties.ts";
import { composeMail, type Told } from "../src/notices/mails/compose.ts";
import { linkOf, type LinkBase } from "../src/notices/mails/links.ts";
import { mailWording } from "../src/notices/mails/texts/texts.ts";
import { failureFields } from "../src/observability/log.ts";
import { settleUnknown } from "./settle-mails.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** What the chore needs beside the other workers' parts. */
export interface MailParts extends WorkerParts {
  /** Where links lead, looked up each time; undefined: no address is public, and no mail goes. */
  readonly linkBase: () => Promise<LinkBase | undefined>;
}

const mostMails = 500;
const mayLastMs = 15_000; // the rest of the sweep waits; what is left goes with the next one
const againAfterRefusalMs = 3_600_000;
const againAfterOutageMs = 15 * 60_000;
const tokensKeptMs = 30 * 24 * 3_600_000;

/**
 * Tells clients what becomes of their hosting: when it is scheduled, before it starts, when it is gone. One mail per client and
 * calendar day, of everything that is due. A chore of the sweep: it delays no deletion, and a mail that fails stops none.
 */
export async function sendMails(parts: MailParts, signal: AbortSignal): Promise<void> {
  const { acts, gates } = parts;
  const now = acts.clock.now();
  await acts.ledger.transaction().execute((tx) => forgetTokens(tx, new Date(now.getTime() - tokensKeptMs)));
  await settleUnknown(parts, signal);
  const due = await listDueMails(acts.ledger, now, dayBegan(now, acts.policy.timezone), mostMails);
  if (due.length === 0) return;
  // Going live must not bring the mails of a whole rehearsal.
  if (gates.mode() === "dry_run") return dropMails(acts, due, "dry_run");
  // No mail promises what is frozen: all wait until everything goes on.
  if (await gates.stop.isOn(acts.ledger)) return;
  const base = await parts.linkBase();
  if (base === undefined) return dropMails(acts, due, "public_url_unsafe");
  const bound = { ...parts, whmcs: parts.whmcs.withSignal(signal) };
  for (const [clientId, mails] of Map.groupBy(due, (mail) => mail.clientId)) {
    const isOver = acts.clock.now().getTime() - now.getTime() > mayLastMs;
    if (isOver || signal.aborted || !(await tell(bound, clientId, mails, base))) return;
  }
}

/** @returns false when WHMCS cannot be asked now, which is so for every client */
async function tell(parts: MailParts, clientId: number, mails: readonly DueMail[], base: LinkBase): Promise<boolean> {
  const { acts, log } = parts;
  try {
    const reader = await readReader(parts, clientId, mails);
    if (typeof reader === "string") {
      await dropMails(acts, mails, reader);
      return true;
    }
    const language = toLanguage(reader.client.language, acts.policy.languages);
    const form = { language, wording: mailWording, link: base.kind };
    const claimed = await claimMails(acts, clientId, mails, form);
    return claimed.length === 0 || (await send(parts, reader, claimed, form, base));
  } catch (error) {
    log.warn("mail.not_read", failureFields(error));
    // One client whose row nobody can read keeps no other waiting.
    return !(error instanceof AppError) || !isOutage(error.code);
  }
}

function isOutage(code: string): boolean {
  return code.startsWith("connector.") || installationFaults.has(code);
}

/** Who reads the mail, and what the services are called; read afresh and kept nowhere. */
interface Reader {
  readonly client: Client;
  readonly services: ReadonlyMap<string, Service>;
}

/** @returns a code when nobody is there to be written to @throws AppError when WHMCS cannot be asked */
async function readReader(
  { acts, whmcs }: MailParts,
  clientId: number,
  mails: readonly DueMail[],
): Promise<Reader | string> {
  if (await isBeingAnonymized(acts.ledger, clientId)) return "client_anonymised";
  const client = await whmcs.client(clientId);
  if (client === undefined) return "client_gone";
  if (client.email.trim() === "" || isPlaceholderEmail(client.email)) return "no_address";
  const services = new Map<string, Service>();
  for (const { dutyId } of mails) {
    const duty = services.has(dutyId) ? undefined : await findDuty(acts.ledger, dutyId);
    const service = duty === undefined ? undefined : await whmcs.service(duty.service_id ?? 0);
    // One that moved to somebody else since is not named to this client.
    if (service?.clientId === clientId) services.set(dutyId, service);
  }
  return { client, services };
}

/** @returns false when WHMCS cannot send now, whoever the client is */
async function send(
  { acts, log, tellOwner, whmcs }: MailParts,
  { client, services }: Reader,
  claimed: readonly ClaimedMail[],
  form: MailForm,
  base: LinkBase,
): Promise<boolean> {
  const { clock, policy } = acts;
  const isClosed = client.status === "Closed";
  const told = claimed.map((mail) => toTold(mail, services.get(mail.dutyId), isClosed, base));
  const reference = claimed[0] === undefined ? "" : referenceOf(claimed[0]);
  const mail = composeMail(told, { language: form.language, policy, now: clock.now(), isClosed, reference });
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
  try {
    await whmcs.mailClient(client.clientId, mail);
  } catch (error) {
    const code = error instanceof AppError ? error.code : "internal.unexpected";
    log.warn("mail.not_sent", { count: claimed.length, ...failureFields(error) });
    if (code === "whmcs.outcome_unknown" || !(error instanceof AppError)) {
      await recordUnknown(acts, claimed, code);
      return false;
    }
    if (error.retry === "later") {
      if (code === "whmcs.permission_missing") tellOwner({ code: "mails.not_allowed" });
      await recordNotSent(acts, claimed, code, { again: later(againAfterOutageMs), counts: false });
      return false;
    }
    const mayTryAgain = claimed.every(({ attempts }) => attempts + 1 < mostAttempts);
    const again = mayTryAgain ? later(againAfterRefusalMs) : undefined;
    await recordNotSent(acts, claimed, code, { again, counts: true });
    if (!mayTryAgain) {
      tellOwner({ code: "mail.failed", clientId: client.clientId, ...dutyOf(claimed), count: claimed.length });
    }
    return true;
  }
  await recordSent(acts, claimed, form);
  return true;
}

function dutyOf([first]: readonly ClaimedMail[]) {
  return first === undefined ? {} : { dutyId: first.dutyId };
}

function toTold(
  { kind, duty, goneAt, token }: ClaimedMail,
  service: Service | undefined,
  isClosed: boolean,
  base: LinkBase,
): Told {
  // Who was closed out of WHMCS cannot log in there.
  const hasLink = kind !== "completed" && (base.kind === "token" || !isClosed);
  return {
    kind,
    serviceId: duty.service_id ?? 0,
    product: service?.productName ?? "",
    domain: service?.domain ?? "",
    effectiveAt: instant(duty.effective_at),
    startAt: instant(duty.start_at),
    dueAt: instant(duty.due_at),
    finishedAt: instant(duty.finished_at),
    goneAt: instant(goneAt ?? null),
    link: hasLink ? linkOf(base, duty.id, token ?? "") : undefined,
  };
}

function instant(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text);
}
