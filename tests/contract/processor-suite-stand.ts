import { expect } from "@jest/globals";
import type { ExportItem } from "../../src/connectors/connector.ts";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import type {
  Erasure,
  KnownSubject,
  Processor,
  ProcessorContext,
  Scope,
  Target,
} from "../../src/connectors/processor.ts";
import type { Clock } from "../../src/domain/clock.ts";
import type { Meets, VendorServer } from "../../simulators/vendor-server.ts";
import { partsFor } from "../support/at-processor.ts";

/**
 * What the suite looks for. `own` stands in every personal value of the planted client, `twin` in everything of the client
 * beside it, `secret` in every value that may leave the connector nowhere (passwords, PINs, transfer codes).
 */
export const marks = { own: "zqown", twin: "zqtwin", secret: "zqsecret" } as const;

/** What a connector can be asked; what is not named is not tested. */
export type Ability =
  | "export"
  /** Objects end `gone`, whatever detours it takes. */
  | "erase"
  /** `rectify` writes the new details there. */
  | "rectify"
  /** It speaks HTTP to a `VendorServer`. */
  | "http"
  /** It finds by domains, so that shared ones must be left alone. */
  | "by_domain"
  /** It reads lists that may be long. */
  | "pages"
  /** Its stand has `turnOver`. */
  | "turns_over";

/** A client as planted. */
export interface Planted {
  readonly subject: KnownSubject;
  readonly scope: Scope;
  /** How many targets that may be erased (neither `keep` nor `byHand`) a find must give; default: the objects asked for. */
  readonly targets?: number;
}

/** What is planted: objects of the client's own, and `crowd` rows of others around them in the longest list, the client's last. */
export interface Wish {
  readonly objects: number;
  readonly crowd: number;
}

/** A stand-in with its connector. Whatever is planted, a twin stands beside it that shares all a stranger may share. */
export interface Stand {
  /** Absent where the connector does not speak HTTP. */
  readonly server?: VendorServer;
  /** The connector as a fresh process would open it. */
  open(parts: ProcessorParts): Processor;
  /** Called once per stand. Near misses (`x` + the client's address, sub-domains of its domains) belong to the twin. */
  plant(wish: Wish): Planted | Promise<Planted>;
  /** Everything the system still shows of the client's objects, as text; nothing that is only recoverable; "" when nothing. */
  own(): string | Promise<string>;
  /** All the rest that it shows, as text: no call may ever change it. */
  others(): string | Promise<string>;
  /** Somebody erases the client's objects by other means. */
  vanish?(): void | Promise<void>;
  /** The client's objects become somebody else's, or shared, under the same ids. */
  turnOver?(): void | Promise<void>;
  /** Lets what the stand-in has under way go on, beyond the clock's moving. */
  settle?(): void | Promise<void>;
  /** Of a connector without HTTP: how many changing statements were made. */
  writes?(): number;
  close(): Promise<void>;
}

/** What a connector's test file hands to the suite. */
export interface Plan {
  readonly abilities: readonly Ability[];
  /** How many objects of its own a client may have within one scope; 0: the system cannot be asked. */
  readonly most: number;
  start(clock: TestClock): Promise<Stand>;
  /** Which calls change something; default: all but GET. */
  readonly isWrite?: Meets;
}

/** A clock that only moves when told. */
export interface TestClock extends Clock {
  moveTo(instant: Date): void;
}

/** The suite's clock: a Monday morning, and then what `moveTo` says; never back. */
export function createTestClock(): TestClock {
  let now = new Date("2026-03-02T09:00:00Z");
  return {
    now: () => now,
    moveTo: (instant) => {
      if (instant > now) now = instant;
    },
  };
}

/** One guarantee of the contract. `run` throws where it is not kept. */
export interface Guarantee {
  readonly title: string;
  readonly needs: readonly Ability[];
  /** How many objects the client must be able to have. */
  readonly objects: number;
  readonly run: (bench: Bench) => Promise<void>;
}

/** A stand with what every guarantee needs. */
export interface Bench {
  readonly stand: Stand;
  readonly plan: Plan;
  readonly clock: TestClock;
  /** Waits that vendors asked for, in milliseconds, in their order. */
  readonly pauses: readonly number[];
  /** A connector over the stand-in, closed with the bench. */
  open(parts?: Partial<ProcessorParts>): Processor;
  ctx(own?: Partial<ProcessorContext>): ProcessorContext;
  writes(): number;
}

/** Runs with a stand of its own and ends it. */
export async function withBench(plan: Plan, run: (bench: Bench) => Promise<void>): Promise<void> {
  const clock = createTestClock();
  const stand = await plan.start(clock);
  const opened: Processor[] = [];
  const pauses: number[] = [];
  const isWrite = plan.isWrite ?? (({ method }) => method !== "GET");
  const parts: ProcessorParts = { ...partsFor(clock, pauses), timeoutMs: 10_000, waitsMs: [1, 2] };
  try {
    await run({
      stand,
      plan,
      clock,
      pauses,
      open: (own = {}) => {
        const processor = stand.open({ ...parts, ...own });
        opened.push(processor);
        return processor;
      },
      ctx: (own = {}) => ({
        signal: new AbortController().signal,
        clock,
        links: [],
        mayGo: () => Promise.resolve(),
        ...own,
      }),
      writes: () => stand.writes?.() ?? stand.server?.calls.filter(isWrite).length ?? 0,
    });
  } finally {
    for (const processor of opened) await processor.close();
    await stand.close();
  }
}

/** All that the system shows. */
export async function worldOf({ stand }: Bench): Promise<string> {
  return `${await stand.own()} ${await stand.others()}`;
}

/** Those a worker may erase. */
export function erasable(targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ keep, byHand }) => keep === undefined && byHand === undefined);
}

/** @throws Error where the connector has no `erase`, in spite of what its plan says */
export function erase(processor: Processor, target: Target, bench: Bench, own: Partial<ProcessorContext> = {}) {
  if (processor.erase === undefined) throw new Error(`${processor.name} has no erase`);
  return processor.erase(target, { since: bench.clock.now() }, bench.ctx(own));
}

const mostLooks = 60;

/**
 * Erases as the worker does: finds anew at each look, goes on with what is pending at the time it named, and takes a target
 * that is no longer found for gone. @returns how each ended @throws Error when it does not end
 */
export async function eraseToTheEnd(
  bench: Bench,
  { subject, scope }: Planted,
  processor: Processor = bench.open(),
  own: Partial<ProcessorContext> = {},
): Promise<readonly Erasure[]> {
  const began = bench.clock.now();
  const ended = new Map<string, Erasure>();
  const underWay = new Map<string, string | undefined>();
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const targets = new Map(
      erasable(await processor.find(subject, scope, bench.ctx(own))).map((target) => [
        `${target.kind} ${target.id}`,
        target,
      ]),
    );
    for (const key of underWay.keys()) {
      if (!targets.has(key)) {
        underWay.delete(key);
        ended.set(key, { kind: "gone" });
      }
    }
    let next: Date | undefined;
    for (const [key, target] of targets) {
      if (ended.has(key)) continue;
      const operation = underWay.get(key);
      const progress = { since: began, ...(operation !== undefined && { operation }) };
      const erasure = await (processor.erase as NonNullable<Processor["erase"]>)(target, progress, bench.ctx(own));
      if (erasure.kind !== "pending") {
        underWay.delete(key);
        ended.set(key, erasure);
        continue;
      }
      underWay.set(key, erasure.operation);
      if (next === undefined || erasure.lookAgainAt < next) next = erasure.lookAgainAt;
    }
    if (underWay.size === 0) return [...ended.values()];
    if (next !== undefined) bench.clock.moveTo(next);
    await bench.stand.settle?.();
  }
  throw new Error(`not at an end after ${mostLooks} looks`);
}

/** All that an export yields. */
export async function exported(
  processor: Processor,
  { subject }: Planted,
  bench: Bench,
): Promise<readonly ExportItem[]> {
  if (processor.export === undefined) throw new Error(`${processor.name} has no export`);
  const items: ExportItem[] = [];
  for await (const item of processor.export(subject, bench.ctx())) {
    if ((item.type === "attachment" || item.type === "document") && !(item.data instanceof Uint8Array)) {
      const pieces: Uint8Array[] = [];
      for await (const piece of item.data) pieces.push(piece);
      items.push({ ...item, data: Buffer.concat(pieces) });
    } else if (item.type !== "link") items.push(item);
  }
  return items;
}

/** Neither a mark nor what the client is known by stands in what the system shows of it. */
export async function showsNothing(bench: Bench, { subject }: Planted): Promise<void> {
  const own = (await bench.stand.own()).toLowerCase();
  for (const trace of [marks.own, ...subject.emails]) expect(own).not.toContain(trace);
}
