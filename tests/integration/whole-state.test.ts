import { types } from "node:util";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { PlantedClient } from "../../simulators/whmcs/seed.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { withDutySite } from "../support/duty-site.ts";
import { markedTwins, type MarkedTwins } from "../support/marked-twins.ts";
import { defaultPolicy } from "../support/policy.ts";
import { addRequest } from "../support/stage.ts";
import { changedPaths, holdsValue, textsIn } from "../support/twins.ts";

// The whole state of the stand-in before and after a rich client's hosting is deleted and the account anonymised, beside a
// twin who keeps everything. The addon's half, what only WHMCS's database holds, is looked at on a real one: see
// tests/e2e/erased-database.test.ts.

/** `row`: the whole row goes. Else a pattern of its fields. */
type Allowed = "row" | RegExp;

/** What may change, of the subject's own records; anything that is not named here stays as it is. */
const byDeletion: Readonly<Record<string, Allowed>> = {
  services: /^(?:status|terminationdate)$/,
  panels: "row",
};
const byAnonymization: Readonly<Record<string, Allowed>> = {
  clients:
    /^(?:email|phonenumber|notes|marketingOptIn|status|customfields\/\d+\/value|lastlogin.*|mailPreferences\/\w+|firstname|lastname|companyname|address[12]|city|state|postcode|country|tax_id)$/,
  users: /^(?:firstname|lastname|email)$/,
  contacts: "row",
  payMethods: "row",
  gatewayVault: "row",
  quotes: "row",
  tickets: "row",
  services:
    /^(?:domain|username|password|dedicatedip|assignedips|suspensionreason|subscriptionid|ns[12]|notes|customfields\/\d+\/value)$/,
  addons: /^notes$/,
  domains: /^notes$/,
};
/** Fields of the profile that stay while an invoice is kept. */
const printed = /^(?:firstname|lastname|companyname|address[12]|city|state|postcode|country|tax_id)$/;
/** WHMCS writes down what it is told to do, and what it mails: rows of its own, never of the twin. */
const ownLogs = /^\/(?:activity|emails)\/\d+$|^\/counters\/(?:activity|emails)$/;

type Places = Readonly<Record<string, readonly string[]>>;

const identity = "firstname lastname companyname address1 address2 city state postcode tax_id".split(" ");

/** Where marks may stand at the end: in documents, as they were issued. */
const inDocuments: Places = {
  invoices: [
    "items/description",
    "notes",
    ...[...identity, "email", "phonenumber"].map((field) => `snapshot/${field}`),
  ],
};
/** What an invoice without a snapshot prints, and an accepted quote: for as long as they are kept. */
const whileKept: Places = {
  clients: identity,
  quotes: [
    ...identity,
    "email",
    "phonenumber",
    "subject",
    "proposal",
    "customernotes",
    "adminnotes",
    "items/description",
  ],
};
/** Out of the API's reach: the addon scrubs it in WHMCS's own database, which this stand-in has none of. */
const behindTheDoor: Places = {
  activity: ["description", "ipaddress", "username"],
  cancelRequests: ["reason"],
  clients: ["lastlogin/host", "lastlogin/ip", "staffNotes/notes"],
  credits: ["description"],
  domains: ["nameservers", "subscriptionid"],
  emails: ["bcc", "cc", "message", "subject", "to"],
  moduleQueue: ["lastAttemptError"],
  orders: ["fraudoutput", "ipaddress", "lineitems/domain", "nameservers", "notes"],
  toDoItems: ["description", "title"],
  transactions: ["description", "transid"],
  users: ["lastIp"],
};
/** Names of products, gateways, registrars and modules, and of a domain, which its registry shows; marked to be seen here. */
const ofTheShop: Places = {
  addons: ["name", "paymentmethod"],
  clients: ["defaultgateway"],
  domains: ["domainname", "paymentmethod", "registrar"],
  invoices: ["paymentmethod"],
  orders: ["fraudmodule", "lineitems/product", "paymentmethod", "promocode"],
  services: ["configoptions/option", "configoptions/value", "customfields/name", "paymentmethod"],
  transactions: ["gateway"],
};

function joined(tables: readonly Places[]): Places {
  const all = Map.groupBy(
    tables.flatMap((table) => Object.entries(table)),
    ([entity]) => entity,
  );
  return Object.fromEntries(
    [...all].map(([entity, parts]) => [entity, parts.flatMap(([, fields]) => fields).toSorted()]),
  );
}

const policies: Readonly<Record<string, Partial<Policy>>> = {
  "with invoices within retention": {},
  "with nothing to retain": {
    retention: {
      ...defaultPolicy.retention,
      invoices: [{ keep: "P1M", countedFrom: "documentDate", ground: "none in particular" }],
    },
  },
};

interface Played {
  readonly twins: MarkedTwins;
  readonly start: World;
  readonly deleted: World;
  readonly end: World;
  readonly again: World;
  readonly states: readonly string[];
}

async function play(policy: Partial<Policy>): Promise<Played> {
  const twins = markedTwins();
  const { world, subject } = twins;
  const { clientId } = subject;
  const client = world.clients.get(clientId);
  if (client !== undefined) client.status = "Closed";
  for (const id of subject.ticketIds) Object.assign(world.tickets.get(id) ?? {}, { status: "Closed" });
  for (const domain of world.domains.values()) if (domain.clientId === clientId) domain.status = "Expired";
  const [serviceId = 0] = subject.serviceIds;
  addRequest(world, serviceId, "2026-03-01 10:00:00");
  const start = structuredClone(world);
  const states: string[] = [];
  let [deleted, end] = [start, start];
  await withDutySite({ world, policy, door: {} }, async (site) => {
    const { books } = site;
    const run = async (opening: Parameters<typeof books.open>[0]): Promise<void> => {
      const { duty } = await site.finish(await books.open(opening));
      states.push(duty.state);
    };
    await run({ kind: "deletion", clientId, serviceId, origin: "owner", actor: "owner" });
    deleted = structuredClone(world);
    await run({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
    end = structuredClone(world);
    await run({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
  });
  return { twins, start, deleted, end, again: structuredClone(world), states };
}

/** Whose row of a table this is, by its key. */
function isOf({ world }: MarkedTwins, client: PlantedClient, entity: string, id: string): boolean {
  const number = Number(id);
  if (entity === "clients") return number === client.clientId;
  if (entity === "users") return number === client.ownUserId;
  if (entity === "tickets") return client.ticketIds.includes(number);
  if (entity === "quotes") return client.quoteIds.includes(number);
  if (entity === "contacts") return client.contactIds.includes(number);
  if (entity === "payMethods") return client.payMethodIds.includes(number);
  if (entity === "services") return client.serviceIds.includes(number);
  if (entity === "gatewayVault") return id.startsWith(`secretmark-${client.clientId}-`);
  const table: unknown = Reflect.get(world, entity);
  const row: unknown = types.isMap(table) ? table.get(number) : undefined;
  return typeof row === "object" && row !== null && "clientId" in row && row.clientId === client.clientId;
}

/** Of what changed, what the table does not allow. */
function strangers(played: Played, before: World, after: World, allowed: Readonly<Record<string, Allowed>>): string[] {
  return changedPaths(before, after)
    .filter((path) => !ownLogs.test(path))
    .filter((path) => {
      const [, entity = "", id = "", ...field] = path.split("/");
      const rule = allowed[entity];
      if (rule === undefined) return true;
      if (entity === "panels")
        return field.join("/") !== played.start.services.get(played.twins.subject.serviceIds[0] ?? 0)?.username;
      if (!isOf(played.twins, played.twins.subject, entity, id)) return true;
      return rule === "row" ? field.length > 0 : !rule.test(field.join("/"));
    });
}

describe.each(Object.keys(policies))("the whole state of WHMCS, %s", (title) => {
  let played: Played;
  const isKept = title.startsWith("with invoices");

  beforeAll(async () => {
    played = await play(policies[title] ?? {});
  }, 60_000);

  test("is changed by a deletion at the account on the panel and the status of its service alone", () => {
    const { start, deleted, states } = played;
    expect(states[0]).toBe("completed");
    expect(strangers(played, start, deleted, byDeletion)).toEqual([]);
    expect(changedPaths(start, deleted).filter((path) => path.startsWith("/panels/"))).toHaveLength(1);
  });

  test("is changed by an anonymisation in the listed records and fields of that client alone", () => {
    const { deleted, end, states } = played;
    expect(states[1]).toBe("completed");
    expect(strangers(played, deleted, end, byAnonymization)).toEqual([]);
    const profile = changedPaths(deleted, end).flatMap((path) => /^\/clients\/21\/(.+)$/.exec(path)?.[1] ?? []);
    expect(profile.some((field) => printed.test(field))).toBe(!isKept);
  });

  test("is changed in everything that the list names, so that the list is no wider than what is done", () => {
    const { deleted, end } = played;
    const changed = changedPaths(deleted, end);
    const untouched = Object.keys(byAnonymization).filter(
      (entity) => !changed.some((path) => path.startsWith(`/${entity}/`)),
    );
    expect(untouched).toEqual([]);
  });

  test("keeps every row of the twin as it was, and logs nothing about the twin", () => {
    const { start, end, twins } = played;
    const foreign = changedPaths(start, end).filter((path) => {
      const [, entity = "", id = ""] = path.split("/");
      return entity in byAnonymization && isOf(twins, twins.twin, entity, id);
    });
    expect(foreign).toEqual([]);
    for (const table of ["activity", "emails"] as const) {
      const fresh = [...end[table].values()].filter(({ id }) => !start[table].has(id));
      expect(fresh.map(({ clientId }) => clientId)).not.toContain(twins.twin.clientId);
      for (const row of start[table].values()) expect(end[table].get(row.id)).toEqual(row);
    }
    const marked = (world: World): string[] =>
      textsIn(world)
        .filter(([, text]) => twins.twin.planted.some((value) => holdsValue(text, value)))
        .map(([path]) => path)
        // The subject's own ticket, which was sent from the twin's address.
        .filter((path) => !twins.subject.ticketIds.some((id) => path.startsWith(`/tickets/${id}/`)));
    expect(marked(end)).toEqual(marked(start));
  });

  test("is not changed at all by a second anonymisation, not even in its logs", () => {
    const { end, again, states } = played;
    expect(states[2]).toBe("completed");
    expect(changedPaths(end, again)).toEqual([]);
  });

  test("holds marks of the client in documents and in what only the database reaches, and nowhere else", () => {
    const { end, twins } = played;
    const { subject, twin } = twins;
    expect(subject.planted.length).toBeGreaterThan(60);
    const places = textsIn(end)
      .map(([path, text]) => [path, path.endsWith("/data") ? Buffer.from(text, "base64").toString() : text] as const)
      .filter(([, text]) => subject.planted.some((value) => holdsValue(text, value)))
      .map(([path]) => path.split("/").slice(1))
      // The twin's own records, in which the subject's address stands because the twin wrote from it.
      .filter(([entity = "", id = ""]) => !isOf(twins, twin, entity, id));
    const left: Record<string, string[]> = {};
    for (const [entity = "", , ...field] of places) {
      const name = field.join("/").replaceAll(/\/\d+/g, "");
      left[entity] = [...new Set([...(left[entity] ?? []), name])].toSorted();
    }
    const allowed = [inDocuments, behindTheDoor, ofTheShop, ...(isKept ? [whileKept] : [])];
    expect(left).toEqual(joined(allowed));
  });
});
