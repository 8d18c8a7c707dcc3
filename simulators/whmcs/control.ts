/**
 * `/_sim/…`: how another process looks into the WHMCS stand-in and plays its people. No part of WHMCS; loopback only, and
 * served only where asked for.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { ACT_NAMES, type Act } from "./acts.ts";
import { Refusal } from "./context.ts";
import type { Fault, Faults } from "./faults.ts";
import type { HookSender } from "./hooks.ts";
import type { World } from "./installation.ts";
import { printInvoice } from "./invoices.ts";
import { send } from "./transport.ts";

export interface ControlParts {
  world: World;
  calls: readonly unknown[];
  hooks: HookSender;
  faults: Faults;
  act: (act: Act) => void;
}

const actSchema = z.looseObject({ act: z.enum(ACT_NAMES) });
const webhookSchema = z.strictObject({ url: z.url(), secret: z.string() });
const faultSchema = z.strictObject({
  action: z.string(),
  fault: z.looseObject({ kind: z.string() }),
  times: z.int().positive().optional(),
});

/**
 * GET `/_sim/state`, `/_sim/calls`, `/_sim/events`, `/_sim/printed-invoice?id=`; POST `/_sim/act`, `/_sim/webhook`,
 * `/_sim/faults`, `/_sim/settled` (answers once no event is on its way). 400 for a body that is not understood, 409
 * where WHMCS would refuse the act.
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ControlParts,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const answer = (status: number, body: unknown): void =>
    send(response, status, JSON.stringify(body, plainMaps), "application/json");
  try {
    const route = `${request.method ?? ""} ${url.pathname.replace("/_sim/", "")}`;
    answer(200, await run(route, url, await readJson(request), parts));
  } catch (error) {
    if (error instanceof Refusal) answer(409, { error: error.message });
    else if (error instanceof z.ZodError || error instanceof SyntaxError) answer(400, { error: error.message });
    else if (error instanceof UnknownRoute) answer(404, { error: "no such path" });
    else throw error;
  }
}

class UnknownRoute extends Error {}

async function run(route: string, url: URL, body: unknown, parts: ControlParts): Promise<unknown> {
  const { world, calls, hooks, faults, act } = parts;
  switch (route) {
    case "GET state":
      return world;
    case "GET calls":
      return calls;
    case "GET events":
      return hooks.events;
    case "GET printed-invoice":
      return printInvoice(world, Number(url.searchParams.get("id")));
    case "POST act":
      act(actSchema.parse(body) as Act);
      return { done: true };
    case "POST webhook":
      hooks.setTarget(webhookSchema.parse(body));
      return { done: true };
    case "POST faults": {
      const { action, fault, times } = faultSchema.parse(body);
      faults.set(action, fault as Fault, times);
      return { done: true };
    }
    case "DELETE faults":
      faults.clear();
      return { done: true };
    case "POST settled":
      await hooks.settled();
      return { done: true };
    default:
      throw new UnknownRoute();
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? null : JSON.parse(text);
}

/** Tables become objects keyed by id, so that a caller reads `state.services["702"].status`. */
function plainMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
