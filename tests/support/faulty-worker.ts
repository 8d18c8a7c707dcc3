import { join } from "node:path";
import { createHttpClient, type HttpClient, type HttpRequest } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { findDuty } from "../../src/ledger/duties.ts";
import { openLedger, type Ledger } from "../../src/ledger/open.ts";
import type { DutyRow } from "../../src/ledger/schema.ts";
import { silentLog } from "../../src/observability/log.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createDocumentStore } from "../../src/package/sealed-documents.ts";
import { createSubjectStore } from "../../src/package/sealed-subject.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { createStopSwitch } from "../../src/duties/stop.ts";
import { doorSecret } from "./door-server.ts";
import { processorsOf } from "./given-processors.ts";
import { noDoor } from "./no-door.ts";
import { defaultPolicy } from "./policy.ts";
import { noProcessors, testTargetHashes } from "./no-processors.ts";
import { systemOnDisk } from "./system-on-disk.ts";

/** Where a worker may be cut off: before a call leaves, when its answer is there, and when the ledger has committed. */
export type Boundary = "sending" | "answered" | "committed";

/** What a run is told; JSON, so that it can be handed to another process. */
export interface Site {
  readonly directory: string;
  readonly whmcs: { readonly url: string; readonly identifier: string; readonly secret: string };
  /** undefined: no addon. */
  readonly doorUrl?: string;
  /** The folder of a system besides WHMCS; undefined: there is none. */
  readonly elsewhere?: string;
  /** ISO 8601 UTC: when the run begins. Each turn begins when the duty asks for it. */
  readonly now: string;
}

/** What comes in between. Each may do anything, also never return. */
export interface Faults {
  /** Called at every boundary, in order; `action` is of a call: WHMCS's or the door's. */
  readonly at?: (boundary: Boundary, action: string) => void;
  /** Called before each transaction of the ledger begins; what it throws the transaction throws. */
  readonly beforeCommit?: () => void;
  /** After a call was answered; what it throws the caller gets instead. `action` is WHMCS's, or the door's. */
  readonly afterCall?: (action: string) => void;
}

/** A worker of its own on the ledger of a directory: real HTTP, real files, a clock that jumps to what comes next. */
export interface FaultyWorker {
  readonly ledger: Ledger;
  readonly parts: WorkerParts;
  /** Gives turns to the duty until it has ended or waits for a person. @throws after too many turns */
  finish(dutyId: string): Promise<DutyRow>;
  close(): Promise<void>;
}

const mostTurns = 300;
const longerThanALeaseMs = 60_000;

export async function startFaultyWorker(site: Site, faults: Faults = {}): Promise<FaultyWorker> {
  let now = new Date(site.now);
  const clock = { now: (): Date => now };
  const ledger = await openLedger(join(site.directory, "ledger.db"));
  const storage = await createFileStorage(join(site.directory, "storage"));
  const sealer = createSealer([new Uint8Array(32).fill(7)]);
  const whmcsClient = cutClient(createHttpClient({ baseUrl: site.whmcs.url, userAgent: "test" }), faults);
  const doorClient = cutClient(
    createHttpClient({ baseUrl: site.doorUrl ?? site.whmcs.url, userAgent: "test" }),
    faults,
  );
  const call = createWhmcsCall({
    ...site.whmcs,
    concurrency: 4,
    httpClient: whmcsClient,
    clock,
    retry: { attempts: 1 },
  });
  const processors =
    site.elsewhere === undefined ? noProcessors : processorsOf(systemOnDisk("freshdesk", site.elsewhere, faults.at));
  const parts: WorkerParts = {
    acts: {
      ledger: cutLedger(ledger, faults),
      clock,
      policy: { ...defaultPolicy, processors: { freshdesk: { enabled: site.elsewhere !== undefined } } },
      dispatch: () => undefined,
      connected: processors.names,
    },
    gates: { stop: createStopSwitch(join(site.directory, "STOP")), mode: () => "live" },
    log: silentLog,
    whmcs: createWhmcsApi(call),
    door:
      site.doorUrl === undefined
        ? noDoor
        : createWhmcsDoor({
            url: site.doorUrl,
            secrets: [doorSecret],
            httpClient: doorClient,
            clock: systemClock, // the door compares its own
            refuseWrites: false,
          }),
    packages: createExportStore(storage, sealer),
    subjects: createSubjectStore(storage, sealer),
    documents: createDocumentStore(storage, sealer),
    processors,
    targetHashes: testTargetHashes,
    spoolDirectory: join(site.directory, "spool"),
    askForSweep: () => undefined,
    tellOwner: () => undefined,
  };
  const handlers = {
    anonymization: anonymizeAccount(parts),
    deletion: deleteHosting(parts),
    purge: purgeDocuments(parts),
  };
  return {
    ledger,
    parts,
    finish: async (dutyId) => {
      for (let turn = 0; turn < mostTurns; turn += 1) {
        const duty = await findDuty(ledger, dutyId);
        if (duty === undefined) throw new Error("no such duty");
        if (["completed", "withdrawn", "failed", "held"].includes(duty.state)) return duty;
        if (duty.wake_at === null && duty.state !== "running") return duty;
        const next = [duty.wake_at, duty.lease_until].reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b));
        now = new Date(Math.max(now.getTime() + 1, next === null ? 0 : Date.parse(next)));
        const handle = handlers[duty.kind as keyof typeof handlers];
        await handle(dutyId, new AbortController().signal).catch(() => {
          now = new Date(now.getTime() + longerThanALeaseMs); // as a queue that tries again
        });
      }
      throw new Error("the duty comes to no end");
    },
    close: async () => {
      whmcsClient.close();
      doorClient.close();
      await ledger.destroy();
    },
  };
}

function cutClient(client: HttpClient, { at, afterCall }: Faults): HttpClient {
  const around = async <T>(request: HttpRequest, send: () => Promise<T>): Promise<T> => {
    const action = actionOf(request);
    at?.("sending", action);
    const answer = await send();
    at?.("answered", action);
    afterCall?.(action);
    return answer;
  };
  return {
    request: (request) => around(request, () => client.request(request)),
    stream: (request) => around(request, () => client.stream(request)),
    close: () => client.close(),
  };
}

function actionOf({ body }: HttpRequest): string {
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  if (!text.startsWith("{")) return whmcsAction(new URLSearchParams(text));
  return (JSON.parse(text) as { action: string }).action;
}

/** A mail without a word asks for the permission alone: WHMCS sends nothing. */
function whmcsAction(form: URLSearchParams): string {
  const action = form.get("action") ?? "";
  return action === "SendEmail" && !form.has("custommessage") ? "GetMailPermission" : action;
}

/** The ledger with something in between, around its transactions alone. */
function cutLedger(ledger: Ledger, { at, beforeCommit }: Faults): Ledger {
  return new Proxy(ledger, {
    get(target, property) {
      if (property !== "transaction") {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return () => ({
        execute: async (perform: Parameters<ReturnType<Ledger["transaction"]>["execute"]>[0]) => {
          beforeCommit?.();
          const result = await target.transaction().execute(perform);
          at?.("committed", "");
          return result;
        },
      });
    },
  });
}
