import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import { AppError, PermanentError, RetryableError } from "../src/domain/errors.ts";
import { beginAnalyticsDeletion, recordAnalyticsDeletion } from "../src/duties/analytics-deletion.ts";
import { Refusal } from "../src/duties/refusal.ts";
import { failureFields } from "../src/observability/log.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** What Google took on, and up to when what was collected is covered. */
export interface AnalyticsDeletion {
  readonly submittedAt: Date;
  readonly coversUntil: Date;
}

/**
 * Hands the id of a visitor, as it stands in the visitor's own cookie, to Google Analytics to be deleted there (GDPR Art. 11(2)
 * and 17), and keeps it nowhere. A second call does no harm.
 */
export type DeleteAnalytics = (clientId: number, gaClientId: string, actor: string) => Promise<AnalyticsDeletion>;

const mayTakeMs = 20_000; // whoever asked waits for the answer

/**
 * @returns what throws Refusal analytics.not_configured and as `beginAnalyticsDeletion`; RetryableError analytics.unavailable;
 *   PermanentError analytics.refused, whmcs.client_not_found; AppError where WHMCS cannot be asked
 */
export function deleteAnalytics({
  acts,
  gates,
  log,
  processors,
  whmcs,
}: Pick<WorkerParts, "acts" | "gates" | "log" | "processors"> & {
  readonly whmcs: Pick<WhmcsApi, "client">;
}): DeleteAnalytics {
  return async (clientId, gaClientId, actor) => {
    const analytics = processors.get("google_analytics");
    if (analytics?.eraseGiven === undefined) throw new Refusal("analytics.not_configured");
    // Evidence must not tell of somebody who is no client.
    if ((await whmcs.client(clientId)) === undefined) throw new PermanentError("whmcs.client_not_found");
    const context = {
      signal: AbortSignal.timeout(mayTakeMs),
      clock: acts.clock,
      links: [],
      mayGo: () => beginAnalyticsDeletion(acts, gates, clientId, actor),
    };
    try {
      const { coversUntil } = await analytics.eraseGiven(gaClientId, context);
      return { submittedAt: await recordAnalyticsDeletion(acts, clientId, coversUntil, actor), coversUntil };
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof Refusal) throw error;
      log.warn("analytics.not_submitted", failureFields(error));
      const { retry, retryAfterMs } = error;
      if (retry !== "later") throw new PermanentError("analytics.refused");
      throw new RetryableError("analytics.unavailable", retryAfterMs === undefined ? {} : { retryAfterMs });
    }
  };
}
