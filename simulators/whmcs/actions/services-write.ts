/**
 * Writing actions about services, product addons and domains in the WHMCS stand-in, module commands included. Parameters
 * and error texts follow the vendor's API reference (developers.whmcs.com: Products, Module, Service, Domains).
 */
import { type ActionContext, type Handler, find, refuse } from "../context.ts";
import { type ModuleCommand, requestCancellation, runModule } from "../modules.ts";
import { type PhpMap, intOf, isTruthy, mapOf, serializedPairs, textOf } from "../php.ts";
import type { Service } from "../world.ts";
import { acceptsValue } from "./fields.ts";

/** Parameter → column, for the texts of UpdateClientProduct. */
const SERVICE_TEXTS = {
  regdate: "regdate",
  nextduedate: "nextduedate",
  terminationdate: "terminationdate",
  domain: "domain",
  firstpaymentamount: "firstpaymentamount",
  recurringamount: "recurringamount",
  paymentmethod: "paymentmethod",
  billingcycle: "billingcycle",
  subscriptionid: "subscriptionid",
  status: "status",
  notes: "notes",
  serviceusername: "username",
  servicepassword: "password",
  overideautosuspend: "overideautosuspend",
  overidesuspenduntil: "overidesuspenduntil",
  ns1: "ns1",
  ns2: "ns2",
  dedicatedip: "dedicatedip",
  assignedips: "assignedips",
  suspendreason: "suspensionreason",
} as const;

const SERVICE_NUMBERS = {
  pid: "productId",
  serverid: "serverId",
  promoid: "promoid",
  diskusage: "diskusage",
  disklimit: "disklimit",
  bwusage: "bwusage",
  bwlimit: "bwlimit",
} as const;

const UNSETTABLE = [
  "domain",
  "serviceusername",
  "servicepassword",
  "subscriptionid",
  "ns1",
  "ns2",
  "dedicatedip",
  "assignedips",
  "notes",
  "suspendreason",
] as const satisfies readonly (keyof typeof SERVICE_TEXTS)[];

/** A record update: a changed `status` runs no module command. */
const updateClientProduct: Handler = (params, { world, hooks, quirks }) => {
  const service = find(world.services, params, "serviceid", "Service ID Not Found");
  for (const [parameter, column] of Object.entries(SERVICE_TEXTS)) {
    const value = textOf(params, parameter);
    if (acceptsValue(value, quirks)) service[column] = value;
  }
  for (const [parameter, column] of Object.entries(SERVICE_NUMBERS)) {
    if (params[parameter] !== undefined) service[column] = intOf(params, parameter);
  }
  const blanked = Object.values(mapOf(params, "unset"));
  for (const name of UNSETTABLE) if (blanked.includes(name)) service[SERVICE_TEXTS[name]] = "";
  for (const [key, value] of serializedPairs(params, "customfields")) {
    const field = service.customfields.find((entry) => entry.id === Number(key));
    if (field !== undefined && acceptsValue(value, quirks)) field.value = value;
  }
  hooks.fire("service.updated", { clientId: service.clientId, serviceId: service.id });
  return { serviceid: textOf(params, "serviceid") };
};

const ADDON_TEXTS = [
  "status",
  "name",
  "setupfee",
  "recurring",
  "billingcycle",
  "nextduedate",
  "terminationdate",
  "notes",
] as const;

/** Its hooks (AddonEdit, AddonCancelled …) are none that the addon forwards. */
const updateClientAddon: Handler = (params, { world, quirks }) => {
  const addon = find(world.addons, params, "id", "Addon ID Not Found");
  if (![...ADDON_TEXTS, "addonid", "autorecalc"].some((name) => params[name] !== undefined))
    refuse("Nothing to Update");
  for (const name of ADDON_TEXTS) {
    const value = textOf(params, name);
    if (acceptsValue(value, quirks)) addon[name] = value;
  }
  if (params["addonid"] !== undefined) addon.addonid = intOf(params, "addonid");
  return { id: textOf(params, "id") };
};

/** Fires nothing: DomainEdit comes only from the admin area's forms. */
const updateClientDomain: Handler = (params, { world, quirks }) => {
  const domain = find(world.domains, params, "domainid", "Domain ID Not Found");
  if (isTruthy(params["updatens"])) {
    if ((textOf(params, "ns1") ?? "") === "" || (textOf(params, "ns2") ?? "") === "") refuse("ns1 and ns2 required");
    domain.nameservers = ["ns1", "ns2", "ns3", "ns4", "ns5"].map((name) => textOf(params, name) ?? "").filter(Boolean);
  }
  for (const name of ["dnsmanagement", "emailforwarding", "idprotection", "donotrenew"] as const) {
    if (params[name] !== undefined) domain[name] = isTruthy(params[name]);
  }
  for (const name of [
    "status",
    "notes",
    "registrar",
    "subscriptionid",
    "regdate",
    "expirydate",
    "nextduedate",
  ] as const) {
    const value = textOf(params, name);
    if (acceptsValue(value, quirks)) domain[name] = value;
  }
  const name = textOf(params, "domain");
  if (acceptsValue(name, quirks)) domain.domainname = name;
  return { domainid: textOf(params, "domainid") };
};

const addCancelRequest: Handler = (params, ctx) => {
  const service = find(ctx.world.services, params, "serviceid", "Service ID Not Found");
  // The default type is not documented: anything but the exact word waits for the end of the period.
  const type = textOf(params, "type") === "Immediate" ? "Immediate" : "End of Billing Period";
  requestCancellation(ctx, service, type, textOf(params, "reason") ?? "");
  return { serviceid: textOf(params, "serviceid"), userid: String(service.clientId) };
};

/** The service of a module command; `accountid` is the name before 7.7. */
function moduleTarget(params: PhpMap, { world }: ActionContext): Service {
  const id = intOf(params, "serviceid") || intOf(params, "accountid");
  if (id === 0) refuse("Service ID is required");
  return world.services.get(id) ?? refuse("Service ID not found");
}

function moduleHandler(command: ModuleCommand): Handler {
  return (params, ctx) => {
    const suspendReason = textOf(params, "suspendreason");
    const functionName = textOf(params, "func_name");
    runModule(ctx, moduleTarget(params, ctx), command, {
      ...(suspendReason === undefined ? {} : { suspendReason }),
      ...(functionName === undefined ? {} : { functionName }),
    });
    return {};
  };
}

export const serviceWrites: Record<string, Handler> = {
  UpdateClientProduct: updateClientProduct,
  UpdateClientAddon: updateClientAddon,
  UpdateClientDomain: updateClientDomain,
  AddCancelRequest: addCancelRequest,
  ModuleCreate: moduleHandler("Create"),
  ModuleSuspend: moduleHandler("Suspend"),
  ModuleUnsuspend: moduleHandler("Unsuspend"),
  ModuleTerminate: moduleHandler("Terminate"),
  ModuleCustom: moduleHandler("Custom"),
};
