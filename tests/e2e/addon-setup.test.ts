import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readAddonVersion } from "../../scripts/addon/zip.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../support/php-whmcs.ts";
import { until } from "../support/service.ts";

let mariadb: Mariadb;
let whmcs: PhpWhmcs;
beforeAll(async () => {
  mariadb = await startMariadb();
  whmcs = await startPhpWhmcs({ mariadb });
});
afterAll(async () => {
  await whmcs?.stop();
  await mariadb?.stop();
});

/** An owner's own hooks, beside the addon's. */
async function setOwnHooks(code: string): Promise<void> {
  const folder = join(whmcs.root, "includes/hooks");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "own.php"), `<?php\n\nuse WHMCS\\Database\\Capsule;\n\n${code}\n`);
}

test("unpacked from its ZIP into WHMCS, the addon activates, and makes its tables", async () => {
  const unpacked = await startPhpWhmcs({ mariadb, from: "zip" });
  try {
    expect(unpacked.activation.status).toBe("success");
    const tables = await unpacked.sql("SHOW TABLES LIKE 'mod\\_whmcsgdpr\\_%'");
    expect(tables.map((row) => Object.values(row)[0])).toEqual(
      expect.arrayContaining(["mod_whmcsgdpr_outbox", "mod_whmcsgdpr_brake", "mod_whmcsgdpr_evidence"]),
    );
    const version = await unpacked.sql("SELECT value FROM tbladdonmodules WHERE setting = 'version'");
    expect(version).toEqual([{ value: await readAddonVersion() }]);
  } finally {
    await unpacked.stop();
  }
});

test("a server of the tests ends with the process that started it, however that ends", async () => {
  const script = `
    import { startMariadb } from ${JSON.stringify(join(import.meta.dirname, "../support/mariadb.ts"))};
    console.log((await startMariadb()).pid);`;
  const owner = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TMPDIR: whmcs.root }, // what a killed process leaves behind goes with this test's folder
  });
  const [line] = (await once(createInterface({ input: owner.stdout }), "line")) as [string];
  const pid = Number(line);
  expect(isRunning(pid)).toBe(true);
  owner.kill("SIGKILL");
  await until("the end of MariaDB", () => !isRunning(pid));
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a page that fires a hook", () => {
  test("answers what the handlers returned and printed", async () => {
    await setOwnHooks(
      `add_hook('Own', 1, static function (array $vars): array { echo 'x'; return ['seen' => $vars['userid']]; });`,
    );
    expect(await whmcs.fire({ hook: "Own", vars: { userid: 7 } })).toMatchObject({
      results: [{ seen: 7 }],
      printed: "x",
    });
    expect(await whmcs.fireThroughFpm({ hook: "Own", vars: { userid: 7 } })).toMatchObject({ results: [{ seen: 7 }] });
  });

  test("breaks where a handler throws, also because MariaDB is gone", async () => {
    await setOwnHooks("add_hook('Own', 1, static fn (): ?bool => Capsule::table('tblclients')->exists() ?: null);");
    expect(await whmcs.fire({ hook: "Own", vars: {} })).toMatchObject({ results: [] });
    await expect(whmcs.fire({ hook: "Own", vars: {}, database: "gone" })).rejects.toThrow("the page is harmed");
  });

  test("is sent by php-fpm before work that a handler leaves for later", async () => {
    await setOwnHooks(`add_hook('Own', 1, static function (): void {
      register_shutdown_function(static function (): void {
        fastcgi_finish_request();
        while (!file_exists(ROOTDIR . '/go-on')) {
          usleep(1000);
          clearstatcache();
        }
        logActivity('done later');
      });
    });`);
    await whmcs.fireThroughFpm({ hook: "Own", vars: {} });
    expect(await whmcs.sql("SELECT * FROM tblactivitylog WHERE description = 'done later'")).toEqual([]);
    await writeFile(join(whmcs.root, "go-on"), "");
    await until("the later work", async () => {
      const rows = await whmcs.sql("SELECT * FROM tblactivitylog WHERE description = 'done later'");
      return rows.length === 1;
    });
  });
});

describe("WHMCS's cron", () => {
  const statusOf = async (serviceId: number): Promise<unknown> =>
    (await whmcs.sql("SELECT domainstatus FROM tblhosting WHERE id = ?", [serviceId]))[0]?.["domainstatus"];

  beforeEach(async () => {
    await whmcs.sql("TRUNCATE tblhosting");
    await whmcs.sql("TRUNCATE tblcancelrequests");
    await whmcs.sql("REPLACE tblconfiguration (setting, value) VALUES ('AutoCancellationRequests', 'on')");
    for (const [id, type, nextDueDate] of [
      [701, "Immediate", "2999-01-01"],
      [702, "End of Billing Period", "2026-01-01"],
      [703, "End of Billing Period", "2999-01-01"],
    ]) {
      await whmcs.sql("INSERT INTO tblhosting (id, userid, nextduedate) VALUES (?, 7, ?)", [id, nextDueDate]);
      await whmcs.sql("INSERT INTO tblcancelrequests (relid, type, reason) VALUES (?, ?, '')", [id, type]);
    }
    // Whatever holds a termination back is not asked about here: what the cron does by itself is.
    await whmcs.sql("UPDATE tblconfiguration SET value = '' WHERE setting = 'AddonModulesHooks'");
  });
  afterAll(() => whmcs?.sql("UPDATE tblconfiguration SET value = 'whmcsgdpr' WHERE setting = 'AddonModulesHooks'"));

  test("cancels what is due at its daily run, and nothing else", async () => {
    await setOwnHooks(
      "add_hook('AfterModuleTerminate', 1, static fn (array $vars) => logActivity('gone ' . $vars['params']['serviceid']));",
    );
    expect(await whmcs.cron()).toBe("");
    expect(await statusOf(701)).toBe("Active");
    expect(await whmcs.cron({ daily: true })).toBe("");
    expect([await statusOf(701), await statusOf(702), await statusOf(703)]).toEqual([
      "Cancelled",
      "Cancelled",
      "Active",
    ]);
    const log = await whmcs.sql("SELECT description FROM tblactivitylog WHERE description LIKE 'gone %' ORDER BY id");
    expect(log.map((row) => row["description"])).toEqual(["gone 701", "gone 702"]);
  });

  test("cancels nothing with its cancellation automation off", async () => {
    await whmcs.sql("UPDATE tblconfiguration SET value = '' WHERE setting = 'AutoCancellationRequests'");
    await whmcs.cron({ daily: true });
    expect(await statusOf(701)).toBe("Active");
  });

  test("like an admin's click, leaves alone what a hook aborts", async () => {
    await setOwnHooks("add_hook('PreModuleTerminate', 1, static fn (): array => ['abortcmd' => true]);");
    await whmcs.cron({ daily: true });
    expect(await statusOf(701)).toBe("Active");
    expect(await whmcs.terminate(701)).toBe(false);
    await setOwnHooks("");
    expect(await whmcs.terminate(701)).toBe(true);
    expect(await statusOf(701)).toBe("Terminated");
  });
});
