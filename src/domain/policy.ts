import type { RecipientKind } from "./data-map.ts";

/** The four languages the product speaks to clients in. */
export const languages = ["nl", "fr", "en", "de"] as const;
export type Language = (typeof languages)[number];

/** The data controller, as named in packages, pages and letters. */
export interface Controller {
  readonly name: string;
  readonly legalForm?: string | undefined;
  readonly address?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly supervisoryAuthority?: string | undefined;
}

/** How long documents stay. Several rules are chosen by document date: the last whose `documentsFrom` is not later wins. */
export interface InvoiceRetentionRule {
  /** ISO 8601 duration, whole days or longer. */
  readonly keep: string;
  readonly countedFrom: "endOfCalendarYear" | "documentDate";
  /** The owner's own legal ground, in the owner's words; never empty. */
  readonly ground: string;
  /** `YYYY-MM-DD`; absent: applies from the beginning of time. */
  readonly documentsFrom?: string | undefined;
}

/** Where a WHMCS product's hosting data lives. */
export type Lives = "whmcs_module" | "cloudways" | "rackspace" | "none";

/** Where a product's data lives, and for how long the server's own backups hold it after it was deleted. */
export interface ProductPolicy {
  readonly lives: Lives;
  /** ISO 8601 duration; absent: not known, and then no date of the last copy is told. */
  readonly backupsKept?: string | undefined;
}

/** One recipient of client data besides WHMCS. `kind: manual` has no connector: each erasure becomes a task. */
export interface Processor {
  readonly enabled: boolean;
  readonly kind?: "manual" | undefined;
  readonly label?: string | undefined;
  /** What it receives data as; absent for a known system, whose kinds are known, and where the owner named none. */
  readonly receives?: readonly RecipientKind[] | undefined;
  /** Of Freshdesk: `keep` leaves the tickets of an erased contact, anonymised; `delete` takes them away with it. */
  readonly tickets?: "keep" | "delete" | undefined;
  /** Of Freshdesk: from the soft deletion of a contact to the hard one, ISO 8601. */
  readonly deleteAfter?: string | undefined;
  /** Of Cloudways and Rackspace: for how long the provider can bring back what was deleted, ISO 8601. */
  readonly backupsKept?: string | undefined;
  /** Of the website's forms: whose submissions may be erased, as `plugin:form`; see docs/connectors.md. */
  readonly forms?: readonly string[] | undefined;
  /** Of ResellerClub: customers there have nothing but domain names, so their records may be emptied. */
  readonly onlyDomains?: boolean | undefined;
  /** At most so many calls to it in a minute; absent: what is known to be safe. */
  readonly callsPerMinute?: number | undefined;
}

/** The owner's promises as the service carries them out; the validated form of the policy file (contract section 6). */
export interface Policy {
  readonly controller: Controller;
  /** IANA zone in which calendar days are counted and in which WHMCS's zone-less dates are read. */
  readonly timezone: string;
  /** The first is the default. */
  readonly languages: readonly Language[];
  readonly hostingDeletion: {
    readonly gracePeriod: string;
    readonly startBefore: string;
    readonly startsAt: "effective" | "requested";
    readonly customerMayApprove: boolean;
    readonly remindBefore: string;
    /** Suspends the service when its cancellation takes effect, until it is deleted. */
    readonly suspendAtEffect: boolean;
    /** Mails the client when a deletion is scheduled, soon due, and done. */
    readonly tellCustomer: boolean;
  };
  readonly accountClosure: { readonly gracePeriod: string; readonly ownerConfirms: boolean };
  readonly retention: {
    readonly invoices: readonly InvoiceRetentionRule[];
    readonly inactiveClients: { readonly after: string };
    readonly websiteForms: { readonly keep: string };
    readonly exportPackages: { readonly keep: string };
    readonly evidence: { readonly keep: string };
  };
  /** `notes`: staff notes about the client are data about them, and stand in their package (GDPR Art. 15). */
  readonly export: { readonly notes: boolean };
  readonly limits: { readonly deletionsPerDay: number; readonly anonymizationsPerDay: number };
  /** WHMCS product id → where its data lives. */
  readonly products: Readonly<Record<number, ProductPolicy>>;
  readonly processors: Readonly<Record<string, Processor>>;
}
