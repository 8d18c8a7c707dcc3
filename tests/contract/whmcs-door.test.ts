import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import type { DoorCallOptions } from "../../src/connectors/whmcs/door/call.ts";
import { createWhmcsDoor, type DoorFile, type WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { saysAbsent } from "../../src/connectors/whmcs/door/errors.ts";
import { installationFaults } from "../../src/connectors/whmcs/errors.ts";
import { collect } from "../../src/connectors/whmcs/reading.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { AppError } from "../../src/domain/errors.ts";
import {
  DoorReply,
  doorSecret,
  type DoorServer,
  healthyCapabilities,
  startDoorServer,
} from "../support/door-server.ts";
import { thrownBy, wordsOf } from "./whmcs-client-server.ts";

let server: DoorServer;
let http: HttpClient;
let door: WhmcsDoor;

beforeEach(async () => {
  server = await startDoorServer();
  http = createHttpClient({ baseUrl: server.url, userAgent: "whmcs-gdpr/test" });
  door = open();
});

afterEach(async () => {
  http.close();
  await server.close();
});

function open(options: Partial<DoorCallOptions> = {}): WhmcsDoor {
  return createWhmcsDoor({
    url: server.url,
    secrets: server.secrets,
    httpClient: http,
    clock: systemClock,
    refuseWrites: false,
    retry: { baseMs: 1 },
    ...options,
  });
}

async function codeOf(promise: Promise<unknown>): Promise<{ code: string; retry: string }> {
  const error = await thrownBy(promise);
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, retry: error.retry };
}

async function bytesOf(file: DoorFile): Promise<string> {
  if (file.kind !== "file") throw new Error(file.kind);
  return Buffer.concat(await collect(file.body)).toString("utf8");
}

const identifiers = { emails: ["anna@example.com"], domains: ["example.com"], usernames: ["u7"] };

describe("every action", () => {
  test("capabilities are read with times as instants, and what a newer addon adds is passed over", async () => {
    server.answers["capabilities"] = {
      ...healthyCapabilities,
      scrubScopes: [{ scope: "order_ips", available: false, missing: ["tblorders.ipaddress"], since: "9" }],
      news: 1,
    };
    expect(await door.capabilities()).toMatchObject({
      protocol: 1,
      serverTime: new Date("2026-11-22T15:00:00Z"),
      brake: { registered: true, lastCronAt: new Date("2026-11-22T15:00:00Z") },
      scrubScopes: [{ scope: "order_ips", available: false, missing: ["tblorders.ipaddress"] }],
    });
  });

  test("release and hold say which service of which client, and until when", async () => {
    server.answers["release"] = { state: "released", until: "2026-11-22T16:00:00Z" };
    server.answers["hold"] = { state: "held" };
    expect(await door.release({ serviceId: 702, clientId: 7 })).toEqual({ until: new Date("2026-11-22T16:00:00Z") });
    await door.hold({ serviceId: 702, clientId: 7, dueAt: new Date("2026-12-06T23:00:00Z") });
    await door.hold({ serviceId: 703, clientId: 7 });
    expect(server.called.map(({ action, data }) => ({ action, data }))).toEqual([
      { action: "release", data: { serviceId: 702, clientId: 7 } },
      { action: "hold", data: { serviceId: 702, clientId: 7, dueAt: "2026-12-06T23:00:00.000Z" } },
      { action: "hold", data: { serviceId: 703, clientId: 7 } },
    ]);
  });

  test("invoice snapshots, credit notes and expired documents come back as they are", async () => {
    const snapshots = { setting: "on", table: "present", invoices: [{ invoiceId: 3, snapshot: false }] };
    const notes = { table: "present", notes: [{ noteId: 1, lines: [{ amount: "1.00" }] }] };
    const expired = {
      removed: [{ kind: "invoice", id: 3, rows: 9 }],
      absent: [{ kind: "transaction", id: 4 }],
      refused: [{ kind: "credit_note", id: 5, reason: "not_expired" }],
    };
    Object.assign(server.answers, { invoiceSnapshots: snapshots, creditNotes: notes, expiredDocuments: expired });
    expect(await door.invoiceSnapshots(7)).toEqual(snapshots);
    expect(await door.creditNotes(7)).toEqual(notes);
    expect(await door.expiredDocuments(7, [{ kind: "invoice", id: 3, retainedUntil: "2025-01-01" }])).toEqual(expired);
    expect(server.called.at(-1)?.data).toEqual({
      clientId: 7,
      documents: [{ kind: "invoice", id: 3, retainedUntil: "2025-01-01" }],
    });
  });

  test("scrub and verifyGone carry what the person is known by and count by scope", async () => {
    server.answers["scrub"] = {
      finished: false,
      scopes: [{ scope: "mail_log", state: "partly", rows: 3, missing: ["tblemails.to"] }],
    };
    server.answers["verifyGone"] = { scopes: [{ scope: "mail_log", state: "checked", left: 2 }] };
    const request = { clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: true };
    expect(await door.scrub(request)).toEqual({
      finished: false,
      scopes: [{ scope: "mail_log", state: "partly", rows: 3, missing: ["tblemails.to"] }],
    });
    expect(await door.verifyGone(request)).toEqual({
      finished: true,
      scopes: [{ scope: "mail_log", state: "checked", left: 2 }],
    });
    expect(server.called.map(({ data }) => data)).toEqual([request, request]);
  });

  test("an invoice and an uploaded file are streamed to the byte", async () => {
    const pdf = Buffer.alloc(3_000_000, "%PDF");
    server.answers["invoicePdf"] = new DoorReply(200, "application/pdf", pdf);
    server.answers["clientFile"] = new DoorReply(200, "application/octet-stream", "file");
    expect(await bytesOf(await door.invoicePdf(7, 3))).toBe(pdf.toString("utf8"));
    expect(await bytesOf(await door.clientFile(7, 9))).toBe("file");
  });

  test("what is not there, or cannot be made, is an answer and no failure", async () => {
    server.answers["invoicePdf"] = DoorReply.error(404, "door.invoice_not_found");
    server.answers["clientFile"] = DoorReply.error(404, "door.file_not_found");
    expect(await door.invoicePdf(7, 3)).toEqual({ kind: "not_found" });
    expect(await door.clientFile(7, 9)).toEqual({ kind: "not_found" });
    server.answers["invoicePdf"] = DoorReply.error(501, "door.not_supported");
    expect(await door.invoicePdf(7, 3)).toEqual({ kind: "not_supported" });
  });

  test("extras come one by one, however the network cuts them, and end with what this WHMCS lacks", async () => {
    const note = { entity: "client_notes", record: { noteId: 1, note: "Élodie 🙂" } };
    server.answers["readExtras"] = (_data, response) => {
      response.writeHead(200, { "Content-Type": "application/x-ndjson" });
      const all = DoorReply.extras([note, note], ["tblclientsfiles"]).body as string;
      for (const byte of Buffer.from(all)) response.write(Buffer.of(byte));
      response.end();
      return undefined;
    };
    expect(await collect(door.readExtras(7))).toEqual([
      { kind: "record", ...note },
      { kind: "record", ...note },
      { kind: "end", missing: ["tblclientsfiles"] },
    ]);
  });
});

describe("a stream that broke off is no answer", () => {
  const line = '{"entity":"logins","record":{"userId":1}}\n';
  test.each([
    ["without its last line", line],
    ["in the middle of a line", `${line}{"entity":"logi`],
    ["with fewer records than it says", `${line}{"end":true,"records":2,"missing":[]}\n`],
  ])("%s", async (_how, body) => {
    server.answers["readExtras"] = new DoorReply(200, "application/x-ndjson", body);
    expect(await codeOf(collect(door.readExtras(7)))).toEqual({ code: "connector.truncated", retry: "later" });
  });

  test("a file that is cut off is retryable", async () => {
    server.answers["invoicePdf"] = (_data, response) => {
      response.writeHead(200, { "Content-Type": "application/pdf", "Content-Length": "100" });
      response.write("%PDF", () => response.destroy());
      return undefined;
    };
    expect(await codeOf(door.invoicePdf(7, 3).then(bytesOf))).toEqual({
      code: "connector.unavailable",
      retry: "later",
    });
  });

  test("a file that stops coming is given up, and one that nobody reads harms nothing", async () => {
    server.answers["invoicePdf"] = (_data, response) => {
      response.writeHead(200, { "Content-Type": "application/pdf" });
      response.write("%PDF");
      return undefined;
    };
    const impatient = open({ timeoutMs: 100 });
    await impatient.invoicePdf(7, 3);
    expect(await codeOf(impatient.invoicePdf(7, 4).then(bytesOf))).toEqual({
      code: "connector.timeout",
      retry: "later",
    });
  });
});

test("a file larger than agreed is refused, and one that its reader leaves is ended", async () => {
  const closed = Promise.withResolvers<void>();
  server.answers["clientFile"] = (_data, response) => {
    response.on("close", () => closed.resolve());
    response.writeHead(200, { "Content-Type": "application/octet-stream" });
    response.write(Buffer.alloc(100));
    return undefined;
  };
  const small = createHttpClient({ baseUrl: server.url, userAgent: "whmcs-gdpr/test", maxResponseBytes: 99 });
  const refused = open({ httpClient: small }).clientFile(7, 9).then(bytesOf);
  expect(await codeOf(refused)).toEqual({ code: "connector.response_too_large", retry: "never" });
  await closed.promise;
  small.close();
});

describe("nobody there, somebody who refuses, and trouble that passes are told apart", () => {
  const page = (status: number) => new DoorReply(status, "text/html; charset=utf-8", "<html>anna@example.com</html>");

  test.each([
    ["404 of the web server", page(404)],
    ["404 without a body", new DoorReply(404, "text/plain", "")],
    ["a page of WHMCS", page(200)],
    ["an addon that is not connected", DoorReply.error(503, "door.not_connected")],
  ])("absent: %s", async (_what, reply) => {
    server.fault = (response) => {
      response.writeHead(reply.status, { "Content-Type": reply.contentType }).end(reply.body);
    };
    expect(await door.capabilities()).toBeUndefined();
    for (const call of [door.release({ serviceId: 1, clientId: 7 }), door.invoicePdf(7, 3)]) {
      expect(saysAbsent(await thrownBy(call))).toBe(true);
    }
    expect(saysAbsent(await thrownBy(collect(door.readExtras(7))))).toBe(true);
  });

  test.each([
    [401, "door.signature_wrong", "door.secret_differs"],
    [401, "door.signature_missing", "door.secret_differs"],
    [401, "door.stale", "door.clock_differs"],
    [403, "door.address_refused", "door.address_refused"],
    [404, "door.unknown_action", "door.addon_outdated"],
  ])("refused: %i %s is %s, which somebody mends while the duty stays owed", async (status, said, code) => {
    server.answers["release"] = DoorReply.error(status, said);
    expect(await codeOf(door.release({ serviceId: 1, clientId: 7 }))).toEqual({ code, retry: "later" });
    expect(installationFaults.has(code)).toBe(true);
    expect(server.called.length).toBe(1);
  });

  test("a firewall in front of the door and a redirect are faults of the installation too", async () => {
    server.fault = (response) => void response.writeHead(403, { "Content-Type": "text/html" }).end("no");
    expect(await codeOf(door.capabilities())).toEqual({ code: "door.forbidden", retry: "later" });
    server.fault = (response) => void response.writeHead(301, { Location: "https://example.com/" }).end();
    expect(await codeOf(door.capabilities())).toEqual({ code: "door.redirected", retry: "later" });
    expect(await codeOf(door.invoicePdf(7, 3))).toEqual({ code: "door.redirected", retry: "later" });
  });

  test("5xx, also with a page, is asked again under a new id until it passes", async () => {
    let failures = 2;
    server.answers["creditNotes"] = () => {
      failures -= 1;
      return failures >= 0 ? page(502) : { table: "absent", notes: [] };
    };
    await door.creditNotes(7);
    expect(new Set(server.called.map(({ id }) => id)).size).toBe(3);
    expect(server.replayed).toEqual([]);
    failures = 9;
    expect(await codeOf(door.creditNotes(7))).toEqual({ code: "connector.unavailable", retry: "later" });
  });

  test("what destroys, or lets WHMCS destroy, is never sent again behind its duty's back", async () => {
    const request = { clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: false };
    for (const action of ["release", "scrub", "expiredDocuments"]) server.answers[action] = page(502);
    const failed = { code: "connector.unavailable", retry: "later" };
    expect(await codeOf(door.release({ serviceId: 1, clientId: 7 }))).toEqual(failed);
    expect(await codeOf(door.scrub(request))).toEqual(failed);
    expect(await codeOf(door.expiredDocuments(7, []))).toEqual(failed);
    expect(server.called.map(({ action }) => action)).toEqual(["release", "scrub", "expiredDocuments"]);
  });

  test("a door that hangs, or a machine that is off, is unreachable and not absent", async () => {
    server.fault = () => {};
    expect(await codeOf(open({ timeoutMs: 50 }).capabilities())).toEqual({ code: "connector.timeout", retry: "later" });
    await server.close();
    expect((await codeOf(door.capabilities())).retry).toBe("later");
  });

  test("another client's object stops and asks; a client or service that is gone is said", async () => {
    server.answers["release"] = DoorReply.error(409, "door.facts_differ");
    expect(await codeOf(door.release({ serviceId: 1, clientId: 7 }))).toEqual({
      code: "door.facts_differ",
      retry: "unsafe",
    });
    server.answers["release"] = DoorReply.error(404, "door.service_not_found");
    server.answers["scrub"] = DoorReply.error(404, "door.client_not_found");
    expect(await codeOf(door.release({ serviceId: 1, clientId: 7 }))).toEqual({
      code: "door.service_not_found",
      retry: "never",
    });
    const scrub = door.scrub({ clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: false });
    expect(await codeOf(scrub)).toEqual({ code: "door.client_not_found", retry: "never" });
  });

  test("an answer of another shape is refused, not guessed", async () => {
    server.answers["verifyGone"] = { scopes: [{ scope: "mail_log", state: "checked", left: "none" }] };
    const verify = door.verifyGone({ clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: false });
    expect(await codeOf(verify)).toEqual({ code: "door.shape_unexpected", retry: "never" });
  });
});

test("the real secret is needed, and only it", async () => {
  const stranger = open({ secrets: [`whsec_${Buffer.alloc(32, 7).toString("base64")}`] });
  expect(await codeOf(stranger.capabilities())).toEqual({ code: "door.secret_differs", retry: "later" });
  const late = open({ clock: { now: () => new Date(Date.now() - 301_000) } });
  expect(await codeOf(late.capabilities())).toEqual({ code: "door.clock_differs", retry: "later" });
  expect(server.called).toEqual([]);
});

test("a dry run sends nothing that changes anything", async () => {
  const dry = open({ refuseWrites: true });
  const request = { clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: true };
  for (const call of [
    dry.release({ serviceId: 1, clientId: 7 }),
    dry.hold({ serviceId: 1, clientId: 7 }),
    dry.scrub(request),
    dry.expiredDocuments(7, []),
  ]) {
    expect((await codeOf(call)).code).toBe("door.write_refused");
  }
  expect(server.called).toEqual([]);
  expect(await dry.capabilities()).toBeDefined();
});

test("a call ends with its signal, also while it waits for another attempt", async () => {
  server.fault = (response) => void response.writeHead(500).end();
  const ending = open({ retry: { baseMs: 60_000 } }).withSignal(AbortSignal.timeout(50));
  expect(await codeOf(ending.capabilities())).toEqual({ code: "connector.aborted", retry: "later" });
});

test("a new secret is put first without the door, which knows the old one until its string is pasted, being shut", async () => {
  const next = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  for (const secrets of [
    [next, doorSecret],
    [doorSecret, next],
  ]) {
    await expect(open({ secrets }).capabilities()).resolves.toMatchObject({ protocol: 1 });
  }
});

test("no error carries what the door, the person or the secret said", async () => {
  server.fault = (response) =>
    void response.writeHead(500, { "Content-Type": "text/html" }).end("PHP Fatal error: anna@example.com");
  const scrub = door.scrub({ clientId: 7, scopes: ["mail_log"], identifiers, keepsInvoices: false });
  const words = wordsOf(await thrownBy(scrub));
  for (const secret of ["anna", "example.com", "u7", doorSecret.slice(6), "door.php"])
    expect(words).not.toContain(secret);
});
