import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import type { Target } from "../../src/connectors/processor.ts";
import { formPlugins } from "../../src/connectors/values.ts";
import { allRows, plant, plantContact, plantDraft } from "../support/form-tables.ts";
import { formsContext, senderOf, withFormsSite, type FormsSite } from "../support/forms-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb();
});

afterAll(() => server.stop());

const anna = "anna@example.com";
const twin = "hanna@example.com";
const at = "2026-03-01 10:00:00";
const client = { of: "client" } as const;

const find = ({ forms, ctx }: FormsSite, ...emails: readonly string[]) => forms.find(senderOf(...emails), client, ctx);
const spelled = (targets: readonly Target[]) =>
  targets.map(({ kind, byHand }) => [kind, byHand?.reason].join(" ").trim()).toSorted();

async function items({ forms, ctx }: FormsSite, ...emails: readonly string[]): Promise<readonly ExportItem[]> {
  const all: ExportItem[] = [];
  for await (const item of forms.export!(senderOf(...emails), ctx)) if (item.type !== "link") all.push(item);
  return all;
}

/** One submission of each plugin, the contact and the draft. */
async function plantAll({ database }: FormsSite, email: string): Promise<void> {
  for (const plugin of formPlugins) await plant[plugin](database, { email, at });
  await plantContact(database, { email, at });
  await plantDraft(database, { email, at });
}

const kinds = [
  "cfdb7_row",
  "elementor_submission",
  "flamingo_contact",
  "flamingo_message",
  "gravity_draft",
  "gravity_entry",
  "wpforms_entry",
];

describe("what the website's forms hold of a person", () => {
  test("is found in every plugin by the whole address, whatever its case, and not by a part of it", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, "Anna@Example.com");
      await plantAll(site, twin);
      expect(spelled(await find(site, anna))).toEqual(kinds);
      expect(await find(site, "nobody@example.com")).toEqual([]);
      expect(await find(site)).toEqual([]);
    }));

  test("is exported with fields, page and notes, and nothing of the twin", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, anna);
      await plantAll(site, twin);
      const all = await items(site, anna);
      const records = all.flatMap((item) => (item.type === "record" ? [item.record] : []));
      expect(records.map(({ keptBy }) => keptBy)).toEqual([
        "flamingo",
        "flamingo",
        "cfdb7",
        "wpforms",
        "gravity",
        "gravity",
        "elementor",
      ]);
      expect(JSON.stringify(all)).not.toContain("hanna");
      expect(records.find(({ keptBy }) => keptBy === "wpforms")).toMatchObject({
        sentAt: at,
        form: "7",
        ipAddress: "203.0.113.7",
        notes: ["Called back"],
      });
      expect(all.filter(({ type }) => type === "gap" || type === "unmapped")).toEqual([]);
    }));

  test("is erased with all that belongs to it, and the twin's rows stay as they were", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, twin);
      const before = await allRows(site.database);
      await plantAll(site, anna);
      const targets = await find(site, anna);
      for (const target of targets) {
        expect(await site.forms.verifyGone!(target, site.ctx)).toEqual({ gone: false, left: 1 });
        const progress = { since: new Date() };
        expect(await site.forms.erase!(target, progress, site.ctx)).toEqual({ kind: "gone" });
        expect(await site.forms.erase!(target, progress, site.ctx)).toEqual({ kind: "gone" });
        expect(await site.forms.verifyGone!(target, site.ctx)).toEqual({ gone: true });
      }
      expect(await find(site, anna)).toEqual([]);
      expect(await allRows(site.database)).toEqual(before);
    }));

  test("stays where a stop comes before the call that destroys", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, anna);
      const before = await allRows(site.database);
      const stopped = formsContext(() => Promise.reject(new Error("stop")));
      for (const target of await find(site, anna)) {
        await expect(site.forms.erase!(target, { since: new Date() }, stopped)).rejects.toThrow("stop");
      }
      expect(await allRows(site.database)).toEqual(before);
    }));

  test("is not erased when the row says something else by then", () =>
    withFormsSite(server, { forms: ["gravity:*"] }, async (site) => {
      await plant.gravity(site.database, { email: anna, at });
      const [target] = await find(site, anna);
      await site.database.query(`UPDATE wp_gf_entry_meta SET meta_value = ? WHERE meta_key = '3'`, [twin]);
      const erasing = site.forms.erase!(target!, { since: new Date() }, site.ctx);
      await expect(erasing).rejects.toMatchObject({ code: "website_forms.row_changed", retry: "unsafe" });
    }));

  test("is left to a person where a form is not listed, names somebody else, or only mentions the client", () =>
    withFormsSite(server, { forms: ["gravity:1", "elementor:*", "cfdb7:*"] }, async (site) => {
      await plant.gravity(site.database, { email: anna, at });
      await plant.gravity(site.database, { email: anna, at, form: "2" });
      await plant.elementor(site.database, { email: twin, at, message: `Please write to ${anna}.` });
      await plant.cfdb7(site.database, { email: anna, at, message: twin });
      await plant.cfdb7(site.database, { email: anna, at, message: "bert@example.com, carl@example.com" });
      await plant.wpforms(site.database, { email: anna, at });
      expect(spelled(await find(site, anna))).toEqual([
        "cfdb7_row form_names_others",
        "cfdb7_row form_names_others",
        "elementor_submission form_mentions_client",
        "gravity_entry",
        "gravity_entry form_not_listed",
        "wpforms_entry form_not_listed",
      ]);
    }));

  test("is never guessed from a row that cannot be read", () =>
    withFormsSite(server, {}, async (site) => {
      await site.database.query(`INSERT INTO wp_db7_forms (form_post_id, form_value, form_date) VALUES (12, ?, ?)`, [
        `a:1:{s:10:"your-email";s:99:"${anna}";}`,
        at,
      ]);
      expect(spelled(await find(site, anna))).toEqual(["cfdb7_row form_row_unreadable"]);
      const gaps = (await items(site, anna)).filter(({ type }) => type === "gap");
      expect(gaps).toEqual([{ type: "gap", reason: "form_rows_by_hand", count: 1 }]);
    }));

  test(
    "is found over hundreds of rows, page by page, each once",
    () =>
      withFormsSite(server, { forms: ["cfdb7:*"] }, async (site) => {
        for (let n = 0; n < 601; n += 1) await plant.cfdb7(site.database, { email: anna, at, message: `Number ${n}` });
        const targets = await find(site, anna, "anna@example.org");
        expect(new Set(targets.map(({ id }) => id)).size).toBe(601);
        expect(targets).toHaveLength(601);
      }),
    30_000,
  );

  test("is found with wildcards and quotes in the address taken as they are", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, "a_na%o'b@example.com");
      await plantAll(site, "anna1o'b@example.com");
      expect(spelled(await find(site, "a_na%o'b@example.com"))).toEqual(kinds);
    }));

  test("is found where a plugin writes the address escaped", () =>
    withFormsSite(server, {}, async ({ forms, ctx, database }) => {
      const email = "an/na@bücher.example";
      await plant.cfdb7(database, { email, at });
      const submission = JSON.stringify({ partial_entry: { 3: "an\\/na@b\\u00fccher.example" } }).replaceAll(
        "\\\\",
        "\\",
      );
      await database.query(
        `INSERT INTO wp_gf_draft_submissions (uuid, form_id, date_created, ip, source_url, submission) VALUES ('0f', 1, ?, '', '', ?)`,
        [at, submission],
      );
      expect(spelled(await forms.find(senderOf(email), client, ctx))).toEqual(["cfdb7_row", "gravity_draft"]);
    }));

  test("is nobody's of a single service", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site, anna);
      expect(await site.forms.find(senderOf(anna), { of: "service", serviceId: 702 }, site.ctx)).toEqual([]);
    }));
});
