import { Readable, type Duplex, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import type { Sealer } from "./seal.ts";
import type { Storage } from "./storage.ts";

/** Objects that lie in storage sealed, each as `<id>.<extension>.age` beside its own key `<id>.<key extension>`. */
export interface SealedObjects {
  /**
   * Stores what `write` puts into the stream, encrypted on its way to storage; replaces an earlier object of this id.
   * When `write` or storage fails, nothing stays. `write` must end the stream.
   */
  save<T>(id: string, write: (plain: Writable) => Promise<T>): Promise<T>;
  /** Undefined when the object or its key is gone. The caller reads to the end or destroys the stream. */
  open(id: string): Promise<Readable | undefined>;
  /** Whether `open` would find it, without reading it. @throws PermanentError seal.key_unknown, seal.key_refused */
  isThere(id: string): Promise<boolean>;
  /** The key first: from then on the bytes are noise, whatever keeps them. Twice is once. */
  destroy(id: string): Promise<void>;
}

/** What objects of one kind are called in storage. The kind is bound into the key with the id. */
export interface SealedKind {
  readonly kind: string;
  readonly bytesName: (id: string) => string;
  readonly keyName: (id: string) => string;
}

/** Puts a sealer and a storage together for one kind of object. */
export function createSealedObjects(storage: Storage, sealer: Sealer, names: SealedKind): SealedObjects {
  const boundId = (id: string): string => `${names.kind}/${id}`;
  const readKey = async (id: string): Promise<string | undefined> => {
    const key = await storage.read(names.keyName(id));
    return key && text(key);
  };
  return {
    save: async (id, write) => {
      const bytes = await storage.write(names.bytesName(id));
      try {
        const { stream, wrappedKey } = await sealer.seal(boundId(id));
        const result = await writeThrough(stream, bytes.stream, write);
        // From here an older object of this id is unreadable; a crash before the last line leaves no readable half.
        await storage.remove(names.keyName(id));
        await bytes.commit();
        await storeText(storage, names.keyName(id), wrappedKey);
        return result;
      } catch (error) {
        await bytes.abort();
        throw error;
      }
    },
    open: async (id) => {
      const wrappedKey = await readKey(id);
      if (wrappedKey === undefined) return undefined;
      const sealed = await storage.read(names.bytesName(id));
      if (sealed === undefined) return undefined;
      try {
        return sealer.open(boundId(id), wrappedKey, sealed);
      } catch (error) {
        sealed.destroy();
        throw error;
      }
    },
    isThere: async (id) => {
      const wrappedKey = await readKey(id);
      if (wrappedKey === undefined || !(await storage.exists(names.bytesName(id)))) return false;
      sealer.assertOpens(boundId(id), wrappedKey);
      return true;
    },
    destroy: async (id) => {
      await storage.remove(names.keyName(id));
      await storage.remove(names.bytesName(id));
    },
  };
}

async function storeText(storage: Storage, name: string, value: string): Promise<void> {
  const write = await storage.write(name);
  try {
    await pipeline(Readable.from([value]), write.stream);
    await write.commit();
  } catch (error) {
    await write.abort();
    throw error;
  }
}

/** Waits for writer and storage both; a failure of either stops the other. */
async function writeThrough<T>(sealing: Duplex, stored: Writable, write: (plain: Writable) => Promise<T>): Promise<T> {
  const storing = pipeline(sealing, stored);
  // A failure of storage destroys `sealing` with its reason, which is what `write` then fails with.
  storing.catch(() => undefined);
  try {
    const result = await write(sealing);
    await storing;
    return result;
  } catch (error) {
    sealing.destroy();
    await storing.catch(() => undefined);
    throw error;
  }
}
