import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openForms, formsContext, formsValues, senderOf } from "../support/forms-site.ts";
import { plant } from "../support/form-tables.ts";
import { withFormPurge, withOtherSettings } from "../support/form-purge-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { never } from "../support/purges.ts";
import { startWebsiteFiles, type WebsiteFiles } from "../support/website-files.ts";
import { purgeDocuments } from "../../workers/purge.ts";

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

const at = "2024-02-29 12:00:00";
const folder = "wpforms/7-0f";
const here = (name: string): string => join(website.root, "uploads", folder, name);
const withFiles = () => ({ values: { forms: ["wpforms:*"], filesUrl: website.url, filesKey: website.key } });

/** What the website does not let go of, as rows name it. */
const stubborn: readonly (readonly [string, string, () => Promise<unknown>])[] = [
  ["a directory", "folder.pdf", () => mkdir(here("folder.pdf"))],
  ["a link", "link.pdf", () => symlink(here("young.pdf"), here("link.pdf"))],
  ["undeletable", "stuck.pdf", () => website.put(`${folder}/stuck.pdf`)],
];

beforeEach(async () => {
  await mkdir(dirname(here("x")), { recursive: true });
});

describe("a file that the website does not let go of", () => {
  test.each(stubborn)("because it is %s keeps its own row alone from the purge", (_, name, make) =>
    withFormPurge(server, withFiles(), async (on) => {
      await make();
      const stays = await plant.wpforms(on.database, { email: "anna@example.com", at, files: [name] });
      await plant.wpforms(on.database, { email: "bert@example.com", at, files: ["cv.pdf"] });
      await website.put(`${folder}/cv.pdf`);
      await on.sweep();
      await on.turn();
      await on.release();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_wpforms done 1 form_rows_left"] });
      const left = await on.database.query<{ id: string }>(
        "SELECT CAST(entry_id AS CHAR) AS id FROM wp_wpforms_entries",
      );
      expect(left.map(({ id }) => id)).toEqual([stays]);
      expect(website.has(`${folder}/cv.pdf`)).toBe(false);
      expect(await on.tasks()).toContain("form_rows_by_hand");
    }),
  );

  test.each(stubborn)("because it is %s leaves the erasure of its row to a person", (_, name, make) =>
    withFormPurge(server, withFiles(), async ({ database, forms, ctx }) => {
      await make();
      await plant.wpforms(database, { email: "anna@example.com", at, files: [name] });
      const [target] = await forms.find(senderOf("anna@example.com"), { of: "client" }, ctx);
      const erased = await forms.erase!(target!, { since: new Date() }, ctx);
      expect(erased).toEqual({ kind: "manual", reason: "form_files_by_hand" });
      expect(await forms.verifyGone!(target!, ctx)).toEqual({ gone: false, left: 1 });
    }),
  );

  test.each([
    ["is away", { filesUrl: "http://127.0.0.1:9" }, "connector.unreachable"],
    ["takes another key", { filesKey: "x".repeat(40) }, "connector.unauthenticated"],
  ])("while the website %s holds up the purge of rows with files, and loses none", async (_, values, code) =>
    withFormPurge(server, withFiles(), async (on) => {
      await plant.wpforms(on.database, { email: "anna@example.com", at, files: ["cv.pdf"] });
      await website.put(`${folder}/cv.pdf`);
      const forms = openForms(formsValues(on.url, { ...withFiles().values, ...values }));
      try {
        const purging = forms.purging!.remove("wpforms", new Date("2026-11-23"), formsContext());
        await expect(purging).rejects.toMatchObject({ code });
      } finally {
        await forms.close();
      }
      expect(website.has(`${folder}/cv.pdf`)).toBe(true);
      await on.sweep();
      await on.turn();
      await on.release();
      const away = withOtherSettings(on, { ...withFiles().values, filesUrl: "http://127.0.0.1:9" });
      await purgeDocuments(away)((await on.purge())!.id, never);
      expect(await on.purge()).toMatchObject({ state: "scheduled", reason: "connector.unreachable" });
      await away.processors.get("website_forms")!.close();
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: ["purge_wpforms done 1"] });
    }),
  );
});
