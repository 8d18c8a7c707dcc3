import type { Erasure, Processor, Scope, Target } from "../../src/connectors/processor.ts";
import { processorOf } from "./given-processors.ts";

/** One object in a system of this process's memory. */
export interface Held {
  readonly kind?: string;
  readonly keep?: Target["keep"];
  readonly byHand?: Target["byHand"];
  readonly link?: string;
  /** For how many looks more its erasure is under way, once it was asked for. */
  looks?: number;
}

/** A system in this process's memory, whose connector keeps what the interface promises. */
export interface MemorySystem {
  readonly processor: Processor;
  /** What it holds, by id. */
  readonly held: Map<string, Held>;
  /** Which objects a destructive call was sent for, in order. */
  readonly sent: string[];
  /** Of whom or what it was asked. */
  readonly scopes: Scope[];
  /** Awaited before each call; what it throws the connector throws. */
  before: (call: "find" | "erase", id?: string) => Promise<void> | void;
  /** Awaited once a destructive call took effect, before it is answered. */
  after: (id: string) => Promise<void> | void;
}

const minuteMs = 60_000;

/** A system of that name. `change`: what the connector says otherwise of itself. */
export function memorySystem(
  name: string,
  held: Readonly<Record<string, Held>>,
  change: Partial<Processor> = {},
): MemorySystem {
  const system: MemorySystem = {
    held: new Map(Object.entries(held)),
    sent: [],
    scopes: [],
    before: () => undefined,
    after: () => undefined,
    processor: processorOf({
      name,
      find: async (_subject, scope) => {
        system.scopes.push(scope);
        await system.before("find");
        return [...system.held].map(([id, { kind = "contact", keep, byHand, link }]) => ({
          kind,
          id,
          ...(keep !== undefined && { keep }),
          ...(byHand !== undefined && { byHand }),
          ...(link !== undefined && { link }),
        }));
      },
      erase: async ({ id }, { operation }, ctx): Promise<Erasure> => {
        await system.before("erase", id);
        const object = system.held.get(id);
        if (object === undefined) return { kind: "gone" };
        if (operation === undefined) {
          await ctx.mayGo();
          system.sent.push(id);
        }
        if ((object.looks ?? 0) > 0) {
          object.looks = (object.looks ?? 0) - 1;
          const lookAgainAt = new Date(ctx.clock.now().getTime() + minuteMs);
          return { kind: "pending", reason: "processor", lookAgainAt, operation: "op-1" };
        }
        system.held.delete(id);
        await system.after(id);
        return { kind: "gone" };
      },
      ...change,
    }),
  };
  return system;
}
