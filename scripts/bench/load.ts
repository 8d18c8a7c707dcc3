// The load on a contestant, as a worker of its own: bounded in count and concurrency, over kept connections, loopback only.
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { parentPort } from "node:worker_threads";
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

/** How a round went. Times in milliseconds; `startedAt` on the clock of `process.hrtime`, which all threads share. */
export interface Answered {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Delivery {
  readonly headers: Record<string, string>;
  readonly body: string;
}

function sign(round: Round, serviceId: number): Delivery {
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
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": id,
      "webhook-timestamp": seconds,
      "webhook-signature": `v1,${signature}`,
    },
  };
}

/** @throws for any answer but 202: a refused event is no throughput */
async function deliver(agent: Agent, port: number, { headers, body }: Delivery): Promise<void> {
  const sent = request({ agent, host: "127.0.0.1", port, path: "/webhooks/whmcs", method: "POST", headers });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
  response.resume();
  await once(response, "end");
  if (response.statusCode !== 202) throw new Error(`answered ${response.statusCode}`);
}

async function send(round: Round): Promise<Answered> {
  const { port, count, concurrency, firstServiceId } = round;
  const deliveries = Array.from({ length: count }, (_, index) => sign(round, firstServiceId + index));
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  const startedAt = monotonicMs();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let next = deliveries.pop(); next !== undefined; next = deliveries.pop()) {
        const sentAt = monotonicMs();
        await deliver(agent, port, next);
        latencies.push(monotonicMs() - sentAt);
      }
    }),
  );
  const endedAt = monotonicMs();
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const quantile = (part: number): number => latencies[Math.ceil(latencies.length * part) - 1] ?? 0;
  return { startedAt, endedAt, p50Ms: quantile(0.5), p99Ms: quantile(0.99) };
}

parentPort?.on("message", (round: Round) => {
  send(round).then(
    (answered) => parentPort?.postMessage(answered),
    (error: unknown) => parentPort?.postMessage(error),
  );
});
