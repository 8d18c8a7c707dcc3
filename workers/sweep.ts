import { destroyExpiredPackages, destroyLeftovers } from "../src/duties/destroy-packages.ts";
import { pruneEvidence } from "../src/duties/prune-evidence.ts";
import { reviewHolds } from "../src/duties/review-holds.ts";
import { destroyDocumentLeftovers, destroyExpiredDocuments } from "../src/duties/sealed-documents.ts";
import { forgetIdleLinks } from "../src/ledger/client-links.ts";
import { retakeFailedEvents } from "../src/ledger/events.ts";
import { forgetIdempotencyKeys } from "../src/ledger/idempotency.ts";
import { failureFields } from "../src/observability/log.ts";
import { sweepSpoolNames } from "../src/package/spool.ts";
import type { FileStorage } from "../src/package/storage.ts";
import type { Dispatcher } from "../src/queues/dispatch.ts";
import { holdAgain, tellOwnerHolds } from "./brake.ts";
import { checkAbsence } from "./check-absence.ts";
import { destroySubjects } from "./destroy-subjects.ts";
import { openFormPurges } from "./purge-forms.ts";
import { previewBacklog } from "./preview-backlog.ts";
import { createReconciler } from "./reconcile.ts";
import { remindOfTasks } from "./remind-tasks.ts";
import { rereadEvents } from "./reread-events.ts";
import { restoreAlarms } from "./restore-alarms.ts";
import { createDocumentReview } from "./review-documents.ts";
import { tellLimits, tellOverdue } from "./tell-overdue.ts";
import { tellTasks } from "./tell-tasks.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { createComparisonWatch, tellFailed, watchSilence } from "./watch-duties.ts";
import { sendMails, type MailParts } from "./send-mails.ts";

/** What the sweep needs beside the other workers' parts. */
export interface SweepParts extends MailParts {
  readonly dispatcher: Dispatcher;
  readonly storage: Pick<FileStorage, "sweepLeftovers">;
  /** Applies what intake stored but could not apply. */
  readonly applyStoredEvents: () => Promise<unknown>;
}

const dayMs = 24 * 3_600_000;

/**
 * The net under everything, once a minute and on request: puts back what Redis lost, starts what is overdue, reads
 * again what events asked for, removes what has expired. Each part is on its own: one that fails stops no other.
 */
export function sweep(parts: SweepParts) {
  const reconciler = createReconciler(parts);
  const documentReview = createDocumentReview(parts);
  const watchComparison = createComparisonWatch(parts);
  return async (signal: AbortSignal): Promise<void> => {
    const chores: readonly (() => Promise<unknown>)[] = [
      () => retakeEvents(parts),
      () => parts.applyStoredEvents(),
      () => restoreAlarms(parts),
      () => rereadEvents(parts, signal),
      () => reconciler.goOn(signal),
      () => previewBacklog(parts, signal),
      () => destroyExpiredPackages(parts.acts, parts.packages),
      () => destroyLeftovers(parts.acts, parts.packages),
      () => destroyExpiredDocuments(parts.acts, parts.gates, parts.documents),
      () => destroyDocumentLeftovers(parts.acts, parts.documents),
      // A container made anew has another name: what the killed one left is told from a live one's by its age alone.
      () => parts.storage.sweepLeftovers(parts.acts.clock.now()),
      () => sweepSpoolNames(parts.spoolDirectory),
      () => checkAbsence(parts, signal),
      () => watchSilence(parts),
      () => watchComparison(),
      () => tellFailed(parts),
      () => tellOverdue(parts),
      () => tellLimits(parts),
      () => tellWaiting(parts),
      () => tellTasks(parts),
      () => remindOfTasks(parts, signal),
      () => destroySubjects(parts),
      () => forgetIdleLinks(parts.acts.ledger),
      () => reviewHolds(parts.acts),
      () => sendMails(parts, signal),
      () => tellOwnerHolds(parts, signal),
      () => holdAgain(parts, signal),
      () => pruneEvidence(parts.acts),
      () => documentReview.goOn(signal),
      () => openFormPurges(parts),
      () => forgetIdempotencyKeys(parts.acts.ledger, before(parts, dayMs)),
    ];
    for (const chore of chores) {
      if (signal.aborted) return;
      await chore().catch((error: unknown) => parts.log.error("sweep.part_failed", failureFields(error)));
    }
  };
}

/** An event that could not be carried out is no lost one: it is tried at each sweep, and the log says so until it works. */
async function retakeEvents({ acts, log }: SweepParts): Promise<void> {
  const count = await retakeFailedEvents(acts.ledger);
  if (count > 0) log.error("events.apply_failed", { count });
}

function before({ acts }: Pick<SweepParts, "acts">, ms: number): string {
  return new Date(acts.clock.now().getTime() - ms).toISOString();
}
