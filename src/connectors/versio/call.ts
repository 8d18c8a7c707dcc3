import type { z } from "zod";
import { AppError, PermanentError } from "../../domain/errors.ts";
import type { Quota } from "../../domain/quota.ts";
import { createHttpClient, type HttpResponse } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { VersioValues } from "../values.ts";
import { createVendorCall, shaped } from "../vendor-call.ts";
import {
  contactAnswer,
  contactsAnswer,
  domainAnswer,
  domainsAnswer,
  refusal,
  type VersioContact,
  type VersioDomain,
} from "./schema.ts";

/**
 * The few calls of Versio's REST API v1 that we make: never one that cancels a domain, asks for a transfer code (for .be the
 * holder is mailed one) or sends a validation mail. All throw AppError.
 */
export interface VersioApi {
  /** Every domain of the account, whoever's. */
  domains(signal: AbortSignal): Promise<readonly VersioDomain[]>;
  /** Undefined: the account has no such domain. */
  domain(name: string, signal: AbortSignal): Promise<VersioDomain | undefined>;
  /** Every contact of the account, whoever's. */
  contacts(signal: AbortSignal): Promise<readonly VersioContact[]>;
  /** Undefined: there is no such contact. */
  contact(id: string, signal: AbortSignal): Promise<VersioContact | undefined>;
  /** False: it was refused. One that is missing is as good as deleted. */
  deleteContact(id: string, signal: AbortSignal): Promise<boolean>;
  close(): void;
}

/** Calls the account's API within its quota. Calls nobody yet. */
export function openVersioApi(values: VersioValues, parts: ProcessorParts): VersioApi {
  const { limiter, clock, userAgent, dryRun, timeoutMs, waitsMs } = parts;
  const http = createHttpClient({ baseUrl: values.url, userAgent });
  const credentials = Buffer.from(`${values.email}:${values.password}`, "utf8").toString("base64");
  const call = createVendorCall({
    http,
    limiter,
    clock,
    dryRun,
    quota: quotaOf(values),
    authorize: () => ({ Authorization: `Basic ${credentials}` }),
    judge,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(waitsMs !== undefined && { waitsMs }),
  });
  /** An empty answer is shaped like nothing we know: never a missing object. */
  const get = async <Schema extends z.ZodType>(schema: Schema, path: string, signal: AbortSignal) =>
    shaped(schema, (await call({ method: "GET", path }, signal)).body);
  const orMissing = async <T>(answer: Promise<T>): Promise<T | undefined> =>
    await answer.catch((error: unknown) => {
      if (hasCode(error, objectMissing)) return undefined;
      throw error;
    });
  return {
    domains: async (signal) => (await get(domainsAnswer, "domains", signal)).DomainsList,
    domain: async (name, signal) =>
      (await orMissing(get(domainAnswer, `domains/${encodeURIComponent(name)}`, signal)))?.domainInfo,
    contacts: async (signal) => (await get(contactsAnswer, "contacts", signal)).ContactList,
    contact: async (id, signal) =>
      (await orMissing(get(contactAnswer, `contacts/${encodeURIComponent(id)}`, signal)))?.contactInfo,
    deleteContact: async (id, signal) => {
      try {
        await call({ method: "DELETE", path: `contacts/${encodeURIComponent(id)}` }, signal);
        return true;
      } catch (error) {
        if (hasCode(error, objectMissing)) return true;
        if (hasCode(error, objectRefused)) return false;
        throw error;
      }
    },
    close: () => http.close(),
  };
}

const objectMissing = "versio.object_missing";
const objectRefused = "versio.refused";

/** Nobody knows the vendor's limit; one call a second at most is what its clients keep to. */
function quotaOf({ callsPerMinute }: VersioValues): Quota {
  return { bucket: "versio", calls: 1, perSeconds: Math.max(1, Math.ceil(60 / callsPerMinute)) };
}

/**
 * Versio answers 401, and at times 400, for an object that does not exist: only the message tells it from bad credentials
 * and from a machine that is not on the list. A bare 404 is no such answer: it may be a wrong address of the API.
 */
function judge(response: HttpResponse): AppError | undefined {
  if (response.status >= 500 || response.status === 429) return undefined;
  const category = categoryOf(response);
  if (category === "objectdoesnotexist") return new PermanentError(objectMissing);
  if (category === undefined || response.status === 401 || response.status === 403) return undefined;
  return new PermanentError(objectRefused);
}

function categoryOf(response: HttpResponse): string | undefined {
  const text = response.text().trimStart();
  if (response.status < 300 && !/^\{\s*"error"/.test(text)) return undefined;
  try {
    const parsed = refusal.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data.error.message.split("|")[0] ?? "").trim().toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof AppError && error.code === code;
}
