import { findingOf } from "../check-finding.ts";
import type { ProcessorParts } from "../open.ts";
import type { CheckFinding, Processor } from "../processor.ts";
import type { RackspaceValues } from "../values.ts";
import { createRackspaceCall, type RackspaceCall } from "./call.ts";
import { rackspaceDataMap } from "./data-map.ts";
import { eraseObject, isThere } from "./erase.ts";
import { exportMail } from "./export.ts";
import { findOfClient, findOfService } from "./find.ts";
import { readDomains } from "./objects.ts";
import { rectifyNames } from "./rectify.ts";

const name = "rackspace";

/**
 * Rackspace Email over its API, version 1: mailboxes and aliases of the agency's clients. It shows the settings of mailboxes and no
 * message. Deletes the mailboxes of one service's domain, for that service's deletion only; never a domain, never Exchange.
 */
export function createRackspace(values: RackspaceValues, parts: ProcessorParts): Processor {
  const call = createRackspaceCall(values, parts);
  return {
    name,
    describes: rackspaceDataMap,
    backupsKept: values.backupsKept,
    canProveAbsence: true,
    find: (subject, scope, { signal }) =>
      scope.of === "service"
        ? findOfService(call, subject, scope.serviceId, values.lives, signal)
        : findOfClient(call, subject, signal),
    export: (subject, { signal }) => exportMail(call, subject, signal),
    rectify: (subject, profile, changed, ctx) => rectifyNames(call, subject, profile, changed, ctx),
    erase: (target, progress, ctx) => eraseObject(call, target, progress, ctx),
    verifyGone: async (target, { signal }) =>
      (await isThere(call, target, signal)) ? { gone: false, left: 1 } : { gone: true },
    check: ({ signal }) => check(call, signal),
    close: () => {
      call.close();
      return Promise.resolve();
    },
  };
}

/** No reading call tells what else a key may do. */
async function check(call: RackspaceCall, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const domains = await findingOf("rackspace.keys", () => readDomains(call, signal));
  return domains.state === "ok" ? [domains, { code: "rackspace.may_delete", state: "unknown" }] : [domains];
}
