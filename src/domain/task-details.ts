import { isRecipient } from "./recipients.ts";

/** Tasks at no recipient in particular that have a person look for a client or a service everywhere. */
const everywhere: ReadonlySet<string> = new Set([
  "client_deleted_check_processors",
  "service_deleted_check_processors",
  "check_server_after_restore",
  "erasure_unfinished",
]);

/**
 * Whether a task sends a person to look for somebody's data outside of WHMCS. `connector`: null where it names none; `client_id`: 0
 * where it is about no client in particular. Pure.
 */
export function needsDetails({ code, connector, client_id: clientId }: TaskAbout): boolean {
  return clientId !== 0 && ((connector !== null && isRecipient(connector)) || everywhere.has(code));
}

interface TaskAbout {
  readonly code: string;
  readonly connector: string | null;
  readonly client_id: number;
}

/** What a connector sees of whoever a task is about. `id` is the system's own. */
export interface TaskPlace {
  readonly kind: string;
  readonly id: string;
}

/** What a person searches by. */
export interface TaskSearch {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Of the service alone where the task is about one. */
  readonly domains: readonly string[];
}

/** Of what a task needs besides its text. */
export type TaskDetail = "lookFor" | "newValues" | "where";

/** What a person needs to do a task, beside its text: read when it is asked for, and kept nowhere. What is absent is not needed. */
export interface TaskDetails {
  readonly lookFor?: TaskSearch;
  /** The details as WHMCS has them now, by the names of this API. */
  readonly newValues?: Readonly<Record<string, string>>;
  /** What the system's connector finds there now. */
  readonly where?: readonly TaskPlace[];
  /** What is needed and could not be read now, and why. */
  readonly missing: readonly { readonly detail: TaskDetail; readonly reason: string }[];
}
