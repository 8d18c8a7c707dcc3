import type { z } from "zod";
import { PermanentError } from "../../domain/errors.ts";
import { shaped } from "../vendor-call.ts";
import { page } from "./schema.ts";

/** The most that the vendor allows is 500; fewer keep an answer small. */
const rowsPerPage = 200;
const mostPages = 1_000;

/**
 * Every row of a search, each once, read to the end that the vendor counts. @throws PermanentError connector.shape_unexpected
 * where pages and count do not agree, or a page brings nothing new
 */
export async function readPages<Row extends z.ZodType>(
  row: Row,
  idOf: (row: z.output<Row>) => string,
  read: (parameters: Readonly<Record<string, string>>) => Promise<unknown>,
): Promise<readonly z.output<Row>[]> {
  const rows = new Map<string, z.output<Row>>();
  for (let number = 1; number <= mostPages; number += 1) {
    const answer = shaped(page, await read({ "no-of-records": String(rowsPerPage), "page-no": String(number) }));
    const found = rowsOf(answer);
    const before = rows.size;
    for (const raw of found) {
      const one = shaped(row, raw);
      rows.set(idOf(one), one);
    }
    // Some searches tell under recsonpage how many rows a page may have, others how many it has.
    const isOdd = found.length > answer.recsonpage || rows.size > answer.recsindb;
    if (isOdd || (rows.size === before && rows.size < answer.recsindb)) break;
    if (rows.size === answer.recsindb) return [...rows.values()];
  }
  throw new PermanentError("connector.shape_unexpected");
}

/** Contacts stand in a list, customers, domains and actions under their numbers. */
function rowsOf(answer: z.output<typeof page>): readonly unknown[] {
  const listed = answer["result"];
  if (Array.isArray(listed)) return listed;
  return Object.entries(answer).flatMap(([key, value]) => (/^\d+$/.test(key) ? [value] : []));
}
