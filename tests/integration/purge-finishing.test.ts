import { describe, expect, test } from "@jest/globals";
import { addContact } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice, addQuote } from "../../simulators/whmcs/record-builders.ts";
import { isPlaceholderName } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { readDuty } from "../../src/http/duty-json.ts";
import { actionsOf, purgeOf, release, review, rowsOf, tasksOf, withPurges, worldOfTwins } from "../support/purges.ts";
import type { DutySite } from "../support/duty-site.ts";

describe("an anonymised account", () => {
  /** Client 7 closed, with one invoice kept until 2027 and a quote, anonymised with the addon. */
  async function anonymise(site: DutySite): Promise<string> {
    const id = await site.books.open({ kind: "anonymization", clientId: 7, origin: "owner", actor: "owner" });
    expect((await site.finish(id)).duty).toMatchObject({ state: "completed" });
    return id;
  }
  const closed = (): World => {
    const world = worldOfTwins();
    world.clients.get(7)!.status = "Closed";
    const contact = addContact(world, { clientId: 7, email: "books@example.com", firstname: "Noor" });
    world.clients.get(7)!.billingContactId = contact.id;
    addQuote(world, { clientId: 7, id: 71, stage: "Accepted", datecreated: "2015-03-01", dateaccepted: "2016-03-01" });
    return world;
  };
  const json = (site: DutySite, id: string): Promise<object> => readDuty(site.books.acts, id, "anonymization");

  test("has each document that stays in a row of its own, and what has expired at once on the list of a purge", () =>
    withPurges(
      async (site) => {
        await anonymise(site);
        expect(await rowsOf(site)).toEqual([
          "invoice 701 expired",
          "invoice 702 expired",
          "invoice 703 retained",
          "quote 71 retained",
          "transaction 701 expired",
          "transaction 702 expired",
          "transaction 703 retained",
        ]);
        expect(await purgeOf(site)).toMatchObject({ state: "held", reason: "documents_expired" });
      },
      { world: closed() },
    ));

  test("is finished off once none of its documents stays, and its result says so; the twin keeps everything", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        const id = await anonymise(site);
        expect(await json(site, id)).toMatchObject({ result: "reduced" });
        const { firstname, lastname } = world.clients.get(7)!;
        await site.finish(await release(site));
        expect(await json(site, id)).toMatchObject({ result: "reduced" });

        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        const preview = (await purgeOf(site))!;
        expect(preview).toMatchObject({ state: "held", reason: "documents_expired" });
        expect(actionsOf(preview.steps)).toEqual([
          "remove_documents pending 1",
          "delete_quotes pending 1",
          "delete_contacts pending 1",
          "scrub_database pending",
          "anonymise_profile pending 1",
          "scrub_logs pending",
        ]);
        const twin = structuredClone(world.clients.get(8));
        const { duty, steps } = await site.finish(await release(site));
        expect(duty.state).toBe("completed");
        expect(steps.map(({ action }) => action)).toEqual(preview.steps.map(({ action }) => action));
        expect(await json(site, id)).toMatchObject({ result: "anonymised", retained: [] });
        expect([...world.invoices.values(), ...world.transactions.values()].every((row) => row.clientId === 8)).toBe(
          true,
        );
        expect(world.quotes.has(71)).toBe(false);
        expect([...world.contacts.values()].filter(({ clientId }) => clientId === 7)).toEqual([]);
        const profile = world.clients.get(7)!;
        expect(profile.status).toBe("Closed");
        expect([profile.firstname, profile.lastname]).not.toContain(firstname);
        expect(isPlaceholderName(profile.lastname) && !isPlaceholderName(lastname)).toBe(true);
        expect(world.clients.get(8)).toEqual(twin);
        expect((await rowsOf(site)).every((row) => row.includes("removed"))).toBe(true);
      },
      { world: closed() },
    ));

  test("that was opened again is never finished off, though its documents may go", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        await anonymise(site);
        await site.finish(await release(site));
        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        world.clients.get(7)!.status = "Active";
        const profile = structuredClone(world.clients.get(7));
        const { duty, steps } = await site.finish(await release(site));
        expect(duty).toMatchObject({ state: "held", reason: "facts_changed" });
        expect(actionsOf(steps)[0]).toBe("remove_documents done 1");
        expect(world.clients.get(7)).toEqual(profile);
      },
      { world: closed() },
    ));

  test("of which WHMCS will not tell all is not finished off, though what it tells of is listed", () =>
    withPurges(
      async (site) => {
        site.whmcs.world.transactions.clear();
        await anonymise(site);
        await site.finish(await release(site));
        site.books.now = new Date("2027-01-02T09:00:00Z");
        site.whmcs.faults.set("GetTransactions", { kind: "error", message: "Command not found" });
        await review(site);
        expect(actionsOf((await purgeOf(site))!.steps)).toEqual([
          "remove_documents pending 1",
          "delete_quotes pending 1",
        ]);
        expect(await tasksOf(site)).toEqual([]);
      },
      { world: closed() },
    ));

  test("of which a draft remains asks for it before the rest goes", () =>
    withPurges(
      async (site) => {
        const { world } = site.whmcs;
        world.transactions.delete(703);
        addInvoice(world, { id: 799, clientId: 7, date: "2026-01-01", status: "Draft" });
        const id = await anonymise(site);
        await site.finish(await release(site));
        site.books.now = new Date("2027-01-02T09:00:00Z");
        await review(site);
        const purge = await release(site);
        const waiting = await site.finish(purge);
        expect(waiting.duty).toMatchObject({ state: "waiting", reason: "person" });
        expect(isPlaceholderName(world.clients.get(7)!.lastname)).toBe(false);
        world.invoices.delete(799);
        const [task] = await tasksOf(site);
        await completeTask(site.books.acts, task!.id, "done", "owner");
        expect((await site.finish(purge)).duty.state).toBe("completed");
        expect(isPlaceholderName(world.clients.get(7)!.lastname)).toBe(true);
        expect(await json(site, id)).toMatchObject({ result: "anonymised" });
      },
      { world: closed() },
    ));
});
