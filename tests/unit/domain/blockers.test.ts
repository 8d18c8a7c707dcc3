import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type Blocker, type BlockerFacts, findBlockers } from "../../../src/domain/blockers.ts";

const free: BlockerFacts = {
  services: [],
  domains: [],
  invoices: [],
  tickets: [],
  credit: "0.00",
  affiliateBalance: "0.00",
  held: false,
};

/** One fact per blocker of the contract, in its order. */
const blocking: readonly (readonly [Blocker, Partial<BlockerFacts>])[] = [
  [{ code: "service_not_terminated", ids: [702] }, { services: [{ id: 702, hostingGone: false }] }],
  [{ code: "live_domain", ids: [31] }, { domains: [{ id: 31, status: "Active" }] }],
  [{ code: "invoice_unpaid", ids: [9001] }, { invoices: [{ id: 9001, status: "Unpaid" }] }],
  [{ code: "invoice_in_collections", ids: [9002] }, { invoices: [{ id: 9002, status: "Collections" }] }],
  [{ code: "invoice_payment_pending", ids: [9003] }, { invoices: [{ id: 9003, status: "Payment Pending" }] }],
  [{ code: "credit_balance", ids: [] }, { credit: "0.01" }],
  [{ code: "affiliate_balance", ids: [] }, { affiliateBalance: "12.50" }],
  [{ code: "open_ticket", ids: [51] }, { tickets: [{ id: 51, status: "Customer-Reply" }] }],
  [{ code: "hold", ids: [] }, { held: true }],
];

describe("an account that owes nothing and is owed nothing", () => {
  test("is not blocked", () => {
    expect(findBlockers(free, false)).toEqual([]);
  });

  test.each<[string, Partial<BlockerFacts>]>([
    ["services whose hosting is gone", { services: [{ id: 1, hostingGone: true }] }],
    [
      "domains that have ended",
      {
        domains: ["Expired", "Cancelled", "Fraud", "Transferred Away"].map((status, id) => ({ id, status })),
      },
    ],
    [
      "invoices that are settled or never were due",
      { invoices: ["Paid", "Cancelled", "Refunded", "Draft"].map((status, id) => ({ id, status })) },
    ],
    ["closed tickets", { tickets: [{ id: 1, status: "Closed" }] }],
    ["a balance of nothing, however it is written", { credit: "0", affiliateBalance: "" }],
  ])("is not blocked by %s", (_title, facts) => {
    expect(findBlockers({ ...free, ...facts }, false)).toEqual([]);
  });
});

describe("each blocker of the contract", () => {
  test.each(blocking)("blocks alone and names what the owner must look at: $code", (blocker, facts) => {
    expect(findBlockers({ ...free, ...facts }, false)).toEqual([blocker]);
  });

  test("blocks together with all others, in the contract's order", () => {
    const all: BlockerFacts = {
      ...Object.assign({}, free, ...blocking.map(([, facts]) => facts)),
      invoices: blocking.flatMap(([, facts]) => facts.invoices ?? []),
    };
    expect(findBlockers(all, false)).toEqual(blocking.map(([blocker]) => blocker));
  });

  test.each(["Pending", "Pending Transfer", "Pending Registration", "Grace", "Redemption", "a status of tomorrow"])(
    "counts a domain that is %s as live",
    (status) => {
      expect(findBlockers({ ...free, domains: [{ id: 31, status }] }, false)).toEqual([
        { code: "live_domain", ids: [31] },
      ]);
    },
  );

  test.each(["Open", "Answered", "On Hold", "In Progress", "a status of the owner's own"])(
    "counts a ticket that is %s as open",
    (status) => {
      expect(findBlockers({ ...free, tickets: [{ id: 51, status }] }, false)).toEqual([
        { code: "open_ticket", ids: [51] },
      ]);
    },
  );

  test("counts an overdue invoice as unpaid, and a debt as a balance", () => {
    expect(findBlockers({ ...free, invoices: [{ id: 1, status: "Overdue" }], credit: "-3.00" }, false)).toEqual([
      { code: "invoice_unpaid", ids: [1] },
      { code: "credit_balance", ids: [] },
    ]);
  });

  test("is not invented by a status named like something every object has", () => {
    const invoices = ["toString", "constructor", "__proto__"].map((status, id) => ({ id, status }));
    expect(findBlockers({ ...free, invoices }, false)).toEqual([]);
  });
});

describe("force", () => {
  test.each(blocking)("passes open tickets and nothing else: $code", (blocker, facts) => {
    const left = findBlockers({ ...free, ...facts }, true);
    expect(left).toEqual(blocker.code === "open_ticket" ? [] : [blocker]);
  });

  test("takes away the tickets from whatever blocks", () => {
    const id = fc.integer({ min: 1, max: 1_000 });
    const status = fc.constantFrom("Open", "Closed", "Active", "Expired", "Unpaid", "Paid", "Collections");
    const rows = fc.array(fc.record({ id, status }), { maxLength: 4 });
    const facts = fc.record({
      services: fc.array(fc.record({ id, hostingGone: fc.boolean() }), { maxLength: 3 }),
      domains: rows,
      invoices: rows,
      tickets: rows,
      credit: fc.constantFrom("0.00", "1.00"),
      affiliateBalance: fc.constantFrom("0.00", "1.00"),
      held: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const withoutTickets = findBlockers(given, false).filter(({ code }) => code !== "open_ticket");
        expect(findBlockers(given, true)).toEqual(withoutTickets);
      }),
    );
  });
});
