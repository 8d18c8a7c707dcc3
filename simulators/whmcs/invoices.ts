/**
 * Invoice arithmetic and printing in the WHMCS stand-in. Whose name an invoice prints follows docs.whmcs.com: the frozen
 * snapshot where one was stored at generation, else the billing contact where the client has one, else the client as it
 * is today.
 */
import { type ActionContext, timestamp, today } from "./context.ts";
import { copyIdentity } from "./builders.ts";
import { addInvoice } from "./record-builders.ts";
import type { World } from "./installation.ts";
import type { Identity, Invoice } from "./world.ts";

export function invoiceSubtotal(invoice: Invoice): number {
  return invoice.items.reduce((total, item) => total + Number(item.amount), 0);
}

export function invoiceTotal(invoice: Invoice): number {
  return invoiceSubtotal(invoice) + Number(invoice.tax) - Number(invoice.credit);
}

/** What an invoice would print now. */
export interface PrintedInvoice {
  number: string;
  date: string;
  status: string;
  total: string;
  lines: string[];
  identity: Identity;
}

/** @returns null where the invoice or, without a snapshot, its client no longer exists. */
export function printInvoice(world: World, invoiceId: number): PrintedInvoice | null {
  const invoice = world.invoices.get(invoiceId);
  if (invoice === undefined) return null;
  const identity = invoice.snapshot ?? printedIdentity(world, invoice.clientId);
  if (identity === null) return null;
  return {
    number: invoice.invoicenum === "" ? String(invoice.id) : invoice.invoicenum,
    date: invoice.date,
    status: invoice.status,
    total: invoiceTotal(invoice).toFixed(2),
    lines: invoice.items.map((item) => `${item.description} ${item.amount}`),
    identity,
  };
}

function printedIdentity(world: World, clientId: number): Identity | null {
  const client = world.clients.get(clientId);
  if (client === undefined) return null;
  return copyIdentity(world.contacts.get(client.billingContactId) ?? client);
}

/** Issues an unpaid invoice today, freezing its identity when the snapshot setting is on. */
export function issueInvoice(
  ctx: ActionContext,
  clientId: number,
  item: { description: string; amount: string; relid: number },
): Invoice {
  const { world, clock } = ctx;
  const frozen = world.settings["StoreClientDataSnapshotOnInvoiceCreation"] === "on";
  const identity = frozen ? printedIdentity(world, clientId) : null;
  const now = timestamp(world, clock);
  const invoice = addInvoice(world, {
    clientId,
    date: today(world, clock),
    duedate: today(world, clock),
    created_at: now,
    updated_at: now,
    ...(identity === null ? {} : { snapshot: identity }),
  });
  invoice.items = [{ id: invoice.id * 10, type: item.relid === 0 ? "" : "Hosting", taxed: 0, ...item }];
  return invoice;
}
