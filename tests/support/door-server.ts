import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

/** One call that passed the door's checks. */
export interface DoorCalled {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly id: string;
}

/**
 * What the door says: an object is a 200 in JSON, a reply is sent as it is, a function writes the answer by itself. Absent:
 * 404 door.unknown_action.
 */
export type DoorAnswer =
  object | DoorReply | ((data: DoorCalled["data"], response: ServerResponse) => object | DoorReply | undefined);

/** An answer to the letter. */
export class DoorReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;

  constructor(status: number, contentType: string, body: string | Uint8Array) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  /** The door's own error. */
  static error(status: number, code: string): DoorReply {
    return new DoorReply(status, "application/json", JSON.stringify({ error: code }));
  }

  /** The records of `readExtras` with their last line. */
  static extras(records: readonly { entity: string; record: object }[], missing: readonly string[] = []): DoorReply {
    const lines = [...records, { end: true, records: records.length, missing }].map((line) => JSON.stringify(line));
    return new DoorReply(200, "application/x-ndjson", `${lines.join("\n")}\n`);
  }
}

/** A stand-in of the addon's door: its checks are real, its answers are the test's. */
export interface DoorServer {
  readonly url: string;
  readonly secrets: readonly string[];
  /** Calls that passed the checks, in order. */
  readonly called: readonly DoorCalled[];
  /** By action; may be changed while it runs. */
  readonly answers: Record<string, DoorAnswer>;
  /** Instead of every check and answer, for faults; undefined: none. */
  fault: ((response: ServerResponse) => void) | undefined;
  /** Hands back the call ids that were refused as repeated. */
  readonly replayed: readonly string[];
  close(): Promise<void>;
}

export const doorSecret = `whsec_${Buffer.from("secret of the door in the tests!").toString("base64")}`;

/** What a door in good health says of itself. */
export const healthyCapabilities = {
  addonVersion: "0.1.0",
  protocol: 1,
  phpVersion: "8.2.0",
  whmcsVersion: "8.13.1",
  actions: [
    "capabilities",
    "release",
    "hold",
    "ownerHolds",
    "invoiceSnapshots",
    "invoicePdf",
    "readExtras",
    "clientFile",
    "creditNotes",
    "expiredDocuments",
    "scrub",
    "verifyGone",
  ],
  documentKinds: ["credit_note", "debit_note", "billing_note", "invoice", "transaction"],
  scrubScopes: [] as { scope: string; available: boolean; missing: string[] }[],
  settings: {
    cancellationAutomation: "off",
    retentionPruning: "off",
    retentionPruningMonths: null,
    clientSnapshot: "on",
  },
  brake: { registered: true, lastCronAt: "2026-11-22T15:00:00Z", held: 0, released: 0, overdue: 0 },
  outbox: { pending: 0, failing: 0, oldestPendingAt: null },
  serverTime: "2026-11-22T15:00:00Z",
};

/** Opens the door on a free port of this machine. */
export async function startDoorServer(answers: Record<string, DoorAnswer> = {}): Promise<DoorServer> {
  const called: DoorCalled[] = [];
  const replayed: string[] = [];
  const seen = new Set<string>();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const door: DoorServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/billing/modules/addons/whmcsgdpr/door.php`,
    secrets: [doorSecret],
    called,
    answers: { capabilities: healthyCapabilities, ...answers },
    fault: undefined,
    replayed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return door;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    if (door.fault !== undefined) return door.fault(response);
    const raw = Buffer.concat(pieces);
    const refusal = verify(request, raw);
    if (refusal !== undefined) return send(response, refusal);
    const { action, data } = JSON.parse(raw.toString("utf8")) as Pick<DoorCalled, "action" | "data">;
    called.push({ action, data, id: String(request.headers["webhook-id"]) });
    const answer = door.answers[action] ?? DoorReply.error(404, "door.unknown_action");
    const said = typeof answer === "function" ? answer(data, response) : answer;
    if (said !== undefined) send(response, said);
  }

  function verify(request: IncomingMessage, raw: Buffer): DoorReply | undefined {
    if (request.method !== "POST") return DoorReply.error(405, "door.method");
    if (raw.byteLength > 256 * 1024) return DoorReply.error(413, "door.too_large");
    const id = String(request.headers["webhook-id"] ?? "");
    try {
      new Webhook(doorSecret).verify(raw, request.headers as Record<string, string>, { jsonParse: false });
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      return DoorReply.error(401, /timestamp too/.test(error.message) ? "door.stale" : "door.signature_wrong");
    }
    if (!/^(?!evt_)[\w-]{1,128}$/.test(id)) return DoorReply.error(401, "door.signature_wrong");
    if (seen.has(id)) {
      replayed.push(id);
      return DoorReply.error(401, "door.replayed");
    }
    seen.add(id);
    return undefined;
  }
}

function send(response: ServerResponse, said: object): void {
  const reply = said instanceof DoorReply ? said : new DoorReply(200, "application/json", JSON.stringify(said));
  response.writeHead(reply.status, {
    "Content-Type": reply.contentType,
    "Content-Length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}
