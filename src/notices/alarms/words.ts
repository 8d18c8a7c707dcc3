import { nobody } from "../../domain/duty.ts";
import type { Language } from "../../domain/policy.ts";
import type { RaisedAlarm } from "../../observability/owner-alarm.ts";
import { de, deFrame } from "./texts/de.ts";
import { en, enFrame, type AlarmText } from "./texts/en.ts";
import { fr, frFrame } from "./texts/fr.ts";
import { nl, nlFrame } from "./texts/nl.ts";
import type { AlarmFrame, AlarmTexts } from "./texts/texts.ts";

/** All texts by language. */
export const alarmTexts: Readonly<Record<Language, { readonly texts: AlarmTexts; readonly frame: AlarmFrame }>> = {
  nl: { texts: nl, frame: nlFrame },
  fr: { texts: fr, frame: frFrame },
  en: { texts: en, frame: enFrame },
  de: { texts: de, frame: deFrame },
};

/** A message in plain text. */
export interface AlarmMail {
  readonly subject: string;
  readonly text: string;
}

const mostListed = 20; // of one code in one mail

/** What a code says in a language; one without words of its own says that something needs the owner. */
export function alarmText(code: string, language: Language): AlarmText {
  const { texts, frame } = alarmTexts[language];
  return Object.hasOwn(texts, code) ? texts[code as keyof AlarmTexts] : frame.other;
}

/** One mail for any number of alarms: each code explained once, with how many there are and which. Codes and ids only. */
export function alarmMail(alarms: readonly RaisedAlarm[], language: Language): AlarmMail {
  const { frame } = alarmTexts[language];
  const byCode = [...Map.groupBy(alarms, ({ code }) => code)];
  const sections = byCode.map(([code, same]) => section(code, same, language));
  const first = alarmText(byCode[0]?.[0] ?? "", language).what;
  const subject = alarms.length === 1 ? first : `${fill(frame.several, alarms.length)}: ${first}`;
  return { subject: `[whmcs-gdpr] ${subject}`, text: `${[...sections, frame.footer].join("\n\n\n")}\n` };
}

function section(code: string, alarms: readonly RaisedAlarm[], language: Language): string {
  const { frame } = alarmTexts[language];
  const { what, means, todo } = alarmText(code, language);
  const title = alarms.length === 1 ? what : `${what} (${alarms.length} ×)`;
  const listed = alarms.slice(0, mostListed).map((alarm) => `- ${describe(alarm, frame)}`);
  const more = alarms.length > mostListed ? [`- ${fill(frame.more, alarms.length - mostListed)}`] : [];
  const lines = [`${frame.means}: ${means}`, `${frame.todo}: ${todo}`, `${frame.code}: ${code}`];
  return [title, "=".repeat(title.length), ...lines, ...listed, ...more].join("\n");
}

function describe({ at, connector, dutyId, clientId, serviceId, count }: RaisedAlarm, frame: AlarmFrame): string {
  return [
    ...(connector === undefined ? [] : [`${frame.system} ${connector}`]),
    ...(dutyId === undefined ? [] : [`${frame.duty} ${dutyId}`]),
    ...(clientId === undefined || clientId === nobody ? [] : [`${frame.client} ${clientId}`]),
    ...(serviceId === undefined ? [] : [`${frame.service} ${serviceId}`]),
    ...(count === undefined ? [] : [`${frame.count} ${count}`]),
    `${frame.raised} ${at.toISOString()}`,
  ].join(", ");
}

function fill(text: string, n: number): string {
  return text.replace("{n}", String(n));
}
