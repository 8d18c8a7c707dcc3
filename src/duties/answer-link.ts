import { canMove } from "../domain/duty.ts";
import type { Policy } from "../domain/policy.ts";
import { findToken, spendToken } from "../ledger/approval-tokens.ts";
import { findDuty } from "../ledger/duties.ts";
import type { ApprovalTokenRow, Db, DutyRow } from "../ledger/schema.ts";
import { listSteps } from "../ledger/steps.ts";
import { act, type ActContext } from "./act.ts";
import { hashToken } from "./approval-token.ts";
import { approveInside } from "./approve-deletion.ts";
import type { ClientWord } from "./client-word.ts";
import { askForDataFirstInside } from "./data-first.ts";
import { keepService } from "./withdraw.ts";

/**
 * What a client may choose on the page behind a link. `at_effect`: delete as soon as the cancellation takes effect. `now`: at
 * once, giving up paid time where there is any. `data_first`: not before the data was given back. `keep`: not at all.
 */
export const linkChoices = ["at_effect", "now", "data_first", "keep"] as const;
export type LinkChoice = (typeof linkChoices)[number];

const shownForMs = 24 * 3_600_000; // What was chosen late is shown to the client for a day at least.

const hostingSteps: ReadonlySet<string> = new Set(["terminate_hosting", "delete_hosting"]);

/** The deletion behind a good link. */
export interface LinkedDeletion {
  readonly duty: DutyRow;
  /** What may be chosen; once the link was used only what takes nothing away and comes after what was chosen. */
  readonly choices: readonly LinkChoice[];
  /** What was chosen over this link last, while it stands. */
  readonly chosen: LinkChoice | undefined;
}

/**
 * The deletion behind a link; undefined, without telling why, for one that is unknown, for one that expired with nothing left to
 * choose or was never used, and for one of whose deletion there is nothing to choose or to show. Changes nothing.
 */
export async function findByLink(
  { ledger, clock, policy }: Pick<ActContext, "ledger" | "clock" | "policy">,
  token: string,
): Promise<LinkedDeletion | undefined> {
  return readLink(ledger, token, policy, clock.now());
}

async function readLink(db: Db, token: string, policy: Policy, now: Date): Promise<LinkedDeletion | undefined> {
  const row = await findToken(db, hashToken(token));
  const duty = row === undefined ? undefined : await findDuty(db, row.duty_id);
  if (row === undefined || duty === undefined) return undefined;
  const used = usedFor(row);
  const choices = stillOpen(used, (await mayBeKept(db, duty)) ? choicesOf(duty, policy, now) : []);
  // Who chose over a link may think better of it until the deletion begins, and its date may have moved on.
  const wasJustUsed = row.used_at !== null && now.getTime() - new Date(row.used_at).getTime() < shownForMs;
  const isExpired = row.expires_at <= now.toISOString() && (used === undefined || choices.length === 0) && !wasJustUsed;
  const chosen = used !== undefined && doesStand(used, duty) ? used : undefined;
  return isExpired || (choices.length === 0 && chosen === undefined) ? undefined : { duty, choices, chosen };
}

function usedFor({ used_for }: ApprovalTokenRow): LinkChoice | undefined {
  return linkChoices.find((choice) => choice === used_for);
}

/** A used link approves nothing any more; what takes nothing away it still does, each once: after `keep` there is nothing. */
function stillOpen(used: LinkChoice | undefined, choices: readonly LinkChoice[]): readonly LinkChoice[] {
  if (used === undefined) return choices;
  const left: readonly LinkChoice[] = used === "keep" ? [] : used === "data_first" ? ["keep"] : ["data_first", "keep"];
  return choices.filter((choice) => left.includes(choice));
}

/** Whether the deletion still stands as that choice left it. */
function doesStand(chosen: LinkChoice, { state, approved_at, clock_stopped_at }: DutyRow): boolean {
  if (chosen === "keep") return true;
  return chosen === "data_first" ? clock_stopped_at !== null : approved_at !== null && state !== "withdrawn";
}

/** Whether it can be withdrawn, between two attempts too, and something is there to be kept. */
async function mayBeKept(db: Db, duty: DutyRow): Promise<boolean> {
  if (!canMove(duty.state, "withdrawn")) return false;
  const hosting = (await listSteps(db, duty.id)).filter(({ action }) => hostingSteps.has(action));
  return !hosting.some(({ state }) => state === "done" || state === "nothing_found");
}

/** What can be chosen for a deletion that may be kept, as it stands. */
function choicesOf(duty: DutyRow, policy: Policy, now: Date): LinkChoice[] {
  // The owner's hold stops every act, and what was begun is dated no more; to keep the service destroys nothing.
  if (duty.state === "held" || duty.state === "failed" || duty.started_at !== null) return ["keep"];
  const mayApprove =
    policy.hostingDeletion.customerMayApprove && duty.approved_at === null && duty.effective_at !== null;
  const approvals: LinkChoice[] = isInEffect(duty, now) ? ["now"] : ["at_effect", "now"];
  return [...(mayApprove ? approvals : []), ...(duty.clock_stopped_at === null ? ["data_first" as const] : []), "keep"];
}

/** Whether the cancellation has taken effect. */
export function isInEffect({ effective_at }: DutyRow, now: Date): boolean {
  return effective_at !== null && effective_at <= now.toISOString();
}

/**
 * Carries out what the client chose over a link, and spends the link for it, in one transaction. A link is of single use: it
 * approves at most once, it carries out no choice twice, and each choice leaves only those that take less away: an approval leaves
 * the data first and keep, the data first leaves keep, keep leaves nothing. So whoever finds a used link can delete nothing with it,
 * and the client can withdraw until the deletion begins.
 * @returns how the deletion then stands; undefined when nothing was done, because the link is not good for that choice
 * @throws Refusal when the deletion does not allow it; the link stays good
 */
export async function chooseByLink(
  ctx: ActContext,
  token: string,
  choice: LinkChoice,
  word: Pick<ClientWord, "wordingVersion" | "language">,
): Promise<LinkedDeletion | undefined> {
  return act(ctx, async (work) => {
    const linked = await readLink(work.tx, token, work.policy, work.now);
    if (linked === undefined || !linked.choices.includes(choice)) return undefined;
    await spendToken(work.tx, hashToken(token), choice, work.now);
    const { id } = linked.duty;
    const said = { ...word, channel: "link" } as const;
    if (choice === "keep") await keepService(work, id, said, "client");
    else if (choice === "data_first") await askForDataFirstInside(work, id, said, "client");
    else {
      const givesUpTime = choice === "now" && !isInEffect(linked.duty, work.now);
      await approveInside(work, id, { ...said, now: givesUpTime }, "client");
    }
    return readLink(work.tx, token, work.policy, work.now);
  });
}
