// The profile fields WHMCS's edit hooks can name. A name outside this list could be anything a client typed, so it
// becomes "other".
const fields = new Set([
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
  "tax_id",
  "currency",
  "notes",
  "status",
  "taxexempt",
  "latefeeoveride",
  "overideduenotices",
  "separateinvoices",
  "disableautocc",
  "emailoptout",
  "marketing_emails_opt_in",
  "overrideautoclose",
  "language",
  "billingcid",
  "groupid",
  "allow_sso",
  "email_verified",
  "email_preferences",
  "customfields",
  "defaultgateway",
  "generalemails",
  "invoiceemails",
  "supportemails",
  "productemails",
  "domainemails",
  "affiliateemails",
]);

/** Field names for the ledger: comma-separated, known ones only, anything else once as `other`. */
export function knownFields(names: readonly string[]): string {
  const known = names.map((name) => name.toLowerCase()).map((name) => (fields.has(name) ? name : "other"));
  return [...new Set(known)].join(",");
}
