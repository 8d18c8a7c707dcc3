import { z } from "zod";
import { toPlainDomain } from "../../domain/plain-domain.ts";

/** Ids come as numbers and as texts of digits. */
const id = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);

/** No contact is null, 0 or ""; a key that is missing is no answer to who the registrant is. */
const registrantId = z
  .union([id, z.null(), z.literal("")])
  .transform((value) => (value === null || /^0*$/.test(value) ? undefined : value));

const listedDomain = z.looseObject({
  domain: z.string().min(1).transform(toPlainDomain),
  status: z
    .string()
    .min(1)
    .transform((status) => status.toUpperCase()),
  registrant_id: registrantId,
});

const contact = z.looseObject({
  contact_id: id,
  email: z.union([z.string(), z.null()]).transform((email) => (email ?? "").trim().toLowerCase()),
  firstname: z.string().nullish(),
  surname: z.string().nullish(),
  company: z.string().nullish(),
});

/** `GET /domains`: everything at once, there are no pages. */
export const domainsAnswer = z.looseObject({ DomainsList: z.array(listedDomain) });
/** `GET /domains/{domain}`. */
export const domainAnswer = z.looseObject({ domainInfo: listedDomain });
/** `GET /contacts`: everything at once. */
export const contactsAnswer = z.looseObject({ ContactList: z.array(contact) });
/** `GET /contacts/{id}`. */
export const contactAnswer = z.looseObject({ contactInfo: contact });
/** Any refusal: `message` is `Category|text`. */
export const refusal = z.looseObject({ error: z.looseObject({ message: z.string() }) });

/** A domain of the account, its name in one spelling, its status in capitals; `registrant_id` undefined: nobody. */
export type VersioDomain = z.output<typeof listedDomain>;
/** A set of contact details, its address in lower case. */
export type VersioContact = z.output<typeof contact>;
