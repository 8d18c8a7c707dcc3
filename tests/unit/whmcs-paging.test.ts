import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { z } from "zod";
import type { WhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { collect, readPages } from "../../src/connectors/whmcs/reading.ts";

/** A list of WHMCS whose pages hold so many rows at most; what happens between two calls is up to the test. */
function listOf(
  rows: number[],
  { pageCap = 3, before = () => {} }: { readonly pageCap?: number; readonly before?: (call: number) => void } = {},
) {
  const offsets: number[] = [];
  let inFlight = 0;
  let most = 0;
  const call: WhmcsCall = async (_action, parameters = {}) => {
    const offset = Number(parameters["limitstart"]);
    offsets.push(offset);
    before(offsets.length);
    const page = rows.slice(offset, offset + pageCap);
    const answer = { totalresults: rows.length, things: { thing: page.map((row) => ({ id: row })) } };
    most = Math.max(most, (inFlight += 1));
    await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
    return answer;
  };
  return { call, offsets, mostInFlight: () => most };
}

const shape = { action: "GetInvoices", wrapper: "things", item: "thing", row: z.object({ id: z.number() }) } as const;

async function read(call: WhmcsCall, ahead: number): Promise<number[]> {
  const rows = await collect(readPages(call, shape, {}, (row) => row.id, { ahead }));
  return rows.map((row) => row.id);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

interface Change {
  readonly atCall: number;
  readonly added: number;
  readonly removed: readonly number[];
  readonly isAtTheFront: boolean;
}

describe.each([0, 1, 3])("a list read %i pages ahead", (ahead) => {
  test.each([0, 1, 2, 3, 4, 9, 10, 100])("gives %i rows once each, in order, with no call too many", async (count) => {
    const list = listOf(upTo(count));
    expect(await read(list.call, ahead)).toEqual(upTo(count));
    expect(list.offsets).toEqual(upTo(Math.max(1, Math.ceil(count / 3))).map((page) => 3 * (page - 1)));
    expect(list.mostInFlight()).toBeLessThanOrEqual(Math.max(1, ahead));
  });

  test("gives every row that stays, once, whatever comes and goes meanwhile", async () => {
    const change: fc.Arbitrary<Change> = fc.record({
      atCall: fc.integer({ min: 2, max: 12 }),
      added: fc.integer({ min: 0, max: 4 }),
      removed: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
      isAtTheFront: fc.boolean(),
    });
    const run = async (pageCap: number, { atCall, added, removed, isAtTheFront }: Change) => {
      // What came and what went at once hide one another: the length is all that a reader is told.
      fc.pre(added === 0 || removed.length === 0);
      const rows = upTo(30);
      const list = listOf(rows, {
        pageCap,
        before: (call) => {
          if (call !== atCall) return;
          for (const gone of removed) rows.splice(rows.indexOf(gone), 1);
          rows.splice(isAtTheFront ? 0 : rows.length, 0, ...upTo(added).map((row) => 100 + row));
        },
      });
      const seen = await read(list.call, ahead);
      expect(new Set(seen).size).toBe(seen.length);
      expect(upTo(30).filter((row) => !removed.includes(row) && !seen.includes(row))).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 7 }), change, run));
  });
});

test("pages of another length than the first are followed where they end", async () => {
  const rows = upTo(10);
  const lengths = [4, 2, 3, 9];
  let calls = 0;
  const call: WhmcsCall = async (_action, parameters = {}) => {
    const offset = Number(parameters["limitstart"]);
    const length = offset === 4 && calls < 4 ? 2 : (lengths[calls] ?? 9);
    calls += 1;
    return { totalresults: 10, things: rows.slice(offset, offset + length).map((id) => ({ id })) };
  };
  expect(await read(call, 3)).toEqual(rows);
});

test("a server that gives the same page for ever is found out", async () => {
  const call: WhmcsCall = async () => ({ totalresults: 10, things: [{ id: 1 }, { id: 2 }] });
  await expect(read(call, 3)).rejects.toMatchObject({ code: "whmcs.paging_broken" });
});

test("whoever leaves a list early leaves no failure behind", async () => {
  const unhandled: unknown[] = [];
  const hear = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", hear);
  try {
    const call: WhmcsCall = async (_action, parameters = {}) => {
      if (parameters["limitstart"] !== 0) throw new Error("later");
      return { totalresults: 10, things: [{ id: 1 }, { id: 2 }] };
    };
    for await (const row of readPages(call, shape, {}, (found) => found.id, { ahead: 3 })) if (row.id === 1) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  } finally {
    process.off("unhandledRejection", hear);
  }
});
