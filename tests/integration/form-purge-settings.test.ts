import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { WebsiteFormsValues } from "../../src/connectors/values.ts";
import { holdDuty } from "../../src/duties/hold.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { openFormPurges } from "../../workers/purge-forms.ts";
import { type FormPurgeSite, withFormPurge, withOtherSettings } from "../support/form-purge-site.ts";
import { allRows, plant } from "../support/form-tables.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { never } from "../support/purges.ts";

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb();
});
afterAll(() => server.stop());

const old = "2024-02-29 12:00:00";
const shorter = "2026-03-01 12:00:00"; // within a year, beyond two months
const cfdb7: Partial<WebsiteFormsValues> = { forms: ["cfdb7:*"] };

/** The service after a restart with other settings. */
interface Restarted {
  sweep(): Promise<void>;
  look(): Promise<void>;
}

async function restarted(
  on: FormPurgeSite,
  values: Partial<WebsiteFormsValues>,
  run: (now: Restarted) => Promise<void>,
): Promise<void> {
  const parts = withOtherSettings(on, { ...cfdb7, ...values });
  try {
    await run({
      sweep: () => openFormPurges(parts),
      look: async () => void (await purgeDocuments(parts)((await on.purge())!.id, never)),
    });
  } finally {
    await parts.processors.get("website_forms")!.close();
  }
}

/** A purge that was shown, released and carried out. */
async function purgedOnce(on: FormPurgeSite): Promise<string> {
  await plant.cfdb7(on.database, { email: "anna@example.com", at: old });
  await on.sweep();
  await on.turn();
  await on.release();
  await on.turn();
  const { id, state } = (await on.purge())!;
  expect(state).toBe("completed");
  return id;
}

const count = async (on: FormPurgeSite): Promise<number> =>
  Object.values(await allRows(on.database)).reduce((sum, rows) => sum + rows.length, 0);

describe("once its settings changed, the purge of forms", () => {
  test.each([
    ["a shorter period", { keep: "P2M" }, "purge_cfdb7 pending 1"],
    ["a newly listed form", { forms: ["cfdb7:*", "gravity:1"] }, "purge_gravity pending 1"],
  ])("opens at once for %s, shown before anything goes, and only once", async (_, values, step) => {
    await withFormPurge(server, { values: cfdb7 }, async (on) => {
      const before = await purgedOnce(on);
      await plant.cfdb7(on.database, { email: "anna@example.com", at: shorter });
      await plant.gravity(on.database, { email: "anna@example.com", at: old, form: "1" });
      const rows = await count(on);
      await restarted(on, values, async (now) => {
        await now.sweep();
        const { id } = (await on.purge())!;
        expect(id).not.toBe(before);
        await now.look();
        expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge", steps: [step] });
        expect(await count(on)).toBe(rows);
        await on.release();
        await now.look();
        await now.sweep();
        expect(await on.purge()).toMatchObject({ id, state: "completed" });
        expect(await count(on)).toBeLessThan(rows);
      });
    });
  });

  test("shows today's list in place of the one that nobody released yet", () =>
    withFormPurge(server, { values: cfdb7 }, async (on) => {
      await plant.cfdb7(on.database, { email: "anna@example.com", at: old });
      await on.sweep();
      await on.turn();
      const { id, steps } = (await on.purge())!;
      expect(steps).toEqual(["purge_cfdb7 pending 1"]);
      await plant.cfdb7(on.database, { email: "anna@example.com", at: shorter });
      await restarted(on, { keep: "P2M" }, async (now) => {
        await now.sweep();
        await now.look();
        expect(await on.purge()).toMatchObject({ id, state: "held", steps: ["purge_cfdb7 pending 2"] });
      });
    }));

  test("takes no earlier release for the list that it shows anew", () =>
    withFormPurge(server, { values: cfdb7 }, async (on) => {
      await plant.cfdb7(on.database, { email: "anna@example.com", at: old });
      const rows = await count(on);
      await on.sweep();
      await on.turn();
      await on.release();
      await restarted(on, { keep: "P2M" }, (now) => now.look()); // shows two months instead
      await restarted(on, { keep: "P3M" }, (now) => now.sweep());
      await restarted(on, { keep: "P2M" }, (now) => now.look());
      expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge" });
      expect(await count(on)).toBe(rows);
    }));

  test("leaves the owner's own hold alone, and begins a failed one anew at once", () =>
    withFormPurge(server, { values: cfdb7 }, async (on) => {
      await plant.cfdb7(on.database, { email: "anna@example.com", at: old });
      await on.sweep();
      const { id } = (await on.purge())!;
      await holdDuty(on.site.books.acts, id, "purge", "dispute", "owner");
      await restarted(on, { keep: "P2M" }, async (now) => {
        await now.sweep();
        expect(await on.purge()).toMatchObject({ id, state: "held", reason: null });
        await on.release();
      });
      await on.database.query("RENAME TABLE wp_db7_forms TO hidden");
      await restarted(on, { keep: "P2M" }, async (now) => {
        await now.look();
        expect(await on.purge()).toMatchObject({ state: "failed" });
        await now.sweep();
        expect(await on.purge()).toMatchObject({ state: "failed" });
      });
      await on.database.query("RENAME TABLE hidden TO wp_db7_forms");
      await restarted(on, { keep: "P3M" }, async (now) => {
        await now.sweep();
        await now.look();
        expect(await on.purge()).toMatchObject({ id, state: "held", reason: "first_form_purge" });
      });
    }));

  test("shows today's list also in place of what a dry run would have taken", () =>
    withFormPurge(server, { values: cfdb7 }, async (on) => {
      await plant.cfdb7(on.database, { email: "anna@example.com", at: old });
      await on.sweep();
      await on.turn();
      on.site.books.mode = "dry_run";
      await on.release();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "held", reason: "dry_run" });
      await restarted(on, { keep: "P2M" }, async (now) => {
        await now.sweep();
        await now.look();
        expect(await on.purge()).toMatchObject({
          state: "held",
          reason: "first_form_purge",
          steps: ["purge_cfdb7 pending 1"],
        });
        const { id } = (await on.purge())!;
        expect(await on.site.books.duty(id)).toMatchObject({ backlog: 0, released_reasons: null });
      });
    }));
});
