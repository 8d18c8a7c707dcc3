// A floor to be measured against: the least an intake can do, as its own process. `node floor.ts verify|enqueue`, secret and
// Redis in the environment. Prints the port it listens on.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Queue } from "bullmq";
import express from "express";
import { jobOptions, keyPrefix } from "../../src/queues/catalogue.ts";
import { connectRedis } from "../../src/queues/connection.ts";
import { createVerifier } from "../../src/webhook/signature.ts";

const [kind] = process.argv.slice(2);
const verify = createVerifier([process.env["BENCH_SECRET"] ?? ""]);
const enqueue = kind === "enqueue" ? createEnqueue(process.env["BENCH_REDIS"] ?? "") : () => Promise.resolve();

/** One `add` per event, awaited before the answer. */
function createEnqueue(redis: string): () => Promise<unknown> {
  const target = JSON.parse(redis) as { path: string; password: string };
  const queue = new Queue("deletions", { connection: connectRedis(target, "wait"), prefix: keyPrefix });
  return () => {
    const dutyId = randomUUID();
    return queue.add("look", { dutyId }, { ...jobOptions, jobId: `${dutyId}-1` });
  };
}

const app = express();
// What Express does beyond the job would only make the floor slower.
app.disable("x-powered-by");
app.set("etag", false);
app.post("/webhooks/whmcs", express.raw({ type: () => true, limit: 65_536, inflate: false }), (req, res, next) => {
  const raw = req.body as Buffer;
  const verdict = verify(raw, {
    id: req.get("webhook-id"),
    timestamp: req.get("webhook-timestamp"),
    signature: req.get("webhook-signature"),
  });
  if (verdict !== "valid") {
    res.status(401).json({ status: verdict });
    return;
  }
  JSON.parse(raw.toString());
  enqueue().then(() => res.status(202).json({ status: "accepted" }), next);
});
const server = createServer(app);
server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log(JSON.stringify({ event: "http.listening", port: (server.address() as AddressInfo).port }));
