import type { KnownSubject, Profile } from "./processor.ts";

/** What a client was called before, and is called now. */
export interface Renaming {
  /** `First Last`. */
  readonly fullName: string;
  /** Whether this whole text is a name that the client had, in whatever capitals. */
  readonly isFormer: (text: string) => boolean;
}

/**
 * Which of the names that WHMCS knows a client, its contacts and its logins by is the client's own former one: each other than
 * the present where the subject was read before the change, else one that shares a first or a last name with the present. A
 * contact's name stays the contact's.
 */
export function renamingOf({ elsewhere }: KnownSubject, profile: Profile): Renaming {
  const fullName = `${profile.firstName.trim()} ${profile.lastName.trim()}`.trim();
  const names = elsewhere.names.map(spelled);
  const present = [fullName, profile.companyName].map(spelled);
  const wasReadBefore = !names.includes(spelled(fullName));
  const parts = [profile.firstName, profile.lastName].map(spelled).filter((part) => part !== "");
  const former = names.filter(
    (name) =>
      name !== "" &&
      !present.includes(name) &&
      (wasReadBefore || parts.some((part) => name.startsWith(`${part} `) || name.endsWith(` ${part}`))),
  );
  return { fullName, isFormer: (text) => fullName !== "" && former.includes(spelled(text)) };
}

function spelled(name: string): string {
  return name.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
