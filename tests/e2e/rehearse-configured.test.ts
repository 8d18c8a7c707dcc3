import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { stringify } from "yaml";
import { startFreshdeskSimulator, type FreshdeskSimulator } from "../../simulators/freshdesk/server.ts";
import { actionNames } from "../../simulators/whmcs/actions/catalogue.ts";
import { addProduct } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { twinWorld } from "../../simulators/whmcs/seed.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { makeDirectory, makeKeys, removeDirectory, shortPolicy } from "../support/service.ts";

// Stand-ins given as if they were real: their addresses and keys in the .env of an owner who still runs dry.

const script = join(import.meta.dirname, "../../scripts/rehearse.ts");
const productId = 77;

let directory: string;
let whmcs: WhmcsSimulator;
let freshdesk: FreshdeskSimulator;
let otherContactId: number;

beforeEach(async () => {
  directory = makeDirectory();
  const { world } = twinWorld();
  addProduct(world, { id: productId, type: "other", module: "", name: "For rehearsals" });
  whmcs = await startWhmcsSimulator({ world });
  freshdesk = await startFreshdeskSimulator({ cascadeMs: 0 });
  const contact = freshdesk.addContact({ name: "Somebody Else", email: "else@client.example" });
  freshdesk.addTicket({ requester_id: contact.id });
  otherContactId = contact.id;
  const policy = {
    ...shortPolicy,
    processors: { freshdesk: { enabled: true, tickets: "delete" }, mollie: { kind: "manual" } },
  };
  writeFileSync(join(directory, "policy.yaml"), stringify(policy));
  writeFileSync(join(directory, ".env"), environment());
});

afterEach(async () => {
  await Promise.all([whmcs.stop(), freshdesk.close()]);
  removeDirectory(directory);
});

function environment(): string {
  const { webhookSecret, encryptionKey } = makeKeys();
  const settings = {
    WHMCS_URL: whmcs.url,
    WHMCS_API_IDENTIFIER: whmcs.credentials.identifier,
    WHMCS_API_SECRET: whmcs.credentials.secret,
    WEBHOOK_SECRETS: webhookSecret,
    ENCRYPTION_KEY: encryptionKey,
    API_TOKENS: "owner:owner-token-for-tests-0123456789abcdef",
    POLICY_FILE: "policy.yaml",
    DRY_RUN: "1",
    FRESHDESK_URL: freshdesk.url,
    FRESHDESK_API_KEY: freshdesk.apiKey,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function rehearse(...options: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [script, "--configured", ...options], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      REHEARSAL_FOLDER: join(directory, "rehearsal"),
    },
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
}

const noted = (clientId: number) => ({
  code: "0123abcd",
  email: "canary-0123abcd@example.com",
  places: [whmcs.url, freshdesk.url],
  madeAt: "2026-01-01T00:00:00Z",
  clientId,
});
const note = (): string => join(directory, "rehearsal/canary.json");

/** Everything of everybody but that client's; what WHMCS itself logs is nobody's. */
function everybodyElse(world: World, clientId?: number): unknown {
  const { contacts, services, domains, orders, invoices, quotes, tickets, payMethods, credits, emails, panels } = world;
  const tables = [contacts, services, domains, orders, invoices, quotes, tickets, payMethods, credits, emails];
  const rows = tables.map((table) => [...table.values()].filter((row) => row.clientId !== clientId));
  const clients = [...world.clients.values()].filter(({ id }) => id !== clientId);
  const users = [...world.users.values()].filter((user) => user.clients.every((link) => link.clientId !== clientId));
  return structuredClone({ rows, clients, users, panels });
}

test("a canary is made, exported, cancelled, closed and erased on the configured systems, and nobody else is written to", async () => {
  const before = everybodyElse(whmcs.world);
  const contactBefore = JSON.stringify(freshdesk.world.contacts.get(otherContactId));
  const { code, out, err } = await rehearse("--product", String(productId), "--yes");

  expect(err).toBe("");
  expect(out).toContain("All of it went as it should.");
  expect(code).toBe(0);
  expect(out).toMatch(/✓ whmcs +export +complete.* marks of the canary/);
  expect(out).toMatch(/✓ +cancellation +1 of 1 deletions completed/);
  expect(out).toMatch(/✓ freshdesk +export +complete.* marks of the canary/);
  expect(existsSync(note())).toBe(false);

  const canaryId = Math.max(...whmcs.world.clients.keys());
  expect(everybodyElse(whmcs.world, canaryId)).toEqual(before);
  const serviceIds = new Set(
    [...whmcs.world.services.values()].filter((row) => row.clientId === canaryId).map(({ id }) => id),
  );
  const strangers = whmcs.calls.filter(({ writing, outcome, params }) => {
    const client = Number(params["clientid"] ?? params["userid"] ?? canaryId);
    const service = params["serviceid"] === undefined || serviceIds.has(Number(params["serviceid"]));
    return writing && outcome === "success" && (client !== canaryId || !service);
  });
  expect(strangers).toEqual([]);
  expect(JSON.stringify(freshdesk.world.contacts.get(otherContactId))).toBe(contactBefore);
  expect(freshdesk.world.contacts.size).toBe(1);
  expect(freshdesk.world.tickets.size).toBe(1);
  expect(JSON.stringify(whmcs.world.clients.get(canaryId))).not.toContain("canary-");
}, 170_000);

test("where the API role lacks what a rehearsal needs, it says which actions, and makes nothing", async () => {
  whmcs.access.allowedActions = actionNames.filter((name) => name !== "AddClient" && name !== "AcceptOrder");
  const { code, err } = await rehearse("--product", String(productId), "--yes");
  expect(err).toContain("does not allow AddClient, AcceptOrder");
  expect(err).not.toContain("    at ");
  expect(code).toBe(1);
  expect(existsSync(note())).toBe(false);
  expect(whmcs.writingCalls().filter(({ outcome }) => outcome === "success")).toEqual([]);
}, 60_000);

test("nobody who agrees: the plan is shown, and nothing is made", async () => {
  const clients = whmcs.world.clients.size;
  const { code, out } = await rehearse();
  expect(out).toContain("A canary is made on the configured systems");
  expect(out).toContain("Nothing was made.");
  expect(code).toBe(1);
  expect(whmcs.world.clients.size).toBe(clients);
  expect(freshdesk.world.contacts.size).toBe(1);
}, 60_000);

test("the address that is asked for is tagged, so that it is never anybody's", async () => {
  const [client] = whmcs.world.clients.values();
  const { out } = await rehearse("--email", client?.email ?? "");
  const [local, domain] = (client?.email ?? "").split("@");
  expect(out).toMatch(new RegExp(`a client with the address ${local}\\+canary-[0-9a-f]{8}@${domain},`));
}, 60_000);

test("a note that names somebody else's address is not followed", async () => {
  const [client] = whmcs.world.clients.values();
  mkdirSync(join(directory, "rehearsal"));
  writeFileSync(note(), JSON.stringify({ ...noted(client?.id ?? 0), email: client?.email }));
  const { code, err } = await rehearse("--yes");
  expect(err).toContain("canary.json cannot be read");
  expect(code).toBe(1);
  expect(whmcs.calls).toEqual([]);
}, 60_000);

test("a note of another installation is not followed: its ids are somebody else's here", async () => {
  const [client] = whmcs.world.clients.values();
  mkdirSync(join(directory, "rehearsal"));
  writeFileSync(note(), JSON.stringify({ ...noted(client?.id ?? 0), places: ["https://staging.example.com"] }));
  const { code, err } = await rehearse("--yes");
  expect(err).toContain("which is not what is configured now");
  expect(code).toBe(1);
  expect(whmcs.calls).toEqual([]);
}, 60_000);

test("a noted client that does not bear the canary's code is left alone", async () => {
  const before = everybodyElse(whmcs.world);
  const [client] = whmcs.world.clients.values();
  mkdirSync(join(directory, "rehearsal"));
  writeFileSync(note(), JSON.stringify(noted(client?.id ?? 0)));
  const { out } = await rehearse("--yes");
  expect(out).toMatch(/– whmcs +closure +client \d+ does not bear the code 0123abcd/);
  expect(everybodyElse(whmcs.world)).toEqual(before);
}, 60_000);

test("a product with a module is refused: its termination would reach a server", async () => {
  const withModule = [...whmcs.world.products.values()].find(({ module }) => module !== "");
  const { code, err } = await rehearse("--product", String(withModule?.id), "--yes");
  expect(err).toContain("has the module");
  expect(code).toBe(1);
  expect(whmcs.writingCalls().filter(({ outcome }) => outcome === "success")).toEqual([]);
}, 60_000);

test("a rehearsal that ends halfway names its canary, and the next one ends that one and makes no other", async () => {
  whmcs.faults.set("CloseClient", { kind: "slow", ms: 0 }, 1); // the question whether it is allowed
  whmcs.faults.set("CloseClient", { kind: "status", status: 500 }, 1);
  const { code } = await rehearse("--yes");
  expect(code).toBe(1);
  const { clientId } = JSON.parse(readFileSync(note(), "utf8")) as { clientId: number };
  const clients = whmcs.world.clients.size;

  const again = await rehearse("--yes");
  expect(again.out).toContain(`Its canary, client ${clientId}`);
  expect(again.code).toBe(0);
  expect(existsSync(note())).toBe(false);
  expect(whmcs.world.clients.size).toBe(clients);
  expect(freshdesk.world.contacts.size).toBe(1);
}, 170_000);

test("where policy keeps tickets, the contact that was emptied and its ticket are taken away at the end", async () => {
  const policy = { ...shortPolicy, processors: { freshdesk: { enabled: true, tickets: "keep" } } };
  writeFileSync(join(directory, "policy.yaml"), stringify(policy));
  const { code, out } = await rehearse("--yes");
  expect(out).toMatch(/✓ +closure +retained \(freshdesk_tickets_kept\)/);
  expect(out).toMatch(/✓ +left +contact \d+, removed now, with its ticket/);
  expect(out).toMatch(/– +cancellation +not rehearsed: no product was named/);
  expect(out).toContain("All that was rehearsed went as it should.");
  expect(code).toBe(0);
  expect([freshdesk.world.contacts.size, freshdesk.world.tickets.size]).toEqual([1, 1]);
}, 60_000);

test("a canary that is not erased where it should be is red, and its note stays for whoever ends it", async () => {
  freshdesk.server.meet({ kind: "status", status: 403 }, Infinity, ({ method }) => method === "DELETE");
  const { code, out } = await rehearse("--yes");
  expect(out).toMatch(/✗ +closure +waiting \(connector\.forbidden\)/);
  expect(out).toMatch(/✗ +left/);
  expect(code).toBe(1);
  expect(existsSync(note())).toBe(true);
}, 170_000);
