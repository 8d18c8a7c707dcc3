import type { Policy } from "../domain/policy.ts";
import { findToken, spendToken } from "../ledger/approval-tokens.ts";
import { findDuty } from "../ledger/duties.ts";
import type { ApprovalTokenRow, Db, DutyRow } from "../ledger/schema.ts";
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

/** The deletion behind a good link. */
export interface LinkedDeletion {
  readonly duty: DutyRow;
  /** What may be chosen; nothing once the link was used. */
  readonly choices: readonly LinkChoice[];
  /** What was chosen over this link. */
  readonly chosen: LinkChoice | undefined;
}

/**
 * The deletion behind a link; undefined, without telling why, for one that is unknown or expired, and for one that was not used
 * while its deletion was still to come. Changes nothing.
 */
export async function findByLink(
  { ledger, clock, policy }: Pick<ActContext, "ledger" | "clock" | "policy">,
  token: string,
): Promise<LinkedDeletion | undefined> {
  return readLink(ledger, token, policy, clock.now());
}

async function readLink(db: Db, token: string, policy: Policy, now: Date): Promise<LinkedDeletion | undefined> {
  const row = await findToken(db, hashToken(token));
  if (row === undefined || row.expires_at <= now.toISOString()) return undefined;
  const duty = await findDuty(db, row.duty_id);
  if (duty === undefined) return undefined;
  if (row.used_at !== null) return { duty, choices: [], chosen: chosenBy(row) };
  const choices = choicesOf(duty, policy, now);
  return choices.length === 0 ? undefined : { duty, choices, chosen: undefined };
}

function chosenBy({ used_for }: ApprovalTokenRow): LinkChoice | undefined {
  return linkChoices.find((choice) => choice === used_for);
}

/** What can be chosen for a deletion as it stands; nothing once it has begun or ended. */
function choicesOf(duty: DutyRow, policy: Policy, now: Date): LinkChoice[] {
  const isToCome = ["pending", "scheduled", "waiting", "held"].includes(duty.state) && duty.started_at === null;
  if (!isToCome) return [];
  // The owner's hold stops every act; to keep the service destroys nothing.
  if (duty.state === "held") return ["keep"];
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
 * Carries out what the client chose over a link, and spends the link with it, in one transaction: a link acts once.
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
    if (!(await spendToken(work.tx, hashToken(token), choice, work.now))) return undefined;
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
