import type { Outcome } from "../../domain/outcome.ts";
import type { KnownSubject, ProcessorContext, Profile } from "../processor.ts";
import { isGone, type ResellerClubApi } from "./api.ts";
import { noState, textOf } from "./empty-customer.ts";
import { readHoldings } from "./holdings.ts";
import type { Customer } from "./schema.ts";

const byHand: Outcome = { kind: "manual", reason: "registrar_change_by_hand" };

/**
 * Writes the new details into the client's own customer record. The contacts of living domains are a person's: a change there
 * is a new contact and a new registrant, which mails approvals and locks the domain for sixty days. @throws AppError
 */
export async function rectifyHoldings(
  api: ResellerClubApi,
  subject: KnownSubject,
  { profile, changed }: { readonly profile: Profile; readonly changed: ReadonlySet<string> },
  ctx: ProcessorContext,
): Promise<Outcome> {
  if (changed.size > 0 && !Object.keys(sources).some((field) => changed.has(field))) return { kind: "nothing_found" };
  const { customers, domains } = await readHoldings(api, subject, ctx);
  const own = customers.filter(({ claim }) => claim === "own");
  for (const { customer } of own) {
    if (!(await writeDetails(api, customer, newDetails(customer, profile, changed), ctx))) return byHand;
  }
  if (domains.some(({ currentstatus }) => !isGone(currentstatus))) return byHand;
  return own.length > 0 ? { kind: "done", count: own.length } : { kind: "nothing_found" };
}

/** False: the vendor refused them, or does not show them afterwards. */
async function writeDetails(
  api: ResellerClubApi,
  customer: Customer,
  details: Readonly<Record<string, string>>,
  { signal, mayGo }: ProcessorContext,
): Promise<boolean> {
  if (shows(customer, details)) return true;
  await mayGo();
  if (!(await api.modifyCustomer(details, signal))) return false;
  const after = await api.customerById(customer.customerid, signal);
  return after !== undefined && shows(after, details);
}

/** WHMCS's fields, and what of the profile each is. */
const sources = {
  firstname: "name",
  lastname: "name",
  companyname: "company",
  email: "username",
  address1: "address-line-1",
  address2: "address-line-2",
  city: "city",
  state: "state",
  postcode: "zipcode",
  country: "country",
  phonenumber: "phone",
} as const;

/** Parameters of `customers/modify.json`, and where `customers/details.json` shows them. */
const shown = {
  username: "username",
  name: "name",
  company: "company",
  "address-line-1": "address1",
  "address-line-2": "address2",
  "address-line-3": "address3",
  city: "city",
  state: "state",
  country: "country",
  zipcode: "zip",
  "phone-cc": "telnocc",
  phone: "telno",
  "alt-phone-cc": "alttelnocc",
  "alt-phone": "alttelno",
  "mobile-cc": "mobilenocc",
  mobile: "mobileno",
  "fax-cc": "faxnocc",
  fax: "faxno",
  "vat-id": "vat_id",
  "lang-pref": "langpref",
} as const;

function shows(customer: Customer, details: Readonly<Record<string, string>>): boolean {
  const compared = ["username", "name", "company", "address-line-1", "city", "zipcode", "country", "phone"] as const;
  return compared.every((key) => spelled(textOf(customer, shown[key])) === spelled(details[key] ?? ""));
}

function spelled(value: string): string {
  return value.trim().toLowerCase();
}

/** It is a full replacement: what does not change is sent along as it is. */
function newDetails(customer: Customer, profile: Profile, changed: ReadonlySet<string>): Record<string, string> {
  const details: Record<string, string> = { "customer-id": customer.customerid };
  for (const [parameter, key] of Object.entries(shown)) {
    const value = textOf(customer, key);
    if (value !== "") details[parameter] = value;
  }
  const phone = /^\+(\d{1,3})[. ](.+)$/.exec(profile.phoneNumber.trim());
  const fresh: Readonly<Record<(typeof sources)[keyof typeof sources], string>> = {
    name: `${profile.firstName} ${profile.lastName}`.trim(),
    company: profile.companyName.trim() || "N/A",
    username: profile.email.trim(),
    "address-line-1": profile.address1.trim(),
    "address-line-2": profile.address2.trim(),
    city: profile.city.trim(),
    state: profile.state.trim() || noState,
    zipcode: profile.postcode.trim(),
    country: profile.country,
    phone: (phone?.[2] ?? profile.phoneNumber).replaceAll(/\D/g, ""),
  };
  for (const [field, parameter] of Object.entries(sources)) {
    if (changed.size > 0 && !changed.has(field)) continue;
    if (fresh[parameter] !== "" || parameter === "address-line-2") details[parameter] = fresh[parameter];
    if (parameter === "phone" && phone?.[1] !== undefined) details["phone-cc"] = phone[1];
  }
  return details;
}
