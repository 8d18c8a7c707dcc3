import { describe, expect, test } from "@jest/globals";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { recordClientDeleted } from "../../src/duties/client-deleted.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { followMerge } from "../../src/duties/follow-merge.ts";
import { withdrawDuty } from "../../src/duties/withdraw.ts";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { type ClientLink, forgetIdleLinks, listLinks, rememberLinks } from "../../src/ledger/client-links.ts";
import { listChecksOf, updateDueCheck } from "../../src/ledger/absence-checks.ts";
import { moveStep, listSteps } from "../../src/ledger/steps.ts";
import { type Books, withBooks, workerA } from "../support/ledger.ts";

// What processors call a client's objects, so that they are found once the address has changed.

const contact: ClientLink = { kind: "contact", id: "434" };

const remember = (books: Books, clientId: number, links: readonly ClientLink[], connector = "freshdesk") =>
  books.perform(({ tx, now }) => rememberLinks(tx, clientId, connector, links, now));

describe("a link to an object of a client's", () => {
  test("is kept once, by client and system, however often it is seen", () =>
    withBooks(async (books) => {
      await remember(books, 7, [contact, contact]);
      books.pass(1);
      await remember(books, 7, [contact, { kind: "company", id: "23" }]);
      await remember(books, 7, [contact], "versio");
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([{ kind: "company", id: "23" }, contact]);
      expect(await listLinks(books.ledger, 7, "versio")).toEqual([contact]);
      expect(await listLinks(books.ledger, 8, "freshdesk")).toEqual([]);
    }));

  test.each(["an@client.example", "An Voorbeeld", "", "x".repeat(65), "a/b"])(
    "is not kept where it may name somebody: '%s'",
    (id) =>
      withBooks(async (books) => {
        await remember(books, 7, [{ kind: "contact", id }, contact]);
        expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([contact]);
      }),
  );

  test("follows a merge to the client that stays, which may have it already", () =>
    withBooks(async (books) => {
      await remember(books, 7, [contact, { kind: "contact", id: "435" }]);
      await remember(books, 8, [contact]);
      await books.perform((work) => followMerge(work, 7, 8));
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([]);
      expect(await listLinks(books.ledger, 8, "freshdesk")).toEqual([contact, { kind: "contact", id: "435" }]);
    }));

  test("stays while an anonymisation waits for its system or is looked after, and goes with the last look", () =>
    withBooks(async (books) => {
      books.searchable = new Set(["freshdesk"]);
      await remember(books, 7, [contact]);
      await remember(books, 8, [contact]);
      const id = await books.open({ kind: "anonymization", clientId: 7, origin: "owner", actor: "owner" });
      const look = async (state: "waiting" | "done"): Promise<void> => {
        await books.claim(id, workerA);
        await recordPlan(books.acts, id, [{ connector: "freshdesk", action: "erase_client", state: "pending" }]);
        await beginDuty(books.acts, books.gates, id, workerA);
        const [step] = await listSteps(books.ledger, id);
        await books.perform(({ tx, now }) =>
          moveStep(tx, step!.id, [step!.state], { state, started_at: now.toISOString() }),
        );
        await finishDuty(books.acts, id, workerA);
      };
      await look("waiting");
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([contact]);
      books.now = new Date((await books.duty(id)).wake_at!);
      await look("done");
      expect((await books.duty(id)).state).toBe("completed");
      await forgetIdleLinks(books.ledger);
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([contact]);
      for (const check of await listChecksOf(books.ledger, [id]))
        await books.perform(({ tx }) => updateDueCheck(tx, check.id, { state: "done" }));
      await forgetIdleLinks(books.ledger);
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([]);
      expect(await listLinks(books.ledger, 8, "freshdesk")).toEqual([contact]);
      books.pass(1);
      await remember(books, 7, [contact]);
      await forgetIdleLinks(books.ledger); // a client who came back
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([contact]);
    }));

  test("of a client whom WHMCS deleted goes once nothing is owed to them any more", () =>
    withBooks(async (books) => {
      await remember(books, 7, [contact]);
      await remember(books, 8, [contact]);
      const id = await books.open({ kind: "anonymization", clientId: 7, origin: "owner", actor: "owner" });
      await books.perform((work) => recordClientDeleted(work, 7));
      await forgetIdleLinks(books.ledger);
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([contact]);
      await withdrawDuty(books.acts, id, "anonymization", "owner");
      await forgetIdleLinks(books.ledger);
      expect(await listLinks(books.ledger, 7, "freshdesk")).toEqual([]);
      expect(await listLinks(books.ledger, 8, "freshdesk")).toEqual([contact]);
    }));
});
