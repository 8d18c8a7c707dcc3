import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { readCheckpoint } from "./evidence-checkpoint.ts";
import { insertMany } from "./many.ts";
import type { Db, EvidenceRow, Tx } from "./schema.ts";

/** A fact worth proving later. `detail` holds codes, ids, counts and times only. */
export interface Fact {
  /** `noun.past`, e.g. `step.recorded`. */
  readonly kind: string;
  /** `system`, `whmcs`, `client` over the link in a mail, or the name of an API token. */
  readonly actor: string;
  readonly dutyId?: string | undefined;
  readonly clientId?: number | undefined;
  readonly serviceId?: number | undefined;
  readonly detail?: { readonly [key: string]: string | number | boolean | null | undefined };
}

/** The answer of a full recomputation of the chain. */
export interface Verification {
  readonly intact: boolean;
  readonly length: number;
  /** The first evidence whose content or link does not hold; one past the end when evidence is missing there. */
  readonly firstBroken: number | null;
  /** Up to where evidence past its retention was pruned; absent while all of it is there. */
  readonly prunedUpTo?: number;
}

const origin = "0".repeat(64);
const verifyPage = 2_000;

/** Keys sorted, absent values dropped: the same facts always give the same text. */
function canonicalDetail(detail: Fact["detail"]): string {
  const entries = Object.entries(detail ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify(Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

function linkHash(row: Omit<EvidenceRow, "hash">): string {
  const { seq, at, kind, actor, duty_id, client_id, service_id, detail, prev_hash } = row;
  const content = JSON.stringify([seq, at, kind, actor, duty_id, client_id, service_id, detail, prev_hash]);
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Appends facts to the hash chain inside the caller's transaction, so that an act and its proof stand or fall together.
 * `at` is the act's instant.
 */
export async function appendEvidence(tx: Tx, at: Date, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const head = await tx.selectFrom("evidence_head").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
  let { length, hash } = head;
  const rows = facts.map((fact): EvidenceRow => {
    const row = {
      seq: length + 1,
      at: at.toISOString(),
      kind: fact.kind,
      actor: fact.actor,
      duty_id: fact.dutyId ?? null,
      client_id: fact.clientId ?? null,
      service_id: fact.serviceId ?? null,
      detail: canonicalDetail(fact.detail),
      prev_hash: hash,
    };
    length += 1;
    hash = linkHash(row);
    return { ...row, hash };
  });
  await insertMany(tx, "evidence", rows);
  await tx.updateTable("evidence_head").set({ length, hash }).where("id", "=", 1).execute();
}

/**
 * Recomputes the whole chain in pages (memory stays bounded, and others get their turn) and names the first link that does not
 * hold. Where its beginning was pruned, the rest hangs on the checkpoint, which the evidence that told of the pruning must name.
 */
export async function verifyEvidence(db: Db): Promise<Verification> {
  const head = await readHead(db);
  const checkpoint = await readCheckpoint(db);
  const pruned = checkpoint === undefined ? {} : { prunedUpTo: checkpoint.seq };
  let expectedSeq = (checkpoint?.seq ?? 0) + 1;
  let previous = checkpoint?.hash ?? origin;
  let isCheckpointTold = checkpoint === undefined;
  // What lies before the checkpoint is past its time: left there, it was put back or never went.
  let after = 0;
  for (;;) {
    const page = await db
      .selectFrom("evidence")
      .selectAll()
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(verifyPage)
      .execute();
    for (const row of page) {
      // Appended since the head was read: the next verification covers it. Else it was put there behind the head's back.
      if (expectedSeq > head.length && (await readHead(db)).length >= row.seq) break;
      if (
        row.seq > head.length ||
        row.seq !== expectedSeq ||
        row.prev_hash !== previous ||
        linkHash(row) !== row.hash
      ) {
        return { intact: false, length: head.length, firstBroken: expectedSeq, ...pruned };
      }
      isCheckpointTold ||= row.kind === evidencePruned && row.detail === canonicalDetail(checkpointDetail(checkpoint!));
      previous = row.hash;
      expectedSeq += 1;
    }
    after = page.at(-1)?.seq ?? after;
    if (page.length < verifyPage || expectedSeq > head.length) break;
    await nextTurn(); // The ledger answers within one turn: without a pause nobody else would get in.
  }
  const complete = expectedSeq - 1 === head.length && previous === head.hash;
  if (complete && isCheckpointTold) return { intact: true, length: head.length, firstBroken: null, ...pruned };
  const firstBroken = complete ? (checkpoint?.seq ?? 0) + 1 : Math.max(1, Math.min(expectedSeq, head.length));
  return { intact: false, length: head.length, firstBroken, ...pruned };
}

/** The kind of the evidence that tells of a pruning. */
export const evidencePruned = "evidence.pruned";

/** What that evidence says: up to which row, and the hash of that row, on which the rest hangs. */
export function checkpointDetail({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  return { upTo: seq, hash };
}

/** The chain's length and last hash as written with its last append; none at all once somebody took the row away. */
async function readHead(db: Db): Promise<{ readonly length: number; readonly hash: string }> {
  const row = await db.selectFrom("evidence_head").selectAll().where("id", "=", 1).executeTakeFirst();
  return row ?? { length: 0, hash: "" };
}

/** What an audit may be narrowed by. `beforeSeq` continues a page. */
export interface EvidenceFilter {
  readonly dutyId?: string | undefined;
  readonly clientId?: number | undefined;
  readonly serviceId?: number | undefined;
  readonly kind?: string | undefined;
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

/** Evidence, newest first. */
export function listEvidence(db: Db, filter: EvidenceFilter): Promise<EvidenceRow[]> {
  let query = db.selectFrom("evidence").selectAll().orderBy("seq", "desc").limit(filter.limit);
  if (filter.dutyId !== undefined) query = query.where("duty_id", "=", filter.dutyId);
  if (filter.clientId !== undefined) query = query.where("client_id", "=", filter.clientId);
  if (filter.serviceId !== undefined) query = query.where("service_id", "=", filter.serviceId);
  if (filter.kind !== undefined) query = query.where("kind", "=", filter.kind);
  if (filter.beforeSeq !== undefined) query = query.where("seq", "<", filter.beforeSeq);
  return query.execute();
}
