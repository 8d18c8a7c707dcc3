// The load on a contestant, as its own process: bounded in count and concurrency, over kept connections, loopback only.
// It speaks HTTP by hand: a client that costs as much as the server would measure itself.
import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { monotonicMs } from "./benchmark.ts";

/** One round to be sent. */
export interface Round {
  readonly port: number;
  /** `whsec_…` */
  readonly secret: string;
  /** Of the first event; the following ones count on, so that no two events of a run name the same service. */
  readonly firstServiceId: number;
  readonly count: number;
  readonly concurrency: number;
}

/** Why a round could not be sent to its end. */
export interface Failed {
  readonly failure: string;
}

/** How a round went. Times in milliseconds; `startedAt` on the clock of `process.hrtime`, which all processes of a machine share. */
export interface Answered {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const path = "/webhooks/whmcs";

/** One signed request as it goes over the wire, made before the clock starts. */
function prepare(round: Round, serviceId: number): Buffer {
  const now = new Date();
  const body = JSON.stringify({
    type: "service.cancellation_requested",
    timestamp: now.toISOString(),
    data: { clientId: 1 + (serviceId % 10_000), serviceId, cancellationType: "end_of_billing_period" },
  });
  const id = `msg_${serviceId.toString(36).padStart(27, "0")}`;
  const seconds = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(round.secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${round.port}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `webhook-id: ${id}`,
    `webhook-timestamp: ${seconds}`,
    `webhook-signature: v1,${signature}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** The status of a whole answer, or undefined while more of it is to come. */
function statusOf(answer: string): number | undefined {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer)?.[1];
  if (length === undefined) throw new Error("an answer without Content-Length");
  return answer.length < end + 4 + Number(length) ? undefined : Number(answer.slice(9, 12));
}

/** Sends what is left, one request after the other, over one connection. @throws for any answer but 202: that is no intake */
function sendOver(port: number, left: Buffer[], latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let sentAt = 0;
    let answer = "";
    const next = (): void => {
      const request = left.pop();
      answer = "";
      sentAt = monotonicMs();
      if (request === undefined) socket.end(resolve);
      else socket.write(request);
    };
    socket.setNoDelay(true).setEncoding("latin1");
    socket.once("connect", next).once("error", reject);
    socket.once("close", () => reject(new Error("a connection was cut"))); // of no effect once all is sent
    socket.on("data", (part: string) => {
      answer += part;
      const status = statusOf(answer);
      if (status === undefined) return;
      latencies.push(monotonicMs() - sentAt);
      if (status === 202) next();
      else socket.destroy(new Error(`answered ${status}`));
    });
  });
}

async function send(round: Round): Promise<Answered> {
  const { port, count, concurrency, firstServiceId } = round;
  const left = Array.from({ length: count }, (_, index) => prepare(round, firstServiceId + index));
  const latencies: number[] = [];
  const startedAt = monotonicMs();
  await Promise.all(Array.from({ length: concurrency }, () => sendOver(port, left, latencies)));
  const endedAt = monotonicMs();
  latencies.sort((a, b) => a - b);
  const quantile = (part: number): number => latencies[Math.ceil(latencies.length * part) - 1] ?? 0;
  return { startedAt, endedAt, p50Ms: quantile(0.5), p99Ms: quantile(0.99) };
}

process.on("message", (round: Round) => {
  send(round).then(
    (answered) => process.send?.(answered),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.message : "unknown" }),
  );
});
