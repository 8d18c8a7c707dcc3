import { join } from "node:path";
import type { RunningService } from "../demo/service.ts";
import { createOwner, type Owner } from "../demo/owner.ts";
import { unpackPackage } from "../demo/package.ts";
import { exportClient, type PlayedDuty, seeThrough, type Source } from "./acts.ts";

/** The canary, and how its part is played in WHMCS. */
export interface Cast {
  readonly clientId: number;
  /** The services that it cancels. */
  readonly serviceIds: readonly number[];
  /** Cancels one of them at once; the service is told. */
  readonly cancel: (serviceId: number) => Promise<void>;
  /** Closes the account; the service is told. */
  readonly closeAccount: () => Promise<void>;
  /** Undefined: it is exported too. */
  readonly isOnlyEnded?: true;
  /** What the owner does at a system before a task is said to be done. */
  readonly byHand: (connector: string, code: string) => void;
}

/** What came of it. */
export interface Played {
  readonly sources: readonly Source[];
  /** Path → content. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly deletions: readonly PlayedDuty[];
  readonly closures: readonly PlayedDuty[];
  /** What was left to a person, who said that it is done. */
  readonly tasks: readonly Task[];
}

/** A task of the canary's duties. */
export interface Task {
  readonly connector: string;
  readonly code: string;
}

/** How it is played. */
export interface Stage {
  /** A private folder for the unpacked package. */
  readonly folder: string;
  readonly say: (text: string) => void;
  /** As the owner's part has it. */
  readonly vendorsMayTakeMs: number;
  readonly mostMinutes: number;
  readonly signal: AbortSignal;
}

/** Export, cancellations with their approvals, closure: all of it for the canary alone. @throws Error where the service ends */
export async function playActs(service: RunningService, cast: Cast, stage: Stage): Promise<Played> {
  const { clientId, serviceIds, isOnlyEnded = false } = cast;
  const tasks: Task[] = [];
  const byHand = (connector: string, code: string): void => {
    tasks.push({ connector, code });
    cast.byHand(connector, code);
  };
  const { say, vendorsMayTakeMs } = stage;
  const signal = AbortSignal.any([stage.signal, service.ended]);
  const enough = AbortSignal.timeout(stage.mostMinutes * 60_000);
  const owner = createOwner(service.url, service.token, signal);
  const common = { clientId, byHand, vendorsMayTakeMs, enough, signal, tell: (now: string) => say(`  ${now}`) };

  const { sources, files } = isOnlyEnded ? nothing : await exportOf(owner, clientId, stage, enough);
  if (serviceIds.length > 0) say(`It cancels ${serviceIds.length} of its services, and approves each deletion.`);
  for (const id of serviceIds) await cast.cancel(id);
  const deletions =
    serviceIds.length > 0 ? await seeThrough(owner, { ...common, kind: "deletions", count: serviceIds.length }) : [];
  say("Its account closes.");
  await cast.closeAccount();
  const closures = await seeThrough(owner, { ...common, kind: "anonymizations", count: 1 });
  return { sources, files, deletions, closures, tasks };
}

const nothing = { sources: [], files: new Map<string, Buffer>() };

async function exportOf(
  owner: Owner,
  clientId: number,
  { folder, say }: Stage,
  enough: AbortSignal,
): Promise<Pick<Played, "sources" | "files">> {
  say(`The data of the canary, client ${clientId}, is exported.`);
  const { sources, zip } = await exportClient(owner, clientId, enough);
  const { files } = await unpackPackage(zip, join(folder, "package"));
  return { sources, files };
}
