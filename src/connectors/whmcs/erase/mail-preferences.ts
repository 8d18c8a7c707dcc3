import { hasCode } from "../reading.ts";

/** ICANN wants someone to get mail about domains, and WHMCS refuses to switch off the last: `domain` is left alone. */
const off = { general: false, invoice: false, support: false, product: false, affiliate: false } as const;

type MailOff = { readonly emailPreferences?: typeof off };

/**
 * Writes a record with its mails switched off, or without touching them when WHMCS still speaks of ICANN: the address is
 * a placeholder, so none can arrive. `guard` is awaited before the second call; the caller awaited it before the first.
 */
export async function writeWithoutMail(
  guard: () => Promise<void>,
  write: (mails: MailOff) => Promise<void>,
): Promise<void> {
  try {
    await write({ emailPreferences: off });
  } catch (error) {
    if (!hasCode(error, ["whmcs.domain_mail_required"])) throw error;
    await guard();
    await write({});
  }
}
