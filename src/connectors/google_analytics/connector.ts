import { z } from "zod";
import { AppError, PermanentError } from "../../domain/errors.ts";
import { toGaClientId } from "../../domain/ga-client-id.ts";
import type { Quota } from "../../domain/quota.ts";
import { createHttpClient } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { CheckFinding, Processor } from "../processor.ts";
import type { GoogleAnalyticsValues } from "../values.ts";
import { createVendorCall, shaped, type VendorParts } from "../vendor-call.ts";
import { createAccessTokens } from "./token.ts";

const name = "google_analytics";
/** Of the older user deletion API, per project; the Admin API's own is not told. */
const deletionsPerDay: Quota = { bucket: `${name}.deletions`, calls: 500, perSeconds: 86_400 };

const submitted = z.object({ deletionRequestTime: z.iso.datetime({ offset: true }) });

/**
 * Google Analytics 4 over the Admin API, v1alpha. Visits are filed under pseudonyms that nothing in WHMCS leads to, so nobody is
 * found there (GDPR Art. 11); with the id in a visitor's own cookie Google deletes what it holds under it.
 * https://developers.google.com/analytics/devguides/config/admin/v1/rest/v1alpha/properties/submitUserDeletion
 */
export function createGoogleAnalytics(values: GoogleAnalyticsValues, parts: ProcessorParts): Processor {
  const { url, tokenUrl, property, key, callsPerMinute } = values;
  const { clock, userAgent } = parts;
  const quota: Quota = { bucket: name, calls: callsPerMinute, perSeconds: 60 };
  const http = createHttpClient({ baseUrl: url, userAgent });
  const tokenHttp = createHttpClient({ baseUrl: new URL(tokenUrl).origin, userAgent });
  const tokens = createAccessTokens({
    call: createVendorCall({ ...parts, http: tokenHttp, quota, authorize: () => ({}) }),
    url: tokenUrl,
    key,
    clock,
  });
  const signed: VendorParts = {
    ...parts,
    http,
    quota,
    authorize: async (signal) => ({ Authorization: `Bearer ${await tokens.get(signal)}` }),
    judge: ({ status }) => {
      if (status === 401) tokens.forget();
      return undefined;
    },
  };
  const call = createVendorCall(signed);
  // A wish to be left alone is kept for a minute's quota, not for a day's.
  const submit = createVendorCall({ ...signed, quota: deletionsPerDay });
  const path = `v1alpha/properties/${property}`;
  return {
    name,
    canProveAbsence: false,
    nothingFoundBecause: "not_identifiable",
    find: () => Promise.resolve([]),
    eraseGiven: async (given, { signal, mayGo }) => {
      const clientId = toGaClientId(given);
      if (clientId === undefined) throw new PermanentError("google_analytics.id_invalid");
      await mayGo();
      const { body } = await submit(
        {
          method: "POST",
          path: `${path}:submitUserDeletion`,
          json: { clientId },
          quota,
          // An id that Google has deleted, or never knew, is taken the same.
          repeatable: true,
        },
        signal,
      );
      return { coversUntil: new Date(shaped(submitted, body).deletionRequestTime) };
    },
    check: async ({ signal }) => {
      const token = await finding("google_analytics.key", () => tokens.get(signal));
      if (token.state !== "ok") return [token];
      const access = await finding("google_analytics.property", async () => {
        shaped(
          z.object({ name: z.literal(`properties/${property}`) }),
          (await call({ method: "GET", path }, signal)).body,
        );
      });
      // No reading call tells which role the account has on the property.
      return [token, access, { code: "google_analytics.may_delete", state: "unknown" }];
    },
    close: () => {
      http.close();
      tokenHttp.close();
      return Promise.resolve();
    },
  };
}

/** What cannot be told now is unknown; what will not mend by itself is missing. */
async function finding(code: string, look: () => Promise<unknown>): Promise<CheckFinding> {
  try {
    await look();
    return { code, state: "ok" };
  } catch (error) {
    return { code, state: error instanceof AppError && error.retry === "later" ? "unknown" : "missing" };
  }
}
