import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { copyIdentity } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsDoor, type WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { openLedger } from "../../src/ledger/open.ts";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import { type Proxy, startProxy } from "../support/proxy.ts";
import { shortPolicy, startService, until } from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { unhostedTwins } from "../support/twins.ts";
import { addonToken, startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// The books of a client who is anonymised, on a real database with the real addon: WHMCS prints from its tables before and
// after, and whoever kills the service in between changes nothing.

const mark = "plantedmark";
const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
}, 60_000);

/** Which of a client's invoices WHMCS froze the client into: all, none, or those since the setting was switched on. */
type Snapshots = "on" | "off" | "switched on half-way";

interface Site {
  readonly whmcs: WhmcsWithAddon;
  readonly door: WhmcsDoor;
  readonly clientId: number;
  /** The client's invoices within retention. */
  readonly retained: readonly number[];
  /** Those without a snapshot among them. */
  readonly exposed: readonly number[];
}

const env = (proxy: Proxy | undefined) => (proxy === undefined ? {} : { WHMCS_DOOR_URL: proxy.url });

async function openSite(snapshots: Snapshots, proxy?: Proxy): Promise<Site> {
  const { world, subject } = unhostedTwins(mark);
  const { clientId } = subject;
  const client = world.clients.get(clientId);
  if (client !== undefined) client.status = "Closed";
  for (let number = 1; number <= 4; number += 1) {
    const date = `202${number}-06-01`;
    const amounts = { tax: "2.72", taxrate: "21.000", credit: "1.00" };
    addInvoice(world, { clientId, invoicenum: `R-${number}`, date, duedate: date, status: "Paid", ...amounts });
  }
  const own = [...world.invoices.values()].filter((invoice) => invoice.clientId === clientId);
  for (const invoice of own) {
    const isFrozen = snapshots === "on" || (snapshots !== "off" && invoice.date >= "2023-01-01");
    if (isFrozen && client !== undefined) invoice.snapshot = copyIdentity(client);
    else delete invoice.snapshot;
  }
  const whmcs = await startWhmcsWithAddon({ world, env: env(proxy) });
  closers.push(() => whmcs.stop());
  proxy?.lead(whmcs.php.doorUrl);
  await insertInvoices(world, whmcs);
  const httpClient = createHttpClient({ baseUrl: whmcs.php.url, userAgent: "test" });
  closers.push(() => httpClient.close());
  const secrets = [whmcs.keys.webhookSecret];
  const door = createWhmcsDoor({
    url: whmcs.php.doorUrl,
    secrets,
    httpClient,
    clock: systemClock,
    refuseWrites: false,
  });
  const retained = own.filter(({ date }) => date >= "2020-01-01");
  const exposed = retained.filter(({ snapshot }) => snapshot === undefined);
  return { whmcs, door, clientId, retained: retained.map(({ id }) => id), exposed: exposed.map(({ id }) => id) };
}

async function insertInvoices(world: World, { php }: WhmcsWithAddon): Promise<void> {
  for (const { id, clientId, invoicenum, date, items, snapshot } of world.invoices.values()) {
    await php.sql("INSERT INTO tblinvoices SET ?", [{ id, userid: clientId, invoicenum, date, status: "Paid" }]);
    for (const { description, amount } of items) {
      await php.sql("INSERT INTO tblinvoiceitems SET ?", [{ invoiceid: id, userid: clientId, description, amount }]);
    }
    if (snapshot === undefined) continue;
    const clientsdetails = JSON.stringify(snapshot);
    await php.sql("INSERT INTO mod_invoicedata SET ?", [{ invoiceid: id, clientsdetails, customfields: "" }]);
  }
}

/** SHA-256 of every retained invoice as WHMCS prints it now, by id. */
async function printed({ door, clientId, retained }: Site): Promise<Record<number, string>> {
  const hashes: Record<number, string> = {};
  for (const id of retained) {
    const file = await door.invoicePdf(clientId, id);
    if (file.kind !== "file") throw new Error(file.kind);
    const hash = createHash("sha256");
    for await (const piece of file.body) hash.update(piece);
    hashes[id] = hash.digest("hex");
  }
  return hashes;
}

/** Numbers, totals, VAT, dates and all else that WHMCS's API tells of the client's invoices. */
const told = ({ whmcs, clientId }: Site): unknown =>
  structuredClone([...whmcs.sim.world.invoices.values()].filter((invoice) => invoice.clientId === clientId));

type Asking = Pick<WhmcsWithAddon["service"], "call">;

async function anonymise(service: Asking, clientId: number): Promise<string> {
  const { status, body } = await service.call("POST", "/v1/anonymizations", { clientId });
  expect(status).toBe(202);
  return (body as Duty).id;
}

async function completed(service: Asking, id: string): Promise<Duty> {
  return until("the anonymisation to end", async () => {
    const { body } = await service.call("GET", `/v1/anonymizations/${id}`);
    return (body as Duty).state === "completed" && (body as Duty);
  });
}

const stepOf = (duty: Duty, action: string): object | undefined => duty.steps.find((step) => step.action === action);

async function sealedHashes({ clientId, exposed }: Site, service: Asking): Promise<Record<number, string>> {
  const hashes: Record<number, string> = {};
  for (const id of exposed) {
    const { status, headers, body } = await service.call("GET", `/v1/clients/${clientId}/documents/${id}/pdf`);
    expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
    hashes[id] = createHash("sha256")
      .update(body as Buffer)
      .digest("hex");
  }
  return hashes;
}

test.each<[Snapshots, number]>([
  ["on", 0],
  ["off", 6],
  ["switched on half-way", 2],
])(
  "with snapshots %s every retained invoice is told and printed as before, those without one lie sealed as they were, and the letter leaves no trace",
  async (snapshots, exposed) => {
    const site = await openSite(snapshots);
    const { whmcs, clientId } = site;
    expect(site.exposed).toHaveLength(exposed);
    const [booksBefore, pdfsBefore] = [told(site), await printed(site)];
    const duty = await completed(whmcs.service, await anonymise(whmcs.service, clientId));

    expect(whmcs.sim.world.clients.get(clientId)?.email).toMatch(/^erased-/);
    expect(told(site)).toEqual(booksBefore);
    expect(await printed(site)).toEqual(pdfsBefore);
    const sealed = await sealedHashes(site, whmcs.service);
    expect(sealed).toEqual(Object.fromEntries(site.exposed.map((id) => [id, pdfsBefore[id]])));
    const frozen = exposed === 0 ? { state: "nothing_found" } : { state: "done", count: exposed };
    expect(stepOf(duty, "freeze_invoices")).toMatchObject(frozen);
    expect(stepOf(duty, "record_books")).toMatchObject({ state: "done" });
    expect(stepOf(duty, "verify_books")).toMatchObject({ state: "done" });

    expect(stepOf(duty, "send_letter")).toMatchObject({ state: "done", count: 1 });
    const letters = [...whmcs.sim.world.emails.values()].filter(({ message }) => message.includes(duty.id));
    expect(letters).toHaveLength(1);
    // The mail log is scrubbed after it.
    const log = await whmcs.php.sql("SELECT * FROM tblemails WHERE message LIKE ?", [`%${duty.id}%`]);
    expect([log, stepOf(duty, "scrub_logs")]).toEqual([[], expect.objectContaining({ state: "done" })]);
    expect(findMarks(await placesOfService(whmcs.service), [mark])).toEqual([]);
  },
  180_000,
);

// PROOFS=full kills it at every one.
const killedAt = process.env["PROOFS"] === "full" ? [1, 2, 3, 4, 5, 6] : [3];

test.each(killedAt)(
  "a service killed while it asks for PDF number %d goes on from there: none is printed a second time but that one",
  async (number) => {
    const proxy = await startProxy();
    closers.push(() => proxy.stop());
    const site = await openSite("off", proxy);
    const { whmcs, clientId } = site;
    const [booksBefore, pdfsBefore] = [told(site), await printed(site)];
    const asked: number[] = [];
    const reached = Promise.withResolvers<void>();
    proxy.intercept = (body) => {
      const { action, data } = JSON.parse(body) as { action: string; data: { invoiceId: number } };
      if (action !== "invoicePdf") return "forward";
      asked.push(data.invoiceId);
      if (asked.length !== number) return "forward";
      reached.resolve();
      return "swallow";
    };
    const id = await anonymise(whmcs.service, clientId);
    await reached.promise;
    await whmcs.service.kill();
    expect(whmcs.sim.world.clients.get(clientId)?.email).not.toMatch(/^erased-/); // nothing was touched yet
    const ledger = await openLedger(join(whmcs.service.directory, "var/ledger.db"));
    closers.push(() => ledger.destroy());
    expect(await ledger.selectFrom("sealed_document").selectAll().execute()).toHaveLength(number - 1);

    const second = await startService({
      directory: whmcs.service.directory,
      keys: whmcs.keys,
      whmcs: whmcs.api,
      policy: shortPolicy,
      env: { API_TOKENS: `owner:owner-token-for-tests-0123456789abcdef,addon:${addonToken}`, ...env(proxy) },
    });
    closers.push(async () => void (await second.stop()));
    const duty = await completed(second, id);
    expect(asked.toSorted((a, b) => a - b)).toEqual(
      [...site.exposed, site.exposed[number - 1] ?? 0].toSorted((a, b) => a - b),
    );
    expect(stepOf(duty, "freeze_invoices")).toMatchObject({ state: "done", count: site.exposed.length });
    expect([told(site), await printed(site)]).toEqual([booksBefore, pdfsBefore]);
    expect(await sealedHashes(site, second)).toEqual(pdfsBefore);
  },
  180_000,
);
