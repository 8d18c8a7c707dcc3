import { describe, expect, test } from "@jest/globals";
import { addClient, addService } from "../../simulators/whmcs/builders.ts";
import { addTicket } from "../../simulators/whmcs/record-builders.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { PermanentError } from "../../src/domain/errors.ts";
import { releaseBacklog } from "../../src/duties/release-backlog.ts";
import { lastReconciliation } from "../../src/duties/record-reconciliation.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { act } from "../../src/duties/act.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { listDuties, moveDuty } from "../../src/ledger/duties.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { createReconciler } from "../../workers/reconcile.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { hour, type Play, startPlay } from "../support/converge.ts";
import { smallWorld } from "../support/whmcs-model.ts";

// What no event told of is found by comparing WHMCS with the ledger, put right and counted (contract section 3, heartbeat).

const day = 24 * hour;
const none = new AbortController().signal;

async function withPlay(run: (play: Play) => Promise<void>, world = smallWorld()): Promise<void> {
  const play = await startPlay(world);
  try {
    await run(play);
  } finally {
    await play.close();
  }
}

/** A day without a single event. */
async function nextDay(play: Play): Promise<void> {
  await play.passUntil(new Date(play.now.getTime() + day));
}

const duties = async ({ ledger }: Play) =>
  (await listDuties(ledger, { limit: 200 })).map(({ kind, client_id, service_id, state, reason }) =>
    [kind, client_id, service_id, state, reason].join(" "),
  );
const openTasks = async ({ ledger }: Play) =>
  (await listTasks(ledger, { state: "open", limit: 200 })).map(({ code, client_id, service_id }) =>
    [code, client_id, service_id].join(" "),
  );
async function found({ ledger }: Play): Promise<Record<string, number>> {
  const counts: Readonly<Record<string, number>> = (await lastReconciliation(ledger))?.counts ?? {};
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
const evidence = async ({ ledger }: Play, kind: string) =>
  (await ledger.selectFrom("evidence").selectAll().where("kind", "=", kind).orderBy("seq").execute()).map(
    ({ detail }) => JSON.parse(detail) as Record<string, unknown>,
  );
const requested = { act: "client_requests_cancellation", serviceId: 71, type: "Immediate" } as const;

const anonymizations = async ({ ledger }: Play) =>
  (await listDuties(ledger, { kind: "anonymization", limit: 10 })).map(({ state }) => state).toReversed();

/** The client's anonymisation ends as the owner's withdrawal, or its own completion, ends it. */
async function endAnonymization(play: Play, state: "withdrawn" | "completed"): Promise<void> {
  const id = (await listDuties(play.ledger, { kind: "anonymization", limit: 1 }))[0]!.id;
  if (state === "withdrawn") return withdrawDuty(play.parts.acts, id, "anonymization", "owner");
  await act(play.parts.acts, async (work) => {
    await moveDuty(work.tx, id, "running");
    await moveDuty(work.tx, id, "completed", { finished_at: work.now.toISOString() });
  });
}

/** Asks for a comparison through another WHMCS than the model's. */
async function compareWith(play: Play, change: Partial<WhmcsApi>): Promise<void> {
  const whmcs: WhmcsApi = { ...play.model.api, ...change, withSignal: () => whmcs };
  play.now = new Date(play.now.getTime() + day);
  await createReconciler({ ...play.parts, whmcs }).goOn(none);
}

describe("without any event, within a day and without an addon", () => {
  test("a missed cancellation is opened and counts from WHMCS's own date", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      await nextDay(play);
      expect(await duties(play)).toEqual(["deletion 7 71 scheduled "]);
      expect(await found(play)).toEqual({ cancellation: 1 });
      expect((await listDuties(play.ledger, { limit: 1 }))[0]).toMatchObject({ due_at: "2026-03-16T23:00:00.000Z" });
    }));

  test("a missed closure is opened with the hostings it ended", () =>
    withPlay(async (play) => {
      play.model.act({ act: "admin_closes_client", clientId: 7 });
      await nextDay(play);
      expect((await duties(play)).toSorted()).toEqual([
        "anonymization 7  scheduled ",
        "deletion 7 71 scheduled ",
        "deletion 7 72 scheduled ",
        "deletion 7 73 scheduled ",
      ]);
      expect(await found(play)).toEqual({ closure: 1 });
    }));

  test("a missed reopening withdraws what the closing opened", () =>
    withPlay(async (play) => {
      for (const event of play.model.act({ act: "admin_closes_client", clientId: 7 }) ?? []) await play.deliver(event);
      await play.work();
      play.model.act({ act: "admin_reopens_client", clientId: 7 });
      await nextDay(play);
      expect((await duties(play)).every((duty) => duty.endsWith("withdrawn client_not_closed"))).toBe(true);
      expect(await found(play)).toEqual({ closure_undone: 4 });
      await nextDay(play);
      expect(await found(play)).toEqual({});
    }));

  describe.each([
    ["the owner called off", "withdrawn"],
    ["was carried out", "completed"],
  ] as const)("a second closing, of a client whose first anonymisation %s", (_how, state) => {
    test.each([
      ["was told", true],
      ["was seen by a comparison alone", false],
    ])("is found, where the reopening between them %s", (_known, isTold) =>
      withPlay(async (play) => {
        for (const event of play.model.act({ act: "admin_closes_client", clientId: 7 }) ?? [])
          await play.deliver(event);
        await play.work();
        await endAnonymization(play, state);
        await nextDay(play);
        await nextDay(play);
        expect(await anonymizations(play)).toEqual([state]);
        const reopening = play.model.act({ act: "admin_reopens_client", clientId: 7 }) ?? [];
        for (const event of isTold ? reopening : []) await play.deliver(event);
        if (!isTold) await nextDay(play);
        play.now = new Date(play.now.getTime() + hour);
        play.model.act({ act: "admin_closes_client", clientId: 7 });
        await nextDay(play);
        expect(await anonymizations(play)).toEqual([state, "scheduled"]);
        expect(await found(play)).toMatchObject({ closure: 1 });
      }),
    );
  });

  test("a missed withdrawal of a request withdraws its deletion", () =>
    withPlay(async (play) => {
      for (const event of play.model.act(requested) ?? []) await play.deliver(event);
      await play.work();
      play.model.act({ act: "admin_withdraws_request", serviceId: 71 });
      await nextDay(play);
      expect(await duties(play)).toEqual(["deletion 7 71 withdrawn no_longer_cancelled"]);
      expect(await found(play)).toEqual({ request_gone: 1 });
    }));

  test("a service that ended without request or event is opened, and one that a reopening left so is not", () =>
    withPlay(async (play) => {
      play.model.act({ act: "admin_sets_service_status", serviceId: 72, status: "Cancelled" });
      for (const clientId of [8]) {
        for (const act of ["admin_closes_client", "admin_reopens_client"] as const) {
          play.now = new Date(play.now.getTime() + hour);
          for (const event of play.model.act({ act, clientId }) ?? []) await play.deliver(event);
        }
      }
      await nextDay(play);
      expect((await duties(play)).filter((duty) => duty.startsWith("deletion"))).toEqual(["deletion 7 72 scheduled "]);
    }));

  test("a deleted client's open duties become tasks, once", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      await nextDay(play);
      play.model.act({ act: "admin_deletes_client", clientId: 7 });
      await nextDay(play);
      expect(await duties(play)).toEqual(["deletion 7 71 waiting client_deleted"]);
      expect(await openTasks(play)).toEqual(["client_deleted_check_processors 7 71"]);
      expect(await found(play)).toEqual({ client_deleted: 1 });
      await nextDay(play);
      expect(await found(play)).toEqual({});
      expect(await evidence(play, "client.deleted")).toHaveLength(1);
    }));

  test("a client whom a list left out is not taken for deleted: WHMCS is asked by id", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      await nextDay(play);
      const before = await duties(play);
      await compareWith(play, { clients: nothing, allServices: nothing, cancellationRequests: nothing });
      await play.work();
      expect(await duties(play)).toEqual(before);
      expect(await openTasks(play)).toEqual([]);
    }));

  test("a merged client's deletions follow their service, and its account's anonymisation is withdrawn", () =>
    withPlay(async (play) => {
      play.model.act({ act: "admin_closes_client", clientId: 7 });
      await nextDay(play);
      play.model.act({ act: "admin_merges_clients", fromClientId: 7, intoClientId: 9 });
      await nextDay(play);
      expect((await duties(play)).toSorted()).toEqual([
        "anonymization 7  withdrawn client_merged",
        "deletion 9 71 scheduled ",
        "deletion 9 72 scheduled ",
        "deletion 9 73 scheduled ",
      ]);
      expect(await openTasks(play)).toEqual([]);
      expect(await found(play)).toMatchObject({ client_merged: 1 });
    }));

  test("a client deleted after one of its services moved away is taken for no merge", () =>
    withPlay(async (play) => {
      play.model.act({ act: "admin_closes_client", clientId: 7 });
      await nextDay(play);
      play.model.world.services.get(71)!.clientId = 8;
      play.model.act({ act: "admin_deletes_client", clientId: 7 });
      await nextDay(play);
      expect((await duties(play)).every((duty) => / 7 \d* waiting client_deleted$/.test(duty))).toBe(true);
      expect(await openTasks(play)).toContain("client_deleted_check_processors 7 71");
      expect(await found(play)).toEqual({ client_deleted: 1 });
      await nextDay(play);
      expect(await found(play)).toEqual({});
    }));

  test("a service that moved to another client asks the owner, and asks once", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      await nextDay(play);
      play.model.world.services.get(71)!.clientId = 8;
      await nextDay(play);
      expect(await duties(play)).toEqual(["deletion 7 71 held facts_changed"]);
      expect(await found(play)).toEqual({ service_moved: 1 });
      await nextDay(play);
      expect(await found(play)).toEqual({});
      expect(await evidence(play, "duty.held")).toHaveLength(1);
    }));

  test("a deletion whose service is gone waits for a person", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      await nextDay(play);
      play.model.act({ act: "admin_deletes_service", serviceId: 71 });
      await nextDay(play);
      expect(await duties(play)).toEqual(["deletion 7 71 waiting service_deleted"]);
      expect(await openTasks(play)).toEqual(["service_deleted_check_processors 7 71"]);
      await nextDay(play);
      expect(await found(play)).toEqual({});
    }));
});

async function* nothing(): AsyncGenerator<never> {}

describe("a comparison", () => {
  test("is evidence with every sort and its count, also where nothing was found", () =>
    withPlay(async (play) => {
      await nextDay(play);
      expect(await evidence(play, "baseline.recorded")).toHaveLength(1);
      expect(await evidence(play, "reconciliation.finished")).toEqual([
        expect.objectContaining({ closure: 0, cancellation: 0, client_deleted: 0, inactive_client: 0, backlog: 0 }),
      ]);
    }));

  test("finds requests and closures where WHMCS does not list the services of all clients", () =>
    withPlay(async (play) => {
      play.model.act(requested);
      play.model.act({ act: "admin_closes_client", clientId: 8 });
      // oxlint-disable-next-line require-yield
      const refused = async function* (): AsyncGenerator<never> {
        throw new PermanentError("whmcs.rejected");
      };
      await compareWith(play, { allServices: refused });
      expect(await found(play)).toEqual({ cancellation: 1, closure: 1 });
      expect(await evidence(play, "reconciliation.finished")).toMatchObject([{ sawServices: false }]);
    }));

  test("lets others go first after some seconds, goes on where it was, and ends its heartbeat with itself", () =>
    withPlay(async (play) => {
      const { world } = play.model;
      for (let id = 1_000; id < 1_450; id += 1) addService(world, { id, clientId: 9, productId: 12 });
      let asked = 0;
      const parts: WorkerParts = { ...play.parts, askForSweep: () => (asked += 1) };
      for (const event of play.model.act({ act: "cron" }) ?? []) await play.deliver(event);
      await play.parts.acts.ledger.updateTable("event").set({ reason: "needs_reread" }).execute();
      const reconciler = createReconciler({
        ...parts,
        acts: { ...parts.acts, clock: { now: () => (play.now = new Date(play.now.getTime() + 3_000)) } },
      });
      let pieces = 0;
      for (; (await waiting(play)) > 0; pieces += 1) await reconciler.goOn(none);
      expect(pieces).toBeGreaterThan(2);
      expect(asked).toBe(pieces - 1);
      expect(play.model.calls.filter((action) => action === "GetClientsProducts").length).toBeLessThan(15);
    }));

  test("of thousands of old services costs a page for each hundred, and lays all of them aside in one line", async () => {
    const world = smallWorld();
    for (let id = 10_000; id < 12_000; id += 1)
      addService(world, { id, clientId: 9, productId: 12, status: "Cancelled" });
    await withPlay(async (play) => {
      expect(play.model.calls.length).toBeLessThan(40);
      expect(await evidence(play, "baseline.recorded")).toMatchObject([{ ended_service: 2_000, backlog: 2_000 }]);
      const laid = await play.ledger.selectFrom("duty").selectAll().execute();
      expect(laid).toHaveLength(2_000);
      expect(
        laid.every(({ state, reason, wake_at }) => state === "held" && reason === "backlog" && wake_at === null),
      ).toBe(true);
      const calls = play.model.calls.length;
      await play.passUntil(new Date(play.now.getTime() + 23 * hour));
      expect(play.model.calls).toHaveLength(calls);
      const [first] = laid;
      await releaseBacklog(play.parts.acts, [first!.id], "owner");
      await play.work();
      expect(await play.ledger.selectFrom("duty").select("id").where("state", "!=", "held").execute()).toHaveLength(1);
    }, world);
  });
});

const waiting = async ({ ledger }: Play): Promise<number> =>
  (await ledger.selectFrom("event").select("id").where("state", "=", "stored").execute()).length;

describe("a client of whom nothing is newer than the policy's year", () => {
  /** A client of years ago without any service. */
  function oldWorld() {
    const world = smallWorld();
    addClient(world, { id: 5, datecreated: "2020-05-01", status: "Inactive" });
    return world;
  }

  test("is proposed for closure once, and again a year after the owner's no", () =>
    withPlay(async (play) => {
      await nextDay(play);
      expect(await openTasks(play)).toEqual(["propose_closure 5 "]);
      expect(await found(play)).toEqual({ inactive_client: 1 });
      await nextDay(play);
      expect(await openTasks(play)).toHaveLength(1);
      const [task] = await listTasks(play.ledger, { state: "open", limit: 1 });
      await completeTask(play.parts.acts, task!.id, "not_needed", "owner");
      await nextDay(play);
      expect(await openTasks(play)).toEqual([]);
      play.now = new Date(play.now.getTime() + 366 * day);
      await play.work();
      expect(await openTasks(play)).toContain("propose_closure 5 ");
      expect(play.model.world.clients.get(5)?.status).toBe("Inactive");
    }, oldWorld()));

  test.each<[string, (world: ReturnType<typeof oldWorld>) => unknown]>([
    [
      "has an open ticket",
      (world) =>
        addTicket(world, {
          clientId: 5,
          subject: "?",
          message: "?",
          date: "2021-01-01 10:00:00",
          lastreply: "2021-01-01 10:00:00",
          status: "Open",
        }),
    ],
    [
      "wrote a ticket lately",
      (world) =>
        addTicket(world, {
          clientId: 5,
          subject: "?",
          message: "?",
          date: "2026-02-01 10:00:00",
          lastreply: "2026-02-01 10:00:00",
          status: "Closed",
        }),
    ],
    ["has credit", (world) => (world.clients.get(5)!.credit = "5.00")],
    ["has a service that lives", (world) => addService(world, { clientId: 5, productId: 12, status: "Suspended" })],
    [
      "had a service lately",
      (world) => addService(world, { clientId: 5, productId: 12, status: "Terminated", regdate: "2025-12-01" }),
    ],
  ])("is not, who %s", (_title, change) => {
    const world = oldWorld();
    change(world);
    return withPlay(async (play) => {
      await nextDay(play);
      expect((await openTasks(play)).filter((task) => task.startsWith("propose_closure"))).toEqual([]);
    }, world);
  });
});

describe("a row that cannot be read", () => {
  /** Puts an odd date where WHMCS has none. */
  const spoil = (row: { datecreated?: string; regdate?: string } | undefined, date = "long ago"): void => {
    if (row !== undefined) Object.assign(row, "regdate" in row ? { regdate: date } : { datecreated: date });
  };
  const spoilRequest = (play: Play, serviceId: number): void => {
    for (const request of play.model.world.cancelRequests.values())
      if (request.serviceId === serviceId) Object.assign(request, { date: "long ago" });
  };

  test("of a client, a service or a request keeps no other from being found, is told, and is evidence", () =>
    withPlay(async (play) => {
      const { world } = play.model;
      spoil(world.clients.get(9));
      spoil(world.services.get(73));
      play.model.act(requested);
      play.model.act({ act: "client_requests_cancellation", serviceId: 72, type: "Immediate" });
      spoilRequest(play, 72);
      play.model.act({ act: "admin_closes_client", clientId: 8 });
      const told: OwnerAlarm[] = [];
      Object.assign(play.parts, { tellOwner: (alarm: OwnerAlarm) => told.push(alarm) });
      await compareWith(play, {});
      expect((await duties(play)).toSorted()).toEqual(["anonymization 8  pending ", "deletion 7 71 pending "]);
      expect(told).toEqual([{ code: "reconciliation.rows_unread", count: 3 }]);
      expect(await evidence(play, "reconciliation.finished")).toMatchObject([
        { unread: 3, unreadRows: expect.stringMatching(/^client_9,service_73,request_\d+$/) },
      ]);
    }));

  test("changes nothing of what is owed already", () =>
    withPlay(async (play) => {
      play.model.act({ act: "admin_closes_client", clientId: 7 });
      await nextDay(play);
      play.model.act({ act: "client_requests_cancellation", serviceId: 81, type: "End of Billing Period" });
      await nextDay(play);
      const before = await duties(play);
      expect(before).toHaveLength(5);
      spoil(play.model.world.clients.get(7));
      spoilRequest(play, 81);
      await compareWith(play, {});
      expect(await duties(play)).toEqual(before);
      expect(
        (await play.ledger.selectFrom("duty").select("wake_at").execute()).map(({ wake_at }) => wake_at),
      ).not.toContain(play.now.toISOString());
      expect(await openTasks(play)).toEqual([]);
    }));

  test("at the first look is backlog once it can be read", async () => {
    const world = smallWorld();
    Object.assign(world.clients.get(7)!, { status: "Closed" });
    Object.assign(world.services.get(81)!, { status: "Cancelled" });
    spoil(world.clients.get(7));
    spoil(world.services.get(81));
    await withPlay(async (play) => {
      expect(await duties(play)).toEqual([]);
      spoil(world.clients.get(7), "2020-01-01");
      spoil(world.services.get(81), "2020-01-01");
      await compareWith(play, {});
      expect((await duties(play)).toSorted()).toEqual(["anonymization 7  held backlog", "deletion 8 81 held backlog"]);
    }, world);
  });

  test("is no reason to compare what nobody can read: more than a hundred end the comparison", () =>
    withPlay(async (play) => {
      for (let id = 1_000; id < 1_101; id += 1) spoil(addClient(play.model.world, { id }));
      await expect(compareWith(play, {})).rejects.toMatchObject({ code: "whmcs.shape_unexpected" });
    }));
});
