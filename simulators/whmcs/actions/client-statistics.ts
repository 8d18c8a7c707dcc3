/**
 * The `stats` block of GetClientsDetails: counts as numbers, amounts as formatted text such as "€26.45 EUR". Keys from
 * the vendor's sample (developers.whmcs.com/api-reference/getclientsdetails).
 */
import type { Clock } from "../../../src/domain/clock.ts";
import { type Reply, today } from "../context.ts";
import type { World } from "../installation.ts";
import { invoiceTotal } from "../invoices.ts";
import type { Client, Invoice, ProductType } from "../world.ts";

const INVOICE_STATUSES = {
  unpaid: "Unpaid",
  paid: "Paid",
  cancelled: "Cancelled",
  refunded: "Refunded",
  collections: "Collections",
  paymentpending: "Payment Pending",
} as const;

const PRODUCT_TYPES: Record<string, ProductType> = {
  hosting: "hostingaccount",
  reseller: "reselleraccount",
  servers: "server",
  other: "other",
};

export function clientStatistics(world: World, clock: Clock, client: Client): Reply {
  const own = <T extends { clientId: number }>(table: ReadonlyMap<number, T>): T[] =>
    [...table.values()].filter((row) => row.clientId === client.id);
  const currency = world.currencies.get(client.currencyId);
  const money = (amount: number): string => `${currency?.prefix ?? ""}${amount.toFixed(2)}${currency?.suffix ?? ""}`;
  const sum = (rows: Invoice[]): string => money(rows.reduce((total, row) => total + invoiceTotal(row), 0));

  const invoices = own(world.invoices);
  const unpaid = invoices.filter((row) => row.status === "Unpaid");
  const overdue = unpaid.filter((row) => row.duedate < today(world, clock));
  const drafts = invoices.filter((row) => row.status === "Draft");
  const domains = own(world.domains);
  const quotes = own(world.quotes);
  const tickets = own(world.tickets);
  const income = own(world.transactions).reduce((total, row) => total + Number(row.amountin), 0);
  return {
    numdueinvoices: unpaid.length,
    dueinvoicesbalance: sum(unpaid),
    incredit: Number(client.credit) > 0,
    creditbalance: money(Number(client.credit)),
    grossRevenue: money(income),
    expenses: money(0),
    income: money(income),
    numoverdueinvoices: overdue.length,
    overdueinvoicesbalance: sum(overdue),
    numDraftInvoices: drafts.length,
    draftInvoicesBalance: sum(drafts),
    ...invoiceStatistics(invoices, sum),
    ...productStatistics(world, client),
    numactivedomains: domains.filter((row) => row.status === "Active").length,
    numdomains: domains.length,
    numacceptedquotes: quotes.filter((row) => row.stage === "Accepted").length,
    numquotes: quotes.length,
    numtickets: tickets.length,
    numactivetickets: tickets.filter((row) => row.status !== "Closed").length,
    numaffiliatesignups: 0,
    isAffiliate: own(world.affiliates).length > 0,
  };
}

function invoiceStatistics(invoices: Invoice[], sum: (rows: Invoice[]) => string): Reply {
  const result: Reply = {};
  for (const [name, status] of Object.entries(INVOICE_STATUSES)) {
    const rows = invoices.filter((row) => row.status === status);
    result[`num${name}invoices`] = rows.length;
    result[`${name}invoicesamount`] = sum(rows);
  }
  return result;
}

function productStatistics(world: World, client: Client): Reply {
  const services = [...world.services.values()].filter((row) => row.clientId === client.id);
  const active = services.filter((row) => row.status === "Active");
  const result: Reply = {};
  for (const [name, type] of Object.entries(PRODUCT_TYPES)) {
    const ofType = (rows: typeof services): number =>
      rows.filter((row) => world.products.get(row.productId)?.type === type).length;
    result[`productsnumactive${name}`] = ofType(active);
    result[`productsnum${name}`] = ofType(services);
  }
  result["productsnumactive"] = active.length;
  result["productsnumtotal"] = services.length;
  return result;
}
