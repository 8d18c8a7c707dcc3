import type { Processors } from "../../src/connectors/open.ts";
import type { Processor } from "../../src/connectors/processor.ts";

/** A connector in memory: what a test does not say of it finds nothing. */
export function processorOf(given: Partial<Processor> & Pick<Processor, "name">): Processor {
  return {
    canProveAbsence: true,
    find: () => Promise.resolve([]),
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    ...given,
  };
}

/** Exactly these are in use. */
export function processorsOf(...all: readonly Processor[]): Processors {
  return {
    all,
    names: new Set(all.map(({ name }) => name)),
    searchable: new Set(all.filter(({ canProveAbsence }) => canProveAbsence).map(({ name }) => name)),
    get: (name) => all.find((one) => one.name === name),
    close: () => Promise.resolve(),
  };
}
