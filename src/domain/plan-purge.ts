import { pending, type PlannedStep } from "./plan.ts";

/** What a purge removes, as a fresh look at WHMCS and the ledger's list tell: counts only. */
export interface PurgeFacts {
  /** Invoices, notes and transactions on the list. */
  readonly documents: number;
  /** Accepted quotes of an anonymised account on the list. */
  readonly quotes: number;
  /** The account was anonymised, is closed, and keeps no document when those on the list are gone. */
  readonly finishesOff: boolean;
  /** Contacts that an account which is finished off still has: the one that kept invoices printed. */
  readonly contacts: number;
}

/**
 * The steps that remove documents which no law keeps any more and, where an anonymised account then keeps none, take away
 * what had stayed for their sake: logs last, as they write of all the rest. Pure: preview, dry run and real run share it.
 */
export function planPurge({ documents, quotes, finishesOff, contacts }: PurgeFacts): readonly PlannedStep[] {
  return [
    ...(documents === 0 ? [] : [pending("whmcs", "remove_documents", documents)]),
    ...(quotes === 0 ? [] : [pending("whmcs", "delete_quotes", quotes)]),
    ...(finishesOff
      ? [
          ...(contacts === 0 ? [] : [pending("whmcs", "delete_contacts", contacts)]),
          pending("whmcs", "scrub_database"),
          pending("whmcs", "anonymise_profile", 1),
          pending("whmcs", "scrub_logs"),
        ]
      : []),
  ];
}
