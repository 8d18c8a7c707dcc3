import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addService } from "../../simulators/whmcs/builders.ts";
import { noSuchAccountText } from "../../simulators/whmcs/modules.ts";
import { type TwinWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Service } from "../../simulators/whmcs/world.ts";
import { callWhmcs, postWhmcs } from "../support/call-whmcs.ts";

let twins: TwinWorld;
let whmcs: WhmcsSimulator;
let live: Service;
let ended: Service;

beforeEach(async () => {
  twins = twinWorld();
  const clock = { now: () => new Date("2026-03-17T10:00:00Z") };
  whmcs = await startWhmcsSimulator({ world: twins.world, clock });
  const [first = 0, , last = 0] = twins.subject.serviceIds;
  live = twins.world.services.get(first) as Service;
  ended = twins.world.services.get(last) as Service;
});

afterEach(async () => {
  await whmcs.stop();
});

const onPanel = (username: string): boolean => twins.world.panels.get(twins.serverId)?.has(username) === true;
const terminate = (service: Service): Promise<Record<string, unknown>> =>
  callWhmcs(whmcs, "ModuleTerminate", { serviceid: String(service.id) });

describe("module commands", () => {
  test("terminating removes the account from the panel and sets Terminated; the twin's account stays", async () => {
    expect(await terminate(live)).toEqual({ result: "success" });
    expect([live.status, live.terminationdate, onPanel(live.username)]).toEqual(["Terminated", "2026-03-17", false]);
    const twinService = twins.world.services.get(twins.twin.serviceIds[0] ?? 0);
    expect(onPanel(twinService?.username ?? "")).toBe(true);
  });

  test("terminating what the panel no longer knows fails with the module's text, and lands in the module queue", async () => {
    expect(await terminate(ended)).toEqual({ result: "error", message: noSuchAccountText(ended.username) });
    const queue = await callWhmcs(whmcs, "GetModuleQueue", { relatedId: String(ended.id) });
    expect(queue).toMatchObject({ count: "1", queue: [{ moduleAction: "TerminateAccount", numRetries: "0" }] });
    await terminate(ended);
    expect(await callWhmcs(whmcs, "GetModuleQueue", { relatedId: String(ended.id) })).toMatchObject({
      queue: [{ numRetries: "1" }],
    });
  });

  test("terminating an old service destroys the data of a newer one with the same username", async () => {
    const newer = addService(twins.world, {
      clientId: twins.twin.clientId,
      productId: 12,
      serverId: twins.serverId,
      username: ended.username,
      domain: "newer.example",
    });
    expect(await terminate(ended)).toEqual({ result: "success" });
    expect([onPanel(newer.username), newer.status]).toEqual([false, "Active"]);
  });

  test("the module's own failure is sent verbatim and changes nothing", async () => {
    live.moduleOutcome = { kind: "failure", text: 'Server "busy": try later' };
    expect(await terminate(live)).toEqual({ result: "error", message: 'Server "busy": try later' });
    expect([live.status, onPanel(live.username)]).toEqual(["Active", true]);
  });

  test("an account removed behind WHMCS's back makes the module fail as for an unknown one", async () => {
    live.moduleOutcome = { kind: "already_gone" };
    expect(await terminate(live)).toMatchObject({ message: noSuchAccountText(live.username) });
    expect([live.status, onPanel(live.username)]).toEqual(["Active", false]);
  });

  test.each([
    ["done_but_silent", "Terminated", false],
    ["hang", "Active", true],
  ] as const)("a module that never answers (%s) leaves %s behind", async (kind, status, account) => {
    live.moduleOutcome = { kind, ms: 5 };
    await expect(postWhmcs(whmcs, "ModuleTerminate", { serviceid: String(live.id) })).rejects.toThrow();
    expect([live.status, onPanel(live.username)]).toEqual([status, account]);
  });

  test("suspending and unsuspending follow the panel; a custom command changes no status", async () => {
    const serviceid = String(live.id);
    await callWhmcs(whmcs, "ModuleSuspend", { serviceid, suspendreason: "Cancelled" });
    expect([live.status, live.suspensionreason]).toEqual(["Suspended", "Cancelled"]);
    expect(twins.world.panels.get(twins.serverId)?.get(live.username)?.suspended).toBe(true);
    await callWhmcs(whmcs, "ModuleCustom", { serviceid, func_name: "backup" });
    expect(live.status).toBe("Suspended");
    expect(twins.world.customCommands).toEqual([{ serviceId: live.id, functionName: "backup" }]);
    await callWhmcs(whmcs, "ModuleUnsuspend", { serviceid });
    expect([live.status, live.suspensionreason]).toEqual(["Active", ""]);
  });

  test("a status set by UpdateClientProduct leaves the panel alone", async () => {
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid: String(live.id), status: "Terminated" });
    expect([live.status, onPanel(live.username)]).toEqual(["Terminated", true]);
  });

  test("closing a client sets statuses, cancels unpaid invoices and leaves the panel alone", async () => {
    const clientId = twins.subject.clientId;
    whmcs.act({ act: "admin_issues_invoice", clientId, description: "Hosting", amount: "5.00" });
    await callWhmcs(whmcs, "CloseClient", { clientid: String(clientId) });
    expect([live.status, ended.status, onPanel(live.username)]).toEqual(["Cancelled", "Terminated", true]);
    const statuses = [...twins.world.invoices.values()].filter((row) => row.clientId === clientId);
    expect(statuses.map((row) => row.status)).toEqual(["Paid", "Paid", "Paid", "Cancelled"]);
  });
});

describe("the cancellation cron", () => {
  const request = (type: "Immediate" | "End of Billing Period"): void =>
    whmcs.act({ act: "client_requests_cancellation", serviceId: live.id, type });

  test("does nothing to a requested service while the automation is off", () => {
    request("Immediate");
    whmcs.act({ act: "cron" });
    expect([live.status, onPanel(live.username)]).toEqual(["Active", true]);
  });

  test("with it on, an immediate request is terminated on the panel and the service becomes Cancelled", () => {
    whmcs.act({ act: "admin_sets_setting", name: "AutoCancellationRequests", value: "on" });
    request("Immediate");
    whmcs.act({ act: "cron" });
    expect([live.status, onPanel(live.username)]).toEqual(["Cancelled", false]);
    expect(whmcs.events.map((event) => event.type)).toContain("service.terminated");
  });

  test("with it on, a request for the end of the period waits for the next due date", () => {
    whmcs.act({ act: "admin_sets_setting", name: "AutoCancellationRequests", value: "on" });
    request("End of Billing Period");
    whmcs.act({ act: "cron" });
    expect(live.status).toBe("Active");
    live.nextduedate = "2026-03-17";
    whmcs.act({ act: "cron" });
    expect(live.status).toBe("Cancelled");
  });
});

test("the stand-in runs as a process of its own, and is driven through its control paths", async () => {
  const child = spawn(process.execPath, ["simulators/whmcs/main.ts"], {
    env: { ...process.env, PORT: "0", WORLD: "demo" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const { url } = JSON.parse(line) as { url: string };
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(`${url}/_sim/${path}`, { method: "POST", body: JSON.stringify(body) });
    expect((await post("act", { act: "client_requests_cancellation", serviceId: 702 })).status).toBe(200);
    expect((await post("act", { act: "client_requests_cancellation", serviceId: 702 })).status).toBe(409);
    expect((await post("act", { act: "no_such_act" })).status).toBe(400);
    const state = (await (await fetch(`${url}/_sim/state`)).json()) as {
      cancelRequests: Record<string, { serviceId: number }>;
    };
    expect(Object.values(state.cancelRequests)).toMatchObject([{ serviceId: 702 }]);
    expect(await (await fetch(`${url}/_sim/calls`)).json()).toEqual([]);
    expect(await (await fetch(`${url}/_sim/printed-invoice?id=1`)).json()).toMatchObject({ number: "2012-7" });
  } finally {
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
  }
});
