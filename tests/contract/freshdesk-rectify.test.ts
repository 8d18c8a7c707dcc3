import { describe, expect, test } from "@jest/globals";
import type { Profile } from "../../src/connectors/processor.ts";
import { ann, withFreshdesk, type FreshdeskDesk } from "../support/freshdesk.ts";

const profile: Profile = {
  firstName: "Ann",
  lastName: "Claes",
  companyName: "",
  email: "ann@example.com",
  phoneNumber: "+32 9",
  address1: "Kerkstraat 1",
  address2: "",
  city: "Gent",
  state: "",
  postcode: "9000",
  country: "BE",
};

type Links = Parameters<FreshdeskDesk["find"]>[1];

function rectify(
  { processor, ctx }: FreshdeskDesk,
  changed: readonly string[],
  own: Partial<Profile> = {},
  links: Links = [],
) {
  const now = { ...profile, ...own };
  return processor.rectify?.(ann(now.email), now, new Set(changed), ctx({ links }));
}

const bodies = ({ freshdesk }: FreshdeskDesk) =>
  freshdesk.server.calls.filter(({ method }) => method !== "GET").map((call) => call.json());

describe("a correction at Freshdesk", () => {
  test("writes only what changed, differs and is held there", () =>
    withFreshdesk({}, async (desk) => {
      desk.freshdesk.addContact({ email: "ann@example.com", name: "Ann Peeters", address: "Old 1" });
      expect(await rectify(desk, ["lastname"])).toEqual({ kind: "done", count: 1 });
      expect(await rectify(desk, ["lastname"])).toEqual({ kind: "done", count: 1 });
      expect(await rectify(desk, ["phonenumber"])).toEqual({ kind: "done", count: 1 });
      expect(await rectify(desk, ["city"])).toEqual({ kind: "done", count: 1 });
      expect(bodies(desk)).toEqual([{ name: "Ann Claes" }, { address: "Kerkstraat 1\n9000 Gent\nBE" }]);
    }));

  test("follows the client to a new address, by the id of the contact and its name, and keeps its other addresses", () =>
    withFreshdesk({}, async (desk) => {
      const contact = desk.freshdesk.addContact({
        email: "old@example.com",
        other_emails: ["new@example.com", "third@example.com"],
        name: "Ann Claes",
      });
      const links = [{ kind: "contact", id: String(contact.id) }];
      expect(await rectify(desk, ["email"], { email: "new@example.com" }, links)).toEqual({ kind: "done", count: 1 });
      expect(bodies(desk)).toEqual([{ email: "new@example.com", other_emails: ["third@example.com"] }]);
    }));

  test("leaves a contact of another name at the client's alone", () =>
    withFreshdesk({}, async (desk) => {
      const { id } = desk.freshdesk.addContact({ email: "bob@example.com", name: "Bob Maes" });
      const links = [{ kind: "contact", id: String(id) }];
      expect(await rectify(desk, ["email", "lastname"], {}, links)).toEqual({ kind: "nothing_found" });
      expect(bodies(desk)).toEqual([]);
    }));

  test("leaves to a person what Freshdesk refuses: another contact's address, and a contact that is deleted or blocked", () =>
    withFreshdesk({}, async (desk) => {
      const { id } = desk.freshdesk.addContact({ email: "old@example.com", name: "Ann Claes" });
      desk.freshdesk.addContact({ email: "new@example.com", name: "Ann Claes" });
      const links = [{ kind: "contact", id: String(id) }];
      expect(await rectify(desk, ["email"], { email: "new@example.com" }, links)).toMatchObject({
        kind: "manual",
        reason: "freshdesk_duplicate_address",
      });
      for (const state of ["deleted", "blocked"] as const) {
        for (const contact of desk.freshdesk.world.contacts.values()) Object.assign(contact, { state, email: "x" });
        desk.freshdesk.addContact({ email: `${state}@example.com`, name: "Ann", state });
        expect(await rectify(desk, ["lastname"], { email: `${state}@example.com` })).toMatchObject({
          kind: "manual",
          reason: "freshdesk_contact_locked",
        });
      }
    }));

  test("never gives an erased contact its name back", () =>
    withFreshdesk({}, async (desk) => {
      const contact = desk.freshdesk.addContact({ email: "ann@example.com", name: "Ann Claes" });
      const [target] = await desk.find(ann());
      if (target !== undefined) await desk.erase(target);
      const links = [{ kind: "contact", id: String(contact.id) }];
      expect(await rectify(desk, [], {}, links)).toEqual({ kind: "nothing_found" });
    }));
});

describe("a check of Freshdesk", () => {
  const states = async ({ processor, ctx }: FreshdeskDesk) =>
    Object.fromEntries((await processor.check(ctx())).map(({ code, state }) => [code, state]));

  test("tells a key that sees everything from one that does not, and admits what it cannot tell", () =>
    withFreshdesk({}, async (desk) => {
      expect(await states(desk)).toEqual({
        "freshdesk.key": "ok",
        "freshdesk.all_tickets": "ok",
        "freshdesk.contacts": "ok",
        "freshdesk.may_delete": "unknown",
      });
      for (const agent of desk.freshdesk.world.agents.values()) agent.ticket_scope = 2;
      expect(await states(desk)).toMatchObject({ "freshdesk.all_tickets": "missing" });
      desk.freshdesk.server.meet({ kind: "status", status: 403 }, 1);
      expect(await states(desk)).toEqual({ "freshdesk.key": "missing" });
    }));
});
