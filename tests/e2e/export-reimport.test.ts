import { beforeAll, describe, expect, test } from "@jest/globals";
import type { World } from "../../simulators/whmcs/installation.ts";
import { CLIENT_FLAGS } from "../../simulators/whmcs/world.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { type ImportedWorld, importPackage, rowsOf } from "../support/import-package.ts";
import { hostileTwins } from "../support/hostile-twins.ts";
import { markedTwins, type MarkedTwins } from "../support/marked-twins.ts";
import type { OpenedPackage } from "../support/package-reading.ts";
import { exportFromSite } from "../support/site.ts";
import { textsIn } from "../support/twins.ts";

// Another host takes a package and nothing else, puts it into a WHMCS of its own, and exports that: the two packages are alike.
// Whatever the data map masks or leaves out is so in both; nothing else may differ.

const entities = whmcsDataMap.map(({ entity }) => entity);

/** A package and what came of it. */
interface Returned {
  readonly original: OpenedPackage;
  readonly imported: ImportedWorld;
  readonly again: OpenedPackage;
}

async function exportTwice({ world, doorAnswers, subject: { clientId } }: MarkedTwins): Promise<Returned> {
  setUnusualValues(world, clientId);
  const original = await exportFromSite(world, doorAnswers, clientId);
  const imported = importPackage(original);
  return { original, imported, again: await exportFromSite(imported.world, imported.doorAnswers, clientId) };
}

/** What nobody writes as text is other than WHMCS's default as well, so that forgetting it would show. */
function setUnusualValues(world: World, clientId: number): void {
  const rows = <T extends { clientId: number }>(table: Map<number, T>): T[] =>
    [...table.values()].filter((row) => row.clientId === clientId);
  const client = world.clients.get(clientId);
  if (client === undefined) throw new Error("no client");
  for (const flag of CLIENT_FLAGS) client.flags[flag] = true;
  Object.assign(client, { language: "french", credit: "12.50", emailVerified: false });
  Object.assign(client.mailPreferences, { general: false, invoice: false });
  world.currencies.set(1, { id: 1, code: "GBP", prefix: "£", suffix: "" });
  for (const service of rows(world.services)) {
    const usage = { diskusage: 11, disklimit: 12, bwusage: 13, bwlimit: 14 };
    Object.assign(service, {
      qty: 3,
      promoid: 7,
      overideautosuspend: "on",
      overidesuspenduntil: "2027-02-03",
      ...usage,
    });
  }
  for (const domain of rows(world.domains)) {
    const flags = { dnsmanagement: true, emailforwarding: true, idprotection: true, donotrenew: true };
    Object.assign(domain, { regtype: "Transfer", regperiod: 2, promoid: 8, ...flags });
  }
  for (const invoice of rows(world.invoices)) {
    Object.assign(invoice, {
      credit: "1.00",
      tax: "2.10",
      taxrate: "21.000",
      payMethodId: 1,
      date_refunded: invoice.datepaid,
    });
    for (const line of invoice.items) line.relid = 3;
  }
  for (const transaction of rows(world.transactions))
    Object.assign(transaction, { fees: "0.35", refundId: 2, currency: 1 });
  for (const credit of rows(world.credits)) credit.relid = 4;
  for (const addon of rows(world.addons)) Object.assign(addon, { addonid: 5, orderId: 1, setupfee: "9.00" });
  for (const order of rows(world.orders)) Object.assign(order, { contactId: 1, invoiceId: 1 });
}

describe.each([
  ["of plain words", (): MarkedTwins => markedTwins()],
  ["of a client who wrote a trick into every field", (): MarkedTwins => hostileTwins().twins],
])("a package %s that was put into a fresh WHMCS and exported from there", (_whose, make) => {
  let original: OpenedPackage;
  let again: OpenedPackage;
  let imported: ImportedWorld;

  beforeAll(async () => {
    ({ original, imported, again } = await exportTwice(make()));
  }, 90_000);

  test.each(entities)("has as many %s as the first, and the very same ones in the same order", (entity) => {
    expect(rowsOf(original, entity).length).toBeGreaterThan(0);
    expect(rowsOf(again, entity)).toEqual(rowsOf(original, entity));
    expect(again.text(`csv/whmcs/${entity}.csv`)).toBe(original.text(`csv/whmcs/${entity}.csv`));
  });

  test.each(["domains", "services", "mailboxes"])("tells the next host the same about %s", (list) => {
    expect(again.json(`move/${list}.json`)).toEqual(original.json(`move/${list}.json`));
  });

  test("has the same files under the same names, byte by byte: attachments, uploads and printed invoices", () => {
    const filesOf = (opened: OpenedPackage): string[] =>
      opened.paths.filter((path) => /^(?:attachments|invoices)\//.test(path));
    expect(filesOf(original).length).toBeGreaterThan(8);
    expect(filesOf(again)).toEqual(filesOf(original));
    for (const path of filesOf(original)) expect([path, again.bytes(path)]).toEqual([path, original.bytes(path)]);
  });

  test("was complete both times, and left out nothing for want of knowing it", () => {
    for (const opened of [original, again]) {
      const whmcs = opened.manifest().sources.find(({ name }) => name === "whmcs");
      expect(whmcs).toMatchObject({ status: "complete" });
      expect(whmcs?.gaps).toBeUndefined();
    }
  });

  test("came from the first package alone: of what that did not hold, the fresh WHMCS knows nothing", () => {
    const words = original.paths.map((path) => original.text(path)).join("\n");
    const known = textsIn(imported.world).flatMap(([path, text]) => {
      return (path.endsWith("/data") ? Buffer.from(text, "base64").toString() : text).match(/planted-[\w.@-]+/g) ?? [];
    });
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((mark) => !words.includes(mark))).toEqual([]);
    expect(JSON.stringify([...textsIn(imported.world)])).not.toContain("planted-b-");
  });
});
