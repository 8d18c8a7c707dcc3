import { elsewhere, keychain, pending, type PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { retainedGroups, type DatedDocument, type RetainedGroup } from "./retention.ts";
import type { StepAction } from "./treatments.ts";

/** What a fresh look at WHMCS told about a client to be anonymised: counts and dates only. */
export interface AnonymizationFacts {
  readonly tickets: number;
  readonly payMethods: number;
  readonly contacts: number;
  /** Invoices print this contact instead of the client (WHMCS's billing contact). */
  readonly hasBillingContact: boolean;
  readonly services: number;
  readonly domains: number;
  readonly soleUsers: number;
  readonly sharedUsers: number;
  /** Every invoice but drafts, and every credit or debit note. */
  readonly invoices: readonly DatedDocument[];
  /** Invoices that were never issued: no law keeps them. */
  readonly draftInvoices: number;
  /** Payments and refunds that belong to no invoice; the others are kept with theirs. */
  readonly looseTransactions: readonly DatedDocument[];
  readonly acceptedQuotes: readonly DatedDocument[];
  readonly otherQuotes: number;
  readonly packages: number;
  /** Whether the addon's door reaches what WHMCS's API does not. */
  readonly door: "present" | "absent";
  /** WHMCS is known to let no mail be sent; absent: it does, or nobody knows. */
  readonly mailRefused?: boolean;
}

/**
 * The steps that anonymise a closed account: the books are recorded and frozen first; the letter goes when only the identity
 * is left; then that, and, where the addon can, the logs that wrote it down.
 * While an invoice is within retention what it prints stays (GDPR Art. 17(3)(b)); with nothing to retain nothing is kept.
 * Invoices that no law keeps any more are named as not removed. Pure: the preview, a dry run and the real run share it.
 * @param connected the systems besides WHMCS that a connector reaches
 */
export function planAnonymization(
  facts: AnonymizationFacts,
  policy: Policy,
  connected: ReadonlySet<string>,
  now: Date,
): readonly PlannedStep[] {
  const invoices = retainedGroups(facts.invoices, policy, now);
  const transactions = retainedGroups(facts.looseTransactions, policy, now);
  const quotes = retainedGroups(facts.acceptedQuotes, policy, now);
  const keptQuotes = countOf(quotes);
  const unkept = facts.draftInvoices + facts.invoices.length - countOf(invoices);
  const last = invoices.at(-1);
  const exposed = retainedGroups(
    facts.invoices.filter(({ isFrozen }) => isFrozen === false),
    policy,
    now,
  );
  const keepsBillingContact = facts.hasBillingContact && last !== undefined;
  const hasDoor = facts.door === "present";
  const hasBooks = facts.invoices.length + facts.draftInvoices > 0;
  return [
    ...(hasBooks ? [pending("whmcs", "record_books")] : []),
    ...(last === undefined ? [] : [freezing(hasDoor, exposed)]),
    // What points at a ticket can be told to be the client's only while the ticket exists.
    ...(hasDoor ? [pending("whmcs", "scrub_tickets")] : []),
    pending("whmcs", "delete_tickets", facts.tickets),
    pending("whmcs", "delete_pay_methods", facts.payMethods),
    pending("whmcs", "delete_quotes", facts.otherQuotes + facts.acceptedQuotes.length - keptQuotes),
    pending("whmcs", "delete_contacts", facts.contacts - (keepsBillingContact ? 1 : 0)),
    ...(keepsBillingContact
      ? [{ ...pending("whmcs", "reduce_billing_contact", 1), retainedUntil: last.until, ground: last.ground }]
      : []),
    pending("whmcs", "clear_services", facts.services),
    pending("whmcs", "clear_domains", facts.domains),
    pending("whmcs", "anonymise_users", facts.soleUsers),
    ...(facts.sharedUsers === 0 ? [] : [skipped("leave_shared_users", "shared_login", facts.sharedUsers)]),
    pending("packages", "destroy_packages", facts.packages),
    ...recipientSteps(policy, connected),
    ...invoices.map((group) => retained("keep_invoices", group)),
    ...transactions.map((group) => retained("keep_transactions", group)),
    ...quotes.map((group) => retained("keep_quotes", group)),
    ...(last === undefined ? [] : [retained("keep_printed_identity", { ...last, count: 1 })]),
    // Removed by no step yet: they still name the client, which the result and the letter must say.
    ...(unkept === 0 ? [] : [skipped("remove_documents", "documents_not_released", unkept)]),
    hasDoor ? pending("whmcs", "scrub_database") : skipped("scrub_database", "addon_door_absent"),
    ...(hasDoor ? [] : [skipped("scrub_logs", "addon_door_absent")]),
    facts.mailRefused === true ? skipped("send_letter", "mail_not_allowed", 1) : pending("whmcs", "send_letter", 1),
    pending("whmcs", last === undefined ? "anonymise_profile" : "reduce_profile", 1),
    ...(hasBooks ? [pending("whmcs", "verify_books")] : []),
    ...(hasDoor ? [pending("whmcs", "scrub_logs")] : []),
  ];
}

/** Which invoices would print a changed profile, only the addon can tell. */
function freezing(hasDoor: boolean, exposed: readonly RetainedGroup[]): PlannedStep {
  if (!hasDoor) return skipped("freeze_invoices", "addon_door_absent");
  return pending("whmcs", "freeze_invoices", countOf(exposed));
}

function countOf(groups: readonly RetainedGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Every recipient in use that is not WHMCS itself: by its connector where there is one, by hand where there is none. */
function recipientSteps(policy: Policy, connected: ReadonlySet<string>): readonly PlannedStep[] {
  return Object.entries(policy.processors)
    .filter(([, processor]) => processor.enabled)
    .map(([name]) => elsewhere(name, name === keychain ? "erase_credentials" : "erase_client", connected.has(name)));
}

function skipped(action: StepAction, reason: string, count?: number): PlannedStep {
  return { connector: "whmcs", action, state: "skipped", reason, ...(count !== undefined && { count }) };
}

function retained(action: StepAction, group: RetainedGroup): PlannedStep {
  const { until, ground, count } = group;
  return { connector: "whmcs", action, state: "retained", reason: "bookkeeping", retainedUntil: until, ground, count };
}
