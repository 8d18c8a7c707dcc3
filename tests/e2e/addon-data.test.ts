import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { exportOf } from "../support/exports.ts";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import type { OpenedPackage } from "../support/package-reading.ts";
import { validatePackage } from "../support/package-schemas.ts";
import { until } from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { nothingRetained, textsIn, unhostedTwins } from "../support/twins.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// One client's data from the first copy to the last trace, with the real addon before a real database.

const mark = "plantedmark";
/** What is removed only after the owner's release: until then it names the client, and nobody is called anonymised. */
const documents = ["mod_invoicedata", "tblinvoiceitems", "tblinvoices"];
let whmcs: WhmcsWithAddon;
let twins: TwinWorld;

beforeAll(async () => {
  twins = unhostedTwins(mark);
  const { world, subject, twin } = twins;
  for (const { clientId } of [subject, twin]) {
    const client = world.clients.get(clientId);
    if (client !== undefined) client.status = "Closed";
  }
  // A login that stays for another client's sake would leave a trace by itself.
  const shared = world.users.get(twins.sharedUserId);
  if (shared !== undefined) shared.clients = shared.clients.filter((link) => link.clientId !== subject.clientId);
  whmcs = await startWhmcsWithAddon({ world, policy: nothingRetained });
  const insert = (table: string, row: object) => whmcs.php.sql(`INSERT INTO ${table} SET ?`, [row]);
  for (const { id, clientId, invoicenum, notes } of world.invoices.values()) {
    await insert("tblinvoices", { id, userid: clientId, invoicenum, notes, status: "Paid" });
    const clientsdetails = JSON.stringify({ firstname: notes });
    await insert("mod_invoicedata", { invoiceid: id, clientsdetails, customfields: "" });
    await insert("tblinvoiceitems", { invoiceid: id, userid: clientId, description: notes });
  }
  for (const { clientId, mark: own } of [subject, twin]) {
    await insert("tblnotes", { userid: clientId, note: `${own}-note` });
    const date = "2026-01-01 00:00:00";
    await insert("tblactivitylog", { userid: clientId, description: `${own}-entry`, user: "", date });
  }
}, 120_000);

afterAll(() => whmcs.stop(), 60_000);

/** The tables of WHMCS's whole database in which a text stands somewhere. */
async function tablesWith(text: string): Promise<string[]> {
  const query = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()";
  const found: string[] = [];
  for (const { name } of await whmcs.php.sql<{ name: string }>(query)) {
    const rows = await whmcs.php.sql(`SELECT * FROM \`${name}\``);
    if (textsIn(rows).some(([, value]) => value.includes(text))) found.push(name);
  }
  return found.toSorted();
}

test("a package holds what only the addon reads, and every invoice as it is printed", async () => {
  const { subject, world } = twins;
  const opened: OpenedPackage = await exportOf(whmcs.service, subject.clientId);
  expect(opened.json("data/whmcs/client_notes.json")).toEqual([
    expect.objectContaining({ note: `${subject.mark}-note` }),
  ]);
  for (const entity of ["custom_fields", "marketing_consents", "client_files", "contact_details", "credit_notes"]) {
    expect([entity, opened.json(`data/whmcs/${entity}.json`)]).toEqual([entity, expect.any(Array)]);
  }
  const own = [...world.invoices.values()].filter(({ clientId }) => clientId === subject.clientId);
  const invoices = opened.manifest().files.filter(({ path }) => path.startsWith("invoices/"));
  expect(invoices.map(({ mediaType }) => mediaType)).toEqual(own.map(() => "application/pdf"));
  for (const { path } of invoices) expect(opened.text(path)).toMatch(/^%PDF-/);
  expect(opened.manifest().sources[0]).toMatchObject({ name: "whmcs", status: "complete" });
  expect(opened.manifest().sources[0]?.gaps ?? []).not.toContainEqual(
    expect.objectContaining({ reason: "fields_not_mapped" }),
  );
  expect(validatePackage(opened)).toEqual([]);
}, 60_000);

test("an anonymisation leaves the client in no table but the documents', the twin everywhere, and no mark outside WHMCS", async () => {
  const { subject, twin } = twins;
  const before = await tablesWith(twin.mark);
  expect(await tablesWith(subject.mark)).toEqual(before);
  expect(before).toEqual(
    expect.arrayContaining([...documents, "tblactivitylog", "tblclients", "tblhosting", "tblnotes"]),
  );
  const { body } = await whmcs.service.call("POST", "/v1/anonymizations", { clientId: subject.clientId });
  const id = (body as Duty).id;
  const duty = await until(
    "the anonymisation to end",
    async () => {
      const read = (await whmcs.service.call("GET", `/v1/anonymizations/${id}`)).body as Duty & { result?: string };
      return read.state === "completed" && read;
    },
    60_000,
  );
  const scrubs = duty.steps.filter(({ action }) => action.startsWith("scrub_"));
  expect(scrubs.map(({ action, state, reason }) => [action, state, reason])).toEqual([
    ["scrub_tickets", "nothing_found", undefined],
    ["scrub_database", "done", undefined],
    ["scrub_logs", "done", undefined],
  ]);
  expect(duty.result).toBe("erased");
  expect(duty.steps).toContainEqual(expect.objectContaining({ action: "remove_documents", state: "skipped" }));
  expect(await tablesWith(subject.mark)).toEqual(documents);
  expect(await tablesWith(twin.mark)).toEqual(before);
  const sealed = (await placesOfService(whmcs.service)).filter(({ name }) => !name.endsWith(".age"));
  expect(findMarks(sealed, [mark, "@client.example"])).toEqual([]);
}, 90_000);
