import { z } from "zod";
import {
  date,
  dateTime,
  flag,
  id,
  listOf,
  money,
  optionalCount,
  optionalId,
  optionalMoney,
  text,
} from "./normalise.ts";
import type { Affiliate, Client, ClientSummary, Contact, CustomField, LastLogin, PayMethod, User } from "./records.ts";

/** Permissive readings of what WHMCS sends about people: unknown keys are dropped, known ones become strict. */

export const customField: z.ZodType<CustomField> = z
  .object({ id, name: text, translated_name: text, value: text })
  .transform((row) => ({ fieldId: row.id, name: row.name || row.translated_name, value: row.value }));

const preferences = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}))
  .pipe(z.record(z.string(), flag));

const clientUser = z
  .object({ id, name: text, email: text, is_owner: flag })
  .transform((row) => ({ userId: row.id, name: row.name, email: row.email, isOwner: row.is_owner }));

export const clientDetails: z.ZodType<Client> = z
  .object({
    id: optionalId,
    client_id: optionalId,
    userid: optionalId,
    owner_user_id: optionalId,
    uuid: text,
    firstname: text,
    lastname: text,
    companyname: text,
    email: text,
    address1: text,
    address2: text,
    city: text,
    state: text,
    postcode: text,
    country: text,
    phonenumber: text,
    tax_id: text,
    status: text,
    language: text,
    currency_code: text,
    credit: money,
    groupid: optionalId,
    billingcid: optionalId,
    notes: text,
    marketing_emails_opt_in: flag,
    isOptedInToMarketingEmails: flag,
    email_preferences: preferences,
    lastlogin: text,
    customfields: listOf(customField, "customfield"),
    users: listOf(clientUser, "user"),
  })
  .transform((row, ctx): Client => {
    // `userid` is the client's id, in spite of its name, and the only one of the three before WHMCS 8.
    const clientId = row.client_id ?? row.id ?? row.userid;
    if (clientId === undefined) {
      ctx.addIssue("unreadable");
      return z.NEVER;
    }
    return {
      clientId,
      ownerUserId: row.owner_user_id,
      uuid: row.uuid,
      firstName: row.firstname,
      lastName: row.lastname,
      companyName: row.companyname,
      email: row.email,
      address1: row.address1,
      address2: row.address2,
      city: row.city,
      state: row.state,
      postcode: row.postcode,
      country: row.country,
      phoneNumber: row.phonenumber,
      taxId: row.tax_id,
      status: row.status,
      language: row.language,
      currency: row.currency_code,
      credit: row.credit,
      groupId: row.groupid,
      billingContactId: row.billingcid,
      notes: row.notes,
      marketingOptIn: row.marketing_emails_opt_in || row.isOptedInToMarketingEmails,
      emailPreferences: row.email_preferences,
      lastLogin: toLastLogin(row.lastlogin),
      customFields: row.customfields,
      users: row.users,
    };
  });

/** WHMCS keeps this in HTML: `Date: …<br>IP Address: …<br>Host: …`. */
function toLastLogin(html: string): LastLogin | undefined {
  const line = (label: string): string => new RegExp(`${label}:\\s*([^<]*)`, "i").exec(html)?.[1]?.trim() ?? "";
  const found = { date: line("Date"), ipAddress: line("IP Address"), host: line("Host") };
  return found.date === "" && found.ipAddress === "" && found.host === "" ? undefined : found;
}

export const clientSummary: z.ZodType<ClientSummary> = z
  .object({
    id,
    firstname: text,
    lastname: text,
    companyname: text,
    email: text,
    datecreated: date,
    groupid: optionalId,
    status: text,
  })
  .transform((row) => ({
    clientId: row.id,
    firstName: row.firstname,
    lastName: row.lastname,
    companyName: row.companyname,
    email: row.email,
    createdOn: row.datecreated,
    groupId: row.groupid,
    status: row.status,
  }));

const mailKinds = ["general", "invoice", "support", "product", "domain", "affiliate"] as const;

export const contact: z.ZodType<Contact> = z
  .object({
    id,
    userid: id,
    firstname: text,
    lastname: text,
    companyname: text,
    email: text,
    address1: text,
    address2: text,
    city: text,
    state: text,
    postcode: text,
    country: text,
    phonenumber: text,
    tax_id: text,
    generalemails: flag,
    invoiceemails: flag,
    supportemails: flag,
    productemails: flag,
    domainemails: flag,
    affiliateemails: flag,
  })
  .transform((row) => ({
    contactId: row.id,
    clientId: row.userid,
    firstName: row.firstname,
    lastName: row.lastname,
    companyName: row.companyname,
    email: row.email,
    address1: row.address1,
    address2: row.address2,
    city: row.city,
    state: row.state,
    postcode: row.postcode,
    country: row.country,
    phoneNumber: row.phonenumber,
    taxId: row.tax_id,
    receives: mailKinds.filter((kind) => row[`${kind}emails`]),
  }));

const userClient = z
  .object({ id, isOwner: flag, is_owner: flag })
  .transform((row) => ({ clientId: row.id, isOwner: row.isOwner || row.is_owner }));

export const user: z.ZodType<User> = z
  .object({
    id,
    firstname: text,
    lastname: text,
    email: text,
    datecreated: dateTime,
    clients: listOf(userClient, "client"),
  })
  .transform((row) => ({
    userId: row.id,
    firstName: row.firstname,
    lastName: row.lastname,
    email: row.email,
    createdAt: row.datecreated,
    clients: row.clients,
  }));

export const payMethod: z.ZodType<PayMethod> = z
  .object({
    id,
    type: text,
    description: text,
    gateway_name: text,
    contact_type: text,
    contact_id: optionalId,
    card_last_four: text,
    card_type: text,
    expiry_date: text,
    bank_name: text,
    last_updated: text,
  })
  .transform((row) => ({
    payMethodId: row.id,
    type: row.type,
    description: row.description,
    gateway: row.gateway_name,
    contactType: row.contact_type,
    contactId: row.contact_id,
    cardLastFour: row.card_last_four,
    cardType: row.card_type,
    expiryDate: row.expiry_date,
    bankName: row.bank_name,
    lastUpdated: row.last_updated,
  }));

export const affiliate: z.ZodType<Affiliate> = z
  .object({
    id,
    clientid: id,
    date,
    visitors: optionalCount,
    paytype: text,
    payamount: optionalMoney,
    balance: money,
    withdrawn: optionalMoney,
  })
  .transform((row) => ({
    affiliateId: row.id,
    clientId: row.clientid,
    since: row.date,
    visitors: row.visitors,
    payType: row.paytype,
    payAmount: row.payamount,
    balance: row.balance,
    withdrawn: row.withdrawn,
  }));
