import { createHttpClient } from "../../src/connectors/http-client.ts";
import type { Subject } from "../../src/connectors/connector.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { eraseActions, type EraseActionName } from "../../src/connectors/whmcs/erase/actions.ts";
import type { EraseContext } from "../../src/connectors/whmcs/erase/context.ts";
import { readAnonymizationFacts } from "../../src/connectors/whmcs/facts.ts";
import type { Service } from "../../src/connectors/whmcs/records.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { type PlannedStep } from "../../src/domain/plan.ts";
import { planAnonymization } from "../../src/domain/plan-anonymization.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { noDoor } from "../support/no-door.ts";
import { defaultPolicy } from "../support/policy.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import { startWhmcsSimulator, type WhmcsSimulator, type WhmcsSimulatorOptions } from "../../simulators/whmcs/server.ts";

/** In Brussels a day later than in UTC. */
const now = new Date("2026-11-22T23:30:00Z");
const clock = { now: (): Date => now };

/** Invoices are kept for ten years after theirs. */
export const policy: Policy = {
  ...defaultPolicy,
  retention: {
    ...defaultPolicy.retention,
    invoices: [{ keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "Legal duty" }],
  },
};

/** Whether a service's status says that nothing is left of it. */
export const isTerminated = ({ status }: Pick<Service, "status">): boolean => status === "Terminated";

/** Runs a stand-in with the connector's API before it, whose module calls give up after 300 ms; both end with the test. */
export async function withStandIn(
  options: WhmcsSimulatorOptions,
  run: (api: WhmcsApi, simulator: WhmcsSimulator) => Promise<void>,
): Promise<void> {
  const simulator = await startWhmcsSimulator({ clock, ...options });
  const httpClient = createHttpClient({ baseUrl: simulator.url, userAgent: "whmcs-gdpr/test" });
  const call = createWhmcsCall({
    url: simulator.url,
    ...simulator.credentials,
    concurrency: 4,
    httpClient,
    clock: systemClock,
    timeoutsMs: { module: 300 },
    retry: { baseMs: 1, longestWaitMs: 5 },
  });
  try {
    await run(createWhmcsApi(call), simulator);
  } finally {
    httpClient.close();
    await simulator.stop();
  }
}

/** What the ledger remembers of one step, in memory. */
export interface Memory {
  readonly ids: Set<number>;
  readonly erased: Set<number>;
}

export const newMemory = (): Memory => ({ ids: new Set(), erased: new Set() });

/** A context over a memory of its own; every field may be given. */
export function contextOf(
  api: WhmcsApi,
  subject: Subject,
  { memory = newMemory(), ...given }: Partial<EraseContext> & { readonly memory?: Memory } = {},
): EraseContext {
  return {
    api,
    door: noDoor,
    subject,
    clock,
    policy,
    hostingGone: isTerminated,
    keepsInvoices: true,
    released: new Set(),
    guard: () => Promise.resolve(),
    objects: {
      remember: async (ids) => ids.forEach((id) => memory.ids.add(id)),
      erased: async (id) => void memory.erased.add(id),
      forget: async (id) => void memory.ids.delete(id),
      remembered: async () => new Set(memory.ids),
    },
    ...given,
  };
}

/** What outlives a killed run: the plan, the sealed subject, each step's memory, and what ended. */
export interface Run {
  readonly subject: Subject;
  readonly steps: readonly PlannedStep[];
  readonly memories: Map<string, Memory>;
  readonly outcomes: Map<string, Outcome>;
}

/** Plans as the worker does, from a fresh look. */
export async function planRun(api: WhmcsApi, clientId: number): Promise<Run> {
  const read = await readAnonymizationFacts(api, clientId, {
    hostingGone: isTerminated,
    held: false,
    packages: 0,
    door: "absent",
  });
  if (read === undefined) throw new Error("no such client");
  const steps = planAnonymization(read.facts, policy, new Set(), now);
  return { subject: read.subject, steps, memories: new Map(), outcomes: new Map() };
}

/** Carries out what the plan erases in WHMCS, in its order; a step that ended is not begun again. */
export async function carryOut(
  api: WhmcsApi,
  run: Run,
  interrupt: { readonly guard?: () => Promise<void>; readonly afterErased?: () => void } = {},
): Promise<void> {
  const kept = run.steps.find(({ action }) => action === "keep_printed_identity")?.retainedUntil;
  for (const { connector, action, state } of run.steps) {
    if (connector !== "whmcs" || state !== "pending" || run.outcomes.has(action)) continue;
    if (!Object.hasOwn(eraseActions, action)) continue; // keeps the books, or writes to the client
    const memory = run.memories.get(action) ?? newMemory();
    run.memories.set(action, memory);
    const ctx = contextOf(api, run.subject, {
      memory,
      keepsInvoices: kept !== undefined,
      ...(kept !== undefined && { retainedUntil: kept }),
      ...(interrupt.guard !== undefined && { guard: interrupt.guard }),
    });
    const erased = async (id: number): Promise<void> => {
      interrupt.afterErased?.();
      await ctx.objects.erased(id);
    };
    run.outcomes.set(
      action,
      await eraseActions[action as EraseActionName]({ ...ctx, objects: { ...ctx.objects, erased } }),
    );
  }
}

/** The twins, the subject's hosting ended with its account gone, the account closed: nothing blocks. */
export function closedTwinWorld(prepare: (world: TwinWorld) => void = () => {}): TwinWorld {
  const twins = twinWorld();
  const { world, subject, serverId } = twins;
  const client = world.clients.get(subject.clientId);
  const hosting = world.services.get(subject.serviceIds[0] ?? 0);
  if (client === undefined || hosting === undefined) throw new Error("no subject");
  client.status = "Closed";
  hosting.status = "Terminated";
  world.panels.get(serverId)?.delete(hosting.username);
  prepare(twins);
  return twins;
}

/** Where in a value a text stands, as paths. */
export function placesOf(wanted: string, value: unknown, path = ""): string[] {
  if (typeof value === "string") return value.includes(wanted) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.flatMap(([key, inner]: [unknown, unknown]) => placesOf(wanted, inner, `${path}/${String(key)}`));
}

/** Every record of a client, by table: by its client id, by a login's link, by a mark in it, and its panel accounts. */
export function recordsOf(world: World, { clientId, mark }: { clientId: number; mark: string }): object {
  const isTheirs = (table: string, row: Record<string, unknown>): boolean =>
    row["clientId"] === clientId ||
    (table === "clients" && row["id"] === clientId) ||
    (table === "users" && (row["clients"] as { clientId: number }[]).some((link) => link.clientId === clientId)) ||
    placesOf(mark, row).length > 0;
  const tables = Object.entries(world).filter(([, table]) => table instanceof Map && table.size > 0);
  return structuredClone(
    Object.fromEntries(
      tables.map(([name, table]: [string, Map<unknown, Record<string, unknown>>]) => [
        name,
        [...table].filter(([, row]) => typeof row === "object" && isTheirs(name, row)),
      ]),
    ),
  );
}

/** The whole world with random placeholders made alike, and what letters call their duty, for comparing two runs. */
export function comparable(world: World): unknown {
  const json = JSON.stringify(world, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  const dutyId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
  return JSON.parse(json.replaceAll(/erased-[0-9a-f]{24}/g, "erased-x").replaceAll(dutyId, "duty-x"));
}
