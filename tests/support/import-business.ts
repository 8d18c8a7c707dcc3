import { addProduct, addService } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addAddon, addDomain, addInvoice, addOrder, addQuote } from "../../simulators/whmcs/record-builders.ts";
import type { CancelRequest, Domain } from "../../simulators/whmcs/world.ts";
import { type Importer, identityOf, type Row, stored } from "./import-rows.ts";

function service(world: World, row: Row, clientId: number): void {
  const { text, number, flag, money, day, texts, rows } = stored(row);
  const [ns1 = "", ns2 = ""] = texts("nameServers");
  addProduct(world, { id: number("productId"), name: text("productName"), groupname: text("groupName") });
  if (number("serverId") > 0) {
    world.servers.set(number("serverId"), {
      id: number("serverId"),
      name: text("serverName"),
      hostname: text("serverHostname"),
      ipaddress: text("serverIp"),
      module: "",
      maxAllowedServices: 0,
    });
  }
  addService(world, {
    id: number("serviceId"),
    clientId,
    orderId: number("orderId"),
    productId: number("productId"),
    serverId: number("serverId"),
    qty: number("quantity"),
    status: text("status"),
    domain: text("domain"),
    username: text("username"),
    dedicatedip: text("dedicatedIp"),
    assignedips: text("assignedIps"),
    ns1,
    ns2,
    regdate: day("registeredOn"),
    nextduedate: day("nextDueOn"),
    billingcycle: text("billingCycle"),
    firstpaymentamount: money("firstPaymentAmount"),
    recurringamount: money("recurringAmount"),
    paymentmethod: text("paymentMethod"),
    subscriptionid: text("subscriptionId"),
    promoid: number("promotionId"),
    suspensionreason: text("suspensionReason"),
    overideautosuspend: flag("overrideAutoSuspend") ? "on" : "",
    overidesuspenduntil: day("overrideSuspendUntil"),
    diskusage: number("diskUsage"),
    disklimit: number("diskLimit"),
    bwusage: number("bandwidthUsage"),
    bwlimit: number("bandwidthLimit"),
    notes: text("notes"),
    customfields: rows("customFields")
      .map(stored)
      .map((field) => ({ id: field.number("fieldId"), name: field.text("name"), value: field.text("value") })),
    configoptions: rows("configurableOptions")
      .map(stored)
      .map((option) => ({
        id: option.number("optionId"),
        option: option.text("name"),
        type: "",
        value: option.text("value"),
      })),
  });
}

function addon(world: World, row: Row, clientId: number): void {
  const { text, number, money, day } = stored(row);
  addAddon(world, {
    id: number("serviceAddonId"),
    clientId,
    serviceId: number("serviceId"),
    orderId: number("orderId"),
    addonid: number("addonId"),
    name: text("name"),
    status: text("status"),
    regdate: day("registeredOn"),
    nextduedate: day("nextDueOn"),
    billingcycle: text("billingCycle"),
    setupfee: money("setupFee"),
    recurring: money("recurringAmount"),
    paymentmethod: text("paymentMethod"),
    notes: text("notes"),
  });
}

function domain(world: World, row: Row, clientId: number): void {
  const { text, number, flag, money, day } = stored(row);
  addDomain(world, {
    id: number("domainId"),
    clientId,
    orderId: number("orderId"),
    domainname: text("domainName"),
    regtype: text("registrationType") as Domain["regtype"],
    registrar: text("registrar"),
    regperiod: number("registrationYears"),
    status: text("status"),
    regdate: day("registeredOn"),
    expirydate: day("expiresOn"),
    nextduedate: day("nextDueOn"),
    firstpaymentamount: money("firstPaymentAmount"),
    recurringamount: money("recurringAmount"),
    paymentmethod: text("paymentMethod"),
    subscriptionid: text("subscriptionId"),
    promoid: number("promotionId"),
    dnsmanagement: flag("dnsManagement"),
    emailforwarding: flag("emailForwarding"),
    idprotection: flag("idProtection"),
    donotrenew: flag("doNotRenew"),
    notes: text("notes"),
  });
}

function order(world: World, row: Row, clientId: number): void {
  const { text, number, money, moment, rows } = stored(row);
  addOrder(world, {
    id: number("orderId"),
    ordernum: number("orderNumber"),
    clientId,
    contactId: number("contactId"),
    requestorId: number("requestedByUserId"),
    date: moment("orderedAt"),
    status: text("status"),
    amount: money("amount"),
    paymentmethod: text("paymentMethod"),
    invoiceId: number("invoiceId"),
    promocode: text("promotionCode"),
    nameservers: text("nameServers"),
    ipaddress: text("ipAddress"),
    fraudmodule: text("fraudModule"),
    fraudoutput: text("fraudOutput"),
    notes: text("notes"),
    lineitems: rows("items")
      .map(stored)
      .map((item) => ({
        type: item.text("type"),
        relid: item.number("relatedId"),
        producttype: item.text("productType"),
        product: item.text("product"),
        domain: item.text("domain"),
        amount: item.text("amount"),
      })),
  });
}

function invoice(world: World, row: Row, clientId: number): void {
  const { text, number, money, day, moment, rows } = stored(row);
  addInvoice(world, {
    id: number("invoiceId"),
    clientId,
    invoicenum: text("invoiceNumber"),
    status: text("status"),
    date: day("issuedOn"),
    duedate: day("dueOn"),
    datepaid: moment("paidAt"),
    date_refunded: moment("refundedAt"),
    date_cancelled: moment("cancelledAt"),
    credit: money("credit"),
    tax: money("tax"),
    taxrate: money("taxRate"),
    paymentmethod: text("paymentMethod"),
    payMethodId: row["payMethodId"] === null ? null : number("payMethodId"),
    notes: text("notes"),
    created_at: moment("createdAt"),
    updated_at: moment("updatedAt"),
    items: rows("lines")
      .map(stored)
      .map((line) => ({
        id: line.number("lineId"),
        type: line.text("type"),
        relid: line.number("relatedId"),
        description: line.text("description"),
        amount: line.money("amount"),
        taxed: Number(line.flag("taxed")),
      })),
  });
}

function quote(world: World, row: Row): void {
  const { text, number, day, rows } = stored(row);
  addQuote(world, {
    ...identityOf(row),
    id: number("quoteId"),
    // None where it was made for somebody who was no client yet.
    clientId: number("clientId"),
    subject: text("subject"),
    stage: text("stage"),
    datecreated: day("createdOn"),
    validuntil: day("validUntil"),
    datesent: day("sentOn"),
    dateaccepted: day("acceptedOn"),
    lastmodified: day("modifiedOn"),
    currency: number("currencyId"),
    proposal: text("proposal"),
    customernotes: text("customerNotes"),
    adminnotes: text("adminNotes"),
    items: rows("items")
      .map(stored)
      .map((item) => ({
        id: item.number("itemId"),
        description: item.text("description"),
        quantity: item.text("quantity"),
        unitprice: item.money("unitPrice"),
        discount: item.money("discount"),
        taxable: Number(item.flag("taxable")),
      })),
  });
}

function transaction(world: World, row: Row, clientId: number): void {
  const { text, number, money, moment } = stored(row);
  const id = number("transactionId");
  world.transactions.set(id, {
    id,
    clientId,
    currency: number("currencyId"),
    gateway: text("gateway"),
    date: moment("bookedAt"),
    description: text("description"),
    amountin: money("amountIn"),
    fees: money("fees"),
    amountout: money("amountOut"),
    transid: text("reference"),
    invoiceId: number("invoiceId"),
    refundId: number("refundOf"),
  });
}

function credit(world: World, row: Row, clientId: number): void {
  const { text, number, money, day } = stored(row);
  const id = number("creditId");
  const [date, description, amount] = [day("bookedOn"), text("description"), money("amount")];
  world.credits.set(id, { id, clientId, date, description, amount, relid: number("relatedId") });
}

function cancellationRequest(world: World, row: Row): void {
  const { text, number, moment } = stored(row);
  const id = number("cancellationRequestId");
  const type = text("type") as CancelRequest["type"];
  world.cancelRequests.set(id, {
    id,
    serviceId: number("serviceId"),
    date: moment("requestedAt"),
    reason: text("reason"),
    type,
  });
}

/** How what a client bought, was billed and paid goes back into WHMCS. */
export const businessImporters: Readonly<Record<string, Importer>> = {
  services: service,
  addons: addon,
  domains: domain,
  orders: order,
  invoices: invoice,
  quotes: quote,
  transactions: transaction,
  credits: credit,
  cancellation_requests: cancellationRequest,
};
