import { AppError } from "../../domain/errors.ts";
import type { CheckFinding } from "../processor.ts";
import type { VersioApi } from "./call.ts";

/**
 * Reads both lists. A 401 says no more than that the address, the password or this machine's place on the list of the API is
 * wrong; a 404 that v1 is not offered at the address.
 */
export async function checkVersio(api: VersioApi, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const domains = await finding("versio.domains", () => api.domains(signal));
  if (domains.code !== "versio.domains" || domains.state === "unknown") return [domains];
  return [
    { code: "versio.credentials", state: "ok" },
    domains,
    await finding("versio.contacts", () => api.contacts(signal)),
  ];
}

/** What cannot be told now is unknown; what will not mend by itself is missing. */
async function finding(code: string, look: () => Promise<unknown>): Promise<CheckFinding> {
  try {
    await look();
    return { code, state: "ok" };
  } catch (error) {
    if (!(error instanceof AppError) || error.retry === "later") return { code, state: "unknown" };
    return { code: reasons[error.code] ?? code, state: "missing" };
  }
}

const reasons: Readonly<Record<string, string>> = {
  "connector.unauthenticated": "versio.credentials",
  "connector.not_found": "versio.api_v1",
};
