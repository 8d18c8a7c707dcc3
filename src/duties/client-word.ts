import type { Language } from "../domain/policy.ts";

/** How a client's word may have reached the owner. */
export const approvalChannels = ["email", "phone", "letter", "ticket", "in_person", "client_area", "other"] as const;

/** How a client gave a word about a deletion, as the evidence keeps it. */
export interface ClientWord {
  /** `link`: on the page behind the link in our own mail. */
  readonly channel?: (typeof approvalChannels)[number] | "link" | undefined;
  /** WHMCS's id of the login that spoke in the client area. */
  readonly userId?: number | undefined;
  /** Which wording the client saw and confirmed. */
  readonly wordingVersion?: string | undefined;
  /** In which language. */
  readonly language?: Language | undefined;
}

/** Whether anything tells that it was the client who spoke, and not the owner alone. */
export function isClientsOwn({ channel, userId, wordingVersion }: ClientWord): boolean {
  return channel !== undefined || userId !== undefined || wordingVersion !== undefined;
}

/** The word as detail of its evidence. */
export function detailOf({ channel, userId, wordingVersion, language }: ClientWord) {
  return { channel, userId, wordingVersion, language };
}
