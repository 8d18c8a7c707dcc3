import { createHttpClient } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { CloudwaysValues } from "../values.ts";
import { createVendorCall, type VendorCall } from "../vendor-call.ts";

/** Speaks to the Cloudways API, version 2. */
export interface CloudwaysCall {
  readonly call: VendorCall;
  readonly close: () => void;
}

/**
 * Calls with the long-lived access token of the primary account owner, sent as it is: the exchange of an e-mail address and a
 * key for a token ended in 2026. The token appears nowhere but in the header.
 */
export function createCloudwaysCall(values: CloudwaysValues, parts: ProcessorParts): CloudwaysCall {
  const http = createHttpClient({ baseUrl: values.url, userAgent: parts.userAgent });
  const call = createVendorCall({
    ...parts,
    http,
    quota: { bucket: "cloudways", calls: values.callsPerMinute, perSeconds: 60 },
    authorize: () => ({ Authorization: `Bearer ${values.token}` }),
  });
  return { call, close: () => http.close() };
}
