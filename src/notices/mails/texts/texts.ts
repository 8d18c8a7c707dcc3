import type { Language } from "../../../domain/policy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";

/** Raised with every change of a text: year, month, and which one in that month. A test holds it to the texts' hashes. */
export const mailWording = "mail-2026-11-1";

/** What the mails about deletions say. Words in braces are filled in; every text is plain and not yet escaped. */
export interface MailTexts {
  readonly subjectScheduled: string;
  readonly subjectReminder: string;
  readonly subjectCompleted: string;
  /** Of a mail that tells of several services, or of several things. */
  readonly subjectSeveral: string;
  readonly greeting: string;
  readonly introScheduled: string;
  readonly introReminder: string;
  readonly introCompleted: string;
  readonly introSeveral: string;
  /** Instead, for an account that was closed. */
  readonly introClosed: string;
  readonly goes: string;
  readonly effective: string;
  readonly starts: string;
  readonly due: string;
  readonly until: string;
  /** The link. */
  readonly choose: string;
  /** The link where the policy takes no approvals. */
  readonly chooseWithoutApproval: string;
  readonly completed: string;
  readonly gone: string;
  readonly goneUnknown: string;
  readonly dataFirst: string;
  readonly unsure: string;
  readonly contact: string;
  /** Instead, where the policy names no address. */
  readonly answer: string;
  readonly responsible: string;
  /** For a service that WHMCS does not name. */
  readonly service: string;
  /** By which WHMCS's log of mails shows whether this very mail left. */
  readonly reference: string;
}

/** Every text in every language. */
export const mailTexts: Readonly<Record<Language, MailTexts>> = { nl, fr, en, de };
