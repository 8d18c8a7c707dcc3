import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addClient, emptyWorld, place } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsDoor, type WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { latestOfClient } from "../../src/ledger/duties.ts";
import { documentsOfClient } from "../../src/ledger/retained-documents.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { createDocumentReview } from "../../workers/review-documents.ts";
import { doorSecret } from "../support/door-server.ts";
import { withDutySite } from "../support/duty-site.ts";
import { startMariadb } from "../support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../support/php-whmcs.ts";

// The service's purge through the addon's own PHP on a real database. The stand-in answers the API; both hold the same books.

let php: PhpWhmcs;
let door: WhmcsDoor;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  const mariadb = await startMariadb();
  closers.push(() => mariadb.stop());
  php = await startPhpWhmcs({ mariadb });
  closers.push(() => php.stop());
  await php.set({
    connection: { url: "http://127.0.0.1:9", secret: doorSecret, token: "addon-token-for-tests-0123456789abcdef" },
  });
  const httpClient = createHttpClient({ baseUrl: php.doorUrl, userAgent: "test" });
  closers.push(() => httpClient.close());
  door = createWhmcsDoor({
    url: php.doorUrl,
    secrets: [doorSecret],
    httpClient,
    clock: systemClock,
    refuseWrites: false,
  });
  await php.sql("CREATE TABLE tblcreditnotes (id INT PRIMARY KEY, invoice_id INT, date DATE)");
  await php.sql("CREATE TABLE tblcreditnoteitems (id INT PRIMARY KEY, creditnoteid INT)");
  for (const clientId of [7, 8]) await plant(clientId);
}, 120_000);

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
}, 60_000);

type Row = Readonly<Record<string, string | number>>;

/** The books of client 7, and of client 8, the twin, alike: n is the client's number in front of every id. */
async function plant(clientId: number): Promise<void> {
  const n = clientId * 100;
  const own = { userid: clientId };
  const rows: readonly (readonly [string, Row])[] = [
    ["tblclients", { id: clientId, firstname: "Noor", email: `client${clientId}@example.com`, status: "Active" }],
    // Expired, with a note that has, too; expired, but its note stays; not expired.
    ...invoicesOf(clientId).map(({ id, date }) => ["tblinvoices", { ...own, id, date, status: "Paid" }] as const),
    ...[1, 2, 3].flatMap((k): readonly (readonly [string, Row])[] => [
      ["tblinvoiceitems", { ...own, id: n + k, invoiceid: n + k, description: "Hosting" }],
      ["tblinvoicedata", { id: n + k, invoice_id: n + k, country: "BE" }],
      ["mod_invoicedata", { id: n + k, invoiceid: n + k, clientsdetails: "{}" }],
      ["tblcredit", { id: n + k, clientid: clientId, relid: n + k }],
    ]),
    ...transactionsOf(clientId).map(
      ({ id, date, invoiceId }) => ["tblaccounts", { ...own, id, date, invoiceid: invoiceId }] as const,
    ),
    ["tblorders", { ...own, id: n + 1, invoiceid: n + 1, status: "Active" }],
    ["tblorders", { ...own, id: n + 2, invoiceid: n + 1, status: "Active" }],
    ["tblhosting", { ...own, id: n + 2, orderid: n + 2, domain: `client${clientId}.example` }],
    ["tblcreditnotes", { id: n + 1, invoice_id: n + 1, date: "2014-04-01" }],
    ["tblcreditnotes", { id: n + 2, invoice_id: n + 2, date: "2024-04-01" }],
    ["tblcreditnoteitems", { id: n + 1, creditnoteid: n + 1 }],
    ["tblcreditnoteitems", { id: n + 2, creditnoteid: n + 2 }],
  ];
  for (const [table, row] of rows) await php.sql(`INSERT INTO ${table} SET ?`, [row]);
}

function invoicesOf(clientId: number): readonly { readonly id: number; readonly date: string }[] {
  return ["2014-03-15", "2014-03-16", "2024-03-15"].map((date, k) => ({ id: clientId * 100 + k + 1, date }));
}

function transactionsOf(clientId: number) {
  const n = clientId * 100;
  return [
    { id: n + 1, invoiceId: n + 1, date: "2014-03-16 10:00:00" },
    { id: n + 2, invoiceId: n + 2, date: "2014-03-17 10:00:00" },
    { id: n + 3, invoiceId: 0, date: "2014-05-01 10:00:00" },
    { id: n + 4, invoiceId: 0, date: "2024-05-01 10:00:00" },
  ];
}

/** The stand-in's half of the same books. */
function worldOfBooks(): World {
  const world = emptyWorld();
  for (const clientId of [7, 8]) {
    addClient(world, { id: clientId, email: `client${clientId}@example.com` });
    for (const { id, date } of invoicesOf(clientId)) addInvoice(world, { id, clientId, date, status: "Paid" });
    for (const { id, date, invoiceId } of transactionsOf(clientId)) {
      const money = { currency: 1, gateway: "", description: "", amountin: "1.00", fees: "0.00", amountout: "0.00" };
      place(world, "transactions", world.transactions, {
        id,
        date,
        clientId,
        invoiceId,
        transid: "",
        refundId: 0,
        ...money,
      });
    }
  }
  return world;
}

/** What the addon removed from the database is gone from the stand-in's half, too. */
function keptAlike(world: World): WhmcsDoor {
  return {
    ...door,
    expiredDocuments: async (clientId, documents) => {
      const answer = await door.expiredDocuments(clientId, documents);
      for (const { kind, id } of answer.removed) {
        if (kind === "invoice") world.invoices.delete(id);
        for (const { id: paid, invoiceId } of world.transactions.values()) {
          if (kind === "invoice" ? invoiceId === id : kind === "transaction" && paid === id)
            world.transactions.delete(paid);
        }
      }
      return answer;
    },
    withSignal: () => keptAlike(world),
  };
}

/** Every row of WHMCS's own tables, as `table row`. */
async function dump(): Promise<readonly string[]> {
  const tables = await php.sql<Record<string, string>>("SHOW TABLES");
  const rows: string[] = [];
  for (const name of tables.flatMap((row) => Object.values(row))) {
    if (name.startsWith("mod_whmcsgdpr")) continue;
    for (const row of await php.sql(`SELECT * FROM ${name}`)) rows.push(`${name} ${JSON.stringify(row)}`);
  }
  return rows.toSorted();
}

const named = (rows: readonly string[]): readonly string[] =>
  rows.map((row) => `${row.split(" ")[0]} ${/"id":(\d+)/.exec(row)?.[1]}`).toSorted();

test("exactly the expired documents of exactly that client go, with all that hangs on them alone, and nothing else changes", async () => {
  const world = worldOfBooks();
  await withDutySite({ world, door: {} }, async ({ books, parts: plain }) => {
    const parts = { ...plain, door: keptAlike(world) };
    await books.perform((work) => writeControl(work.tx, "baseline", "recorded", work.now));
    const before = await dump();
    await createDocumentReview(parts).goOn(new AbortController().signal);
    expect(await dump()).toEqual(before);

    const purge = (await latestOfClient(books.ledger, 7, "purge"))!;
    await releaseDuty(books.acts, purge.id, "purge", "owner");
    await purgeDocuments(parts)(purge.id, new AbortController().signal);
    expect(await books.duty(purge.id)).toMatchObject({ state: "completed" });

    const after = await dump();
    expect(after.filter((row) => !before.includes(row))).toEqual([]);
    expect(named(before.filter((row) => !after.includes(row)))).toEqual([
      "mod_invoicedata 701",
      "tblaccounts 701",
      "tblaccounts 703",
      "tblcredit 701",
      "tblcreditnoteitems 701",
      "tblcreditnotes 701",
      "tblinvoicedata 701",
      "tblinvoiceitems 701",
      "tblinvoices 701",
      "tblorders 701",
    ]);
    const rows = await documentsOfClient(books.ledger, 7);
    expect(rows.map(({ kind, document_id, state }) => `${kind} ${document_id} ${state}`)).toEqual([
      "credit_note 701 removed",
      "invoice 701 removed",
      "transaction 701 removed",
      "transaction 703 removed",
    ]);
    const evidence = await php.sql<{ kind: string; client_id: number }>(
      "SELECT kind, client_id FROM mod_whmcsgdpr_evidence WHERE client_id IS NOT NULL",
    );
    expect(evidence.map(({ kind, client_id }) => `${kind} ${client_id}`)).toEqual(
      Array.from({ length: 3 }, () => "documents.removed 7"),
    );

    await books.ledger.updateTable("retained_document").set({ state: "expired" }).execute();
    await books.ledger
      .updateTable("duty")
      .set({ state: "pending", wake_at: books.now.toISOString() })
      .where("id", "=", purge.id)
      .execute();
    await books.ledger.updateTable("step").set({ state: "pending" }).where("duty_id", "=", purge.id).execute();
    await purgeDocuments(parts)(purge.id, new AbortController().signal);
    expect(await dump()).toEqual(after);
  });
}, 60_000);
