import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { among, code, day, hash, id, instant, name, spelled, tokenName } from "./checks.ts";

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
    changed TEXT ${spelled("changed", "a-z0-9_,", 1000)}
  ) STRICT`,
  `CREATE INDEX event_stored ON event (id) WHERE state = 'stored'`,
  `CREATE INDEX event_terminated ON event (service_id, occurred_at) WHERE type = 'service.terminated'`,
  `CREATE INDEX event_merged ON event (client_id) WHERE type = 'client.merged'`,
  `CREATE TABLE duty (
    id TEXT PRIMARY KEY ${id("id")},
    kind TEXT NOT NULL ${among("kind", ["export", "anonymization", "deletion", "rectification", "erasure", "purge"])},
    state TEXT NOT NULL ${among("state", dutyStates)},
    client_id INTEGER NOT NULL,
    service_id INTEGER,
    open_key TEXT UNIQUE ${spelled("open_key", "a-z0-9:_", 64)},
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
    released_reasons TEXT ${spelled("released_reasons", "a-z_,", 400)},
    approved_at TEXT ${instant("approved_at")},
    approval_channel TEXT ${code("approval_channel")},
    approval_received_on TEXT ${day("approval_received_on")},
    approval_now INTEGER NOT NULL DEFAULT 0,
    confirmed_at TEXT ${instant("confirmed_at")},
    forced INTEGER NOT NULL DEFAULT 0,
    backlog INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT ${id("lease_owner")},
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
    id TEXT PRIMARY KEY ${id("id")},
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
    actor TEXT NOT NULL ${tokenName("actor")},
    duty_id TEXT ${id("duty_id")}, client_id INTEGER, service_id INTEGER,
    detail TEXT NOT NULL ${spelled("detail", 'A-Za-z0-9_.,:{}"+-', 2000)},
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
    actor TEXT NOT NULL ${tokenName("actor")},
    ask_again_at TEXT NOT NULL ${instant("ask_again_at")}
  ) STRICT`,
  `CREATE TABLE control (name TEXT PRIMARY KEY ${code("name")}, value TEXT NOT NULL ${code("value")}, changed_at TEXT NOT NULL ${instant("changed_at")}) STRICT`,
  `CREATE TABLE task (
    id TEXT PRIMARY KEY ${id("id")},
    code TEXT NOT NULL ${code("code")},
    state TEXT NOT NULL ${among("state", ["open", "done"])},
    client_id INTEGER NOT NULL, service_id INTEGER, object_id INTEGER,
    duty_id TEXT ${id("duty_id")}, step_id TEXT ${id("step_id")},
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
    link_hash TEXT UNIQUE ${hash("link_hash")},
    link_expires_at TEXT ${instant("link_expires_at")}
  ) STRICT`,
  `CREATE TABLE idempotency_key (
    token_name TEXT NOT NULL ${tokenName("token_name")},
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
