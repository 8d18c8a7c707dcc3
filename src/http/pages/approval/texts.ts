import type { Language } from "../../../domain/policy.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";

/** Raised with every change of a text of `wording`: year, month, and which one in that month. A test holds it to the hashes. */
export const linkWording = "link-2026-11-1";

/** The words that a client decides by. `{effective}` is filled in. */
export interface DecisionWording {
  readonly goes: string;
  readonly stays: string;
  readonly inEffect: string;
  readonly beforeEffect: string;
  /** Besides, while the clock stands for the data. */
  readonly withoutData: string;
  readonly atEffect: string;
  readonly now: string;
  readonly understoodDelete: string;
  readonly role: string;
  readonly clock: string;
  readonly way: string;
  readonly understoodData: string;
  readonly keepMeans: string;
  readonly keepGoesOn: string;
  readonly understoodKeep: string;
}

/** What the page of a deletion says. Words in braces are filled in. */
export interface ApprovalTexts {
  readonly wording: DecisionWording;
  readonly title: string;
  readonly intro: string;
  readonly service: string;
  readonly serviceUnnamed: string;
  readonly goesLabel: string;
  readonly staysLabel: string;
  readonly effective: string;
  readonly starts: string;
  readonly due: string;
  readonly until: string;
  readonly stopped: string;
  readonly held: string;
  readonly approved: string;
  readonly dataTitle: string;
  readonly dataButton: string;
  readonly keepTitle: string;
  readonly keepButton: string;
  readonly deleteTitle: string;
  readonly deleteButton: string;
  readonly tick: string;
  readonly choose: string;
  readonly changed: string;
  readonly chosenTitle: string;
  readonly chosenNow: string;
  readonly chosenAtEffect: string;
  readonly chosenData: string;
  readonly chosenKeep: string;
  readonly chosenOpen: string;
  readonly questions: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly faultTitle: string;
  readonly fault: string;
  readonly busyTitle: string;
  readonly busy: string;
}

/** Every text in every language. */
export const approvalTexts: Readonly<Record<Language, ApprovalTexts>> = { nl, fr, en, de };
