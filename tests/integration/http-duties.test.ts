import { existsSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { openDuty } from "../../src/duties/open-duty.ts";
import { openTask } from "../../src/duties/tasks.ts";
import { createStopSwitch } from "../../src/duties/stop.ts";
import { newId } from "../../src/domain/ids.ts";
import type { DutyState } from "../../src/domain/duty.ts";
import { insertSteps } from "../../src/ledger/steps.ts";
import { withService, type Reply, type Service } from "../support/http-service.ts";

async function askDeletion(service: Service): Promise<string> {
  const reply = await service.call("POST", "/v1/deletions", { body: { serviceId: 702 } });
  expect(reply.status).toBe(202);
  return `/v1/deletions/${String(reply.json["id"])}`;
}

async function askAnonymization(service: Service): Promise<string> {
  const reply = await service.call("POST", "/v1/anonymizations", { body: { clientId: 8 } });
  expect(reply.status).toBe(202);
  return `/v1/anonymizations/${String(reply.json["id"])}`;
}

async function put(service: Service, path: string, state: DutyState): Promise<void> {
  const id = path.split("/").at(-1) ?? "";
  await service.ledger.updateTable("duty").set({ state }).where("id", "=", id).execute();
}

function retainedStep(dutyId: string, position: number, action: string): Parameters<typeof insertSteps>[1][number] {
  const dates = { gone_at: null, started_at: null, finished_at: null };
  const kept = {
    state: "retained",
    reason: "bookkeeping",
    count: 2,
    retained_until: "2035-01-01",
    ground: "the law",
  } as const;
  return { id: newId(), duty_id: dutyId, position, connector: "whmcs", action, ...kept, ...dates };
}

describe("anonymizations", () => {
  test("404 for an unknown client; 409 names every blocker with WHMCS's ids in plain words", () =>
    withService(async ({ call, world }) => {
      expect((await call("POST", "/v1/anonymizations", { body: { clientId: 9 } })).json).toMatchObject({
        status: 404,
        code: "client.not_found",
      });
      world.blockers.set(8, [
        { code: "service_not_terminated", ids: [702, 703] },
        { code: "open_ticket", ids: [5] },
      ]);
      const reply = await call("POST", "/v1/anonymizations", { body: { clientId: 8 } });
      expect(reply.status).toBe(409);
      expect(reply.json["blockers"]).toEqual([
        { code: "service_not_terminated", ids: [702, 703], message: expect.stringContaining("not terminated") },
        { code: "open_ticket", ids: [5], message: expect.stringContaining('"force": true') },
      ]);
    }));

  test("force is handed on and kept with the duty", () => {
    const forced: boolean[] = [];
    return withService(
      async ({ call, ledger }) => {
        expect((await call("POST", "/v1/anonymizations", { body: { clientId: 8, force: true } })).status).toBe(202);
        expect(forced).toEqual([true]);
        expect(await ledger.selectFrom("duty").select("forced").execute()).toEqual([{ forced: 1 }]);
      },
      ({ facts }) => ({
        facts: {
          ...facts,
          blockers: (clientId, force) => {
            forced.push(force);
            return facts.blockers(clientId, force);
          },
        },
      }),
    );
  });

  test("one that is open already is the answer, also while WHMCS is down", () =>
    withService(async (service) => {
      const path = await askAnonymization(service);
      service.world.fault = new Error("down");
      expect(await askAnonymization(service)).toBe(path);
    }));

  test("while a document is retained the account is reduced, and no answer calls it anonymous", () =>
    withService(async (service) => {
      const path = await askAnonymization(service);
      const id = path.split("/").at(-1) ?? "";
      await service.ledger
        .transaction()
        .execute((tx) =>
          insertSteps(tx, [retainedStep(id, 0, "keep_invoices"), retainedStep(id, 1, "keep_printed_identity")]),
        );
      expect((await service.call("GET", path)).json).not.toHaveProperty("result");
      await put(service, path, "completed");
      const reduced = await service.call("GET", path);
      expect(reduced.json).toMatchObject({
        result: "reduced",
        retained: [
          { what: "keep_invoices", count: 2, ground: "the law", until: "2035-01-01" },
          { what: "keep_printed_identity", count: 2, ground: "the law", until: "2035-01-01" },
        ],
      });
      expect(reduced.text).not.toMatch(/anonymised|anonymous/);
      await service.ledger.deleteFrom("step").execute();
      expect((await service.call("GET", path)).json).toMatchObject({ result: "anonymised", retained: [] });
    }));

  test("confirm records the owner's yes; 409 once held or ended", () =>
    withService(async (service) => {
      const path = await askAnonymization(service);
      const reply = await service.call("POST", `${path}/confirm`);
      expect([reply.status, reply.json["confirmedAt"]]).toEqual([200, "2026-11-22T10:00:00.000Z"]);
      await service.call("POST", `${path}/withdraw`);
      expect((await service.call("POST", `${path}/confirm`)).json).toMatchObject({
        status: 409,
        code: "anonymization.cannot_confirm_withdrawn",
      });
    }));

  test("the letter is 404 until there is one, then a page that may load nothing", () =>
    withService(async (service) => {
      const path = await askAnonymization(service);
      expect((await service.call("GET", `${path}/letter`)).status).toBe(404);
      service.world.letters.set(path.split("/").at(-1) ?? "", { language: "fr", html: "<!doctype html><p>Fini" });
      const letter = await service.call("GET", `${path}/letter`);
      expect([letter.status, letter.text]).toEqual([200, "<!doctype html><p>Fini"]);
      expect(letter.headers).toMatchObject({ "content-language": "fr", "content-type": "text/html; charset=utf-8" });
      expect(letter.headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
    }));
});

describe("deletions", () => {
  test("404 for an unknown service, 409 unless WHMCS says cancelled, one open deletion per service", () =>
    withService(async (service) => {
      const { call, world } = service;
      expect((await call("POST", "/v1/deletions", { body: { serviceId: 1 } })).json).toMatchObject({
        status: 404,
        code: "service.not_found",
      });
      world.services.set(703, { clientId: 7, cancelled: false });
      expect((await call("POST", "/v1/deletions", { body: { serviceId: 703 } })).json).toMatchObject({
        status: 409,
        code: "deletion.not_cancelled",
      });
      const path = await askDeletion(service);
      expect(await askDeletion(service)).toBe(path);
      expect((await call("GET", path)).json).toMatchObject({
        kind: "deletion",
        state: "pending",
        clientId: 7,
        serviceId: 702,
      });
    }));

  test("approve takes the channel, a day not in the future of the policy's zone, and `now`", () =>
    withService(async (service) => {
      const path = await askDeletion(service);
      service.world.now = new Date("2026-11-22T23:30:00Z"); // 23 November in Brussels
      const send = (body: unknown): Promise<Reply> => service.call("POST", `${path}/approve`, { body });
      for (const body of [
        { channel: "pigeon" },
        { receivedOn: "2026-11-24" },
        { receivedOn: "2026-02-30" },
        { receivedOn: "today" },
        { now: "yes" },
        { userId: 0 },
        { userId: "3" },
        { wordingVersion: "" },
        { wordingVersion: "as shown" },
        { wordingVersion: "1".repeat(33) },
        { why: "x" },
      ]) {
        expect([body, (await send(body)).status]).toEqual([body, 422]);
      }
      const approved = await send({ channel: "email", receivedOn: "2026-11-23", now: true });
      expect(approved.status).toBe(200);
      expect(approved.json).toMatchObject({
        approvedAt: "2026-11-22T23:30:00.000Z",
        dueAt: "2026-11-22T23:30:00.000Z",
      });
      expect((await service.call("POST", `${path}/approve`)).status).toBe(200);
    }));

  test("approve in the client area is proof of which login confirmed which wording", () =>
    withService(async (service) => {
      const path = await askDeletion(service);
      const body = { channel: "client_area", userId: 31, wordingVersion: "2026-11.nl" };
      expect((await service.call("POST", `${path}/approve`, { body })).status).toBe(200);
      const { json } = await service.call("GET", "/v1/audit?kind=deletion.approved");
      expect(json["items"]).toMatchObject([{ actor: "owner", detail: { ...body, now: false } }]);
    }));

  test("409 for approve when held, running or ended", () =>
    withService(async (service) => {
      const path = await askDeletion(service);
      for (const state of ["held", "running", "completed", "failed", "withdrawn"] as const) {
        await put(service, path, state);
        const reply = await service.call("POST", `${path}/approve`);
        expect([reply.status, reply.json["code"]]).toEqual([409, `deletion.cannot_approve_${state}`]);
        expect(reply.json["type"]).toBe("/problems/cannot_approve");
      }
    }));
});

describe("an anonymization that has begun", () => {
  const begun = async (service: Service): Promise<string> => {
    const path = await askAnonymization(service);
    const id = path.split("/").at(-1) ?? "";
    const started_at = "2026-03-17T10:00:00.000Z";
    await service.ledger.updateTable("duty").set({ started_at }).where("id", "=", id).execute();
    return path;
  };
  const tasks = async ({ call }: Service) => (await call("GET", "/v1/tasks?state=open")).json["items"];

  test("is not withdrawn, wherever it rests: what has begun is finished", () =>
    withService(async (service) => {
      const path = await begun(service);
      for (const state of ["pending", "scheduled", "held", "waiting"] as const) {
        await put(service, path, state);
        const reply = await service.call("POST", `${path}/withdraw`);
        expect([reply.status, reply.json["code"]]).toEqual([409, "anonymization.has_begun"]);
        expect((await service.call("GET", path)).json).toMatchObject({ state });
      }
      expect(await tasks(service)).toEqual([]);
    }));

  test("and failed is withdrawn, and a task says that it is not whole", () =>
    withService(async (service) => {
      const path = await begun(service);
      await put(service, path, "failed");
      expect((await service.call("POST", `${path}/withdraw`)).json).toMatchObject({ state: "withdrawn" });
      expect(await tasks(service)).toMatchObject([{ code: "erasure_unfinished", clientId: 8 }]);
    }));

  test("leaves no task when it is withdrawn before it began", () =>
    withService(async (service) => {
      const path = await askAnonymization(service);
      await put(service, path, "failed");
      expect((await service.call("POST", `${path}/withdraw`)).status).toBe(200);
      expect(await tasks(service)).toEqual([]);
    }));
});

describe.each([
  ["deletion", askDeletion],
  ["anonymization", askAnonymization],
] as const)("acts of the owner on a %s", (kind, ask) => {
  test("hold and release; release is 409 unless held, hold takes the four reasons only", () =>
    withService(async (service) => {
      const path = await ask(service);
      const hold = (reason: string): Promise<Reply> => service.call("POST", `${path}/hold`, { body: { reason } });
      expect((await hold("mood")).status).toBe(422);
      expect((await service.call("POST", `${path}/release`)).status).toBe(409);
      for (const reason of ["dispute", "claim", "audit", "restriction"]) {
        expect((await hold(reason)).json).toMatchObject({ state: "held", holdReason: reason });
        expect((await service.call("POST", `${path}/release`)).json).toMatchObject({ state: "pending" });
      }
    }));

  test("hold and withdraw are 409 once running, retry unless failed", () =>
    withService(async (service) => {
      const path = await ask(service);
      await put(service, path, "running");
      const refused = await Promise.all([
        service.call("POST", `${path}/hold`, { body: { reason: "claim" } }),
        service.call("POST", `${path}/withdraw`),
        service.call("POST", `${path}/retry`),
      ]);
      expect(refused.map((reply) => [reply.status, reply.json["code"]])).toEqual([
        [409, `${kind}.cannot_hold_running`],
        [409, `${kind}.cannot_withdraw_running`],
        [409, `${kind}.cannot_retry_running`],
      ]);
      await put(service, path, "failed");
      expect((await service.call("POST", `${path}/retry`)).json).toMatchObject({ state: "pending" });
      expect((await service.call("POST", `${path}/withdraw`)).json).toMatchObject({
        state: "withdrawn",
        reason: "owner",
      });
    }));

  test("the id of another kind is 404", () =>
    withService(async (service) => {
      const path = await ask(service);
      const other =
        kind === "deletion" ? path.replace("deletions", "anonymizations") : path.replace("anonymizations", "deletions");
      expect((await service.call("GET", other)).status).toBe(404);
      expect((await service.call("POST", `${other}/withdraw`)).status).toBe(404);
    }));
});

describe("clients, backlog, tasks, stop", () => {
  test("a client's hold holds what is open; its duty is released through the client alone", () =>
    withService(async (service) => {
      const path = await askDeletion(service);
      const held = await service.call("POST", "/v1/clients/7/hold", { body: { reason: "dispute" } });
      expect(held.json).toEqual({ clientId: 7, held: true, reason: "dispute" });
      expect((await service.call("GET", path)).json).toMatchObject({ state: "held", holdReason: "dispute" });
      expect((await service.call("POST", `${path}/release`)).json).toMatchObject({
        status: 409,
        code: "deletion.client_is_held",
      });
      expect((await service.call("POST", "/v1/clients/7/release")).json).toEqual({ clientId: 7, held: false });
      expect((await service.call("GET", path)).json).toMatchObject({ state: "pending" });
      expect((await service.call("POST", "/v1/clients/7/release")).status).toBe(409);
    }));

  test("the plan shows steps and blockers and changes nothing", () =>
    withService(async ({ call, ledger, world }) => {
      world.blockers.set(8, [{ code: "credit_balance", ids: [] }]);
      expect((await call("GET", "/v1/clients/8/plan")).json).toMatchObject({
        steps: [{ connector: "whmcs", action: "delete_tickets", state: "pending", count: 2 }],
        blockers: [{ code: "credit_balance", ids: [], message: expect.any(String) }],
      });
      expect(await ledger.selectFrom("evidence").select("seq").execute()).toEqual([]);
    }));

  test("the backlog lists what waits; a batch releases what it can and names what it cannot", () =>
    withService(async (service) => {
      const open = (clientId: number, serviceId: number, backlog: boolean): Promise<string> =>
        service.perform(async (work) => {
          const opening = {
            kind: "deletion",
            origin: "reconciliation",
            occurredAt: work.now,
            actor: "system",
          } as const;
          return (await openDuty(work, { ...opening, clientId, serviceId, backlog })).id;
        });
      const [waiting, live, other] = [await open(1, 11, true), await open(1, 12, false), newId()];
      await service.call("POST", "/v1/clients/2/hold", { body: { reason: "audit" } });
      const clientHeld = await open(2, 21, true);
      const listed = await service.call("GET", "/v1/backlog");
      expect((listed.json["items"] as { id: string }[]).map((item) => item.id).toSorted()).toEqual(
        [waiting, clientHeld].toSorted(),
      );

      const release = (): Promise<Reply> =>
        service.call("POST", "/v1/backlog/release", { body: { ids: [waiting, live, other, clientHeld, waiting] } });
      const refused = [
        { id: live, reason: "not_in_backlog" },
        { id: other, reason: "not_found" },
        { id: clientHeld, reason: "client_is_held" },
      ];
      expect((await release()).json).toEqual({ released: [waiting], refused });
      expect((await release()).json).toEqual({
        released: [],
        refused: [{ id: waiting, reason: "not_in_backlog" }, ...refused],
      });
      expect((await service.call("GET", `/v1/deletions/${waiting}`)).json).toMatchObject({
        state: "pending",
        backlog: false,
      });
      for (const ids of [[], ["x"], Array.from({ length: 201 }, () => newId())]) {
        expect((await service.call("POST", "/v1/backlog/release", { body: { ids } })).status).toBe(422);
      }
    }));

  test("a task ends once, with one of the four outcomes", () =>
    withService(async (service) => {
      const id = await service.perform((work) =>
        openTask(work, { code: "contact_deleted", clientId: 7, objectId: 3 }, "whmcs"),
      );
      const end = (outcome: string): Promise<Reply> =>
        service.call("POST", `/v1/tasks/${id}/done`, { body: { outcome } });
      expect((await end("later")).status).toBe(422);
      expect((await end("nothing_found")).json).toMatchObject({
        id,
        state: "done",
        outcome: "nothing_found",
        objectId: 3,
      });
      expect((await end("done")).json).toMatchObject({ status: 409, code: "task.already_done" });
    }));

  test("stop and resume tell the truth, also while the file alone still stops everything", () => {
    const file = `${process.env["TMPDIR"] ?? "/tmp"}/http-stop-${newId()}`;
    return withService(
      async ({ call }) => {
        expect((await call("POST", "/v1/stop")).json).toEqual({ stopped: true });
        expect((await call("POST", "/v1/resume")).json).toEqual({ stopped: false });
        writeFileSync(file, "");
        expect((await call("POST", "/v1/resume")).json).toEqual({ stopped: true });
        rmSync(file);
        expect(existsSync(file)).toBe(false);
        expect((await call("POST", "/v1/resume")).json).toEqual({ stopped: false });
      },
      () => ({ stop: createStopSwitch(file) }),
    );
  });

  test("the evidence verifies, and the first broken link is named", () =>
    withService(async (service) => {
      await askDeletion(service);
      await service.call("POST", "/v1/stop");
      expect((await service.call("GET", "/v1/audit/verify")).json).toEqual({
        intact: true,
        length: 2,
        firstBroken: null,
      });
      await service.ledger.updateTable("evidence_head").set({ length: 3 }).execute();
      expect((await service.call("GET", "/v1/audit/verify")).json).toEqual({
        intact: false,
        length: 3,
        firstBroken: 3,
      });
    }));

  test("/readyz names each check and is 503 when one fails", () =>
    withService(async ({ call, world }) => {
      expect((await call("GET", "/readyz")).json).toMatchObject({ status: "ready" });
      world.ready = false;
      const reply = await call("GET", "/readyz");
      expect([reply.status, reply.json]).toEqual([
        503,
        { status: "not_ready", checks: { ledger: { ok: true }, redis: { ok: false }, whmcs: { ok: true } } },
      ]);
    }));
});
