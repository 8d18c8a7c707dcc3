/**
 * The addon's side of the stand-in: turns what WHMCS does into signed events and delivers them, as an addon with an
 * outbox would. Envelope and signature follow Standard Webhooks 1.0 (standardwebhooks.com); which write fires what
 * follows the vendor's hook reference (developers.whmcs.com/hooks-reference), gaps included.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { Clock } from "../../src/domain/clock.ts";

export interface WebhookTarget {
  /** Full address of the receiver, e.g. `http://127.0.0.1:8080/webhooks/whmcs`. */
  url: string;
  /** `whsec_…` */
  secret: string;
}

export interface FiredEvent {
  /** `msg_…`, the same on every attempt. */
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
  attempts: number;
  /** Last HTTP status the receiver answered, null while none did. */
  status: number | null;
}

export interface HookSender {
  readonly events: FiredEvent[];
  /** Queues an event; delivery runs by itself. Without a target it is only recorded. */
  fire(type: string, data: Record<string, unknown>): FiredEvent;
  /** Sends what was never accepted once more, as the addon does after each cron run. */
  flush(): void;
  setTarget(target: WebhookTarget | undefined): void;
  /** Resolves once no delivery is under way. */
  settled(): Promise<void>;
  /** Gives up every delivery under way. */
  stop(): Promise<void>;
}

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 50;

/** The outbox and its sender. `firstTarget` may be set later, once the receiver's port is known. */
export function createHookSender(clock: Clock, firstTarget: WebhookTarget | undefined): HookSender {
  const events: FiredEvent[] = [];
  const pending = new Map<FiredEvent, Promise<void>>();
  const stopping = new AbortController();
  let target = firstTarget;

  function start(event: FiredEvent): void {
    const to = target;
    if (to === undefined || stopping.signal.aborted || pending.has(event)) return;
    const delivery = deliver(event, to, clock, stopping.signal).finally(() => pending.delete(event));
    pending.set(event, delivery);
  }

  async function settled(): Promise<void> {
    while (pending.size > 0) await Promise.all(pending.values());
  }

  return {
    events,
    fire(type, data) {
      const id = `msg_${randomBytes(12).toString("hex")}`;
      const event = { id, type, timestamp: toSeconds(clock.now()), data, attempts: 0, status: null };
      events.push(event);
      start(event);
      return event;
    },
    flush() {
      for (const event of events) if (event.status === null || event.status >= 500) start(event);
    },
    setTarget(next) {
      target = next;
    },
    settled,
    async stop() {
      stopping.abort();
      await settled();
    },
  };
}

function toSeconds(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "Z");
}

async function deliver(event: FiredEvent, target: WebhookTarget, clock: Clock, stop: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && !stop.aborted; attempt += 1) {
    event.attempts += 1;
    event.status = (await post(event, target, clock, stop)) ?? event.status;
    if (event.status !== null && event.status < 500) return;
    await pause(FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** The receiver's status, or null where the network failed. */
async function post(event: FiredEvent, target: WebhookTarget, clock: Clock, stop: AbortSignal): Promise<number | null> {
  const body = JSON.stringify({ type: event.type, timestamp: event.timestamp, data: event.data });
  const now = clock.now();
  try {
    const response = await fetch(target.url, {
      method: "POST",
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(10_000)]),
      headers: {
        "content-type": "application/json",
        "webhook-id": event.id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": new Webhook(target.secret).sign(event.id, now, body),
      },
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
