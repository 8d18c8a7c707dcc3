/** One row of GetTickets. Without `clientId` a guest wrote it. */
export interface TicketSummary {
  readonly ticketId: number;
  /** The number people see. */
  readonly ticketNumber: string;
  readonly clientId: number | undefined;
  readonly email: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: string | undefined;
  readonly lastReplyAt: string | undefined;
}
