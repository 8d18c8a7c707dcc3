import { RetryableError } from "../../../domain/errors.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { DoorCapabilities, ScrubRequest } from "../door/door.ts";
import { saysAbsent } from "../door/errors.ts";
import type { EraseAction, EraseContext } from "./context.ts";

/** What every erasure writes into while it runs; hence they are scrubbed when nothing else is left to do. */
const logScopes: ReadonlySet<string> = new Set(["mail_log", "activity_log", "module_log"]);

/** One call is bounded in time; so many of them end any client, or something writes as fast as it is scrubbed. */
const mostCalls = 1_000;

/**
 * Takes the client out of what only WHMCS's database holds, all but its logs, and looks whether it is gone.
 * @returns manual scrub_by_hand where the addon is gone since the step was planned; done with reason partly_scrubbed when
 *   this WHMCS lacks a table or column of a scope @throws as EraseAction
 */
export const scrubDatabase: EraseAction = (ctx) =>
  scrub(
    ctx,
    (scope) => !logScopes.has(scope),
    (scope) => !logScopes.has(scope),
  );

/**
 * Takes the client out of WHMCS's logs and then looks at everything once more: nothing may be written about the client
 * after it. @returns, @throws as `scrubDatabase`
 */
export const scrubLogs: EraseAction = (ctx) =>
  scrub(
    ctx,
    (scope) => logScopes.has(scope),
    () => true,
  );

type Chosen = (scope: string) => boolean;

async function scrub(ctx: EraseContext, chosen: Chosen, verified: Chosen): Promise<Outcome> {
  try {
    const capabilities = await ctx.door.capabilities();
    if (capabilities === undefined) return byHand;
    return await scrubThere(ctx, capabilities, chosen, verified);
  } catch (error) {
    if (saysAbsent(error)) return byHand;
    throw error;
  }
}

const byHand: Outcome = { kind: "manual", reason: "scrub_by_hand" };

async function scrubThere(
  ctx: EraseContext,
  { scrubScopes }: DoorCapabilities,
  chosen: Chosen,
  verified: Chosen,
): Promise<Outcome> {
  const own = scrubScopes.filter(({ scope }) => chosen(scope));
  const lacking = new Set(own.filter(({ available, missing }) => !available || missing.length > 0).map(nameOf));
  const first = await scrubScopesOf(ctx, own.filter(({ available }) => available).map(nameOf));
  for (const scope of first.lacking) lacking.add(scope);
  const rows = first.rows + (await verify(ctx, scrubScopes.filter(isThere(verified)).map(nameOf)));
  // An earlier, killed run may have removed what this one no longer found.
  const anything = rows > 0 || (await ctx.objects.remembered()).size > 0;
  // An addon that knows no such scope has scrubbed nothing of it.
  if (lacking.size > 0 || own.length === 0) {
    return { kind: "done", count: rows, reason: "partly_scrubbed", parts: [...lacking].toSorted() };
  }
  return anything ? { kind: "done", count: rows } : { kind: "nothing_found" };
}

const nameOf = ({ scope }: { readonly scope: string }): string => scope;

function isThere(chosen: Chosen) {
  return ({ scope, available }: { readonly scope: string; readonly available: boolean }): boolean =>
    available && chosen(scope);
}

/** A fresh look; what came back meanwhile is scrubbed once more. @returns the rows of that @throws RetryableError whmcs.still_there */
async function verify(ctx: EraseContext, scopes: readonly string[]): Promise<number> {
  const left = await scopesLeft(ctx, scopes);
  if (left.length === 0) return 0;
  const { rows } = await scrubScopesOf(ctx, left);
  if ((await scopesLeft(ctx, left)).length > 0) throw new RetryableError("whmcs.still_there");
  return rows;
}

async function scopesLeft(ctx: EraseContext, scopes: readonly string[]): Promise<readonly string[]> {
  if (scopes.length === 0) return [];
  const answer = await ctx.door.verifyGone(requestOf(ctx, scopes));
  const unseen = scopes.filter((scope) => !answer.scopes.some((seen) => seen.scope === scope));
  // What was not looked at is not known to be gone.
  if (unseen.length > 0) throw new RetryableError("whmcs.still_there");
  return answer.scopes.filter(({ left }) => left > 0).map(nameOf);
}

/** Calls until the addon says that it has finished; stops and holds are heard between two calls. */
async function scrubScopesOf(ctx: EraseContext, scopes: readonly string[]) {
  const lacking = new Set<string>();
  let rows = 0;
  for (let call = 0; scopes.length > 0; call += 1) {
    if (call >= mostCalls) throw new RetryableError("connector.unfinished");
    await ctx.guard();
    const answer = await ctx.door.scrub({ ...requestOf(ctx, scopes), keepsInvoices: ctx.keepsInvoices });
    const removed = answer.scopes.reduce((sum, scope) => sum + scope.rows, 0);
    if (removed > 0) await ctx.objects.remember([ctx.subject.clientId]);
    rows += removed;
    for (const { scope, state } of answer.scopes) if (state === "absent" || state === "partly") lacking.add(scope);
    if (answer.finished) break;
  }
  return { rows, lacking };
}

function requestOf({ subject }: EraseContext, scopes: readonly string[]): ScrubRequest {
  const { clientId, emails, domains, usernames } = subject;
  return { clientId, scopes, identifiers: { emails, domains, usernames } };
}
