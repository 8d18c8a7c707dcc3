import { describe, expect, test } from "@jest/globals";
import { addClient, addContact, addService, addUser, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { otherServicesThere } from "../../src/connectors/own-domains.ts";
import type { KnownSubject, Processor } from "../../src/connectors/processor.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { listTargets } from "../../src/ledger/step-targets.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { checkAbsence } from "../../workers/check-absence.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorsOf } from "../support/given-processors.ts";
import { type Held, memorySystem, type MemorySystem } from "../support/memory-system.ts";
import { addHosting, hostingWorld, wallClock } from "../support/stage.ts";

// Whoever comes back, or orders again, while an erasure still waits for another system, loses nothing to it.

const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;
const away = (): never => {
  throw new RetryableError("connector.unavailable");
};

interface Begun extends DutySite {
  readonly system: MemorySystem;
  readonly id: string;
  look(): Promise<void>;
  /** The clock moved on to what the duty waits for, and a look. */
  next(): Promise<void>;
  step(): Promise<StepRow>;
  codes(): Promise<readonly string[]>;
}

async function begin(site: DutySite, system: MemorySystem, id: string, handler: typeof deleteHosting): Promise<Begun> {
  const { books, parts } = site;
  const { name } = system.processor;
  const look = async (): Promise<void> => {
    await handler(parts)(id, new AbortController().signal);
  };
  return {
    ...site,
    system,
    id,
    look,
    next: async () => {
      const { wake_at: wakeAt } = await books.duty(id);
      books.pass(Date.parse(wakeAt ?? "") - books.now.getTime());
      await look();
    },
    step: async () => {
      const step = (await listSteps(books.ledger, id)).find(({ connector }) => connector === name);
      if (step === undefined) throw new Error("no such step");
      return step;
    },
    codes: async () => (await listTasks(books.ledger, { state: "open", limit: 50 })).map(({ code }) => code),
  };
}

describe("a deletion of hosting that waits for the system where it lives", () => {
  const domain = "shop.example";

  interface Hosted extends Begun {
    readonly clientId: number;
    readonly serviceId: number;
    /** The client orders again, on the same name. */
    order(status?: string): number;
  }

  /** Due, with a system that finds one site, unless another service of the client's lives there too. */
  async function hosted(run: (one: Hosted) => Promise<void>): Promise<void> {
    const world = hostingWorld();
    const { clientId, serviceId } = addHosting(world, { product: 13, service: { domain } });
    const product = world.services.get(serviceId)!.productId;
    const system = memorySystem(
      "cloudways",
      {},
      {
        find: async (subject: KnownSubject) => {
          await system.before("find");
          const about = { system: "cloudways", lives: { [product]: "cloudways" } } as const;
          const sharedWith = otherServicesThere(subject, serviceId, about, (name) => name === domain);
          if (!system.held.has("app-1")) return [];
          const target = { kind: "app", id: "app-1" };
          return [
            sharedWith.length === 0 ? target : { ...target, byHand: { reason: "hosting_other_service", sharedWith } },
          ];
        },
      },
    );
    system.held.set("app-1", { kind: "app" });
    const policy = { products: { 13: { lives: "cloudways" as const } }, processors: { cloudways: { enabled: true } } };
    await withDutySite({ world, policy, processors: processorsOf(system.processor) }, async (site) => {
      const { books } = site;
      const date = wallClock(books.now);
      world.cancelRequests.set(1, { id: 1, date, serviceId, reason: "", type: "Immediate" });
      const id = await books.open({ kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" });
      const one = await begin(site, system, id, deleteHosting);
      await one.look();
      books.pass(14 * dayMs);
      const order = (status = "Active"): number =>
        addService(world, { clientId, productId: product, domain, status }).id;
      await run({ ...one, clientId, serviceId, order });
    });
  }

  test("touches nothing once the client ordered again on the same name", () =>
    hosted(async (one) => {
      one.system.before = away;
      await one.look();
      expect(await one.step()).toMatchObject({ state: "waiting" });
      const ordered = one.order();
      one.system.before = () => undefined;
      await one.next();
      expect(one.system.sent).toEqual([]);
      expect(await one.step()).toMatchObject({
        state: "manual",
        reason: "hosting_other_service",
        shared_with: `service:${ordered}`,
      });
    }));

  test("goes on once that order has ended for good", () =>
    hosted(async (one) => {
      one.system.before = away;
      await one.look();
      one.order("Terminated");
      one.system.before = () => undefined;
      await one.next();
      expect(one.system.sent).toEqual(["app-1"]);
    }));

  test("touches nothing when the order comes between the look and the call that destroys", () =>
    hosted(async (one) => {
      one.system.before = (call) => {
        if (call === "erase") one.order("Pending");
      };
      await one.look();
      expect(await one.books.duty(one.id)).toMatchObject({ reason: "deletion.reconsidered" });
      one.system.before = () => undefined;
      await one.next();
      expect(one.system.sent).toEqual([]);
      expect(await one.step()).toMatchObject({ state: "manual", reason: "hosting_other_service" });
    }));

  test("waits while what the client has now cannot be read, and goes on after", () =>
    hosted(async (one) => {
      one.system.before = away;
      await one.look();
      one.system.before = () => undefined;
      one.whmcs.faults.set("GetClientsDomains", { kind: "error", message: "Not now" });
      await one.next();
      expect(await one.step()).toMatchObject({ state: "waiting", reason: "subject.unread" });
      expect([one.system.sent, await one.codes()]).toEqual([[], []]);
      one.whmcs.faults.clear();
      await one.next();
      expect(one.system.sent).toEqual(["app-1"]);
    }));
});

describe("an anonymisation that waits for another system", () => {
  const clientId = 8;
  const email = "lena@client.example";

  async function closed(
    held: Readonly<Record<string, Held>>,
    change: Partial<Processor>,
    run: (one: Begun, world: World) => Promise<void>,
  ): Promise<void> {
    const system = memorySystem("freshdesk", held, change);
    const world = emptyWorld();
    addClient(world, { id: clientId, email, status: "Closed" });
    const policy = { processors: { freshdesk: { enabled: true } } };
    await withDutySite({ world, policy, processors: processorsOf(system.processor) }, async (site) => {
      const id = await site.books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
      await run(await begin(site, system, id, anonymizeAccount), world);
    });
  }

  test.each<[string, (world: World) => number]>([
    ["client", (world) => addClient(world, { email: email.toUpperCase() }).id],
    [
      "contact",
      (world) => {
        const { id } = addClient(world, { email: "other@client.example" });
        addContact(world, { clientId: id, email });
        return id;
      },
    ],
    [
      "login",
      (world) => {
        const { id } = addClient(world, { email: "other@client.example" });
        addUser(world, { email, clients: [{ clientId: id, owner: false, permissions: [] }] });
        return id;
      },
    ],
  ])("touches nothing there once a %s of another client has the address, and asks a person", (_what, come) =>
    closed({ a: { looks: 9 }, b: {} }, {}, async (one, world) => {
      one.system.before = (_call, id) => (id === "b" ? away() : undefined);
      await one.look();
      expect([one.system.sent, (await one.step()).state]).toEqual([["a"], "waiting"]);
      const other = come(world);
      one.system.before = () => undefined;
      await one.next();
      expect([one.system.sent, one.system.held.size]).toEqual([["a"], 2]);
      expect(await one.step()).toMatchObject({
        state: "manual",
        reason: "address_taken",
        shared_with: `client:${other}`,
      });
      const targets = await listTargets(one.books.ledger, (await one.step()).id);
      expect(targets.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
        "manual address_taken",
        "manual address_taken",
      ]);
      expect(await one.codes()).toEqual(["address_taken"]);
      const [task] = await listTasks(one.books.ledger, { state: "open", limit: 50 });
      await completeTask(one.books.acts, task?.id ?? "", "done", "owner");
      expect((await one.finish(one.id)).duty.state).toBe("completed");
      expect(one.system.sent).toEqual(["a"]);
    }),
  );

  test("touches nothing there where the first search failed and the person came back meanwhile", () =>
    closed({ a: {} }, {}, async (one, world) => {
      one.system.before = away;
      await one.look();
      addClient(world, { email });
      one.system.before = () => undefined;
      await one.next();
      expect(await one.step()).toMatchObject({ state: "manual", reason: "address_taken" });
      expect([one.system.sent, one.system.held.size]).toEqual([[], 1]);
    }));

  test("is not said to have left what the person has there since under a new client number", () => {
    const own = {
      find: (subject: KnownSubject) => Promise.resolve(subject.emails.map((id) => ({ kind: "contact", id }))),
    };
    return closed({ [email]: {} }, own, async (one, world) => {
      expect((await one.finish(one.id)).duty.state).toBe("completed");
      addClient(world, { email });
      await checkAbsence(one.parts, new AbortController().signal);
      const checks = await one.books.ledger.selectFrom("absence_check").selectAll().execute();
      const found = checks
        .filter(({ moment }) => moment === "at_once")
        .map(({ connector, found }) => [connector, found]);
      expect(Object.fromEntries(found)).toEqual({ whmcs: 0, freshdesk: 0 });
    });
  });

  test("goes on where the address is nobody else's, also once WHMCS has forgotten it", () =>
    closed({ a: { looks: 2 } }, {}, async (one, world) => {
      await one.look();
      expect(world.clients.get(clientId)?.email).toMatch(/^erased-/);
      addClient(world, { email: `x${email}` });
      one.books.pass(minuteMs);
      expect((await one.finish(one.id)).duty.state).toBe("completed");
      expect(one.system.held.size).toBe(0);
    }));
});
