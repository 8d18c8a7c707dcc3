import type { GapReason, Subject } from "../../connector.ts";
import type { WhmcsApi } from "../api.ts";
import type { RawRow } from "../api-raw.ts";
import type { PresentContext } from "../../present.ts";
import type { PeopleInWhmcs } from "./people.ts";

/** An invoice as the list showed it. */
export interface SeenInvoice {
  readonly invoiceId: number;
  /** "" until WHMCS has numbered it. */
  readonly invoiceNumber: string;
  /** `YYYY-MM-DD`; "" where there is none. */
  readonly issuedOn: string;
}

/** What one export reads from. */
export interface Source {
  /** Remembers small reads, and ends with the export. */
  readonly api: WhmcsApi;
  readonly subject: Subject;
  readonly client: RawRow;
  readonly withNotes: boolean;
  /** Ready when it is known who the staff are; what is read meanwhile waits for it. */
  readonly context: Promise<PresentContext & { readonly people: PeopleInWhmcs }>;
  /** Filled while the invoices are read. */
  readonly invoices: SeenInvoice[];
  /** What could not be had meanwhile, and how much of it; told as gaps when everything has been read. */
  readonly missed: Map<GapReason, number | undefined>;
}

/** Remembers what could not be had; without a count where the whole is meant. */
export function miss({ missed }: Pick<Source, "missed">, reason: GapReason, count?: number): void {
  if (count !== 0) missed.set(reason, count === undefined ? undefined : (missed.get(reason) ?? 0) + count);
}
