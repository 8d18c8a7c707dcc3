import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type RequestListener, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMariadb } from "../../tests/support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../../tests/support/php-whmcs.ts";
import { type Benchmark, type Measurement, formatTable, median, monotonicMs } from "./benchmark.ts";

/** What a hook may add to a page of WHMCS: issue and contract ask for less. */
const budgetMs = 50;
const [pages, pagesInFull] = [40, 300];

const receivers = ["up", "down", "hanging"] as const;
type Receiver = (typeof receivers)[number];

/** One page that fires a hook of the addon, beside one that fires a hook nobody listens to. */
interface Pair {
  readonly withMs: number;
  readonly withoutMs: number;
}

/**
 * The milliseconds a hook of the addon adds to a page of WHMCS under php-fpm, where events are sent after the page: with a
 * service that answers, one that is down and one that accepts and never answers. Pages with and without the hook alternate.
 */
export const hooks: Benchmark = {
  name: "hooks",
  title: `milliseconds a hook adds to a WHMCS page (ours) beside the ${budgetMs} ms it may (reference)`,
  isLong: false,
  run: async (full, tell) => {
    const closers: (() => unknown)[] = [];
    try {
      const mariadb = await startMariadb();
      closers.push(() => mariadb.stop());
      const php = await startPhpWhmcs({ mariadb });
      closers.push(() => php.stop());
      const measured: [Receiver, readonly Pair[]][] = [];
      for (const receiver of receivers) {
        const server = await startReceiver(receiver);
        closers.push(() => stopServer(server));
        const { port } = server.address() as AddressInfo;
        if (receiver === "down") await stopServer(server);
        measured.push([receiver, await measure(php, port, full ? pagesInFull : pages)]);
      }
      return report(measured, tell);
    } finally {
      for (const close of closers.toReversed()) await close();
    }
  },
};

async function measure(php: PhpWhmcs, port: number, count: number): Promise<readonly Pair[]> {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  await php.sql("DELETE FROM mod_whmcsgdpr_outbox");
  await php.set({ connection: { url: `http://127.0.0.1:${port}`, secret, token: randomBytes(24).toString("hex") } });
  const pairs: Pair[] = [];
  for (let i = -5; i < count; i += 1) {
    const pair = {
      withMs: await timePage(php, "ServiceEdit", i + 10),
      withoutMs: await timePage(php, "NobodyListens", i),
    };
    if (i >= 0) pairs.push(pair); // The first ones warm the workers up.
  }
  return pairs;
}

async function timePage(php: PhpWhmcs, hook: string, serviceId: number): Promise<number> {
  const begun = monotonicMs();
  await php.fireThroughFpm({ hook, vars: { userid: 7, serviceid: serviceId } });
  return monotonicMs() - begun;
}

function report(
  measured: readonly (readonly [Receiver, readonly Pair[]])[],
  tell: (line: string) => void,
): readonly Measurement[] {
  const rows = measured.map(([receiver, pairs]) => {
    const added = pairs.map(({ withMs, withoutMs }) => withMs - withoutMs);
    return { receiver, pairs, added: Math.max(0, median(added)), worst: Math.max(...added) };
  });
  tell(
    formatTable([
      ["service", "page with the hook", "without", "added (median)", "added (most)"],
      ...rows.map(({ receiver, pairs, added, worst }) => [
        receiver,
        ...[median(pairs.map((pair) => pair.withMs)), median(pairs.map((pair) => pair.withoutMs)), added, worst].map(
          (ms) => `${ms.toFixed(1)} ms`,
        ),
      ]),
    ]),
  );
  return rows.map(({ receiver, added }) => ({
    name: `hooks, service ${receiver}`,
    ours: added,
    reference: budgetMs,
    ratio: added / budgetMs,
    target: 1,
    met: added < budgetMs,
  }));
}

async function startReceiver(receiver: Receiver): Promise<Server> {
  const answer: RequestListener = (request, response) => {
    request.resume();
    if (receiver === "up") response.writeHead(202, { "content-type": "application/json" }).end('{"status":"accepted"}');
  };
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function stopServer(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}
