import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { RawRow } from "../scalars.ts";
import { shaped } from "../vendor-call.ts";
import type { RackspaceCall } from "./call.ts";
import { readList } from "./list.ts";

/** A mail domain of the account. */
export interface MailDomain {
  /** As the vendor spells it, for its paths. */
  readonly name: string;
  /** In one spelling (`toPlainDomain`). */
  readonly plain: string;
  /** Whether there may be mailboxes of Rackspace Email, and whether there may be some of Exchange. */
  readonly hasMailboxes: boolean;
  readonly hasExchange: boolean;
}

/** An address in parts. */
export interface Address {
  readonly local: string;
  readonly domain: string;
}

/** A mailbox as the vendor shows it alone; its list of forwards in lower case. */
export interface Mailbox {
  readonly address: string;
  readonly forwards: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly row: RawRow;
}

/** An alias and who receives its mail, in lower case. */
export interface Alias {
  readonly address: string;
  readonly members: readonly string[];
}

// A name that could lead elsewhere in a path is none.
const local = z.string().regex(/^[^\s@/\\?#]{1,64}$/);
const named = z.object({ name: local });
const aliasRow = z.object({
  name: local,
  numberOfMembers: z.number().int().min(0),
  singleMemberName: z.string().nullish(),
});
const domainRow = z.object({
  name: z.string().regex(/^[^\s@/\\?#]{1,253}$/),
  serviceType: z.string().transform((type, ctx) => {
    const plain = type.trim().toLowerCase();
    if (["rsemail", "exchange", "both"].includes(plain)) return plain;
    ctx.addIssue("unknown service type");
    return z.NEVER;
  }),
});

/** One text, several, or an object that holds them. */
const addresses = z
  .union([z.array(z.string()), z.string(), z.null()])
  .optional()
  .transform((value) => {
    const texts = Array.isArray(value) ? value : (value ?? "").split(",");
    return [...new Set(texts.map(toAddress))].filter((text) => text !== "");
  });
const memberList = z.object({ emailAddressList: z.object({ emailAddress: addresses }) });
// Absent texts come back as a blank at times.
const blankable = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").trim());
const mailboxShape = z.looseObject({
  name: local,
  displayName: blankable,
  emailForwardingAddressList: addresses,
  contactInfo: z.looseObject({ firstName: blankable, lastName: blankable, displayName: blankable }).nullish(),
});

/** Every mail domain of the account. */
export async function readDomains(call: RackspaceCall, signal: AbortSignal): Promise<readonly MailDomain[]> {
  const list = { path: "domains", wrapper: "domains", row: domainRow, keyOf: byName };
  const rows = await readList(call, list, signal);
  return rows.map(({ name, serviceType }) => ({
    name,
    plain: toPlainDomain(name),
    hasMailboxes: serviceType !== "exchange",
    hasExchange: serviceType !== "rsemail",
  }));
}

/** The addresses of every mailbox of a domain, in lower case. */
export async function readMailboxes(
  call: RackspaceCall,
  { name }: MailDomain,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const list = { path: mailboxesOf(name), wrapper: "rsMailboxes", row: named, keyOf: byName };
  const rows = await readList(call, list, signal);
  return rows.map((row) => toAddress(`${row.name}@${name}`));
}

/** One mailbox; undefined when there is none. */
export async function readMailbox(
  call: RackspaceCall,
  address: string,
  signal: AbortSignal,
): Promise<Mailbox | undefined> {
  const { local: name, domain } = split(address);
  const body = await unlessMissing(call.read(pathOfMailbox(address), {}, signal));
  if (body === missing) return undefined;
  // An answer about another mailbox is no answer.
  const row = shaped(
    mailboxShape.refine((one) => one.name.toLowerCase() === name),
    body,
  );
  const { contactInfo } = row;
  return {
    address: `${name}@${domain}`,
    forwards: row.emailForwardingAddressList,
    firstName: contactInfo?.firstName ?? "",
    lastName: contactInfo?.lastName ?? "",
    displayName: contactInfo?.displayName || row.displayName,
    row,
  };
}

/** Every alias of a domain; the members of those that have several are asked for one by one. */
export async function readAliases(
  call: RackspaceCall,
  { name }: MailDomain,
  signal: AbortSignal,
): Promise<readonly Alias[]> {
  const list = { path: aliasesOf(name), wrapper: "aliases", row: aliasRow, keyOf: byName };
  const aliases: Alias[] = [];
  for (const row of await readList(call, list, signal)) {
    const address = toAddress(`${row.name}@${name}`);
    const single = toAddress(row.singleMemberName ?? "");
    if (row.numberOfMembers === 1 && single !== "") {
      aliases.push({ address, members: [single] });
      continue;
    }
    const alias = await readAlias(call, address, signal);
    if (alias !== undefined) aliases.push(alias);
  }
  return aliases;
}

/** One alias; undefined when there is none. */
export async function readAlias(call: RackspaceCall, address: string, signal: AbortSignal): Promise<Alias | undefined> {
  const body = await unlessMissing(call.read(pathOfAlias(address), {}, signal));
  if (body === missing) return undefined;
  return { address, members: shaped(memberList, body).emailAddressList.emailAddress };
}

/** Where one mailbox lies. */
export function pathOfMailbox(address: string): string {
  const { local: name, domain } = split(address);
  return `${mailboxesOf(domain)}/${encodeURIComponent(name)}`;
}

/** Where one alias lies. */
export function pathOfAlias(address: string): string {
  const { local: name, domain } = split(address);
  return `${aliasesOf(domain)}/${encodeURIComponent(name)}`;
}

/** An address in lower case, without blanks. */
export function toAddress(text: string): string {
  return text.trim().toLowerCase();
}

/** In lower case. */
export function split(address: string): Address {
  const at = address.lastIndexOf("@");
  return { local: toAddress(address.slice(0, at)), domain: toAddress(address.slice(at + 1)) };
}

const missing = Symbol("missing");

async function unlessMissing(reading: Promise<{ readonly body: unknown }>): Promise<unknown> {
  try {
    return (await reading).body;
  } catch (error) {
    if (error instanceof AppError && error.code === "connector.not_found") return missing;
    throw error;
  }
}

function mailboxesOf(domain: string): string {
  return `domains/${encodeURIComponent(domain)}/rs/mailboxes`;
}

function aliasesOf(domain: string): string {
  return `domains/${encodeURIComponent(domain)}/rs/aliases`;
}

function byName({ name }: { readonly name: string }): string {
  return name.toLowerCase();
}
