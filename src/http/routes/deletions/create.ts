import { z } from "zod";
import { act } from "../../../duties/act.ts";
import { openDuty } from "../../../duties/open-duty.ts";
import { readDuty } from "../../duty-json.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { deletionSchema, whmcsId } from "../../schemas.ts";

/** Asks for the deletion of a service's hosting, which WHMCS must say is cancelled. Where one is open it is the answer. */
export const createDeletion = defineRoute({
  method: "post",
  path: "/v1/deletions",
  tag: "deletions",
  summary: "Ask for the deletion of a cancelled service's hosting",
  access: "token",
  body: z.strictObject({ serviceId: whmcsId }),
  answers: {
    202: { description: "Scheduled by the policy, or already open", schema: deletionSchema, hasLocation: true },
  },
  problems: [404, 502],
  handle: async ({ body: { serviceId }, actor }, { acts, facts }) => {
    const service = await facts.deletable(serviceId);
    if (service === undefined) throw new Problem("service.not_found");
    if (!service.cancelled) throw new Problem("deletion.not_cancelled");
    const { clientId } = service;
    const { id } = await act(acts, (work) =>
      openDuty(work, { kind: "deletion", clientId, serviceId, origin: "owner", occurredAt: work.now, actor }),
    );
    return {
      status: 202,
      headers: { Location: `/v1/deletions/${id}` },
      json: await readDuty(acts, id, "deletion"),
    };
  },
});
