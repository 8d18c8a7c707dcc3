import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import {
  readAnonymizationFacts,
  readDeletionFacts,
  readGuards,
  readRequestsByService,
} from "../../src/connectors/whmcs/facts.ts";
import { findBlockers } from "../../src/domain/blockers.ts";
import { addService } from "../../simulators/whmcs/builders.ts";
import { addInvoice, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { CancelRequest, Invoice, Service } from "../../simulators/whmcs/world.ts";
import { closedTwinWorld, isTerminated, withStandIn } from "./whmcs-erasure.ts";
import { thrownBy, withWhmcs } from "./whmcs-client-server.ts";

const timezone = "Europe/Brussels";

interface Stage extends TwinWorld {
  readonly api: WhmcsApi;
  readonly service: Service;
  readonly read: () => ReturnType<typeof readDeletionFacts>;
  readonly request: (partial?: Partial<CancelRequest>) => void;
}

async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  const twins = twinWorld();
  const { world, subject } = twins;
  const service = world.services.get(subject.serviceIds[0] ?? 0);
  if (service === undefined) throw new Error("no hosting");
  await withStandIn({ world }, (api) =>
    run({
      ...twins,
      api,
      service,
      read: () => readDeletionFacts(api, service.id, { clientId: subject.clientId, timezone }),
      request: (partial = {}) => {
        const id = partial.id ?? 500;
        const request = { date: "2026-11-22 16:00:00", serviceId: service.id, reason: "", type: "Immediate" } as const;
        world.cancelRequests.set(id, { ...request, ...partial, id });
      },
    }),
  );
}

describe("the facts of a deletion", () => {
  test("are the service, its request as an instant, and the client's state", () =>
    onStage(async ({ service, subject, world, read, request }) => {
      request();
      const { facts, service: row } = await read();
      expect(facts).toEqual({
        service: {
          clientId: subject.clientId,
          status: "Active",
          nextDueDate: "2026-12-15",
          registeredAt: new Date("2024-01-14T23:00:00Z"),
        },
        request: { id: 500, at: new Date("2026-11-22T15:00:00Z"), type: "immediate" },
        clientIsClosed: false,
        laterPeriodPaid: false,
      });
      expect(row?.serviceId).toBe(service.id);
      const client = world.clients.get(subject.clientId);
      if (client !== undefined) client.status = "Closed";
      expect((await read()).facts.clientIsClosed).toBe(true);
    }));

  test("know of no service that WHMCS does not have, and of no request that is another service's", () =>
    onStage(async ({ world, service, subject, read, request }) => {
      request({ serviceId: subject.serviceIds[1] ?? 0 });
      expect((await read()).facts.request).toBeUndefined();
      world.services.delete(service.id);
      expect(await read()).toMatchObject({ facts: { service: undefined }, service: undefined });
    }));

  test("take the newest request by date, then by id", () =>
    onStage(async ({ read, request }) => {
      request({ id: 600, date: "2026-01-01 10:00:00" });
      request({ id: 501, date: "2026-11-20 10:00:00", type: "End of Billing Period" });
      request({ id: 502, date: "2026-11-20 10:00:00" });
      expect((await read()).facts.request).toMatchObject({ id: 502, type: "immediate" });
    }));

  test("pass over a request that names no service, and read all others", () =>
    onStage(async ({ api, service, request }) => {
      request({ id: 499, serviceId: 0 });
      request();
      const requests = await readRequestsByService(api);
      expect(requests.get(service.id)?.cancellationRequestId).toBe(500);
      expect(requests.has(0)).toBe(false);
    }));

  test.each([
    ["a word nobody documented", { type: "Some Day" as CancelRequest["type"] }, "whmcs.unknown_cancellation_type"],
    ["no date, be it among dated ones", { date: "0000-00-00 00:00:00" }, "whmcs.undated_cancellation"],
  ])("stop at a request with %s", (_, odd, code) =>
    onStage(async ({ read, request }) => {
      request({ id: 400 });
      request({ id: 501, date: "2026-11-22 17:00:00", ...odd });
      expect(await thrownBy(read())).toMatchObject({ code, retry: "unsafe" });
    }),
  );

  test("do not say activated later of a service that was registered on the day it was cancelled", () =>
    onStage(async ({ service, read, request }) => {
      service.regdate = "2026-11-22";
      request({ date: "2026-11-22 00:10:00" });
      const { facts } = await read();
      expect(Number(facts.service?.registeredAt)).toBeLessThan(Number(facts.request?.at));
    }));

  test("look into nothing of another client whose service it has become", () =>
    onStage(async ({ world, service, twin, read, request }) => {
      request();
      const other = world.clients.get(twin.clientId);
      if (other !== undefined) other.status = "Closed";
      service.clientId = twin.clientId;
      expect((await read()).facts).toMatchObject({
        service: { clientId: twin.clientId },
        clientIsClosed: false,
        laterPeriodPaid: false,
      });
    }));

  const later = { status: "Paid", duedate: "2026-12-15", datepaid: "2026-11-22 16:00:01" };
  test.each<[string, Partial<Invoice>, boolean]>([
    ["due later and paid after the request", later, true],
    ["due on the very day of the request and paid after it", { ...later, duedate: "2026-11-22" }, true],
    ["due before the request", { ...later, duedate: "2026-11-21" }, false],
    ["paid before the request", { ...later, datepaid: "2026-11-22 16:00:00" }, false],
    ["not paid", { ...later, status: "Unpaid", datepaid: "0000-00-00 00:00:00" }, false],
    ["paid on a day WHMCS does not tell", { ...later, datepaid: "0000-00-00 00:00:00" }, true],
    ["due on a day WHMCS does not tell", { ...later, duedate: "0000-00-00" }, true],
  ])("a bill %s is a later period paid: %s %s", (_, invoice, expected) =>
    onStage(async ({ world, service, subject, read, request }) => {
      request();
      const bill = addInvoice(world, { clientId: subject.clientId, ...invoice });
      const [line] = bill.items;
      if (line !== undefined) line.relid = service.id;
      expect((await read()).facts.laterPeriodPaid).toBe(expected);
    }),
  );

  test.each([
    ["another service", { relid: 9_999 }],
    ["something else of the same number", { type: "Domain" }],
  ])("a paid later bill for %s proves nothing", (_, change) =>
    onStage(async ({ world, service, subject, read, request }) => {
      request();
      const bill = addInvoice(world, { clientId: subject.clientId, ...later });
      Object.assign(bill.items[0] ?? {}, { relid: service.id }, change);
      expect((await read()).facts.laterPeriodPaid).toBe(false);
    }),
  );

  test("can be read of many services with one reading of all requests", () =>
    onStage(async ({ world, api, service, subject, request }) => {
      request();
      const requests = await readRequestsByService(api);
      expect(requests.get(service.id)?.cancellationRequestId).toBe(500);
      world.cancelRequests.clear();
      const read = await readDeletionFacts(api, service.id, { clientId: subject.clientId, timezone, requests });
      expect(read.facts.request?.id).toBe(500);
    }));
});

describe("the guards of a termination", () => {
  test("name every live service on the same account or domain name, of any client, whatever its capitals", () =>
    onStage(async ({ world, api, service, twin, subject }) => {
      const { serverId, username, domain } = service;
      const base = { clientId: twin.clientId, productId: 12 };
      const account = addService(world, { ...base, serverId, username });
      const name = addService(world, { ...base, clientId: subject.clientId, domain, status: "Suspended" });
      const both = addService(world, { ...base, serverId, username, domain, status: "Pending" });
      for (const status of ["Terminated", "Fraud"]) {
        addService(world, { ...base, serverId, username, domain, status });
      }
      addService(world, { ...base, serverId: 99, username });
      const row = await api.service(service.id);
      if (row === undefined) throw new Error("no service");
      const guards = await readGuards(api, row);
      expect(guards).toEqual({
        sharedWith: [
          ...[account.id, name.id, both.id].map((id) => ({ type: "service", id })),
          { type: "client", id: twin.clientId },
        ],
        productType: "hostingaccount",
      });
      const shouting: WhmcsApi = {
        ...api,
        servicesNamed: (wanted) =>
          api.servicesNamed("username" in wanted ? { username } : { domain: wanted.domain.toLowerCase() }),
      };
      expect(await readGuards(shouting, { ...row, domain: domain.toUpperCase() })).toEqual(guards);
    }));

  test("take no service for a namesake because WHMCS listed more than it was asked for", async () => {
    const row = (id: string, username: string) => ({
      id,
      clientid: "1",
      pid: "12",
      username,
      domain: `${username}.test`,
    });
    const product = [row("1", "alpha"), row("2", "ALPHA "), row("3", "alpha2"), row("4", "")];
    await withWhmcs(
      () => ({ result: "success", totalresults: String(product.length), products: { product } }),
      async ({ api, received }) => {
        expect((await api.servicesNamed({ username: "Alpha" })).map(({ serviceId }) => serviceId)).toEqual([1, 2]);
        expect((await api.servicesNamed({ domain: "alpha.TEST" })).map(({ serviceId }) => serviceId)).toEqual([1]);
        expect(received.map(({ form }) => [form.get("username2"), form.get("domain")])).toEqual([
          ["Alpha", null],
          [null, "alpha.TEST"],
        ]);
      },
    );
  });

  test("do not take services without a user name or a domain name for one another's", () =>
    onStage(async ({ world, api, service, twin }) => {
      Object.assign(service, { username: "", domain: "" });
      addService(world, { clientId: twin.clientId, productId: 12, serverId: service.serverId });
      const row = await api.service(service.id);
      if (row === undefined) throw new Error("no service");
      expect((await readGuards(api, row)).sharedWith).toEqual([]);
    }));
});

describe("the facts of an anonymisation", () => {
  const known = { hostingGone: isTerminated, held: false, packages: 3, door: "present" } as const;

  test("count what is the client's own, and nothing blocks once its hosting is gone", async () => {
    const { world, subject } = closedTwinWorld();
    addInvoice(world, { clientId: subject.clientId, status: "Draft" });
    await withStandIn({ world }, async (api) => {
      const read = await readAnonymizationFacts(api, subject.clientId, known);
      expect(read?.facts).toEqual({
        tickets: 2,
        payMethods: 4,
        contacts: 2,
        hasBillingContact: false,
        services: 3,
        domains: 1,
        soleUsers: 1,
        sharedUsers: 1,
        invoices: [{ date: "2012-03-15" }, { date: "2024-03-15" }, { date: "2025-03-15" }],
        draftInvoices: 1,
        looseTransactions: [],
        mailRefused: false,
        acceptedQuotes: [{ kind: "quote", id: 2, date: "2026-01-30", settled: true }],
        otherQuotes: 1,
        packages: 3,
        door: "present",
      });
      expect(read?.services.map(({ serviceId }) => serviceId)).toEqual(subject.serviceIds);
      expect(read === undefined ? [] : findBlockers(read.blockerFacts, false)).toEqual([]);
    });
  });

  test("tell everything that blocks, with WHMCS's own ids", async () => {
    const { world, subject } = twinWorld();
    const client = world.clients.get(subject.clientId);
    if (client !== undefined) client.credit = "5.00";
    for (const affiliate of world.affiliates.values()) affiliate.balance = "1.00";
    const unpaid = addInvoice(world, { clientId: subject.clientId });
    addInvoice(world, { clientId: subject.clientId, status: "Draft" });
    const open = addTicket(world, { clientId: 0, email: client?.email ?? "" });
    await withStandIn({ world }, async (api) => {
      const read = await readAnonymizationFacts(api, subject.clientId, { ...known, held: true });
      expect(read === undefined ? [] : findBlockers(read.blockerFacts, false)).toEqual([
        { code: "service_not_terminated", ids: subject.serviceIds.slice(0, 1) },
        { code: "invoice_unpaid", ids: [unpaid.id] },
        { code: "credit_balance", ids: [] },
        { code: "affiliate_balance", ids: [] },
        { code: "open_ticket", ids: [open.id] },
        { code: "hold", ids: [] },
      ]);
    });
  });

  test("find guests' tickets by the sealed addresses once WHMCS has lost them", async () => {
    const { world, subject } = closedTwinWorld();
    await withStandIn({ world }, async (api) => {
      const before = await readAnonymizationFacts(api, subject.clientId, known);
      const client = world.clients.get(subject.clientId);
      if (client !== undefined) client.email = "erased@erased.invalid";
      const after = await readAnonymizationFacts(api, subject.clientId, {
        ...known,
        ...(before !== undefined && { subject: before.subject }),
      });
      expect(after?.facts.tickets).toBe(2);
    });
  });

  test("write nothing, and are undefined for a client WHMCS does not know", async () => {
    const { world, subject } = closedTwinWorld();
    await withStandIn({ world }, async (api, simulator) => {
      await readAnonymizationFacts(api, subject.clientId, known);
      expect(await readAnonymizationFacts(api, 9_999, known)).toBeUndefined();
      expect(simulator.writingCalls()).toEqual([]);
    });
  });
});
