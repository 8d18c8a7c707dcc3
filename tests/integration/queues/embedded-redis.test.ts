import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { createLog, type Log, silentLog } from "../../../src/observability/log.ts";
import { type EmbeddedRedis, findRedisServer, startEmbeddedRedis } from "../../../src/queues/embedded-redis.ts";
import { isAlive, processIdentity } from "../../../src/queues/process-identity.ts";
import { checkRedis } from "../../../src/queues/redis-check.ts";

let directory: string;
const open: { stop(): Promise<void> }[] = [];
const clients: Redis[] = [];
const holders: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "redis test "));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  for (const holder of holders.splice(0)) holder.kill("SIGKILL");
  for (const embedded of open.splice(0)) await embedded.stop();
  await until(async () => !isAlive(await serverIdentity()));
  await rm(directory, { recursive: true, force: true });
});

async function start(log: Log = silentLog): Promise<EmbeddedRedis> {
  const embedded = await startEmbeddedRedis({ directory, log });
  open.push(embedded);
  return embedded;
}

/** A client that gives up at once, so that a test sees a lost server as an error and never hangs. */
function connect(connection: object, options: object = {}): Redis {
  const client = new Redis({
    ...connection,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    disconnectTimeout: 50,
    ...options,
  });
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}

/** A client that comes back, as the queues' do. */
const patient = (connection: object): Redis =>
  connect(connection, { retryStrategy: () => 20, maxRetriesPerRequest: null });

/** Unlike `events.once`, not disturbed by the refused attempts before. */
async function ready(redis: Redis): Promise<void> {
  await new Promise<void>((resolve) => {
    redis.once("ready", resolve);
  });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

const serverIdentity = (): Promise<string> => readFile(join(directory, "server.pid"), "utf8").catch(() => "");
const pidOf = (identity: string): number => Number.parseInt(identity, 10);

function recording(): { log: Log; events: string[] } {
  const events: string[] = [];
  const destination = {
    write: (line: string) => {
      events.push((JSON.parse(line) as { event: string }).event);
    },
  };
  return { log: createLog({ level: "info", destination }), events };
}

async function hold(): Promise<{ holder: ChildProcess; lines: AsyncIterator<string> }> {
  const holder = spawn(process.execPath, ["tests/support/hold-redis.ts", directory], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  holders.push(holder);
  const lines = createInterface({ input: holder.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("holding");
  return { holder, lines };
}

describe("the private Redis", () => {
  test("keeps its data over a restart", async () => {
    const first = await start();
    await connect(first.connection).set("key", "value");
    await first.stop();
    const second = await start();
    expect(await connect(second.connection).get("key")).toBe("value");
    expect(second.connection).toEqual(first.connection);
  });

  test("refuses a wrong password and none at all", async () => {
    const { connection } = await start();
    await expect(connect({ path: connection.path }).ping()).rejects.toThrow("NOAUTH");
    const intruder = connect({ ...connection, password: "0".repeat(64) }, { lazyConnect: true });
    await expect(intruder.connect().then(() => intruder.ping())).rejects.toThrow(/WRONGPASS|NOAUTH|closed/);
  });

  test("listens on its socket alone, evicts nothing and appends to its file", async () => {
    const { connection } = await start();
    const redis = connect(connection);
    const settings = {
      port: "0",
      "maxmemory-policy": "noeviction",
      appendonly: "yes",
      appendfsync: "everysec",
      save: "",
    };
    for (const [name, value] of Object.entries(settings)) {
      expect(await redis.config("GET", name)).toEqual([name, value]);
    }
    expect(await checkRedis(redis)).toEqual({ ok: true, problems: [], evicting: false, persistent: true });
  });

  test("keeps its password in a file and a directory that only the owner reads", async () => {
    const { connection } = await start();
    expect((await stat(join(directory, "redis.conf"))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(connection.path)).mode & 0o077).toBe(0);
    const server = pidOf(await serverIdentity());
    expect(await readFile(`/proc/${server}/cmdline`, "utf8").catch(() => "")).not.toContain(connection.password);
  });

  test("puts its socket into a folder of its own where the directory's path is too long for one", async () => {
    const short = directory;
    directory = join(short, "d".repeat(60), "e".repeat(60));
    const { connection } = await start();
    expect(await connect(connection).ping()).toBe("PONG");
    expect(Buffer.byteLength(connection.path)).toBeLessThan(100);
    expect((await stat(dirname(connection.path))).mode & 0o777).toBe(0o700);
    await open.pop()?.stop();
    await rm(dirname(connection.path), { recursive: true });
    await rm(short, { recursive: true });
  });

  test("is started again when it dies, with its data", async () => {
    const { log, events } = recording();
    const { connection } = await start(log);
    const redis = patient(connection);
    await redis.set("key", "value");
    await until(async () => /aof_pending_bio_fsync:0/.test(await redis.info("persistence")));
    const dead = await serverIdentity();
    process.kill(pidOf(dead), "SIGKILL");
    await ready(redis);
    expect(await redis.get("key")).toBe("value");
    expect(await serverIdentity()).not.toBe(dead);
    await until(() => events.length === 3);
    expect(events).toEqual(["redis.started", "redis.lost", "redis.started"]);
  });

  test("ends with stop, which is harmless twice", async () => {
    const embedded = await start();
    const server = await serverIdentity();
    expect(isAlive(server)).toBe(true);
    await Promise.all([embedded.stop(), embedded.stop()]);
    expect(isAlive(server)).toBe(false);
  });

  test("starts although a dead process left its claim and a server's record behind", async () => {
    const gone = spawn("true");
    const identity = processIdentity(gone.pid ?? 0) ?? "1-1";
    await once(gone, "exit");
    await mkdir(join(directory, "claims"));
    await writeFile(join(directory, "claims", `${identity}-00000000`), "");
    await writeFile(join(directory, "server.pid"), identity);
    expect(await connect((await start()).connection).ping()).toBe("PONG");
  });
});

describe("a service that goes", () => {
  test("takes its Redis with it even when it is killed", async () => {
    const { holder } = await hold();
    const server = await serverIdentity();
    expect(isAlive(server)).toBe(true);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await until(() => !isAlive(server));
    expect(isAlive(server)).toBe(false);
  });

  test("still has its Redis while it drains after Ctrl-C, which reaches its whole process group", async () => {
    const { holder, lines } = await hold();
    const exit = once(holder, "exit");
    process.kill(-(holder.pid ?? 0), "SIGINT");
    expect((await lines.next()).value).toBe("drained PONG");
    expect(await exit).toEqual([0, null]);
  });
});

describe("two processes of one installation", () => {
  test("that start at the same moment share one server", async () => {
    const { log, events } = recording();
    const [first, second, third] = await Promise.all([start(log), start(log), start(log)]);
    expect(events.sort()).toEqual(["redis.attached", "redis.attached", "redis.started"]);
    await connect(first.connection).set("key", "value");
    expect(await connect(second.connection).get("key")).toBe("value");
    expect(third.connection).toEqual(first.connection);
  });

  test("go on when the one that only uses the server stops", async () => {
    const owner = await start();
    const guest = await start();
    await guest.stop();
    expect(await connect(owner.connection).ping()).toBe("PONG");
  });

  test("go on with all data when the one that started the server stops: another takes over", async () => {
    const { log, events } = recording();
    const owner = await start();
    const guest = await start(log);
    const redis = patient(guest.connection);
    await redis.set("key", "value");
    const before = await serverIdentity();
    const back = ready(redis);
    await owner.stop();
    await back;
    expect(await redis.get("key")).toBe("value");
    expect(await serverIdentity()).not.toBe(before);
    await until(() => events.length === 3);
    expect(events).toEqual(["redis.attached", "redis.lost", "redis.started"]);
  });

  test("go on when the one that started the server is killed, and the server ends with the last", async () => {
    const { holder } = await hold();
    const guest = await start();
    const redis = patient(guest.connection);
    await redis.ping();
    const back = ready(redis);
    holder.kill("SIGKILL");
    await back;
    expect(await redis.ping()).toBe("PONG");
    const server = await serverIdentity();
    await guest.stop();
    expect(isAlive(server)).toBe(false);
  });
});

describe("a start that cannot succeed says why by its code", () => {
  test("no binary", async () => {
    const starting = startEmbeddedRedis({ directory, log: silentLog, findBinary: () => null });
    await expect(starting).rejects.toMatchObject({ code: "redis.server_missing", retry: "never" });
    expect(findRedisServer(directory)).toBeNull();
  });

  test("a server that ends at once", async () => {
    const starting = startEmbeddedRedis({ directory, log: silentLog, findBinary: () => "false" });
    await expect(starting).rejects.toMatchObject({ code: "redis.start_failed" });
  });
});

describe("the check of a Redis", () => {
  test("names one that evicts and one that keeps nothing", async () => {
    const redis = connect((await start()).connection);
    await redis.config("SET", "maxmemory-policy", "allkeys-lru");
    expect(await checkRedis(redis)).toEqual({
      ok: false,
      problems: [expect.stringContaining("set maxmemory-policy to noeviction")],
      evicting: true,
      persistent: true,
    });
    await redis.config("SET", "appendonly", "no");
    expect(await checkRedis(redis)).toMatchObject({
      problems: [expect.anything(), expect.stringContaining("keeps nothing over a restart")],
      persistent: false,
    });
    await redis.config("SET", "save", "3600 1");
    expect(await checkRedis(redis)).toMatchObject({
      problems: [expect.anything(), expect.stringContaining("snapshots only")],
      persistent: true,
    });
  });

  test("needs no CONFIG, which managed services forbid", async () => {
    const { connection } = await start();
    await connect(connection).acl("SETUSER", "managed", "on", ">secret", "allkeys", "+@all", "-config");
    const managed = connect({ path: connection.path, username: "managed", password: "secret" });
    await expect(managed.config("GET", "save")).rejects.toThrow("NOPERM");
    expect((await checkRedis(managed)).ok).toBe(true);
  });

  test("counts what cannot be read as a problem, not as evicting", async () => {
    const { connection } = await start();
    await connect(connection).acl("SETUSER", "blind", "on", ">secret", "allkeys", "+ping");
    const blind = connect(
      { path: connection.path, username: "blind", password: "secret" },
      { enableReadyCheck: false },
    );
    const check = await checkRedis(blind);
    expect(check).toMatchObject({ ok: false, evicting: false });
    expect(check.problems).toHaveLength(2);
  });
});
