import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createResellerClub } from "../../src/connectors/resellerclub/connector.ts";
import type {
  Erasure,
  KnownSubject,
  Processor,
  ProcessorContext,
  Profile,
  Target,
} from "../../src/connectors/processor.ts";
import { startResellerClubSimulator, type ResellerClubSimulator } from "../../simulators/resellerclub/server.ts";
import { standInContact, standInCustomer, standInDomain } from "../../simulators/resellerclub/world.ts";
import { createTestClock, type TestClock } from "./processor-suite.ts";

const address = "imke@example.com";
const subject: KnownSubject = {
  clientId: 7,
  emails: [address],
  domains: ["imke.example.com"],
  usernames: [],
  serviceIds: [],
  elsewhere: {
    names: ["Imke Voorbeeld"],
    places: [],
    registrations: [
      { domain: "imke.example.com", registrar: "resellerclub", active: true },
      { domain: "shared.example.com", registrar: "resellerclub", active: true },
      { domain: "imke.be", registrar: "versio", active: true },
    ],
    sharedDomains: ["shared.example.com"],
  },
};
const profile: Profile = {
  firstName: "Imke",
  lastName: "Nieuw",
  companyName: "",
  email: address,
  phoneNumber: "+32.477000000",
  address1: "Nieuwstraat 1",
  address2: "",
  city: "Brugge",
  state: "",
  postcode: "8000",
  country: "BE",
};

let clock: TestClock;
let registrar: ResellerClubSimulator;
let processor: Processor;
const pauses: { readonly bucket: string; readonly ms: number }[] = [];
const opened: Processor[] = [];

const context = (own: Partial<ProcessorContext> = {}): ProcessorContext => ({
  signal: new AbortController().signal,
  clock,
  links: [],
  mayGo: () => Promise.resolve(),
  ...own,
});

beforeEach(async () => {
  clock = createTestClock();
  registrar = await startResellerClubSimulator({ clock });
  pauses.length = 0;
  processor = open();
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await registrar.close();
});

function open(
  apiKey = registrar.apiKey,
  take = () => Promise.resolve(),
  { onlyDomains }: { readonly onlyDomains: boolean } = { onlyDomains: true },
): Processor {
  const { url, userId } = registrar;
  const limiter = {
    take,
    pause: ({ bucket }: { bucket: string }, ms: number) => {
      pauses.push({ bucket, ms });
      return Promise.resolve();
    },
  };
  const made = createResellerClub(
    { url, userId, apiKey, onlyDomains, callsPerMinute: 60 },
    { limiter, clock, userAgent: "whmcs-gdpr/test", dryRun: false, waitsMs: [1, 1] },
  );
  opened.push(made);
  return made;
}

const customer = (customerid: string, username: string, name = "Otto Ander") =>
  registrar.world.customers.push(standInCustomer({ customerid, username, name }));
const contact = (entityid: string, customerid: string, emailaddr = address, name = "Otto Ander") =>
  registrar.world.contacts.push(standInContact({ entityid, customerid, emailaddr, name }));
const domain = (domainname: string, customerid: string, registrantcontactid: string, currentstatus = "Active") =>
  registrar.world.domains.push(
    standInDomain({
      orderid: `9${registrar.world.domains.length}`,
      domainname,
      customerid,
      registrantcontactid,
      currentstatus,
    }),
  );
const find = (links: ProcessorContext["links"] = []) => processor.find(subject, { of: "client" }, context({ links }));
const keep = { reason: "active_domain" };

async function erase(
  target: Target | undefined,
  own: Partial<{ operation: string; since: Date }> = {},
): Promise<Erasure> {
  if (target === undefined || processor.erase === undefined) throw new Error("nothing to erase");
  return processor.erase(target, { since: clock.now(), ...own }, context());
}

const later = (minutes: number) => clock.moveTo(new Date(clock.now().getTime() + minutes * 60_000));

test("under the agency's own record it takes only contacts with the client's address, and leaves the record alone", async () => {
  customer("1", "agency@example.net");
  contact("11", "1");
  contact("12", "1", `x${address}`);
  contact("13", "1", "agency@example.net");
  contact("14", "1", "old@example.org", "Imke Voorbeeld");
  domain("imke.example.com", "1", "14", "Deleted");
  domain("twin.example.com", "1", "12");
  expect(await find()).toEqual([
    { kind: "contact", id: `11 ${address}`, link: "11" },
    { kind: "contact", id: "14 old@example.org", byHand: { reason: "registrar_contact_not_matched" } },
  ]);
});

test("a contact that any living domain needs is kept, in whichever of its four parts, whoever has the domain", async () => {
  customer("1", "agency@example.net");
  contact("11", "1");
  contact("12", "1");
  domain("imke.example.com", "1", "99", "Deleted");
  domain("twin.example.com", "1", "98", "Pending Delete Restorable");
  domain("other.example.com", "1", "97", "Something New");
  Object.assign(registrar.world.domains[1] ?? {}, { techcontactid: "11" });
  Object.assign(registrar.world.domains[2] ?? {}, { billingcontactid: "12" });
  expect(await find()).toEqual(["11", "12"].map((id) => ({ kind: "contact", id: `${id} ${address}`, link: id, keep })));
});

test("where a record has more domains than can be asked, only a person says which contacts are unused", async () => {
  customer("1", "agency@example.net");
  contact("11", "1");
  contact("12", "1");
  domain("imke.example.com", "1", "12");
  for (let index = 0; index < 101; index += 1) domain(`twin-${index}.example.com`, "1", "99");
  expect(await find()).toEqual([
    { kind: "contact", id: `11 ${address}`, link: "11", byHand: { reason: "registrar_usage_unknown" } },
    { kind: "contact", id: `12 ${address}`, link: "12", keep },
    { kind: "domain", id: "imke.example.com", keep },
  ]);
});

test("a record with a living domain is kept; one that only bears the client's name is a person's", async () => {
  customer("1", address);
  domain("any.example.com", "1", "99");
  customer("2", "somebody@example.org", "imke voorbeeld");
  domain("imke.example.com", "2", "98", "Deleted");
  expect(await find()).toEqual([
    { kind: "customer", id: `1 ${address}`, link: "1", keep },
    { kind: "customer", id: "2 somebody@example.org", byHand: { reason: "registrar_customer_not_matched" } },
  ]);
});

test("a linked record is the client's while it bears the client's name, and a person's when it bears another's", async () => {
  customer("1", "before@example.org", "Imke Voorbeeld");
  customer("2", "before2@example.org");
  const links = ["1", "2"].map((id) => ({ kind: "customer", id }));
  expect(await find()).toEqual([]);
  expect(await find(links)).toEqual([
    { kind: "customer", id: "1 before@example.org", link: "1" },
    { kind: "customer", id: "2 before2@example.org", byHand: { reason: "registrar_customer_not_matched" } },
  ]);
});

test("a contact that was linked and bears an address that is not the client's is a person's, unless a domain needs it", async () => {
  customer("1", address);
  contact("11", "1", "next@example.org");
  contact("12", "1", "next@example.org");
  domain("any.example.com", "1", "12");
  const links = ["11", "12"].map((id) => ({ kind: "contact", id }));
  expect((await find(links)).slice(0, 2)).toEqual([
    { kind: "contact", id: "11 next@example.org", link: "11", byHand: { reason: "registrar_contact_not_matched" } },
    { kind: "contact", id: "12 next@example.org", link: "12", keep },
  ]);
});

test("a name that another client has too leads nowhere, nor does one at another registrar", async () => {
  customer("1", "agency@example.net");
  contact("11", "1");
  domain("shared.example.com", "1", "11", "Deleted");
  domain("imke.be", "1", "11", "Deleted");
  expect(await find()).toEqual([]);
});

test("a contact of the agency's record is found again once the name that led there is another client's too", async () => {
  customer("1", "agency@example.net");
  contact("11", "1");
  domain("shared.example.com", "1", "99", "Deleted");
  const own = { ...subject, elsewhere: { ...subject.elsewhere, sharedDomains: [] } };
  const [first] = await processor.find(own, { of: "client" }, context());
  expect(first).toMatchObject({ kind: "contact", link: "11" });
  expect(await find([{ kind: "contact", id: "11" }])).toEqual([first]);
});

test("a deletion is pending until its action has ended and a fresh look finds nothing", async () => {
  customer("1", address);
  contact("11", "1");
  const [target] = await find();
  const first = await erase(target);
  expect(first).toMatchObject({
    kind: "pending",
    reason: "registrar_deleting",
    operation: expect.stringMatching(/^\d+$/),
  });
  const operation = first.kind === "pending" ? (first.operation ?? "") : "";
  later(10);
  expect(await erase(target, { operation })).toMatchObject({ kind: "pending", operation });
  later(30);
  expect(await erase(target, { operation })).toEqual({ kind: "gone" });
  expect(registrar.server.calls.filter(({ path }) => path === "/contacts/delete.json")).toHaveLength(1);
});

test("a deletion whose answer was lost refuses the next, which waits for it", async () => {
  customer("1", address);
  contact("11", "1");
  const [target] = await find();
  registrar.server.meet({ kind: "reset", acts: true }, 1, ({ path }) => path === "/contacts/delete.json");
  await expect(erase(target)).rejects.toMatchObject({ retry: "later" });
  expect(await erase(target)).toMatchObject({ kind: "pending", reason: "registrar_refused_for_now" });
  later(60);
  expect(await erase(target)).toEqual({ kind: "gone" });
});

test("a contact that the action left behind for a day, or that the vendor refuses for a day, is a person's", async () => {
  customer("1", address);
  contact("11", "1");
  const [target] = await find();
  const since = new Date(clock.now().getTime() - 25 * 3_600_000);
  expect(await erase(target, { operation: "123", since })).toEqual({
    kind: "manual",
    reason: "registrar_contact_refused",
  });
  const json = { status: "ERROR", message: "Some other reason" };
  registrar.server.meet(
    { kind: "status", status: 500, json: { ...json, message: "Required parameter: x" } },
    1,
    ({ method }) => method === "POST",
  );
  registrar.server.meet({ kind: "status", status: 200, json }, 1, ({ method }) => method === "POST");
  expect(await erase(target)).toMatchObject({ kind: "pending", reason: "registrar_refused_for_now" });
  expect(await erase(target, { since })).toEqual({ kind: "manual", reason: "registrar_contact_refused" });
});

test("a customer record is emptied after its contacts, keeps nothing of the person, and stays findable as what it is", async () => {
  customer("1", address, "Imke Voorbeeld");
  contact("11", "1");
  const [first, record] = await find();
  await erase(first);
  expect(await erase(record)).toMatchObject({ kind: "pending", reason: "registrar_contacts_first" });
  expect(registrar.world.customers[0]?.username).toBe(address);
  later(40);
  expect(await erase(record)).toEqual({ kind: "gone" });
  expect(registrar.world.customers).toMatchObject([
    { customerid: "1", username: "erased-1@emptied.whmcs-gdpr.invalid", name: "N/A", address1: "N/A", zip: "0000" },
  ]);
  expect(await erase(record)).toEqual({ kind: "gone" });
  expect(await find([{ kind: "customer", id: "1" }])).toEqual([]);
  contact("12", "1");
  expect(await find([{ kind: "customer", id: "1" }])).toMatchObject([{ kind: "contact", link: "12" }]);
});

test("a record whose customer may have other orders, which no call shows, is a person's and stays as it is", async () => {
  customer("1", address, "Imke Voorbeeld");
  const order = { orderid: "77", customerid: "1", productkey: "sslcert", description: "imke.example.com" };
  registrar.world.orders.push({ ...order, currentstatus: "Active" });
  processor = open(undefined, undefined, { onlyDomains: false });
  const targets = await find();
  expect(targets).toEqual([
    { kind: "customer", id: `1 ${address}`, link: "1", byHand: { reason: "registrar_orders_unknown" } },
  ]);
  await expect(erase(targets[0])).rejects.toMatchObject({ code: "connector.target_unknown" });
  expect(registrar.world.customers).toMatchObject([{ username: address, name: "Imke Voorbeeld" }]);
  domain("imke.example.com", "1", "99");
  expect(await find()).toContainEqual({ kind: "customer", id: `1 ${address}`, link: "1", keep });
});

test("a record of which the vendor keeps a detail is a person's, not gone", async () => {
  customer("1", address, "Imke Voorbeeld");
  const [record] = await find();
  const keepName = (body: unknown): unknown =>
    typeof body === "object" && body !== null && "name" in body ? { ...body, name: "Imke Voorbeeld" } : body;
  registrar.server.meet({ kind: "replace", change: keepName });
  expect(await erase(record)).toEqual({ kind: "manual", reason: "registrar_customer_not_emptied" });
});

test("new details go into the client's own record, whole, and living domains are a person's", async () => {
  customer("1", address, "Imke Voorbeeld");
  Object.assign(registrar.world.customers[0] ?? {}, { address2: "bus 3" });
  const rectify = () => processor.rectify?.(subject, profile, new Set(["lastname", "city", "phonenumber"]), context());
  expect(await rectify()).toEqual({ kind: "done", count: 1 });
  expect(registrar.world.customers).toMatchObject([
    { name: "Imke Nieuw", city: "Brugge", telno: "477000000", address2: "bus 3", zip: "9000", username: address },
  ]);
  registrar.server.forgetCalls();
  expect(await rectify()).toEqual({ kind: "done", count: 1 });
  expect(registrar.server.calls.filter(({ method }) => method === "POST")).toEqual([]);
  domain("imke.example.com", "1", "99");
  expect(await rectify()).toEqual({ kind: "manual", reason: "registrar_change_by_hand" });
});

test("who is refused at the door knocks no more for an hour, while a check may be made", async () => {
  const stranger = open("wrong");
  await expect(stranger.find(subject, { of: "client" }, context())).rejects.toMatchObject({
    code: "connector.unauthenticated",
  });
  expect(pauses).toEqual([{ bucket: "resellerclub", ms: 3_600_000 }]);
  expect(await stranger.check(context())).toEqual([{ code: "resellerclub.credentials", state: "missing" }]);
  registrar.world.mostCalls = 0;
  await expect(find()).rejects.toMatchObject({ code: "connector.forbidden" });
  expect(pauses.map(({ bucket }) => bucket)).toEqual(["resellerclub", "resellerclub.check", "resellerclub"]);
});

test("calls are made one at a time", async () => {
  const turns: (() => void)[] = [];
  processor = open(registrar.apiKey, () => new Promise((resolve) => turns.push(resolve)));
  const finds = Promise.all([find(), find(), find()]);
  for (let made = 0; made < 3; made += 1) {
    await new Promise(setImmediate); // whatever could ask for its turn has asked
    expect(turns).toHaveLength(1);
    const calls = registrar.server.calls.length;
    turns.shift()?.();
    while (registrar.server.calls.length === calls || turns.length === 0) await new Promise(setImmediate);
  }
  const rest = setInterval(() => turns.shift()?.(), 1);
  await finds;
  clearInterval(rest);
});

test("what proves who calls is in no address of a changing call", async () => {
  customer("1", address);
  contact("11", "1");
  const [target] = await find();
  await erase(target);
  const writes = registrar.server.calls.filter(({ method }) => method !== "GET");
  expect(writes.map(({ path, query }) => [path, query.size])).toEqual([["/contacts/delete.json", 0]]);
});

test("a reseller who is not found is no client who is not found", async () => {
  const json = { status: "ERROR", message: "Reseller not found" };
  registrar.server.meet({ kind: "status", status: 200, json });
  await expect(find()).rejects.toMatchObject({ code: "resellerclub.refused" });
});

test.each([
  ["counts more rows than it gives", { recsonpage: "1", recsindb: "5" }],
  ["counts fewer rows on a page than stand there", { recsonpage: "0", recsindb: "1" }],
  ["counts no rows and gives some", { recsonpage: "1", recsindb: "0" }],
])("a search that %s is no search", async (_, counts) => {
  customer("1", address);
  contact("11", "1");
  const recount = (body: unknown): unknown => ({ ...(body as object), ...counts });
  registrar.server.meet(
    { kind: "replace", change: recount },
    undefined,
    ({ path }) => path === "/contacts/search.json",
  );
  await expect(find()).rejects.toMatchObject({ code: "connector.shape_unexpected" });
});

test("an export holds neither PIN nor transfer code, and says what is archived and what is not matched", async () => {
  customer("1", address, "Imke Voorbeeld");
  contact("11", "1");
  contact("12", "1", "otto@example.org");
  domain("imke.example.com", "1", "12");
  const items = [];
  for await (const item of processor.export?.(subject, context()) ?? []) items.push(item);
  const text = JSON.stringify(items);
  for (const secret of ["stand-in-pin", "stand-in-domsecret", "otto"]) expect(text).not.toContain(secret);
  expect(items.filter(({ type }) => type !== "entity" && type !== "record")).toEqual([
    { type: "link", kind: "customer", id: "1" },
    { type: "link", kind: "contact", id: "11" },
    { type: "gap", reason: "archived_contacts_not_read" },
    { type: "gap", reason: "registrants_not_matched", count: 1 },
  ]);
  expect(items.filter(({ type }) => type === "record")).toMatchObject([
    { record: { createdAt: "2025-04-23 00:57:02", status: "Active" } },
    { record: { domain: "imke.example.com", nameServers: ["ns1.example.net", "ns2.example.net"] } },
    { record: { contactId: 11, email: address } },
  ]);
});
