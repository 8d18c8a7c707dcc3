// The CHECKs of the ledger's columns. Published migrations are made of them: a text that one gives may never change.
// Codes are checked in the database itself, so that no programming error can let free text into the ledger.
// GLOB and length() stop at a NUL character: a text of as many bytes as characters hides nothing behind one.
const shaped = (column: string, rule: string): string =>
  `CHECK (${column} IS NULL OR (length(CAST(${column} AS BLOB)) = length(${column}) AND ${rule}))`;
/** At most so many of these letters, as a GLOB set names them; anything but a NUL may be among them. */
export const spelled = (column: string, letters: string, atMost: number): string =>
  shaped(column, `length(${column}) <= ${atMost} AND ${column} NOT GLOB '*[^${letters}]*'`);
/** A code of ours: `area.problem`. */
export const code = (column: string): string => spelled(column, "a-z0-9_.", 64);
/** A connector or processor, as the policy file names it, where a hyphen is allowed. */
export const name = (column: string): string => spelled(column, "a-z0-9_-", 64);
/** Who acted: `system`, `whmcs` or the name of a token. */
export const tokenName = (column: string): string => spelled(column, "A-Za-z0-9_.-", 64);
/** SHA-256 in hexadecimal. */
export const hash = (column: string): string =>
  shaped(column, `length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*'`);
/** A UUID. */
export const id = (column: string): string =>
  shaped(column, `length(${column}) = 36 AND ${column} NOT GLOB '*[^0-9a-f-]*'`);
const digits = (count: number): string => "[0-9]".repeat(count);
const dayGlob = `${digits(4)}-${digits(2)}-${digits(2)}`;
/** `YYYY-MM-DD`. */
export const day = (column: string): string => shaped(column, `${column} GLOB '${dayGlob}'`);
/** ISO 8601 UTC with milliseconds. */
export const instant = (column: string): string =>
  shaped(column, `${column} GLOB '${dayGlob}T${digits(2)}:${digits(2)}:${digits(2)}.${digits(3)}Z'`);
/** One of an enumeration. */
export const among = (column: string, values: readonly string[]): string =>
  `CHECK (${column} IS NULL OR ${column} IN (${values.map((value) => `'${value}'`).join(", ")}))`;
