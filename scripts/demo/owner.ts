import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

/** The part of a duty that the demo reads (contract section 4). */
export interface Duty {
  readonly id: string;
  readonly state: string;
  readonly serviceId?: number;
  readonly dueAt?: string;
  readonly reason?: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly steps: readonly Step[];
}

/** One step of a duty or of a plan. */
export interface Step {
  readonly connector: string;
  readonly action: string;
  readonly state: string;
  readonly reason?: string;
  readonly count?: number;
  readonly retainedUntil?: string;
}

/** What the owner does, by the HTTP API and with the owner's token. Every method throws where the answer is no success. */
export interface Owner {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  download(path: string): Promise<Buffer>;
}

/** The owner of the installation at `url`. */
export function createOwner(url: string, token: string, signal: AbortSignal): Owner {
  async function call(method: string, path: string, body?: object): Promise<Buffer> {
    const response = await send(method, path, body);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${codeOf(bytes)}`);
    return bytes;
  }
  const send = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === "POST" && { "idempotency-key": randomUUID() }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(async () => {
      // One that has just ended refuses the connection before its end is known, and that says more.
      await pause(1_000, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
      throw new Error(`${method} ${path} was not answered`);
    });
  const callJson = async <T>(method: string, path: string, body?: object): Promise<T> =>
    JSON.parse((await call(method, path, body)).toString("utf8")) as T;
  return {
    get: (path) => callJson("GET", path),
    post: (path, body) => callJson("POST", path, body),
    download: (path) => call("GET", path),
  };
}

/** The duty as it stands, or an error where it can no longer end well. */
export async function readDuty(owner: Owner, path: string): Promise<Duty> {
  const duty = await owner.get<Duty>(path);
  if (duty.state === "failed") throw new Error(`${path} failed: ${duty.reason ?? "no reason given"}`);
  return duty;
}

/** How far a duty is, in a few words. */
export function describeDuty({ state, reason, dueAt, progress }: Duty): string {
  const steps = state === "running" ? `, ${progress.done} of ${progress.total} done` : "";
  const due = state === "scheduled" && dueAt !== undefined ? `, due at ${dueAt}` : "";
  return `${state}${reason === undefined ? "" : ` (${reason})`}${steps}${due}`;
}

function codeOf(bytes: Buffer): string {
  try {
    return (JSON.parse(bytes.toString("utf8")) as { code?: string }).code ?? "";
  } catch {
    return "";
  }
}
