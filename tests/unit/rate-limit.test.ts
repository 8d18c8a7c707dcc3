import { expect, test } from "@jest/globals";
import { createRateLimit } from "../../src/http/rate-limit.ts";

const at = (ms: number): Date => new Date(1_700_000_000_000 + ms);

test("lets so many requests of a caller through, then tells how long to wait; others go on", () => {
  const limit = createRateLimit(2, 60_000);
  expect([limit.wait("a", at(0)), limit.wait("a", at(1_000)), limit.wait("a", at(20_000))]).toEqual([0, 0, 40]);
  expect(limit.wait("b", at(20_000))).toBe(0);
  expect(limit.wait("a", at(60_000))).toBe(0);
});

test("stays small whatever number of callers there is", () => {
  const limit = createRateLimit(1, 60_000);
  for (let caller = 0; caller < 10_000; caller += 1) limit.wait(`caller ${caller}`, at(0));
  expect(limit.wait("caller 0", at(1))).toBe(0); // it was forgotten with the rest
});
