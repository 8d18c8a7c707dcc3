import type { StepState } from "./duty.ts";

/** What becomes of a group of fields. */
export const treatments = ["erase", "replace", "retain", "cannot", "by_hand"] as const;
export type Treatment = (typeof treatments)[number];

/** Groups of fields as an owner and a client know them, whichever tables and columns a system keeps them in. */
export const fieldGroups = [
  "names",
  "company",
  "email",
  "postal_address",
  "phone",
  "vat_number",
  "notes",
  "custom_fields",
  "marketing_consent",
  "ip_addresses",
  "logins",
  "contacts",
  "client_files",
  "calendar",
  "affiliate_data",
  "tickets",
  "ticket_attachments",
  "ticket_trail",
  "pay_methods",
  "payment_texts",
  "quotes",
  "orders",
  "cancellation_reasons",
  "invoices",
  "domain_names",
  "hosting_logins",
  "hosting_files",
  "hosting_databases",
  "hosting_mailboxes",
  "service_status",
  "export_packages",
  "recipient_data",
  "form_submissions",
  "mail_log",
  "activity_log",
  "system_logs",
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** Ways back. `not_at_all` is none; `unchanged` needs none, since nothing is taken away. */
export const undoWays = [
  "withdraw",
  "hold_client",
  "server_backups",
  "set_status_by_hand",
  "export_again",
  "unchanged",
  "not_at_all",
] as const;
export type UndoWay = (typeof undoWays)[number];

/** Until when there is a way back: the step's start, the end of the server's backups, for ever, or never. */
export const undoLimits = ["start", "gone_at", "any_time", "never"] as const;
export type UndoLimit = (typeof undoLimits)[number];

/** One way back and its end. */
export interface Undo {
  readonly until: UndoLimit;
  readonly how: UndoWay;
  /** The end as an instant, ISO 8601 UTC, where it is known. */
  readonly at?: string;
}

/** How a step can be undone now and, while it has not begun, how once it has. */
export interface StepUndo extends Undo {
  readonly afterwards?: Undo;
}

/** What becomes of one group of fields in one step. */
export interface TreatedGroup {
  readonly group: FieldGroup;
  readonly treatment: Treatment;
  /** Why it cannot be done, or not wholly, or is a person's: a code. */
  readonly reason?: string;
  /** Of what is retained: the policy's own words, and the first day on which it may be purged, `YYYY-MM-DD`. */
  readonly ground?: string;
  readonly until?: string;
}

interface ActionRow {
  readonly fields: Readonly<Partial<Record<FieldGroup, Treatment>>>;
  /** Once the step has begun. */
  readonly undo: Undo;
}

const gone: Undo = { until: "never", how: "not_at_all" };
const unchanged: Undo = { until: "any_time", how: "unchanged" };
const fromBackups: Undo = { until: "gone_at", how: "server_backups" };
const statusByHand: Undo = { until: "any_time", how: "set_status_by_hand" };

const hosting = { hosting_files: "erase", hosting_databases: "erase", hosting_mailboxes: "erase" } as const;
const unprinted = {
  email: "replace",
  phone: "replace",
  notes: "erase",
  custom_fields: "erase",
  marketing_consent: "erase",
  ip_addresses: "erase",
} as const;
const printed = { names: "retain", company: "retain", postal_address: "retain", vat_number: "retain" } as const;

const serviceDetails = {
  domain_names: "erase",
  hosting_logins: "erase",
  ip_addresses: "erase",
  custom_fields: "erase",
  notes: "erase",
} as const;

/** Every action that a plan may name. An action of no row cannot be planned: see `StepAction`. */
const rows = {
  record_books: { fields: {}, undo: unchanged },
  freeze_invoices: { fields: { invoices: "retain" }, undo: unchanged },
  scrub_tickets: { fields: { ticket_trail: "erase", custom_fields: "erase" }, undo: gone },
  delete_tickets: { fields: { tickets: "erase", ticket_attachments: "erase" }, undo: gone },
  delete_pay_methods: { fields: { pay_methods: "erase" }, undo: gone },
  delete_quotes: { fields: { quotes: "erase" }, undo: gone },
  delete_contacts: { fields: { contacts: "erase" }, undo: gone },
  reduce_billing_contact: { fields: { ...printed, email: "replace", phone: "replace" }, undo: gone },
  clear_services: { fields: serviceDetails, undo: gone },
  clear_service: { fields: serviceDetails, undo: gone },
  clear_domains: { fields: { notes: "erase" }, undo: gone },
  anonymise_users: { fields: { names: "replace", email: "replace" }, undo: gone },
  leave_shared_users: { fields: { names: "cannot", email: "cannot" }, undo: unchanged },
  // What is left of the account by then can be exported anew.
  destroy_packages: { fields: { export_packages: "erase" }, undo: { until: "any_time", how: "export_again" } },
  erase_client: { fields: { recipient_data: "erase" }, undo: gone },
  erase_credentials: { fields: { hosting_logins: "erase" }, undo: gone },
  keep_invoices: { fields: { invoices: "retain" }, undo: unchanged },
  keep_transactions: { fields: { payment_texts: "retain" }, undo: unchanged },
  keep_quotes: { fields: { quotes: "retain" }, undo: unchanged },
  keep_printed_identity: { fields: printed, undo: unchanged },
  remove_documents: { fields: { invoices: "erase" }, undo: gone },
  purge_flamingo: { fields: { form_submissions: "erase" }, undo: gone },
  purge_cfdb7: { fields: { form_submissions: "erase" }, undo: gone },
  purge_wpforms: { fields: { form_submissions: "erase" }, undo: gone },
  purge_gravity: { fields: { form_submissions: "erase" }, undo: gone },
  purge_elementor: { fields: { form_submissions: "erase" }, undo: gone },
  scrub_database: {
    fields: {
      ticket_trail: "erase",
      logins: "erase",
      contacts: "erase",
      notes: "erase",
      custom_fields: "erase",
      client_files: "erase",
      calendar: "erase",
      affiliate_data: "erase",
      marketing_consent: "erase",
      ip_addresses: "erase",
      hosting_logins: "erase",
      orders: "erase",
      cancellation_reasons: "erase",
      pay_methods: "erase",
      payment_texts: "erase",
    },
    undo: gone,
  },
  send_letter: { fields: {}, undo: gone },
  reduce_profile: { fields: unprinted, undo: gone },
  anonymise_profile: {
    fields: {
      ...unprinted,
      names: "replace",
      company: "erase",
      postal_address: "erase",
      vat_number: "erase",
    },
    undo: gone,
  },
  verify_books: { fields: {}, undo: unchanged },
  scrub_logs: { fields: { mail_log: "erase", activity_log: "erase", system_logs: "erase" }, undo: gone },
  terminate_hosting: { fields: hosting, undo: fromBackups },
  delete_hosting: { fields: hosting, undo: fromBackups },
  end_addons: { fields: { service_status: "replace" }, undo: statusByHand },
  set_service_status: { fields: { service_status: "replace" }, undo: statusByHand },
  export: { fields: {}, undo: unchanged },
  rectify_client: { fields: { recipient_data: "by_hand" }, undo: unchanged },
} as const satisfies Readonly<Record<string, ActionRow>>;

/** The name of an action that a plan may hold. A new one begins with its row here. */
export type StepAction = keyof typeof rows;

/** Every such name. */
export const stepActions = Object.keys(rows) as readonly StepAction[];

/** What is asked of a step: planned, or as the ledger has it. */
export interface TreatedStep {
  readonly action: string;
  readonly state: StepState;
  readonly reason?: string | null | undefined;
  readonly ground?: string | null | undefined;
  readonly retainedUntil?: string | null | undefined;
  readonly goneAt?: string | null | undefined;
  /** When it first began; one that is tried again may have done a part. */
  readonly startedAt?: string | null | undefined;
  /** Planned as a person's work. */
  readonly byHand?: boolean | undefined;
}

/** A step of a plan. */
export interface PlannedTreatment extends TreatedStep {
  readonly connector: string;
  readonly count?: number | undefined;
}

/** What a plan does to the groups of fields that one system holds. */
export interface TreatedSystem {
  readonly system: string;
  readonly groups: readonly TreatedGroup[];
}

/** What is known of the duty around a step. */
export interface TreatedDuty {
  /** When its first step begins, ISO 8601 UTC. */
  readonly startAt?: string | null | undefined;
  /** A destructive step could already begin, so it can be withdrawn no more. */
  readonly begun: boolean;
  /** Nothing more will be done. */
  readonly ended: boolean;
}

/**
 * What a step does to which groups of fields: by its action and, where that says otherwise, by its state and reason. What a
 * dry run skipped is told as it would have been done. Pure. @returns [] for an action of an older version
 */
export function treatedGroups(step: TreatedStep): readonly TreatedGroup[] {
  return entriesOf(rowOf(step.action).fields).map(([group, planned]) => treat(group, planned, step));
}

/**
 * The same of a whole plan, by system: each group once for each treatment, reason, ground and end, in the order of
 * `fieldGroups`. A step that finds nothing to do, by its count, is left out. Pure.
 */
export function treatedSystems(steps: readonly PlannedTreatment[]): readonly TreatedSystem[] {
  const bySystem = Map.groupBy(
    steps.filter(({ count }) => count !== 0),
    ({ connector }) => connector,
  );
  return [...bySystem].map(([system, own]) => {
    const groups = own.flatMap(treatedGroups);
    const once = new Map(groups.map((treated) => [JSON.stringify(treated), treated]));
    return { system, groups: [...once.values()].toSorted((a, b) => orderOf(a) - orderOf(b)) };
  });
}

function orderOf({ group }: TreatedGroup): number {
  return fieldGroups.indexOf(group);
}

/** How a step can be undone, and until when. Pure. */
export function undoOf(step: TreatedStep, duty: TreatedDuty): StepUndo {
  const { undo } = rowOf(step.action);
  if (isStillToCome(step) && (step.startedAt ?? undefined) === undefined) {
    if (duty.ended) return unchanged;
    if (duty.begun) return { until: "start", how: "hold_client", afterwards: undo };
    const at = duty.startAt ?? undefined;
    return { until: "start", how: "withdraw", ...(at !== undefined && { at }), afterwards: undo };
  }
  if (step.state === "nothing_found" || step.state === "manual" || step.state === "skipped") return unchanged;
  const at = step.goneAt ?? undefined;
  return at === undefined ? undo : { ...fromBackups, at };
}

/** What a processor answers of itself, whatever was planned. */
const atProcessors: ReadonlySet<string> = new Set(["erase_client", "erase_credentials", "delete_hosting"]);

const byHandReasons: ReadonlySet<string> = new Set(["by_hand", "not_needed"]);

function treat(group: FieldGroup, planned: Treatment, step: TreatedStep): TreatedGroup {
  const { state } = step;
  const [reason, ground, until] = [step.reason, step.ground, step.retainedUntil].map((value) => value ?? undefined);
  const because = reason !== undefined && { reason };
  const isByHand = state === "manual" || step.byHand === true || byHandReasons.has(reason ?? "");
  if (isByHand) return { group, treatment: "by_hand", ...(reason !== "dry_run" && because) };
  if (state === "skipped" && !isStillToCome(step)) return { group, treatment: "cannot", ...because };
  if (state === "retained" && atProcessors.has(step.action)) {
    return { group, treatment: "retain", ...because, ...(until !== undefined && { until }) };
  }
  if (reason === "documents_not_frozen") return { group, treatment: "cannot", ...because };
  if (planned !== "retain") return { group, treatment: planned, ...(reason === "partly_scrubbed" && because) };
  return { group, treatment: "retain", ...(ground !== undefined && { ground }), ...(until !== undefined && { until }) };
}

/** Planned and not begun; a dry run only marks it so. */
function isStillToCome({ state, reason }: TreatedStep): boolean {
  return state === "pending" || (state === "skipped" && reason === "dry_run");
}

function rowOf(action: string): ActionRow {
  return Object.hasOwn(rows, action) ? rows[action as StepAction] : { fields: {}, undo: gone };
}

function entriesOf(fields: ActionRow["fields"]): readonly [FieldGroup, Treatment][] {
  return Object.entries(fields) as [FieldGroup, Treatment][];
}
