import type { OwnRoute, Route } from "../route.ts";
import { confirmRoute } from "./anonymizations/confirm.ts";
import { createAnonymization } from "./anonymizations/create.ts";
import { getLetter } from "./anonymizations/letter.ts";
import { chooseApproval } from "./approvals/choose.ts";
import { showApproval } from "./approvals/read.ts";
import { readAudit } from "./audit/read.ts";
import { verifyAudit } from "./audit/verify.ts";
import { listBacklog } from "./backlog/read.ts";
import { releaseBacklogRoute } from "./backlog/release.ts";
import { deleteAnalyticsRoute } from "./clients/analytics-deletion.ts";
import { getSealedInvoice } from "./clients/document-pdf.ts";
import { listDocuments } from "./clients/documents.ts";
import { holdClientRoute } from "./clients/hold.ts";
import { getPlan } from "./clients/plan.ts";
import { releaseClientRoute } from "./clients/release.ts";
import { approveRoute } from "./deletions/approve.ts";
import { createDeletion } from "./deletions/create.ts";
import { dataFirstRoute } from "./deletions/data-first.ts";
import { withdrawDeletionRoute } from "./deletions/withdraw.ts";
import { docsPages } from "./docs/pages.ts";
import { fetchDownload } from "./downloads/fetch.ts";
import { showDownload } from "./downloads/read.ts";
import { holdRoute } from "./duties/hold.ts";
import { anonymizations, deletions, exports, type OwnedKind, purges } from "./duties/owned.ts";
import { listAllDuties, readRoutes } from "./duties/read.ts";
import { releaseRoute } from "./duties/release.ts";
import { retryRoute } from "./duties/retry.ts";
import { withdrawRoute } from "./duties/withdraw.ts";
import { createExport } from "./exports/create.ts";
import { createLink, revokeLink } from "./exports/link.ts";
import { getPackage } from "./exports/package.ts";
import { livez } from "./health/livez.ts";
import { getMetrics } from "./health/metrics.ts";
import { readyz } from "./health/readyz.ts";
import { getDeletionPlan } from "./services/plan.ts";
import { getStatus } from "./service/status.ts";
import { runChecks } from "./service/checks.ts";
import { resumeRoute, stopRoute } from "./service/stop.ts";
import { finishTask } from "./tasks/done.ts";
import { getTask } from "./tasks/get.ts";
import { readTasks } from "./tasks/read.ts";
import { receiveWebhook } from "./webhooks/receive.ts";

function ownedRoutes(owned: OwnedKind): readonly Route[] {
  return [...readRoutes(owned), holdRoute(owned), releaseRoute(owned), retryRoute(owned)];
}

/** Every route that goes through the common pipeline (contract section 4). */
export const routes: readonly Route[] = [
  createExport,
  ...readRoutes(exports),
  retryRoute(exports),
  getPackage,
  createLink,
  revokeLink,
  createAnonymization,
  ...ownedRoutes(anonymizations),
  withdrawRoute(anonymizations),
  confirmRoute,
  getLetter,
  createDeletion,
  ...ownedRoutes(deletions),
  withdrawDeletionRoute,
  dataFirstRoute,
  approveRoute,
  ...ownedRoutes(purges),
  withdrawRoute(purges),
  holdClientRoute,
  releaseClientRoute,
  deleteAnalyticsRoute,
  getSealedInvoice,
  getPlan,
  listDocuments,
  getDeletionPlan,
  listBacklog,
  releaseBacklogRoute,
  listAllDuties,
  readTasks,
  getTask,
  finishTask,
  getStatus,
  runChecks,
  stopRoute,
  resumeRoute,
  readAudit,
  verifyAudit,
  livez,
  readyz,
  getMetrics,
  showApproval,
  chooseApproval,
  showDownload,
  fetchDownload,
];

/** The routes that answer by themselves. */
export const ownRoutes: readonly OwnRoute[] = [receiveWebhook, ...docsPages];
