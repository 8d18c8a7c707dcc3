/**
 * Reading actions about services, product addons, domains, orders and the catalogue in the WHMCS stand-in. Keys and
 * types follow the samples of the vendor's API reference (developers.whmcs.com: Products, Orders, Service, Servers).
 */
import { type Handler, type Reply, find, numberPaging, paginate, refuse, stringPaging, wrapped } from "../context.ts";
import type { World } from "../installation.ts";
import { intOf, textOf } from "../php.ts";
import { type Order, type Product, type Service, ZERO_DATETIME } from "../world.ts";
import { flag01, gatewayName } from "./wire.ts";

function serviceRow(world: World, service: Service): Reply {
  const product = world.products.get(service.productId);
  const server = world.servers.get(service.serverId);
  const order = world.orders.get(service.orderId);
  return {
    id: String(service.id),
    qty: String(service.qty),
    clientid: String(service.clientId),
    orderid: String(service.orderId),
    ...(order === undefined ? {} : { ordernumber: String(order.ordernum) }),
    pid: String(service.productId),
    regdate: service.regdate,
    name: product?.name ?? "",
    translated_name: product?.name ?? "",
    groupname: product?.groupname ?? "",
    translated_groupname: product?.groupname ?? "",
    domain: service.domain,
    dedicatedip: service.dedicatedip,
    serverid: String(service.serverId),
    servername: server?.name ?? "",
    serverip: server?.ipaddress ?? "",
    serverhostname: server?.hostname ?? "",
    suspensionreason: service.suspensionreason,
    firstpaymentamount: service.firstpaymentamount,
    recurringamount: service.recurringamount,
    paymentmethod: service.paymentmethod,
    paymentmethodname: gatewayName(service.paymentmethod),
    billingcycle: service.billingcycle,
    nextduedate: service.nextduedate,
    status: service.status,
    username: service.username,
    password: service.password,
    subscriptionid: service.subscriptionid,
    promoid: String(service.promoid),
    overideautosuspend: service.overideautosuspend,
    overidesuspenduntil: service.overidesuspenduntil,
    ns1: service.ns1,
    ns2: service.ns2,
    assignedips: service.assignedips,
    notes: service.notes,
    diskusage: String(service.diskusage),
    disklimit: String(service.disklimit),
    bwusage: String(service.bwusage),
    bwlimit: String(service.bwlimit),
    lastupdate: ZERO_DATETIME,
    customfields: {
      customfield: service.customfields.map(({ id, name, value }) => ({ id, name, translated_name: name, value })),
    },
    configoptions: {
      configoption: service.configoptions.map(({ id, option, type, value }) => ({
        id: String(id),
        option,
        type,
        value,
      })),
    },
  };
}

const getClientsProducts: Handler = (params, { world, quirks }) => {
  const clientId = intOf(params, "clientid");
  const serviceId = intOf(params, "serviceid");
  const productId = intOf(params, "pid");
  const domain = textOf(params, "domain") ?? "";
  const username = textOf(params, "username2") ?? "";
  const rows = [...world.services.values()].filter(
    (row) =>
      (clientId === 0 || row.clientId === clientId) &&
      (serviceId === 0 || row.id === serviceId) &&
      (productId === 0 || row.productId === productId) &&
      (domain === "" || row.domain === domain) &&
      (username === "" || row.username === username),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => serviceRow(world, row));
  return {
    clientid: textOf(params, "clientid") ?? null,
    serviceid: textOf(params, "serviceid") ?? null,
    pid: textOf(params, "pid") ?? null,
    domain: textOf(params, "domain") ?? null,
    ...numberPaging(page),
    totalresults: String(page.total),
    ...wrapped(quirks, "products", "product", listed, "empty_string"),
  };
};

const getClientsAddons: Handler = (params, { world, quirks }) => {
  const serviceIds = (textOf(params, "serviceid") ?? "").split(",").filter(Boolean).map(Number);
  const clientId = intOf(params, "clientid");
  const addonId = intOf(params, "addonid");
  const addons = [...world.addons.values()]
    .filter((row) => serviceIds.length === 0 || serviceIds.includes(row.serviceId))
    .filter((row) => (clientId === 0 || row.clientId === clientId) && (addonId === 0 || row.addonid === addonId))
    .map((row) => ({
      id: String(row.id),
      qty: "1",
      userid: String(row.clientId),
      orderid: String(row.orderId),
      serviceid: String(row.serviceId),
      addonid: String(row.addonid),
      name: row.name,
      setupfee: row.setupfee,
      recurring: row.recurring,
      billingcycle: row.billingcycle,
      tax: "",
      status: row.status,
      regdate: row.regdate,
      nextduedate: row.nextduedate,
      nextinvoicedate: row.nextduedate,
      paymentmethod: row.paymentmethod,
      paymentmethodname: gatewayName(row.paymentmethod),
      notes: row.notes,
    }));
  return {
    serviceid: textOf(params, "serviceid") ?? "",
    clientid: textOf(params, "clientid") ?? "",
    totalresults: String(addons.length),
    ...wrapped(quirks, "addons", "addon", addons, "absent"),
  };
};

const getClientsDomains: Handler = (params, { world, quirks }) => {
  const clientId = intOf(params, "clientid");
  const domainId = intOf(params, "domainid");
  const name = textOf(params, "domain") ?? "";
  const rows = [...world.domains.values()].filter(
    (row) =>
      (clientId === 0 || row.clientId === clientId) &&
      (domainId === 0 || row.id === domainId) &&
      (name === "" || row.domainname === name),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => ({
    id: String(row.id),
    userid: String(row.clientId),
    orderid: String(row.orderId),
    regtype: row.regtype,
    domainname: row.domainname,
    registrar: row.registrar,
    regperiod: String(row.regperiod),
    firstpaymentamount: row.firstpaymentamount,
    recurringamount: row.recurringamount,
    paymentmethod: row.paymentmethod,
    paymentmethodname: gatewayName(row.paymentmethod),
    regdate: row.regdate,
    expirydate: row.expirydate,
    nextduedate: row.nextduedate,
    status: row.status,
    subscriptionid: row.subscriptionid,
    promoid: String(row.promoid),
    dnsmanagement: flag01(row.dnsmanagement),
    emailforwarding: flag01(row.emailforwarding),
    idprotection: flag01(row.idprotection),
    donotrenew: flag01(row.donotrenew),
    notes: row.notes,
  }));
  return {
    clientid: textOf(params, "clientid") ?? "",
    domainid: textOf(params, "domainid") ?? "",
    ...stringPaging(page),
    ...wrapped(quirks, "domains", "domain", listed, "empty_string"),
  };
};

/** What the registrar says; a domain of none has nobody to ask. */
const domainGetNameservers: Handler = (params, { world }) => {
  const domain = find(world.domains, params, "domainid", "Domain ID Not Found");
  if (domain.registrar === "") refuse("Registrar Function Not Supported");
  return Object.fromEntries(domain.nameservers.map((host, place) => [`ns${place + 1}`, host]));
};

function orderRow(world: World, order: Order): Reply {
  const client = world.clients.get(order.clientId);
  const currency = world.currencies.get(client?.currencyId ?? 1);
  return {
    id: order.id,
    ordernum: order.ordernum,
    userid: order.clientId,
    contactid: order.contactId,
    requestor_id: order.requestorId,
    admin_requestor_id: 0,
    date: order.date,
    nameservers: order.nameservers,
    transfersecret: order.transfersecret,
    renewals: "",
    renewalsByType: { domains: [], services: [], addons: [] },
    promocode: order.promocode,
    promotype: "",
    promovalue: "",
    orderdata: order.orderdata,
    amount: order.amount,
    paymentmethod: order.paymentmethod,
    invoiceid: order.invoiceId,
    status: order.status,
    ipaddress: order.ipaddress,
    fraudmodule: order.fraudmodule,
    fraudoutput: order.fraudoutput,
    notes: order.notes,
    paymentmethodname: gatewayName(order.paymentmethod),
    paymentstatus: world.invoices.get(order.invoiceId)?.status ?? "Incomplete",
    name: client === undefined ? "" : `${client.firstname} ${client.lastname}`,
    currencyprefix: currency?.prefix ?? "",
    currencysuffix: currency?.suffix ?? "",
    frauddata: "",
    validationdata: "",
    lineitems: {
      lineitem: order.lineitems.map((item) => ({ ...item, billingcycle: "Monthly", status: order.status })),
    },
  };
}

const getOrders: Handler = (params, { world, quirks }) => {
  const id = intOf(params, "id");
  const clientId = intOf(params, "userid");
  const requestorId = intOf(params, "requestor_id");
  const status = textOf(params, "status") ?? "";
  const rows = [...world.orders.values()].filter(
    (row) =>
      (id === 0 || row.id === id) &&
      (clientId === 0 || row.clientId === clientId) &&
      (requestorId === 0 || row.requestorId === requestorId) &&
      (status === "" || row.status === status),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => orderRow(world, row));
  return { ...numberPaging(page), ...wrapped(quirks, "orders", "order", listed, "absent") };
};

/** No filter of any kind: every caller pages through all requests, completed ones included. */
const getCancelledPackages: Handler = (params, { world, quirks }) => {
  const page = paginate([...world.cancelRequests.values()], params, quirks);
  const listed = page.rows.map((row) => ({
    id: String(row.id),
    date: row.date,
    relid: String(row.serviceId),
    reason: row.reason,
    type: row.type,
    created_at: ZERO_DATETIME,
    updated_at: ZERO_DATETIME,
  }));
  return { ...stringPaging(page), ...wrapped(quirks, "packages", "package", listed, "absent") };
};

const OFF = "-1.00";
const SETUP_FEES = Object.fromEntries(["m", "q", "s", "a", "b", "t"].map((cycle) => [`${cycle}setupfee`, "0.00"]));
const LONG_CYCLES = ["quarterly", "semiannually", "annually", "biennially", "triennially"];

function priceRow(monthly: string, otherwise: string): Reply {
  return { ...SETUP_FEES, monthly, ...Object.fromEntries(LONG_CYCLES.map((cycle) => [cycle, otherwise])) };
}

function productRow(world: World, product: Product): Reply {
  const currencies = [...world.currencies.values()];
  return {
    pid: product.id,
    gid: product.gid,
    type: product.type,
    name: product.name,
    slug: product.name.toLowerCase().replaceAll(" ", "-"),
    "product-url": `${world.settings["SystemURL"] ?? ""}product/${product.id}`,
    description: product.description,
    module: product.module,
    paytype: "recurring",
    allowqty: 0,
    quantity_available: 0,
    pricing: Object.fromEntries(
      currencies.map(({ code, prefix, suffix }) => [code, { prefix, suffix, ...priceRow(product.monthly, OFF) }]),
    ),
    customfields: { customfield: product.customfields },
    configoptions: {
      configoption: product.configoptions.map(({ id, name, options }) => ({
        id,
        name,
        type: "1",
        minqty: 0,
        maxqty: 0,
        options: {
          option: options.map((option) => ({
            id: option.id,
            name: option.name,
            rawName: null,
            recurring: 0,
            required: null,
            pricing: Object.fromEntries(currencies.map(({ code }) => [code, priceRow("0.00", "0.00")])),
          })),
        },
      })),
    },
  };
}

const getProducts: Handler = (params, { world, quirks }) => {
  const ids = (textOf(params, "pid") ?? "").split(",").filter(Boolean).map(Number);
  const gid = intOf(params, "gid");
  const module = textOf(params, "module") ?? "";
  const products = [...world.products.values()]
    .filter((row) => ids.length === 0 || ids.includes(row.id))
    .filter((row) => (gid === 0 || row.gid === gid) && (module === "" || row.module === module))
    .map((row) => productRow(world, row));
  return { totalresults: products.length, ...wrapped(quirks, "products", "product", products) };
};

const getCurrencies: Handler = (_params, { world, quirks }) => {
  const currencies = [...world.currencies.values()].map(({ id, code, prefix, suffix }) => ({
    id: String(id),
    code,
    prefix,
    suffix,
    format: "1",
    rate: "1.00000",
  }));
  return { totalresults: String(currencies.length), ...wrapped(quirks, "currencies", "currency", currencies) };
};

const getServers: Handler = (_params, { world }) => ({
  servers: [...world.servers.values()].map((server) => {
    const activeServices = world.panels.get(server.id)?.size ?? 0;
    return {
      id: server.id,
      name: server.name,
      hostname: server.hostname,
      ipaddress: server.ipaddress,
      active: true,
      activeServices,
      maxAllowedServices: server.maxAllowedServices,
      percentUsed: Math.round((100 * activeServices) / server.maxAllowedServices),
      module: server.module,
      status: { http: false, load: "", uptime: "" },
    };
  }),
  fetchStatus: "",
});

const getModuleQueue: Handler = (params, { world }) => {
  const related = intOf(params, "relatedId");
  const wanted = (name: string, value: string): boolean => ["", undefined, value].includes(textOf(params, name));
  const queue = [...world.moduleQueue.values()]
    .filter((row) => !row.completed && (related === 0 || row.serviceId === related))
    .filter((row) => wanted("serviceType", row.serviceType) && wanted("moduleName", row.moduleName))
    .filter((row) => wanted("moduleAction", row.moduleAction) && row.lastAttempt >= (textOf(params, "since") ?? ""))
    .map((row) => ({
      id: String(row.id),
      serviceType: row.serviceType,
      serviceId: String(row.serviceId),
      moduleName: row.moduleName,
      moduleAction: row.moduleAction,
      lastAttempt: row.lastAttempt,
      lastAttemptError: row.lastAttemptError,
      numRetries: String(row.numRetries),
      completed: flag01(row.completed),
      createdAt: row.createdAt,
      updatedAt: row.lastAttempt,
    }));
  return { count: String(queue.length), queue };
};

export const serviceReads: Record<string, Handler> = {
  GetClientsProducts: getClientsProducts,
  GetClientsAddons: getClientsAddons,
  GetClientsDomains: getClientsDomains,
  DomainGetNameservers: domainGetNameservers,
  GetOrders: getOrders,
  GetCancelledPackages: getCancelledPackages,
  GetProducts: getProducts,
  GetCurrencies: getCurrencies,
  GetServers: getServers,
  GetModuleQueue: getModuleQueue,
};
