import { createWhmcsConnector } from "../src/connectors/whmcs/connector.ts";
import { resolveSubject } from "../src/connectors/whmcs/find.ts";
import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { Connector, ExportEstimate, StepContext, Subject } from "../src/connectors/connector.ts";
import { addPeriod } from "../src/domain/calendar.ts";
import { AppError, PermanentError } from "../src/domain/errors.ts";
import { toLanguage } from "../src/domain/language.ts";
import type { Language } from "../src/domain/policy.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { holdsClaim } from "../src/duties/claim-duty.ts";
import { clientAnonymised } from "../src/duties/destroy-packages.ts";
import { followExport, hasLeftIncomplete, leaveIncomplete } from "../src/duties/export-progress.ts";
import { finishDuty, waitDuty } from "../src/duties/finish-duty.ts";
import { recordExport, type RecordedSource } from "../src/duties/record-export.ts";
import { findRecordedExport } from "../src/duties/recorded-export.ts";
import { recordPlan } from "../src/duties/record-plan.ts";
import { isBeingAnonymized } from "../src/ledger/duties.ts";
import { packageName } from "../src/ledger/packages.ts";
import { buildPackage, type PackageSummary } from "../src/package/build.ts";
import type { SavedPackage } from "../src/package/export-store.ts";
import type { PackageProgress } from "../src/package/read-source.ts";
import {
  assertWorthKeeping,
  explainLack,
  IncompleteExport,
  type Lack,
  lacksOf,
  outcomeOf,
  toRecorded,
} from "./export-completeness.ts";
import { processorSources, type ProcessorSources } from "./processor-sources.ts";
import { runSteps } from "./run-steps.ts";
import { interrupted, withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

const lookAgainMs = 30_000;

/** Builds the export package of one client (GDPR Art. 15 and 20). A killed build leaves nothing and starts again. */
export function exportPackage(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> =>
    withDuty(parts, dutyId, stopping, async (turn) => {
      const { acts, gates, owner, duty } = turn;
      const readSince = acts.clock.now();
      // What begins after this look is seen when the package is recorded.
      if (await isBeingAnonymized(acts.ledger, duty.client_id)) {
        const at = new Date(readSince.getTime() + lookAgainMs);
        return waitDuty(acts, duty.id, owner, "client_being_anonymised", at);
      }
      await recordPlan(acts, duty.id, [{ connector: "whmcs", action: "export", state: "pending" }]);
      if (!(await beginDuty(acts, gates, duty.id, owner))) return;
      const finished = await runSteps(turn, async () => {
        const sources = (await recordedBefore(turn)) ?? (await build(turn, readSince));
        const lacks = lacksOf(sources);
        for (const lack of lacks) tellOfLack(turn, lack);
        return outcomeOf(sources, lacks[0]);
      });
      if (finished) await finishDuty(acts, duty.id, owner);
    });
}

function tellOfLack({ duty, log, tellOwner }: Turn, lack: Lack): void {
  const { source: connector, code } = lack;
  log.error("export.incomplete", { dutyId: duty.id, connector, code, problem: explainLack(lack) });
  tellOwner({ code: "export.incomplete", connector });
}

/** What a package holds that an earlier worker recorded before it died; undefined when there is none. */
async function recordedBefore({ acts, duty, packages }: Turn): Promise<readonly RecordedSource[] | undefined> {
  const known = await findRecordedExport(acts.ledger, duty.id);
  return known !== undefined && (await packages.hasPackage(known.object)) ? known.sources : undefined;
}

async function build(turn: Turn, readSince: Date): Promise<PackageSummary["sources"]> {
  const { acts, duty } = turn;
  const whmcs = turn.whmcs.remembering();
  const client = await whmcs.client(duty.client_id);
  const subject = await resolveSubject(whmcs, duty.client_id);
  if (client === undefined || subject === undefined) throw new PermanentError("whmcs.client_not_found");
  const language = toLanguage(client.language, acts.policy.languages);
  const others = processorSources(turn);
  try {
    const saved = await save(turn, whmcs, subject, language, others);
    await keep(turn, readSince, language, saved);
    await others.remember();
    return saved.result.sources;
  } finally {
    others.close();
  }
}

/** Reads every source into a sealed package that is worth keeping; the ledger is told meanwhile how far it is. */
async function save(
  { acts, door, duty, log, owner, packages, signal, spoolDirectory, whmcs: unremembering }: Turn,
  whmcs: WhmcsApi,
  subject: Subject,
  language: Language,
  others: ProcessorSources,
): Promise<SavedPackage<PackageSummary>> {
  const connector = createWhmcsConnector(whmcs, door, { withNotes: acts.policy.export.notes });
  const context = { signal, clock: acts.clock, dryRun: false };
  const estimate = await estimateOf(connector, subject, context);
  const attempt = { number: duty.attempts + 1, isRepeated: await hasLeftIncomplete(acts.ledger, duty.id) };
  const progress = await followExport(acts, duty, owner, estimate?.records ?? 0);
  const whmcsSource = {
    name: connector.name,
    items: beginningWith(() => others.start(), connector.export?.(subject, context) ?? []),
    describes: connector.describes ?? [],
  };
  const request = {
    clientId: duty.client_id,
    language,
    policy: acts.policy,
    sources: [whmcsSource, ...others.inputs],
    generatedAt: acts.clock.now(),
    spoolDirectory,
    signal,
    ...(estimate !== undefined && { estimate }),
    onProgress: (reached: PackageProgress) => progress.report(reached),
  };
  try {
    return await packages.savePackage(packageName(duty.id, owner), async (destination, destinationDisk) => {
      const summary = await buildPackage({ ...request, destination, destinationDisk });
      if (!(await holdsClaim(acts.ledger, duty.id, owner))) throw interrupted();
      await assertWorthKeeping(summary, attempt, () => unremembering.client(duty.client_id));
      return summary;
    });
  } catch (error) {
    await progress.settle();
    if (error instanceof IncompleteExport) await leaveIncomplete(acts, duty.id, owner, error.sources);
    if (error instanceof AppError && error.code === "storage.full") {
      log.error("export.no_room", { dutyId: duty.id, code: error.code, bytes: estimate?.bytes, problem: noRoom });
    }
    throw error;
  } finally {
    await progress.settle();
  }
}

/** The other systems are read while WHMCS is, and not before there is room for what that holds. */
async function* beginningWith<T>(begin: () => void, items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  begin();
  yield* items;
}

const fieldsUnmapped =
  "A source sent fields that this version does not know; they are not in the package. GET /v1/exports/{id} names them.";

const noRoom =
  "The disk has no room for a package. Free space where STORAGE_URL and var/spool lie. The export is tried again by itself until it has failed; then ask for it with POST /v1/exports/{id}/retry.";

/** What cannot be estimated may still be read, in part: reading itself tells what is wrong. */
async function estimateOf(
  connector: Connector,
  subject: Subject,
  context: StepContext,
): Promise<ExportEstimate | undefined> {
  try {
    return await connector.estimate?.(subject, context);
  } catch (error) {
    if (!(error instanceof AppError) || context.signal.aborted) throw error;
    return undefined;
  }
}

/** Records a package that was saved, or does away with it. */
async function keep(
  { acts, askForSweep, duty, log, owner, packages }: Turn,
  readSince: Date,
  language: Language,
  { result, bytes, sha256 }: SavedPackage<PackageSummary>,
): Promise<void> {
  const { policy } = acts;
  const expiresAt = addPeriod(acts.clock.now(), policy.retention.exportPackages.keep, policy.timezone);
  const made = { bytes, sha256, language, expiresAt, sources: toRecorded(result.sources), unmapped: result.unmapped };
  const recorded = await recordExport(acts, duty.id, owner, readSince, made);
  if (recorded === "anonymised") log.error("duty.failed", { dutyId: duty.id, kind: duty.kind, code: clientAnonymised });
  if (recorded !== "recorded") {
    await packages.destroyPackage(packageName(duty.id, owner));
    throw interrupted();
  }
  const unmapped = result.unmapped.reduce((sum, { count }) => sum + count, 0);
  if (unmapped > 0) log.warn("export.fields_unmapped", { dutyId: duty.id, count: unmapped, problem: fieldsUnmapped });
  askForSweep(expiresAt.getTime() - acts.clock.now().getTime() + 500);
}
