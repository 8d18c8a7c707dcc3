import type { z } from "zod";
import type {
  AbsenceCheckRow,
  DutyRow,
  ExportPackageRow,
  ExportSourceRow,
  ExportUnmappedRow,
  StepRow,
} from "../ledger/schema.ts";
import { findDuty, listDuties, type DutyFilter } from "../ledger/duties.ts";
import { listChecksOf } from "../ledger/absence-checks.ts";
import { listSources, listUnmapped } from "../ledger/export-sources.ts";
import { listPackages } from "../ledger/packages.ts";
import { listStepsOf } from "../ledger/steps.ts";
import { resultOf } from "../domain/anonymization-result.ts";
import { isStepSettled, type DutyKind } from "../domain/duty.ts";
import { readSharedWith } from "../domain/shared-with.ts";
import { holdsEverything } from "../duties/export-package.ts";
import type { ActContext } from "../duties/act.ts";
import { NotFound } from "../duties/refusal.ts";
import { toAbsenceJson } from "./absence-json.ts";
import { toPage } from "./cursor.ts";
import { explainStep } from "./step-json.ts";
import type { anonymizationSchema, deletionSchema, dutySchema, exportSchema } from "./schemas.ts";

/** What a look at duties needs of the acts. */
type Reader = Pick<ActContext, "clock" | "ledger">;
type DutyJson = z.output<typeof dutySchema>;
type ExportJson = z.output<typeof exportSchema>;
type DeletionJson = z.output<typeof deletionSchema>;
type AnonymizationJson = z.output<typeof anonymizationSchema>;

/** A duty as its own resource shows it: the common fields, and what its kind adds. @throws NotFound also for another kind */
export async function readDuty(acts: Reader, id: string, kind: DutyKind): Promise<object> {
  const row = await findDuty(acts.ledger, id);
  if (row === undefined || row.kind !== kind) throw new NotFound();
  const [json] = await toJson(acts, [row], kind);
  if (json === undefined) throw new NotFound();
  return json;
}

/** One page of duties. With a `kind` each shows what its kind adds; without, the common fields. */
export async function readDuties(
  acts: Reader,
  filter: DutyFilter,
  as: DutyKind | "any",
): Promise<{ items: readonly object[]; nextCursor: string | null }> {
  const rows = await listDuties(acts.ledger, { ...filter, limit: filter.limit + 1 });
  const { page, nextCursor } = toPage(rows, filter.limit, (row) => [row.created_at, row.id]);
  return { items: await toJson(acts, page, as), nextCursor };
}

async function toJson(
  { ledger: db, clock }: Reader,
  rows: readonly DutyRow[],
  as: DutyKind | "any",
): Promise<readonly object[]> {
  const ids = rows.map((row) => row.id);
  const steps = Map.groupBy(await listStepsOf(db, ids), (step) => step.duty_id);
  const now = clock.now().toISOString();
  const duties = rows.map((row) => toDutyJson(row, steps.get(row.id) ?? [], now));
  if (as === "anonymization" || as === "deletion") {
    const checks = Map.groupBy(await listChecksOf(db, ids), (check) => check.duty_id);
    const show = as === "anonymization" ? toAnonymizationJson : toDeletionJson;
    return duties.map((duty) => show(duty, checks.get(duty.id) ?? []));
  }
  if (as !== "export") return duties;
  const sources = Map.groupBy(await listSources(db, ids), (source) => source.duty_id);
  const unmapped = Map.groupBy(await listUnmapped(db, ids), (field) => field.duty_id);
  const packages = new Map((await listPackages(db, ids)).map((one) => [one.duty_id, one]));
  return duties.map((duty) =>
    toExportJson(duty, sources.get(duty.id) ?? [], unmapped.get(duty.id) ?? [], packages.get(duty.id)),
  );
}

function toDutyJson(row: DutyRow, steps: readonly StepRow[], now: string): DutyJson {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    clientId: row.client_id,
    ...(row.service_id !== null && { serviceId: row.service_id }),
    ...(row.connector !== null && { connector: row.connector }),
    ...(row.replay_of !== null && { replayOf: row.replay_of }),
    createdAt: row.created_at,
    ...(row.effective_at !== null && { effectiveAt: row.effective_at }),
    ...(row.start_at !== null && { startAt: row.start_at }),
    ...(row.due_at !== null && { dueAt: row.due_at }),
    ...(row.due_at !== null && row.due_at < now && !hasEnded(row) && { overdue: true as const }),
    ...(row.suspended_at !== null && { suspendedAt: row.suspended_at }),
    ...(row.approved_at !== null && { approvedAt: row.approved_at }),
    ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }),
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.hold_reason !== null && { holdReason: row.hold_reason }),
    ...(row.hold_scope !== null && { heldBy: row.hold_scope === "duty" ? "owner" : row.hold_scope }),
    ...(row.clock_stopped_at !== null && { clockStoppedAt: row.clock_stopped_at }),
    ...(isPartly(row, steps) && { partly: true as const }),
    backlog: row.backlog === 1,
    progress: { done: row.progress_done, total: row.progress_total },
    steps: steps.map((step) => toStepJson(step, row)),
  };
}

function toStepJson(step: StepRow, duty: DutyRow): DutyJson["steps"][number] {
  return {
    connector: step.connector,
    action: step.action,
    state: step.state,
    ...(step.reason !== null && { reason: step.reason }),
    ...(step.count !== null && { count: step.count }),
    ...(step.retained_until !== null && { retainedUntil: step.retained_until }),
    ...(step.ground !== null && { ground: step.ground }),
    ...(step.gone_at !== null && { goneAt: step.gone_at }),
    ...(step.by_hand === 1 && { byHand: true as const }),
    ...(step.shared_with !== null && { sharedWith: [...readSharedWith(step.shared_with)] }),
    ...explainStep(
      {
        ...step,
        retainedUntil: step.retained_until,
        goneAt: step.gone_at,
        startedAt: step.started_at,
        byHand: step.by_hand === 1,
      },
      { startAt: startOf(duty), begun: duty.started_at !== null, ended: hasEnded(duty) },
    ),
  };
}

/** A duty that has begun: a plan may name what stays or is left out before anything was done. */
function isPartly({ started_at: startedAt }: DutyRow, steps: readonly StepRow[]): boolean {
  const isOwed = steps.some(({ state }) => state === "waiting" || state === "manual");
  return startedAt !== null && isOwed && steps.some(({ state }) => isStepSettled(state));
}

/** Nothing begins while the clock stands. */
function startOf(duty: DutyRow): string | null {
  return duty.clock_stopped_at === null ? duty.start_at : null;
}

/** A failed duty may be retried. */
function hasEnded({ state }: DutyRow): boolean {
  return state === "completed" || state === "withdrawn";
}

function toDeletionJson(duty: DutyJson, checks: readonly AbsenceCheckRow[]): DeletionJson {
  const goneAt = duty.steps
    .flatMap((step) => step.goneAt ?? [])
    .toSorted()
    .at(-1);
  return {
    ...duty,
    kind: "deletion",
    absence: checks.map((check) => toAbsenceJson(check)),
    ...(duty.state === "completed" && goneAt !== undefined && { goneAt }),
  };
}

function toExportJson(
  duty: DutyJson,
  sources: readonly ExportSourceRow[],
  unmapped: readonly ExportUnmappedRow[],
  row: ExportPackageRow | undefined,
): ExportJson {
  return {
    ...duty,
    kind: "export",
    // Of an attempt that died or was given up, what it was reading stands in the ledger until the next begins to read.
    sources: sources
      .filter(({ status }) => status !== "running" || duty.state === "running")
      .map((source) =>
        toSourceJson(
          source,
          unmapped.filter((field) => field.source === source.name),
        ),
      ),
    ...(row !== undefined && {
      package: {
        bytes: row.bytes,
        sha256: row.sha256,
        complete: holdsEverything(sources, duty.steps),
        expiresAt: row.expires_at,
        ...(row.gone_at !== null && { goneAt: row.gone_at }),
      },
    }),
  };
}

function toSourceJson(
  { name, status, records, reason, entity }: ExportSourceRow,
  unmapped: readonly ExportUnmappedRow[],
): ExportJson["sources"][number] {
  return {
    name,
    status: status as ExportJson["sources"][number]["status"],
    records,
    ...(reason !== null && { reason }),
    ...(entity !== null && { entity }),
    ...(unmapped.length > 0 && { unmapped: unmapped.map(({ entity, field, count }) => ({ entity, field, count })) }),
  };
}

function toAnonymizationJson(duty: DutyJson, checks: readonly AbsenceCheckRow[]): AnonymizationJson {
  const retained = duty.steps.filter((step) => step.state === "retained");
  return {
    ...duty,
    kind: "anonymization",
    absence: checks.map((check) => toAbsenceJson(check)),
    ...(duty.state === "completed" && { result: resultOf(duty.steps) }),
    retained: retained.map((step) => ({
      what: step.action,
      ...(step.count !== undefined && { count: step.count }),
      ...(step.ground !== undefined && { ground: step.ground }),
      ...(step.retainedUntil !== undefined && { until: step.retainedUntil }),
    })),
  };
}
