/**
 * Reading actions about clients, contacts and users in the WHMCS stand-in. Keys and types follow the samples of the
 * vendor's API reference (developers.whmcs.com/api-reference: Client, Users).
 */
import {
  type ActionContext,
  type Handler,
  type Reply,
  find,
  numberPaging,
  paginate,
  refuse,
  stringPaging,
  wrapped,
} from "../context.ts";
import type { World } from "../installation.ts";
import { type PhpMap, intOf, isTruthy, textOf } from "../php.ts";
import { type Client, type Contact, type Identity, MAIL_KINDS, type PayMethod, ZERO_DATETIME } from "../world.ts";
import { clientStatistics } from "./client-statistics.ts";

const COUNTRIES: Record<string, { name: string; callingCode: string }> = {
  BE: { name: "Belgium", callingCode: "32" },
  NL: { name: "Netherlands", callingCode: "31" },
  FR: { name: "France", callingCode: "33" },
  DE: { name: "Germany", callingCode: "49" },
  GB: { name: "United Kingdom", callingCode: "44" },
};

/** The client as GetClientsDetails shows it, without the wrapper. */
function clientDetails(world: World, client: Client): Reply {
  const country = COUNTRIES[client.country] ?? { name: client.country, callingCode: "" };
  const digits = client.phonenumber.replace(/^\+\d+\./, "").replace(/^0/, "");
  const formatted = client.phonenumber === "" ? "" : `+${country.callingCode}.${digits}`;
  const users = [...world.users.values()].filter((user) => user.clients.some((link) => link.clientId === client.id));
  const owner = users.find((user) => user.clients.some((link) => link.clientId === client.id && link.owner));
  const { lastlogin, flags } = client;
  return {
    client_id: client.id,
    owner_user_id: owner?.id ?? 0,
    userid: client.id,
    id: client.id,
    uuid: client.uuid,
    firstname: client.firstname,
    lastname: client.lastname,
    fullname: `${client.firstname} ${client.lastname}`,
    companyname: client.companyname,
    email: client.email,
    address1: client.address1,
    address2: client.address2,
    city: client.city,
    fullstate: client.state,
    state: client.state,
    postcode: client.postcode,
    countrycode: client.country,
    country: client.country,
    phonenumber: client.phonenumber,
    tax_id: client.tax_id,
    email_preferences: Object.fromEntries(MAIL_KINDS.map((kind) => [kind, client.mailPreferences[kind] ? "1" : "0"])),
    statecode: client.state,
    countryname: country.name,
    phonecc: country.callingCode,
    phonenumberformatted: formatted,
    telephoneNumber: formatted,
    billingcid: client.billingContactId,
    notes: client.notes,
    currency: client.currencyId,
    defaultgateway: client.defaultgateway,
    groupid: client.groupid,
    status: client.status,
    credit: client.credit,
    taxexempt: flags.taxexempt,
    latefeeoveride: flags.latefeeoveride,
    overideduenotices: flags.overideduenotices,
    separateinvoices: flags.separateinvoices,
    disableautocc: flags.disableautocc,
    emailoptout: !client.marketingOptIn,
    marketing_emails_opt_in: client.marketingOptIn,
    overrideautoclose: flags.overrideautoclose,
    allowSingleSignOn: 1,
    email_verified: client.emailVerified,
    language: client.language,
    isOptedInToMarketingEmails: client.marketingOptIn,
    lastlogin:
      lastlogin === null
        ? "No Login Logged"
        : `Date: ${lastlogin.date}<br>IP Address: ${lastlogin.ip}<br>Host: ${lastlogin.host}`,
    currency_code: world.currencies.get(client.currencyId)?.code ?? "",
    customfields: client.customfields.map(({ id, value }) => ({ id, value })),
    ...Object.fromEntries(client.customfields.map(({ value }, index) => [`customfields${index + 1}`, value])),
    users: {
      user: users.map((user) => ({
        id: user.id,
        name: `${user.firstname} ${user.lastname}`,
        email: user.email,
        is_owner: user === owner,
      })),
    },
  };
}

const getClientsDetails: Handler = (params, { world, clock }) => {
  const email = textOf(params, "email");
  const id = intOf(params, "clientid");
  if (id === 0 && (email ?? "") === "") refuse("Either clientid Or email Is Required");
  const client =
    id === 0
      ? [...world.clients.values()].find((candidate) => candidate.email.toLowerCase() === email?.toLowerCase())
      : world.clients.get(id);
  if (client === undefined) refuse("Client Not Found");
  const details = clientDetails(world, client);
  return {
    ...details,
    client: details,
    ...(isTruthy(params["stats"]) ? { stats: clientStatistics(world, clock, client) } : {}),
  };
};

function matchesPrefix(search: string, person: { firstname: string; lastname: string; email: string }): boolean {
  const full = `${person.firstname} ${person.lastname}`;
  return [person.email, person.firstname, person.lastname, full].some((text) =>
    text.toLowerCase().startsWith(search.toLowerCase()),
  );
}

const CLIENT_ORDER_KEYS = [
  "id",
  "firstname",
  "lastname",
  "companyname",
  "email",
  "groupid",
  "datecreated",
  "status",
] as const satisfies readonly (keyof Client)[];

const getClients: Handler = (params, { world, quirks }) => {
  const search = textOf(params, "search") ?? "";
  const status = textOf(params, "status") ?? "";
  const orderby = textOf(params, "orderby") ?? "";
  const key = CLIENT_ORDER_KEYS.find((name) => name === orderby) ?? "id";
  const direction = (textOf(params, "sorting") ?? "").toUpperCase() === "DESC" ? -1 : 1;
  const rows = [...world.clients.values()]
    .filter((client) => status === "" || client.status === status)
    .filter(
      (client) => matchesPrefix(search, client) || client.companyname.toLowerCase().startsWith(search.toLowerCase()),
    )
    .sort((a, b) => direction * (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.id - b.id));
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map(({ id, firstname, lastname, companyname, email, datecreated, groupid, status }) => ({
    id,
    firstname,
    lastname,
    companyname,
    email,
    datecreated,
    groupid,
    status,
  }));
  return { ...numberPaging(page), ...wrapped(quirks, "clients", "client", listed, "absent") };
};

const CONTACT_FILTERS = [
  "firstname",
  "lastname",
  "companyname",
  "email",
  "address1",
  "address2",
  "city",
  "state",
  "postcode",
  "country",
  "phonenumber",
] as const satisfies readonly (keyof Identity)[];

function matchesContact(contact: Contact, params: PhpMap): boolean {
  const clientId = intOf(params, "userid");
  if (clientId !== 0 && contact.clientId !== clientId) return false;
  return CONTACT_FILTERS.every((name) => [undefined, "", contact[name]].includes(textOf(params, name)));
}

const getContacts: Handler = (params, { world, quirks }) => {
  const rows = [...world.contacts.values()].filter((contact) => matchesContact(contact, params));
  const page = paginate(rows, params, quirks);
  // companyname and tax_id are columns of a contact, yet absent from the documented answer.
  const listed = page.rows.map((contact) => ({
    id: contact.id,
    userid: contact.clientId,
    firstname: contact.firstname,
    lastname: contact.lastname,
    email: contact.email,
    address1: contact.address1,
    address2: contact.address2,
    city: contact.city,
    state: contact.state,
    postcode: contact.postcode,
    country: contact.country,
    phonenumber: contact.phonenumber,
    ...Object.fromEntries(
      (["domain", "general", "invoice", "product", "support", "affiliate"] as const).map((kind) => [
        `${kind}emails`,
        contact.mailPreferences[kind],
      ]),
    ),
    created_at: contact.created_at,
    updated_at: contact.updated_at,
  }));
  return { ...numberPaging(page), ...wrapped(quirks, "contacts", "contact", listed) };
};

const getUsers: Handler = (params, { world, quirks }) => {
  const search = textOf(params, "search") ?? "";
  const direction = (textOf(params, "sorting") ?? "").toUpperCase() === "DESC" ? -1 : 1;
  const rows = [...world.users.values()]
    .filter((user) => matchesPrefix(search, user))
    .sort((a, b) => direction * (a.id - b.id));
  const page = paginate(rows, params, quirks);
  const users = page.rows.map((user) => ({
    id: user.id,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    datecreated: user.datecreated,
    validationdata: user.validationdata,
    clients: user.clients.map(({ clientId, owner }) => ({ id: clientId, isOwner: owner })),
  }));
  return { ...numberPaging(page), users };
};

/** The payload beside `result` is not documented, and the sample has none. */
const getUserPermissions: Handler = (params, { world }) => {
  const user = find(world.users, params, "user_id", "Invalid user id");
  const client = find(world.clients, params, "client_id", "Invalid client id");
  if (!user.clients.some((link) => link.clientId === client.id)) refuse("User is not associated with client");
  return {};
};

const getClientGroups: Handler = (_params, { world, quirks }) => {
  const groups = [...world.groups.values()].map((group) => ({
    id: group.id,
    groupname: group.groupname,
    groupcolour: group.groupcolour,
    discountpercent: group.discountpercent,
    susptermexempt: group.susptermexempt ? "on" : "",
    separateinvoices: group.separateinvoices ? "on" : "",
  }));
  return { totalresults: groups.length, ...wrapped(quirks, "groups", "group", groups) };
};

const getAffiliates: Handler = (params, { world, quirks }) => {
  const clientId = intOf(params, "userid");
  const rows = [...world.affiliates.values()].filter((row) => clientId === 0 || row.clientId === clientId);
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => ({
    id: String(row.id),
    date: row.date,
    clientid: String(row.clientId),
    visitors: String(row.visitors),
    paytype: "percentage",
    payamount: row.payamount,
    onetime: "1",
    balance: row.balance,
    withdrawn: row.withdrawn,
    created_at: ZERO_DATETIME,
    updated_at: ZERO_DATETIME,
  }));
  return { ...stringPaging(page), ...wrapped(quirks, "affiliates", "affiliate", listed, "absent") };
};

function payMethodRow(method: PayMethod): Reply {
  const card = method.type === "CreditCard" || method.type === "RemoteCreditCard";
  return {
    id: method.id,
    type: method.type,
    description: method.description,
    gateway_name: method.gateway_name,
    contact_type: "Client",
    contact_id: method.clientId,
    ...(card
      ? {
          card_last_four: method.card_last_four,
          expiry_date: method.expiry_date,
          start_date: "",
          issue_number: "",
          card_type: method.card_type,
        }
      : { bank_name: method.bank_name }),
    remote_token: method.remote_token,
    last_updated: method.last_updated,
  };
}

const getPayMethods: Handler = (params, { world }: ActionContext) => {
  const clientid = textOf(params, "clientid") ?? "";
  if (clientid === "") refuse("Client ID Is Required");
  const type = textOf(params, "type") ?? "";
  if (!["", "BankAccount", "CreditCard"].includes(type)) {
    refuse("Invalid Pay Method Type. Should be 'BankAccount' or 'CreditCard'");
  }
  const client = find(world.clients, params, "clientid", "Client Not Found");
  const only = intOf(params, "paymethodid");
  const paymethods = [...world.payMethods.values()]
    .filter((method) => method.clientId === client.id && method.type.endsWith(type))
    .filter((method) => only === 0 || method.id === only)
    .map(payMethodRow);
  return { clientid, paymethods };
};

export const peopleReads: Record<string, Handler> = {
  GetClientsDetails: getClientsDetails,
  GetClients: getClients,
  GetContacts: getContacts,
  GetUsers: getUsers,
  GetUserPermissions: getUserPermissions,
  GetClientGroups: getClientGroups,
  GetAffiliates: getAffiliates,
  GetPayMethods: getPayMethods,
};
