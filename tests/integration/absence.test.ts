import { describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { addTicket } from "../../simulators/whmcs/record-builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { resumeEverything, stopEverything } from "../../src/duties/stop.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { listChecksOf } from "../../src/ledger/absence-checks.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import type { AbsenceCheckRow } from "../../src/ledger/schema.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { checkAbsence } from "../../workers/check-absence.ts";
import { destroySubjects } from "../../workers/destroy-subjects.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { scrubRows } from "../support/scrub-rows.ts";
import { addHosting, addRequest, hostingWorld, wallClock } from "../support/stage.ts";
import { unhostedTwins } from "../support/twins.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** An anonymisation of the client, carried out to its end. */
async function erase(site: DutySite, clientId: number): Promise<string> {
  const id = await site.books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner", forced: true });
  const { duty } = await site.finish(id);
  expect(duty.state).toBe("completed");
  return id;
}

/** A deletion of the hosting, cancelled at once and carried out when it was due. */
async function end(site: DutySite, clientId: number, serviceId: number): Promise<string> {
  const id = await site.books.open({ kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" });
  expect((await site.finish(id)).duty.state).toBe("completed");
  return id;
}

/** One sweep's look; what it told the owner. */
async function look({ parts }: DutySite): Promise<OwnerAlarm[]> {
  const told: OwnerAlarm[] = [];
  await checkAbsence({ ...parts, tellOwner: (alarm) => void told.push(alarm) }, new AbortController().signal);
  return told;
}

const checks = ({ books }: DutySite, dutyId: string): Promise<AbsenceCheckRow[]> =>
  listChecksOf(books.ledger, [dutyId]);

/** The looks of three moments that ended, as moment and count. */
async function looks(site: DutySite, dutyId: string): Promise<unknown[]> {
  return (await checks(site, dutyId)).map(({ moment, state, found }) => [moment, state, found]);
}

/** Whether the sweep has destroyed who the duty was about. */
async function subjectDone({ parts }: DutySite, dutyId: string): Promise<boolean> {
  await destroySubjects(parts);
  return (await parts.subjects.openSubject(dutyId)) === undefined;
}

/** How many calls that could change WHMCS were made so far. */
const writes = ({ whmcs }: DutySite): number => Object.values(whmcs.writes()).reduce((sum, count) => sum + count, 0);

/** Runs on the twins of the stand-in, with the addon or without. */
async function onTwins(hasDoor: boolean, run: (site: DutySite, clientId: number, world: World) => Promise<void>) {
  const { world, subject } = unhostedTwins();
  await withDutySite({ world, ...(hasDoor && { door: {} }) }, (site) => run(site, subject.clientId, world));
}

describe("an erased client", () => {
  test.each([true, false])("is looked for at once, after an hour and after a day, with the addon: %p", (hasDoor) =>
    onTwins(hasDoor, async (site, clientId) => {
      const id = await erase(site, clientId);
      const before = writes(site);
      expect(await looks(site, id)).toEqual([
        ["at_once", "due", null],
        ["after_hour", "due", null],
        ["after_day", "due", null],
      ]);
      expect(await look(site)).toEqual([]);
      expect(await looks(site, id)).toEqual([
        ["at_once", "done", 0],
        ["after_hour", "due", null],
        ["after_day", "due", null],
      ]);
      expect(await subjectDone(site, id)).toBe(false);
      site.books.pass(hourMs);
      await look(site);
      site.books.pass(23 * hourMs);
      expect(await look(site)).toEqual([]);
      expect((await looks(site, id)).map((one) => (one as unknown[]).slice(1))).toEqual([
        ["done", 0],
        ["done", 0],
        ["done", 0],
      ]);
      expect(await subjectDone(site, id)).toBe(true);
      expect(writes(site)).toBe(before);
      const evidence = await listEvidence(site.books.ledger, { dutyId: id, kind: "absence.checked", limit: 10 });
      expect(evidence.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual(
        ["after_day", "after_hour", "at_once"].map((moment) => ({ connector: "whmcs", moment, found: 0 })),
      );
    }),
  );

  test("whose data comes back is counted, told and a task, and nothing is erased by itself", () =>
    onTwins(false, async (site, clientId, world) => {
      const yesterday = structuredClone(world);
      const id = await erase(site, clientId);
      await look(site);
      for (const table of ["clients", "contacts", "tickets", "payMethods"] as const) {
        for (const [key, row] of yesterday[table]) (world[table] as Map<number, unknown>).set(key, row);
      }
      const before = writes(site);
      site.books.pass(hourMs);
      const told = await look(site);
      const found = (await checks(site, id))[1]?.found ?? 0;
      expect(found).toBeGreaterThan(3);
      expect(told).toEqual([{ code: "absence.data_found", dutyId: id, clientId, count: found }]);
      expect(writes(site)).toBe(before);
      const tasks = await site.books.ledger.selectFrom("task").select(["code", "duty_id"]).execute();
      expect(tasks).toEqual(expect.arrayContaining([{ code: "erased_data_found", duty_id: id }]));
    }));

  test("whose address somebody else uses now is not found through it, and what came since is new", () =>
    onTwins(false, async (site, clientId, world) => {
      const { email } = world.clients.get(clientId)!;
      const id = await erase(site, clientId);
      const now = wallClock(new Date(site.books.now.getTime() + hourMs / 2));
      site.books.pass(hourMs);
      addTicket(world, { clientId: 0, email, date: now });
      await look(site);
      addClient(world, { email, datecreated: now.slice(0, 10) });
      addTicket(world, { clientId: 0, email, date: "2020-01-01 10:00:00" }); // theirs, by the address
      site.books.pass(23 * hourMs);
      await look(site);
      expect((await checks(site, id)).map(({ found }) => found)).toEqual([0, 0, 0]);
    }));

  test("that cannot be looked for is tried again, ever less often, and given up after thirty days", () =>
    onTwins(false, async (site, clientId) => {
      const id = await erase(site, clientId);
      site.whmcs.faults.set("*", { kind: "status", status: 503 });
      expect(await look(site)).toEqual([]);
      expect((await checks(site, id))[0]).toMatchObject({ state: "due", attempts: 1, found: null });
      await look(site);
      expect((await checks(site, id))[0]).toMatchObject({ attempts: 1 }); // not before its time
      site.books.pass(10 * 60_000);
      await look(site);
      expect((await checks(site, id))[0]).toMatchObject({ attempts: 2 });
      site.books.pass(31 * dayMs);
      // One of them at each look: a WHMCS that hangs must not hold up the rest of the sweep.
      const told = [...(await look(site)), ...(await look(site)), ...(await look(site))];
      expect(told.map(({ code }) => code)).toEqual(Array(3).fill("absence.given_up"));
      expect((await looks(site, id)).map((one) => (one as unknown[])[1])).toEqual(["given_up", "given_up", "given_up"]);
      expect(await subjectDone(site, id)).toBe(true);
    }));

  test("is looked for in everything that the addon scrubbed, and a door that is gone is no proof", () => {
    const { world, subject } = unhostedTwins();
    const scrubbed = scrubRows({ client_notes: 3 });
    return withDutySite({ world, door: scrubbed.answers }, async (site) => {
      const id = await erase(site, subject.clientId);
      scrubbed.rows.set("mail_log", 2);
      expect(await look(site)).toMatchObject([{ code: "absence.data_found", count: 2 }]);
      delete site.door!.answers["capabilities"];
      site.books.pass(hourMs);
      await look(site);
      expect((await checks(site, id))[1]).toMatchObject({ state: "due", found: null });
    });
  });

  test("whose address somebody else uses now is not found through it by the addon, and that one's log stays", () => {
    const { world, subject } = unhostedTwins();
    const scrubbed = scrubRows({});
    return withDutySite({ world, door: scrubbed.answers }, async (site) => {
      const { email } = world.clients.get(subject.clientId)!;
      const id = await erase(site, subject.clientId);
      addClient(world, { email });
      // The mails to whoever uses it now, and the calls about that one.
      const asked: unknown[] = [];
      scrubbed.answers.verifyGone = ({ scopes, identifiers }) => {
        const isIt = JSON.stringify(identifiers).includes(email);
        const left = (scope: string): number => (isIt && ["mail_log", "api_log"].includes(scope) ? 2 : 0);
        return { scopes: (scopes as string[]).map((scope) => ({ scope, state: "checked", left: left(scope) })) };
      };
      const { scrub } = scrubbed.answers;
      scrubbed.answers.scrub = (data) => {
        asked.push(data);
        return (scrub as (data: Record<string, unknown>) => object)(data);
      };
      expect(await look(site)).toEqual([]);
      expect([(await checks(site, id))[0]?.found, asked]).toEqual([0, []]);
    });
  });

  test("leaves nothing of the search itself in WHMCS's log of API calls", () => {
    const { world, subject } = unhostedTwins();
    const scrubbed = scrubRows({});
    return withDutySite({ world, door: scrubbed.answers }, async (site) => {
      const id = await erase(site, subject.clientId);
      const verify = scrubbed.answers.verifyGone as (data: Record<string, unknown>) => object;
      let asked = 0;
      // As where API logging is on: what the search asked for by address stands in the log when it is looked at again.
      site.door!.answers["verifyGone"] = (data) => {
        if ((data["scopes"] as string[]).includes("api_log") && (asked += 1) === 2) scrubbed.rows.set("api_log", 7);
        return verify(data);
      };
      await look(site);
      expect((await checks(site, id))[0]).toMatchObject({ state: "done", found: 0 });
      expect(scrubbed.rows.get("api_log")).toBe(0);
    });
  });

  test("is not waited for without end where the log of the search cannot be emptied, and a stop in between is heard", () => {
    const { world, subject } = unhostedTwins();
    const scrubbed = scrubRows({});
    return withDutySite({ world, door: scrubbed.answers }, async (site) => {
      const id = await erase(site, subject.clientId);
      const verify = scrubbed.answers.verifyGone as (data: Record<string, unknown>) => object;
      let asked = 0;
      site.door!.answers["verifyGone"] = (data) => {
        if (!(data["scopes"] as string[]).includes("api_log")) return verify(data);
        return { scopes: [{ scope: "api_log", state: "checked", left: (asked += 1) % 2 === 0 ? 7 : 0 }] };
      };
      let calls = 0;
      let stopsAt = 3;
      site.door!.answers["scrub"] = (_data, response) => {
        const body = JSON.stringify({
          finished: false,
          scopes: [{ scope: "api_log", state: "done", rows: 1, missing: [] }],
        });
        const stopped = (calls += 1) === stopsAt ? stopEverything(site.books.acts, "owner") : Promise.resolve();
        void stopped.then(() => response.writeHead(200, { "Content-Type": "application/json" }).end(body));
        return undefined;
      };
      await look(site);
      expect([calls, (await checks(site, id))[0]?.reason]).toEqual([3, "absence.trace_left"]);
      await resumeEverything(site.books.acts, "owner");
      stopsAt = 0;
      site.books.pass(10 * 60_000);
      await look(site);
      expect([calls, (await checks(site, id))[0]?.reason]).toEqual([1003, "connector.unfinished"]);
    });
  });

  test("is known to nobody after the last look, however long no sweep came, and also where another's seal resists", () =>
    onTwins(false, async (site, clientId) => {
      const id = await erase(site, clientId);
      const { parts, books } = site;
      const unknown = "11111111-1111-4111-8111-111111111111";
      const subject = (await parts.subjects.openSubject(id))!;
      await parts.subjects.sealSubject(unknown, subject);
      books.pass(2 * dayMs);
      await look(site);
      books.pass(400 * dayMs);
      const refused: string[] = [];
      const subjects = {
        ...parts.subjects,
        listSubjects: async () => (await parts.subjects.listSubjects()).toSorted((a) => (a === unknown ? -1 : 1)),
        destroySubject: (dutyId: string) => {
          if (dutyId !== unknown) return parts.subjects.destroySubject(dutyId);
          refused.push(dutyId);
          return Promise.reject(new RetryableError("storage.failed"));
        },
      };
      await destroySubjects({ ...parts, subjects });
      expect([refused, await parts.subjects.listSubjects()]).toEqual([[unknown], [unknown]]);
      await destroySubjects(parts);
      expect(await parts.subjects.listSubjects()).toEqual([]);
    }));

  test("that was withdrawn before the end is nobody's to look for", () =>
    onTwins(false, async (site, clientId) => {
      const { books } = site;
      const id = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
      await withdrawDuty(books.acts, id, "anonymization", "owner");
      expect(await checks(site, id)).toEqual([]);
      expect(await subjectDone(site, id)).toBe(true);
    }));
});

describe("a deleted hosting", () => {
  const site = (
    run: (site: DutySite, hosting: ReturnType<typeof addHosting>) => Promise<void>,
    backupsKept?: string,
  ) => {
    const world = hostingWorld();
    const hosting = addHosting(world, { service: { regdate: "2024-01-15" } });
    addRequest(world, hosting.serviceId, "2026-03-17 09:00:00");
    const policy =
      backupsKept === undefined ? {} : { products: { 12: { lives: "whmcs_module" as const, backupsKept } } };
    return withDutySite({ world, policy }, (one) => run(one, hosting));
  };

  test("is found again when WHMCS calls it alive, and not when WHMCS told of a new activation", () =>
    site(async (one, { clientId, serviceId, row }) => {
      const id = await end(one, clientId, serviceId);
      await look(one);
      row.status = "Active";
      one.books.pass(hourMs);
      expect(await look(one)).toMatchObject([{ code: "absence.data_found", serviceId, count: 1 }]);
      await one.books.ledger
        .insertInto("event")
        .values({
          delivery_hash: "0".repeat(64),
          type: "service.reactivated",
          state: "applied",
          reason: null,
          occurred_at: one.books.now.toISOString(),
          received_at: one.books.now.toISOString(),
          applied_at: null,
          client_id: clientId,
          service_id: serviceId,
          contact_id: null,
          user_id: null,
          domain_id: null,
          into_client_id: null,
          cancellation_type: null,
          changed: null,
          detail: null,
        })
        .execute();
      one.books.pass(23 * hourMs);
      expect(await look(one)).toEqual([]);
      expect((await checks(one, id)).map(({ found }) => found)).toEqual([0, 1, 0]);
    }));

  test("is looked for once more when the last backup of it should be gone, years ahead", () =>
    site(async (one, { clientId, serviceId }) => {
      const id = await end(one, clientId, serviceId);
      const [, , , tail] = await checks(one, id);
      expect(tail).toMatchObject({ moment: "after_tail", state: "due" });
      expect(Date.parse(tail?.due_at ?? "") - one.books.now.getTime()).toBeGreaterThan(15 * 365 * dayMs);
      one.books.now = new Date(tail?.due_at ?? "");
      await look(one);
      expect((await checks(one, id)).map(({ state, found }) => `${state} ${found}`)).toEqual(Array(4).fill("done 0"));
    }, "P16Y"));
});
