import { z } from "zod";
import { calendarDay } from "../../../domain/calendar.ts";
import { approveDeletion } from "../../../duties/approve-deletion.ts";
import { readDuty } from "../../duty-json.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { clientWord, deletionSchema, idParams } from "../../schemas.ts";

/** Records the client's approval as the owner received it. */
export const approveRoute = defineRoute({
  method: "post",
  path: "/v1/deletions/{id}/approve",
  tag: "deletions",
  summary: "Record the client's approval",
  description:
    "Once the cancellation is in effect the deletion is due at once; before, it is due at the effect, and `now` also gives up the time already paid.",
  access: "token",
  params: idParams,
  body: clientWord.extend({
    receivedOn: z.iso.date().optional(),
    now: z.boolean().optional(),
  }),
  answers: { 200: { description: "Where it stands now", schema: deletionSchema } },
  handle: async ({ params, body, actor }, { acts, clock }) => {
    const today = calendarDay(clock.now(), acts.policy.timezone);
    if (body.receivedOn !== undefined && body.receivedOn > today) {
      throw new Problem("input.invalid", { errors: [{ path: "receivedOn", expected: "today or an earlier day" }] });
    }
    await approveDeletion(acts, params.id, body, actor);
    return { status: 200, json: await readDuty(acts, params.id, "deletion") };
  },
});
