import { z } from "zod";

// WHMCS's ids are positive 32-bit integers; a larger number is a mistake of the sender.
const id = z.int().min(1).max(2_147_483_647);
const client = { clientId: id };
const service = { clientId: id, serviceId: id };
const count = z.int().min(0).max(2_147_483_647);
const changed = { changed: z.array(z.string().max(64)).max(200).optional() };

/** Why an admin lets WHMCS terminate a service before its deletion is due. */
const brakeReasons = ["client_asked", "duplicate_order", "test_service", "fraud", "legal_order", "other"] as const;

/** The data each type carries (contract section 3). Keys that are not listed are dropped, never stored. */
export const eventData = {
  "client.closed": z.object(client),
  "client.deleted": z.object(client),
  "client.updated": z.object({ ...client, ...changed }),
  "contact.updated": z.object({ ...client, ...changed, contactId: id }),
  "user.updated": z.object({ ...client, ...changed, userId: id }),
  "client.reopened": z.object(client),
  "client.merged": z.object({ ...client, intoClientId: id }),
  "contact.deleted": z.object({ ...client, contactId: id }),
  "service.cancellation_requested": z.object({
    ...service,
    cancellationType: z.enum(["immediate", "end_of_billing_period"]),
  }),
  "service.cancellation_withdrawn": z.object(service),
  "service.terminated": z.object(service),
  "service.reactivated": z.object(service),
  "service.updated": z.object(service),
  "service.deleted": z.object(service),
  "domain.deleted": z.object({ ...client, domainId: id }),
  "brake.released": z.object({ ...service, reason: z.enum(brakeReasons), adminId: id.optional() }),
  "system.heartbeat": z
    .object({
      addonVersion: z
        .string()
        .regex(/^[0-9.]{1,20}$/)
        .optional(),
      outboxPending: count.optional(),
      outboxFailing: count.optional(),
      held: count.optional(),
      overdue: count.optional(),
    })
    .optional(),
} as const;

export type EventType = keyof typeof eventData;

// Periods are counted from an event's instant: outside these years it is a mistake of the sender, and would not fit the
// ledger's four-digit years.
const [earliest, latest] = ["1990-01-01T00:00:00.000Z", "2100-01-01T00:00:00.000Z"];
const timestamp = z.iso.datetime({ offset: true }).refine((text) => {
  const at = new Date(text);
  return at >= new Date(earliest) && at < new Date(latest);
});

/** The envelope around every event. */
export const envelopeSchema = z.object({
  type: z.string().min(1).max(100),
  timestamp,
  data: z.unknown().optional(),
});

/** One event, checked: ids and enumerations only. */
export interface Envelope {
  readonly type: EventType;
  readonly timestamp: Date;
  readonly data: {
    readonly clientId?: number;
    readonly serviceId?: number;
    readonly contactId?: number;
    readonly userId?: number;
    readonly domainId?: number;
    readonly intoClientId?: number;
    readonly cancellationType?: "immediate" | "end_of_billing_period";
    readonly changed?: readonly string[];
    readonly reason?: (typeof brakeReasons)[number];
    readonly adminId?: number | undefined;
    readonly addonVersion?: string | undefined;
    readonly outboxPending?: number | undefined;
    readonly outboxFailing?: number | undefined;
    readonly held?: number | undefined;
    readonly overdue?: number | undefined;
  };
}

/** What reading a verified body gives. A type that is not listed is no mistake: newer senders may know more. */
export type Reading =
  | { readonly kind: "event"; readonly envelope: Envelope }
  | { readonly kind: "unlisted" }
  | { readonly kind: "malformed" }
  | { readonly kind: "invalid"; readonly paths: readonly string[] };

const pollutingKeys = new Set(["__proto__", "constructor", "prototype"]);

/** Reads a body whose signature held. Names the paths that do not fit, never their values. */
export function readEnvelope(raw: Buffer): Reading {
  let polluting = false;
  let json: unknown;
  try {
    json = JSON.parse(raw.toString(), (key, value: unknown) => {
      if (pollutingKeys.has(key)) polluting = true;
      return value;
    });
  } catch {
    return { kind: "malformed" };
  }
  if (polluting) return { kind: "invalid", paths: ["$"] };
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return { kind: "invalid", paths: pathsOf(envelope.error, []) };
  const { type, timestamp } = envelope.data;
  if (!isListed(type)) return { kind: "unlisted" };
  const data = eventData[type].safeParse(envelope.data.data);
  if (!data.success) return { kind: "invalid", paths: pathsOf(data.error, ["data"]) };
  return { kind: "event", envelope: { type, timestamp: new Date(timestamp), data: data.data ?? {} } };
}

function isListed(type: string): type is EventType {
  return Object.hasOwn(eventData, type);
}

function pathsOf(error: z.ZodError, prefix: readonly string[]): string[] {
  return [...new Set(error.issues.map((issue) => [...prefix, ...issue.path.map(String)].join(".") || "$"))];
}
