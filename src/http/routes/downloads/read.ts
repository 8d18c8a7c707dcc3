import { isComplete } from "../../../duties/export-package.ts";
import { showDownloadPage } from "../../pages/download-page.ts";
import { defineRoute } from "../../route.ts";
import { requireBytes } from "../../send-package.ts";
import { answerLink, linkParams, linkRefusals } from "./answer-link.ts";

/** The page behind the client's link. Mail scanners and previews fetch it too, so it changes nothing. */
export const showDownload = defineRoute({
  method: "get",
  path: "/download/{token}",
  tag: "download",
  summary: "The page behind the client's download link",
  access: "open",
  params: linkParams,
  answers: {
    200: { description: "A page with a button that fetches the package", contentType: "text/html" },
    ...linkRefusals,
  },
  handle: ({ params, language }, parts) =>
    answerLink(parts, params.token, language, async (row) => {
      await requireBytes(parts, row);
      const { ledger, policy } = parts.acts;
      return showDownloadPage(row.language ?? language, {
        bytes: row.bytes,
        sha256: row.sha256,
        expiresAt: row.expires_at,
        isComplete: await isComplete(ledger, row.duty_id),
        timezone: policy.timezone,
        controller: policy.controller.name,
      });
    }),
});
