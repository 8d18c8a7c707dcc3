import { RetryableError } from "../../../domain/errors.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Subject } from "../../connector.ts";
import type { DoorCapabilities, Scrubbed, ScrubRequest, WhmcsDoor } from "../door/door.ts";
import { saysAbsent } from "../door/errors.ts";
import { hasCode } from "../reading.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { hostingNotGone, lookAfresh } from "./fresh-look.ts";
import { databaseScopes, logScopes, ticketScopes } from "./scrub-scopes.ts";

/** One call is bounded in time; so many of them end any client, or something writes as fast as it is scrubbed. */
export const mostCalls = 1_000;
/** So many values of a kind the addon takes in one call. */
const mostIdentifiers = 500;

/** Takes away what points at the client's tickets, told only while they exist. @returns, @throws as `scrubDatabase` */
export const scrubTickets: EraseAction = (ctx) =>
  scrub(ctx, {
    needed: ticketScopes,
    scrubbed: (scope) => ticketScopes.includes(scope),
    verified: (scope) => ticketScopes.includes(scope),
  });

/**
 * Takes the client out of what only WHMCS's database holds, all but its logs, and looks whether it is gone.
 * @returns waiting hosting_not_gone when a service lives again; manual scrub_by_hand where the addon is gone since the step
 *   was planned; done with reason partly_scrubbed when this WHMCS lacks what a scope needs, or the addon is too old to know one
 * @throws as EraseAction
 */
export const scrubDatabase: EraseAction = (ctx) =>
  scrub(ctx, {
    needed: databaseScopes,
    scrubbed: (scope) => !logScopes.includes(scope),
    verified: (scope) => !logScopes.includes(scope),
  });

/**
 * Takes the client out of WHMCS's logs and then looks at everything once more: nothing may be written about the client
 * after it. @returns, @throws as `scrubDatabase`
 */
export const scrubLogs: EraseAction = (ctx) =>
  scrub(ctx, { needed: logScopes, scrubbed: (scope) => logScopes.includes(scope), verified: () => true });

interface Choice {
  /** Scopes that an addon must know for the step to have done all of its work. */
  readonly needed: readonly string[];
  readonly scrubbed: (scope: string) => boolean;
  readonly verified: (scope: string) => boolean;
}

/** What came of some scopes. */
interface Scrub {
  readonly rows: number;
  /** Scopes of which this WHMCS lacks something, so that what is left of them is out of reach. */
  readonly lacking: readonly string[];
}

async function scrub(ctx: EraseContext, choice: Choice): Promise<Outcome> {
  try {
    const capabilities = await ctx.door.capabilities();
    if (capabilities !== undefined) return await scrubThere(ctx, capabilities, choice);
  } catch (error) {
    if (hasCode(error, [hostingNotGone])) return { kind: "waiting", reason: "hosting_not_gone" };
    if (!saysAbsent(error)) throw error;
  }
  return { kind: "manual", reason: "scrub_by_hand" };
}

async function scrubThere(
  ctx: EraseContext,
  { scrubScopes }: DoorCapabilities,
  { needed, scrubbed, verified }: Choice,
): Promise<Outcome> {
  const own = scrubScopes.filter(({ scope }) => scrubbed(scope));
  const there = scrubScopes.filter(({ available }) => available).map(({ scope }) => scope);
  const first = await scrubScopesOf(ctx, there.filter(scrubbed));
  const second = await verify(ctx, there.filter(verified), first.lacking);
  const absent = own.filter(({ available }) => !available).map(({ scope }) => scope);
  const unknown = needed.filter((name) => !own.some(({ scope }) => scope === name));
  const lacking = new Set([...absent, ...unknown, ...first.lacking, ...second.lacking]);
  const rows = first.rows + second.rows;
  if (lacking.size > 0) {
    return { kind: "done", count: rows, reason: "partly_scrubbed", parts: [...lacking].toSorted() };
  }
  // An earlier, killed run may have removed what this one no longer found.
  const anything = rows > 0 || (await ctx.objects.remembered()).size > 0;
  return anything ? { kind: "done", count: rows } : { kind: "nothing_found" };
}

/** A fresh look; what came back meanwhile is scrubbed once more. @throws RetryableError whmcs.still_there */
async function verify(ctx: EraseContext, scopes: readonly string[], outOfReach: readonly string[]): Promise<Scrub> {
  const left = (await scopesLeft(ctx, scopes)).filter((scope) => !outOfReach.includes(scope));
  const again = await scrubScopesOf(ctx, left);
  const stubborn = (await scopesLeft(ctx, left)).filter((scope) => !again.lacking.includes(scope));
  if (stubborn.length > 0) throw new RetryableError("whmcs.still_there");
  return again;
}

async function scopesLeft(ctx: EraseContext, scopes: readonly string[]): Promise<readonly string[]> {
  const left = new Set<string>();
  if (scopes.length === 0) return [];
  const keepsInvoices = await lookAfresh(ctx);
  for (const scope of scopes) {
    // One at a time: a log that takes long is counted from where the last call stopped, and holds up no other.
    for (const question of questionsOf(ctx, [scope])) {
      if ((await countLeft(ctx.door, { ...question, keepsInvoices }, scope)) > 0) left.add(scope);
    }
  }
  return [...left];
}

/**
 * How much is left in a scope: asks until the addon has counted to the end. What was not looked at is not known to be gone.
 * @throws as the door
 */
export async function countLeft(door: WhmcsDoor, request: ScrubRequest, scope: string): Promise<number> {
  for (let calls = 1; calls <= mostCalls; calls += 1) {
    const { finished, scopes } = await door.verifyGone(request);
    if (finished) return scopes.find((one) => one.scope === scope)?.left ?? 1;
  }
  throw new RetryableError("connector.unfinished");
}

/** Calls until the addon says that it has finished; before each call WHMCS is read, and stops and holds are heard. */
async function scrubScopesOf(ctx: EraseContext, scopes: readonly string[]): Promise<Scrub> {
  const lacking = new Set<string>();
  let rows = 0;
  if (scopes.length === 0) return { rows, lacking: [] };
  for (const question of questionsOf(ctx, scopes)) {
    for (let calls = 1, finished = false; !finished; calls += 1) {
      if (calls > mostCalls) throw new RetryableError("connector.unfinished");
      const answer = await scrubOnce(ctx, question);
      rows += answer.scopes.reduce((sum, scope) => sum + scope.rows, 0);
      for (const { scope, state } of answer.scopes) if (state === "absent" || state === "partly") lacking.add(scope);
      ({ finished } = answer);
    }
  }
  return { rows, lacking: [...lacking] };
}

/** Remembered before, since nobody may live to hear the answer; forgotten where that says that there was nothing to do. */
async function scrubOnce(ctx: EraseContext, question: Question): Promise<Scrubbed> {
  const { door, objects } = ctx;
  const { clientId } = question;
  const keepsInvoices = await lookAfresh(ctx);
  await ctx.guard();
  const wasRemembered = (await objects.remembered()).has(clientId);
  if (!wasRemembered) await objects.remember([clientId]);
  const answer = await door.scrub({ ...question, keepsInvoices });
  if (!wasRemembered && answer.scopes.every(({ rows }) => rows === 0)) await objects.forget(clientId);
  return answer;
}

type Question = Omit<ScrubRequest, "keepsInvoices">;

/** One question, or several for a subject that goes by more than one call takes. */
export function questionsOf(
  { subject }: { readonly subject: Subject },
  scopes: readonly string[],
): readonly Question[] {
  const { clientId, emails, domains, usernames }: Subject = subject;
  const longest = Math.max(emails.length, domains.length, usernames.length);
  const starts = Array.from(
    { length: Math.max(1, Math.ceil(longest / mostIdentifiers)) },
    (_, n) => n * mostIdentifiers,
  );
  return starts.map((start) => {
    const some = (values: readonly string[]): readonly string[] => values.slice(start, start + mostIdentifiers);
    const identifiers = { emails: some(emails), domains: some(domains), usernames: some(usernames) };
    return { clientId, scopes, identifiers };
  });
}
