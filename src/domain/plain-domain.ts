import { domainToASCII } from "node:url";

/** One domain name in one spelling: no capitals, no leading `www.`, no final dot, in ASCII. "" for what names no domain. */
export function toPlainDomain(name: string): string {
  const host = name
    .trim()
    .toLowerCase()
    .replace(/\.+$/, "")
    .replace(/^www\./, "");
  return domainToASCII(host) || host;
}
