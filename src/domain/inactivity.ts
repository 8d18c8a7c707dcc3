import { calendarDay, subtractPeriod } from "./calendar.ts";
import { saysEnded } from "./deletion.ts";
import type { Policy } from "./policy.ts";

/** What tells when a client was last one. Days are `YYYY-MM-DD`; longer texts are cut to them, absent ones tell nothing. */
export interface Traces {
  readonly createdOn: string | undefined;
  readonly services: readonly { readonly status: string; readonly registeredOn: string | undefined }[];
  readonly domains: readonly { readonly registeredOn: string | undefined; readonly expiresOn: string | undefined }[];
  readonly invoices: readonly {
    readonly issuedOn: string | undefined;
    readonly dueOn: string | undefined;
    readonly paidAt: string | undefined;
  }[];
  readonly tickets: readonly { readonly openedAt: string | undefined; readonly lastReplyAt: string | undefined }[];
}

/**
 * Whether nothing of a client is newer than the policy's period: no service that lives, and no date of the account's making, of
 * a service's or domain name's beginning or end, of an invoice's issue, due date or payment, of a ticket's opening or last reply.
 * When somebody last logged in does not count, because WHMCS tells it in words only. A client without any date is not called
 * inactive. Pure.
 */
export function isInactive(traces: Traces, { retention, timezone }: Policy, now: Date): boolean {
  const { createdOn, services, domains, invoices, tickets } = traces;
  if (services.some(({ status }) => !saysEnded(status))) return false;
  const dates = [
    createdOn,
    ...services.map(({ registeredOn }) => registeredOn),
    ...domains.flatMap(({ registeredOn, expiresOn }) => [registeredOn, expiresOn]),
    ...invoices.flatMap(({ issuedOn, dueOn, paidAt }) => [issuedOn, dueOn, paidAt]),
    ...tickets.flatMap(({ openedAt, lastReplyAt }) => [openedAt, lastReplyAt]),
  ].flatMap((date) => (date === undefined ? [] : [date.slice(0, 10)]));
  const since = calendarDay(subtractPeriod(now, retention.inactiveClients.after, timezone), timezone);
  return dates.length > 0 && dates.every((date) => date <= since);
}
