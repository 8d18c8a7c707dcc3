/** Whose these are, only the tickets tell that they belong to. */
export const ticketScopes: readonly string[] = ["ticket_trail", "custom_field_values"];

/** What stands in the database beside the logs; the addon may know more. */
export const databaseScopes: readonly string[] = [
  ...ticketScopes,
  "ticket_leftovers",
  "ticket_mail_log",
  "client_profile_leftovers",
  "users",
  "user_invites",
  "sign_in_links",
  "contact_leftovers",
  "billing_contact",
  "client_notes",
  "client_files",
  "affiliate_visitors",
  "marketing_consents",
  "banned_emails",
  "calendar_and_todo",
  "services",
  "product_addons",
  "domain_fields",
  "ssl_orders",
  "orders",
  "cancellation_reasons",
  "module_queue",
  "credit_descriptions",
  "transaction_descriptions",
  "billable_items",
  "pay_method_leftovers",
  "gateway_log",
];

/** What every erasure writes into while it runs; hence they are scrubbed when nothing else is left to do. */
export const logScopes: readonly string[] = [
  "whois_log",
  "transient_data",
  "error_log",
  "automation_log",
  "mail_log",
  "activity_log",
  "api_log",
  "module_log",
];
