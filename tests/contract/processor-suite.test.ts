import { describe, expect, test } from "@jest/globals";
import type { Defect } from "../support/small-processor.ts";
import { smallPlan } from "../support/small-stand.ts";
import { withBench } from "./processor-suite-stand.ts";
import { describeProcessor, guaranteesFor } from "./processor-suite.ts";

describeProcessor("an invented vendor", smallPlan());

const seenBy: Readonly<Record<Defect, string>> = {
  partial_match: "of a client with 1 objects",
  first_page_only: "in lists of 101 rows it finds",
  any_shape: "a find that meets JSON of another kind",
  errors_are_nothing: "a find that meets 500 without end",
  any_404_is_gone: "an erasure that meets 404 of something else",
  accepted_is_gone: "after an erasure no mark",
  asks_nobody: "every changing call is preceded",
  stale_facts: "what became somebody else's",
  exports_pins: "an export holds what is the client's",
  quotes_vendor: "a find that meets 401",
  never_ends: "what is pending says when",
  erases_twins: "after an erasure no mark",
  writes_in_dry_run: "a dry run changes nothing",
  crashes: "whatever lists and records become",
  trusts_rows: "whatever a find was made to believe",
  errors_are_gone: "whatever malformed answers an erasure meets",
};

describe("the suite refuses a connector that", () => {
  test.each(Object.entries(seenBy))("%s", async (defect, title) => {
    const plan = smallPlan(defect as Defect);
    const [guarantee] = guaranteesFor(plan).filter((one) => one.title.includes(title));
    expect(guarantee).toBeDefined();
    await expect(withBench(plan, async (bench) => guarantee?.run(bench))).rejects.toThrow();
  });
});
