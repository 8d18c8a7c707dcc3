import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { findSealedDocument, putSealedDocument } from "../../src/ledger/sealed-documents.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { writeLetter } from "../../src/notices/letter.ts";
import { letterTexts } from "../../src/notices/texts/translate.ts";
import { type DoorAnswer, DoorReply } from "../support/door-server.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";

// What becomes of the books of a client who is anonymised: recorded, sealed where a changed profile would change them, and
// compared at the end.

const clientId = 8;
const unfrozen = [1, 2] as const;
const frozen = 3;

/** A closed account with two retained invoices without a snapshot and one with; `field`: what a custom field holds. */
function world(field = ""): World {
  const made = emptyWorld();
  const client = addClient(made, { id: clientId, status: "Closed", language: "english" });
  client.customfields = [{ id: 31, value: field }];
  for (const id of [...unfrozen, frozen]) {
    const date = `202${id}-03-15`;
    addInvoice(made, {
      id,
      clientId,
      invoicenum: `F-${id}`,
      date,
      status: "Paid",
      ...(id === frozen && { snapshot: { ...client } }),
    });
  }
  return made;
}

const notSupported = DoorReply.error(501, "door.not_supported");

async function open({ books }: DutySite): Promise<string> {
  return books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
}

const find = (steps: readonly StepRow[], action: string): StepRow | undefined =>
  steps.find((step) => step.action === action);

const pdfOf = (id: number): string => `%PDF-1.7 ${id} %%EOF\n`;

async function letterOf({ books }: DutySite, id: string): Promise<string> {
  return (await writeLetter(books.ledger, books.acts.policy, id))?.html ?? "";
}

async function detailOf({ books }: DutySite, kind: string): Promise<Record<string, unknown>> {
  const [row] = await listEvidence(books.ledger, { kind, limit: 1 });
  return JSON.parse(row?.detail ?? "{}") as Record<string, unknown>;
}

describe("invoices that would change with the profile", () => {
  test("lie sealed, unreadable on the disk, with hash and end in the ledger; one with a snapshot is not asked for", () =>
    withDutySite({ world: world("a field"), door: {} }, async (site) => {
      const { books, door, parts } = site;
      const { duty, steps } = await site.finish(await open(site));
      expect([duty.state, find(steps, "freeze_invoices")?.count]).toEqual(["completed", 2]);
      const asked = door?.called.filter(({ action }) => action === "invoicePdf").map(({ data }) => data["invoiceId"]);
      expect(asked).toEqual(unfrozen);
      for (const id of unfrozen) {
        const row = await findSealedDocument(books.ledger, clientId, id);
        expect(row).toMatchObject({ client_id: clientId, keep_until: `203${id + 1}-01-01`, destroyed_at: null });
        expect(row?.bytes).toBe(pdfOf(id).length);
        const plain = await parts.documents.openDocument(row!.object);
        expect(await text(plain!)).toBe(pdfOf(id));
      }
      const storage = join(dirname(parts.spoolDirectory), "storage");
      for (const name of await readdir(storage))
        expect(await readFile(join(storage, name), "latin1")).not.toContain("%PDF");
      expect(await detailOf(site, "document.sealed")).toMatchObject({ invoice: 2, sha256: expect.any(String) });
    }));

  test("are sealed also where another client's copy has the same number, as after a restore of WHMCS", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      const { ledger } = site.books;
      const other = { client_id: 9, duty_id: "11111111-1111-4111-8111-111111111111", bytes: 4, sha256: "0".repeat(64) };
      const times = {
        sealed_at: "2026-01-01T00:00:00.000Z",
        keep_until: "2035-01-01",
        dated_on: null,
        destroyed_at: null,
      };
      const row = { invoice_id: 1, object: `${other.duty_id}-1`, ...other, ...times };
      await ledger.transaction().execute((tx) => putSealedDocument(tx, row));
      await site.parts.documents.saveDocument(row.object, [Buffer.from("%PDF")] as never);
      await site.finish(await open(site));
      expect(await findSealedDocument(ledger, 9, 1)).toEqual(row);
      expect(await findSealedDocument(ledger, clientId, 1)).toMatchObject({ bytes: pdfOf(1).length });
    }));

  test("are kept as long as any note on them, also when their own time is over", () => {
    const made = world();
    made.invoices.get(1)!.date = "2010-03-15";
    const notes = [{ id: 5, kind: "credit_note", date: "2024-05-01", invoiceid: 1 }];
    return withDutySite({ world: made, door: { creditNotes: { table: "present", notes } } }, async (site) => {
      await site.finish(await open(site));
      const ends = await Promise.all(unfrozen.map((id) => findSealedDocument(site.books.ledger, clientId, id)));
      expect(ends.map((row) => row?.keep_until)).toEqual(["2035-01-01", "2033-01-01"]);
    });
  });

  test.each<[string, DoorAnswer]>([
    ["cannot be printed here", notSupported],
    ["are printed as no PDF", new DoorReply(200, "application/pdf", "<html>Error</html>")],
    ["come as nothing", new DoorReply(200, "application/pdf", "")],
    ["cannot be had however often they are asked for", new DoorReply(500, "text/plain", "out of memory")],
  ])("that %s are named, and only what they print besides names and address lets the rest go on", (_, invoicePdf) =>
    withDutySite({ world: world(), door: { invoicePdf } }, async (site) => {
      const id = await open(site);
      const { duty, steps } = await site.finish(id);
      expect(duty.state).toBe("completed");
      expect(find(steps, "freeze_invoices")).toMatchObject({ state: "done", count: 0, reason: "documents_not_frozen" });
      expect(await detailOf(site, "invoices.frozen")).toEqual({
        snapshots: 1,
        sealed: 0,
        notFrozen: 2,
        invoices: "1,2",
      });
      expect(await letterOf(site, id)).toContain(letterTexts.en.copiesImpossible);
      const client = site.whmcs.world.clients.get(clientId);
      expect([client?.firstname, client?.email]).toEqual(["Test", expect.stringMatching(/^erased-/)]);
    }),
  );

  test.each(["done", "not_needed"] as const)(
    "and may print a custom field stop everything before the first erasure, until the owner's word %s",
    (outcome) =>
      withDutySite({ world: world("a field"), door: { invoicePdf: notSupported } }, async (site) => {
        const id = await open(site);
        const { duty, steps } = await site.finish(id);
        expect([duty.state, duty.reason, site.whmcs.writingCalls()]).toEqual(["waiting", "person", []]);
        expect(site.door?.called.filter(({ action }) => action === "scrub")).toEqual([]);
        expect(find(steps, "freeze_invoices")).toMatchObject({ state: "manual", reason: "freeze_invoices_by_hand" });
        expect(site.told).toEqual([{ code: "invoices.not_frozen", dutyId: id, clientId, count: 2 }]);

        const [task] = await listTasks(site.books.ledger, { state: "open", limit: 10 });
        expect(task?.code).toBe("freeze_invoices_by_hand");
        await completeTask(site.books.acts, task!.id, outcome, "owner");
        expect((await site.finish(id)).duty.state).toBe("completed");
        expect(site.whmcs.world.clients.get(clientId)?.customfields[0]?.value).not.toContain("a field");
        expect((await letterOf(site, id)).includes(letterTexts.en.copiesByHand)).toBe(outcome === "done");
      }),
  );

  test("are not known without the addon: the plan says so, and nothing waits", () =>
    withDutySite({ world: world("a field") }, async (site) => {
      const { duty, steps } = await site.finish(await open(site));
      expect(duty.state).toBe("completed");
      expect(find(steps, "freeze_invoices")).toMatchObject({ state: "skipped", reason: "addon_door_absent" });
      expect(find(steps, "verify_books")).toMatchObject({ state: "done", count: 3 });
    }));
});

describe("an invoice that changes while its client is anonymised", () => {
  const changes: readonly (readonly [string, (made: World) => void])[] = [
    ["its amount", (made) => void (made.invoices.get(1)!.items[0]!.amount = "13.95")],
    ["its number", (made) => void (made.invoices.get(1)!.invoicenum = "F-9")],
    ["its date", (made) => void (made.invoices.get(1)!.date = "2021-03-16")],
    ["its status", (made) => void (made.invoices.get(1)!.status = "Cancelled")],
    ["being there", (made) => void made.invoices.delete(1)],
    ["its snapshot", (made) => void delete made.invoices.get(frozen)!.snapshot],
  ];

  test.each(changes)("in %s is a person's to look at, and the owner is told", (_, change) => {
    const made = world();
    const creditNotes = (): object => ({ table: "absent", notes: [] });
    let hasChanged = false;
    // Asked between the two looks at the books, as a person might act then.
    const scrub = (data: Record<string, unknown>): object => {
      if (!hasChanged) change(made);
      hasChanged = true;
      const scopes = (data["scopes"] as string[]).map((scope) => ({ scope, state: "nothing_found", rows: 0 }));
      return { finished: true, scopes };
    };
    return withDutySite({ world: made, door: { creditNotes, scrub } }, async (site) => {
      const id = await open(site);
      const { duty, steps } = await site.finish(id);
      expect([hasChanged, duty.state, duty.reason]).toEqual([true, "waiting", "person"]);
      expect(find(steps, "verify_books")).toMatchObject({ state: "manual", reason: "invoices_changed" });
      expect(find(steps, "scrub_logs")?.finished_at).not.toBeNull();
      expect(site.told).toEqual([{ code: "invoices.changed", dutyId: id, clientId }]);
      const [task] = await listTasks(site.books.ledger, { state: "open", limit: 10 });
      await completeTask(site.books.acts, task!.id, "done", "owner");
      expect((await site.finish(id)).duty.state).toBe("completed");
    });
  });
});
