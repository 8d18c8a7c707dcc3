import { createHttpClient } from "./connectors/http-client.ts";
import type { Clock } from "./domain/clock.ts";
import { RetryableError } from "./domain/errors.ts";
import type { Policy } from "./domain/policy.ts";
import { readTold, writeTold } from "./ledger/owner-told.ts";
import type { Ledger } from "./ledger/open.ts";
import { isSilent } from "./duties/silence.ts";
import { mailAlarms } from "./notices/alarms/mail-channel.ts";
import { postAlarms, type PostJson } from "./notices/alarms/post-channel.ts";
import type { LiveFinding } from "./observability/live-checks.ts";
import type { Log } from "./observability/log.ts";
import { createOwnerAlarms, type AlarmChannel, type OwnerAlarms } from "./observability/owner-alarm.ts";

/** Where alarms for the owner go, secrets revealed. */
export interface AlarmSettings {
  readonly alertUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly alertEmail: string | undefined;
}

const postMayTakeMs = 15_000;

/** Whether alarms go anywhere but to the log. */
export function hasAlarmChannel({ alertUrl, smtpUrl, alertEmail }: AlarmSettings): boolean {
  return alertUrl !== undefined || (smtpUrl !== undefined && alertEmail !== undefined);
}

/** The owner's alarms over the channels of the settings; none of them needs WHMCS or Redis. In the policy's first language. */
export function openAlarms(
  { alertUrl, smtpUrl, alertEmail }: AlarmSettings,
  parts: { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log; readonly policy: Policy },
): OwnerAlarms {
  const { ledger, clock, log, policy } = parts;
  const language = policy.languages[0] ?? "en";
  const channels: AlarmChannel[] = [];
  if (alertUrl !== undefined) channels.push(postAlarms(poster(alertUrl), language));
  if (smtpUrl !== undefined && alertEmail !== undefined) {
    channels.push(mailAlarms({ smtpUrl, to: alertEmail, language }));
  }
  return createOwnerAlarms({
    log,
    clock,
    channels,
    memory: {
      lastTold: (code, about) => readTold(ledger, code, about),
      write: (told, at) => writeTold(ledger, told, at),
    },
  });
}

/** What of this service's own alarms the check-list names; it only warns. Never throws: a lost ledger is readiness's. */
export async function findAtOwner(ledger: Ledger, now: Date, hasChannel: boolean): Promise<readonly LiveFinding[]> {
  const silent = await isSilent(ledger, now).catch(() => false);
  return [
    ...(hasChannel
      ? []
      : [
          {
            check: "alerts",
            holds: false,
            problem:
              "Alarms go to the log alone: set ALERT_URL, or SMTP_URL and ALERT_EMAIL, so that a failed or overdue erasure reaches you.",
          },
        ]),
    ...(silent
      ? [
          {
            check: "silence",
            holds: false,
            problem:
              "No daily sign of life came from WHMCS for 26 hours: check its cron, the addon and that this service can be reached from it.",
          },
        ]
      : []),
  ];
}

function poster(alertUrl: string): PostJson {
  const { username, password, href, origin } = splitCredentials(alertUrl);
  const http = createHttpClient({ baseUrl: origin, userAgent: "whmcs-gdpr" });
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  return async (body) => {
    const { status } = await http.request({
      method: "POST",
      url: href,
      headers: {
        "Content-Type": "application/json",
        ...(username !== "" && { Authorization: `Basic ${basic}` }),
      },
      body,
      timeoutMs: postMayTakeMs,
      reuseConnection: false,
    });
    if (status < 200 || status > 299) throw new RetryableError("alarm.refused");
  };
}

/** Credentials in an address travel in a header. */
function splitCredentials(address: string) {
  const url = new URL(address);
  const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = "";
  url.password = "";
  return { username, password, href: url.href, origin: url.origin };
}
