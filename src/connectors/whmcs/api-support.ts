import type { WhmcsCall } from "./call.ts";
import { readShape } from "./normalise.ts";
import { absentOn, ofClient, readPages, refuseForeign } from "./reading.ts";
import type { SentEmail, Ticket, TicketFile, TicketSummary } from "./records.ts";
import * as support from "./schema-support.ts";

/** Which file of which ticket or reply. */
export interface TicketFileReference {
  readonly type: "ticket" | "reply";
  /** The ticket's id for its opening message, else the reply's. */
  readonly relatedId: number;
  readonly index: number;
}

/** Reads about tickets and mails. Errors as for PeopleReads. */
export interface SupportReads {
  /**
   * Tickets of a client in every department, or all tickets written from exactly this address, guests' and clients' alike:
   * look at `clientId` before taking one for a guest's.
   */
  tickets(of: { readonly clientId: number } | { readonly email: string }): AsyncIterable<TicketSummary>;
  /** One ticket with its messages, or undefined when WHMCS knows none of this id. */
  ticket(ticketId: number): Promise<Ticket | undefined>;
  /** A file, or undefined when WHMCS has pruned it. */
  ticketAttachment(reference: TicketFileReference): Promise<TicketFile | undefined>;
  emails(clientId: number): AsyncIterable<SentEmail>;
}

export function createSupportReads(call: WhmcsCall): SupportReads {
  const ticketPages = (parameters: { clientid: number } | { email: string }) => {
    const shape = { action: "GetTickets", wrapper: "tickets", item: "ticket", row: support.ticketSummary } as const;
    // Without it only the departments of the API's admin are listed.
    return readPages(call, shape, { ...parameters, ignore_dept_assignments: true }, (row) => row.ticketId);
  };
  return {
    tickets(of) {
      return "clientId" in of
        ? ofClient(of.clientId, ticketPages({ clientid: of.clientId }))
        : writtenFrom(of.email, ticketPages({ email: of.email }));
    },
    async ticket(ticketId) {
      const answer = await absentOn(["whmcs.not_found"], () =>
        call("GetTicket", { ticketid: ticketId, repliessort: "ASC" }),
      );
      if (answer === undefined) return undefined;
      const ticket = readShape(support.ticket, answer);
      refuseForeign(ticketId, ticket.ticketId);
      return ticket;
    },
    async ticketAttachment({ type, relatedId, index }) {
      const answer = await absentOn(["whmcs.attachment_gone"], () =>
        call("GetTicketAttachment", { relatedid: relatedId, type, index }),
      );
      return answer === undefined ? undefined : readShape(support.ticketFile, answer);
    },
    emails(clientId) {
      const shape = { action: "GetEmails", wrapper: "emails", item: "email", row: support.sentEmail } as const;
      return ofClient(
        clientId,
        readPages(call, shape, { clientid: clientId }, (row) => row.emailId),
      );
    },
  };
}

/** How exactly WHMCS matches an address is not documented, so each row is checked again. */
async function* writtenFrom(email: string, rows: AsyncIterable<TicketSummary>): AsyncGenerator<TicketSummary> {
  const wanted = email.trim().toLowerCase();
  for await (const row of rows) {
    if (row.email.trim().toLowerCase() === wanted) yield row;
  }
}
