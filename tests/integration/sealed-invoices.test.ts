import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { followMerge } from "../../src/duties/follow-merge.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import {
  destroyDocumentLeftovers,
  destroyExpiredDocuments,
  type StoredDocuments,
} from "../../src/duties/sealed-documents.ts";
import { stopEverything } from "../../src/duties/stop.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { listSealedOfClient } from "../../src/ledger/sealed-documents.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { removesDocuments } from "../support/expired-documents.ts";
import { defaultPolicy } from "../support/policy.ts";
import { release, review } from "../support/purges.ts";

// How long the sealed copies of invoices are kept: as long as the invoices themselves, and what is WHMCS's no longer by today's
// policy.

const clientId = 8;
const seven = { keep: "P7Y", countedFrom: "endOfCalendarYear", ground: "the law" } as const;
/** The first instant, in the policy's zone, at which no law keeps the invoice of 2021. */
const over = new Date("2028-12-31T23:00:00.000Z");

type Notes = Map<number, { readonly invoiceId: number; readonly date: string }>;

function world(): World {
  const made = emptyWorld();
  addClient(made, { id: clientId, status: "Closed", language: "english" });
  for (const id of [1, 2]) addInvoice(made, { id, clientId, date: `202${id}-03-15`, status: "Paid" });
  return made;
}

/** The same site under a policy that keeps invoices for a period. */
function under(site: DutySite, keep: string): DutySite {
  const { policy } = site.parts.acts;
  const retention = { ...policy.retention, invoices: [{ ...seven, keep }] };
  return { ...site, parts: { ...site.parts, acts: { ...site.parts.acts, policy: { ...policy, retention } } } };
}

/** Runs when two invoices lie sealed, the first of which is over. */
function withSealed(run: (site: DutySite, notes: Notes) => Promise<void>): Promise<void> {
  const made = world();
  const notes: Notes = new Map();
  const policy = { retention: { ...defaultPolicy.retention, invoices: [seven] } };
  return withDutySite({ world: made, policy, door: removesDocuments(made, notes) }, async (site) => {
    const { books } = site;
    await site.finish(await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" }));
    await books.perform((work) => writeControl(work.tx, "baseline", "recorded", work.now));
    await review(site);
    books.now = over;
    await run(site, notes);
  });
}

const sweep = ({ parts }: DutySite, stored: StoredDocuments = parts.documents): Promise<void> =>
  destroyExpiredDocuments(parts.acts, parts.gates, stored);

const objects = async ({ parts }: DutySite): Promise<number> => (await parts.documents.listDocuments()).length;

/** `1 2032-01-01` of what is still there. */
const ends = async ({ books }: DutySite, of = clientId): Promise<readonly string[]> =>
  (await listSealedOfClient(books.ledger, of)).map((row) => `${row.invoice_id} ${row.keep_until}`);

describe("a sealed invoice", () => {
  test("goes with its original: on the owner's word and not before, however long it is over, with its evidence", () =>
    withSealed(async (site) => {
      await sweep(site);
      await review(site);
      await sweep(site);
      expect(await objects(site)).toBe(2);
      await site.finish(await release(site, clientId));
      await sweep(site);
      await sweep(site);
      expect(await ends(site)).toEqual([expect.stringMatching(/^2 /)]);
      expect(await objects(site)).toBe(1);
      const evidence = await listEvidence(site.books.ledger, { kind: "document.destroyed", limit: 10 });
      expect(evidence.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
        { invoice: 1, keepUntil: "2029-01-01" },
      ]);
    }));

  test("is kept as long as today's policy keeps its original", () =>
    withSealed(async (site) => {
      const longer = under(site, "P12Y");
      await review(longer);
      await sweep(longer);
      expect(await ends(site)).toEqual(["1 2034-01-01", "2 2035-01-01"]);
    }));

  test("is kept as long as a note that came on its original later", () =>
    withSealed(async (site, notes) => {
      notes.set(5, { invoiceId: 1, date: "2028-05-01" });
      await review(site);
      await sweep(site);
      expect((await ends(site))[0]).toBe("1 2036-01-01");
    }));

  test("whose original is no longer in WHMCS is kept as long as today's policy says, and goes by itself then", () =>
    withSealed(async (site) => {
      site.whmcs.world.invoices.delete(1);
      const longer = under(site, "P12Y");
      await review(longer);
      await sweep(longer);
      expect((await ends(site))[0]).toBe("1 2034-01-01");
      site.books.now = new Date("2033-12-31T22:59:59.000Z");
      await sweep(longer);
      expect(await objects(site)).toBe(2);
      site.books.now = new Date("2033-12-31T23:00:00.000Z");
      await sweep(longer);
      expect(await objects(site)).toBe(1);
    }));

  test("of a client whom WHMCS no longer has goes when its time is over", () =>
    withSealed(async (site) => {
      const { clients, invoices } = site.whmcs.world;
      clients.delete(clientId);
      invoices.clear();
      addClient(site.whmcs.world, { id: 9 });
      await review(site);
      await sweep(site);
      expect(await ends(site)).toEqual([expect.stringMatching(/^2 /)]);
    }));

  test("of a client who went into another is the other's, and stays while that one is on hold", () =>
    withSealed(async (site) => {
      const { clients, invoices } = site.whmcs.world;
      addClient(site.whmcs.world, { id: 9 });
      clients.delete(clientId);
      for (const invoice of invoices.values()) invoice.clientId = 9;
      await site.books.perform((work) => followMerge(work, clientId, 9));
      expect(await ends(site, 9)).toHaveLength(2);
      await review(site);
      await site.finish(await release(site, 9));
      await holdClient(site.books.acts, 9, "audit", "owner");
      await sweep(site);
      expect(await objects(site)).toBe(2);
      await releaseClient(site.books.acts, 9, "owner");
      await sweep(site);
      expect(await ends(site, 9)).toEqual([expect.stringMatching(/^2 /)]);
    }));

  test("stays while the service is stopped or runs dry, and while the client is on hold, also from one to the next", () =>
    withSealed(async (site) => {
      const { books, parts, whmcs } = site;
      books.now = new Date("2050-01-01T00:00:00.000Z");
      whmcs.world.invoices.clear();
      await review(site);
      books.mode = "dry_run";
      await sweep(site);
      books.mode = "live";
      await holdClient(books.acts, clientId, "audit", "owner");
      await sweep(site);
      expect(await objects(site)).toBe(2);
      await releaseClient(books.acts, clientId, "owner");
      await sweep(site, {
        listDocuments: () => parts.documents.listDocuments(),
        destroyDocument: async (name) => {
          await parts.documents.destroyDocument(name);
          await stopEverything(books.acts, "owner");
        },
      });
      await sweep(site);
      expect(await objects(site)).toBe(1);
    }));

  test("of which the ledger knows nothing is swept away, and no other", () =>
    withSealed(async (site) => {
      const { documents } = site.parts;
      await documents.saveDocument("11111111-1111-4111-8111-111111111111-7", [Buffer.from("%PDF")] as never);
      expect(await objects(site)).toBe(3);
      await destroyDocumentLeftovers(site.parts.acts, documents);
      expect(await objects(site)).toBe(2);
      expect(await site.parts.packages.listPackages()).toEqual([]);
    }));
});
