import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "@jest/globals";
import { silentLog } from "../../src/observability/log.ts";
import { openInstallation } from "../../src/installation.ts";
import { buildPackage } from "../../src/package/build.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withDirectory } from "../support/package-directory.ts";
import { entityItems, openZip, packageDefaults, readAll, stream } from "../support/package-reading.ts";

const exportId = "0198c0de-0000-7000-8000-000000000001";
const key = Buffer.alloc(32, 1);
const records = Array.from({ length: 2_000 }, (_, id) => ({ id, text: `text ${id}` }));

/** Points of a build at which the process is killed, and whether an earlier package of the export is still there then. */
const moments = [
  ["while it reads", "read", true],
  ["while it writes the package", "write", true],
  ["between the earlier key and the package", "commit", false],
  ["between the package and its key", "committed", false],
  ["while it stores the key", "key", false],
] as const;
type Moment = (typeof moments)[number][1];

/** A program that builds the package and dies by SIGKILL at `moment`. */
function dyingBuild(directory: string, moment: Moment): string {
  const at = (file: string): string => JSON.stringify(pathToFileURL(join(process.cwd(), "src/package", file)).href);
  return `
    import { randomBytes } from "node:crypto";
    import { buildPackage } from ${at("build.ts")};
    import { createExportStore } from ${at("export-store.ts")};
    import { createSealer } from ${at("seal.ts")};
    import { createFileStorage } from ${at("storage.ts")};
    const die = async (moment) => {
      if (moment !== ${JSON.stringify(moment)}) return;
      process.kill(process.pid, "SIGKILL");
      await new Promise(() => setInterval(() => undefined, 60_000));
    };
    async function* items() {
      for (let id = 0; id < 2_000; id += 1) yield { type: "record", entity: "tickets", record: { id, text: "text" } };
      await die("read");
      yield { type: "attachment", entity: "tickets", folder: "t", name: "a", data: file() };
    }
    async function* file() {
      for (let piece = 0; piece < 100; piece += 1) yield randomBytes(100_000);
      await die("write");
    }
    const files = await createFileStorage(${JSON.stringify(join(directory, "exports"))});
    const storage = { ...files, write: async (name) => {
      const write = await files.write(name);
      if (name.endsWith(".key")) return { ...write, commit: async () => { await die("key"); await write.commit(); } };
      return { ...write, commit: async () => { await die("commit"); await write.commit(); await die("committed"); } };
    } };
    const store = createExportStore(storage, createSealer([Buffer.alloc(32, 1)]));
    await store.savePackage(${JSON.stringify(exportId)}, (destination) => buildPackage({
      clientId: 7, language: "en", policy: ${JSON.stringify(defaultPolicy)}, generatedAt: new Date("2026-11-22T10:00:00Z"),
      sources: [{ name: "whmcs", items: items() }], spoolDirectory: ${JSON.stringify(join(directory, "spool"))},
      signal: new AbortController().signal, destination,
    }));`;
}

async function storeIn(directory: string) {
  return createExportStore(await createFileStorage(join(directory, "exports")), createSealer([key]));
}

/** As the service starts: what it needs besides the storage is there and answers nobody. */
async function startAndStop(directory: string): Promise<void> {
  const nobody = "http://127.0.0.1:1/";
  const installation = await openInstallation(
    {
      databasePath: join(directory, "ledger.sqlite"),
      storagePath: join(directory, "exports"),
      encryptionKeys: [key],
      redisUrl: "redis://127.0.0.1:1",
      whmcs: {
        url: nobody,
        identifier: "id",
        secret: "secret",
        accessKey: undefined,
        concurrency: 1,
        doorUrl: nobody,
        doorSecrets: [],
      },
      dryRun: false,
      processors: {},
      version: "0.0.0",
    },
    { clock: { now: () => new Date("2026-11-22T11:00:00Z") }, log: silentLog },
  );
  await installation.close();
}

test.each(moments)(
  "a process killed %s leaves no half package behind the next start, and the export starts again cleanly",
  (_when, moment, isEarlierLeft) =>
    withDirectory(async (directory) => {
      const store = await storeIn(directory);
      await store.savePackage(exportId, (destination) => pipeline(Readable.from(["earlier"]), destination));
      const child = spawn(process.execPath, ["--input-type=module", "-e", dyingBuild(directory, moment)], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      const [, signal] = (await once(child, "exit")) as [number | null, string | null];
      expect(signal).toBe("SIGKILL");
      expect((await readdir(join(directory, "exports"))).filter((name) => name.startsWith("."))).toHaveLength(
        moment === "committed" ? 0 : 1,
      );

      await startAndStop(directory);
      const left = (await readdir(join(directory, "exports"))).sort();
      expect(left).toEqual(isEarlierLeft ? [`${exportId}.key`, `${exportId}.zip.age`] : [`${exportId}.zip.age`]);
      expect(await readdir(join(directory, "spool"))).toEqual([]);
      const found = await store.openPackage(exportId);
      expect(found && (await readAll(found)).toString()).toBe(isEarlierLeft ? "earlier" : undefined);

      await store.savePackage(exportId, (destination) =>
        buildPackage({
          ...packageDefaults(),
          spoolDirectory: join(directory, "spool"),
          sources: [{ name: "whmcs", items: stream(entityItems("tickets", records)) }],
          destination,
        }),
      );
      const opened = await openZip(await readAll(await store.openPackage(exportId)));
      expect(opened.json("data/whmcs/tickets.json")).toEqual(records);
      expect((await readdir(join(directory, "exports"))).sort()).toEqual([`${exportId}.key`, `${exportId}.zip.age`]);
    }),
);
