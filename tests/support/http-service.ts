import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Webhook } from "standardwebhooks";
import type { Blocker } from "../../src/domain/blockers.ts";
import { newId } from "../../src/domain/ids.ts";
import { defaultPolicy } from "./policy.ts";
import { act, type ActContext, type Work } from "../../src/duties/act.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { createStopSwitch } from "../../src/duties/stop.ts";
import { createApp } from "../../src/http/app.ts";
import type { HttpParts } from "../../src/http/ports.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import { openLedger, type Ledger } from "../../src/ledger/open.ts";
import { putPackage } from "../../src/ledger/packages.ts";
import { createLog } from "../../src/observability/log.ts";
import { createReceiver } from "../../src/webhook/receive.ts";
import { createVerifier } from "../../src/webhook/signature.ts";
import { checkAnswer, type OpenApi } from "./openapi-check.ts";

const webhookSecret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
export const ownerToken = "owner-token-0123456789-0123456789-01";
export const otherToken = "other-token-0123456789-0123456789-01";
export const packageBytes = Buffer.from("the whole package");

/** What WHMCS and the other rooms would tell; a test changes it as it needs. */
export interface World {
  now: Date;
  blockers: Map<number, readonly Blocker[]>;
  serviceNames: Map<number, string>;
  services: Map<number, { clientId: number; cancelled: boolean }>;
  packages: Map<string, Buffer>;
  documents: Map<string, Buffer>;
  letters: Map<string, { language: string; html: string }>;
  /** Thrown by every fact while set. */
  fault: Error | undefined;
  ready: boolean;
  /** What looking again at everything brings about. */
  looked: () => void;
}

/** An answer, read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** The parsed body. */
  readonly json: Record<string, unknown>;
}

export interface CallOptions {
  readonly token?: string | null;
  /** Sent as JSON, unless it is a string: then as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** A running service on a real ledger and a real socket, with a stand-in for everything beyond. */
export interface Service {
  readonly url: string;
  readonly ledger: Ledger;
  readonly acts: ActContext;
  readonly world: World;
  readonly logged: string[];
  /** Every answer is held against the service's own OpenAPI document. */
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Reply>;
  /** Delivers an event, signed. */
  readonly deliver: (
    event: unknown,
    options?: { id?: string; at?: Date; headers?: Record<string, string> },
  ) => Promise<Reply>;
  readonly perform: <T>(work: (work: Work) => Promise<T>) => Promise<T>;
  /** A completed export with its package, valid for seven days from the world's now. */
  readonly completedExport: (clientId: number) => Promise<string>;
}

/** Runs a test against a service, and closes everything it opened. */
export async function withService(
  run: (service: Service) => Promise<void>,
  change: (parts: HttpParts) => Partial<HttpParts> = () => ({}),
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "http-"));
  const ledger = await openLedger(join(directory, "ledger.db"));
  const world = createWorld();
  const clock = { now: () => world.now };
  const acts: ActContext = {
    ledger,
    clock,
    policy: defaultPolicy,
    dispatch: () => undefined,
    connected: new Set<string>(),
  };
  const logged: string[] = [];
  const base = createParts(world, acts, logged, join(directory, "STOP"));
  const server = createServer(createApp({ ...base, ...change(base) }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const document = (await exchange(url, "GET", "/openapi.json", {})).json as unknown as OpenApi;
  const call = async (method: string, path: string, options: CallOptions = {}): Promise<Reply> => {
    const reply = await exchange(url, method, path, options);
    const { status, headers, text } = reply;
    checkAnswer(document, method, path, { status, contentType: headers["content-type"], text });
    return reply;
  };
  logged.length = 0;
  try {
    await run({
      url,
      ledger,
      acts,
      world,
      logged,
      call,
      deliver: (event, { id = newId(), at = new Date(), headers = {} } = {}) => {
        const body = typeof event === "string" ? event : JSON.stringify(event);
        return call("POST", "/webhooks/whmcs", {
          token: null,
          body,
          headers: { "content-type": "application/json", ...signatureOf(body, id, at), ...headers },
        });
      },
      perform: (work) => act(acts, work),
      completedExport: (clientId) => completeExport(acts, world, clientId),
    });
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    await ledger.destroy();
    await rm(directory, { recursive: true });
  }
}

/** The three headers of a delivery. */
export function signatureOf(body: string, id: string, at: Date): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(webhookSecret).sign(id, at, body),
  };
}

function createWorld(): World {
  return {
    now: new Date("2026-11-22T10:00:00.000Z"),
    blockers: new Map([[8, []]]),
    serviceNames: new Map([[702, "Starter (bakery.example)"]]),
    services: new Map([[702, { clientId: 7, cancelled: true }]]),
    packages: new Map(),
    documents: new Map(),
    letters: new Map(),
    fault: undefined,
    ready: true,
    looked: () => undefined,
  };
}

function createParts(world: World, acts: ActContext, logged: string[], stopFile: string): HttpParts {
  const ask = <T>(answer: () => T): Promise<T> =>
    world.fault === undefined ? Promise.resolve(answer()) : Promise.reject(world.fault);
  return {
    acts,
    clock: acts.clock,
    log: createLog({ level: "debug", destination: { write: (line) => void logged.push(line) } }),
    receiver: createReceiver({
      ledger: acts.ledger,
      clock: acts.clock,
      verify: createVerifier([webhookSecret]),
      onStored: () => undefined,
    }),
    stop: createStopSwitch(stopFile),
    tokens: [
      { name: "owner", token: ownerToken },
      { name: "other", token: otherToken },
    ],
    publicUrl: "https://privacy.example.com",
    version: "0.0.0",
    mode: "live",
    facts: {
      plan: (clientId) =>
        ask(() => ({
          steps: [{ connector: "whmcs", action: "delete_tickets", state: "pending", count: 2 }],
          blockers: world.blockers.get(clientId) ?? [],
        })),
      blockers: (clientId) => ask(() => world.blockers.get(clientId)),
      deletionPlan: (serviceId) =>
        ask(() => {
          const service = world.services.get(serviceId);
          if (service === undefined) return undefined;
          const steps = [{ connector: "whmcs", action: "terminate_hosting", state: "pending" } as const];
          return { ...service, dates: undefined, steps, conflicts: [{ code: "facts_changed" }] };
        }),
      serviceName: (serviceId) => ask(() => world.serviceNames.get(serviceId)),
      deletable: (serviceId) => ask(() => world.services.get(serviceId)),
    },
    taskDetails: () => Promise.resolve({ missing: [] }),
    deleteAnalytics: () => ask(() => ({ submittedAt: world.now, coversUntil: world.now })),
    documents: {
      open: (object) => {
        const bytes = world.documents.get(object);
        return Promise.resolve(bytes && Readable.from([bytes]));
      },
    },
    packages: {
      open: (id) => {
        const bytes = world.packages.get(id);
        return Promise.resolve(bytes && Readable.from([bytes]));
      },
      isThere: (id) => Promise.resolve(world.packages.has(id)),
    },
    letter: (id) => Promise.resolve(world.letters.get(id)),
    lookAgain: async () => world.looked(),
    readiness: () =>
      Promise.resolve({
        ready: world.ready,
        checks: { ledger: { ok: true }, redis: { ok: world.ready }, whmcs: { ok: true } },
      }),
    metrics: () => Promise.resolve({ contentType: "text/plain; version=0.0.4", body: "up 1\n" }),
  };
}

async function completeExport(acts: ActContext, world: World, clientId: number): Promise<string> {
  const { id } = await act(acts, (work) =>
    openDuty(work, { kind: "export", clientId, origin: "owner", occurredAt: work.now, actor: "owner" }),
  );
  await act(acts, async (work) => {
    await moveDuty(work.tx, id, "completed", { finished_at: work.now.toISOString() });
    await putPackage(work.tx, {
      duty_id: id,
      bytes: packageBytes.length,
      sha256: "a".repeat(64),
      created_at: work.now.toISOString(),
      expires_at: new Date(work.now.getTime() + 7 * 24 * 3_600_000).toISOString(),
      gone_at: null,
      link_hash: null,
      link_expires_at: null,
      language: "nl",
      object: id,
    });
  });
  world.packages.set(id, packageBytes);
  return id;
}

/** One request over node:http, which sends what it is told: repeated headers and odd paths included. */
async function exchange(
  url: string,
  method: string,
  path: string,
  { token = ownerToken, body, headers = {} }: CallOptions,
): Promise<Reply> {
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const request = httpRequest(url + encodeUnsafe(path), {
    method,
    agent: false,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { "content-type": "application/json", "content-length": Buffer.byteLength(sent) }),
      ...headers,
    },
  });
  request.end(sent);
  const [response] = (await once(request, "response")) as [
    NodeJS.ReadableStream & { statusCode: number; headers: IncomingHttpHeaders },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as unknown as Buffer);
  const bytes = Buffer.concat(chunks);
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes,
    text: bytes.toString(),
    get json() {
      return JSON.parse(bytes.toString()) as Record<string, unknown>;
    },
  };
}

function encodeUnsafe(path: string): string {
  return path.replaceAll(" ", "%20");
}
