import { describe, expect, test } from "@jest/globals";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withService } from "../support/http-service.ts";

describe("GET /v1/status", () => {
  test("tells how the service runs, what its policy promises and what it stands on", () =>
    withService(
      async ({ call }) => {
        const { status, json } = await call("GET", "/v1/status");
        expect(status).toBe(200);
        const { hostingDeletion, timezone, languages, controller } = defaultPolicy;
        expect(json).toEqual({
          mode: "dry_run",
          stopped: false,
          version: "0.0.0",
          policy: { timezone, languages, controller: { name: controller.name }, hostingDeletion },
          readiness: { ready: true, checks: { ledger: { ok: true }, redis: { ok: true }, whmcs: { ok: true } } },
          addon: null,
        });
      },
      () => ({ mode: "dry_run" }),
    ));

  test("answers 200 also when the service is not ready: the pages must show why", () =>
    withService(async ({ call, world }) => {
      world.ready = false;
      const { status, json } = await call("GET", "/v1/status");
      expect([status, json["readiness"]]).toMatchObject([200, { ready: false, checks: { redis: { ok: false } } }]);
    }));

  test("tells of the stop while it stands", () =>
    withService(async ({ call }) => {
      await call("POST", "/v1/stop");
      expect((await call("GET", "/v1/status")).json).toMatchObject({ mode: "live", stopped: true });
      await call("POST", "/v1/resume");
      expect((await call("GET", "/v1/status")).json).toMatchObject({ stopped: false });
    }));

  test("repeats what the addon told at its newest heartbeat", () =>
    withService(async ({ acts, call, deliver, world }) => {
      world.now = new Date("2026-11-22T10:00:00.000Z");
      const timestamp = "2026-11-22T09:59:58.000Z";
      const data = { addonVersion: "1.0.0", outboxPending: 2, outboxFailing: 1, held: 4, overdue: 0 };
      expect((await deliver({ type: "system.heartbeat", timestamp, data })).status).toBe(202);
      await applyStoredEvents(acts);
      expect((await call("GET", "/v1/status")).json["addon"]).toEqual({ lastHeartbeatAt: timestamp, ...data });
    }));

  test("is for callers with a token only", () =>
    withService(async ({ call }) => {
      expect((await call("GET", "/v1/status", { token: null })).status).toBe(401);
    }));
});
