import { describe, expect, test } from "@jest/globals";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { act } from "../../src/duties/act.ts";
import { recordTermination } from "../../src/duties/hosting-terminated.ts";
import { lookAnew, releaseDuty } from "../../src/duties/hold.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import type { DutyRow } from "../../src/ledger/schema.ts";
import { findTask, listTasks } from "../../src/ledger/tasks.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { createReconciler } from "../../workers/reconcile.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorsOf } from "../support/given-processors.ts";
import { memorySystem, type MemorySystem } from "../support/memory-system.ts";
import { addHosting, type Hosting, hostingWorld, wallClock } from "../support/stage.ts";

// A deletion ends the service in WHMCS before a system that is away has deleted anything: what the client says meanwhile counts.

const dayMs = 24 * 3_600_000;

interface Half extends DutySite {
  readonly id: string;
  readonly hosting: Hosting;
  readonly system: MemorySystem;
  readonly duty: () => Promise<DutyRow>;
  /** An event has the deletion looked at, its steps at once. */
  readonly look: () => Promise<void>;
  readonly compare: () => Promise<void>;
}

const withModule = 12;
const withoutModule = 13;

/** A deletion whose service WHMCS calls Terminated, by this deletion's own doing, and whose site is at a system that is away. */
async function halfDone(product: number, run: (half: Half) => Promise<void>): Promise<void> {
  const system = memorySystem("cloudways", { "app-1": { kind: "app" } });
  system.before = () => {
    throw new RetryableError("connector.unreachable");
  };
  const world = hostingWorld();
  const hosting = addHosting(world, { product, service: { nextduedate: "2026-05-01" } });
  const { clientId, serviceId } = hosting;
  const policy = {
    products: { [product]: { lives: "cloudways" as const } },
    processors: { cloudways: { enabled: true } },
  };
  await withDutySite({ world, policy, processors: processorsOf(system.processor) }, async (site) => {
    const { books, parts } = site;
    const date = wallClock(books.now);
    world.cancelRequests.set(1, { id: 1, date, serviceId, reason: "", type: "Immediate" });
    const id = await books.open({ kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" });
    const look = async (): Promise<void> => {
      const duty = await books.duty(id);
      await act(books.acts, (work) => lookAnew(work, duty));
      await deleteHosting(parts)(id, new AbortController().signal);
    };
    await look();
    books.pass(14 * dayMs);
    await look();
    expect(hosting.row.status).toBe("Terminated");
    expect(await books.duty(id)).toMatchObject({ state: "waiting" });
    system.before = () => undefined;
    const compare = async (): Promise<void> => {
      books.pass(25 * 3_600_000);
      await createReconciler(parts).goOn(new AbortController().signal);
    };
    await run({ ...site, id, hosting, system, duty: () => books.duty(id), look, compare });
  });
}

describe.each([
  ["ended by its module", withModule],
  ["without a module", withoutModule],
])("a service %s whose site is still at a system that was away", (_what, product) => {
  test("goes there once the system answers, while the request stands", () =>
    halfDone(product, async ({ finish, id, system }) => {
      expect((await finish(id)).duty.state).toBe("completed");
      expect(system.held.size).toBe(0);
    }));

  test("is kept there once the request is taken back, and no comparison or late echo owes it again", () =>
    halfDone(product, async ({ books, compare, duty, hosting, look, system, whmcs }) => {
      const { clientId, serviceId } = hosting;
      whmcs.world.cancelRequests.clear();
      await look();
      expect(await duty()).toMatchObject({ state: "withdrawn", reason: "request_taken_back" });
      const asked = await listTasks(books.ledger, { state: "open", limit: 9 });
      expect(asked.map(({ code }) => code)).toContain("deletion_unfinished");
      const endedAt = books.now;
      await compare();
      await act(books.acts, (work) => recordTermination(work, clientId, serviceId, endedAt));
      expect(await listDuties(books.ledger, { kind: "deletion", limit: 9 })).toHaveLength(1);
      expect(system.sent).toEqual([]);
    }));

  test("is kept where no event told of that: the daily comparison finds out", () =>
    halfDone(product, async ({ compare, duty, parts, system, whmcs, id }) => {
      whmcs.world.cancelRequests.clear();
      await compare();
      expect((await duty()).wake_at).not.toBeNull();
      await deleteHosting(parts)(id, new AbortController().signal);
      expect(await duty()).toMatchObject({ state: "withdrawn", reason: "request_taken_back" });
      expect(system.sent).toEqual([]);
    }));

  test.each<readonly [string, (half: Half) => void]>([
    ["its due date moved on", ({ hosting }) => (hosting.row.nextduedate = "2027-05-01")],
    ["a later period was paid", payLater],
  ])("asks the owner where %s; released, it goes", (_change, change) =>
    halfDone(product, async (half) => {
      change(half);
      await half.look();
      expect(await half.duty()).toMatchObject({ state: "held", reason: "facts_changed" });
      expect(half.system.sent).toEqual([]);
      await releaseDuty(half.books.acts, half.id, "deletion", "owner");
      expect((await half.finish(half.id)).duty.state).toBe("completed");
      expect(half.system.held.size).toBe(0);
    }),
  );

  test("is owed again where the client asks anew after taking it back", () =>
    halfDone(product, async ({ books, compare, duty, hosting, look, whmcs }) => {
      const { serviceId } = hosting;
      whmcs.world.cancelRequests.clear();
      await look();
      expect((await duty()).state).toBe("withdrawn");
      const date = wallClock(books.now);
      whmcs.world.cancelRequests.set(2, { id: 2, date, serviceId, reason: "", type: "Immediate" });
      await compare();
      const [newest] = await listDuties(books.ledger, { kind: "deletion", limit: 9 });
      expect(newest).toMatchObject({ service_id: serviceId, state: "pending", origin: "reconciliation" });
    }));
});

test("a service that WHMCS itself had ended goes on without its request, as it always did", () =>
  halfDone(withoutModule, async ({ books, duty, hosting, look, system, whmcs }) => {
    hosting.row.status = "Cancelled";
    whmcs.world.cancelRequests.clear();
    books.pass(dayMs);
    await look();
    expect((await duty()).state).toBe("completed");
    expect(system.held.size).toBe(0);
  }));

test("what a person was asked to delete by hand is asked no more once the deletion is withdrawn", () =>
  halfDone(withoutModule, async ({ books, duty, id, look, system, whmcs }) => {
    system.held.clear();
    books.pass(dayMs);
    await look();
    const [task] = await listTasks(books.ledger, { state: "open", limit: 9 });
    expect(task).toMatchObject({ code: "hosting_not_found", duty_id: id });
    whmcs.world.cancelRequests.clear();
    await look();
    expect((await duty()).state).toBe("withdrawn");
    expect(await findTask(books.ledger, task?.id ?? "")).toMatchObject({ state: "done", outcome: "not_needed" });
    await expect(completeTask(books.acts, task?.id ?? "", "done", "owner")).rejects.toThrow("task.already_done");
  }));

function payLater({ books, hosting, whmcs }: Half): void {
  const { clientId, serviceId } = hosting;
  const now = wallClock(books.now);
  const line = { id: 1, type: "Hosting", relid: serviceId, description: "Hosting", amount: "12.95", taxed: 0 };
  const duedate = now.slice(0, 10);
  addInvoice(whmcs.world, { clientId, status: "Paid", duedate, datepaid: now, items: [line] });
}
