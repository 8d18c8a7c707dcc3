import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { connectionString } from "../../scripts/addon/connection-string.ts";
import { unzipAddon } from "./addon-zip.ts";
import type { Mariadb } from "./mariadb.ts";
import { type PhpFpm, startPhpFpm, startPhpServer } from "./php-server.ts";

/** What a page that fires a hook answers. */
export interface Fired {
  /** What the handlers returned, in order; those that returned nothing are left out. */
  readonly results: readonly unknown[];
  /** What they printed; empty, or the page is harmed. */
  readonly printed: string;
  /** How long the handlers took. */
  readonly milliseconds: number;
}

/** A hook as a page fires it; `vars` as WHMCS hands them over, JSON only. */
export interface Firing {
  readonly hook: string;
  readonly vars: Readonly<Record<string, unknown>>;
  /** `gone`: MariaDB fails inside the hook. */
  readonly database?: "there" | "gone";
}

/** What an admin sets on the addon's configuration page. */
export interface AddonSettings {
  readonly connection?: { readonly url: string; readonly secret: string; readonly token: string } | string;
  /** IP addresses that may use the door; empty: any. */
  readonly doorAddresses?: string;
  /** `off`: what no client cancelled may be terminated at once. */
  readonly holdTerminations?: "on" | "off";
  /** `on`: deactivation removes the addon's tables. */
  readonly dropTables?: "on" | "";
}

/** A stand-in WHMCS with the real addon, as PHP processes on loopback; see `whmcs/tests/harness/`. */
export interface PhpWhmcs {
  readonly url: string;
  readonly doorUrl: string;
  /** Its folder, where a test may look at files. */
  readonly root: string;
  /** What the addon's activation answered. */
  readonly activation: { readonly status: string; readonly description?: string };
  set(settings: AddonSettings): Promise<void>;
  /** A page fires a hook. @throws when the page is not 200, with what it printed */
  fire(firing: Firing): Promise<Fired>;
  /** The same under php-fpm, the one where work can go on after the page has been sent; resolves with the sent page. */
  fireThroughFpm(firing: Firing): Promise<Fired>;
  /** An admin presses Terminate; false: a hook aborted it. */
  terminate(serviceId: number): Promise<boolean>;
  /**
   * One run of WHMCS's cron, with `daily` the one that also does the day's work; resolves at its end with what it printed.
   * @throws when it fails
   */
  cron(options?: { readonly daily?: boolean }): Promise<string>;
  sql<Row extends object = Record<string, unknown>>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const project = join(import.meta.dirname, "../..");

/** Lays out, installs and serves it; `zip`: the addon comes from the built ZIP, as an owner gets it. The caller stops it. */
export async function startPhpWhmcs(options: {
  readonly mariadb: Mariadb;
  readonly from?: "source" | "zip";
  readonly settings?: AddonSettings;
}): Promise<PhpWhmcs> {
  const folder = await mkdtemp(join(tmpdir(), "php-whmcs-"));
  const closers = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const root = join(folder, "harness/root");
    await layOut(folder, options.from ?? "source");
    const database = await options.mariadb.createDatabase();
    await writeFile(
      join(root, "configuration.php"),
      `<?php\n\n$db_socket = '${options.mariadb.socket}';\n$db_name = '${database.name}';\n`,
    );
    const php = await startPhpServer(root, ini(folder));
    closers.push(() => php.stop());
    const { stdout } = await run("php", ["install.php", php.url], { cwd: root });

    let fpm: Promise<PhpFpm> | undefined;
    const throughFpm = async (script: string, body: string): Promise<string> => {
      fpm ??= startPhpFpm(root, folder, ini(folder)).then((started) => {
        closers.push(() => started.stop());
        return started;
      });
      return (await fpm).post(script, body);
    };
    const set = async (settings: AddonSettings): Promise<void> => {
      for (const [setting, value] of Object.entries(settings)) {
        await database.query(
          "INSERT INTO tbladdonmodules (module, setting, value) VALUES ('whmcsgdpr', ?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)",
          [setting, typeof value === "string" ? value : connectionString(value)],
        );
      }
    };
    await set({ connection: "", doorAddresses: "", holdTerminations: "on", dropTables: "", ...options.settings });
    return {
      url: php.url,
      doorUrl: `${php.url}/modules/addons/whmcsgdpr/door.php`,
      root,
      activation: JSON.parse(stdout) as PhpWhmcs["activation"],
      set,
      fire: async (firing) => readFired(await php.post("/fire.php", page(firing))),
      fireThroughFpm: async (firing) => readFired(await throughFpm("fire.php", page(firing))),
      terminate: async (serviceId) => {
        const answer = JSON.parse(await php.post("/terminate.php", JSON.stringify({ serviceId }))) as object;
        return "terminated" in answer && answer.terminated === true;
      },
      cron: async ({ daily = false } = {}) =>
        (await run("php", ["cron.php", ...(daily ? ["daily"] : [])], { cwd: root })).stdout,
      sql: (query, values) => database.query(query, values),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function layOut(folder: string, from: "source" | "zip"): Promise<void> {
  for (const part of ["harness", "schema"]) {
    await cp(join(project, "whmcs/tests", part), join(folder, part), { recursive: true });
  }
  await mkdir(join(folder, "sessions"));
  const root = join(folder, "harness/root");
  if (from === "zip") await unzipAddon(root);
  else await cp(join(project, "whmcs/modules"), join(root, "modules"), { recursive: true });
}

function ini(folder: string): Readonly<Record<string, string>> {
  return { "session.save_path": join(folder, "sessions"), "opcache.enable": "0", memory_limit: "128M" };
}

function page({ hook, vars, database = "there" }: Firing): string {
  return JSON.stringify({ hook, vars, database });
}

function readFired(text: string): Fired {
  try {
    return JSON.parse(text) as Fired;
  } catch (error) {
    throw new Error(`the page is harmed:\n${text}`, { cause: error });
  }
}
