import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import type { ExportLink, KnownSubject, Processor } from "../../src/connectors/processor.ts";
import { PermanentError, RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { listLinks } from "../../src/ledger/client-links.ts";
import { findPackage } from "../../src/ledger/packages.ts";
import { type ExportWorker, withExportWorker } from "../support/export-worker.ts";
import { processorOf, processorsOf } from "../support/given-processors.ts";
import { openZip } from "../support/package-reading.ts";

// An export over WHMCS and other systems, each of which may fail by itself.

interface Shown {
  readonly state: string;
  readonly reason?: string;
  readonly sources: readonly { readonly name: string; readonly status: string; readonly reason?: string }[];
}

const noted = (entity: string, note: string): readonly ExportItem[] => [
  { type: "entity", entity },
  { type: "record", entity, record: { note } },
];

/** A system that gives what a test says, and throws at the end what it says. */
function giving(name: string, items: readonly (ExportItem | ExportLink)[], failure?: Error): Processor {
  return processorOf({
    name,
    export: async function* () {
      yield* items;
      await Promise.resolve();
      if (failure !== undefined) throw failure;
    },
  });
}

const show = async ({ books }: ExportWorker, id: string): Promise<Shown> =>
  (await readDuty(books.acts, id, "export")) as Shown;

const statuses = ({ sources }: Shown) =>
  Object.fromEntries(
    sources.map(({ name, status, reason }) => [name, reason === undefined ? status : [status, reason]]),
  );

/** Gives the worker turns until the export has ended; how many it took. */
async function exportTo(worker: ExportWorker): Promise<{ id: string; turns: number; shown: Shown }> {
  const { books, ask, work } = worker;
  const id = await ask();
  for (let turns = 1; turns <= 5; turns += 1) {
    const { wake_at } = await books.duty(id);
    if (wake_at !== null && wake_at > books.now.toISOString()) books.now = new Date(wake_at);
    await work(id);
    const shown = await show(worker, id);
    if (shown.state === "completed") return { id, turns, shown };
  }
  throw new Error("the export does not end");
}

async function packageOf({ parts, books }: ExportWorker, id: string) {
  const row = (await findPackage(books.ledger, id))!;
  return openZip(await buffer((await parts.packages.openPackage(row.object))!));
}

const mollie = { mollie: { enabled: true, kind: "manual", label: "Mollie" } } as const;

describe("a package over several systems", () => {
  test("has a line for every system that the notice or the policy names", () =>
    withExportWorker(
      async (worker) => {
        const { id, turns, shown } = await exportTo(worker);
        expect(turns).toBe(1);
        expect(statuses(shown)).toEqual({
          whmcs: expect.anything(),
          cloudways: ["not_configured", "no_connector"],
          freshdesk: "complete",
          versio: ["not_configured", "no_connector"],
          resellerclub: "empty",
          rackspace: ["not_configured", "no_connector"],
          website_forms: ["not_configured", "no_connector"],
          google_analytics: ["empty", "not_identifiable"],
          apple_keychain: ["not_configured", "by_hand"],
          mollie: ["not_configured", "no_connector"],
        });
        const opened = await packageOf(worker, id);
        expect(opened.json("data/freshdesk/contacts.json")).toEqual([{ note: "of freshdesk" }]);
        expect(opened.json("data/resellerclub/contacts.json")).toEqual([]);
        expect(opened.manifest().sources.map(({ name }) => name)).toHaveLength(10);
        const page = opened.text("index.html");
        expect(page).toContain("GA1.1.1234567.1700000000");
        expect(page).not.toContain('role="alert"');
      },
      {
        policy: { processors: mollie },
        processors: processorsOf(
          giving("freshdesk", noted("contacts", "of freshdesk")),
          giving("resellerclub", [{ type: "entity", entity: "contacts" }]),
          processorOf({ name: "google_analytics", canProveAbsence: false, nothingFoundBecause: "not_identifiable" }),
          processorOf({ name: "apple_keychain", canProveAbsence: false }),
        ),
      },
    ));

  test("is kept without systems that stay dead, after three attempts and no more; it says so, and the owner hears of each", () =>
    withExportWorker(
      async (worker) => {
        const { id, turns, shown } = await exportTo(worker);
        expect(turns).toBe(3);
        expect(statuses(shown)).toMatchObject({
          freshdesk: ["unreachable", "connector.timeout"],
          versio: "complete",
        });
        const opened = await packageOf(worker, id);
        expect(opened.text("index.html")).toMatch(/role="alert"[^]{0,200}Freshdesk/);
        expect(opened.json("data/versio/contacts.json")).toEqual([{ note: "of versio" }]);
        expect(opened.paths).toContain("data/whmcs/profile.json");
        const lines = worker.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(lines.filter(({ event }) => event === "export.incomplete")).toMatchObject([
          { connector: "freshdesk", code: "connector.timeout", problem: expect.stringMatching(/in freshdesk/) },
          { connector: "rackspace", code: "connector.forbidden", problem: expect.stringMatching(/check rackspace/) },
        ]);
        expect(worker.told).toEqual([
          { code: "export.incomplete", connector: "freshdesk" },
          { code: "export.incomplete", connector: "rackspace" },
        ]);
      },
      {
        processors: processorsOf(
          giving("freshdesk", [], new RetryableError("connector.timeout")),
          giving("versio", noted("contacts", "of versio")),
          giving("rackspace", [], new PermanentError("connector.forbidden")),
        ),
      },
    ));

  test.each([
    ["credentials are refused", new PermanentError("connector.unauthenticated"), "connector.unauthenticated"],
    ["a connector is broken", new TypeError("of secrets"), "internal.unexpected"],
  ])("is kept at once when %s at one system", (_, failure, code) =>
    withExportWorker(
      async (worker) => {
        const { turns, shown } = await exportTo(worker);
        expect(turns).toBe(1);
        expect(statuses(shown)).toMatchObject({ rackspace: ["unreachable", code], versio: "complete" });
        expect(worker.logged.join("")).not.toContain("of secrets");
      },
      {
        processors: processorsOf(giving("rackspace", [], failure), giving("versio", noted("contacts", "of versio"))),
      },
    ),
  );

  test("is tried again where a system answered oddly, and complete once it answers well", () => {
    let tries = 0;
    const versio = processorOf({
      name: "versio",
      export: async function* () {
        await Promise.resolve();
        tries += 1;
        if (tries === 1) throw new PermanentError("connector.shape_unexpected");
        yield* noted("contacts", "of versio");
      },
    });
    return withExportWorker(
      async (worker) => {
        const { turns, shown } = await exportTo(worker);
        expect(turns).toBe(2);
        expect(statuses(shown)).toMatchObject({ versio: "complete" });
      },
      { processors: processorsOf(versio) },
    );
  });

  test("holds what was read before something unsafe, and nothing of that", () =>
    withExportWorker(
      async (worker) => {
        const { id, shown } = await exportTo(worker);
        expect(statuses(shown)).toMatchObject({ cloudways: ["unreachable", "cloudways.shared"] });
        const opened = await packageOf(worker, id);
        expect(opened.json("data/cloudways/apps.json")).toEqual([{ note: "own" }]);
        expect(opened.paths.filter((path) => path.includes("projects"))).toEqual([]);
        expect(opened.manifest().sources).toContainEqual(expect.objectContaining({ leftOut: ["projects"] }));
      },
      {
        processors: processorsOf(
          giving(
            "cloudways",
            [...noted("apps", "own"), ...noted("projects", "somebody else's")],
            new UnsafeError("cloudways.shared"),
          ),
        ),
      },
    ));

  test("reads them side by side: each waits here for the others to have begun", () => {
    const names = ["cloudways", "freshdesk", "versio"];
    const begun = new Set<string>();
    const all = Promise.withResolvers<void>();
    const waiting = (name: string): Processor =>
      processorOf({
        name,
        export: async function* () {
          begun.add(name);
          if (begun.size === names.length) all.resolve();
          await all.promise;
          yield* noted("things", name);
        },
      });
    return withExportWorker(
      async (worker) => {
        const { shown } = await exportTo(worker);
        expect(statuses(shown)).toMatchObject(Object.fromEntries(names.map((name) => [name, "complete"])));
      },
      { processors: processorsOf(...names.map(waiting)) },
    );
  });

  test("hands each system what WHMCS knows of the client, and what was linked before", () => {
    const seen: { readonly subject: KnownSubject; readonly links: readonly object[] }[] = [];
    const links: readonly ExportLink[] = [
      { type: "link", kind: "contact", id: "434" },
      { type: "link", kind: "contact", id: "an@client.example" },
    ];
    const freshdesk = processorOf({
      name: "freshdesk",
      export: async function* (subject, ctx) {
        seen.push({ subject, links: ctx.links });
        await expect(ctx.mayGo()).rejects.toMatchObject({ code: "export.reads_only" });
        yield* links;
        yield* noted("contacts", "An");
      },
    });
    return withExportWorker(
      async (worker) => {
        await exportTo(worker);
        await exportTo(worker);
        expect(seen[0]!.subject).toMatchObject({ clientId: 7, elsewhere: { sharedDomains: expect.any(Array) } });
        expect(seen[0]!.subject.elsewhere.names.length).toBeGreaterThan(0);
        expect(seen.map((one) => one.links)).toEqual([[], [{ kind: "contact", id: "434" }]]);
        expect(await listLinks(worker.books.ledger, 7, "freshdesk")).toEqual([{ kind: "contact", id: "434" }]);
      },
      { processors: processorsOf(freshdesk) },
    );
  });

  test("asks WHMCS nothing more where no other system is in use", () =>
    withExportWorker(async (worker) => {
      await exportTo(worker);
      const lists = worker.whmcs.calls.filter(
        ({ action }) => action === "GetClientsProducts" || action === "GetClientsDomains",
      );
      expect(lists.length).toBeGreaterThan(0);
      for (const { params } of lists) expect(params).toHaveProperty("clientid");
    }));
});
