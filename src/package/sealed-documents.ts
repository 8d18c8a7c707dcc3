import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../domain/errors.ts";
import type { Sealer } from "./seal.ts";
import { createSealedObjects } from "./sealed-objects.ts";
import { toStorageError, type Storage } from "./storage.ts";

/** The sealed invoices: `<name>.document.age` and its key `<name>.document.key`. */
export interface DocumentStore {
  /**
   * Stores a document; never plain on disk, and on failure nothing stays. Replaces an earlier one of this name.
   * @returns size and SHA-256 of the plain document
   * @throws AppError what `content` threw; RetryableError storage.full, storage.failed
   */
  saveDocument(
    name: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** The plain document; undefined once destroyed. @throws PermanentError seal.key_unknown, seal.key_refused */
  openDocument(name: string): Promise<Readable | undefined>;
  /** Whether `openDocument` would find it, without reading it. @throws as `openDocument` */
  hasDocument(name: string): Promise<boolean>;
  /** Makes it unreadable, then removes it. Twice is once. */
  destroyDocument(name: string): Promise<void>;
  /** The names of all that is stored, in no order, also where only the bytes or only the key are. */
  listDocuments(): Promise<readonly string[]>;
}

const documentObject = /^([a-z0-9-]+)\.document\.(?:age|key)$/;

/** Keeps documents sealed in `storage`. */
export function createDocumentStore(storage: Storage, sealer: Sealer): DocumentStore {
  const objects = createSealedObjects(storage, sealer, {
    kind: "document",
    bytesName: (name) => `${name}.document.age`,
    keyName: (name) => `${name}.document.key`,
  });
  return {
    saveDocument: async (name, content) => {
      const hash = createHash("sha256");
      let bytes = 0;
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const piece of content) {
          hash.update(piece);
          bytes += piece.byteLength;
          yield piece;
        }
      }
      try {
        await objects.save(name, (plain) => pipeline(Readable.from(measured(), { objectMode: false }), plain));
      } catch (error) {
        throw error instanceof AppError ? error : toStorageError(error);
      }
      return { bytes, sha256: hash.digest("hex") };
    },
    openDocument: (name) => objects.open(name),
    hasDocument: (name) => objects.isThere(name),
    destroyDocument: (name) => objects.destroy(name),
    listDocuments: async () => {
      const names = (await storage.list()).flatMap((object) => documentObject.exec(object)?.[1] ?? []);
      return [...new Set(names)];
    },
  };
}
