import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, stat, statfs, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { createFileStorage } from "../../src/package/storage.ts";
import { describeStorage } from "../support/describe-storage.ts";
import { createMemoryStorage } from "../support/memory-storage.ts";
import { withDirectory } from "../support/package-directory.ts";

const now = new Date("2026-11-22T10:00:00Z");
const host = hostname()
  .toLowerCase()
  .replaceAll(/[^a-z0-9-]/g, "-");

describeStorage("files", (run) =>
  withDirectory(async (directory) => run(await createFileStorage(directory), () => createFileStorage(directory))),
);

// Proves that the suite asks for nothing that only a disk has.
describeStorage("memory", async (run) => {
  const objects = new Map<string, Buffer>();
  await run(createMemoryStorage(objects), async () => createMemoryStorage(objects));
});

describe("file storage", () => {
  test("tells the free bytes of its own disk as the system counts them", () =>
    withDirectory(async (directory) => {
      const { bavail, bsize } = await statfs(directory);
      const free = await (await createFileStorage(directory)).freeBytes();
      // Others write to the disk between the two looks.
      expect(Math.abs(free - bavail * bsize)).toBeLessThan(0.5 * bavail * bsize);
    }));

  test("nobody but the service's user may read files or list the directory", () =>
    withDirectory(async (parent) => {
      const directory = join(parent, "exports");
      await mkdir(directory, { mode: 0o755 });
      const storage = await createFileStorage(directory);
      const write = await storage.write("a.key");
      await write.commit();
      expect((await stat(directory)).mode & 0o777).toBe(0o700);
      expect((await stat(join(directory, "a.key"))).mode & 0o777).toBe(0o600);
    }));

  test("an aborted or failed write leaves no file", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const aborted = await storage.write("a");
      aborted.stream.write("x");
      await aborted.abort();
      const failed = await storage.write("b");
      failed.stream.destroy(Object.assign(new Error("no space"), { code: "ENOSPC" }));
      await expect(failed.commit()).rejects.toMatchObject({
        code: "storage.full",
        retry: "later",
        message: "storage.full",
      });
      expect(await readdir(directory)).toEqual([]);
    }));

  test("sweeping removes what killed writes left and spares live ones and objects", () =>
    withDirectory(async (directory) => {
      const child = spawn(process.execPath, ["-e", ""]);
      const deadPid = child.pid;
      await once(child, "exit");
      const parent = process.ppid;
      const leftovers = {
        dead: `.${host}.${deadPid}.0123456789abcdef.part`,
        ownOld: `.${host}.${process.pid}.0123456789abcdef.part`,
        otherLive: `.${host}.${parent}.0123456789abcdef.part`,
        foreignYoung: `.elsewhere.1.0123456789abcdef.part`,
        foreignOld: `.elsewhere.1.fedcba9876543210.part`,
      };
      const storage = await createFileStorage(directory);
      for (const name of Object.values(leftovers)) {
        await writeFile(join(directory, name), "");
        await utimes(join(directory, name), now, now);
      }
      await utimes(join(directory, leftovers.foreignOld), now, new Date("2026-11-20T10:00:00Z"));
      const object = await storage.write("a.key");
      await object.commit();
      const live = await storage.write("b.key");

      expect(await storage.sweepLeftovers(now)).toBe(3);
      const left = await readdir(directory);
      expect(left).toContain("a.key");
      expect(left).toContain(leftovers.otherLive);
      expect(left).toContain(leftovers.foreignYoung);
      expect(left).toHaveLength(4);
      await live.commit();
      expect(await storage.exists("b.key")).toBe(true);
    }));
});
