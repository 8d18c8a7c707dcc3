import type { StepAction } from "../../../domain/treatments.ts";
import { endAddons } from "./addons.ts";
import { deleteContacts, reduceBillingContact } from "./contacts.ts";
import type { EraseAction } from "./context.ts";
import { clearDomains } from "./domains.ts";
import { terminateHosting } from "./hosting.ts";
import { deletePayMethods } from "./pay-methods.ts";
import { anonymiseProfile, reduceProfile } from "./profile.ts";
import { deleteQuotes } from "./quotes.ts";
import { scrubDatabase, scrubLogs, scrubTickets } from "./scrub.ts";
import { setServiceStatus } from "./service-status.ts";
import { clearService, clearServices } from "./services.ts";
import { deleteTickets } from "./tickets.ts";
import { anonymiseUsers } from "./users.ts";

/** What WHMCS's connector can carry out, by the name a plan gives it (src/domain/plan.ts). */
export const eraseActions = {
  scrub_tickets: scrubTickets,
  delete_tickets: deleteTickets,
  delete_pay_methods: deletePayMethods,
  delete_quotes: deleteQuotes,
  delete_contacts: deleteContacts,
  reduce_billing_contact: reduceBillingContact,
  clear_services: clearServices,
  clear_service: clearService,
  clear_domains: clearDomains,
  anonymise_users: anonymiseUsers,
  scrub_database: scrubDatabase,
  reduce_profile: reduceProfile,
  anonymise_profile: anonymiseProfile,
  scrub_logs: scrubLogs,
  terminate_hosting: terminateHosting,
  end_addons: endAddons,
  set_service_status: setServiceStatus,
} as const satisfies Readonly<Partial<Record<StepAction, EraseAction>>>;

/** The name of an action of the table. */
export type EraseActionName = keyof typeof eraseActions;
