import type { Readable } from "node:stream";
import type { Blocker } from "../domain/blockers.ts";
import type { Clock } from "../domain/clock.ts";
import type { DeletionPreview, PlannedStep } from "../domain/plan.ts";
import type { TaskDetails } from "../domain/task-details.ts";
import type { TaskRow } from "../ledger/schema.ts";
import type { ActContext } from "../duties/act.ts";
import type { StopSwitch } from "../duties/stop.ts";
import type { Log } from "../observability/log.ts";
import type { Receiver } from "../webhook/receive.ts";

/** Fresh looks at WHMCS. Every call may throw an AppError: `later` becomes 503, `whmcs.client_not_found` 404. */
export interface Facts {
  /** What an anonymisation would do now. Changes nothing. */
  plan(clientId: number): Promise<{ readonly steps: readonly PlannedStep[]; readonly blockers: readonly Blocker[] }>;
  /** What a deletion of this service's hosting would do now; undefined: no such service. Changes nothing. */
  deletionPlan(serviceId: number): Promise<DeletionPreview | undefined>;
  /** Everything that blocks an anonymisation, the ledger's hold included; undefined: no such client. */
  blockers(clientId: number, force: boolean): Promise<readonly Blocker[] | undefined>;
  /** What WHMCS calls this client's service; undefined where it names none, or the service is another's. */
  serviceName(serviceId: number, clientId: number): Promise<string | undefined>;
  /** Whose a service is and whether WHMCS says cancelled (contract section 4); undefined: no such service. */
  deletable(serviceId: number): Promise<{ readonly clientId: number; readonly cancelled: boolean } | undefined>;
}

/** What `/readyz` tells. `checks` names at least `ledger`, `redis` and `whmcs`; `detail` is our own words. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
}

/** Everything the HTTP side is given; it knows no connector, no queue, no storage and no setting by itself. */
export interface HttpParts {
  readonly acts: ActContext;
  readonly receiver: Receiver;
  readonly log: Log;
  readonly clock: Clock;
  /** The stop, its file included, so that the answer of `/v1/resume` is true. */
  readonly stop: StopSwitch;
  /** The name becomes the actor of the evidence. */
  readonly tokens: readonly { readonly name: string; readonly token: string }[];
  /** Absent: `/metrics` is open. */
  readonly metricsToken?: string | undefined;
  /** Base of the links in answers, without a slash at its end. */
  readonly publicUrl: string;
  readonly version: string;
  /** How the settings have it; what the live check-list holds is told by `readiness`. */
  readonly mode: "dry_run" | "live";
  readonly facts: Facts;
  /**
   * Has Google Analytics delete what it holds under a visitor's own id, which is kept nowhere. @throws Refusal, RetryableError and
   *   PermanentError, each with the code of a problem
   */
  readonly deleteAnalytics: (
    clientId: number,
    gaClientId: string,
    actor: string,
  ) => Promise<{ readonly submittedAt: Date; readonly coversUntil: Date }>;
  /** What an open task needs besides its text, read now. Never throws for what cannot be read. */
  readonly taskDetails: (task: TaskRow) => Promise<TaskDetails>;
  /** Packages by what they are called in storage. */
  readonly packages: {
    /** The plain ZIP; undefined once destroyed. @throws PermanentError seal.key_unknown, seal.key_refused */
    open(object: string): Promise<Readable | undefined>;
    /** Whether `open` would find it, without reading it. @throws as `open` */
    isThere(object: string): Promise<boolean>;
  };
  /** Invoices that were sealed before their client was anonymised, by what they are called in storage. */
  readonly documents: {
    /** The plain PDF; undefined when it is not there. @throws PermanentError seal.key_unknown, seal.key_refused */
    open(object: string): Promise<Readable | undefined>;
  };
  /** The closing letter of an anonymisation, as a whole HTML page; undefined: there is none (yet, or any more). */
  letter(dutyId: string): Promise<{ readonly language: string; readonly html: string } | undefined>;
  readiness(): Promise<Readiness>;
  /** Runs the live check-list now; `readiness` then tells what it found. Never throws. */
  lookAgain(): Promise<void>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
}
