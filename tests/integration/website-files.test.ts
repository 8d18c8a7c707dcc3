import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { startWebsiteFiles, type WebsiteFiles } from "../support/website-files.ts";

let site: WebsiteFiles;

beforeEach(async () => {
  site = await startWebsiteFiles();
});

afterEach(() => site.stop());

const path = "wpforms/7-0f/cv.pdf";

describe("the must-use plugin for the files of forms", () => {
  test("tells whether a file is there, sends its bytes, and deletes it, twice without harm", async () => {
    await site.put(path, "the bytes");
    expect(await site.post("files", { action: "exists", path })).toEqual({ status: 200, text: '{"exists":true}' });
    expect(await site.post("files/content", { path })).toEqual({ status: 200, text: "the bytes" });
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await site.post("files", { action: "delete", path })).toEqual({ status: 200, text: '{"exists":false}' });
    }
    expect(site.has(path)).toBe(false);
    expect((await site.post("files/content", { path })).status).toBe(404);
  });

  test.each([
    ["no key", {}],
    ["another key", { "x-whmcs-gdpr-key": "l".repeat(40) }],
    ["the key without TLS", { "x-whmcs-gdpr-key": "k".repeat(40), "x-plain": "1" }],
  ])("does nothing for a call with %s", async (_, headers) => {
    await site.put(path);
    expect((await site.post("files", { action: "delete", path }, headers)).status).toBe(401);
    expect((await site.post("files/content", { path }, headers)).status).toBe(401);
    expect(site.has(path)).toBe(true);
  });

  test.each([
    ["another folder of uploads", "2025/01/logo.png"],
    ["a parent", "wpforms/../2025/01/logo.png"],
    ["a parent at the start", "../router.php"],
    ["an absolute path", "/etc/hostname"],
    ["an empty step", "wpforms//cv.pdf"],
    ["a NUL", "wpforms/cv.pdf\0.png"],
    ["a backslash", "wpforms\\..\\..\\router.php"],
    ["the folder itself", "wpforms"],
    ["a directory", "wpforms/7-0f"],
    ["what guards a folder", "wpforms/.htaccess"],
    ["a folder with a dot", "wpforms/.well/cv.pdf"],
    ["what hides a folder's list", "wpforms/7-0f/index.php"],
    ["what hides it in another spelling", "wpforms/Index.HTML"],
    ["a number", 7],
  ])("refuses %s", async (_, refused) => {
    await site.put(path);
    for (const there of ["2025/01/logo.png", "wpforms/.htaccess", "wpforms/.well/cv.pdf"]) await site.put(there);
    for (const there of ["wpforms/7-0f/index.php", "wpforms/Index.HTML"]) await site.put(there);
    for (const action of ["exists", "delete"]) {
      expect((await site.post("files", { action, path: refused })).status).toBe(400);
    }
    expect((await site.post("files/content", { path: refused })).status).toBe(400);
    expect([site.has(path), site.has("2025/01/logo.png"), site.has("../router.php")]).toEqual([true, true, true]);
  });

  test("says in words of its own that a file cannot be deleted, and not as if it were broken", async () => {
    await site.put("wpforms/stuck.pdf");
    const answer = await site.post("files", { action: "delete", path: "wpforms/stuck.pdf" });
    expect([answer.status, answer.text.slice(0, 1), site.has("wpforms/stuck.pdf")]).toEqual([409, "{", true]);
  });

  test("follows no link that leads out", async () => {
    await site.put(path);
    await site.put("2025/01/logo.png");
    await symlink(join(site.root, "uploads/2025"), join(site.root, "uploads/wpforms/out"));
    await symlink(join(site.root, "router.php"), join(site.root, "uploads/wpforms/out.php"));
    for (const linked of ["wpforms/out/01/logo.png", "wpforms/out.php"]) {
      expect((await site.post("files", { action: "delete", path: linked })).status).toBe(400);
      expect((await site.post("files/content", { path: linked })).status).toBe(400);
    }
    expect([site.has("2025/01/logo.png"), site.has("../router.php")]).toEqual([true, true]);
  });

  test("reaches the uploads of every site of a network from one of them", async () => {
    const further = "sites/2/gravity_forms/1-0f/2025/01/photo.jpg";
    await site.put(further);
    const headers = { "x-whmcs-gdpr-key": site.key, "x-site": "2" };
    const answer = await site.post("files", { action: "delete", path: further }, headers);
    expect([answer.text, site.has(further)]).toEqual(['{"exists":false}', false]);
  });

  test("knows no other action", async () => {
    expect((await site.post("files", { action: "move", path })).status).toBe(400);
  });
});
