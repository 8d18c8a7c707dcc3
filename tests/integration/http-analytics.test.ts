import { expect, test } from "@jest/globals";
import {
  startGoogleAnalyticsSimulator,
  type GoogleAnalyticsSimulator,
} from "../../simulators/google_analytics/server.ts";
import type { Client } from "../../src/connectors/whmcs/records.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { openProcessors, type Processors } from "../../src/connectors/open.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import type { Mode } from "../../src/duties/begin-duty.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { deleteAnalytics } from "../../workers/delete-analytics.ts";
import { noProcessors } from "../support/no-processors.ts";
import { type Service, withService } from "../support/http-service.ts";

const path = "/v1/clients/7/analytics-deletions";
const cookie = "GA1.1.7654321.1700000000";
const body = { gaClientId: cookie };

interface Google extends Service {
  readonly google: GoogleAnalyticsSimulator;
  /** What WHMCS says of client 7, the only one it knows; it may throw. */
  readonly whmcs: { client: () => Promise<Client | undefined> };
}

const known = { clientId: 7 } as Client;

/** A service with Google's stand-in behind it. */
async function withGoogle(
  run: (service: Google) => Promise<void>,
  { mode = "live", isConfigured = true }: { mode?: Mode; isConfigured?: boolean } = {},
): Promise<void> {
  let now = (): Date => new Date();
  const google = await startGoogleAnalyticsSimulator({ clock: { now: () => now() } });
  const limiter = { take: () => Promise.resolve(), pause: () => Promise.resolve() };
  const opened: Processors[] = [];
  const whmcs: Google["whmcs"] = { client: () => Promise.resolve(known) };
  try {
    await withService(
      (service) => run({ ...service, google, whmcs }),
      (parts) => {
        now = () => parts.clock.now();
        const { url, tokenUrl, property, key } = google;
        const processors = openProcessors(
          { google_analytics: { url, tokenUrl, property, key, callsPerMinute: 60 } },
          { limiter, clock: parts.clock, userAgent: "test", dryRun: false, timeoutMs: 300, waitsMs: [1, 1] },
        );
        opened.push(processors);
        const gates = { stop: parts.stop, mode: () => mode };
        const { acts, log } = parts;
        return {
          deleteAnalytics: deleteAnalytics({
            acts,
            gates,
            log,
            processors: isConfigured ? processors : noProcessors,
            whmcs: { client: (id) => (id === 7 ? whmcs.client() : Promise.resolve(undefined)) },
          }),
        };
      },
    );
  } finally {
    for (const processors of opened) await processors.close();
    await google.close();
  }
}

async function evidenceOf({ ledger }: Service): Promise<{ kind: string; actor: string; client_id: number | null }[]> {
  return ledger
    .selectFrom("evidence")
    .select(["kind", "actor", "client_id"])
    .where("kind", "like", "analytics.%")
    .orderBy("seq")
    .execute();
}

test("a visitor's id goes to Google at once, and evidence tells of whom and when, before and after", () =>
  withGoogle(async (service) => {
    const reply = await service.call("POST", path, { body });
    const at = service.world.now.toISOString();
    expect([reply.status, reply.json]).toEqual([202, { submittedAt: at, coversUntil: at }]);
    expect(service.google.world.deletions).toEqual([
      { property: service.google.property, clientId: "7654321.1700000000", at },
    ]);
    expect(await evidenceOf(service)).toEqual([
      { kind: "analytics.deletion_requested", actor: "owner", client_id: 7 },
      { kind: "analytics.deletion_submitted", actor: "owner", client_id: 7 },
    ]);
  }));

test("the id stands nowhere afterwards: in no table of the ledger, no log and no answer", () =>
  withGoogle(async (service) => {
    const headers = { "idempotency-key": "once" };
    const replies = [
      await service.call("POST", path, { body, headers }),
      await service.call("POST", path, { body, headers }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([202, 202]);
    expect(service.google.world.deletions).toHaveLength(1);
    const refused = await service.call("POST", path, { body: { gaClientId: "7654321.17" } });
    expect(refused.status).toBe(422);
    const tables = await service.ledger.introspection.getTables();
    const rows: unknown[] = [];
    for (const { name } of tables)
      rows.push(
        await service.ledger
          .selectFrom(name as "task")
          .selectAll()
          .execute(),
      );
    expect(tables.length).toBeGreaterThan(10);
    const written = JSON.stringify([rows, service.logged, [...replies, refused].map(({ text }) => text)]);
    expect(written).toContain("analytics.deletion_submitted");
    expect(written).not.toMatch(/7654321/);
  }));

test("nothing is sent for somebody whom WHMCS does not know, nor while WHMCS cannot be asked", () =>
  withGoogle(async (service) => {
    const unknown = await service.call("POST", "/v1/clients/8/analytics-deletions", { body });
    expect([unknown.status, unknown.json["type"]]).toEqual([404, expect.stringMatching(/client\.not_found$/)]);
    service.whmcs.client = () => Promise.reject(new RetryableError("whmcs.unreachable"));
    const away = await service.call("POST", path, { body });
    expect([away.status, away.json["code"], away.headers["retry-after"]]).toEqual([503, "whmcs.unreachable", "30"]);
    expect(service.google.world.deletions).toEqual([]);
    expect(await evidenceOf(service)).toEqual([]);
  }));

test("a dry run and an unsafe set-up send nothing", async () => {
  for (const mode of ["dry_run", "unsafe"] as const) {
    await withGoogle(
      async (service) => {
        const reply = await service.call("POST", path, { body });
        expect([reply.status, reply.json["code"]]).toEqual([
          409,
          mode === "unsafe" ? "analytics.unsafe_setup" : "analytics.dry_run",
        ]);
        expect(service.google.world.deletions).toEqual([]);
        expect(await evidenceOf(service)).toEqual([]);
      },
      { mode },
    );
  }
});

test("a client's hold and the stop are kept to, and what they kept can be asked for again", () =>
  withGoogle(async (service) => {
    const codeOf = async (): Promise<unknown> => (await service.call("POST", path, { body })).json["code"];
    await holdClient(service.acts, 7, "dispute", "owner");
    expect(await codeOf()).toBe("analytics.client_is_held");
    await releaseClient(service.acts, 7, "owner");
    await stopEverything(service.acts, "owner");
    expect(await codeOf()).toBe("analytics.stopped");
    expect(service.google.world.deletions).toEqual([]);
    await resumeEverything(service.acts, "owner");
    expect(await codeOf()).toBeUndefined();
    expect(service.google.world.deletions).toHaveLength(1);
  }));

test("an owner without Google Analytics is told what to set", () =>
  withGoogle(
    async ({ call }) => {
      const reply = await call("POST", path, { body });
      expect([reply.status, reply.json["code"]]).toEqual([409, "analytics.not_configured"]);
      expect(reply.json["detail"]).toContain("GOOGLE_ANALYTICS_KEY");
    },
    { isConfigured: false },
  ));

test("Google being away is 503 with Retry-After, its refusal 502, and neither is recorded as submitted", () =>
  withGoogle(async (service) => {
    service.google.server.meet({ kind: "status", status: 429, headers: { "retry-after": "90" } }, 1);
    const busy = await service.call("POST", path, { body });
    expect([busy.status, busy.json["code"], busy.headers["retry-after"]]).toEqual([503, "analytics.unavailable", "90"]);
    service.google.server.meet({ kind: "silence" }, 3);
    const away = await service.call("POST", path, { body });
    expect([away.status, away.headers["retry-after"]]).toEqual([503, "30"]);
    service.google.world.properties.set(service.google.property, "viewer");
    const refused = await service.call("POST", path, { body });
    expect([refused.status, refused.json["code"]]).toEqual([502, "analytics.refused"]);
    expect((await evidenceOf(service)).map(({ kind }) => kind)).toEqual(
      Array<string>(3).fill("analytics.deletion_requested"),
    );
    expect(service.logged.filter((line) => line.includes("analytics.not_submitted"))).toHaveLength(3);
  }));
