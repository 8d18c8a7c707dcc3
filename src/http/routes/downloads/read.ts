import { createHash } from "node:crypto";
import { z } from "zod";
import { findSharedPackage } from "../../../duties/export-package.ts";
import type { ExportPackageRow } from "../../../ledger/schema.ts";
import { showDownloadPage, showGonePage } from "../../pages/download-page.ts";
import type { HttpParts } from "../../ports.ts";
import { defineRoute } from "../../route.ts";

export const linkParams = z.object({ token: z.string() });

/** The package behind a link's token; the ledger knows its hash alone. */
export function findByToken({ acts, clock }: HttpParts, token: string): Promise<ExportPackageRow | undefined> {
  return findSharedPackage(acts.ledger, createHash("sha256").update(token).digest("hex"), clock.now());
}

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
    404: { description: "A page: unknown, revoked and expired links alike", contentType: "text/html" },
  },
  handle: async ({ params, language }, parts) => {
    const row = await findByToken(parts, params.token);
    if (row === undefined) return showGonePage(language);
    const { timezone, controller } = parts.acts.policy;
    return showDownloadPage(row.language ?? language, {
      bytes: row.bytes,
      sha256: row.sha256,
      expiresAt: row.expires_at,
      timezone,
      controller: controller.name,
    });
  },
});
