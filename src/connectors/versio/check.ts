import { AppError } from "../../domain/errors.ts";
import { findingOf } from "../check-finding.ts";
import type { CheckFinding } from "../processor.ts";
import type { VersioApi } from "./call.ts";

/** Reads both lists, and tells who is refused apart from what is. */
export async function checkVersio(api: VersioApi, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  let failure = "";
  const domains = await findingOf("versio.domains", async () => {
    await api.domains(signal).catch((error: unknown) => {
      failure = error instanceof AppError ? error.code : "";
      throw error;
    });
  });
  if (domains.state === "unknown") return [domains];
  if (["connector.unauthenticated", "connector.forbidden"].includes(failure)) {
    return [{ code: "versio.credentials", state: "missing" }];
  }
  if (failure === "connector.not_found") return [{ code: "versio.api_v1", state: "missing" }];
  return [
    { code: "versio.credentials", state: "ok" },
    domains,
    await findingOf("versio.contacts", () => api.contacts(signal)),
  ];
}
