/**
 * A stand-in for the Cloudways API, version 2: ids as strings, passwords in clear in the list, deletions that are taken on and end
 * later (and sometimes say so without having done it), one of them at a time on a server, parameters of a DELETE in its body.
 * From the documentation of version 1 and of clients of version 2; what is not documented there is said beside it.
 */
import { type Clock, systemClock } from "../../src/domain/clock.ts";
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";
import { type CloudwaysWorld, emptyCloudways, type SimulatedApp, type SimulatedOperation } from "./world.ts";

/** A running stand-in. */
export interface CloudwaysSimulator {
  readonly url: string;
  readonly server: VendorServer;
  readonly world: CloudwaysWorld;
  close(): Promise<void>;
}

/** `token`: the one that is accepted; `operationSeconds`: how long a deletion takes. */
export interface CloudwaysOptions {
  readonly clock?: Clock;
  readonly token?: string;
  readonly operationSeconds?: number;
}

const ghostDays = 14;

/** Starts it on a free port of loopback, with an empty account. */
export async function startCloudwaysSimulator(options: CloudwaysOptions = {}): Promise<CloudwaysSimulator> {
  const { clock = systemClock, token = "cw_stand_in", operationSeconds = 20 } = options;
  const world = emptyCloudways();
  const server = await startVendorServer((request) => {
    const refusal = refuse(world, request, token);
    if (refusal !== undefined) return refusal;
    settle(world, clock);
    return answer(world, request, clock, operationSeconds);
  }, "/api/v2");
  return { url: server.url, server, world, close: () => server.close() };
}

function refuse(world: CloudwaysWorld, { method, headers }: VendorRequest, token: string): VendorReply | undefined {
  const given = headers["authorization"];
  if (given === undefined) return { status: 400, json: { error: "token_not_provided" } };
  if (given !== `Bearer ${token}`) return { status: 401, json: { error: "invalid_token" } };
  if (method !== "GET" && world.role === "read_only") return { status: 403, json: { error: "forbidden" } };
  return undefined;
}

function answer(world: CloudwaysWorld, request: VendorRequest, clock: Clock, operationSeconds: number): VendorReply {
  const { method, path } = request;
  const [, kind = "", id = ""] = path.split("/");
  switch (`${method} ${kind}`) {
    case "GET server":
      return id === "" ? { json: { status: true, servers: world.servers } } : notFound;
    case "GET project":
      return { json: { projects: world.projects.map((project) => ({ ...project, user_id: "1", is_default: 0 })) } };
    case "GET operation":
      return showOperation(world, id);
    case "PUT app":
      return renameApp(world, id, request);
    case "PUT project":
      return renameProject(world, id, request);
    case "DELETE app":
      return deleteApp(world, id, request, clock, operationSeconds);
    default:
      return notFound;
  }
}

const notFound: VendorReply = { status: 404, json: { error: "not_found" } };

function deleteApp(
  world: CloudwaysWorld,
  id: string,
  request: VendorRequest,
  clock: Clock,
  operationSeconds: number,
): VendorReply {
  const serverId = serverIdOf(request);
  if (serverId === undefined) return invalid("server_id");
  const app = appAt(world, serverId, id);
  if (app === undefined) return notFound;
  // Reported by clients, without the exact words.
  if (world.operations.some((operation) => operation.serverId === serverId && !operation.hasActed)) {
    return { status: 422, json: { message: "An operation is already in progress." } };
  }
  const operation: SimulatedOperation = {
    id: String(596_283 + world.operations.length),
    serverId,
    appId: id,
    endsAt: new Date(clock.now().getTime() + operationSeconds * 1_000),
    hasActed: false,
  };
  world.operations.push(operation);
  return { json: { operation_id: Number(operation.id) } };
}

/** What is due by the clock happens. */
function settle(world: CloudwaysWorld, clock: Clock): void {
  for (const operation of world.operations) {
    if (operation.hasActed || operation.endsAt > clock.now()) continue;
    operation.hasActed = true;
    if (world.operations_end !== "done") continue;
    const server = world.servers.find(({ id }) => id === operation.serverId);
    const index = server?.apps.findIndex(({ id }) => id === operation.appId) ?? -1;
    const [app] = index < 0 ? [] : (server?.apps.splice(index, 1) ?? []);
    const until = new Date(operation.endsAt.getTime() + ghostDays * 86_400_000);
    if (app !== undefined) world.ghosts.push({ app, until });
  }
}

function showOperation(world: CloudwaysWorld, id: string): VendorReply {
  const operation = world.operations.find((one) => one.id === id);
  if (operation === undefined) return notFound;
  const words = operation.hasActed
    ? world.operations_end === "fails"
      ? "An error occurred while the process ran"
      : "Operation completed"
    : "Process is initiated";
  return {
    json: {
      operation: {
        id,
        type: "delete_app",
        server_id: operation.serverId,
        app_id: "0",
        estimated_time_remaining: operation.hasActed ? "0" : "2",
        status: words,
        is_completed: operation.hasActed ? "1" : "0",
        message: words,
      },
    },
  };
}

function renameApp(world: CloudwaysWorld, id: string, request: VendorRequest): VendorReply {
  const serverId = serverIdOf(request);
  if (serverId === undefined) return invalid("server_id");
  const app = appAt(world, serverId, id);
  const label = field(request, "label");
  if (app === undefined) return notFound;
  if (label === undefined) return invalid("label");
  app.label = label;
  return { json: { status: true } };
}

function renameProject(world: CloudwaysWorld, id: string, request: VendorRequest): VendorReply {
  const project = world.projects.find((one) => one.id === id);
  const name = field(request, "name");
  if (project === undefined) return notFound;
  if (name === undefined) return invalid("name");
  project.name = name;
  return { json: { status: true } };
}

function appAt(world: CloudwaysWorld, serverId: string, appId: string): SimulatedApp | undefined {
  return world.servers.find(({ id }) => id === serverId)?.apps.find(({ id }) => id === appId);
}

/** From the body, as documented; a query alone is not taken. */
function serverIdOf(request: VendorRequest): string | undefined {
  const serverId = field(request, "server_id");
  return serverId !== undefined && /^\d+$/.test(serverId) ? serverId : undefined;
}

function field(request: VendorRequest, name: string): string | undefined {
  const json = request.json();
  if (typeof json === "object" && json !== null && name in json) {
    return String((json as Record<string, unknown>)[name]);
  }
  return request.form().get(name) ?? undefined;
}

function invalid(name: string): VendorReply {
  return { status: 422, json: { [name]: [{ code: "required", message: `${name} is required` }] } };
}
