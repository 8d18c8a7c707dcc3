import { z } from "zod";
import type { RawRow } from "../scalars.ts";

const id = z.number().int().positive();
const text = z.string().nullish();

/** Any row of a list. */
export const row = z.looseObject({ id });

/** A contact, as far as acts rely on it. */
export const contactRow = z.looseObject({
  id,
  name: text,
  email: text,
  other_emails: z.array(z.string()).nullish(),
  company_id: id.nullish(),
  deleted: z.boolean().nullish(),
  avatar: z.looseObject({ id }).nullish(),
});

/** A contact as we speak of it. */
export interface Contact {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** Its own and its other addresses, lower-cased, each once, sorted. */
  readonly addresses: readonly string[];
  readonly companyId: number | undefined;
  readonly isDeleted: boolean;
  readonly avatarId: number | undefined;
  /** As Freshdesk sent it. */
  readonly row: RawRow;
}

/** Puts a row in our words. */
export function toContact(sent: z.output<typeof contactRow>): Contact {
  const email = sent.email?.trim() ?? "";
  const addresses = [email, ...(sent.other_emails ?? [])].map((one) => one.trim().toLowerCase());
  return {
    id: sent.id,
    name: sent.name ?? "",
    email,
    addresses: [...new Set(addresses)].filter((one) => one !== "").toSorted(),
    companyId: sent.company_id ?? undefined,
    isDeleted: sent.deleted === true,
    avatarId: sent.avatar?.id,
    row: sent,
  };
}

/** A ticket, as far as acts rely on it. */
export const ticketRow = z.looseObject({
  id,
  requester_id: id,
  status: z.number().int(),
  updated_at: z.iso.datetime({ offset: true }),
});

/** One of a list of tickets. */
export type TicketRow = z.output<typeof ticketRow>;

/** A ticket that a person still works on: neither resolved (4) nor closed (5); an account may have statuses of its own. */
export function isOpen({ status }: TicketRow): boolean {
  return status !== 4 && status !== 5;
}

/** A member of the staff. */
export const agentRow = z.looseObject({
  id,
  ticket_scope: z.number().int().nullish(),
  contact: z.looseObject({ name: text, email: text }),
});

/** A company, as far as acts rely on it. */
export const companyRow = z.looseObject({ id });
