import { dirname, join } from "node:path";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall, type WhmcsCall } from "../../src/connectors/whmcs/call.ts";
import type { WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Policy } from "../../src/domain/policy.ts";
import type { DutyRow, StepRow, TaskRow } from "../../src/ledger/schema.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { silentLog } from "../../src/observability/log.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createDocumentStore } from "../../src/package/sealed-documents.ts";
import { createSubjectStore } from "../../src/package/sealed-subject.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { type Books, deletionOf, withBooks } from "./ledger.ts";
import { noDoor } from "./no-door.ts";
import { addHosting, type Hosting, hostingWorld, wallClock } from "./stage.ts";
import { noProcessors, testTargetHashes } from "./no-processors.ts";

/** The deletion worker in this process: a real ledger, the stand-in over real HTTP, and a clock that the test moves. */
export interface Deletions {
  readonly books: Books;
  readonly whmcs: WhmcsSimulator;
  readonly parts: WorkerParts;
  /** What the owner was told. */
  readonly told: OwnerAlarm[];
  /** Awaited before each call of WHMCS's API leaves the worker; a test puts in what comes in between. */
  before: (action: string) => Promise<void> | void;
  /** The addon's door; without a word there is none. */
  door: WhmcsDoor;
  /** A hosting whose cancellation, immediate and of now, has opened a deletion. */
  cancelled(of?: Parameters<typeof addHosting>[1]): Promise<Cancelled>;
  /** One look of a worker at the duty. */
  look(id: string): Promise<void>;
  /** Moves the clock to what the duty waits for next, and has a worker look. @returns when that was */
  next(id: string): Promise<Date>;
  duty(id: string): Promise<DutyRow>;
  steps(id: string): Promise<readonly StepRow[]>;
  tasks(): Promise<readonly TaskRow[]>;
  /** How often WHMCS was sent this module command for the service. */
  sent(action: "ModuleTerminate" | "ModuleSuspend", serviceId: number): number;
}

export interface Cancelled extends Hosting {
  readonly id: string;
  readonly requestId: number;
}

/** WHMCS's and the ledger's present when a test begins. */
export const startOfTest = "2026-03-17T10:00:00.000Z";

/** Runs a test with a worker, and ends everything. The day's limit is out of the way unless the policy names one. */
export async function withDeletions(
  run: (deletions: Deletions) => Promise<void>,
  change: Partial<Policy> = {},
): Promise<void> {
  const policy = { limits: { deletionsPerDay: 10_000, anonymizationsPerDay: 10_000 }, ...change };
  await withBooks((books) => runWith(books, run), { policy, now: startOfTest });
}

async function runWith(books: Books, run: (deletions: Deletions) => Promise<void>): Promise<void> {
  const whmcs = await startWhmcsSimulator({ world: hostingWorld(), clock: { now: () => books.now } });
  const httpClient = createHttpClient({ baseUrl: whmcs.url, userAgent: "whmcs-gdpr/test" });
  const call = createWhmcsCall({
    url: whmcs.url,
    ...whmcs.credentials,
    concurrency: 4,
    httpClient,
    clock: systemClock,
    timeoutsMs: { module: 1_000 },
    retry: { attempts: 1 },
  });
  const told: OwnerAlarm[] = [];
  const intercepted: WhmcsCall = async (action, parameters, options) => {
    await deletions.before(action);
    return call(action, parameters, options);
  };
  const parts = await partsOf(books, createWhmcsApi(intercepted), told, () => deletions.door);
  const handle = deleteHosting(parts);
  const look = async (id: string): Promise<void> => {
    await handle(id, new AbortController().signal);
  };
  const deletions: Deletions = {
    books,
    whmcs,
    parts,
    told,
    before: () => undefined,
    door: noDoor,
    cancelled: async (of) => {
      const hosting = addHosting(whmcs.world, { ...of, service: { nextduedate: "2026-04-06", ...of?.service } });
      const requestId = 5_000 + whmcs.world.cancelRequests.size;
      const { serviceId, clientId } = hosting;
      const date = wallClock(books.now);
      whmcs.world.cancelRequests.set(requestId, { id: requestId, date, serviceId, reason: "", type: "Immediate" });
      return { ...hosting, requestId, id: await books.open(deletionOf(serviceId, clientId)) };
    },
    look,
    next: async (id) => {
      const { wake_at } = await books.duty(id);
      if (wake_at === null) throw new Error("the duty waits for nothing");
      books.now = new Date(Math.max(books.now.getTime(), Date.parse(wake_at)));
      await look(id);
      return new Date(wake_at);
    },
    duty: (id) => books.duty(id),
    steps: (id) => listSteps(books.ledger, id),
    tasks: () => listTasks(books.ledger, { limit: 200 }),
    sent: (action, serviceId) =>
      whmcs.calls.filter((one) => one.action === action && Number(one.params["serviceid"]) === serviceId).length,
  };
  try {
    await run(deletions);
  } finally {
    httpClient.close();
    await whmcs.stop();
  }
}

async function partsOf(
  books: Books,
  whmcs: WorkerParts["whmcs"],
  told: OwnerAlarm[],
  door: () => WhmcsDoor,
): Promise<WorkerParts> {
  const directory = dirname(books.path);
  const storage = await createFileStorage(join(directory, "storage"));
  const sealer = createSealer([new Uint8Array(32).fill(7)]);
  return {
    acts: books.acts,
    gates: books.gates,
    log: silentLog,
    whmcs,
    get door() {
      return door();
    },
    packages: createExportStore(storage, sealer),
    subjects: createSubjectStore(storage, sealer),
    documents: createDocumentStore(storage, sealer),
    processors: noProcessors,
    targetHashes: testTargetHashes,
    spoolDirectory: join(directory, "spool"),
    askForSweep: () => undefined,
    tellOwner: (alarm) => told.push(alarm),
  };
}
