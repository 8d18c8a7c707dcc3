import type { KnownSubject, Processor, Scope } from "../processor.ts";

/** Nothing but the owner's own devices can read it: whatever is done there a person does, by the steps of a task. */
const byHand = "keychain_by_hand";

/**
 * The owner's passwords in iCloud Keychain. It has no API and is encrypted from device to device, so that credentials of a client,
 * or of a service whose hosting goes, may always lie there. Calls nobody.
 */
export function createAppleKeychain(): Processor {
  return {
    name: "apple_keychain",
    canProveAbsence: false,
    find: (subject, scope) =>
      Promise.resolve([{ kind: "credentials", id: whose(subject, scope), byHand: { reason: byHand } }]),
    rectify: () => Promise.resolve({ kind: "manual", reason: "keychain_rectify_by_hand" }),
    check: () => Promise.resolve([{ code: "apple_keychain.by_hand", state: "ok" }]),
    close: () => Promise.resolve(),
  };
}

function whose({ clientId }: KnownSubject, scope: Scope): string {
  return scope.of === "client" ? `client:${clientId}` : `service:${scope.serviceId}`;
}
