import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ZipFile } from "yazl";
import { hash, unpackPackage } from "../../../scripts/demo/package.ts";
import type { Proof, Story } from "../../../scripts/demo/stage.ts";
import { areAllKept, formatSummary, judge } from "../../../scripts/demo/summary.ts";
import { cast, createWorld, describeClient, watchAccount } from "../../../scripts/demo/world.ts";

function story(...proofs: Proof[]): Story {
  return { title: "a story", promise: "a promise", prove: () => proofs };
}

describe("the demo's verdict", () => {
  const holding: Proof = { shows: "it holds", holds: true };
  const failing: Proof = { shows: "it does not", holds: false };

  test("is good only when every proof of every story holds", () => {
    expect(areAllKept(judge([story(holding), story(holding, holding)]))).toBe(true);
    expect(areAllKept(judge([story(holding), story(holding, failing)]))).toBe(false);
  });

  test("is bad without stories, and for a story without proof", () => {
    expect(areAllKept([])).toBe(false);
    expect(areAllKept(judge([story(holding), story()]))).toBe(false);
  });

  test("shows each proof with its own result", () => {
    const table = formatSummary(judge([story(holding, failing)]));
    expect(table).toMatch(/it holds +\S*ok/);
    expect(table).toMatch(/it does not +\S*FAILED/);
  });
});

describe("a package, unpacked", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "demo-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function unpack(content: string) {
    const files = [{ path: "data/a.json", bytes: 2, sha256: hash(Buffer.from("[]")), mediaType: "", records: 0 }];
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(JSON.stringify({ files })), "manifest.json");
    zip.addBuffer(Buffer.from(content), "data/a.json");
    if (content !== "[]") zip.addBuffer(Buffer.from("x"), "unlisted.txt");
    zip.end();
    return unpackPackage(await buffer(zip.outputStream.pipe(new PassThrough())), join(folder, "package"));
  }

  test("has nothing wrong when every file is as the manifest says", async () => {
    expect((await unpack("[]")).wrong).toEqual([]);
    expect(readFileSync(join(folder, "package/data/a.json"), "utf8")).toBe("[]");
  });

  test("names a file that was changed and one that is not listed", async () => {
    expect((await unpack("{}")).wrong).toEqual(["data/a.json", "unlisted.txt"]);
  });
});

describe("the demo's eyes", () => {
  test("see every kind of change to the twin: a record, a shared login, its account on the panel", () => {
    const world = createWorld();
    const before = describeClient(world, cast.twin);
    expect(describeClient(world, cast.twin)).toBe(before);

    const login = world.users.get(cast.sharedUser);
    if (login !== undefined) login.firstname = "Other";
    const afterLogin = describeClient(world, cast.twin);
    expect(afterLogin).not.toBe(before);

    for (const [id, contact] of world.contacts) if (contact.clientId === cast.twin) world.contacts.delete(id);
    const afterContact = describeClient(world, cast.twin);
    expect(afterContact).not.toBe(afterLogin);

    for (const panel of world.panels.values()) panel.clear();
    expect(describeClient(world, cast.twin)).not.toBe(afterContact);
  });

  test("see an account go from the panel after WHMCS has forgotten its name", () => {
    const world = createWorld();
    const { serviceId } = cast.closing;
    const isOnPanel = watchAccount(world, serviceId);
    const service = world.services.get(serviceId);
    if (service !== undefined) service.username = "";
    expect(isOnPanel()).toBe(true);
    for (const panel of world.panels.values()) panel.clear();
    expect(isOnPanel()).toBe(false);
  });
});
