import { Redis } from "ioredis";
import { silentLog } from "../../src/observability/log.ts";
import { startEmbeddedRedis } from "../../src/queues/embedded-redis.ts";

// A service in small, as a process of its own: holds the private Redis of a directory until it is told, or killed.
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("usage: hold-redis.ts DIRECTORY");
const embedded = await startEmbeddedRedis({ directory, log: silentLog });

process.on("SIGINT", () => {
  void drain();
});
process.stdout.write("holding\n");

/** What a service does between Ctrl-C and its end: it still needs Redis. */
async function drain(): Promise<void> {
  const redis = new Redis({ ...embedded.connection, retryStrategy: () => null });
  process.stdout.write(`drained ${await redis.ping()}\n`);
  redis.disconnect();
  await embedded.stop();
  process.exit(0);
}
