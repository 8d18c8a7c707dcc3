import type { Generated, Insertable, Kysely, Selectable, Transaction } from "kysely";
import type { DutyKind, DutyState, StepState } from "../domain/duty.ts";
import type { Language } from "../domain/policy.ts";
import type { DocumentKind } from "../domain/retention.ts";

// Instants are ISO 8601 UTC strings with milliseconds, so that text order is time order. Flags are 0 or 1.
// Nothing here can hold what a client wrote: ids, enumerations, codes, counts, times and hashes only. The one text
// column, step.ground, repeats the owner's own policy file.

export interface EventTable {
  id: Generated<number>;
  /** SHA-256 of the sender's `webhook-id`: unique for ever. The id itself may hold anything and is not kept. */
  delivery_hash: string;
  /** null for a type the contract does not list. */
  type: string | null;
  state: "stored" | "applied" | "ignored" | "refused";
  reason: string | null;
  occurred_at: string | null;
  received_at: string;
  applied_at: string | null;
  client_id: number | null;
  service_id: number | null;
  contact_id: number | null;
  user_id: number | null;
  domain_id: number | null;
  into_client_id: number | null;
  cancellation_type: "immediate" | "end_of_billing_period" | null;
  /** Known field names, comma-separated. */
  changed: string | null;
  /** What a type says besides: canonical JSON of codes, versions and counts. */
  detail: string | null;
}

export interface DutyTable {
  id: string;
  kind: DutyKind;
  state: DutyState;
  client_id: number;
  service_id: number | null;
  /** Set while the duty is open, e.g. `deletion:702`: unique, so that one subject has one open duty of a kind. */
  open_key: string | null;
  /**
   * How it became known. Of a deletion, `event`: by the event of the cancellation request itself; `closure`: its client was
   * closed; `reconciliation`: by what WHMCS shows, or tells, of the service's end.
   */
  origin: "event" | "owner" | "closure" | "reconciliation";
  created_at: string;
  /** The instant periods are counted from: the event's, or the owner's call. */
  occurred_at: string;
  /** WHMCS's cancellation request this duty stands on, once seen. */
  request_id: number | null;
  requested_at: string | null;
  cancellation_type: "immediate" | "end_of_billing_period" | null;
  effective_at: string | null;
  /** `YYYY-MM-DD`: the service's next due date when the duty was scheduled; a later one means the client paid on. */
  next_due_seen: string | null;
  due_at: string | null;
  start_at: string | null;
  /** When a worker looks next; null: only after an act or an event. */
  wake_at: string | null;
  /** Grows with each change of wake_at; part of the job's id, so that a new alarm is never mistaken for the old one. */
  generation: Generated<number>;
  /** When its first destructive step could begin; what the daily limits count. */
  started_at: string | null;
  finished_at: string | null;
  reason: string | null;
  hold_reason: string | null;
  hold_scope: "duty" | "client" | "service" | null;
  held_from: DutyState | null;
  /** The service's own stops that the owner has answered, comma-separated, e.g. `already_cancelled,daily_limit`. */
  released_reasons: string | null;
  approved_at: string | null;
  approval_channel: string | null;
  approval_received_on: string | null;
  /** 1: approved with `now`: paid time is given up. */
  approval_now: Generated<number>;
  confirmed_at: string | null;
  /** 1: open tickets do not block (the owner forced it). */
  forced: Generated<number>;
  backlog: Generated<number>;
  attempts: Generated<number>;
  lease_owner: string | null;
  lease_until: string | null;
  progress_done: Generated<number>;
  progress_total: Generated<number>;
  /** The due date the addon's brake was last told. */
  brake_told_due_at: string | null;
  /** Since when the addon's brake may be released for this deletion; null: it is not. */
  brake_released_at: string | null;
  /** The client's, of the policy's; null until a worker has read the client. */
  language: Language | null;
  /** When the service was suspended at its effect, with our own reason. */
  suspended_at: string | null;
  /** Since when the clock stands still by the client's choice; null: it runs. */
  clock_stopped_at: string | null;
  /** For how long it stood still before, in milliseconds. */
  clock_stopped_ms: Generated<number>;
  /** When the owner was last told that it is overdue, or that it waits. */
  overdue_told_at: string | null;
  /** Over which reason the owner was told that it waits; null: it was told of as overdue, or not at all. */
  told_reason: string | null;
  /** The duty whose erasure this one repeats after WHMCS was restored from a backup. */
  replay_of: string | null;
  /** Of an anonymisation: when a comparison saw its client not Closed after it ended. A closing since is another one. */
  seen_open_at: string | null;
  /** While the owner holds this duty alone: when they are asked whether the reason still stands. */
  ask_again_at: string | null;
  /** Of a purge: the system whose rows it purges; null: WHMCS's documents of its client. */
  connector: string | null;
}

export interface StepTable {
  id: string;
  duty_id: string;
  position: number;
  connector: string;
  action: string;
  state: StepState;
  reason: string | null;
  count: number | null;
  retained_until: string | null;
  /** The policy's own words at the time; never anything from WHMCS. */
  ground: string | null;
  gone_at: string | null;
  attempts: Generated<number>;
  started_at: string | null;
  finished_at: string | null;
  /** Who else uses what the step would have touched: WHMCS's ids, such as `service:703,client:9`. */
  shared_with: string | null;
  /** While it waits for a processor: when it is looked at again; null: with the next look at its duty. */
  look_again_at: string | null;
  /** Since when its system has answered oddly at each look; null: the last look met no odd answer. */
  odd_since: string | null;
  /** Since when it has come no further at its system, but for the time in which nobody looked; null: never tried. */
  silent_since: string | null;
  /** 1: planned as a person's work. */
  by_hand: Generated<number>;
}

/** One object that a step found at a processor. */
export interface StepTargetTable {
  step_id: string;
  /** A keyed hash of the system's own id. */
  target_hash: string;
  kind: string;
  state: "found" | "pending" | "gone" | "retained" | "manual";
  reason: string | null;
  /** What the connector asked to be handed at the next look. */
  operation: string | null;
  /** When it was first found, which is when its erasure was first asked for. */
  since: string;
  /** Of what must stay: `YYYY-MM-DD`, where that is known. */
  retained_until: string | null;
  /** While its erasure is under way: when to ask again; null: with the next look at its step. */
  look_again_at: string | null;
  settled_at: string | null;
  /** When the last copy of what our hand erased leaves the system's backups; null: nobody says, or it was not our hand. */
  gone_at: string | null;
}

/** A processor's own id of something of a client's, that says nothing about a person. */
export interface ClientLinkTable {
  client_id: number;
  connector: string;
  kind: string;
  external_id: string;
  seen_at: string;
}

/** Which objects a step set out to erase: after a crash, one of these that is absent counts as erased by us. */
export interface StepObjectTable {
  step_id: string;
  object_id: number;
  erased_at: string | null;
}

export interface EvidenceTable {
  seq: number;
  at: string;
  kind: string;
  actor: string;
  duty_id: string | null;
  client_id: number | null;
  service_id: number | null;
  /** Canonical JSON of codes, ids, counts and times. */
  detail: string;
  prev_hash: string;
  hash: string;
}

export interface EvidenceHeadTable {
  id: number;
  length: number;
  hash: string;
}

export interface ClientHoldTable {
  client_id: number;
  reason: string;
  since: string;
  actor: string;
  ask_again_at: string;
}

export interface ControlTable {
  name: string;
  value: string;
  changed_at: string;
}

export interface TaskTable {
  id: string;
  code: string;
  state: "open" | "done";
  client_id: number;
  service_id: number | null;
  object_id: number | null;
  duty_id: string | null;
  step_id: string | null;
  connector: string | null;
  created_at: string;
  due_at: string;
  done_at: string | null;
  outcome: string | null;
}

export interface ExportSourceTable {
  duty_id: string;
  name: string;
  status: string;
  records: number;
  reason: string | null;
  /** What of it is being read; null once it is read. */
  entity: string | null;
}

/** Fields that a system sent and the data map does not know, by the system's own names; `count` values were left out. */
export interface ExportUnmappedTable {
  duty_id: string;
  source: string;
  entity: string;
  field: string;
  count: number;
}

export interface ExportPackageTable {
  duty_id: string;
  bytes: number;
  sha256: string;
  created_at: string;
  expires_at: string;
  gone_at: string | null;
  link_hash: string | null;
  link_expires_at: string | null;
  /** The client's, in which the package is written; null for one made before this was kept. */
  language: Language | null;
  /** What it is called in storage; see `packageName`. */
  object: string;
}

export interface IdempotencyKeyTable {
  token_name: string;
  key_hash: string;
  request_hash: string;
  created_at: string;
  /** null while the first request is still being answered. */
  status: number | null;
  body: string | null;
  location: string | null;
}

/** Deliveries refused before they could be attributed, counted per reason and minute so that a flood stays small. */
export interface RefusedDeliveryTable {
  minute: string;
  reason: string;
  count: number;
}

/** One document that bookkeeping keeps, whether its client was anonymised or not. Ends may lie far beyond 2039. */
export interface RetainedDocumentTable {
  kind: DocumentKind;
  /** WHMCS's id of it, unique within its kind. */
  document_id: number;
  client_id: number;
  /** The anonymisation that kept it, or the purge that listed it. */
  duty_id: string | null;
  /** `YYYY-MM-DD` as WHMCS dates it; null: undated, and counted as of the day it was recorded. */
  dated_on: string | null;
  /** The first day of the period, 1 January after where the policy counts from the end of the calendar year. */
  keep_from: string;
  /** The first day on which it may be purged. */
  keep_until: string;
  /** The policy's own words. */
  ground: string;
  /** `expired`: listed for the owner's release; `refused`: the addon would not remove it, and said why. */
  state: "retained" | "expired" | "removed" | "refused";
  reason: string | null;
  recorded_at: string;
  removed_at: string | null;
}

/** An invoice as WHMCS printed it before its client's profile was touched; sealed in storage under `object`. */
export interface SealedDocumentTable {
  object: string;
  /** Given to another client's invoice, perhaps, once WHMCS was restored from a backup: unique only with the client. */
  invoice_id: number;
  client_id: number;
  duty_id: string;
  bytes: number;
  /** Of the plain PDF. */
  sha256: string;
  /** Of the invoice; null where WHMCS had none. */
  dated_on: string | null;
  sealed_at: string;
  /** As of the invoice, when that was last filed. */
  keep_until: string;
  destroyed_at: string | null;
}

/** A mail to a client about a duty: that it is due, that it left, or why it never will. Never its text or address. */
export interface ClientMailTable {
  id: string;
  client_id: number;
  duty_id: string;
  kind: "scheduled" | "reminder" | "completed" | "letter";
  /** `sending`: handed to WHMCS, whose answer is not known; it may have left. */
  state: "due" | "sending" | "sent" | "dropped" | "failed";
  reason: string | null;
  language: Language | null;
  /** Which version of our words was sent. */
  wording: string | null;
  due_at: string;
  attempts: Generated<number>;
  sent_at: string | null;
}

/** The client's link to the page of a deletion: its token's hash. Single use. */
export interface ApprovalTokenTable {
  token_hash: string;
  duty_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  used_for: string | null;
}

/** One look for what an erasure should have left nowhere. */
export interface AbsenceCheckTable {
  id: string;
  duty_id: string;
  client_id: number;
  connector: string;
  moment: "at_once" | "after_hour" | "after_day" | "after_tail";
  due_at: string;
  state: "due" | "done" | "given_up";
  attempts: Generated<number>;
  /** When it is tried again, once it could not be looked; null: at `due_at`. */
  retry_at: string | null;
  checked_at: string | null;
  /** How many objects or rows were found; 0 is the proof. */
  found: number | null;
  reason: string | null;
}

/** When the owner was last told of a code; `about`: `duty:…`, `client:7`, `service:702`, or empty. */
export interface OwnerToldTable {
  code: string;
  about: string;
  told_at: string;
}

/** Up to where evidence was pruned, and the hash that the evidence after it hangs on. */
export interface EvidenceCheckpointTable {
  seq: number;
  hash: string;
  at: string;
}

export interface Schema {
  event: EventTable;
  duty: DutyTable;
  step: StepTable;
  step_object: StepObjectTable;
  evidence: EvidenceTable;
  evidence_head: EvidenceHeadTable;
  client_hold: ClientHoldTable;
  control: ControlTable;
  task: TaskTable;
  export_source: ExportSourceTable;
  export_unmapped: ExportUnmappedTable;
  export_package: ExportPackageTable;
  idempotency_key: IdempotencyKeyTable;
  refused_delivery: RefusedDeliveryTable;
  retained_document: RetainedDocumentTable;
  sealed_document: SealedDocumentTable;
  client_mail: ClientMailTable;
  approval_token: ApprovalTokenTable;
  absence_check: AbsenceCheckTable;
  owner_told: OwnerToldTable;
  evidence_checkpoint: EvidenceCheckpointTable;
  step_target: StepTargetTable;
  client_link: ClientLinkTable;
}

/** The ledger or a transaction on it: what every repository function takes first. */
export type Db = Kysely<Schema> | Transaction<Schema>;
/** A transaction: what every act that writes takes. */
export type Tx = Transaction<Schema>;

export type DutyRow = Selectable<DutyTable>;
export type NewDutyRow = Insertable<DutyTable>;
export type StepRow = Selectable<StepTable>;
export type EventRow = Selectable<EventTable>;
export type EvidenceRow = Selectable<EvidenceTable>;
export type TaskRow = Selectable<TaskTable>;
export type ClientHoldRow = Selectable<ClientHoldTable>;
export type ControlRow = Selectable<ControlTable>;
export type ExportPackageRow = Selectable<ExportPackageTable>;
export type ExportSourceRow = Selectable<ExportSourceTable>;
export type ExportUnmappedRow = Selectable<ExportUnmappedTable>;
export type RetainedDocumentRow = Selectable<RetainedDocumentTable>;
export type SealedDocumentRow = Selectable<SealedDocumentTable>;
export type ClientMailRow = Selectable<ClientMailTable>;
export type ApprovalTokenRow = Selectable<ApprovalTokenTable>;
export type StepTargetRow = Selectable<StepTargetTable>;
export type ClientLinkRow = Selectable<ClientLinkTable>;
export type AbsenceCheckRow = Selectable<AbsenceCheckTable>;
