import type { VendorReply } from "../vendor-server.ts";

/** A contact as Freshdesk keeps it; `state` is what the list's filter of that name means. */
export interface FreshdeskContact {
  readonly id: number;
  name: string;
  email: string | null;
  other_emails: string[];
  phone: string | null;
  mobile: string | null;
  twitter_id: string | null;
  unique_external_id: string | null;
  company_id: number | null;
  other_companies: unknown[];
  view_all_tickets: boolean;
  address: string | null;
  job_title: string | null;
  language: string;
  time_zone: string;
  description: string | null;
  tags: string[];
  active: boolean;
  custom_fields: Record<string, unknown>;
  avatar: FreshdeskAttachment | null;
  created_at: string;
  updated_at: string;
  state: "verified" | "blocked" | "deleted";
}

/** A file, with the bytes that its signed address leads to. */
export interface FreshdeskAttachment {
  readonly id: number;
  readonly name: string;
  readonly content_type: string;
  readonly created_at: string;
  readonly content: string;
}

/** A ticket. `lives`: where its lists show it; archived ones are in none. */
export interface FreshdeskTicket {
  readonly id: number;
  requester_id: number;
  subject: string;
  description: string;
  /** 2 open, 3 pending, 4 resolved, 5 closed. */
  status: number;
  created_at: string;
  updated_at: string;
  lives: "listed" | "spam" | "trash" | "archived";
  readonly attachments: FreshdeskAttachment[];
  readonly conversations: FreshdeskConversation[];
}

/** A reply or a note. */
export interface FreshdeskConversation {
  readonly id: number;
  readonly body: string;
  readonly incoming: boolean;
  readonly private: boolean;
  readonly user_id: number;
  readonly from_email: string | null;
  readonly to_emails: readonly string[];
  readonly cc_emails: readonly string[];
  readonly attachments: FreshdeskAttachment[];
  readonly created_at: string;
}

/** A member of the staff. */
export interface FreshdeskAgent {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** 1 all tickets, 2 those of its groups, 3 its own. */
  ticket_scope: 1 | 2 | 3;
}

/** A company, which contacts may share. */
export interface FreshdeskCompany {
  readonly id: number;
  readonly name: string;
  readonly note: string | null;
  readonly domains: readonly string[];
}

/** What the stand-in holds; live. */
export interface FreshdeskWorld {
  readonly contacts: Map<number, FreshdeskContact>;
  readonly tickets: Map<number, FreshdeskTicket>;
  readonly agents: Map<number, FreshdeskAgent>;
  readonly companies: Map<number, FreshdeskCompany>;
  /** Requesters who were deleted for good, and when their tickets follow, in milliseconds since 1970. */
  readonly going: Map<number, number>;
}

/** Tickets whose time has come after their requester was deleted for good. */
export function sweep({ tickets, going }: FreshdeskWorld, now: Date): void {
  for (const ticket of tickets.values()) {
    const at = going.get(ticket.requester_id);
    if (at !== undefined && at <= now.getTime()) tickets.delete(ticket.id);
  }
}

/** An error that the API sees in a request: what it is, at which field. */
export function invalid(field: string, message: string, code: string, status = 400): VendorReply {
  return { status, json: { description: "Validation failed", errors: [{ field, message, code }] } };
}

/** What the API answers for something that is not there: no body. */
export const notThere: VendorReply = { status: 404 };

/** For a call that the object's state does not allow. */
export function notAllowed(method: string): VendorReply {
  return {
    status: 405,
    json: { message: `${method} method is not allowed. It should be one of these method(s): GET` },
  };
}

/** A piece of a list with the header that tells of the next; of more than 100 a page, a validation error. */
export function paged(rows: readonly unknown[], query: URLSearchParams, self: string, most = 100): VendorReply {
  const page = Number(query.get("page") ?? "1");
  const size = Number(query.get("per_page") ?? "30");
  if (!Number.isInteger(page) || page < 1) return invalid("page", "It should be a Positive Integer", "invalid_value");
  if (!Number.isInteger(size) || size < 1 || size > most) {
    return invalid("per_page", `It should be a Positive Integer less than or equal to ${most}`, "invalid_value");
  }
  const next = new URLSearchParams(query);
  next.set("page", String(page + 1));
  const headers = rows.length > page * size ? { link: `<${self}?${next.toString()}>; rel="next"` } : {};
  return { json: rows.slice((page - 1) * size, page * size), headers };
}
