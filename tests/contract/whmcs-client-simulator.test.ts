import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { exportClient } from "../../src/connectors/whmcs/export/export.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { noDoor } from "../support/no-door.ts";
import type { Quirks } from "../../simulators/whmcs/context.ts";
import type { Fault } from "../../simulators/whmcs/faults.ts";
import { seedWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { startWhmcsSimulator, type WhmcsSimulator, type WhmcsSimulatorOptions } from "../../simulators/whmcs/server.ts";

const ctx = { signal: new AbortController().signal, clock: systemClock, dryRun: false };

async function withSimulator(
  options: WhmcsSimulatorOptions,
  run: (api: WhmcsApi, simulator: WhmcsSimulator) => Promise<void>,
): Promise<void> {
  const simulator = await startWhmcsSimulator(options);
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

async function exportOf(api: WhmcsApi, clientId: number): Promise<ExportItem[]> {
  const subject = await resolveSubject(api, clientId);
  if (subject === undefined) throw new Error("no such client");
  const items: ExportItem[] = [];
  for await (const item of exportClient(api, noDoor, subject, ctx, { withNotes: true })) items.push(item);
  return items;
}

function wordsOf(items: readonly ExportItem[]): string {
  const files = items.flatMap((item) =>
    item.type === "attachment" && item.data instanceof Uint8Array ? [Buffer.from(item.data).toString("utf8")] : [],
  );
  return JSON.stringify([items, files]);
}

/** Where in the stand-in's world a text stands. */
function placesOf(wanted: string, value: unknown, path = ""): string[] {
  if (typeof value === "string") return value.includes(wanted) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.flatMap(([key, inner]: [unknown, unknown]) => placesOf(wanted, inner, `${path}/${String(key)}`));
}

/** What the package lacks on purpose, and what WHMCS's API does not tell. */
const leftOut = [
  /^\/services\/\d+\/password$/,
  /^\/orders\/\d+\/(?:transfersecret|orderdata)$/,
  /^\/payMethods\/\d+\/remote_token$/,
  /^\/tickets\/\d+\/cc$/,
  /^\/emails\/\d+\/b?cc$/,
  /^\/clients\/\d+\/staffNotes\//,
  /^\/contacts\/\d+\/(?:companyname|tax_id)$/,
  /^\/invoices\/\d+\/snapshot\//,
  /^\/tickets\/\d+\/customfields\//,
  /^\/moduleQueue\//,
  /^\/toDoItems\//,
  /^\/users\/\d+\/(?:lastIp|validationdata)$/,
];

describe("an export from the stand-in", () => {
  test("holds everything the API tells of the client, no secret, and nothing of its twin", async () => {
    const { world, subject, twin } = twinWorld();
    await withSimulator({ world }, async (api) => {
      const words = wordsOf(await exportOf(api, subject.clientId));
      expect(twin.planted.filter((value) => words.includes(`"${value}"`))).toEqual([]);
      expect(words).not.toContain(twin.mark);
      const missing = subject.planted.filter((value) => !words.includes(value));
      const unexplained = missing
        .flatMap((value) => placesOf(value, world))
        .filter((place) => !leftOut.some((pattern) => pattern.test(place)));
      expect(unexplained).toEqual([]);
      const secrets = [...world.services.values()].map(({ password }) => password);
      expect(secrets.filter((secret) => words.includes(`"${secret}"`))).toEqual([]);
    });
  });

  test.each(["documented", "absent", "empty_array", "empty_string", "null"] satisfies Quirks["emptyLists"][])(
    "of a client with nothing is nothing but the profile and a login, empty lists sent as %s",
    async (emptyLists) => {
      const world = emptyWorld();
      const { id } = addClient(world, { firstname: "Lone", lastname: "Voorbeeld", email: "lone@client.example" });
      await withSimulator({ world, quirks: { emptyLists } }, async (api) => {
        const items = await exportOf(api, id);
        const filled = new Set(items.flatMap((item) => (item.type === "record" ? [item.entity] : [])));
        // The making of the client itself may stand in the activity log.
        expect([...filled].filter((entity) => entity !== "activity")).toEqual(["profile", "users"]);
      });
    },
  );

  test("is the same whatever number of rows a page holds", async () => {
    const world = seedWorld({ clients: 3, servicesPerClient: 4, invoicesPerClient: 7, ticketsPerClient: 3 });
    const packages: string[] = [];
    for (const pageCap of [null, 1, 2]) {
      await withSimulator({ world, quirks: { pageCap } }, async (api) => {
        packages.push(wordsOf(await exportOf(api, 2)));
      });
    }
    expect(new Set(packages).size).toBe(1);
  });

  test("never has more calls under way than allowed", async () => {
    await withSimulator({ world: seedWorld({ clients: 2 }), latencyMs: 5 }, async (api, simulator) => {
      await Promise.all([exportOf(api, 1), exportOf(api, 2)]);
      expect(simulator.maxInFlight()).toBe(4);
      expect(simulator.writingCalls()).toEqual([]);
    });
  });
});

describe("weather", () => {
  const survived: readonly Fault[] = [
    { kind: "php_notice" },
    { kind: "bom" },
    { kind: "trailing_text" },
    { kind: "html", status: 200 },
    { kind: "html", status: 403 },
    { kind: "html", status: 503 },
    { kind: "truncated" },
    { kind: "empty_body" },
    { kind: "status", status: 502 },
    { kind: "status", status: 429, retryAfter: "1" },
    { kind: "warning", text: "deprecated" },
    { kind: "status_envelope" },
    { kind: "connection_reset" },
  ];

  test.each(survived)("one call met by $kind $status changes nothing", async (fault) => {
    const { world, subject } = twinWorld();
    await withSimulator({ world }, async (api, simulator) => {
      const calm = await resolveSubject(api, subject.clientId);
      for (const action of ["GetClientsDetails", "GetClientsProducts", "GetUsers"])
        simulator.faults.set(action, fault, 1);
      expect(await resolveSubject(api, subject.clientId)).toEqual(calm);
    });
  });

  test.each([
    [{ kind: "nvp_refusal" }, { code: "whmcs.invalid_ip", retry: "later" }],
    [{ kind: "permission_denied" }, { code: "whmcs.permission_missing", action: "getclientsdetails" }],
    [{ kind: "redirect" }, { code: "connector.redirect_refused", retry: "never" }],
    [{ kind: "warning", text: "It failed", failed: true }, { retry: "never" }],
    [
      { kind: "html", status: 403 },
      { code: "whmcs.unreadable", retry: "later" },
    ],
  ] as const)("lasting %j is an error that says what it is", async (fault, error) => {
    await withSimulator({}, async (api, simulator) => {
      simulator.faults.set("GetClientsDetails", fault);
      await expect(api.client(7)).rejects.toMatchObject(error);
    });
  });

  test("wrong credentials, a caller's address that is not allowed, and a role without the action are told apart", async () => {
    await withSimulator({ allowedIps: ["192.0.2.1"] }, async (api) => {
      await expect(api.version()).rejects.toMatchObject({ code: "whmcs.invalid_ip" });
    });
    await withSimulator({ allowedActions: ["WhmcsDetails"] }, async (api) => {
      expect(await api.version()).toMatch(/^\d+\.\d+\.\d+/);
      await expect(api.client(7)).rejects.toMatchObject({
        code: "whmcs.permission_missing",
        action: "getclientsdetails",
      });
    });
  });

  test("a module call that ran although nobody heard of it is sent once, and reading the service tells", async () => {
    const { world, subject } = twinWorld();
    const [hosting = 0] = subject.serviceIds;
    await withSimulator({ world }, async (api, simulator) => {
      simulator.faults.set("ModuleTerminate", { kind: "done_but_silent", ms: 5_000 });
      await expect(api.moduleTerminate(hosting)).rejects.toMatchObject({
        code: "whmcs.outcome_unknown",
        retry: "later",
      });
      expect((await api.service(hosting))?.status).toBe("Terminated");
      expect(simulator.writes()).toEqual({ ModuleTerminate: 1 });
    });
  });
});

test("the stand-in's writes are understood: each deletion says whether there was something to delete", async () => {
  const { world, subject } = twinWorld();
  const { clientId, contactIds, payMethodIds, quoteIds, ticketIds } = subject;
  await withSimulator({ world }, async (api) => {
    for (const outcome of ["deleted", "not_found"]) {
      expect(await api.deleteContact(contactIds[0] ?? 0)).toBe(outcome);
      expect(await api.deletePayMethod(clientId, payMethodIds[0] ?? 0)).toBe(outcome);
      expect(await api.deleteQuote(quoteIds[0] ?? 0)).toBe(outcome);
      expect(await api.deleteTicket(ticketIds[0] ?? 0)).toBe(outcome);
    }
    await api.updateClient(clientId, {
      firstName: "Removed é",
      customFields: { 1: "Weg é", 2: "x" },
      skipValidation: true,
    });
    expect(await api.client(clientId)).toMatchObject({
      firstName: "Removed é",
      customFields: [
        { fieldId: 1, value: "Weg é" },
        { fieldId: 2, value: "x" },
      ],
    });
    await expect(api.updateClient(99_999, { firstName: "x" })).rejects.toMatchObject({ code: "whmcs.not_found" });
    expect(await api.moduleTerminate(subject.serviceIds[1] ?? 0)).toBe("no_module");
  });
});
