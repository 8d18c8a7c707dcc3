import { z } from "zod";
import { chooseByLink, findByLink, linkChoices, type LinkedDeletion } from "../../../duties/answer-link.ts";
import { showNoApproval, type ChoiceFault } from "../../pages/approval/page.ts";
import { linkWording } from "../../pages/approval/texts.ts";
import { defineRoute } from "../../route.ts";
import { answerApproval, approvalParams, approvalRefusals, seenOf, showLinked } from "./answer-link.ts";

const choiceBody = z.object({
  choice: z
    .string()
    .optional()
    .meta({ description: `One of ${linkChoices.join(", ")}` }),
  understood: z.string().optional().meta({ description: "`1`: the box below the wording is ticked" }),
  seen: z.string().optional().meta({ description: "What the page that was filled in showed" }),
});

/** Carries out what the client chose, each choice once. What does not count is shown again with the reason. */
export const chooseApproval = defineRoute({
  method: "post",
  path: "/approve/{token}",
  tag: "approve",
  summary: "What the client chose on the page behind the link",
  description:
    "The token is the client's word, so it stands against forged requests as well. It approves once, and does no choice twice.",
  access: "open",
  params: approvalParams,
  form: choiceBody,
  answers: {
    200: { description: "The page with what was chosen", contentType: "text/html" },
    422: { description: "The page again, with what is still to be done", contentType: "text/html" },
    ...approvalRefusals,
  },
  handle: (call, parts) =>
    answerApproval(parts, call, async (linked) => {
      const { params, language, body } = call;
      const isDone = linked.chosen !== undefined && (linked.choices.length === 0 || linked.chosen === body.choice);
      if (isDone) return showLinked(parts, linked, language);
      const choice = linkChoices.find((one) => one === body.choice && linked.choices.includes(one));
      const fault = faultOf(linked, body, choice !== undefined, parts.clock.now());
      if (fault !== undefined || choice === undefined) return showLinked(parts, linked, language, fault ?? "choose");
      const word = { wordingVersion: linkWording, language: linked.duty.language ?? language };
      // Somebody, or a second click, may have been faster: then the page shows what was chosen.
      const done =
        (await chooseByLink(parts.acts, params.token, choice, word)) ?? (await findByLink(parts.acts, params.token));
      return done === undefined ? showNoApproval(language) : showLinked(parts, done, language);
    }),
});

function faultOf(
  linked: LinkedDeletion,
  { seen, understood }: z.output<typeof choiceBody>,
  isChosen: boolean,
  now: Date,
): ChoiceFault | undefined {
  if (seen !== seenOf(linked, now)) return "changed";
  if (!isChosen) return "choose";
  return understood === "1" ? undefined : "tick";
}
