import { z } from "zod";
import { RetryableError, UnsafeError } from "../../domain/errors.ts";
import type { WhmcsAction } from "./actions.ts";
import type { WhmcsCall } from "./call.ts";
import type { FormParameters } from "./encode.ts";
import { id, optionalCount, optionalId, readShape, toList } from "./normalise.ts";
import { createTally } from "./paging.ts";
import type { WhmcsAnswer } from "./parse.ts";

/** Where a list stands in an answer and how its rows are read. */
export interface ListShape<T> {
  readonly action: WhmcsAction;
  readonly wrapper: string;
  /** The name of a row inside the wrapper; absent where WHMCS sends a plain array. */
  readonly item?: string;
  readonly row: z.ZodType<T>;
}

/** The rows of a list that WHMCS sends whole. @throws PermanentError whmcs.shape_unexpected */
export async function readList<T>(call: WhmcsCall, shape: ListShape<T>, parameters: FormParameters): Promise<T[]> {
  return rowsOf(await call(shape.action, parameters), shape);
}

/** The rows of one answer. @throws PermanentError whmcs.shape_unexpected */
export function rowsOf<T>(answer: WhmcsAnswer, shape: ListShape<T>): T[] {
  return toList(answer[shape.wrapper], shape.item).map((row) => readShape(shape.row, row));
}

/** Rows asked for at once; no maximum is documented, and what really came back decides. */
const pageSize = 100;
/** A million rows: beyond it the server is lying. */
const maximumPages = 10_000;
/** A list that changed while it was read is looked through twice more for what slipped past. */
const mostReadings = 3;

/** How a paged list is read. */
export interface PagingOptions {
  /** Pages asked for before they are needed, once the first has told how many there are; default 0. */
  readonly ahead?: number;
  /** Is given each row that cannot be read, which the list then lacks; without it such a row ends the list. */
  readonly passOver?: PassOver;
}

/** Takes a row of which nothing but its `id` can be read. */
export type PassOver = (id: number, row: Readonly<Record<string, unknown>>) => void;

const idAlone = z.looseObject({ id });

/**
 * Every row of a paged list, once, by `idOf`; by which rules that is known is told in paging.ts. What was not seen is looked
 * for from the beginning, afresh, until all are found. A list that nothing happens to is read with no call too many.
 * @throws RetryableError whmcs.paging_broken when rows that WHMCS counts were not seen, or its pages repeat; whmcs.unreadable when it counts rows but sends none
 */
export async function* readPages<T>(
  call: WhmcsCall,
  shape: ListShape<T>,
  parameters: FormParameters,
  idOf: (row: T) => number,
  { ahead = 0, passOver }: PagingOptions = {},
): AsyncGenerator<T> {
  const tally = createTally();
  const given = new Set<number>();
  let pagesLeft = maximumPages;
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const isAgain = reading > 0;
    const pages = askAhead(
      (offset) => call(shape.action, { ...parameters, limitstart: offset, limitnum: pageSize }, { isFresh: isAgain }),
      isAgain ? 0 : ahead,
    );
    let previous: readonly number[] = [];
    for (let offset = 0; pagesLeft > 0 && !tally.isPastEnd(offset); pagesLeft -= 1) {
      const answer = await pages.at(offset);
      const counted = readShape(optionalCount, answer["totalresults"]);
      const rows = identified(answer, shape, idOf, passOver);
      const ids = rows.map(({ id }) => id);
      tally.take({ offset, ids, counted });
      if (ids.length === 0) {
        if (offset === 0 && counted !== undefined && counted > 0) throw new RetryableError("whmcs.unreadable");
        if (!tally.lacks()) return;
        break;
      }
      // A server that ignores `limitstart` has no end.
      if (isSame(ids, previous)) break;
      previous = ids;
      offset += ids.length;
      pages.expect(offset, ids.length, counted);
      for (const found of rows) {
        if (given.has(found.id)) continue;
        given.add(found.id);
        if ("row" in found) yield found.row;
        else passOver?.(found.id, found.unread);
      }
      if (tally.isWhole()) return;
    }
  }
  throw new RetryableError("whmcs.paging_broken");
}

type Identified<T> = { readonly id: number } & (
  { readonly row: T } | { readonly unread: Readonly<Record<string, unknown>> }
);

/** The rows of one answer with their ids. @throws PermanentError whmcs.shape_unexpected */
function identified<T>(
  answer: WhmcsAnswer,
  shape: ListShape<T>,
  idOf: (row: T) => number,
  passOver: PassOver | undefined,
): readonly Identified<T>[] {
  if (passOver === undefined) return rowsOf(answer, shape).map((row) => ({ id: idOf(row), row }));
  return toList(answer[shape.wrapper], shape.item).map((raw) => {
    const { success, data } = shape.row.safeParse(raw);
    if (success) return { id: idOf(data), row: data };
    const unread = readShape(idAlone, raw);
    return { id: unread.id, unread };
  });
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Pages by their offset, at most so many of those that are expected under way: while the list keeps its length and its pages theirs. */
function askAhead(ask: (offset: number) => Promise<WhmcsAnswer>, most: number) {
  const asked = new Map<number, Promise<WhmcsAnswer>>();
  let first: { readonly length: number; readonly total: number | undefined } | undefined;
  let isSteady = true;
  return {
    at(offset: number): Promise<WhmcsAnswer> {
      const page = asked.get(offset) ?? ask(offset);
      asked.delete(offset);
      return page;
    },
    /** Tells of each page where the next one begins, and how long it was itself. */
    expect(from: number, length: number, total: number | undefined): void {
      first ??= { length, total };
      const isLast = total !== undefined && from >= total;
      if (total !== first.total || (length !== first.length && !isLast)) isSteady = false;
      if (!isSteady) asked.clear();
      if (!isSteady || total === undefined) return;
      for (let offset = from; offset < total && asked.size < most; offset += length) {
        if (asked.has(offset)) continue;
        const page = ask(offset);
        page.catch(() => {}); // told to whoever asks for it, if anybody does
        asked.set(offset, page);
      }
    },
  };
}

/** Rows of another client mean that WHMCS ignored the filter: nothing of the answer may be used. @throws UnsafeError whmcs.foreign_row */
export function refuseForeign(wanted: number, found: number | undefined): void {
  if (found !== wanted) throw new UnsafeError("whmcs.foreign_row");
}

/** Passes rows on while each belongs to the client asked for. @throws UnsafeError whmcs.foreign_row */
export async function* ofClient<T extends { readonly clientId: number | undefined }>(
  clientId: number,
  rows: AsyncIterable<T>,
): AsyncGenerator<T> {
  for await (const row of rows) {
    refuseForeign(clientId, row.clientId);
    yield row;
  }
}

/** For lists whose rows carry no client: the answer as a whole says whose they are. Absent passes. @throws UnsafeError whmcs.foreign_row */
export function refuseForeignAnswer(clientId: number, answer: WhmcsAnswer): void {
  const found = readShape(optionalId, answer["clientid"]);
  if (found !== undefined) refuseForeign(clientId, found);
}

/** All rows of a list small enough for memory. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Runs a read and turns the errors of the given codes into undefined. */
export async function absentOn<T>(codes: readonly string[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (hasCode(error, codes)) return undefined;
    throw error;
  }
}

/** Whether an error is one of ours with one of these codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
