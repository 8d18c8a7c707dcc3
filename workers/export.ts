import { createWhmcsConnector } from "../src/connectors/whmcs/connector.ts";
import { resolveSubject } from "../src/connectors/whmcs/find.ts";
import type { Subject } from "../src/connectors/connector.ts";
import { sourcesNotConfigured } from "../src/connectors/registry.ts";
import { addPeriod } from "../src/domain/calendar.ts";
import { PermanentError, RetryableError } from "../src/domain/errors.ts";
import type { Language } from "../src/domain/policy.ts";
import { beginDuty } from "../src/duties/begin-duty.ts";
import { recordExport, recordExportProgress } from "../src/duties/export-progress.ts";
import { finishDuty } from "../src/duties/finish-duty.ts";
import { recordPlan } from "../src/duties/record-plan.ts";
import { buildPackage, type PackageSummary } from "../src/package/build.ts";
import { runSteps } from "./run-steps.ts";
import { withDuty, type Turn } from "./with-duty.ts";
import type { WorkerParts } from "./worker-parts.ts";

// An unreachable source is tried again before a client is handed an incomplete package.
const attemptsForCompleteness = 3;

/** Builds the export package of one client (GDPR Art. 15 and 20). A killed build leaves nothing and starts again. */
export function exportPackage(parts: WorkerParts) {
  return (dutyId: string, stopping: AbortSignal): Promise<Date | undefined> =>
    withDuty(parts, dutyId, stopping, async (turn) => {
      const { acts, gates, owner, duty } = turn;
      await recordPlan(acts, duty.id, [{ connector: "whmcs", action: "export", state: "pending" }]);
      if (!(await beginDuty(acts, gates, duty.id, owner))) return;
      const finished = await runSteps(turn, async () => {
        const summary = await build(turn);
        return summary.records === 0 ? { kind: "nothing_found" } : { kind: "done", count: summary.records };
      });
      if (finished) await finishDuty(acts, duty.id, owner);
    });
}

async function build(turn: Turn): Promise<PackageSummary> {
  const { acts, duty, whmcs, packages } = turn;
  const client = await whmcs.client(duty.client_id);
  const subject = await resolveSubject(whmcs, duty.client_id);
  if (client === undefined || subject === undefined) throw new PermanentError("whmcs.client_not_found");
  const saved = await packages.savePackage(duty.id, (destination) =>
    buildPackage({
      ...requestOf(turn, subject, toLanguage(client.language, acts.policy.languages)),
      destination,
    }),
  );
  const { result, bytes, sha256 } = saved;
  if (!result.complete && duty.attempts + 1 < attemptsForCompleteness) {
    const unreachable = result.sources.find((source) => source.status === "unreachable");
    if (unreachable?.reason?.startsWith("connector.") === true) {
      await packages.destroyPackage(duty.id);
      throw new RetryableError(unreachable.reason);
    }
  }
  const keep = acts.policy.retention.exportPackages.keep;
  const expiresAt = addPeriod(acts.clock.now(), keep, acts.policy.timezone);
  await recordExport(acts, duty, { bytes, sha256, expiresAt, sources: result.sources });
  turn.askForSweep(expiresAt.getTime() - acts.clock.now().getTime() + 500);
  return result;
}

function requestOf(turn: Turn, subject: Subject, language: Language) {
  const { acts, door, duty, whmcs, signal, spoolDirectory } = turn;
  const connector = createWhmcsConnector(whmcs, door);
  const context = { signal, clock: acts.clock, dryRun: false };
  return {
    clientId: duty.client_id,
    language,
    policy: acts.policy,
    sources: [
      {
        name: connector.name,
        items: connector.export?.(subject, context) ?? null,
        describes: connector.describes ?? [],
      },
      ...sourcesNotConfigured(acts.policy).map((name) => ({ name, items: null, reason: "no_connector" })),
    ],
    generatedAt: acts.clock.now(),
    spoolDirectory,
    signal,
    onProgress: recordExportProgress(acts, duty),
  };
}

/** WHMCS names a client's language in English; a client without one gets the policy's first. */
function toLanguage(name: string, languages: readonly Language[]): Language {
  const known: Readonly<Record<string, Language>> = { dutch: "nl", french: "fr", english: "en", german: "de" };
  const wanted = known[name.toLowerCase()];
  return wanted !== undefined && languages.includes(wanted) ? wanted : (languages[0] ?? "en");
}
