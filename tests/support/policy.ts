import type { Policy } from "../../src/domain/policy.ts";

/** The contract's defaults (section 6), with a ground of its own. */
export const defaultPolicy: Policy = {
  controller: { name: "Example Hosting" },
  timezone: "Europe/Brussels",
  languages: ["nl", "fr", "en", "de"],
  hostingDeletion: {
    gracePeriod: "P14D",
    startBefore: "PT12H",
    startsAt: "effective",
    customerMayApprove: true,
    remindBefore: "P3D",
    suspendAtEffect: false,
    tellCustomer: true,
  },
  accountClosure: { gracePeriod: "P14D", ownerConfirms: true },
  retention: {
    invoices: [{ keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "bookkeeping law" }],
    inactiveClients: { after: "P1Y" },
    websiteForms: { keep: "P1Y" },
    exportPackages: { keep: "P7D" },
    evidence: { keep: "P10Y" },
  },
  export: { notes: true },
  limits: { deletionsPerDay: 5, anonymizationsPerDay: 2 },
  products: {},
  processors: {},
};
