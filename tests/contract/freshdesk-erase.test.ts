import { describe, expect, test } from "@jest/globals";
import type { Erasure, Target } from "../../src/connectors/processor.ts";
import { ann, withFreshdesk, type FreshdeskDesk } from "../support/freshdesk.ts";

const day = 86_400_000;

async function only(targets: Promise<readonly Target[]>, kind = "contact"): Promise<Target> {
  const [target, ...others] = (await targets).filter((one) => one.kind === kind);
  if (target === undefined || others.length > 0) throw new Error("not exactly one");
  return target;
}

function later(desk: FreshdeskDesk, days: number): void {
  desk.clock.moveTo(new Date(desk.clock.now().getTime() + days * day));
}

describe("where tickets are kept", () => {
  test("a contact keeps its tickets and nothing of the person, and that is told as retained", () =>
    withFreshdesk({}, async (desk) => {
      const { freshdesk } = desk;
      const contact = freshdesk.addContact({
        email: "ann@example.com",
        other_emails: ["ann.p@example.com"],
        name: "Ann Peeters",
        phone: "+32 1",
        mobile: "+32 2",
        twitter_id: "annp",
        unique_external_id: "7",
        address: "Kerkstraat 1",
        job_title: "Baker",
        description: "Prefers mornings",
        tags: ["bakery"],
        company_id: 5,
        custom_fields: { cf_shoe: "38", cf_vip: false },
        avatar: freshdesk.file("ann.jpg", "a picture"),
      });
      freshdesk.addTicket({ requester_id: contact.id });
      const subject = ann("ann@example.com", "ann.p@example.com");
      const target = await only(desk.find(subject));
      expect(await desk.erase(target)).toEqual({ kind: "retained", reason: "freshdesk_tickets_kept" });
      expect(freshdesk.world.contacts.get(contact.id)).toMatchObject({
        name: "Erased contact",
        email: `erased-${contact.id}@erased.invalid`,
        other_emails: [],
        phone: null,
        mobile: null,
        twitter_id: null,
        unique_external_id: null,
        address: null,
        job_title: null,
        description: null,
        tags: [],
        company_id: null,
        custom_fields: { cf_shoe: null, cf_vip: false },
        avatar: null,
        state: "verified",
      });
      expect(freshdesk.world.tickets.size).toBe(1);
      expect(await desk.find(subject)).toEqual([]);
      const again = await only(desk.find(subject, [{ kind: "contact", id: String(contact.id) }]));
      expect(again.keep).toEqual({ reason: "freshdesk_tickets_kept" });
      freshdesk.server.forgetCalls();
      // As after a crash between the change and its record.
      expect(await desk.erase(target)).toEqual({ kind: "retained", reason: "freshdesk_tickets_kept" });
      expect(freshdesk.server.calls.filter(({ method }) => method !== "GET")).toEqual([]);
    }));

  test("a field that does not go, or a picture, is a person's work", () =>
    withFreshdesk({}, async (desk) => {
      const { freshdesk } = desk;
      const contact = freshdesk.addContact({ email: "ann@example.com", avatar: freshdesk.file("a.jpg", "x") });
      freshdesk.server.meet({ kind: "status", status: 404 }, 1, ({ path }) => path.startsWith("/attachments/"));
      expect(await desk.erase(await only(desk.find(ann())))).toEqual({
        kind: "manual",
        reason: "freshdesk_contact_not_emptied",
      });
      contact.avatar = null;
      contact.phone = "+32 1";
      const link = [{ kind: "contact", id: String(contact.id) }];
      expect(await desk.erase(await only(desk.find(ann(), link)))).toMatchObject({ kind: "retained" });
      expect(contact.phone).toBeNull();
    }));

  test("a contact that somebody deleted or blocked is left to a person", () =>
    withFreshdesk({}, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com", state: "deleted" });
      desk.freshdesk.addContact({ email: "ann.p@example.com", state: "blocked" });
      const targets = await desk.find(ann("ann@example.com", "ann.p@example.com"));
      expect(targets.map(({ byHand }) => byHand?.reason)).toEqual([
        "freshdesk_contact_locked",
        "freshdesk_contact_locked",
      ]);
    }));

  test("one that was blocked since it was found is left to a person, unchanged", () =>
    withFreshdesk({}, async (desk) => {
      const contact = desk.freshdesk.addContact({ email: "ann@example.com", name: "Ann" });
      const target = await only(desk.find(ann()));
      contact.state = "blocked";
      expect(await desk.erase(target)).toEqual({ kind: "manual", reason: "freshdesk_contact_locked" });
      expect(contact.name).toBe("Ann");
    }));
});

describe.each(["keep", "delete"] as const)("with open tickets, where the policy says %s", (tickets) => {
  test.each([2, 3, 6])("of status %d, a contact waits until they are closed", (status) =>
    withFreshdesk({ tickets }, async (desk) => {
      const contact = desk.freshdesk.addContact({ email: "ann@example.com" });
      const open = desk.freshdesk.addTicket({
        requester_id: contact.id,
        status,
        // Outside the thirty days that a list shows by itself.
        created_at: "2024-01-02T10:00:00Z",
      });
      const target = await only(desk.find(ann()));
      const waiting = await desk.erase(target);
      expect(waiting).toEqual({
        kind: "pending",
        reason: "freshdesk_tickets_open",
        lookAgainAt: new Date(desk.clock.now().getTime() + day),
      });
      expect(desk.freshdesk.server.calls.filter(({ method }) => method !== "GET")).toEqual([]);
      open.status = 4;
      expect(await desk.erase(target, waiting)).not.toMatchObject({ reason: "freshdesk_tickets_open" });
    }),
  );
});

describe("where tickets go with the contact", () => {
  const plan = { tickets: "delete" } as const;

  test("a contact is deleted, days later for good, and its tickets are watched until they are gone", () =>
    withFreshdesk(plan, async (desk) => {
      const { freshdesk, clock } = desk;
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      const ticket = freshdesk.addTicket({ requester_id: id });
      const target = await only(desk.find(ann()));
      const soft = await desk.erase(target);
      expect(soft).toEqual({
        kind: "pending",
        reason: "freshdesk_deletion_waits",
        lookAgainAt: new Date(clock.now().getTime() + 7 * day),
        operation: `deleted:${clock.now().getTime()}`,
      });
      const [contact, watched] = await desk.find(ann());
      expect(contact).toEqual(target);
      expect(watched).toMatchObject({ kind: "ticket", link: String(ticket.id) });
      later(desk, 6);
      expect(await desk.erase(target, soft)).toEqual(soft);
      expect(freshdesk.world.contacts.has(id)).toBe(true);
      later(desk, 1);
      expect(await desk.erase(target, soft)).toEqual({ kind: "gone" });
      expect(freshdesk.world.contacts.has(id)).toBe(false);
      const links = [
        { kind: "contact", id: String(id) },
        { kind: "ticket", id: String(ticket.id) },
      ];
      const left = await only(desk.find(ann(), links), "ticket");
      expect(await desk.erase(left)).toMatchObject({ kind: "pending", reason: "freshdesk_tickets_going" });
      later(desk, 1);
      expect(await desk.erase(left)).toEqual({ kind: "gone" });
      expect(await desk.find(ann(), links)).toEqual([]);
    }));

  test("what was watched is found again where the policy keeps tickets by now, and kept unless its contact is gone", () =>
    withFreshdesk(plan, async (desk) => {
      const { freshdesk } = desk;
      const { id } = freshdesk.addContact({ email: "ann@example.com" });
      freshdesk.addTicket({ requester_id: id });
      await desk.erase(await only(desk.find(ann())));
      const before = await desk.find(ann());
      const links = before.flatMap(({ kind, link }) => (link === undefined ? [] : [{ kind, id: link }]));
      const { url, apiKey } = freshdesk;
      await withFreshdesk({ url, apiKey, tickets: "keep" }, async (keeping) => {
        const [contact, ticket, ...rest] = before;
        expect(rest).toEqual([]);
        expect(await keeping.find(ann(), links)).toEqual([
          { ...contact, byHand: { reason: "freshdesk_contact_locked" } },
          { ...ticket, keep: { reason: "freshdesk_tickets_kept" } },
        ]);
        freshdesk.world.contacts.delete(id);
        expect(await keeping.find(ann(), links)).toEqual([ticket]);
      });
    }));

  test("a lost answer costs nothing: what is deleted already goes on from there", () =>
    withFreshdesk(plan, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com" });
      const target = await only(desk.find(ann()));
      desk.freshdesk.server.meet({ kind: "reset", acts: true }, 1, ({ method }) => method === "DELETE");
      const soft = await desk.erase(target);
      expect(soft).toMatchObject({ reason: "freshdesk_deletion_waits" });
      // Its record was lost as well.
      later(desk, 2);
      const [found = target] = await desk.find(ann());
      expect(await desk.erase(found)).toMatchObject({
        lookAgainAt: new Date(desk.clock.now().getTime() + 7 * day),
        operation: `deleted:${desk.clock.now().getTime()}`,
      });
    }));

  test("one that somebody restored meanwhile is a person's, and stays", () =>
    withFreshdesk(plan, async (desk) => {
      const contact = desk.freshdesk.addContact({ email: "ann@example.com" });
      desk.freshdesk.addTicket({ requester_id: contact.id });
      const target = await only(desk.find(ann()));
      const soft: Erasure = await desk.erase(target);
      const watched = await only(desk.find(ann()), "ticket");
      contact.state = "verified";
      later(desk, 7);
      expect(await desk.erase(target, soft)).toEqual({ kind: "manual", reason: "freshdesk_contact_restored" });
      expect(await desk.erase(watched)).toEqual({ kind: "manual", reason: "freshdesk_contact_restored" });
      expect(desk.freshdesk.world.contacts.has(contact.id)).toBe(true);
    }));

  test("a contact that was deleted long ago has its days of grace from when it is found", () =>
    withFreshdesk({ ...plan, deleteAfter: "P1D" }, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com", state: "deleted" });
      const target = await only(desk.find(ann()));
      const soft = await desk.erase(target);
      expect(soft).toMatchObject({ kind: "pending", reason: "freshdesk_deletion_waits" });
      later(desk, 1);
      expect(await desk.erase(target, soft)).toEqual({ kind: "gone" });
    }));
});

describe("what is not the client's alone", () => {
  test("a contact with an address that is not known as the client's is left to a person", () =>
    withFreshdesk({ tickets: "delete" }, async (desk) => {
      desk.freshdesk.addContact({ email: "office@example.org", other_emails: ["Ann@Example.com"] });
      expect((await only(desk.find(ann()))).byHand).toEqual({ reason: "freshdesk_contact_not_matched" });
    }));

  test("the same of one that an earlier look linked and that bears another address now", () =>
    withFreshdesk({ tickets: "delete" }, async (desk) => {
      const { id } = desk.freshdesk.addContact({ email: "bob@example.org" });
      const target = await only(desk.find(ann(), [{ kind: "contact", id: String(id) }]));
      expect(target.byHand).toEqual({ reason: "freshdesk_contact_not_matched" });
    }));

  test("one that was given a further address since it was found is left alone", () =>
    withFreshdesk({ tickets: "delete" }, async (desk) => {
      const contact = desk.freshdesk.addContact({ email: "ann@example.com" });
      const target = await only(desk.find(ann()));
      contact.other_emails.push("bob@example.org");
      expect(await desk.erase(target)).toEqual({ kind: "manual", reason: "freshdesk_contact_not_matched" });
      expect(contact.state).toBe("verified");
    }));

  test("an agent is never touched, and a person is told", () =>
    withFreshdesk({}, async (desk) => {
      desk.freshdesk.addAgent({ name: "Ann", email: "Ann@example.com", ticket_scope: 1 });
      expect((await only(desk.find(ann()), "agent")).byHand).toEqual({ reason: "freshdesk_agent" });
    }));

  test("a company is a person's where nobody else is in it, and nobody's business where others are", () =>
    withFreshdesk({}, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com", company_id: 5 });
      expect((await only(desk.find(ann()), "company")).byHand).toEqual({ reason: "freshdesk_company" });
      desk.freshdesk.addContact({ email: "bob@example.org", company_id: 5 });
      expect((await desk.find(ann())).filter(({ kind }) => kind === "company")).toEqual([]);
    }));

  test("a service has nothing at a helpdesk", () =>
    withFreshdesk({}, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com" });
      expect(await desk.processor.find(ann(), { of: "service", serviceId: 3 }, desk.ctx())).toEqual([]);
    }));
});
