import { Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import type { Storage, StorageWrite } from "../../src/package/storage.ts";

/** A storage that shares nothing with the one on disk but the interface; `objects` is what outlives it. */
export function createMemoryStorage(objects: Map<string, Buffer>): Storage {
  const keyOf = (name: string): string => {
    if (!/^[a-z0-9-][a-z0-9.-]{0,199}$/.test(name)) throw new PermanentError("storage.name_invalid");
    return name;
  };
  return {
    write: async (name) => {
      const key = keyOf(name);
      return startWrite((content) => objects.set(key, content));
    },
    read: async (name) => {
      const content = objects.get(keyOf(name));
      return content === undefined ? undefined : Readable.from(blocksOf(content), { objectMode: false });
    },
    remove: async (name) => void objects.delete(keyOf(name)),
    exists: async (name) => objects.has(keyOf(name)),
    list: async () => [...objects.keys()],
    freeBytes: async () => Number.POSITIVE_INFINITY,
  };
}

function startWrite(keep: (content: Buffer) => void): StorageWrite {
  const blocks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      blocks.push(chunk);
      done();
    },
  });
  stream.on("error", () => undefined);
  let settled = false;
  return {
    stream,
    commit: async () => {
      if (settled) throw new PermanentError("storage.write_settled");
      settled = true;
      try {
        if (!stream.writableEnded) stream.end();
        await finished(stream);
      } catch (error) {
        throw new RetryableError("storage.failed", { cause: error });
      }
      keep(Buffer.concat(blocks));
    },
    abort: async () => {
      settled = true;
      stream.destroy();
    },
  };
}

function* blocksOf(content: Buffer): Generator<Buffer> {
  for (let start = 0; start < content.length; start += 65_536) yield content.subarray(start, start + 65_536);
}
