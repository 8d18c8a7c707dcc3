import type { Clock } from "../domain/clock.ts";
import type { EntityDescription } from "../domain/data-map.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Elsewhere } from "./processor.ts";

/** A JSON value as it stands in the package. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What the systems know one person by. Never written to ledger, Redis or logs. */
export interface Subject {
  readonly clientId: number;
  /** Lower-cased, without duplicates: of the client's, its contacts' and its logins' those that no other client uses. */
  readonly emails: readonly string[];
  readonly domains: readonly string[];
  /** Of the client's services at their panels, as they were spelled. */
  readonly usernames: readonly string[];
  readonly serviceIds: readonly number[];
  /** What other systems know the person by; absent where it was not asked for, or sealed before it was. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** One object a system holds for a subject. `id` is the system's own opaque id. */
export interface Found {
  readonly kind: string;
  readonly id: string;
}

/** One entity of the package is announced before its records, also when it has none. */
export interface ExportEntity {
  readonly type: "entity";
  readonly entity: string;
}

/** One record of an entity, in the order in which it shall stand in the package. */
export interface ExportRecord {
  readonly type: "record";
  readonly entity: string;
  readonly record: { readonly [key: string]: Json };
}

/** A file that belongs to a record, such as a ticket attachment. `name` is as the client named it, not yet safe. */
export interface ExportAttachment {
  readonly type: "attachment";
  readonly entity: string;
  /** Groups files in a folder of their own, e.g. `ticket-12`; made of ids only. */
  readonly folder: string;
  readonly name: string;
  /** When it was sent or stored, `YYYY-MM-DD[ HH:MM:SS]` on the system's own wall clock. */
  readonly at?: string;
  readonly data: FileContent;
}

/** A document of the package's own folders, such as an invoice as it was printed. `name` is not yet safe. */
export interface ExportDocument {
  readonly type: "document";
  readonly folder: "invoices";
  readonly name: string;
  readonly mediaType: string;
  /** As of an attachment. */
  readonly at?: string;
  readonly data: FileContent;
}

/** The bytes of a file, whole or as they come; what comes is read before the next item is asked for. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/** Why a source could not give something it holds, while the rest of it is whole. */
export type GapReason =
  | "addon_door_absent"
  | "addon_outdated"
  | "not_in_this_whmcs"
  | "client_files_not_supported"
  | "invoice_pdf_not_supported"
  | "client_file_failed"
  | "invoice_pdf_failed"
  /** Fields that the data map does not know, or values it cannot read; `count` values were left out. */
  | "fields_not_mapped"
  /** The owner's policy keeps staff notes about the client out. */
  | "notes_withheld"
  /** Who the staff are could not be read: their names may stand in texts. */
  | "staff_names_unknown"
  /** Registrars that did not tell the name servers of a domain. */
  | "name_servers_unknown"
  /** Part of what the next host needs to know could not be read. */
  | "move_incomplete"
  /** Addresses that another client uses too: what a guest or prospect sent from one may be that client's. */
  | "address_shared"
  /** Logins of which could not be read what they may do. */
  | "permissions_unknown"
  /** Lists that kept changing while they were read, or of which more rows are counted than sent: `count` lists. */
  | "rows_missing"
  /** Files that the system has deleted since they were sent. */
  | "attachment_gone"
  /** Tickets that were deleted or merged while the export ran. */
  | "ticket_gone"
  /** Old tickets that the helpdesk's API lists nowhere: a person looks for them. */
  | "archived_tickets_by_hand"
  /** Contacts that bear an address which is not known as the client's, with their tickets: `count` contacts. */
  | "contact_shared"
  /** Contacts on the client's domain names that bear neither an address nor a name of the client's: `count` contacts. */
  | "registrants_not_matched"
  /** Orders of certificates, of which the registrar's API does not tell whose they are. */
  | "certificate_orders_not_read"
  /** Contacts long unused, which the registrar keeps and shows nobody. */
  | "archived_contacts_not_read"
  /** Files and databases of sites, which the system's API does not hand out. */
  | "site_content_by_hand"
  /** Messages in mailboxes, which the system's API does not hand out. */
  | "mail_content_by_hand"
  /** Mailboxes and forwards that the system's API does not show, or not among so many. */
  | "mailboxes_not_read"
  /** Objects that another client uses too: `count` objects. */
  | "shared_left_out"
  /** What was sent by forms and names somebody else too, or cannot be read: `count` submissions. */
  | "form_rows_by_hand"
  /** Files sent by forms, which nothing is set up to read. */
  | "form_files_out_of_reach"
  /** Files sent by forms, which the website keeps no more. */
  | "form_file_gone"
  /** The system knows nobody by name or address, but by an id that only the person can tell (GDPR Art. 11). */
  | "not_identifiable";

/** Told once for all it concerns. */
export interface ExportGap {
  readonly type: "gap";
  readonly reason: GapReason;
  /** How many files or tables; absent where the whole is meant. */
  readonly count?: number;
}

/**
 * Told once for each field that the data map does not know, or whose values it could not read, and that was therefore left
 * out. `field` is the system's own path, such as `items.newfield`, of letters, digits, `.`, `_` and `-` only.
 */
export interface ExportUnmapped {
  readonly type: "unmapped";
  readonly entity: string;
  readonly field: string;
  readonly count: number;
}

/**
 * An entity that could not be read, while the rest of the source can be: what was yielded of it is dropped, and the package
 * says that it is incomplete. `reason` is a code.
 */
export interface ExportLeftOut {
  readonly type: "left_out";
  readonly entity: string;
  readonly reason: string;
  /** False where reading it again would end the same; absent where another attempt may read it. */
  readonly mayMend?: boolean;
}

/** What the next host needs to know, beside the records themselves; it stands in the package's folder `move`. */
export interface ExportMove {
  readonly type: "move";
  readonly list: "domains" | "services" | "mailboxes";
  readonly record: { readonly [key: string]: Json };
}

export type ExportItem =
  | ExportEntity
  | ExportRecord
  | ExportAttachment
  | ExportDocument
  | ExportGap
  | ExportUnmapped
  | ExportLeftOut
  | ExportMove;

/** What an export will be, guessed before it begins: never exact, and rather too much than too little. */
export interface ExportEstimate {
  readonly records: number;
  /** Of the unpacked package, files included. */
  readonly bytes: number;
  /** Of these, bytes of files, which are compressed already as a rule. */
  readonly fileBytes: number;
}

/** The answer of a fresh look after an erasure. */
export type Absence = { readonly gone: true } | { readonly gone: false; readonly left: number };

/** What a connector is handed beside its subject or target. */
export interface StepContext {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** True: plan and read, write nothing. */
  readonly dryRun: boolean;
}

/** One system that holds personal data. Only `find` is required; what it lacks is asked of a person instead. */
export interface Connector {
  readonly name: string;
  /** What `export` yields, entity by entity, in that order. */
  readonly describes?: readonly EntityDescription[];
  /** Objects this system holds for the subject, by exact match only; empty when there are none. @throws AppError */
  find(subject: Subject, ctx: StepContext): Promise<readonly Found[]>;
  /** How large the export will be; makes no call that `export` would not make anyway. @throws AppError */
  estimate?(subject: Subject, ctx: StepContext): Promise<ExportEstimate>;
  /** Streams the package's records, entity by entity; memory stays flat however large the client. @throws AppError */
  export?(subject: Subject, ctx: StepContext): AsyncIterable<ExportItem>;
  /** Erases one object; a second call is harmless. @throws AppError */
  erase?(target: Found, ctx: StepContext): Promise<Outcome>;
  /** Looks again. @throws AppError */
  verifyGone?(target: Found, ctx: StepContext): Promise<Absence>;
}
