import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { approveDeletion } from "../../src/duties/approve-deletion.ts";
import { act } from "../../src/duties/act.ts";
import { recordTermination } from "../../src/duties/hosting-terminated.ts";
import { recordStart } from "../../src/duties/record-start.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { addAddon, addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { suspensionReason } from "../../workers/suspend-hosting.ts";
import { type Cancelled, type Deletions, withDeletions } from "../support/deletion-worker.ts";
import { defaultPolicy } from "../support/policy.ts";

// From a cancellation to the last copy: suspended at its effect, terminated, and everything else that WHMCS's own run would have done.

const hour = 3_600_000;
const hosting = defaultPolicy.hostingDeletion;
const suspending = { hostingDeletion: { ...hosting, suspendAtEffect: true } };
const atOnce = { hostingDeletion: { ...hosting, gracePeriod: "PT0S" } };

const evidenceKinds = async ({ books }: Deletions, dutyId: string): Promise<readonly string[]> => {
  const rows = await books.ledger
    .selectFrom("evidence")
    .select("kind")
    .where("duty_id", "=", dutyId)
    .orderBy("seq")
    .execute();
  return rows.map(({ kind }) => kind);
};

/** A cancellation for the end of the period, and the worker's first look at it. */
async function cancelledForLater(deletions: Deletions): Promise<Cancelled> {
  const cancelled = await deletions.cancelled();
  const request = deletions.whmcs.world.cancelRequests.get(cancelled.requestId);
  if (request !== undefined) request.type = "End of Billing Period";
  await deletions.look(cancelled.id);
  return cancelled;
}

describe("a service whose policy says suspended", () => {
  test("is suspended once, at the effect of its cancellation and not before, with a reason that no payment lifts", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await cancelledForLater(deletions);
      expect(row.status).toBe("Active");
      expect(await deletions.next(id)).toEqual(new Date("2026-04-05T22:00:00.000Z"));
      expect(row).toMatchObject({ status: "Suspended", suspensionreason: suspensionReason });
      expect(suspensionReason).not.toMatch(/overdue|payment/i);
      const duty = await deletions.duty(id);
      expect(duty).toMatchObject({
        state: "scheduled",
        suspended_at: "2026-04-05T22:00:00.000Z",
        wake_at: duty.start_at,
      });
      expect(await evidenceKinds(deletions, id)).toEqual(
        expect.arrayContaining(["hosting.suspending", "hosting.suspended"]),
      );
      expect(await readDuty(deletions.books.acts, id, "deletion")).toMatchObject({ suspendedAt: duty.suspended_at });
      await deletions.look(id);
      await deletions.next(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(1);
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(1);
    }, suspending));

  test("is not where the policy does not say so, or nothing delivers it, or the approval makes it due at its effect", async () => {
    await withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled();
      await deletions.look(id);
      expect(row.status).toBe("Active");
    });
    await withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled({ product: 13 });
      await deletions.look(id);
      expect(row.status).toBe("Active");
      expect(await deletions.duty(id)).toMatchObject({ state: "scheduled", suspended_at: null });
      const approved = await cancelledForLater(deletions);
      await approveDeletion(deletions.books.acts, approved.id, {}, "owner");
      await deletions.look(approved.id);
      await deletions.next(approved.id);
      expect((await deletions.duty(approved.id)).state).toBe("completed");
      expect(deletions.sent("ModuleSuspend", approved.serviceId)).toBe(0);
    }, suspending);
  });

  test("is left alone where somebody suspended it already, and that is noted", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await deletions.cancelled({
        service: { status: "Suspended", suspensionreason: "Overdue on Payment" },
      });
      await deletions.look(id);
      expect(row.suspensionreason).toBe("Overdue on Payment");
      expect(await evidenceKinds(deletions, id)).toContain("hosting.not_suspended");
      expect((await deletions.duty(id)).suspended_at).toBeNull();
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(0);
    }, suspending));

  test("is left alone where another service lives on its account", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await deletions.cancelled();
      await deletions.cancelled({ service: { username: row.username } });
      await deletions.look(id);
      expect(row.status).toBe("Active");
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(0);
    }, suspending));

  test.each(["stopped", "dry_run", "unsafe"] as const)("is not while the service is %s", (gate) =>
    withDeletions(async (deletions) => {
      const file = join(dirname(deletions.books.path), "STOP");
      if (gate === "stopped") writeFileSync(file, "");
      else deletions.books.mode = gate;
      const { id, serviceId } = await deletions.cancelled();
      await deletions.look(id);
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(0);
      expect((await deletions.duty(id)).state).toBe("scheduled");
    }, suspending),
  );

  test("once withdrawn leaves the owner a task to lift the suspension, and nobody else", () =>
    withDeletions(async (deletions) => {
      const { id, serviceId } = await deletions.cancelled();
      await deletions.look(id);
      await withdrawDuty(deletions.books.acts, id, "deletion", "owner");
      expect(await deletions.tasks()).toMatchObject([
        { code: "lift_suspension", service_id: serviceId, state: "open" },
      ]);
      const other = await cancelledForLater(deletions);
      await withdrawDuty(deletions.books.acts, other.id, "deletion", "owner");
      expect(await deletions.tasks()).toHaveLength(1);
    }, suspending));

  test("withdrawn while the suspension is on its way is not suspended, and leaves no task", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await deletions.cancelled();
      deletions.before = async (action) => {
        if (action === "ModuleSuspend") await withdrawDuty(deletions.books.acts, id, "deletion", "owner");
      };
      await deletions.look(id);
      expect(row.status).toBe("Active");
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(0);
      expect(await deletions.duty(id)).toMatchObject({ state: "withdrawn" });
      expect(await deletions.tasks()).toMatchObject([
        { code: "lift_suspension", state: "done", outcome: "not_needed" },
      ]);
    }, suspending));
});

describe("a suspension that fails", () => {
  test("is tried again, and the deletion goes at its time whatever comes of it", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled({
        service: { moduleOutcome: { kind: "failure", text: "The panel is down" } },
      });
      await deletions.look(id);
      const { start_at } = await deletions.duty(id);
      expect(await deletions.duty(id)).toMatchObject({ state: "scheduled", suspended_at: null });
      const tries = [];
      expect(deletions.told).toEqual([]);
      while (deletions.books.now.toISOString() < (start_at ?? "")) {
        tries.push(await deletions.next(id));
        if (tries.length === 60) row.moduleOutcome = { kind: "success" };
        if ((await deletions.duty(id)).suspended_at !== null) break;
      }
      expect(row.status).toBe("Suspended");
      expect(new Set(deletions.told.map(({ code }) => code))).toEqual(new Set(["deletion.suspension_failed"]));
      expect(await deletions.next(id)).toEqual(new Date(start_at ?? ""));
      expect((await deletions.duty(id)).state).toBe("completed");
    }, suspending));

  test("to the last does not move the deletion's beginning", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await deletions.cancelled({
        service: { moduleOutcome: { kind: "failure", text: "The panel is down" } },
      });
      await deletions.look(id);
      const { start_at } = await deletions.duty(id);
      deletions.books.now = new Date(Date.parse(start_at ?? "") - 1_000);
      await deletions.look(id);
      expect((await deletions.duty(id)).suspended_at).toBeNull();
      row.moduleOutcome = { kind: "success" };
      expect(await deletions.next(id)).toEqual(new Date(start_at ?? ""));
      expect((await deletions.duty(id)).state).toBe("completed");
    }, suspending));

  test("without an answer is read, and never sent again where it took place", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await deletions.cancelled({
        service: { moduleOutcome: { kind: "done_but_silent", ms: 5_000 } },
      });
      await deletions.look(id);
      expect(row.status).toBe("Suspended");
      expect((await deletions.duty(id)).suspended_at).not.toBeNull();
      await deletions.look(id);
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(1);
    }, suspending));
});

describe("a suspension that was due while", () => {
  test.each(["dry_run", "unsafe"] as const)(
    "the service was %s takes place once it is live, at the effect or later",
    (mode) =>
      withDeletions(async (deletions) => {
        const { acts } = deletions.books;
        deletions.books.mode = mode;
        await recordStart(acts, mode, {});
        const early = await cancelledForLater(deletions);
        const { row, ...late } = await deletions.cancelled();
        await deletions.look(late.id);
        expect(await deletions.duty(early.id)).toMatchObject({ wake_at: "2026-04-05T22:00:00.000Z" });
        expect(await deletions.duty(late.id)).toMatchObject({ wake_at: (await deletions.duty(late.id)).start_at });
        deletions.books.pass(24 * hour);
        deletions.books.mode = "live";
        await recordStart(acts, "live", {});
        expect(await deletions.next(late.id)).toEqual(deletions.books.now);
        expect(row.status).toBe("Suspended");
        await deletions.next(early.id);
        expect(early.row.status).toBe("Active");
        expect(await deletions.next(early.id)).toEqual(new Date("2026-04-05T22:00:00.000Z"));
        expect(early.row.status).toBe("Suspended");
        expect(await evidenceKinds(deletions, late.id)).not.toContain("hosting.not_suspended");
      }, suspending),
  );

  test("a stop stood takes place within the hour after it", () =>
    withDeletions(async (deletions) => {
      const { id, row } = await cancelledForLater(deletions);
      const file = join(dirname(deletions.books.path), "STOP");
      deletions.before = (action) => (action === "GetProducts" ? writeFileSync(file, "") : undefined);
      const effect = await deletions.next(id);
      expect(row.status).toBe("Active");
      rmSync(file);
      deletions.before = () => undefined;
      expect((await deletions.next(id)).getTime() - effect.getTime()).toBeLessThanOrEqual(hour);
      expect(row.status).toBe("Suspended");
    }, suspending));

  test("the worker was killed is sent again, but not where it took place, nor over whoever lifted it since", () =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await cancelledForLater(deletions);
      const done = await cancelledForLater(deletions);
      const effect = new Date("2026-04-05T22:00:00.000Z");
      deletions.books.now = effect;
      await deletions.books.perform((work) => updateDuty(work.tx, id, { suspended_at: effect.toISOString() }));
      await deletions.look(id);
      expect(row.status).toBe("Suspended");
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(1);
      row.status = "Active";
      await deletions.look(id);
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(1);
      await deletions.books.perform((work) => updateDuty(work.tx, done.id, { suspended_at: effect.toISOString() }));
      done.row.status = "Suspended";
      await deletions.look(done.id);
      expect(deletions.sent("ModuleSuspend", done.serviceId)).toBe(0);
      expect(await evidenceKinds(deletions, done.id)).toContain("hosting.suspended");
      expect((await deletions.duty(done.id)).suspended_at).not.toBeNull();
    }, suspending));

  test.each([
    ["took place", "done_but_silent", 1],
    ["did not", "hang", 2],
  ] as const)("nobody could look after it %s is settled by the next look, and by no evidence before", (_, kind, sent) =>
    withDeletions(async (deletions) => {
      const { id, row, serviceId } = await deletions.cancelled({ service: { moduleOutcome: { kind, ms: 5_000 } } });
      deletions.before = (action) => {
        if (action === "GetClientsProducts" && deletions.sent("ModuleSuspend", serviceId) > 0)
          throw new RetryableError("connector.unreachable");
      };
      await deletions.look(id);
      expect((await deletions.duty(id)).suspended_at).not.toBeNull();
      expect(await evidenceKinds(deletions, id)).not.toContain("hosting.suspended");
      deletions.before = () => undefined;
      row.moduleOutcome = { kind: "success" };
      await deletions.next(id);
      expect(row.status).toBe("Suspended");
      expect(await evidenceKinds(deletions, id)).toContain("hosting.suspended");
      expect(deletions.sent("ModuleSuspend", serviceId)).toBe(sent);
    }, suspending),
  );
});

test("the brake is told of what was scheduled in a dry run once the service is live", () =>
  withDeletions(async (deletions) => {
    const { acts } = deletions.books;
    const told: Parameters<WhmcsDoor["hold"]>[0][] = [];
    const hold: WhmcsDoor["hold"] = async (about) => void told.push(about);
    const door: WhmcsDoor = { ...deletions.door, hold, withSignal: () => door };
    deletions.door = door;
    deletions.books.mode = "dry_run";
    await recordStart(acts, "dry_run", {});
    const { id, serviceId, clientId } = await cancelledForLater(deletions);
    expect(told).toEqual([]);
    deletions.books.mode = "live";
    await recordStart(acts, "live", {});
    await deletions.next(id);
    const dueAt = new Date((await deletions.duty(id)).due_at ?? "");
    expect(told).toEqual([{ serviceId, clientId, dueAt }]);
  }));

describe("what WHMCS's own run would have ended besides", () => {
  test("the service's product addons are ended with it, other services' are not", () =>
    withDeletions(async (deletions) => {
      const { world } = deletions.whmcs;
      const { id, clientId, serviceId } = await deletions.cancelled();
      const other = deletions.whmcs.world.services.get(serviceId);
      const own = addAddon(world, { clientId, serviceId });
      const done = addAddon(world, { clientId, serviceId, status: "Cancelled" });
      const elsewhere = addAddon(world, { clientId, serviceId: serviceId + 500_000 });
      await deletions.look(id);
      expect(other?.status).toBe("Terminated");
      expect([own.status, done.status, elsewhere.status]).toEqual(["Terminated", "Cancelled", "Active"]);
      expect((await deletions.steps(id)).map(({ action, state, count }) => [action, state, count])).toEqual([
        ["terminate_hosting", "done", 1],
        ["end_addons", "done", 1],
        ["set_service_status", "nothing_found", null],
      ]);
      expect(await deletions.tasks()).toEqual([]);
      expect((await deletions.duty(id)).state).toBe("completed");
    }, atOnce));

  test("one from the catalogue, which may have a server of its own, leaves a task besides, once, and blocks nothing", () =>
    withDeletions(async (deletions) => {
      const { id, clientId, serviceId, row } = await deletions.cancelled({
        service: { moduleOutcome: { kind: "failure", text: "The panel is down" } },
      });
      addAddon(deletions.whmcs.world, { clientId, serviceId, addonid: 4 });
      await deletions.look(id);
      const [task] = await deletions.tasks();
      expect(task).toMatchObject({ code: "end_product_addon", service_id: serviceId, step_id: null });
      await completeTask(deletions.books.acts, task?.id ?? "", "done", "owner");
      row.moduleOutcome = { kind: "success" };
      await deletions.next(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(await deletions.tasks()).toHaveLength(1);
    }, atOnce));

  test("unpaid invoices of the service or its addons are named once to the owner, and not touched", () =>
    withDeletions(async (deletions) => {
      const { world } = deletions.whmcs;
      const { id, clientId, serviceId } = await deletions.cancelled();
      const addon = addAddon(world, { clientId, serviceId });
      const line = { id: 1, description: "", amount: "10.00", taxed: 0 };
      const invoices = [
        addInvoice(world, { clientId, status: "Unpaid", items: [{ ...line, type: "Hosting", relid: serviceId }] }),
        addInvoice(world, { clientId, status: "Unpaid", items: [{ ...line, type: "Addon", relid: addon.id }] }),
      ];
      const before = structuredClone(invoices);
      await deletions.look(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(await deletions.tasks()).toMatchObject([
        { code: "unpaid_invoices_of_ended_service", service_id: serviceId, state: "open", step_id: null },
      ]);
      expect(invoices).toEqual(before);
    }, atOnce));

  test("an unpaid invoice of another service, and a paid one of its own, ask nothing of the owner", () =>
    withDeletions(async (deletions) => {
      const { world } = deletions.whmcs;
      const { id, clientId, serviceId } = await deletions.cancelled();
      const line = { id: 1, description: "", amount: "10.00", taxed: 0, type: "Hosting" };
      addInvoice(world, { clientId, status: "Unpaid", items: [{ ...line, relid: serviceId + 1 }] });
      addInvoice(world, {
        clientId,
        status: "Paid",
        datepaid: "2025-01-01 00:00:00",
        duedate: "2025-01-01",
        items: [{ ...line, relid: serviceId }],
      });
      await deletions.look(id);
      expect((await deletions.duty(id)).state).toBe("completed");
      expect(await deletions.tasks()).toEqual([]);
    }, atOnce));
});

describe("the last copy", () => {
  const keptAWeek = { ...atOnce, products: { 12: { lives: "whmcs_module", backupsKept: "P7D" } as const } };

  test("is gone when the server's backups are, counted from the termination, and the deletion says so", () =>
    withDeletions(async (deletions) => {
      const { id } = await deletions.cancelled();
      await deletions.look(id);
      // Seven calendar days later by the clock on the wall; summer time has not begun yet.
      expect(await readDuty(deletions.books.acts, id, "deletion")).toMatchObject({
        state: "completed",
        goneAt: "2026-03-24T10:00:00.000Z",
      });
      expect((await deletions.steps(id))[0]).toMatchObject({ gone_at: "2026-03-24T10:00:00.000Z" });
    }, keptAWeek));

  test("of what WHMCS ended by itself counts from when it told", () =>
    withDeletions(async (deletions) => {
      const { id, clientId, serviceId, row } = await deletions.cancelled();
      row.status = "Terminated";
      const { books } = deletions;
      await act(books.acts, (work) => recordTermination(work, clientId, serviceId, books.now));
      books.pass(hour);
      await deletions.look(id);
      expect(await readDuty(books.acts, id, "deletion")).toMatchObject({
        state: "completed",
        goneAt: "2026-03-24T10:00:00.000Z",
      });
      expect(deletions.sent("ModuleTerminate", serviceId)).toBe(0);
    }, keptAWeek));

  test("is not promised where the policy does not know how long backups are kept", () =>
    withDeletions(async (deletions) => {
      const { id } = await deletions.cancelled();
      await deletions.look(id);
      const shown = await readDuty(deletions.books.acts, id, "deletion");
      expect(shown).toMatchObject({ state: "completed" });
      expect(shown).not.toHaveProperty("goneAt");
    }, atOnce));
});

describe("an account that is shared", () => {
  test("is left alone; step, API and evidence say with whom", () =>
    withDeletions(async (deletions) => {
      const { id, row, clientId } = await deletions.cancelled();
      const other = await deletions.cancelled({ service: { username: row.username } });
      await deletions.look(id);
      const sharedWith = [
        { type: "service", id: other.serviceId },
        { type: "client", id: other.clientId },
      ];
      expect(await readDuty(deletions.books.acts, id, "deletion")).toMatchObject({
        state: "held",
        reason: "account_shared",
        clientId,
        steps: [{ action: "terminate_hosting", state: "pending", sharedWith }, { action: "set_service_status" }],
      });
      const { detail } = await deletions.books.ledger
        .selectFrom("evidence")
        .select("detail")
        .where("kind", "=", "step.refused")
        .executeTakeFirstOrThrow();
      expect(JSON.parse(detail)).toMatchObject({ sharedWith: `service:${other.serviceId},client:${other.clientId}` });
    }, atOnce));
});
