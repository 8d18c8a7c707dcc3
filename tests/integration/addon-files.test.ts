import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import pLimit from "p-limit";
import { addonPath } from "../../scripts/addon/zip.ts";

const addon = join(import.meta.dirname, "../../whmcs", addonPath);
const run = promisify(execFile);

/** Every PHP file of the addon, below its folder. */
async function phpFiles(): Promise<readonly string[]> {
  const files = (await readdir(addon, { recursive: true })).filter((path) => path.endsWith(".php"));
  if (files.length < 10) throw new Error("the addon's files were not found");
  return files;
}

/** Those whose text is not as it should be. */
async function offenders(isRight: (code: string) => boolean, paths?: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const path of paths ?? (await phpFiles())) {
    if (!isRight(await readFile(join(addon, path), "utf8"))) wrong.push(path);
  }
  return wrong;
}

/** Runs PHP code in a process that knows neither WHMCS nor a database, with every notice shown. */
async function php(code: string): Promise<string> {
  const { stdout, stderr } = await run("php", ["-d", "display_errors=1", "-d", "error_reporting=-1", "-r", code], {
    cwd: "/",
  });
  return stdout + stderr;
}

describe("every PHP file of the addon", () => {
  test("compiles", async () => {
    const limit = pLimit(4);
    const compile = async (path: string): Promise<string> => {
      const { stdout } = await run("php", ["-d", "display_errors=1", "-l", join(addon, path)]).catch(
        (error: { stdout: string }) => error,
      );
      return stdout.startsWith("No syntax errors detected") ? "" : stdout;
    };
    const results = await Promise.all((await phpFiles()).map((path) => limit(() => compile(path))));
    expect(results.filter((text) => text !== "")).toEqual([]);
  }, 120_000);

  // Any byte outside the tags would go into pages and break the JSON of WHMCS's API.
  test("begins with its opening tag, without a byte-order mark or a blank before it, and has no closing tag", async () => {
    expect(await offenders((code) => code.startsWith("<?php\n"))).toEqual([]);
    expect(await offenders((code) => !code.includes("?>"))).toEqual([]);
  });

  test("has one opening tag, in its long form, and ends with a line", async () => {
    expect(await offenders((code) => code.match(/<\?/g)?.length === 1 && code.endsWith("\n"))).toEqual([]);
  });

  test("is strict about types", async () => {
    const code = (await phpFiles()).filter((path) => !path.startsWith("lang/"));
    expect(await offenders((text) => text.includes("\ndeclare(strict_types=1);\n"), code)).toEqual([]);
  });
});

describe("what WHMCS loads by itself", () => {
  test.each(["whmcsgdpr.php", "hooks.php"])("%s does nothing for a visitor who asks for it directly", async (path) => {
    const said = await php(
      `require '${join(addon, path)}'; echo 'went on', json_encode(get_defined_functions()['user']);`,
    );
    expect(said).toMatch(/^(This file cannot be accessed directly)?$/);
    expect(await offenders((code) => code.includes("\nif (!defined('WHMCS')) {\n"), [path])).toEqual([]);
  });

  test("whmcsgdpr.php loads without a word where there is no database", async () => {
    const said = await php(`define('WHMCS', true); require '${join(addon, "whmcsgdpr.php")}'; echo 'went on';`);
    expect(said).toBe("went on");
  });

  test("hooks.php registers its hooks without a word where there is no database", async () => {
    const said = await php(`
      define('WHMCS', true);
      $hooks = [];
      function add_hook(string $name, int $priority, callable $function): void { $GLOBALS['hooks'][] = $name; }
      require '${join(addon, "hooks.php")}';
      echo json_encode($hooks);`);
    expect(JSON.parse(said)).toEqual(
      expect.arrayContaining(["CancellationRequest", "PreModuleTerminate", "AfterCronJob"]),
    );
  });
});
