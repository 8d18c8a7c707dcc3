import { setTimeout as pause } from "node:timers/promises";
import type { Owner } from "../demo/owner.ts";

/** One line of the list: what was rehearsed where, and whether it went as it should. */
export interface Line {
  readonly system: string;
  readonly act: "export" | "cancellation" | "closure" | "others";
  readonly ok: boolean;
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
  readonly steps: readonly {
    readonly connector: string;
    readonly action: string;
    readonly state: string;
    readonly reason?: string;
  }[];
}

interface Source {
  readonly name: string;
  readonly status: string;
  readonly records?: number;
  readonly reason?: string;
}

const lookEveryMs = 250;
const ended = new Set(["completed", "failed", "withdrawn"]);

/** Exports one client. @returns the sources with what became of each, and the package */
export async function exportClient(
  owner: Owner,
  clientId: number,
): Promise<{ readonly sources: readonly Source[]; readonly zip: Buffer }> {
  const { id } = await owner.post<{ id: string }>("/v1/exports", { clientId });
  for (;;) {
    const shown = await owner.get<{ state: string; reason?: string; sources: readonly Source[] }>(`/v1/exports/${id}`);
    if (shown.state === "completed") {
      return { sources: shown.sources, zip: await owner.download(`/v1/exports/${id}/package`) };
    }
    if (ended.has(shown.state)) throw new Error(`the export ended ${shown.state}: ${shown.reason ?? ""}`);
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
  readonly signal: AbortSignal;
}

/**
 * Approves deletions, releases what is held, confirms closures and does the tasks, for the canary alone, until each of its
 * duties of the kind has ended. @throws Error when the signal says that it took too long
 */
export async function seeThrough(owner: Owner, part: OwnersPart): Promise<readonly PlayedDuty[]> {
  const { clientId, kind, count, signal } = part;
  const approved = new Set<string>();
  let told = "";
  for (;;) {
    const { items } = await owner.get<{ items: readonly { readonly id: string }[] }>(
      `/v1/${kind}?clientId=${clientId}`,
    );
    const duties = await Promise.all(items.map(({ id }) => owner.get<PlayedDuty>(`/v1/${kind}/${id}`)));
    const now = duties.map(({ state, reason, serviceId }) => [serviceId ?? "account", state, reason].join(" ").trim());
    if (told !== now.join(", ")) part.tell((told = now.join(", ")));
    // Whether a vendor that takes hours ends well is not seen here; that it was asked, and is waited for, is.
    const isVendors = ({ state, reason }: PlayedDuty): boolean =>
      kind === "anonymizations" && state === "waiting" && reason === "processor";
    if (duties.length >= count && duties.every((duty) => ended.has(duty.state) || isVendors(duty))) return duties;
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
