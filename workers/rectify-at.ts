import type { KnownSubject, Processor, Profile, Target } from "../src/connectors/processor.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import { changedOfClient, changedOfOthers, type DetailChange } from "../src/domain/rectification.ts";
import { act } from "../src/duties/act.ts";
import { rememberLinks } from "../src/ledger/client-links.ts";
import type { StepRow } from "../src/ledger/schema.ts";
import { givenUpInTime, openVisit, outcomeOfFailure, ProcessorFailure, type Visit } from "./at-processor.ts";
import type { Turn } from "./with-duty.ts";

/** What is carried to other systems. */
export interface Correction {
  readonly changes: readonly DetailChange[];
  readonly profile: Profile;
  readonly subject: KnownSubject;
}

const byHand = "rectify_client_by_hand";
const nothing: Outcome = { kind: "nothing_found" };

/**
 * Corrects a client's details at one recipient; by a person where no connector does. A dead one concerns this step alone.
 * @param correction undefined where no connector is in use
 * @throws what ended the worker's turn
 */
export async function rectifyAt(turn: Turn, step: StepRow, correction: Correction | undefined): Promise<Outcome> {
  const processor = turn.processors.get(step.connector);
  if (processor === undefined || correction === undefined) return { kind: "manual", reason: byHand };
  const visit = await openVisit(turn, processor.name);
  try {
    return givenUpInTime(turn, step, await correct(turn, visit, processor, correction));
  } catch (error) {
    if (!(error instanceof ProcessorFailure)) throw error;
    return givenUpInTime(turn, step, outcomeOfFailure(turn, step, error));
  }
}

async function correct(
  turn: Turn,
  visit: Visit,
  processor: Processor,
  { changes, profile, subject }: Correction,
): Promise<Outcome> {
  const { ctx } = visit;
  const found = await visit.ask(() => processor.find(subject, { of: "client" }, ctx));
  await remember(turn, processor, found);
  const changed = changedOfClient(changes);
  const outcome = await visit.ask(async () =>
    changed === undefined ? nothing : ((await processor.rectify?.(subject, profile, changed, ctx)) ?? nothing),
  );
  if (outcome.kind === "waiting") return outcome;
  // Whose details a contact's or a login's are there, a connector cannot tell: the client's own must not be put over them.
  const isOfOthers = changedOfOthers(changes) && found.length > 0;
  // Such a system has the person under the address that WHMCS knows no longer, if it has.
  const isHidden =
    outcome.kind === "nothing_found" && changed?.has("email") === true && processor.knowsByAddress === true;
  return isOfOthers || isHidden ? { kind: "manual", reason: byHand } : outcome;
}

async function remember({ acts, duty }: Turn, { name }: Processor, found: readonly Target[]): Promise<void> {
  const links = found.flatMap(({ kind, link }) => (link === undefined ? [] : [{ kind, id: link }]));
  await act(acts, ({ tx, now }) => rememberLinks(tx, duty.client_id, name, links, now));
}
