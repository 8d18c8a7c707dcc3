import { once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { inspect } from "node:util";
import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { RetryableError, UnsafeError } from "../../src/domain/errors.ts";
import { buildPackage, type PackageRequest } from "../../src/package/build.ts";
import { withDirectory } from "../support/package-directory.ts";
import { packageDefaults } from "../support/package-reading.ts";

/** Items of a source that reads ahead: `returned` counts how often it was told that no more is wanted. */
interface Watched extends AsyncIterable<ExportItem> {
  asked: number;
  returned: number;
}

function watched(next: (asked: number) => Promise<ExportItem> | ExportItem): Watched {
  const source: Watched = {
    asked: 0,
    returned: 0,
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        source.asked += 1;
        return { done: false, value: await next(source.asked) };
      },
      return: async () => {
        source.returned += 1;
        return { done: true, value: undefined };
      },
    }),
  };
  return source;
}

const record = (id: number): ExportItem => ({ type: "record", entity: "tickets", record: { id } });

async function build(items: Watched, request: Partial<PackageRequest> = {}): Promise<void> {
  await withDirectory(async (spoolDirectory) => {
    const destination = new PassThrough();
    buffer(destination).catch(() => undefined);
    const sources = [{ name: "whmcs", items }];
    await buildPackage({ ...packageDefaults(), spoolDirectory, sources, destination, ...request });
  });
}

const invoice = { type: "document", folder: "invoices", name: "1.pdf", mediaType: "application/pdf" } as const;

describe("a source is told that no more is wanted, once and before the build ends,", () => {
  test("when the build is aborted between two items", async () => {
    const abort = new AbortController();
    const items = watched((asked) => {
      if (asked === 100) abort.abort();
      return record(asked);
    });
    await expect(build(items, { signal: abort.signal })).rejects.toMatchObject({ code: "package.aborted" });
    expect(items).toMatchObject({ asked: 100, returned: 1 });
  });

  test("when the destination fails", async () => {
    const items = watched((asked) => ({
      type: "attachment",
      entity: "tickets",
      folder: "ticket-1",
      name: `${asked}`,
      data: Buffer.alloc(100_000),
    }));
    const destination = new Writable({ write: (_chunk, _encoding, done) => done(new RetryableError("storage.full")) });
    await expect(build(items, { destination })).rejects.toMatchObject({ code: "storage.full" });
    expect(items.returned).toBe(1);
  });

  test("when there is no more room", async () => {
    const items = watched((asked) => ({
      type: "record",
      entity: "tickets",
      record: { id: asked, text: "x".repeat(1_000_000) },
    }));
    let looks = 0;
    const destinationDisk = { freeBytes: async () => ((looks += 1) === 1 ? Number.POSITIVE_INFINITY : 0) };
    await expect(build(items, { destinationDisk })).rejects.toMatchObject({ code: "storage.full" });
    expect(items.returned).toBe(1);
  });

  test("when one of its files is another client's", async () => {
    const data = async function* data(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("%PDF-");
      throw new UnsafeError("door.facts_differ");
    };
    const foreign = watched(() => ({ ...invoice, data: data() }));
    await expect(build(foreign)).rejects.toMatchObject({ code: "door.facts_differ" });
    expect(foreign.returned).toBe(1);
  });

  test("when the build is aborted inside a file, whose own bytes are not asked for further either", async () => {
    const abort = new AbortController();
    let pieces = 0;
    let closed = false;
    const open = async function* open(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          pieces += 1;
          if (pieces === 100) abort.abort();
          yield Buffer.alloc(10_000);
        }
      } finally {
        closed = true;
      }
    };
    const endless = watched(() => ({ ...invoice, data: open() }));
    await expect(build(endless, { signal: abort.signal })).rejects.toMatchObject({ code: "package.aborted" });
    expect({ closed, pieces, returned: endless.returned }).toEqual({ closed: true, pieces: 100, returned: 1 });
  });

  test("when what it gives cannot be a file", async () => {
    const items = watched(() => ({ type: "record", entity: "../x", record: {} }));
    await expect(build(items)).rejects.toMatchObject({ code: "package.name_invalid" });
    expect(items.returned).toBe(1);
  });
});

test("a source that waits when the build is aborted ends it by ending itself, and its own reason stays inside", async () => {
  const abort = new AbortController();
  const items = watched(async (asked) => {
    if (asked < 3) return record(asked);
    const aborted = once(abort.signal, "abort");
    abort.abort(new Error("secret reason"));
    await aborted;
    throw new Error("secret reason");
  });
  const error: unknown = await build(items, { signal: abort.signal }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "package.aborted", message: "package.aborted" });
  expect(inspect(error)).not.toContain("secret");
});

test("a build that is aborted before it begins asks nothing of a source", async () => {
  const items = watched(record);
  await expect(build(items, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "package.aborted" });
  expect(items.asked).toBe(0);
});

test("sources after one that is not to be read further are never asked", async () => {
  const unsafe = watched(() => Promise.reject(new UnsafeError("connector.shared")));
  const after = watched(record);
  const sources = [
    { name: "whmcs", items: unsafe },
    { name: "mail", items: after },
  ];
  await expect(build(unsafe, { sources })).rejects.toMatchObject({ code: "connector.shared" });
  expect(after).toMatchObject({ asked: 0, returned: 0 });
});
