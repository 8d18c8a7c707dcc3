import { describe, expect, test } from "@jest/globals";
import { createVendorCall } from "../../src/connectors/vendor-call.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { readAll, readTickets, type TicketList } from "../../src/connectors/freshdesk/pages.ts";
import { row } from "../../src/connectors/freshdesk/schema.ts";
import { startVendorServer } from "../../simulators/vendor-server.ts";
import { dataMaps } from "../../src/connectors/data-maps.ts";
import { ann, gapsOf, recordsOf, withFreshdesk, type FreshdeskDesk } from "../support/freshdesk.ts";
import { validateFile } from "../support/package-schemas.ts";

const always = ["archived_tickets_by_hand"];

describe("an export from Freshdesk", () => {
  test("holds tickets of all time, spam and trash, and nobody else's", () =>
    withFreshdesk({}, async ({ freshdesk, exported }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const other = freshdesk.addContact({ email: "xann@example.com", other_emails: ["ann@example.com.example.org"] });
      freshdesk.addTicket({ requester_id: id, subject: "old", created_at: "2012-01-02T10:00:00Z" });
      freshdesk.addTicket({ requester_id: id, subject: "spam", lives: "spam" });
      freshdesk.addTicket({ requester_id: id, subject: "trash", lives: "trash" });
      freshdesk.addTicket({ requester_id: id, subject: "archived", lives: "archived" });
      for (const lives of ["listed", "spam", "trash"] as const) freshdesk.addTicket({ requester_id: other.id, lives });
      const items = await exported(ann());
      expect(recordsOf(items, "contacts").map(({ email }) => email)).toEqual(["ann@example.com"]);
      const subjects = recordsOf(items, "tickets").map(({ subject, spam, deleted }) => ({ subject, spam, deleted }));
      expect(subjects).toEqual([
        { subject: "old", spam: false, deleted: false },
        { subject: "spam", spam: true, deleted: false },
        { subject: "trash", spam: false, deleted: true },
      ]);
      expect(gapsOf(items)).toEqual(always);
    }));

  test("knows every field that the stand-in sends, and keeps to its schemas", () =>
    withFreshdesk({}, async (desk) => {
      await plantTalk(desk);
      const items = await desk.exported(ann());
      expect(items.filter(({ type }) => type === "unmapped")).toEqual([]);
      const entities = dataMaps.find(({ source }) => source === "freshdesk")?.entities ?? [];
      for (const { entity } of entities) {
        expect(recordsOf(items, entity)).toHaveLength(1);
        expect(validateFile(`data/freshdesk/${entity}.json`, recordsOf(items, entity))).toEqual([]);
      }
    }));

  test("tells what was said by whom, without the names of the staff, others' addresses and secrets", () =>
    withFreshdesk({}, async (desk) => {
      await plantTalk(desk);
      const items = await desk.exported(ann());
      const [ticket] = recordsOf(items, "tickets");
      expect(ticket).toMatchObject({
        message: "It is broken, says Ann. password: [removed]",
        openedAt: "2024-01-02 10:00:00",
        messages: [
          { message: "Try again, staff", from: "", to: ["ann@example.com"], cc: [], writtenByClient: false },
          { message: "Thank you, staff", from: "ann@example.com", writtenByClient: true },
        ],
        notes: [{ message: "Rang staff" }],
      });
      expect(recordsOf(items, "contacts")[0]).toMatchObject({
        otherEmails: [],
        customFields: [{ name: "shoe", value: "38" }],
      });
      expect(recordsOf(items, "companies")[0]).toMatchObject({ name: "Bakery", notes: "Pays late" });
      expect(JSON.stringify(items)).not.toMatch(/Zoë|zoe@|bob@|hunter2|X-Amz/);
    }));

  test("leaves staff notes and their files out where the policy says so, and tells it", () =>
    withFreshdesk({ withNotes: false }, async (desk) => {
      await plantTalk(desk);
      const items = await desk.exported(ann());
      expect(gapsOf(items)).toEqual(["notes_withheld", ...always]);
      expect(JSON.stringify(items)).not.toMatch(/Rang|Pays late|Prefers/);
      expect(filesOf(items)).toEqual(["opening.txt opening", "reply.txt reply"]);
    }));

  test("brings files of tickets, replies and notes, without the key and from allowed hosts only", () =>
    withFreshdesk({}, async (desk) => {
      await plantTalk(desk);
      expect(filesOf(await desk.exported(ann()))).toEqual(["opening.txt opening", "reply.txt reply", "note.txt note"]);
      expect(desk.freshdesk.fileServer.calls.filter(({ headers }) => "authorization" in headers)).toEqual([]);
    }));

  test("counts files that lie elsewhere, and calls nobody for them", () =>
    withFreshdesk({ fileOrigins: ["https://files.example.org"] }, async (desk) => {
      await plantTalk(desk);
      expect(gapsOf(await desk.exported(ann()))).toEqual(["client_file_failed 3", ...always]);
      expect(desk.freshdesk.fileServer.calls).toEqual([]);
    }));

  test("asks again for a file whose address has expired, and counts those that are gone or refused", () =>
    withFreshdesk({}, async (desk) => {
      await plantTalk(desk);
      desk.freshdesk.fileServer.meet({ kind: "status", status: 403 }, 1);
      expect(gapsOf(await desk.exported(ann()))).toEqual(always);
      desk.freshdesk.fileServer.meet({ kind: "status", status: 404 }, 1);
      desk.freshdesk.fileServer.meet({ kind: "status", status: 403 }, 2);
      const items = await desk.exported(ann());
      expect(gapsOf(items)).toEqual(["attachment_gone 1", "client_file_failed 1", ...always]);
      expect(filesOf(items)).toEqual(["note.txt note"]);
    }));

  test("holds no large file: it comes in pieces when its turn comes, under a fresh address where the first has expired", () =>
    withFreshdesk({}, async ({ freshdesk, processor, ctx, clock }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const content = "word ".repeat(200_000);
      freshdesk.addTicket({ requester_id: id, attachments: [freshdesk.file("large.txt", content)] });
      let read = "";
      for await (const item of processor.export?.(ann(), ctx()) ?? []) {
        if (item.type !== "attachment" || item.data instanceof Uint8Array) continue;
        clock.moveTo(new Date(clock.now().getTime() + 3_600_000));
        for await (const piece of item.data) read += Buffer.from(piece).toString("latin1");
      }
      expect(read === content).toBe(true);
    }));

  test("reads conversations of any length", () =>
    withFreshdesk({}, async ({ freshdesk, exported }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const ticket = freshdesk.addTicket({ requester_id: id });
      for (let said = 1; said <= 61; said += 1) ticket.conversations.push(message(said, `word ${said}`, {}));
      const [record] = recordsOf(await exported(ann()), "tickets");
      expect(record?.["messages"]).toHaveLength(61);
    }));

  test("leaves out who bears an address that is not known as the client's, and says so", () =>
    withFreshdesk({}, async ({ freshdesk, exported }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com", other_emails: ["bob@example.org"] });
      freshdesk.addTicket({ requester_id: id });
      const items = await exported(ann());
      expect(items.filter(({ type }) => type === "record")).toEqual([]);
      expect(gapsOf(items)).toEqual(["contact_shared 1", ...always]);
    }));

  test("tells of no ticket that vanishes while it is read, and counts it", () =>
    withFreshdesk({}, async ({ freshdesk, exported }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      freshdesk.addTicket({ requester_id: id });
      freshdesk.server.meet({ kind: "status", status: 404 }, 1, ({ path }) => path.startsWith("/tickets/"));
      expect(gapsOf(await exported(ann()))).toEqual(["ticket_gone 1", ...always]);
    }));

  test("finds a contact again by its id, and says so where the staff cannot be listed", () =>
    withFreshdesk({}, async ({ freshdesk, exported }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      freshdesk.server.meet({ kind: "status", status: 403 }, 1, ({ path }) => path === "/agents");
      expect(gapsOf(await exported(ann()))).toEqual(["staff_names_unknown", ...always]);
      const phoneOnly = freshdesk.world.contacts.get(id);
      if (phoneOnly !== undefined) phoneOnly.email = null;
      expect(recordsOf(await exported(ann()), "contacts")).toEqual([]);
      const linked = await exported(ann(), [{ kind: "contact", id: String(id) }]);
      expect(recordsOf(linked, "contacts")).toHaveLength(1);
    }));
});

describe("lists", () => {
  const quiet = { take: () => Promise.resolve(), pause: () => Promise.resolve() };
  const list = (url: string, wish: TicketList) => {
    const http = createHttpClient({ baseUrl: url, userAgent: "whmcs-gdpr/test" });
    const quota = { bucket: "x", calls: 1, perSeconds: 1 };
    const call = createVendorCall({
      http,
      limiter: quiet,
      quota,
      clock: { now: () => new Date() },
      dryRun: false,
      authorize: () => ({ Authorization: `Basic ${Buffer.from("stand-in-key:X").toString("base64")}` }),
    });
    const ids: number[] = [];
    const read = async (rows: AsyncIterable<{ readonly id: number }>): Promise<readonly number[]> => {
      for await (const { id } of rows) ids.push(id);
      http.close();
      return ids;
    };
    const { signal } = new AbortController();
    return {
      tickets: () => read(readTickets(call, wish, signal)),
      all: () => read(readAll(call, { path: "rows", row, size: 2 }, signal)),
    };
  };

  test("of tickets go on by time behind the last page that is shown, each ticket once", () =>
    withFreshdesk({}, async ({ freshdesk }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      for (let hour = 0; hour < 23; hour += 1) {
        // Two of an hour each, so that a round begins with what the last one ended with.
        const at = `2020-01-01T${String(Math.floor(hour / 2)).padStart(2, "0")}:00:00Z`;
        freshdesk.addTicket({ requester_id: id, created_at: at });
      }
      const ids = await list(freshdesk.url, { requesterId: id, lastPage: 2, size: 3 }).tickets();
      expect(new Set(ids)).toEqual(new Set(freshdesk.world.tickets.keys()));
      expect(ids).toHaveLength(23);
    }));

  test("of tickets end in an error where time does not go on, rather than never", () =>
    withFreshdesk({}, async ({ freshdesk }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      for (let row = 0; row < 9; row += 1)
        freshdesk.addTicket({ requester_id: id, created_at: "2020-01-01T00:00:00Z" });
      const { tickets } = list(freshdesk.url, { requesterId: id, lastPage: 2, size: 3 });
      await expect(tickets()).rejects.toThrow("connector.shape_unexpected");
    }));

  test.each([
    ["a page that comes again", () => [{ id: 1 }, { id: 2 }]],
    ["pages without an end", (page: number) => [{ id: page * 2 }, { id: page * 2 + 1 }]],
  ])("with %s end in an error", async (_what, rows) => {
    const server = await startVendorServer(({ query }) => ({ json: rows(Number(query.get("page"))) }));
    try {
      await expect(list(server.url, { requesterId: 1 }).all()).rejects.toThrow("connector.shape_unexpected");
      expect(server.calls.length).toBeLessThanOrEqual(1_000);
    } finally {
      await server.close();
    }
  });

  test("count against their own quota, and everything against the account's", () =>
    withFreshdesk({}, async ({ freshdesk, exported, taken }) => {
      freshdesk.addTicket({ requester_id: freshdesk.addContact({ email: "ann@example.com" }).id });
      await exported(ann());
      const lists = freshdesk.server.calls.filter(({ path }) => path === "/contacts" || path === "/tickets");
      expect(taken.filter(({ bucket }) => bucket === "freshdesk.lists")).toHaveLength(lists.length);
      expect(taken.filter(({ bucket }) => bucket === "freshdesk")).toHaveLength(freshdesk.server.calls.length);
      expect(taken.find(({ bucket }) => bucket === "freshdesk.lists")).toMatchObject({ calls: 20, perSeconds: 60 });
    }));
});

function message(id: number, text: string, own: object) {
  return {
    id,
    body: `<div>${text}</div>`,
    incoming: true,
    private: false,
    user_id: 1,
    from_email: "ann@example.com",
    to_emails: [] as string[],
    cc_emails: [] as string[],
    attachments: [],
    created_at: "2024-01-03T10:00:00Z",
    ...own,
  };
}

/** A contact with one ticket in which everybody wrote, a company of its own, and files everywhere. */
async function plantTalk({ freshdesk }: FreshdeskDesk): Promise<void> {
  freshdesk.world.companies.set(5, { id: 5, name: "Bakery", note: "Pays late", domains: ["example.com"] });
  const { id } = freshdesk.addContact({
    email: "ann@example.com",
    description: "Prefers mornings",
    company_id: 5,
    custom_fields: { cf_shoe: "38" },
  });
  freshdesk.addTicket({
    requester_id: id,
    description: "<div>It is broken, says Ann. password: hunter2</div>",
    created_at: "2024-01-02T10:00:00Z",
    attachments: [freshdesk.file("opening.txt", "opening")],
    conversations: [
      message(1, "Try again, Zoë Desk", {
        incoming: false,
        from_email: "Zoë Desk <zoe@agency.example>",
        to_emails: ["Ann Peeters <ann@example.com>"],
        cc_emails: ["bob@example.org"],
        attachments: [freshdesk.file("reply.txt", "reply")],
      }),
      message(2, "Thank you, Zoë Desk", {}),
      message(3, "Rang zoe@agency.example", {
        incoming: false,
        private: true,
        attachments: [freshdesk.file("note.txt", "note")],
      }),
    ],
  });
  return Promise.resolve();
}

function filesOf(items: Awaited<ReturnType<FreshdeskDesk["exported"]>>): readonly string[] {
  return items.flatMap((item) =>
    item.type === "attachment" && item.data instanceof Uint8Array
      ? [`${item.name} ${Buffer.from(item.data).toString("utf8")}`]
      : [],
  );
}
