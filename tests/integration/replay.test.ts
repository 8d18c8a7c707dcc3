import { describe, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addAddon, addInvoice, addTicket } from "../../simulators/whmcs/record-builders.ts";
import type { ReplayReport } from "../../src/domain/replay.ts";
import { holdClient } from "../../src/duties/hold.ts";
import { listErasures, openReplay } from "../../src/duties/replay.ts";
import { putDocuments } from "../../src/ledger/retained-documents.ts";
import { findSealedDocument } from "../../src/ledger/sealed-documents.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { replayErasures } from "../../workers/replay.ts";
import type { DoorAnswer } from "../support/door-server.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { addHosting, addRequest, type Hosting, hostingWorld } from "../support/stage.ts";
import { changedPaths, unhostedTwins } from "../support/twins.ts";

const dayMs = 24 * 3_600_000;
const backupAt = new Date("2026-03-16T23:00:00.000Z"); // the start of 17 March in Brussels

/** A world with one person to be erased and one hosting to be deleted. */
function accountWorld() {
  const world = hostingWorld();
  const person = addClient(world, { status: "Closed", email: "ada@client.example" }).id;
  const hosting = addHosting(world, { service: { regdate: "2024-01-15" } });
  addRequest(world, hosting.serviceId, "2026-03-17 09:00:00");
  return { world, person, hosting };
}

interface Ground {
  readonly site: DutySite;
  readonly world: World;
  readonly person: number;
  readonly hosting: Hosting;
  /** Puts WHMCS back to where it was before the erasures; `change` is what happened to it since. */
  readonly restore: (change?: () => void) => void;
}

/** Runs after an anonymisation and a deletion were carried out. */
async function withErasures(run: (ground: Ground) => Promise<void>): Promise<void> {
  const { world, person, hosting } = accountWorld();
  await withDutySite({ world }, async (site) => {
    const backup = structuredClone(world);
    const { clientId, serviceId } = hosting;
    for (const opening of [
      { kind: "anonymization", clientId: person, origin: "owner", actor: "owner" },
      { kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" },
    ] as const) {
      expect((await site.finish(await site.books.open(opening))).duty.state).toBe("completed");
    }
    site.books.pass(dayMs);
    await run({
      site,
      world,
      person,
      hosting,
      restore: (change) => {
        Object.assign(world, structuredClone(backup));
        change?.();
      },
    });
  });
}

const replay = ({ parts }: DutySite, agrees = true): Promise<ReplayReport> =>
  replayErasures(parts, backupAt, { confirm: () => Promise.resolve(agrees), signal: new AbortController().signal });

/** WHMCS tells of something now. */
async function tell(
  { books }: DutySite,
  event: { readonly type: string; readonly client_id: number; readonly service_id?: number },
): Promise<void> {
  const at = books.now.toISOString();
  await books.ledger
    .insertInto("event")
    .values({ delivery_hash: "a".repeat(64), state: "applied", occurred_at: at, received_at: at, ...event })
    .execute();
}

const tellReopened = (site: DutySite, person: number): Promise<void> =>
  tell(site, { type: "client.reopened", client_id: person });

const today = ({ books }: DutySite): string => books.now.toISOString().slice(0, 10);

const lineOf = ({ erasures }: ReplayReport, kind: string) => erasures.find((line) => line.kind === kind);

const callsOf = ({ whmcs }: DutySite, action: string): number =>
  whmcs.calls.filter((call) => call.action === action).length;

describe("a replay", () => {
  test("that nobody agrees to changes nothing, neither in WHMCS nor in the ledger", () =>
    withErasures(async ({ site, world, restore }) => {
      restore();
      const before = structuredClone(world);
      const duties = await site.books.ledger.selectFrom("duty").selectAll().execute();
      expect(await replay(site, false)).toMatchObject({ carriedOut: false, counts: { back: 2 } });
      expect(world).toEqual(before);
      expect(await site.books.ledger.selectFrom("duty").selectAll().execute()).toEqual(duties);
    }));

  test("ends a service that lives again in WHMCS alone, with its addons, and leaves the server to a person", () =>
    withErasures(async ({ site, world, hosting, restore }) => {
      restore(() => {
        addAddon(world, { clientId: hosting.clientId, serviceId: hosting.serviceId, status: "Active" });
        world.panels
          .get(hosting.row.serverId)
          ?.set(hosting.row.username, { domain: "new.example", bytes: 9, suspended: false });
      });
      const terminations = callsOf(site, "ModuleTerminate");
      expect(lineOf(await replay(site), "deletion")).toMatchObject({ standing: "back", outcome: "erased_again" });
      expect(world.services.get(hosting.serviceId)).toMatchObject({ status: "Terminated", username: "", domain: "" });
      expect([...world.addons.values()].map(({ status }) => status)).toEqual(["Terminated"]);
      expect(callsOf(site, "ModuleTerminate")).toBe(terminations);
      expect(world.panels.get(hosting.row.serverId)?.has(hosting.row.username)).toBe(true);
      const tasks = await site.books.ledger.selectFrom("task").select(["code", "service_id"]).execute();
      expect(tasks).toContainEqual({ code: "check_server_after_restore", service_id: hosting.serviceId });
    }));

  test("asks for no confirmation, keeps to no daily limit, writes to nobody and leaves other recipients alone", () =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      const policy = {
        ...site.parts.acts.policy,
        accountClosure: { gracePeriod: "P14D", ownerConfirms: true },
        limits: { deletionsPerDay: 0, anonymizationsPerDay: 0 },
        processors: { mollie: { enabled: true, kind: "manual" as const } },
      };
      const mails = callsOf(site, "SendEmail");
      const acts = { ...site.parts.acts, policy };
      const report = await replay({ ...site, parts: { ...site.parts, acts } });
      expect(report.counts).toMatchObject({ back: 2, erased_again: 2 });
      expect(callsOf(site, "SendEmail")).toBe(mails);
      const steps = await listSteps(site.books.ledger, lineOf(report, "anonymization")?.replayDutyId ?? "");
      expect(steps.map(({ connector }) => connector)).not.toContain("mollie");
      expect(world.clients.get(person)?.email).toMatch(/@erased\.invalid$/);
    }));

  test("of a client who is held is held, and keeps nothing else waiting", () =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      await holdClient(site.books.acts, person, "dispute", "owner");
      const report = await replay(site);
      expect(lineOf(report, "anonymization")).toMatchObject({ outcome: "held" });
      expect(lineOf(report, "deletion")).toMatchObject({ outcome: "erased_again" });
      expect(report.counts).toMatchObject({ erased_again: 1, not_erased: 1 });
      expect(world.clients.get(person)?.email).toBe("ada@client.example");
    }));

  test("never goes over hosting that lives and was not ours to delete", () =>
    withErasures(async ({ site, world, person, restore }) => {
      restore(() => addHosting(world, { clientId: person, service: { regdate: "2024-01-15" } }));
      const report = await replay(site);
      expect(lineOf(report, "anonymization")).toMatchObject({ outcome: "waiting", reason: "blocked" });
      expect(world.clients.get(person)?.email).toBe("ada@client.example");
    }));

  test.each<[string, string, (world: World, person: number, serviceId: number) => void]>([
    [
      "of which WHMCS says that they began on the day of the backup or later",
      "somebody_else",
      (world, person, serviceId) => {
        world.clients.get(person)!.datecreated = "2026-03-17";
        world.services.get(serviceId)!.regdate = "2026-03-17";
      },
    ],
    [
      "of which WHMCS does not say when they began",
      "unclear",
      (world, person, serviceId) => {
        world.clients.get(person)!.datecreated = "0000-00-00";
        world.services.get(serviceId)!.regdate = "0000-00-00";
      },
    ],
    [
      "that WHMCS does not know",
      "unknown",
      (world, person, serviceId) => {
        world.clients.delete(person);
        world.services.delete(serviceId);
      },
    ],
  ])("never touches clients and services %s", (_title, standing, change) =>
    withErasures(async ({ site, world, person, hosting, restore }) => {
      restore(() => change(world, person, hosting.serviceId));
      const before = structuredClone(world);
      const report = await replay(site);
      expect(report).toMatchObject({ carriedOut: false, counts: { [standing]: 2 } });
      expect(world).toEqual(before);
    }),
  );

  test("never touches a service that is another client's now", () =>
    withErasures(async ({ site, world, person, hosting, restore }) => {
      restore(() => {
        world.services.get(hosting.serviceId)!.clientId = person;
      });
      expect(lineOf(await replay(site, false), "deletion")).toMatchObject({ standing: "somebody_else" });
    }));

  test("looks once more before it destroys: what became somebody else's meanwhile is left alone", () =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      const report = await replayErasures(site.parts, backupAt, {
        confirm: () => {
          world.clients.get(person)!.datecreated = "2026-03-18";
          return Promise.resolve(true);
        },
        signal: new AbortController().signal,
      });
      expect(lineOf(report, "anonymization")).toMatchObject({ standing: "somebody_else" });
      expect(world.clients.get(person)?.email).toBe("ada@client.example");
    }));

  test("looks once more in the worker, too, which may be another process's and much later", () =>
    withErasures(async ({ site, world, person, hosting, restore }) => {
      restore();
      for (const erasure of await listErasures(site.books.ledger, backupAt)) {
        const opened = await openReplay(site.books.acts, erasure, backupAt);
        world.clients.get(person)!.datecreated = "2026-03-18";
        world.services.get(hosting.serviceId)!.regdate = "2026-03-18";
        const { duty } = await site.finish(opened.kind === "opened" ? opened.dutyId : "");
        expect(duty).toMatchObject({ state: "withdrawn", reason: "somebody_else" });
      }
      expect(world.clients.get(person)?.email).toBe("ada@client.example");
      expect(world.services.get(hosting.serviceId)?.status).toBe("Active");
    }));

  const back: readonly (readonly [string, (site: DutySite, world: World, person: number) => Promise<void> | void])[] = [
    ["was reopened since", (site, _, person) => tellReopened(site, person)],
    [
      "owes a new invoice",
      (site, world, clientId) => void addInvoice(world, { clientId, date: today(site), status: "Unpaid" }),
    ],
    [
      "ordered hosting since",
      (site, world, clientId) => void addHosting(world, { clientId, service: { regdate: today(site) } }),
    ],
    [
      "asks for something",
      (site, world, clientId) => void addTicket(world, { clientId, date: `${today(site)} 10:00:00` }),
    ],
  ];

  test.each(back)("leaves a client who %s to a person, and says so", (title, comeBack) =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      await comeBack(site, world, person);
      const before = structuredClone(world.clients);
      const standing = title === "was reopened since" ? "activated_again" : "unclear";
      const report = await replay(site);
      expect(lineOf(report, "anonymization")).toMatchObject({ standing });
      expect(lineOf(report, "deletion")).toMatchObject({ outcome: "erased_again" });
      expect(world.clients.get(person)).toEqual(before.get(person));
    }),
  );

  test.each(back)("looks once more in the worker, too, whether the client %s", (_title, comeBack) =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      const erasures = await listErasures(site.books.ledger, backupAt);
      const opened = await openReplay(
        site.books.acts,
        erasures.find(({ kind }) => kind === "anonymization")!,
        backupAt,
      );
      await comeBack(site, world, person);
      const { duty } = await site.finish(opened.kind === "opened" ? opened.dutyId : "");
      expect(duty).toMatchObject({ state: "withdrawn", reason: "client_came_back" });
      expect(world.clients.get(person)?.email).toBe("ada@client.example");
    }),
  );

  test("leaves a service that WHMCS told was activated again, also when it is told after it was looked at", () =>
    withErasures(async ({ site, world, hosting, restore }) => {
      restore();
      const erasures = await listErasures(site.books.ledger, backupAt);
      const opened = await openReplay(
        site.books.acts,
        erasures.find(({ kind }) => kind === "deletion")!,
        backupAt,
      );
      await tell(site, { type: "service.reactivated", client_id: hosting.clientId, service_id: hosting.serviceId });
      expect(lineOf(await replay(site, false), "deletion")).toMatchObject({ standing: "activated_again" });
      const { duty } = await site.finish(opened.kind === "opened" ? opened.dutyId : "");
      expect(duty).toMatchObject({ state: "withdrawn", reason: "activated_again" });
      expect(world.services.get(hosting.serviceId)?.status).toBe("Active");
    }));

  test("that runs twice at once, as beside a running service, erases each once", () =>
    withErasures(async ({ site, person, restore }) => {
      restore();
      const before = callsOf(site, "UpdateClient");
      const reports = await Promise.all([replay(site), replay(site)]);
      expect(callsOf(site, "UpdateClient") - before).toBe(1);
      for (const report of reports) {
        const { standing, outcome } = lineOf(report, "anonymization")!;
        expect(["already_erased", "erased_again"]).toContain(outcome ?? standing);
      }
      const replays = await site.books.ledger
        .selectFrom("duty")
        .select("id")
        .where("client_id", "=", person)
        .where("replay_of", "is not", null)
        .execute();
      expect(replays).toHaveLength(1);
    }));

  test("names what had begun before the restore and not ended, and leaves it to a person", () =>
    withErasures(async ({ site, person, restore }) => {
      restore();
      const { ledger } = site.books;
      const change = { state: "waiting", reason: "person", open_key: `anonymization:${person}` } as const;
      await ledger.updateTable("duty").set(change).where("client_id", "=", person).execute();
      const report = await replay(site);
      expect(report.unfinished).toMatchObject([{ kind: "anonymization", clientId: person, state: "waiting" }]);
      expect(report.erasures.map(({ kind }) => kind)).toEqual(["deletion"]);
    }));

  test("after a second restore erases again what the first one's replay had erased", () =>
    withErasures(async ({ site, world, person, restore }) => {
      restore();
      await replay(site);
      restore();
      const report = await replay(site);
      expect(report.erasures).toHaveLength(2);
      expect(report.counts).toMatchObject({ back: 2, erased_again: 2 });
      expect(world.clients.get(person)?.email).toMatch(/@erased\.invalid$/);
    }));
});

test("an account that is erased again with the addon keeps its invoices as they were filed, and has them sealed anew beside the first copies", async () => {
  const { world, subject } = unhostedTwins();
  await withDutySite({ world, door: {} }, async (site) => {
    const { books } = site;
    const backup = structuredClone(world);
    const { clientId } = subject;
    const opening = { kind: "anonymization", clientId, origin: "owner", actor: "owner", forced: true } as const;
    const first = await books.open(opening);
    expect((await site.finish(first)).duty.state).toBe("completed");
    const kept = async () => ({
      sealed: (await books.ledger.selectFrom("sealed_document").selectAll().orderBy("invoice_id").execute()).filter(
        ({ duty_id }) => duty_id === first,
      ),
      filed: await books.ledger.selectFrom("retained_document").select(["kind", "document_id", "keep_until"]).execute(),
    });
    const before = await kept();
    expect(before.filed.length).toBeGreaterThan(0);
    Object.assign(world, structuredClone(backup));
    books.pass(dayMs);
    const report = await replay(site);
    expect(report.counts).toMatchObject({ back: 1, erased_again: 1 });
    expect(await kept()).toEqual(before);
    const anew = before.sealed.map(
      ({ invoice_id }) => `${lineOf(report, "anonymization")?.replayDutyId}-${invoice_id}`,
    );
    const objects = await site.parts.documents.listDocuments();
    expect(objects.toSorted()).toEqual([...before.sealed.map(({ object }) => object), ...anew].toSorted());
    expect(changedPaths(backup.invoices, world.invoices)).toEqual([]);
    await replayErasures(site.parts, backupAt, {
      confirm: () => Promise.reject(new Error("nothing is back")),
      signal: new AbortController().signal,
    });
  });
});

test("an invoice whose number a restored WHMCS gave anew to the same client is sealed before that one is erased again", async () => {
  const { world, person } = accountWorld();
  addInvoice(world, { id: 1, clientId: person, date: "2026-03-16", status: "Paid" });
  await withDutySite({ world, door: {} }, async (site) => {
    const { books } = site;
    const backup = structuredClone(world);
    backup.invoices.clear();
    await site.finish(await books.open({ kind: "anonymization", clientId: person, origin: "owner", actor: "owner" }));
    books.pass(dayMs);
    Object.assign(world, structuredClone(backup));
    addInvoice(world, { id: 1, clientId: person, date: "2026-03-18", status: "Paid" });
    const { replayDutyId } = lineOf(await replay(site), "anonymization")!;
    expect(await findSealedDocument(books.ledger, person, 1)).toMatchObject({
      duty_id: replayDutyId,
      dated_on: "2026-03-18",
    });
  });
});

test("documents that were purged and are back are purged again, and no other document", async () => {
  const world = hostingWorld();
  const clientId = addClient(world, { status: "Active" }).id;
  const dates = { date: "2010-05-05", duedate: "2010-05-05", datepaid: "2010-05-05 10:00:00" };
  const old = addInvoice(world, { clientId, status: "Paid", ...dates });
  const kept = addInvoice(world, { clientId, status: "Paid" });
  const asked: unknown[] = [];
  const expiredDocuments: DoorAnswer = (data) => {
    asked.push(data["documents"]);
    const documents = data["documents"] as { kind: string; id: number }[];
    for (const { id } of documents) world.invoices.delete(id);
    return { removed: documents.map(({ kind, id }) => ({ kind, id, rows: 1 })), absent: [], refused: [] };
  };
  await withDutySite({ world, door: { expiredDocuments } }, async (site) => {
    const { books } = site;
    const purge = await books.open({ kind: "purge", clientId, origin: "reconciliation", actor: "system" });
    await books.ledger
      .updateTable("duty")
      .set({ state: "completed", open_key: null, wake_at: null, finished_at: books.now.toISOString() })
      .where("id", "=", purge)
      .execute();
    await books.perform((work) =>
      putDocuments(work.tx, [
        {
          kind: "invoice",
          document_id: old.id,
          client_id: clientId,
          duty_id: purge,
          dated_on: "2010-05-05",
          keep_from: "2011-01-01",
          keep_until: "2021-01-01",
          ground: "bookkeeping law",
          state: "removed",
          reason: null,
          recorded_at: work.now.toISOString(),
          removed_at: work.now.toISOString(),
        },
      ]),
    );
    expect(await replay(site)).toMatchObject({ counts: { back: 1, erased_again: 1 } });
    expect(asked).toMatchObject([[{ kind: "invoice", id: old.id }]]);
    expect([...world.invoices.keys()]).toEqual([kept.id]);
    expect(await replay(site)).toMatchObject({ carriedOut: false, counts: { already_erased: 1 } });
  });
});
