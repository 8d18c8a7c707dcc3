/**
 * A stand-in for the Rackspace Email API, version 1: signatures over the user agent as it was sent, throttling as 403, mailboxes
 * that are read nested and written flat, empty answers, deleted mailboxes that can be brought back for a fortnight, lists with
 * `offset` and `size` (a `limit` is ignored). From the vendor's wiki and its clients.
 */
import { createHash } from "node:crypto";
import { type Clock, systemClock } from "../../src/domain/clock.ts";
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";
import {
  emptyRackspace,
  type RackspaceWorld,
  type SimulatedAlias,
  type SimulatedMailbox,
  type SimulatedMailDomain,
} from "./world.ts";

/** A running stand-in, and the keys that it takes. */
export interface RackspaceSimulator {
  readonly url: string;
  readonly server: VendorServer;
  readonly world: RackspaceWorld;
  readonly keys: { readonly account: string; readonly userKey: string; readonly secretKey: string };
  close(): Promise<void>;
}

/** `clock`: what signatures and tombstones are held against. */
export interface RackspaceOptions {
  readonly clock?: Clock;
}

const skewMs = 15 * 60_000; // what the vendor bears is not known
const recoverableMs = 14 * 86_400_000;
const readOnly = new Set(["currentUsage", "createdDate", "lastLogin"]);

/** Starts it on a free port of loopback, with an empty account. */
export async function startRackspaceSimulator(options: RackspaceOptions = {}): Promise<RackspaceSimulator> {
  const { clock = systemClock } = options;
  const world = emptyRackspace();
  const keys = { account: "123456", userKey: "stand/in+user=", secretKey: "stand/in+secret=" };
  const server = await startVendorServer((request) => {
    if (world.isThrottled) return fault("unauthorizedFault", 403, "Exceeded request limits");
    if (!isSigned(request, keys, clock)) return fault("unauthorizedFault", 403, "Invalid signature");
    return answer(world, keys.account, request, clock);
  }, "/v1");
  return { url: server.url, server, world, keys, close: () => server.close() };
}

function isSigned(
  { headers }: VendorRequest,
  { userKey, secretKey }: RackspaceSimulator["keys"],
  clock: Clock,
): boolean {
  const [given = "", timestamp = "", hash = "", ...rest] = (headers["x-api-signature"] ?? "").split(":");
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (given !== userKey || rest.length > 0 || !(Math.abs(clock.now().getTime() - at) <= skewMs)) return false;
  const signed = `${userKey}${headers["user-agent"] ?? ""}${timestamp}${secretKey}`;
  return createHash("sha1").update(signed, "utf8").digest("base64") === hash;
}

function answer(world: RackspaceWorld, account: string, request: VendorRequest, clock: Clock): VendorReply {
  const [, root, id, list, name, kind, what, object, ...rest] = request.path.split("/");
  if (root !== "customers" || list !== "domains" || rest.length > 0) return notFound();
  if (id !== account && id !== "me") return fault("unauthorizedFault", 403, "Unauthorized");
  if (name === undefined) return page(request, "domains", world.domains.map(shownDomain(account)));
  const domain = world.domains.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (domain === undefined || kind !== "rs") return notFound();
  if (what === "mailboxes") return mailboxes(domain, object, request, clock);
  return what === "aliases" ? aliases(domain, object, request) : notFound();
}

function shownDomain(account: string) {
  return ({ name, serviceType, mailboxes: boxes }: SimulatedMailDomain) => ({
    name,
    accountNumber: account,
    serviceType,
    rsEmailUsedStorage: boxes.length,
  });
}

function mailboxes(
  domain: SimulatedMailDomain,
  name: string | undefined,
  request: VendorRequest,
  clock: Clock,
): VendorReply {
  const { method } = request;
  if (name === undefined) {
    const rows = domain.mailboxes.map((one) => ({ name: one.name, displayName: one.contact["displayName"] ?? " " }));
    return method === "GET" ? page(request, "rsMailboxes", rows) : notAllowed;
  }
  const index = domain.mailboxes.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
  const mailbox = domain.mailboxes[index];
  if (method === "POST") return recover(domain, name, request, clock);
  if (mailbox === undefined) return notFound(isRecoverable(domain, name, clock));
  if (method === "GET") return { json: shownMailbox(mailbox) };
  if (method === "PUT") return writeMailbox(mailbox, request);
  if (method !== "DELETE") return notAllowed;
  domain.mailboxes.splice(index, 1);
  domain.tombstones.push({ mailbox, until: new Date(clock.now().getTime() + recoverableMs) });
  return {};
}

function recover(domain: SimulatedMailDomain, name: string, request: VendorRequest, clock: Clock): VendorReply {
  const index = domain.tombstones.findIndex(({ mailbox, until }) => mailbox.name === name && until > clock.now());
  if (request.form().get("recoverDeleted") !== "true" || index < 0) return fault("badRequestFault", 400, "Bad request");
  domain.mailboxes.push(...domain.tombstones.splice(index, 1).map(({ mailbox }) => mailbox));
  return {};
}

function isRecoverable(domain: SimulatedMailDomain, name: string, clock: Clock): boolean {
  return domain.tombstones.some(({ mailbox, until }) => mailbox.name === name && until > clock.now());
}

/** Nested, and under other names than those it is written with; never the password. */
function shownMailbox(mailbox: SimulatedMailbox) {
  const { name, enabled, size, createdDate, forwards, contact } = mailbox;
  const { saveForwardedEmail, vacationMessage, enableVacationMessage } = mailbox;
  return {
    name,
    enabled,
    size,
    currentUsage: 12,
    createdDate,
    lastLogin: "2026-01-05T08:00:00",
    saveForwardedEmail,
    vacationMessage,
    enableVacationMessage,
    emailForwardingAddressList: forwards,
    visibleInRackspaceEmailCompanyDirectory: true,
    visibleInExchangeGAL: false,
    contactInfo: { firstName: " ", lastName: " ", displayName: " ", businessStreet: " ", ...contact },
  };
}

/** Takes flat names only; what is nested or only read, it does not know. */
function writeMailbox(mailbox: SimulatedMailbox, request: VendorRequest): VendorReply {
  const fields = [...request.form()];
  const known = new Set([
    "enabled",
    "password",
    "size",
    "vacationMessage",
    "enableVacationMessage",
    "saveForwardedEmail",
  ]);
  if (fields.length === 0) return fault("badRequestFault", 400, "Bad request");
  for (const [key, value] of fields) {
    if (key === "emailForwardingAddresses")
      mailbox.forwards = value
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean);
    else if (key === "emailForwardingAddressList" || key === "contactInfo" || readOnly.has(key)) {
      return fault("badRequestFault", 400, "Bad request");
    } else if (known.has(key)) Object.assign(mailbox, { [key]: value });
    else mailbox.contact[key] = value;
  }
  return {};
}

function aliases(domain: SimulatedMailDomain, name: string | undefined, request: VendorRequest): VendorReply {
  const { method } = request;
  if (name === undefined)
    return method === "GET" ? page(request, "aliases", domain.aliases.map(shownAlias)) : notAllowed;
  const index = domain.aliases.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
  const alias = domain.aliases[index];
  if (alias === undefined) return notFound();
  if (method === "GET") return { json: { name, emailAddressList: { emailAddress: alias.members } } };
  if (method === "DELETE") {
    domain.aliases.splice(index, 1);
    return {};
  }
  if (method !== "PUT") return notAllowed;
  const members = (request.form().get("aliasEmails") ?? "").split(",").map((one) => one.trim());
  if (members.join("") === "") return fault("badRequestFault", 400, "Bad request");
  alias.members = members;
  return {};
}

/** Of one member the list tells who it is; of several, how many. */
function shownAlias({ name, members }: SimulatedAlias) {
  return {
    name,
    numberOfMembers: members.length,
    ...(members.length === 1 && { singleMemberName: members[0] }),
  };
}

function page(request: VendorRequest, wrapper: string, rows: readonly unknown[]): VendorReply {
  const offset = Number(request.query.get("offset") ?? 0);
  const size = Math.min(250, Number(request.query.get("size") ?? 50));
  return { json: { offset, size, total: rows.length, [wrapper]: rows.slice(offset, offset + size) } };
}

const notAllowed: VendorReply = { status: 405 };

function notFound(recoverable = false): VendorReply {
  return fault(
    "itemNotFoundFault",
    404,
    "Item not found",
    recoverable ? { additionalData: { isRecoverable: true } } : {},
  );
}

function fault(kind: string, code: number, message: string, more: object = {}): VendorReply {
  return {
    status: code,
    headers: { "x-error-message": message },
    json: { [kind]: { code, message, details: null, ...more } },
  };
}
