import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { followMerge } from "../../src/duties/follow-merge.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import { listErasures, openReplay } from "../../src/duties/replay.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { checkAbsence } from "../../workers/check-absence.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { tellWaiting } from "../../workers/tell-waiting.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorsOf } from "../support/given-processors.ts";
import { memorySystem, type MemorySystem } from "../support/memory-system.ts";
import { addHosting, hostingWorld, wallClock } from "../support/stage.ts";

// An erasure reaches every system in use, each for itself: one that is away keeps nothing else.

const clientId = 8;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface Fan extends DutySite {
  readonly id: string;
  look(): Promise<void>;
  /** The states of the steps elsewhere, by system. */
  states(): Promise<Readonly<Record<string, string>>>;
}

const names = ["cloudways", "freshdesk", "versio"] as const;

/** The anonymisation of a client whom three systems hold one object of each. */
async function fanOut(run: (fan: Fan, systems: readonly MemorySystem[]) => Promise<void>): Promise<void> {
  const systems = names.map((name) => memorySystem(name, { [`${name}-1`]: {} }));
  const world = emptyWorld();
  addClient(world, { id: clientId, email: "lena@client.example", status: "Closed" });
  const policy = { processors: Object.fromEntries(names.map((name) => [name, { enabled: true }])) };
  const processors = processorsOf(...systems.map(({ processor }) => processor));
  await withDutySite({ world, policy, processors }, async (site) => {
    const { books, parts } = site;
    const id = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
    await run(
      {
        ...site,
        id,
        look: async () => {
          await anonymizeAccount(parts)(id, new AbortController().signal);
        },
        states: async () => {
          const steps = await listSteps(books.ledger, id);
          const own = steps.filter(({ connector }) => names.some((name) => name === connector));
          return Object.fromEntries(own.map(({ connector, state }) => [connector, state]));
        },
      },
      systems,
    );
  });
}

const isErased = ({ whmcs }: DutySite): boolean =>
  whmcs.world.clients.get(clientId)?.email.startsWith("erased-") === true;
const codes = async ({ books }: DutySite): Promise<readonly string[]> =>
  (await listTasks(books.ledger, { state: "open", limit: 50 })).map(({ code }) => code);
const away = (): never => {
  throw new RetryableError("connector.unavailable");
};
const find = (steps: readonly StepRow[], connector: string): StepRow | undefined =>
  steps.find((step) => step.connector === connector);

/** The clock moved on to what the duty waits for, and a look. @returns how long that was */
async function next(fan: Fan): Promise<number> {
  const { wake_at: wakeAt } = await fan.books.duty(fan.id);
  const waitedMs = Date.parse(wakeAt ?? "") - fan.books.now.getTime();
  fan.books.pass(waitedMs);
  await fan.look();
  return waitedMs;
}

describe("systems that stand next to one another in a plan", () => {
  test("are asked side by side", () =>
    fanOut(async (fan, systems) => {
      // Each answers only once all were asked.
      const all = Promise.withResolvers<void>();
      let asked = 0;
      for (const system of systems) {
        system.before = (call) => {
          if (call === "find" && ++asked === systems.length) all.resolve();
          return all.promise;
        };
      }
      expect((await fan.finish(fan.id)).duty.state).toBe("completed");
      expect(await fan.states()).toEqual({ cloudways: "done", freshdesk: "done", versio: "done" });
    }));

  test("are all stopped by a stop, wherever each is, and all go on after it", () =>
    fanOut(async (fan, [first, ...others]) => {
      const stopped = Promise.withResolvers<void>();
      first!.after = async () => {
        await stopEverything(fan.books.acts, "owner");
        stopped.resolve();
      };
      for (const other of others) other.before = (call) => (call === "erase" ? stopped.promise : undefined);
      await fan.look();
      expect([first, ...others].map((system) => system?.sent.length)).toEqual([1, 0, 0]);
      expect(await fan.books.duty(fan.id)).toMatchObject({ state: "scheduled", reason: "stopped" });
      expect(isErased(fan)).toBe(false);
      await resumeEverything(fan.books.acts, "owner");
      expect((await fan.finish(fan.id)).duty.state).toBe("completed");
      expect(await fan.states()).toEqual({ cloudways: "done", freshdesk: "done", versio: "done" });
    }));

  test("of which one is away: the rest is done, WHMCS too, the duty says partly, and ends once that one is back", () =>
    fanOut(async (fan, [, dead]) => {
      dead!.before = away;
      await fan.look();
      expect(await fan.states()).toEqual({ cloudways: "done", freshdesk: "waiting", versio: "done" });
      expect(isErased(fan)).toBe(true);
      const json = await readDuty(fan.books.acts, fan.id, "anonymization");
      expect(json).toMatchObject({ state: "waiting", reason: "processor", partly: true });
      const waits = [await next(fan), await next(fan), await next(fan)];
      expect(waits).toEqual([1, 2, 4].map((minutes) => minutes * minuteMs));
      dead!.before = () => undefined;
      await next(fan);
      expect(await fan.states()).toMatchObject({ freshdesk: "done" });
      expect(await fan.books.duty(fan.id)).toMatchObject({ state: "completed" });
      expect(await readDuty(fan.books.acts, fan.id, "anonymization")).not.toHaveProperty("partly");
    }));

  test("of which one is away: the owner hears of it after an hour, of that system once, and of no fault of theirs", () =>
    fanOut(async (fan, [dead]) => {
      dead!.before = away;
      const start = fan.books.now.getTime();
      await fan.look();
      while (fan.books.now.getTime() - start < hourMs) {
        expect(fan.told).toEqual([]);
        await next(fan);
      }
      await tellWaiting(fan.parts);
      expect(fan.told).toEqual([{ code: "processor.no_answer", connector: "cloudways" }]);
      expect(await codes(fan)).toEqual([]);
    }));

  test(
    "of which one is away for thirty days: then a person is asked, and that word ends the duty",
    () =>
      fanOut(async (fan, [dead]) => {
        dead!.before = (call) => (call === "erase" ? away() : undefined);
        const start = fan.books.now.getTime();
        await fan.look();
        let longest = 0;
        while ((await fan.states())["cloudways"] === "waiting") longest = Math.max(longest, await next(fan));
        expect(longest).toBe(4 * hourMs);
        const days = (fan.books.now.getTime() - start) / dayMs;
        expect([days >= 30, days < 31]).toEqual([true, true]);
        expect(await fan.states()).toMatchObject({ cloudways: "manual" });
        expect(await codes(fan)).toEqual(["processor_gave_no_answer"]);
        const [task] = await listTasks(fan.books.ledger, { state: "open", limit: 1 });
        await completeTask(fan.books.acts, task!.id, "done", "owner");
        expect((await fan.finish(fan.id)).duty.state).toBe("completed");
        expect(find(await listSteps(fan.books.ledger, fan.id), "cloudways")).toMatchObject({
          state: "done",
          reason: "by_hand",
        });
      }),
    60_000,
  );

  test.each(["connector.unauthenticated", "connector.forbidden"])(
    "of which one answers %s: the owner hears at once, and it goes on when that is mended",
    (code) =>
      fanOut(async (fan, [refused]) => {
        refused!.before = () => {
          throw new PermanentError(code);
        };
        await fan.look();
        expect(fan.told).toEqual([{ code: "processor.access_refused", connector: "cloudways" }]);
        expect(await fan.states()).toEqual({ cloudways: "waiting", freshdesk: "done", versio: "done" });
        refused!.before = () => undefined;
        await next(fan);
        expect(await fan.states()).toMatchObject({ cloudways: "done" });
      }),
  );

  test("of which one says when to come again: it is left alone until then", () =>
    fanOut(async (fan, [busy]) => {
      busy!.before = () => {
        throw new RetryableError("connector.rate_limited", { retryAfterMs: 90 * minuteMs });
      };
      await fan.look();
      expect(await next(fan)).toBe(90 * minuteMs);
    }));

  test("of which one throws what no connector may: it waits like one that is away", () =>
    fanOut(async (fan, [odd]) => {
      odd!.before = () => {
        throw new TypeError("undefined is not a function");
      };
      await fan.look();
      expect(await fan.states()).toEqual({ cloudways: "waiting", freshdesk: "done", versio: "done" });
      expect(isErased(fan)).toBe(true);
    }));

  test("are searched again for what they left nothing of, and one that is away keeps no other look back", () =>
    fanOut(async (fan, [back, dead]) => {
      await fan.finish(fan.id);
      back!.held.set("cloudways-2", {});
      back!.held.set("cloudways-3", { keep: { reason: "active_domain" } });
      dead!.before = away;
      await checkAbsence(fan.parts, new AbortController().signal);
      const checks = await fan.books.ledger.selectFrom("absence_check").selectAll().execute();
      const atOnce = checks.filter(({ moment }) => moment === "at_once");
      expect(Object.fromEntries(atOnce.map(({ connector, state, found }) => [connector, `${state} ${found}`]))).toEqual(
        {
          whmcs: "done 0",
          cloudways: "done 1",
          freshdesk: "due null",
          versio: "done 0",
        },
      );
      expect(await codes(fan)).toEqual(["erased_data_elsewhere"]);
      expect(back!.sent).toEqual(["cloudways-1"]);
    }));
});

describe("a system that is away while its client", () => {
  test("goes into another is asked no more", () =>
    fanOut(async (fan, [, dead]) => {
      dead!.before = away;
      await fan.look();
      const asked = dead!.scopes.length;
      await fan.books.perform((work) => followMerge(work, clientId, 9));
      expect((await fan.finish(fan.id)).duty).toMatchObject({ state: "withdrawn", reason: "client_merged" });
      expect(await fan.states()).toEqual({ cloudways: "done", freshdesk: "skipped", versio: "done" });
      expect(dead!.scopes).toHaveLength(asked);
    }));

  test("is held is not asked, and at once when the hold is lifted", () =>
    fanOut(async (fan, [, dead]) => {
      dead!.before = away;
      await fan.look();
      await holdClient(fan.books.acts, clientId, "dispute", "owner");
      dead!.before = () => undefined;
      await fan.look();
      expect(await fan.states()).toMatchObject({ freshdesk: "waiting" });
      await releaseClient(fan.books.acts, clientId, "owner");
      await fan.look();
      expect(await fan.states()).toMatchObject({ freshdesk: "done" });
    }));
});

test("an erasure that is carried out again after a restore of WHMCS asks no other system", () =>
  fanOut(async (fan, systems) => {
    const before = structuredClone(fan.whmcs.world.clients.get(clientId)!);
    const since = new Date(fan.books.now.getTime() - hourMs);
    await fan.finish(fan.id);
    fan.whmcs.world.clients.set(clientId, before);
    for (const { held } of systems) held.set("newer", {});
    const [erasure] = await listErasures(fan.books.ledger, since);
    const opened = await openReplay(fan.books.acts, erasure!, since);
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const { duty, steps } = await fan.finish(opened.dutyId);
    expect([duty.state, isErased(fan)]).toEqual(["completed", true]);
    expect(new Set(steps.map(({ connector }) => connector))).toEqual(new Set(["whmcs"]));
    expect(systems.map(({ held }) => held.size)).toEqual([1, 1, 1]);
  }));

describe("a deletion of hosting at a processor", () => {
  interface Hosted extends DutySite {
    readonly id: string;
    readonly serviceId: number;
    look(): Promise<void>;
  }

  /** An immediate cancellation that is due; where the product lives by the policy, or nowhere. */
  async function hosted(
    system: MemorySystem,
    lives: "cloudways" | undefined,
    run: (one: Hosted) => Promise<void>,
  ): Promise<void> {
    const world = hostingWorld();
    const { clientId: owner, serviceId } = addHosting(world, { product: 13 });
    const policy = {
      products: lives === undefined ? {} : { 13: { lives } },
      processors: { cloudways: { enabled: true } },
    };
    await withDutySite({ world, policy, processors: processorsOf(system.processor) }, async (site) => {
      const { books, parts } = site;
      const date = wallClock(books.now);
      world.cancelRequests.set(1, { id: 1, date, serviceId, reason: "", type: "Immediate" });
      const id = await books.open({ kind: "deletion", clientId: owner, serviceId, origin: "event", actor: "whmcs" });
      const look = async (): Promise<void> => {
        await deleteHosting(parts)(id, new AbortController().signal);
      };
      await look();
      books.pass(14 * dayMs);
      await run({ ...site, id, serviceId, look });
    });
  }

  test("goes to the service's own objects, polls after WHMCS calls it ended, and says when the last copy is gone", () => {
    const system = memorySystem("cloudways", { "app-1": { kind: "app", looks: 3 } }, { backupsKept: "P14D" });
    return hosted(system, "cloudways", async (one) => {
      await one.look();
      expect(one.whmcs.world.services.get(one.serviceId)?.status).toBe("Terminated");
      expect((await one.books.duty(one.id)).state).toBe("waiting");
      const { duty, steps } = await one.finish(one.id);
      const endedAt = one.books.now.getTime();
      expect(duty.state).toBe("completed");
      expect(system.scopes[0]).toEqual({ of: "service", serviceId: one.serviceId });
      expect(find(steps, "cloudways")).toMatchObject({ state: "done", count: 1, by_hand: 0 });
      const goneAt = Date.parse(find(steps, "cloudways")?.gone_at ?? "");
      expect(Math.round((goneAt - endedAt) / dayMs)).toBe(14);
      const checks = await one.books.ledger.selectFrom("absence_check").selectAll().execute();
      expect(checks.filter(({ connector }) => connector === "cloudways").map(({ moment }) => moment)).toContain(
        "after_tail",
      );
    });
  });

  test("that WHMCS calls off right before the call destroys nothing", () => {
    const system = memorySystem("cloudways", { "app-1": { kind: "app" } });
    return hosted(system, "cloudways", async (one) => {
      system.before = (call) => {
        const service = one.whmcs.world.services.get(one.serviceId);
        if (call !== "erase" || service === undefined) return;
        one.whmcs.world.cancelRequests.clear();
        service.status = "Active";
      };
      await one.look();
      expect([system.sent, system.held.size]).toEqual([[], 1]);
      expect(await one.books.duty(one.id)).toMatchObject({ reason: "deletion.reconsidered" });
    });
  });

  test("whose product the policy does not map is a person's: no connector is asked", () => {
    const system = memorySystem("cloudways", { "app-1": { kind: "app" } });
    return hosted(system, undefined, async (one) => {
      const { duty, steps } = await one.finish(one.id);
      expect(duty).toMatchObject({ state: "waiting", reason: "person" });
      expect(find(steps, "cloudways")).toMatchObject({ state: "manual", by_hand: 1, reason: "delete_hosting_by_hand" });
      expect(system.scopes).toEqual([]);
    });
  });

  test("of which nothing is found where the policy says that it lives is a person's: it may be there under another name", () => {
    const system = memorySystem("cloudways", {});
    return hosted(system, "cloudways", async (one) => {
      const { duty, steps } = await one.finish(one.id);
      expect(duty).toMatchObject({ state: "waiting", reason: "person" });
      expect(find(steps, "cloudways")).toMatchObject({ state: "manual", reason: "hosting_not_found" });
    });
  });
});

test("a closed account is anonymised though somebody still has to look into the keychain for its hosting's credentials", async () => {
  const world = hostingWorld();
  const { clientId: owner, serviceId } = addHosting(world, {});
  world.clients.get(owner)!.status = "Closed";
  const policy = {
    processors: { apple_keychain: { enabled: true } },
    accountClosure: { gracePeriod: "P14D", ownerConfirms: false },
  };
  await withDutySite({ world, policy }, async (site) => {
    const { books, parts, whmcs } = site;
    const open = (kind: "deletion" | "anonymization"): Promise<string> =>
      books.open({
        kind,
        clientId: owner,
        ...(kind === "deletion" && { serviceId }),
        origin: "closure",
        actor: "whmcs",
      });
    const deletion = await open("deletion");
    const account = await open("anonymization");
    books.pass(15 * dayMs);
    await deleteHosting(parts)(deletion, new AbortController().signal);
    expect(await books.duty(deletion)).toMatchObject({ state: "waiting", reason: "person" });
    await anonymizeAccount(parts)(account, new AbortController().signal);
    expect(await books.duty(account)).toMatchObject({ state: "waiting", reason: "person" });
    expect(whmcs.world.clients.get(owner)?.email).toMatch(/^erased-/);
    for (const { id } of await listTasks(books.ledger, { state: "open", limit: 50 })) {
      await completeTask(books.acts, id, "done", "owner");
    }
    expect((await site.finish(deletion)).duty.state).toBe("completed");
    expect((await site.finish(account)).duty.state).toBe("completed");
  });
});
