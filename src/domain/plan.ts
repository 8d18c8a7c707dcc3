import type { OwnStopReason } from "./duty.ts";
import type { SharedWith } from "./shared-with.ts";
import type { StepAction } from "./treatments.ts";

/** One step as a plan names it, before anything is done. */
export interface PlannedStep {
  readonly connector: string;
  readonly action: StepAction;
  /** `pending` is carried out; `retained` and `skipped` are results already. */
  readonly state: "pending" | "retained" | "skipped";
  readonly reason?: string;
  readonly count?: number;
  /** `YYYY-MM-DD`, the first day on which it may be purged. */
  readonly retainedUntil?: string;
  /** The policy's own words. */
  readonly ground?: string;
  /** Nothing but a person can carry it out. */
  readonly byHand?: true;
}

/** A step that will be carried out. `count`: how many objects, as far as a fresh look tells. */
export function pending(connector: string, action: StepAction, count?: number): PlannedStep {
  return { connector, action, state: "pending", ...(count !== undefined && { count }) };
}

/** A step at a system besides WHMCS, which its connector carries out where one may, else a person. */
export function elsewhere(connector: string, action: StepAction, isReached: boolean): PlannedStep {
  return { ...pending(connector, action), ...(!isReached && { byHand: true }) };
}

/** Holds credentials of hosting and people alike, and lets nobody but a person look into it. */
export const keychain = "apple_keychain";

/** What would hold a deletion until the owner says. */
export interface DeletionConflict {
  readonly code: OwnStopReason;
  /** Who else uses the account, by WHMCS's ids. */
  readonly sharedWith?: readonly SharedWith[];
}

/** What a deletion of a service's hosting would do now. */
export interface DeletionPreview {
  readonly clientId: number;
  /** Whether WHMCS says cancelled (contract section 3). */
  readonly cancelled: boolean;
  /** When the cancellation takes effect, and the deletion is due and begins; undefined unless it is cancelled. */
  readonly dates:
    | {
        readonly effectiveAt: Date;
        readonly dueAt: Date;
        readonly startAt: Date;
        /** When the service is suspended until then, where the policy says so. */
        readonly suspendAt?: Date | undefined;
      }
    | undefined;
  readonly steps: readonly PlannedStep[];
  readonly conflicts: readonly DeletionConflict[];
}
