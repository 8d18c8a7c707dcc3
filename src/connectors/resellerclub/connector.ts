import { findingOf } from "../check-finding.ts";
import type { ProcessorParts } from "../open.ts";
import type { CheckFinding, Processor } from "../processor.ts";
import type { ResellerClubValues } from "../values.ts";
import { shaped } from "../vendor-call.ts";
import { createResellerClubApi } from "./api.ts";
import { openResellerClubCalls, type ResellerClubCalls } from "./call.ts";
import { eraseTarget, verifyTargetGone } from "./erase.ts";
import { exportHoldings, resellerClubDataMap } from "./export.ts";
import { targetsOf } from "./find.ts";
import { readHoldings } from "./holdings.ts";
import { rectifyHoldings } from "./rectify.ts";
import { page } from "./schema.ts";

/**
 * ResellerClub and the other brands of the LogicBoxes HTTP API, where domain names besides .be are registered. Contacts that
 * no living domain needs are deleted, the client's own customer record is emptied where the owner says that nothing but domains
 * is bought there; living domains keep what they need, and nothing here ever ends one.
 */
export function createResellerClub(values: ResellerClubValues, parts: ProcessorParts): Processor {
  const calls = openResellerClubCalls(values, parts, "resellerclub");
  const checking = openResellerClubCalls(values, parts, "resellerclub.check");
  const api = createResellerClubApi(calls);
  return {
    name: "resellerclub",
    describes: resellerClubDataMap,
    canProveAbsence: true,
    knowsByAddress: true,
    find: async (subject, scope, ctx) =>
      // No hosting lies here: the end of a service ends no registration.
      scope.of === "client" ? targetsOf(await readHoldings(api, subject, ctx), values) : [],
    export: (subject, ctx) => exportHoldings(api, subject, ctx),
    rectify: async (subject, profile, changed, ctx) => await rectifyHoldings(api, subject, { profile, changed }, ctx),
    erase: async (target, progress, ctx) => await eraseTarget(api, target, progress, ctx),
    verifyGone: async (target, ctx) => await verifyTargetGone(api, target, ctx),
    check: async ({ signal }) => await check(checking, signal),
    close: () => {
      calls.close();
      checking.close();
      return Promise.resolve();
    },
  };
}

/** Who calls, and from where, is one question to this vendor; what the account may read comes after it. */
async function check(calls: ResellerClubCalls, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const search = (area: string) => async (): Promise<unknown> =>
    shaped(page, await calls.get(`${area}/search.json`, { "no-of-records": "10", "page-no": "1" }, signal));
  const credentials = await findingOf("resellerclub.credentials", search("customers"));
  if (credentials.state !== "ok") return [credentials];
  return [credentials, await findingOf("resellerclub.domains", search("domains"))];
}
