import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { stringify } from "yaml";
import { addClient, addContact } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { act } from "../../src/duties/act.ts";
import { openDuty, type Opening } from "../../src/duties/open-duty.ts";
import { listEvidence, verifyEvidence } from "../../src/ledger/evidence.ts";
import { openLedger } from "../../src/ledger/open.ts";
import type { ReplayReport } from "../../src/domain/replay.ts";
import { startFaultyWorker } from "../support/faulty-worker.ts";
import { addHosting, addRequest, daysFromNow, hostingWorld, type Hosting, wallClock } from "../support/stage.ts";
import { makeKeys, shortPolicy, testToken, until } from "../support/service.ts";
import { changedPaths } from "../support/twins.ts";

const dayMs = 24 * 3_600_000;
const accounts = 20;
const hostings = 5;
const script = join(import.meta.dirname, "../../scripts/replay.ts");
const backupDay = daysFromNow(-25);

let directory: string;
let world: World;
let whmcs: WhmcsSimulator;
const running: ChildProcess[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "replay-"));
  world = hostingWorld();
  whmcs = await startWhmcsSimulator({ world });
});

afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await whmcs.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** A client with a person's data in several places, and an invoice that the law keeps. */
function addPerson(id: number, of: { readonly email: string; readonly datecreated?: string }): number {
  const client = addClient(world, { id, status: "Closed", firstname: "Ada", lastname: "Voorbeeld", ...of });
  addContact(world, { clientId: id, email: `contact${id}@client.example` });
  addTicket(world, { clientId: id, email: of.email, status: "Closed" });
  addInvoice(world, { clientId: id, status: "Paid" });
  return client.id;
}

/** Carries out, twenty days ago, whatever is opened here; the world and the ledger are then as after it. */
async function eraseAll(openings: readonly Omit<Opening, "occurredAt" | "actor">[]): Promise<void> {
  const startedAt = new Date(Date.now() - 20 * dayMs);
  const worker = await startFaultyWorker({
    directory,
    whmcs: { url: whmcs.url, ...whmcs.credentials },
    now: startedAt.toISOString(),
  });
  try {
    for (const opening of openings) {
      const { id } = await act(worker.parts.acts, (work) =>
        openDuty(work, { ...opening, occurredAt: startedAt, actor: "owner" }),
      );
      await worker.ledger
        .updateTable("duty")
        .set({ confirmed_at: startedAt.toISOString(), released_reasons: "daily_limit" })
        .where("id", "=", id)
        .execute();
      const duty = await worker.finish(id);
      if (duty.state !== "completed") throw new Error(`${duty.kind} ${duty.state}: ${duty.reason}`);
    }
  } finally {
    await worker.close();
  }
}

/** As a restore of the database does it: everything is as in the backup, ids given since are given again. */
function restore(backup: World): void {
  Object.assign(world, structuredClone(backup));
}

const keys = makeKeys();

/** Starts the command in the installation's folder. */
function startReplay(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      WHMCS_URL: whmcs.url,
      WHMCS_API_IDENTIFIER: whmcs.credentials.identifier,
      WHMCS_API_SECRET: whmcs.credentials.secret,
      WEBHOOK_SECRETS: keys.webhookSecret,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"), // the faulty worker's
      API_TOKENS: `owner:${testToken}`,
      DATABASE_URL: "sqlite:ledger.db",
      STORAGE_URL: "file:storage",
      POLICY_FILE: "policy.yaml",
      DRY_RUN: "0",
      ...env,
    },
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (said += piece.toString()));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, said }));
  return { child, ended };
}

const replay = (args: readonly string[], env?: Record<string, string>) => startReplay(args, env).ended;

function newestReport(): ReplayReport {
  const name = readdirSync(join(directory, "var/replays")).toSorted().at(-1);
  return JSON.parse(readFileSync(join(directory, "var/replays", name ?? ""), "utf8")) as ReplayReport;
}

/** Calls of an action since `mark`, and all calls ever that could change WHMCS. */
let mark = 0;
const callsOf = (action: string): number => whmcs.calls.slice(mark).filter((call) => call.action === action).length;
const writes = (): number => Object.values(whmcs.writes()).reduce((sum, count) => sum + count, 0);

test("after a restore of WHMCS's database exactly what was erased since is erased again, killed in the middle and run twice", async () => {
  const policy = { ...shortPolicy, accountClosure: { ownerConfirms: true }, limits: { anonymizationsPerDay: 1 } };
  writeFileSync(join(directory, "policy.yaml"), stringify(policy));
  const people = Array.from({ length: accounts }, (_, n) => addPerson(101 + n, { email: `person${n}@client.example` }));
  const hosts: Hosting[] = Array.from({ length: hostings }, () =>
    addHosting(world, { service: { regdate: "2024-01-15" } }),
  );
  for (const { serviceId } of hosts) addRequest(world, serviceId, wallClock(new Date(Date.now() - 20 * dayMs)));
  const twin = addPerson(201, { email: "twin@client.example" });
  const twinHosting = addHosting(world, { service: { regdate: "2024-01-15" } });
  const backup = structuredClone(world);

  // Signed up after the backup, erased, and unknown to the restored WHMCS, which gave the number to somebody else.
  const reused = addPerson(301, { email: "before@client.example", datecreated: daysFromNow(-22) });
  await eraseAll([
    ...[...people, reused].map((clientId) => ({ kind: "anonymization", clientId, origin: "owner" }) as const),
    ...hosts.map(({ clientId, serviceId }) => ({ kind: "deletion", clientId, serviceId, origin: "event" }) as const),
  ]);
  expect(world.clients.get(people[0] ?? 0)?.email).toMatch(/@erased\.invalid$/);
  restore(backup);
  addPerson(reused, { email: "newcomer@client.example", datecreated: daysFromNow(0) });
  const restored = structuredClone(world);
  mark = whmcs.calls.length;
  const untouched = writes();

  const shown = await replay(["--since", backupDay]);
  expect(shown).toMatchObject({ code: 1, said: expect.stringContaining("There is no terminal to ask at") });
  expect(shown.said).toContain("Left to do: 25.");
  expect(shown.said).toContain("26 erasures since");
  expect(shown.said).toContain("somebody else's number now");
  expect(newestReport()).toMatchObject({ carriedOut: false, counts: { back: 25, somebody_else: 1 } });
  const dry = await replay(["--since", backupDay, "--yes"], { DRY_RUN: "1" });
  expect(dry).toMatchObject({ code: 1, said: expect.stringContaining("DRY_RUN is on") });
  writeFileSync(join(directory, "var/STOP"), "");
  const stopped = await replay(["--since", backupDay, "--yes"]);
  expect(stopped).toMatchObject({ code: 1, said: expect.stringContaining("Everything is stopped") });
  rmSync(join(directory, "var/STOP"));
  expect(newestReport()).toMatchObject({ carriedOut: false, counts: { back: 25, somebody_else: 1 } });
  expect(writes()).toBe(untouched);

  const first = startReplay(["--since", backupDay, "--yes"]);
  await until("a good part of it", () => callsOf("UpdateClient") >= 8);
  first.child.kill("SIGKILL");
  await first.ended;
  expect(callsOf("UpdateClient")).toBeLessThan(accounts);

  const second = await replay(["--since", backupDay, "--yes"]);
  expect(second).toMatchObject({ code: 0 });
  const { counts, erasures } = newestReport();
  expect(erasures).toHaveLength(26);
  expect(counts.erased_again).toBe(counts.back);
  expect((counts.back ?? 0) + (counts.already_erased ?? 0)).toBe(25);
  expect(counts).toMatchObject({ somebody_else: 1 });

  for (const id of people) expect(world.clients.get(id)?.email).toMatch(/@erased\.invalid$/);
  for (const { serviceId } of hosts) {
    expect(world.services.get(serviceId)).toMatchObject({ status: "Terminated", username: "", domain: "" });
  }
  expect(callsOf("ModuleTerminate")).toBe(0);
  expect(whmcs.calls.slice(mark).filter(({ action, writing }) => writing && action === "SendEmail")).toEqual([]);
  const others = [twin, reused, twinHosting.clientId];
  const touched = changedPaths(restored, world).filter((path) => /^\/(?:clients|services)\//.test(path));
  const ids = new Set(touched.map((path) => Number(path.split("/")[2])));
  expect(others.filter((id) => ids.has(id))).toEqual([]);
  expect(ids.has(twinHosting.serviceId)).toBe(false);
  const personal = new Set([...people, ...hosts.map(({ serviceId }) => serviceId)]);
  expect([...ids].filter((id) => !personal.has(id))).toEqual([]);

  const before = writes();
  const third = await replay(["--since", backupDay, "--yes"]);
  expect(third).toMatchObject({ code: 0 });
  expect(third.said).toContain("Nothing that was erased");
  expect(newestReport()).toMatchObject({ carriedOut: false, counts: { already_erased: 25, somebody_else: 1 } });
  expect(writes()).toBe(before);

  const ledger = await openLedger(join(directory, "ledger.db"));
  const kinds = (await listEvidence(ledger, { limit: 2_000 })).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "replay.started")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "replay.finished")).toHaveLength(1);
  const tasks = await ledger
    .selectFrom("task")
    .select("service_id")
    .where("code", "=", "check_server_after_restore")
    .execute();
  expect(new Set(tasks.map(({ service_id }) => service_id))).toEqual(new Set(hosts.map(({ serviceId }) => serviceId)));
  expect(await verifyEvidence(ledger)).toMatchObject({ intact: true });
  await ledger.destroy();
}, 180_000);

test("the command says what it takes when the day of the backup is missing, wrong or to come", async () => {
  writeFileSync(join(directory, "policy.yaml"), stringify(shortPolicy));
  for (const args of [[], ["--since", "yesterday"], ["--since", daysFromNow(2)], ["--since", backupDay, "--now"]]) {
    const { code, said } = await replay(args);
    expect({ args, code, usage: said.startsWith("usage: npm run replay") }).toEqual({ args, code: 64, usage: true });
  }
  const { code, said } = await replay(["--since", backupDay]);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("Nothing that was erased") });
}, 60_000);
