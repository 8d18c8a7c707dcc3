/**
 * Builders for what hangs on a client in the WHMCS stand-in: product addons, domains, orders, invoices, quotes and tickets.
 * Defaults follow the samples of the vendor's API reference (developers.whmcs.com).
 */
import { blankIdentity, place } from "./builders.ts";
import { type World, allocateId } from "./installation.ts";
import {
  type Addon,
  type Domain,
  type Invoice,
  type Order,
  type Quote,
  type Ticket,
  type TicketReply,
  ZERO_DATE,
  ZERO_DATETIME,
} from "./world.ts";

export function addAddon(world: World, partial: Partial<Addon> & { clientId: number; serviceId: number }): Addon {
  return place(world, "addons", world.addons, {
    orderId: 0,
    addonid: 0,
    name: "Daily backups",
    setupfee: "0.00",
    recurring: "2.00",
    billingcycle: "Monthly",
    status: "Active",
    regdate: "2024-01-15",
    nextduedate: "2026-12-15",
    terminationdate: ZERO_DATE,
    paymentmethod: "paypal",
    notes: "",
    ...partial,
  });
}

export function addDomain(world: World, partial: Partial<Domain> & { clientId: number }): Domain {
  return place(world, "domains", world.domains, {
    orderId: 0,
    regtype: "Register",
    domainname: "registered.example",
    registrar: "enom",
    regperiod: 1,
    firstpaymentamount: "12.95",
    recurringamount: "12.95",
    paymentmethod: "paypal",
    regdate: "2024-01-15",
    expirydate: "2027-01-15",
    nextduedate: "2027-01-15",
    status: "Active",
    subscriptionid: "",
    promoid: 0,
    dnsmanagement: false,
    emailforwarding: false,
    idprotection: false,
    donotrenew: false,
    notes: "",
    nameservers: ["ns1.example.net", "ns2.example.net"],
    ...partial,
  });
}

export function addOrder(world: World, partial: Partial<Order> & { clientId: number }): Order {
  const id = partial.id ?? allocateId(world, "orders", world.orders);
  return place(world, "orders", world.orders, {
    ordernum: 7_858_259_000 + id,
    contactId: 0,
    requestorId: 0,
    date: "2024-01-15 13:59:35",
    nameservers: "",
    transfersecret: "",
    promocode: "",
    orderdata: "[]",
    amount: "12.95",
    paymentmethod: "paypal",
    invoiceId: 0,
    status: "Active",
    ipaddress: "192.0.2.44",
    fraudmodule: "",
    fraudoutput: "",
    notes: "",
    lineitems: [],
    ...partial,
    id,
  });
}

/** An invoice; with the snapshot setting on and no `snapshot` given, none is frozen here: see `issueInvoice`. */
export function addInvoice(world: World, partial: Partial<Invoice> & { clientId: number }): Invoice {
  const id = partial.id ?? allocateId(world, "invoices", world.invoices);
  return place(world, "invoices", world.invoices, {
    invoicenum: "",
    date: "2024-01-15",
    duedate: "2024-01-29",
    datepaid: ZERO_DATETIME,
    date_refunded: ZERO_DATETIME,
    date_cancelled: ZERO_DATETIME,
    credit: "0.00",
    tax: "0.00",
    taxrate: "0.000",
    status: "Unpaid",
    paymentmethod: "paypal",
    payMethodId: null,
    notes: "",
    created_at: "2024-01-15 14:06:34",
    updated_at: "2024-01-15 14:06:34",
    items: [{ id: id * 10, type: "Hosting", relid: 0, description: "Hosting", amount: "12.95", taxed: 0 }],
    ...partial,
    id,
  });
}

export function addQuote(world: World, partial: Partial<Quote> & { clientId: number }): Quote {
  return place(world, "quotes", world.quotes, {
    ...Object.fromEntries(Object.keys(blankIdentity()).map((key) => [key, ""])),
    subject: "Quote",
    stage: "Draft",
    validuntil: "2027-01-30",
    currency: 1,
    proposal: "",
    customernotes: "",
    adminnotes: "",
    datecreated: "2026-01-30",
    lastmodified: "2026-01-30",
    datesent: ZERO_DATE,
    dateaccepted: ZERO_DATE,
    items: [],
    ...partial,
  } as Omit<Quote, "id">);
}

export function addTicket(world: World, partial: Partial<Ticket> & { clientId: number }): Ticket {
  const id = partial.id ?? allocateId(world, "tickets", world.tickets);
  return place(world, "tickets", world.tickets, {
    tid: String(516_000 + id),
    c: `Acc${String(id).padStart(5, "0")}`,
    deptId: 1,
    contactId: 0,
    name: "",
    email: "",
    requestor: { name: "", email: "", type: "Owner" },
    cc: "",
    date: "2025-03-01 06:26:29",
    subject: "Question",
    message: "A question",
    status: "Open",
    priority: "Medium",
    admin: "",
    attachments: [],
    attachmentsRemoved: false,
    lastreply: "2025-03-01 06:26:29",
    flag: 0,
    service: "",
    preventClientClosure: false,
    customfields: [],
    replies: [],
    notes: [],
    ...partial,
    id,
  });
}

export function addReply(world: World, ticket: Ticket, partial: Partial<TicketReply>): TicketReply {
  const reply: TicketReply = {
    id: allocateId(world, "replies"),
    clientId: ticket.clientId,
    contactId: 0,
    name: "",
    email: "",
    requestor: ticket.requestor,
    date: "2025-03-01 07:00:00",
    message: "A reply",
    attachments: [],
    attachmentsRemoved: false,
    admin: "",
    ...partial,
  };
  ticket.replies.push(reply);
  return reply;
}
