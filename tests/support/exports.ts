import { expect } from "@jest/globals";
import { type OpenedPackage, openZip } from "./package-reading.ts";
import { type Service, until } from "./service.ts";
import type { Duty } from "./stage.ts";

/** An export as the API shows it. */
export interface ExportDuty extends Duty {
  readonly sources: readonly { name: string; status: string; records: number; reason?: string }[];
  readonly package?: {
    readonly bytes: number;
    readonly sha256: string;
    readonly complete: boolean;
    readonly expiresAt: string;
    readonly goneAt?: string;
  };
}

/** Asks for a client's data; resolves with the export's id. */
export async function askForExport(service: Service, clientId: number): Promise<string> {
  const { status, body } = await service.call("POST", "/v1/exports", { clientId });
  if (status !== 202) throw new Error(`POST /v1/exports answered ${status}`);
  return (body as Duty).id;
}

export async function readExport(service: Service, id: string): Promise<ExportDuty> {
  const { body } = await service.call("GET", `/v1/exports/${id}`);
  return body as ExportDuty;
}

/** Waits until the export has ended, well or not. */
export function endedExport(service: Service, id: string, deadlineMs?: number): Promise<ExportDuty> {
  const read = async (): Promise<ExportDuty | undefined> => {
    const duty = await readExport(service, id);
    return duty.state === "completed" || duty.state === "failed" ? duty : undefined;
  };
  return until(`the end of export ${id}`, read, deadlineMs);
}

/** What the files of an export's one package are called, sorted. */
export function packageFilesOf(id: string): readonly unknown[] {
  return ["key", "zip\\.age"].map((end): unknown =>
    expect.stringMatching(new RegExp(`^${id}-[0-9a-f-]{36}\\.${end}$`)),
  );
}

/** Downloads a finished package and opens it. */
export async function fetchPackage(service: Service, id: string): Promise<OpenedPackage> {
  const { status, body } = await service.call("GET", `/v1/exports/${id}/package`);
  if (status !== 200) throw new Error(`the package answered ${status}`);
  return openZip(body as Buffer);
}

/** A client's package, from the asking to the opened ZIP. */
export async function exportOf(service: Service, clientId: number): Promise<OpenedPackage> {
  const id = await askForExport(service, clientId);
  const { state } = await endedExport(service, id);
  if (state !== "completed") throw new Error(`the export ended as ${state}`);
  return fetchPackage(service, id);
}
