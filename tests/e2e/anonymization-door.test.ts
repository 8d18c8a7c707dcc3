import { afterEach, describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { DoorReply, doorSecret, type DoorServer, startDoorServer } from "../support/door-server.ts";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import { scrubRows, type ScrubRows } from "../support/scrub-rows.ts";
import {
  makeDirectory,
  makeKeys,
  removeDirectory,
  type Service,
  shortPolicy,
  startService,
  until,
} from "../support/service.ts";
import type { Duty, Task } from "../support/stage.ts";
import { dropInvoices, nothingRetained, unhostedTwins } from "../support/twins.ts";

// An anonymisation of a WHMCS with the addon: its door is a real server with a count of rows behind it.

const mark = "plantedmark";

/** One installation of its own. */
interface Site {
  readonly twins: TwinWorld;
  readonly whmcs: WhmcsSimulator;
  readonly door: DoorServer;
  readonly table: ScrubRows;
  readonly start: (env?: Record<string, string>, policy?: object) => Promise<Service>;
  /** As if the check-list had missed the addon since yesterday's same minute. */
  readonly missForADay: () => Promise<void>;
}

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
}, 60_000);

/** @param invoices which of the client's there are; none: nothing is left to be released */
async function openSite({ invoices }: { readonly invoices: "none" | "past retention" } = { invoices: "none" }) {
  const twins = unhostedTwins(mark);
  if (invoices === "none") dropInvoices(twins.world, twins.subject);
  const client = twins.world.clients.get(twins.subject.clientId);
  if (client !== undefined) client.status = "Closed";
  // A login that stays for another client's sake would leave a trace by itself.
  const shared = twins.world.users.get(twins.sharedUserId);
  if (shared !== undefined) shared.clients = shared.clients.filter((link) => link.clientId !== twins.subject.clientId);
  const directory = makeDirectory();
  closers.push(() => removeDirectory(directory));
  const whmcs = await startWhmcsSimulator({ world: twins.world });
  closers.push(() => whmcs.stop());
  const table = scrubRows({
    ticket_trail: 1,
    order_ips: 3,
    client_notes: 2,
    mail_log: 5,
    activity_log: 4,
    module_log: 0,
  });
  const door = await startDoorServer(table.answers);
  closers.push(() => door.close());
  const keys = { ...makeKeys(), webhookSecret: doorSecret };
  const start = async (env: Record<string, string> = {}, retained: object = {}): Promise<Service> => {
    const policy = { ...nothingRetained, ...retained };
    const service = await startService({
      directory,
      keys,
      whmcs,
      policy,
      env: { WHMCS_DOOR_URL: door.url, ...env },
    });
    closers.push(async () => void (await service.stop()));
    return service;
  };
  const missForADay = async (): Promise<void> => {
    const ledger = await openLedger(join(directory, "var/ledger.db"));
    const changed_at = new Date(Date.now() - 86_400_000).toISOString();
    await ledger.updateTable("control").set({ value: "gone", changed_at }).where("name", "=", "live.door").execute();
    await ledger.destroy();
  };
  return { twins, whmcs, door, table, start, missForADay } satisfies Site;
}

async function ask(service: Service, clientId: number): Promise<string> {
  const { status, body } = await service.call("POST", "/v1/anonymizations", { clientId });
  expect(status).toBe(202);
  return (body as Duty).id;
}

type Anonymization = Duty & { readonly result?: string };

async function read(service: Service, id: string): Promise<Anonymization> {
  return (await service.call("GET", `/v1/anonymizations/${id}`)).body as Anonymization;
}

function inState(service: Service, id: string, state: string): Promise<Anonymization> {
  return until(
    `anonymisation ${id} to be ${state}`,
    async () => {
      const duty = await read(service, id);
      return duty.state === state && duty;
    },
    60_000,
  );
}

const stateOf = (duty: Duty, action: string): (string | undefined)[] => {
  const step = duty.steps.find((one) => one.action === action);
  return [step?.state, step?.reason];
};

const left = ({ rows }: ScrubRows): number => [...rows.values()].reduce((sum, count) => sum + count, 0);

describe("with the addon", () => {
  test("an account of which nothing is retained is anonymised, the logs after its profile, as previewed, and no mark is left anywhere", async () => {
    const { twins, whmcs, door, table, start } = await openSite();
    const { clientId } = twins.subject;
    let profileWasBlank = true;
    const scrub = door.answers["scrub"] as (data: Record<string, unknown>) => object;
    door.answers["scrub"] = (data) => {
      const isLogs = (data["scopes"] as string[]).includes("mail_log");
      const isBlank = twins.world.clients.get(clientId)?.email.startsWith("erased-") === true;
      profileWasBlank &&= isBlank === isLogs;
      return scrub(data);
    };
    const service = await start();
    const preview = await service.call("GET", `/v1/clients/${clientId}/plan`);
    const duty = await inState(service, await ask(service, clientId), "completed");

    expect(duty).toMatchObject({ result: "anonymised" });
    const planned = (preview.body as { steps: { action: string }[] }).steps.map(({ action }) => action);
    expect(planned).toEqual(duty.steps.map(({ action }) => action));
    expect(planned.slice(-4)).toEqual(["scrub_database", "send_letter", "anonymise_profile", "scrub_logs"]);
    expect([profileWasBlank, left(table)]).toEqual([true, 0]);
    const [request] = door.called.filter(({ action }) => action === "scrub");
    const identifiers = request?.data["identifiers"] as Record<string, string[]>;
    expect(request?.data).toMatchObject({ clientId, keepsInvoices: false });
    for (const kind of ["emails", "domains", "usernames"]) expect(identifiers[kind]).not.toEqual([]);

    const letter = await service.call("GET", `/v1/anonymizations/${duty.id}/letter`);
    expect(String(letter.body)).toContain("geanonimiseerd");
    const known = Object.values(identifiers).flat();
    expect(findMarks(await placesOfService(service), [mark, ...known])).toEqual([]);
    expect(whmcs.writingCalls().length).toBeGreaterThan(0);
  }, 60_000);

  test("an account whose invoices no law keeps any more is not called anonymised: they still name the client", async () => {
    const { twins, table, start } = await openSite({ invoices: "past retention" });
    const service = await start();
    const duty = await inState(service, await ask(service, twins.subject.clientId), "completed");
    expect([duty.result, left(table)]).toEqual(["erased", 0]);
    expect(duty.steps).toContainEqual(
      expect.objectContaining({ action: "remove_documents", state: "skipped", reason: "documents_not_released" }),
    );
    const letter = String((await service.call("GET", `/v1/anonymizations/${duty.id}/letter`)).body);
    expect(letter).toContain("Deze documenten zijn nog niet vrijgegeven om te verwijderen.");
    expect(letter).not.toMatch(/anon[iy]/i);
  }, 60_000);

  test("a client whose invoices are retained keeps what they print, and the addon is told so in every call", async () => {
    const { twins, door, start } = await openSite({ invoices: "past retention" });
    const { clientId, contactIds } = twins.subject;
    const [billing = 0, ...others] = contactIds;
    const client = twins.world.clients.get(clientId);
    if (client !== undefined) client.billingContactId = billing;
    const service = await start({}, { retention: shortPolicy.retention });
    const duty = await inState(service, await ask(service, clientId), "completed");
    expect([duty.result, stateOf(duty, "reduce_billing_contact")]).toEqual(["reduced", ["retained", "bookkeeping"]]);
    expect(duty.steps.map(({ action }) => action)).toContain("remove_documents"); // the invoice of 2012
    const contacts = [billing, ...others].map((id) => twins.world.contacts.has(id));
    expect(contacts).toEqual([true, ...others.map(() => false)]);
    const told = door.called.filter(({ action }) => action === "scrub" || action === "verifyGone");
    expect(new Set(told.map(({ data }) => data["keepsInvoices"]))).toEqual(new Set([true]));
  }, 60_000);

  test("a credit note within retention reduces the account, in the preview and the scrub too", async () => {
    const { twins, door, start } = await openSite();
    const issued = new Date().toISOString().slice(0, 10);
    const policy = { retention: { invoices: { keep: "P10Y", countedFrom: "documentDate", ground: "VAT code" } } };
    door.answers["creditNotes"] = { table: "present", notes: [{ id: 1, kind: "credit_note", date: issued }] };
    for (const quote of twins.world.quotes.values()) twins.world.quotes.delete(quote.id);
    const service = await start({}, policy);
    const { body } = await service.call("GET", `/v1/clients/${twins.subject.clientId}/plan`);
    const duty = await inState(service, await ask(service, twins.subject.clientId), "completed");
    expect(duty.result).toBe("reduced");
    for (const { steps } of [body as Duty, duty]) {
      const kept = steps.filter(({ state }) => state === "retained").map(({ action }) => action);
      expect(new Set(kept)).toEqual(new Set(["keep_invoices", "keep_transactions", "keep_printed_identity"]));
    }
    const scrubs = door.called.filter(({ action }) => action === "scrub" || action === "verifyGone");
    expect(scrubs.map(({ data }) => data["keepsInvoices"])).toEqual(scrubs.map(() => true));
    expect(scrubs).not.toEqual([]);
  }, 60_000);

  test("what this WHMCS has only in part is said, and the account is called erased", async () => {
    const { twins, door, table, start } = await openSite();
    door.answers["capabilities"] = table.capable([
      { scope: "client_files", available: false, missing: ["tblclientsfiles"] },
    ]);
    const service = await start();
    const duty = await inState(service, await ask(service, twins.subject.clientId), "completed");
    expect([duty.result, stateOf(duty, "scrub_database")]).toEqual(["erased", ["done", "partly_scrubbed"]]);
    const audit = await service.call("GET", `/v1/audit?dutyId=${duty.id}&kind=step.recorded&limit=200`);
    const details = (audit.body as { items: { detail: Record<string, unknown> }[] }).items.map(({ detail }) => detail);
    expect(details).toContainEqual(expect.objectContaining({ action: "scrub_database", parts: "client_files" }));
  }, 60_000);

  test("a service killed between two calls goes on where it was, and nothing is done twice or left", async () => {
    const { twins, whmcs, door, table, start } = await openSite();
    const scrub = door.answers["scrub"] as (data: Record<string, unknown>) => object;
    table.pace = 1;
    let scrubs = 0;
    const reached = Promise.withResolvers<void>();
    door.answers["scrub"] = (data) => {
      scrubs += 1;
      const answer = scrub(data);
      if (scrubs !== 10) return answer; // among the logs, the profile gone already
      reached.resolve();
      return undefined; // scrubbed, and nobody ever learned
    };
    const first = await start();
    const id = await ask(first, twins.subject.clientId);
    await reached.promise;
    await first.kill();
    const rows = structuredClone(table.rows);
    whmcs.resetCalls();
    const second = await start();
    const duty = await inState(second, id, "completed");
    expect(duty).toMatchObject({ result: "anonymised" });
    expect([left({ ...table, rows }), left(table)]).toEqual([expect.any(Number), 0]);
    expect(left({ ...table, rows })).toBeGreaterThan(0);
    expect(whmcs.writingCalls()).toEqual([]);
    // The profile was blank when the second run began: it knows the client by what the first one sealed.
    const asked = door.called.filter(({ action }) => action === "scrub").map(({ data }) => data["identifiers"]);
    expect(new Set(asked.map((identifiers) => JSON.stringify(identifiers))).size).toBe(1);
  }, 90_000);
});

describe("a door in bad weather", () => {
  test("that fails before the plan is made keeps the duty waiting: nothing is touched, and nothing is planned without it", async () => {
    const { twins, whmcs, door, start } = await openSite();
    door.fault = (response) => void response.writeHead(500).end();
    const service = await start();
    const id = await ask(service, twins.subject.clientId);
    await until(
      "the duty to wait for the door",
      async () => (await read(service, id)).reason === "connector.unavailable",
    );
    expect((await read(service, id)).steps).toEqual([]);
    expect(whmcs.writingCalls()).toEqual([]);
    door.fault = undefined;
    expect(await inState(service, id, "completed")).toMatchObject({ result: "anonymised" });
  }, 60_000);

  test("that refuses this service in the middle leaves what was done, and the duty goes on once it is let in", async () => {
    const { twins, door, start } = await openSite();
    const scrub = door.answers["scrub"] as (data: Record<string, unknown>) => object;
    door.answers["scrub"] = (data) => {
      const isEverything = (data["scopes"] as string[]).includes("order_ips");
      return isEverything ? DoorReply.error(403, "door.address_refused") : scrub(data);
    };
    const service = await start();
    const id = await ask(service, twins.subject.clientId);
    await until("the duty to wait", async () => (await read(service, id)).reason === "door.address_refused");
    const waiting = await read(service, id);
    expect(stateOf(waiting, "delete_tickets")[0]).toBe("done");
    expect(stateOf(waiting, "anonymise_profile")[0]).toBe("pending");
    door.answers["scrub"] = scrub;
    expect(await inState(service, id, "completed")).toMatchObject({ result: "anonymised" });
  }, 60_000);

  test.each([
    ["a page of maintenance", new DoorReply(200, "text/html", "<html>Down for maintenance</html>")],
    ["not connected for a moment", DoorReply.error(503, "door.not_connected")],
  ])(
    "that is %s before the plan is made keeps the duty waiting, and a preview too",
    async (_, gone) => {
      const { twins, whmcs, door, table, start } = await openSite();
      const capabilities = door.answers["capabilities"] as object;
      const service = await start();
      door.answers["capabilities"] = gone;
      const id = await ask(service, twins.subject.clientId);
      await until("the duty to wait for the addon", async () => (await read(service, id)).reason === "door.gone");
      expect((await service.call("GET", `/v1/clients/${twins.subject.clientId}/plan`)).status).toBe(503);
      expect([(await read(service, id)).steps, whmcs.writingCalls()]).toEqual([[], []]);
      door.answers["capabilities"] = capabilities;
      expect(await inState(service, id, "completed")).toMatchObject({ result: "anonymised" });
      expect(left(table)).toBe(0);
    },
    60_000,
  );

  test("that was missed for a day is planned without, and nobody is called anonymised", async () => {
    const { twins, door, start, missForADay } = await openSite();
    const service = await start();
    door.answers["capabilities"] = new DoorReply(404, "text/html", "<html></html>");
    await missForADay();
    const duty = await inState(service, await ask(service, twins.subject.clientId), "completed");
    expect([duty.result, stateOf(duty, "scrub_database")]).toEqual(["erased", ["skipped", "addon_door_absent"]]);
  }, 60_000);

  test("that is gone in the middle is waited for with what was done; after a day it leaves a task for each step, and nobody is called anonymised", async () => {
    const { twins, door, start, missForADay } = await openSite();
    door.answers["scrub"] = new DoorReply(404, "text/html", "<html></html>");
    const service = await start();
    const id = await ask(service, twins.subject.clientId);
    await until("the duty to wait for the addon", async () => (await read(service, id)).reason === "door.gone");
    expect(stateOf(await read(service, id), "scrub_tickets")[0]).toBe("pending");
    await missForADay();
    const waiting = await inState(service, id, "waiting");
    const actions = ["scrub_tickets", "scrub_database", "anonymise_profile", "scrub_logs"];
    expect(actions.map((action) => stateOf(waiting, action))).toEqual([
      ["manual", "scrub_by_hand"],
      ["manual", "scrub_by_hand"],
      ["done", undefined],
      ["manual", "scrub_by_hand"],
    ]);
    const { body } = await service.call("GET", "/v1/tasks?state=open&limit=200");
    const tasks = (body as { items: (Task & { text?: string })[] }).items.filter(({ dutyId }) => dutyId === id);
    expect(tasks.map(({ code }) => code)).toEqual(["scrub_by_hand", "scrub_by_hand", "scrub_by_hand"]);
    for (const task of tasks) await service.call("POST", `/v1/tasks/${task.id}/done`, { outcome: "done" });
    expect(await inState(service, id, "completed")).toMatchObject({ result: "erased" });
  }, 60_000);
});

test("a dry run plans the scrub and asks the door only what it can do and what must be kept", async () => {
  const { twins, door, table, start } = await openSite();
  const before = left(table);
  const service = await start({ DRY_RUN: "1" });
  const id = await ask(service, twins.subject.clientId);
  const held = await inState(service, id, "held");
  expect(stateOf(held, "scrub_logs")).toEqual(["skipped", "dry_run"]);
  const asked = new Set(door.called.map(({ action }) => action));
  expect(asked).toEqual(new Set(["capabilities", "creditNotes", "invoiceSnapshots"]));
  expect(left(table)).toBe(before);
}, 60_000);
