import { createHash } from "node:crypto";
import type { VendorReply, VendorRequest } from "../vendor-server.ts";
import { invalid, notAllowed, notThere, paged, type FreshdeskContact, type FreshdeskWorld } from "./world.ts";

/** What the calls on contacts need besides their request. */
export interface ContactRoom {
  readonly world: FreshdeskWorld;
  readonly now: () => Date;
  /** From a hard deletion until the tickets follow. */
  readonly cascadeMs: number;
  /** The API's own address. */
  readonly self: () => string;
}

/** Calls on `/contacts` and `/search/contacts`; undefined for any other path. */
export function answerContacts(request: VendorRequest, room: ContactRoom): VendorReply | undefined {
  const { path, method } = request;
  if (path === "/contacts" && method === "GET") return list(request.query, room);
  if (path === "/search/contacts" && method === "GET") return search(request.query, room);
  const named = /^\/contacts\/(\d+)(?:\/(restore|hard_delete))?$/.exec(path);
  const contact = named === null ? undefined : room.world.contacts.get(Number(named[1]));
  if (named === null) return undefined;
  if (contact === undefined) return notThere;
  const verb = `${method} ${named[2] ?? ""}`;
  if (verb === "GET ") return { json: contactRow(contact) };
  if (verb === "PUT ") return change(contact, request.json(), room);
  if (verb === "DELETE ") return remove(contact, room);
  if (verb === "PUT restore") return restore(contact, room);
  if (verb === "DELETE hard_delete") return removeForGood(contact, request.query, room);
  return notAllowed(method);
}

/** Without a state the deleted and the blocked are not in it; the address is matched whatever its capitals. */
function list(query: URLSearchParams, { world, self }: ContactRoom): VendorReply {
  const state = query.get("state");
  const email = query.get("email")?.toLowerCase();
  const company = query.get("company_id");
  const rows = [...world.contacts.values()].filter(
    (contact) =>
      (state === null ? contact.state === "verified" : contact.state === state) &&
      (email === undefined || addressesOf(contact).includes(email)) &&
      (company === null || contact.company_id === Number(company)),
  );
  return paged(rows.map(contactRow), query, `${self()}/contacts`);
}

/** Thirty a page and ten pages, whatever is asked; it finds beginnings of words, too. */
function search(query: URLSearchParams, { world }: ContactRoom): VendorReply {
  const page = Number(query.get("page") ?? "1");
  if (page > 10) return invalid("page", "It should be a Positive Integer less than or equal to 10", "invalid_value");
  const wanted = /email:'([^']*)'/.exec(query.get("query") ?? "")?.[1]?.toLowerCase() ?? "";
  const found = [...world.contacts.values()].filter(
    (contact) => contact.state === "verified" && (contact.email ?? "").toLowerCase().includes(wanted),
  );
  return { json: { total: found.length, results: found.slice((page - 1) * 30, page * 30).map(contactRow) } };
}

function change(contact: FreshdeskContact, body: unknown, { world, now }: ContactRoom): VendorReply {
  if (contact.state !== "verified") return notAllowed("PUT");
  const wish = (typeof body === "object" && body !== null ? body : {}) as Partial<FreshdeskContact>;
  const known = new Set(Object.keys(contact));
  const odd = Object.keys(wish).find((key) => !known.has(key) || ["id", "state", "created_at"].includes(key));
  if (odd !== undefined) return invalid(odd, "Unexpected/invalid field in request", "invalid_field");
  if (wish.avatar !== undefined) return invalid("avatar", "Value set is of type Null", "datatype_mismatch");
  const wanted = [wish.email ?? "", ...(wish.other_emails ?? [])].filter((one) => one !== "");
  const taken = [...world.contacts.values()].filter((other) => other.id !== contact.id).flatMap(addressesOf);
  if (wanted.some((one) => taken.includes(one.toLowerCase()))) {
    return invalid("email", "It should be a unique value", "duplicate_value", 409);
  }
  if (wish.email !== undefined && wish.email !== null && !/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(wish.email)) {
    return invalid("email", "It should be in the 'valid email address' format", "invalid_value");
  }
  const { custom_fields: fields = {}, ...rest } = wish;
  Object.assign(contact, rest, { custom_fields: { ...contact.custom_fields, ...fields } });
  contact.updated_at = stamp(now());
  return { json: contactRow(contact) };
}

function remove(contact: FreshdeskContact, { now }: ContactRoom): VendorReply {
  if (contact.state === "deleted") return notAllowed("DELETE");
  contact.state = "deleted";
  contact.updated_at = stamp(now());
  return { status: 204 };
}

function restore(contact: FreshdeskContact, { now }: ContactRoom): VendorReply {
  if (contact.state !== "deleted") return notAllowed("PUT");
  contact.state = "verified";
  contact.updated_at = stamp(now());
  return { status: 204 };
}

/** Of a contact that was not deleted before, `force` alone does nothing. */
function removeForGood(contact: FreshdeskContact, query: URLSearchParams, room: ContactRoom): VendorReply {
  const { world, now, cascadeMs } = room;
  if (contact.state !== "deleted" || query.get("force") !== "true") return notAllowed("DELETE");
  world.contacts.delete(contact.id);
  world.going.set(contact.id, now().getTime() + cascadeMs);
  return { status: 204 };
}

function addressesOf({ email, other_emails: others }: FreshdeskContact): readonly string[] {
  return [email ?? "", ...others].filter((one) => one !== "").map((one) => one.toLowerCase());
}

/** `deleted` is told only where it is true. */
export function contactRow({ state, avatar, ...contact }: FreshdeskContact) {
  return {
    ...contact,
    ...(state === "deleted" && { deleted: true }),
    avatar: avatar === null ? null : avatarRow(avatar),
  };
}

function avatarRow({ content, ...avatar }: NonNullable<FreshdeskContact["avatar"]>) {
  const key = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { ...avatar, size: Buffer.byteLength(content), avatar_url: `https://files.example/${key}` };
}

/** As the API writes times. */
export function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
