import { z } from "zod";
import { act } from "../../../duties/act.ts";
import { openDuty, openKeyOf } from "../../../duties/open-duty.ts";
import { findOpenDuty } from "../../../ledger/duties.ts";
import { explainBlocker } from "../../blocker-texts.ts";
import { readDuty } from "../../duty-json.ts";
import type { HttpParts } from "../../ports.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { anonymizationSchema, whmcsId } from "../../schemas.ts";

/** Asks for an account's anonymisation. Where one is open already it is the answer. */
export const createAnonymization = defineRoute({
  method: "post",
  path: "/v1/anonymizations",
  tag: "anonymizations",
  summary: "Ask for an account's anonymisation",
  description: "A 409 names in `blockers` what stands in the way. `force` passes open tickets only.",
  access: "token",
  body: z.strictObject({ clientId: whmcsId, force: z.boolean().optional() }),
  answers: {
    202: { description: "The anonymisation, new or already open", schema: anonymizationSchema, hasLocation: true },
  },
  problems: [404, 502],
  handle: async ({ body, actor }, parts) => {
    const { acts } = parts;
    const id = (await findOpen(parts, body.clientId)) ?? (await open(parts, body.clientId, body.force === true, actor));
    return {
      status: 202,
      headers: { Location: `/v1/anonymizations/${id}` },
      json: await readDuty(acts, id, "anonymization"),
    };
  },
});

/** Backlog is not open work: the owner's call is what makes it so, and asks for the blockers first. */
async function findOpen({ acts }: HttpParts, clientId: number): Promise<string | undefined> {
  const duty = await findOpenDuty(acts.ledger, openKeyOf({ kind: "anonymization", clientId }, ""));
  return duty?.reason === "backlog" ? undefined : duty?.id;
}

async function open({ acts, facts }: HttpParts, clientId: number, force: boolean, actor: string): Promise<string> {
  const blockers = await facts.blockers(clientId, force);
  if (blockers === undefined) throw new Problem("client.not_found");
  if (blockers.length > 0) throw new Problem("anonymization.blocked", { blockers: blockers.map(explainBlocker) });
  const { id } = await act(acts, (work) =>
    openDuty(work, { kind: "anonymization", clientId, origin: "owner", occurredAt: work.now, actor, forced: force }),
  );
  return id;
}
