import { defineRoute } from "../../route.ts";
import { answerApproval, approvalParams, approvalRefusals, showLinked } from "./answer-link.ts";

/** The page behind the client's link. Mail scanners and previews fetch it too, so it changes nothing. */
export const showApproval = defineRoute({
  method: "get",
  path: "/approve/{token}",
  tag: "approve",
  summary: "The page behind the link in a client's mail",
  description: "Shows what will be deleted, and when. Changes nothing, however often it is fetched.",
  access: "open",
  params: approvalParams,
  answers: {
    200: { description: "A page with a form for each choice, or with what was chosen", contentType: "text/html" },
    ...approvalRefusals,
  },
  handle: (call, parts) => answerApproval(parts, call, (linked) => showLinked(parts, linked, call.language)),
});
