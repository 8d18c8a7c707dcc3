import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { copyIdentity } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { hooksOf } from "./fired-hooks.ts";
import { startMariadb } from "./mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "./php-whmcs.ts";
import {
  type Keys,
  makeDirectory,
  makeKeys,
  removeDirectory,
  type Service,
  shortPolicy,
  startService,
  until,
} from "./service.ts";

/**
 * WHMCS in two halves that are kept alike: the stand-in answers the API, and real PHP with the real addon and a real database
 * runs every hook, the cron and the door. No event comes from anywhere but the addon.
 */
export interface WhmcsWithAddon {
  readonly sim: WhmcsSimulator;
  readonly php: PhpWhmcs;
  readonly service: Service;
  /** How a service reaches the API of it. */
  readonly api: Parameters<typeof startService>[0]["whmcs"];
  /** The service's, to start it once more. */
  readonly keys: Keys;
  /** A person does something in WHMCS; resolves once the hooks of it have run. Their events leave with the next cron. */
  act(act: Parameters<WhmcsSimulator["act"]>[0]): Promise<void>;
  /** What a person does in WHMCS where no hook tells of it. */
  actUnheard(act: Parameters<WhmcsSimulator["act"]>[0]): Promise<void>;
  /** One run of WHMCS's cron. */
  cron(options?: { readonly daily?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** Whose token the addon is given. */
export const addonToken = "addon-token-for-tests-0123456789abcdef";

/** Starts all of it, the addon installed from its ZIP and connected, and waits for the service's first look at WHMCS. */
export async function startWhmcsWithAddon(options: {
  readonly world: World;
  readonly policy?: object;
  readonly env?: Record<string, string>;
  /** WHMCS settings of the PHP half, as its admin page would store them. */
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<WhmcsWithAddon> {
  const closers: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const mariadb = await startMariadb();
    closers.push(() => mariadb.stop());
    const php = await startPhpWhmcs({ mariadb, from: "zip" });
    closers.push(() => php.stop());
    const sim = await startWhmcsSimulator({ world: options.world });
    closers.push(() => sim.stop());
    for (const [setting, value] of Object.entries(options.settings ?? {})) {
      await php.sql("INSERT INTO tblconfiguration (setting, value) VALUES (?, ?)", [setting, value]);
    }
    await mirror(sim.world, php);
    const halves = joinHalves(sim, php);
    const server = createServer((request, response) => {
      halves.answer(request, response).catch(() => response.destroy());
    });
    closers.push(() => close(server));
    const url = await listen(server);
    const api = { url, credentials: sim.credentials };
    const directory = makeDirectory();
    closers.push(() => removeDirectory(directory));
    const keys = makeKeys();
    const service = await startService({
      directory,
      keys,
      whmcs: api,
      policy: options.policy ?? shortPolicy,
      env: {
        API_TOKENS: `owner:owner-token-for-tests-0123456789abcdef,addon:${addonToken}`,
        WHMCS_DOOR_URL: php.doorUrl,
        ...options.env,
      },
    });
    closers.push(() => service.stop());
    await php.set({ connection: { url: service.url, secret: keys.webhookSecret, token: addonToken } });
    await until("the first look", () => service.lines.some((line) => line.includes('"reconciliation.finished"')));
    await php.cron();
    return {
      sim,
      php,
      service,
      api,
      keys,
      act: (act) => halves.act(act, true),
      actUnheard: (act) => halves.act(act, false),
      cron: async (run) => {
        await php.cron(run);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Keeps the halves alike: whatever changes the stand-in is written to the database, and its hooks are run in PHP. */
function joinHalves(sim: WhmcsSimulator, php: PhpWhmcs) {
  let told = sim.events.length;
  const mailed = new Set(sim.world.emails.keys());
  let last: Promise<void> = Promise.resolve();

  const relay = async (heard: boolean): Promise<void> => {
    const events = sim.events.slice(told);
    told = sim.events.length;
    await mirror(sim.world, php);
    // A mail is logged once: what is scrubbed from the log does not come back.
    for (const { id, clientId: userid, subject, message, to } of sim.world.emails.values()) {
      if (mailed.has(id)) continue;
      mailed.add(id);
      await php.sql("INSERT INTO tblemails SET ?", [{ userid, subject, message, to }]);
    }
    if (!heard) return;
    for (const event of events) {
      for (const firing of hooksOf(event, sim.world)) await php.fire(firing);
    }
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(work);
    return last;
  };

  return {
    act: (act: Parameters<WhmcsSimulator["act"]>[0], heard: boolean): Promise<void> =>
      inTurn(async () => {
        sim.act(act);
        await relay(heard);
      }),
    answer: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const body = await readBody(request);
      const form = new URLSearchParams(body);
      if (form.get("action") === "ModuleTerminate" && !(await php.terminate(Number(form.get("serviceid"))))) {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ result: "error", message: "Function Aborted by Action Hook Code" }));
        return;
      }
      const answer = await fetch(`${sim.url}${request.url ?? "/"}`, {
        method: request.method ?? "POST",
        body,
        headers: { "content-type": request.headers["content-type"] ?? "" },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (form.get("action")?.startsWith("Get") !== true) await inTurn(() => relay(true));
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
      response.end(bytes);
    },
  };
}

/** Writes into WHMCS's database what the stand-in knows of clients, logins, services and cancellation requests. */
async function mirror(world: World, php: PhpWhmcs): Promise<void> {
  const rows: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
    tblclients: [...world.clients.values()].map((client) => ({
      id: client.id,
      status: client.status,
      ...copyIdentity(client),
    })),
    tblusers_clients: [...world.users.values()].flatMap((user) =>
      user.clients.map(({ clientId, owner }) => ({
        auth_user_id: user.id,
        client_id: clientId,
        owner: owner ? 1 : 0,
      })),
    ),
    tblhosting: [...world.services.values()].map((service) => ({
      id: service.id,
      userid: service.clientId,
      packageid: service.productId,
      domain: service.domain,
      username: service.username,
      nextduedate: service.nextduedate,
      domainstatus: service.status,
    })),
    tblcancelrequests: [...world.cancelRequests.values()].map((request) => ({
      id: request.id,
      date: request.date,
      relid: request.serviceId,
      reason: request.reason,
      type: request.type,
    })),
  };
  for (const [table, records] of Object.entries(rows)) {
    await php.sql(`DELETE FROM ${table}`);
    for (const record of records) await php.sql(`INSERT INTO ${table} SET ?`, [record]);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}
