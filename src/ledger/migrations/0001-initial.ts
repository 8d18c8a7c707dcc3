import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

// Codes are checked in the database itself, so that no programming error can let free text into the ledger.
const code = (column: string): string =>
  `CHECK (${column} IS NULL OR (length(${column}) <= 64 AND ${column} NOT GLOB '*[^a-z0-9_.]*'))`;
// Connectors and processors are named in the policy file, where a hyphen is allowed.
const name = (column: string): string =>
  `CHECK (${column} IS NULL OR (length(${column}) <= 64 AND ${column} NOT GLOB '*[^a-z0-9_-]*'))`;
const hash = (column: string): string => `CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const instant = (column: string): string =>
  `CHECK (${column} IS NULL OR (length(${column}) = 24 AND ${column} GLOB '????-??-??T??:??:??.???Z'))`;
const day = (column: string): string =>
  `CHECK (${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;
const among = (column: string, values: readonly string[]): string =>
  `CHECK (${column} IS NULL OR ${column} IN (${values.map((value) => `'${value}'`).join(", ")}))`;

const dutyStates = ["pending", "scheduled", "held", "running", "waiting", "completed", "failed", "withdrawn"];
const stepStates = [
  "pending",
  "running",
  "done",
  "nothing_found",
  "retained",
  "waiting",
  "manual",
  "failed",
  "skipped",
];
const cancellationTypes = ["immediate", "end_of_billing_period"];

const statements = [
  `CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery_hash TEXT NOT NULL UNIQUE ${hash("delivery_hash")},
    type TEXT ${code("type")},
    state TEXT NOT NULL ${among("state", ["stored", "applied", "ignored", "refused"])},
    reason TEXT ${code("reason")},
    occurred_at TEXT ${instant("occurred_at")},
    received_at TEXT NOT NULL ${instant("received_at")},
    applied_at TEXT ${instant("applied_at")},
    client_id INTEGER, service_id INTEGER, contact_id INTEGER, user_id INTEGER, domain_id INTEGER, into_client_id INTEGER,
    cancellation_type TEXT ${among("cancellation_type", cancellationTypes)},
    changed TEXT CHECK (changed IS NULL OR (length(changed) <= 1000 AND changed NOT GLOB '*[^a-z0-9_,]*'))
  ) STRICT`,
  `CREATE INDEX event_stored ON event (id) WHERE state = 'stored'`,
  `CREATE INDEX event_service ON event (service_id, type)`,
  `CREATE TABLE duty (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    kind TEXT NOT NULL ${among("kind", ["export", "anonymization", "deletion", "rectification", "erasure", "purge"])},
    state TEXT NOT NULL ${among("state", dutyStates)},
    client_id INTEGER NOT NULL,
    service_id INTEGER,
    open_key TEXT UNIQUE CHECK (open_key IS NULL OR open_key NOT GLOB '*[^a-z0-9:_]*'),
    origin TEXT NOT NULL ${among("origin", ["event", "owner", "closure", "reconciliation"])},
    created_at TEXT NOT NULL ${instant("created_at")},
    occurred_at TEXT NOT NULL ${instant("occurred_at")},
    request_id INTEGER,
    requested_at TEXT ${instant("requested_at")},
    cancellation_type TEXT ${among("cancellation_type", cancellationTypes)},
    effective_at TEXT ${instant("effective_at")},
    next_due_seen TEXT ${day("next_due_seen")},
    due_at TEXT ${instant("due_at")},
    start_at TEXT ${instant("start_at")},
    wake_at TEXT ${instant("wake_at")},
    generation INTEGER NOT NULL DEFAULT 0,
    started_at TEXT ${instant("started_at")},
    finished_at TEXT ${instant("finished_at")},
    reason TEXT ${code("reason")},
    hold_reason TEXT ${code("hold_reason")},
    hold_scope TEXT ${among("hold_scope", ["duty", "client", "service"])},
    held_from TEXT ${among("held_from", dutyStates)},
    released_reasons TEXT CHECK (released_reasons IS NULL OR released_reasons NOT GLOB '*[^a-z_,]*'),
    approved_at TEXT ${instant("approved_at")},
    approval_channel TEXT ${code("approval_channel")},
    approval_received_on TEXT ${day("approval_received_on")},
    approval_now INTEGER NOT NULL DEFAULT 0,
    confirmed_at TEXT ${instant("confirmed_at")},
    forced INTEGER NOT NULL DEFAULT 0,
    backlog INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT CHECK (lease_owner IS NULL OR length(lease_owner) = 36),
    lease_until TEXT ${instant("lease_until")},
    progress_done INTEGER NOT NULL DEFAULT 0,
    progress_total INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE INDEX duty_wake ON duty (wake_at) WHERE wake_at IS NOT NULL`,
  `CREATE INDEX duty_started ON duty (kind, started_at) WHERE started_at IS NOT NULL`,
  `CREATE INDEX duty_client ON duty (client_id)`,
  `CREATE INDEX duty_service ON duty (service_id) WHERE service_id IS NOT NULL`,
  `CREATE INDEX duty_newest ON duty (kind, created_at, id)`,
  `CREATE TABLE step (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    duty_id TEXT NOT NULL REFERENCES duty (id),
    position INTEGER NOT NULL,
    connector TEXT NOT NULL ${name("connector")},
    action TEXT NOT NULL ${code("action")},
    state TEXT NOT NULL ${among("state", stepStates)},
    reason TEXT ${code("reason")},
    count INTEGER,
    retained_until TEXT ${day("retained_until")},
    ground TEXT,
    gone_at TEXT ${instant("gone_at")},
    attempts INTEGER NOT NULL DEFAULT 0,
    started_at TEXT ${instant("started_at")},
    finished_at TEXT ${instant("finished_at")},
    UNIQUE (duty_id, position)
  ) STRICT`,
  `CREATE TABLE step_object (
    step_id TEXT NOT NULL REFERENCES step (id),
    object_id INTEGER NOT NULL,
    erased_at TEXT ${instant("erased_at")},
    PRIMARY KEY (step_id, object_id)
  ) STRICT`,
  `CREATE TABLE evidence (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL ${instant("at")},
    kind TEXT NOT NULL ${code("kind")},
    actor TEXT NOT NULL CHECK (length(actor) <= 64 AND actor NOT GLOB '*[^A-Za-z0-9_.-]*'),
    duty_id TEXT, client_id INTEGER, service_id INTEGER,
    detail TEXT NOT NULL CHECK (length(detail) <= 2000),
    prev_hash TEXT NOT NULL ${hash("prev_hash")},
    hash TEXT NOT NULL ${hash("hash")}
  ) STRICT`,
  `CREATE INDEX evidence_duty ON evidence (duty_id) WHERE duty_id IS NOT NULL`,
  `CREATE INDEX evidence_client ON evidence (client_id) WHERE client_id IS NOT NULL`,
  `CREATE TRIGGER evidence_is_append_only_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END`,
  `CREATE TRIGGER evidence_is_append_only_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END`,
  `CREATE TABLE evidence_head (id INTEGER PRIMARY KEY CHECK (id = 1), length INTEGER NOT NULL, hash TEXT NOT NULL ${hash("hash")}) STRICT`,
  `INSERT INTO evidence_head (id, length, hash) VALUES (1, 0, '${"0".repeat(64)}')`,
  `CREATE TABLE client_hold (
    client_id INTEGER PRIMARY KEY,
    reason TEXT NOT NULL ${code("reason")},
    since TEXT NOT NULL ${instant("since")},
    actor TEXT NOT NULL CHECK (length(actor) <= 64 AND actor NOT GLOB '*[^A-Za-z0-9_.-]*'),
    ask_again_at TEXT NOT NULL ${instant("ask_again_at")}
  ) STRICT`,
  `CREATE TABLE control (name TEXT PRIMARY KEY ${code("name")}, value TEXT NOT NULL ${code("value")}, changed_at TEXT NOT NULL ${instant("changed_at")}) STRICT`,
  `CREATE TABLE task (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    code TEXT NOT NULL ${code("code")},
    state TEXT NOT NULL ${among("state", ["open", "done"])},
    client_id INTEGER NOT NULL, service_id INTEGER, object_id INTEGER,
    duty_id TEXT, step_id TEXT,
    connector TEXT ${name("connector")},
    created_at TEXT NOT NULL ${instant("created_at")},
    due_at TEXT NOT NULL ${instant("due_at")},
    done_at TEXT ${instant("done_at")},
    outcome TEXT ${code("outcome")}
  ) STRICT`,
  `CREATE INDEX task_newest ON task (created_at, id)`,
  `CREATE TABLE export_source (
    duty_id TEXT NOT NULL REFERENCES duty (id),
    name TEXT NOT NULL ${name("name")},
    status TEXT NOT NULL ${among("status", ["complete", "empty", "unreachable", "not_configured", "running"])},
    records INTEGER NOT NULL DEFAULT 0,
    reason TEXT ${code("reason")},
    PRIMARY KEY (duty_id, name)
  ) STRICT`,
  `CREATE TABLE export_package (
    duty_id TEXT PRIMARY KEY REFERENCES duty (id),
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL ${hash("sha256")},
    created_at TEXT NOT NULL ${instant("created_at")},
    expires_at TEXT NOT NULL ${instant("expires_at")},
    gone_at TEXT ${instant("gone_at")},
    link_hash TEXT UNIQUE CHECK (link_hash IS NULL OR (length(link_hash) = 64 AND link_hash NOT GLOB '*[^0-9a-f]*')),
    link_expires_at TEXT ${instant("link_expires_at")}
  ) STRICT`,
  `CREATE TABLE idempotency_key (
    token_name TEXT NOT NULL,
    key_hash TEXT NOT NULL ${hash("key_hash")},
    request_hash TEXT NOT NULL ${hash("request_hash")},
    created_at TEXT NOT NULL ${instant("created_at")},
    status INTEGER, body TEXT, location TEXT,
    PRIMARY KEY (token_name, key_hash)
  ) STRICT`,
  `CREATE TABLE refused_delivery (
    minute TEXT NOT NULL ${instant("minute")},
    reason TEXT NOT NULL ${code("reason")},
    count INTEGER NOT NULL,
    PRIMARY KEY (minute, reason)
  ) STRICT`,
];

/** The first schema. Assumes an empty database. */
export const initial: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
