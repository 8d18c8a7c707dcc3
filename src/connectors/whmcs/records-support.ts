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

/** A ticket with its messages, the opening one first (GetTicket); staff notes are not taken over. */
export interface Ticket extends TicketSummary {
  readonly contactId: number | undefined;
  readonly department: string;
  readonly priority: string;
  readonly name: string;
  readonly cc: string;
  readonly messages: readonly TicketMessage[];
}

export interface TicketMessage {
  /** Absent for the opening message. */
  readonly replyId: number | undefined;
  readonly byStaff: boolean;
  readonly name: string;
  readonly email: string;
  readonly writtenAt: string | undefined;
  readonly message: string;
  readonly rating: number | undefined;
  readonly attachments: readonly { readonly index: number; readonly fileName: string }[];
  /** WHMCS has pruned the files; their names remain. */
  readonly attachmentsRemoved: boolean;
}

/** A file of a ticket; the name is as the sender named it and not yet safe. */
export interface TicketFile {
  readonly fileName: string;
  readonly data: Uint8Array;
}

/** A mail WHMCS sent (GetEmails). The body is HTML and may hold secrets: see redact.ts. */
export interface SentEmail {
  readonly emailId: number;
  readonly clientId: number;
  readonly sentAt: string | undefined;
  readonly subject: string;
  readonly body: string;
  readonly to: string;
  readonly failed: boolean;
}
