import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { buildPackage, type PackageRequest, type PackageSummary } from "../../src/package/build.ts";
import { createExportStore, type SavedPackage } from "../../src/package/export-store.ts";
import { createExportRoom, reserveBytes, roomNeeded } from "../../src/package/room.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createSpool } from "../../src/package/spool.ts";
import { createFileStorage, type Disk, type Storage } from "../../src/package/storage.ts";
import { withDirectory } from "../support/package-directory.ts";
import { entityItems, openZip, packageDefaults, readAll, stream } from "../support/package-reading.ts";

const mebibyte = 1024 * 1024;
const exportId = "0198c0de-0000-7000-8000-000000000001";
const full = { code: "storage.full", retry: "later", message: "storage.full" };
const disk = (free: number): Disk => ({ freeBytes: async () => free });
const roomy = disk(Number.POSITIVE_INFINITY);

/** Records what was asked of it before it yields a file of `size` bytes, and whether it was closed. */
function watchedSource(size: number): { items: AsyncGenerator<ExportItem>; seen: { asked: boolean; closed: boolean } } {
  const seen = { asked: false, closed: false };
  const pieces = async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < size; sent += mebibyte) yield randomBytes(mebibyte);
  };
  const items = async function* items(): AsyncGenerator<ExportItem> {
    seen.asked = true;
    try {
      yield* entityItems("tickets", [{ id: 1 }]);
      yield { type: "attachment", entity: "tickets", folder: "ticket-1", name: "a", data: pieces() };
      yield* entityItems("emails", [{ id: 2 }]);
    } finally {
      seen.closed = true;
    }
  };
  return { items: items(), seen };
}

/** Saves one package in `directory`, whose disk has `freeOf(bytes that lie on it)` bytes left. */
async function saveOn(
  directory: string,
  freeOf: (written: number) => number,
  request: Partial<PackageRequest> & Pick<PackageRequest, "sources">,
): Promise<{ storage: Storage; saving: Promise<SavedPackage<PackageSummary>>; written: () => number }> {
  const files = await createFileStorage(join(directory, "exports"));
  let written = 0;
  const storage: Storage = {
    ...files,
    write: async (name) => {
      const write = await files.write(name);
      const counted = new PassThrough({
        transform: (chunk: Buffer, _encoding, done) => {
          written += chunk.length;
          done(null, chunk);
        },
      });
      counted.pipe(write.stream);
      counted.on("error", (error) => write.stream.destroy(error));
      return {
        stream: counted,
        commit: async () => {
          counted.end();
          await write.commit();
        },
        abort: async () => {
          counted.destroy();
          await write.abort();
        },
      };
    },
    freeBytes: async () => freeOf(written),
  };
  const saving = createExportStore(storage, createSealer([Buffer.alloc(32, 1)])).savePackage(
    exportId,
    (destination, destinationDisk) =>
      buildPackage({
        ...packageDefaults(),
        spoolDirectory: join(directory, "spool"),
        ...request,
        destination,
        destinationDisk,
      }),
  );
  saving.catch(() => undefined);
  return { storage, saving, written: () => written };
}

describe("room for a package", () => {
  test("is looked for before anything is asked of a source: without it, one clear word and no file", () =>
    withDirectory(async (directory) => {
      const { items, seen } = watchedSource(0);
      const estimate = { records: 1_000, bytes: 2_000 * mebibyte, fileBytes: 1_500 * mebibyte };
      const { spooled, sealed } = roomNeeded(estimate);
      const sources = [{ name: "whmcs", items }];
      const enough = reserveBytes + spooled + sealed;
      const refused = await saveOn(directory, () => enough - 1, { sources, estimate });
      await expect(refused.saving).rejects.toMatchObject(full);
      expect(seen).toEqual({ asked: false, closed: false });
      expect(await readdir(join(directory, "exports"))).toEqual([]);

      const taken = await saveOn(directory, () => enough, { sources, estimate });
      expect((await taken.saving).result).toMatchObject({ records: 2, complete: true });
    }));

  test("is looked for without an estimate, too: on a disk that is down to the reserve nothing begins", () =>
    withDirectory(async (directory) => {
      const { items, seen } = watchedSource(0);
      const refused = await saveOn(directory, () => reserveBytes - 1, { sources: [{ name: "whmcs", items }] });
      await expect(refused.saving).rejects.toMatchObject(full);
      expect(seen.asked).toBe(false);
    }));

  test(
    "that goes while the package is written ends the build with the reserve still there, and leaves nothing",
    () =>
      withDirectory(async (directory) => {
        const { items, seen } = watchedSource(200 * mebibyte);
        const start = reserveBytes + 60 * mebibyte;
        // What others write takes as much again.
        const { saving, written } = await saveOn(directory, (bytes) => start - 2 * bytes, {
          sources: [{ name: "whmcs", items }],
        });
        await expect(saving).rejects.toMatchObject(full);
        expect(written()).toBeGreaterThan(20 * mebibyte);
        expect(start - 2 * written()).toBeGreaterThan(reserveBytes / 2);
        expect(seen.closed).toBe(true);
        expect(await readdir(join(directory, "exports"))).toEqual([]);
        expect(await readdir(join(directory, "spool"))).toEqual([]);
      }),
    60_000,
  );

  test("that comes back lets the same export through, whole", () =>
    withDirectory(async (directory) => {
      const tickets = Array.from({ length: 500 }, (_, id) => ({ id }));
      const sources = () => [{ name: "whmcs", items: stream(entityItems("tickets", tickets)) }];
      const refused = await saveOn(directory, () => 0, { sources: sources() });
      await expect(refused.saving).rejects.toMatchObject(full);
      const { storage, saving } = await saveOn(directory, () => 2 * reserveBytes, { sources: sources() });
      await saving;
      const store = createExportStore(storage, createSealer([Buffer.alloc(32, 1)]));
      const opened = await openZip(await readAll(await store.openPackage(exportId)));
      expect(opened.json("data/whmcs/tickets.json")).toEqual(tickets);
    }));

  test("on the disk of the spools is looked for by itself", async () => {
    const estimate = { records: 100, bytes: 100 * mebibyte, fileBytes: 50 * mebibyte };
    const { spooled } = roomNeeded(estimate);
    const little = createExportRoom({ spool: disk(reserveBytes + spooled - 1), destination: roomy });
    await expect(little.assertEnoughFor(estimate)).rejects.toMatchObject(full);
    const enough = createExportRoom({ spool: disk(reserveBytes + spooled), destination: roomy });
    await expect(enough.assertEnoughFor(estimate)).resolves.toBeUndefined();
    await expect(createExportRoom({ spool: disk(reserveBytes) }).assertEnoughFor(undefined)).resolves.toBeUndefined();
  });

  test("for files is asked of the disk of the package alone, and in full; for records of both, in part", () => {
    expect(roomNeeded({ bytes: 5_000, fileBytes: 5_000 })).toEqual({ spooled: 0, sealed: 5_050 });
    expect(roomNeeded({ bytes: 1_000, fileBytes: 0 })).toEqual({ spooled: 400, sealed: 250 });
  });

  test("asked for is more than the package and its spools really take", () =>
    withDirectory(async (directory) => {
      const text = (id: number): string =>
        `Ticket ${id}: ${randomBytes(60).toString("hex")} hello, my website is slow. `;
      const tickets = Array.from({ length: 3_000 }, (_, id) => ({ id, subject: text(id), body: text(id).repeat(5) }));
      let fileBytes = 0;
      const items: ExportItem[] = [...entityItems("tickets", tickets)];
      for (let count = 0; count < 20; count += 1) {
        const data = randomBytes(50_000);
        fileBytes += data.length;
        items.push({ type: "attachment", entity: "tickets", folder: "ticket-1", name: `${count}`, data });
      }
      const { storage, saving, written } = await saveOn(directory, () => Number.POSITIVE_INFINITY, {
        sources: [{ name: "whmcs", items: stream(items) }],
      });
      const { bytes: zipped } = await saving;
      const store = createExportStore(storage, createSealer([Buffer.alloc(32, 1)]));
      const { files } = (await openZip(await readAll(await store.openPackage(exportId)))).manifest();
      const unpacked = files.reduce((sum, { bytes }) => sum + bytes, 0);
      const needed = roomNeeded({ bytes: unpacked, fileBytes });
      const spooled = JSON.stringify(tickets).length;
      expect(needed.spooled).toBeGreaterThan(spooled);
      expect(needed.sealed).toBeGreaterThan(Math.max(zipped, written()));
    }));

  test("is counted for what is laid aside as well, so that a spool alone cannot fill a disk", () =>
    withDirectory(async (directory) => {
      let free = reserveBytes + 1;
      const room = createExportRoom({ spool: { freeBytes: async () => free } });
      const spool = await createSpool(directory, room.spend);
      const line = "x".repeat(mebibyte);
      free = reserveBytes - 1;
      const filling = async (): Promise<void> => {
        for (let count = 0; count < 100; count += 1) await spool.append(line);
      };
      await expect(filling()).rejects.toMatchObject(full);
      await spool.discard();
      expect(await readdir(directory)).toEqual([]);
    }));

  test("that the system itself refuses is told by the same word", () =>
    withDirectory(async (directory) => {
      const files = await createFileStorage(directory);
      const write = await files.write("a");
      write.stream.destroy(Object.assign(new Error("disk quota"), { code: "EDQUOT", syscall: "write" }));
      await expect(write.commit()).rejects.toMatchObject(full);
      expect(await readdir(directory)).toEqual([]);
    }));
});
