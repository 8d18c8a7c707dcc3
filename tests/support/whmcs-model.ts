import { handlerOf } from "../../simulators/whmcs/actions/catalogue.ts";
import { type Act, performAct, watchCancelRequests } from "../../simulators/whmcs/acts.ts";
import {
  addClient,
  addContact,
  addProduct,
  addServer,
  addService,
  emptyWorld,
} from "../../simulators/whmcs/builders.ts";
import { type ActionContext, Refusal } from "../../simulators/whmcs/context.ts";
import type { FiredEvent, HookSender } from "../../simulators/whmcs/hooks.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { parsePhpForm } from "../../simulators/whmcs/php.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import type { WhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { encodeForm } from "../../src/connectors/whmcs/encode.ts";
import { parseAnswer } from "../../src/connectors/whmcs/parse.ts";
import type { Clock } from "../../src/domain/clock.ts";

/** A WHMCS in memory: the stand-in's own state, acts and answers behind the real API, without a network. */
export interface WhmcsModel {
  readonly world: World;
  readonly api: WhmcsApi;
  /** Every event its addon fired, in order. */
  readonly fired: readonly FiredEvent[];
  /** Every action that was asked of it, in order. */
  readonly calls: readonly string[];
  /** Does what a person does. @returns the events of it; undefined where WHMCS refuses */
  act(act: Act): readonly FiredEvent[] | undefined;
}

/** Three clients with three hostings each on panel accounts of their own: 71 to 73 are client 7's, and so on. */
export function smallWorld(): World {
  const world = emptyWorld();
  const server = addServer(world, "Saturn");
  addProduct(world, { id: 12, name: "Starter", type: "hostingaccount", module: "cpanel" });
  for (const clientId of [7, 8, 9]) {
    addClient(world, { id: clientId, datecreated: "2026-01-10" });
    addContact(world, { id: clientId * 10, clientId });
    for (const number of [1, 2, 3]) {
      const id = clientId * 10 + number;
      addService(world, {
        id,
        clientId,
        productId: 12,
        serverId: server,
        username: `u${id}`,
        domain: `u${id}.example`,
        regdate: "2026-01-10",
        nextduedate: `2026-04-${10 + number}`,
      });
    }
  }
  return world;
}

/** @param intervene awaited before each answer: a test comes in between, or throws in its place */
export function createWhmcsModel(
  world: World,
  clock: Clock,
  intervene: (action: string) => Promise<void> = () => Promise.resolve(),
): WhmcsModel {
  const fired: FiredEvent[] = [];
  const calls: string[] = [];
  const hooks: HookSender = {
    events: fired,
    fire: (type, data) => {
      const event = {
        id: `msg_${fired.length}`,
        type,
        timestamp: `${clock.now().toISOString().slice(0, 19)}Z`,
        data,
        attempts: 0,
        status: null,
      };
      fired.push(event);
      return event;
    },
    flush: () => undefined,
    setTarget: () => undefined,
    settled: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const context: ActionContext = {
    world,
    clock,
    version: "9.0.3",
    quirks: { emptyValues: "ignored", emptyLists: "documented", pageCap: null },
    hooks,
    callerIp: "127.0.0.1",
  };
  const watcher = watchCancelRequests(context);
  const call: WhmcsCall = async (action, parameters = {}) => {
    calls.push(action);
    await intervene(action);
    const body = JSON.stringify(answerOf(action, parsePhpForm(encodeForm(parameters)), context));
    const response = { status: 200, headers: {}, bytes: Buffer.from(body), text: () => body };
    return parseAnswer(response, action, clock).answer;
  };
  return {
    world,
    api: createWhmcsApi(call),
    fired,
    calls,
    act: (act) => {
      const before = fired.length;
      try {
        performAct(act, context, watcher);
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
      return fired.slice(before);
    },
  };
}

function answerOf(action: string, form: ReturnType<typeof parsePhpForm>, context: ActionContext): object {
  try {
    return { result: "success", ...handlerOf(action)?.(form, context) };
  } catch (error) {
    if (error instanceof Refusal) return { [error.envelope]: "error", message: error.message };
    throw error;
  }
}
