import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { type Ledger, openLedger } from "../../src/ledger/open.ts";
import type { EventRow } from "../../src/ledger/schema.ts";
import { addClient, addProduct, addServer, addService, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { CancelRequest, Service as HostedService } from "../../simulators/whmcs/world.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService, until } from "./service.ts";

/** The real service and the stand-in, wired to each other; cases keep out of each other's way by clients of their own. */
export interface Stage {
  readonly whmcs: WhmcsSimulator;
  readonly service: Service;
  readonly directory: string;
  readonly keys: ReturnType<typeof makeKeys>;
  /** The service's own ledger, to read rows the API does not show. */
  readonly ledger: Ledger;
  /** A client with a hosting on a panel account of its own. */
  host(of?: Parameters<typeof addHosting>[1]): Hosting;
  /** Plays a person or the cron and waits until its events were delivered. */
  act(act: Parameters<WhmcsSimulator["act"]>[0]): Promise<void>;
  /** Delivers one signed event; resolves with the status. The same `id` is the same delivery. */
  send(type: string, data: object, of?: { id?: string; timestamp?: string }): Promise<number>;
  /** Waits until the service's newest deletion shows `state`. */
  deletionIn(serviceId: number, state: string): Promise<Duty>;
  deletions(serviceId: number): Promise<Duty[]>;
  duties(kind: string, clientId: number): Promise<Duty[]>;
  dutyIn(kind: string, clientId: number, state: string): Promise<Duty>;
  openTasks(clientId: number): Promise<Task[]>;
  /** Waits until every event of this type about the client has been applied or ignored. */
  settledEvents(type: string, clientId: number | null): Promise<EventRow[]>;
  /** Waits until no look at the duty is under way or asked for; what an applied event asked for has then happened. */
  lookedAt(dutyId: string): Promise<void>;
  post(path: string, body?: unknown): ReturnType<Service["call"]>;
  /** How many times WHMCS was told to terminate the service, refused and lost calls included. */
  terminations(serviceId: number): number;
  /** Whether the hosting account is still on its panel. */
  isHosted(hosting: Hosting): boolean;
  /** Ends everything; the folder goes too. */
  stop(): Promise<void>;
}

export interface Hosting {
  readonly clientId: number;
  readonly serviceId: number;
  readonly row: HostedService;
}

/** What these tests read of a duty as the API shows it. */
export interface Duty {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly clientId: number;
  readonly serviceId?: number;
  readonly createdAt: string;
  readonly effectiveAt?: string;
  readonly startAt?: string;
  readonly dueAt?: string;
  readonly finishedAt?: string;
  readonly reason?: string;
  readonly holdReason?: string;
  readonly backlog: boolean;
  readonly steps: readonly { connector: string; action: string; state: string; reason?: string }[];
}

export interface Task {
  readonly id: string;
  readonly code: string;
  readonly clientId: number;
  readonly serviceId?: number;
  readonly objectId?: number;
  readonly dutyId?: string;
  readonly connector?: string;
}

/** A world with one panel and the products these tests sell: 12 shared hosting, 13 without a module, 14 and 15 guarded. */
export function hostingWorld(): World {
  const world = emptyWorld();
  addServer(world, "Saturn");
  addProduct(world, { id: 12, name: "Starter", type: "hostingaccount", module: "cpanel" });
  addProduct(world, { id: 13, name: "Care plan", type: "other", module: "" });
  addProduct(world, { id: 14, name: "Reseller", type: "reselleraccount", module: "cpanel" });
  addProduct(world, { id: 15, name: "Dedicated", type: "server", module: "cpanel" });
  addProduct(world, { id: 16, name: "Cloud", type: "other", module: "" });
  return world;
}

// As in MySQL, an id is never given twice, whatever a case deletes.
const nextClientId = countFrom(1_001);
const nextServiceId = countFrom(10_001);

function countFrom(first: number): () => number {
  let next = first;
  return () => next++;
}

/** A service on a panel account of its own, paid for another twenty days; a client of its own unless one is named. */
export function addHosting(
  world: World,
  {
    clientId,
    product = 12,
    service = {},
  }: { clientId?: number; product?: number; service?: Partial<HostedService> } = {},
): Hosting {
  const id = clientId ?? addClient(world, { id: nextClientId() }).id;
  const serviceId = nextServiceId();
  const row = addService(world, {
    id: serviceId,
    clientId: id,
    productId: product,
    serverId: [...world.servers.keys()][0] ?? 0,
    username: `u${serviceId}`,
    domain: `u${serviceId}.example`,
    nextduedate: daysFromNow(20),
    ...service,
  });
  return { clientId: id, serviceId, row };
}

/** Starts both, and waits for the service's first look at WHMCS, so that what a case does is not taken for backlog. */
export async function startStage(
  options: {
    policy?: object;
    env?: Record<string, string>;
    world?: World;
    whmcs?: WhmcsSimulator;
    keys?: ReturnType<typeof makeKeys>;
  } = {},
): Promise<Stage> {
  const directory = makeDirectory();
  const keys = options.keys ?? makeKeys();
  const whmcs = options.whmcs ?? (await startWhmcsSimulator({ world: options.world ?? hostingWorld() }));
  let service: Service | undefined;
  try {
    const started = await startService({ ...options, directory, keys, whmcs });
    service = started;
    whmcs.setWebhook({ url: `${started.url}/webhooks/whmcs`, secret: keys.webhookSecret });
    await until("the first look", () => started.lines.some((line) => line.includes('"reconciliation.finished"')));
    const ledger = await openLedger(join(directory, "var/ledger.db"));
    return makeStage({ directory, keys, whmcs, service: started, ledger });
  } catch (error) {
    await service?.stop();
    await whmcs.stop();
    removeDirectory(directory);
    throw error;
  }
}

/** The same tools around a service that a test started in its own way. */
export function makeStage(parts: Pick<Stage, "directory" | "keys" | "whmcs" | "service" | "ledger">): Stage {
  const { directory, whmcs, service, ledger } = parts;
  const { world } = whmcs;
  const duties = async (kind: string, clientId: number): Promise<Duty[]> => {
    const { body } = await service.call("GET", `/v1/duties?kind=${kind}&clientId=${clientId}`);
    return (body as { items: Duty[] }).items;
  };
  const deletions = async (serviceId: number): Promise<Duty[]> => {
    const { body } = await service.call("GET", "/v1/deletions?limit=200");
    return (body as { items: Duty[] }).items.filter((duty) => duty.serviceId === serviceId);
  };
  const waitFor = async (what: string, read: () => Promise<Duty[]>, state: string): Promise<Duty> => {
    let seen: Duty | undefined;
    try {
      return await until(
        what,
        async () => {
          [seen] = await read();
          return seen?.state === state ? seen : undefined;
        },
        25_000,
      );
    } catch (error) {
      throw new Error(`${what} did not become ${state}; last seen: ${JSON.stringify(seen)}`, { cause: error });
    }
  };
  return {
    ...parts,
    host: (of) => addHosting(world, of),
    act: async (act) => {
      whmcs.act(act);
      await whmcs.settled();
    },
    send: (type, data, of = {}) => sendEvent(service, type, data, of),
    deletions,
    duties,
    deletionIn: (serviceId, state) => waitFor(`the deletion of ${serviceId}`, () => deletions(serviceId), state),
    dutyIn: (kind, clientId, state) => waitFor(`the ${kind} of ${clientId}`, () => duties(kind, clientId), state),
    openTasks: async (clientId) => {
      const { body } = await service.call("GET", "/v1/tasks?state=open&limit=200");
      return (body as { items: Task[] }).items.filter((task) => task.clientId === clientId);
    },
    settledEvents: (type, clientId) =>
      until(`${type} of ${clientId} to be settled`, async () => {
        const rows = await ledger
          .selectFrom("event")
          .selectAll()
          .where("type", "=", type)
          .where("client_id", clientId === null ? "is" : "=", clientId)
          .orderBy("id")
          .execute();
        return rows.length > 0 && rows.every((row) => row.state !== "stored") ? rows : undefined;
      }),
    lookedAt: async (dutyId) => {
      await until(`the look at ${dutyId}`, async () => {
        const row = await ledger.selectFrom("duty").selectAll().where("id", "=", dutyId).executeTakeFirst();
        if (row === undefined || row.lease_owner !== null) return false;
        return row.wake_at === null || row.wake_at > new Date().toISOString();
      });
    },
    post: (path, body) => service.call("POST", path, body),
    terminations: (serviceId) =>
      whmcs.calls.filter((call) => call.action === "ModuleTerminate" && Number(call.params["serviceid"]) === serviceId)
        .length,
    isHosted: ({ row }) => world.panels.get(row.serverId)?.has(row.username) === true,
    stop: async () => {
      await ledger.destroy();
      await service.stop();
      await whmcs.stop();
      removeDirectory(directory);
    },
  };
}

/** Waits until a service's newest deletion shows `state` in the API of this service. */
export async function deletionOf(service: Service, { serviceId }: Hosting, state: string): Promise<Duty> {
  return until(`the deletion of ${serviceId} to be ${state}`, async () => {
    const { body } = await service.call("GET", "/v1/deletions?limit=200");
    const duty = (body as { items: Duty[] }).items.find((one) => one.serviceId === serviceId);
    return duty?.state === state ? duty : undefined;
  });
}

/** Signs and posts one event as the addon would. */
export async function sendEvent(
  service: Pick<Service, "url" | "webhookSecret">,
  type: string,
  data: object,
  { id = `msg_${randomUUID()}`, timestamp = new Date().toISOString() }: { id?: string; timestamp?: string } = {},
): Promise<number> {
  const body = JSON.stringify({ type, timestamp, data });
  const sentAt = new Date();
  const response = await fetch(`${service.url}/webhooks/whmcs`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
      "webhook-signature": new Webhook(service.webhookSecret).sign(id, sentAt, body),
    },
  });
  await response.arrayBuffer();
  return response.status;
}

/** A day of WHMCS, `YYYY-MM-DD`. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM:SS` as the stand-in's WHMCS writes an instant. */
export function wallClock(at: Date): string {
  return at.toLocaleString("sv-SE", { timeZone: "Europe/Brussels" });
}

/** A cancellation request that lies in WHMCS without any event having told of it. `date` is WHMCS's own wall clock. */
export function addRequest(world: World, serviceId: number, date: string, type: CancelRequest["type"] = "Immediate") {
  const id = 5_000 + world.cancelRequests.size;
  world.cancelRequests.set(id, { id, date, serviceId, reason: "", type });
}
