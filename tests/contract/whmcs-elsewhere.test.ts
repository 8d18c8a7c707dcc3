import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { findSharedDomains, lookAround, resolveKnownSubject } from "../../src/connectors/whmcs/elsewhere.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { addClient, addContact, addService, addUser, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { withStandIn } from "./whmcs-erasure.ts";

// What systems besides WHMCS know a client by, and which names it shares with others.

function worldOf(change: (world: World) => void = () => {}): World {
  const world = emptyWorld();
  addClient(world, { id: 7, firstname: "An", lastname: "Voorbeeld", companyname: "Voorbeeld BV" });
  addClient(world, { id: 8, firstname: "Els", lastname: "Elders" });
  addService(world, { id: 701, clientId: 7, productId: 1, domain: "www.Client.example", status: "Active" });
  change(world);
  return world;
}

async function knownOf(api: WhmcsApi) {
  const subject = await resolveKnownSubject(api, 7);
  if (subject === undefined) throw new Error("no such client");
  return subject;
}

const sharedOf = async (api: WhmcsApi): Promise<readonly string[]> => (await knownOf(api)).elsewhere.sharedDomains;

describe("a client known elsewhere", () => {
  test("has its names as spelled, its services and its registrations in one spelling", () => {
    const world = worldOf((made) => {
      addContact(made, { clientId: 7, firstname: "Bob", lastname: "Boek", companyname: "Voorbeeld BV" });
      addUser(made, {
        firstname: "Carla",
        lastname: "Login",
        email: "carla@client.example",
        clients: [{ clientId: 7, owner: false, permissions: [] }],
      });
      addService(made, { id: 702, clientId: 7, productId: 2, domain: "", status: "Cancelled" });
      addService(made, { id: 703, clientId: 7, productId: 2, domain: "old.example.", status: "Terminated" });
      addDomain(made, { clientId: 7, domainname: "Client.example", registrar: "Versio", status: "Active" });
      addDomain(made, {
        clientId: 7,
        domainname: "left.example",
        registrar: "resellerclub",
        status: "Transferred Away",
      });
    });
    return withStandIn({ world }, async (api) => {
      const { elsewhere, ...subject } = await knownOf(api);
      expect(subject).toEqual(await resolveSubject(api, 7));
      const { names, places, registrations, sharedDomains } = elsewhere;
      expect(names.toSorted()).toEqual(
        expect.arrayContaining(["An Voorbeeld", "Bob Boek", "Carla Login", "Voorbeeld BV"]),
      );
      expect(new Set(names).size).toBe(names.length);
      expect(places).toMatchObject([
        { serviceId: 701, productId: 1, domain: "client.example", ended: false, gone: false },
        { serviceId: 702, productId: 2, domain: "", ended: true, gone: false },
        { serviceId: 703, productId: 2, domain: "old.example", ended: true, gone: true },
      ]);
      expect(registrations).toEqual([
        { domain: "client.example", registrar: "versio", active: true },
        { domain: "left.example", registrar: "resellerclub", active: false },
      ]);
      expect(sharedDomains).toEqual([]);
    });
  });

  test("is nobody where WHMCS has no such client", () =>
    withStandIn({ world: worldOf() }, async (api) => expect(await resolveKnownSubject(api, 99)).toBeUndefined()));

  test.each(["client.example", "WWW.CLIENT.EXAMPLE", "client.example.", "shop.client.example"])(
    "shares its name with a service of another client at %s",
    (domain) =>
      withStandIn(
        { world: worldOf((world) => void addService(world, { clientId: 8, productId: 1, domain, status: "Active" })) },
        async (api) => expect(await sharedOf(api)).toEqual(["client.example"]),
      ),
  );

  test.each(["notclient.example", "client.example.org", "lient.example", "example", ""])(
    "shares nothing with a service of another client at '%s'",
    (domain) =>
      withStandIn(
        { world: worldOf((world) => void addService(world, { clientId: 8, productId: 1, domain, status: "Active" })) },
        async (api) => expect(await sharedOf(api)).toEqual([]),
      ),
  );

  test.each([
    ["Cancelled", true],
    ["Suspended", true],
    ["Some Word of a Module", true],
    ["Terminated", false],
    ["Fraud", false],
  ] as const)("with another client's service that is %s: shared %s", (status, isShared) =>
    withStandIn(
      {
        world: worldOf(
          (world) => void addService(world, { clientId: 8, productId: 1, domain: "client.example", status }),
        ),
      },
      async (api) => expect(await sharedOf(api)).toEqual(isShared ? ["client.example"] : []),
    ),
  );

  test.each([
    ["Active", true],
    ["Pending Transfer", true],
    ["Cancelled", true],
    ["Expired", false],
    ["Transferred Away", false],
  ] as const)("with another client's registration that is %s: shared %s", (status, isShared) =>
    withStandIn(
      { world: worldOf((world) => void addDomain(world, { clientId: 8, domainname: "client.example", status })) },
      async (api) => expect(await sharedOf(api)).toEqual(isShared ? ["client.example"] : []),
    ),
  );

  test("shares what lies below another client's name", () =>
    withStandIn(
      { world: worldOf((world) => void addDomain(world, { clientId: 8, domainname: "agency.example" })) },
      async (api) => {
        expect(await findSharedDomains(api, 7, ["site.agency.example", "client.example", ""])).toEqual([
          "site.agency.example",
        ]);
      },
    ));

  test("shares nothing with services of its own", () =>
    withStandIn(
      {
        world: worldOf((world) => {
          addService(world, { clientId: 7, productId: 1, domain: "client.example", status: "Active" });
          addDomain(world, { clientId: 7, domainname: "shop.client.example" });
        }),
      },
      async (api) => expect(await sharedOf(api)).toEqual([]),
    ));

  test("finds a name far down the lists of all clients", () =>
    withStandIn(
      {
        world: worldOf((world) => {
          for (let number = 1; number <= 250; number += 1) {
            addService(world, { clientId: 8, productId: 1, domain: `site${number}.example`, status: "Active" });
          }
          addService(world, { clientId: 8, productId: 1, domain: "client.example", status: "Active" });
        }),
      },
      async (api) => expect(await sharedOf(api)).toEqual(["client.example"]),
    ));

  test.each(["GetClientsProducts", "GetClientsDomains"])("is not known while %s cannot be read", (action) =>
    withStandIn({ world: worldOf() }, async (api, { faults }) => {
      faults.set(action, { kind: "permission_denied" });
      await expect(resolveKnownSubject(api, 7)).rejects.toMatchObject({ code: "whmcs.permission_missing" });
    }),
  );
});

describe("a client looked at again", () => {
  const [registrar, domainname] = ["versio", "client.example"];

  test("keeps the names from before, with the statuses of today, and has what came since", () => {
    const world = worldOf((made) => {
      addService(made, { id: 702, clientId: 7, productId: 1, domain: "kept.example", status: "Active" });
      addDomain(made, { id: 71, clientId: 7, domainname, registrar, status: "Active" });
    });
    return withStandIn({ world }, async (api) => {
      const before = await knownOf(api);
      Object.assign(world.services.get(701)!, { domain: "", status: "Terminated" });
      Object.assign(world.services.get(702)!, { domain: "renamed.example" });
      world.domains.get(71)!.status = "Expired";
      addService(world, { id: 703, clientId: 7, productId: 2, domain: "Client.example.", status: "Pending" });
      addService(world, { id: 801, clientId: 8, productId: 2, domain: "shop.kept.example", status: "Active" });
      addDomain(world, { clientId: 7, domainname: "new.example", registrar, status: "Active" });
      const { elsewhere } = await lookAround(api, before);
      expect(elsewhere.places).toEqual([
        { serviceId: 701, productId: 1, domain: "client.example", ended: true, gone: true },
        { serviceId: 702, productId: 1, domain: "kept.example", ended: false, gone: false },
        { serviceId: 702, productId: 1, domain: "renamed.example", ended: false, gone: false },
        { serviceId: 703, productId: 2, domain: "client.example", ended: false, gone: false },
      ]);
      expect(elsewhere.registrations).toEqual([
        { domain: "client.example", registrar, active: false },
        { domain: "new.example", registrar, active: true },
      ]);
      expect(elsewhere.sharedDomains).toEqual(["kept.example"]);
    });
  });

  test("has everything as it was once WHMCS has forgotten it", () => {
    const world = worldOf((made) => void addDomain(made, { clientId: 7, domainname, registrar, status: "Active" }));
    return withStandIn({ world }, async (api) => {
      const before = await knownOf(api);
      world.services.clear();
      world.domains.clear();
      expect(await lookAround(api, before)).toEqual(before);
    });
  });

  test("whose name was registered again has it active, whatever its older rows say", () => {
    const world = worldOf((made) => void addDomain(made, { clientId: 7, domainname, registrar, status: "Expired" }));
    return withStandIn({ world }, async (api) => {
      const before = await knownOf(api);
      addDomain(world, { clientId: 7, domainname, registrar, status: "Active" });
      expect((await lookAround(api, before)).elsewhere.registrations).toEqual([
        { domain: domainname, registrar, active: true },
      ]);
    });
  });
});
