import type { Clock } from "../../../domain/clock.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Policy } from "../../../domain/policy.ts";
import type { Subject } from "../../connector.ts";
import type { WhmcsApi } from "../api.ts";
import type { WhmcsDoor } from "../door/door.ts";
import type { MayGo } from "../hosting-guards.ts";
import type { Service } from "../records.ts";

/** What a destructive step is handed. */
export interface EraseContext {
  /** Bound to the worker's signal. */
  readonly api: WhmcsApi;
  /** The addon's, bound to the same; it may be absent. */
  readonly door: WhmcsDoor;
  /** As sealed when the duty started: its addresses outlive their own erasure. */
  readonly subject: Subject;
  readonly clock: Clock;
  readonly policy: Policy;
  /** For deletions. */
  readonly serviceId?: number;
  /** Whether nothing of the service is left at a server or processor. */
  readonly hostingGone: (service: Service) => boolean;
  /** For deletions: asked of a Cancelled service on the same account; absent: it is in the way. */
  readonly mayGo?: MayGo;
  /** For deletions: whether the very account was ended with another service, so that its module finds none. */
  readonly endedWithAnother?: (service: Service) => Promise<boolean>;
  /** An invoice is within retention, so what it prints must stay. */
  readonly keepsInvoices: boolean;
  /** `YYYY-MM-DD`, the first day on which what is kept may be purged. */
  readonly retainedUntil?: string;
  /** Own-stop reasons the owner has answered, such as already_cancelled. */
  readonly released: ReadonlySet<string>;
  /** Awaited right before every destructive call. @throws when stopped, held, or the claim is lost */
  readonly guard: () => Promise<void>;
  /** Awaited right before hosting is deleted: reads WHMCS and the ledger once more. @throws when it is owed no more, or not yet */
  readonly stillOwed?: () => Promise<void>;
  /** The ledger's list of what this step set out to erase; it outlives a killed run. */
  readonly objects: {
    remember(ids: readonly number[]): Promise<void>;
    /** May be called twice for one object. */
    erased(id: number): Promise<void>;
    remembered(): Promise<ReadonlySet<number>>;
    /** Takes back what was remembered of an object that was not touched after all. */
    forget(id: number): Promise<void>;
  };
}

/**
 * Carries out one step and tells how it ended. Twice is once: a second call finds the objects gone or already blank and
 * writes nothing. What is not finished throws, and the same call later goes on from there.
 * @throws RetryableError whmcs.still_there when a fresh look finds what should be gone
 * @throws AppError the codes of the API, and what `guard` throws
 */
export type EraseAction = (ctx: EraseContext) => Promise<Outcome>;
