import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Policy } from "../../src/domain/policy.ts";
import { act, type ActContext, type Work } from "../../src/duties/act.ts";
import type { Gates, Mode } from "../../src/duties/begin-duty.ts";
import { claimDuty } from "../../src/duties/claim-duty.ts";
import { openDuty, type Opening } from "../../src/duties/open-duty.ts";
import { createStopSwitch } from "../../src/duties/stop.ts";
import { defaultPolicy } from "./policy.ts";
import { findDuty, type Alarm } from "../../src/ledger/duties.ts";
import { openLedger, type Ledger } from "../../src/ledger/open.ts";
import type { DutyRow } from "../../src/ledger/schema.ts";

/** A real ledger in a folder of its own, with a clock and gates that a test moves. */
export interface Books {
  readonly path: string;
  readonly ledger: Ledger;
  readonly acts: ActContext;
  readonly gates: Gates;
  /** What the acts handed to the queue. */
  readonly alarms: Alarm[];
  /** The clock's present; a test sets it. */
  now: Date;
  mode: Mode;
  /** The systems besides WHMCS that a connector reaches; a test sets them. */
  connected: ReadonlySet<string>;
  /** Those of them that prove by a search that nothing is left. */
  searchable: ReadonlySet<string>;
  /** Moves the clock on. */
  pass(ms: number): void;
  perform<T>(work: (work: Work) => Promise<T>): Promise<T>;
  /** Opens a duty of the books' present; without a word, the deletion of service 702 of client 7. */
  open(opening?: Omit<Opening, "occurredAt"> & { readonly occurredAt?: Date }): Promise<string>;
  /** A duty of that id; fails the test when there is none. */
  duty(id: string): Promise<DutyRow>;
  /** Claims a duty for a worker of that name (36 characters, as the ledger wants it). */
  claim(id: string, owner: string): Promise<void>;
}

/** Two workers' names. */
export const workerA = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
export const workerB = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

/** Runs a test on a fresh ledger, and closes and removes it. */
export async function withBooks(
  run: (books: Books) => Promise<void>,
  change: { readonly policy?: Partial<Policy>; readonly now?: string } = {},
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "ledger-"));
  const path = join(directory, "ledger.db");
  const ledger = await openLedger(path);
  const alarms: Alarm[] = [];
  const acts: ActContext = {
    ledger,
    clock: { now: () => books.now },
    policy: { ...defaultPolicy, ...change.policy },
    dispatch: (rung) => alarms.push(...rung),
    get connected() {
      return books.connected;
    },
    get searchable() {
      return books.searchable;
    },
  };
  const books: Books = {
    path,
    ledger,
    acts,
    alarms,
    gates: { stop: createStopSwitch(join(directory, "STOP")), mode: () => books.mode },
    now: new Date(change.now ?? "2026-03-17T10:00:00.000Z"),
    mode: "live",
    connected: new Set(),
    searchable: new Set(),
    pass: (ms) => {
      books.now = new Date(books.now.getTime() + ms);
    },
    perform: (work) => act(acts, work),
    open: async (opening = deletionOf(702)) => {
      const { id } = await act(acts, (work) => openDuty(work, { occurredAt: books.now, ...opening }));
      return id;
    },
    duty: async (id) => {
      const row = await findDuty(ledger, id);
      if (row === undefined) throw new Error("no such duty");
      return row;
    },
    claim: async (id, owner) => {
      const { kind } = await claimDuty(acts, id, owner);
      if (kind !== "claimed") throw new Error(`not claimed: ${kind}`);
    },
  };
  try {
    await run(books);
  } finally {
    await ledger.destroy();
    await rm(directory, { recursive: true });
  }
}

/** The opening of a deletion as an event would give it. */
export function deletionOf(serviceId: number, clientId = 7): Omit<Opening, "occurredAt"> {
  return { kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" };
}
