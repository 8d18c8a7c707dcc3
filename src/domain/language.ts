import type { Language } from "./policy.ts";

const inEnglish: Readonly<Record<string, Language>> = { dutch: "nl", french: "fr", english: "en", german: "de" };

/** The language in which a client is written to: WHMCS names it in English; one without gets the policy's first. */
export function toLanguage(name: string, languages: readonly Language[]): Language {
  const wanted = inEnglish[name.trim().toLowerCase()];
  return wanted !== undefined && languages.includes(wanted) ? wanted : (languages[0] ?? "en");
}
