import { databaseScopes, logScopes } from "../../src/connectors/whmcs/erase/scrub-scopes.ts";
import type { DoorAnswer } from "./door-server.ts";
import { DoorReply, healthyCapabilities } from "./door-server.ts";

type Scope = { readonly scope: string; readonly available: boolean; readonly missing: string[] };

/** The rows of one client by scope, in the door of a test. */
export interface ScrubRows {
  readonly rows: Map<string, number>;
  /** How many rows one call gets through. */
  pace: number;
  readonly answers: Record<
    "capabilities" | "creditNotes" | "invoiceSnapshots" | "invoicePdf" | "scrub" | "verifyGone",
    DoorAnswer
  >;
  /** Capabilities in which these scopes differ. */
  capable(lacking: readonly Scope[]): object;
}

/** A door's database as a count of rows by scope, those of the real addon and more: what is scrubbed is gone, and nothing else. */
export function scrubRows(start: Readonly<Record<string, number>>): ScrubRows {
  const rows = new Map([...databaseScopes, ...logScopes].map((scope) => [scope, 0]));
  for (const [scope, count] of Object.entries(start)) rows.set(scope, count);
  const capable = (lacking: readonly Scope[]): object => {
    const known = [...rows.keys()].filter((scope) => !lacking.some((one) => one.scope === scope));
    const scopes = known.map((scope) => ({ scope, available: true, missing: [] }));
    return { ...healthyCapabilities, scrubScopes: [...scopes, ...lacking] };
  };
  const table: ScrubRows = {
    rows,
    pace: Number.POSITIVE_INFINITY,
    capable,
    answers: {
      capabilities: capable([]),
      creditNotes: { table: "absent", notes: [] },
      invoiceSnapshots: { setting: "off", table: "present", invoices: [] },
      invoicePdf: (data) => new DoorReply(200, "application/pdf", `%PDF-1.4 invoice ${String(data["invoiceId"])}`),
      scrub: (data) => {
        const scopes = data["scopes"] as string[];
        let room = table.pace;
        const done = scopes.map((scope) => {
          const removed = Math.min(room, rows.get(scope) ?? 0);
          room -= removed;
          rows.set(scope, (rows.get(scope) ?? 0) - removed);
          return { scope, state: removed > 0 ? "done" : "nothing_found", rows: removed, missing: [] };
        });
        return { finished: scopes.every((scope) => rows.get(scope) === 0), scopes: done };
      },
      verifyGone: (data) => ({
        scopes: (data["scopes"] as string[]).map((scope) => ({ scope, state: "checked", left: rows.get(scope) ?? 0 })),
      }),
    },
  };
  return table;
}
