import type { Controller } from "../domain/policy.ts";

/** Whom the client asks: the controller's name, with the e-mail address where the policy has one. Not escaped. */
export function contactOf({ name, email }: Controller): string {
  return email === undefined ? name : `${name} (${email})`;
}
