import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import {
  answer,
  details,
  exportAll,
  gapsOf,
  lists,
  moved,
  other,
  recordsOf,
  secret,
  without,
} from "./whmcs-client-answers.ts";
import { entitiesOfContract } from "../support/contract-entities.ts";
import { type Answer, withWhmcs } from "./whmcs-client-server.ts";

// What an export does when a part of WHMCS cannot be read.

/** Answers like ever, but one action with words that are no known ones. */
function refusing(action: string): Answer {
  return (received, response) =>
    received.action === action ? { result: "error", message: "Something Else Entirely" } : answer(received, response);
}

function behindFirewall(action: string): Answer {
  return (received, response) => {
    if (received.action !== action) return answer(received, response);
    response.statusCode = 403;
    return "<html>Attention required</html>";
  };
}

/** A text where everything that is asked for should stand, and no id. */
function shapeless(action: string): Answer {
  return (received, response) => {
    const told = answer(received, response);
    if (received.action !== action || typeof told !== "object" || told instanceof Promise) return told;
    return Object.fromEntries(Object.keys(told).map((key) => [key, key === "result" ? "success" : "odd"]));
  };
}

const forbiddenAddress: Answer = (received, response) => {
  if (received.action !== "GetContacts") return answer(received, response);
  response.statusCode = 403;
  return { result: "error", message: "Invalid IP 192.0.2.1" };
};

function away(action: string): Answer {
  return (received, response) => {
    if (received.action !== action) return answer(received, response);
    response.statusCode = 503;
    return "<html>away</html>";
  };
}

const foreignInvoice: Answer = (received, response) => {
  const told = answer(received, response);
  if (received.action !== "GetInvoice" || typeof told !== "object" || told instanceof Promise) return told;
  return { ...told, userid: 8 };
};

/** Answers like ever, but with what cannot be read beside the ids and names of services and domains. */
const oddly: Answer = (received, response) => {
  const told = answer(received, response);
  const odd = { regdate: { odd: true }, nextduedate: ["odd"], recurringamount: "much" };
  const rows: Record<string, object> = {
    GetClientsDomains: {
      domains: {
        domain: [{ id: "81", userid: "7", registrar: "enom", status: "Active", domainname: "ann.example", ...odd }],
      },
    },
    GetClientsProducts: { products: { product: [{ id: "71", clientid: "7", pid: "12", ...odd }] } },
  };
  const changed = (received.form.get("limitstart") ?? "0") === "0" ? rows[received.action] : undefined;
  return changed === undefined ? told : { result: "success", ...changed };
};

test("a subject is known although WHMCS says something odd of its services and domains", async () => {
  const odd: Answer = (received, response) =>
    received.action === "GetClients" ? { result: "success", totalresults: 0 } : oddly(received, response);
  await withWhmcs(odd, async ({ api }) => {
    expect(await resolveSubject(api, 7)).toMatchObject({ domains: ["ann.example"], serviceIds: [71] });
  });
});

describe("an export", () => {
  const neededBy: Readonly<Record<string, readonly string[]>> = {
    GetUsers: ["users"],
    GetContacts: ["contacts"],
    GetClientsProducts: ["services", "cancellation_requests"],
    GetClientsAddons: ["addons"],
    GetClientsDomains: ["domains"],
    GetOrders: ["orders"],
    GetInvoices: ["invoices"],
    GetInvoice: ["invoices"],
    GetQuotes: ["quotes"],
    GetTransactions: ["transactions"],
    GetCredits: ["credits"],
    GetPayMethods: ["pay_methods"],
    GetTickets: ["tickets"],
    GetTicket: ["tickets"],
    GetEmails: ["emails"],
    GetActivityLog: ["activity"],
    GetAffiliates: ["affiliate"],
    GetCancelledPackages: ["cancellation_requests"],
    // What it tells is told of others.
    GetProducts: [],
    GetUserPermissions: [],
    GetTicketAttachment: [],
  };
  const inTheWay: readonly [string, (forbidden: string) => Answer, object][] = [
    ["is not permitted", without, { reason: "whmcs.permission_missing" }],
    ["is refused in words nobody knows", refusing, { reason: "whmcs.rejected", mayMend: false }],
    ["is answered by a firewall", behindFirewall, { reason: "whmcs.unreadable" }],
    ["brings what it should not", shapeless, { reason: "whmcs.shape_unexpected", mayMend: false }],
  ];

  describe.each(inTheWay)("when an action %s", (_, disturbed, told) => {
    test.each([...Object.keys(lists), ...Object.keys(details)].filter((action) => action !== "GetClientsDetails"))(
      "leaves out what needs %s and says so, and all else is there",
      async (action) => {
        const read = async (answering: Answer): Promise<ExportItem[]> => {
          let items: ExportItem[] = [];
          await withWhmcs(answering, async ({ api }) => {
            items = await exportAll(api);
          });
          return items;
        };
        const [whole, items] = [await read(answer), await read(disturbed(action))];
        const missing = neededBy[action] ?? [];
        expect(items.filter(({ type }) => type === "left_out")).toEqual(
          entitiesOfContract
            .filter((entity) => missing.includes(entity))
            .map((entity) => ({ type: "left_out", entity, ...told })),
        );
        for (const entity of entitiesOfContract) {
          if (missing.includes(entity) || (entity === "users" && action === "GetUserPermissions")) continue;
          expect(recordsOf(items, entity)).toEqual(recordsOf(whole, entity));
        }
        expect(JSON.stringify(items)).not.toMatch(new RegExp(`${secret}|${other}`));
      },
    );
  });

  test.each([
    ["GetInvoices", "invoices", 2],
    ["GetTickets", "tickets", 2],
    ["GetEmails", "emails", 1],
  ])(
    "of a list of which %s counts more than it sends keeps what was sent, and tells that rows may be missing",
    async (action, entity, sent) => {
      const counting: Answer = (received, response) => {
        const told = answer(received, response);
        if (received.action !== action || typeof told !== "object" || told instanceof Promise) return told;
        return { ...told, totalresults: received.form.has("email") ? undefined : 5 };
      };
      await withWhmcs(counting, async ({ api }) => {
        const items = await exportAll(api);
        expect(recordsOf(items, entity)).toHaveLength(sent);
        expect(gapsOf(items)).toContainEqual({ type: "gap", reason: "rows_missing", count: 1 });
        expect(items.filter(({ type }) => type === "left_out")).toEqual([]);
      });
    },
  );

  test.each([
    ["GetProducts", [{ reason: "move_incomplete" }]],
    ["GetClientsDomains", [{ reason: "move_incomplete" }]],
    ["GetUserPermissions", [{ reason: "permissions_unknown", count: 2 }]],
    ["GetTicketAttachment", [{ reason: "client_file_failed", count: 2 }]],
    ["GetTicket", []],
  ])("without %s tells as a gap what is no entity of its own", async (action, gaps) => {
    await withWhmcs(without(action), async ({ api }) => {
      const items = await exportAll(api);
      expect(gapsOf(items)).toEqual(
        expect.arrayContaining([...gaps, { reason: "addon_door_absent" }].map((gap) => ({ type: "gap", ...gap }))),
      );
      expect(gapsOf(items)).toHaveLength(gaps.length + 1);
      expect(moved(items, "services")).toMatchObject([
        { serviceId: 71, panelType: action === "GetProducts" ? "" : "cpanel" },
      ]);
    });
  });

  test.each<[string, Answer, string]>([
    ["does not know the address", forbiddenAddress, "whmcs.invalid_ip"],
    ["is away", away("GetContacts"), "connector.unavailable"],
    ["is away when it is asked for the staff", away("GetAdminUsers"), "connector.unavailable"],
    ["shows another client's invoice", foreignInvoice, "whmcs.foreign_row"],
  ])("ends where it is when WHMCS %s", async (_, answering, code) => {
    await withWhmcs(answering, async ({ api }) => {
      await expect(exportAll(api)).rejects.toMatchObject({ code });
    });
  });

  test.each([
    ["that is forbidden", without],
    ["that a firewall answers", behindFirewall],
    ["in a shape nobody knows", shapeless],
  ])("goes on with a list of the staff %s, and says so; whom a ticket names stays out", async (_, disturbed) => {
    await withWhmcs(disturbed("GetAdminUsers"), async ({ api }) => {
      const items = await exportAll(api);
      expect(gapsOf(items)).toContainEqual({ type: "gap", reason: "staff_names_unknown" });
      expect(items.filter(({ type }) => type === "left_out")).toEqual([]);
      expect(JSON.stringify(recordsOf(items, "tickets"))).not.toContain(other);
    });
  });

  test("says of how many files and tickets nothing is left since they were listed", async () => {
    const pruned: Answer = (received, response) => {
      if (received.action === "GetTicketAttachment") return { result: "error", message: "No Attachments Found" };
      if (received.form.get("ticketid") === "142") return { result: "error", message: "Ticket ID Not Found" };
      return answer(received, response);
    };
    await withWhmcs(pruned, async ({ api }) => {
      const items = await exportAll(api);
      expect(recordsOf(items, "tickets")).toHaveLength(1);
      expect(gapsOf(items)).toEqual(
        expect.arrayContaining([
          { type: "gap", reason: "ticket_gone", count: 1 },
          { type: "gap", reason: "attachment_gone", count: 1 },
        ]),
      );
    });
  });

  test("asks for the first files together", async () => {
    const together = Promise.withResolvers<undefined>();
    let asked = 0;
    const waiting: Answer = async (received, response) => {
      if (received.action === "GetTicketAttachment") {
        asked += 1;
        if (asked === 2) together.resolve(undefined);
        await together.promise;
      }
      return answer(received, response);
    };
    await withWhmcs(waiting, async ({ api }) => {
      const items = await exportAll(api);
      expect(items.filter(({ type }) => type === "attachment")).toHaveLength(2);
    });
  });

  test("leaves out invoices that were listed and are gone, for another attempt to read", async () => {
    const deleted: Answer = (received, response) =>
      received.form.get("invoiceid") === "102"
        ? { result: "error", message: "Invoice ID Not Found" }
        : answer(received, response);
    await withWhmcs(deleted, async ({ api }) => {
      const items = await exportAll(api);
      expect(items).toContainEqual({ type: "left_out", entity: "invoices", reason: "whmcs.list_changed" });
      expect(recordsOf(items, "affiliate")).toHaveLength(1);
    });
  });

  test("tells the next host of domains and services of which WHMCS says something odd", async () => {
    await withWhmcs(oddly, async ({ api }) => {
      const items = await exportAll(api);
      expect(items.filter(({ type }) => type === "left_out")).toEqual([]);
      expect(moved(items, "domains")).toMatchObject([{ domainName: "ann.example", nameServers: expect.any(Array) }]);
      expect(moved(items, "services")).toMatchObject([{ serviceId: 71, panelType: "cpanel" }]);
    });
  });
});
