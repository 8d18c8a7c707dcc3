import { readDuty } from "../../duty-json.ts";
import { Problem } from "../../problems.ts";
import { defineRoute } from "../../route.ts";
import { idParams } from "../../schemas.ts";

/** What the client is told at the end, in the client's language. */
export const getLetter = defineRoute({
  method: "get",
  path: "/v1/anonymizations/{id}/letter",
  tag: "anonymizations",
  summary: "Read what the client is told at the end",
  access: "token",
  params: idParams,
  answers: { 200: { description: "The letter, a page of its own", contentType: "text/html" } },
  handle: async ({ params }, parts) => {
    await readDuty(parts.acts, params.id, "anonymization");
    const written = await parts.letter(params.id);
    if (written === undefined) throw new Problem("request.not_found");
    return {
      status: 200,
      headers: {
        "Content-Language": written.language,
        // A letter brings its own style sheet and nothing else.
        "Content-Security-Policy":
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      },
      text: { contentType: "text/html; charset=utf-8", body: written.html },
    };
  },
});
