/**
 * What every action of the WHMCS stand-in is handed, and how it refuses. Error envelopes as the vendor's API reference
 * and its issue threads show them (developers.whmcs.com).
 */
import { DateTime } from "luxon";
import type { Clock } from "../../src/domain/clock.ts";
import type { HookSender } from "./hooks.ts";
import { type World, allocateId } from "./installation.ts";
import { type PhpMap, intOf } from "./php.ts";
import type { Identity } from "./world.ts";

export type WhmcsVersion = "8.13.1" | "9.0.3";

/** Behaviour the documentation leaves open: a product must survive every setting. May be changed at any time. */
export interface Quirks {
  /** What an empty value sent to an Update action does: blank the field, or leave it. */
  emptyValues: "blank" | "ignored";
  /** How an empty list is wrapped; `documented` varies by action as its sample does. */
  emptyLists: "documented" | "absent" | "empty_array" | "empty_string" | "null";
  /** Most rows any page holds, whatever `limitnum` asks; null: no cap. */
  pageCap: number | null;
}

export interface ActionContext {
  readonly world: World;
  readonly clock: Clock;
  readonly version: WhmcsVersion;
  readonly quirks: Quirks;
  readonly hooks: HookSender;
  /** Address of the caller, as the activity log shows it. */
  readonly callerIp: string;
}

export type Reply = Record<string, unknown>;
export type Handler = (params: PhpMap, ctx: ActionContext) => Reply;

/** A business error: HTTP 200 with the action's own text. */
export class Refusal extends Error {
  readonly envelope: "result" | "status";
  constructor(message: string, envelope: "result" | "status" = "result") {
    super(message);
    this.envelope = envelope;
  }
}

/** The action's answer never comes: the caller's connection is cut after `ms`. */
export class Silence extends Error {
  readonly ms: number;
  constructor(ms: number) {
    super("silence");
    this.ms = ms;
  }
}

/** @throws {Refusal} always. */
export function refuse(message: string): never {
  throw new Refusal(message);
}

/** The record named by an integer parameter. @throws {Refusal} with `message` where there is none. */
export function find<T>(table: ReadonlyMap<number, T>, params: PhpMap, name: string, message: string): T {
  return table.get(intOf(params, name)) ?? refuse(message);
}

/** The present day in the installation's zone, `YYYY-MM-DD`. */
export function today(world: World, clock: Clock): string {
  return DateTime.fromJSDate(clock.now(), { zone: world.timezone }).toFormat("yyyy-MM-dd");
}

/** The present instant in the installation's zone, `YYYY-MM-DD HH:MM:SS`. */
export function timestamp(world: World, clock: Clock): string {
  return DateTime.fromJSDate(clock.now(), { zone: world.timezone }).toFormat("yyyy-MM-dd HH:mm:ss");
}

/** A date in the installation's own format, as GetActivityLog and UpdateQuote want it, turned to `YYYY-MM-DD`. */
export function fromLocalisedDate(world: World, text: string): string | undefined {
  const format = (world.settings["DateFormat"] ?? "DD/MM/YYYY").replace("DD", "dd").replace("YYYY", "yyyy");
  const date = DateTime.fromFormat(text, format);
  return date.isValid ? date.toFormat("yyyy-MM-dd") : undefined;
}

/** Adds an activity-log entry, as WHMCS does on its own after most changes. */
export function logActivity(ctx: ActionContext, description: string, clientId = 0): void {
  const { world } = ctx;
  const id = allocateId(world, "activity", world.activity);
  world.activity.set(id, {
    id,
    clientId,
    userId: 0,
    adminId: world.admin.id,
    date: timestamp(world, ctx.clock),
    description,
    username: world.admin.name,
    ipaddress: ctx.callerIp,
  });
}

export interface Page<T> {
  rows: T[];
  total: number;
  start: number;
}

/** One page by `limitstart` and `limitnum`; forgetting them cuts at 25 rows. */
export function paginate<T>(rows: T[], params: PhpMap, quirks: Quirks): Page<T> {
  const start = Math.max(0, intOf(params, "limitstart"));
  const asked = intOf(params, "limitnum");
  const size = Math.min(asked > 0 ? asked : 25, quirks.pageCap ?? Number.POSITIVE_INFINITY);
  return { rows: rows.slice(start, start + size), total: rows.length, start };
}

/** Paging keys as numbers, as most actions send them. */
export function numberPaging(page: Page<unknown>): Reply {
  return { totalresults: page.total, startnumber: page.start, numreturned: page.rows.length };
}

/** Paging keys as strings, as GetAffiliates, GetClientsDomains and GetCancelledPackages send them. */
export function stringPaging(page: Page<unknown>): Reply {
  return {
    totalresults: String(page.total),
    startnumber: String(page.start),
    numreturned: String(page.rows.length),
  };
}

export type EmptyShape = "absent" | "empty_array" | "empty_string" | "null";

/** `{wrapper: {item: rows}}`, or one of the shapes WHMCS gives an empty list. */
export function wrapped(
  quirks: Quirks,
  wrapper: string,
  item: string,
  rows: unknown[],
  documented: EmptyShape = "empty_array",
): Reply {
  if (rows.length > 0) return { [wrapper]: { [item]: rows } };
  switch (quirks.emptyLists === "documented" ? documented : quirks.emptyLists) {
    case "absent":
      return {};
    case "empty_array":
      return { [wrapper]: { [item]: [] } };
    case "empty_string":
      return { [wrapper]: "" };
    case "null":
      return { [wrapper]: null };
  }
}

/** Good enough a check to refuse what WHMCS refuses: one @, a dotted domain, no blanks. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@<>,;"]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/.test(text);
}

/** Names of the profile fields that differ. */
export function changedFields(before: Readonly<Identity>, after: Readonly<Identity>): string[] {
  return (Object.keys(before) as (keyof Identity)[]).filter((key) => before[key] !== after[key]);
}
