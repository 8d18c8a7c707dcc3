import { RetryableError } from "../../../domain/errors.ts";
import { retainedGroups } from "../../../domain/retention.ts";
import { readCreditNotes } from "../credit-notes.ts";
import { documentsOf } from "../facts-anonymization.ts";
import { collect } from "../reading.ts";
import type { EraseContext } from "./context.ts";

/** Thrown where a service lives again: what it needs must not go. */
export const hostingNotGone = "whmcs.hosting_not_gone";

/**
 * What must be known of the client right before a call that takes much at once: that no hosting lives again, and whether a
 * document must be kept: one that came since counts, and what the duty keeps it goes on keeping.
 * @returns whether invoices are kept
 * @throws RetryableError whmcs.hosting_not_gone @throws AppError the codes of the API and the door
 */
export async function lookAfresh({ api, door, subject, ...ctx }: EraseContext): Promise<boolean> {
  const { clientId } = subject;
  const [services, invoices, notes] = await Promise.all([
    api.services(clientId),
    collect(api.invoices(clientId)),
    readCreditNotes(door, clientId),
  ]);
  if (services.some((service) => !ctx.hostingGone(service))) throw new RetryableError(hostingNotGone);
  return (
    ctx.keepsInvoices || retainedGroups([...documentsOf(invoices), ...notes], ctx.policy, ctx.clock.now()).length > 0
  );
}
