import { expect } from "@jest/globals";
import type { KnownSubject } from "../../src/connectors/processor.ts";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import {
  erasable,
  exported,
  marks,
  worldOf,
  type Bench,
  type Guarantee,
  type Planted,
} from "./processor-suite-stand.ts";

/** What every connector keeps to when it looks, exports and checks, in good weather. */
export const lookingGuarantees: readonly Guarantee[] = [
  ...[0, 1, 3].map((objects) => ({
    title: `of a client with ${objects} objects it finds exactly these, each once, and writes nothing`,
    needs: [],
    objects,
    run: async (bench: Bench) => {
      await findsAll(bench, await bench.stand.plant({ objects, crowd: 0 }), objects);
    },
  })),
  ...[0, 1, 101, 301].map((rows) => ({
    title: `in lists of ${rows} rows it finds every object of the client's and nothing else`,
    needs: ["pages"] as const,
    objects: 1,
    run: async (bench: Bench) => {
      const objects = bench.plan.most >= rows ? rows : 1;
      const planted = await bench.stand.plant({ objects, crowd: rows - objects });
      await findsAll(bench, planted, objects);
    },
  })),
  {
    title: "two looks give the same targets",
    needs: [],
    objects: 1,
    run: async (bench) => {
      const { subject, scope } = await bench.stand.plant({ objects: Math.min(3, bench.plan.most), crowd: 0 });
      const first = await bench.open().find(subject, scope, bench.ctx());
      expect(await bench.open().find(subject, scope, bench.ctx())).toEqual(first);
    },
  },
  ...[
    { what: "nothing at all", with: [] },
    { what: "empty texts and spaces only", with: ["", " "] },
  ].map(({ what, with: texts }) => ({
    title: `for a subject known by ${what} it finds nothing that may be erased`,
    needs: [],
    objects: 0,
    run: async (bench: Bench) => {
      const { scope } = await bench.stand.plant({ objects: Math.min(1, bench.plan.most), crowd: 0 });
      const targets = await bench.open().find(knownBy(texts), scope, bench.ctx());
      expect(erasable(targets)).toEqual([]);
      expect(bench.writes()).toBe(0);
    },
  })),
  {
    title: "on domains that another client names too it offers nothing for erasure",
    needs: ["by_domain"],
    objects: 1,
    run: async (bench) => {
      const { subject, scope } = await bench.stand.plant({ objects: 1, crowd: 0 });
      const { places, registrations } = subject.elsewhere;
      const sharedDomains = [
        ...new Set([...subject.domains, ...[...places, ...registrations].map((row) => row.domain)]),
      ];
      const shared = { ...subject, elsewhere: { ...subject.elsewhere, sharedDomains } };
      const targets = await bench.open().find(shared, scope, bench.ctx());
      expect(erasable(targets)).toEqual([]);
    },
  },
  {
    title: "an export holds what is the client's, and neither secrets nor anything of another's",
    needs: ["export"],
    objects: 0,
    run: async (bench) => {
      const objects = Math.min(3, bench.plan.most);
      const planted = await bench.stand.plant({ objects, crowd: 2 });
      const processor = bench.open();
      const items = await exported(processor, planted, bench);
      const text = textOf(items);
      if (objects > 0) expect(text).toContain(marks.own);
      expect(text).not.toContain(marks.twin);
      expect(text).not.toContain(marks.secret);
      expect(bench.writes()).toBe(0);
      describedOnly(
        items,
        (processor.describes ?? []).map(({ entity }) => entity),
      );
    },
  },
  {
    title: "an export of a client without objects announces each entity and holds no record",
    needs: ["export"],
    objects: 0,
    run: async (bench) => {
      const planted = await bench.stand.plant({ objects: 0, crowd: 0 });
      const processor = bench.open();
      const items = await exported(processor, planted, bench);
      expect(items.filter(({ type }) => type === "record" || type === "attachment")).toEqual([]);
      describedOnly(
        items,
        (processor.describes ?? []).map(({ entity }) => entity),
      );
    },
  },
  {
    title: "an export of long lists is whole",
    needs: ["export", "pages"],
    objects: 1,
    run: async (bench) => {
      const objects = Math.min(301, bench.plan.most);
      const planted = await bench.stand.plant({ objects, crowd: 301 - objects });
      const items = await exported(bench.open(), planted, bench);
      expect(items.filter(({ type }) => type === "record").length).toBeGreaterThanOrEqual(objects);
      expect(items.filter(({ type }) => type === "left_out")).toEqual([]);
      expect(textOf(items)).not.toContain(marks.twin);
    },
  },
  {
    title: "a check of a sound set-up finds nothing missing and writes nothing",
    needs: [],
    objects: 0,
    run: async (bench) => {
      await bench.stand.plant({ objects: 0, crowd: 0 });
      const findings = await bench.open().check(bench.ctx());
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ state }) => state === "missing")).toEqual([]);
      for (const { code } of findings) expect(code).toMatch(/^[a-z0-9_.]{1,64}$/);
      expect(bench.writes()).toBe(0);
    },
  },
  {
    title: "new details reach the client's objects alone, and a second time does no harm",
    needs: ["rectify"],
    objects: 1,
    run: async (bench) => {
      const { subject } = await bench.stand.plant({ objects: 1, crowd: 0 });
      const others = await bench.stand.others();
      const processor = bench.open();
      for (const _ of [1, 2]) {
        const outcome = await processor.rectify?.(
          subject,
          profile,
          new Set(["firstname", "lastname", "city"]),
          bench.ctx(),
        );
        expect(["done", "manual", "nothing_found"]).toContain(outcome?.kind);
      }
      expect(await bench.stand.own()).toContain(profile.firstName);
      expect(await bench.stand.others()).toBe(others);
    },
  },
  {
    title: "new details are not written once it is no longer allowed, nor in a dry run",
    needs: ["rectify"],
    objects: 1,
    run: async (bench) => {
      const { subject } = await bench.stand.plant({ objects: 1, crowd: 0 });
      const world = await worldOf(bench);
      const changed = new Set(["firstname", "lastname", "city"]);
      const refused = new RetryableError("duty.interrupted");
      const mayGo = () => Promise.reject(refused);
      await expect(bench.open().rectify?.(subject, profile, changed, bench.ctx({ mayGo }))).rejects.toBe(refused);
      const dry = bench.open({ dryRun: true });
      await expect(dry.rectify?.(subject, profile, changed, bench.ctx())).rejects.toBeInstanceOf(PermanentError);
      expect(await worldOf(bench)).toBe(world);
    },
  },
  {
    title: "closing twice is closing once",
    needs: [],
    objects: 0,
    run: async (bench) => {
      const processor = bench.open();
      await processor.close();
      await processor.close();
    },
  },
];

const profile = {
  firstName: "Zqnew",
  lastName: "Zqnewer",
  companyName: "",
  email: "zqnew@example.com",
  phoneNumber: "",
  address1: "Zqnewstraat 1",
  address2: "",
  city: "Gent",
  state: "",
  postcode: "9000",
  country: "BE",
} as const;

async function findsAll(bench: Bench, planted: Planted, objects: number): Promise<void> {
  const targets = erasable(await bench.open().find(planted.subject, planted.scope, bench.ctx()));
  expect(targets).toHaveLength(planted.targets ?? objects);
  expect(new Set(targets.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(targets.length);
  expect(bench.writes()).toBe(0);
}

function knownBy(texts: readonly string[]): KnownSubject {
  return {
    clientId: 1,
    emails: texts,
    domains: texts,
    usernames: texts,
    serviceIds: [],
    elsewhere: {
      names: texts,
      places: texts.map((domain, index) => ({ serviceId: index + 1, productId: 1, domain, ended: true })),
      registrations: texts.map((domain) => ({ domain, registrar: domain, active: false })),
      sharedDomains: [],
    },
  };
}

function textOf(items: readonly unknown[]): string {
  return JSON.stringify(items, (_key, value: unknown) => {
    // A buffer has become an object by the time JSON asks for it.
    const bytes = (value as { type?: unknown; data?: unknown } | null) ?? {};
    return bytes.type === "Buffer" ? Buffer.from(bytes.data as number[]).toString("latin1") : value;
  });
}

function describedOnly(items: readonly { readonly type: string }[], described: readonly string[]): void {
  const announced = items.flatMap((item) => (item.type === "entity" && "entity" in item ? [item.entity] : []));
  expect(announced).toEqual(described);
  for (const item of items) {
    if (item.type === "record" || item.type === "attachment") {
      expect(described).toContain("entity" in item ? item.entity : undefined);
    }
  }
}
