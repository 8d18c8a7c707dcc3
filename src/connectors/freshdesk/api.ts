import type { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import type { RawRow } from "../scalars.ts";
import { shaped, type VendorCall } from "../vendor-call.ts";
import { lists } from "./call.ts";
import { type PagedList, readAll, readTickets, type TicketList } from "./pages.ts";
import { agentRow, companyRow, type Contact, contactRow, row, ticketRow, type TicketRow, toContact } from "./schema.ts";

/** Contacts in one of the lists that Freshdesk keeps apart; undefined: those neither deleted nor blocked. */
export type ContactState = "deleted" | "blocked" | undefined;

/** The calls that this connector makes. Reads of one object give undefined for what is not there. */
export interface FreshdeskApi {
  contacts(query: Readonly<Record<string, string>>, state: ContactState): Promise<readonly Contact[]>;
  contact(id: number): Promise<Contact | undefined>;
  change(id: number, fields: RawRow): Promise<void>;
  /** Into the list of the deleted; its tickets stay. */
  remove(id: number): Promise<void>;
  /** With all its tickets, for good; only of a contact that is deleted already. */
  removeForGood(id: number): Promise<void>;
  removeFile(id: number): Promise<void>;
  agents(email?: string): Promise<readonly z.output<typeof agentRow>[]>;
  tickets(list: TicketList): AsyncIterable<TicketRow>;
  ticket(id: number): Promise<TicketRow | undefined>;
  conversations(ticketId: number): Promise<readonly RawRow[]>;
  company(id: number): Promise<RawRow | undefined>;
}

/** Binds the calls to one signal. @throws AppError as `openCalls` and `readAll` */
export function createApi(call: VendorCall, signal: AbortSignal): FreshdeskApi {
  const all = async <Row extends z.ZodType<{ readonly id: number }>>(list: PagedList<Row>) =>
    collect(readAll(call, list, signal));
  const one = async <Row extends z.ZodType<{ readonly id: number }>>(kind: string, id: number, shape: Row) => {
    const answer = await absentOr(call({ method: "GET", path: `${kind}/${id}` }, signal));
    if (answer === undefined) return undefined;
    const sent = shaped(shape, answer.body);
    return sent.id === id ? sent : shaped(shape, undefined);
  };
  const write = async (
    method: "PUT" | "DELETE",
    path: string,
    more: { query?: Record<string, string>; json?: RawRow } = {},
  ) => {
    // Each leaves the same behind, however often it comes.
    await call({ method, path, ...more, repeatable: true }, signal);
  };
  return {
    contacts: async (query, state) => {
      const asked = { ...query, ...(state !== undefined && { state }) };
      return (await all({ path: "contacts", query: asked, row: contactRow, quota: lists, mostPages: 50 })).map(
        toContact,
      );
    },
    contact: async (id) => {
      const sent = await one("contacts", id, contactRow);
      return sent && toContact(sent);
    },
    change: (id, fields) => write("PUT", `contacts/${id}`, { json: fields }),
    remove: (id) => write("DELETE", `contacts/${id}`),
    // In the body it is not seen.
    removeForGood: (id) => write("DELETE", `contacts/${id}/hard_delete`, { query: { force: "true" } }),
    removeFile: (id) => write("DELETE", `attachments/${id}`),
    agents: (email) => all({ path: "agents", row: agentRow, ...(email !== undefined && { query: { email } }) }),
    tickets: (list) => readTickets(call, list, signal),
    ticket: (id) => one("tickets", id, ticketRow),
    conversations: (ticketId) => all({ path: `tickets/${ticketId}/conversations`, row, size: 30, mostPages: 200 }),
    company: (id) => one("companies", id, companyRow),
  };
}

async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of rows) all.push(one);
  return all;
}

async function absentOr<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "connector.not_found") return undefined;
    throw error;
  }
}
