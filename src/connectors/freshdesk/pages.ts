import { z } from "zod";
import { PermanentError } from "../../domain/errors.ts";
import type { Quota } from "../../domain/quota.ts";
import { shaped, type VendorCall } from "../vendor-call.ts";
import { lists } from "./call.ts";
import { ticketRow, type TicketRow } from "./schema.ts";

/** One list of the API. */
export interface PagedList<Row extends z.ZodType<{ readonly id: number }>> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly row: Row;
  readonly quota?: Quota;
  /** Rows a page, at most 100. */
  readonly size?: number;
  /** Pages after which the list must have ended. */
  readonly mostPages?: number;
}

/** A piece of a list, without what an earlier one held. `isLast`: nothing follows. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly isLast: boolean;
}

/**
 * A list to its end: until no page is announced any more and a page is short. @throws PermanentError
 *   connector.shape_unexpected for rows of another shape, a page that adds nothing, and a list without an end
 */
export async function* readAll<Row extends z.ZodType<{ readonly id: number }>>(
  call: VendorCall,
  list: PagedList<Row>,
  signal: AbortSignal,
): AsyncGenerator<z.output<Row>> {
  const { mostPages = 1_000 } = list;
  let pages = 0;
  for await (const { rows, isLast } of readPages(call, list, signal)) {
    pages += 1;
    yield* rows;
    if (!isLast && pages >= mostPages) throw new PermanentError("connector.shape_unexpected");
  }
}

async function* readPages<Row extends z.ZodType<{ readonly id: number }>>(
  call: VendorCall,
  { path, query = {}, row, quota, size = 100 }: PagedList<Row>,
  signal: AbortSignal,
): AsyncGenerator<Page<z.output<Row>>> {
  const seen = new Set<number>();
  for (let page = 1; ; page += 1) {
    const paged = { ...query, page: String(page), per_page: String(size) };
    const request = { method: "GET", path, query: paged, ...(quota !== undefined && { quota }) } as const;
    const { body, headers } = await call(request, signal);
    const sent = shaped(z.array(row), body);
    const rows = sent.filter(({ id }) => !seen.has(id));
    if (sent.length > 0 && rows.length === 0) throw new PermanentError("connector.shape_unexpected");
    for (const { id } of rows) seen.add(id);
    // A full page may end a list, or stand before a next one that nobody announced.
    const isLast = sent.length === 0 || (sent.length < size && !announcesNext(headers["link"]));
    yield { rows, isLast };
    if (isLast) return;
  }
}

function announcesNext(link = ""): boolean {
  return /;\s*rel="?next"?/i.test(link);
}

/** Freshdesk shows no ticket beyond its 300th page: the rest is asked for by time. */
const lastPage = 300;
const mostRounds = 100;
/** Older than Freshdesk itself; without it only the tickets of the last thirty days are listed. */
const fromTheBeginning = "2000-01-01T00:00:00Z";

/** Which tickets of a requester. */
export interface TicketList {
  readonly requesterId: number;
  /** Besides the default, which shows neither spam nor trash. */
  readonly filter?: "spam" | "deleted";
  /** What is told beside each; costs credits. */
  readonly include?: string;
  /** Smaller in tests. */
  readonly lastPage?: number;
  readonly size?: number;
}

/** All tickets of one requester, oldest change first, each once; archived ones are in no list. @throws as `readAll` */
export async function* readTickets(
  call: VendorCall,
  { requesterId, filter, include, lastPage: wall = lastPage, size = 100 }: TicketList,
  signal: AbortSignal,
): AsyncGenerator<TicketRow> {
  const seen = new Set<number>();
  let since = fromTheBeginning;
  for (let round = 0; round < mostRounds; round += 1) {
    const query = {
      requester_id: String(requesterId),
      updated_since: since,
      order_by: "updated_at",
      order_type: "asc",
      ...(filter !== undefined && { filter }),
      ...(include !== undefined && { include }),
    };
    let pages = 0;
    let reached = since;
    for await (const { rows, isLast } of readPages(
      call,
      { path: "tickets", query, row: ticketRow, quota: lists, size },
      signal,
    )) {
      pages += 1;
      for (const ticket of rows) {
        reached = ticket.updated_at;
        // Whether a filter minds the requester is not documented.
        if (seen.has(ticket.id) || ticket.requester_id !== requesterId) continue;
        seen.add(ticket.id);
        yield ticket;
      }
      if (isLast) return;
      if (pages >= wall) break;
    }
    if (Date.parse(reached) <= Date.parse(since)) break;
    since = reached;
  }
  throw new PermanentError("connector.shape_unexpected");
}
