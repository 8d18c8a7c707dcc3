import type { Customer } from "./schema.ts";

/** A name that no mail reaches (RFC 2606 section 2), and that tells our work from a person's. */
const neutralDomain = "@emptied.whmcs-gdpr.invalid";
const nothing = "N/A"; // what the vendor itself wants where a text is required and there is none
/** What the vendor takes for the state of a country that has none. */
export const noState = "Not Applicable";

/** Whether a customer record was emptied by us. */
export function isNeutral({ username }: Pick<Customer, "username">): boolean {
  return username.endsWith(neutralDomain);
}

/**
 * Every detail that `customers/modify.json` requires, neutral; what may be left out is, and so goes with the full replacement.
 * User names are unique at the vendor: the record's own number makes this one so, and the same at each try.
 */
export function neutralDetails(customer: Customer): Readonly<Record<string, string>> {
  const { customerid } = customer;
  return {
    "customer-id": customerid,
    username: `erased-${customerid}${neutralDomain}`,
    name: nothing,
    company: nothing,
    "address-line-1": nothing,
    city: nothing,
    state: noState,
    country: textOf(customer, "country") || "BE",
    zipcode: "0000",
    "phone-cc": textOf(customer, "telnocc") || "32",
    phone: "000000000",
    "lang-pref": textOf(customer, "langpref") || "en",
  };
}

const personal = [
  "username",
  "useremail",
  "name",
  "company",
  "address1",
  "address2",
  "address3",
  "city",
  "state",
  "other_state",
  "zip",
  "telno",
  "alttelno",
  "mobileno",
  "faxno",
  "vat_id",
] as const;

/** Whether nothing personal of `before` stands in `after`. */
export function isEmptied(before: Customer, after: Customer): boolean {
  const neutral = new Set(["", nothing, noState, "0000", "000000000"]);
  return (
    isNeutral(after) &&
    personal.every((key) => {
      const left = textOf(after, key);
      return neutral.has(left) || left !== textOf(before, key);
    })
  );
}

/** A detail as text; "" where there is none. */
export function textOf(customer: Customer, key: string): string {
  const value = customer[key];
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
