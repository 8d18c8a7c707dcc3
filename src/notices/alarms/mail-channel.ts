import { createTransport } from "nodemailer";
import { RetryableError } from "../../domain/errors.ts";
import type { Language } from "../../domain/policy.ts";
import type { AlarmChannel } from "../../observability/owner-alarm.ts";
import { alarmMail } from "./words.ts";

/**
 * Mails to the owner, over the owner's own SMTP server, so that WHMCS may be down: one plain mail for all that is told at
 * once, from the owner's address to itself. @throws RetryableError alarm.mail_failed
 */
export function mailAlarms(options: {
  /** `smtp://` or `smtps://`, with the credentials. */
  readonly smtpUrl: string;
  readonly to: string;
  readonly language: Language;
}): AlarmChannel {
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    requireTLS: sendsPassword(options.smtpUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "mail",
    send: async (alarms) => {
      const { subject, text } = alarmMail(alarms, options.language);
      try {
        await transport.sendMail({ from: options.to, to: options.to, subject, text });
      } catch {
        throw new RetryableError("alarm.mail_failed"); // the server's own words may hold the address
      }
    },
  };
}

/** Whether a password would cross the network, which it may not do in the clear. */
function sendsPassword(smtpUrl: string): boolean {
  const { hostname, username } = new URL(smtpUrl);
  return username !== "" && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
