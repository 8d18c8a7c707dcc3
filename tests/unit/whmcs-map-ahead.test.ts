import { describe, expect, test } from "@jest/globals";
import { mapAhead } from "../../src/connectors/whmcs/map-ahead.ts";
import { collect } from "../../src/connectors/whmcs/reading.ts";

describe("mapping ahead", () => {
  async function* count(to: number): AsyncGenerator<number> {
    for (let number = 1; number <= to; number += 1) yield number;
  }

  test("keeps the order and never runs more at once than its window", async () => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const mapped = mapAhead(count(20), 4, async (number) => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < (number * 7) % 5; turn += 1) await Promise.resolve();
      running -= 1;
      return number;
    });
    for await (const result of mapped) results.push(result);
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  test("ends with the first failure in order", async () => {
    const mapped = mapAhead(count(5), 4, async (number) => {
      if (number > 1) throw new Error(`failure ${number}`);
      return number;
    });
    await expect(collect(mapped)).rejects.toThrow("failure 2");
  });
});
