import type {
  LegalBasis,
  Mask,
  Purpose,
  RecipientKind,
  RetentionRule,
  Withholding,
} from "../../src/domain/data-map.ts";

/** The words of the data map as `docs/` and the schemas say them; those that clients read are the package's own. */
export const purposeWords: Readonly<Record<Purpose, string>> = {
  account: "keeping the account",
  delivery: "delivering what was ordered",
  accounting: "keeping accounts",
  payment: "taking payment",
  support: "answering questions",
  communication: "writing to the client",
  security: "security",
  marketing: "marketing",
  affiliate: "the affiliate scheme",
};

export const legalBasisWords: Readonly<Record<LegalBasis, string>> = {
  consent: "consent, Art. 6(1)(a)",
  contract: "contract, Art. 6(1)(b)",
  legal_obligation: "legal obligation, Art. 6(1)(c)",
  legitimate_interests: "legitimate interests, Art. 6(1)(f)",
};

export const retentionWords: Readonly<Record<RetentionRule, string>> = {
  account: "until the account is anonymised",
  hosting: "the content until the service is deleted, the record until the account is anonymised",
  accounting: "as long as the policy keeps invoices",
  website_forms: "as long as the policy keeps what forms sent",
};

export const recipientWords: Readonly<Record<RecipientKind, string>> = {
  hosting: "hosting",
  registrar: "domain registrars",
  mail: "mail",
  payment: "payment gateways",
  helpdesk: "helpdesk",
  accounting: "accounting",
  analytics: "analytics",
};

export const maskWords: Readonly<Record<Mask, string>> = {
  secrets: "without recognisable passwords, keys and codes",
  labelled_secret: "without the value where it is named like a secret",
  digits: "of a long number the last four digits only",
  last_four: "the last four characters only",
  staff: "a member of the staff is called staff",
  staff_address: "empty where it is a staff member's",
  others: "without names of staff, ids of other clients, recognisable passwords, keys and codes",
  own_addresses: "the client's own addresses only",
};

export const reasonWords: Readonly<Record<Withholding, string>> = {
  secret: "secret",
  other_person: "another person's",
  staff: "of the staff",
  repeated: "stands elsewhere",
  technical: "says nothing about the person",
};
