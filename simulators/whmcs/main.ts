/**
 * Runs the WHMCS stand-in as a process of its own: `node simulators/whmcs/main.ts`. Reads PORT, WHMCS_API_IDENTIFIER,
 * WHMCS_API_SECRET, WHMCS_API_ACCESS_KEY, WHMCS_VERSION, LATENCY_MS, WEBHOOK_URL with WEBHOOK_SECRET, and WORLD (`demo`,
 * `twin`, or a number of seeded clients). Prints one JSON line `{"url", "identifier", "secret"}` once it answers, for the
 * twin world with its `subject`, `twin`, `sharedUserId` and `serverId`.
 */
import type { World } from "./installation.ts";
import { DEFAULT_CREDENTIALS, startWhmcsSimulator } from "./server.ts";
import { demoWorld, seedWorld, twinWorld } from "./seed.ts";

const {
  PORT,
  WHMCS_API_IDENTIFIER,
  WHMCS_API_SECRET,
  WHMCS_API_ACCESS_KEY,
  WHMCS_VERSION,
  LATENCY_MS,
  WEBHOOK_URL,
  WEBHOOK_SECRET,
  WORLD,
} = process.env;

const { world, ...about } = WORLD === "twin" ? twinWorld() : { world: plainWorld(WORLD ?? "demo") };

const simulator = await startWhmcsSimulator({
  port: Number(PORT ?? 0),
  credentials: {
    identifier: WHMCS_API_IDENTIFIER ?? DEFAULT_CREDENTIALS.identifier,
    secret: WHMCS_API_SECRET ?? DEFAULT_CREDENTIALS.secret,
    ...(WHMCS_API_ACCESS_KEY === undefined ? {} : { accessKey: WHMCS_API_ACCESS_KEY }),
  },
  version: WHMCS_VERSION === "8.13.1" ? "8.13.1" : "9.0.3",
  world,
  latencyMs: Number(LATENCY_MS ?? 0),
  control: true,
  ...(WEBHOOK_URL === undefined || WEBHOOK_SECRET === undefined
    ? {}
    : { webhook: { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } }),
});

console.log(JSON.stringify({ url: simulator.url, ...simulator.credentials, ...about }));

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.stop());

function plainWorld(name: string): World {
  return /^\d+$/.test(name) ? seedWorld({ clients: Number(name) }) : demoWorld();
}
