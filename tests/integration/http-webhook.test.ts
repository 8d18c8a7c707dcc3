import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { sql } from "kysely";
import { newId } from "../../src/domain/ids.ts";
import { signatureOf, withService, type Reply, type Service } from "../support/http-service.ts";

const event = {
  type: "service.cancellation_requested",
  timestamp: "2026-11-22T15:00:00Z",
  data: { clientId: 7, serviceId: 702, cancellationType: "end_of_billing_period" },
};

/** Sends a body whose signature holds, with the headers a test wants changed. */
function send(service: Service, body: string, headers: Record<string, string | string[]>): Promise<Reply> {
  return service.call("POST", "/webhooks/whmcs", { token: null, body, headers });
}

/** The lines of one kind, once so many are there: a line is written when its answer is over, a moment after it is read. */
async function linesOf(logged: readonly string[], kind: string, count: number): Promise<Record<string, unknown>[]> {
  for (;;) {
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const found = lines.filter((line) => line["event"] === kind);
    if (found.length >= count) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("answers of the webhook", () => {
  test("202 accepted once the event is stored, and 200 duplicate for the same delivery", () =>
    withService(async ({ deliver, ledger }) => {
      const id = newId();
      const first = await deliver(event, { id });
      const second = await deliver(event, { id });
      expect([first.status, first.json]).toEqual([202, { status: "accepted" }]);
      expect([second.status, second.json]).toEqual([200, { status: "duplicate" }]);
      const rows = await ledger.selectFrom("event").selectAll().execute();
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ type: event.type, state: "stored", client_id: 7, service_id: 702 });
    }));

  test("are logged with the answer's request id, at level debug when all went well and at info when refused", () =>
    withService(async ({ deliver, logged }) => {
      const id = newId();
      const replies = [await deliver(event, { id }), await deliver(event, { id }), await deliver("{")];
      const lines = await linesOf(logged, "http.answered", 3);
      expect(lines.map((line) => [line["level"], line["httpStatus"], line["httpRequestId"]])).toEqual([
        ["debug", 202, replies[0]?.headers["x-request-id"]],
        ["debug", 200, replies[1]?.headers["x-request-id"]],
        ["info", 400, replies[2]?.headers["x-request-id"]],
      ]);
    }));

  test("202 ignored for a type that is not listed", () =>
    withService(async ({ deliver }) => {
      const reply = await deliver({ ...event, type: "invoice.paid" });
      expect([reply.status, reply.json]).toEqual([202, { status: "ignored" }]);
    }));

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("400 without %s, or with it twice", (name) =>
    withService(async (service) => {
      const body = JSON.stringify(event);
      const { [name]: value = "", ...others } = signatureOf(body, "msg_1", new Date());
      const missing = await send(service, body, others);
      const repeated = await send(service, body, { ...others, [name]: [value, value] });
      for (const reply of [missing, repeated]) {
        expect(reply.status).toBe(400);
        expect(reply.json).toMatchObject({ code: "webhook.missing_header" });
      }
    }),
  );

  test("400 for malformed JSON whose signature holds", () =>
    withService(async ({ deliver }) => {
      const reply = await deliver('{"type": "client.closed", ');
      expect([reply.status, reply.json["code"]]).toEqual([400, "request.malformed_json"]);
    }));

  test("401 for a wrong signature, a changed body, and a time 301 s off in either direction", () =>
    withService(async (service) => {
      const { deliver, ledger } = service;
      const forged = await deliver(event, {
        headers: { "webhook-signature": `v1,${randomBytes(32).toString("base64")}` },
      });
      const changed = await send(
        service,
        JSON.stringify({ ...event, data: { clientId: 8 } }),
        signatureOf(JSON.stringify(event), "msg_1", new Date()),
      );
      expect([forged, changed].map((reply) => [reply.status, reply.json["code"]])).toEqual([
        [401, "webhook.bad_signature"],
        [401, "webhook.bad_signature"],
      ]);
      for (const offset of [-302_000, 302_000]) {
        const stale = await deliver(event, { at: new Date(Date.now() + offset) });
        expect([stale.status, stale.json["code"]]).toEqual([401, "webhook.stale"]);
      }
      expect(await ledger.selectFrom("event").selectAll().execute()).toEqual([]);
      const counted = await ledger
        .selectFrom("refused_delivery")
        .select(["reason", "count"])
        .orderBy("reason")
        .execute();
      expect(counted).toEqual([
        { reason: "bad_signature", count: 2 },
        { reason: "stale", count: 2 },
      ]);
    }));

  test("413 over 64 KiB and counted; exactly 64 KiB is read", () =>
    withService(async ({ deliver, ledger }) => {
      const padded = (size: number): string =>
        JSON.stringify({ ...event, data: { clientId: 7, x: "" } }).padEnd(size, " ");
      expect((await deliver(padded(65_537))).status).toBe(413);
      expect((await deliver(padded(65_536))).status).toBe(422);
      const counted = await ledger.selectFrom("refused_delivery").select(["reason", "count"]).execute();
      expect(counted).toEqual([{ reason: "too_large", count: 1 }]);
    }));

  test("415 unless the body is declared as JSON, parameters allowed, and for compressed bodies", () =>
    withService(async ({ deliver }) => {
      for (const headers of [
        { "content-type": "text/plain" },
        { "content-type": "application/jsonp" },
        { "content-encoding": "gzip" },
      ]) {
        expect((await deliver(event, { headers })).status).toBe(415);
      }
      expect((await deliver(event, { headers: { "content-type": "Application/JSON; charset=utf-8" } })).status).toBe(
        202,
      );
    }));

  test("422 names the paths that do not fit and repeats no value", () =>
    withService(async ({ deliver }) => {
      const reply = await deliver({ ...event, data: { clientId: "Plonk", serviceId: 702, cancellationType: "Zork" } });
      expect(reply.status).toBe(422);
      expect(reply.json["errors"]).toEqual([
        expect.objectContaining({ path: "data.clientId" }),
        expect.objectContaining({ path: "data.cancellationType" }),
      ]);
      expect(reply.text).not.toMatch(/Plonk|Zork/);
    }));

  test("422 for a body that would reach into prototypes", () =>
    withService(async ({ deliver }) => {
      const reply = await deliver(
        `{"type":"client.closed","timestamp":"2026-11-22T15:00:00Z","data":{"clientId":7,"__proto__":{"clientId":8}}}`,
      );
      expect(reply.status).toBe(422);
    }));

  test("300 parallel deliveries of one event leave one row: one is accepted, the others are duplicates", () =>
    withService(async ({ deliver, ledger }) => {
      const id = newId();
      const replies = await Promise.all(Array.from({ length: 300 }, () => deliver(event, { id })));
      expect(replies.filter((reply) => reply.status === 202)).toHaveLength(1);
      expect(replies.filter((reply) => reply.status === 200)).toHaveLength(299);
      expect(await ledger.selectFrom("event").select("id").execute()).toHaveLength(1);
    }));

  test("503 with Retry-After while the ledger's disk is full; nothing is lost once there is room", () =>
    withService(async ({ deliver, ledger, call }) => {
      const pages = async (): Promise<number> => {
        const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(ledger);
        return rows[0]?.page_count ?? 0;
      };
      await sql.raw(`PRAGMA max_page_count = ${(await pages()) + 1}`).execute(ledger);
      const accepted: string[] = [];
      let refused: { id: string; reply: Reply } | undefined;
      while (refused === undefined) {
        const id = newId();
        const reply = await deliver(event, { id });
        if (reply.status === 202) accepted.push(id);
        else refused = { id, reply };
      }
      expect(refused.reply.status).toBe(503);
      expect(refused.reply.headers["retry-after"]).toBe("5");
      expect(refused.reply.json).toMatchObject({ code: "ledger.unavailable" });
      const askUntilFull = async (): Promise<Reply> => {
        for (;;) {
          const reply = await call("POST", "/v1/exports", { body: { clientId: 7 } });
          if (reply.status !== 202) return reply;
        }
      };
      const full = await askUntilFull();
      expect([full.status, full.json["code"]]).toEqual([503, "ledger.unavailable"]);
      expect((await call("GET", "/v1/exports")).status).toBe(200);

      await sql.raw("PRAGMA max_page_count = 1073741823").execute(ledger);
      expect((await deliver(event, { id: refused.id })).status).toBe(202);
      expect((await call("POST", "/v1/exports", { body: { clientId: 7 } })).status).toBe(202);
      const stored = await ledger.selectFrom("event").select("id").execute();
      expect(stored).toHaveLength(accepted.length + 1);
    }));

  test("503, not 500, whatever keeps an event from being stored", () =>
    withService(
      async ({ deliver, logged }) => {
        const reply = await deliver(event);
        expect([reply.status, reply.headers["retry-after"]]).toEqual([503, "5"]);
        expect(logged.join("")).not.toContain("Plonk");
      },
      (parts) => ({ receiver: { ...parts.receiver, receive: () => Promise.reject(new Error("Plonk")) } }),
    ));
});
