import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * A directory of its own for one benchmark, gone afterwards. It lies beside the project and not among temporary files, which
 * may be memory: what is written there must reach a disk.
 */
export async function withBenchDirectory<T>(name: string, use: (directory: string) => Promise<T>): Promise<T> {
  const parent = join(import.meta.dirname, "../../var/bench");
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, `${name}-`));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once("exit", remove); // an interrupted run leaves nothing behind
  try {
    return await use(directory);
  } finally {
    process.off("exit", remove);
    remove();
  }
}
