/** What the stand-ins for processors' HTTP APIs share: a server on loopback, a record of calls, and bad weather. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as it arrived. */
export interface VendorRequest {
  readonly method: string;
  /** Decoded, without the base path and the query; begins with `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as JSON; undefined where it is none. */
  json(): unknown;
  /** The body as a form. */
  form(): URLSearchParams;
}

/** What a stand-in answers; 200 and an empty body where nothing else is said. */
export interface VendorReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

/** Weather that any vendor may have. With `acts` the call was carried out before. */
export type VendorFault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
      readonly acts?: boolean;
    }
  /** Says nothing until the connection is closed. */
  | { readonly kind: "silence"; readonly acts?: boolean }
  /** Cuts the connection without an answer. */
  | { readonly kind: "reset"; readonly acts?: boolean }
  /** Half of the answer, as if it were whole. */
  | { readonly kind: "truncated" }
  /** A byte now and then, for ever. */
  | { readonly kind: "drip"; readonly everyMs: number }
  | { readonly kind: "redirect"; readonly to: string }
  /** The answer's JSON, changed. */
  | { readonly kind: "replace"; readonly change: (body: unknown) => unknown };

/** Which calls a fault meets; absent: every one. */
export type Meets = (request: VendorRequest) => boolean;

/** A running stand-in. */
export interface VendorServer {
  /** `http://127.0.0.1:PORT` and the base path, without trailing slash. */
  readonly url: string;
  /** Every call since the start or `forgetCalls`, in order of arrival. */
  readonly calls: readonly VendorRequest[];
  forgetCalls(): void;
  /** Meets the next `times` matching calls (default: until `clear`); of several, the first set. */
  meet(fault: VendorFault, times?: number, meets?: Meets): void;
  clear(): void;
  close(): Promise<void>;
}

interface Switch {
  readonly fault: VendorFault;
  readonly meets: Meets;
  remaining: number;
}

/** Serves `answer` under `basePath` on a free port of 127.0.0.1. What `answer` throws is a defect of the stand-in: it answers 599. */
export async function startVendorServer(
  answer: (request: VendorRequest) => VendorReply | Promise<VendorReply>,
  basePath = "",
): Promise<VendorServer> {
  const calls: VendorRequest[] = [];
  let switches: Switch[] = [];
  const take = (request: VendorRequest): VendorFault | undefined => {
    const next = switches.find(({ remaining, meets }) => remaining > 0 && meets(request));
    if (next !== undefined) next.remaining -= 1;
    return next?.fault;
  };
  const server = createServer((incoming, outgoing) => {
    void receive(incoming, basePath).then(async (request) => {
      if (request === undefined) return send(outgoing, { status: 404, text: "no such base path" });
      calls.push(request);
      const fault = take(request);
      try {
        if (fault === undefined) return send(outgoing, await answer(request));
        return await misbehave(fault, outgoing, () => Promise.resolve(answer(request)));
      } catch (error) {
        return send(outgoing, { status: 599, text: String(error) });
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`,
    calls,
    forgetCalls: () => calls.splice(0),
    meet: (fault, times = Number.POSITIVE_INFINITY, meets = () => true) => {
      switches.push({ fault, meets, remaining: times });
    },
    clear: () => {
      switches = [];
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function receive(incoming: IncomingMessage, basePath: string): Promise<VendorRequest | undefined> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces).toString("utf8");
  const url = new URL(incoming.url ?? "/", "http://stand-in");
  if (!url.pathname.startsWith(`${basePath}/`) && url.pathname !== basePath) return undefined;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  return {
    method: incoming.method ?? "GET",
    path: decodeURIComponent(url.pathname.slice(basePath.length)) || "/",
    query: url.searchParams,
    headers,
    body,
    json: () => parse(body),
    form: () => new URLSearchParams(body),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(outgoing: ServerResponse, { status = 200, headers = {}, json, text, bytes }: VendorReply): void {
  const body = bytes ?? (json === undefined ? (text ?? "") : JSON.stringify(json));
  outgoing.writeHead(status, { ...(json !== undefined && { "content-type": "application/json" }), ...headers });
  outgoing.end(body);
}

async function misbehave(
  fault: VendorFault,
  outgoing: ServerResponse,
  answer: () => Promise<VendorReply>,
): Promise<void> {
  switch (fault.kind) {
    case "status": {
      if (fault.acts === true) await answer();
      const { status, headers, json, text } = fault;
      return send(outgoing, {
        status,
        ...(headers && { headers }),
        ...(json !== undefined && { json }),
        ...(text !== undefined && { text }),
      });
    }
    case "silence":
      if (fault.acts === true) await answer();
      return;
    case "reset":
      if (fault.acts === true) await answer();
      outgoing.destroy();
      return;
    case "truncated": {
      const { status = 200, json, text = "" } = await answer();
      const whole = json === undefined ? text : JSON.stringify(json);
      return send(outgoing, { status, text: whole.slice(0, Math.max(1, Math.floor(whole.length / 2))) });
    }
    case "drip": {
      outgoing.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => outgoing.write(" "), fault.everyMs);
      outgoing.on("close", () => clearInterval(timer));
      return;
    }
    case "redirect":
      return send(outgoing, { status: 302, headers: { location: fault.to } });
    case "replace": {
      const reply = await answer();
      return send(outgoing, { ...reply, json: fault.change(reply.json) });
    }
  }
}
