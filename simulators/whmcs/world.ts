/**
 * State of the WHMCS stand-in. Written from the vendor's documentation (developers.whmcs.com, API and hook references);
 * where that is silent, the choice is named beside the code that makes it.
 *
 * Column names keep WHMCS's own spelling (`firstname`, `duedate`); links between records are `…Id` numbers. Dates are
 * the strings WHMCS sends, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` in `World.timezone`, zero dates included.
 */

export const ZERO_DATE = "0000-00-00";
export const ZERO_DATETIME = "0000-00-00 00:00:00";

/** The six kinds of mail a client or contact can be sent; `domain` falls under the ICANN rule. */
export const MAIL_KINDS = ["general", "invoice", "support", "product", "domain", "affiliate"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
export type MailPreferences = Record<MailKind, boolean>;

/** What an invoice prints of a person, and what a contact and a quote hold of one. */
export interface Identity {
  firstname: string;
  lastname: string;
  companyname: string;
  email: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  postcode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phonenumber: string;
  tax_id: string;
}

export interface Client extends Identity {
  id: number;
  uuid: string;
  datecreated: string;
  status: string;
  notes: string;
  language: string;
  currencyId: number;
  groupid: number;
  defaultgateway: string;
  /** Contact whose identity invoices print instead of the client's; 0 for none. */
  billingContactId: number;
  credit: string;
  mailPreferences: MailPreferences;
  marketingOptIn: boolean;
  flags: Record<ClientFlag, boolean>;
  emailVerified: boolean;
  lastlogin: { date: string; ip: string; host: string } | null;
  customfields: CustomFieldValue[];
  /** Staff notes (AddClientNote); the API can neither list nor delete them. */
  staffNotes: { id: number; notes: string; sticky: boolean; date: string }[];
}

export const CLIENT_FLAGS = [
  "taxexempt",
  "latefeeoveride",
  "overideduenotices",
  "separateinvoices",
  "disableautocc",
  "overrideautoclose",
] as const;
export type ClientFlag = (typeof CLIENT_FLAGS)[number];

export interface CustomFieldValue {
  id: number;
  value: string;
}

export interface User {
  id: number;
  firstname: string;
  lastname: string;
  email: string;
  language: string;
  datecreated: string;
  validationdata: string;
  lastIp: string;
  clients: { clientId: number; owner: boolean; permissions: string[] }[];
}

export interface Contact extends Identity {
  id: number;
  clientId: number;
  mailPreferences: MailPreferences;
  created_at: string;
  updated_at: string;
}

export interface PayMethod {
  id: number;
  clientId: number;
  type: "CreditCard" | "RemoteCreditCard" | "BankAccount" | "RemoteBankAccount";
  description: string;
  gateway_name: string;
  card_last_four: string;
  expiry_date: string;
  card_type: string;
  bank_name: string;
  /** Key into `World.gatewayVault` for remote kinds. */
  remote_token: string;
  last_updated: string;
  /** Text with which the gateway refuses to delete its side; absent: it deletes. */
  remoteFailure?: string;
}

export type ProductType = "hostingaccount" | "reselleraccount" | "server" | "other";

export interface Product {
  id: number;
  gid: number;
  groupname: string;
  type: ProductType;
  name: string;
  description: string;
  /** Provisioning module; empty: none. */
  module: string;
  monthly: string;
  customfields: { id: number; name: string; description: string; required: string }[];
  configoptions: { id: number; name: string; options: { id: number; name: string }[] }[];
}

/** How a service's module answers its next command; `service.moduleOutcome` stays until changed. */
export type ModuleOutcome =
  | { kind: "success" }
  /** The module's own text, sent verbatim; nothing changes on the panel. */
  | { kind: "failure"; text: string }
  /** The panel and the status change, but no answer comes for `ms`, then the connection is cut. */
  | { kind: "done_but_silent"; ms: number }
  /** Nothing changes and no answer comes for `ms`, then the connection is cut. */
  | { kind: "hang"; ms: number }
  /** The account was removed on the panel behind WHMCS's back: the module fails as for an unknown account. */
  | { kind: "already_gone" };

export interface Service {
  id: number;
  clientId: number;
  orderId: number;
  productId: number;
  serverId: number;
  qty: number;
  regdate: string;
  domain: string;
  dedicatedip: string;
  suspensionreason: string;
  firstpaymentamount: string;
  recurringamount: string;
  paymentmethod: string;
  billingcycle: string;
  nextduedate: string;
  terminationdate: string;
  status: string;
  username: string;
  password: string;
  subscriptionid: string;
  promoid: number;
  overideautosuspend: string;
  overidesuspenduntil: string;
  ns1: string;
  ns2: string;
  assignedips: string;
  notes: string;
  diskusage: number;
  disklimit: number;
  bwusage: number;
  bwlimit: number;
  customfields: { id: number; name: string; value: string }[];
  configoptions: { id: number; option: string; type: string; value: string }[];
  moduleOutcome: ModuleOutcome;
}

export interface Addon {
  id: number;
  clientId: number;
  serviceId: number;
  orderId: number;
  addonid: number;
  name: string;
  setupfee: string;
  recurring: string;
  billingcycle: string;
  status: string;
  regdate: string;
  nextduedate: string;
  terminationdate: string;
  paymentmethod: string;
  notes: string;
}

export interface Domain {
  id: number;
  clientId: number;
  orderId: number;
  regtype: "Register" | "Transfer";
  domainname: string;
  registrar: string;
  regperiod: number;
  firstpaymentamount: string;
  recurringamount: string;
  paymentmethod: string;
  regdate: string;
  expirydate: string;
  nextduedate: string;
  status: string;
  subscriptionid: string;
  promoid: number;
  dnsmanagement: boolean;
  emailforwarding: boolean;
  idprotection: boolean;
  donotrenew: boolean;
  notes: string;
  nameservers: string[];
}

export interface Order {
  id: number;
  /** Ten digits: can exceed 2^31. */
  ordernum: number;
  clientId: number;
  contactId: number;
  requestorId: number;
  date: string;
  nameservers: string;
  transfersecret: string;
  promocode: string;
  orderdata: string;
  amount: string;
  paymentmethod: string;
  invoiceId: number;
  status: string;
  ipaddress: string;
  fraudmodule: string;
  fraudoutput: string;
  notes: string;
  lineitems: { type: string; relid: number; producttype: string; product: string; domain: string; amount: string }[];
}

export interface CancelRequest {
  id: number;
  date: string;
  serviceId: number;
  reason: string;
  type: "Immediate" | "End of Billing Period";
}

export interface Invoice {
  id: number;
  clientId: number;
  invoicenum: string;
  date: string;
  duedate: string;
  datepaid: string;
  date_refunded: string;
  date_cancelled: string;
  credit: string;
  tax: string;
  taxrate: string;
  status: string;
  paymentmethod: string;
  payMethodId: number | null;
  notes: string;
  created_at: string;
  updated_at: string;
  items: { id: number; type: string; relid: number; description: string; amount: string; taxed: number }[];
  /** Identity frozen at generation; absent where the snapshot setting was off then. No API action shows it. */
  snapshot?: Identity;
}

export interface Transaction {
  id: number;
  clientId: number;
  currency: number;
  gateway: string;
  date: string;
  description: string;
  amountin: string;
  fees: string;
  amountout: string;
  transid: string;
  invoiceId: number;
  refundId: number;
}

export interface Credit {
  id: number;
  clientId: number;
  date: string;
  description: string;
  amount: string;
  relid: number;
}

/** Holds its own copy of the person when `clientId` is 0. */
export interface Quote extends Identity {
  id: number;
  clientId: number;
  subject: string;
  stage: string;
  validuntil: string;
  currency: number;
  proposal: string;
  customernotes: string;
  adminnotes: string;
  datecreated: string;
  lastmodified: string;
  datesent: string;
  dateaccepted: string;
  items: { id: number; description: string; quantity: string; unitprice: string; discount: string; taxable: number }[];
}

export interface Attachment {
  /** As stored: six digits, underscore, the name the sender gave. */
  storedName: string;
  /** Base64. */
  data: string;
}

export interface TicketReply {
  id: number;
  clientId: number;
  contactId: number;
  name: string;
  email: string;
  requestor: Requestor;
  date: string;
  message: string;
  attachments: Attachment[];
  attachmentsRemoved: boolean;
  admin: string;
}

export interface Requestor {
  name: string;
  email: string;
  type: string;
}

export interface Ticket {
  id: number;
  tid: string;
  /** Public access code: whoever has it reads the ticket. */
  c: string;
  deptId: number;
  /** 0 for a guest's ticket, which `name` and `email` then identify. */
  clientId: number;
  contactId: number;
  name: string;
  email: string;
  requestor: Requestor;
  cc: string;
  date: string;
  subject: string;
  message: string;
  status: string;
  priority: string;
  admin: string;
  attachments: Attachment[];
  attachmentsRemoved: boolean;
  lastreply: string;
  flag: number;
  service: string;
  /** Keeps the client from closing the ticket; nothing reads it back. */
  preventClientClosure: boolean;
  customfields: CustomFieldValue[];
  replies: TicketReply[];
  notes: {
    id: number;
    admin: string;
    date: string;
    message: string;
    attachments: Attachment[];
    attachmentsRemoved: boolean;
  }[];
}

export interface Email {
  id: number;
  clientId: number;
  subject: string;
  message: string;
  date: string;
  to: string;
  cc: string;
  bcc: string;
}

export interface ActivityEntry {
  id: number;
  clientId: number;
  userId: number;
  adminId: number;
  date: string;
  description: string;
  username: string;
  ipaddress: string;
}
