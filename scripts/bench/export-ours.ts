import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { buildPackage, type PackageSummary } from "../../src/package/build.ts";
import { createExportStore, type ExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { defaultPolicy } from "../../tests/support/policy.ts";
import { monotonicMs } from "./benchmark.ts";
import type { Started } from "./export-whmcs.ts";
import { clientId } from "./export-worlds.ts";

/** One export as it was measured. */
export interface OurExport {
  /** From the first call to the sealed file on disk. */
  readonly milliseconds: number;
  readonly summary: PackageSummary;
  /** Where the package is kept, and its name there. */
  readonly packages: ExportStore;
  readonly exportId: string;
}

/**
 * One export as the worker makes it: subject, estimate, connector, package, sealed on disk under `directory`. Without duty and ledger,
 * which tell how it goes and make no call. @throws as these do
 */
export async function exportOnce(whmcs: Started, concurrency: number, directory: string): Promise<OurExport> {
  const userAgent = "whmcs-gdpr/bench";
  const httpClient = createHttpClient({ baseUrl: whmcs.url, userAgent });
  const doorClient = createHttpClient({ baseUrl: whmcs.url, userAgent });
  const clock = systemClock;
  const api = createWhmcsApi(createWhmcsCall({ ...whmcs, concurrency, httpClient, clock })).remembering();
  const door = createWhmcsDoor({
    url: `${whmcs.url}/modules/addons/whmcsgdpr/door.php`,
    secrets: [`whsec_${randomBytes(32).toString("base64")}`],
    httpClient: doorClient,
    clock,
    refuseWrites: true,
  });
  const storage = await createFileStorage(join(directory, "packages"));
  const packages = createExportStore(storage, createSealer([randomBytes(32)]));
  const exportId = randomUUID();
  const context = { signal: new AbortController().signal, clock, dryRun: false };
  try {
    const begun = monotonicMs();
    const subject = await resolveSubject(api, clientId);
    if (subject === undefined) throw new Error("the stand-in has no such client");
    const connector = createWhmcsConnector(api, door);
    const estimate = await connector.estimate?.(subject, context);
    const items = connector.export?.(subject, context) ?? null;
    const { result } = await packages.savePackage(exportId, (destination, destinationDisk) =>
      buildPackage({
        clientId,
        language: "en",
        policy: defaultPolicy,
        sources: [{ name: connector.name, items, describes: connector.describes ?? [] }],
        generatedAt: clock.now(),
        destination,
        destinationDisk,
        ...(estimate !== undefined && { estimate }),
        spoolDirectory: join(directory, "spool"),
        signal: context.signal,
      }),
    );
    return { milliseconds: monotonicMs() - begun, summary: result, packages, exportId };
  } finally {
    httpClient.close();
    doorClient.close();
  }
}
