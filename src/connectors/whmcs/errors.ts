import { RetryableError } from "../../domain/errors.ts";

/**
 * Faults of the installation, not of a duty: somebody mends them in WHMCS or its addon, and what was owed is still owed. They are tried
 * again for as long as it takes, never counted against a duty.
 */
export const installationFaults: ReadonlySet<string> = new Set([
  "whmcs.authentication_failed",
  "whmcs.access_denied",
  "whmcs.invalid_ip",
  "whmcs.permission_missing",
  "whmcs.brake_held",
  "door.secret_differs",
  "door.clock_differs",
  "door.address_refused",
  "door.forbidden",
  "door.redirected",
  "door.addon_outdated",
  "door.gone",
]);

/** The credential's API role does not list an action. `action` is what was called, lower case, as the role list shows it. */
export class PermissionMissingError extends RetryableError {
  readonly action: string;

  constructor(action: string) {
    super("whmcs.permission_missing");
    this.action = action.toLowerCase();
  }
}
