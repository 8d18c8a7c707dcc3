import type { GapReason } from "../src/connectors/connector.ts";
import { installationFaults } from "../src/connectors/whmcs/errors.ts";
import { PermanentError, RetryableError } from "../src/domain/errors.ts";
import type { Outcome } from "../src/domain/outcome.ts";
import type { RecordedSource } from "../src/duties/record-export.ts";
import type { PackageSummary } from "../src/package/build.ts";
import { failedGaps, type PackageSource } from "../src/package/manifest.ts";

// What may mend is tried so often before a client is handed an incomplete package.
const attemptsForCompleteness = 3;

type ToldSource = RecordedSource & Pick<PackageSource, "gaps">;

/** What a package lacks that its source holds. */
export interface Lack {
  readonly source: string;
  readonly code: string;
}

/** Ends an attempt whose package lacks what the next may give: it is not kept. `code` is that of what is lacking. */
export class IncompleteExport extends RetryableError {
  readonly sources: readonly RecordedSource[];

  constructor(code: string, sources: readonly RecordedSource[]) {
    super(code);
    this.sources = sources;
  }
}

/** Which attempt at an export this is. */
export interface ExportAttempt {
  /** From 1, attempts that never came to reading included. */
  readonly number: number;
  /** Whether an earlier one came as far as a package that lacked something. */
  readonly isRepeated: boolean;
}

/** The first thing a package lacks; undefined for one that holds everything its sources could ever give. */
export function lackOf(sources: readonly ToldSource[]): Lack | undefined {
  return lacksOf(sources)[0];
}

/** What a package lacks, of each of its sources the first thing. */
export function lacksOf(sources: readonly ToldSource[]): readonly Lack[] {
  return sources.flatMap(({ name: source, status, reason, gaps }) => {
    if (status === "unreachable") return { source, code: reason ?? "connector.unavailable" };
    // The ledger keeps no gaps: there the reason is that of the one that counts, see `toRecorded`.
    const [failed] = failedGaps({ gaps: gaps ?? (reason === undefined ? [] : [{ reason: reason as GapReason }]) });
    return failed === undefined ? [] : { source, code: failed.reason };
  });
}

/** What the ledger keeps of each source: of several reasons, the one for which the package lacks something. */
export function toRecorded(sources: PackageSummary["sources"]): readonly RecordedSource[] {
  return sources.map((source) => {
    const { name, status, records, reason } = source;
    const counts = lackOf([source])?.code ?? reason;
    return { name, status, records, ...(counts !== undefined && { reason: counts }) };
  });
}

/**
 * Lets a package pass that is complete, or incomplete as nothing could help: what another attempt may mend was tried often
 * enough, and WHMCS answers. A package without a record is no copy of anybody's data.
 * @param answers asks WHMCS for something it has; while WHMCS is away, an export waits as every other duty does
 * @throws IncompleteExport when it is worth trying again; PermanentError when there is nothing and will be nothing; as `answers`
 */
export async function assertWorthKeeping(
  { sources, records, mayMend }: PackageSummary,
  { number, isRepeated }: ExportAttempt,
  answers: () => Promise<unknown>,
): Promise<void> {
  const lack = lackOf(sources);
  if (lack === undefined) return;
  if (!mayMend) {
    if (records === 0) throw new PermanentError(lack.code);
    return;
  }
  const isTriedEnough = isRepeated && number >= attemptsForCompleteness;
  if (!isTriedEnough || records === 0) throw new IncompleteExport(lack.code, toRecorded(sources));
  await answers();
}

/** What the step says: that nothing was found only where everything was read. */
export function outcomeOf(sources: readonly RecordedSource[], lack: Lack | undefined): Outcome {
  const count = sources.reduce((sum, { records }) => sum + records, 0);
  if (lack !== undefined) return { kind: "done", count, reason: lack.code };
  return count === 0 ? { kind: "nothing_found" } : { kind: "done", count };
}

/** What it means for the owner that a package was kept though it lacks something, and what to do. */
export function explainLack(lack: Lack): string {
  return `${causeOf(lack)} The package was kept without it and says so; GET /v1/exports/{id} shows the source. Once that is mended, ask for a new export.`;
}

function causeOf({ source, code }: Lack): string {
  if (code === "connector.unauthenticated" || code === "connector.forbidden") {
    return `The system ${source} refused its credentials: look what npm run connector:check ${source} says.`;
  }
  if (code === "whmcs.permission_missing") {
    return "The API role lacks an action that an export reads: give it every reading action that the README lists.";
  }
  if (installationFaults.has(code)) return "WHMCS or its addon refused this service while the client was read.";
  const where = source === "whmcs" ? "" : ` in ${source}`;
  return `Something of the client could not be read${where}, however often it was tried.`;
}
