import type { CanaryAtFreshdesk } from "./at-freshdesk.ts";
import type { CanaryInWhmcs } from "./at-whmcs.ts";
import { type Canary, writeNote } from "./canary.ts";

/** Where a canary is made. */
export interface Systems {
  readonly whmcs: CanaryInWhmcs;
  /** Absent: not in use. */
  readonly freshdesk: CanaryAtFreshdesk | undefined;
}

/** A canary that is there. */
export type MadeCanary = Canary & { readonly clientId: number };

/** Its order, if there is to be one. */
export interface Order {
  readonly productId: number;
  readonly paymentMethod: string;
}

/**
 * Makes what of the canary is missing, the note first: what was made and not noted is found again by its address. @returns it, as
 * noted @throws Error in words for the owner
 */
export async function makeCanary(
  folder: string,
  canary: Canary,
  { whmcs, freshdesk }: Systems,
  order: Order | undefined,
): Promise<MadeCanary> {
  writeNote(folder, canary);
  const { code, email } = canary;
  const clientId = canary.clientId ?? (await whmcs.findClient(email)) ?? (await whmcs.addClient(canary));
  let made: MadeCanary = { ...canary, clientId };
  const note = (more: Omit<Partial<Canary>, "clientId">): void => writeNote(folder, (made = { ...made, ...more }));
  note({});
  if (order !== undefined && made.serviceId === undefined) {
    note({ serviceId: await whmcs.addService(clientId, { ...order, domain: `canary-${code}.example` }) });
  }
  if (freshdesk !== undefined && made.freshdesk === undefined) {
    note({ freshdesk: { contactId: (await freshdesk.findContact(email)) ?? (await freshdesk.addContact(canary)) } });
  }
  if (freshdesk !== undefined && made.freshdesk !== undefined && made.freshdesk.ticketId === undefined) {
    const { contactId } = made.freshdesk;
    note({ freshdesk: { contactId, ticketId: await freshdesk.addTicket(canary, contactId) } });
  }
  return made;
}
