import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { actionNames } from "../../simulators/whmcs/actions/catalogue.ts";
import { addDomain, addQuote } from "../../simulators/whmcs/record-builders.ts";
import { twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { callWhmcs } from "../support/call-whmcs.ts";

/**
 * Keys and JSON types of the vendor's samples. A leaf is a type name or several joined by `|`; a list holds the shapes its
 * elements may have; `key?` may be absent; `*` stands for any key; `anyOf` joins what a leaf cannot.
 */
type Shape = string | Shape[] | { [key: string]: Shape };

const FIXTURES = new URL("../fixtures/whmcs-shapes/", import.meta.url);
const readShape = (action: string): Shape =>
  JSON.parse(readFileSync(new URL(`${action}.json`, FIXTURES), "utf8")) as Shape;

/** Where the stand-in knowingly sends more than the sample shows; each must still occur, or its line goes. */
const DEVIATIONS: { action: string; path: string; reason: string }[] = [
  {
    action: "GetClientsDetails",
    path: "",
    reason: "the client is repeated at top level, which the reference says and its sample leaves out",
  },
  {
    action: "GetClientsDetails",
    path: ".client.customfields2",
    reason: "numbered keys run with the number of custom fields; the sample has one",
  },
  {
    action: "GetClientsProducts",
    path: ".products.product[].customfields.customfield[]",
    reason: "the sample's list is empty; items carry id, name, translated_name and value",
  },
  {
    action: "GetTicket",
    path: ".notes.note[].attachments[]",
    reason: "the sample's note has no attachment; one is listed as in its replies",
  },
];

let simulator: WhmcsSimulator;
let calls: Record<string, Record<string, string>>;

beforeAll(async () => {
  const { world, subject } = twinWorld();
  addQuote(world, { clientId: 0, firstname: "Prospect" });
  const product = world.products.get(12);
  product?.customfields.push({ id: 2, name: "Secondary contact", description: "", required: "" });
  product?.configoptions.push({ id: 4, name: "Backups", options: [{ id: 5, name: "Daily" }] });
  // A service whose order is gone has no order number.
  for (const service of world.services.values()) if (service.id === subject.serviceIds[1]) service.orderId = 0;
  for (const invoice of world.invoices.values()) {
    if (invoice.id !== subject.invoiceIds[0]) continue;
    for (const row of world.transactions.values()) if (row.invoiceId === invoice.id) world.transactions.delete(row.id);
  }
  simulator = await startWhmcsSimulator({ world });
  const clientid = String(subject.clientId);
  const ticketid = String(subject.ticketIds[0]);
  calls = {
    DomainGetNameservers: { domainid: String(addDomain(world, { clientId: subject.clientId }).id) },
    GetConfigurationValue: { setting: "SystemURL" },
    GetClientsDetails: { clientid, stats: "1" },
    GetUserPermissions: { client_id: clientid, user_id: String(subject.ownUserId) },
    GetPayMethods: { clientid },
    GetClientsProducts: { clientid },
    GetClientsAddons: { clientid },
    GetClientsDomains: { clientid },
    GetInvoice: { invoiceid: String(subject.invoiceIds[0]) },
    GetCredits: { clientid },
    GetEmails: { clientid },
    GetTickets: { ignore_dept_assignments: "1" },
    GetTicket: { ticketid },
    GetTicketNotes: { ticketid },
    GetTicketAttachment: { relatedid: ticketid, type: "ticket", index: "0" },
    // Its sample shows the empty list, whose wrapper is absent.
    GetToDoItems: { status: "Completed" },
  };
});

afterAll(async () => {
  await simulator.stop();
});

describe("the stand-in sends the keys and types of the vendor's sample", () => {
  const reads = actionNames.filter((name) => /^(?:Get|DomainGet|WhmcsDetails$)/.test(name));

  test("every simulated read action has a fixture, and no fixture is left without its action", () => {
    const fixtures = readdirSync(FIXTURES).map((name) => name.replace(".json", ""));
    expect([...reads].sort()).toEqual(fixtures.sort());
  });

  test.each(reads)("%s", async (action) => {
    const body = await callWhmcs(simulator, action, calls[action] ?? {});
    const comparison = compare(readShape(action), body);
    const allowed = DEVIATIONS.filter((entry) => entry.action === action).map((entry) => entry.path);
    const deviating = [...new Set(comparison.differences.map((difference) => difference.path))];
    expect(comparison.differences.filter(({ path }) => !allowed.includes(path))).toEqual([]);
    expect(deviating.sort()).toEqual([...allowed].sort());
    expect(comparison.unproven).toEqual([]);
  });
});

test("GetClientsDetails repeats exactly the client's keys and values at top level", async () => {
  const { result, client, stats, ...repeated } = await callWhmcs(simulator, "GetClientsDetails", {
    ...calls["GetClientsDetails"],
  });
  expect(result).toBe("success");
  expect(stats).toBeDefined();
  expect(repeated).toEqual(client);
});

interface Comparison {
  differences: { path: string; expected: string; got: string }[];
  /** Lists the sample fills, and optional keys, that no answer showed: a comparison that proves nothing. */
  unproven: string[];
}

function compare(shape: Shape, body: unknown): Comparison {
  const differences: Comparison["differences"] = [];
  const expected = new Set<string>();
  const shown = new Set<string>();

  function check(wanted: Shape, value: unknown, path: string): boolean {
    const before = differences.length;
    if (typeof wanted === "string") {
      const got = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
      if (!wanted.split("|").includes(got)) differences.push({ path, expected: wanted, got });
    } else if (Array.isArray(wanted)) {
      checkList(wanted, value, path);
    } else if (wanted["anyOf"] === undefined) {
      checkObject(wanted, value, path);
    } else {
      checkAny(wanted["anyOf"] as Shape[], value, path);
    }
    return differences.length === before;
  }

  function checkList(shapes: Shape[], value: unknown, path: string): void {
    if (!Array.isArray(value)) {
      differences.push({ path, expected: "array", got: typeof value });
      return;
    }
    if (shapes.length > 0) expected.add(`${path}[]`);
    if (value.length > 0) shown.add(`${path}[]`);
    for (const element of value) checkAny(shapes, element, `${path}[]`);
  }

  function checkObject(wanted: Record<string, Shape>, value: unknown, path: string): void {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      differences.push({ path, expected: "object", got: value === null ? "null" : typeof value });
      return;
    }
    const entries = Object.entries(value);
    const anyKey = wanted["*"];
    if (anyKey !== undefined) {
      for (const [, inner] of entries) check(anyKey, inner, `${path}.*`);
      return;
    }
    for (const [name, inner] of entries) {
      const keyShape = wanted[name] ?? wanted[`${name}?`];
      if (keyShape !== undefined) check(keyShape, inner, `${path}.${name}`);
      else differences.push({ path: path === "" ? "" : `${path}.${name}`, expected: "no such key", got: name });
      shown.add(`${path}.${name}?`);
    }
    for (const name of Object.keys(wanted)) {
      if (name.endsWith("?")) expected.add(`${path}.${name}`);
      else if (!(name in value)) differences.push({ path: `${path}.${name}`, expected: name, got: "no such key" });
    }
  }

  /** Keeps the differences of the last alternative only when none fits. */
  function checkAny(alternatives: Shape[], value: unknown, path: string): void {
    const before = differences.length;
    for (const alternative of alternatives) {
      differences.length = before;
      if (check(alternative, value, path)) return;
    }
    if (alternatives.length === 0) differences.push({ path, expected: "no element", got: typeof value });
  }

  check(shape, body, "");
  return { differences, unproven: [...expected].filter((path) => !shown.has(path)) };
}
