import { findingOf } from "../check-finding.ts";
import type { ProcessorParts } from "../open.ts";
import type { Processor } from "../processor.ts";
import type { FreshdeskValues } from "../values.ts";
import { shaped } from "../vendor-call.ts";
import { createApi } from "./api.ts";
import { openCalls } from "./call.ts";
import { freshdeskDataMap } from "./data-map.ts";
import { eraseTarget } from "./erase.ts";
import { exportContacts } from "./export.ts";
import { openFileStore } from "./files.ts";
import { findTargets } from "./find.ts";
import { rectifyContacts } from "./rectify.ts";
import { agentRow } from "./schema.ts";

const allTickets = 1;

/** Freshdesk over its API v2: the client's contacts with their tickets. https://developers.freshdesk.com/api/ */
export function createFreshdesk(values: FreshdeskValues, parts: ProcessorParts): Processor {
  const { call, close } = openCalls(values, parts);
  const files = openFileStore(values.fileOrigins, parts);
  return {
    name: "freshdesk",
    describes: freshdeskDataMap,
    canProveAbsence: true,
    knowsByAddress: true,
    // A helpdesk knows people, not services.
    find: async (subject, scope, ctx) =>
      scope.of === "service" ? [] : findTargets(createApi(call, ctx.signal), values.tickets, subject, ctx),
    export: (subject, ctx) => exportContacts(createApi(call, ctx.signal), files, subject, ctx, values),
    rectify: (subject, profile, changed, ctx) =>
      rectifyContacts(createApi(call, ctx.signal), subject, profile, changed, ctx),
    erase: (target, progress, ctx) => eraseTarget(createApi(call, ctx.signal), target, progress, ctx, values),
    check: async ({ signal }) => {
      let scope: number | null | undefined;
      const key = await findingOf("freshdesk.key", async () => {
        const { body } = await call({ method: "GET", path: "agents/me" }, signal);
        scope = shaped(agentRow, body).ticket_scope;
      });
      if (key.state !== "ok") return [key];
      const sees = scope === undefined || scope === null ? "unknown" : scope === allTickets ? "ok" : "missing";
      return [
        key,
        // Of what it may not see, the API says nothing at all.
        { code: "freshdesk.all_tickets", state: sees },
        await findingOf("freshdesk.contacts", () =>
          createApi(call, signal).contacts({ email: "nobody@example.invalid" }, "deleted"),
        ),
        // No reading call tells whether a role may delete for good.
        { code: "freshdesk.may_delete", state: "unknown" },
      ];
    },
    close: () => {
      close();
      files.close();
      return Promise.resolve();
    },
  };
}
