import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { serialize } from "php-serialize";
import { addClient, addService } from "../../simulators/whmcs/builders.ts";
import type { Fault } from "../../simulators/whmcs/faults.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { type TwinWorld, demoWorld, seedWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, type WhmcsSimulatorOptions, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { callWhmcs, postWhmcs } from "../support/call-whmcs.ts";

const NOW = new Date("2026-03-17T10:00:00Z");
let twins: TwinWorld;
let whmcs: WhmcsSimulator;
let started: WhmcsSimulator[];

beforeEach(async () => {
  started = [];
  twins = twinWorld();
  whmcs = await start({ world: twins.world });
});

afterEach(async () => {
  await Promise.all(started.map((simulator) => simulator.stop()));
});

async function start(options: WhmcsSimulatorOptions): Promise<WhmcsSimulator> {
  const simulator = await startWhmcsSimulator({ clock: { now: () => NOW }, ...options });
  started.push(simulator);
  return simulator;
}

const phpMap = (map: Record<string, string>): string => Buffer.from(serialize(map), "utf8").toString("base64");

describe("access", () => {
  test("a wrong secret, an unknown identifier and missing credentials are 403 with their own texts", async () => {
    const wrong = await postWhmcs(whmcs, "GetClients", { secret: "wrong" });
    expect([wrong.status, JSON.parse(wrong.text)]).toEqual([
      403,
      { result: "error", message: "Authentication Failed" },
    ]);
    const response = await fetch(`${whmcs.url}/includes/api.php`, {
      method: "POST",
      body: new URLSearchParams({ action: "GetClients", responsetype: "json" }),
    });
    expect([response.status, await response.json()]).toEqual([
      403,
      { result: "error", message: "Invalid or missing credentials" },
    ]);
  });

  test("credentials may also come as username and password", async () => {
    const { identifier, secret } = whmcs.credentials;
    const response = await fetch(`${whmcs.url}/includes/api.php`, {
      method: "POST",
      body: new URLSearchParams({
        action: "WhmcsDetails",
        username: identifier,
        password: secret,
        responsetype: "json",
      }),
    });
    expect(response.status).toBe(200);
  });

  test("a caller outside the address list is refused with its address, unless it sends the access key", async () => {
    const credentials = { identifier: "i", secret: "s", accessKey: "key[1]" };
    const closed = await start({ world: demoWorld(), credentials, allowedIps: ["203.0.113.9"] });
    const refused = await postWhmcs(closed, "WhmcsDetails");
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      403,
      { result: "error", message: "Invalid IP 127.0.0.1" },
    ]);
    expect((await postWhmcs(closed, "WhmcsDetails", { accesskey: "key[1]" })).status).toBe(200);
  });

  test("the address list may close while calls are being made", async () => {
    expect((await postWhmcs(whmcs, "WhmcsDetails")).status).toBe(200);
    whmcs.access.allowedIps = [];
    expect((await postWhmcs(whmcs, "WhmcsDetails")).status).toBe(403);
  });

  test.each(["GetClients", "NoSuchAction"])("%s outside the role is refused by its lower-case name", async (action) => {
    const narrow = await start({ world: demoWorld(), allowedActions: ["WhmcsDetails"] });
    const { status, text } = await postWhmcs(narrow, action);
    expect([status, JSON.parse(text)]).toEqual([
      403,
      { result: "error", message: `Invalid Permissions: API action "${action.toLowerCase()}" is not allowed` },
    ]);
  });

  test("JSON bodies, GET and a form without an action are 400: PHP sees no fields in them", async () => {
    const url = `${whmcs.url}/includes/api.php`;
    const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    for (const init of [json, { method: "GET" }, { method: "POST", body: new URLSearchParams({ a: "1" }) }]) {
      const response = await fetch(url, init);
      expect([response.status, await response.text()]).toEqual([400, "result=error;message=Empty action request"]);
    }
  });

  test("action names are case-insensitive, and without responsetype the answer is NVP text", async () => {
    const { text, contentType } = await postWhmcs(whmcs, "wHmCsDeTaIlS", { responsetype: "" });
    expect(text).toBe("result=success;whmcs[version]=9.0.3;whmcs[canonicalversion]=9.0.3-release.1");
    expect(contentType).toContain("text/plain");
  });
});

describe("what PHP makes of a form", () => {
  test("the text false is true, and only 0 and the empty text are false", async () => {
    const department2 = { clientid: String(twins.subject.clientId) };
    const count = async (flag: Record<string, string>): Promise<unknown> =>
      (await callWhmcs(whmcs, "GetTickets", { ...department2, ...flag }))["totalresults"];
    expect(await count({})).toBe("0");
    expect(await count({ ignore_dept_assignments: "0" })).toBe("0");
    expect(await count({ ignore_dept_assignments: "false" })).toBe("1");
  });

  test("custom fields are base64 of PHP serialize with byte lengths; arrays and JSON change nothing", async () => {
    const serviceid = String(twins.subject.serviceIds[0]);
    const field = whmcs.world.services.get(Number(serviceid))?.customfields[0];
    const before = field?.value;
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid, "customfields[31]": "x" });
    await callWhmcs(whmcs, "UpdateClientProduct", {
      serviceid,
      customfields: Buffer.from('{"31":"x"}').toString("base64"),
    });
    await callWhmcs(whmcs, "UpdateClientProduct", {
      serviceid,
      customfields: Buffer.from('a:1:{i:31;s:1:"é";}').toString("base64"),
    });
    expect(field?.value).toBe(before);
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid, customfields: phpMap({ 31: "é" }) });
    expect(field?.value).toBe("é");
  });

  test("unset blanks a service's fields, which an empty value does not unless the installation blanks", async () => {
    const serviceid = String(twins.subject.serviceIds[0]);
    const service = whmcs.world.services.get(Number(serviceid));
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid, notes: "", domain: "" });
    expect(service?.notes).not.toBe("");
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid, "unset[0]": "notes", "unset[1]": "serviceusername" });
    expect([service?.notes, service?.username]).toEqual(["", ""]);
    whmcs.quirks.emptyValues = "blank";
    await callWhmcs(whmcs, "UpdateClientProduct", { serviceid, domain: "" });
    expect(service?.domain).toBe("");
  });
});

describe("lists", () => {
  test("a page holds 25 rows unless asked otherwise, and never more than the installation's cap", async () => {
    const many = await start({ world: seedWorld({ clients: 60, servicesPerClient: 0, invoicesPerClient: 0 }) });
    expect(await callWhmcs(many, "GetClients")).toMatchObject({ totalresults: 60, startnumber: 0, numreturned: 25 });
    const tail = await callWhmcs(many, "GetClients", { limitstart: "50", limitnum: "100" });
    expect(tail).toMatchObject({ totalresults: 60, startnumber: 50, numreturned: 10 });
    many.quirks.pageCap = 7;
    expect(await callWhmcs(many, "GetClients", { limitnum: "100" })).toMatchObject({ numreturned: 7 });
  });

  test("empty lists come absent, as an empty text, as [] or as [[]], and can all be switched", async () => {
    const none = { clientid: "999" };
    expect(await callWhmcs(whmcs, "GetClientsAddons", none)).not.toHaveProperty("addons");
    expect((await callWhmcs(whmcs, "GetClientsProducts", none))["products"]).toBe("");
    expect((await callWhmcs(whmcs, "GetContacts", { userid: "999" }))["contacts"]).toEqual({ contact: [] });
    whmcs.quirks.emptyLists = "null";
    expect((await callWhmcs(whmcs, "GetClientsProducts", none))["products"]).toBeNull();
    const product = demoWorld();
    const demo = await start({ world: product });
    const ticket = await callWhmcs(demo, "GetTicket", { ticketid: "1" });
    expect(JSON.stringify(ticket)).toContain('"attachments":[[]]');
  });

  test("ids drift between text and number from action to action", async () => {
    const clientid = String(twins.subject.clientId);
    const products = await callWhmcs(whmcs, "GetClientsProducts", { clientid });
    expect([products["totalresults"], products["numreturned"]]).toEqual(["3", 3]);
    const details = await callWhmcs(whmcs, "GetClientsDetails", { clientid });
    expect(details["id"]).toBe(twins.subject.clientId);
    expect(await callWhmcs(whmcs, "UpdateClient", { clientid, notes: "x" })).toEqual({ result: "success", clientid });
  });
});

describe("faults", () => {
  const notice: Fault = { kind: "php_notice" };
  test("a fault is met as often as set, then the action answers again", async () => {
    whmcs.faults.set("WhmcsDetails", notice, 2);
    const texts = [];
    for (let call = 0; call < 3; call += 1) texts.push((await postWhmcs(whmcs, "WhmcsDetails")).text);
    expect(texts.map((text) => text.startsWith("{"))).toEqual([false, false, true]);
    expect(texts[0]).toMatch(/Notice.*\n.*\{"result":"success"/s);
  });

  test.each<[Fault, number, RegExp]>([
    [{ kind: "bom" }, 200, /^\uFEFF\{/],
    [{ kind: "trailing_text" }, 200, /\}\n<!-- .*-->$/],
    [{ kind: "html", status: 200 }, 200, /^<!DOCTYPE html>/],
    [{ kind: "html", status: 403 }, 403, /^<!DOCTYPE html>/],
    [{ kind: "html", status: 503 }, 503, /^<!DOCTYPE html>/],
    [{ kind: "truncated" }, 200, /^\{"result":"success"[^}]*$/],
    [{ kind: "empty_body" }, 200, /^$/],
    [{ kind: "status", status: 502 }, 502, /502 Error/],
    [{ kind: "status", status: 500 }, 500, /500 Error/],
    [{ kind: "warning", text: "Careful" }, 200, /^\{"result":"success".*"warning":"Careful"\}$/],
    [{ kind: "warning", text: "No", failed: true }, 200, /^\{"result":"error","warning":"No"\}$/],
    [{ kind: "status_envelope" }, 200, /^\{"status":"success"/],
    [{ kind: "nvp_refusal" }, 403, /^result=error;message=Invalid IP 1\.2\.3\.4$/],
    [{ kind: "permission_denied" }, 403, /API action \\"whmcsdetails\\" is not allowed/],
    [{ kind: "error", message: "Nope" }, 200, /^\{"result":"error","message":"Nope"\}$/],
    [{ kind: "redirect" }, 302, /^$/],
  ])("%j", async (fault, status, text) => {
    whmcs.faults.set("*", fault, 1);
    const answer = await postWhmcs(whmcs, "WhmcsDetails");
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(whmcs.calls[0]?.outcome).toBe(fault.kind);
  });

  test.each<Fault>([{ kind: "connection_reset" }, { kind: "hang", ms: 5 }, { kind: "done_but_silent", ms: 5 }])(
    "%j leaves the caller without an answer",
    async (fault) => {
      whmcs.faults.set("ModuleTerminate", fault);
      const [serviceid = 0] = twins.subject.serviceIds;
      await expect(postWhmcs(whmcs, "ModuleTerminate", { serviceid: String(serviceid) })).rejects.toThrow();
      const done = fault.kind === "done_but_silent" ? "Terminated" : "Active";
      expect(whmcs.world.services.get(serviceid)?.status).toBe(done);
      whmcs.faults.clear();
      expect((await postWhmcs(whmcs, "WhmcsDetails")).status).toBe(200);
    },
  );

  test("stopping cuts a call that hangs", async () => {
    whmcs.faults.set("WhmcsDetails", { kind: "hang", ms: 60_000 });
    const hanging = expect(postWhmcs(whmcs, "WhmcsDetails")).rejects.toThrow();
    await whmcs.stop();
    await hanging;
  });
});

describe("the log of calls", () => {
  test("holds parameters without credentials, counts writing calls and the most calls in flight", async () => {
    whmcs.setLatency(20);
    await Promise.all(["1", "2", "3"].map((page) => callWhmcs(whmcs, "GetClients", { limitnum: page })));
    await callWhmcs(whmcs, "logactivity", { description: "hello" });
    expect(whmcs.maxInFlight()).toBe(3);
    expect(whmcs.writes()).toEqual({ LogActivity: 1 });
    expect(whmcs.writingCalls()).toMatchObject([{ action: "LogActivity", params: { description: "hello" } }]);
    expect(JSON.stringify(whmcs.calls)).not.toContain(whmcs.credentials.secret);
    whmcs.resetCalls();
    expect([whmcs.calls.length, whmcs.maxInFlight()]).toEqual([0, 0]);
  });
});

describe("worlds", () => {
  const plain = (world: World): string =>
    JSON.stringify(world, (_key, value: unknown) => (value instanceof Map ? [...value] : value));

  test("the same seed gives the same world, another seed another", () => {
    const options = { clients: 20, seed: 5 };
    expect(plain(seedWorld(options))).toBe(plain(seedWorld(options)));
    expect(plain(seedWorld(options))).not.toBe(plain(seedWorld({ ...options, seed: 6 })));
  });

  test("an id set by hand is never given out again", () => {
    const world = seedWorld({ clients: 1 });
    addClient(world, { id: 2 });
    expect(addClient(world).id).toBe(3);
  });

  test("every planted value stands in the world, and a client's records hold its own marks alone", () => {
    const { world, subject, twin } = twins;
    const whole = plain(world);
    const missing = [...subject.planted, ...twin.planted].filter(
      (value) => !whole.includes(value) && !whole.includes(Buffer.from(value).toString("base64")),
    );
    expect(missing).toEqual([]);
    expect(new Set(subject.planted).size).toBe(subject.planted.length);
    const { contacts, services, invoices, quotes, orders, emails, tickets } = world;
    const own = (clientId: number): string =>
      [contacts, services, invoices, quotes, orders, emails, tickets]
        .flatMap((table) => [...table.values()])
        .filter((row) => row.clientId === clientId)
        .map((row) => JSON.stringify(row))
        .join();
    expect(own(subject.clientId)).toContain(subject.mark);
    expect(own(subject.clientId)).not.toContain(twin.mark);
    expect(own(twin.clientId)).not.toContain(subject.mark);
  });

  test("a live service with a username has its account on the panel", () => {
    const { world, subject, serverId } = twins;
    const username = world.services.get(subject.serviceIds[0] ?? 0)?.username ?? "";
    expect(world.panels.get(serverId)?.get(username)?.bytes).toBeGreaterThan(0);
    const idle = addService(world, { clientId: 21, productId: 12, serverId, username: "idle", status: "Terminated" });
    expect(world.panels.get(serverId)?.has(idle.username)).toBe(false);
  });
});
