import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Processors } from "../../src/connectors/open.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { createLog } from "../../src/observability/log.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { createExportStore, type ExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createDocumentStore } from "../../src/package/sealed-documents.ts";
import { createSubjectStore } from "../../src/package/sealed-subject.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { exportPackage } from "../../workers/export.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { type Books, withBooks } from "./ledger.ts";
import { noDoor } from "./no-door.ts";
import { noProcessors, testTargetHashes } from "./no-processors.ts";

/** The worker of exports on a real ledger, a real storage and the stand-in, without a queue: a test gives it each duty. */
export interface ExportWorker {
  readonly books: Books;
  readonly whmcs: WhmcsSimulator;
  readonly parts: WorkerParts;
  /** What the owner was told, in order. */
  readonly told: readonly OwnerAlarm[];
  /** Every line that was logged. */
  readonly logged: readonly string[];
  /** Opens an export of client 7. */
  readonly ask: () => Promise<string>;
  /** Gives the worker one turn at a duty, with other packages where a test wants to come in between. */
  readonly work: (id: string, packages?: ExportStore) => Promise<Date | undefined>;
  /** The same packages on a disk that has so many bytes free. */
  readonly withRoom: (bytes: number) => ExportStore;
  /** The names of everything that is stored. */
  readonly stored: () => Promise<string[]>;
}

/** Runs a test, and closes and removes everything it used. */
export async function withExportWorker(
  run: (worker: ExportWorker) => Promise<void>,
  change: { readonly policy?: Partial<Policy>; readonly processors?: Processors } = {},
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "export-"));
  const whmcs = await startWhmcsSimulator();
  const httpClient = createHttpClient({ baseUrl: whmcs.url, userAgent: "test" });
  try {
    await withBooks(async (books) => {
      const storage = await createFileStorage(join(directory, "exports"));
      const sealer = createSealer([new Uint8Array(32).fill(7)]);
      const logged: string[] = [];
      const told: OwnerAlarm[] = [];
      const call = createWhmcsCall({
        httpClient,
        url: whmcs.url,
        identifier: whmcs.credentials.identifier,
        secret: whmcs.credentials.secret,
        accessKey: undefined,
        concurrency: 4,
        clock: systemClock,
        log: () => undefined,
        refuseWrites: true,
      });
      const parts: WorkerParts = {
        acts: books.acts,
        gates: books.gates,
        log: createLog({ level: "info", destination: { write: (line) => void logged.push(line) } }),
        whmcs: createWhmcsApi(call),
        door: noDoor,
        packages: createExportStore(storage, sealer),
        subjects: createSubjectStore(storage, sealer),
        documents: createDocumentStore(storage, sealer),
        processors: change.processors ?? noProcessors,
        targetHashes: testTargetHashes,
        spoolDirectory: join(directory, "spool"),
        askForSweep: () => undefined,
        tellOwner: (alarm) => void told.push(alarm),
      };
      await run({
        books,
        whmcs,
        parts,
        logged,
        told,
        ask: () => books.open({ kind: "export", clientId: 7, origin: "owner", actor: "owner" }),
        work: (id, packages = parts.packages) =>
          exportPackage({ ...parts, packages })(id, new AbortController().signal),
        withRoom: (bytes) => createExportStore({ ...storage, freeBytes: () => Promise.resolve(bytes) }, sealer),
        stored: () => readdir(join(directory, "exports")),
      });
    }, change);
  } finally {
    httpClient.close();
    await whmcs.stop();
    await rm(directory, { recursive: true });
  }
}
