import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { eraseActions } from "../../../src/connectors/whmcs/erase/actions.ts";
import { resultOf } from "../../../src/domain/anonymization-result.ts";
import { type AnonymizationFacts, planAnonymization } from "../../../src/domain/plan-anonymization.ts";
import { planDeletion } from "../../../src/domain/plan-deletion.ts";
import { type PlannedStep } from "../../../src/domain/plan.ts";
import { retainedGroups } from "../../../src/domain/retention.ts";
import type { Lives, Policy, Processor } from "../../../src/domain/policy.ts";
import { clericalActions } from "../../../workers/anonymize.ts";
import { defaultPolicy } from "../../support/policy.ts";

const now = new Date("2026-03-17T10:00:00Z");
const none: ReadonlySet<string> = new Set();
const nothing: AnonymizationFacts = {
  tickets: 0,
  payMethods: 0,
  contacts: 0,
  hasBillingContact: false,
  services: 0,
  domains: 0,
  soleUsers: 0,
  sharedUsers: 0,
  invoices: [],
  draftInvoices: 0,
  looseTransactions: [],
  acceptedQuotes: [],
  otherQuotes: 0,
  packages: 0,
  door: "absent",
};
const plan = (facts: Partial<AnonymizationFacts>, policy: Policy = defaultPolicy): readonly PlannedStep[] =>
  planAnonymization({ ...nothing, ...facts }, policy, none, now);
const find = (steps: readonly PlannedStep[], action: string): PlannedStep | undefined =>
  steps.find((step) => step.action === action);
const withProcessors = (processors: Record<string, Processor>): Policy => ({ ...defaultPolicy, processors });
const dated = (...dates: readonly string[]): { date: string }[] => dates.map((date) => ({ date }));

describe("documents within retention", () => {
  test("are grouped by the day on which they may be purged, the latest last", () => {
    expect(retainedGroups(dated("2024-03-15", "2020-06-01", "2024-12-31"), defaultPolicy, now)).toEqual([
      { until: "2031-01-01", ground: "bookkeeping law", count: 1 },
      { until: "2035-01-01", ground: "bookkeeping law", count: 2 },
    ]);
  });

  test("are no longer counted from the very day on which they may be purged, in the policy's zone", () => {
    const ofThatYear = dated("2015-07-01");
    const lastMoment = new Date("2025-12-31T22:59:59Z");
    const firstMoment = new Date("2025-12-31T23:00:00Z");
    expect(retainedGroups(ofThatYear, defaultPolicy, lastMoment)).toHaveLength(1);
    expect(retainedGroups(ofThatYear, defaultPolicy, firstMoment)).toEqual([]);
  });

  test("follow the rule of their own date where the policy has a list", () => {
    const policy: Policy = {
      ...defaultPolicy,
      retention: {
        ...defaultPolicy.retention,
        invoices: [
          { keep: "P7Y", countedFrom: "endOfCalendarYear", ground: "older books" },
          { keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "newer books", documentsFrom: "2023-01-01" },
        ],
      },
    };
    expect(retainedGroups(dated("2022-12-31", "2023-01-01"), policy, now)).toEqual([
      { until: "2030-01-01", ground: "older books", count: 1 },
      { until: "2034-01-01", ground: "newer books", count: 1 },
    ]);
  });

  test("without a date are kept as if they were of today", () => {
    expect(retainedGroups([{ date: undefined }], defaultPolicy, now)).toEqual([
      { until: "2037-01-01", ground: "bookkeeping law", count: 1 },
    ]);
  });

  test("stop the plan where no rule covers their date", () => {
    const rule = {
      keep: "P10Y",
      countedFrom: "endOfCalendarYear",
      ground: "books",
      documentsFrom: "2020-01-01",
    } as const;
    const policy = { ...defaultPolicy, retention: { ...defaultPolicy.retention, invoices: [rule] } };
    expect(() => retainedGroups(dated("2019-12-31"), policy, now)).toThrow("calendar.no_retention_rule");
  });
});

describe("an account without a document to keep", () => {
  test.each<[string, Partial<AnonymizationFacts>]>([
    ["that never had one", {}],
    [
      "whose invoices are all past their time",
      { invoices: dated("2014-12-31", "2001-01-01"), hasBillingContact: true },
    ],
  ])("%s keeps nothing at all", (_title, facts) => {
    const steps = plan({ ...facts, contacts: 1 });
    expect(steps.filter((step) => step.state === "retained")).toEqual([]);
    expect(find(steps, "reduce_profile")).toBeUndefined();
    expect(find(steps, "reduce_billing_contact")).toBeUndefined();
    expect(find(steps, "delete_contacts")).toMatchObject({ count: 1 });
    const profile = { connector: "whmcs", action: "anonymise_profile", state: "pending", count: 1 };
    expect(find(steps, "anonymise_profile")).toEqual(profile);
  });
});

describe("documents that no law keeps", () => {
  const skipped = {
    connector: "whmcs",
    action: "remove_documents",
    state: "skipped",
    reason: "documents_not_released",
  };

  test("are named with their number as not removed, drafts too, also beside some that are kept", () => {
    const invoices = dated("2014-12-31", "2001-01-01", "2024-03-15");
    expect(find(plan({ invoices, draftInvoices: 1 }), "remove_documents")).toEqual({ ...skipped, count: 3 });
    expect(find(plan({ draftInvoices: 1 }), "remove_documents")).toEqual({ ...skipped, count: 1 });
  });

  test("keep the account from being called anonymised", () => {
    const ended = (facts: Partial<AnonymizationFacts>) =>
      resultOf(
        plan({ ...facts, door: "present" }).map((step) =>
          step.state === "pending" ? { ...step, state: "done" } : step,
        ),
      );
    expect(ended({ invoices: dated("2014-12-31") })).toBe("erased");
    expect(ended({})).toBe("anonymised");
  });

  test("are not spoken of where there are none", () => {
    expect(find(plan({ invoices: dated("2024-03-15") }), "remove_documents")).toBeUndefined();
  });
});

describe("an account with invoices within retention", () => {
  const kept = { invoices: dated("2024-03-15", "2020-06-01") };

  test("keeps them, with ground and end, and what they print until the last of them may go", () => {
    const retained = plan(kept).filter((step) => step.state === "retained");
    const common = { connector: "whmcs", state: "retained", reason: "bookkeeping", ground: "bookkeeping law" };
    expect(retained).toEqual([
      { ...common, action: "keep_invoices", retainedUntil: "2031-01-01", count: 1 },
      { ...common, action: "keep_invoices", retainedUntil: "2035-01-01", count: 1 },
      { ...common, action: "keep_printed_identity", retainedUntil: "2035-01-01", count: 1 },
    ]);
  });

  test("is reduced, and nowhere called anonymous", () => {
    const steps = plan(kept);
    expect(steps.at(-2)).toMatchObject({ action: "reduce_profile", state: "pending" });
    expect(find(steps, "anonymise_profile")).toBeUndefined();
  });

  test("keeps the contact that the invoices print, and no other", () => {
    const steps = plan({ ...kept, contacts: 3, hasBillingContact: true });
    expect(find(steps, "delete_contacts")).toMatchObject({ count: 2 });
    expect(find(steps, "reduce_billing_contact")).toMatchObject({ count: 1, state: "pending" });
  });

  test("keeps its accepted quotes as long as invoices, and no other quote", () => {
    const steps = plan({ ...kept, acceptedQuotes: dated("2022-05-05", "2010-01-01"), otherQuotes: 4 });
    expect(find(steps, "keep_quotes")).toMatchObject({ retainedUntil: "2033-01-01", count: 1 });
    expect(find(steps, "delete_quotes")).toMatchObject({ count: 5 });
  });

  test("with an accepted quote alone keeps the quote, and not the person", () => {
    const steps = plan({ acceptedQuotes: dated("2022-05-05") });
    expect(find(steps, "keep_quotes")).toMatchObject({ count: 1 });
    expect(find(steps, "keep_printed_identity")).toBeUndefined();
    expect(steps.at(-1)).toMatchObject({ action: "anonymise_profile" });
  });
});

describe("what a plan says of logins and recipients", () => {
  test("a login that other clients use is left alone, and said; without one there is nothing to say", () => {
    const steps = plan({ soleUsers: 1, sharedUsers: 2 });
    expect(find(steps, "anonymise_users")).toMatchObject({ count: 1, state: "pending" });
    expect(find(steps, "leave_shared_users")).toMatchObject({ count: 2, state: "skipped", reason: "shared_login" });
    expect(find(plan({ soleUsers: 1 }), "leave_shared_users")).toBeUndefined();
  });

  test("every recipient in use gets its step, by hand or not, and one that is off gets none", () => {
    const steps = plan(
      {},
      withProcessors({
        freshdesk: { enabled: false },
        mollie: { enabled: true, kind: "manual", label: "Mollie" },
        cloudways: { enabled: true },
      }),
    );
    const asked = steps.filter((step) => step.action === "erase_client");
    expect(asked.map((step) => [step.connector, step.state])).toEqual([
      ["mollie", "pending"],
      ["cloudways", "pending"],
    ]);
  });

  test("what no API reaches is named where the addon is missing, not passed over", () => {
    for (const action of ["scrub_database", "scrub_logs"]) {
      expect(find(plan({}), action)).toMatchObject({ state: "skipped", reason: "addon_door_absent" });
    }
  });

  test.each<[string, Partial<AnonymizationFacts>]>([
    ["reduce_profile", { invoices: dated("2024-03-15") }],
    ["anonymise_profile", {}],
  ])("with the addon the database is scrubbed before the letter and %s, and the logs after them", (profile, facts) => {
    const steps = plan({ ...facts, door: "present" });
    const told = steps.filter(({ action }) => action !== "verify_books").slice(-4);
    expect(told.map(({ action, state }) => [action, state])).toEqual([
      ["scrub_database", "pending"],
      ["send_letter", "pending"],
      [profile, "pending"],
      ["scrub_logs", "pending"],
    ]);
    expect(steps.filter(({ reason }) => reason === "addon_door_absent")).toEqual([]);
  });

  test("with the addon what points at tickets is scrubbed while they exist", () => {
    const actions = plan({ door: "present" }).map(({ action }) => action);
    expect(actions.slice(0, 2)).toEqual(["scrub_tickets", "delete_tickets"]);
  });
});

describe("the steps that delete hosting", () => {
  const on = { enabled: true };
  const steps = (lives: Lives | undefined, processors: Record<string, Processor> = {}): string[] => {
    const products = lives === undefined ? {} : { 12: { lives } };
    return planDeletion({ productId: 12 }, { ...defaultPolicy, products, processors }, none).map(
      (step) => `${step.connector} ${step.action}`,
    );
  };

  test.each<[Lives, string[]]>([
    ["whmcs_module", ["whmcs terminate_hosting", "whmcs set_service_status"]],
    ["cloudways", ["whmcs terminate_hosting", "cloudways delete_hosting", "whmcs set_service_status"]],
    ["rackspace", ["whmcs terminate_hosting", "rackspace delete_hosting", "whmcs set_service_status"]],
    ["none", ["whmcs set_service_status"]],
  ])("of a product that lives at %s go from the module to the status", (lives, expected) => {
    expect(steps(lives, { cloudways: on, rackspace: on })).toEqual(expected);
  });

  test("of an unmapped product ask every hosting processor in use", () => {
    expect(steps(undefined, { cloudways: on, rackspace: { enabled: false }, freshdesk: on })).toEqual([
      "whmcs terminate_hosting",
      "cloudways delete_hosting",
      "whmcs set_service_status",
    ]);
    expect(steps(undefined)).toEqual(["whmcs terminate_hosting", "whmcs set_service_status"]);
  });

  test("ask a person wherever else the policy says that hosting goes, such as for backups, if there is any", () => {
    const backups = { enabled: true, kind: "manual", receives: ["hosting"] } as const;
    const processors = {
      backups,
      mollie: { ...backups, receives: ["payment"] },
      old: { ...backups, enabled: false },
    } as const;
    expect(steps("whmcs_module", processors)).toEqual([
      "whmcs terminate_hosting",
      "backups delete_hosting",
      "whmcs set_service_status",
    ]);
    expect(steps("none", processors)).toEqual(["whmcs set_service_status"]);
    expect(steps("cloudways", { cloudways: backups })).toEqual([
      "whmcs terminate_hosting",
      "cloudways delete_hosting",
      "whmcs set_service_status",
    ]);
  });
});

describe("what a plan says of invoices that would change with the profile", () => {
  const invoices = [
    { date: "2024-03-15", isFrozen: false },
    { date: "2025-03-15", isFrozen: true },
    { date: "2026-03-15", isFrozen: false },
    { date: "2012-03-15", isFrozen: false },
  ];

  test("with the addon how many of those that are kept carry no snapshot", () => {
    const steps = plan({ invoices, door: "present" });
    expect(find(steps, "freeze_invoices")).toMatchObject({ state: "pending", count: 2 });
  });

  test("without it that nobody knows", () => {
    const step = find(plan({ invoices }), "freeze_invoices");
    expect(step).toMatchObject({ state: "skipped", reason: "addon_door_absent" });
    expect(step).not.toHaveProperty("count");
  });
});

describe("for every client and policy", () => {
  const count = fc.integer({ min: 0, max: 50 });
  const date = fc
    .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2026-03-17T00:00:00Z"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const documents = fc.array(fc.record({ date: fc.option(date, { nil: undefined }) }), { maxLength: 8 });
  const clients: fc.Arbitrary<AnonymizationFacts> = fc
    .record({
      tickets: count,
      payMethods: count,
      contacts: count,
      billing: fc.boolean(),
      services: count,
      domains: count,
      soleUsers: count,
      sharedUsers: count,
      invoices: documents,
      draftInvoices: count,
      looseTransactions: documents,
      acceptedQuotes: documents,
      otherQuotes: count,
      packages: count,
      door: fc.constantFrom("present" as const, "absent" as const),
    })
    .map(({ billing, ...facts }) => ({ ...facts, hasBillingContact: billing && facts.contacts > 0 }));
  const policies: fc.Arbitrary<Policy> = fc
    .dictionary(
      fc.constantFrom("freshdesk", "cloudways", "rackspace", "mollie", "versio"),
      fc.record({ enabled: fc.boolean() }),
    )
    .map(withProcessors);

  test("every planned step is one that some worker can carry out", () => {
    const inWhmcs = [...Object.keys(eraseActions), ...Object.keys(clericalActions)];
    fc.assert(
      fc.property(
        clients,
        policies,
        fc.constantFrom<Lives>("whmcs_module", "cloudways", "none"),
        (facts, policy, lives) => {
          const deletion = planDeletion({ productId: 12 }, { ...policy, products: { 12: { lives } } }, none);
          for (const step of [...planAnonymization(facts, policy, none, now), ...deletion]) {
            if (step.state !== "pending") continue;
            if (step.connector === "whmcs") expect(inWhmcs).toContain(step.action);
            else if (step.connector === "packages") expect(step.action).toBe("destroy_packages");
            else if (step.action === "erase_client") expect(policy.processors[step.connector]?.enabled).toBe(true);
            else expect(step.action).toBe("delete_hosting");
          }
        },
      ),
    );
  });

  test("identity goes last, and exactly once; only the look at the books and the logs that wrote it down come after it", () => {
    fc.assert(
      fc.property(clients, policies, (facts, policy) => {
        const steps = planAnonymization(facts, policy, none, now);
        const identity = steps.filter(({ action }) => ["anonymise_profile", "reduce_profile"].includes(action));
        const after: readonly string[] = ["verify_books", "scrub_logs"];
        const order = steps.filter(({ state }) => state === "pending").map(({ action }) => action);
        const last = order.filter((action) => !after.includes(action)).at(-1)!;
        expect(identity.map(({ action }) => action)).toEqual([last]);
        expect(order.slice(order.indexOf(last) + 1)).toEqual(order.filter((action) => after.includes(action)));
        expect(order.indexOf("send_letter")).toBe(order.indexOf(last) - 1);
      }),
    );
  });

  test("the books are recorded and frozen before anything else, and looked at again after the identity", () => {
    fc.assert(
      fc.property(clients, policies, (facts, policy) => {
        const steps = planAnonymization(facts, policy, none, now);
        const order = steps.map(({ action }) => action);
        const hasBooks = facts.invoices.length + facts.draftInvoices > 0;
        expect([order[0] === "record_books", order.includes("verify_books")]).toEqual([hasBooks, hasBooks]);
        const keeps = order.includes("reduce_profile");
        expect(order.indexOf("freeze_invoices")).toBe(keeps ? 1 : -1);
        const [state, reason] = facts.door === "present" ? ["pending", undefined] : ["skipped", "addon_door_absent"];
        if (keeps) expect(steps[1]).toMatchObject({ state, ...(reason !== undefined && { reason }) });
      }),
    );
  });

  test("no step comes twice, so that a plan made again finds what was done", () => {
    fc.assert(
      fc.property(clients, policies, (facts, policy) => {
        const keys = planAnonymization(facts, policy, none, now).map((step) =>
          [step.connector, step.action, step.retainedUntil].join(" "),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test("every document is either kept or past its time, and none is counted twice", () => {
    fc.assert(
      fc.property(clients, policies, (facts, policy) => {
        const steps = planAnonymization(facts, policy, none, now);
        const sum = (action: string): number =>
          steps.filter((step) => step.action === action).reduce((total, step) => total + (step.count ?? 0), 0);
        const yearOf = (day: string | undefined): number => Number(day?.slice(0, 4) ?? 2026);
        const within = (all: AnonymizationFacts["invoices"]): number =>
          all.filter(({ date }) => yearOf(date) + 10 >= 2026).length;
        expect(sum("keep_invoices")).toBe(within(facts.invoices));
        expect(sum("keep_transactions")).toBe(within(facts.looseTransactions));
        expect(sum("keep_quotes")).toBe(within(facts.acceptedQuotes));
        expect(sum("delete_quotes")).toBe(
          facts.otherQuotes + facts.acceptedQuotes.length - within(facts.acceptedQuotes),
        );
        expect(sum("delete_contacts") + sum("reduce_billing_contact")).toBe(facts.contacts);
      }),
    );
  });

  test("preview and run share it: the same facts give the same plan, and the facts stay as they were", () => {
    fc.assert(
      fc.property(clients, policies, (facts, policy) => {
        const before = structuredClone(facts);
        const steps = planAnonymization(facts, policy, none, now);
        expect(planAnonymization(before, policy, none, now)).toEqual(steps);
        expect(facts).toEqual(before);
      }),
    );
  });
});
