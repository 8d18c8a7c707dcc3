import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Processor } from "../../src/connectors/processor.ts";
import { createFormTables, cfdb7File, plant } from "../support/form-tables.ts";
import {
  databaseUrl,
  formsContext,
  formsNow,
  formsValues,
  grantLeast,
  openForms,
  senderOf,
  withFormsSite,
  type FormsSite,
} from "../support/forms-site.ts";
import { type Database, type Mariadb, startMariadb } from "../support/mariadb.ts";
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

const visitor = "anna@example.com";
const other = "bert@example.com";
const at = "2024-03-01 10:00:00";
const own = "https://www.example.com/wp-content/uploads";
const paths = { gravity: "gravity_forms/1-0f/2025/01/cv.pdf", elementor: "elementor/forms/cv.pdf" } as const;

const withFiles = (run: (site: FormsSite) => Promise<void>): Promise<void> =>
  withFormsSite(server, { filesUrl: website.url, filesKey: website.key }, run);

/** What a person, a purge and an export come to, of the one row of the visitor. */
async function outcomeOf(forms: Processor, plugin: string): Promise<readonly unknown[]> {
  const [target] = await forms.find(senderOf(visitor), { of: "client" }, formsContext());
  const erased = await forms.erase!(target!, { since: formsNow }, formsContext());
  const handed: string[] = [];
  for await (const item of forms.export!(senderOf(visitor), formsContext())) {
    if (item.type === "attachment") handed.push(item.name);
  }
  return [target!.byHand?.reason, erased, await forms.purging!.remove(plugin, formsNow, formsContext()), handed];
}

const byHand = (reason: string, left = 1) => [reason, { kind: "manual", reason }, left, []];

/** Puts another text in the place of the file that a row names. */
async function rename(database: Database, plugin: "gravity" | "elementor", text: string): Promise<void> {
  if (plugin === "gravity")
    await database.query("UPDATE wp_gf_entry_meta SET meta_value = ? WHERE meta_key = '5'", [text]);
  else await database.query("UPDATE wp_e_submissions_values SET value = ? WHERE `key` = 'upload'", [text]);
}

describe("a visitor who names a file that is not theirs", () => {
  test.each(["gravity", "elementor"] as const)(
    "in a text field of %s has their row removed, and not the file",
    (plugin) =>
      withFiles(async ({ database, forms }) => {
        await website.put(paths[plugin]);
        await plant[plugin](database, { email: visitor, at, message: `${own}/${paths[plugin]}` });
        expect(await outcomeOf(forms, plugin)).toEqual([undefined, { kind: "gone" }, 0, []]);
        expect(website.has(paths[plugin])).toBe(true);
      }),
  );

  test.each([
    ["on another host", "https://nobody.example/wp-content/uploads/FOLDER/cv.pdf", "FOLDER/cv.pdf"],
    [
      "on a host that only begins like the site's",
      `${own.replace(".com", ".com.example.org")}/FOLDER/cv.pdf`,
      "FOLDER/cv.pdf",
    ],
    ["of another site of the network", `${own}/sites/2/FOLDER/cv.pdf`, "sites/2/FOLDER/cv.pdf"],
    ["that guards the folder", `${own}/FOLDER/.htaccess`, "FOLDER/.htaccess"],
    ["in a folder with a dot", `${own}/FOLDER/.well/cv.pdf`, "FOLDER/.well/cv.pdf"],
    ["that hides the folder's list", `${own}/FOLDER/index.php`, "FOLDER/index.php"],
    ["with a backslash", `${own}/FOLDER/a%5Cb`, "FOLDER/a\\b"],
    ["with a control character", `${own}/FOLDER/a%07b`, "FOLDER/a\u0007b"],
    ["beside its own", `${own}/FOLDER/cv.pdf,${own}/2025/01/logo.png`, "FOLDER/cv.pdf"],
  ])("%s has the row left to a person, and the file stays", (_, url, path) =>
    withFiles(async ({ database, forms }) => {
      for (const [plugin, folder] of [
        ["gravity", "gravity_forms"],
        ["elementor", "elementor/forms"],
      ] as const) {
        const file = path.replace("FOLDER", folder);
        await website.put(file);
        await plant[plugin](database, { email: visitor, at, files: ["cv.pdf"] });
        await rename(database, plugin, url.replaceAll("FOLDER", folder));
        expect(await outcomeOf(forms, plugin)).toEqual(byHand("form_files_by_hand"));
        expect(website.has(file)).toBe(true);
        await forms.purging!.remove(plugin, formsNow, formsContext());
        await database.query(plugin === "gravity" ? "DELETE FROM wp_gf_entry" : "DELETE FROM wp_e_submissions");
      }
    }),
  );

  test.each([
    ["of another day", cfdb7File("2023-01-01 10:00:00", "cv.pdf")],
    ["that CFDB7 did not copy", "index.html"],
    ["that guards the folder", ".htaccess"],
  ])("through CFDB7, which keeps whatever a request calls a file, cannot name one %s", (_, file) =>
    withFiles(async ({ database, forms }) => {
      await website.put(`cfdb7_uploads/${file}`);
      const id = await plant.cfdb7(database, { email: visitor, at, files: ["x"] });
      const named = cfdb7File(at, "x");
      await database.query("UPDATE wp_db7_forms SET form_value = REPLACE(form_value, ?, ?) WHERE form_id = ?", [
        `s:${named.length}:"${named}"`,
        `s:${file.length}:"${file}"`,
        id,
      ]);
      expect(await outcomeOf(forms, "cfdb7")).toEqual(byHand("form_files_by_hand"));
      expect(website.has(`cfdb7_uploads/${file}`)).toBe(true);
    }),
  );
});

describe("a file that another row names", () => {
  const name = "Caf\u00e9 menu.pdf";
  const path = `elementor/forms/${name}`;
  const encoded = `${own}/${encodeURI(path)}`;
  /** Who names it, and how. */
  const namings: readonly (readonly [string, (database: Database) => Promise<unknown>])[] = [
    [
      "another site of the network",
      (db) => plant.gravity(db, { email: other, at, message: `${own}/${path}` }, "wp_2_"),
    ],
    [
      "another plugin, percent by percent",
      (db) => plant.flamingo(db, { email: other, at, message: encoded.toLowerCase() }),
    ],
    [
      "another plugin, as JSON writes it",
      (db) => plant.gravity(db, { email: other, at, message: asJson(`${own}/${path}`) }),
    ],
    ["a draft", (db) => plantNamingDraft(db, asJson(`${own}/${path}`))],
    ["another plugin, as HTML writes it", (db) => plant.cfdb7(db, { email: other, at, message: `${own}/${path}` })],
    ["a row that cannot be read", (db) => plantUnreadable(db, path)],
  ];

  test.each(namings)("(%s) is nobody's to delete, nor to be handed", (_, name_) =>
    withFiles(async ({ database, forms }) => {
      await createFormTables(database, "wp_2_");
      await website.put(path);
      await plant.elementor(database, { email: visitor, at, files: ["x.pdf"] });
      await rename(database, "elementor", encoded);
      await name_(database);
      expect(await outcomeOf(forms, "elementor")).toEqual(byHand("form_file_shared"));
      expect(website.has(path)).toBe(true);
    }),
  );

  test("is deleted in the spelling in which it lies there, where no other row names it", () =>
    withFiles(async ({ database, forms }) => {
      await website.put(path);
      await plant.elementor(database, { email: visitor, at, files: ["x.pdf"] });
      await rename(database, "elementor", encoded);
      await plant.elementor(database, { email: other, at: "2026-03-01 10:00:00", files: ["menu.pdf"] });
      await forms.purging!.remove("elementor", formsNow, formsContext());
      expect(website.has(path)).toBe(false);
    }));
});

test("without the rights to read which fields take files, rows with files are a person's, and the check says so", () =>
  withFiles(async ({ database }) => {
    await grantLeast(database);
    const account = `'${database.name}'@'localhost'`;
    const url = databaseUrl(server, database, database.name, "pw");
    const values = formsValues(url, { filesUrl: website.url, filesKey: website.key });
    const upload = async () => {
      const forms = openForms(values);
      try {
        const found = await forms.find(senderOf(visitor), { of: "client" }, formsContext());
        const check = (await forms.check(formsContext())).find(({ code }) => code === "website_forms.upload_fields");
        return [check?.state, ...found.map(({ byHand: why }) => why?.reason)];
      } finally {
        await forms.close();
      }
    };
    await plant.gravity(database, { email: visitor, at, files: ["cv.pdf"] });
    expect(await upload()).toEqual(["ok", undefined]);
    await database.query(`REVOKE SELECT ON ${database.name}.wp_gf_form_meta FROM ${account}`);
    expect(await upload()).toEqual(["missing", "form_files_by_hand"]);
    await database.query(`GRANT SELECT ON ${database.name}.wp_gf_form_meta TO ${account}`);
    await database.query(`REVOKE SELECT ON ${database.name}.wp_options FROM ${account}`);
    expect(await upload()).toEqual(["missing", "form_files_by_hand"]);
  }));

/** A JSON list of one text, as PHP writes it. */
function asJson(text: string): string {
  const escaped = text.replaceAll("/", String.raw`\/`).replaceAll("\u00e9", String.raw`\u00e9`);
  return `["${escaped}"]`;
}

async function plantNamingDraft(database: Database, json: string): Promise<void> {
  await database.query(
    "INSERT INTO wp_gf_draft_submissions (uuid, email, form_id, date_created, ip, source_url, submission) VALUES ('d1', '', 1, ?, '', '', ?)",
    [at, `{"partial_entry":{"3":"${other}","5":${json}}}`],
  );
}

async function plantUnreadable(database: Database, path: string): Promise<void> {
  await database.query("INSERT INTO wp_db7_forms (form_post_id, form_value, form_date) VALUES (12, ?, ?)", [
    `a:1:{s:99:"${path}`,
    at,
  ]);
}
