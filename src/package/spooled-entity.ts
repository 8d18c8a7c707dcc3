import type { Json } from "../connectors/connector.ts";
import { presentFields, type EntityDescription } from "../domain/data-map.ts";
import { flatten } from "./csv.ts";
import type { Spool } from "./spool.ts";

/** One entity that was read to its end and waits, encrypted on disk, to be written in its several forms. */
export interface SpooledEntity {
  readonly entity: string;
  readonly records: number;
  /** Top-level keys in order of first appearance. */
  readonly fields: readonly string[];
  /** Flat columns in order of first appearance. */
  readonly columns: readonly string[];
  /** Whom the records name as having received them, as they spell them, each once; see `namesRecipient`. */
  readonly recipients: readonly string[];
  /** Each record as one line of JSON, in order. */
  readonly lines: () => AsyncGenerator<string>;
}

/** An entity while it is read. */
export interface OpenEntity {
  readonly entity: string;
  append(record: { readonly [key: string]: Json }): Promise<void>;
  /** Ends it. */
  close(): SpooledEntity;
}

// A record names a handful of registrars and gateways; a system gone wrong shall not fill the memory with them.
const mostRecipients = 100;

/** Lays the records of one entity aside in `spool` and gathers what its several forms must know of them beforehand. */
export function openEntity(entity: string, description: EntityDescription | undefined, spool: Spool): OpenEntity {
  const fields = new Set<string>();
  const columns = new Set<string>();
  const recipients = new Set<string>();
  const recipientPaths = presentFields(description?.fields ?? [])
    .filter((field) => field.namesRecipient)
    .map((field) => field.name.split("."));
  let records = 0;
  return {
    entity,
    append: async (record) => {
      for (const field of Object.keys(record)) fields.add(field);
      for (const column of flatten(record).keys()) columns.add(column);
      for (const path of recipientPaths) {
        const recipient = textAt(record, path).trim();
        if (recipient !== "" && recipients.size < mostRecipients) recipients.add(recipient);
      }
      await spool.append(JSON.stringify(record));
      records += 1;
    },
    close: () => ({
      entity,
      records,
      fields: [...fields],
      columns: [...columns],
      recipients: [...recipients],
      lines: () => spool.lines(),
    }),
  };
}

function textAt(record: Json, path: readonly string[]): string {
  const [key, ...rest] = path;
  if (key === undefined) return typeof record === "string" ? record : "";
  if (typeof record !== "object" || record === null || !Object.hasOwn(record, key)) return "";
  return textAt((record as { readonly [key: string]: Json })[key] ?? null, rest);
}
