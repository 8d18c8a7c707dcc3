import type { z } from "zod";
import { RetryableError, UnsafeError } from "../../domain/errors.ts";
import type { WhmcsAction } from "./actions.ts";
import type { WhmcsCall } from "./call.ts";
import type { FormParameters } from "./encode.ts";
import { optionalCount, optionalId, readShape, toList } from "./normalise.ts";
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

/** How a paged list is read. */
export interface PagingOptions {
  /** Pages asked for before they are needed, once the first has told how many there are; default 0. */
  readonly ahead?: number;
}

/**
 * Every row of a paged list, once: rows that shift while paging are de-duplicated by `idOf`, and where rows went away the
 * list is read again from where the others may have moved to. Pages that were asked for ahead are used only while the list
 * keeps its length and its pages theirs.
 * @throws RetryableError whmcs.paging_broken when pages repeat before all rows were seen, whmcs.unreadable when WHMCS counts rows but sends none
 */
export async function* readPages<T>(
  call: WhmcsCall,
  shape: ListShape<T>,
  parameters: FormParameters,
  idOf: (row: T) => number,
  { ahead = 0 }: PagingOptions = {},
): AsyncGenerator<T> {
  const pages = askAhead((offset) => call(shape.action, { ...parameters, limitstart: offset, limitnum: pageSize }));
  const seen = new Set<number>();
  let first: { readonly length: number } | undefined;
  let total: number | undefined;
  let isSteady = true;
  let mayRepeat = 0;
  let offset = 0;
  for (let page = 0; page < maximumPages; page += 1) {
    const answer = await pages.at(offset);
    const counted = readShape(optionalCount, answer["totalresults"]);
    const rows = rowsOf(answer, shape);
    const grown = first === undefined ? 0 : (counted ?? 0) - (total ?? 0);
    total = counted;
    first ??= rows;
    if (grown !== 0 || (rows.length !== first.length && offset + rows.length < (total ?? 0))) isSteady = false;
    if (!isSteady) pages.forget();
    mayRepeat += Math.abs(grown);
    if (grown < 0) {
      // As many rows may have moved up to before this page.
      offset = Math.max(0, offset + grown);
      continue;
    }
    if (rows.length === 0) {
      if (offset === 0 && total !== undefined && total > 0) throw new RetryableError("whmcs.unreadable");
      return;
    }
    offset += rows.length;
    if (isSteady && total !== undefined) pages.expect(offset, total, rows.length, ahead);
    const before = seen.size;
    for (const row of rows) {
      const id = idOf(row);
      if (seen.has(id)) continue;
      seen.add(id);
      yield row;
    }
    if (seen.size === before) mayRepeat -= rows.length;
    // A server that ignores `limitstart` would otherwise pass for a short list.
    if (mayRepeat < 0 && (total === undefined || seen.size < total)) throw new RetryableError("whmcs.paging_broken");
    if (total !== undefined && offset >= total) return;
  }
  throw new RetryableError("whmcs.paging_broken");
}

/** Pages by their offset, those that are expected already under way. */
function askAhead(ask: (offset: number) => Promise<WhmcsAnswer>) {
  const asked = new Map<number, Promise<WhmcsAnswer>>();
  return {
    at(offset: number): Promise<WhmcsAnswer> {
      const page = asked.get(offset) ?? ask(offset);
      asked.delete(offset);
      return page;
    },
    expect(from: number, total: number, step: number, most: number): void {
      for (let offset = from; offset < total && asked.size < most; offset += step) {
        if (asked.has(offset)) continue;
        const page = ask(offset);
        page.catch(() => {}); // told to whoever asks for it, if anybody does
        asked.set(offset, page);
      }
    },
    forget: (): void => asked.clear(),
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
