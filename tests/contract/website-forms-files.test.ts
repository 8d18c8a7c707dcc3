import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ExportAttachment } from "../../src/connectors/connector.ts";
import type { Processor } from "../../src/connectors/processor.ts";
import { cfdb7File, type Sent, plant } from "../support/form-tables.ts";
import {
  formsContext,
  formsValues,
  openForms,
  senderOf,
  withFormsSite,
  type FormsSite,
} from "../support/forms-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
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

const anna = "anna@example.com";
const sent: Sent = { email: anna, at: "2026-03-01 10:00:00", files: ["cv.pdf", "photo.jpg"] };
const client = { of: "client" } as const;
const plugins = ["cfdb7", "wpforms", "gravity", "elementor"] as const;
const pathsOf = {
  cfdb7: ["cv.pdf", "photo.jpg"].map((file) => `cfdb7_uploads/${cfdb7File(sent.at, file)}`),
  wpforms: ["wpforms/7-0f/cv.pdf", "wpforms/7-0f/photo.jpg"],
  gravity: ["gravity_forms/1-0f/2025/01/cv.pdf", "gravity_forms/1-0f/2025/01/photo.jpg"],
  elementor: ["elementor/forms/cv.pdf", "elementor/forms/photo.jpg"],
} as const;

function withFiles(run: (site: FormsSite) => Promise<void>): Promise<void> {
  return withFormsSite(server, { filesUrl: website.url, filesKey: website.key }, run);
}

async function attachments(forms: Processor): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const item of forms.export!(senderOf(anna), formsContext())) {
    if (item.type === "gap") found.push(`gap ${item.reason} ${item.count}`);
    if (item.type === "attachment") found.push(`${item.folder}/${item.name} ${await textOf(item)}`);
  }
  return found;
}

async function textOf({ data }: ExportAttachment): Promise<string> {
  if (data instanceof Uint8Array) return new TextDecoder().decode(data);
  const pieces: Uint8Array[] = [];
  for await (const piece of data) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

describe("files sent with a form", () => {
  test.each(plugins)("of %s are exported, and deleted before the row that names them", (plugin) =>
    withFiles(async ({ database, forms, ctx }) => {
      const id = await plant[plugin](database, sent);
      for (const path of pathsOf[plugin]) await website.put(path, `bytes of ${path}`);
      expect(await attachments(forms)).toEqual(
        pathsOf[plugin].map((path) => `${plugin}-wp_${id}/${path.split("/").at(-1)} bytes of ${path}`),
      );
      const [target] = await forms.find(senderOf(anna), client, ctx);
      expect(target!.byHand).toBeUndefined();
      expect(await forms.erase!(target!, { since: new Date() }, ctx)).toEqual({ kind: "gone" });
      expect(pathsOf[plugin].map((path) => website.has(path))).toEqual([false, false]);
      expect(await forms.find(senderOf(anna), client, ctx)).toEqual([]);
    }),
  );

  test("that went in an erasure which broke off do not keep the next one from ending", () =>
    withFiles(async ({ database, forms, ctx }) => {
      await plant.wpforms(database, sent);
      for (const path of pathsOf.wpforms) await website.put(path);
      const [target] = await forms.find(senderOf(anna), client, ctx);
      let calls = 0;
      const broken = formsContext(() => ((calls += 1) > 2 ? Promise.reject(new Error("killed")) : Promise.resolve()));
      await expect(forms.erase!(target!, { since: new Date() }, broken)).rejects.toThrow("killed");
      expect(pathsOf.wpforms.map((path) => website.has(path))).toEqual([false, false]);
      expect(await forms.verifyGone!(target!, ctx)).toEqual({ gone: false, left: 1 });
      expect(await attachments(forms)).toEqual(["gap form_file_gone 2"]);
      expect(await forms.erase!(target!, { since: new Date() }, ctx)).toEqual({ kind: "gone" });
    }));

  test("stay with their row, for a person, where no must-use plugin is set up", () =>
    withFormsSite(server, {}, async ({ database, forms, ctx }) => {
      await plant.gravity(database, sent);
      const [target] = await forms.find(senderOf(anna), client, ctx);
      expect(target!.byHand).toEqual({ reason: "form_files_by_hand" });
      expect(await attachments(forms)).toEqual(["gap form_files_out_of_reach 2"]);
    }));

  test("that another submission names too are nobody's to delete", () =>
    withFiles(async ({ database, forms, ctx }) => {
      await plant.elementor(database, sent);
      await plant.elementor(database, { ...sent, email: "bert@example.com", files: ["cv.pdf"] });
      const [target] = await forms.find(senderOf(anna), client, ctx);
      expect(target!.byHand).toEqual({ reason: "form_file_shared" });
    }));

  test("are not what a visitor types into a message, or an address of another folder", () =>
    withFiles(async ({ database, forms, ctx }) => {
      const elsewhere = "https://www.example.com/wp-content/uploads/2025/01/logo.png";
      const inText = "Look at https://www.example.com/wp-content/uploads/elementor/forms/cv.pdf please";
      for (const message of [elsewhere, inText]) await plant.elementor(database, { email: anna, at: sent.at, message });
      for (const path of ["2025/01/logo.png", "elementor/forms/cv.pdf"]) await website.put(path);
      for (const target of await forms.find(senderOf(anna), client, ctx)) {
        expect(await forms.erase!(target, { since: new Date() }, ctx)).toEqual({ kind: "gone" });
      }
      expect([website.has("2025/01/logo.png"), website.has("elementor/forms/cv.pdf")]).toEqual([true, true]);
    }));

  test.each([
    ["the key is wrong", { filesKey: "x".repeat(40) }, "connector.unauthenticated"],
    ["the website is away", { filesUrl: "http://127.0.0.1:9" }, "connector.unreachable"],
  ])("and their row stay while %s", async (_, values, code) => {
    await withFiles(async ({ database, url, ctx }) => {
      await plant.cfdb7(database, sent);
      const forms = openForms(formsValues(url, { filesUrl: website.url, filesKey: website.key, ...values }));
      try {
        const [target] = await forms.find(senderOf(anna), client, ctx);
        await expect(forms.erase!(target!, { since: new Date() }, ctx)).rejects.toMatchObject({ code });
        expect(await forms.verifyGone!(target!, ctx)).toEqual({ gone: false, left: 1 });
      } finally {
        await forms.close();
      }
    });
  });
});
