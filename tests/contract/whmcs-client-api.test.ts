import { describe, expect, test } from "@jest/globals";
import { unserialize } from "php-serialize";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { adminUrlField } from "../../src/connectors/whmcs/api-mails.ts";
import { actions, writingActions } from "../../src/connectors/whmcs/actions.ts";
import { listedEntities, listOf } from "../../src/connectors/whmcs/export/reads.ts";
import { type Answer, type Received, withWhmcs } from "./whmcs-client-server.ts";

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** A paged list as WHMCS gives it: at most `most` rows whatever was asked. */
function pages(wrapper: string, item: string, rows: readonly object[], most = 100): Answer {
  return ({ form }) => {
    const start = Number(form.get("limitstart") ?? 0);
    const page = rows.slice(start, start + Math.min(most, Number(form.get("limitnum") ?? 25)));
    return {
      result: "success",
      totalresults: String(rows.length),
      startnumber: start,
      numreturned: page.length,
      ...(page.length === 0 ? {} : { [wrapper]: { [item]: page } }),
    };
  };
}

const clientRow = (id: number) => ({
  id,
  firstname: "A",
  email: `a${id}@example.com`,
  status: "Active",
  datecreated: "2020-01-01",
});
const many = Array.from({ length: 230 }, (_, index) => clientRow(index + 1));

describe("paging", () => {
  test("asks for its own page size, as forgetting it silently truncates at 25, and reads every row once", async () => {
    await withWhmcs(pages("clients", "client", many), async ({ api, received }) => {
      const ids = (await collect(api.clients())).map(({ clientId }) => clientId);
      expect(ids).toEqual(many.map(({ id }) => id));
      expect(received.map(({ form }) => [form.get("limitstart"), form.get("limitnum")])).toEqual([
        ["0", "100"],
        ["100", "100"],
        ["200", "100"],
      ]);
    });
  });

  test("trusts the rows that came back when the server caps the page lower than asked", async () => {
    await withWhmcs(pages("clients", "client", many, 40), async ({ api, received }) => {
      expect(await collect(api.clients())).toHaveLength(230);
      expect(received.map(({ form }) => form.get("limitstart"))).toEqual(["0", "40", "80", "120", "160", "200"]);
    });
  });

  test("goes on until an empty page when the server does not count", async () => {
    const uncounted: Answer = async (received, response) => {
      const { totalresults: _, ...rest } = (await pages("clients", "client", many)(received, response)) as {
        totalresults: string;
      };
      return rest;
    };
    await withWhmcs(uncounted, async ({ api }) => {
      expect(await collect(api.clients())).toHaveLength(230);
    });
  });

  test("gives a row that shifted to the next page once, and looks for the one that came before it", async () => {
    let calls = 0;
    const shifted: Answer = (received, response) => {
      calls += 1;
      return pages("clients", "client", calls === 1 ? many : [clientRow(999), ...many])(received, response);
    };
    await withWhmcs(shifted, async ({ api, received }) => {
      const ids = (await collect(api.clients())).map(({ clientId }) => clientId);
      expect(ids).toEqual([...many.map(({ id }) => id), 999]);
      expect(received.map(({ form }) => form.get("limitstart"))).toEqual(["0", "100", "200", "0"]);
    });
  });

  test("looks for a row that moved while paging in WHMCS, not in what it remembers", async () => {
    const rows = many.map((row) => ({ ...row, userid: 7 }));
    let calls = 0;
    const moved: Answer = (received, response) => {
      if ((calls += 1) === 3) rows.unshift(...rows.splice(215, 1));
      return pages("contacts", "contact", rows)(received, response);
    };
    await withWhmcs(moved, async ({ api, received }) => {
      const remembering = api.remembering().withSignal(new AbortController().signal);
      expect(await remembering.contacts(7)).toHaveLength(230);
      expect(received.map(({ form }) => form.get("limitstart"))).toEqual(["0", "100", "200", "0"]);
    });
  });

  test("fails when the server ignores the offset, instead of passing a part for the whole", async () => {
    const stuck: Answer = () => ({ result: "success", totalresults: 60, clients: { client: many.slice(0, 25) } });
    await withWhmcs(stuck, async ({ api }) => {
      await expect(collect(api.clients())).rejects.toMatchObject({ code: "whmcs.paging_broken" });
    });
  });

  test("fails when rows are counted but none is sent", async () => {
    await withWhmcs(
      () => ({ result: "success", totalresults: "3", clients: "" }),
      async ({ api }) => {
        await expect(collect(api.clients())).rejects.toMatchObject({ code: "whmcs.unreadable" });
      },
    );
  });

  test.each([
    ["an absent wrapper", {}],
    ["an empty string", { clients: "" }],
    ["an empty list in its wrapper", { clients: { client: [] } }],
  ])("of nothing, sent as %s, is nothing", async (_, list) => {
    await withWhmcs(
      () => ({ result: "success", totalresults: "0", ...list }),
      async ({ api }) => {
        expect(await collect(api.clients({ status: "Closed" }))).toEqual([]);
      },
    );
  });
});

describe("an answer about another client is never used", () => {
  const foreign = { result: "success", totalresults: 1, clientid: "8" };
  const rows: Record<string, object> = {
    GetClientsDetails: { client: { id: 8, credit: "0.00" } },
    GetContacts: { contacts: { contact: [{ id: 1, userid: 8 }] } },
    GetClientsProducts: { products: { product: [{ id: "1", clientid: "8", pid: "1" }] } },
    GetClientsAddons: { addons: { addon: [{ id: "1", userid: "8", serviceid: "1" }] } },
    GetClientsDomains: { domains: { domain: [{ id: "1", userid: "8" }] } },
    GetOrders: { orders: { order: [{ id: 1, userid: 8 }] } },
    GetInvoices: { invoices: { invoice: [{ id: 1, userid: 8, total: "1.00" }] } },
    GetInvoice: { invoiceid: 8, userid: 8, total: "1.00" },
    GetTransactions: { transactions: { transaction: [{ id: 1, userid: 8, amountin: "1", amountout: "0" }] } },
    GetCredits: { credits: { credit: [{ id: 1, amount: "1.00" }] } },
    GetTickets: { tickets: { ticket: [{ id: 1, userid: 8 }] } },
    GetTicket: { ticketid: "8", userid: "8" },
    GetEmails: { emails: { email: [{ id: 1, userid: 8 }] } },
    GetActivityLog: { activity: { entry: [{ id: 1, clientId: 8, userid: 8 }] } },
    GetAffiliates: { affiliates: { affiliate: [{ id: "1", clientid: "8", balance: "0.00" }] } },
    GetPayMethods: { paymethods: [{ id: 1, type: "CreditCard" }] },
  };
  const reads: readonly (readonly [string, (api: WhmcsApi) => Promise<unknown>])[] = [
    ["client", (api) => api.client(7)],
    ["contacts", (api) => api.contacts(7)],
    ["services", (api) => api.services(7)],
    ["service", (api) => api.service(7)],
    ["addons of a client", (api) => api.addons({ clientId: 7 })],
    ["addons of a service", (api) => api.addons({ serviceId: 7 })],
    ["domains", (api) => api.domains(7)],
    ["invoices", (api) => collect(api.invoices(7))],
    ["invoice", (api) => api.invoice(7)],
    ["tickets", (api) => collect(api.tickets({ clientId: 7 }))],
    ["affiliate", (api) => api.affiliate(7)],
    ["payMethods", (api) => api.payMethods(7)],
    ["raw client", (api) => api.raw.client(7)],
    ["raw invoice", (api) => api.raw.invoice(7)],
    ["raw ticket", (api) => api.raw.ticket(7)],
    ...listedEntities.map((entity) => {
      const read = (api: WhmcsApi) => collect(api.raw.ownedRows(listOf(entity, 7)));
      return [`raw ${entity}`, read] as const;
    }),
  ];

  test.each(reads)("%s", async (_, read) => {
    await withWhmcs(
      ({ action }) => ({ ...foreign, ...rows[action] }),
      async ({ api }) => {
        await expect(read(api)).rejects.toMatchObject({ code: "whmcs.foreign_row", retry: "unsafe" });
      },
    );
  });
});

describe("reads", () => {
  const refusing =
    (message: string): Answer =>
    () => ({ result: "error", message });

  test("a client, invoice or ticket that does not exist is undefined, not an error", async () => {
    await withWhmcs(refusing("Client Not Found"), async ({ api }) => expect(await api.client(7)).toBeUndefined());
    await withWhmcs(refusing("Invoice ID Not Found"), async ({ api }) => expect(await api.invoice(7)).toBeUndefined());
  });

  test.each(["Ticket ID Not Found", "Ticket Not Found", "Invalid Ticket ID", "Invalid ID"])(
    "a ticket of which WHMCS says %p is undefined, as its words for that are documented nowhere",
    async (message) => {
      await withWhmcs(refusing(message), async ({ api }) => expect(await api.raw.ticket(7)).toBeUndefined());
    },
  );

  test("an id called invalid proves no absence where WHMCS has other words for that", async () => {
    for (const message of ["Invalid Ticket ID", "Invalid ID"]) {
      await withWhmcs(refusing(message), async ({ api }) => {
        await expect(api.raw.invoice(7)).rejects.toMatchObject({ code: "whmcs.rejected" });
        await expect(api.deleteTicket(7)).rejects.toMatchObject({ code: "whmcs.rejected" });
      });
    }
  });

  test("a setting WHMCS does not know is undefined", async () => {
    await withWhmcs(refusing("Invalid name for parameter setting"), async ({ api }) => {
      expect(await api.configuration("NoSuchSetting")).toBeUndefined();
    });
    await withWhmcs(
      () => ({ result: "success", setting: "SystemURL", value: "" }),
      async ({ api }) => expect(await api.configuration("SystemURL")).toBe(""),
    );
  });

  test("a missing permission is an error that names the action, never an empty answer", async () => {
    await withWhmcs(
      (_, response) => {
        response.statusCode = 403;
        return { result: "error", message: 'Invalid Permissions: API action "getclientsdetails" is not allowed' };
      },
      async ({ api }) => {
        await expect(api.client(7)).rejects.toMatchObject({
          code: "whmcs.permission_missing",
          action: "getclientsdetails",
        });
      },
    );
  });

  test("tickets are asked for in every department", async () => {
    await withWhmcs(pages("tickets", "ticket", []), async ({ api, received }) => {
      await collect(api.tickets({ clientId: 7 }));
      await collect(api.tickets({ email: "a@example.com" }));
      expect(received.map(({ form }) => form.get("ignore_dept_assignments"))).toEqual(["1", "1"]);
    });
  });

  test("tickets by address are those of exactly this address, whatever WHMCS thought it matched", async () => {
    const rows = ["Ann@Example.com", "joann@example.com", "ann@example.com.invalid"].map((email, index) => ({
      id: String(index + 1),
      userid: "0",
      email,
    }));
    await withWhmcs(pages("tickets", "ticket", rows), async ({ api }) => {
      const found = await collect(api.tickets({ email: "ann@example.com" }));
      expect(found.map(({ ticketId, clientId }) => [ticketId, clientId])).toEqual([[1, undefined]]);
    });
  });

  test("a login is proven by its id, as the search matches beginnings of several fields", async () => {
    const users = [
      { id: 4, email: "ann@example.com.invalid", clients: [{ id: 1, isOwner: true }] },
      {
        id: 5,
        email: "ann@example.com",
        clients: [
          { id: 7, isOwner: true },
          { id: 8, isOwner: false },
        ],
      },
    ];
    await withWhmcs(
      ({ form }) => ({ result: "success", totalresults: 2, users: form.get("limitstart") === "0" ? users : [] }),
      async ({ api }) => {
        expect((await api.userLogin(5, "ann@example.com"))?.clients).toEqual([
          { clientId: 7, isOwner: true },
          { clientId: 8, isOwner: false },
        ]);
        expect(await api.userLogin(6, "ann@example.com")).toBeUndefined();
      },
    );
  });

  test("a pruned attachment is undefined, a present one its bytes", async () => {
    const reference = { type: "reply", relatedId: 3, index: 0 } as const;
    await withWhmcs(refusing("Attachments Deleted"), async ({ api }) => {
      expect(await api.raw.file(reference)).toBeUndefined();
    });
    await withWhmcs(
      () => ({ result: "success", filename: "a.bin", data: Buffer.from([0, 255, 1]).toString("base64") }),
      async ({ api }) => {
        const file = await api.raw.file(reference);
        expect([file?.name, ...(file?.data ?? [])]).toEqual(["a.bin", 0, 255, 1]);
      },
    );
  });

  test("product types come by product id, and a forgotten product is not guessed", async () => {
    const products = {
      product: [
        { pid: 1, type: "hostingaccount" },
        { pid: 2, type: "reselleraccount" },
      ],
    };
    await withWhmcs(
      () => ({ result: "success", totalresults: 2, products }),
      async ({ api, received }) => {
        expect([...(await api.productTypes([1, 2, 3, 1]))]).toEqual([
          [1, "hostingaccount"],
          [2, "reselleraccount"],
        ]);
        expect(received[0]?.form.get("pid")).toBe("1,2,3");
      },
    );
  });
});

describe("writes", () => {
  const ok: Answer = () => ({ result: "success" });
  const writes: readonly (readonly [string, (api: WhmcsApi) => Promise<unknown>, Record<string, string>])[] = [
    [
      "UpdateClient",
      (api) => api.updateClient(7, { firstName: "x", skipValidation: true }),
      { clientid: "7", firstname: "x", skipvalidation: "1" },
    ],
    [
      "UpdateContact",
      (api) => api.updateContact(3, { email: "x@example.com" }),
      { contactid: "3", email: "x@example.com" },
    ],
    ["DeleteContact", (api) => api.deleteContact(3), { contactid: "3" }],
    ["UpdateUser", (api) => api.updateUser(5, { lastName: "x" }), { user_id: "5", lastname: "x" }],
    [
      "DeletePayMethod",
      (api) => api.deletePayMethod(7, 2),
      { clientid: "7", paymethodid: "2", failonremotefailure: "1" },
    ],
    ["DeleteTicket", (api) => api.deleteTicket(4), { ticketid: "4" }],
    ["DeleteQuote", (api) => api.deleteQuote(6), { quoteid: "6" }],
    [
      "UpdateClientProduct",
      (api) => api.updateService(9, { status: "Terminated", unset: ["notes", "domain"] }),
      { serviceid: "9", status: "Terminated", "unset[0]": "notes", "unset[1]": "domain" },
    ],
    ["UpdateClientAddon", (api) => api.updateAddon(1, { notes: "x" }), { id: "1", notes: "x" }],
    ["UpdateClientDomain", (api) => api.updateDomain(2, { doNotRenew: true }), { domainid: "2", donotrenew: "1" }],
    ["ModuleTerminate", (api) => api.moduleTerminate(9), { serviceid: "9" }],
    [
      "ModuleSuspend",
      (api) => api.moduleSuspend(9, "until it is deleted"),
      { serviceid: "9", suspendreason: "until it is deleted" },
    ],
    [
      "SendAdminEmail",
      (api) => api.mailAdmins({ subject: "{x}", html: `<a href="${adminUrlField}addonmodules.php">{php}</a>` }),
      // The one tag that WHMCS shall read.
      {
        type: "system",
        customsubject: "{ldelim}x{rdelim}",
        custommessage: '<a href="{$whmcs_admin_url}addonmodules.php">{ldelim}php{rdelim}</a>',
      },
    ],
    [
      "SendEmail",
      (api) => api.mailClient(7, { subject: "For {$client_name}", html: "<p>{php}</p>" }),
      // WHMCS has Smarty read it: a brace must not become a tag.
      {
        customtype: "general",
        customsubject: "For {ldelim}$client_name{rdelim}",
        custommessage: "<p>{ldelim}php{rdelim}</p>",
        id: "7",
      },
    ],
  ];

  test.each(writes)("%s sends exactly what was set", async (action, write, expected) => {
    await withWhmcs(ok, async ({ api, received }) => {
      await write(api);
      expect(parametersOf(received[0])).toEqual({ action, ...expected });
    });
  });

  test("every write is in the set that a dry run refuses, and no read is", () => {
    expect([...writingActions].sort()).toEqual(writes.map(([action]) => action).sort());
    expect(
      Object.keys(actions)
        .filter((name) => !/^(?:Get|DomainGet|WhmcsDetails)/.test(name))
        .sort(),
    ).toEqual([...writingActions].sort());
  });

  test("custom fields arrive as base64 of a PHP-serialised map", async () => {
    await withWhmcs(ok, async ({ api, received }) => {
      await api.updateClient(7, { customFields: { 3: "café" } });
      const sent = Buffer.from(received[0]?.form.get("customfields") ?? "", "base64").toString("utf8");
      expect(unserialize(sent)).toEqual({ 3: "café" });
    });
  });

  test.each([
    ["Contact ID Not Found", (api: WhmcsApi) => api.deleteContact(3)],
    ["Invalid Pay Method ID", (api: WhmcsApi) => api.deletePayMethod(7, 2)],
    ["Ticket ID not found", (api: WhmcsApi) => api.deleteTicket(4)],
    ["Quote ID Not Found", (api: WhmcsApi) => api.deleteQuote(6)],
  ])("deleting what is not there (%s) is an outcome of its own", async (message, remove) => {
    await withWhmcs(
      () => ({ result: "error", message }),
      async ({ api }) => expect(await remove(api)).toBe("not_found"),
    );
  });

  test("another client's pay method is not deleted quietly, nor one that its gateway kept", async () => {
    const answering = (message: string) => () => ({ result: "error", message });
    await withWhmcs(answering("Pay Method does not belong to passed Client ID"), async ({ api }) => {
      await expect(api.deletePayMethod(7, 2)).rejects.toMatchObject({ code: "whmcs.foreign_row", retry: "unsafe" });
    });
    await withWhmcs(answering("Error Deleting Remote Pay Method: x"), async ({ api }) => {
      await expect(api.deletePayMethod(7, 2)).rejects.toMatchObject({ code: "whmcs.remote_deletion_failed" });
    });
  });

  test.each([
    ["is gone from the list", [], "deleted"],
    ["is still on the list", [{ id: 6, userid: 7 }], "whmcs.rejected"],
  ])("a wordless error of DeleteQuote counts by what the list says: the quote %s", async (_, quotes, outcome) => {
    await withWhmcs(
      ({ action }) =>
        action === "DeleteQuote"
          ? { result: "error" }
          : { result: "success", totalresults: quotes.length, quotes: { quote: quotes } },
      async ({ api }) => {
        const result = await api.deleteQuote(6).catch((error: unknown) => (error as { code: string }).code);
        expect(result).toBe(outcome);
      },
    );
  });

  test("terminating a service without a module is an outcome, a module's refusal an error without its words", async () => {
    const answering = (message: string) => () => ({ result: "error", message });
    await withWhmcs(answering("Service not assigned to a module"), async ({ api }) => {
      expect(await api.moduleTerminate(9)).toBe("no_module");
    });
    await withWhmcs(answering("Account of Jan Voorbeeld is locked"), async ({ api }) => {
      await expect(api.moduleTerminate(9)).rejects.toMatchObject({
        code: "whmcs.module_refused",
        message: "whmcs.module_refused",
      });
    });
    await withWhmcs(answering("Service ID not found"), async ({ api }) => {
      await expect(api.moduleTerminate(9)).rejects.toMatchObject({ code: "whmcs.not_found" });
    });
  });
});

function parametersOf(received: Received | undefined): Record<string, string> {
  const { identifier: _, secret: __, responsetype: ___, ...rest } = Object.fromEntries(received?.form ?? []);
  return rest;
}
