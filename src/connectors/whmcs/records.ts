/**
 * What WHMCS holds, as the inside of this project knows it. Ids are positive numbers, `clientId` is what WHMCS calls
 * `userid`, days are `YYYY-MM-DD` and moments `YYYY-MM-DD HH:MM:SS` on the server's wall clock (WHMCS names no zone), absent
 * where WHMCS has none; money is a decimal as text; text is "" when empty; lists are arrays. Passwords, hashes, ticket access
 * keys, payment tokens and EPP codes are never taken over.
 */
export type * from "./records-people.ts";
export type * from "./records-services.ts";
export type * from "./records-billing.ts";
export type * from "./records-support.ts";
