import type { Target } from "../processor.ts";
import type { ResellerClubValues } from "../values.ts";
import { isGone } from "./api.ts";
import type { HeldContact, HeldCustomer, Holdings } from "./holdings.ts";

const activeDomain = { reason: "active_domain" } as const;

/** Each object that ResellerClub holds for the client, and whether it may go; customer records come last. */
export function targetsOf(
  { customers, contacts, domains }: Holdings,
  { onlyDomains }: Pick<ResellerClubValues, "onlyDomains">,
): readonly Target[] {
  return [
    ...contacts.map(contactTarget),
    ...domains
      .filter(({ currentstatus }) => !isGone(currentstatus))
      .map(({ domainname }): Target => ({ kind: "domain", id: domainname, keep: activeDomain })),
    ...customers.filter(({ claim }) => claim !== "emptied").map((held) => customerTarget(held, onlyDomains)),
  ];
}

/** Number and address of what was found, so that `erase` knows it again. */
function toId(number: string, address: string): string {
  return `${number} ${address}`;
}

/** The same read back. */
export function fromId(id: string): { readonly number: string; readonly address: string } {
  const [number = "", ...address] = id.split(" ");
  return { number, address: address.join(" ") };
}

/** What was only guessed is not remembered as known. */
function contactTarget({ contact, by, usage }: HeldContact): Target {
  const number = contact["entity.entityid"];
  const target: Target = {
    kind: "contact",
    id: toId(number, contact["contact.emailaddr"]),
    ...(by !== "place" && { link: number }),
  };
  if (usage === "used") return { ...target, keep: activeDomain };
  if (by !== "address") return { ...target, byHand: { reason: "registrar_contact_not_matched" } };
  return usage === "unknown" ? { ...target, byHand: { reason: "registrar_usage_unknown" } } : target;
}

/**
 * Each sort of order (hosting, mail, certificates, whatever the vendor sells next) has a search of its own, and no documented
 * call lists them all: that a customer has no other living ones, only the owner can say.
 */
function customerTarget({ customer, claim, livingDomains }: HeldCustomer, onlyDomains: boolean): Target {
  const target: Target = { kind: "customer", id: toId(customer.customerid, customer.username) };
  if (claim === "perhaps") return { ...target, byHand: { reason: "registrar_customer_not_matched" } };
  const own = { ...target, link: customer.customerid };
  if (livingDomains > 0) return { ...own, keep: activeDomain };
  return onlyDomains ? own : { ...own, byHand: { reason: "registrar_orders_unknown" } };
}
