import { types } from "node:util";
import type { Policy } from "../../src/domain/policy.ts";
import { type PlantedClient, twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { shortPolicy } from "./service.ts";

/** A policy under which none of the twins' documents is within retention. */
export const nothingRetained = {
  ...shortPolicy,
  retention: { invoices: { keep: "P1M", countedFrom: "documentDate", ground: "None in particular" } },
} satisfies Partial<Record<keyof Policy, unknown>>;

/** The twins, the subject's hosting terminated and gone from its panel: nothing blocks an anonymisation. */
export function unhostedTwins(prefix?: string): TwinWorld {
  const twins = twinWorld(prefix);
  unhost(twins.world, twins.subject);
  return twins;
}

/** Takes a client's invoices out of WHMCS, which names the client in them for as long as they are there. */
export function dropInvoices({ invoices }: World, { clientId }: PlantedClient): void {
  for (const invoice of invoices.values()) if (invoice.clientId === clientId) invoices.delete(invoice.id);
}

/** Terminates a client's hosting as if it had happened long ago. */
function unhost(world: World, { clientId }: PlantedClient): void {
  for (const service of world.services.values()) {
    if (service.clientId !== clientId) continue;
    service.status = "Terminated";
    world.panels.get(service.serverId)?.delete(service.username);
  }
}

/** Paths at which two values differ, as `/clients/21/email`; maps and objects by key, everything else by value. */
export function changedPaths(before: unknown, after: unknown, path = ""): string[] {
  if (Object.is(before, after)) return [];
  if (!isBranch(before) || !isBranch(after)) return [path];
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => changedPaths(old.get(key), now.get(key), `${path}/${key}`));
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function entriesOf(value: object): Map<string, unknown> {
  const entries = types.isMap(value) ? [...value] : Object.entries(value); // also one that structuredClone made
  return new Map(entries.map(([key, inner]: [unknown, unknown]) => [String(key), inner]));
}

/** Every text in a value with its path, as `["/clients/21/email", "…"]`. */
export function textsIn(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (!isBranch(value)) return [];
  return [...entriesOf(value)].flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
}

/** Whether a text holds a planted value itself, and not merely one that begins alike (`…-5` and `…-55`). */
export function holdsValue(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    if (!/[0-9]/.test(text[at + value.length] ?? "")) return true;
  }
  return false;
}
