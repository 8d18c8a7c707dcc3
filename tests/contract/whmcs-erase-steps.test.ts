import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { type EraseActionName, eraseActions } from "../../src/connectors/whmcs/erase/actions.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { addQuote, addTicket } from "../../simulators/whmcs/record-builders.ts";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Subject } from "../../src/connectors/connector.ts";
import { closedTwinWorld, contextOf, newMemory, withStandIn } from "./whmcs-erasure.ts";
import { thrownBy, wordsOf } from "./whmcs-client-server.ts";

interface Stage extends TwinWorld {
  readonly api: WhmcsApi;
  readonly simulator: WhmcsSimulator;
  readonly sealed: Subject;
}

/** A closed subject and its twin behind a stand-in, the subject's addresses as they were before anything was erased. */
async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  const twins = closedTwinWorld();
  await withStandIn({ world: twins.world }, async (api, simulator) => {
    const sealed = await resolveSubject(api, twins.subject.clientId);
    if (sealed === undefined) throw new Error("no subject");
    simulator.resetCalls();
    await run({ ...twins, api, simulator, sealed });
  });
}

const addressOf = ({ world }: TwinWorld, clientId: number): string => world.clients.get(clientId)?.email ?? "";

describe("delete_tickets", () => {
  test("takes a guest's ticket of the client's very address, not one of another client or a longer address", () =>
    onStage(async (stage) => {
      const { world, subject, twin, api, sealed } = stage;
      const email = addressOf(stage, subject.clientId);
      const guests = addTicket(world, { clientId: 0, email: email.toUpperCase() });
      const anothers = addTicket(world, { clientId: twin.clientId, email });
      const longer = addTicket(world, { clientId: 0, email: `x${email}` });
      const outcome = await eraseActions.delete_tickets(contextOf(api, sealed));
      expect(outcome).toEqual({ kind: "done", count: 3 });
      expect(world.tickets.has(guests.id)).toBe(false);
      expect([anothers, longer].every(({ id }) => world.tickets.has(id))).toBe(true);
    }));

  test("finds guests' tickets by the addresses as they were, when WHMCS has lost them", () =>
    onStage(async (stage) => {
      const { world, subject, api, sealed } = stage;
      await eraseActions.delete_contacts(contextOf(api, sealed));
      await eraseActions.reduce_profile(contextOf(api, sealed));
      expect(await eraseActions.delete_tickets(contextOf(api, sealed))).toEqual({ kind: "done", count: 2 });
      expect(subject.ticketIds.some((id) => world.tickets.has(id))).toBe(false);
    }));

  test("a ticket that another run deleted in between is no failure", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const memory = newMemory();
      const guard = async () => void world.tickets.delete(subject.ticketIds[0] ?? 0);
      const outcome = await eraseActions.delete_tickets(contextOf(api, sealed, { memory, guard }));
      expect(outcome).toEqual({ kind: "done", count: 2 });
      expect(memory.erased).toEqual(new Set(subject.ticketIds));
    }));

  test("remembers every ticket before the first is touched, and asks before each", () =>
    onStage(async ({ subject, api, sealed, simulator }) => {
      const memory = newMemory();
      const seen: [number, number][] = [];
      const guard = async () => void seen.push([memory.ids.size, simulator.writingCalls().length]);
      await eraseActions.delete_tickets(contextOf(api, sealed, { memory, guard }));
      const all = subject.ticketIds.length;
      expect(seen).toEqual(subject.ticketIds.map((_, index) => [all, index]));
    }));
});

describe("delete_pay_methods", () => {
  const refusal = "No such customer: planted-remote-text";

  test("one that its gateway keeps stays, fails in words of ours alone, and holds back no other", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const [kept = 0, ...others] = subject.payMethodIds;
      const method = world.payMethods.get(kept);
      if (method === undefined) throw new Error("no pay method");
      method.remoteFailure = refusal;
      const memory = newMemory();
      const error = await thrownBy(eraseActions.delete_pay_methods(contextOf(api, sealed, { memory })));
      expect(error).toMatchObject({ code: "whmcs.remote_deletion_failed", retry: "later" });
      expect(wordsOf(error)).not.toContain("planted");
      expect(world.payMethods.has(kept)).toBe(true);
      expect(others.some((id) => world.payMethods.has(id))).toBe(false);
      expect(memory.erased).toEqual(new Set(others));

      delete method.remoteFailure;
      const outcome = await eraseActions.delete_pay_methods(contextOf(api, sealed, { memory }));
      expect(outcome).toEqual({ kind: "done", count: 4 });
      expect([...world.gatewayVault.values()].some(({ clientId }) => clientId === subject.clientId)).toBe(false);
    }));
});

describe("delete_quotes", () => {
  test("takes a prospect's quote of the client's very address, and leaves every other prospect's", () =>
    onStage(async (stage) => {
      const { world, subject, api, sealed } = stage;
      const own = addQuote(world, { clientId: 0, email: addressOf(stage, subject.clientId).toUpperCase() });
      const other = addQuote(world, { clientId: 0, email: "prospect@other.example" });
      const nameless = addQuote(world, { clientId: 0, email: "" });
      expect(await eraseActions.delete_quotes(contextOf(api, sealed))).toEqual({ kind: "done", count: 2 });
      expect(world.quotes.has(own.id)).toBe(false);
      expect([other, nameless].every(({ id }) => world.quotes.has(id))).toBe(true);
    }));

  test.each([
    ["2015-06-01", false],
    ["2016-06-01", true],
  ])("an accepted one of %s is kept by the policy: %s", (dateaccepted, stays) =>
    onStage(async ({ world, subject, api, sealed }) => {
      const accepted = world.quotes.get(subject.quoteIds[1] ?? 0);
      if (accepted === undefined) throw new Error("no quote");
      Object.assign(accepted, { dateaccepted, datecreated: "2012-01-01" });
      await eraseActions.delete_quotes(contextOf(api, sealed));
      expect(world.quotes.has(accepted.id)).toBe(stays);
    }),
  );

  test("one that became accepted while the others went is kept, and not counted as gone", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const memory = newMemory();
      memory.ids.add(subject.quoteIds[1] ?? 0);
      expect(await eraseActions.delete_quotes(contextOf(api, sealed, { memory }))).toEqual({ kind: "done", count: 1 });
      expect(world.quotes.has(subject.quoteIds[1] ?? 0)).toBe(true);
    }));
});

describe("contacts", () => {
  test("the billing contact goes with the others when no invoice is kept", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const client = world.clients.get(subject.clientId);
      if (client !== undefined) client.billingContactId = subject.contactIds[0] ?? 0;
      const ctx = contextOf(api, sealed, { keepsInvoices: false });
      expect(await eraseActions.delete_contacts(ctx)).toEqual({ kind: "done", count: 2 });
      expect(await eraseActions.reduce_billing_contact(contextOf(api, sealed))).toEqual({ kind: "nothing_found" });
    }));

  test("a billing contact that is another client's is never touched", () =>
    onStage(async ({ world, subject, twin, api, sealed, simulator }) => {
      const client = world.clients.get(subject.clientId);
      if (client !== undefined) client.billingContactId = twin.contactIds[0] ?? 0;
      expect(await eraseActions.reduce_billing_contact(contextOf(api, sealed))).toEqual({ kind: "nothing_found" });
      expect(simulator.writingCalls()).toEqual([]);
    }));
});

describe("clear_services", () => {
  test("leaves a service whose hosting is not gone as it is, empties the others, and waits", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const [live = 0, ...ended] = subject.serviceIds;
      const before = structuredClone(world.services.get(live));
      const hostingGone = ({ serviceId }: { serviceId: number }) => serviceId !== live;
      const outcome = await eraseActions.clear_services(contextOf(api, sealed, { hostingGone }));
      expect(outcome).toEqual({ kind: "waiting", reason: "hosting_not_gone" });
      expect(world.services.get(live)).toEqual(before);
      expect(ended.map((id) => world.services.get(id)?.username)).toEqual(["", ""]);
    }));

  test("takes a panel password that stands alone, though no reading shows it", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const [first = 0] = subject.serviceIds;
      const service = world.services.get(first);
      if (service === undefined) throw new Error("no service");
      const blank = { domain: "", username: "", notes: "", subscriptionid: "", dedicatedip: "", assignedips: "" };
      Object.assign(service, { ...blank, ns1: "", ns2: "", suspensionreason: "", customfields: [] });
      await eraseActions.clear_services(contextOf(api, sealed));
      expect(service.password).toBe("");
    }));

  test("takes the notes of an addon without a service, and leaves those of a live one", () =>
    onStage(async ({ world, subject, api, sealed }) => {
      const [addon] = [...world.addons.values()].filter(({ clientId }) => clientId === subject.clientId);
      if (addon === undefined) throw new Error("no addon");
      const ended = addon.serviceId;
      const hostingGone = ({ serviceId }: { serviceId: number }) => serviceId !== ended;
      const { notes } = addon;
      await eraseActions.clear_services(contextOf(api, sealed, { hostingGone }));
      expect(addon.notes).toBe(notes);
      addon.serviceId = 0;
      await eraseActions.clear_services(contextOf(api, sealed, { hostingGone }));
      expect(addon.notes).toBe("-");
    }));
});

describe("anonymise_users", () => {
  test("a login that another client gets while it is about to go is left alone", () =>
    onStage(async ({ world, subject, twin, api, sealed, simulator }) => {
      const login = world.users.get(subject.ownUserId);
      const ctx = contextOf(api, sealed);
      const remember = async (): Promise<void> => {
        login?.clients.push({ clientId: twin.clientId, owner: false, permissions: [] });
      };
      const outcome = await eraseActions.anonymise_users({ ...ctx, objects: { ...ctx.objects, remember } });
      expect(outcome).toEqual({ kind: "nothing_found", sharedWith: [{ type: "client", id: twin.clientId }] });
      expect(simulator.writingCalls()).toEqual([]);
    }));

  test("a login that another client uses too stays whole, and the outcome says whose it is besides", () =>
    onStage(async ({ world, subject, twin, api, sealed }) => {
      const shared = [...world.users.values()].find(
        ({ clients }) =>
          clients.some(({ clientId }) => clientId === subject.clientId) &&
          clients.some(({ clientId }) => clientId === twin.clientId),
      );
      const before = structuredClone(shared);
      const outcome = await eraseActions.anonymise_users(contextOf(api, sealed));
      expect(outcome).toMatchObject({ kind: "done", count: 1, sharedWith: [{ type: "client", id: twin.clientId }] });
      expect(before).toBeDefined();
      expect(shared).toEqual(before);
    }));

  test.each([
    ["goes with the second, once the first is closed and nobody's any more", "Closed", true, true],
    ["stays while the first is only closed, and may be opened again", "Closed", false, false],
    ["stays while the first is live, whatever its address says", "Active", true, false],
  ] as const)("a login that two clients shared %s", (_, status, anonymised, goes) =>
    onStage(async ({ world, twin, api, sealed }) => {
      const email = "erased-0123456789abcdef01234567@erased.invalid";
      Object.assign(world.clients.get(twin.clientId) ?? {}, { status, ...(anonymised && { email }) });
      const outcome = await eraseActions.anonymise_users(contextOf(api, sealed));
      expect(outcome).toMatchObject({ kind: "done", count: goes ? 2 : 1 });
      expect(outcome.sharedWith).toEqual(goes ? undefined : [{ type: "client", id: twin.clientId }]);
    }),
  );
});

describe("the profile", () => {
  const icann =
    "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please create an alternative contact that is set to receive them";

  test.each(["reduce_profile", "anonymise_profile"] as const)(
    "%s is not stopped by WHMCS's rule on mail about domains, and switches the other mails off",
    (action) =>
      onStage(async ({ world, subject, api, sealed, simulator }) => {
        await eraseActions.delete_contacts(contextOf(api, sealed));
        expect(await eraseActions[action](contextOf(api, sealed))).toEqual({ kind: "done", count: 1 });
        const preferences = Object.entries(world.clients.get(subject.clientId)?.mailPreferences ?? {});
        expect(preferences.filter(([, on]) => on)).toEqual([["domain", true]]);
        simulator.resetCalls();
        expect(await eraseActions[action](contextOf(api, sealed))).toEqual({ kind: "nothing_found" });
        expect(simulator.writingCalls()).toEqual([]);
      }),
  );

  test("goes without switching mails off where WHMCS speaks of ICANN all the same, asking again before the second call", () =>
    onStage(async ({ world, subject, api, sealed, simulator }) => {
      simulator.faults.set("UpdateClient", { kind: "error", message: icann }, 1);
      let asked = 0;
      const guard = async () => void (asked += 1);
      expect(await eraseActions.reduce_profile(contextOf(api, sealed, { guard }))).toMatchObject({ kind: "done" });
      expect(asked).toBe(2);
      expect(addressOf({ world } as TwinWorld, subject.clientId)).toMatch(/\.invalid$/);
    }));

  test("is written past WHMCS's validation, which would ask for what has just been taken", () =>
    onStage(async ({ api, sealed, simulator }) => {
      await eraseActions.anonymise_profile(contextOf(api, sealed));
      expect(simulator.writingCalls().map(({ params }) => params["skipvalidation"])).toEqual(["1"]);
    }));

  test("two erased clients have different addresses and names that tell nothing of the old ones", () =>
    onStage(async ({ world, subject, twin, api, sealed }) => {
      const other = await resolveSubject(api, twin.clientId);
      if (other === undefined) throw new Error("no twin");
      await eraseActions.anonymise_profile(contextOf(api, sealed));
      await eraseActions.anonymise_profile(contextOf(api, other));
      const [a, b] = [world.clients.get(subject.clientId), world.clients.get(twin.clientId)];
      expect(a?.email).not.toBe(b?.email);
      expect(a?.lastname).not.toBe(b?.lastname);
    }));

  test("is left alone when WHMCS has no such client any more", () =>
    onStage(async ({ world, subject, api, sealed, simulator }) => {
      world.clients.delete(subject.clientId);
      for (const action of ["reduce_profile", "anonymise_profile", "anonymise_users", "delete_pay_methods"] as const) {
        expect(await eraseActions[action](contextOf(api, sealed))).toEqual({ kind: "nothing_found" });
      }
      expect(simulator.writingCalls()).toEqual([]);
    }));
});

describe("a WHMCS that says success and does nothing", () => {
  const inert = {
    deleteTicket: async () => "deleted" as const,
    deletePayMethod: async () => "deleted" as const,
    deleteQuote: async () => "deleted" as const,
    deleteContact: async () => "deleted" as const,
    updateContact: async () => {},
    updateClient: async () => {},
    updateUser: async () => {},
    updateService: async () => {},
    updateAddon: async () => {},
    updateDomain: async () => {},
  } satisfies Partial<WhmcsApi>;

  test.each<EraseActionName>([
    "delete_tickets",
    "delete_pay_methods",
    "delete_quotes",
    "delete_contacts",
    "reduce_billing_contact",
    "clear_services",
    "clear_domains",
    "anonymise_users",
    "reduce_profile",
    "anonymise_profile",
  ])("%s is never called done", (action) =>
    onStage(async ({ world, subject, api, sealed }) => {
      const client = world.clients.get(subject.clientId);
      if (client !== undefined) client.billingContactId = subject.contactIds[0] ?? 0;
      const error = await thrownBy(eraseActions[action](contextOf({ ...api, ...inert }, sealed)));
      expect(error).toMatchObject({ code: "whmcs.still_there", retry: "later" });
    }),
  );

  test.each(["notes", "customfields", "address2", "marketingOptIn", "lastname"] as const)(
    "a profile of which WHMCS kept %s is not called anonymised",
    (kept) =>
      onStage(async ({ world, subject, api, sealed }) => {
        const client = world.clients.get(subject.clientId);
        if (client === undefined) throw new Error("no client");
        const before = structuredClone(client[kept]);
        const updateClient: WhmcsApi["updateClient"] = async (...args) => {
          await api.updateClient(...args);
          Object.assign(client, { [kept]: before });
        };
        const error = await thrownBy(eraseActions.anonymise_profile(contextOf({ ...api, updateClient }, sealed)));
        expect(error).toMatchObject({ code: "whmcs.still_there" });
      }),
  );
});

test("a placeholder that WHMCS stores in a way of its own is no leftover", () =>
  onStage(async ({ world, api, sealed }) => {
    const updateDomain: WhmcsApi["updateDomain"] = async (id) => {
      const domain = world.domains.get(id);
      if (domain !== undefined) domain.notes = "n/a";
    };
    const outcome = await eraseActions.clear_domains(contextOf({ ...api, updateDomain }, sealed));
    expect(outcome).toEqual({ kind: "done", count: 1 });
  }));
