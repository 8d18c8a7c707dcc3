import { expect, test } from "@jest/globals";
import { readSharedWith, type SharedWith, spellSharedWith } from "../../../src/domain/shared-with.ts";

const service = (id: number): SharedWith => ({ type: "service", id });

test("who shares something is spelled as the ledger keeps it, each once, and read back the same", () => {
  const users: SharedWith[] = [service(703), { type: "client", id: 9 }, service(703)];
  expect(spellSharedWith(users)).toBe("service:703,client:9");
  expect(readSharedWith("service:703,client:9")).toEqual([service(703), { type: "client", id: 9 }]);
});

test("nobody is nothing, both ways", () => {
  expect(spellSharedWith([])).toBeNull();
  expect(readSharedWith(null)).toEqual([]);
});

test("what does not fit into the ledger's column is left out at the end, and no id is cut", () => {
  const many = Array.from({ length: 500 }, (_, index) => service(1_000 + index));
  const spelled = spellSharedWith(many) ?? "";
  expect(spelled.length).toBeLessThanOrEqual(1_000);
  const read = readSharedWith(spelled);
  expect(read.length).toBeGreaterThan(70);
  expect(read).toEqual(many.slice(0, read.length));
});
