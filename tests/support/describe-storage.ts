import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { Storage } from "../../src/package/storage.ts";

/** What every storage must do, whatever it is made of. `use` hands out an empty one and cleans up. */
export function describeStorage(name: string, use: (run: (storage: Storage) => Promise<void>) => Promise<void>): void {
  const store = async (storage: Storage, object: string, text: string): Promise<void> => {
    const write = await storage.write(object);
    await pipeline(Readable.from([text]), write.stream);
    await write.commit();
  };
  const read = async (storage: Storage, object: string): Promise<string | undefined> => {
    const stream = await storage.read(object);
    return stream === undefined ? undefined : (await buffer(stream)).toString();
  };

  describe(`storage contract: ${name}`, () => {
    test("what was committed is read back, and only after the commit", () =>
      use(async (storage) => {
        const write = await storage.write("a.zip.age");
        await pipeline(Readable.from(["one", "two"]), write.stream);
        expect(await storage.exists("a.zip.age")).toBe(false);
        expect(await storage.read("a.zip.age")).toBeUndefined();
        await write.commit();
        expect(await storage.exists("a.zip.age")).toBe(true);
        expect(await read(storage, "a.zip.age")).toBe("onetwo");
      }));

    test("commit ends a stream its writer left open", () =>
      use(async (storage) => {
        const write = await storage.write("a");
        write.stream.write("text");
        await write.commit();
        expect(await read(storage, "a")).toBe("text");
      }));

    test("an aborted write leaves what was there before", () =>
      use(async (storage) => {
        await store(storage, "a", "old");
        const write = await storage.write("a");
        write.stream.write("new");
        await write.abort();
        await write.abort();
        expect(await read(storage, "a")).toBe("old");
        await expect(write.commit()).rejects.toThrow("storage.write_settled");
      }));

    test("a second commit of the same name replaces the first; a reader keeps what it opened", () =>
      use(async (storage) => {
        await store(storage, "a", "old");
        const opened = await storage.read("a");
        await store(storage, "a", "new");
        expect(opened && (await buffer(opened)).toString()).toBe("old");
        expect(await read(storage, "a")).toBe("new");
      }));

    test("removing twice is removing once", () =>
      use(async (storage) => {
        await store(storage, "a", "text");
        await storage.remove("a");
        await storage.remove("a");
        expect(await storage.exists("a")).toBe(false);
        expect(await storage.read("a")).toBeUndefined();
      }));

    test("an empty object is an object", () =>
      use(async (storage) => {
        const write = await storage.write("a");
        await write.commit();
        expect(await read(storage, "a")).toBe("");
      }));

    test.each(["", ".", "..", ".hidden", "a/b", "../a", "a\\b", "A", "a b", "a\0", "é", "a".repeat(201)])(
      "the name %j is refused by every call",
      (bad) =>
        use(async (storage) => {
          await expect(storage.write(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.read(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.remove(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.exists(bad)).rejects.toThrow("storage.name_invalid");
        }),
    );

    test("it tells how much room is left", () =>
      use(async (storage) => {
        expect(await storage.freeBytes()).toBeGreaterThan(0);
      }));
  });
}
