import { randomBytes } from "node:crypto";
import { createWriteStream, type Stats } from "node:fs";
import { chmod, mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { PermanentError, RetryableError } from "../domain/errors.ts";

/** One object being written. Nobody can read it before `commit`. */
export interface StorageWrite {
  readonly stream: Writable;
  /** Ends the stream if need be and makes the object readable, whole and durable. @throws RetryableError storage.full, storage.failed */
  commit(): Promise<void>;
  /** Leaves nothing behind; may be called twice, and after a failed `commit`. */
  abort(): Promise<void>;
}

/** Something that fills up. */
export interface Disk {
  /** Bytes this process may still write; infinite where nothing limits them. @throws RetryableError storage.failed */
  freeBytes(): Promise<number>;
}

/** The disk that `directory` lies on; the directory is made when absent, for its owner alone. */
export function diskOf(directory: string): Disk {
  return {
    freeBytes: async () => {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        const { bavail, bsize } = await statfs(directory);
        return bavail * bsize;
      } catch (error) {
        throw toStorageError(error);
      }
    },
  };
}

/** Where sealed files lie. Names are made of ids only: `[a-z0-9.-]`, not starting with a dot, at most 200 characters. */
export interface Storage extends Disk {
  /** Replaces an object of the same name at `commit`. @throws PermanentError storage.name_invalid */
  write(name: string): Promise<StorageWrite>;
  /** Undefined when there is none. The caller reads to the end or destroys the stream. */
  read(name: string): Promise<Readable | undefined>;
  /** Durable on return; an absent object is no error, so twice is once. */
  remove(name: string): Promise<void>;
  exists(name: string): Promise<boolean>;
  /** The names of all objects, in no order; nothing of what is being written. */
  list(): Promise<readonly string[]>;
}

/** Storage on a local disk. */
export interface FileStorage extends Storage {
  /**
   * Removes what killed writes left, and returns how many files that were. Call it at start and now and then. Writes of processes that
   * still live on this machine are spared; those of another machine on the same disk go once they are a day old.
   */
  sweepLeftovers(now: Date): Promise<number>;
}

const foreignLeftoverAgeMs = 24 * 60 * 60 * 1000;
const objectName = /^[a-z0-9-][a-z0-9.-]{0,199}$/;
const leftoverName = /^\.([a-z0-9-]+)\.(\d+)\.[0-9a-f]{16}\.part$/;

/**
 * Keeps objects as files of mode 0600 in `directory` (made with mode 0700). A write goes to a hidden temporary file that
 * is flushed to disk and renamed, so an object is there whole or not at all, also after a power cut.
 */
export async function createFileStorage(directory: string): Promise<FileStorage> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const inFlight = new Set<string>();
  return {
    write: async (name) => startWrite(directory, pathOf(directory, name), inFlight),
    read: async (name) => {
      const handle = await openIfThere(pathOf(directory, name));
      return handle?.createReadStream();
    },
    remove: async (name) => {
      const path = pathOf(directory, name);
      try {
        await rm(path, { force: true });
        await flushDirectory(directory);
      } catch (error) {
        throw toStorageError(error);
      }
    },
    exists: async (name) => (await statIfThere(pathOf(directory, name))) !== undefined,
    list: async () => {
      try {
        return (await readdir(directory)).filter((name) => objectName.test(name));
      } catch (error) {
        throw toStorageError(error);
      }
    },
    ...diskOf(directory),
    sweepLeftovers: (now) => sweep(directory, inFlight, now),
  };
}

function pathOf(directory: string, name: string): string {
  if (!objectName.test(name)) throw new PermanentError("storage.name_invalid");
  return join(directory, name);
}

function startWrite(directory: string, path: string, inFlight: Set<string>): StorageWrite {
  const temporaryName = `.${hostLabel()}.${process.pid}.${randomBytes(8).toString("hex")}.part`;
  const temporaryPath = join(directory, temporaryName);
  inFlight.add(temporaryName);
  const stream = createWriteStream(temporaryPath, { flags: "wx", mode: 0o600, flush: true });
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  // The error reaches the writer through the pipeline or `commit`; without a listener it would end the process first.
  stream.on("error", () => undefined);
  let settled = false;

  const discard = async (): Promise<void> => {
    settled = true;
    stream.destroy();
    await closed;
    await rm(temporaryPath, { force: true });
    inFlight.delete(temporaryName);
  };
  return {
    stream,
    commit: async () => {
      if (settled) throw new PermanentError("storage.write_settled");
      try {
        if (!stream.writableEnded) stream.end();
        await finished(stream);
        await closed;
        await rename(temporaryPath, path);
        await flushDirectory(directory);
        settled = true;
        inFlight.delete(temporaryName);
      } catch (error) {
        await discard();
        throw toStorageError(error);
      }
    },
    abort: async () => {
      if (!settled) await discard();
    },
  };
}

async function sweep(directory: string, inFlight: ReadonlySet<string>, now: Date): Promise<number> {
  let swept = 0;
  for (const name of await readdir(directory)) {
    const [, host, pid] = leftoverName.exec(name) ?? [];
    if (host === undefined || inFlight.has(name)) continue;
    const path = join(directory, name);
    const ownProcess = host === hostLabel() && Number(pid) === process.pid;
    if (!ownProcess && (host === hostLabel() ? isAlive(Number(pid)) : await isYoung(path, now))) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

async function isYoung(path: string, now: Date): Promise<boolean> {
  const found = await statIfThere(path);
  return found !== undefined && now.getTime() - found.mtimeMs < foreignLeftoverAgeMs;
}

function hostLabel(): string {
  return hostname()
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "-");
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw toStorageError(error);
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw toStorageError(error);
  }
}

/** Turns an error of the file system into a code: a full disk is worth its own word to the owner. */
export function toStorageError(error: unknown): RetryableError {
  const full = ["ENOSPC", "EDQUOT"].includes(errorCode(error) ?? "");
  return new RetryableError(full ? "storage.full" : "storage.failed", { cause: error });
}

/** The system's code of a failed call, such as `ENOENT`. */
function errorCode(error: unknown): string | undefined {
  const failed = typeof error === "object" && error !== null;
  return failed && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
