import { describe, expect, test } from "@jest/globals";
import { retainedUntil } from "../../src/domain/calendar.ts";
import type { PlantedClient } from "../../simulators/whmcs/seed.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import {
  carryOut,
  closedTwinWorld,
  comparable,
  placesOf,
  planRun,
  policy,
  recordsOf,
  type Run,
  withStandIn,
} from "./whmcs-erasure.ts";

/** What WHMCS's API can neither change nor delete, or must keep as a booked document. */
const beyondTheApi = [
  /^\/invoices\//,
  /^\/transactions\//,
  /^\/credits\//,
  /^\/orders\//,
  /^\/emails\//,
  /^\/activity\//,
  /^\/moduleQueue\//,
  /^\/cancelRequests\//,
  /^\/toDoItems\//,
  /^\/clients\/\d+\/(?:staffNotes|lastlogin)\//,
  /^\/users\/\d+\/(?:validationdata|lastIp)$/,
  /^\/domains\/\d+\/domainname$/,
  /^\/addons\/\d+\/name$/,
];

/** Paths at which a value planted for the subject still stands, without what no call can reach. */
function remains(world: World, subject: PlantedClient): string[] {
  const places = subject.planted.flatMap((value) => placesOf(value, world));
  return [...new Set(places)].filter((path) => !beyondTheApi.some((known) => known.test(path))).toSorted();
}

const printed = ["firstname", "lastname", "companyname", "address1", "address2", "city", "state", "postcode", "tax_id"];

function ageDocuments(world: World, { clientId }: PlantedClient): void {
  for (const invoice of world.invoices.values()) if (invoice.clientId === clientId) invoice.date = "2010-03-15";
  for (const quote of world.quotes.values()) if (quote.clientId === clientId) quote.datecreated = "2010-03-15";
}

function countsOf({ outcomes }: Run): Record<string, unknown> {
  return Object.fromEntries([...outcomes].map(([action, outcome]) => [action, "count" in outcome && outcome.count]));
}

describe.each(["ignored", "blank"] as const)("an anonymisation where WHMCS leaves empty values %s", (emptyValues) => {
  test("leaves of the client only what invoices print while one is kept, and of the twin everything", async () => {
    const { world, subject, twin, sharedUserId } = closedTwinWorld();
    const [before, login] = [recordsOf(world, twin), structuredClone(world.users.get(sharedUserId))];
    await withStandIn({ world, quirks: { emptyValues } }, async (api) => {
      const run = await planRun(api, subject.clientId);
      await carryOut(api, run);
      expect(countsOf(run)).toEqual({
        delete_tickets: 2,
        delete_pay_methods: 4,
        delete_quotes: 1,
        delete_contacts: 2,
        clear_services: 3,
        clear_domains: 1,
        anonymise_users: 1,
        reduce_profile: 1,
      });
      const accepted = `/quotes/${subject.quoteIds[1]}/`;
      expect(remains(world, subject).filter((path) => !path.startsWith(accepted))).toEqual(
        printed.map((field) => `/clients/${subject.clientId}/${field}`).toSorted(),
      );
      expect(world.clients.get(subject.clientId)).toMatchObject({ status: "Closed", marketingOptIn: false });
      expect(recordsOf(world, twin)).toEqual(before);
      expect(world.users.get(sharedUserId)).toEqual(login);
    });
  });

  test("leaves nothing of the client when no document is within retention", async () => {
    const { world, subject, twin } = closedTwinWorld((twins) => ageDocuments(twins.world, twins.subject));
    const before = recordsOf(world, twin);
    await withStandIn({ world, quirks: { emptyValues } }, async (api) => {
      const run = await planRun(api, subject.clientId);
      await carryOut(api, run);
      expect(countsOf(run)).toMatchObject({ delete_quotes: 2, delete_contacts: 2, anonymise_profile: 1 });
      expect(remains(world, subject)).toEqual([]);
      expect(world.clients.get(subject.clientId)).toMatchObject({ status: "Closed", country: "BE" });
      expect(recordsOf(world, twin)).toEqual(before);
    });
  });
});

describe("invoices after an anonymisation", () => {
  test.each([false, true])("print the same names, address and numbers; billing contact: %s", async (hasContact) => {
    const { world, subject } = closedTwinWorld((twins) => {
      const client = twins.world.clients.get(twins.subject.clientId);
      if (client !== undefined && hasContact) client.billingContactId = twins.subject.contactIds[1] ?? 0;
    });
    await withStandIn({ world }, async (api, simulator) => {
      const print = () =>
        subject.invoiceIds.map((id) => {
          const invoice = simulator.printedInvoice(id);
          if (invoice === null) throw new Error("no such invoice");
          const { email: _, phonenumber: __, ...identity } = invoice.identity;
          return { ...invoice, identity };
        });
      const before = print();
      const run = await planRun(api, subject.clientId);
      await carryOut(api, run);
      expect(print()).toEqual(before);
      expect(run.outcomes.has("reduce_billing_contact")).toBe(hasContact);
    });
  });

  test("a billing contact keeps what they print and loses address and telephone, with the end of its retention", async () => {
    const { world, subject } = closedTwinWorld((twins) => {
      const client = twins.world.clients.get(twins.subject.clientId);
      if (client !== undefined) client.billingContactId = twins.subject.contactIds[1] ?? 0;
    });
    const [office = 0, billing = 0] = [subject.contactIds[0], subject.contactIds[1]];
    const before = structuredClone(world.contacts.get(billing));
    await withStandIn({ world }, async (api) => {
      const run = await planRun(api, subject.clientId);
      await carryOut(api, run);
      const after = world.contacts.get(billing);
      expect(world.contacts.has(office)).toBe(false);
      expect(after).toMatchObject({ firstname: before?.firstname, address1: before?.address1, tax_id: before?.tax_id });
      expect(after?.email).toMatch(/\.invalid$/);
      expect(after?.phonenumber).not.toBe(before?.phonenumber);
      expect(Object.entries(after?.mailPreferences ?? {}).filter(([, on]) => on)).toEqual([["domain", true]]);
      expect(run.outcomes.get("reduce_billing_contact")).toEqual({
        kind: "retained",
        reason: "bookkeeping",
        count: 1,
        retainedUntil: retainedUntil("2025-03-15", policy.retention.invoices).until,
      });
    });
  });
});

describe("twice is once", () => {
  test.each(["kept", "aged"])("a second duty over an anonymised account writes nothing; documents %s", async (age) => {
    const { world, subject } = closedTwinWorld((twins) => {
      if (age === "aged") ageDocuments(twins.world, twins.subject);
    });
    await withStandIn({ world }, async (api, simulator) => {
      await carryOut(api, await planRun(api, subject.clientId));
      simulator.resetCalls();
      const second = await planRun(api, subject.clientId);
      await carryOut(api, second);
      expect(simulator.writingCalls()).toEqual([]);
      expect([...second.outcomes.values()].every(({ kind }) => kind === "nothing_found")).toBe(true);
    });
  });

  test("a step that is run again counts what its earlier run erased, and writes nothing", async () => {
    const { world, subject } = closedTwinWorld();
    await withStandIn({ world }, async (api, simulator) => {
      const run = await planRun(api, subject.clientId);
      await carryOut(api, run);
      const first = new Map(run.outcomes);
      simulator.resetCalls();
      run.outcomes.clear();
      await carryOut(api, run);
      expect(simulator.writingCalls()).toEqual([]);
      expect(run.outcomes).toEqual(first);
    });
  });

  test("when retention is over, a reduced account is emptied of the rest", async () => {
    const { world, subject } = closedTwinWorld();
    await withStandIn({ world }, async (api) => {
      await carryOut(api, await planRun(api, subject.clientId));
      const address = world.clients.get(subject.clientId)?.email;
      ageDocuments(world, subject);
      await carryOut(api, await planRun(api, subject.clientId));
      expect(remains(world, subject)).toEqual([]);
      expect(world.clients.get(subject.clientId)?.email).toBe(address);
    });
  });
});

class Killed extends Error {}

/** A function that throws when it is called for the n-th time. */
function killAt(n: number): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls === n) throw new Killed();
  };
}

describe.each(["before a call leaves", "after a call was answered"] as const)("killed %s", (when) => {
  test("at every single place, the next run reaches the very same end", async () => {
    const whole = closedTwinWorld();
    let outcomes: Run["outcomes"] = new Map();
    await withStandIn({ world: whole.world }, async (api) => {
      const run = await planRun(api, whole.subject.clientId);
      await carryOut(api, run);
      outcomes = run.outcomes;
    });
    let kills = 0;
    for (let n = 1, killed = true; killed; n += 1) {
      const { world, subject } = closedTwinWorld();
      killed = false;
      await withStandIn({ world }, async (api) => {
        const run = await planRun(api, subject.clientId);
        const kill = killAt(n);
        const interrupt = when === "before a call leaves" ? { guard: async () => kill() } : { afterErased: kill };
        try {
          await carryOut(api, run, interrupt);
        } catch (error) {
          expect(error).toBeInstanceOf(Killed);
          killed = true;
          kills += 1;
        }
        await carryOut(api, run);
        expect(run.outcomes).toEqual(outcomes);
        for (const { ids, erased } of run.memories.values()) expect(erased).toEqual(ids);
      });
      expect(comparable(world)).toEqual(comparable(whole.world));
    }
    expect(kills).toBeGreaterThanOrEqual(15);
  });
});
