import {
  isKnownSubject,
  type Erasure,
  type KnownSubject,
  type Processor,
  type Scope,
  type Target,
} from "../src/connectors/processor.ts";
import { addPeriod } from "../src/domain/calendar.ts";
import { PermanentError, UnsafeError, type AppError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import type { SharedWith } from "../src/domain/shared-with.ts";
import { outcomeOfTargets } from "../src/domain/targets.ts";
import { rememberLinks } from "../src/ledger/client-links.ts";
import type { StepRow, StepTargetRow } from "../src/ledger/schema.ts";
import {
  insertTargets,
  listTargets,
  toTargetResult,
  updateTarget,
  type TargetChange,
} from "../src/ledger/step-targets.ts";
import { moveStep } from "../src/ledger/steps.ts";
import {
  givenUpInTime,
  isGivenUp,
  lookAgainAfter,
  noAnswerTask,
  openVisit,
  outcomeOfFailure,
  passes,
  ProcessorFailure,
  taskOf,
  tellOfFailure,
  unfinishedTask,
  type Visit,
} from "./at-processor.ts";
import type { KnownNow } from "./known-subject.ts";
import { interrupted, type Turn } from "./with-duty.ts";

/** One erasure at one processor. */
export interface ProcessorWork {
  readonly processor: Processor;
  /** As it was sealed when the duty began, and as WHMCS has it now. */
  readonly known: KnownNow;
  readonly scope: Scope;
  /** The task where the connector lacks what it takes. */
  readonly byHand: "erase_client_by_hand" | "delete_hosting_by_hand";
  /** For what WHMCS may call off: throws when it is owed no longer. */
  readonly stillOwed?: () => Promise<void>;
}

/** A target as the connector found it, and what the ledger knows of it. */
interface Known {
  readonly target: Target;
  readonly row: StepTargetRow;
}

// As the ledger takes them.
const operationShape = /^[A-Za-z0-9:,_-]{0,500}$/;
const linkShape = /^[A-Za-z0-9_-]{1,64}$/;
/** The code of the task to look for what an erasure found once and finds no more, since somebody else came to use the same. */
const outOfSightTask = "processor_out_of_sight";
const mostFailures = 3; // a system that is away is not asked for each of a thousand objects

/** A step at a system besides WHMCS: by its connector, or a person's where it was planned so or has none. */
export function eraseElsewhere(turn: Turn, step: StepRow, work: Omit<ProcessorWork, "processor">): Promise<Outcome> {
  const processor = step.by_hand === 1 ? undefined : turn.processors.get(step.connector);
  if (processor === undefined) {
    const reason = step.action === "erase_credentials" ? "keychain_by_hand" : work.byHand;
    return Promise.resolve({ kind: "manual", reason });
  }
  return performProcessorStep(turn, step, { ...work, processor });
}

/**
 * Erases at one processor what it holds within the scope: everything found is remembered before the first call that destroys,
 * each outcome as it comes. Called again at each look until all is settled; what is settled is not touched again, and what was
 * remembered and is found no more is gone, but where somebody else came between. Never throws for what the processor does or not.
 * @throws what ended the worker's turn: duty.interrupted, what `stillOwed` throws, the ledger's own
 */
async function performProcessorStep(turn: Turn, step: StepRow, work: ProcessorWork): Promise<Outcome> {
  const { subject, obstacle } = work.known;
  if (!isKnownSubject(subject)) {
    return outcomeOfFailure(turn, step, new ProcessorFailure(new UnsafeError("subject.incomplete")));
  }
  const visit = await openVisit(turn, work.processor.name, work.stillOwed);
  try {
    if (obstacle !== undefined) throw new ProcessorFailure(obstacle);
    const before = await listTargets(turn.acts.ledger, step.id);
    const found = await visit.ask(() => work.processor.find(subject, work.scope, visit.ctx));
    const known = await remember(turn, step, work, found, await isNarrowed(turn, subject));
    const met = await eraseEach(turn, step, visit, work, known);
    const isFurther = await cameFurther(turn, step, before);
    if (met.failure !== undefined) tellOfFailure(turn, step, met.failure);
    return await conclude(turn, step, work, met, isFurther);
  } catch (error) {
    if (!(error instanceof ProcessorFailure)) throw error;
    if (!passes(turn, step, error)) await leaveOpen(turn, step, taskOf(error.failure));
    else if (isGivenUp(turn, step)) await leaveOpen(turn, step, noAnswerTask);
    return givenUpInTime(turn, step, outcomeOfFailure(turn, step, error));
  }
}

/** Whether WHMCS says by now that less of it is this client's to erase than when the duty began. */
async function isNarrowed({ subjects, duty }: Turn, { elsewhere: now }: KnownSubject): Promise<boolean> {
  const sealed = await subjects.openSubject(duty.id);
  if (!isKnownSubject(sealed)) return false;
  const { elsewhere: then } = sealed;
  const livesOn = now.places.filter(({ ended }) => !ended);
  const activeNow = now.registrations.filter(({ active }) => active);
  return (
    now.sharedDomains.some((domain) => !then.sharedDomains.includes(domain)) ||
    livesOn.some((place) => !then.places.some((one) => one.serviceId === place.serviceId && !one.ended)) ||
    activeNow.some((name) => !then.registrations.some((one) => one.domain === name.domain && one.active))
  );
}

/** Why a connector could not look everywhere where it looked before. */
const narrowerLooks: ReadonlySet<string> = new Set(["mail_forwards_not_read", "hosting_service_without_domain"]);

/** Whether a target is held back for what somebody else uses, or says that not everything could be looked at. */
function isGuarded({ byHand }: Target): boolean {
  if (byHand === undefined) return false;
  const { reason, sharedWith = [] } = byHand;
  return sharedWith.length > 0 || reason.endsWith("_shared") || narrowerLooks.has(reason);
}

/**
 * Law 2: what may be erased stands in the ledger before it is. What stood there and is found no more is gone; but where it may
 * only be out of sight, because somebody else came to use the same, a person has to look.
 * @param narrowed as of `isNarrowed`
 */
async function remember(
  turn: Turn,
  step: StepRow,
  { processor }: ProcessorWork,
  found: readonly Target[],
  narrowed: boolean,
): Promise<readonly Known[]> {
  const { acts, duty, targetHashes } = turn;
  const once = new Map(found.map((target) => [targetHashes.of(step.connector, target)[0], target]));
  return acts.ledger.transaction().execute(async (tx) => {
    const now = acts.clock.now();
    const before = new Map((await listTargets(tx, step.id)).map((row) => [row.target_hash, row]));
    const rowOf = (target: Target): StepTargetRow | undefined =>
      targetHashes.of(step.connector, target).flatMap((hash) => before.get(hash) ?? [])[0];
    const fresh = [...once].filter(([, target]) => rowOf(target) === undefined);
    await insertTargets(
      tx,
      step.id,
      fresh.map(([hash, { kind }]) => ({ target_hash: hash, kind })),
      now,
    );
    const stillThere = new Set([...once.values()].map((target) => rowOf(target)?.target_hash));
    const isNew = (target: Target): boolean => (rowOf(target)?.state ?? "found") !== "manual";
    const isHidden = narrowed || [...once.values()].some((target) => isGuarded(target) && isNew(target));
    for (const row of before.values()) {
      const isAbsent = (row.state === "found" || row.state === "pending") && !stillThere.has(row.target_hash);
      if (!isAbsent) continue;
      const change = isHidden ? settled("manual", now, outOfSightTask) : goneNow(turn, processor, null);
      await updateTarget(tx, row, change);
    }
    const links = [...once.values()].flatMap(({ kind, link: id = "" }) => (linkShape.test(id) ? [{ kind, id }] : []));
    await rememberLinks(tx, duty.client_id, step.connector, links, now);
    for (const row of await listTargets(tx, step.id)) before.set(row.target_hash, row);
    return [...once.values()].flatMap((target) => {
      const row = rowOf(target);
      return row === undefined ? [] : [{ target, row }];
    });
  });
}

/** What came in the way of a step's targets. */
interface Met {
  /** The first failure that may pass. */
  readonly failure: AppError | undefined;
  /** Who else uses what was left alone. */
  readonly sharedWith: readonly SharedWith[];
}

/** What failed for good is a person's, and keeps nothing else. */
async function eraseEach(
  turn: Turn,
  step: StepRow,
  visit: Visit,
  work: ProcessorWork,
  known: readonly Known[],
): Promise<Met> {
  const passing: AppError[] = [];
  const sharedWith = known.flatMap(({ target }): readonly SharedWith[] => target.byHand?.sharedWith ?? []);
  for (const { target, row } of known) {
    if (turn.signal.aborted) throw interrupted();
    if (isSettled(row)) continue;
    try {
      await write(turn, work, row, await eraseOne(visit, work, target, row));
    } catch (error) {
      if (!(error instanceof ProcessorFailure)) throw error;
      const { failure } = error;
      if (passes(turn, step, error)) passing.push(failure);
      else await updateTarget(turn.acts.ledger, row, settled("manual", turn.acts.clock.now(), taskOf(failure)));
      if (failure instanceof UnsafeError) sharedWith.push(...failure.sharedWith);
      if (passing.length >= mostFailures) break;
    }
  }
  return { failure: passing[0], sharedWith };
}

/** Whether something of a step stands otherwise than `before`; then it begins anew to wait. */
async function cameFurther({ acts }: Turn, { id }: StepRow, before: readonly StepTargetRow[]): Promise<boolean> {
  const rows = new Map((await listTargets(acts.ledger, id)).map((row) => [row.target_hash, row]));
  const isFurther = before.some(({ target_hash: hash, state, operation }) => {
    const now = rows.get(hash);
    return now?.state !== state || now.operation !== operation;
  });
  if (!isFurther) return false;
  const change = { silent_since: acts.clock.now().toISOString() };
  await acts.ledger.transaction().execute((tx) => moveStep(tx, id, ["running"], change));
  return true;
}

/** Of what is gone by our hand and stands there again, another look is taken; a person's word is not doubted. */
function isSettled({ state, reason }: StepTargetRow): boolean {
  if (state === "gone") return reason === "by_hand" || reason === "not_needed";
  return state === "retained" || state === "manual";
}

async function eraseOne(visit: Visit, work: ProcessorWork, target: Target, row: StepTargetRow): Promise<Erasure> {
  const { processor, byHand } = work;
  if (target.keep !== undefined) return { kind: "retained", ...target.keep };
  if (target.byHand !== undefined) return { kind: "manual", reason: target.byHand.reason };
  const { since, operation } = row;
  const progress = { since: new Date(since), ...(operation !== null && { operation }) };
  return visit.ask(async () => {
    if (processor.erase === undefined) return { kind: "manual", reason: byHand };
    return sound(await processor.erase(target, progress, visit.ctx));
  });
}

/** What goes into the ledger is what the interface promises, however odd the vendor's answer it was made of. */
function sound(erasure: Erasure): Erasure {
  const isOdd =
    erasure.kind === "pending" &&
    (!operationShape.test(erasure.operation ?? "") || Number.isNaN(erasure.lookAgainAt.getTime()));
  if (isOdd) throw new PermanentError("connector.shape_unexpected");
  return erasure;
}

async function write(turn: Turn, work: ProcessorWork, row: StepTargetRow, erasure: Erasure): Promise<void> {
  const { acts } = turn;
  const now = acts.clock.now();
  const reason = erasure.reason ?? null;
  switch (erasure.kind) {
    case "pending":
      await updateTarget(acts.ledger, row, {
        state: "pending",
        reason,
        look_again_at: erasure.lookAgainAt.toISOString(),
        ...(erasure.operation !== undefined && { operation: erasure.operation }),
      });
      return;
    case "retained":
      await updateTarget(acts.ledger, row, {
        ...settled("retained", now, reason),
        retained_until: erasure.retainedUntil ?? null,
      });
      return;
    case "gone":
      await updateTarget(acts.ledger, row, goneNow(turn, work.processor, reason));
      return;
    case "manual":
      await updateTarget(acts.ledger, row, settled("manual", now, reason));
  }
}

/** Gone by our hand; the system's own backups may hold it for longer. */
function goneNow({ acts }: Turn, { backupsKept }: Processor, reason: string | null): TargetChange {
  const now = acts.clock.now();
  if (backupsKept === undefined) return settled("gone", now, reason);
  const goneAt = addPeriod(now, backupsKept, acts.policy.timezone);
  return { ...settled("gone", now, reason), gone_at: goneAt.toISOString() };
}

function settled(state: "gone" | "retained" | "manual", now: Date, reason: string | null): TargetChange {
  return { state, reason, look_again_at: null, settled_at: now.toISOString() };
}

/** Hands to a person what was found and not settled, so that the answer to that one task ends it. */
async function leaveOpen(
  { acts }: Turn,
  step: StepRow,
  task: string | ((reason: string | null) => string),
): Promise<void> {
  for (const row of await listTargets(acts.ledger, step.id)) {
    const isOpen = row.state === "found" || row.state === "pending";
    if (isOpen)
      await updateTarget(
        acts.ledger,
        row,
        settled("manual", acts.clock.now(), typeof task === "string" ? task : task(row.reason)),
      );
  }
}

/** What all targets together make of the step, read once more: a person may have answered meanwhile. */
async function conclude(
  turn: Turn,
  step: StepRow,
  { processor }: ProcessorWork,
  { failure, sharedWith }: Met,
  isFurther: boolean,
): Promise<Outcome> {
  const { acts } = turn;
  const read = async (): Promise<Outcome> =>
    outcomeOfTargets((await listTargets(acts.ledger, step.id)).map(toTargetResult), {
      nothingFoundBecause: processor.nothingFoundBecause,
      again: { at: lookAgainAfter(turn, step, failure), reason: failure?.code },
    });
  const outcome = await read();
  // The policy says that the hosting is there: under what name, a person has to find out.
  const isAmiss = outcome.kind === "nothing_found" && step.action === "delete_hosting";
  if (isAmiss) return { kind: "manual", reason: "hosting_not_found" };
  if (outcome.kind !== "waiting" || isFurther || !isGivenUp(turn, step)) return { ...outcome, sharedWith };
  await leaveOpen(turn, step, failure === undefined ? unfinishedTask : noAnswerTask);
  return { ...(await read()), sharedWith };
}
