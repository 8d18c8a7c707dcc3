import type { PlannedStep } from "./plan.ts";
import type { Policy } from "./policy.ts";

/** What is carried to other systems when it changes in WHMCS, by WHMCS's names. */
const carried: ReadonlySet<string> = new Set([
  "firstname",
  "lastname",
  "companyname",
  "email",
  "address1",
  "address2",
  "city",
  "state",
  "postcode",
  "country",
  "phonenumber",
]);

/** What an event told of a change: of the client itself, or of one of its contacts or logins, and of which fields. */
export interface DetailChange {
  readonly of: "client" | "other";
  /** WHMCS's names; empty: not known which. */
  readonly fields: ReadonlySet<string>;
}

/** WHMCS's names of changed fields, comma-separated, as an event keeps them. Pure. */
export function toFields(changed: string | null): ReadonlySet<string> {
  return new Set((changed ?? "").split(",").filter((name) => name !== ""));
}

/** Whether a change of these fields is carried to other systems; of what nobody told, it is looked. Pure. */
export function isCarried(fields: ReadonlySet<string>): boolean {
  return fields.size === 0 || [...fields].some((name) => carried.has(name));
}

/** What of several changes is to be carried of the client itself: undefined: nothing; empty: not known which fields. Pure. */
export function changedOfClient(changes: readonly DetailChange[]): ReadonlySet<string> | undefined {
  const own = changes.filter((change) => change.of === "client" && isCarried(change.fields));
  if (own.length === 0) return undefined;
  if (own.some(({ fields }) => fields.size === 0)) return new Set();
  return new Set(own.flatMap(({ fields }) => [...fields]).filter((name) => carried.has(name)));
}

/** Whether details of a contact or a login are to be carried. Pure. */
export function changedOfOthers(changes: readonly DetailChange[]): boolean {
  return changes.some((change) => change.of === "other" && isCarried(change.fields));
}

/**
 * A step for each recipient that the policy names (GDPR Art. 16 and 19). None for a system whose connector is in use and has
 * nothing there that could be corrected. A dry run plans what a connector would write, and writes nothing. Pure.
 * @param connected whether a system's connector is in use, and what it can do
 */
export function planRectification(
  { processors }: Pick<Policy, "processors">,
  connected: (name: string) => "corrects" | "holds_no_details" | undefined,
  isDryRun: boolean,
): readonly PlannedStep[] {
  return Object.entries(processors).flatMap(([connector, { enabled }]): readonly PlannedStep[] => {
    const use = connected(connector);
    if (!enabled || use === "holds_no_details") return [];
    const action = "rectify_client";
    if (use === "corrects" && isDryRun) return [{ connector, action, state: "skipped", reason: "dry_run" }];
    return [{ connector, action, state: "pending" }];
  });
}
