import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { Storage } from "../../src/package/storage.ts";

/** `reopen` gives the same place again, as the next process finds it. */
type StorageTest = (storage: Storage, reopen: () => Promise<Storage>) => Promise<void>;

/** What every storage must do, whatever it is made of. `use` hands out an empty one and cleans up. */
export function describeStorage(name: string, use: (run: StorageTest) => Promise<void>): void {
  const store = async (storage: Storage, object: string, text: string): Promise<void> => {
    const write = await storage.write(object);
    await pipeline(Readable.from([text]), write.stream);
    await write.commit();
  };
  const read = async (storage: Storage, object: string): Promise<string | undefined> => {
    const stream = await storage.read(object);
    return stream === undefined ? undefined : (await buffer(stream)).toString();
  };
  const opened = async (storage: Storage, object: string): Promise<Readable> => {
    const stream = await storage.read(object);
    if (stream === undefined) throw new Error(`nothing called ${object}`);
    return stream;
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

    test("a write aborted in its middle leaves no object where none was, and its writer is told", () =>
      use(async (storage) => {
        const write = await storage.write("a");
        const endless = async function* endless(): AsyncGenerator<Buffer> {
          for (;;) yield Buffer.alloc(10_000);
        };
        const writing = pipeline(endless(), write.stream);
        const told = expect(writing).rejects.toThrow();
        await write.abort();
        await told;
        expect(await storage.exists("a")).toBe(false);
        expect(await storage.read("a")).toBeUndefined();
        await store(storage, "a", "next");
        expect(await read(storage, "a")).toBe("next");
      }));

    test("a write whose stream failed cannot be committed, and leaves what was there before", () =>
      use(async (storage) => {
        await store(storage, "a", "old");
        const write = await storage.write("a");
        write.stream.write("half");
        write.stream.destroy(new Error("cut"));
        await expect(write.commit()).rejects.toMatchObject({ code: "storage.failed", retry: "later" });
        await write.abort();
        expect(await read(storage, "a")).toBe("old");
      }));

    test("a commit is once: a second one is refused and changes nothing", () =>
      use(async (storage) => {
        const write = await storage.write("a");
        write.stream.end("text");
        await write.commit();
        await expect(write.commit()).rejects.toThrow("storage.write_settled");
        await write.abort();
        expect(await read(storage, "a")).toBe("text");
      }));

    test("a second commit of the same name replaces the first; a reader keeps what it opened", () =>
      use(async (storage) => {
        await store(storage, "a", "old");
        const before = await opened(storage, "a");
        await store(storage, "a", "new");
        expect((await buffer(before)).toString()).toBe("old");
        expect(await read(storage, "a")).toBe("new");
      }));

    test("of several writers of one name each is whole, and the last to commit stays", () =>
      use(async (storage) => {
        const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(200_000));
        const writes = await Promise.all(texts.map(() => storage.write("a")));
        await Promise.all(
          writes.map(async ({ stream }, index) => pipeline(Readable.from([texts[index] ?? ""]), stream)),
        );
        await Promise.all(writes.slice(1).map((write) => write.commit()));
        expect(texts.slice(1)).toContain(await read(storage, "a"));
        await writes[0]?.commit();
        expect(await read(storage, "a")).toBe(texts[0]);
      }));

    test("an object larger than any buffer is streamed in and out as it was, also to two readers at once", () =>
      use(async (storage) => {
        const blocks = 400;
        const written = createHash("sha256");
        const large = async function* large(): AsyncGenerator<Buffer> {
          for (let index = 0; index < blocks; index += 1) {
            const block = Buffer.alloc(100_003, `${index} `);
            written.update(block);
            yield block;
          }
        };
        const write = await storage.write("a");
        await pipeline(large(), write.stream);
        await write.commit();
        const hashOf = async (stream: Readable): Promise<string> => {
          const hash = createHash("sha256");
          let largest = 0;
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            hash.update(chunk);
            largest = Math.max(largest, chunk.length);
          }
          expect(largest).toBeLessThan(10_000_000);
          return hash.digest("hex");
        };
        const both = await Promise.all([opened(storage, "a"), opened(storage, "a")]);
        const sum = written.digest("hex");
        expect(await Promise.all(both.map(hashOf))).toEqual([sum, sum]);
      }));

    test("a reader that stops early harms nobody", () =>
      use(async (storage) => {
        await store(storage, "a", "x".repeat(1_000_000));
        const stopped = await opened(storage, "a");
        for await (const chunk of stopped) {
          expect(chunk).toBeDefined();
          break;
        }
        expect(stopped.destroyed).toBe(true);
        expect(await read(storage, "a")).toHaveLength(1_000_000);
        await storage.remove("a");
        expect(await storage.exists("a")).toBe(false);
      }));

    test("removing twice is removing once, and takes that object alone", () =>
      use(async (storage) => {
        await store(storage, "a", "text");
        await store(storage, "a.b", "other");
        await storage.remove("a");
        await storage.remove("a");
        expect(await storage.exists("a")).toBe(false);
        expect(await storage.read("a")).toBeUndefined();
        expect(await read(storage, "a.b")).toBe("other");
      }));

    test("who reads an object that is removed meanwhile still gets the whole of it; nobody after", () =>
      use(async (storage) => {
        const text = "x".repeat(1_000_000);
        await store(storage, "a", text);
        const before = await opened(storage, "a");
        await storage.remove("a");
        expect((await buffer(before)).toString()).toBe(text);
        expect(await read(storage, "a")).toBeUndefined();
      }));

    test("a write that is open while its name is removed makes the object at its commit", () =>
      use(async (storage) => {
        await store(storage, "a", "old");
        const write = await storage.write("a");
        write.stream.end("new");
        await storage.remove("a");
        await write.commit();
        expect(await read(storage, "a")).toBe("new");
      }));

    test("all objects are listed, each once, and neither what is being written nor what was removed or aborted", () =>
      use(async (storage, reopen) => {
        expect(await storage.list()).toEqual([]);
        for (const name of ["a.zip.age", "a.key", "-b", "gone", "a.key"]) await store(storage, name, "text");
        await storage.remove("gone");
        const [open, aborted] = [await storage.write("open"), await storage.write("aborted")];
        open.stream.write("half");
        await aborted.abort();
        for (const one of [storage, await reopen()]) {
          expect((await one.list()).toSorted()).toEqual(["-b", "a.key", "a.zip.age"]);
        }
        await open.abort();
      }));

    test("an empty object is an object", () =>
      use(async (storage) => {
        const write = await storage.write("a");
        await write.commit();
        expect(await storage.exists("a")).toBe(true);
        expect(await read(storage, "a")).toBe("");
      }));

    test("what was committed is there for the next process, and nothing of what was not", () =>
      use(async (storage, reopen) => {
        await store(storage, "a", "whole");
        const replacing = await storage.write("a");
        replacing.stream.write("half of the next");
        const fresh = await storage.write("b");
        await pipeline(Readable.from(["all written, never committed"]), fresh.stream);
        const next = await reopen();
        expect(await read(next, "a")).toBe("whole");
        expect([await next.exists("b"), await next.read("b")]).toEqual([false, undefined]);
        await store(next, "b", "again");
        expect(await read(next, "b")).toBe("again");
        await Promise.all([replacing.abort(), fresh.abort()]);
        expect([await read(next, "a"), await read(next, "b")]).toEqual(["whole", "again"]);
      }));

    test.each(["a", "0198c0de-0000-7000-8000-000000000001.zip.age", "-a..b-", "9".repeat(200)])(
      "%s is a name",
      (good) =>
        use(async (storage) => {
          await store(storage, good, "text");
          expect(await read(storage, good)).toBe("text");
        }),
    );

    test.each(["", ".", "..", ".hidden", "a/b", "../a", "a\\b", "A", "a b", "a\n", "a\0", "é", "a".repeat(201)])(
      "the name %j is refused by every call",
      (bad) =>
        use(async (storage) => {
          await expect(storage.write(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.read(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.remove(bad)).rejects.toThrow("storage.name_invalid");
          await expect(storage.exists(bad)).rejects.toThrow("storage.name_invalid");
        }),
    );

    test("it tells how much room is left, which may be without end", () =>
      use(async (storage) => {
        const free = await storage.freeBytes();
        expect(free).toBeGreaterThan(0);
        expect(free === Number.POSITIVE_INFINITY || Number.isSafeInteger(free)).toBe(true);
      }));
  });
}
