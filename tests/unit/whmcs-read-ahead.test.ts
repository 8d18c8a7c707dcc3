import { describe, expect, test } from "@jest/globals";
import { inOrder, mapAhead } from "../../src/connectors/whmcs/export/read-ahead.ts";
import { collect } from "../../src/connectors/whmcs/reading.ts";

async function* count(to: number, onEach: (number: number) => void = () => {}): AsyncGenerator<number> {
  for (let number = 1; number <= to; number += 1) {
    onEach(number);
    yield number;
  }
}

/** Lets everything run that waits for nothing but its turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("mapping ahead", () => {
  test("keeps the order and never holds more than its window has room for", async () => {
    let begun = 0;
    let read = 0;
    let most = 0;
    const results: number[] = [];
    const mapped = mapAhead(count(20), { room: 4 }, async (number) => {
      most = Math.max(most, (begun += 1) - read);
      for (let turn = 0; turn < (number * 7) % 5; turn += 1) await Promise.resolve();
      return number;
    });
    for await (const result of mapped) {
      results.push(result);
      read += 1;
    }
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(most).toBe(4);
  });

  test("lets heavy rows take the room of several, and one that is larger than the room go alone", async () => {
    const weights = [1, 4, 1, 4, 20, 1, 6, 1];
    const begun: number[] = [];
    let most = 0;
    const window = { room: 6, weigh: (number: number) => weights[number - 1] ?? 0 };
    const mapped = mapAhead(count(weights.length), window, (number) => {
      begun.push(number);
      return number;
    });
    for await (const number of mapped) {
      const held = begun.filter((one) => one >= number).map((one) => weights[one - 1] ?? 0);
      if (held.length > 1)
        most = Math.max(
          most,
          held.reduce((sum, weight) => sum + weight, 0),
        );
    }
    expect(begun).toHaveLength(weights.length);
    expect(most).toBe(6);
  });

  test("ends with the first failure in order", async () => {
    const mapped = mapAhead(count(5), { room: 4 }, async (number) => {
      if (number > 1) throw new Error(`failure ${number}`);
      return number;
    });
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      for await (const number of mapped) seen.push(number);
    };
    await expect(read()).rejects.toThrow("failure 2");
    expect(seen).toEqual([1]);
  });
});

describe("streams in order", () => {
  test("come one after the other, the next ones begun as far as their first item and no further", async () => {
    const asked: string[] = [];
    const part = (name: string) => ({ head: 0, items: () => count(3, (number) => asked.push(`${name}${number}`)) });
    const items = inOrder(["a", "b", "c", "d"].map(part), 2);
    await items.next();
    await settled();
    expect(asked.toSorted()).toEqual(["a1", "b1", "c1"]);
    expect(await collect(items)).toEqual([1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
    expect(asked.filter((name) => name.startsWith("d"))).toEqual(["d1", "d2", "d3"]);
  });

  test("a failure is told in its place, after everything that came before it", async () => {
    const failing = async function* failing(): AsyncGenerator<string> {
      yield "b1";
      throw new Error("b failed");
    };
    const seen: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const item of inOrder<unknown>(
        [{ items: () => count(2) }, { items: failing }, { items: () => count(2) }],
        2,
      )) {
        await settled();
        seen.push(item);
      }
    };
    await expect(read()).rejects.toThrow("b failed");
    expect(seen).toEqual([1, 2, "b1"]);
  });

  test("whoever leaves early ends those that were begun", async () => {
    const ended: string[] = [];
    const part = (name: string) => ({
      items: async function* endless(): AsyncGenerator<string> {
        try {
          for (;;) yield name;
        } finally {
          ended.push(name);
        }
      },
    });
    for await (const item of inOrder([part("a"), part("b"), part("c")], 1)) {
      await settled();
      if (item === "a") break;
    }
    await settled();
    expect(ended.toSorted()).toEqual(["a", "b"]);
  });

  test("one that fails after it was left disturbs nobody", async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", hear);
    try {
      const late = Promise.withResolvers<never>();
      const failing = async function* failing(): AsyncGenerator<number> {
        yield await late.promise;
      };
      for await (const item of inOrder([{ items: () => count(2) }, { items: failing }], 1)) if (item === 1) break;
      late.reject(new Error("late"));
      await settled();
      expect(unhandled).toEqual([]);
    } finally {
      process.off("unhandledRejection", hear);
    }
  });
});
