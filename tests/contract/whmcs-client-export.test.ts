import { describe, expect, test } from "@jest/globals";
import type { ExportItem, Subject } from "../../src/connectors/connector.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { exportClient } from "../../src/connectors/whmcs/export/export.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { presentFields } from "../../src/domain/data-map.ts";
import { noDoor } from "../support/no-door.ts";
import { type Answer, type Received, withWhmcs } from "./whmcs-client-server.ts";

/** What must never be in a package: planted wherever WHMCS sends something secret, a colleague's or another client's. */
const secret = "SECRET-MARK";
const other = "OTHER-MARK";

const ctx = { signal: new AbortController().signal, clock: systemClock, dryRun: false };

const lists: Record<string, (form: URLSearchParams) => object> = {
  GetContacts: () => ({ contacts: { contact: [{ id: 31, userid: 7, firstname: "Cas", email: "Cas@example.com" }] } }),
  GetUsers: (form) => ({
    users: [
      {
        id: 51,
        email: "ann@example.com",
        firstname: "Ann",
        validationdata: secret,
        clients: [{ id: 7, isOwner: true }],
      },
      { id: 52, email: "dev@example.com", firstname: "Dev", clients: [{ id: 7 }, { id: 8, name: other }] },
    ].filter(({ email }) => email.startsWith(form.get("search") ?? "")),
  }),
  GetPayMethods: () => ({
    clientid: "7",
    paymethods: [
      { id: 61, type: "BankAccount", description: "BE71096123456769", remote_token: secret, card_last_four: "4242" },
    ],
  }),
  GetClientsProducts: () => ({
    products: {
      product: [
        {
          id: "71",
          clientid: "7",
          pid: "12",
          domain: "Ann.example",
          username: "annex",
          password: secret,
          status: "Active",
          customfields: {
            customfield: [
              { id: "1", name: "FTP password", value: secret },
              { id: "2", name: "Colour", value: "red" },
            ],
          },
        },
      ],
    },
  }),
  GetProducts: (form) => ({
    products: { product: form.get("pid") === "12" ? [{ pid: 12, name: "Plus", module: "cpanel" }] : [] },
  }),
  GetClientsAddons: () => ({ addons: "" }),
  GetClientsDomains: () => ({
    domains: {
      domain: [
        { id: "81", userid: "7", domainname: "ann.example", registrar: "enom", status: "Active", donotrenew: "1" },
      ],
    },
  }),
  GetOrders: () => ({
    orders: {
      order: [
        { id: 91, ordernum: 7858259149, userid: 7, transfersecret: secret, orderdata: secret, ipaddress: "192.0.2.7" },
      ],
    },
  }),
  GetInvoices: () => ({
    invoices: {
      invoice: [
        { id: 101, userid: 7, total: "12.10", currencycode: "EUR" },
        { id: 102, userid: 7, total: "1.00" },
      ],
    },
  }),
  GetQuotes: () => ({
    quotes: {
      quote: [
        { id: 111, userid: 7, subject: "Own", adminnotes: "Asked for a discount" },
        { id: 112, userid: 0, client: null, email: "ANN@example.com", subject: "As a prospect" },
        { id: 113, userid: 8, email: "ann@example.com", subject: other },
        { id: 114, userid: 0, email: "x@example.com", subject: other },
      ],
    },
  }),
  GetTransactions: () => ({
    transactions: { transaction: [{ id: "121", userid: "7", amountin: "12.10", amountout: "0.00" }] },
  }),
  GetCredits: () => ({ clientid: "7", credits: { credit: [{ id: "131", amount: "-10.00" }] } }),
  GetTickets: (form) =>
    form.has("clientid")
      ? { tickets: { ticket: [{ id: "141", userid: "7", email: "ann@example.com" }] } }
      : {
          tickets: {
            ticket: [
              { id: "142", userid: "0", email: "ann@example.com" },
              { id: "143", userid: "8", email: "ann@example.com", subject: other },
            ].filter(({ email }) => email === form.get("email")),
          },
        },
  GetEmails: () => ({
    emails: { email: [{ id: 151, userid: 7, subject: "Welcome", message: `Password: ${secret}`, bcc: other }] },
  }),
  GetActivityLog: () => ({
    activity: {
      entry: [
        { id: 161, clientId: 7, adminId: 3, username: other, ipaddress: other, description: "Changed" },
        {
          id: 162,
          clientId: 7,
          adminId: 0,
          username: "ann@example.com",
          ipaddress: "192.0.2.7",
          description: "Logged in",
        },
      ],
    },
  }),
  GetAffiliates: () => ({ affiliates: { affiliate: [{ id: "171", clientid: "7", balance: "15.00" }] } }),
  GetCancelledPackages: () => ({
    packages: {
      package: [
        { id: "181", relid: "71", type: "Immediate", reason: "Too dear", date: "2026-01-02 03:04:05" },
        { id: "182", relid: "72", type: "Immediate", reason: other },
      ],
    },
  }),
};

/** What an export does without when it is refused. */
const dispensable: Record<string, () => object> = {
  GetAdminUsers: () => ({ admin_users: [{ id: 1, username: "root", firstname: "Mo", lastname: other, email: other }] }),
  DomainGetNameservers: () => ({ ns1: "ns1.example.net", ns2: "ns2.example.net" }),
};

const details: Record<string, (form: URLSearchParams) => object> = {
  GetUserPermissions: (form) => ({ permissions: form.get("user_id") === "52" ? "tickets,invoices" : "" }),
  GetClientsDetails: (form) =>
    form.get("clientid") === "7"
      ? {
          client: {
            id: 7,
            firstname: "Ann",
            email: "Ann@Example.com",
            credit: "0.00",
            password: secret,
            users: {
              user: [
                { id: 51, email: "ann@example.com", is_owner: true },
                { id: 52, email: "dev@example.com" },
              ],
            },
          },
        }
      : { result: "error", message: "Client Not Found" },
  GetInvoice: (form) => ({
    invoiceid: form.get("invoiceid"),
    userid: 7,
    total: "12.10",
    items: { item: [{ id: 1, description: "Hosting", amount: "10.00" }] },
    transactions: { transaction: [{ id: "121", amountin: "12.10" }] },
  }),
  GetTicket: (form) => ({
    ticketid: form.get("ticketid"),
    c: secret,
    userid: form.get("ticketid") === "141" ? "7" : "0",
    cc: `ann@example.com,${other}@example.com`,
    replies: {
      reply: [
        {
          replyid: "0",
          name: "Ann",
          date: "2026-01-02 03:04:05",
          message: "Help",
          attachments: [{ filename: "a.txt", index: 0 }],
        },
        { replyid: "4", name: "Ann", attachments: [{ filename: "pruned.txt", index: 0 }], attachments_removed: true },
        {
          replyid: "5",
          admin: other,
          requestor_name: other,
          requestor_type: "Operator",
          message: "Hi",
          attachments: [[]],
        },
      ],
    },
    notes: { note: [{ noteid: "1", message: "Call back on Monday", admin: other }] },
  }),
  GetTicketAttachment: (form) => ({
    filename: "a.txt",
    data: Buffer.from(`file of ${form.get("relatedid")}`).toString("base64"),
  }),
};

const answer: Answer = ({ action, form }: Received) => {
  const detail = details[action] ?? dispensable[action];
  if (detail !== undefined) return { result: "success", ...detail(form) };
  const list = lists[action];
  if (list === undefined) throw new Error(`the test has no answer for ${action}`);
  const first = (form.get("limitstart") ?? "0") === "0";
  return { result: "success", ...(first ? list(form) : {}) };
};

const subject: Subject = {
  clientId: 7,
  emails: ["ann@example.com", "cas@example.com"],
  domains: ["ann.example"],
  usernames: ["annex"],
  serviceIds: [71],
};

async function exportAll(
  api: WhmcsApi,
  { of = subject, withNotes = true }: { readonly of?: Subject; readonly withNotes?: boolean } = {},
): Promise<ExportItem[]> {
  const all: ExportItem[] = [];
  for await (const item of exportClient(api, noDoor, of, ctx, { withNotes })) all.push(item);
  return all;
}

function recordsOf(items: readonly ExportItem[], entity: string): readonly object[] {
  return items.flatMap((item) => (item.type === "record" && item.entity === entity ? [item.record] : []));
}

function moved(items: readonly ExportItem[], list: string): readonly object[] {
  return items.flatMap((item) => (item.type === "move" && item.list === list ? [item.record] : []));
}

function gapsOf(items: readonly ExportItem[]): readonly object[] {
  return items.filter(({ type }) => type === "gap");
}

/** Answers like ever, but that the role lacks one action. */
function without(forbidden: string): Answer {
  return (received, response) => {
    if (received.action !== forbidden) return answer(received, response);
    response.statusCode = 403;
    const message = `Invalid Permissions: API action "${forbidden.toLowerCase()}" is not allowed`;
    return { result: "error", message };
  };
}

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

test("a subject is known although WHMCS says something odd of its services and domains", async () => {
  const odd: Answer = (received, response) =>
    received.action === "GetClients" ? knownBefore(received, response) : oddly(received, response);
  await withWhmcs(odd, async ({ api }) => {
    expect(await resolveSubject(api, 7)).toMatchObject({ domains: ["ann.example"], serviceIds: [71] });
  });
});

describe("an export", () => {
  const entitiesOfContract = [
    "profile",
    "users",
    "contacts",
    "services",
    "addons",
    "domains",
    "orders",
    "invoices",
    "quotes",
    "transactions",
    "credits",
    "pay_methods",
    "tickets",
    "emails",
    "activity",
    "affiliate",
    "cancellation_requests",
  ];

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
