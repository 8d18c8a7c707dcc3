import { describe, expect, test } from "@jest/globals";
import {
  startFreshdeskSimulator,
  type FreshdeskOptions,
  type FreshdeskSimulator,
} from "../../simulators/freshdesk/server.ts";
import { createTestClock, type TestClock } from "./processor-suite-stand.ts";

// What Freshdesk's documentation warns of: a connector that is proven against less is proven against nothing.

interface Stand {
  readonly freshdesk: FreshdeskSimulator;
  readonly clock: TestClock;
  /** Status, rows or object, and what matters of the headers. */
  readonly ask: (
    path: string,
    method?: string,
    body?: object,
  ) => Promise<{ readonly status: number; readonly json: unknown; readonly headers: Headers }>;
}

async function withStand(run: (stand: Stand) => Promise<void>, options: FreshdeskOptions = {}): Promise<void> {
  const clock = createTestClock();
  const freshdesk = await startFreshdeskSimulator({ clock, callsPerMinute: 1e6, listsPerMinute: 1e6, ...options });
  const authorization = `Basic ${Buffer.from(`${freshdesk.apiKey}:X`).toString("base64")}`;
  try {
    await run({
      freshdesk,
      clock,
      ask: async (path, method = "GET", body) => {
        const headers = { authorization, connection: "close" };
        const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
        const response = await fetch(`${freshdesk.url}${path}`, sent);
        const text = await response.text();
        return { status: response.status, json: text === "" ? undefined : JSON.parse(text), headers: response.headers };
      },
    });
  } finally {
    await freshdesk.close();
  }
}

const idsOf = (json: unknown): readonly number[] => (json as { id: number }[]).map(({ id }) => id);

describe("the stand-in of Freshdesk", () => {
  test("shows deleted and blocked contacts under their own state only, and says of deleted ones that they are", () =>
    withStand(async ({ freshdesk, ask }) => {
      const [live, deleted, blocked] = (["verified", "deleted", "blocked"] as const).map((state) =>
        freshdesk.addContact({ email: `${state}@example.com`, state }),
      );
      expect(idsOf((await ask("/contacts")).json)).toEqual([live?.id]);
      expect((await ask("/contacts?state=deleted")).json).toMatchObject([{ id: deleted?.id, deleted: true }]);
      expect(idsOf((await ask("/contacts?state=blocked")).json)).toEqual([blocked?.id]);
      expect((await ask(`/contacts/${live?.id}`)).json).not.toHaveProperty("deleted");
    }));

  test("lists tickets of the last thirty days only, and neither spam nor trash, unless it is asked otherwise", () =>
    withStand(async ({ freshdesk, ask }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const old = freshdesk.addTicket({ requester_id: id, created_at: "2025-12-01T00:00:00Z" });
      const spam = freshdesk.addTicket({ requester_id: id, lives: "spam" });
      const fresh = freshdesk.addTicket({ requester_id: id });
      const archived = freshdesk.addTicket({ requester_id: id, lives: "archived" });
      expect(idsOf((await ask(`/tickets?requester_id=${id}`)).json)).toEqual([fresh.id]);
      const all = await ask(`/tickets?requester_id=${id}&updated_since=2000-01-01T00:00:00Z&order_type=asc`);
      expect(idsOf(all.json)).toEqual([old.id, fresh.id]);
      expect(all.json).not.toMatchObject([{ description: expect.anything() as unknown }, {}]);
      expect(idsOf((await ask(`/tickets?requester_id=${id}&filter=spam`)).json)).toEqual([spam.id]);
      expect((await ask(`/tickets/${archived.id}`)).status).toBe(404);
    }));

  test("shows nothing behind the 300th page of tickets, and nothing behind the tenth of a search", () =>
    withStand(async ({ ask }) => {
      expect((await ask("/tickets?page=300")).status).toBe(200);
      expect((await ask("/tickets?page=301")).status).toBe(400);
      expect((await ask("/search/contacts?page=11&query=x")).status).toBe(400);
      expect((await ask("/contacts?per_page=101")).status).toBe(400);
    }));

  test("announces the next page in a header, and only where there is one", () =>
    withStand(async ({ freshdesk, ask }) => {
      for (let row = 0; row < 4; row += 1) freshdesk.addContact({ email: `a${row}@example.com` });
      expect((await ask("/contacts?per_page=2")).headers.get("link")).toMatch(/page=2.*; rel="next"$/);
      expect((await ask("/contacts?per_page=2&page=2")).headers.get("link")).toBeNull();
    }));

  test("deletes a contact once, for good only after that, and its tickets some time later", () =>
    withStand(async ({ freshdesk, clock, ask }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const ticket = freshdesk.addTicket({ requester_id: id });
      expect((await ask(`/contacts/${id}/hard_delete?force=true`, "DELETE")).status).toBe(405);
      expect((await ask(`/contacts/${id}`, "DELETE")).status).toBe(204);
      expect((await ask(`/contacts/${id}`, "DELETE")).status).toBe(405);
      expect((await ask(`/contacts/${id}`, "PUT", { name: "x" })).status).toBe(405);
      expect((await ask(`/contacts/${id}/hard_delete`, "DELETE", { force: true })).status).toBe(405);
      expect((await ask(`/contacts/${id}/hard_delete?force=true`, "DELETE")).status).toBe(204);
      expect(await ask(`/contacts/${id}`)).toMatchObject({ status: 404, json: undefined });
      expect((await ask(`/tickets/${ticket.id}`)).status).toBe(200);
      clock.moveTo(new Date(clock.now().getTime() + 11 * 60_000));
      expect((await ask(`/tickets/${ticket.id}`)).status).toBe(404);
    }));

  test("replaces lists as a whole, merges custom fields by name, and refuses another contact's address", () =>
    withStand(async ({ freshdesk, ask }) => {
      const contact = freshdesk.addContact({
        email: "ann@example.com",
        tags: ["a", "b"],
        custom_fields: { cf_a: 1, cf_b: 2 },
      });
      freshdesk.addContact({ email: "bob@example.org" });
      await ask(`/contacts/${contact.id}`, "PUT", { tags: ["c"], custom_fields: { cf_a: null } });
      expect(contact).toMatchObject({ tags: ["c"], custom_fields: { cf_a: null, cf_b: 2 } });
      const taken = await ask(`/contacts/${contact.id}`, "PUT", { email: "Bob@example.org" });
      expect(taken).toMatchObject({ status: 409, json: { errors: [{ code: "duplicate_value" }] } });
    }));

  test("has a smaller quota for lists, and says how long to wait", () =>
    withStand(
      async ({ clock, ask }) => {
        for (let call = 0; call < 2; call += 1) expect((await ask("/contacts")).status).toBe(200);
        clock.moveTo(new Date(clock.now().getTime() + 20_000));
        const refused = await ask("/contacts");
        expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
        expect((await ask("/tickets")).status).toBe(200);
        clock.moveTo(new Date(clock.now().getTime() + 40_000));
        expect((await ask("/contacts")).status).toBe(200);
      },
      { listsPerMinute: 2 },
    ));

  test("signs addresses of files for a few minutes, and refuses our key with them", () =>
    withStand(async ({ freshdesk, clock, ask }) => {
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const ticket = freshdesk.addTicket({ requester_id: id, attachments: [freshdesk.file("a.txt", "words")] });
      const { json } = await ask(`/tickets/${ticket.id}`);
      const url = (json as { attachments: { attachment_url: string }[] }).attachments[0]?.attachment_url ?? "";
      const close = { connection: "close" };
      expect(await (await fetch(url, { headers: close })).text()).toBe("words");
      expect((await fetch(url, { headers: { ...close, authorization: "Basic eA==" } })).status).toBe(400);
      clock.moveTo(new Date(clock.now().getTime() + 6 * 60_000));
      expect((await fetch(url, { headers: close })).status).toBe(403);
    }));
});
