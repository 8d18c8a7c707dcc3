import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { createSpool, sweepSpoolNames } from "../../src/package/spool.ts";
import { withDirectory } from "../support/package-directory.ts";

test("the name that a process killed as it made a spool left is swept, and what lies beside it stays", () =>
  withDirectory(async (directory) => {
    await writeFile(join(directory, ".spool-0123456789abcdef"), "");
    await writeFile(join(directory, "somebody's"), "");
    await sweepSpoolNames(directory);
    await sweepSpoolNames(directory);
    expect(await readdir(directory)).toEqual(["somebody's"]);
  }));

test("spools that are made and read while names are swept lose nothing", () =>
  withDirectory(async (directory) => {
    let isDone = false;
    const sweeping = (async () => {
      while (!isDone) await sweepSpoolNames(join(directory, "spool"));
    })();
    try {
      for (let round = 0; round < 100; round += 1) {
        const spool = await createSpool(join(directory, "spool"));
        await spool.append(`line ${round}`);
        const lines: string[] = [];
        for await (const line of spool.lines()) lines.push(line);
        expect(lines).toEqual([`line ${round}`]);
        await spool.discard();
      }
    } finally {
      isDone = true;
      await sweeping;
    }
    expect(await readdir(join(directory, "spool"))).toEqual([]);
  }));
