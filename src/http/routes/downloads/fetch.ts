import { recordDownload } from "../../../duties/export-package.ts";
import { defineRoute } from "../../route.ts";
import { sendPackage } from "../../send-package.ts";
import { answerLink, linkParams, linkRefusals } from "./answer-link.ts";

/** Hands the package to whoever holds the link. Each download is evidence. */
export const fetchDownload = defineRoute({
  method: "post",
  path: "/download/{token}",
  tag: "download",
  summary: "Fetch the package with the client's download link",
  access: "open",
  params: linkParams,
  answers: { 200: { description: "The ZIP", contentType: "application/zip" }, ...linkRefusals },
  handle: ({ params, language }, parts) =>
    answerLink(parts, params.token, language, (row) =>
      sendPackage(parts, row, () => recordDownload(parts.acts, row, "client_link")),
    ),
});
