import { afterEach, describe, expect, test } from "@jest/globals";
import type { Elsewhere, Processor, ProcessorContext, Profile, Scope } from "../../src/connectors/processor.ts";
import {
  addApp,
  type CloudwaysWorld,
  type SimulatedApp,
  type SimulatedServer,
} from "../../simulators/cloudways/world.ts";
import type { CloudwaysSimulator } from "../../simulators/cloudways/server.ts";
import { contextFor, eraseWhole, movableClock, partsFor } from "../support/at-processor.ts";
import { clientOf, openCloudways, plantOwn, products, service, startWithServer } from "./cloudways-stand.ts";

const toBeClosed: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toBeClosed.splice(0)) await close();
});

interface Site {
  readonly simulator: CloudwaysSimulator;
  readonly world: CloudwaysWorld;
  readonly server: SimulatedServer;
  readonly processor: Processor;
  readonly clock: ReturnType<typeof movableClock>;
  readonly ctx: ProcessorContext;
}

async function start(): Promise<Site> {
  const clock = movableClock();
  const { simulator, server } = await startWithServer(clock);
  const processor = openCloudways(simulator, partsFor(clock));
  toBeClosed.push(
    () => processor.close(),
    () => simulator.close(),
  );
  return { simulator, world: simulator.world, server, processor, clock, ctx: contextFor(clock) };
}

const ofService: Scope = { of: "service", serviceId: service.id };
const ofClient: Scope = { of: "client" };

async function targetOf({ processor, ctx }: Site, subject = clientOf()) {
  const [target, ...others] = await processor.find(subject, ofService, ctx);
  if (target === undefined) throw new Error("nothing was found");
  expect(others).toEqual([]);
  return target;
}

const renamed: Profile = {
  firstName: "An",
  lastName: "Janssens",
  companyName: "Client BV",
  email: "an@client.example",
  phoneNumber: "",
  address1: "",
  address2: "",
  city: "",
  state: "",
  postcode: "",
  country: "BE",
};

describe("deleting an application", () => {
  test("waits over several looks for the operation, longer each time, and ends when the list holds it no more", async () => {
    const site = await start();
    plantOwn(site.server);
    const answers = await eraseWhole(site.processor, await targetOf(site), site.clock);
    expect(answers.map(({ kind }) => kind)).toEqual(["pending", "pending", "pending", "gone"]);
    expect(site.server.apps).toEqual([]);
    // Support can bring it back for a fortnight: what `backupsKept` says.
    expect(site.processor.backupsKept).toBe("P14D");
    expect(site.world.ghosts.map(({ until }) => until.toISOString())).toEqual(["2026-03-16T09:00:20.000Z"]);
  });

  test("names the server in the body and in the query, and calls nothing else that changes anything", async () => {
    const site = await start();
    plantOwn(site.server);
    await eraseWhole(site.processor, await targetOf(site), site.clock);
    const writes = site.simulator.server.calls.filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE /app/1001"]);
    expect(writes[0]?.json()).toEqual({ server_id: 50_482 });
    expect(writes[0]?.query.get("server_id")).toBe("50482");
  });

  test.each(["lies", "fails"] as const)("becomes a person's when operations end so: %s", async (end) => {
    const site = await start();
    plantOwn(site.server);
    site.world.operations_end = end;
    const answers = await eraseWhole(site.processor, await targetOf(site), site.clock);
    expect(answers.at(-1)).toEqual({ kind: "manual", reason: "hosting_not_deleted" });
    expect(site.simulator.server.calls.filter(({ method }) => method === "DELETE")).toHaveLength(3);
  });

  test("waits while another operation runs on its server", async () => {
    const site = await start();
    plantOwn(site.server);
    const endsAt = new Date("2026-03-02T09:01:00Z");
    site.world.operations.push({ id: "1", serverId: site.server.id, appId: "9", endsAt, hasActed: false });
    const answers = await eraseWhole(site.processor, await targetOf(site), site.clock);
    expect(answers[0]).toMatchObject({ kind: "pending", reason: "hosting_server_busy" });
    expect(answers.at(-1)).toEqual({ kind: "gone" });
  });

  test.each(["1", 1, true])("takes an operation for over that says is_completed %p", async (isCompleted) => {
    const site = await start();
    plantOwn(site.server);
    site.world.operations_end = "lies";
    const change = (body: unknown): unknown => ({
      operation: { ...(body as { operation: object }).operation, is_completed: isCompleted },
    });
    site.simulator.server.meet({ kind: "replace", change }, undefined, ({ path }) => path.startsWith("/operation/"));
    const [, second] = await eraseWhole(site.processor, await targetOf(site), site.clock);
    // Nothing is under way any more, and the application is there still.
    expect(second).toMatchObject({ kind: "pending", operation: "0,1,0,2" });
  });

  test("is refused for what changed since it was found: its domains, or its server", async () => {
    const site = await start();
    const app = plantOwn(site.server);
    const target = await targetOf(site);
    app.aliases?.push("other.example");
    expect(await eraseWhole(site.processor, target, site.clock)).toEqual([
      { kind: "manual", reason: "hosting_site_changed" },
    ]);
    app.aliases = [];
    app.cname = "other.example";
    expect(await eraseWhole(site.processor, target, site.clock)).toEqual([
      { kind: "manual", reason: "hosting_site_changed" },
    ]);
    expect(site.simulator.server.calls.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("by a token that may only read is an error to tell the owner of", async () => {
    const site = await start();
    plantOwn(site.server);
    site.world.role = "read_only";
    const target = await targetOf(site);
    await expect(eraseWhole(site.processor, target, site.clock)).rejects.toMatchObject({ code: "connector.forbidden" });
  });
});

describe("finding", () => {
  const place = { productId: products.cloudways, domain: service.domain, ended: false, gone: false };

  test.each([
    ["hosting_domain_shared", {}, { sharedDomains: [service.domain] }],
    ["hosting_site_shared", { aliases: ["other.example"] }, {}],
    ["hosting_other_service", {}, { places: [{ ...place, serviceId: 800 }] }],
    ["hosting_other_service", {}, { places: [{ ...place, serviceId: 800, ended: true }] }],
    ["hosting_other_service", {}, { places: [{ ...place, serviceId: 800, productId: products.unmapped }] }],
    [
      "hosting_other_service",
      { aliases: ["second.example"] },
      { places: [{ ...place, serviceId: 800, domain: "second.example" }] },
    ],
    ["hosting_other_service", {}, { places: [{ ...place, serviceId: 800, domain: `shop.${service.domain}` }] }],
  ])(
    "leaves to a person, as %s, what %j is in a world of %j",
    async (reason: string, app: Partial<SimulatedApp>, elsewhere: Partial<Elsewhere>) => {
      const site = await start();
      plantOwn(site.server, { aliases: null, ...app });
      const own = clientOf().elsewhere.places;
      const places = [...own, ...(elsewhere.places ?? [])];
      const target = await targetOf(site, clientOf({ ...elsewhere, places }));
      expect(target.byHand?.reason).toBe(reason);
      expect(target.byHand?.sharedWith ?? []).toEqual("places" in elsewhere ? [{ type: "service", id: 800 }] : []);
    },
  );

  test.each([
    ["lives at another processor", { productId: products.rackspace }],
    ["is gone", { ended: true, gone: true }],
    ["has another site of its own", { domain: "second.example" }],
  ])("is not kept back by another service of the same client's that %s", async (_, other) => {
    const site = await start();
    plantOwn(site.server, { aliases: null });
    addApp(site.server, { id: "1002", cname: "second.example" });
    const places = [...clientOf().elsewhere.places, { ...place, serviceId: 800, ...other }];
    expect((await targetOf(site, clientOf({ places }))).byHand).toBeUndefined();
  });

  test("knows a domain in capitals, with www and a final dot, and no longer or shorter one", async () => {
    const site = await start();
    for (const [index, cname] of ["xclient.example", "client.example.org", "lient.example", ""].entries()) {
      addApp(site.server, { id: String(2_001 + index), cname, label: "someone" });
    }
    plantOwn(site.server, { cname: "WWW.Client.Example.", aliases: null });
    expect((await targetOf(site)).id).toBe("50482/1001");
  });

  test("takes Cloudways's own name of an application only where nothing serves the domain", async () => {
    const site = await start();
    const fqdn = "wordpress-50482-1001.cloudwaysapps.com";
    const app = plantOwn(site.server, { cname: "", aliases: null, app_fqdn: fqdn, label: "x" });
    const places = clientOf().elsewhere.places.map((one) => ({ ...one, domain: fqdn }));
    expect(await targetOf(site, clientOf({ places }))).toMatchObject({ id: "50482/1001", seen: fqdn });
    app.cname = "other.example";
    expect((await targetOf(site, clientOf({ places }))).byHand?.reason).toBe("hosting_site_shared");
  });

  test("deletes none of several that serve one domain", async () => {
    const site = await start();
    plantOwn(site.server);
    plantOwn(site.server, { id: "1002", aliases: [] });
    const targets = await site.processor.find(clientOf(), ofService, site.ctx);
    expect(targets.map(({ byHand }) => byHand?.reason)).toEqual(["hosting_several_sites", "hosting_several_sites"]);
  });

  test("tells of staging clones by label and by project, and of nobody else's site without a domain", async () => {
    const site = await start();
    site.world.projects.push({ id: "1", name: "Default" }, { id: "8", name: "an peeters" });
    plantOwn(site.server, { label: "client-site" });
    addApp(site.server, { id: "1002", label: "client-site (staging)" });
    addApp(site.server, { id: "1003", label: "whatever", project_id: "8" });
    addApp(site.server, { id: "1004", label: "client-site-two" });
    addApp(site.server, { id: "1005", label: "client-site", cname: "other.example" });
    const targets = await site.processor.find(clientOf(), ofService, site.ctx);
    expect(targets.map(({ id, byHand }) => [id.split("/")[1], byHand?.reason])).toEqual([
      ["1001", undefined],
      ["1002", "hosting_staging_clone"],
      ["1003", "hosting_staging_clone"],
    ]);
  });

  test("tells of an application that an earlier look linked to the service and that serves its domain no more", async () => {
    const site = await start();
    const app = plantOwn(site.server);
    const { kind, link = "" } = await targetOf(site);
    expect(link).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    app.cname = "moved.example";
    app.aliases = null;
    app.label = "moved";
    const ctx = contextFor(site.clock, { links: [{ kind, id: link }] });
    const [lost] = await site.processor.find(clientOf(), ofService, ctx);
    expect(lost?.byHand?.reason).toBe("hosting_site_changed");
  });

  test("without a domain in WHMCS says so instead of nothing", async () => {
    const site = await start();
    plantOwn(site.server);
    const places = clientOf().elsewhere.places.map((one) => ({ ...one, domain: "" }));
    const reasons = [{ byHand: { reason: "hosting_service_without_domain" } }];
    expect(await site.processor.find(clientOf({ places }), ofService, site.ctx)).toMatchObject(reasons);
    const { id, link = "" } = await targetOf(site);
    const ctx = contextFor(site.clock, { links: [{ kind: "app", id: link }] });
    expect(await site.processor.find(clientOf({ places }), ofService, ctx)).toMatchObject([
      ...reasons,
      { id, byHand: { reason: "hosting_site_changed" } },
    ]);
  });

  test("for a whole client leaves everything to a person", async () => {
    const site = await start();
    site.world.projects.push({ id: "7", name: "An Peeters" });
    plantOwn(site.server);
    addApp(site.server, { id: "1002", label: "other", cname: "other.example" });
    const targets = await site.processor.find(clientOf(), ofClient, site.ctx);
    expect(targets.map(({ kind, byHand }) => [kind, byHand?.reason])).toEqual([
      ["app", "hosting_remains"],
      ["project", "hosting_project_remains"],
    ]);
  });

  test.each([
    ["one id twice", (world: CloudwaysWorld) => world.servers[0]?.apps.push({ ...world.servers[0].apps[0] } as never)],
    [
      "an application under another server's id",
      (world: CloudwaysWorld) => Object.assign(world.servers[0]?.apps[0] ?? {}, { server_id: "1" }),
    ],
    ["an id that is none", (world: CloudwaysWorld) => Object.assign(world.servers[0]?.apps[0] ?? {}, { id: "../7" })],
    ["a server without a list", (world: CloudwaysWorld) => Object.assign(world.servers[0] ?? {}, { apps: null })],
  ])("goes no further with a list that holds %s", async (_, spoil) => {
    const site = await start();
    plantOwn(site.server);
    spoil(site.world);
    await expect(site.processor.find(clientOf(), ofService, site.ctx)).rejects.toMatchObject({
      code: "connector.shape_unexpected",
    });
  });

  test("takes ids as numbers too", async () => {
    const site = await start();
    plantOwn(site.server);
    Object.assign(site.server, { id: 50_482 });
    Object.assign(site.server.apps[0] ?? {}, { id: 1001, server_id: 50_482, project_id: 0, aliases: "" });
    expect((await targetOf(site)).id).toBe("50482/1001");
  });
});

describe("the export", () => {
  type Item = { readonly type: string };

  async function exported(site: Site, subject = clientOf()): Promise<readonly Item[]> {
    const items: Item[] = [];
    for await (const item of site.processor.export?.(subject, site.ctx) ?? []) items.push(item);
    return items;
  }

  test("tells of the site what it is called, and neither a password nor the agency's own login", async () => {
    const site = await start();
    site.world.projects.push({ id: "7", name: "Client BV" });
    plantOwn(site.server, { app_user: "admin@agency.example" });
    const items = await exported(site);
    expect(items.filter(({ type }) => type === "record")).toMatchObject([
      { record: { label: "An Peeters", project: "Client BV", administrator: "", createdAt: "2024-01-02 10:00:00" } },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/s3cret|agency/);
    expect(items.filter(({ type }) => type === "gap")).toEqual([{ type: "gap", reason: "site_content_by_hand" }]);
  });

  test("leaves out a project's name that others share, and a site that serves others too, and says so", async () => {
    const site = await start();
    site.world.projects.push({ id: "7", name: "Somebody else" });
    plantOwn(site.server);
    plantOwn(site.server, { id: "1002", aliases: ["other.example"] });
    const items = await exported(site);
    expect(items.filter(({ type }) => type === "record")).toMatchObject([{ record: { appId: 1001, project: "" } }]);
    expect(items.at(-1)).toEqual({ type: "gap", reason: "shared_left_out", count: 1 });
  });
});

describe("a new name", () => {
  const change = ({ processor, ctx }: Site, subject = clientOf()) =>
    processor.rectify?.(subject, renamed, new Set(["lastname"]), ctx);
  const names = ["An Janssens", "An Peeters", "Joris Contact"];

  test("takes the place of the former one in labels and in a project of the client's own", async () => {
    const site = await start();
    site.world.projects.push({ id: "7", name: "AN PEETERS" });
    const app = plantOwn(site.server);
    const contact = plantOwn(site.server, { id: "1002", label: "Joris Contact" });
    const site2 = plantOwn(site.server, { id: "1003", label: "Site of An Peeters" });
    expect(await change(site, clientOf({ names }))).toEqual({ kind: "done", count: 2 });
    expect([app.label, contact.label, site2.label]).toEqual(["An Janssens", "Joris Contact", "Site of An Peeters"]);
    expect(site.world.projects).toEqual([{ id: "7", name: "An Janssens" }]);
    expect(await change(site, clientOf({ names }))).toEqual({ kind: "nothing_found" });
  });

  test("leaves a project alone that holds somebody else's site", async () => {
    const site = await start();
    site.world.projects.push({ id: "7", name: "An Peeters" });
    plantOwn(site.server, { label: "site" });
    addApp(site.server, { id: "1002", cname: "other.example", project_id: "7" });
    expect(await change(site, clientOf({ names }))).toEqual({ kind: "nothing_found" });
    expect(site.world.projects).toEqual([{ id: "7", name: "An Peeters" }]);
  });
});
