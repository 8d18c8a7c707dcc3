import { describe, test } from "@jest/globals";
import { erasingGuarantees } from "./processor-suite-erase.ts";
import { fuzzGuarantees } from "./processor-suite-fuzz.ts";
import { lookingGuarantees } from "./processor-suite-find.ts";
import { withBench, type Guarantee, type Plan } from "./processor-suite-stand.ts";
import { weatherGuarantees } from "./processor-suite-weather.ts";

export { createTestClock, marks, type Plan, type Stand, type TestClock } from "./processor-suite-stand.ts";

/** The contract of `src/connectors/processor.ts`, as far as every connector keeps it. */
const guarantees: readonly Guarantee[] = [
  ...lookingGuarantees,
  ...erasingGuarantees,
  ...weatherGuarantees,
  ...fuzzGuarantees,
];

/** Those that concern a connector with these abilities. */
export function guaranteesFor({ abilities, most }: Plan): readonly Guarantee[] {
  return guarantees.filter(
    ({ needs, objects }) => objects <= most && needs.every((ability) => abilities.includes(ability)),
  );
}

/**
 * Runs the one suite over a connector and its stand-in; a fresh stand for each guarantee.
 *
 * A connector's test file calls this once with a `Plan` and nothing else; what is peculiar to the vendor it tests beside.
 */
export function describeProcessor(name: string, plan: Plan): void {
  describe(`processor contract: ${name}`, () => {
    for (const { title, run } of guaranteesFor(plan)) {
      test(title, () => withBench(plan, run));
    }
  });
}
