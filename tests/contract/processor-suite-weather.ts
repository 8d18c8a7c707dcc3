import { expect } from "@jest/globals";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import { AppError } from "../../src/domain/errors.ts";
import type { Erasure } from "../../src/connectors/processor.ts";
import { startVendorServer, type Meets, type VendorFault, type VendorServer } from "../../simulators/vendor-server.ts";
import { endsGone, plantSeveral } from "./processor-suite-erase.ts";
import {
  erasable,
  erase,
  exported,
  marks,
  showsNothing,
  type Bench,
  type Guarantee,
  type Planted,
} from "./processor-suite-stand.ts";

/** Weather of one kind, and how a connector must name it where it names it at all. */
interface Weather {
  readonly name: string;
  readonly fault: VendorFault;
  readonly code?: string | undefined;
  readonly retry?: AppError["retry"];
  readonly parts?: Partial<ProcessorParts>;
}

/** Short: a sound answer that a slow machine gives later is met as bad weather too, and nothing is lost. */
const hasty: Partial<ProcessorParts> = { timeoutMs: 250, waitsMs: [1, 1] };
const page = "<html><body>no such thing</body></html>";
const said = (status: number, headers: Readonly<Record<string, string>> = {}): VendorFault => ({
  kind: "status",
  status,
  headers,
  text: page,
});

const lasting: readonly Weather[] = [
  { name: "401", fault: said(401), code: "connector.unauthenticated" },
  { name: "403", fault: said(403), code: "connector.forbidden" },
  { name: "404 of something else than the API", fault: said(404) },
  { name: "400", fault: said(400), retry: "never" },
  { name: "429 without end", fault: said(429), code: "connector.rate_limited", retry: "later" },
  { name: "500 without end", fault: said(500), retry: "later" },
  { name: "503 without end", fault: said(503), retry: "later" },
  { name: "a page of HTML with 200", fault: { kind: "status", status: 200, text: page } },
  { name: "nothing with 200", fault: { kind: "status", status: 200, text: "" } },
  { name: "JSON of another kind", fault: { kind: "status", status: 200, json: { surprise: [1, null, {}] } } },
  { name: "the list of nothing known", fault: { kind: "status", status: 200, json: [null, 7, "x", { id: null }] } },
  { name: "answers cut in half", fault: { kind: "truncated" } },
  { name: "silence", fault: { kind: "silence" }, code: "connector.timeout", retry: "later", parts: hasty },
  {
    name: "a byte now and then",
    fault: { kind: "drip", everyMs: 20 },
    code: "connector.timeout",
    retry: "later",
    parts: hasty,
  },
  { name: "cut connections", fault: { kind: "reset" }, retry: "later" },
];

/** Where a write's answer is lost or wrong although it was, or was not, carried out. */
const aroundWrites: readonly Weather[] = [
  ...lasting,
  { name: "a connection cut after the act", fault: { kind: "reset", acts: true } },
  { name: "silence after the act", fault: { kind: "silence", acts: true }, parts: hasty },
  { name: "500 after the act", fault: { kind: "status", status: 500, text: page, acts: true } },
];

/** What every connector that speaks HTTP keeps to when its vendor's weather is bad. */
export const weatherGuarantees: readonly Guarantee[] = [
  ...lasting.map((weather) => ({
    title: `a find that meets ${weather.name} is an error, never "nothing"`,
    needs: ["http"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      serverOf(bench).meet(weather.fault);
      const error = await failureOf(() => bench.open(weather.parts).find(planted.subject, planted.scope, bench.ctx()));
      isNamed(error, weather);
      expect(bench.writes()).toBe(0);
    },
  })),
  ...lasting.map((weather) => ({
    title: `a find of which a single call meets ${weather.name} is an error, or finds what it found without`,
    needs: ["http"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      const server = serverOf(bench);
      const sound = await bench.open().find(planted.subject, planted.scope, bench.ctx());
      const paths = [...new Set(server.calls.map(({ path }) => path))];
      for (const path of paths) {
        server.clear();
        server.meet(weather.fault, undefined, (request) => request.path === path);
        const found = await bench
          .open(weather.parts)
          .find(planted.subject, planted.scope, bench.ctx())
          .catch((error: unknown) => error);
        if (found instanceof Error) isNamed(found, { ...weather, code: undefined });
        else expect(found).toEqual(sound);
      }
    },
  })),
  {
    title: "a find passes over what is short: three 5xx, or a 429 with the wait that it asks for",
    needs: ["http"],
    objects: 1,
    run: async (bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      const find = () => bench.open().find(planted.subject, planted.scope, bench.ctx());
      const sound = await find();
      serverOf(bench).meet(said(502), 2);
      expect(await find()).toEqual(sound);
      serverOf(bench).meet(said(502), 3);
      // The third try is the last within one call; the worker's next look finds it well.
      expect(await failureOf(find)).toMatchObject({ retry: "later" });
      expect(await find()).toEqual(sound);
      serverOf(bench).meet(said(429, { "retry-after": "1" }), 1);
      expect(await find()).toEqual(sound);
      expect(bench.pauses).toEqual([1_000]);
    },
  },
  {
    title: "a redirect is followed nowhere, whoever is asked for what",
    needs: ["http"],
    objects: 1,
    run: async (bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      const processor = bench.open();
      const targets = erasable(await processor.find(planted.subject, planted.scope, bench.ctx()));
      const elsewhere = await startVendorServer(() => ({ json: [] }));
      try {
        serverOf(bench).meet({ kind: "redirect", to: `${elsewhere.url}/` });
        isClean(await failureOf(() => processor.find(planted.subject, planted.scope, bench.ctx())));
        if (bench.plan.abilities.includes("export")) {
          isClean(await failureOf(() => exported(processor, planted, bench)));
        }
        if (bench.plan.abilities.includes("erase")) {
          for (const target of targets) isClean(await failureOf(() => erase(processor, target, bench)));
        }
        expect(elsewhere.calls).toEqual([]);
      } finally {
        await elsewhere.close();
      }
    },
  },
  {
    title: "a find that is called off ends",
    needs: ["http"],
    objects: 1,
    run: async (bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      serverOf(bench).meet({ kind: "silence" });
      const stopping = new AbortController();
      const ctx = bench.ctx({ signal: stopping.signal });
      const found = failureOf(() => bench.open().find(planted.subject, planted.scope, ctx));
      stopping.abort();
      expect(await found).toMatchObject({ code: "connector.aborted", retry: "later" });
    },
  },
  ...lasting.map((weather) => ({
    title: `an export that meets ${weather.name} says so, at its first call as at its last`,
    needs: ["http", "export"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      const planted = await bench.stand.plant({ objects: 1, crowd: 0 });
      const server = serverOf(bench);
      const records = (await exported(bench.open(), planted, bench)).filter(({ type }) => type === "record").length;
      const paths = server.calls.map(({ path }) => path);
      for (const path of new Set([paths[0], paths.at(-1)])) {
        server.clear();
        server.meet(weather.fault, undefined, (request) => request.path === path);
        const items = await exported(bench.open(weather.parts), planted, bench).catch((error: unknown) => error);
        if (items instanceof Error) isClean(items);
        else saysWhatIsMissing(items as readonly { type: string }[], records);
      }
    },
  })),
  ...lasting.map((weather) => ({
    title: `an erasure that meets ${weather.name} from its start changes nothing, and is done when it is over`,
    needs: ["http", "erase"] as const,
    objects: 1,
    run: (bench: Bench) => erasesThrough(bench, weather, () => true),
  })),
  ...aroundWrites.map((weather) => ({
    title: `an erasure whose changing calls meet ${weather.name} never says gone of what is there, and is done when it is over`,
    needs: ["http", "erase"] as const,
    objects: 1,
    run: (bench: Bench) => erasesThrough(bench, weather, bench.plan.isWrite ?? (({ method }) => method !== "GET")),
  })),
  ...lasting.map((weather) => ({
    title: `an erasure whose looks after the act meet ${weather.name} never says gone of what is there`,
    needs: ["http", "erase"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      let acted = false;
      const isWrite: Meets = bench.plan.isWrite ?? (({ method }) => method !== "GET");
      await erasesThrough(bench, weather, (request) => {
        const met = acted && !isWrite(request);
        acted ||= isWrite(request);
        return met;
      });
    },
  })),
  ...[401, 403, 500].map((status) => ({
    title: `a check under ${status} says that something is missing or unknown, and throws nothing`,
    needs: ["http"] as const,
    objects: 0,
    run: async (bench: Bench) => {
      serverOf(bench).meet(said(status));
      const findings = await bench.open().check(bench.ctx());
      expect(findings.some(({ state }) => state === (status === 500 ? "unknown" : "missing"))).toBe(true);
    },
  })),
];

/** Erases in bad weather, then in good. Whatever is said in between is true, and others lose nothing. */
async function erasesThrough(bench: Bench, weather: Weather, meets: Meets): Promise<void> {
  const { planted, others } = await plantSeveral(bench, 1);
  const targets = erasable(await bench.open().find(planted.subject, planted.scope, bench.ctx()));
  const processor = bench.open(weather.parts);
  serverOf(bench).meet(weather.fault, undefined, meets);
  const said: Erasure[] = [];
  for (const target of targets) {
    const erasure = await erase(processor, target, bench).catch((error: unknown) => error);
    if (erasure instanceof Error) isClean(erasure);
    else said.push(erasure as Erasure);
  }
  await isTrue(bench, planted, said);
  expect(await bench.stand.others()).toBe(others);
  serverOf(bench).clear();
  await endsGone(bench, planted, others);
}

/** What is called gone is gone from the stand-in, and bad weather is no reason to keep anything. */
async function isTrue(bench: Bench, planted: Planted, said: readonly Erasure[]): Promise<void> {
  for (const { kind } of said) expect(kind).not.toBe("retained");
  const gone = said.filter(({ kind }) => kind === "gone").length;
  if (gone === 0) return;
  serverOf(bench).clear();
  const left = erasable(await bench.open().find(planted.subject, planted.scope, bench.ctx())).length;
  const planned = planted.targets ?? 1;
  expect(left).toBeLessThanOrEqual(planned - gone);
  if (left === 0) await showsNothing(bench, planted);
}

function serverOf({ stand }: Bench): VendorServer {
  if (stand.server === undefined) throw new Error("the stand has no server");
  return stand.server;
}

/** @throws Error when it succeeds */
async function failureOf(act: () => Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await act();
  } catch (error) {
    return error;
  }
  throw new Error(`it ended well: ${JSON.stringify(value)?.slice(0, 200)}`);
}

function isNamed(error: unknown, { code, retry }: Pick<Weather, "code" | "retry">): void {
  isClean(error);
  if (code !== undefined) expect(error).toMatchObject({ code });
  if (retry !== undefined) expect(error).toMatchObject({ retry });
}

/** An error of ours that says nothing but its code: neither in its text nor in what it carries. */
export function isClean(error: unknown): void {
  expect(error).toBeInstanceOf(AppError);
  const { code, message, stack } = error as AppError;
  expect(code).toMatch(/^[a-z0-9_.]{1,64}$/);
  expect(message).toBe(code);
  const carried = `${stack} ${JSON.stringify(error)} ${String((error as AppError).cause)}`;
  for (const mark of [marks.own, marks.twin, marks.secret, "no such thing"]) expect(carried).not.toContain(mark);
}

function saysWhatIsMissing(items: readonly { readonly type: string }[], records: number): void {
  const isWhole = items.filter(({ type }) => type === "record").length === records;
  expect(isWhole || items.some(({ type }) => ["left_out", "gap", "unmapped"].includes(type))).toBe(true);
}
