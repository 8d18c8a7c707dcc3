import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { among, code, day, hash, id, instant, name, spelled } from "./checks.ts";

const statements = [
  // Of a purge: the system whose rows it purges; null: WHMCS's documents of its client.
  `ALTER TABLE duty ADD COLUMN connector TEXT ${name("connector")}`,
  // Of a step that waits for a processor: when it is looked at again; null: with the next look at its duty.
  `ALTER TABLE step ADD COLUMN look_again_at TEXT ${instant("look_again_at")}`,
  // Since when its system has answered oddly at each look; null: the last look met no odd answer.
  `ALTER TABLE step ADD COLUMN odd_since TEXT ${instant("odd_since")}`,
  // Since when it has come no further at its system, but for the time in which nobody looked; null: never tried.
  `ALTER TABLE step ADD COLUMN silent_since TEXT ${instant("silent_since")}`,
  // 1: planned as a person's work, as no connector reaches the system or knows where the data lives.
  `ALTER TABLE step ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1))`,
  // What a step found at a processor and set out to erase. The hash is keyed, so that it names nobody.
  `CREATE TABLE step_target (
    step_id TEXT NOT NULL ${id("step_id")},
    target_hash TEXT NOT NULL ${hash("target_hash")},
    kind TEXT NOT NULL ${name("kind")},
    state TEXT NOT NULL ${among("state", ["found", "pending", "gone", "retained", "manual"])},
    reason TEXT ${code("reason")},
    operation TEXT ${spelled("operation", "A-Za-z0-9:,_-", 500)},
    since TEXT NOT NULL ${instant("since")},
    retained_until TEXT ${day("retained_until")},
    look_again_at TEXT ${instant("look_again_at")},
    settled_at TEXT ${instant("settled_at")},
    gone_at TEXT ${instant("gone_at")},
    PRIMARY KEY (step_id, target_hash)
  ) STRICT`,
  // Processors' own ids of a client's objects, that say nothing about a person.
  `CREATE TABLE client_link (
    client_id INTEGER NOT NULL,
    connector TEXT NOT NULL ${name("connector")},
    kind TEXT NOT NULL ${name("kind")},
    external_id TEXT NOT NULL ${spelled("external_id", "A-Za-z0-9_-", 64)},
    seen_at TEXT NOT NULL ${instant("seen_at")},
    PRIMARY KEY (client_id, connector, kind, external_id)
  ) STRICT`,
];

/** What it takes to reach the systems besides WHMCS: what was found there, and when a slow one is asked again. */
export const processors: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
