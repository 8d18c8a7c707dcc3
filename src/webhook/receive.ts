import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../domain/clock.ts";
import { countRefusedDeliveries, insertNewEvents, type NewEvent } from "../ledger/events.ts";
import { isLedgerFailure, type Ledger } from "../ledger/open.ts";
import { readEnvelope, type Envelope } from "./envelope.ts";
import { knownFields } from "./fields.ts";
import type { SignatureHeaders, VerifySignature } from "./signature.ts";

/** Every way a delivery may end; `http/` gives each its status (contract section 3). */
export type Receipt =
  | { readonly kind: "accepted" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "ignored" }
  | { readonly kind: "refused"; readonly why: Refused; readonly paths?: readonly string[] }
  /** The ledger cannot be written: the sender must try again. */
  | { readonly kind: "unavailable" };

export type Refused = "missing_header" | "bad_signature" | "stale" | "malformed" | "invalid";

/** Takes one delivery: raw bytes in, a receipt out. Never throws for anything a sender can do. */
export interface Receiver {
  receive(raw: Buffer, headers: SignatureHeaders): Promise<Receipt>;
  /** Counts a delivery that was refused before it reached `receive` (too large, not JSON). */
  countRefused(reason: string): Promise<void>;
}

const batchSize = 500;

interface Pending {
  readonly event: NewEvent;
  readonly settle: (isNew: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The receiver. Deliveries that arrive while a commit is under way share the next one: many requests, one durable write.
 * @param parts.onReceived called for each delivery whose signature held; it must not throw
 * @param parts.onStored called after a commit that left something to be carried out; it must not throw
 */
export function createReceiver(parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly verify: VerifySignature;
  readonly onReceived?: () => void;
  readonly onStored: () => void;
}): Receiver {
  const { ledger, clock, verify, onReceived, onStored } = parts;
  let queue: Pending[] = [];
  let storing = false;

  const storeQueued = async (): Promise<void> => {
    while (queue.length > 0) {
      await nextTurn(); // A commit costs about the same for one as for a hundred: whoever is at the door comes along.
      const batch = queue.splice(0, batchSize);
      try {
        const rows = batch.map((one) => one.event);
        const fresh = new Set(await ledger.transaction().execute((tx) => insertNewEvents(tx, rows)));
        const isLeft = rows.some(({ state, delivery_hash }) => state === "stored" && fresh.has(delivery_hash));
        // Of two equal deliveries in one batch the first is the event, the other its duplicate.
        for (const { event, settle } of batch) settle(fresh.delete(event.delivery_hash));
        if (isLeft) onStored();
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    storing = false;
  };

  const store = (event: NewEvent): Promise<boolean> =>
    new Promise((settle, fail) => {
      queue.push({ event, settle, fail });
      if (storing) return;
      storing = true;
      void storeQueued();
    });

  // A flood of refusals shares commits like everything else; a refusal is answered whatever becomes of its count.
  let refusals = new Map<string, number>();
  let counting: Promise<void> | undefined;
  const countQueued = async (): Promise<void> => {
    const counts = refusals;
    refusals = new Map();
    await ledger
      .transaction()
      .execute((tx) => countRefusedDeliveries(tx, counts, clock.now()))
      .catch(() => undefined);
    counting = refusals.size > 0 ? countQueued() : undefined;
  };
  const countRefused = async (reason: string): Promise<void> => {
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
    counting ??= countQueued();
    await counting;
  };

  const receive = async (raw: Buffer, headers: SignatureHeaders): Promise<Receipt> => {
    const verdict = verify(raw, headers);
    if (verdict !== "valid") {
      await countRefused(verdict);
      return { kind: "refused", why: verdict };
    }
    onReceived?.();
    const reading = readEnvelope(raw);
    const isNew = await store(toRow(hashOfDelivery(headers.id ?? "", reading), reading, clock.now()));
    if (reading.kind === "malformed") return { kind: "refused", why: "malformed" };
    if (reading.kind === "invalid") return { kind: "refused", why: "invalid", paths: reading.paths };
    if (!isNew) return { kind: "duplicate" };
    return reading.kind === "unlisted" ? { kind: "ignored" } : { kind: "accepted" };
  };

  return {
    countRefused,
    receive: async (raw, headers) => {
      try {
        return await receive(raw, headers);
      } catch (error) {
        if (isLedgerFailure(error)) return { kind: "unavailable" };
        throw error;
      }
    },
  };
}

/**
 * What makes a delivery unique. A refused one must not take up its id: the same event may come again once the sender, or
 * this service, has been mended.
 */
function hashOfDelivery(id: string, reading: ReturnType<typeof readEnvelope>): string {
  const isRefused = reading.kind === "malformed" || reading.kind === "invalid";
  return createHash("sha256")
    .update(isRefused ? `refused ${id}` : id)
    .digest("hex");
}

/** What is known of every delivery, whatever it says. */
type Delivery = Pick<NewEvent, "delivery_hash" | "received_at" | "applied_at" | "state" | "reason">;

function toRow(deliveryHash: string, reading: ReturnType<typeof readEnvelope>, now: Date): NewEvent {
  const row = { ...blank, delivery_hash: deliveryHash, received_at: now.toISOString() };
  switch (reading.kind) {
    case "event":
      return { ...row, state: "stored", ...columnsOf(reading.envelope) };
    case "unlisted":
      return { ...row, state: "ignored", reason: "type_not_listed" };
    case "malformed":
      return { ...row, state: "refused", reason: "malformed" };
    case "invalid":
      return { ...row, state: "refused", reason: "invalid" };
  }
}

const blank = {
  type: null,
  reason: null,
  occurred_at: null,
  applied_at: null,
  client_id: null,
  service_id: null,
  contact_id: null,
  user_id: null,
  domain_id: null,
  into_client_id: null,
  cancellation_type: null,
  changed: null,
  detail: null,
};

function columnsOf({ type, timestamp, data }: Envelope): Omit<NewEvent, keyof Delivery> {
  return {
    type,
    occurred_at: timestamp.toISOString(),
    client_id: data.clientId ?? null,
    service_id: data.serviceId ?? null,
    contact_id: data.contactId ?? null,
    user_id: data.userId ?? null,
    domain_id: data.domainId ?? null,
    into_client_id: data.intoClientId ?? null,
    cancellation_type: data.cancellationType ?? null,
    changed: data.changed === undefined ? null : knownFields(data.changed),
    detail: detailOf(data),
  };
}

/** What a type says beside ids of its own column, as the ledger keeps it; null: nothing. */
function detailOf({ reason, adminId, addonVersion, outboxPending, outboxFailing, held, overdue }: Envelope["data"]) {
  const detail = JSON.stringify({ reason, adminId, addonVersion, outboxPending, outboxFailing, held, overdue });
  return detail === "{}" ? null : detail;
}
