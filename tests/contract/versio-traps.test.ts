import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createVersio } from "../../src/connectors/versio/connector.ts";
import type { KnownSubject, Processor, ProcessorContext, Profile } from "../../src/connectors/processor.ts";
import {
  standInContact,
  standInDomain,
  startVersioSimulator,
  type VersioSimulator,
} from "../../simulators/versio/server.ts";
import { systemClock } from "../../src/domain/clock.ts";

const subject: KnownSubject = {
  clientId: 7,
  emails: ["imke@example.com"],
  domains: ["imke.be", "shared.be"],
  usernames: [],
  serviceIds: [],
  elsewhere: {
    names: ["Imke Voorbeeld"],
    places: [],
    registrations: [
      { domain: "imke.be", registrar: "versio", active: true },
      { domain: "lapsed.be", registrar: "versio", active: false },
      { domain: "shared.be", registrar: "versio", active: true },
    ],
    sharedDomains: ["shared.be"],
  },
};
const profile = {} as Profile;

let versio: VersioSimulator;
let processor: Processor;

const context = (own: Partial<ProcessorContext> = {}): ProcessorContext => ({
  signal: new AbortController().signal,
  clock: systemClock,
  links: [],
  mayGo: () => Promise.resolve(),
  ...own,
});

beforeEach(async () => {
  versio = await startVersioSimulator();
  processor = open();
});

afterEach(async () => {
  await processor.close();
  await versio.close();
});

function open(password = versio.password): Processor {
  const { url, email } = versio;
  const limiter = { take: () => Promise.resolve(), pause: () => Promise.resolve() };
  return createVersio(
    { url, email, password, callsPerMinute: 60 },
    { limiter, clock: systemClock, userAgent: "whmcs-gdpr/test", dryRun: false, waitsMs: [1, 1] },
  );
}

function contact(contact_id: number, email = "imke@example.com"): void {
  versio.world.contacts.push(standInContact({ contact_id, email }));
}

function domain(name: string, registrant_id: number | string | null, status = "OK"): void {
  versio.world.domains.push(standInDomain({ domain: name, registrant_id, status }));
}

const find = (links: ProcessorContext["links"] = []) => processor.find(subject, { of: "client" }, context({ links }));

test("a contact that a living domain needs is kept, whoever has the domain and whatever its status is called", async () => {
  contact(1);
  contact(2);
  contact(3);
  domain("imke.be", 1);
  domain("others.be", "2");
  domain("odd.be", 3, "SOMETHING_NEW");
  const keep = { reason: "active_domain" };
  expect(await find()).toEqual([
    ...[1, 2, 3].map((id) => ({ kind: "contact", id: `${id} imke@example.com`, link: String(id), keep })),
    { kind: "domain", id: "imke.be", keep },
  ]);
});

test("a contact of ended domains goes where they were the client's alone, and is a person's where they were not", async () => {
  contact(1);
  contact(2);
  contact(3);
  domain("lapsed.be", 1, "TRANSFERRED_OUT");
  domain("shared.be", 2, "INACTIVE");
  domain("others.be", 3, "INACTIVE");
  const byHand = { reason: "registrar_contact_shared" };
  expect(await find()).toEqual([
    { kind: "contact", id: "1 imke@example.com", link: "1" },
    { kind: "contact", id: "2 imke@example.com", link: "2", byHand },
    { kind: "contact", id: "3 imke@example.com", link: "3", byHand },
  ]);
});

test("who else is registrant of the client's domains alone is kept or asked about, never linked; the agency is left out", async () => {
  contact(1, "old@example.org");
  contact(2, "former@example.org");
  contact(3, "agency@example.net");
  domain("imke.be", 1);
  domain("lapsed.be", 2, "INACTIVE");
  domain("others.be", 3);
  expect(await find()).toEqual([
    { kind: "contact", id: "1 old@example.org", keep: { reason: "active_domain" } },
    { kind: "contact", id: "2 former@example.org", byHand: { reason: "registrar_contact_not_matched" } },
    { kind: "domain", id: "imke.be", keep: { reason: "active_domain" } },
  ]);
});

test("a contact that was linked is found under an address that is not the client's, and only a person says whose it is now", async () => {
  contact(9, "before@example.org");
  expect(await find()).toEqual([]);
  const target = { kind: "contact", id: "9 before@example.org", link: "9" };
  const links = [{ kind: "contact", id: "9" }];
  expect(await find(links)).toEqual([{ ...target, byHand: { reason: "registrar_contact_not_matched" } }]);
  domain("imke.be", 9);
  expect(await find(links)).toContainEqual({ ...target, keep: { reason: "active_domain" } });
});

test("a registration that the list passes over is asked for by name", async () => {
  contact(1);
  domain("imke.be", 1);
  const hideList = (body: unknown): unknown =>
    typeof body === "object" && body !== null && "DomainsList" in body ? { DomainsList: [] } : body;
  versio.server.meet({ kind: "replace", change: hideList });
  expect(await find()).toMatchObject([
    { id: "1 imke@example.com", keep: { reason: "active_domain" } },
    { kind: "domain" },
  ]);
});

test("the end of a hosting service ends no registration", async () => {
  contact(1);
  expect(await processor.find(subject, { of: "service", serviceId: 3 }, context())).toEqual([]);
});

test("401 is wrong credentials or a machine that is not on the list, unless it says that the object does not exist", async () => {
  contact(1);
  const [target] = await find();
  if (target === undefined) throw new Error("nothing was found");
  const stranger = open("wrong");
  await expect(stranger.verifyGone?.(target, context())).rejects.toMatchObject({ code: "connector.unauthenticated" });
  expect(await stranger.check(context())).toEqual([{ code: "versio.credentials", state: "missing" }]);
  await stranger.close();
  versio.world.addressAllowed = false;
  await expect(processor.verifyGone?.(target, context())).rejects.toMatchObject({ code: "connector.unauthenticated" });
  versio.world.addressAllowed = true;
  expect(await processor.verifyGone?.(target, context())).toEqual({ gone: false, left: 1 });
  versio.world.contacts = [];
  expect(await processor.verifyGone?.(target, context())).toEqual({ gone: true });
});

test("an address where version 1 is not offered is told apart from wrong credentials", async () => {
  versio.server.meet({ kind: "status", status: 404, text: "Not Found" });
  expect(await processor.check(context())).toEqual([{ code: "versio.api_v1", state: "missing" }]);
});

test("a contact that a registration took up since it was found is kept, and one that the vendor refuses is a person's", async () => {
  contact(1);
  contact(2);
  const targets = await find();
  domain("new.be", 1);
  domain("odd.be", "2", "INACTIVE");
  const ends = [];
  for (const target of targets) ends.push(await processor.erase?.(target, { since: new Date() }, context()));
  expect(ends).toEqual([
    { kind: "retained", reason: "active_domain" },
    { kind: "manual", reason: "registrar_contact_refused" },
  ]);
  expect(versio.world.contacts).toHaveLength(2);
});

test("a contact that bears another address by now is left alone", async () => {
  contact(1);
  const [target] = await find();
  versio.world.contacts = [];
  contact(1, "new-owner@example.org");
  if (target === undefined) throw new Error("nothing was found");
  const erasing = processor.erase?.(target, { since: new Date() }, context());
  await expect(erasing).rejects.toMatchObject({ code: "connector.target_changed", retry: "unsafe" });
  expect(versio.world.contacts).toHaveLength(1);
});

test("new details of a client with a living domain are a person's, others' changes and clients nobody's", async () => {
  const rectify = (changed: readonly string[]) => processor.rectify?.(subject, profile, new Set(changed), context());
  expect(await rectify(["city"])).toEqual({ kind: "nothing_found" });
  domain("imke.be", null);
  expect(await rectify(["city"])).toEqual({ kind: "manual", reason: "registrar_change_by_hand" });
  expect(await rectify([])).toEqual({ kind: "manual", reason: "registrar_change_by_hand" });
  expect(await rectify(["notes"])).toEqual({ kind: "nothing_found" });
});

test("nothing it does mails anybody, changes a registrant, or touches a domain", async () => {
  contact(1);
  contact(2);
  domain("imke.be", 1);
  for await (const _ of processor.export?.(subject, context()) ?? []);
  for (const target of await find()) {
    if (target.keep === undefined) await processor.erase?.(target, { since: new Date() }, context());
  }
  await processor.rectify?.(subject, profile, new Set(), context());
  expect(versio.world).toMatchObject({ mails: [], pending: [], domains: [{ domain: "imke.be", registrant_id: 1 }] });
  expect(versio.world.contacts.map(({ contact_id: id }) => id)).toEqual([1]);
  const writes = versio.server.calls
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path}`);
  expect(writes).toEqual(["DELETE /contacts/2"]);
  expect(versio.server.calls.filter(({ query }) => query.size > 0)).toEqual([]);
});

test("an export says what it cannot tell whose it is", async () => {
  contact(1);
  versio.world.contacts.push(
    standInContact({ contact_id: 2, firstname: "Otto", surname: "Ander", email: "otto@example.org" }),
  );
  domain("imke.be", 2);
  const items = [];
  for await (const item of processor.export?.(subject, context()) ?? []) items.push(item);
  expect(items.filter(({ type }) => type === "gap" || type === "link")).toEqual([
    { type: "link", kind: "contact", id: "1" },
    { type: "gap", reason: "certificate_orders_not_read" },
    { type: "gap", reason: "registrants_not_matched", count: 1 },
  ]);
  expect(JSON.stringify(items)).not.toContain("otto");
});
