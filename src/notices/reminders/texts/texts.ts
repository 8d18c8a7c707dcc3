import type { Language } from "../../../domain/policy.ts";
import { de } from "./de.ts";
import { en, type ReminderTexts } from "./en.ts";
import { fr } from "./fr.ts";
import { nl } from "./nl.ts";

/** Every text in every language. */
export const reminderTexts: Readonly<Record<Language, ReminderTexts>> = { nl, fr, en, de };
