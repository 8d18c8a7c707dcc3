/** Why an account cannot be anonymised now (contract section 4). `ids` are WHMCS's own, so that the owner finds them. */
export interface Blocker {
  readonly code:
    | "service_not_terminated"
    | "live_domain"
    | "invoice_unpaid"
    | "invoice_in_collections"
    | "invoice_payment_pending"
    | "credit_balance"
    | "affiliate_balance"
    | "open_ticket"
    | "hold";
  readonly ids: readonly number[];
}

/** What a fresh look told, reduced to what can block. */
export interface BlockerFacts {
  readonly services: readonly { readonly id: number; readonly hostingGone: boolean }[];
  readonly domains: readonly { readonly id: number; readonly status: string }[];
  readonly invoices: readonly { readonly id: number; readonly status: string }[];
  readonly tickets: readonly { readonly id: number; readonly status: string }[];
  /** Decimal strings as WHMCS sends them. */
  readonly credit: string;
  readonly affiliateBalance: string;
  readonly held: boolean;
}

// A name that may still be renewed, restored or moved belongs to the client; the rest has ended.
const endedDomainStatuses = new Set(["Expired", "Cancelled", "Fraud", "Transferred Away"]);
const invoiceBlockers = {
  Unpaid: "invoice_unpaid",
  Overdue: "invoice_unpaid",
  Collections: "invoice_in_collections",
  "Payment Pending": "invoice_payment_pending",
} as const satisfies Record<string, Blocker["code"]>;

/** Everything that blocks, in the contract's order; empty when nothing does. `force` passes open tickets only. */
export function findBlockers(facts: BlockerFacts, force: boolean): readonly Blocker[] {
  const blockers: Blocker[] = [];
  const add = (code: Blocker["code"], ids: readonly number[]): void => {
    if (ids.length > 0) blockers.push({ code, ids });
  };
  add("service_not_terminated", idsOf(facts.services.filter((service) => !service.hostingGone)));
  add("live_domain", idsOf(facts.domains.filter((domain) => !endedDomainStatuses.has(domain.status))));
  for (const code of ["invoice_unpaid", "invoice_in_collections", "invoice_payment_pending"] as const) {
    add(code, idsOf(facts.invoices.filter((invoice) => blockerOfInvoice(invoice.status) === code)));
  }
  if (isNotZero(facts.credit)) blockers.push({ code: "credit_balance", ids: [] });
  if (isNotZero(facts.affiliateBalance)) blockers.push({ code: "affiliate_balance", ids: [] });
  if (!force) add("open_ticket", idsOf(facts.tickets.filter((ticket) => ticket.status !== "Closed")));
  if (facts.held) blockers.push({ code: "hold", ids: [] });
  return blockers;
}

function blockerOfInvoice(status: string): Blocker["code"] | undefined {
  return Object.hasOwn(invoiceBlockers, status) ? invoiceBlockers[status as keyof typeof invoiceBlockers] : undefined;
}

function idsOf(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map((row) => row.id);
}

function isNotZero(amount: string): boolean {
  return /[1-9]/.test(amount);
}
