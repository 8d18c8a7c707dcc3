import type { DutyState } from "./duty.ts";
import type { PlannedStep } from "./plan.ts";

/** The kinds of duties that take something out of WHMCS, in the order in which they are carried out again. */
export const replayedKinds = ["deletion", "anonymization", "purge"] as const;
export type ReplayedKind = (typeof replayedKinds)[number];

/**
 * How an erasure stands in a WHMCS that was restored from a backup. Only what is `back` is carried out again; all others are
 * named. `somebody_else`: WHMCS gave the number to another since. `activated_again`: WHMCS told that the service was activated,
 * or the client reopened, since. `unclear`: it cannot be told whose it is, the client has something open that is newer than the
 * backup, or WHMCS could not be searched.
 */
export const standings = ["already_erased", "back", "unknown", "somebody_else", "activated_again", "unclear"] as const;
export type Standing = (typeof standings)[number];

/** What a fresh look tells of the client or service that an erasure was about. */
export interface ReplayFacts {
  /** WHMCS has a client or service of this number. */
  readonly exists: boolean;
  /** A service that is another client's now. */
  readonly isAnothers: boolean;
  /** `YYYY-MM-DD`: when WHMCS says that the client signed up or the service was registered. */
  readonly beganOn: string | undefined;
  /** WHMCS told since the erasure that the service was activated or the client reopened. */
  readonly activatedAgain: boolean;
  /** Of a client to be anonymised: something began since the backup that would stop an anonymisation. */
  readonly hasNewBlockers: boolean;
}

/**
 * Whether what WHMCS has under an erasure's number may be searched for what was erased: numbers are given anew after a
 * restore, so whoever began on the day of the backup or later is somebody else. Pure.
 * @param restoredOn `YYYY-MM-DD`, the day of the backup
 * @returns undefined: it is the same as then
 */
export function differsSince(facts: ReplayFacts, restoredOn: string): Exclude<Standing, "back"> | undefined {
  if (!facts.exists) return "unknown";
  if (facts.isAnothers) return "somebody_else";
  if (facts.beganOn === undefined) return "unclear";
  if (facts.beganOn >= restoredOn) return "somebody_else";
  if (facts.activatedAgain) return "activated_again";
  return facts.hasNewBlockers ? "unclear" : undefined;
}

/**
 * What of a plan a restore of WHMCS's database can have undone: the recipients elsewhere were not restored, and nobody is
 * written to a second time. Pure.
 */
export function planReplay(plan: readonly PlannedStep[]): readonly PlannedStep[] {
  return plan.filter(({ connector, action }) => connector === "whmcs" && action !== "send_letter");
}

/** One erasure and how it stands in the restored WHMCS. */
export interface ReplayLine {
  readonly kind: ReplayedKind;
  readonly clientId: number;
  readonly serviceId?: number;
  /** The duty that erased it. */
  readonly dutyId: string;
  readonly erasedAt: string;
  readonly standing: Standing;
  /**
   * What became of one that was back: `erased_again`, `busy` (another duty of it is open), or the state in which its replay
   * rests, which goes on while the service runs.
   */
  readonly outcome?: "erased_again" | "busy" | DutyState;
  /** Why it rests: a code. */
  readonly reason?: string;
  readonly replayDutyId?: string;
}

/** A duty that had done something in WHMCS since the backup and has not ended: a person has to look at what came back. */
export interface UnfinishedLine extends Pick<ReplayLine, "kind" | "clientId" | "serviceId" | "dutyId"> {
  readonly state: DutyState;
}

/** What the replay of a restore showed and did: ids, codes, counts and times. */
export interface ReplayReport {
  /** ISO 8601 UTC: of when the backup is. */
  readonly since: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** False: it was only shown. */
  readonly carriedOut: boolean;
  readonly counts: Readonly<Partial<Record<Standing | "erased_again" | "not_erased", number>>>;
  readonly erasures: readonly ReplayLine[];
  readonly unfinished: readonly UnfinishedLine[];
}
