/** The one table of actions the WHMCS stand-in knows, and which of them write. */
import type { Handler } from "../context.ts";
import { billingActions } from "./billing.ts";
import { peopleReads } from "./people-read.ts";
import { peopleWrites } from "./people-write.ts";
import { salesActions } from "./sales.ts";
import { serviceReads } from "./services-read.ts";
import { serviceWrites } from "./services-write.ts";
import { systemActions } from "./system.ts";
import { ticketReads } from "./tickets-read.ts";
import { ticketWrites } from "./tickets-write.ts";

const actions: Readonly<Record<string, Handler>> = {
  ...systemActions,
  ...peopleReads,
  ...peopleWrites,
  ...serviceReads,
  ...serviceWrites,
  ...salesActions,
  ...billingActions,
  ...ticketReads,
  ...ticketWrites,
};

/** Every action name as documented. */
export const actionNames: readonly string[] = Object.keys(actions);

const byLowerCase = new Map(actionNames.map((name) => [name.toLowerCase(), name]));

/** The documented spelling of an action sent in any case, or undefined where the stand-in has no such action. */
export function canonicalAction(sent: string): string | undefined {
  return byLowerCase.get(sent.toLowerCase());
}

export function handlerOf(name: string): Handler | undefined {
  return actions[name];
}

/** Whether a call of this action may change anything in WHMCS. */
export function isWriting(name: string): boolean {
  return !/^(?:Get|DomainGet|WhmcsDetails$)/.test(name);
}
