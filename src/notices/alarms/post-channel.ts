import type { Language } from "../../domain/policy.ts";
import type { AlarmChannel, RaisedAlarm } from "../../observability/owner-alarm.ts";
import { alarmText } from "./words.ts";

/** Posts one JSON body to the owner's address; throws when it was not taken. */
export type PostJson = (body: string) => Promise<void>;

const mostSingly = 5; // of one code: a burst is one message

/** Posts alarms as `{code, text, at, …}`: each by itself, or, of a code that comes by the dozen, one with their number. */
export function postAlarms(post: PostJson, language: Language): AlarmChannel {
  return {
    name: "post",
    send: async (alarms) => {
      for (const [code, same] of Map.groupBy(alarms, (alarm) => alarm.code)) {
        const { what, means, todo } = alarmText(code, language);
        const text = [what, means, todo].map((sentence) => sentence.replace(/(?<![.?!])$/, ".")).join(" ");
        for (const body of bodiesOf(same, { code, text })) await post(JSON.stringify(body));
      }
    },
  };
}

function bodiesOf(alarms: readonly RaisedAlarm[], said: { readonly code: string; readonly text: string }): object[] {
  if (alarms.length > mostSingly) return [{ ...said, alarms: alarms.length, at: alarms[0]?.at.toISOString() }];
  return alarms.map(({ connector, dutyId, clientId, serviceId, count, at }) => ({
    ...said,
    ...(connector !== undefined && { connector }),
    ...(dutyId !== undefined && { dutyId }),
    ...(clientId !== undefined && { clientId }),
    ...(serviceId !== undefined && { serviceId }),
    ...(count !== undefined && { count }),
    at: at.toISOString(),
  }));
}
