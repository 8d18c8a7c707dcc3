import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { exportOf } from "../support/exports.ts";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import type { OpenedPackage } from "../support/package-reading.ts";
import { until } from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { nothingRetained, unhostedTwins } from "../support/twins.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// One client's data from the first copy to the last trace, with the real addon before a real database.

const mark = "plantedmark";
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
  for (const { id, clientId, invoicenum } of world.invoices.values()) {
    await whmcs.php.sql("INSERT INTO tblinvoices SET ?", [{ id, userid: clientId, invoicenum, status: "Paid" }]);
  }
  for (const { clientId } of [subject, twin]) {
    const note = { userid: clientId, note: `${mark}-note-${clientId}` };
    await whmcs.php.sql("INSERT INTO tblnotes SET ?", [note]);
    const entry = { userid: clientId, description: `${mark}-entry`, user: "", date: "2026-01-01 00:00:00" };
    await whmcs.php.sql("INSERT INTO tblactivitylog SET ?", [entry]);
  }
}, 120_000);

afterAll(() => whmcs.stop(), 60_000);

const rowsOf = async (table: string, clientId: number): Promise<number> =>
  (await whmcs.php.sql(`SELECT id FROM ${table} WHERE userid = ?`, [clientId])).length;

test("a package holds what only the addon reads, and every invoice as it is printed", async () => {
  const { subject, world } = twins;
  const opened: OpenedPackage = await exportOf(whmcs.service, subject.clientId);
  expect(opened.json("data/whmcs/client_notes.json")).toEqual([
    expect.objectContaining({ note: `${mark}-note-${subject.clientId}` }),
  ]);
  for (const entity of ["custom_fields", "marketing_consents", "client_files", "contact_details", "credit_notes"]) {
    expect([entity, opened.json(`data/whmcs/${entity}.json`)]).toEqual([entity, expect.any(Array)]);
  }
  const own = [...world.invoices.values()].filter(({ clientId }) => clientId === subject.clientId);
  const invoices = opened.manifest().files.filter(({ path }) => path.startsWith("invoices/"));
  expect(invoices.map(({ mediaType }) => mediaType)).toEqual(own.map(() => "application/pdf"));
  for (const { path } of invoices) expect(opened.text(path)).toMatch(/^%PDF-/);
  expect(opened.manifest().sources[0]).toMatchObject({ name: "whmcs", status: "complete" });
}, 60_000);

test("an anonymisation leaves nothing in the database, the twin everything, and no mark outside WHMCS", async () => {
  const { subject, twin } = twins;
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
  expect(duty.result).toBe("anonymised");
  for (const table of ["tblnotes", "tblactivitylog"]) {
    expect([table, await rowsOf(table, subject.clientId)]).toEqual([table, 0]);
    expect([table, await rowsOf(table, twin.clientId)]).not.toEqual([table, 0]);
  }
  const sealed = (await placesOfService(whmcs.service)).filter(({ name }) => !name.endsWith(".age"));
  expect(findMarks(sealed, [mark, "@client.example"])).toEqual([]);
}, 90_000);
