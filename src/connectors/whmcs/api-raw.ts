import { z } from "zod";
import type { StaffMember } from "../others.ts";
import type { WhmcsAction } from "./actions.ts";
import type { WhmcsCall } from "./call.ts";
import type { FormParameters } from "./encode.ts";
import { id, optionalId, readShape, text, toList } from "./normalise.ts";
import type { WhmcsAnswer } from "./parse.ts";
import { absentOn, readPages, refuseForeign, refuseForeignAnswer, rowsOf } from "./reading.ts";

/** A row, or an answer of one row, with the keys and values that WHMCS sent. */
export type RawRow = WhmcsAnswer;

/** A list as it stands in WHMCS's answer. */
export interface RawList {
  readonly action: WhmcsAction;
  readonly wrapper: string;
  /** The name of a row inside the wrapper; absent where WHMCS sends a plain array. */
  readonly item?: string;
  readonly parameters: FormParameters;
  /** The key of a row's id where the list comes in pages; absent where WHMCS sends it whole. */
  readonly pagedBy?: string;
}

/** A list whose every row is one client's, by the first of these keys that is not empty; no key: by the answer's own. */
export interface OwnedList extends RawList {
  readonly clientId: number;
  readonly ownedBy: readonly string[];
}

/** Which file of which ticket, reply or staff note. */
export interface RawFileReference {
  readonly type: "ticket" | "reply" | "note";
  /** The ticket's id for its opening message, else the reply's or note's. */
  readonly relatedId: number;
  readonly index: number;
}

/**
 * What an export reads: everything as WHMCS sends it, keys included that nobody here knows. Whose a row is, is checked all
 * the same. Every read may throw the codes of call.ts, whmcs.shape_unexpected and UnsafeError whmcs.foreign_row.
 */
export interface RawReads {
  /** The rows of one client. Pages are asked for ahead. */
  ownedRows(list: OwnedList): AsyncIterable<RawRow>;
  /** The rows of a list that WHMCS does not give by client: whoever reads it looks whose they are. */
  rowsOfAll(list: RawList): AsyncIterable<RawRow>;
  /** The client and the numbers of what it has; undefined when WHMCS knows none of this id. */
  client(clientId: number): Promise<{ readonly row: RawRow; readonly statistics: RawRow } | undefined>;
  /** What a login may do for a client, as an answer; undefined when they are not linked. */
  permissions(userId: number, clientId: number): Promise<RawRow | undefined>;
  /** One invoice with lines and payments, or undefined when WHMCS knows none of this id. */
  invoice(invoiceId: number): Promise<RawRow | undefined>;
  /** One ticket with its messages, or undefined when WHMCS knows none of this id. */
  ticket(ticketId: number): Promise<RawRow | undefined>;
  /** A file, or undefined when WHMCS has pruned it; the name is as the sender named it and not yet safe. */
  file(reference: RawFileReference): Promise<{ readonly name: string; readonly data: Uint8Array } | undefined>;
  /** Everybody who works in WHMCS; undefined where this may not be asked, or this WHMCS does not know the question. */
  staff(): Promise<readonly StaffMember[] | undefined>;
  /** The name servers of a domain, as its registrar tells them now. */
  nameServers(domainId: number): Promise<readonly string[]>;
}

/** So many pages of each list are under way at once. */
const pagesAhead = 3;

const row: z.ZodType<RawRow> = z.record(z.string(), z.unknown());

const staffMember: z.ZodType<StaffMember> = z
  .object({ fullName: text, firstname: text, lastname: text, username: text, email: text })
  .transform((admin) => ({
    fullName: admin.fullName,
    firstName: admin.firstname,
    lastName: admin.lastname,
    userName: admin.username,
    email: admin.email,
  }));

const file = z.object({ filename: text, data: z.string() });

/** How WHMCS says that an action is not for this caller, or is none. */
const refusals = ["whmcs.permission_missing", "whmcs.rejected", "whmcs.internal_only", "whmcs.empty_action"];

/** The keys of any answer that say nothing of what was asked for. */
const envelope = new Set(["result", "message", "warning"]);

export function createRawReads(call: WhmcsCall): RawReads {
  const rowsOfAll = (list: RawList): AsyncIterable<RawRow> => {
    const { pagedBy, parameters } = list;
    const shape = { ...list, row };
    if (pagedBy === undefined) return whole(async () => rowsOf(await call(list.action, parameters), shape));
    return readPages(call, shape, parameters, (found) => readShape(id, found[pagedBy]), { ahead: pagesAhead });
  };
  return {
    rowsOfAll,
    ownedRows(list) {
      const { clientId, ownedBy, parameters } = list;
      if (ownedBy.length > 0) return ofClient(clientId, ownedBy, rowsOfAll(list));
      return whole(async () => {
        const answer = await call(list.action, parameters);
        refuseForeignAnswer(clientId, answer);
        return rowsOf(answer, { ...list, row });
      });
    },
    async client(clientId) {
      const parameters = { clientid: clientId, stats: true };
      const answer = await absentOn(["whmcs.not_found"], () => call("GetClientsDetails", parameters));
      if (answer === undefined) return undefined;
      const { client, stats, ...top } = answer;
      // Older versions have the client at the top level only.
      const found = client === undefined ? withoutEnvelope(top) : readShape(row, client);
      refuseForeign(clientId, firstId(found, ["client_id", "id", "userid"]));
      return { row: found, statistics: row.safeParse(stats).data ?? {} };
    },
    async permissions(userId, clientId) {
      const parameters = { user_id: userId, client_id: clientId };
      const answer = await absentOn(["whmcs.not_associated", "whmcs.not_found"], () =>
        call("GetUserPermissions", parameters),
      );
      return answer === undefined ? undefined : withoutEnvelope(answer);
    },
    async invoice(invoiceId) {
      const answer = await absentOn(["whmcs.not_found"], () => call("GetInvoice", { invoiceid: invoiceId }));
      if (answer !== undefined) refuseForeign(invoiceId, firstId(answer, ["invoiceid"]));
      return answer;
    },
    async ticket(ticketId) {
      const parameters = { ticketid: ticketId, repliessort: "ASC" };
      const answer = await absentOn(["whmcs.not_found"], () => call("GetTicket", parameters));
      if (answer !== undefined) refuseForeign(ticketId, firstId(answer, ["ticketid", "id"]));
      return answer;
    },
    async file({ type, relatedId, index }) {
      const answer = await absentOn(["whmcs.attachment_gone"], () =>
        call("GetTicketAttachment", { relatedid: relatedId, type, index }),
      );
      if (answer === undefined) return undefined;
      const { filename, data } = readShape(file, answer);
      return { name: filename, data: Buffer.from(data, "base64") };
    },
    async staff() {
      const answer = await absentOn(refusals, () => call("GetAdminUsers"));
      return answer === undefined
        ? undefined
        : toList(answer["admin_users"]).map((member) => readShape(staffMember, member));
    },
    async nameServers(domainId) {
      const answer = await call("DomainGetNameservers", { domainid: domainId });
      const named = [1, 2, 3, 4, 5].map((place) => readShape(text, answer[`ns${place}`]).trim());
      return [...new Set(named)].filter((host) => host !== "");
    },
  };
}

/** The first of these keys that holds an id. @throws PermanentError whmcs.shape_unexpected */
export function firstId(found: RawRow, keys: readonly string[]): number | undefined {
  return keys.map((key) => readShape(optionalId, found[key])).find((value) => value !== undefined);
}

function withoutEnvelope(answer: WhmcsAnswer): RawRow {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => !envelope.has(key)));
}

async function* ofClient(
  clientId: number,
  keys: readonly string[],
  rows: AsyncIterable<RawRow>,
): AsyncGenerator<RawRow> {
  for await (const found of rows) {
    refuseForeign(clientId, firstId(found, keys));
    yield found;
  }
}

async function* whole(read: () => Promise<readonly RawRow[]>): AsyncGenerator<RawRow> {
  yield* await read();
}
