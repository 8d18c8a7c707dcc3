import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { RetryableError } from "../../src/domain/errors.ts";
import { buildPackage } from "../../src/package/build.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createSealedObjects } from "../../src/package/sealed-objects.ts";
import { createSubjectStore } from "../../src/package/sealed-subject.ts";
import { createFileStorage, type Storage } from "../../src/package/storage.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withDirectory } from "../support/package-directory.ts";
import { entityItems, openZip, packageDefaults, readAll, sha256, stream } from "../support/package-reading.ts";

const key = Buffer.alloc(32, 1);
const exportId = "0198c0de-0000-7000-8000-000000000001";
const mark = "planted-mark-98765";

async function grepDirectory(directory: string, text: string): Promise<string[]> {
  const names = await readdir(directory);
  const contents = await Promise.all(names.map(async (name) => readFile(join(directory, name))));
  return names.filter((name, index) => name.includes(text) || contents[index]?.includes(text));
}

const save = (text: string) => async (destination: Writable) => pipeline(Readable.from([text]), destination);

describe("the export store", () => {
  test("a built package comes back as the same ZIP, and its size and hash are those of the ZIP", () =>
    withDirectory(async (directory) => {
      const store = createExportStore(await createFileStorage(directory), createSealer([key]));
      const records = Array.from({ length: 3000 }, (_, id) => ({ id, text: `${mark} ${id}` }));
      const saved = await store.savePackage(exportId, (destination) =>
        buildPackage({
          ...packageDefaults(),
          spoolDirectory: join(directory, "spool"),
          sources: [{ name: "whmcs", items: stream(entityItems("tickets", records)) }],
          destination,
        }),
      );
      const zip = await readAll(await store.openPackage(exportId));
      expect([saved.bytes, saved.sha256]).toEqual([zip.length, sha256(zip)]);
      expect(saved.result).toMatchObject({ records: 3000, complete: true });
      expect((await openZip(zip)).json("data/whmcs/tickets.json")).toEqual(records);
    }));

  test("on disk lie only the sealed file and its wrapped key, without a trace of the content", () =>
    withDirectory(async (directory) => {
      const store = createExportStore(await createFileStorage(directory), createSealer([key]));
      await store.savePackage(exportId, save(`${mark} PK`));
      expect((await readdir(directory)).sort()).toEqual([`${exportId}.key`, `${exportId}.zip.age`]);
      expect(await grepDirectory(directory, mark)).toEqual([]);
      expect(await grepDirectory(directory, "AGE-SECRET-KEY")).toEqual([]);
    }));

  test("after rotation an old package still opens, under another key it does not", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      await createExportStore(storage, createSealer([key])).savePackage(exportId, save(mark));
      const rotated = createExportStore(storage, createSealer([Buffer.alloc(32, 2), key]));
      expect((await readAll(await rotated.openPackage(exportId))).toString()).toBe(mark);
      const stranger = createExportStore(storage, createSealer([Buffer.alloc(32, 2)]));
      await expect(stranger.openPackage(exportId)).rejects.toMatchObject({ code: "seal.key_unknown", retry: "never" });
    }));

  test("the files of one export put in another's place do not open", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const store = createExportStore(storage, createSealer([key]));
      await store.savePackage("a", save(mark));
      for (const name of ["key", "zip.age"]) {
        const write = await storage.write(`b.${name}`);
        await pipeline(Readable.from([await readFile(join(directory, `a.${name}`))]), write.stream);
        await write.commit();
      }
      await expect(store.openPackage("b")).rejects.toMatchObject({ code: "seal.key_refused" });
    }));

  test("destroying removes key and bytes, the key first, and twice is once", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const removed: string[] = [];
      const watched: Storage = {
        ...storage,
        remove: async (name) => {
          removed.push(name);
          await storage.remove(name);
        },
      };
      const store = createExportStore(watched, createSealer([key]));
      await store.savePackage(exportId, save(mark));
      removed.length = 0;
      await store.destroyPackage(exportId);
      await store.destroyPackage(exportId);
      expect(removed.slice(0, 2)).toEqual([`${exportId}.key`, `${exportId}.zip.age`]);
      expect(await store.openPackage(exportId)).toBeUndefined();
      expect(await readdir(directory)).toEqual([]);
    }));

  test("without its key the package is as if it were not there", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const store = createExportStore(storage, createSealer([key]));
      await store.savePackage(exportId, save(mark));
      await storage.remove(`${exportId}.key`);
      expect(await store.openPackage(exportId)).toBeUndefined();
    }));

  test("looking whether a package is there answers as opening it would, and reads nothing of it", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const read: string[] = [];
      const watched: Storage = {
        ...storage,
        read: (name) => {
          read.push(name);
          return storage.read(name);
        },
      };
      const sealer = createSealer([key]);
      const names = {
        kind: "export",
        bytesName: (id: string) => `${id}.zip.age`,
        keyName: (id: string) => `${id}.key`,
      };
      await createExportStore(storage, sealer).savePackage("a", save(mark));
      const objects = createSealedObjects(watched, sealer, names);
      expect([await objects.isThere("a"), await objects.isThere("b")]).toEqual([true, false]);
      expect(read).toEqual(["a.key", "b.key"]);
      const stranger = createSealedObjects(storage, createSealer([Buffer.alloc(32, 2)]), names);
      await expect(stranger.isThere("a")).rejects.toMatchObject({ code: "seal.key_unknown" });
      await storage.remove("a.zip.age");
      expect([await objects.isThere("a"), await stranger.isThere("a")]).toEqual([false, false]);
    }));

  test("a second build for the same export replaces the first; one that fails leaves the first and nothing else", () =>
    withDirectory(async (directory) => {
      const store = createExportStore(await createFileStorage(directory), createSealer([key]));
      await store.savePackage(exportId, save("first"));
      await store.savePackage(exportId, save("second"));
      const failing = store.savePackage(exportId, async (destination) => {
        destination.write("third");
        throw new RetryableError("connector.timeout");
      });
      await expect(failing).rejects.toMatchObject({ code: "connector.timeout" });
      expect((await readAll(await store.openPackage(exportId))).toString()).toBe("second");
      expect(await readdir(directory)).toHaveLength(2);
    }));

  test("a full disk is told by its code, ends the build and leaves nothing", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const full: Storage = {
        ...storage,
        write: async (name) => {
          const write = await storage.write(name);
          let room = 100_000;
          const stream = new Writable({
            write: (chunk: Buffer, _encoding, done) => {
              room -= chunk.length;
              done(room < 0 ? Object.assign(new Error("disk"), { code: "ENOSPC", syscall: "write" }) : null);
            },
          });
          return { ...write, stream };
        },
      };
      const endless = async function* endless(): AsyncGenerator<Buffer> {
        for (;;) yield Buffer.alloc(10_000);
      };
      const store = createExportStore(full, createSealer([key]));
      const saving = store.savePackage(exportId, (destination) => pipeline(endless(), destination));
      await expect(saving).rejects.toMatchObject({ code: "storage.full", retry: "later" });
      expect(await readdir(directory)).toEqual([]);
    }));

  test("an export id that is no id is refused", () =>
    withDirectory(async (directory) => {
      const store = createExportStore(await createFileStorage(directory), createSealer([key]));
      await expect(store.savePackage("../x", save(mark))).rejects.toThrow("storage.name_invalid");
      await expect(store.openPackage("../x")).rejects.toThrow("storage.name_invalid");
    }));
});

describe("a process killed in the middle of a package", () => {
  test("leaves no readable file, no name in the spool directory, and nothing at all after the sweep", () =>
    withDirectory(async (directory) => {
      const [exports, spool] = [join(directory, "exports"), join(directory, "spool")];
      const child = spawn(process.execPath, ["--input-type=module", "-e", hangingBuild(exports, spool)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exited = once(child, "exit");
      const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
      expect(line).toBe("hanging");
      expect(await readdir(exports)).toHaveLength(1);
      expect(await readdir(spool)).toEqual([]);
      child.kill("SIGKILL");
      await exited;

      expect(await readdir(spool)).toEqual([]);
      const [leftover = ""] = await readdir(exports);
      expect((await readFile(join(exports, leftover))).length).toBeGreaterThan(1_000_000);
      expect(await grepDirectory(exports, mark)).toEqual([]);
      const storage = await createFileStorage(exports);
      const store = createExportStore(storage, createSealer([key]));
      expect(await store.openPackage(exportId)).toBeUndefined();
      expect(await storage.sweepLeftovers(new Date())).toBe(1);
      expect(await readdir(exports)).toEqual([]);

      await store.savePackage(exportId, save("again"));
      expect((await readAll(await store.openPackage(exportId))).toString()).toBe("again");
    }));
});

/** A program that writes a package with planted marks and never ends: 20 MB of attachment, then an open entity. */
function hangingBuild(exports: string, spool: string): string {
  const at = (file: string): string => JSON.stringify(pathToFileURL(join(process.cwd(), "src/package", file)).href);
  return `
    import { randomBytes } from "node:crypto";
    import { buildPackage } from ${at("build.ts")};
    import { createExportStore } from ${at("export-store.ts")};
    import { createSealer } from ${at("seal.ts")};
    import { createFileStorage } from ${at("storage.ts")};
    const mark = ${JSON.stringify(mark)};
    async function* items() {
      const data = Buffer.concat([Buffer.from(mark), randomBytes(20_000_000)]);
      yield { type: "attachment", entity: "tickets", folder: "t", name: "a", data };
      for (let id = 0; id < 5000; id += 1) yield { type: "record", entity: "tickets", record: { id, mark } };
      setInterval(() => undefined, 60_000);
      console.log("hanging");
      await new Promise(() => undefined);
    }
    const store = createExportStore(await createFileStorage(${JSON.stringify(exports)}), createSealer([Buffer.alloc(32, 1)]));
    await store.savePackage(${JSON.stringify(exportId)}, (destination) => buildPackage({
      clientId: 7, language: "en", policy: ${JSON.stringify(defaultPolicy)}, generatedAt: new Date("2026-11-22T10:00:00Z"),
      sources: [{ name: "whmcs", items: items() }], spoolDirectory: ${JSON.stringify(spool)},
      signal: new AbortController().signal, destination,
    }));`;
}

describe("the sealed subject", () => {
  const subject = {
    clientId: 7,
    emails: ["ann@example.com"],
    domains: ["ann.example"],
    usernames: ["annexamp"],
    serviceIds: [702],
  };

  test("comes back whole, and nothing of it stands on disk", () =>
    withDirectory(async (directory) => {
      const subjects = createSubjectStore(await createFileStorage(directory), createSealer([key]));
      await subjects.sealSubject("duty-1", subject);
      expect(await subjects.openSubject("duty-1")).toEqual(subject);
      expect((await readdir(directory)).sort()).toEqual(["duty-1.subject.age", "duty-1.subject.key"]);
      expect(await grepDirectory(directory, "ann@")).toEqual([]);
    }));

  test("is replaced by a later one, absent when never sealed, and gone when destroyed", () =>
    withDirectory(async (directory) => {
      const subjects = createSubjectStore(await createFileStorage(directory), createSealer([key]));
      expect(await subjects.openSubject("duty-1")).toBeUndefined();
      await subjects.sealSubject("duty-1", subject);
      await subjects.sealSubject("duty-1", { ...subject, emails: [] });
      expect((await subjects.openSubject("duty-1"))?.emails).toEqual([]);
      await subjects.destroySubject("duty-1");
      await subjects.destroySubject("duty-1");
      expect(await subjects.openSubject("duty-1")).toBeUndefined();
      expect(await readdir(directory)).toEqual([]);
    }));

  test("what is not a subject is neither sealed nor opened, and no error quotes it", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const sealer = createSealer([key]);
      const subjects = createSubjectStore(storage, sealer);
      const bad = { ...subject, clientId: -1, emails: [mark] };
      await expect(subjects.sealSubject("duty-1", bad)).rejects.toMatchObject({ message: "subject.invalid" });
      const { sealed, wrappedKey } = await sealer.sealBytes("subject/duty-1", Buffer.from(`{"emails": ["${mark}`));
      for (const [name, content] of [
        ["duty-1.subject.age", sealed],
        ["duty-1.subject.key", wrappedKey],
      ] as const) {
        const write = await storage.write(name);
        write.stream.end(content);
        await write.commit();
      }
      const error: unknown = await subjects.openSubject("duty-1").catch((thrown: unknown) => thrown);
      expect(inspect(error)).toContain("subject.damaged");
      expect(inspect(error)).not.toContain(mark);
    }));

  test("does not share names with the package of the same id", () =>
    withDirectory(async (directory) => {
      const storage = await createFileStorage(directory);
      const [subjects, store] = [
        createSubjectStore(storage, createSealer([key])),
        createExportStore(storage, createSealer([key])),
      ];
      await subjects.sealSubject(exportId, subject);
      await store.savePackage(exportId, save("zip"));
      await store.destroyPackage(exportId);
      expect(await subjects.openSubject(exportId)).toEqual(subject);
    }));
});
