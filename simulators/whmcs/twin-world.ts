/**
 * Two clients with the same sort of data, every text field of either filled with marks of its own: one to be erased, and
 * a twin who must keep everything. They share a server and one login; the subject also has a login of its own.
 */
import {
  addClient,
  addContact,
  addPayMethod,
  addProduct,
  addServer,
  addService,
  addUser,
  allMailPreferences,
  emptyWorld,
} from "./builders.ts";
import { type World, allocateId } from "./installation.ts";
import { addAddon, addDomain, addInvoice, addOrder, addQuote } from "./record-builders.ts";
import { plantLogs, plantSupport } from "./twin-records.ts";
import type { Client, Identity } from "./world.ts";

export interface PlantedClient {
  clientId: number;
  /** Login only this client uses; its owner. */
  ownUserId: number;
  contactIds: number[];
  /** First the hosting (live, with a panel account), then a service without a module, then a terminated hosting. */
  serviceIds: number[];
  ticketIds: number[];
  quoteIds: number[];
  invoiceIds: number[];
  payMethodIds: number[];
  /** Text that every planted value of this client contains. */
  mark: string;
  /** Every planted value, IP addresses included. */
  planted: string[];
}

export interface TwinWorld {
  world: World;
  subject: PlantedClient;
  twin: PlantedClient;
  /** Login that reaches both: owner of neither. */
  sharedUserId: number;
  serverId: number;
}

/** Client 21 to be erased and client 22 who is not; nothing about 21 blocks an anonymisation once its hosting is gone. */
export function twinWorld(prefix = "planted"): TwinWorld {
  const world = emptyWorld();
  const serverId = addServer(world, "Saturn");
  addProduct(world, { id: 12, type: "hostingaccount", module: "cpanel" });
  addProduct(world, { id: 13, type: "other", module: "", name: "Care plan" });
  world.clientCustomFields.push(
    { id: 1, name: "Birth date", required: true },
    { id: 2, name: "Remarks", required: false },
  );
  world.groups.set(1, {
    id: 1,
    groupname: "Loyal",
    groupcolour: "#28C99B",
    discountpercent: "10.00",
    susptermexempt: true,
    separateinvoices: false,
  });
  const subject = plantClient(world, 21, serverId, `${prefix}-a-`);
  const twin = plantClient(world, 22, serverId, `${prefix}-b-`);
  const shared = addUser(world, {
    firstname: `${prefix}-s-1`,
    lastname: `${prefix}-s-2`,
    email: `${prefix}-s-3@shared.example`,
    clients: [subject, twin].map(({ clientId }) => ({ clientId, owner: false, permissions: ["profile"] })),
  });
  return { world, subject, twin, sharedUserId: shared.id, serverId };
}

/** One client being filled. */
export interface Planter {
  world: World;
  client: Client;
  serverId: number;
  /** A new marked text; `suffix` completes it, e.g. to an e-mail address. */
  text: (suffix?: string) => string;
  ip: () => string;
  planted: PlantedClient;
}

function plantClient(world: World, id: number, serverId: number, mark: string): PlantedClient {
  const values: string[] = [];
  const text = (suffix = ""): string => {
    const value = `${mark}${values.length + 1}${suffix}`;
    values.push(value);
    return value;
  };
  const ip = (): string => {
    const value = `2001:db8:${id}::${1000 + values.length}`;
    values.push(value);
    return value;
  };
  const ownUser = addUser(world, {
    firstname: text(),
    lastname: text(),
    email: text("@login.example"),
    lastIp: ip(),
    validationdata: text(),
  });
  const client = addClient(
    world,
    {
      ...plantIdentity(text),
      id,
      notes: text(),
      groupid: 1,
      marketingOptIn: true,
      lastlogin: { date: "01/03/2026 10:26", ip: ip(), host: text(".isp.example") },
      customfields: [
        { id: 1, value: text() },
        { id: 2, value: text() },
      ],
      staffNotes: [{ id: allocateId(world, "staffNotes"), notes: text(), sticky: true, date: "2025-01-15 10:00:00" }],
    },
    ownUser,
  );
  const planted: PlantedClient = {
    clientId: id,
    ownUserId: ownUser.id,
    contactIds: [],
    serviceIds: [],
    ticketIds: [],
    quoteIds: [],
    invoiceIds: [],
    payMethodIds: [],
    mark,
    planted: values,
  };
  const planter: Planter = { world, client, serverId, text, ip, planted };
  plantServices(planter);
  plantBilling(planter);
  plantSupport(planter);
  plantLogs(planter);
  return planted;
}

function plantIdentity(text: (suffix?: string) => string, mailDomain = "@client.example"): Identity {
  return {
    firstname: text(),
    lastname: text(),
    companyname: text(),
    email: text(mailDomain),
    address1: text(),
    address2: text(),
    city: text(),
    state: text(),
    postcode: text(),
    country: "BE",
    phonenumber: text(),
    tax_id: text(),
  };
}

function plantServices({ world, client, serverId, text, ip, planted }: Planter): void {
  const clientId = client.id;
  const order = addOrder(world, {
    clientId,
    requestorId: planted.ownUserId,
    nameservers: text(".ns.example"),
    transfersecret: text(),
    orderdata: JSON.stringify({ note: text() }),
    ipaddress: ip(),
    fraudmodule: "fraudlabs",
    fraudoutput: JSON.stringify({ ip_city: text() }),
    notes: text(),
    lineitems: [
      {
        type: "product",
        relid: 1,
        producttype: "Hosting",
        product: "Starter",
        domain: text(".example"),
        amount: "12.95",
      },
    ],
  });
  const kinds = [
    { productId: 12, serverId, status: "Active" },
    { productId: 13, serverId: 0, status: "Terminated" },
    { productId: 12, serverId, status: "Terminated" },
  ];
  for (const kind of kinds) {
    const service = addService(world, {
      ...kind,
      clientId,
      orderId: order.id,
      domain: text(".example"),
      username: text(),
      password: text(),
      notes: text(),
      subscriptionid: text(),
      dedicatedip: ip(),
      assignedips: ip(),
      ns1: text(".ns.example"),
      ns2: text(".ns.example"),
      suspensionreason: text(),
      customfields: [{ id: 31, name: "Account remark", value: text() }],
      configoptions: [{ id: 1, option: "Region", type: "dropdown", value: "Europe" }],
    });
    planted.serviceIds.push(service.id);
  }
  const [hosting = 0, , ended = 0] = planted.serviceIds;
  addAddon(world, { clientId, serviceId: ended, name: text(), notes: text(), status: "Terminated" });
  world.cancelRequests.set(clientId, {
    id: clientId,
    date: "2025-06-01 09:00:00",
    serviceId: ended,
    reason: text(),
    type: "Immediate",
  });
  world.counters["cancelRequests"] = Math.max(world.counters["cancelRequests"] ?? 0, clientId);
  addDomain(world, { clientId, domainname: text(".example"), status: "Expired", notes: text(), orderId: order.id });
  const id = allocateId(world, "moduleQueue", world.moduleQueue);
  world.moduleQueue.set(id, {
    id,
    serviceType: "service",
    serviceId: hosting,
    moduleName: "cpanel",
    moduleAction: "SuspendAccount",
    lastAttempt: "2025-06-01 09:00:00",
    lastAttemptError: text(),
    numRetries: 1,
    completed: false,
    createdAt: "2025-06-01 09:00:00",
  });
}

function plantBilling({ world, client, text, planted }: Planter): void {
  const clientId = client.id;
  for (const kind of ["Client", "Office"]) {
    const contact = addContact(world, {
      ...plantIdentity(text, "@contact.example"),
      clientId,
      mailPreferences: allMailPreferences(kind === "Office"),
    });
    planted.contactIds.push(contact.id);
  }
  const types = ["RemoteCreditCard", "CreditCard", "BankAccount", "RemoteBankAccount"] as const;
  for (const type of types) {
    const remote = type.startsWith("Remote");
    const method = addPayMethod(world, {
      clientId,
      type,
      description: text(),
      gateway_name: remote ? "stripe" : "",
      bank_name: type.endsWith("BankAccount") ? text() : "",
      remote_token: remote ? text() : "",
    });
    planted.payMethodIds.push(method.id);
  }
  for (const year of [2012, 2024, 2025]) {
    const date = `${year}-03-15`;
    const invoice = addInvoice(world, {
      clientId,
      invoicenum: `${year}-${clientId}`,
      date,
      duedate: date,
      datepaid: `${date} 09:00:00`,
      status: "Paid",
      notes: text(),
      // The one of 2025 has no snapshot: it prints whatever the profile says.
      ...(year === 2025 ? {} : { snapshot: plantIdentity(text) }),
    });
    invoice.items = [
      {
        id: invoice.id * 10,
        type: "Hosting",
        relid: 1,
        description: `Hosting ${text(".example")}`,
        amount: "12.95",
        taxed: 1,
      },
    ];
    planted.invoiceIds.push(invoice.id);
    const id = allocateId(world, "transactions", world.transactions);
    world.transactions.set(id, {
      id,
      clientId,
      currency: 0,
      gateway: "stripe",
      date: `${date} 09:00:00`,
      description: text(),
      amountin: "12.95",
      fees: "0.00",
      amountout: "0.00",
      transid: text(),
      invoiceId: invoice.id,
      refundId: 0,
    });
  }
  for (const [index, amount] of ["5.00", "-5.00"].entries()) {
    const id = allocateId(world, "credits", world.credits);
    world.credits.set(id, { id, clientId, date: `2025-03-1${index}`, description: text(), amount, relid: 0 });
  }
  for (const stage of ["Draft", "Accepted"]) {
    const quote = addQuote(world, {
      ...plantIdentity(text),
      clientId,
      stage,
      subject: text(),
      proposal: text(),
      customernotes: text(),
      adminnotes: text(),
    });
    quote.items.push({
      id: allocateId(world, "quoteItems"),
      description: text(),
      quantity: "1",
      unitprice: "5.00",
      discount: "0.00",
      taxable: 0,
    });
    planted.quoteIds.push(quote.id);
  }
}
