import { z } from "zod";
import { findByLink, isInEffect, type LinkedDeletion } from "../../../duties/answer-link.ts";
import { Refusal } from "../../../duties/refusal.ts";
import type { Language } from "../../../domain/policy.ts";
import type { DutyRow } from "../../../ledger/schema.ts";
import { failureFields } from "../../../observability/log.ts";
import {
  showApprovalFault,
  showApprovalPage,
  showNoApproval,
  showTooMany,
  type ChoiceFault,
} from "../../pages/approval/page.ts";
import { linkWording } from "../../pages/approval/texts.ts";
import type { HttpParts } from "../../ports.ts";
import { createRateLimit } from "../../rate-limit.ts";
import type { Answer, Call, DocumentedAnswer } from "../../route.ts";

export const approvalParams = z.object({ token: z.string() });

/** What either route answers besides the page itself. */
export const approvalRefusals: Readonly<Record<number, DocumentedAnswer>> = {
  404: { description: "A page: unknown, expired and spent links alike", contentType: "text/html" },
  429: { description: "A page: too many links that are good for nothing from this address", contentType: "text/html" },
  503: { description: "A page: this service cannot look now", contentType: "text/html" },
};

/** A request with a token in its path. */
type LinkCall = Pick<Call<{ readonly token: string }, unknown, unknown>, "params" | "language" | "address">;

// Nobody guesses 256 bits, and a look costs a hash and one indexed read: misses alone are counted. Behind a proxy every client has
// the same address, so what one of them asks too often must keep no other from a link that is good.
const limits = new WeakMap<HttpParts, ReturnType<typeof createRateLimit>>();
const mostPerMinute = 120;

function limitOf(parts: HttpParts) {
  const known = limits.get(parts) ?? createRateLimit(mostPerMinute, 60_000);
  limits.set(parts, known);
  return known;
}

/**
 * Answers whoever holds a link, always with a page: a person reads it. The ledger knows the hash of the token alone. What fails
 * is a fault of this service, which its owner reads in the log; the client learns that nothing was changed.
 */
export async function answerApproval(
  parts: HttpParts,
  { params, language, address }: LinkCall,
  answer: (linked: LinkedDeletion) => Promise<Answer>,
): Promise<Answer> {
  let linked: LinkedDeletion | undefined;
  try {
    linked = await findByLink({ ...parts.acts, clock: parts.clock }, params.token);
    if (linked !== undefined) return await answer(linked);
    const wait = limitOf(parts).wait(address, parts.clock.now());
    return wait > 0 ? showTooMany(language, wait) : showNoApproval(language);
  } catch (error) {
    if (error instanceof Refusal) return showNoApproval(language);
    parts.log.error("approval.failed", { dutyId: linked?.duty.id, ...failureFields(error) });
    return showApprovalFault(linked?.duty.language ?? language);
  }
}

/** The page of a deletion as it stands. @param browserLanguage spoken where the client's is not known */
export async function showLinked(
  parts: HttpParts,
  linked: LinkedDeletion,
  browserLanguage: Language,
  fault?: ChoiceFault,
): Promise<Answer> {
  const { duty, choices, chosen } = linked;
  const { acts, clock } = parts;
  const shown = {
    serviceId: duty.service_id ?? 0,
    service: await nameOf(parts, duty),
    effectiveAt: instant(duty.effective_at),
    isInEffect: isInEffect(duty, clock.now()),
    // Of one that was begun, in vain, there is no date to tell.
    startAt: duty.started_at === null ? instant(duty.start_at) : undefined,
    dueAt: instant(duty.due_at),
    clockStoppedAt: instant(duty.clock_stopped_at),
    approvedAt: instant(duty.approved_at),
    isHeld: duty.state === "held",
    choices,
    chosen,
    seen: seenOf(linked, clock.now()),
  };
  const { controller, timezone } = acts.policy;
  return showApprovalPage(duty.language ?? browserLanguage, shown, { controller, timezone }, fault);
}

/** Which wording for which situation: a page that lay open while either changed does not count. */
export function seenOf({ duty }: LinkedDeletion, now: Date): string {
  const phase = isInEffect(duty, now) ? "in_effect" : "before_effect";
  return [linkWording, phase, duty.effective_at, duty.due_at, duty.clock_stopped_at]
    .map((part) => part ?? "")
    .join("|");
}

/** What WHMCS calls a service; the page goes without where it cannot be asked. */
async function nameOf({ facts, log }: HttpParts, { service_id, client_id }: DutyRow): Promise<string> {
  try {
    return (await facts.serviceName(service_id ?? 0, client_id)) ?? "";
  } catch (error) {
    log.warn("approval.not_named", failureFields(error));
    return "";
  }
}

function instant(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text);
}
