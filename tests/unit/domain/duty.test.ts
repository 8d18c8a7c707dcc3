import { describe, expect, test } from "@jest/globals";
import {
  canMove,
  dutyKinds,
  dutyStates,
  type DutyState,
  isDestructive,
  isStepSettled,
  statesLeadingTo,
  stepStates,
} from "../../../src/domain/duty.ts";

// One row per state a duty may be in: where it may go from there. Everything else is refused.
const allowed: Readonly<Record<DutyState, readonly DutyState[]>> = {
  pending: ["scheduled", "held", "running", "waiting", "completed", "failed", "withdrawn"],
  scheduled: ["pending", "held", "running", "waiting", "completed", "failed", "withdrawn"],
  held: ["pending", "scheduled", "waiting", "withdrawn"],
  running: ["scheduled", "held", "waiting", "completed", "failed"],
  waiting: ["pending", "scheduled", "held", "running", "completed", "failed", "withdrawn"],
  completed: [],
  failed: ["pending", "withdrawn"],
  withdrawn: [],
};
const pairs = dutyStates.flatMap((from) => dutyStates.map((to) => [from, to] as const));

describe("the state machine of a duty", () => {
  test.each(pairs.filter(([from, to]) => allowed[from].includes(to)))("lets %s become %s", (from, to) => {
    expect(canMove(from, to)).toBe(true);
    expect(statesLeadingTo(to)).toContain(from);
  });

  test.each(pairs.filter(([from, to]) => !allowed[from].includes(to)))("refuses %s to become %s", (from, to) => {
    expect(canMove(from, to)).toBe(false);
    expect(statesLeadingTo(to)).not.toContain(from);
  });

  test("never runs what is held, failed or ended without a word in between", () => {
    expect(statesLeadingTo("running").toSorted()).toEqual(["pending", "scheduled", "waiting"]);
  });

  test("never withdraws what runs or has ended", () => {
    expect(statesLeadingTo("withdrawn").toSorted()).toEqual(["failed", "held", "pending", "scheduled", "waiting"]);
  });
});

test("holds, stops and dry runs apply to every kind that erases, and to no other", () => {
  expect(dutyKinds.filter(isDestructive)).toEqual(["anonymization", "deletion", "erasure", "purge"]);
});

test("a step that failed, waits or is a person's still owes something", () => {
  const owing = stepStates.filter((state) => !isStepSettled(state));
  expect(owing).toEqual(["pending", "running", "waiting", "manual", "failed"]);
});
