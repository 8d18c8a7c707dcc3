import { z } from "zod";
import { toPlainDomain } from "../../domain/plain-domain.ts";

/** Nearly every scalar is a text; ids are told apart by their digits alone. */
const id = z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]).transform(String);
/** No contact is -1, 0, "" or null; a key that is missing is no answer to who it is. */
const optionalId = z
  .union([id, z.int(), z.string().regex(/^(?:-\d+|0*)$/), z.null()])
  .transform((value) => (typeof value === "string" && /^[1-9]/.test(value) ? value : undefined));
const count = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]).transform(Number);
const address = z.string().transform((email) => email.trim().toLowerCase());
const status = z.string().min(1);
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? "").trim());

/** `customers/details.json` and `customers/details-by-id.json`. */
export const customer = z.looseObject({
  customerid: id,
  username: address,
  useremail: address.nullish(),
  name: text,
  company: text,
  customerstatus: status,
});

/** A row of `customers/search.json`. */
export const customerRow = z.looseObject({ "customer.customerid": id, "customer.username": address });

/** A row of `contacts/search.json`. */
export const contactRow = z.looseObject({
  "entity.entityid": id,
  "entity.customerid": id,
  "entity.currentstatus": status,
  "contact.emailaddr": address,
  "contact.name": text,
  "contact.company": text,
});

/** `contacts/details.json`. */
export const contact = z.looseObject({
  entityid: id,
  customerid: id,
  emailaddr: address,
  currentstatus: status,
});

/** A row of `domains/search.json`. */
export const domainRow = z.looseObject({
  "entity.description": z.string().min(1).transform(toPlainDomain),
  "entity.currentstatus": status,
});

/** `domains/details-by-name.json` with `options=All`. */
export const domain = z.looseObject({
  domainname: z.string().min(1).transform(toPlainDomain),
  currentstatus: status,
  customerid: id,
  registrantcontactid: optionalId,
  admincontactid: optionalId,
  techcontactid: optionalId,
  billingcontactid: optionalId,
});

/** What an asynchronous call answers: the action that was made of it. */
export const started = z.looseObject({ eaqid: id });
/** A row of `actions/search-current.json`. */
export const actionRow = z.looseObject({ eaqid: id });
/** What `customers/modify.json` answers when it has replaced everything. */
export const accepted = z.union([z.literal(true), z.literal("true")]);

/** Around the rows of every search; they stand under `result` or under their numbers. */
export const page = z.looseObject({ recsonpage: count, recsindb: count });

/** A customer of the agency's. */
export type Customer = z.output<typeof customer>;
/** A contact as a search lists it. */
export type ContactRow = z.output<typeof contactRow>;
/** A contact as it is told by its id. */
export type Contact = z.output<typeof contact>;
/** A domain as a search lists it. */
export type DomainRow = z.output<typeof domainRow>;
/** A domain as it is told by its name. */
export type Domain = z.output<typeof domain>;
