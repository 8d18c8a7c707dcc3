import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { z } from "zod";
import type { WhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { collect, readPages } from "../../src/connectors/whmcs/reading.ts";
import { AppError } from "../../src/domain/errors.ts";

/** A list of WHMCS whose pages hold so many rows at most; what happens before a call, and how it counts, is up to the test. */
function listOf(
  rows: number[],
  {
    pageCap = 3,
    before = () => {},
    count = () => rows.length,
  }: {
    readonly pageCap?: number;
    readonly before?: (call: number) => void;
    readonly count?: (call: number) => number | undefined;
  } = {},
) {
  const offsets: number[] = [];
  let inFlight = 0;
  let most = 0;
  const call: WhmcsCall = async (_action, parameters = {}) => {
    const offset = Number(parameters["limitstart"]);
    offsets.push(offset);
    before(offsets.length);
    const page = rows.slice(offset, offset + pageCap);
    const answer = { totalresults: count(offsets.length), things: { thing: page.map((row) => ({ id: row })) } };
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

/** What happens to a list before a call: places are parts of its length. */
type Change = { readonly atCall: number } & (
  | { readonly kind: "add"; readonly to: number }
  | { readonly kind: "remove"; readonly from: number }
  | { readonly kind: "move"; readonly from: number; readonly to: number }
);

const atCalls = fc.integer({ min: 2, max: 14 });
const place = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

/** Rows that come and rows that go between two answers hide one another, so that no count shows it: never both at once. */
function changesBefore(calls: fc.Arbitrary<number>): fc.Arbitrary<Change[]> {
  const move = fc.record({ atCall: calls, kind: fc.constant("move" as const), from: place, to: place });
  const add = fc.record({ atCall: calls, kind: fc.constant("add" as const), to: place });
  const remove = fc.record({ atCall: calls, kind: fc.constant("remove" as const), from: place });
  return fc.oneof(fc.array(fc.oneof(move, add), { maxLength: 6 }), fc.array(fc.oneof(move, remove), { maxLength: 6 }));
}

const changesAtOneMoment = atCalls.chain((call) => changesBefore(fc.constant(call)));

/** Of answers asked for ahead some are dropped: what comes and what goes may then meet between two others. */
function changesAgainAndAgain(ahead: number): fc.Arbitrary<Change[]> {
  const oneKindEach = { selector: ([first]: Change[]) => first?.atCall, maxLength: 6 };
  return ahead === 0
    ? fc.uniqueArray(changesAtOneMoment, oneKindEach).map((moments) => moments.flat())
    : changesBefore(atCalls);
}

/** Applies the changes of a call. @returns the rows that are gone for good */
function changing(rows: number[], all: readonly Change[]) {
  const removed = new Set<number>();
  let added = 1000;
  const before = (call: number): void => {
    for (const change of all.filter((one) => one.atCall === call)) {
      const taken = change.kind === "add" ? [(added += 1)] : rows.splice(placeOf(change.from, rows.length - 1), 1);
      if (change.kind === "remove") for (const row of taken) removed.add(row);
      else rows.splice(placeOf(change.to, rows.length), 0, ...taken);
    }
  };
  return { removed, before };
}

const placeOf = (part: number, last: number): number => Math.round(part * Math.max(0, last));

const pageCaps = fc.integer({ min: 1, max: 7 });

describe.each([0, 1, 3])("a list read %i pages ahead", (ahead) => {
  test.each([0, 1, 2, 3, 4, 9, 10, 100])("gives %i rows once each, in order, with no call too many", async (count) => {
    const list = listOf(upTo(count));
    expect(await read(list.call, ahead)).toEqual(upTo(count));
    expect(list.offsets).toEqual(upTo(Math.max(1, Math.ceil(count / 3))).map((page) => 3 * (page - 1)));
    expect(list.mostInFlight()).toBeLessThanOrEqual(Math.max(1, ahead));
  });

  test("gives every row that stays, once, whatever comes, goes or moves at one moment", async () => {
    await fc.assert(
      fc.asyncProperty(pageCaps, changesAtOneMoment, async (pageCap, changes) => {
        const rows = upTo(30);
        const { removed, before } = changing(rows, changes);
        const seen = await read(listOf(rows, { pageCap, before }).call, ahead);
        expect(new Set(seen).size).toBe(seen.length);
        expect(upTo(30).filter((row) => !removed.has(row) && !seen.includes(row))).toEqual([]);
      }),
    );
  });

  test("gives every row that stays, once, or fails, when rows come, go or move again and again", async () => {
    let whole = 0;
    const property = fc.asyncProperty(pageCaps, changesAgainAndAgain(ahead), async (pageCap, changes) => {
      const rows = upTo(30);
      const { removed, before } = changing(rows, changes);
      const seen: number[] = [];
      const list = readPages(listOf(rows, { pageCap, before }).call, shape, {}, (row) => row.id, { ahead });
      const outcome = await collectInto(seen, list);
      expect(new Set(seen).size).toBe(seen.length);
      if (outcome === "whole") {
        whole += 1;
        expect(upTo(30).filter((row) => !removed.has(row) && !seen.includes(row))).toEqual([]);
      } else expect(outcome).toBe("whmcs.paging_broken");
    });
    await fc.assert(property, { numRuns: 300 });
    expect(whole).toBeGreaterThan(200);
  });

  // A count that ends where a page does cannot be told from a true one.
  test("gives every row, or fails, whatever WHMCS counts", async () => {
    const property = fc.asyncProperty(pageCaps, fc.integer({ min: 0, max: 40 }), async (pageCap, count) => {
      fc.pre(count === 0 || count >= 30 || count % pageCap > 0);
      const seen: number[] = [];
      const list = readPages(listOf(upTo(30), { pageCap, count: () => count }).call, shape, {}, (row) => row.id, {
        ahead,
      });
      expect(await collectInto(seen, list)).toBe(count > 30 ? "whmcs.paging_broken" : "whole");
      expect(seen).toEqual(upTo(30));
    });
    await fc.assert(property);
  });

  test("looks once more for a row that moved to the front, and no further", async () => {
    const rows = upTo(35);
    const before = (call: number): void => void (call === 3 && rows.unshift(...rows.splice(20, 1)));
    const list = listOf(rows, { pageCap: 10, before });
    expect((await read(list.call, ahead)).toSorted((a, b) => a - b)).toEqual(upTo(35));
    expect(list.offsets.slice(-2)).toEqual([30, 0]);
  });

  test.each([
    ["counts as before", (): number => 35],
    ["counts nothing", (call: number) => (call === 3 ? 0 : 35)],
    ["does not count", (call: number) => (call === 3 ? undefined : 35)],
  ])("does not take an empty page for the end that %s", async (_, count) => {
    const rows = upTo(35);
    const hidden: number[] = [];
    const before = (call: number): void => {
      if (call === 3) hidden.push(...rows.splice(20));
      if (call === 4) rows.push(...hidden);
    };
    const list = listOf(rows, { pageCap: 10, before, count });
    expect(await read(list.call, ahead)).toEqual(upTo(35));
  });

  test("that counts on its first page alone is held to that count", async () => {
    const list = listOf(upTo(9), { count: (call) => (call === 1 ? 9 : undefined) });
    expect(await read(list.call, ahead)).toEqual(upTo(9));
    expect(new Set(list.offsets)).toEqual(new Set([0, 3, 6]));
  });

  test("that counted wrongly ends with an empty page, whatever that counts", async () => {
    const list = listOf(upTo(10), { pageCap: 4, count: (call) => (call < 4 ? 5 : 0) });
    expect(await read(list.call, ahead)).toEqual(upTo(10));
    expect(list.offsets).toEqual([0, 4, 8, 10]);
  });

  test("that does not count ends with an empty page", async () => {
    const list = listOf(upTo(9), { count: () => undefined });
    expect(await read(list.call, ahead)).toEqual(upTo(9));
    expect(list.offsets).toEqual([0, 3, 6, 9]);
  });
});

async function collectInto(seen: number[], rows: AsyncIterable<{ readonly id: number }>): Promise<string> {
  try {
    for await (const { id } of rows) seen.push(id);
    return "whole";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

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

test.each([10, 1, undefined])(
  "a server that gives the same page for ever and counts %p is soon found out",
  async (count) => {
    let calls = 0;
    const call: WhmcsCall = async () => {
      calls += 1;
      return { totalresults: count, things: [{ id: 1 }, { id: 2 }] };
    };
    await expect(read(call, 0)).rejects.toMatchObject({ code: "whmcs.paging_broken" });
    expect(calls).toBe(6);
  },
);

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
