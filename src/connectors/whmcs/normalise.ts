import { z } from "zod";
import { PermanentError } from "../../domain/errors.ts";
import { rowsIn } from "../scalars.ts";

export { date, dateTime, flag, id, money, optionalCount, optionalId, optionalMoney, text } from "../scalars.ts";

/** A list in any of the shapes WHMCS gives it. @throws PermanentError whmcs.shape_unexpected for any other value */
export function toList(value: unknown, item?: string): readonly unknown[] {
  const rows = rowsIn(value, item);
  if (rows === undefined) throw shapeUnexpected();
  return rows;
}

/** WHMCS sent something the reference does not describe; the value itself may be personal and is dropped. */
function shapeUnexpected(): PermanentError {
  return new PermanentError("whmcs.shape_unexpected");
}

/** Checks one value against a schema and hands back its strict form. @throws PermanentError whmcs.shape_unexpected, without the value or its path */
export function readShape<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw shapeUnexpected();
  return parsed.data;
}

/** A list in any shape, each row read by `row`. */
export function listOf<T>(row: z.ZodType<T>, item?: string): z.ZodType<readonly T[]> {
  return z
    .unknown()
    .optional()
    .transform((value, ctx): readonly T[] => {
      try {
        return toList(value, item).map((entry) => readShape(row, entry));
      } catch {
        ctx.addIssue("unreadable");
        return z.NEVER;
      }
    });
}
