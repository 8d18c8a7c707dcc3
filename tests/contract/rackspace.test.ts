import { afterEach, describe, expect, test } from "@jest/globals";
import { sign } from "../../src/connectors/rackspace/call.ts";
import type { KnownSubject, Processor, ProcessorContext, Profile, Scope } from "../../src/connectors/processor.ts";
import { startRackspaceSimulator, type RackspaceSimulator } from "../../simulators/rackspace/server.ts";
import { addAlias, addMailbox, addMailDomain, type RackspaceWorld } from "../../simulators/rackspace/world.ts";
import { contextFor, eraseWhole, movableClock, partsFor } from "../support/at-processor.ts";
import { clientOf, openRackspace, products, service } from "./rackspace-stand.ts";

const toBeClosed: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toBeClosed.splice(0)) await close();
});

interface Site {
  readonly simulator: RackspaceSimulator;
  readonly world: RackspaceWorld;
  readonly processor: Processor;
  readonly clock: ReturnType<typeof movableClock>;
  readonly ctx: ProcessorContext;
  readonly pauses: readonly number[];
}

async function start(): Promise<Site> {
  const clock = movableClock();
  const pauses: number[] = [];
  const simulator = await startRackspaceSimulator({ clock });
  const processor = openRackspace(simulator, partsFor(clock, pauses));
  toBeClosed.push(
    () => processor.close(),
    () => simulator.close(),
  );
  return { simulator, world: simulator.world, processor, clock, ctx: contextFor(clock), pauses };
}

const ofService: Scope = { of: "service", serviceId: service.id };
const ofClient: Scope = { of: "client" };
const found = async ({ processor, ctx }: Site, scope: Scope, subject = clientOf()) =>
  (await processor.find(subject, scope, ctx)).map(({ kind, id, byHand }) => [kind, id, byHand?.reason]);
const writesTo = ({ simulator }: Site) => simulator.server.calls.filter(({ method }) => method !== "GET");

describe("signing", () => {
  test("gives the vendor's own vector, which its sample header shows beside another time", () => {
    const key = {
      userKey: "eGbq9/2hcZsRlr1JV1Pi",
      userAgent: "Rackspace Management Interface",
      secretKey: "QHOvchm/40czXhJ1OxfxK7jDHr3t",
    };
    const hashAt = (at: string) => sign({ ...key, at: new Date(at) }).split(":");
    expect(hashAt("2001-03-08T14:37:25Z")).toEqual([key.userKey, "20010308143725", "46VIwd66mOFGG8IkbgnLlXnfnkU="]);
    expect(hashAt("2001-03-17T15:37:25+01:00")[2]).toBe("HKUn0aajpSDx7qqGK3vqzn3FglI=");
  });

  test("happens anew at each try, over the header that is really sent", async () => {
    const site = await start();
    addMailDomain(site.world, "other.example");
    site.simulator.server.meet({ kind: "status", status: 503 }, 1, () => {
      site.clock.moveTo(new Date("2026-03-02T09:00:01Z"));
      return true;
    });
    await site.processor.find(clientOf(), ofService, site.ctx);
    const signatures = site.simulator.server.calls.map(({ headers }) => headers["x-api-signature"]?.split(":")[1]);
    expect(signatures).toEqual(["20260302090000", "20260302090001"]);
    expect(new Set(site.simulator.server.calls.map(({ headers }) => headers["user-agent"]))).toEqual(
      new Set(["whmcs-gdpr/test"]),
    );
  });

  test("refused is a refusal, and one call too many is a wait, though both come as 403", async () => {
    const site = await start();
    const stranger = openRackspace(site.simulator, partsFor(site.clock), { secretKey: "wrong" });
    toBeClosed.push(() => stranger.close());
    await expect(stranger.find(clientOf(), ofService, site.ctx)).rejects.toMatchObject({ code: "connector.forbidden" });
    site.world.isThrottled = true;
    await expect(found(site, ofService)).rejects.toMatchObject({ code: "connector.rate_limited", retry: "later" });
    expect(new Set(site.pauses)).toEqual(new Set([60_000]));
  });
});

describe("reading lists", () => {
  test("goes by offset and size up to the end", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    for (let index = 0; index < 501; index += 1) addMailbox(domain, { name: `box-${index}` });
    expect(await found(site, ofService)).toHaveLength(501);
    const pages = site.simulator.server.calls.filter(({ path }) => path.endsWith("/rs/mailboxes"));
    expect(pages.map(({ query }) => query.toString())).toEqual([
      "size=250&offset=0",
      "size=250&offset=250",
      "size=250&offset=500",
    ]);
  });

  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `box-${from + at}` }));

  test.each([
    ["a page that repeats", { offset: 0, total: 500, rsMailboxes: rows(0, 250) }],
    ["an end before the total", { total: 9, rsMailboxes: [] }],
    ["more rows than the total", { total: 1, rsMailboxes: rows(0, 2) }],
    ["a total without end", { total: 10_000_000, rsMailboxes: rows(0, 250) }],
    ["one name twice", { total: 2, rsMailboxes: [{ name: "an" }, { name: "AN" }] }],
    ["a name that leads elsewhere", { total: 1, rsMailboxes: [{ name: "../other.example" }] }],
    ["no rows", { total: 0 }],
  ])("stops at %s", async (_, json) => {
    const site = await start();
    addMailDomain(site.world, service.domain);
    site.simulator.server.meet({ kind: "status", status: 200, json }, undefined, ({ path }) =>
      path.endsWith("/rs/mailboxes"),
    );
    await expect(found(site, ofService)).rejects.toMatchObject({ code: "connector.shape_unexpected" });
  });

  test("begins again later when rows came or went meanwhile", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    for (let index = 0; index < 300; index += 1) addMailbox(domain, { name: `box-${index}` });
    site.simulator.server.meet(
      { kind: "replace", change: (body) => ({ ...(body as object), total: 299 }) },
      1,
      ({ query }) => query.get("offset") === "250",
    );
    await expect(found(site, ofService)).rejects.toMatchObject({ code: "connector.list_changed", retry: "later" });
  });
});

describe("deleting for a service", () => {
  test("takes mailboxes and aliases of its domain, and knows a deleted one though it can be brought back", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    addMailbox(domain, { name: "an" });
    addAlias(domain, "info", ["an@client.example", "friend@example.org"]);
    const targets = await site.processor.find(clientOf(), ofService, site.ctx);
    for (const target of targets) {
      expect(await eraseWhole(site.processor, target, site.clock)).toEqual([{ kind: "gone" }]);
      expect(await site.processor.verifyGone?.(target, site.ctx)).toEqual({ gone: true });
    }
    expect([domain.mailboxes, domain.aliases]).toEqual([[], []]);
    expect(domain.tombstones.map(({ until }) => until.toISOString())).toEqual(["2026-03-16T09:00:00.000Z"]);
    expect(site.processor.backupsKept).toBe("P14D");
    expect(writesTo(site).map(({ method, path }) => `${method} ${path}`)).toEqual([
      "DELETE /customers/123456/domains/client.example/rs/mailboxes/an",
      "DELETE /customers/123456/domains/client.example/rs/aliases/info",
    ]);
  });

  test("does not take the word of a deletion that did nothing", async () => {
    const site = await start();
    addMailbox(addMailDomain(site.world, service.domain), { name: "an" });
    const [target] = await site.processor.find(clientOf(), ofService, site.ctx);
    if (target === undefined) throw new Error("nothing was found");
    site.simulator.server.meet({ kind: "status", status: 200 }, undefined, ({ method }) => method === "DELETE");
    const answers = await eraseWhole(site.processor, target, site.clock);
    expect(answers.at(-1)).toEqual({ kind: "manual", reason: "hosting_not_deleted" });
    expect(answers.slice(0, -1).map(({ kind }) => kind)).toEqual(Array(5).fill("pending"));
  });

  const place = { serviceId: 800, productId: products.rackspace, domain: service.domain, ended: false, gone: false };
  const own = clientOf().elsewhere.places;

  test.each([
    ["hosting_domain_shared", { sharedDomains: [service.domain] }],
    ["hosting_other_service", { places: [...own, place] }],
    ["hosting_other_service", { places: [...own, { ...place, productId: products.unmapped, ended: true }] }],
    ["hosting_other_service", { places: [...own, { ...place, domain: "" }] }],
  ])("leaves the domain to a person as %s", async (reason, elsewhere: Partial<KnownSubject["elsewhere"]>) => {
    const site = await start();
    addMailbox(addMailDomain(site.world, service.domain), { name: "an" });
    expect(await found(site, ofService, clientOf(elsewhere))).toEqual([
      ["mail_domain", service.domain, reason],
      ["mailbox", "an@client.example", reason],
    ]);
  });

  test("goes on beside a site of the same name that lives elsewhere", async () => {
    const site = await start();
    addMailbox(addMailDomain(site.world, service.domain), { name: "an" });
    const places = [...own, { ...place, productId: products.cloudways }];
    expect(await found(site, ofService, clientOf({ places }))).toEqual([["mailbox", "an@client.example", undefined]]);
  });

  test("leaves Exchange to a person, and takes the rest of a domain that has both", async () => {
    const site = await start();
    addMailbox(addMailDomain(site.world, service.domain, "both"), { name: "an" });
    expect(await found(site, ofService)).toEqual([
      ["mailbox", "an@client.example", undefined],
      ["mail_domain", service.domain, "mail_exchange"],
    ]);
  });

  test("says of a service without a domain that nothing could be looked for", async () => {
    const site = await start();
    const places = own.map((one) => ({ ...one, domain: "" }));
    expect(await found(site, ofService, clientOf({ places }))).toEqual([
      ["service", String(service.id), "hosting_service_without_domain"],
    ]);
  });
});

describe("a client's addresses in the mail of others", () => {
  const address = "an@client.example";

  function plantOthers({ world }: Site) {
    const agency = addMailDomain(world, "agency.example");
    const team = addMailbox(agency, { name: "team", forwards: ["AN@Client.example", "boss@agency.example"] });
    const near = addMailbox(agency, { name: "near", forwards: ["joan@client.example", "an@client.example.org"] });
    const alone = addMailbox(agency, { name: "alone", forwards: [address] });
    const list = addAlias(agency, "list", ["boss@agency.example", address]);
    const single = addAlias(agency, "single", [address]);
    return { agency, team, near, alone, list, single };
  }

  test("are taken out by naming the rest, and left to a person where nobody would remain", async () => {
    const site = await start();
    const { team, near, alone, list, single } = plantOthers(site);
    const targets = await site.processor.find(clientOf(), ofClient, site.ctx);
    expect(targets.map(({ kind, id, byHand }) => [kind, id, byHand?.reason])).toEqual([
      ["member", `list@agency.example ${address}`, undefined],
      ["member", `single@agency.example ${address}`, "mail_only_receiver"],
      ["forward", `team@agency.example ${address}`, undefined],
      ["forward", `alone@agency.example ${address}`, "mail_only_receiver"],
    ]);
    for (const target of targets.filter(({ byHand }) => byHand === undefined)) {
      expect(await eraseWhole(site.processor, target, site.clock)).toEqual([{ kind: "gone" }]);
    }
    expect([team.forwards, list.members]).toEqual([["boss@agency.example"], ["boss@agency.example"]]);
    expect([near.forwards.length, alone.forwards, single.members]).toEqual([2, [address], [address]]);
    expect(writesTo(site).map(({ body }) => body)).toEqual([
      "aliasEmails=boss%40agency.example",
      "emailForwardingAddresses=boss%40agency.example",
    ]);
  });

  test("stay when everybody else left the alias since it was found", async () => {
    const site = await start();
    const { list } = plantOthers(site);
    const [target] = await site.processor.find(clientOf(), ofClient, site.ctx);
    if (target === undefined) throw new Error("nothing was found");
    list.members = [address];
    expect(await eraseWhole(site.processor, target, site.clock)).toEqual([
      { kind: "manual", reason: "mail_only_receiver" },
    ]);
    expect(writesTo(site)).toEqual([]);
  });

  test("are told of where they are mailboxes on somebody else's domain, and mailboxes of the client's own are left", async () => {
    const site = await start();
    addMailbox(addMailDomain(site.world, "agency.example"), { name: "an" });
    addMailbox(addMailDomain(site.world, service.domain), { name: "jan" });
    const subject = { ...clientOf(), emails: ["an@agency.example"] };
    expect(await found(site, ofClient, subject)).toEqual([
      ["mailbox", "jan@client.example", "hosting_remains"],
      ["mailbox", "an@agency.example", "mail_own_address"],
    ]);
  });

  test("are listed, each once, with what lies beside them on a domain that is another client's too", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    for (const name of ["an", "jan"]) addMailbox(domain, { name });
    const reason = "hosting_domain_shared";
    expect(await found(site, ofClient, clientOf({ sharedDomains: [service.domain] }))).toEqual([
      ["mail_domain", service.domain, reason],
      ["mailbox", address, reason],
      ["mailbox", "jan@client.example", reason],
    ]);
  });

  test("are looked for one by one up to a number, and beyond it by a person", async () => {
    const site = await start();
    const agency = addMailDomain(site.world, "agency.example");
    for (let index = 0; index < 799; index += 1) addMailbox(agency, { name: `box-${index}` });
    expect(await found(site, ofClient)).toEqual([["account", "forwards", "mail_forwards_not_read"]]);
  });
});

describe("the export", () => {
  test("tells an own mailbox whole, an employee's by its settings, and whose mail reaches the client by nobody's name", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    const contact = { firstName: "An", lastName: "Peeters", mobileNumber: "0470 00 00 00" };
    addMailbox(domain, { name: "an", contact, forwards: ["jan@client.example", "an@example.org"] });
    addMailbox(domain, { name: "jan", contact: { firstName: "Jan" }, vacationMessage: "skiing" });
    addAlias(addMailDomain(site.world, "agency.example"), "list", ["boss@agency.example", "an@client.example"]);
    const items: { readonly type: string }[] = [];
    for await (const item of site.processor.export?.(clientOf(), site.ctx) ?? []) items.push(item);
    expect(items.filter(({ type }) => type === "record")).toMatchObject([
      {
        entity: "mailboxes",
        record: { address: "an@client.example", forwardsTo: ["jan@client.example"], details: { firstName: "An" } },
      },
      { entity: "mailboxes", record: { address: "jan@client.example", details: null, vacationMessage: "" } },
      { entity: "mail_forwards", record: { address: "an@client.example", kind: "alias" } },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/agency|skiing|s3cret|example\.org/);
    expect(items.at(-1)).toEqual({ type: "gap", reason: "mail_content_by_hand" });
  });

  test.each([
    ["Exchange mailboxes", (world: RackspaceWorld) => addMailDomain(world, service.domain, "exchange")],
    [
      "more mailboxes than it has time for",
      (world: RackspaceWorld) => {
        const agency = addMailDomain(world, "agency.example");
        for (let index = 0; index < 149; index += 1) addMailbox(agency, { name: `box-${index}` });
      },
    ],
  ])("says that it did not read %s", async (_, plant) => {
    const site = await start();
    plant(site.world);
    const items: { readonly type: string }[] = [];
    for await (const item of site.processor.export?.(clientOf(), site.ctx) ?? []) items.push(item);
    expect(items.filter(({ type }) => type === "gap")).toEqual([{ type: "gap", reason: "mailboxes_not_read" }]);
  });
});

describe("a new name", () => {
  const renamed: Profile = {
    firstName: "An",
    lastName: "Janssens",
    companyName: "",
    email: "an@client.example",
    phoneNumber: "",
    address1: "",
    address2: "",
    city: "",
    state: "",
    postcode: "",
    country: "BE",
  };
  const subject = { ...clientOf({ names: ["An Janssens", "An Peeters", "Joris Contact"] }) };
  const emails = ["an@client.example", "joris@client.example"];

  test("is written flat, as what differs and nothing else, to the client's own mailbox", async () => {
    const site = await start();
    const domain = addMailDomain(site.world, service.domain);
    const contact = { firstName: "An", lastName: "Peeters", displayName: "An Peeters", notes: "kept" };
    const mine = addMailbox(domain, { name: "an", contact: { ...contact } });
    const joris = { firstName: "Joris", lastName: "Contact", displayName: "Joris Contact" };
    const other = addMailbox(domain, { name: "joris", contact: { ...joris } });
    const change = () => site.processor.rectify?.({ ...subject, emails }, renamed, new Set(["lastname"]), site.ctx);
    expect(await change()).toEqual({ kind: "done", count: 1 });
    expect(writesTo(site).map(({ body }) => body)).toEqual(["lastName=Janssens&displayName=An+Janssens"]);
    expect(mine.contact).toEqual({ ...contact, lastName: "Janssens", displayName: "An Janssens" });
    expect(other.contact).toEqual(joris);
    expect(await change()).toEqual({ kind: "nothing_found" });
  });

  test("leaves a display name that was chosen, and asks a person about an address that changed", async () => {
    const site = await start();
    const contact = { firstName: "An", lastName: "Janssens", displayName: "Client BV", homeStreet: "Oude Straat 1" };
    addMailbox(addMailDomain(site.world, service.domain), { name: "an", contact });
    expect(await site.processor.rectify?.(subject, renamed, new Set(["address1"]), site.ctx)).toEqual({
      kind: "manual",
      reason: "mail_details_by_hand",
    });
    expect(writesTo(site)).toEqual([]);
  });
});
