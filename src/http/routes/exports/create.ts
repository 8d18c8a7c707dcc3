import { z } from "zod";
import { act } from "../../../duties/act.ts";
import { openDuty } from "../../../duties/open-duty.ts";
import { readDuty } from "../../duty-json.ts";
import { defineRoute } from "../../route.ts";
import { exportSchema, whmcsId } from "../../schemas.ts";

/** Asks for a client's data. An unknown client fails later, openly, in the worker: WHMCS need not be up for the asking. */
export const createExport = defineRoute({
  method: "post",
  path: "/v1/exports",
  tag: "exports",
  summary: "Ask for a client's data",
  access: "token",
  body: z.strictObject({ clientId: whmcsId }),
  answers: { 202: { description: "The export is under way", schema: exportSchema, hasLocation: true } },
  handle: async ({ body, actor }, { acts }) => {
    const { id } = await act(acts, (work) =>
      openDuty(work, { kind: "export", clientId: body.clientId, origin: "owner", occurredAt: work.now, actor }),
    );
    return {
      status: 202,
      headers: { Location: `/v1/exports/${id}` },
      json: await readDuty(acts, id, "export"),
    };
  },
});
