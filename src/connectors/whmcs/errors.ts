import { PermanentError } from "../../domain/errors.ts";

/** The credential's API role does not list an action. `action` is what was called, lower case, as the role list shows it. */
export class PermissionMissingError extends PermanentError {
  readonly action: string;

  constructor(action: string) {
    super("whmcs.permission_missing");
    this.action = action.toLowerCase();
  }
}
