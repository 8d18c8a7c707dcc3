import { createHash } from "node:crypto";
import { Transform, type Readable, type Writable } from "node:stream";
import { AppError } from "../domain/errors.ts";
import type { Sealer } from "./seal.ts";
import { createSealedObjects } from "./sealed-objects.ts";
import { toStorageError, type Disk, type Storage } from "./storage.ts";

/** What was stored. `bytes` and `sha256` are those of the plain ZIP, as the client will hold it. */
export interface SavedPackage<T> {
  readonly bytes: number;
  readonly sha256: string;
  readonly result: T;
}

/** The sealed export packages: `<name>.zip.age` and its key `<name>.key`. A name has no dot: that tells them from other objects. */
export interface ExportStore {
  /**
   * Stores the ZIP that `build` writes into its destination, which `build` must end and which fills `disk`. Never plain on
   * disk; on failure nothing stays. A second call under the same name replaces the first.
   * @throws AppError the one `build` threw; RetryableError storage.full, storage.failed
   */
  savePackage<T>(name: string, build: (destination: Writable, disk: Disk) => Promise<T>): Promise<SavedPackage<T>>;
  /** The plain ZIP; undefined once destroyed. @throws PermanentError seal.key_unknown, seal.key_refused */
  openPackage(name: string): Promise<Readable | undefined>;
  /** Whether `openPackage` would find it, without reading it. @throws as `openPackage` */
  hasPackage(name: string): Promise<boolean>;
  /** Makes the package unreadable, then removes it. Twice is once. */
  destroyPackage(name: string): Promise<void>;
  /** The names of all that is stored, in no order, also where only the bytes or only the key are. */
  listPackages(): Promise<readonly string[]>;
}

const packageObject = /^([a-z0-9-]+)\.(?:zip\.age|key)$/;

/** Keeps export packages sealed in `storage`. */
export function createExportStore(storage: Storage, sealer: Sealer): ExportStore {
  const objects = createSealedObjects(storage, sealer, {
    kind: "export",
    bytesName: (id) => `${id}.zip.age`,
    keyName: (id) => `${id}.key`,
  });
  return {
    savePackage: async (name, build) => {
      try {
        return await objects.save(name, async (plain) => {
          const meter = createMeter();
          meter.stream.on("error", (error) => plain.destroy(error));
          plain.on("error", (error) => meter.stream.destroy(error));
          meter.stream.pipe(plain);
          const result = await build(meter.stream, storage);
          return { ...meter.read(), result };
        });
      } catch (error) {
        throw error instanceof AppError || !isSystemError(error) ? error : toStorageError(error);
      }
    },
    openPackage: (name) => objects.open(name),
    hasPackage: (name) => objects.isThere(name),
    destroyPackage: (name) => objects.destroy(name),
    listPackages: async () => {
      const names = (await storage.list()).flatMap((object) => packageObject.exec(object)?.[1] ?? []);
      return [...new Set(names)];
    },
  };
}

function createMeter(): { stream: Transform; read: () => { bytes: number; sha256: string } } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, read: () => ({ bytes, sha256: hash.digest("hex") }) };
}

function isSystemError(error: unknown): boolean {
  return typeof error === "object" && error !== null && "syscall" in error;
}
