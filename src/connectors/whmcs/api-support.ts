import type { WhmcsCall } from "./call.ts";
import { ofClient, readPages } from "./reading.ts";
import type { TicketSummary } from "./records.ts";
import * as support from "./schema-support.ts";

/** Reads about tickets. Errors as for PeopleReads. */
export interface SupportReads {
  /**
   * Tickets of a client in every department, or all tickets written from exactly this address, guests' and clients' alike:
   * look at `clientId` before taking one for a guest's.
   */
  tickets(of: { readonly clientId: number } | { readonly email: string }): AsyncIterable<TicketSummary>;
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
  };
}

/** How exactly WHMCS matches an address is not documented, so each row is checked again. */
async function* writtenFrom(email: string, rows: AsyncIterable<TicketSummary>): AsyncGenerator<TicketSummary> {
  const wanted = email.trim().toLowerCase();
  for await (const row of rows) {
    if (row.email.trim().toLowerCase() === wanted) yield row;
  }
}
