import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A stand-in for the service that has one finished export, larger than a PHP page may hold in memory. */
export interface LargePackage {
  readonly url: string;
  readonly exportId: string;
  readonly bytes: number;
  /** Until then only the first piece of the package is sent. */
  sendTheRest(): void;
  stop(): void;
}

const piece = Buffer.alloc(1024 * 1024, "z");
const pieces = 200;
const exportId = "0192f000-0000-7000-8000-000000000001";

/** Starts it on loopback; it lists the export as `clientId`'s. */
export async function startLargePackage(clientId: number): Promise<LargePackage> {
  const bytes = piece.length * pieces;
  const rest = new AbortController();
  const one = {
    id: exportId,
    clientId,
    state: "completed",
    createdAt: new Date().toISOString(),
    sources: [],
    package: { bytes, expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
  };
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/package") !== true) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ mode: "live", policy: {}, items: [one], nextCursor: null }));
      return;
    }
    const send = async (): Promise<void> => {
      response.writeHead(200, { "content-type": "application/zip", "content-length": bytes });
      response.write(piece);
      if (!rest.signal.aborted) await once(rest.signal, "abort");
      for (let sent = 1; sent < pieces; sent += 1) if (!response.write(piece)) await once(response, "drain");
      response.end();
    };
    send().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exportId,
    bytes,
    sendTheRest: () => rest.abort(),
    stop: () => {
      rest.abort();
      server.closeAllConnections();
      server.close();
    },
  };
}
