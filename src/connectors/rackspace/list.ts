import { z } from "zod";
import { PermanentError, RetryableError } from "../../domain/errors.ts";
import { shaped } from "../vendor-call.ts";
import type { RackspaceCall } from "./call.ts";

/** The largest page there is; a parameter `limit` is ignored. */
const pageSize = 250;
const mostRows = 100_000;

const page = z.looseObject({ offset: z.number().optional(), total: z.number().int().min(0).max(mostRows) });

/** Which list, where it lies, and what its rows are known by. */
export interface ListOf<Row> {
  readonly path: string;
  /** What the answer calls the rows. */
  readonly wrapper: string;
  readonly row: z.ZodType<Row>;
  /** Each stands in a list once. */
  readonly keyOf: (row: Row) => string;
}

/**
 * A whole list, page by page. @throws RetryableError connector.list_changed (rows came or went meanwhile, so one may be missing);
 * PermanentError connector.shape_unexpected, also for pages that repeat or end early
 */
export async function readList<Row>(
  call: RackspaceCall,
  { path, wrapper, row, keyOf }: ListOf<Row>,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  let expected: number | undefined;
  for (;;) {
    const query = { size: String(pageSize), offset: String(rows.size) };
    const { body } = await call.read(path, query, signal);
    const { total, offset, [wrapper]: found } = shaped(page, body);
    if (expected !== undefined && total !== expected) throw new RetryableError("connector.list_changed");
    if (offset !== undefined && offset !== rows.size) throw unexpected();
    expected = total;
    const before = rows.size;
    const pageRows = shaped(z.array(row), found);
    for (const one of pageRows) rows.set(keyOf(one), one);
    if (rows.size !== before + pageRows.length) throw unexpected();
    if (rows.size === total) return [...rows.values()];
    if (rows.size > total || pageRows.length === 0) throw unexpected();
  }
}

function unexpected(): PermanentError {
  return new PermanentError("connector.shape_unexpected");
}
