import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { exportBehindDoor } from "../../src/connectors/whmcs/export/behind-door.ts";
import { createOthers } from "../../src/connectors/others.ts";
import { peopleIn } from "../../src/connectors/whmcs/export/people.ts";
import type { SeenInvoice } from "../../src/connectors/whmcs/export/source.ts";
import { collect } from "../../src/connectors/whmcs/reading.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { DoorReply, type DoorServer, healthyCapabilities, startDoorServer } from "../support/door-server.ts";
import { thrownBy } from "./whmcs-client-server.ts";

let server: DoorServer;
let http: HttpClient;
/** The client's invoices as the API listed them. */
let listed: SeenInvoice[];

const unnumbered = (invoiceId: number): SeenInvoice => ({ invoiceId, invoiceNumber: "", issuedOn: "" });
const pdf = (invoiceId: unknown) => new DoorReply(200, "application/pdf", `%PDF-1.7 of ${String(invoiceId)}`);
const subject = { clientId: 7, emails: [], domains: [], usernames: [], serviceIds: [] };

beforeEach(async () => {
  listed = [{ invoiceId: 3, invoiceNumber: "2026/3", issuedOn: "2026-01-31" }, unnumbered(4)];
  server = await startDoorServer({
    readExtras: DoorReply.extras([]),
    creditNotes: { table: "absent", notes: [] },
    invoicePdf: (data) => pdf(data["invoiceId"]),
  });
  http = createHttpClient({ baseUrl: server.url, userAgent: "whmcs-gdpr/test" });
});

afterEach(async () => {
  http.close();
  await server.close();
});

async function* items({ withNotes = true } = {}): AsyncGenerator<object> {
  const door = createWhmcsDoor({
    url: server.url,
    secrets: server.secrets,
    httpClient: http,
    clock: systemClock,
    refuseWrites: true,
    retry: { attempts: 1 },
  });
  const others = createOthers({ names: [], emails: [], clientId: 7, loginIds: new Set() }, []);
  const context = Promise.resolve({ people: peopleIn(others), ownEmails: [], withNotes });
  const source = { subject, context, invoices: listed, withNotes };
  for await (const item of exportBehindDoor(source, door)) yield await whole(item);
}

/** A file's bytes are read before the next item is asked for, as the package does. */
async function whole(item: ExportItem): Promise<object> {
  if (item.type !== "attachment" && item.type !== "document") return item;
  const pieces = item.data instanceof Uint8Array ? [item.data] : await collect(item.data);
  return { ...item, data: Buffer.concat(pieces).toString("utf8") };
}

const gaps = (all: readonly object[]): object[] => all.filter((item) => "type" in item && item.type === "gap");
const documents = (all: readonly object[]) =>
  all.flatMap((item) => ("type" in item && item.type === "document" && "data" in item ? [item.data] : []));
const called = (action: string): number => server.called.filter((call) => call.action === action).length;

describe("with the addon", () => {
  test("every entity is announced, also the empty ones, and files and invoices come as files", async () => {
    server.answers["readExtras"] = DoorReply.extras([
      { entity: "order_origins", record: { orderId: 1, date: "2026-01-01", ipAddress: "192.0.2.1" } },
      { entity: "client_files", record: { fileId: 9, title: "Passport", fileName: "scan.png", date: "2026-01-02" } },
    ]);
    server.answers["clientFile"] = new DoorReply(200, "application/octet-stream", "bytes of the file");
    server.answers["creditNotes"] = { table: "present", notes: [{ noteId: 1, lines: [{ amount: "1.00" }] }] };
    const all = await collect(items());
    const named = all.flatMap((item) => ("entity" in item ? [item.entity] : []));
    expect(new Set(named)).toEqual(
      new Set([
        "order_origins",
        "client_files",
        "custom_fields",
        "logins",
        "marketing_consents",
        "client_notes",
        "ticket_reply_senders",
        "contact_details",
        "credit_notes",
      ]),
    );
    const file = {
      type: "attachment",
      entity: "client_files",
      folder: "client-files",
      name: "scan.png",
      at: "2026-01-02",
    };
    expect(all).toContainEqual({ ...file, data: "bytes of the file" });
    const document = { type: "document", folder: "invoices", mediaType: "application/pdf" };
    expect(all.slice(-2)).toEqual([
      { ...document, name: "2026/3.pdf", at: "2026-01-31", data: "%PDF-1.7 of 3" },
      { ...document, name: "4.pdf", data: "%PDF-1.7 of 4" },
    ]);
    expect(gaps(all)).toEqual([]);
  });

  test("a field that is named like a secret keeps its name and loses its value", async () => {
    const field = { fieldId: 1, relatesTo: "client", objectId: 7 };
    server.answers["readExtras"] = DoorReply.extras([
      { entity: "custom_fields", record: { ...field, name: "FTP password", value: "hunter2" } },
      { entity: "custom_fields", record: { ...field, name: "Shoe size", value: "43" } },
      { entity: "client_notes", record: { noteId: 1, date: "2026-01-01", note: "password: hunter2" } },
    ]);
    const words = JSON.stringify(await collect(items()));
    expect(words).not.toContain("hunter2");
    expect(words).toContain("FTP password");
    expect(words).toContain("43");
  });

  test("a field that the map does not know is left out and counted, in its own entity", async () => {
    server.answers["readExtras"] = DoorReply.extras([
      { entity: "logins", record: { userId: 1, host: "h.example", device: "SECRET" } },
    ]);
    server.answers["creditNotes"] = { table: "present", notes: [{ id: 1, total: "1.00", xyz: "SECRET" }] };
    const all = await collect(items());
    expect(JSON.stringify(all)).not.toContain("SECRET");
    expect(all.filter((item) => "type" in item && item.type === "unmapped")).toEqual([
      { type: "unmapped", entity: "logins", field: "device", count: 1 },
      { type: "unmapped", entity: "credit_notes", field: "xyz", count: 1 },
    ]);
  });

  test("notes that the owner withholds are not told", async () => {
    const record = { noteId: 1, date: "2026-01-01", note: "Pays late" };
    server.answers["readExtras"] = DoorReply.extras([{ entity: "client_notes", record }]);
    expect(JSON.stringify(await collect(items()))).toContain("Pays late");
    const withheld = await collect(items({ withNotes: false }));
    expect(withheld).toContainEqual({ type: "entity", entity: "client_notes" });
    expect(JSON.stringify(withheld)).not.toContain("Pays late");
  });

  test("an invoice that cannot be made is counted, and the others come", async () => {
    listed = [1, 2, 3, 4].map(unnumbered);
    const answers: Record<number, DoorReply> = {
      2: DoorReply.error(500, "door.failed"),
      3: new DoorReply(200, "application/pdf", "Fatal error"),
      4: DoorReply.error(501, "door.not_supported"),
    };
    server.answers["invoicePdf"] = ({ invoiceId }) => answers[Number(invoiceId)] ?? pdf(invoiceId);
    const all = await collect(items());
    expect(documents(all)).toEqual(["%PDF-1.7 of 1"]);
    expect(gaps(all)).toEqual([{ type: "gap", reason: "invoice_pdf_failed", count: 3 }]);
  });

  test("when one after the other fails, the rest is counted without asking", async () => {
    listed = Array.from({ length: 50 }, (_, n) => unnumbered(n + 1));
    server.answers["invoicePdf"] = DoorReply.error(500, "door.failed");
    expect(gaps(await collect(items()))).toEqual([{ type: "gap", reason: "invoice_pdf_failed", count: 50 }]);
    expect(called("invoicePdf")).toBeLessThan(10);
  });

  test("a WHMCS that prints none, or gives out no files, is said once and not asked for each", async () => {
    listed = Array.from({ length: 50 }, (_, n) => unnumbered(n + 1));
    server.answers["invoicePdf"] = DoorReply.error(501, "door.not_supported");
    const file = { title: "", fileName: "a", date: "2026-01-02" };
    server.answers["readExtras"] = DoorReply.extras(
      [1, 2].map((fileId) => ({ entity: "client_files", record: { fileId, ...file } })),
    );
    server.answers["clientFile"] = DoorReply.error(501, "door.not_supported");
    expect(gaps(await collect(items()))).toEqual([
      { type: "gap", reason: "client_files_not_supported" },
      { type: "gap", reason: "invoice_pdf_not_supported" },
    ]);
    expect(called("clientFile")).toBe(1);
    expect(called("invoicePdf")).toBeLessThan(10);
  });

  test("a file that is gone is counted; tables that this WHMCS does not have are too", async () => {
    const record = { fileId: 9, title: "", fileName: "a", date: "2026-01-02" };
    server.answers["readExtras"] = DoorReply.extras([{ entity: "client_files", record }], ["tblmarketing_consent"]);
    server.answers["clientFile"] = DoorReply.error(404, "door.file_not_found");
    expect(gaps(await collect(items()))).toEqual([
      { type: "gap", reason: "not_in_this_whmcs", count: 1 },
      { type: "gap", reason: "client_file_failed", count: 1 },
    ]);
  });
});

describe("without all of it", () => {
  test("no addon, or one of another age, is one gap and no failure", async () => {
    server.answers["capabilities"] = DoorReply.error(503, "door.not_connected");
    expect(await collect(items())).toEqual([{ type: "gap", reason: "addon_door_absent" }]);
    server.answers["capabilities"] = { ...healthyCapabilities, actions: ["release", "hold"] };
    expect(await collect(items())).toEqual([{ type: "gap", reason: "addon_outdated" }]);
  });

  const announced: object[] = [{ type: "entity", entity: "custom_fields" }];
  const line = '{"entity":"logins","record":{"userId":1}}\n';

  test.each([
    ["asked what it can do", "capabilities", DoorReply.error(500, "door.failed"), "connector.unavailable", announced],
    ["opening its extras", "readExtras", DoorReply.error(500, "door.failed"), "connector.unavailable", announced],
    [
      "among its extras",
      "readExtras",
      new DoorReply(200, "application/x-ndjson", line),
      "connector.truncated",
      [
        { type: "entity", entity: "logins" },
        { type: "record", entity: "logins", record: { userId: 1, lastLogin: null, ipAddress: "", host: "" } },
      ],
    ],
  ] as const)(
    "one that fails when %s costs an entity of its own, never one of WHMCS's",
    async (_when, action, reply, code, seen) => {
      server.answers[action] = reply;
      const got: object[] = [];
      const read = async (): Promise<void> => {
        for await (const item of items()) got.push(item);
      };
      expect(await thrownBy(read())).toMatchObject({ code, retry: "later" });
      expect(got).toEqual(seen);
    },
  );

  test("records that come back to an entity are refused: cut in between they would pass for whole", async () => {
    const of = (entity: string) => ({ entity, record: {} });
    server.answers["readExtras"] = DoorReply.extras([of("logins"), of("client_notes"), of("logins")]);
    expect(await thrownBy(collect(items()))).toMatchObject({ code: "door.shape_unexpected" });
  });
});
