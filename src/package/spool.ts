import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { PermanentError } from "../domain/errors.ts";
import { toStorageError } from "./storage.ts";

/** Is told of bytes before they are written; what it throws ends the writing. */
export type Spend = (bytes: number) => Promise<void>;

/** Bytes laid aside on disk, to be read back as often as needed without ever being held in memory together. */
export interface ByteSpool {
  /** @throws RetryableError storage.full, storage.failed; what `spend` threw */
  append(bytes: Uint8Array): Promise<void>;
  /** The bytes in order, in pieces. Ends writing: no `append` after the first read. @throws PermanentError spool.damaged */
  bytes(): AsyncGenerator<Buffer>;
  /** Gives the disk space back; twice is once. */
  discard(): Promise<void>;
}

/** Lines of text, likewise. */
export interface Spool {
  /** `line` holds no line break. @throws RetryableError storage.full, storage.failed */
  append(line: string): Promise<void>;
  /** The lines in order. Ends writing: no `append` after the first read. @throws PermanentError spool.damaged */
  lines(): AsyncGenerator<string>;
  /** Gives the disk space back; twice is once. */
  discard(): Promise<void>;
}

const blockBytes = 64 * 1024;
const lineFeed = 10;
const namePrefix = ".spool-";

/**
 * A temporary file that nobody else can read: it has no name from the moment it is open, so the system removes it with
 * the process however that ends, and it is encrypted (AES-256-GCM) under a key that exists in this process alone.
 */
export async function createByteSpool(directory: string, spend: Spend = async () => undefined): Promise<ByteSpool> {
  const handle = await openNameless(directory);
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  let size = 0;
  let tag: Buffer | undefined;
  let discarded = false;

  const write = async (bytes: Buffer): Promise<void> => {
    await spend(bytes.length);
    try {
      await handle.appendFile(bytes);
    } catch (error) {
      throw toStorageError(error);
    }
    size += bytes.length;
  };
  const finish = async (): Promise<Buffer> => {
    await write(cipher.final());
    return cipher.getAuthTag();
  };
  return {
    append: async (bytes) => {
      if (bytes.length > 0) await write(cipher.update(bytes));
    },
    bytes: async function* bytes() {
      tag ??= await finish();
      yield* decrypt(handle, size, createDecipheriv("aes-256-gcm", key, nonce).setAuthTag(tag));
    },
    discard: async () => {
      if (discarded) return;
      discarded = true;
      key.fill(0);
      await handle.close();
    },
  };
}

/** The same for lines; they are gathered into blocks. */
export async function createSpool(directory: string, spend?: Spend): Promise<Spool> {
  const spool = await createByteSpool(directory, spend);
  let waiting: string[] = [];
  let waitingLength = 0;
  const flush = async (): Promise<void> => {
    const plain = Buffer.from(waiting.join(""), "utf8");
    waiting = [];
    waitingLength = 0;
    await spool.append(plain);
  };
  return {
    append: async (line) => {
      waiting.push(line, "\n");
      waitingLength += line.length + 1;
      if (waitingLength >= blockBytes) await flush();
    },
    lines: async function* lines() {
      if (waitingLength > 0) await flush();
      yield* splitLines(spool.bytes());
    },
    discard: () => spool.discard(),
  };
}

/**
 * Removes the names, of empty files, that processes left which were killed just as they made a spool. Harms nobody who makes
 * one meanwhile. @throws RetryableError storage.failed
 */
export async function sweepSpoolNames(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const names = (await readdir(directory)).filter((name) => name.startsWith(namePrefix));
    for (const name of names) await rm(join(directory, name), { force: true });
  } catch (error) {
    throw toStorageError(error);
  }
}

async function openNameless(directory: string): Promise<FileHandle> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, `${namePrefix}${randomBytes(8).toString("hex")}`);
    const handle = await open(path, "wx+", 0o600);
    await rm(path, { force: true }); // a sweep may have come first
    return handle;
  } catch (error) {
    throw toStorageError(error);
  }
}

async function* decrypt(
  handle: FileHandle,
  size: number,
  decipher: ReturnType<typeof createDecipheriv> & { final(): Buffer },
): AsyncGenerator<Buffer> {
  const block = Buffer.alloc(blockBytes);
  for (let position = 0; position < size;) {
    const { bytesRead } = await handle.read(block, 0, blockBytes, position);
    if (bytesRead === 0) throw new PermanentError("spool.damaged");
    yield decipher.update(block.subarray(0, bytesRead));
    position += bytesRead;
  }
  try {
    decipher.final();
  } catch {
    throw new PermanentError("spool.damaged");
  }
}

async function* splitLines(blocks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const block of blocks) {
    let start = 0;
    for (let end = block.indexOf(lineFeed); end !== -1; end = block.indexOf(lineFeed, start)) {
      parts.push(block.subarray(start, end));
      yield Buffer.concat(parts).toString("utf8");
      parts = [];
      start = end + 1;
    }
    if (start < block.length) parts.push(block.subarray(start));
  }
}
