/**
 * A stand-in for a WHMCS installation: `POST /includes/api.php` over loopback HTTP with all state in memory. Written from
 * the vendor's documentation (developers.whmcs.com) and the reports of open client libraries; where both are silent the
 * choice is named in the file that makes it.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Clock, systemClock } from "../../src/domain/clock.ts";
import { actionNames, canonicalAction, handlerOf, isWriting } from "./actions/catalogue.ts";
import { type Act, performAct, watchCancelRequests } from "./acts.ts";
import { type ActionContext, type Quirks, Refusal, Silence, type WhmcsVersion } from "./context.ts";
import { serveControl } from "./control.ts";
import { type Faults, createFaults } from "./faults.ts";
import { type FiredEvent, type WebhookTarget, createHookSender } from "./hooks.ts";
import { type PrintedInvoice, printInvoice } from "./invoices.ts";
import type { World } from "./installation.ts";
import { type PhpMap, parsePhpForm, textOf } from "./php.ts";
import { demoWorld } from "./seed.ts";
import { type AccessRules, type Credentials, denialOf, htmlPage, render, send, withoutSecrets } from "./transport.ts";
import { type Task, replaceAnswer, sendBody, silence } from "./weather.ts";

export interface WhmcsSimulatorOptions {
  /** Default 0: any free port, always on 127.0.0.1. */
  port?: number;
  credentials?: Credentials;
  /** Addresses the API accepts; default all. */
  allowedIps?: readonly string[];
  /** The API role; default every simulated action. */
  allowedActions?: readonly string[];
  version?: WhmcsVersion;
  /** Default `demoWorld()`. Not copied: the handle's `world` is this object. */
  world?: World;
  /** Every answer waits this long first. */
  latencyMs?: number;
  webhook?: WebhookTarget;
  clock?: Clock;
  quirks?: Partial<Quirks>;
  /** Serve `/_sim/…` so that another process can drive the stand-in; default false. */
  control?: boolean;
}

export interface Call {
  /** Documented spelling, or as sent where the stand-in has no such action. */
  action: string;
  /** Without what authenticates the call. */
  params: PhpMap;
  at: string;
  /** Calls under way when this one arrived, itself included. */
  inFlight: number;
  writing: boolean;
  userAgent: string;
  /** `success`, `error` (the action refused), `denied` (access refused), `silence` (the module), or the fault's kind. */
  outcome: string;
}

export interface WhmcsSimulator {
  /** `http://127.0.0.1:PORT`, without trailing slash: what `WHMCS_URL` wants. */
  readonly url: string;
  readonly port: number;
  readonly credentials: Credentials;
  /** Who may call: change `allowedIps` or `allowedActions` to lock the product out in mid-flight. */
  readonly access: AccessRules;
  /** Live state: may be read and changed at any time. */
  readonly world: World;
  readonly quirks: Quirks;
  readonly faults: Faults;
  /** Every API call since the start or `resetCalls`, in order of arrival. */
  readonly calls: readonly Call[];
  /** Every event fired, delivered or not. */
  readonly events: readonly FiredEvent[];
  /** Most calls ever under way at once since the start or `resetCalls`. */
  maxInFlight(): number;
  /** Number of writing calls by action. */
  writes(): Record<string, number>;
  /** Calls that could change WHMCS, refused and faulty ones included: a dry run makes none. */
  writingCalls(): Call[];
  resetCalls(): void;
  setLatency(ms: number): void;
  /** Names the receiver once its address is known. */
  setWebhook(target: WebhookTarget | undefined): void;
  /** Fires any event as the addon would sign it. */
  emit(type: string, data: Record<string, unknown>): FiredEvent;
  /** Something a person or the cron does in WHMCS. @throws {Refusal} where WHMCS would refuse it. */
  act(act: Act): void;
  /** What an invoice prints now, or null where it or its client is gone. */
  printedInvoice(invoiceId: number): PrintedInvoice | null;
  /** Resolves once no event is on its way. */
  settled(): Promise<void>;
  /** Closes every connection and gives up pending deliveries. May be called twice. */
  stop(): Promise<void>;
}

export const DEFAULT_CREDENTIALS: Credentials = {
  identifier: "simulator-identifier",
  secret: "simulator-secret",
};

/** A mail that names neither text nor reader is refused whoever asks: it only tells what the role allows. */
function isBareQuestion(action: string, form: PhpMap): boolean {
  const says = ["messagename", "customtype", "id"].some((name) => (textOf(form, name) ?? "") !== "");
  return action === "SendEmail" && !says;
}

/** Starts a stand-in; it answers once the promise resolves. Rejects where the port is taken. */
export async function startWhmcsSimulator(options: WhmcsSimulatorOptions = {}): Promise<WhmcsSimulator> {
  const clock = options.clock ?? systemClock;
  const world = options.world ?? demoWorld();
  const hooks = createHookSender(clock, options.webhook);
  const faults = createFaults();
  const quirks: Quirks = { emptyValues: "ignored", emptyLists: "documented", pageCap: null, ...options.quirks };
  const credentials = options.credentials ?? DEFAULT_CREDENTIALS;
  const access: AccessRules = {
    credentials,
    allowedIps: options.allowedIps,
    allowedActions: options.allowedActions ?? actionNames,
  };
  const base = { world, clock, hooks, quirks, version: options.version ?? "9.0.3" };
  const peopleContext: ActionContext = { ...base, callerIp: "127.0.0.1" };
  const watcher = watchCancelRequests(peopleContext);
  const calls: Call[] = [];
  const stopping = new AbortController();
  let latencyMs = options.latencyMs ?? 0;
  let inFlight = 0;
  let highest = 0;

  async function serveApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request);
    const sent = textOf(form, "action") ?? "";
    const action = canonicalAction(sent) ?? sent;
    inFlight += 1;
    highest = Math.max(highest, inFlight);
    const call: Call = {
      action,
      params: withoutSecrets(form),
      at: clock.now().toISOString(),
      inFlight,
      writing: sent !== "" && isWriting(action) && !isBareQuestion(action, form),
      userAgent: request.headers["user-agent"] ?? "",
      outcome: "",
    };
    calls.push(call);
    try {
      if (latencyMs > 0) await pause(latencyMs, undefined, { signal: stopping.signal });
      const callerIp = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
      await answer({ form, action, response, callerIp }, call);
    } finally {
      inFlight -= 1;
    }
  }

  async function answer(task: Task, call: Call): Promise<void> {
    const { form, action, response, callerIp } = task;
    const denial = denialOf(form, callerIp, access);
    if (denial !== null) {
      call.outcome = "denied";
      const { text, type } = render({ result: "error", message: denial.message }, form);
      send(response, denial.status, text, type);
      return;
    }
    const fault = faults.take(action);
    if (fault !== undefined) {
      call.outcome = fault.kind;
      if (await replaceAnswer(fault, task, stopping.signal, run)) return;
    }
    const body = run(task);
    if (body instanceof Silence) {
      call.outcome = "silence";
      return silence(response, body.ms, stopping.signal);
    }
    if (fault === undefined) call.outcome = body["result"] === "error" ? "error" : "success";
    sendBody(body, fault, task);
  }

  function run({ form, action, callerIp }: Task): Record<string, unknown> | Silence {
    try {
      const reply = handlerOf(action)?.(form, { ...base, callerIp }) ?? {};
      // The sample of one action says `status`, and that of another neither.
      if (action === "GetAdminUsers") return reply;
      return action === "GetPermissionsList" ? { status: "success", ...reply } : { result: "success", ...reply };
    } catch (error) {
      if (error instanceof Silence) return error;
      if (error instanceof Refusal) return { [error.envelope]: "error", message: error.message };
      throw error;
    }
  }

  const act = (what: Act): void => performAct(what, peopleContext, watcher);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const served =
      path === "/includes/api.php"
        ? serveApi(request, response)
        : options.control === true && path.startsWith("/_sim/")
          ? serveControl(request, response, { world, calls, hooks, faults, act })
          : Promise.resolve(send(response, 404, htmlPage("404 Not Found"), "text/html; charset=utf-8"));
    served.catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    credentials,
    access,
    world,
    quirks,
    faults,
    calls,
    events: hooks.events,
    maxInFlight: () => highest,
    writes() {
      const counts: Record<string, number> = {};
      for (const call of calls) if (call.writing) counts[call.action] = (counts[call.action] ?? 0) + 1;
      return counts;
    },
    writingCalls: () => calls.filter((call) => call.writing),
    resetCalls() {
      calls.length = 0;
      highest = inFlight;
    },
    setLatency(ms) {
      latencyMs = ms;
    },
    setWebhook: (target) => hooks.setTarget(target),
    emit: (type, data) => hooks.fire(type, data),
    act,
    printedInvoice: (invoiceId) => printInvoice(world, invoiceId),
    settled: () => hooks.settled(),
    async stop() {
      stopping.abort();
      await hooks.stop();
      await close(server);
    },
  };
}

/** PHP fills `$_POST` from form bodies only: JSON, multipart and GET arrive as a call without an action. */
async function readForm(request: IncomingMessage): Promise<PhpMap> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  return parsePhpForm(request.method === "POST" && isForm ? Buffer.concat(chunks).toString("utf8") : "");
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
