import { z } from "zod";

/**
 * What the door answers, as the addon of this repository sends it. Keys that are not named here are dropped, so that a newer
 * addon can say more.
 */
const id = z.int().positive();
const count = z.int().nonnegative();
const state = z.enum(["on", "off", "unknown"]);
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
/** `table` or `table.column`, as far as this installation of WHMCS lacks it. */
const missing = z.array(z.string().regex(/^[\w.]{1,128}$/));
const scope = z.string().regex(/^[a-z0-9_]{1,64}$/);

export const capabilities = z.object({
  addonVersion: z.string(),
  protocol: z.literal(1),
  phpVersion: z.string(),
  whmcsVersion: z.string().nullable(),
  actions: z.array(z.string()),
  /** The kinds of documents that `expiredDocuments` takes one by one; none: an addon of before. */
  documentKinds: z.array(z.string()).default([]),
  scrubScopes: z.array(z.object({ scope, available: z.boolean(), missing: missing.default([]) })),
  settings: z.object({
    cancellationAutomation: state,
    retentionPruning: state,
    retentionPruningMonths: count.nullable().default(null),
    clientSnapshot: state,
  }),
  brake: z.object({
    registered: z.boolean(),
    lastCronAt: instant.nullable(),
    held: count,
    released: count,
    overdue: count,
  }),
  outbox: z.object({ pending: count, failing: count, oldestPendingAt: instant.nullable() }),
  serverTime: instant,
});

export const released = z.object({ state: z.literal("released"), until: instant });

export const held = z.object({ state: z.literal("held") });

export const ownerHolds = z.object({ state: z.literal("held"), clients: count, services: count });

export const invoiceSnapshots = z.object({
  setting: state,
  table: z.enum(["present", "absent"]),
  invoices: z.array(z.object({ invoiceId: id, snapshot: z.boolean() })),
});

const record = z.record(z.string(), z.json());

export const extraLine = z.object({ entity: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), record });

export const extrasEnd = z.object({ end: z.literal(true), records: count, missing: missing.default([]) });

export const creditNotes = z.object({
  table: z.enum(["present", "absent"]),
  notes: z.array(record),
});

const documentOf = { kind: z.enum(["invoice", "credit_note", "debit_note", "billing_note", "transaction"]), id };

export const expiredDocuments = z.object({
  removed: z.array(z.object({ ...documentOf, rows: count })),
  absent: z.array(z.object(documentOf)),
  refused: z.array(z.object({ ...documentOf, reason: z.string().regex(/^[a-z_]{1,64}$/) })),
});

export const scrubbed = z.object({
  finished: z.boolean(),
  scopes: z.array(
    z.object({
      scope,
      state: z.enum(["done", "nothing_found", "absent", "partly"]),
      rows: count,
      missing: missing.default([]),
    }),
  ),
});

export const verified = z.object({
  finished: z.boolean().default(true),
  scopes: z.array(z.object({ scope, state: z.enum(["checked", "absent"]), left: count })),
});
