import { addClient, addContact, addPayMethod, addUser } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import {
  type Identity,
  MAIL_KINDS,
  type MailPreferences,
  type PayMethod,
  ZERO_DATE,
  ZERO_DATETIME,
} from "../../simulators/whmcs/world.ts";
import type { Json } from "../../src/connectors/connector.ts";

/** One record of a package. */
export type Row = { readonly [name: string]: Json };

/** The fields of a record, each as WHMCS would store it: what the package has none of is WHMCS's own way of having none. */
export function stored(row: Row) {
  const textOr = (name: string, none: string): string => {
    const value = row[name];
    return typeof value === "string" ? value : none;
  };
  return {
    text: (name: string): string => textOr(name, ""),
    number: (name: string): number => Number(row[name] ?? 0),
    flag: (name: string): boolean => row[name] === true,
    money: (name: string): string => textOr(name, "0.00"),
    day: (name: string): string => textOr(name, ZERO_DATE),
    moment: (name: string): string => textOr(name, ZERO_DATETIME),
    texts: (name: string): readonly string[] => (row[name] ?? []) as readonly string[],
    rows: (name: string): readonly Row[] => (row[name] ?? []) as readonly Row[],
  };
}

/** Puts the records of one entity into a world that has the entities before it. */
export type Importer = (world: World, row: Row, clientId: number) => void;

/** Stands for the other clients a shared login reaches; nothing about them is in the package, nor here. */
const someoneElse = 1;

/** Name and address. */
export function identityOf(row: Row): Identity {
  const { text } = stored(row);
  return {
    firstname: text("firstName"),
    lastname: text("lastName"),
    companyname: text("companyName"),
    email: text("email"),
    address1: text("address1"),
    address2: text("address2"),
    city: text("city"),
    state: text("state"),
    postcode: text("postcode"),
    country: text("country"),
    phonenumber: text("phoneNumber"),
    tax_id: text("taxId"),
  };
}

function mailPreferencesOf(row: Row): MailPreferences {
  const preferences = stored((row["emailPreferences"] ?? {}) as Row);
  return Object.fromEntries(MAIL_KINDS.map((kind) => [kind, preferences.flag(kind)])) as MailPreferences;
}

function profile(world: World, row: Row): void {
  const { text, number, flag, money } = stored(row);
  const seen = row["lastLogin"] as Row | null;
  const lastLogin = stored(seen ?? {});
  world.currencies.set(1, { id: 1, code: text("currency"), prefix: "", suffix: "" });
  const client = addClient(world, {
    ...identityOf(row),
    id: number("clientId"),
    uuid: text("uuid"),
    status: text("status"),
    language: text("language"),
    notes: text("notes"),
    groupid: number("groupId"),
    defaultgateway: text("defaultGateway"),
    billingContactId: number("billingContactId"),
    credit: money("credit"),
    mailPreferences: mailPreferencesOf(row),
    marketingOptIn: flag("marketingOptIn"),
    emailVerified: flag("emailVerified"),
    flags: {
      taxexempt: flag("taxExempt"),
      latefeeoveride: flag("lateFeeOverride"),
      overideduenotices: flag("overdueNoticesOverride"),
      separateinvoices: flag("separateInvoices"),
      disableautocc: flag("automaticCardPaymentDisabled"),
      overrideautoclose: flag("automaticCloseOverride"),
    },
    lastlogin:
      seen === null
        ? null
        : { date: lastLogin.text("date"), ip: lastLogin.text("ipAddress"), host: lastLogin.text("host") },
    customfields: stored(row)
      .rows("customFields")
      .map((field) => ({ id: stored(field).number("fieldId"), value: stored(field).text("value") })),
  });
  // Its logins are an entity of their own.
  for (const user of world.users.values()) if (user.email === client.email) world.users.delete(user.id);
}

/** A login of which the package tells no more than name and address is shared with others. */
function user(world: World, row: Row, clientId: number): void {
  const { text, number, flag, moment, texts } = stored(row);
  const isShared = row["createdAt"] === null;
  const [first = "", ...rest] = text("name").split(" ");
  addUser(world, {
    id: number("userId"),
    firstname: isShared ? first : text("firstName"),
    lastname: isShared ? rest.join(" ") : text("lastName"),
    email: text("email"),
    datecreated: moment("createdAt"),
    clients: [
      { clientId, owner: flag("isOwner"), permissions: [...texts("permissions")] },
      ...(isShared ? [{ clientId: someoneElse, owner: false, permissions: [] }] : []),
    ],
  });
}

function contact(world: World, row: Row, clientId: number): void {
  const { number, moment } = stored(row);
  addContact(world, {
    ...identityOf(row),
    id: number("contactId"),
    clientId,
    mailPreferences: mailPreferencesOf(row),
    created_at: moment("createdAt"),
    updated_at: moment("updatedAt"),
  });
}

function payMethod(world: World, row: Row, clientId: number): void {
  const { text, number } = stored(row);
  addPayMethod(world, {
    id: number("payMethodId"),
    clientId,
    type: text("type") as PayMethod["type"],
    description: text("description"),
    gateway_name: text("gateway"),
    card_last_four: text("cardLastFour"),
    card_type: text("cardType"),
    expiry_date: text("expiryDate"),
    bank_name: text("bankName"),
    last_updated: text("lastUpdated"),
  });
}

function affiliate(world: World, row: Row, clientId: number): void {
  const { number, money, day } = stored(row);
  const id = number("affiliateId");
  world.affiliates.set(id, {
    id,
    clientId,
    date: day("since"),
    visitors: number("visitors"),
    balance: money("balance"),
    withdrawn: money("withdrawn"),
    payamount: money("payAmount"),
  });
}

/** How the client and the people around go back into WHMCS. */
export const peopleImporters: Readonly<Record<string, Importer>> = {
  profile,
  users: user,
  contacts: contact,
  pay_methods: payMethod,
  affiliate,
};
