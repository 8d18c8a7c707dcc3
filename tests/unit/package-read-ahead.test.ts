import { describe, expect, test } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import { PermanentError } from "../../src/domain/errors.ts";
import { readAhead } from "../../src/package/read-ahead.ts";

const record = (id: number): ExportItem => ({ type: "record", entity: "things", record: { id } });
const aLongTime = 60_000;
const never = new Promise<never>(() => {});

const options = (
  change: { readonly most?: number; readonly silenceMs?: number; readonly signal?: AbortSignal } = {},
) => ({
  most: 4,
  silenceMs: aLongTime,
  signal: new AbortController().signal,
  ...change,
});

async function take(items: AsyncIterable<ExportItem>): Promise<{ taken: ExportItem[]; error?: unknown }> {
  const taken: ExportItem[] = [];
  try {
    for await (const item of items) taken.push(item);
    return { taken };
  } catch (error) {
    return { taken, error };
  }
}

describe("a source that is read ahead", () => {
  test("gives everything in order, and what it threw after all that it gave before", async () => {
    const items = Array.from({ length: 50 }, (_, id) => record(id));
    const whole = readAhead(
      (async function* () {
        yield* items;
      })(),
      options(),
    );
    whole.start();
    expect(await take(whole.items)).toEqual({ taken: items });

    const broken = new PermanentError("connector.rejected");
    const cut = readAhead(
      (async function* () {
        yield* items.slice(0, 3);
        throw broken;
      })(),
      options(),
    );
    cut.start();
    await new Promise(setImmediate);
    expect(await take(cut.items)).toEqual({ taken: items.slice(0, 3), error: broken });
  });

  test("is read before anybody asks, and no further than may be held", async () => {
    let given = 0;
    const held = Promise.withResolvers<void>();
    const source = (async function* () {
      for (;;) {
        given += 1;
        if (given === 4) held.resolve();
        yield record(given);
      }
    })();
    const closing = new AbortController();
    const ahead = readAhead(source, options({ signal: closing.signal }));
    expect(given).toBe(0);
    ahead.start();
    await held.promise;
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(given).toBeLessThanOrEqual(5);
    closing.abort();
  });

  test.each([
    ["an item", [record(1)], []],
    ["a piece of a file", [record(1)], [Buffer.from("half")]],
  ])("that hangs in %s is given up, and what hangs is not waited for", async (what, before, pieces) => {
    const source = (async function* (): AsyncGenerator<ExportItem> {
      yield* before;
      if (what === "an item") await never;
      const data = (async function* () {
        yield* pieces;
        await never;
      })();
      yield { type: "attachment", entity: "things", folder: "a", name: "b", data };
    })();
    const ahead = readAhead(source, options({ silenceMs: 20 }));
    const iterator = ahead.items[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: record(1) });
    const silence = { code: "connector.timeout", retry: "later" };
    if (what === "an item") return expect(iterator.next()).rejects.toMatchObject(silence);
    const { value } = (await iterator.next()) as { value: { data: AsyncIterable<Uint8Array> } };
    const read: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of value.data) read.push(piece);
    })();
    await expect(reading).rejects.toMatchObject(silence);
    expect(read).toEqual(pieces);
  });

  test("goes on past a file in pieces only once that was read", async () => {
    let isPast = false;
    const source = (async function* (): AsyncGenerator<ExportItem> {
      const data = (async function* () {
        await Promise.resolve();
        yield Buffer.from(isPast ? "too late" : "in time");
      })();
      yield { type: "attachment", entity: "things", folder: "a", name: "b", data };
      isPast = true;
      yield record(2);
    })();
    const ahead = readAhead(source, options());
    ahead.start();
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    const texts: string[] = [];
    for await (const item of ahead.items) {
      if (item.type !== "attachment") continue;
      for await (const piece of item.data as AsyncIterable<Uint8Array>) texts.push(Buffer.from(piece).toString());
    }
    expect([texts, isPast]).toEqual([["in time"], true]);
  });

  test("is left by whoever ends it, wherever it is", async () => {
    const left = Promise.withResolvers<void>();
    const closing = new AbortController();
    const source = (async function* () {
      try {
        for (let id = 0; ; id += 1) yield record(id);
      } finally {
        left.resolve();
      }
    })();
    readAhead(source, options({ signal: closing.signal })).start();
    await new Promise(setImmediate);
    closing.abort();
    await left.promise;
  });
});
