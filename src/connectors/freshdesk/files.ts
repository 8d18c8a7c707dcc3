import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { createHttpClient, errorOfStatus, type HttpClient } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";

const file = z.looseObject({
  id: z.number().int().positive(),
  name: z.string(),
  attachment_url: z.string(),
  created_at: z.string().nullish(),
});

/** A file as a ticket or a message names it. */
export type FileRow = z.output<typeof file>;

/** The files of a row of Freshdesk's; what is none is passed over, and counted by the data map. */
export function filesIn(row: Readonly<Record<string, unknown>>): readonly FileRow[] {
  const sent = row["attachments"];
  return (Array.isArray(sent) ? sent : []).flatMap((one: unknown) => file.safeParse(one).data ?? []);
}

/** The bytes, or why there are none. `refused`: the address is good no longer, and a fresh one may be. */
export type Download = Uint8Array | "refused" | "gone" | "failed";

/** Fetches files from where Freshdesk keeps them. */
export interface FileStore {
  fetch(url: string, signal: AbortSignal): Promise<Download>;
  close(): void;
}

const timeoutMs = 120_000;
// Freshdesk takes 20 MB a message on the largest plan.
const largestBytes = 64 * 1024 * 1024;

/**
 * Files lie at another host, under addresses that are signed for a few minutes: only the origins that the owner allows are
 * called, and never with our key.
 */
export function openFileStore(
  origins: readonly string[],
  { clock, userAgent, timeoutMs: patienceMs = timeoutMs }: Pick<ProcessorParts, "clock" | "userAgent" | "timeoutMs">,
): FileStore {
  const clients = new Map<string, HttpClient>(
    origins.map((origin) => [
      new URL(origin).origin,
      createHttpClient({ baseUrl: origin, userAgent, maxResponseBytes: largestBytes }),
    ]),
  );
  return {
    fetch: async (url, signal) => {
      const client = URL.canParse(url) ? clients.get(new URL(url).origin) : undefined;
      if (client === undefined) return "failed";
      try {
        const response = await client.request({ method: "GET", url, timeoutMs: patienceMs, signal });
        const failure = errorOfStatus(response, clock);
        if (failure === undefined) return response.bytes;
        if (failure.code === "connector.not_found") return "gone";
        return failure.code === "connector.forbidden" ? "refused" : "failed";
      } catch (error) {
        if (!(error instanceof AppError) || error.code === "connector.aborted") throw error;
        return "failed";
      }
    },
    close: () => {
      for (const client of clients.values()) client.close();
    },
  };
}
