import { expect, test } from "@jest/globals";
import { addClient, addContact, addProduct, addService, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import type { Processor } from "../../src/connectors/processor.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import type { TaskDetails } from "../../src/domain/task-details.ts";
import { completeTask, openTask, type TaskOpening } from "../../src/duties/tasks.ts";
import { findTask, listTasks } from "../../src/ledger/tasks.ts";
import { newPlaceholderEmail } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { readTaskDetails } from "../../workers/task-details.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { withService } from "../support/http-service.ts";
import { noProcessors } from "../support/no-processors.ts";
import { addHosting, hostingWorld } from "../support/stage.ts";

const clientId = 7;

function worldWithAnna(): World {
  const world = emptyWorld();
  addProduct(world, { id: 12, type: "hostingaccount", module: "cpanel" });
  addClient(world, {
    id: clientId,
    firstname: "Anna",
    lastname: "Example",
    companyname: "Bakery",
    email: "anna@example.com",
    phonenumber: "+32.15000000",
    city: "Mechelen",
  });
  addContact(world, { clientId, firstname: "Bart", lastname: "Example", email: "bart@example.com" });
  addService(world, { id: 702, clientId, productId: 12, domain: "WWW.Bakery.example" });
  addService(world, { id: 703, clientId, productId: 12, domain: "shop.example" });
  addDomain(world, { clientId, domainname: "bakery.example" });
  return world;
}

/** Nothing of hers lives any more. */
function closedWorld(): World {
  const world = worldWithAnna();
  world.clients.get(clientId)!.status = "Closed";
  world.services.clear();
  for (const domain of world.domains.values()) domain.status = "Expired";
  return world;
}

/** A connector that finds what it is told to, and notes what it was asked. */
function finder(name: string, find: Processor["find"]): Pick<DutySite["parts"], "processors"> {
  const processor: Processor = {
    name,
    canProveAbsence: true,
    find,
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  return {
    processors: { ...noProcessors, all: [processor], get: (asked) => (asked === name ? processor : undefined) },
  };
}

async function detailsOf(
  { books, parts }: DutySite,
  opening: TaskOpening,
  change: Partial<DutySite["parts"]> = {},
): Promise<TaskDetails> {
  const id = await books.perform((work) => openTask(work, opening, "system"));
  const task = await findTask(books.ledger, id);
  if (task === undefined) throw new Error("the task is not there");
  return readTaskDetails({ ...parts, ...change })(task);
}

test("whoever erases by hand is told what to search by, as WHMCS has it now", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const { lookFor, ...rest } = await detailsOf(site, { code: "erase_client_by_hand", clientId, connector: "mollie" });
    expect(rest).toEqual({ missing: [] });
    expect(lookFor?.names).toEqual(expect.arrayContaining(["Anna Example", "Bakery", "Bart Example"]));
    expect(lookFor?.emails).toEqual(["anna@example.com", "bart@example.com"]);
    expect(lookFor?.domains).toEqual(expect.arrayContaining(["bakery.example", "shop.example"]));
  }));

test("a task about one service names that service's domain alone", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const opening = { code: "keychain_by_hand", clientId, serviceId: 702, connector: "apple_keychain" };
    expect((await detailsOf(site, opening)).lookFor?.domains).toEqual(["bakery.example"]);
  }));

test("who was sealed when the duty began is told, also once WHMCS has forgotten", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const { books, parts, whmcs } = site;
    const dutyId = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
    const elsewhere = { names: ["Anna Before"], places: [], registrations: [], sharedDomains: [] };
    const subject = { clientId, emails: ["before@example.com"], domains: [], usernames: [], serviceIds: [], elsewhere };
    await parts.subjects.sealSubject(dutyId, subject);
    await whmcs.stop();
    expect(await detailsOf(site, { code: "erase_client_by_hand", clientId, dutyId, connector: "mollie" })).toEqual({
      lookFor: { names: ["Anna Before"], emails: ["before@example.com"], domains: [] },
      missing: [],
    });
  }));

test("a correction shows the new values, and what the connector finds to put them into", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const dutyId = await site.books.open({ kind: "rectification", clientId, origin: "event", actor: "whmcs" });
    const asked: unknown[] = [];
    const versio = finder("versio", (subject, scope) => {
      asked.push(subject.emails, scope);
      return Promise.resolve([{ kind: "contact", id: "c-9", link: "c-9", byHand: { reason: "registrar_lock" } }]);
    });
    const opening = { code: "rectify_client_by_hand", clientId, dutyId, connector: "versio" };
    const { newValues, where, missing } = await detailsOf(site, opening, versio);
    expect(newValues).toMatchObject({ firstName: "Anna", lastName: "Example", city: "Mechelen", country: "BE" });
    expect(newValues).not.toHaveProperty("notes");
    expect({ where, missing }).toEqual({ where: [{ kind: "contact", id: "c-9" }], missing: [] });
    expect(asked).toEqual([["anna@example.com", "bart@example.com"], { of: "client" }]);
  }));

test("what cannot be read is named with its reason and hides nothing else", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const away = finder("versio", () => Promise.reject(new RetryableError("connector.unavailable")));
    const opening = { code: "erase_client_by_hand", clientId, connector: "versio" };
    const told = await detailsOf(site, opening, away);
    expect(told.lookFor?.emails).toContain("anna@example.com");
    expect(told.missing).toEqual([{ detail: "where", reason: "connector.unavailable" }]);
    await site.whmcs.stop();
    const dutyId = await site.books.open({ kind: "rectification", clientId, origin: "event", actor: "whmcs" });
    expect((await detailsOf(site, { ...opening, dutyId, code: "rectify_client_by_hand" }, away)).missing).toEqual([
      { detail: "lookFor", reason: "connector.unreachable" },
      { detail: "newValues", reason: "connector.unreachable" },
    ]);
  }));

test("placeholders of an erased client are told to nobody as something to search by", () => {
  const world = worldWithAnna();
  const client = world.clients.get(clientId);
  if (client === undefined) throw new Error("the client is not there");
  client.email = newPlaceholderEmail();
  return withDutySite({ world }, async (site) => {
    const opening = { code: "erase_client_by_hand", clientId, connector: "mollie" };
    expect(await detailsOf(site, opening)).toEqual({
      missing: [{ detail: "lookFor", reason: "whmcs.client_erased" }],
    });
    expect(await detailsOf(site, { ...opening, clientId: 99 })).toEqual({
      missing: [{ detail: "lookFor", reason: "whmcs.client_not_found" }],
    });
  });
});

test.each([
  { code: "review_hold", clientId },
  { code: "scrub_by_hand", clientId, connector: "whmcs" },
])("a task that sends nobody searching elsewhere reads nothing: $code", (opening) =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    await site.whmcs.stop();
    expect(await detailsOf(site, opening)).toEqual({ missing: [] });
  }),
);

test("a task that is done tells nothing any more", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const { books, parts } = site;
    const opening = { code: "erase_client_by_hand", clientId, connector: "mollie" };
    const id = await books.perform((work) => openTask(work, opening, "system"));
    const done = await completeTask(books.acts, id, "done", "owner");
    expect(await readTaskDetails(parts)(done)).toEqual({ missing: [] });
  }));

test("a task is shown by its id with its details, which no cache may keep and no log holds", () =>
  withService(
    async ({ call, logged, perform }) => {
      const opening = { code: "erase_client_by_hand", clientId, connector: "mollie" };
      const id = await perform((work) => openTask(work, opening, "system"));
      const reply = await call("GET", `/v1/tasks/${id}`);
      expect([reply.status, reply.headers["cache-control"]]).toEqual([200, "no-store"]);
      expect(reply.json).toMatchObject({
        id,
        recipient: "mollie",
        what: expect.stringMatching(/^mollie has no connector\./),
        details: { lookFor: { emails: ["anna@example.com"] } },
      });
      expect(logged.join("")).not.toContain("anna@");
      expect((await call("GET", "/v1/tasks/00000000-0000-4000-8000-000000000000")).status).toBe(404);
    },
    () => ({
      taskDetails: () =>
        Promise.resolve({ lookFor: { names: [], emails: ["anna@example.com"], domains: [] }, missing: [] }),
    }),
  ));

test("whom a person has to look for at a recipient without a connector is known by name after the account was erased", () => {
  const world = closedWorld();
  const policy = { processors: { mollie: { enabled: true, kind: "manual" as const, label: "Mollie" } } };
  return withDutySite({ world, policy }, async (site) => {
    const id = await site.books.open({
      kind: "anonymization",
      clientId,
      origin: "owner",
      actor: "owner",
      forced: true,
    });
    await site.finish(id);
    expect(world.clients.get(clientId)?.email).toMatch(/^erased-/);
    const [task] = await listTasks(site.books.ledger, { state: "open", limit: 50 });
    expect(task).toMatchObject({ connector: "mollie", duty_id: id });
    const { lookFor, missing } = await readTaskDetails(site.parts)(task!);
    expect(lookFor?.names).toEqual(expect.arrayContaining(["Anna Example", "Bakery", "Bart Example"]));
    expect([lookFor?.emails, lookFor?.domains, missing]).toEqual([
      ["anna@example.com", "bart@example.com"],
      ["bakery.example"],
      [],
    ]);
  });
});

test("whose hosting a person has to delete is known by name and domain once its account is erased", () => {
  const world = hostingWorld();
  const hosting = addHosting(world, { product: 13, service: { domain: "shop.example" } });
  Object.assign(world.clients.get(hosting.clientId)!, { firstname: "Anna", lastname: "Example", companyname: "" });
  const policy = { products: {}, processors: { cloudways: { enabled: true } } };
  return withDutySite({ world, policy }, async (site) => {
    const id = await site.books.open({ kind: "deletion", ...hosting, origin: "closure", actor: "whmcs" });
    world.clients.get(hosting.clientId)!.status = "Closed";
    await site.finish(id);
    const [task] = await listTasks(site.books.ledger, { state: "open", limit: 50 });
    expect(task).toMatchObject({ connector: "cloudways", code: "delete_hosting_by_hand" });
    await site.whmcs.stop();
    const { lookFor, missing } = await readTaskDetails(site.parts)(task!);
    expect(lookFor).toMatchObject({ names: expect.arrayContaining(["Anna Example"]), domains: ["shop.example"] });
    expect(missing).toEqual([]);
  });
});

test("an erasure that no other system has a part in asks WHMCS for nothing on their account", () => {
  const world = closedWorld();
  return withDutySite({ world, policy: { processors: {} } }, async (site) => {
    const id = await site.books.open({
      kind: "anonymization",
      clientId,
      origin: "owner",
      actor: "owner",
      forced: true,
    });
    await site.finish(id);
    const lists = site.whmcs.calls.filter(
      ({ action }) => action === "GetClientsDomains" || action === "GetClientsProducts",
    );
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter(({ params }) => params["clientid"] === undefined)).toEqual([]);
  });
});

test("who was sealed without a name is looked up in WHMCS, and what that does not tell is said to be missing", () =>
  withDutySite({ world: worldWithAnna() }, async (site) => {
    const dutyId = await site.books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
    const subject = { clientId, emails: ["before@example.com"], domains: [], usernames: [], serviceIds: [] };
    await site.parts.subjects.sealSubject(dutyId, subject);
    const opening = { code: "erase_client_by_hand", clientId, dutyId, connector: "mollie" };
    const { lookFor, missing } = await detailsOf(site, opening);
    expect(lookFor?.names).toContain("Anna Example");
    expect(lookFor?.emails).toEqual(["before@example.com", "anna@example.com", "bart@example.com"]);
    expect(missing).toEqual([]);
    await site.whmcs.stop();
    expect(await detailsOf(site, { ...opening, connector: "accountant" })).toEqual({
      lookFor: { names: [], emails: ["before@example.com"], domains: [] },
      missing: [{ detail: "lookFor", reason: "connector.unreachable" }],
    });
  }));
