import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "../../simulators/whmcs/installation.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import type { Processors } from "../../src/connectors/open.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { createFacts } from "../../src/facts.ts";
import type { Facts } from "../../src/http/ports.ts";
import type { DutyRow, StepRow } from "../../src/ledger/schema.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { silentLog } from "../../src/observability/log.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createDocumentStore } from "../../src/package/sealed-documents.ts";
import { createSubjectStore } from "../../src/package/sealed-subject.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { rectifyClient } from "../../workers/rectify.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { type DoorAnswer, DoorReply, doorSecret, type DoorServer, startDoorServer } from "./door-server.ts";
import { type Books, withBooks } from "./ledger.ts";
import { noDoor } from "./no-door.ts";
import { scrubRows } from "./scrub-rows.ts";
import { noProcessors, testTargetHashes } from "./no-processors.ts";

/** The workers that erase, in process, on a real ledger and the stand-in, without a queue: a test gives each duty its turns. */
export interface DutySite {
  readonly books: Books;
  readonly whmcs: WhmcsSimulator;
  /** undefined: a WHMCS without the addon. */
  readonly door: DoorServer | undefined;
  readonly parts: WorkerParts;
  /** What the owner was told, in order. */
  readonly told: readonly OwnerAlarm[];
  /** The previews, as the API asks for them. */
  readonly facts: Facts;
  /** Gives turns to a duty, the clock moved on to each, until it has ended or waits for somebody. */
  readonly finish: (dutyId: string) => Promise<{ readonly duty: DutyRow; readonly steps: readonly StepRow[] }>;
}

const mostTurns = 50;

/** Runs a test, and closes and removes everything it used. `door`: with the addon, and these answers besides. */
export async function withDutySite(
  options: {
    readonly world: World;
    readonly policy?: Partial<Policy>;
    readonly door?: Record<string, DoorAnswer>;
    readonly processors?: Processors;
  },
  run: (site: DutySite) => Promise<void>,
): Promise<void> {
  const { world, policy = {} } = options;
  const directory = await mkdtemp(join(tmpdir(), "duties-"));
  const closers: (() => Promise<void> | void)[] = [() => rm(directory, { recursive: true })];
  try {
    await withBooks(
      async (books) => {
        const whmcs = await startWhmcsSimulator({ world, clock: { now: () => books.now } });
        closers.push(() => whmcs.stop());
        const door =
          options.door === undefined ? undefined : await startDoorServer({ ...answersOf(world), ...options.door });
        if (door !== undefined) closers.push(() => door.close());
        const clientOf = (baseUrl: string): HttpClient => {
          const httpClient = createHttpClient({ baseUrl, userAgent: "test" });
          closers.push(() => httpClient.close());
          return httpClient;
        };
        const told: OwnerAlarm[] = [];
        const made = await makeParts(books, whmcs, door, clientOf, directory, (alarm) => told.push(alarm));
        const parts = { ...made, processors: options.processors ?? noProcessors };
        books.connected = parts.processors.names;
        books.searchable = parts.processors.searchable;
        await run({
          books,
          whmcs,
          door,
          parts,
          told,
          facts: createFacts(parts.acts, parts.whmcs, parts.door),
          finish: (dutyId) => finish(books, parts, dutyId),
        });
        for (const close of closers.splice(1).toReversed()) await close();
      },
      { policy: { accountClosure: { gracePeriod: "P14D", ownerConfirms: false }, ...policy } },
    );
  } finally {
    for (const close of closers.splice(0).toReversed()) await close();
  }
}

async function makeParts(
  books: Books,
  whmcs: WhmcsSimulator,
  door: DoorServer | undefined,
  clientOf: (baseUrl: string) => HttpClient,
  directory: string,
  tellOwner: (alarm: OwnerAlarm) => void,
): Promise<WorkerParts> {
  const storage = await createFileStorage(join(directory, "storage"));
  const sealer = createSealer([new Uint8Array(32).fill(7)]);
  const call = createWhmcsCall({
    url: whmcs.url,
    ...whmcs.credentials,
    concurrency: 4,
    httpClient: clientOf(whmcs.url),
    clock: systemClock,
    retry: { baseMs: 1, longestWaitMs: 5 },
  });
  return {
    acts: books.acts,
    gates: books.gates,
    log: silentLog,
    whmcs: createWhmcsApi(call),
    door:
      door === undefined
        ? noDoor
        : createWhmcsDoor({
            url: door.url,
            secrets: [doorSecret],
            httpClient: clientOf(door.url),
            clock: systemClock,
            refuseWrites: false,
          }),
    packages: createExportStore(storage, sealer),
    subjects: createSubjectStore(storage, sealer),
    documents: createDocumentStore(storage, sealer),
    processors: noProcessors,
    targetHashes: testTargetHashes,
    spoolDirectory: join(directory, "spool"),
    askForSweep: () => undefined,
    tellOwner,
  };
}

async function finish(books: Books, parts: WorkerParts, dutyId: string): ReturnType<DutySite["finish"]> {
  const handlers = {
    anonymization: anonymizeAccount(parts),
    deletion: deleteHosting(parts),
    purge: purgeDocuments(parts),
    rectification: rectifyClient(parts),
  };
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const duty = await books.duty(dutyId);
    const rests = ["completed", "withdrawn", "failed", "held"].includes(duty.state) || duty.wake_at === null;
    if (rests && duty.state !== "running") return { duty, steps: await listSteps(books.ledger, dutyId) };
    books.now = new Date(Math.max(books.now.getTime() + 1, Date.parse(duty.wake_at ?? "") || 0));
    await handlers[duty.kind as keyof typeof handlers](dutyId, new AbortController().signal);
  }
  throw new Error(`the duty comes to no end: ${JSON.stringify(await books.duty(dutyId))}`);
}

/** A door behind which the addon knows no row of anybody, and which prints invoices. */
function answersOf({ invoices }: World): Record<string, DoorAnswer> {
  return {
    ...scrubRows({}).answers,
    release: { state: "released", until: "2026-12-31T00:00:00Z" },
    hold: { state: "held" },
    invoiceSnapshots: (data) => ({
      setting: "on",
      table: "present",
      invoices: [...invoices.values()]
        .filter(({ clientId }) => clientId === data["clientId"])
        .map(({ id, snapshot }) => ({ invoiceId: id, snapshot: snapshot !== undefined })),
    }),
    invoicePdf: (data) => new DoorReply(200, "application/pdf", `%PDF-1.7 ${String(data["invoiceId"])} %%EOF\n`),
  };
}
