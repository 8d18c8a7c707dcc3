import { expect, test } from "@jest/globals";
import { wasCalledOff } from "../../../src/domain/called-off.ts";

const at = (time: string): Date => new Date(`2026-03-17T${time}Z`);
const unseen = { requestId: null, at: at("10:00:05.400") };
const seen = { requestId: 41, at: at("10:00:05.400") };

test.each([
  ["a request by its id, whatever its date", { id: 41, at: at("12:00:00") }, seen, true],
  ["an older request", { id: 40, at: at("09:00:00") }, seen, true],
  ["another request of an earlier second", { id: 42, at: at("10:00:04") }, seen, true],
  ["a newer request", { id: 42, at: at("10:00:06") }, seen, false],
  ["another request of the same second, which WHMCS does not split", { id: 42, at: at("10:00:05") }, seen, false],
  ["a request of the same second that no look had seen", { id: 41, at: at("10:00:05") }, unseen, true],
  ["a newer request after one that no look had seen", { id: 41, at: at("10:00:06") }, unseen, false],
  ["a request without a date", { id: 42, at: undefined }, seen, true],
  ["what happened before, without an id", { at: at("10:00:05") }, seen, true],
  ["what happened since, without an id", { at: at("10:00:06") }, seen, false],
])("%s: whether it was called off", (_what, fact, callOff, expected) => {
  expect(wasCalledOff(fact, [callOff])).toBe(expected);
  expect(wasCalledOff(fact, [])).toBe(false);
});
