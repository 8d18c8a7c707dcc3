import type { z } from "zod";
import type { Blocker } from "../domain/blockers.ts";
import type { blockerSchema } from "./schemas.ts";

const texts: Readonly<Record<Blocker["code"], string>> = {
  service_not_terminated: "These services are not terminated, or their hosting may still exist.",
  live_domain: "These domains are still registered, or may still be renewed or moved.",
  invoice_unpaid: "These invoices are unpaid.",
  invoice_in_collections: "These invoices are in collections.",
  invoice_payment_pending: "The payment of these invoices is pending.",
  credit_balance: "The client has a credit balance. Pay it out or use it up first.",
  affiliate_balance: "The client has an affiliate balance. Pay it out first.",
  open_ticket: 'These tickets are open. Close them, or send "force": true.',
  hold: "The client is held. Release the client first.",
};

/** A blocker as it is shown: its code, WHMCS's ids and a sentence. */
export function explainBlocker({ code, ids }: Blocker): z.output<typeof blockerSchema> {
  return { code, ids: [...ids], message: texts[code] };
}
