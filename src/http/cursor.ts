import { z } from "zod";
import { documentKinds } from "../domain/retention.ts";
import type { DocumentPosition } from "../ledger/retained-documents.ts";

// A cursor names the last row that was seen, so that rows that come meanwhile shift nothing.
const rowPosition = z.tuple([z.iso.datetime(), z.uuid()]);
const sequencePosition = z.tuple([z.int().min(1)]);

/** The place after a row of a list that is ordered by creation, newest first. */
export interface RowPosition {
  readonly createdAt: string;
  readonly id: string;
}

/** A `cursor` parameter of a list of rows. */
export const rowCursor = cursorOf(rowPosition).transform(([createdAt, id]): RowPosition => ({ createdAt, id }));

/** A `cursor` parameter of a numbered list. */
export const sequenceCursor = cursorOf(sequencePosition).transform(([sequence]) => sequence);

/** A `cursor` parameter of a client's documents. */
export const documentCursor = cursorOf(z.tuple([z.iso.date(), z.enum(documentKinds), z.int().min(1)])).transform(
  ([keepUntil, kind, id]): DocumentPosition => ({ keepUntil, kind, id }),
);

/** One page of `limit + 1` rows that were read, and the cursor of the next page, if there is one. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number)[],
): { page: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { page, nextCursor: null };
  return { page, nextCursor: Buffer.from(JSON.stringify(positionOf(last))).toString("base64url") };
}

function cursorOf<S extends z.ZodType>(schema: S): z.ZodPipe<z.ZodString, z.ZodTransform<z.output<S>, string>> {
  return z
    .string()
    .max(200)
    .transform((text, ctx): z.output<S> => {
      const position = schema.safeParse(parse(text));
      if (position.success) return position.data;
      ctx.addIssue({ code: "custom", message: "the nextCursor of an earlier answer", input: "" });
      return z.NEVER;
    });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
