import { setTimeout as pause } from "node:timers/promises";
import type { Owner } from "../demo/owner.ts";

/** One line of the list: what was rehearsed where, and whether it went as it should. */
export interface Line {
  readonly system: string;
  readonly act: "canary" | "export" | "cancellation" | "closure" | "others" | "left";
  /** Undefined: not rehearsed, and why. */
  readonly ok: boolean | undefined;
  readonly says: string;
}

/** A duty as the rehearsal reads it (contract section 4). */
export interface PlayedDuty {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly reason?: string;
  readonly clientId: number;
  readonly serviceId?: number;
  /** Some of it is done while the rest waits for others. */
  readonly partly?: true;
  /** Of a completed anonymisation. */
  readonly result?: string;
  readonly steps: readonly {
    readonly connector: string;
    readonly action: string;
    readonly state: string;
    readonly reason?: string;
  }[];
}

/** One source of an export. */
export interface Source {
  readonly name: string;
  readonly status: string;
  readonly records?: number;
  readonly reason?: string;
}

const lookEveryMs = 250;
const refusals = new Set(["connector.forbidden", "connector.unauthenticated", "whmcs.permission_missing"]);
const ended = new Set(["completed", "failed", "withdrawn"]);

/** Exports one client. @returns the sources with what became of each, and the package @throws Error where none comes in time */
export async function exportClient(
  owner: Owner,
  clientId: number,
  enough: AbortSignal,
): Promise<{ readonly sources: readonly Source[]; readonly zip: Buffer }> {
  const { id } = await owner.post<{ id: string }>("/v1/exports", { clientId });
  for (;;) {
    const shown = await owner.get<{ state: string; reason?: string; sources: readonly Source[] }>(`/v1/exports/${id}`);
    if (shown.state === "completed") {
      return { sources: shown.sources, zip: await owner.download(`/v1/exports/${id}/package`) };
    }
    if (ended.has(shown.state)) throw new Error(`the export ended ${shown.state}: ${shown.reason ?? ""}`);
    if (enough.aborted) throw new Error("the export took too long");
    await pause(lookEveryMs);
  }
}

/** What the owner does for each duty of the canary's until it has ended. */
export interface OwnersPart {
  readonly clientId: number;
  /** Of which kind, and how many there must be before their end counts. */
  readonly kind: "deletions" | "anonymizations";
  readonly count: number;
  /** Before a task is said to be done. */
  readonly byHand: (connector: string, code: string) => void;
  /** What is looked at, in a few words, whenever it changes. */
  readonly tell: (text: string) => void;
  /** How long others, such as vendors that take their time, are waited for once nothing else is left, in milliseconds. */
  readonly vendorsMayTakeMs: number;
  /** When there was time enough. */
  readonly enough: AbortSignal;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/**
 * Approves deletions, releases what is held, confirms closures and does the tasks, for the canary alone, until each of its
 * duties of the kind has ended. @returns them as they stand then, or when there was time enough
 */
export async function seeThrough(owner: Owner, part: OwnersPart): Promise<readonly PlayedDuty[]> {
  const { clientId, kind, count, vendorsMayTakeMs, signal } = part;
  const approved = new Set<string>();
  let told = "";
  let waitsSince: number | undefined;
  for (;;) {
    const { items } = await owner.get<{ items: readonly { readonly id: string }[] }>(
      `/v1/${kind}?clientId=${clientId}`,
    );
    const duties = await Promise.all(items.map(({ id }) => owner.get<PlayedDuty>(`/v1/${kind}/${id}`)));
    const now = duties.map(({ state, reason, serviceId }) => [serviceId ?? "account", state, reason].join(" ").trim());
    if (told !== now.join(", ")) part.tell((told = now.join(", ")));
    const isAsked = duties.length >= count && duties.every((duty) => ended.has(duty.state) || isUpToOthers(duty));
    waitsSince = isAsked ? (waitsSince ?? Date.now()) : undefined;
    const mayTakeMs = duties.every(isRefused) ? 0 : vendorsMayTakeMs;
    const isOver = waitsSince !== undefined && Date.now() - waitsSince >= mayTakeMs;
    const haveEnded = duties.length >= count && duties.every(({ state }) => ended.has(state));
    if (haveEnded || isOver || part.enough.aborted) return duties;
    for (const { id, state, reason } of duties) {
      if (state === "held") await answered(owner.post(`/v1/${kind}/${id}/release`));
      else if (state === "scheduled" && kind === "deletions" && !approved.has(id)) {
        await answered(owner.post(`/v1/deletions/${id}/approve`, { channel: "email" }));
        approved.add(id);
      } else if (state === "waiting" && reason === "owner_confirmation") {
        await answered(owner.post(`/v1/anonymizations/${id}/confirm`));
      }
    }
    await doTasks(owner, new Set(duties.map(({ id }) => id)), part.byHand);
    signal.throwIfAborted();
    await pause(lookEveryMs);
  }
}

/** Whether nothing is left but to wait for a vendor, or for what somebody has to mend at one. */
function isUpToOthers({ state, reason }: PlayedDuty): boolean {
  return state === "waiting" && reason !== "person" && reason !== "owner_confirmation";
}

/** Whether all that it waits for is refused, which no waiting mends. */
function isRefused({ steps }: PlayedDuty): boolean {
  const waiting = steps.filter(({ state }) => state === "waiting");
  return waiting.length > 0 && waiting.every(({ reason = "" }) => refusals.has(reason));
}

/** Whether a step waits for what the vendor has taken on. */
export function isUnderWay({ state, reason }: PlayedDuty["steps"][number]): boolean {
  return state === "waiting" && reason !== undefined && !reason.startsWith("connector.");
}

async function doTasks(owner: Owner, dutyIds: ReadonlySet<string>, byHand: OwnersPart["byHand"]): Promise<void> {
  interface Task {
    readonly id: string;
    readonly dutyId?: string;
    readonly state: string;
    readonly connector?: string;
    readonly code: string;
  }
  const { items } = await owner.get<{ items: readonly Task[] }>("/v1/tasks?limit=200");
  for (const { id, dutyId, state, connector = "", code } of items) {
    if (state !== "open" || dutyId === undefined || !dutyIds.has(dutyId)) continue;
    byHand(connector, code);
    await answered(owner.post(`/v1/tasks/${id}/done`, { outcome: "done" }));
  }
}

/** A duty may have moved on since it was read: then it is read again. */
async function answered(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error) || !/ answered 409 /.test(error.message)) throw error;
  }
}
