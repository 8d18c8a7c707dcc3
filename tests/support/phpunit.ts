import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Mariadb } from "./mariadb.ts";

const configuration = join(import.meta.dirname, "../../whmcs/tests/phpunit.xml");

/** What PHPUnit said; `output` is empty where it went to the terminal. */
export interface PhpunitRun {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs the addon's PHPUnit tests, which make a database of their own in this MariaDB; `args` as on PHPUnit's command line. */
export async function runPhpunit(
  { socket }: Mariadb,
  args: readonly string[],
  output: "inherit" | "pipe",
): Promise<PhpunitRun> {
  const child = spawn("phpunit", ["-c", configuration, ...args], {
    stdio: ["ignore", output, output],
    env: { ...process.env, WHMCS_TEST_SOCKET: socket },
  });
  let said = "";
  const listen = (chunk: Buffer): void => {
    said += chunk.toString("utf8");
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const [code] = (await once(child, "close")) as [number | null];
  return { exitCode: code ?? 1, output: said };
}
