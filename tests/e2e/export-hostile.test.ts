import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Json } from "../../src/connectors/connector.ts";
import { startBrowser } from "../support/browser.ts";
import { askForExport, endedExport } from "../support/exports.ts";
import { hostileTexts } from "../support/hostile.ts";
import { hostileAddresses, hostileTwins, type HostileTwins, plainWord } from "../support/hostile-twins.ts";
import { markedTwins } from "../support/marked-twins.ts";
import { withDirectory } from "../support/package-directory.ts";
import { type OpenedPackage, openZip, parseCsv } from "../support/package-reading.ts";
import { openPage } from "../support/page-tree.ts";
import { exportFromSite, type Site, startSite } from "../support/site.ts";
import { spreadsheetCells, wouldEvaluate } from "../support/spreadsheet.ts";

// A client who wrote a trick into every field that WHMCS has, beside one who wrote plain words into the same fields: from
// WHMCS's answers to what a browser, a spreadsheet and a program make of the package, the two differ in their words alone.

let plain: OpenedPackage;
let hostile: OpenedPackage;
let site: Site;
let tricks: HostileTwins["tricks"];
const downloads: { readonly what: string; readonly headers: Headers; readonly bytes: Buffer }[] = [];

beforeAll(async () => {
  const before = markedTwins();
  plain = await exportFromSite(before.world, before.doorAnswers, before.subject.clientId);
  // First the words that stand in a package, so that every trick does.
  const words = plain.paths.filter((path) => path.startsWith("data/")).map((path) => plain.text(path));
  const { twins: after, ...made } = hostileTwins(words.flatMap((text) => text.match(plainWord) ?? []));
  ({ tricks } = made);
  site = await startSite(after.world, after.doorAnswers);
  await download(after.subject.clientId);
}, 90_000);

afterAll(() => site.stop(), 60_000);

async function download(clientId: number): Promise<void> {
  const id = await askForExport(site.service, clientId);
  expect(await endedExport(site.service, id)).toMatchObject({ state: "completed" });
  const { headers, body } = await site.service.call("GET", `/v1/exports/${id}/package`);
  downloads.push({ what: "the owner's", headers, bytes: body as Buffer });
  const link = await site.service.call("POST", `/v1/exports/${id}/link`);
  const page = await fetch((link.body as { url: string }).url);
  downloads.push({ what: "the page of the client's link", headers: page.headers, bytes: Buffer.of() });
  await page.arrayBuffer();
  const handed = await fetch(page.url, { method: "POST" });
  downloads.push({ what: "the client's", headers: handed.headers, bytes: Buffer.from(await handed.arrayBuffer()) });
  hostile = await openZip(body as Buffer);
}

test("every known trick stands in some field of the hostile client", () => {
  const words = hostile.paths.filter((path) => path.startsWith("data/")).map((path) => hostile.text(path));
  const isThere = (text: string): boolean => words.some((one) => one.includes(JSON.stringify(text).slice(1, -1)));
  expect([...hostileTexts, ...hostileAddresses].filter((text) => !isThere(text))).toEqual([]);
});

test("the JSON files hold the very words, and nothing else differs; the move pack leaves blanks around them aside", () => {
  for (const path of plain.paths.filter((one) => /^(?:data|move)\/.*\.json$/.test(one))) {
    const read = (json: Json): Json => (path.startsWith("move/") ? trimmed(json) : json);
    expect([path, read(hostile.json(path))]).toEqual([path, read(withTricks(plain.json(path)))]);
  }
});

const withTricks = (json: Json): Json =>
  mapTexts(json, (text) => tricks.get(text) ?? text.replaceAll(plainWord, (word) => tricks.get(word) ?? word));

const trimmed = (json: Json): Json => mapTexts(json, (text) => text.trim());

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => mapTexts(one, change));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, Json]) => [key, mapTexts(inner, change)]);
  return Object.fromEntries(entries) as Json;
}

test("no cell of a CSV file is one that a spreadsheet evaluates, and rows stay rows", () => {
  for (const path of plain.paths.filter((one) => one.endsWith(".csv"))) {
    const shape = (opened: OpenedPackage): number[] => parseCsv(opened.text(path)).map((row) => row.length);
    expect([path, shape(hostile)]).toEqual([path, shape(plain)]);
    for (const separator of [",", ";", "\t"]) {
      expect(spreadsheetCells(hostile.text(path), separator).filter(wouldEvaluate)).toEqual([]);
    }
  }
});

test("the ZIP has the same files, those of the client under safe names", () => {
  const fixed = (opened: OpenedPackage): string[] =>
    opened.paths.filter((path) => !/^(?:attachments|invoices)\//.test(path));
  expect(fixed(hostile)).toEqual(fixed(plain));
  expect(hostile.paths).toHaveLength(plain.paths.length);
  for (const path of hostile.paths) expect(path).not.toMatch(/[\p{C}\\:*?"<>|]|(?:^|\/)\.|[. ](?:\/|$)|\/\//u);
});

describe("in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser.close());

  test("the page has the same elements and attributes as the plain client's, and runs and loads nothing", () =>
    withDirectory(async (directory) => {
      for (const withoutPolicy of [false, true]) {
        const expected = await openPage(browser, directory, plain.text("index.html"), { withoutPolicy });
        const found = await openPage(browser, directory, hostile.text("index.html"), { withoutPolicy });
        expect(found.tree).toEqual(expected.tree);
        expect({ requests: found.requests, ran: found.ran }).toEqual({ requests: [], ran: false });
      }
    }));
});

test("a download is the ZIP alone, under headers of one plain line each", () => {
  for (const { what, headers, bytes } of downloads) {
    for (const [name, value] of headers)
      expect([what, name, value]).toEqual([what, name, expect.stringMatching(/^[ -~]+$/)]);
    if (bytes.length === 0) continue;
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="?export-[0-9a-f-]{36}\.zip"?$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(bytes.equals(hostile.zip)).toBe(true);
  }
});

test("a megabyte of what nearly is a secret, a name or a number, in every long field, is exported whole", async () => {
  const pieces = [
    "password<",
    "userid ",
    "user id :",
    "viewticket.php?",
    "Staffmark ",
    "a@",
    "a.b-",
    "1 ",
    "<a ",
    "&#",
    ",;=",
  ];
  const long = new Map<string, string>();
  const twins = markedTwins();
  const { world, subject } = twins;
  const fill = (field: string): string => {
    const piece = pieces[long.size % pieces.length] ?? "";
    const isSpread = long.size % 2 === 0;
    const text = isSpread ? piece.repeat(1_000_000 / piece.length) : `${piece}${" ".repeat(1_000_000)}<`;
    long.set(field, text);
    return text;
  };
  const own = <T extends { clientId: number }>(rows: Map<number, T>): T[] =>
    [...rows.values()].filter(({ clientId }) => clientId === subject.clientId);
  for (const email of own(world.emails)) email.message = fill(`emails ${email.id} body`);
  for (const entry of own(world.activity)) entry.description = fill(`activity ${entry.id} description`);
  for (const service of own(world.services)) service.notes = fill(`services ${service.id} notes`);
  for (const quote of own(world.quotes)) quote.proposal = fill(`quotes ${quote.id} proposal`);
  for (const addon of own(world.addons)) addon.notes = fill(`addons ${addon.id} notes`);
  const opened = await exportFromSite(world, twins.doorAnswers, subject.clientId);
  for (const [field, text] of long) {
    const [entity = "", id, name = ""] = field.split(" ");
    const rows = opened.json(`data/whmcs/${entity}.json`) as unknown as Record<string, Json>[];
    const row = rows.find((one) => Object.values(one)[0] === Number(id));
    expect([field, row?.[name] === text]).toEqual([field, true]);
  }
  expect(long.size).toBeGreaterThan(8);
}, 90_000);
