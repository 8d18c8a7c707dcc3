import { describe, expect, test } from "@jest/globals";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { withService } from "../support/http-service.ts";

describe("the plan of a client", () => {
  test("shows of every step what becomes of which fields, and until when and how it can be undone", () =>
    withService(async ({ call }) => {
      const { status, json } = await call("GET", "/v1/clients/8/plan");
      expect(status).toBe(200);
      expect(json["steps"]).toEqual([
        {
          connector: "whmcs",
          action: "delete_tickets",
          state: "pending",
          count: 2,
          fields: [
            { group: "tickets", treatment: "erase" },
            { group: "ticket_attachments", treatment: "erase" },
          ],
          undo: { until: "start", how: "withdraw", afterwards: { until: "never", how: "not_at_all" } },
        },
      ]);
      const groups = [
        { group: "tickets", treatment: "erase" },
        { group: "ticket_attachments", treatment: "erase" },
      ];
      expect(json["systems"]).toEqual([{ system: "whmcs", groups }]);
    }));
});

describe("a duty", () => {
  test("that fell due in a dry run shows what would have been done, in the very words of the preview", () =>
    withService(async ({ acts, call, ledger, perform }) => {
      const { json: preview } = await call("GET", "/v1/clients/8/plan");
      const { id } = await perform((work) =>
        openDuty(work, { kind: "anonymization", clientId: 8, origin: "owner", occurredAt: work.now, actor: "owner" }),
      );
      await recordPlan(acts, id, [{ connector: "whmcs", action: "delete_tickets", state: "pending", count: 2 }]);
      await ledger.updateTable("step").set({ state: "skipped", reason: "dry_run" }).execute();
      const { json } = await call("GET", `/v1/anonymizations/${id}`);
      expect(json["steps"]).toEqual(
        (preview["steps"] as object[]).map((step) => ({ ...step, state: "skipped", reason: "dry_run" })),
      );
    }));

  test("that runs tells of the steps to come that a hold on the client stops them, and of those done what is lost", () =>
    withService(async ({ acts, call, ledger, perform }) => {
      const { id } = await perform((work) =>
        openDuty(work, {
          kind: "deletion",
          clientId: 7,
          serviceId: 702,
          origin: "owner",
          occurredAt: work.now,
          actor: "owner",
        }),
      );
      await recordPlan(acts, id, [
        { connector: "whmcs", action: "terminate_hosting", state: "pending" },
        { connector: "whmcs", action: "set_service_status", state: "pending" },
      ]);
      const gone_at = "2026-12-22T10:00:00.000Z";
      await ledger.updateTable("duty").set({ state: "running", started_at: "2026-11-22T10:00:00.000Z" }).execute();
      await ledger
        .updateTable("step")
        .set({ state: "done", gone_at })
        .where("action", "=", "terminate_hosting")
        .execute();
      const { json } = await call("GET", `/v1/deletions/${id}`);
      expect((json["steps"] as { undo: object }[]).map(({ undo }) => undo)).toEqual([
        { until: "gone_at", how: "server_backups", at: gone_at },
        { until: "start", how: "hold_client", afterwards: { until: "any_time", how: "set_status_by_hand" } },
      ]);
    }));
});

describe("the plan of a service", () => {
  test("shows what a deletion would do, what would hold it, and dates only where it is cancelled", () =>
    withService(async ({ call }) => {
      const { status, json } = await call("GET", "/v1/services/702/plan");
      expect(status).toBe(200);
      expect(json).toMatchObject({ clientId: 7, cancelled: true, conflicts: [{ code: "facts_changed" }] });
      expect(Object.keys(json).toSorted()).toEqual(["cancelled", "clientId", "conflicts", "steps", "systems"]);
      expect(json["steps"]).toEqual([
        expect.objectContaining({
          action: "terminate_hosting",
          fields: expect.arrayContaining([{ group: "hosting_files", treatment: "erase" }]),
          undo: { until: "start", how: "withdraw", afterwards: { until: "gone_at", how: "server_backups" } },
        }),
      ]);
    }));

  test("says with its instants when it would begin, and so until when it can be withdrawn", () => {
    const dates = {
      effectiveAt: new Date("2026-03-17T10:00:00Z"),
      dueAt: new Date("2026-03-31T22:00:00Z"),
      startAt: new Date("2026-03-31T10:00:00Z"),
      suspendAt: new Date("2026-03-17T10:00:00Z"),
    };
    return withService(
      async ({ call }) => {
        const { json } = await call("GET", "/v1/services/702/plan");
        expect(json).toMatchObject({
          effectiveAt: "2026-03-17T10:00:00.000Z",
          suspendAt: "2026-03-17T10:00:00.000Z",
          dueAt: "2026-03-31T22:00:00.000Z",
          startAt: "2026-03-31T10:00:00.000Z",
          steps: [{ undo: { until: "start", how: "withdraw", at: "2026-03-31T10:00:00.000Z" } }],
          conflicts: [{ code: "account_shared", sharedWith: [{ type: "service", id: 703 }] }],
        });
      },
      ({ facts }) => ({
        facts: {
          ...facts,
          deletionPlan: () =>
            Promise.resolve({
              clientId: 7,
              cancelled: true,
              dates,
              steps: [{ connector: "whmcs", action: "set_service_status", state: "pending" }],
              conflicts: [{ code: "account_shared", sharedWith: [{ type: "service", id: 703 }] }],
            }),
        },
      }),
    );
  });

  test("is 404 for a service that WHMCS has not, and for what is no id", () =>
    withService(async ({ call }) => {
      for (const id of ["1", "0", "x"]) expect((await call("GET", `/v1/services/${id}/plan`)).status).toBe(404);
      expect((await call("GET", "/v1/services/1/plan")).json).toMatchObject({ code: "service.not_found" });
    }));

  test("writes nothing into the ledger", () =>
    withService(async ({ call, ledger }) => {
      await call("GET", "/v1/services/702/plan");
      await call("GET", "/v1/clients/8/plan");
      expect(await ledger.selectFrom("duty").selectAll().execute()).toEqual([]);
      expect(await ledger.selectFrom("evidence").selectAll().execute()).toEqual([]);
    }));
});
