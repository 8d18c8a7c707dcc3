import { describe, expect, test } from "@jest/globals";
import { moveDuty } from "../../src/ledger/duties.ts";
import { readHostingGone } from "../../workers/client-facts.ts";
import { withBooks, type Books } from "../support/ledger.ts";

// Whose hosting may still exist decides what a closure deletes, what blocks and what is cleared (contract section 3).

async function isGone(books: Books, status: string, productId = 12): Promise<boolean> {
  const hostingGone = await readHostingGone(books.acts, 7);
  return hostingGone({ serviceId: 702, productId, status });
}

async function deleted(books: Books): Promise<void> {
  const id = await books.open();
  const finished_at = books.now.toISOString();
  await books.perform((work) => moveDuty(work.tx, id, "completed", { finished_at }));
}

/** WHMCS tells that the service was activated, now. */
async function activated({ ledger, now }: Books): Promise<void> {
  const at = now.toISOString();
  await ledger
    .insertInto("event")
    .values({
      delivery_hash: now.getTime().toString(16).padStart(64, "0"),
      type: "service.reactivated",
      state: "applied",
      occurred_at: at,
      received_at: at,
      client_id: 7,
      service_id: 702,
    })
    .execute();
}

describe("the hosting of a service", () => {
  test.each([
    ["Terminated", true],
    ["Cancelled", false],
    ["Active", false],
    ["Suspended", false],
  ])("that nobody deleted and that is %s: gone is %s", (status, gone) =>
    withBooks(async (books) => expect(await isGone(books, status)).toBe(gone)),
  );

  test("that was deleted is gone, however WHMCS calls its end", () =>
    withBooks(async (books) => {
      await deleted(books);
      expect([await isGone(books, "Terminated"), await isGone(books, "Cancelled")]).toEqual([true, true]);
    }));

  test("that was deleted once and activated again is there again", () =>
    withBooks(async (books) => {
      await deleted(books);
      expect(await isGone(books, "Active")).toBe(false);
    }));

  test("that was made anew after its deletion is there until it is deleted again, whatever WHMCS calls it", () =>
    withBooks(async (books) => {
      await activated(books);
      books.pass(1_000);
      await deleted(books);
      expect(await isGone(books, "Cancelled")).toBe(true);
      books.pass(1_000);
      await activated(books);
      expect([await isGone(books, "Cancelled"), await isGone(books, "Terminated")]).toEqual([false, true]);
      books.pass(1_000);
      await deleted(books);
      expect(await isGone(books, "Cancelled")).toBe(true);
    }));

  test("that lives at a processor is not gone because WHMCS calls it Terminated", () =>
    withBooks(async (books) => expect(await isGone(books, "Terminated")).toBe(false), {
      policy: { products: { 12: { lives: "cloudways" } } },
    }));

  test("of a product that has none is gone once the service has ended", () =>
    withBooks(
      async (books) => expect([await isGone(books, "Cancelled"), await isGone(books, "Active")]).toEqual([true, false]),
      { policy: { products: { 12: { lives: "none" } } } },
    ));
});
