import { z } from "zod";
import { AppError, PermanentError } from "../../domain/errors.ts";
import { createHttpClient } from "../http-client.ts";
import type { ProcessorParts } from "../open.ts";
import type { WebsiteFormsValues } from "../values.ts";
import { createVendorCall, shaped } from "../vendor-call.ts";

/** The uploaded files, behind the must-use plugin of `wordpress/`. Paths are below `uploads/`. @throws AppError */
export interface FormFiles {
  exists(path: string, signal: AbortSignal): Promise<boolean>;
  /** The bytes as they come; undefined: it is not there. */
  read(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Gone already is gone. @throws PermanentError website_forms.file_stayed when a fresh look still finds it */
  remove(path: string, signal: AbortSignal): Promise<void>;
  close(): void;
}

const answer = z.object({ exists: z.boolean() });
const timeoutMs = 30_000;
// The site is the agency's own and small: two calls a second harm nobody.
const quota = { bucket: "website_forms", calls: 120, perSeconds: 60 } as const;

/** The files of a site; undefined: no must-use plugin is set up. Calls nobody yet. */
export function openFormFiles(values: WebsiteFormsValues, parts: ProcessorParts): FormFiles | undefined {
  const { filesUrl, filesKey } = values;
  if (filesUrl === undefined || filesKey === undefined) return undefined;
  const http = createHttpClient({ baseUrl: filesUrl, userAgent: parts.userAgent });
  const key = { "X-Whmcs-Gdpr-Key": filesKey };
  const call = createVendorCall({
    http,
    limiter: parts.limiter,
    quota,
    clock: parts.clock,
    dryRun: parts.dryRun,
    authorize: () => key,
    ...(parts.timeoutMs !== undefined && { timeoutMs: parts.timeoutMs }),
    ...(parts.waitsMs !== undefined && { waitsMs: parts.waitsMs }),
  });
  // A path may name a person: it travels in the body, never in an address that servers write down.
  const ask = async (action: "exists" | "delete", path: string, signal: AbortSignal): Promise<boolean> => {
    const json = { action, path };
    const writes = action === "delete";
    const { body } = await call({ method: "POST", path: "files", json, writes, repeatable: true }, signal);
    return shaped(answer, body).exists;
  };
  const exists = (path: string, signal: AbortSignal): Promise<boolean> => ask("exists", path, signal);
  return {
    exists,
    read: async (path, signal) => {
      if (!(await exists(path, signal))) return undefined;
      await parts.limiter.take(quota, signal);
      const { status, headers, body } = await http.stream({
        method: "POST",
        url: "files/content",
        headers: { ...key, "Content-Type": "application/json" },
        body: JSON.stringify({ path }),
        timeoutMs: parts.timeoutMs ?? timeoutMs,
        signal,
      });
      const isFile = status === 200 && (headers["content-type"] ?? "").startsWith("application/octet-stream");
      if (!isFile) throw new PermanentError("connector.shape_unexpected");
      return wholeOf(body, Number(headers["content-length"]));
    },
    remove: async (path, signal) => {
      await ask("delete", path, signal);
      if (await exists(path, signal)) throw new PermanentError("website_forms.file_stayed");
    },
    close: () => http.close(),
  };
}

/** A file that was cut off must not stand in a package as if it were whole. */
async function* wholeOf(body: AsyncIterable<Uint8Array>, announced: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    yield piece;
  }
  if (bytes !== announced) throw new AppError("connector.unavailable", "later");
}
