import type { Clock } from "../domain/clock.ts";
import type { EntityDescription } from "../domain/data-map.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { SharedWith } from "../domain/shared-with.ts";
import type { Absence, ExportItem, Subject } from "./connector.ts";

/** One service of the client's in WHMCS. */
export interface Place {
  readonly serviceId: number;
  readonly productId: number;
  /** In one spelling (`toPlainDomain`); "" for a service that names none. */
  readonly domain: string;
  /** WHMCS calls it Cancelled, Terminated or Fraud. */
  readonly ended: boolean;
  /** WHMCS calls it Terminated or Fraud: nothing of it lives on. Cancelled ends no hosting by itself. */
  readonly gone?: boolean | undefined;
}

/** One domain name that the client registered through WHMCS. */
export interface Registration {
  /** In one spelling (`toPlainDomain`). */
  readonly domain: string;
  /** WHMCS's name of the registrar's module, lower case. */
  readonly registrar: string;
  /** False once WHMCS calls it Expired, Cancelled, Transferred Away, Fraud or the like. */
  readonly active: boolean;
}

/** What the systems besides WHMCS know a person by, as WHMCS told it. */
export interface Elsewhere {
  /** `First Last` of the client, its contacts and its own logins, and the company; as spelled, each once. */
  readonly names: readonly string[];
  readonly places: readonly Place[];
  readonly registrations: readonly Registration[];
  /**
   * Those of the subject's domains, in one spelling, that a service or registration of another client names too: what lies
   * there may be that client's, so no connector may act on them by itself.
   */
  readonly sharedDomains: readonly string[];
}

/** A subject of whom it is known what other systems know it by. */
export interface KnownSubject extends Subject {
  readonly elsewhere: Elsewhere;
}

/** Whether it is known what other systems know somebody by. */
export function isKnownSubject(subject: Subject | undefined): subject is KnownSubject {
  return subject?.elsewhere !== undefined;
}

/** Of whom or what a step at a processor is: the whole client, or one service whose hosting is to be deleted. */
export type Scope = { readonly of: "client" } | { readonly of: "service"; readonly serviceId: number };

/**
 * One object a processor holds for a subject, matched exactly. `kind` and the codes are enumerations of the connector; `id` is
 * the system's own and may name a person: it never reaches the ledger but as a keyed hash.
 */
export interface Target {
  readonly kind: string;
  readonly id: string;
  /** It must stay: why, and until when where that is known (`YYYY-MM-DD`). Never erased. */
  readonly keep?: { readonly reason: string; readonly retainedUntil?: string };
  /** Only a person may decide: several matches, somebody else's use, no safe call. Never erased. */
  readonly byHand?: { readonly reason: string; readonly sharedWith?: readonly SharedWith[] };
  /** An id that says nothing about a person, to find the object again when the client's address has changed. */
  readonly link?: string;
  /** What the look saw of the object, which `erase` compares with a fresh look right before it acts. Kept nowhere. */
  readonly seen?: string;
}

/** What an earlier look left of one target. */
export interface TargetProgress {
  /** When its erasure was first asked for. */
  readonly since: Date;
  /** What `erase` said to remember; absent at the first call, and when the answer to it was lost. */
  readonly operation?: string;
}

/**
 * What became of one target. `gone` only after a fresh look; accepted is not gone (law 5 of the design). `operation` holds
 * letters, digits and `:,_-` only, at most 500, and nothing personal. Everything but `pending` is final.
 */
export type Erasure =
  | { readonly kind: "gone"; readonly reason?: string }
  | { readonly kind: "pending"; readonly reason: string; readonly lookAgainAt: Date; readonly operation?: string }
  | { readonly kind: "retained"; readonly reason: string; readonly retainedUntil?: string }
  | { readonly kind: "manual"; readonly reason: string };

/** The client's details as WHMCS has them now. */
export interface Profile {
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What a connector of a processor is handed beside its subject or target. */
export interface ProcessorContext {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Ids that earlier looks linked to this client, by kind; see `Target.link`. */
  readonly links: readonly { readonly kind: string; readonly id: string }[];
  /**
   * To be awaited right before each call that changes something: the last look at stop, hold, claim and, for a deletion, at
   * whether it is still owed. @throws AppError: nothing more may be touched now
   */
  readonly mayGo: () => Promise<void>;
}

/** Told while exporting: an object that is this client's, so that it is found again once the address has changed. */
export interface ExportLink {
  readonly type: "link";
  readonly kind: string;
  /** As of `Target.link`. */
  readonly id: string;
}

/** What `Purging.remove` is handed. */
export type PurgeContext = Pick<ProcessorContext, "signal" | "mayGo">;

/** What ends by age in a system, whoever it is of, and is removed as a duty of its own. May be called at any time. */
export interface Purging {
  /** SHA-256 over all that the owner set of what may go: with another one nothing goes before the owner has seen it. */
  readonly fingerprint: string;
  /** ISO 8601: how long it is kept. */
  readonly keep: string;
  /** What is removed step by step, as codes of `[a-z_]`. */
  readonly parts: readonly string[];
  /** How much of a part a run at `now` concerns. @throws AppError */
  count(part: string, now: Date, signal: AbortSignal): Promise<number>;
  /** Removes it; again it goes on. @returns how much of it stays, because only a person may remove it. @throws AppError */
  remove(part: string, now: Date, ctx: PurgeContext): Promise<number>;
}

/** What a read-only check of a connector's set-up found: codes that `connector:check` has words for. */
export interface CheckFinding {
  readonly code: string;
  readonly state: "ok" | "missing" | "unknown";
}

/**
 * One system besides WHMCS that holds personal data. What it lacks is asked of a person. Every method matches exactly, throws
 * AppError only, and follows no pointer to another host.
 */
export interface Processor {
  readonly name: string;
  /** What `export` yields, entity by entity, in that order. */
  readonly describes?: readonly EntityDescription[];
  /** For how long the system's own backups hold what was deleted (ISO 8601); undefined: not at all, or nobody knows. */
  readonly backupsKept?: string;
  /** Whether an empty `find` proves that nothing is left; false where the system cannot be asked. */
  readonly canProveAbsence: boolean;
  /** Everything the system holds for the subject within the scope; empty when nothing. */
  find(subject: KnownSubject, scope: Scope, ctx: ProcessorContext): Promise<readonly Target[]>;
  /** Why an empty `find` says little, such as not_identifiable; undefined: it means what it says. */
  readonly nothingFoundBecause?: string;
  /** Streams the package's records; memory stays flat however large the client. */
  export?(subject: KnownSubject, ctx: ProcessorContext): AsyncIterable<ExportItem | ExportLink>;
  /** True where people are known by their address alone: finding nobody under a new one says little. */
  readonly knowsByAddress?: boolean;
  /** Carries changed details there. `changed`: WHMCS's names of the fields; empty: not known which. */
  rectify?(
    subject: KnownSubject,
    profile: Profile,
    changed: ReadonlySet<string>,
    ctx: ProcessorContext,
  ): Promise<Outcome>;
  /** Erases one target, or goes on with it; called again at each look until the answer is final. A second call is harmless. */
  erase?(target: Target, progress: TargetProgress, ctx: ProcessorContext): Promise<Erasure>;
  /**
   * Asks for the erasure of what the system holds under an id that only the person can tell, such as that of a cookie. The id is
   * kept nowhere; a second call is harmless. @returns up to when what was collected is covered
   */
  eraseGiven?(id: string, ctx: ProcessorContext): Promise<{ readonly coversUntil: Date }>;
  /** What of it ends by age. */
  readonly purging?: Purging;
  /** Looks again at one target. */
  verifyGone?(target: Target, ctx: ProcessorContext): Promise<Absence>;
  /** Tests credentials and permissions, read-only. Never throws for what a set-up lacks. */
  check(ctx: Pick<ProcessorContext, "signal" | "clock">): Promise<readonly CheckFinding[]>;
  /** Closes what it holds open; harmless when called twice. */
  close(): Promise<void>;
}
