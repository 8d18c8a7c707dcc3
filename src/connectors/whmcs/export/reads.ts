import type { OwnedList, RawList } from "../api-raw.ts";
import type { FormParameters } from "../encode.ts";

/** How one list of a client is read: where its rows stand, and what says whose they are. */
interface ClientList extends Omit<RawList, "parameters"> {
  /** The parameters that name the client. */
  readonly askedBy: readonly string[];
  readonly ownedBy: readonly string[];
  readonly with?: FormParameters;
}

/** Without it only the departments of the API's admin are listed. */
const everyDepartment = { ignore_dept_assignments: true };

/** Every list that WHMCS gives by client, by the entity of the package. */
const lists = {
  contacts: {
    action: "GetContacts",
    wrapper: "contacts",
    item: "contact",
    askedBy: ["userid"],
    ownedBy: ["userid"],
    pagedBy: "id",
  },
  services: {
    action: "GetClientsProducts",
    wrapper: "products",
    item: "product",
    askedBy: ["clientid"],
    ownedBy: ["clientid"],
    pagedBy: "id",
  },
  addons: {
    action: "GetClientsAddons",
    wrapper: "addons",
    item: "addon",
    askedBy: ["clientid"],
    ownedBy: ["userid"],
  },
  domains: {
    action: "GetClientsDomains",
    wrapper: "domains",
    item: "domain",
    askedBy: ["clientid"],
    ownedBy: ["userid"],
    pagedBy: "id",
  },
  orders: {
    action: "GetOrders",
    wrapper: "orders",
    item: "order",
    askedBy: ["userid"],
    ownedBy: ["userid"],
    pagedBy: "id",
  },
  invoices: {
    action: "GetInvoices",
    wrapper: "invoices",
    item: "invoice",
    askedBy: ["userid"],
    ownedBy: ["userid"],
    pagedBy: "id",
    with: { orderby: "id", order: "asc" },
  },
  transactions: {
    action: "GetTransactions",
    wrapper: "transactions",
    item: "transaction",
    askedBy: ["clientid"],
    ownedBy: ["userid"],
  },
  credits: { action: "GetCredits", wrapper: "credits", item: "credit", askedBy: ["clientid"], ownedBy: [] },
  pay_methods: {
    action: "GetPayMethods",
    wrapper: "paymethods",
    item: "paymethod",
    askedBy: ["clientid"],
    ownedBy: [],
  },
  tickets: {
    action: "GetTickets",
    wrapper: "tickets",
    item: "ticket",
    askedBy: ["clientid"],
    ownedBy: ["userid"],
    pagedBy: "id",
    with: everyDepartment,
  },
  emails: {
    action: "GetEmails",
    wrapper: "emails",
    item: "email",
    askedBy: ["clientid"],
    ownedBy: ["userid"],
    pagedBy: "id",
  },
  activity: {
    action: "GetActivityLog",
    wrapper: "activity",
    item: "entry",
    // Before 8.5 the filter was called `userid`; the old name is still accepted.
    askedBy: ["clientid", "userid"],
    ownedBy: ["clientId", "userid"],
    pagedBy: "id",
  },
  affiliate: {
    action: "GetAffiliates",
    wrapper: "affiliates",
    item: "affiliate",
    askedBy: ["userid"],
    ownedBy: ["clientid"],
    pagedBy: "id",
  },
} as const satisfies Readonly<Record<string, ClientList>>;

/** An entity whose rows are one list by client. */
export type ListedEntity = keyof typeof lists;

export const listedEntities = Object.keys(lists) as readonly ListedEntity[];

export function isListed(entity: string): entity is ListedEntity {
  return Object.hasOwn(lists, entity);
}

/** The list of one client. */
export function listOf(entity: ListedEntity, clientId: number): OwnedList {
  const list: ClientList = lists[entity];
  const asked = Object.fromEntries(list.askedBy.map((key) => [key, clientId]));
  return { ...list, clientId, parameters: { ...asked, ...list.with } };
}

/** Of all clients: a prospect's quote has none. */
export const quotes: RawList = {
  action: "GetQuotes",
  wrapper: "quotes",
  item: "quote",
  parameters: {},
  pagedBy: "id",
};

/** Of all clients: WHMCS cannot filter them. */
export const cancellationRequests: RawList = {
  action: "GetCancelledPackages",
  wrapper: "packages",
  item: "package",
  parameters: {},
  pagedBy: "id",
};

/** Tickets written from an address, by guests and clients alike: how exactly WHMCS matches it is not documented. */
export function ticketsFrom(email: string): RawList {
  return { ...lists.tickets, parameters: { email, ...everyDepartment } };
}

/** Logins whose address, or another field, begins so. */
export function loginsLike(email: string): RawList {
  return { action: "GetUsers", wrapper: "users", item: "user", parameters: { search: email }, pagedBy: "id" };
}

/** Named products of the catalogue. */
export function productsOf(productIds: readonly number[]): RawList {
  return { action: "GetProducts", wrapper: "products", item: "product", parameters: { pid: productIds.join(",") } };
}
