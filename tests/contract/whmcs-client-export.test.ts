import { describe, expect, test } from "@jest/globals";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { exportClient } from "../../src/connectors/whmcs/export/export.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { presentFields } from "../../src/domain/data-map.ts";
import { noDoor } from "../support/no-door.ts";
import {
  answer,
  ctx,
  exportAll,
  gapsOf,
  moved,
  other,
  recordsOf,
  secret,
  subject,
  without,
} from "./whmcs-client-answers.ts";
import { entitiesOfContract } from "../support/contract-entities.ts";
import { type Answer, withWhmcs } from "./whmcs-client-server.ts";

const knownBefore: Answer = (received, response) =>
  received.action === "GetClients"
    ? { result: "success", totalresults: 1, clients: { client: [{ id: 7, email: "Ann@Example.com" }] } }
    : answer(received, response);

test("a subject is what systems know the client by, without the address of a login that another client uses", async () => {
  await withWhmcs(knownBefore, async ({ api }) => {
    expect(await resolveSubject(api, 7)).toEqual(subject);
    expect(await resolveSubject(api, 6)).toBeUndefined();
  });
});

describe("an export", () => {
  test("announces every entity of the contract once, before its records, also when it has none", async () => {
    await withWhmcs(answer, async ({ api }) => {
      const items = await exportAll(api);
      const announced = items.flatMap((item) => (item.type === "entity" ? [item.entity] : []));
      expect(announced).toEqual(entitiesOfContract);
      let current = "";
      for (const item of items) {
        if (item.type === "entity") current = item.entity;
        if ("entity" in item) expect(item.entity).toBe(current);
      }
      const counts = Object.fromEntries(announced.map((name) => [name, recordsOf(items, name).length]));
      expect(counts).toEqual({
        profile: 1,
        users: 2,
        contacts: 1,
        services: 1,
        addons: 0,
        domains: 1,
        orders: 1,
        invoices: 2,
        quotes: 2,
        transactions: 1,
        credits: 1,
        pay_methods: 1,
        tickets: 2,
        emails: 1,
        activity: 2,
        affiliate: 1,
        cancellation_requests: 1,
      });
    });
  });

  test("holds no secret, no staff name, and nothing of another client", async () => {
    await withWhmcs(answer, async ({ api }) => {
      const words = JSON.stringify(await exportAll(api));
      expect(words).not.toContain(secret);
      expect(words).not.toContain(other);
      expect(words).not.toContain("BE71096123456769");
      expect(words).toContain('"author":"staff"');
      expect(words).toContain('"value":"red"');
    });
  });

  test("gives invoices with their lines and payments", async () => {
    await withWhmcs(answer, async ({ api }) => {
      const items = await exportAll(api);
      const invoices = recordsOf(items, "invoices");
      expect(invoices[0]).toMatchObject({
        invoiceId: 101,
        currency: "EUR",
        paidAt: null,
        lines: [{ description: "Hosting", amount: "10.00" }],
        payments: [{ transactionId: 121, amountIn: "12.10" }],
      });
    });
  });

  test("gives each ticket's files, but those WHMCS pruned, after its record, in a folder made of ids", async () => {
    await withWhmcs(answer, async ({ api }) => {
      const items = await exportAll(api);
      const tickets = items.filter((item) => "entity" in item && item.entity === "tickets" && item.type !== "entity");
      expect(
        tickets.map((item) =>
          item.type === "attachment" && item.data instanceof Uint8Array
            ? [item.folder, item.name, item.at, Buffer.from(item.data).toString()]
            : item.type,
        ),
      ).toEqual([
        "record",
        ["ticket-141", "a.txt", "2026-01-02 03:04:05", "file of 141"],
        "record",
        ["ticket-142", "a.txt", "2026-01-02 03:04:05", "file of 142"],
      ]);
    });
  });

  test("goes on without a registrar, and says of how many domains the name servers are unknown", async () => {
    await withWhmcs(without("DomainGetNameservers"), async ({ api }) => {
      const items = await exportAll(api);
      expect(gapsOf(items)).toContainEqual({ type: "gap", reason: "name_servers_unknown", count: 1 });
      expect(moved(items, "domains")).toMatchObject([{ domainName: "ann.example", nameServers: null }]);
    });
  });

  test("tells the next host of domains and services, and no secret", async () => {
    await withWhmcs(answer, async ({ api }) => {
      const items = await exportAll(api);
      expect(moved(items, "domains")).toEqual([
        expect.objectContaining({
          domainId: 81,
          registrar: "enom",
          autoRenew: false,
          nameServers: ["ns1.example.net", "ns2.example.net"],
        }),
      ]);
      expect(moved(items, "services")).toEqual([
        expect.objectContaining({
          serviceId: 71,
          panelType: "cpanel",
          diskLimitMb: null,
          options: [
            { name: "FTP password", value: "[removed]" },
            { name: "Colour", value: "red" },
          ],
        }),
      ]);
    });
  });

  test("gives the logins with what they may do, and another client's login without what is only its own", async () => {
    await withWhmcs(answer, async ({ api }) => {
      expect(recordsOf(await exportAll(api), "users")).toEqual([
        expect.objectContaining({ userId: 51, isOwner: true, firstName: "Ann", permissions: [] }),
        expect.objectContaining({ userId: 52, isOwner: false, firstName: "", permissions: ["tickets", "invoices"] }),
      ]);
    });
  });

  test("gives every record every field of the map, in the map's order", async () => {
    await withWhmcs(answer, async ({ api }) => {
      for (const item of await exportAll(api)) {
        if (item.type !== "record") continue;
        const fields = whmcsDataMap.find(({ entity }) => entity === item.entity)?.fields ?? [];
        const names = new Set(presentFields(fields).map(({ name }) => name.split(".")[0]));
        expect([item.entity, Object.keys(item.record)]).toEqual([item.entity, [...names]]);
      }
    });
  });

  test("holds staff notes about the client unless they are withheld, which it then says", async () => {
    const notes = ["Asked for a discount", "Call back on Monday"];
    await withWhmcs(answer, async ({ api }) => {
      const told = await exportAll(api);
      for (const note of notes) expect(JSON.stringify(told)).toContain(note);
      expect(gapsOf(told)).toEqual([{ type: "gap", reason: "addon_door_absent" }]);
      const withheld = await exportAll(api, { withNotes: false });
      for (const note of notes) expect(JSON.stringify(withheld)).not.toContain(note);
      expect(recordsOf(withheld, "tickets")).toContainEqual(expect.objectContaining({ notes: [] }));
      expect(recordsOf(withheld, "quotes")).toContainEqual(expect.objectContaining({ adminNotes: "" }));
      expect(gapsOf(withheld)).toContainEqual({ type: "gap", reason: "notes_withheld" });
    });
  });

  test("leaves out what the map does not know or cannot read, counts it, and names it without telling anything", async () => {
    const strange: Answer = (received, response) => {
      const told = answer(received, response);
      if (received.action !== "GetInvoice" || typeof told !== "object" || told instanceof Promise) return told;
      const item = { id: 1, description: "Hosting", amount: "ten", newfield: secret, [`${other} says`]: secret };
      return { ...told, items: { item: [item] }, subtotal: { odd: secret }, discount7: secret };
    };
    await withWhmcs(strange, async ({ api }) => {
      const items = await exportAll(api);
      expect(items.filter(({ type }) => type === "unmapped")).toEqual(
        ["discount#", "subtotal", "items.newfield", "items.other", "items.amount"].map((field) => ({
          type: "unmapped",
          entity: "invoices",
          field,
          count: 2,
        })),
      );
      expect(gapsOf(items)).toContainEqual({ type: "gap", reason: "fields_not_mapped", count: 10 });
      expect(JSON.stringify(items)).not.toMatch(new RegExp(`${secret}|${other}`));
      expect(recordsOf(items, "invoices")[0]).toMatchObject({ subtotal: null, lines: [{ amount: null }] });
    });
  });

  test("of a client who is gone is refused rather than empty", async () => {
    await withWhmcs(answer, async ({ api }) => {
      await expect(exportAll(api, { of: { ...subject, clientId: 6 } })).rejects.toMatchObject({
        code: "whmcs.client_gone",
      });
    });
  });

  test("writes nothing to WHMCS", async () => {
    await withWhmcs(
      answer,
      async ({ api }) => {
        await exportAll(api);
      },
      { refuseWrites: true },
    );
  });

  test("stops calling when it is aborted", async () => {
    const controller = new AbortController();
    await withWhmcs(answer, async ({ api, received }) => {
      const context = { ...ctx, signal: controller.signal };
      const items = exportClient(api, noDoor, subject, context, { withNotes: true });
      let made = 0;
      await expect(
        (async () => {
          for await (const item of items) {
            if (item.type !== "entity" || item.entity !== "users") continue;
            controller.abort();
            made = received.length;
          }
        })(),
      ).rejects.toMatchObject({ code: "connector.aborted" });
      expect(received.length - made).toBeLessThanOrEqual(4);
      expect(received.map(({ action }) => action)).not.toContain("GetTicketAttachment");
    });
  });
});

test("find names the objects that are the subject's alone: no login and no ticket of another client", async () => {
  await withWhmcs(answer, async ({ api }) => {
    const found = await createWhmcsConnector(api, noDoor).find(subject, ctx);
    expect(found.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      "ticket 141",
      "ticket 142",
      "pay_method 61",
      "contact 31",
      "quote 111",
      "quote 112",
      "service 71",
      "user 51",
      "profile 7",
    ]);
  });
});
