/**
 * Builders for worlds of the WHMCS stand-in: an empty installation, and one function per kind of record that fills what
 * the caller leaves out. Defaults follow the samples of the vendor's API reference (developers.whmcs.com).
 */
import { type World, allocateId } from "./installation.ts";
import {
  CLIENT_FLAGS,
  type Client,
  type ClientFlag,
  type Contact,
  type Identity,
  MAIL_KINDS,
  type MailKind,
  type MailPreferences,
  type PayMethod,
  type Product,
  type Service,
  type User,
  ZERO_DATE,
  ZERO_DATETIME,
} from "./world.ts";

/** An installation without clients: one admin, one department, euro, and the settings the product reads. */
export function emptyWorld(): World {
  return {
    timezone: "Europe/Brussels",
    settings: {
      SystemURL: "https://billing.example.com/",
      CompanyName: "Example Hosting",
      DateFormat: "DD/MM/YYYY",
      AutoCancellationRequests: "",
      DRAutoDeleteInactiveClients: "0",
      DRAutoDeleteInactiveClientsMonths: "0",
      StoreClientDataSnapshotOnInvoiceCreation: "on",
    },
    admin: { id: 1, name: "Site Admin", departments: [1] },
    colleagues: [],
    departments: new Map([
      [1, "Support"],
      [2, "Billing"],
    ]),
    ticketStatuses: ["Open", "Answered", "Customer-Reply", "Closed", "On Hold", "In Progress"],
    clientCustomFields: [],
    emailTemplates: new Map([
      ["Service Suspension Notification", template("product", "Service suspended")],
      ["Client Signup Email", template("general", "Welcome")],
      ["Disabled Template", { ...template("general", "Never sent"), disabled: true }],
    ]),
    currencies: new Map([[1, { id: 1, code: "EUR", prefix: "€", suffix: " EUR" }]]),
    groups: new Map(),
    servers: new Map(),
    products: new Map(),
    clients: new Map(),
    users: new Map(),
    contacts: new Map(),
    payMethods: new Map(),
    services: new Map(),
    addons: new Map(),
    domains: new Map(),
    orders: new Map(),
    cancelRequests: new Map(),
    invoices: new Map(),
    transactions: new Map(),
    credits: new Map(),
    quotes: new Map(),
    tickets: new Map(),
    emails: new Map(),
    activity: new Map(),
    affiliates: new Map(),
    moduleQueue: new Map(),
    toDoItems: new Map(),
    panels: new Map(),
    gatewayVault: new Map(),
    customCommands: [],
    adminMails: [],
    notifications: [],
    counters: {},
  };
}

function template(type: string, subject: string): { type: string; subject: string; body: string; disabled: boolean } {
  return { type, subject, body: `<p>${subject}</p>`, disabled: false };
}

/** Puts a record in its table under the id given in `partial`, else the next free one. */
export function place<T extends { id: number }>(
  world: World,
  name: string,
  table: Map<number, T>,
  record: Omit<T, "id"> & { id?: number | undefined },
): T {
  const id = record.id ?? allocateId(world, name, table);
  world.counters[name] = Math.max(world.counters[name] ?? 0, id);
  const placed = { ...record, id } as T;
  table.set(id, placed);
  return placed;
}

export function allMailPreferences(on: boolean): MailPreferences {
  return Object.fromEntries(MAIL_KINDS.map((kind) => [kind, on])) as Record<MailKind, boolean>;
}

/** A plainly invented person, for records whose caller names none. */
export function blankIdentity(): Identity {
  return {
    firstname: "Test",
    lastname: "Person",
    companyname: "",
    email: "person@client.example",
    address1: "1 Example Street",
    address2: "",
    city: "Exampletown",
    state: "Exampleshire",
    postcode: "1000",
    country: "BE",
    phonenumber: "+32.20000000",
    tax_id: "",
  };
}

/** The text columns of an identity alone, as an invoice snapshot or a quote copies them. */
export function copyIdentity(source: Identity): Identity {
  const { firstname, lastname, companyname, email, address1, address2, city, state, postcode } = source;
  const { country, phonenumber, tax_id } = source;
  return {
    firstname,
    lastname,
    companyname,
    email,
    address1,
    address2,
    city,
    state,
    postcode,
    country,
    phonenumber,
    tax_id,
  };
}

/** A client with an owner user of the same name and e-mail, unless `owner` names an existing user. */
export function addClient(world: World, partial: Partial<Client> = {}, owner?: User): Client {
  const id = partial.id ?? allocateId(world, "clients", world.clients);
  const client = place(world, "clients", world.clients, {
    ...blankIdentity(),
    email: `client${id}@client.example`,
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
    datecreated: "2024-01-15",
    status: "Active",
    notes: "",
    language: "",
    currencyId: 1,
    groupid: 0,
    defaultgateway: "",
    billingContactId: 0,
    credit: "0.00",
    mailPreferences: allMailPreferences(true),
    marketingOptIn: false,
    flags: Object.fromEntries(CLIENT_FLAGS.map((flag) => [flag, false])) as Record<ClientFlag, boolean>,
    emailVerified: true,
    lastlogin: null,
    customfields: [],
    staffNotes: [],
    ...partial,
    id,
  });
  if (owner === undefined) {
    addUser(world, {
      firstname: client.firstname,
      lastname: client.lastname,
      email: client.email,
      clients: [{ clientId: id, owner: true, permissions: [] }],
    });
  } else {
    owner.clients.push({ clientId: id, owner: true, permissions: [] });
  }
  return client;
}

export function addUser(world: World, partial: Partial<User> & { email: string }): User {
  return place(world, "users", world.users, {
    firstname: "Test",
    lastname: "Person",
    language: "",
    datecreated: "2024-01-15 10:00:00",
    validationdata: "",
    lastIp: "192.0.2.10",
    clients: [],
    ...partial,
  });
}

export function addContact(world: World, partial: Partial<Contact> & { clientId: number }): Contact {
  const id = partial.id ?? allocateId(world, "contacts", world.contacts);
  return place(world, "contacts", world.contacts, {
    ...blankIdentity(),
    email: `contact${id}@contact.example`,
    mailPreferences: allMailPreferences(false),
    created_at: ZERO_DATETIME,
    updated_at: ZERO_DATETIME,
    ...partial,
    id,
  });
}

/** A pay method; remote kinds also get their record in the gateway's vault. */
export function addPayMethod(world: World, partial: Partial<PayMethod> & { clientId: number }): PayMethod {
  const method = place(world, "payMethods", world.payMethods, {
    type: "CreditCard",
    description: "Card",
    gateway_name: "",
    card_last_four: "4242",
    expiry_date: "02/30",
    card_type: "Visa",
    bank_name: "",
    remote_token: "",
    last_updated: "17/05/2024 10:01",
    ...partial,
  } satisfies Omit<PayMethod, "id">);
  if (method.remote_token !== "") {
    world.gatewayVault.set(method.remote_token, { gateway: method.gateway_name, clientId: method.clientId });
  }
  return method;
}

export function addProduct(world: World, partial: Partial<Product> = {}): Product {
  return place(world, "products", world.products, {
    gid: 1,
    groupname: "Hosting",
    type: "hostingaccount",
    name: "Starter",
    description: "",
    module: "cpanel",
    monthly: "12.95",
    customfields: [],
    configoptions: [],
    ...partial,
  });
}

/** A service; where it has a server and a username and is live, its account exists on that panel. */
export function addService(world: World, partial: Partial<Service> & { clientId: number; productId: number }): Service {
  const service = place(world, "services", world.services, {
    orderId: 0,
    serverId: 0,
    qty: 1,
    regdate: "2024-01-15",
    domain: "",
    dedicatedip: "",
    suspensionreason: "",
    firstpaymentamount: "12.95",
    recurringamount: "12.95",
    paymentmethod: "paypal",
    billingcycle: "Monthly",
    nextduedate: "2026-12-15",
    terminationdate: ZERO_DATE,
    status: "Active",
    username: "",
    password: "not-a-real-password",
    subscriptionid: "",
    promoid: 0,
    overideautosuspend: "",
    overidesuspenduntil: ZERO_DATE,
    ns1: "",
    ns2: "",
    assignedips: "",
    notes: "",
    diskusage: 0,
    disklimit: 0,
    bwusage: 0,
    bwlimit: 0,
    customfields: [],
    configoptions: [],
    moduleOutcome: { kind: "success" },
    ...partial,
  });
  const live = service.status === "Active" || service.status === "Suspended";
  if (live && service.username !== "" && world.servers.has(service.serverId)) putPanelAccount(world, service);
  return service;
}

/** Creates the service's account on its panel, replacing one of the same name. */
export function putPanelAccount(world: World, service: Service): void {
  const panel = world.panels.get(service.serverId) ?? new Map();
  panel.set(service.username, {
    domain: service.domain,
    bytes: 1_000_000 + service.id,
    suspended: service.status === "Suspended",
  });
  world.panels.set(service.serverId, panel);
}

export function addServer(world: World, name: string, module = "cpanel"): number {
  const server = place(world, "servers", world.servers, {
    name,
    hostname: `${name.toLowerCase()}.panel.example`,
    ipaddress: "192.0.2.80",
    module,
    maxAllowedServices: 200,
  });
  world.panels.set(server.id, new Map());
  return server.id;
}
