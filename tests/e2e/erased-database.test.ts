import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import { type Dump, type PlantedWhmcs, startPlantedWhmcs } from "../support/planted-whmcs.ts";
import {
  makeDirectory,
  makeKeys,
  removeDirectory,
  type Service,
  shortPolicy,
  startService,
  until,
} from "../support/service.ts";
import type { Duty } from "../support/stage.ts";
import { changedPaths, nothingRetained } from "../support/twins.ts";

// A whole anonymisation, the service and the real addon together, on a database in which every text column of every table
// holds a mark: what is left of them afterwards, and what else changed.

/** Where marks may stand at the end: in the documents themselves, as they were issued. */
const documents = [
  "mod_invoicedata.clientsdetails",
  "mod_invoicedata.customfields",
  "tblaccounts.transid",
  "tblinvoiceitems.description",
  "tblinvoiceitems.notes",
  "tblinvoices.invoicenum",
  "tblinvoices.notes",
];
const identity = [
  "firstname",
  "lastname",
  "companyname",
  "address1",
  "address2",
  "city",
  "state",
  "postcode",
  "tax_id",
];
/** What a bill without a snapshot prints of the client or the billing contact, and notes of payments: while they are kept. */
const whileKept = [
  ...identity.map((column) => `tblclients.${column}`),
  ...[...identity, "country"].map((column) => `tblcontacts.${column}`),
  "tblaccounts.description",
  "tblbillableitems.description",
];
/** A domain's name, which bills and its registry show; WHMCS's own number of the account; a choice of language. */
const noText = ["tblclients.language", "tblclients.uuid", "tbldomains.domain", "tblusers.language"];
/** Names of products, gateways, modules and states, marked to be seen here: they say nothing about a person. */
const ofTheShop = [
  "mod_invoicedata.version",
  "tblaccounts.gateway",
  "tblcancelrequests.type",
  "tbldomains.paymentmethod",
  "tbldomains.registrar",
  "tblhosting.billingcycle",
  "tblhosting.paymentmethod",
  "tblhostingaddons.name",
  "tblhostingaddons.paymentmethod",
  "tblinvoiceitems.paymentmethod",
  "tblinvoiceitems.type",
  "tblinvoices.paymentmethod",
  "tblmodulequeue.module_action",
  "tblmodulequeue.module_name",
  "tblorders.fraudmodule",
  "tblorders.paymentmethod",
  "tblorders.promocode",
  "tblorders.renewals",
  "tblorders.status",
  "tblsslorders.certtype",
  "tblsslorders.module",
  "tblsslorders.status",
  "tbltransaction_history.gateway",
  "tbltransaction_history.remote_status",
  "tbltransaction_history.transaction_id",
  "tblupgrades.type",
  "tblusers_clients.permissions",
];

const outcomes = { retained: "reduced", "nothing retained": "erased" } as const;

describe.each(["retained", "nothing retained"] as const)("an anonymisation with %s, on a full database", (kept) => {
  let whmcs: PlantedWhmcs;
  let service: Service;
  let directory: string;
  let marksBefore: readonly string[];
  let before: Dump;
  let after: Dump;

  beforeAll(async () => {
    whmcs = await startPlantedWhmcs();
    directory = makeDirectory();
    const keys = makeKeys();
    const token = "addon-token-for-tests-0123456789abcdef";
    await whmcs.php.set({ connection: { url: "http://127.0.0.1:9", secret: keys.webhookSecret, token } });
    service = await startService({
      directory,
      keys,
      whmcs: whmcs.api,
      policy: kept === "retained" ? shortPolicy : { ...shortPolicy, ...nothingRetained },
      env: { WHMCS_DOOR_URL: whmcs.php.doorUrl },
    });
    await until("the first look", () => service.lines.some((line) => line.includes('"reconciliation.finished"')));
    marksBefore = await whmcs.marksLeft();
    before = await whmcs.dump();
    await anonymise();
    after = await whmcs.dump();
  }, 120_000);

  afterAll(async () => {
    await service?.stop();
    await whmcs?.stop();
    removeDirectory(directory);
  }, 60_000);

  async function anonymise(): Promise<void> {
    const { status, body } = await service.call("POST", "/v1/anonymizations", { clientId: whmcs.clientId });
    expect([status, body]).toEqual([202, expect.anything()]);
    const ended = await until(
      "the anonymisation",
      async () => {
        const { body: read } = await service.call("GET", `/v1/anonymizations/${(body as Duty).id}`);
        return (
          ["completed", "failed", "waiting", "held"].includes((read as Duty).state) &&
          (read as Duty & { result?: string })
        );
      },
      60_000,
    );
    expect(ended).toMatchObject({ state: "completed", result: outcomes[kept] });
  }

  test("leaves of several hundred marks those in documents, and in what they print while they are kept", async () => {
    expect(marksBefore.length).toBeGreaterThan(200);
    const allowed = [...documents, ...noText, ...ofTheShop, ...(kept === "retained" ? whileKept : [])];
    expect(await whmcs.marksLeft()).toEqual(allowed.toSorted());
  });

  test("changes no row but the client's own: the twin and the shared login keep every byte, files too", async () => {
    const foreign = changedPaths(before, after).filter((path) => !isOfClient(path));
    expect(foreign).toEqual([]);
    expect(await readdir(join(whmcs.php.root, "attachments"))).toEqual(["file7_mkB.txt"]);
  });

  test("changes in the books no number, no total, no tax and no date", () => {
    for (const table of ["tblinvoices", "tblinvoiceitems", "tblinvoicedata", "mod_invoicedata"]) {
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
    const inPayments = changedPaths(before["tblaccounts"], after["tblaccounts"]);
    expect(inPayments).toEqual(kept === "retained" ? [] : ["/8/description"]);
  });

  test("leaves no mark and no identifier of anybody in what the service itself keeps", async () => {
    const needles = ["mkA", "mkB", "anna@example.com", "bakery.example", "bakery1"];
    expect(findMarks(await placesOfService(service), needles)).toEqual([]);
  });

  test("changes nothing at all when it is done again", async () => {
    await anonymise();
    expect(changedPaths(after, await whmcs.dump())).toEqual([]);
  });
});

/** As the twins are planted: the rows of client 7 have the number 8 in every table, but for the client's own. */
function isOfClient(path: string): boolean {
  const [, table = "", id = ""] = path.split("/");
  if (table === "tblclients") return id === "7";
  return table === "tblcustomfieldsvalues" ? /^8[1-5]$/.test(id) : id === "8";
}
