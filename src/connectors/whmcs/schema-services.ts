import { z } from "zod";
import { date, dateTime, flag, id, listOf, optionalCount, optionalId, optionalMoney, text } from "./normalise.ts";
import type { CancellationRequest, Product, RegisteredDomain, Service, ServiceAddon } from "./records.ts";
import { customField } from "./schema-people.ts";

/** Permissive readings of what WHMCS sends about what was bought. The service's panel password is never taken over. */

const configurableOption = z
  .object({ option: text, name: text, value: text })
  .transform((row) => ({ name: row.option || row.name, value: row.value }));

export const service: z.ZodType<Service> = z
  .object({
    id,
    clientid: id,
    orderid: optionalId,
    pid: id,
    name: text,
    groupname: text,
    qty: optionalCount,
    status: text,
    domain: text,
    username: text,
    serverid: optionalId,
    servername: text,
    serverhostname: text,
    dedicatedip: text,
    assignedips: text,
    ns1: text,
    ns2: text,
    regdate: date,
    nextduedate: date,
    billingcycle: text,
    firstpaymentamount: optionalMoney,
    recurringamount: optionalMoney,
    paymentmethod: text,
    subscriptionid: text,
    suspensionreason: text,
    overideautosuspend: flag,
    notes: text,
    diskusage: text,
    bwusage: text,
    customfields: listOf(customField, "customfield"),
    configoptions: listOf(configurableOption, "configoption"),
  })
  .transform((row) => ({
    serviceId: row.id,
    clientId: row.clientid,
    orderId: row.orderid,
    productId: row.pid,
    productName: row.name,
    groupName: row.groupname,
    quantity: row.qty,
    status: row.status,
    domain: row.domain,
    username: row.username,
    serverId: row.serverid,
    serverName: row.servername,
    serverHostname: row.serverhostname,
    dedicatedIp: row.dedicatedip,
    assignedIps: row.assignedips,
    nameServers: [row.ns1, row.ns2].filter((host) => host !== ""),
    registeredOn: row.regdate,
    nextDueOn: row.nextduedate,
    billingCycle: row.billingcycle,
    firstPaymentAmount: row.firstpaymentamount,
    recurringAmount: row.recurringamount,
    paymentMethod: row.paymentmethod,
    subscriptionId: row.subscriptionid,
    suspensionReason: row.suspensionreason,
    overrideAutoSuspend: row.overideautosuspend,
    notes: row.notes,
    diskUsage: row.diskusage,
    bandwidthUsage: row.bwusage,
    customFields: row.customfields,
    configurableOptions: row.configoptions,
  }));

export const serviceAddon: z.ZodType<ServiceAddon> = z
  .object({
    id,
    userid: id,
    serviceid: optionalId,
    addonid: optionalId,
    orderid: optionalId,
    name: text,
    status: text,
    regdate: date,
    nextduedate: date,
    billingcycle: text,
    setupfee: optionalMoney,
    recurring: optionalMoney,
    paymentmethod: text,
    notes: text,
  })
  .transform((row) => ({
    serviceAddonId: row.id,
    clientId: row.userid,
    serviceId: row.serviceid,
    catalogueId: row.addonid,
    orderId: row.orderid,
    name: row.name,
    status: row.status,
    registeredOn: row.regdate,
    nextDueOn: row.nextduedate,
    billingCycle: row.billingcycle,
    setupFee: row.setupfee,
    recurringAmount: row.recurring,
    paymentMethod: row.paymentmethod,
    notes: row.notes,
  }));

export const registeredDomain: z.ZodType<RegisteredDomain> = z
  .object({
    id,
    userid: id,
    orderid: optionalId,
    domainname: text,
    regtype: text,
    registrar: text,
    status: text,
    regdate: date,
    expirydate: date,
    nextduedate: date,
    firstpaymentamount: optionalMoney,
    recurringamount: optionalMoney,
    paymentmethod: text,
    subscriptionid: text,
    idprotection: flag,
    donotrenew: flag,
    notes: text,
  })
  .transform((row) => ({
    domainId: row.id,
    clientId: row.userid,
    orderId: row.orderid,
    domainName: row.domainname,
    registrationType: row.regtype,
    registrar: row.registrar,
    status: row.status,
    registeredOn: row.regdate,
    expiresOn: row.expirydate,
    nextDueOn: row.nextduedate,
    firstPaymentAmount: row.firstpaymentamount,
    recurringAmount: row.recurringamount,
    paymentMethod: row.paymentmethod,
    subscriptionId: row.subscriptionid,
    idProtection: row.idprotection,
    doNotRenew: row.donotrenew,
    notes: row.notes,
  }));

/** A request as WHMCS lists it; `serviceId` is undefined where the row names no service. */
export type ListedCancellationRequest = Omit<CancellationRequest, "serviceId"> & {
  readonly serviceId: number | undefined;
};

// A spoilt row asks for nothing. A `relid` that is absent or no number stays unreadable: it may name a service.
const noService = z.literal([0, "0"]).transform(() => undefined);

export const cancellationRequest: z.ZodType<ListedCancellationRequest> = z
  .object({ id, relid: z.union([noService, id]), date: dateTime, reason: text, type: text })
  .transform((row) => ({
    cancellationRequestId: row.id,
    serviceId: row.relid,
    requestedAt: row.date,
    type: cancellationTypes.get(row.type.trim().toLowerCase()) ?? "unknown",
    reason: row.reason,
  }));

const cancellationTypes = new Map<string, CancellationRequest["type"]>([
  ["immediate", "immediate"],
  ["end of billing period", "end_of_billing_period"],
]);

export const product: z.ZodType<Product> = z
  .object({ pid: id, type: text })
  .transform((row) => ({ productId: row.pid, type: row.type }));
