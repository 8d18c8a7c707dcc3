import type { BlockerFacts } from "../../domain/blockers.ts";
import type { AnonymizationFacts } from "../../domain/plan-anonymization.ts";
import type { DatedDocument, FiledDocument } from "../../domain/retention.ts";
import type { Subject } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import { readTransactions } from "./documents.ts";
import { ownLogins, quotesOf, resolveSubject, ticketsOf } from "./find.ts";
import { collect } from "./reading.ts";
import type { Client, InvoiceSummary, Quote, Service } from "./records.ts";

/** What a fresh look tells about an account to be anonymised. */
export interface AnonymizationReading {
  readonly client: Client;
  readonly subject: Subject;
  readonly services: readonly Service[];
  /** Those that bookkeeping may have to keep. */
  readonly acceptedQuotes: readonly FiledDocument[];
  readonly facts: AnonymizationFacts;
  readonly blockerFacts: BlockerFacts;
}

/**
 * Reads what plans and what blocks an anonymisation; writes nothing. `hostingGone`, `held`, `packages` and `mailRefused` are what
 * only the ledger knows, `door` what the addon answered. `subject`: as it was sealed when the duty started, once addresses may have been erased; else it is read.
 * @returns undefined when WHMCS has no such client
 * @throws AppError the codes of the API
 */
export async function readAnonymizationFacts(
  api: WhmcsApi,
  clientId: number,
  known: {
    readonly hostingGone: (service: Service) => boolean;
    readonly held: boolean;
    readonly packages: number;
    readonly door: AnonymizationFacts["door"];
    /** WHMCS is known to let no mail be sent. */
    readonly mailRefused?: boolean;
    /** Credit and debit notes, where the addon tells of them: they are kept like invoices. */
    readonly creditNotes?: readonly DatedDocument[];
    /** Ids of the invoices that carry WHMCS's own snapshot, where the addon tells of them. */
    readonly frozen?: ReadonlySet<number> | undefined;
    readonly subject?: Subject;
  },
): Promise<AnonymizationReading | undefined> {
  const client = await api.client(clientId);
  const subject = client === undefined ? undefined : (known.subject ?? (await resolveSubject(api, clientId)));
  if (client === undefined || subject === undefined) return undefined;
  const [tickets, quotes, payMethods, contacts, services, domains, logins, invoices, affiliate, transactions] =
    await Promise.all([
      collect(ticketsOf(api, subject)),
      collect(quotesOf(api, subject)),
      api.payMethods(clientId),
      api.contacts(clientId),
      api.services(clientId),
      api.domains(clientId),
      ownLogins(api, client),
      collect(api.invoices(clientId)),
      api.affiliate(clientId),
      readTransactions(api, clientId),
    ]);
  const invoiceIds = new Set(invoices.map(({ invoiceId }) => invoiceId));
  const loose = (transactions ?? []).filter(({ invoiceId }) => invoiceId === undefined || !invoiceIds.has(invoiceId));
  const issued = invoices.filter(isIssued);
  const accepted = quotes.filter(isAccepted);
  return {
    client,
    subject,
    services,
    acceptedQuotes: accepted.map(documentOf),
    facts: {
      tickets: tickets.length,
      payMethods: payMethods.length,
      contacts: contacts.length,
      hasBillingContact: contacts.some(({ contactId }) => contactId === client.billingContactId),
      services: services.length,
      domains: domains.length,
      soleUsers: logins.length,
      sharedUsers: client.users.length - logins.length,
      invoices: [...documentsOf(invoices, known.frozen), ...(known.creditNotes ?? [])],
      draftInvoices: invoices.length - issued.length,
      looseTransactions: loose.map(({ paidAt }) => ({ date: paidAt?.slice(0, 10) })),
      acceptedQuotes: accepted.map(documentOf),
      otherQuotes: quotes.length - accepted.length,
      packages: known.packages,
      door: known.door,
      mailRefused: known.mailRefused ?? false,
    },
    blockerFacts: {
      services: services.map((service) => ({ id: service.serviceId, hostingGone: known.hostingGone(service) })),
      domains: domains.map(({ domainId, status }) => ({ id: domainId, status })),
      invoices: issued.map(({ invoiceId, status }) => ({ id: invoiceId, status })),
      tickets: tickets.map(({ ticketId, status }) => ({ id: ticketId, status })),
      credit: client.credit,
      affiliateBalance: affiliate?.balance ?? "0.00",
      held: known.held,
    },
  };
}

/** The invoices that bookkeeping may have to keep: all but drafts. */
export function documentsOf(
  invoices: readonly InvoiceSummary[],
  frozen?: ReadonlySet<number>,
): readonly DatedDocument[] {
  return invoices
    .filter(isIssued)
    .map(({ invoiceId, issuedOn }) => ({ date: issuedOn, isFrozen: frozen?.has(invoiceId) }));
}

/** Whether an invoice is a document that bookkeeping may have to keep: all but drafts are. */
export function isIssued({ status }: InvoiceSummary): boolean {
  return status !== "Draft";
}

/** Whether a quote is a document that bookkeeping may have to keep. */
export function isAccepted({ stage }: Quote): boolean {
  return stage.trim().toLowerCase() === "accepted";
}

/** The date from which a quote's retention counts. */
export function documentOf({ quoteId, acceptedOn, createdOn }: Quote): FiledDocument {
  return { kind: "quote", id: quoteId, date: acceptedOn ?? createdOn, settled: true };
}
