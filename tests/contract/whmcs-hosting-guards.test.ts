import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { type MayGo, readGuards, spellingsOf } from "../../src/connectors/whmcs/hosting-guards.ts";
import { addServer, addService } from "../../simulators/whmcs/builders.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { Service } from "../../simulators/whmcs/world.ts";
import { withStandIn } from "./whmcs-erasure.ts";

// Who else lives where a service does: the shared-thing guard of its termination.

interface Stage extends TwinWorld {
  readonly service: Service;
  /** Another live service; without a word another client's, elsewhere, under another name. */
  readonly other: (partial: Partial<Service>) => Service;
  readonly sharers: (mayGo?: MayGo) => Promise<readonly string[]>;
}

async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  const twins = twinWorld();
  const { world, subject, twin } = twins;
  const service = world.services.get(subject.serviceIds[0] ?? 0);
  if (service === undefined) throw new Error("no hosting");
  Object.assign(service, { domain: "example.com", username: "examplec" });
  const sharersOf = async (api: WhmcsApi, mayGo?: MayGo): Promise<readonly string[]> => {
    const row = await api.service(service.id);
    if (row === undefined) throw new Error("no service");
    return (await readGuards(api, row, mayGo)).sharedWith.map(({ type, id }) => `${type}:${id}`);
  };
  await withStandIn({ world }, (api) =>
    run({
      ...twins,
      service,
      other: (partial) =>
        addService(world, {
          clientId: twin.clientId,
          productId: 12,
          username: "",
          domain: "",
          serverId: 0,
          ...partial,
        }),
      sharers: (mayGo) => sharersOf(api, mayGo),
    }),
  );
}

describe("a domain name is one and the same", () => {
  test.each([
    ["example.com", "www.example.com"],
    ["www.example.com", "example.com"],
    ["example.com", "example.com."],
    ["example.com", "www.example.com."],
    ["EXAMPLE.com", "example.com"],
    ["münchen.example", "xn--mnchen-3ya.example"],
    ["xn--mnchen-3ya.example", "münchen.example"],
    ["www.münchen.example", "xn--mnchen-3ya.example."],
  ])("whether it is written %s or %s", (own, theirs) =>
    onStage(async ({ service, other, sharers, twin }) => {
      service.domain = own;
      const { id } = other({ domain: theirs });
      expect(await sharers()).toEqual([`service:${id}`, `client:${twin.clientId}`]);
    }),
  );

  test.each([
    ["a longer one", "example.com.example.net"],
    ["one that ends alike", "another-example.com"],
    ["one above it", "com"],
    ["another client's below it", "shop.example.com"],
  ])("and not %s", (_, theirs) =>
    onStage(async ({ other, sharers }) => {
      other({ domain: theirs });
      expect(await sharers()).toEqual([]);
    }),
  );

  test("and is asked after in each way in which WHMCS may have it, a blank one in none", () => {
    expect(spellingsOf("  ")).toEqual([]);
    expect(spellingsOf("example.com")).toEqual(["example.com", "example.com.", "www.example.com", "www.example.com."]);
  });
});

describe("the same client's other service", () => {
  test("below the name, without an account of its own, lives on this one; with one it does not", () =>
    onStage(async ({ other, sharers, subject, serverId }) => {
      const below = other({ clientId: subject.clientId, domain: "shop.example.com" });
      other({ clientId: subject.clientId, domain: "blog.example.com", username: "blog", serverId });
      expect(await sharers()).toEqual([`service:${below.id}`]);
    }));

  test("on the same account is named without its client", () =>
    onStage(async ({ service, other, sharers, subject }) => {
      const { id } = other({ clientId: subject.clientId, username: service.username, serverId: service.serverId });
      expect(await sharers()).toEqual([`service:${id}`]);
    }));
});

describe("a server account", () => {
  test("is the same behind two server entries of one host name", () =>
    onStage(async ({ world, service, other, sharers, twin }) => {
      const hostname = world.servers.get(service.serverId)?.hostname ?? "";
      const serverId = addServer(world, "Again");
      Object.assign(world.servers.get(serverId) ?? {}, { hostname: `${hostname.toUpperCase()}.` });
      const { id } = other({ username: service.username, serverId });
      expect(await sharers()).toEqual([`service:${id}`, `client:${twin.clientId}`]);
    }));

  test("may be the same where WHMCS does not say on which server one of the two is", () =>
    onStage(async ({ service, other, sharers, twin }) => {
      const { id } = other({ username: service.username });
      expect(await sharers()).toEqual([`service:${id}`, `client:${twin.clientId}`]);
      service.serverId = 0;
      expect(await sharers()).toEqual([`service:${id}`, `client:${twin.clientId}`]);
    }));

  test("is not the same on a server of another host name", () =>
    onStage(async ({ world, service, other, sharers }) => {
      other({ username: service.username, serverId: addServer(world, "Jupiter") });
      expect(await sharers()).toEqual([]);
    }));
});

test("a status that is not one of an ended service counts as living", () =>
  onStage(async ({ other, sharers, twin }) => {
    for (const status of ["Terminated", "Fraud"]) other({ domain: "example.com", status });
    expect(await sharers()).toEqual([]);
    const ids = ["Active", "Suspended", "Pending", "Completed", "Bespoke"].map(
      (status) => other({ domain: "example.com", status }).id,
    );
    expect(await sharers()).toEqual([...ids.map((id) => `service:${id}`), `client:${twin.clientId}`]);
  }));

test("a service that is Cancelled counts as living until it is known to be gone or due as well", () =>
  onStage(async ({ other, sharers, twin }) => {
    const [kept, gone] = [0, 1].map(() => other({ domain: "example.com", status: "Cancelled" }).id);
    expect(await sharers()).toEqual([`service:${kept}`, `service:${gone}`, `client:${twin.clientId}`]);
    expect(await sharers(({ serviceId }) => Promise.resolve(serviceId === gone))).toEqual([
      `service:${kept}`,
      `client:${twin.clientId}`,
    ]);
    expect(await sharers(() => Promise.resolve(true))).toEqual([]);
  }));

test("a registered domain of the same name does not use the account", () =>
  onStage(async ({ world, sharers, subject, twin }) => {
    addDomain(world, { clientId: subject.clientId, domainname: "example.com" });
    addDomain(world, { clientId: twin.clientId, domainname: "example.com" });
    expect(await sharers()).toEqual([]);
  }));
