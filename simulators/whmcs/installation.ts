/**
 * The rest of the stand-in's state: what belongs to the installation, not to one client, and the `World` that holds
 * everything. Written from the vendor's documentation (developers.whmcs.com, docs.whmcs.com).
 */
import type {
  ActivityEntry,
  Addon,
  CancelRequest,
  Client,
  Contact,
  Credit,
  Domain,
  Email,
  Invoice,
  Order,
  PayMethod,
  Product,
  Quote,
  Service,
  Ticket,
  Transaction,
  User,
} from "./world.ts";

export interface Server {
  id: number;
  name: string;
  hostname: string;
  ipaddress: string;
  module: string;
  maxAllowedServices: number;
}

/** One hosting account on a simulated panel; `bytes` stands for the data that termination destroys. */
export interface PanelAccount {
  domain: string;
  bytes: number;
  suspended: boolean;
}

export interface QueueEntry {
  id: number;
  serviceType: "service" | "domain" | "addon";
  serviceId: number;
  moduleName: string;
  moduleAction: string;
  lastAttempt: string;
  lastAttemptError: string;
  numRetries: number;
  completed: boolean;
  createdAt: string;
}

export interface Affiliate {
  id: number;
  clientId: number;
  date: string;
  visitors: number;
  balance: string;
  withdrawn: string;
  payamount: string;
}

export interface EmailTemplate {
  type: string;
  subject: string;
  body: string;
  disabled: boolean;
}

export interface Currency {
  id: number;
  code: string;
  prefix: string;
  suffix: string;
}

export interface ClientGroup {
  id: number;
  groupname: string;
  groupcolour: string;
  discountpercent: string;
  susptermexempt: boolean;
  separateinvoices: boolean;
}

/** Somebody who works in WHMCS beside the API's own admin. */
export interface Colleague {
  id: number;
  firstname: string;
  lastname: string;
  username: string;
  email: string;
}

/** Everything the stand-in knows. Tests may read and change it at any time; every record is reached by its id. */
export interface World {
  /** IANA zone in which every date is written; no API action tells it. */
  timezone: string;
  /** tblconfiguration; an unlisted name is unknown to GetConfigurationValue. */
  settings: Record<string, string>;
  admin: { id: number; name: string; departments: number[] };
  colleagues: Colleague[];
  departments: Map<number, string>;
  ticketStatuses: string[];
  clientCustomFields: { id: number; name: string; required: boolean }[];
  emailTemplates: Map<string, EmailTemplate>;
  currencies: Map<number, Currency>;
  groups: Map<number, ClientGroup>;
  servers: Map<number, Server>;
  products: Map<number, Product>;
  clients: Map<number, Client>;
  users: Map<number, User>;
  contacts: Map<number, Contact>;
  payMethods: Map<number, PayMethod>;
  services: Map<number, Service>;
  addons: Map<number, Addon>;
  domains: Map<number, Domain>;
  orders: Map<number, Order>;
  cancelRequests: Map<number, CancelRequest>;
  invoices: Map<number, Invoice>;
  transactions: Map<number, Transaction>;
  credits: Map<number, Credit>;
  quotes: Map<number, Quote>;
  tickets: Map<number, Ticket>;
  emails: Map<number, Email>;
  activity: Map<number, ActivityEntry>;
  affiliates: Map<number, Affiliate>;
  moduleQueue: Map<number, QueueEntry>;
  toDoItems: Map<number, { id: number; date: string; title: string; description: string; status: string }>;
  /** Server id → account name → account: what is really on the hosting machines. */
  panels: Map<number, Map<string, PanelAccount>>;
  /** Remote token → what the payment gateway keeps: deleting a pay method may leave it behind. */
  gatewayVault: Map<string, { gateway: string; clientId: number }>;
  /** Every ModuleCustom that succeeded. */
  customCommands: { serviceId: number; functionName: string }[];
  adminMails: { subject: string; message: string; type: string }[];
  notifications: { identifier: string; title: string; message: string }[];
  /** Highest id given out per table; as in MySQL, a deleted id is never given again. */
  counters: Record<string, number>;
}

/** The next free id of a table; ids that a test set by hand are stepped over. */
export function allocateId(world: World, table: string, taken?: ReadonlyMap<number, unknown>): number {
  let id = (world.counters[table] ?? 0) + 1;
  while (taken?.has(id) === true) id += 1;
  world.counters[table] = id;
  return id;
}

/** The account as the panel has it, or undefined where the panel knows no such name. */
export function panelAccount(world: World, serverId: number, username: string): PanelAccount | undefined {
  return world.panels.get(serverId)?.get(username);
}
