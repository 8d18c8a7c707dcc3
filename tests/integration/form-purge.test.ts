import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { formPlugins } from "../../src/connectors/values.ts";
import { listErasures } from "../../src/duties/replay.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { openFormPurges } from "../../workers/purge-forms.ts";
import { tellOverdue } from "../../workers/tell-overdue.ts";
import { tellWaiting } from "../../workers/tell-waiting.ts";
import { allRows, cfdb7File, plant, plantContact, plantDraft } from "../support/form-tables.ts";
import { withFormPurge, withOtherSettings, type FormPurgeSite } from "../support/form-purge-site.ts";
import { everyForm } from "../support/forms-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { never } from "../support/purges.ts";
import { startWebsiteFiles, type WebsiteFiles } from "../support/website-files.ts";

let server: Mariadb;
let website: WebsiteFiles;

beforeAll(async () => {
  server = await startMariadb();
});
afterAll(() => server.stop());
beforeEach(async () => {
  website = await startWebsiteFiles();
});
afterEach(() => website.stop());

const dayMs = 24 * 3_600_000;
const anna = "anna@example.com";
// On 23 November 2026 all goes whose year ends before 1 December: the last of it was sent on 30 November 2025.
const last = "2025-11-30 23:59:59";
const lastUtc = "2025-11-30 22:59:59";
const first = "2025-12-01 00:00:00";
const firstUtc = "2025-11-30 23:00:00";
const old = "2024-02-29 12:00:00";
const zoned = { flamingo: "site", cfdb7: "site", wpforms: "utc", gravity: "utc", elementor: "utc" } as const;
const uploads = [
  `cfdb7_uploads/${cfdb7File(old, "cv.pdf")}`,
  "wpforms/7-0f/cv.pdf",
  "gravity_forms/1-0f/2025/01/cv.pdf",
  "elementor/forms/cv.pdf",
] as const;

/** Of each plugin one row that must stay, with a file. */
async function plantYoung({ database }: FormPurgeSite): Promise<void> {
  for (const plugin of formPlugins) {
    const at = zoned[plugin] === "site" ? first : firstUtc;
    await plant[plugin](database, { email: anna, at, files: ["young.pdf"] });
  }
  await plantContact(database, { email: anna, at: first });
  await plantDraft(database, { email: anna, at: firstUtc });
}

/** Of each plugin one ancient row, with a file, and one of the last second that goes; the contact and the draft besides. */
async function plantOld({ database }: FormPurgeSite): Promise<void> {
  for (const plugin of formPlugins) {
    await plant[plugin](database, { email: "bert@example.com", at: old, files: ["cv.pdf"] });
    await plant[plugin](database, { email: anna, at: zoned[plugin] === "site" ? last : lastUtc });
  }
  await plantContact(database, { email: anna, at: last });
  await plantDraft(database, { email: anna, at: lastUtc });
  for (const path of uploads) await website.put(path);
}

const counted = ["purge_flamingo", "purge_cfdb7", "purge_wpforms", "purge_gravity", "purge_elementor"] as const;
const stepsAs = (state: string) =>
  counted.map((action) => `${action} ${state} ${/flamingo|gravity/.test(action) ? 3 : 2}`);
const withFiles = () => ({ values: { filesUrl: website.url, filesKey: website.key } });

describe("the weekly purge of forms", () => {
  test("shows its first run, and takes nothing before the owner's release", () =>
    withFormPurge(server, withFiles(), async (on) => {
      await plantYoung(on);
      await plantOld(on);
      const before = await allRows(on.database);
      await on.sweep();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge", steps: stepsAs("pending") });
      expect(await allRows(on.database)).toEqual(before);
      expect(uploads.map((path) => website.has(path))).toEqual([true, true, true, true]);
    }));

  test("takes exactly what is older than the period, whoever sent it, files included, and goes on as it was the second time", () =>
    withFormPurge(server, withFiles(), async (on) => {
      await plantYoung(on);
      const young = await allRows(on.database);
      await plantOld(on);
      await website.put("wpforms/7-0f/young.pdf");
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: stepsAs("done") });
      expect({ ...(await allRows(on.database)), terms: [], term_taxonomy: [] }).toEqual({
        ...young,
        terms: [],
        term_taxonomy: [],
      });
      expect(uploads.map((path) => website.has(path))).toEqual([false, false, false, false]);
      expect(website.has("wpforms/7-0f/young.pdf")).toBe(true);
      const evidence = await on.site.books.ledger.selectFrom("evidence").selectAll().execute();
      expect(JSON.stringify(evidence)).not.toMatch(/anna|bert|example/);
      expect(evidence.filter(({ client_id }) => client_id !== 0 && client_id !== null)).toEqual([]);
    }));

  test("opens again after a week and not before, and then goes by itself", () =>
    withFormPurge(server, withFiles(), async (on) => {
      await plantOld(on);
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      const { id } = (await on.purge())!;
      on.site.books.pass(6.9 * dayMs);
      await on.sweep();
      expect((await on.purge())!.id).toBe(id);
      on.site.books.pass(0.2 * dayMs);
      await plant.cfdb7(on.database, { email: anna, at: old });
      await on.sweep();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_cfdb7 done 1"] });
      expect((await on.purge())!.id).not.toBe(id);
    }));

  test("asks nobody while nothing is to go, and shows the first run that would take something", () =>
    withFormPurge(server, withFiles(), async (on) => {
      await plantYoung(on);
      await on.sweep();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: [] });
      on.site.books.pass(8 * dayMs);
      await on.sweep();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge" });
    }));

  test("takes nothing of a form that the policy does not list, nor of another plugin", () =>
    withFormPurge(server, { values: { forms: ["gravity:1"] } }, async (on) => {
      await plant.gravity(on.database, { email: anna, at: old, form: "2" });
      await plant.cfdb7(on.database, { email: anna, at: old });
      const before = await allRows(on.database);
      await plant.gravity(on.database, { email: anna, at: old, form: "1" });
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_gravity done 1"] });
      expect(await allRows(on.database)).toEqual(before);
    }));

  test.each([
    ["the list", { forms: everyForm.slice(1) }],
    ["the period", { keep: "P2M" }],
  ])(
    "shows itself again once the owner has changed %s, also between the showing and the release",
    async (_, changed) => {
      await withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
        await plant.cfdb7(on.database, { email: anna, at: old });
        await on.sweep();
        await on.turn();
        await on.release();
        const parts = withOtherSettings(on, { forms: ["cfdb7:*"], ...changed });
        const { id } = (await on.purge())!;
        await purgeDocuments(parts)(id, never);
        expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge" });
        await on.release();
        await purgeDocuments(parts)(id, never);
        expect((await on.purge())!.state).toBe("completed");
        await parts.processors.get("website_forms")!.close();
      });
    },
  );

  test("takes nothing in a dry run, nor while everything is stopped", () =>
    withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      const { books } = on.site;
      await plant.cfdb7(on.database, { email: anna, at: old });
      const before = await allRows(on.database);
      await on.sweep();
      await on.turn();
      await on.release();
      books.mode = "dry_run";
      await on.turn();
      expect(await on.purge()).toMatchObject({
        state: "held",
        reason: "dry_run",
        steps: ["purge_cfdb7 skipped 1 dry_run"],
      });
      books.mode = "live";
      await on.release();
      await books.perform((work) => writeControl(work.tx, "stop", "on", work.now));
      await purgeDocuments(on.site.parts)((await on.purge())!.id, never);
      expect(await on.purge()).toMatchObject({ state: "scheduled", reason: "stopped" });
      expect(await allRows(on.database)).toEqual(before);
      await books.perform((work) => writeControl(work.tx, "stop", "off", work.now));
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_cfdb7 done 1"] });
    }));

  test("leaves rows whose files it cannot reach, asks the owner for them, and is not kept from its next run", () =>
    withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      await plant.cfdb7(on.database, { email: anna, at: old, files: ["cv.pdf"] });
      await on.database.query(
        `INSERT INTO wp_db7_forms (form_post_id, form_value, form_date) VALUES (12, 'a:1:{s:9', ?)`,
        [old],
      );
      const before = await allRows(on.database);
      await plant.cfdb7(on.database, { email: anna, at: old });
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_cfdb7 done 1 form_rows_left"] });
      expect(await allRows(on.database)).toEqual(before);
      expect(await on.tasks()).toEqual(["form_rows_by_hand", "mailed_form_copies"]);
    }));

  test("is of nobody: no replay after a restore of WHMCS takes it up", () =>
    withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      await plant.cfdb7(on.database, { email: anna, at: old });
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      expect(await on.site.books.duty((await on.purge())!.id)).toMatchObject({
        client_id: 0,
        connector: "website_forms",
      });
      expect(await listErasures(on.site.books.ledger, new Date(0))).toEqual([]);
    }));

  test("is not opened where no connector's rows end by age", () =>
    withFormPurge(server, {}, async (on) => {
      const { processors, ...parts } = on.site.parts;
      await openFormPurges({ ...parts, processors: { ...processors, all: [] } });
      expect([await on.purge(), await on.tasks()]).toEqual([undefined, []]);
    }));

  test("begins again a week after it failed", () =>
    withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      await plant.cfdb7(on.database, { email: anna, at: old });
      await on.database.query("RENAME TABLE wp_db7_forms TO hidden");
      await on.sweep();
      await purgeDocuments(on.site.parts)((await on.purge())!.id, never);
      expect(await on.purge()).toMatchObject({ state: "failed", reason: "website_forms.no_tables" });
      await on.database.query("RENAME TABLE hidden TO wp_db7_forms");
      on.site.books.pass(8 * dayMs);
      await on.sweep();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "held", reason: "first_form_purge" });
    }));

  test("is told of as overdue while the database is away, and as waiting while nobody releases it", () =>
    withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      await plant.cfdb7(on.database, { email: anna, at: old });
      const away = withOtherSettings(on, { databaseUrl: "mysql://nobody@127.0.0.1:9/website" });
      await on.sweep();
      await purgeDocuments(away)((await on.purge())!.id, never);
      expect(await on.purge()).toMatchObject({ state: "scheduled", reason: "connector.unreachable" });
      on.site.books.pass(2 * 3_600_000);
      await tellOverdue(on.site.parts);
      await on.turn();
      await tellWaiting(on.site.parts);
      expect(on.site.told.map(({ code }) => code)).toEqual(["purge.overdue", "erasure.waits"]);
      expect(await on.tasks()).toEqual(["mailed_form_copies", "purge_waits"]);
      await away.processors.get("website_forms")!.close();
    }));
});

test("the mailed copies of forms are asked for once in each calendar month, due by its end", () =>
  withFormPurge(server, {}, async (on) => {
    for (let turn = 0; turn < 3; turn += 1) await on.sweep();
    const tasks = () =>
      on.site.books.ledger.selectFrom("task").selectAll().where("code", "=", "mailed_form_copies").execute();
    expect((await tasks()).map(({ due_at }) => due_at)).toEqual(["2026-11-30T23:00:00.000Z"]);
    await on.site.books.ledger.updateTable("task").set({ state: "done" }).execute();
    on.site.books.now = new Date("2026-11-30T23:30:00Z"); // December in Brussels
    await on.sweep();
    expect((await tasks()).map(({ due_at, state }) => `${due_at} ${state}`).toSorted()).toEqual([
      "2026-11-30T23:00:00.000Z done",
      "2026-12-31T23:00:00.000Z open",
    ]);
  }));
