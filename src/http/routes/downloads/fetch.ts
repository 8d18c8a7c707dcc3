import { recordDownload } from "../../../duties/export-package.ts";
import type { ExportPackageRow } from "../../../ledger/schema.ts";
import { showGonePage } from "../../pages/download-page.ts";
import { defineRoute } from "../../route.ts";
import { sendPackage } from "../../send-package.ts";
import { findByToken, linkParams } from "./read.ts";

/** Hands the package to whoever holds the link. Each download is evidence. */
export const fetchDownload = defineRoute({
  method: "post",
  path: "/download/{token}",
  tag: "download",
  summary: "Fetch the package with the client's download link",
  access: "open",
  params: linkParams,
  answers: {
    200: { description: "The ZIP", contentType: "application/zip" },
    404: { description: "A page: unknown, revoked and expired links alike", contentType: "text/html" },
  },
  handle: async ({ params, language }, parts) => {
    const row = await findByToken(parts, params.token);
    const record = (found: ExportPackageRow): Promise<void> => recordDownload(parts.acts, found, "client_link");
    const answer = row && (await sendPackage(parts, row, () => record(row)));
    return answer ?? showGonePage(language);
  },
});
