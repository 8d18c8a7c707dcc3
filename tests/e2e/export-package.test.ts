import { entitiesOfContract as entities } from "../support/contract-entities.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, exportOf, fetchPackage } from "../support/exports.ts";
import { type OpenedPackage, sha256 } from "../support/package-reading.ts";
import { shortPolicy } from "../support/service.ts";
import { startStage, type Stage } from "../support/stage.ts";
import { holdsValue, textsIn } from "../support/twins.ts";

// The export package of contract section 5, from the owner's call to the bytes of every file, for a client whose every
// text field is marked and whose twin has the same sort of data.

const emptyClient = 23;

/** What no call of WHMCS's API can read, or what is the staff's own, or a secret. */
const neverInside = [
  /^\/users\/\d+\/(?:lastIp|validationdata)$/,
  /^\/clients\/\d+\/staffNotes\//,
  /^\/orders\/\d+\/(?:transfersecret|orderdata)$/,
  /^\/services\/\d+\/password$/,
  /^\/moduleQueue\//,
  /^\/toDoItems\//,
  /^\/contacts\/\d+\/(?:companyname|tax_id)$/,
  /^\/payMethods\/\d+\/remote_token$/,
  /^\/invoices\/\d+\/snapshot\//,
  /^\/tickets\/\d+\/(?:cc|customfields\/)/,
  /^\/emails\/\d+\/b?cc$/,
];

let stage: Stage;
let twins: TwinWorld;
let opened: OpenedPackage;

beforeAll(async () => {
  twins = twinWorld();
  addClient(twins.world, { id: emptyClient, language: "german" });
  const subject = twins.world.clients.get(twins.subject.clientId);
  if (subject !== undefined) subject.language = "french";
  const processors = { freshdesk: { enabled: false }, mollie: { kind: "manual", label: "Mollie" } };
  stage = await startStage({ world: twins.world, policy: { ...shortPolicy, processors } });
  opened = await exportOf(stage.service, twins.subject.clientId);
}, 60_000);

afterAll(() => stage.stop(), 60_000);

function rows(of: OpenedPackage, entity: string): readonly Record<string, unknown>[] {
  return of.json(`data/whmcs/${entity}.json`) as unknown as Record<string, unknown>[];
}

/** Every file of a package as one text, attachments included. */
function textOf(of: OpenedPackage): string {
  return of.paths.map((path) => `${path}\n${of.text(path)}`).join("\n");
}

describe("a package", () => {
  test("holds every path of the contract and nothing else", () => {
    const forms = entities.flatMap((entity) => [`data/whmcs/${entity}.json`, `csv/whmcs/${entity}.csv`]);
    const attachments = opened.paths.filter((path) => path.startsWith("attachments/whmcs/"));
    expect(attachments).toHaveLength(6);
    const move = ["README.txt", "domains.json", "mailboxes.json", "services.json"].map((name) => `move/${name}`);
    const others = ["index.html", "manifest.json", ...move, ...attachments];
    expect([...opened.paths].toSorted()).toEqual([...forms, ...others].toSorted());
  });

  test("names each file in its manifest with its size, hash and number of records", () => {
    const { files, subject, formatVersion, controller } = opened.manifest();
    expect({ subject, formatVersion }).toEqual({ subject: { clientId: twins.subject.clientId }, formatVersion: "1" });
    expect(controller).toMatchObject(shortPolicy.controller);
    expect(files.map(({ path }) => path).toSorted()).toEqual(
      opened.paths.filter((path) => path !== "manifest.json").toSorted(),
    );
    for (const { path, bytes, sha256: hash } of files) {
      expect({ path, bytes, hash }).toEqual({
        path,
        bytes: opened.bytes(path).length,
        hash: sha256(opened.bytes(path)),
      });
    }
    for (const entity of entities) {
      const file = files.find(({ path }) => path === `data/whmcs/${entity}.json`);
      expect([entity, file?.records]).toEqual([entity, rows(opened, entity).length]);
    }
  });

  test("of a WHMCS without the addon is complete, and says what it cannot hold and why", async () => {
    const whmcs = opened.manifest().sources.find(({ name }) => name === "whmcs");
    expect(whmcs).toMatchObject({ status: "complete", reason: "addon_door_absent" });
    expect(opened.text("index.html")).toContain(
      "parce que le module de cette exportation n’est pas installé dans WHMCS",
    );
    expect(opened.text("index.html")).not.toContain('role="alert"');
    const { body } = await stage.service.call("GET", `/v1/exports?limit=1`);
    const [{ sources }] = (body as { items: [{ sources: { name: string }[] }] }).items;
    expect(sources).toContainEqual(expect.objectContaining({ name: "whmcs", reason: "addon_door_absent" }));
  });

  test("lists every system the owner has, those without a connector as not configured", () => {
    const sources = new Map(opened.manifest().sources.map((source) => [source.name, source.status]));
    expect(sources.get("whmcs")).toBe("complete");
    for (const name of ["cloudways", "freshdesk", "rackspace", "website_forms", "mollie"]) {
      expect([name, sources.get(name)]).toEqual([name, "not_configured"]);
    }
  });

  test("has every text that WHMCS's API tells about the client, and none of the staff's or of the secrets", () => {
    const text = textOf(opened);
    const { planted } = twins.subject;
    const texts = textsIn(twins.world).map(([path, stored]) => {
      return path.endsWith("/data")
        ? ([path, Buffer.from(stored, "base64").toString()] as const)
        : ([path, stored] as const);
    });
    const isOutside = (value: string): boolean =>
      texts
        .filter(([, stored]) => holdsValue(stored, value))
        .every(([path]) => neverInside.some((one) => one.test(path)));
    const missing = planted.filter((value) => !holdsValue(text, value) && !isOutside(value));
    const leaked = planted.filter((value) => holdsValue(text, value) && isOutside(value));
    expect({ missing, leaked }).toEqual({ missing: [], leaked: [] });
    expect(planted.filter(isOutside).length).toBeLessThan(planted.length / 3);
  });

  test("has no service password, ticket key, payment token, EPP code or login hash", () => {
    const text = textOf(opened);
    const { world } = twins;
    const secrets = [
      ...[...world.services.values()].map(({ password }) => password),
      ...[...world.tickets.values()].map(({ c }) => c),
      ...[...world.payMethods.values()].map(({ remote_token }) => remote_token),
      ...[...world.orders.values()].map(({ transfersecret }) => transfersecret),
      ...[...world.users.values()].map(({ validationdata }) => validationdata),
    ].filter((secret) => secret !== "");
    expect(secrets.length).toBeGreaterThan(15);
    expect(secrets.filter((secret) => holdsValue(text, secret))).toEqual([]);
  });

  test("has nothing of another client", () => {
    const text = textOf(opened);
    for (const value of [twins.twin.mark, ...twins.twin.planted]) expect(text).not.toContain(value);
    for (const entity of entities) {
      for (const row of rows(opened, entity)) {
        expect([entity, row["clientId"] ?? twins.subject.clientId]).toEqual([entity, twins.subject.clientId]);
      }
    }
  });

  test("shows each invoice with its lines and payments, in JSON and in CSV", () => {
    const invoices = rows(opened, "invoices");
    expect(invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["2012-21", "2024-21", "2025-21"]);
    for (const { lines, payments, total } of invoices) {
      expect(total).toBe("12.95");
      expect(lines).toMatchObject([{ description: expect.stringContaining(twins.subject.mark), amount: "12.95" }]);
      expect(payments).toMatchObject([{ reference: expect.stringContaining(twins.subject.mark), amountIn: "12.95" }]);
    }
    const csv = opened.text("csv/whmcs/invoices.csv");
    expect(csv.startsWith("\uFEFF")).toBe(true);
    expect(csv).toContain("2024-21");
  });

  test("has the tickets of every department and those sent as a guest, with their files byte by byte", () => {
    const tickets = rows(opened, "tickets");
    expect(tickets.map(({ ticketId }) => ticketId)).toEqual(twins.subject.ticketIds);
    expect(tickets.map(({ clientId }) => clientId)).toEqual([twins.subject.clientId, null]);
    for (const id of twins.subject.ticketIds) {
      const ticket = twins.world.tickets.get(id);
      const stored = [ticket, ...(ticket?.replies ?? []), ...(ticket?.notes ?? [])].flatMap(
        (message) => message?.attachments ?? [],
      );
      expect(stored).toHaveLength(3);
      for (const { storedName, data } of stored) {
        const path = `attachments/whmcs/ticket-${id}/${storedName.slice(7)}`;
        expect(opened.bytes(path)).toEqual(Buffer.from(data, "base64"));
      }
    }
  });

  test("masks means of payment", () => {
    for (const method of rows(opened, "pay_methods")) expect(String(method["cardLastFour"]).length).toBeLessThan(5);
    expect(rows(opened, "pay_methods")).toHaveLength(4);
  });

  test("has a page in the client's language without any external resource", () => {
    const page = opened.text("index.html");
    expect(page).toMatch(/<html[^>]* lang="fr"/);
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["'](?:https?:)?\/\//i);
  });
});

test("a client without any records gets every entity all the same, as an empty list", async () => {
  const empty = await exportOf(stage.service, emptyClient);
  const without = entities.filter((entity) => !["profile", "users"].includes(entity));
  for (const entity of without) expect([entity, rows(empty, entity)]).toEqual([entity, []]);
  expect(rows(empty, "profile")).toHaveLength(1);
  expect(empty.text("index.html")).toMatch(/<html[^>]* lang="de"/);
});

test("two exports at once do not mix", async () => {
  stage.whmcs.setLatency(10);
  try {
    const [first, second] = await Promise.all(
      [twins.subject, twins.twin].map(async (client) => {
        const id = await askForExport(stage.service, client.clientId);
        expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
        return fetchPackage(stage.service, id);
      }),
    );
    expect(stage.whmcs.maxInFlight()).toBeLessThanOrEqual(4);
    for (const [client, other, made] of [
      [twins.subject, twins.twin, first],
      [twins.twin, twins.subject, second],
    ] as const) {
      const text = made === undefined ? "" : textOf(made);
      expect(text).toContain(client.mark);
      expect(text).not.toContain(other.mark);
      expect(made?.manifest().subject.clientId).toBe(client.clientId);
    }
  } finally {
    stage.whmcs.setLatency(0);
  }
});
