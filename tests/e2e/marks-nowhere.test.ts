import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, fetchPackage, readExport } from "../support/exports.ts";
import { findMarks, type Place, placesOfService } from "../support/mark-search.ts";
import { connectPrivateRedis } from "../support/redis-server.ts";
import { shortPolicy, until } from "../support/service.ts";
import { startStage, type Stage } from "../support/stage.ts";

// Every text field of two clients is marked; then everything is done with them that can be, in good weather and bad. No mark
// may stand outside the sealed package: not in Redis, its append-only file, the ledger, the logs, a file name, an answer.

const mark = "plantedmark";
const needles = [
  mark,
  "@client.example",
  "@login.example",
  "@contact.example",
  "@shared.example",
  "2001:db8:",
  "192.0.2.",
];

let stage: Stage;
let twins: TwinWorld;
let exportId: string;
let dutyIds: string[];
const found: Record<string, string[]> = {};
const answers: Place[] = [];

beforeAll(async () => {
  twins = twinWorld(mark);
  const processors = { mollie: { kind: "manual", label: "Mollie" } };
  stage = await startStage({ world: twins.world, policy: { ...shortPolicy, processors } });
  exportId = await exportInBadWeather();
  await editEverything();
  const deletionId = await deleteWithRefusals();
  const anonymizationId = await anonymizeWithAStop();
  await provokeErrors();
  dutyIds = [exportId, deletionId, anonymizationId];
  await readEveryAnswer();
  found["at the end"] = await search();
}, 90_000);

afterAll(() => stage.stop(), 60_000);

async function search(): Promise<string[]> {
  return findMarks(await placesOfService(stage.service), needles);
}

/** An API call whose answer must name nobody. */
async function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<number> {
  const answer = await stage.service.call(method, path, body, headers);
  const content = Buffer.isBuffer(answer.body) ? answer.body.toString("latin1") : JSON.stringify(answer.body);
  answers.push({ name: `${method} ${path}`, content: `${content}\n${JSON.stringify([...answer.headers])}` });
  return answer.status;
}

async function exportInBadWeather(): Promise<string> {
  const { faults } = stage.whmcs;
  faults.set("GetContacts", { kind: "php_notice", text: `${mark}-notice person@client.example` });
  faults.set("GetOrders", { kind: "html", status: 503, title: `${mark}-page person@client.example` }, 1);
  faults.set("GetQuotes", { kind: "warning", text: `${mark}-warning` });
  faults.set("GetTransactions", { kind: "truncated" }, 1);
  faults.set("GetTicket", { kind: "slow", ms: 2_000 }, 1);
  const id = await askForExport(stage.service, twins.subject.clientId);
  await until("the export to lay records aside", () =>
    stage.whmcs.calls.some(({ action, outcome }) => action === "GetTicket" && outcome === "slow"),
  );
  found["while a package is built"] = await search();
  expect((await readExport(stage.service, id)).state).toBe("running");
  expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
  faults.clear();
  // An action that is refused with the client's own words in it ends up in a package, and as a code elsewhere.
  faults.set("GetEmails", { kind: "error", message: `${mark}-refusal person@client.example` }, 3);
  await endedExport(stage.service, await askForExport(stage.service, twins.twin.clientId));
  faults.clear();
  return id;
}

async function editEverything(): Promise<void> {
  const { clientId, contactIds, ownUserId } = twins.subject;
  await stage.act({ act: "client_edits_profile", clientId, changes: { city: `${mark}-city` } });
  await stage.act({ act: "admin_edits_contact", contactId: contactIds[0] ?? 0, changes: { city: `${mark}-town` } });
  await stage.act({ act: "user_edits_profile", userId: ownUserId, changes: { firstname: `${mark}-first` } });
  const changed = ["email", `${mark}-field`, "person@client.example"];
  expect(await stage.send("client.updated", { clientId, changed })).toBe(202);
  expect(await stage.send("client.updated", { clientId, changed: ["city"], name: `${mark}-name` })).toBeGreaterThan(
    199,
  );
  expect(await stage.send(`${mark}.unknown`, { clientId, email: "person@client.example" })).toBe(202);
  await stage.settledEvents("client.updated", clientId);
  expect(await stage.duties("rectification", clientId)).toHaveLength(1);
}

async function deleteWithRefusals(): Promise<string> {
  const [serviceId = 0] = twins.subject.serviceIds;
  const service = twins.world.services.get(serviceId);
  if (service === undefined) throw new Error("no hosting");
  service.moduleOutcome = { kind: "failure", text: `${mark}-module: no account of person@client.example` };
  await stage.act({ act: "client_requests_cancellation", serviceId, reason: `${mark}-reason person@client.example` });
  await until("the module to refuse", () => stage.terminations(serviceId) === 1);
  service.moduleOutcome = { kind: "success" };
  const { id } = await stage.deletionIn(serviceId, "completed");
  return id;
}

async function anonymizeWithAStop(): Promise<string> {
  const { clientId } = twins.subject;
  stage.whmcs.faults.set("DeletePayMethod", { kind: "slow", ms: 2_000 }, 1);
  stage.whmcs.faults.set("DeleteContact", { kind: "warning", text: `${mark}-left behind`, failed: true }, 1);
  await stage.act({ act: "admin_closes_client", clientId });
  await until("the anonymisation to be in the middle", () =>
    stage.whmcs.calls.some(({ action, outcome }) => action === "DeletePayMethod" && outcome === "slow"),
  );
  found["while an account is anonymised"] = await search();
  const failed = await stage.dutyIn("anonymization", clientId, "failed");
  expect(failed).toMatchObject({ reason: "whmcs.rejected" });
  expect(await ask("POST", `/v1/anonymizations/${failed.id}/retry`)).toBe(200);
  const task = await until(
    "the task",
    async () => {
      return (await stage.openTasks(clientId)).find(({ code }) => code === "erase_client_by_hand");
    },
    30_000,
  );
  expect(await ask("POST", `/v1/tasks/${task.id}/done`, { outcome: "done" })).toBe(200);
  const { id } = await stage.dutyIn("anonymization", clientId, "completed");
  return id;
}

/** Words of a client in every place of a request that a caller can get wrong. */
async function provokeErrors(): Promise<void> {
  const words = `${mark}-person@client.example`;
  expect(await ask("POST", "/v1/exports", { clientId: words })).toBe(422);
  expect(await ask("POST", "/v1/exports", { clientId: 21, [words]: words })).toBe(422);
  expect(await ask("POST", "/v1/exports", { clientId: 21 }, { "idempotency-key": words })).toBe(202);
  expect(await ask("GET", `/v1/exports/${encodeURIComponent(words)}`)).toBe(404);
  expect(await ask("GET", `/v1/${encodeURIComponent(words)}`)).toBe(404);
  expect(await ask("GET", `/v1/exports?cursor=${encodeURIComponent(words)}`)).toBe(422);
  expect(await ask("GET", "/v1/exports", undefined, { authorization: `Bearer ${words}` })).toBe(401);
  await until("the last export", async () => {
    const duties = await stage.duties("export", twins.subject.clientId);
    return duties.every(({ state }) => state === "completed" || state === "failed");
  });
}

async function readEveryAnswer(): Promise<void> {
  const [exported = "", deletion = "", anonymization = ""] = dutyIds;
  const paths = [
    "/v1/exports",
    `/v1/exports/${exported}`,
    "/v1/deletions",
    `/v1/deletions/${deletion}`,
    "/v1/anonymizations",
    `/v1/anonymizations/${anonymization}`,
    `/v1/anonymizations/${anonymization}/letter`,
    "/v1/duties?limit=200",
    "/v1/tasks",
    "/v1/backlog",
    "/v1/audit?limit=200",
    "/v1/audit/verify",
    `/v1/clients/${twins.twin.clientId}/plan`,
    "/metrics",
    "/readyz",
    "/livez",
    "/openapi.json",
  ];
  for (const path of paths) expect([path, await ask("GET", path)]).toEqual([path, 200]);
}

describe("no mark, address or IP of a client stands outside the sealed package", () => {
  test.each(["while a package is built", "while an account is anonymised", "at the end"])("%s", (moment) => {
    expect(found[moment]).toEqual([]);
  });

  test("in any answer of the API, its headers included, not even as an echo of what its caller sent", () => {
    expect(answers.length).toBeGreaterThan(20);
    expect(findMarks(answers, needles)).toEqual([]);
  });

  test("although WHMCS put them into notices, warnings, refusals, pages and half answers", () => {
    const met = new Set(stage.whmcs.calls.map(({ outcome }) => outcome));
    for (const kind of ["php_notice", "html", "warning", "truncated", "error"]) expect(met).toContain(kind);
  });
});

describe("the search finds what is there:", () => {
  test("the client's marks in what WHMCS sent and in the opened package", async () => {
    const opened = await fetchPackage(stage.service, await twinsExport());
    const content = opened.paths.map((path) => opened.text(path)).join("\n");
    expect(findMarks([{ name: "package", content }], needles)).toEqual(
      expect.arrayContaining([`${mark} in package`, "@client.example in package", "2001:db8: in package"]),
    );
  });

  test("a duty's id in the ledger, in Redis's append-only file, in the log and in an answer", async () => {
    const hits = findMarks([...(await placesOfService(stage.service)), ...answers], [exportId]);
    expect(hits.some((hit) => /in var\/ledger\.db/.test(hit))).toBe(true);
    expect(hits.some((hit) => /in var\/redis\/.*\.aof/.test(hit))).toBe(true);
    expect(hits).toContain(`${exportId} in log`);
    expect(hits).toContain(`${exportId} in GET /v1/exports`);
  });

  test("a mark in every kind of Redis value, in a file and in a file's name", async () => {
    const redis = connectPrivateRedis(stage.directory);
    const writes: [kind: string, write: () => Promise<unknown>][] = [
      ["key", () => redis.set(`control:${mark}`, "1")],
      ["string", () => redis.set("control", mark)],
      ["hash", () => redis.hset("control", "field", mark)],
      ["list", () => redis.rpush("control", mark)],
      ["set", () => redis.sadd("control", mark)],
      ["sorted set", () => redis.zadd("control", 1, mark)],
      ["stream", () => redis.xadd("control", "*", "field", mark)],
    ];
    for (const [kind, write] of writes) {
      await write();
      const hits = await search();
      expect([kind, hits]).toEqual([kind, expect.arrayContaining([`${mark} in redis`])]);
      await redis.del("control", `control:${mark}`);
    }
    redis.disconnect();
    const path = join(stage.directory, "var", `${mark}.txt`);
    writeFileSync(path, `a ${mark.toUpperCase()} b`);
    expect(await search()).toEqual(expect.arrayContaining([`${mark} in var/${mark}.txt`, `${mark} in file names`]));
    rmSync(path);
  });
});

async function twinsExport(): Promise<string> {
  const id = await askForExport(stage.service, twins.twin.clientId);
  expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
  return id;
}
