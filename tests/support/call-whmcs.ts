/** A bare caller of the WHMCS stand-in, for the tests that judge the stand-in itself and so may not use the connector. */
import type { WhmcsSimulator } from "../../simulators/whmcs/server.ts";

export interface RawAnswer {
  status: number;
  text: string;
  contentType: string;
  headers: Headers;
}

/** Posts a form with the stand-in's own credentials; `params` may override every field. */
export async function postWhmcs(
  simulator: WhmcsSimulator,
  action: string,
  params: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<RawAnswer> {
  const { identifier, secret } = simulator.credentials;
  const response = await fetch(`${simulator.url}/includes/api.php`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ action, identifier, secret, responsetype: "json", ...params }),
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    status: response.status,
    // Not `response.text()`, which would drop a byte order mark.
    text: Buffer.from(await response.arrayBuffer()).toString("utf8"),
    contentType: response.headers.get("content-type") ?? "",
    headers: response.headers,
  };
}

/** The parsed body of an answer that must be HTTP 200 and clean JSON. */
export async function callWhmcs(
  simulator: WhmcsSimulator,
  action: string,
  params: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const { status, text } = await postWhmcs(simulator, action, params);
  if (status !== 200) throw new Error(`${action} answered ${status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
