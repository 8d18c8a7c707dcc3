import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { actions, writingActions } from "../../src/connectors/whmcs/actions.ts";
import { ownStopReasons } from "../../src/domain/duty.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const operations = readFileSync(join(root, "docs/operations.md"), "utf8");

/** The names of one list between the README's markers. */
function listed(heading: string): string[] {
  const section = /<!-- actions:begin -->([^]*)<!-- actions:end -->/.exec(readme)?.[1] ?? "";
  const text = new RegExp(`${heading}[^:]*:([^.]*)\\.`).exec(section)?.[1] ?? "";
  return text.split(",").map((name) => name.trim());
}

test("an owner who grants the README's reading actions grants exactly what is read", () => {
  expect(listed("Reading")).toEqual(Object.keys(actions).filter((name) => !writingActions.has(name as never)));
});

test("an owner who grants the README's writing actions grants exactly what is written", () => {
  expect(listed("Writing")).toEqual([...writingActions]);
});

test("the README stays short enough to be read", () => {
  expect(readme.split("\n").length).toBeLessThan(200);
});

test.each(ownStopReasons)("the operations guide says what releasing a duty held for %s does", (reason) => {
  expect(operations).toContain(`\`${reason}\``);
});
