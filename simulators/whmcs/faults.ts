/**
 * Bad weather for the WHMCS stand-in: what callers of real installations report around the API (developers.whmcs.com
 * issue threads; open client libraries), switchable per action.
 */

export type Fault =
  /** A PHP notice, as any third-party hook prints it with error display on, ahead of the JSON; `text` is what it quotes. */
  | { kind: "php_notice"; text?: string }
  | { kind: "bom" }
  | { kind: "trailing_text" }
  /** A page of a firewall, a login, maintenance; the action is not run. */
  | { kind: "html"; status: 200 | 403 | 503; title?: string }
  /** Runs the action, sends half of the JSON as if it were whole. */
  | { kind: "truncated" }
  | { kind: "empty_body" }
  /** Runs the action after `ms` and answers as ever. */
  | { kind: "slow"; ms: number }
  /** Does nothing for `ms`, then cuts the connection. */
  | { kind: "hang"; ms: number }
  /** Runs the action, keeps silent for `ms`, then cuts the connection: done, though the caller sees a time-out. */
  | { kind: "done_but_silent"; ms: number }
  /** An HTTP error with an HTML body; with `acts`, the action was run before. */
  | { kind: "status"; status: number; acts?: boolean; retryAfter?: string }
  /** HTTP 200 with a `warning` key; with `failed`, nothing was done and `result` says error. */
  | { kind: "warning"; text: string; failed?: boolean }
  /** Every row of the answer's lists has one field more, as in a version that tells more. */
  | { kind: "extra_field"; field: string; value: string }
  /** `status` instead of `result`. */
  | { kind: "status_envelope" }
  /** NVP text though JSON was asked for, HTTP 403. */
  | { kind: "nvp_refusal"; message?: string }
  | { kind: "permission_denied" }
  /** An action-level error, HTTP 200. */
  | { kind: "error"; message: string }
  | { kind: "connection_reset" }
  | { kind: "redirect"; location?: string };

interface Switch {
  fault: Fault;
  remaining: number;
}

/** The fault switches of one stand-in. Several faults on one action are used up in the order they were set. */
export interface Faults {
  /** `action` as documented, any case, or `*` for every action; without `times`, until cleared. */
  set(action: string, fault: Fault, times?: number): void;
  /** Clears one action's faults, or all of them. */
  clear(action?: string): void;
  /** The fault the next call of this action meets; consumes one use. */
  take(action: string): Fault | undefined;
}

export function createFaults(): Faults {
  const switches = new Map<string, Switch[]>();
  return {
    set(action, fault, times = Number.POSITIVE_INFINITY) {
      const key = action.toLowerCase();
      switches.set(key, [...(switches.get(key) ?? []), { fault, remaining: times }]);
    },
    clear(action) {
      if (action === undefined) switches.clear();
      else switches.delete(action.toLowerCase());
    },
    take(action) {
      for (const key of [action.toLowerCase(), "*"]) {
        const next = switches.get(key)?.find((entry) => entry.remaining > 0);
        if (next !== undefined) {
          next.remaining -= 1;
          return next.fault;
        }
      }
      return undefined;
    },
  };
}
