import type { EntityDescription } from "../../../domain/data-map.ts";
import { billing } from "./billing.ts";
import { door } from "./door.ts";
import { people } from "./people.ts";
import { bought } from "./services.ts";
import { support } from "./support.ts";

/**
 * Every field that WHMCS sends of a client, and what becomes of it, entity by entity in the order of the package: what its
 * API reads, then what only the addon reads. Rows are as WHMCS sends them; of an entity that is read in several answers, all
 * of them laid over one another.
 */
export const whmcsDataMap: readonly EntityDescription[] = [
  people.profile,
  people.users,
  people.contacts,
  bought.services,
  bought.addons,
  bought.domains,
  bought.orders,
  billing.invoices,
  billing.quotes,
  billing.transactions,
  billing.credits,
  people.payMethods,
  support.tickets,
  support.emails,
  support.activity,
  people.affiliate,
  bought.cancellationRequests,
  door.customFields,
  door.orderOrigins,
  door.logins,
  door.marketingConsents,
  door.clientNotes,
  door.clientFiles,
  door.ticketReplySenders,
  door.contactDetails,
  door.creditNotes,
];
