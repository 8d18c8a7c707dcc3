import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { among, code, day, hash, id, instant, name, spelled } from "./checks.ts";

const languages = ["nl", "fr", "en", "de"];
const documentKinds = ["invoice", "credit_note", "debit_note", "billing_note", "transaction", "quote"];

const statements = [
  // Of a duty: the client's language; when the service was suspended at its effect; the clock that the client stopped to get
  // the data back first; when the owner was told that it is overdue, or waits, and over what;
  // the duty that a replay repeats; since when its client is known to have been open again after it ended.
  `ALTER TABLE duty ADD COLUMN language TEXT ${among("language", languages)}`,
  `ALTER TABLE duty ADD COLUMN suspended_at TEXT ${instant("suspended_at")}`,
  `ALTER TABLE duty ADD COLUMN clock_stopped_at TEXT ${instant("clock_stopped_at")}`,
  `ALTER TABLE duty ADD COLUMN clock_stopped_ms INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE duty ADD COLUMN overdue_told_at TEXT ${instant("overdue_told_at")}`,
  `ALTER TABLE duty ADD COLUMN told_reason TEXT ${code("told_reason")}`,
  `ALTER TABLE duty ADD COLUMN replay_of TEXT ${id("replay_of")}`,
  `ALTER TABLE duty ADD COLUMN seen_open_at TEXT ${instant("seen_open_at")}`,
  `ALTER TABLE duty ADD COLUMN ask_again_at TEXT ${instant("ask_again_at")}`,
  // Who else uses what a step would have touched, such as `service:703,client:9`.
  `ALTER TABLE step ADD COLUMN shared_with TEXT ${spelled("shared_with", "a-z0-9:,_", 1000)}`,
  `CREATE TABLE retained_document (
    kind TEXT NOT NULL ${among("kind", documentKinds)},
    document_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    duty_id TEXT ${id("duty_id")},
    dated_on TEXT ${day("dated_on")},
    keep_from TEXT NOT NULL ${day("keep_from")},
    keep_until TEXT NOT NULL ${day("keep_until")},
    ground TEXT NOT NULL,
    state TEXT NOT NULL ${among("state", ["retained", "expired", "removed", "refused"])},
    reason TEXT ${code("reason")},
    recorded_at TEXT NOT NULL ${instant("recorded_at")},
    removed_at TEXT ${instant("removed_at")},
    PRIMARY KEY (kind, document_id)
  ) STRICT`,
  `CREATE INDEX retained_document_client ON retained_document (client_id)`,
  `CREATE INDEX retained_document_until ON retained_document (keep_until) WHERE state IN ('retained', 'expired', 'refused')`,
  // An invoice as it was printed before the profile that it prints was touched.
  `CREATE TABLE sealed_document (
    object TEXT PRIMARY KEY ${name("object")},
    invoice_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    duty_id TEXT NOT NULL ${id("duty_id")},
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL ${hash("sha256")},
    dated_on TEXT ${day("dated_on")},
    sealed_at TEXT NOT NULL ${instant("sealed_at")},
    keep_until TEXT NOT NULL ${day("keep_until")},
    destroyed_at TEXT ${instant("destroyed_at")}
  ) STRICT`,
  `CREATE INDEX sealed_document_client ON sealed_document (client_id, invoice_id)`,
  `CREATE TABLE client_mail (
    id TEXT PRIMARY KEY ${id("id")},
    client_id INTEGER NOT NULL,
    duty_id TEXT NOT NULL ${id("duty_id")},
    kind TEXT NOT NULL ${among("kind", ["scheduled", "reminder", "completed", "letter"])},
    state TEXT NOT NULL ${among("state", ["due", "sending", "sent", "dropped", "failed"])},
    reason TEXT ${code("reason")},
    language TEXT ${among("language", languages)},
    wording TEXT ${spelled("wording", "a-z0-9_.-", 64)},
    due_at TEXT NOT NULL ${instant("due_at")},
    attempts INTEGER NOT NULL DEFAULT 0,
    sent_at TEXT ${instant("sent_at")},
    UNIQUE (duty_id, kind)
  ) STRICT`,
  `CREATE INDEX client_mail_due ON client_mail (due_at) WHERE state IN ('due', 'sending')`,
  `CREATE INDEX client_mail_sent ON client_mail (client_id, sent_at) WHERE sent_at IS NOT NULL`,
  // The client's link to a page where a deletion is approved; never the token itself.
  `CREATE TABLE approval_token (
    token_hash TEXT PRIMARY KEY ${hash("token_hash")},
    duty_id TEXT NOT NULL ${id("duty_id")},
    created_at TEXT NOT NULL ${instant("created_at")},
    expires_at TEXT NOT NULL ${instant("expires_at")},
    used_at TEXT ${instant("used_at")},
    used_for TEXT ${code("used_for")}
  ) STRICT`,
  `CREATE INDEX approval_token_duty ON approval_token (duty_id)`,
  `CREATE TABLE absence_check (
    id TEXT PRIMARY KEY ${id("id")},
    duty_id TEXT NOT NULL ${id("duty_id")},
    client_id INTEGER NOT NULL,
    connector TEXT NOT NULL ${name("connector")},
    moment TEXT NOT NULL ${among("moment", ["at_once", "after_hour", "after_day", "after_tail"])},
    due_at TEXT NOT NULL ${instant("due_at")},
    state TEXT NOT NULL ${among("state", ["due", "done", "given_up"])},
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at TEXT ${instant("retry_at")},
    checked_at TEXT ${instant("checked_at")},
    found INTEGER,
    reason TEXT ${code("reason")},
    UNIQUE (duty_id, connector, moment)
  ) STRICT`,
  `CREATE INDEX absence_check_due ON absence_check (due_at) WHERE state = 'due'`,
  `CREATE INDEX absence_check_checked ON absence_check (checked_at)`,
  // What the owner was told of, so that a restart does not tell it again at once; `about` is a duty, a client or nothing.
  `CREATE TABLE owner_told (
    code TEXT NOT NULL ${code("code")},
    about TEXT NOT NULL ${spelled("about", "a-z0-9:-", 64)},
    told_at TEXT NOT NULL ${instant("told_at")},
    PRIMARY KEY (code, about)
  ) STRICT`,
  // Evidence past its own retention goes from the front alone, up to a checkpoint that keeps the hash the rest hangs on.
  `CREATE TABLE evidence_checkpoint (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL ${hash("hash")},
    at TEXT NOT NULL ${instant("at")}
  ) STRICT`,
  `CREATE INDEX event_reactivated ON event (service_id, occurred_at) WHERE type = 'service.reactivated'`,
  `DROP TRIGGER evidence_is_append_only_delete`,
  `CREATE TRIGGER evidence_is_append_only_delete BEFORE DELETE ON evidence
    WHEN OLD.seq > COALESCE((SELECT MAX(seq) FROM evidence_checkpoint), 0)
    BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END`,
];

/**
 * What erasure that can be proved needs beside duties and steps: retention per document, sealed invoices, mails and approval
 * links, checks of absence, and evidence that may end. What is there stays as it is.
 */
export const erasure: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
