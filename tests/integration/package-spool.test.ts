import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { createSpool, sweepSpoolNames } from "../../src/package/spool.ts";
import { withDirectory } from "../support/package-directory.ts";

test("the name that a process killed as it made a spool left is swept, and neither what lies beside it nor a spool in use is lost", () =>
  withDirectory(async (directory) => {
    await writeFile(join(directory, ".spool-0123456789abcdef"), "");
    await writeFile(join(directory, "somebody's"), "");
    const spool = await createSpool(directory);
    await spool.append("a line");
    await sweepSpoolNames(directory);
    await sweepSpoolNames(directory);
    expect(await readdir(directory)).toEqual(["somebody's"]);
    for await (const line of spool.lines()) expect(line).toBe("a line");
    await spool.discard();
  }));
