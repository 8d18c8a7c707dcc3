import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { allocateId, type World } from "../../simulators/whmcs/installation.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { DutyKind } from "../../src/domain/duty.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import { findPackage } from "../../src/ledger/packages.ts";
import type { DutyRow, Schema, StepRow, TaskRow } from "../../src/ledger/schema.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { exportPackage } from "../../workers/export.ts";
import { DoorReply } from "../support/door-server.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { startMariadb, type Mariadb } from "../support/mariadb.ts";
import { type EightSystems, startEightSystems } from "../support/nine-systems.ts";
import { type OpenedPackage, openZip } from "../support/package-reading.ts";
import { openTasks, tell } from "../support/stored-events.ts";
import { changedPaths, textsIn } from "../support/twins.ts";

// One client from the export to the last trace, over WHMCS and the eight systems besides, beside a twin who shares a domain, a
// server, a mail domain and a helpdesk company, and keeps everything.

/** All that was seen while it was played. */
interface Played {
  readonly twins: TwinWorld;
  readonly opened: OpenedPackage;
  readonly sources: Readonly<Record<string, string>>;
  readonly duties: readonly (DutyRow & { readonly steps: readonly StepRow[] })[];
  /** By system: what it held before and after, and the twin's part of either. */
  readonly dumps: Readonly<Record<string, Readonly<Record<"before" | "after" | "twinsBefore" | "twinsAfter", string>>>>;
  readonly whmcs: { readonly before: World; readonly after: World };
  readonly tasks: readonly TaskRow[];
  /** Every row of every table. */
  readonly ledger: string;
}

const mostTurns = 500;
const start = Date.parse("2026-03-17T10:00:00Z");
let mariadb: Mariadb;
let played: Played;

beforeAll(async () => {
  mariadb = await startMariadb();
  played = await play();
}, 120_000);

afterAll(() => mariadb.stop());

async function play(): Promise<Played> {
  const twins = twinWorld();
  let site: DutySite | undefined;
  const clock = { now: () => site?.books.now ?? new Date(start) };
  const eight = await startEightSystems(twins, clock, mariadb);
  const policy: Partial<Policy> = {
    ...eight.policy,
    limits: { deletionsPerDay: 50, anonymizationsPerDay: 5 },
  };
  let result: Played | undefined;
  try {
    const door = { readExtras: () => DoorReply.extras([]), creditNotes: () => ({ table: "present", notes: [] }) };
    await withDutySite({ world: twins.world, policy, door, processors: eight.processors }, async (made) => {
      site = made;
      result = await perform(site, twins, eight);
    });
  } finally {
    await eight.close();
  }
  if (result === undefined) throw new Error("nothing was played");
  return result;
}

async function perform(site: DutySite, twins: TwinWorld, eight: EightSystems): Promise<Played> {
  const { books } = site;
  const { clientId } = twins.subject;
  const before = { dumps: await dumpsOf(eight), whmcs: structuredClone(twins.world) };
  const exported = await exportOf(site, clientId);

  for (const { id: serviceId } of servicesOf(twins).filter(({ status }) => status === "Active")) {
    await cancel(site, twins, serviceId);
  }
  const deleted = await toTheEnd(site, eight);
  Object.assign(twins.world.clients.get(clientId) ?? {}, { status: "Closed" });
  await tell(books, "client.closed", { client_id: clientId });
  const tasks = [...deleted, ...(await toTheEnd(site, eight))];

  const after = await dumpsOf(eight);
  const rows = await listDuties(books.ledger, { limit: 200 });
  return {
    twins,
    ...exported,
    duties: await Promise.all(rows.map(async (row) => ({ ...row, steps: await listSteps(books.ledger, row.id) }))),
    dumps: Object.fromEntries(
      eight.systems.map(({ name }) => [
        name,
        {
          before: before.dumps[name]?.all ?? "",
          after: after[name]?.all ?? "",
          twinsBefore: before.dumps[name]?.twins ?? "",
          twinsAfter: after[name]?.twins ?? "",
        },
      ]),
    ),
    whmcs: { before: before.whmcs, after: structuredClone(twins.world) },
    tasks,
    ledger: await ledgerOf(site),
  };
}

async function ledgerOf({ books: { ledger } }: DutySite): Promise<string> {
  const tables = await ledger.introspection.getTables();
  const rows = tables.map(({ name }) =>
    ledger
      .selectFrom(name as keyof Schema)
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}

async function dumpsOf({ systems }: EightSystems): Promise<Readonly<Record<string, { all: string; twins: string }>>> {
  const dumps: Record<string, { all: string; twins: string }> = {};
  for (const system of systems) dumps[system.name] = { all: await system.dump(), twins: await system.twins() };
  return dumps;
}

function servicesOf({ world, subject }: TwinWorld) {
  return [...world.services.values()].filter(({ clientId }) => clientId === subject.clientId);
}

/** As the client does it, at once. */
async function cancel({ books }: DutySite, { world, subject }: TwinWorld, serviceId: number): Promise<void> {
  const id = allocateId(world, "cancelRequests");
  const date = "2026-03-17 11:00:00"; // where WHMCS stands
  world.cancelRequests.set(id, { id, date, serviceId, reason: `${subject.mark}reason`, type: "Immediate" });
  const columns = { client_id: subject.clientId, service_id: serviceId, cancellation_type: "immediate" } as const;
  await tell(books, "service.cancellation_requested", columns);
}

async function exportOf({ books, parts }: DutySite, clientId: number) {
  const id = await books.open({ kind: "export", clientId, origin: "owner", actor: "owner" });
  await exportPackage(parts)(id, new AbortController().signal);
  const shown = (await readDuty(books.acts, id, "export")) as {
    readonly state: string;
    readonly sources: readonly { readonly name: string; readonly status: string; readonly reason?: string }[];
  };
  const row = await findPackage(books.ledger, id);
  if (row === undefined) throw new Error(`no package: ${JSON.stringify(shown)}`);
  return {
    opened: await openZip(await buffer((await parts.packages.openPackage(row.object))!)),
    sources: Object.fromEntries(
      shown.sources.map(({ name, status, reason }) => [name, reason === undefined ? status : `${status} ${reason}`]),
    ),
  };
}

/** Gives each duty its turn when it is due; once none is, the owner does what every task asks. Until nothing is left to do. */
async function toTheEnd({ books, parts }: DutySite, eight: EightSystems): Promise<readonly TaskRow[]> {
  const handlers: Readonly<Partial<Record<DutyKind, ReturnType<typeof deleteHosting>>>> = {
    anonymization: anonymizeAccount(parts),
    deletion: deleteHosting(parts),
  };
  const answered: TaskRow[] = [];
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const open = (await listDuties(books.ledger, { limit: 200 })).filter(
      ({ state, kind }) => handlers[kind] !== undefined && !["completed", "withdrawn", "failed"].includes(state),
    );
    if (open.length === 0) return answered;
    const [next] = open.filter((one) => one.wake_at !== null).toSorted((a, b) => (a.wake_at! < b.wake_at! ? -1 : 1));
    if (next !== undefined) {
      books.now = new Date(Math.max(books.now.getTime() + 1, Date.parse(next.wake_at!)));
      await handlers[next.kind]?.(next.id, new AbortController().signal);
      continue;
    }
    // Of what both use, the owner is asked before anything; the word lets WHMCS end the service, and no connector touch it.
    for (const { id, kind } of open.filter(({ state }) => state === "held")) {
      await releaseDuty(books.acts, id, kind, "owner");
    }
    for (const task of await openTasks(books)) {
      eight.systems.find(({ name }) => name === task.connector)?.byHand?.(task.code);
      await completeTask(books.acts, task.id, "done", "owner");
      answered.push(task);
    }
  }
  const left = (await listDuties(books.ledger, { limit: 200 })).filter(({ state }) => state !== "completed");
  throw new Error(`comes to no end: ${left.map(({ kind, state, reason }) => `${kind} ${state} ${reason}`).join(", ")}`);
}

describe("the export", () => {
  test("has a line for each of the nine systems", () => {
    expect(played.sources).toEqual({
      whmcs: expect.stringMatching(/^complete/),
      cloudways: expect.stringMatching(/^complete/),
      freshdesk: expect.stringMatching(/^complete/),
      versio: expect.stringMatching(/^complete/),
      resellerclub: expect.stringMatching(/^complete/),
      rackspace: expect.stringMatching(/^complete/),
      website_forms: expect.stringMatching(/^complete/),
      google_analytics: "empty not_identifiable",
      apple_keychain: "not_configured by_hand",
    });
  });

  test("holds what each system holds of the client, and nothing of the twin", () => {
    const { opened, twins } = played;
    const texts = opened.paths.filter((path) => !path.endsWith(".pdf")).map((path) => opened.text(path));
    const all = texts.join("\n");
    for (const system of ["cloudways", "freshdesk", "versio", "resellerclub", "rackspace", "forms"]) {
      expect([system, all.includes(`${twins.subject.mark}${system}-`)]).toEqual([system, true]);
      expect([system, all.includes(`${twins.twin.mark}${system}-`)]).toEqual([system, false]);
    }
  });
});

describe("once every service is deleted and the account anonymised", () => {
  test("everything that was owed is done", () => {
    const owed = played.duties.filter(({ kind }) => kind === "deletion" || kind === "anonymization");
    expect(owed.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      "anonymization completed",
      ...Array<string>(5).fill("deletion completed"),
    ]);
  });

  test.each(["cloudways", "freshdesk", "versio", "resellerclub", "rackspace", "website_forms", "apple_keychain"])(
    "%s holds no mark of the client but in what is retained",
    (name) => {
      const { dumps, twins, duties } = played;
      const { before = "", after = "" } = dumps[name] ?? {};
      const { mark } = twins.subject;
      expect(before).toContain(mark);
      const steps = duties.flatMap((duty) => duty.steps).filter(({ connector }) => connector === name);
      const isRetained = steps.some(({ state }) => state === "retained");
      const left = after.split(mark).length - 1;
      expect([name, isRetained, left > 0]).toEqual([name, name === "versio", name === "versio"]);
    },
  );

  test("what Versio retains is the running domain with its contact, and the step says so", () => {
    const { dumps, duties, twins } = played;
    const { after = "" } = dumps["versio"] ?? {};
    const [contacts] = JSON.parse(after) as [{ contact_id: number }[]];
    const mine = contacts.filter((contact) => JSON.stringify(contact).includes(twins.subject.mark));
    expect(mine.map(({ contact_id: id }) => id)).toEqual([twins.subject.clientId * 10 + 1]);
    const steps = duties.flatMap((duty) => duty.steps).filter(({ connector }) => connector === "versio");
    expect(steps).toMatchObject([{ state: "retained", reason: "active_domain" }]);
  });

  test.each([
    "cloudways",
    "freshdesk",
    "versio",
    "resellerclub",
    "rackspace",
    "website_forms",
    "google_analytics",
    "apple_keychain",
  ])("the twin keeps every byte at %s", (name) => {
    const { twinsBefore, twinsAfter } = played.dumps[name] ?? {};
    expect(twinsBefore).not.toBe("");
    expect(twinsAfter).toBe(twinsBefore);
  });

  test("the twin keeps every field in WHMCS", () => {
    const { whmcs, twins } = played;
    const ids = [...whmcs.before.services.values()].filter((one) => one.clientId === twins.twin.clientId);
    const changed = changedPaths(whmcs.before, whmcs.after);
    expect(changed.filter((path) => path.startsWith(`/clients/${twins.twin.clientId}/`))).toEqual([]);
    for (const { id } of ids) expect(changed.filter((path) => path.startsWith(`/services/${id}/`))).toEqual([]);
    expect(changed.filter((path) => path.startsWith(`/clients/${twins.subject.clientId}/`)).length).toBeGreaterThan(5);
  });

  test("WHMCS holds of the client's profile and people what the kept invoices print, and nothing else", () => {
    const { whmcs, twins, duties } = played;
    const { clientId, contactIds, ownUserId, ticketIds, mark } = twins.subject;
    const { clients, contacts, users, tickets } = whmcs.after;
    const left = textsIn(clients.get(clientId)).filter(
      ([path, text]) => text.includes(mark) && !path.includes("login"),
    );
    const printed = /^\/(?:firstname|lastname|companyname|address[12]|city|state|postcode|tax_id)$|^\/staffNotes\//;
    expect(left.map(([path]) => path).filter((path) => !printed.test(path))).toEqual([]);
    expect(contactIds.filter((id) => contacts.has(id))).toEqual([]);
    expect(ticketIds.filter((id) => tickets.has(id))).toEqual([]);
    expect(users.get(ownUserId)?.email).not.toContain(mark);
    const steps = duties.flatMap((duty) => duty.steps);
    expect(steps).toContainEqual(expect.objectContaining({ action: "keep_printed_identity", state: "retained" }));
  });

  test("what both share, and what no call reaches, was the owner's to look at; all else went by itself", () => {
    const { dumps, tasks } = played;
    expect(dumps["cloudways"]?.after).toContain("both-site.example");
    expect(dumps["rackspace"]?.after).toContain("both-mail.example");
    const asked = new Set(tasks.map(({ connector, code }) => `${connector} ${code}`));
    expect([...asked].toSorted()).toEqual([
      "apple_keychain keychain_by_hand",
      "cloudways hosting_domain_shared",
      "cloudways hosting_project_remains",
      "rackspace hosting_domain_shared",
      "whmcs hosting_account_shared",
    ]);
  });

  test("the ledger names neither of them, nor anything that a system holds", () => {
    const { ledger, twins } = played;
    expect(ledger).toContain("rackspace");
    for (const { mark } of [twins.subject, twins.twin]) expect(ledger).not.toContain(mark);
    expect(ledger).not.toMatch(/@|both-(?:site|mail)/);
  });
});
