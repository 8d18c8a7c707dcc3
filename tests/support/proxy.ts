import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before another server: every POST is looked at, and sent on or left unanswered for ever. */
export interface Proxy {
  readonly url: string;
  /** By the body; forwards everything unless set. */
  intercept: (body: string) => "forward" | "swallow";
  /** From now on what is sent on goes to this address. Until then everything is answered with 503. */
  lead(target: string): void;
  stop(): Promise<void>;
}

export async function startProxy(): Promise<Proxy> {
  let target: string | undefined;
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const body = Buffer.concat(pieces);
      if (target === undefined) return void response.writeHead(503).end();
      if (proxy.intercept(body.toString("utf8")) === "swallow") return;
      const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
      const answer = await fetch(target, { method: "POST", body, headers: headers as Record<string, string> });
      const bytes = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" }).end(bytes);
    };
    forward().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/door.php`,
    intercept: () => "forward",
    lead: (address) => {
      target = address;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
