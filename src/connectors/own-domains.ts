import { toPlainDomain } from "../domain/plain-domain.ts";
import type { SharedWith } from "../domain/shared-with.ts";
import type { KnownSubject, Place } from "./processor.ts";
import type { LivesByProduct } from "./values.ts";

/** Which domain names are one client's and nobody else's. Names are compared in one spelling (`toPlainDomain`). */
export interface OwnDomains {
  /** Each once, in one spelling. */
  readonly all: readonly string[];
  /** Whether a name is the client's: one of these, or below one. What another client names too never is. */
  has(name: string): boolean;
  /** Whether another client names it too. */
  isShared(name: string): boolean;
}

/** The names that WHMCS has under a client. */
export function ownDomains({ domains, elsewhere }: KnownSubject): OwnDomains {
  const { places, registrations, sharedDomains } = elsewhere;
  const named = [...domains, ...places.map(({ domain }) => domain), ...registrations.map(({ domain }) => domain)];
  const shared = plain(sharedDomains);
  const isShared = (name: string): boolean => shared.some((one) => isAtOrBelow(toPlainDomain(name), one));
  const all = plain(named).filter((domain) => !isShared(domain));
  return {
    all,
    has: (name) => !isShared(name) && all.some((one) => isAtOrBelow(toPlainDomain(name), one)),
    isShared,
  };
}

/** One service of the client's, where WHMCS told of it. */
export function placeOf({ elsewhere }: KnownSubject, serviceId: number): Place | undefined {
  return elsewhere.places.find((place) => place.serviceId === serviceId);
}

/**
 * The client's other services that may live at `system` too, on a name that `concerns` says the act would touch, or on one that
 * WHMCS does not tell: what is done there to one would be done to the others. Cancelled ends no hosting by itself; what the
 * policy has elsewhere is not there.
 */
export function otherServicesThere(
  { elsewhere }: KnownSubject,
  serviceId: number,
  { system, lives }: { readonly system: string; readonly lives: LivesByProduct },
  concerns: (domain: string) => boolean,
): readonly SharedWith[] {
  const others = elsewhere.places.filter(
    (place) =>
      place.serviceId !== serviceId &&
      place.gone !== true &&
      (lives[place.productId] ?? system) === system &&
      (toPlainDomain(place.domain) === "" || concerns(toPlainDomain(place.domain))),
  );
  return others.map(({ serviceId: id }) => ({ type: "service", id }));
}

/** Whether two names in one spelling are the same, or one is below the other. */
export function areRelated(a: string, b: string): boolean {
  return isAtOrBelow(a, b) || isAtOrBelow(b, a);
}

function plain(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(toPlainDomain))].filter((name) => name !== "");
}

/** A name without a dot, such as a server's, has nothing below it. */
function isAtOrBelow(name: string, parent: string): boolean {
  return name !== "" && (name === parent || (parent.includes(".") && name.endsWith(`.${parent}`)));
}
