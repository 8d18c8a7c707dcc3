import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Processor } from "../../src/connectors/processor.ts";
import type { Boundary } from "./faulty-worker.ts";
import { processorOf } from "./given-processors.ts";

/**
 * A system whose objects are the files of a folder, so that it outlives the worker that erases in it. `at`: called before a
 * destructive call leaves, and once it took effect.
 */
export function systemOnDisk(
  name: string,
  directory: string,
  at: (boundary: Exclude<Boundary, "committed">, action: string) => void = () => undefined,
): Processor {
  return processorOf({
    name,
    find: async () => (await readdir(directory)).toSorted().map((id) => ({ kind: "contact", id })),
    erase: async ({ id }, _progress, ctx) => {
      await ctx.mayGo();
      at("sending", "erase");
      await rm(join(directory, id), { force: true });
      at("answered", "erase");
      return { kind: "gone" };
    },
  });
}
