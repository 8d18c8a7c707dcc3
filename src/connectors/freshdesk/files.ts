import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { createHttpClient, errorOfStatus, type HttpClient, type HttpStream } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";

const file = z.looseObject({
  id: z.number().int().positive(),
  name: z.string(),
  attachment_url: z.string(),
  size: z.number().nullish(),
  created_at: z.string().nullish(),
});

/** A file as a ticket or a message names it. */
export type FileRow = z.output<typeof file>;

/** The files of a row of Freshdesk's; what is none is passed over, and counted by the data map. */
export function filesIn(row: Readonly<Record<string, unknown>>): readonly FileRow[] {
  const sent = row["attachments"];
  return (Array.isArray(sent) ? sent : []).flatMap((one: unknown) => file.safeParse(one).data ?? []);
}

/** Why there are no bytes. `refused`: the address is good no longer, and a fresh one may be. */
export type NoFile = "refused" | "gone" | "failed";

/** Fetches files from where Freshdesk keeps them. */
export interface FileStore {
  /** The whole file. */
  fetch(url: string, signal: AbortSignal): Promise<Uint8Array | NoFile>;
  /** Whether there is one, as far as its beginning tells. */
  look(url: string, signal: AbortSignal): Promise<"there" | NoFile>;
  /** The file as it comes; the body throws what reading it throws. */
  stream(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | NoFile>;
  close(): void;
}

const timeoutMs = 120_000;
const largestBytes = 128 * 1024 * 1024;

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
  const open = async <T extends Pick<HttpStream, "status" | "headers">>(
    url: string,
    ask: (client: HttpClient) => Promise<T>,
  ): Promise<T | NoFile> => {
    const client = URL.canParse(url) ? clients.get(new URL(url).origin) : undefined;
    if (client === undefined) return "failed";
    try {
      const answer = await ask(client);
      const failure = errorOfStatus(answer, clock);
      if (failure === undefined) return answer;
      if (failure.code === "connector.not_found") return "gone";
      return failure.code === "connector.forbidden" ? "refused" : "failed";
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "connector.aborted") throw error;
      return "failed";
    }
  };
  const request = { method: "GET", timeoutMs: patienceMs } as const;
  return {
    fetch: async (url, signal) => {
      const answer = await open(url, (client) => client.request({ ...request, url, signal }));
      return typeof answer === "string" ? answer : answer.bytes;
    },
    look: async (url, signal) => {
      const answer = await open(url, async (client) => {
        const headers = { Range: "bytes=0-0" };
        const stream = await client.stream({ ...request, url, signal, headers });
        // Whoever gives no ranges is left at the first piece.
        for await (const _ of stream.body) break;
        return stream;
      });
      return typeof answer === "string" ? answer : "there";
    },
    stream: async (url, signal) => {
      const answer = await open(url, (client) => client.stream({ ...request, url, signal }));
      return typeof answer === "string" ? answer : answer.body;
    },
    close: () => {
      for (const client of clients.values()) client.close();
    },
  };
}
