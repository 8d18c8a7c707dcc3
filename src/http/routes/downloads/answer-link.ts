import { createHash } from "node:crypto";
import { z } from "zod";
import { findSharedPackage } from "../../../duties/export-package.ts";
import type { Language } from "../../../domain/policy.ts";
import type { ExportPackageRow } from "../../../ledger/schema.ts";
import { failureFields } from "../../../observability/log.ts";
import { showFaultPage, showGonePage } from "../../pages/download-page.ts";
import type { HttpParts } from "../../ports.ts";
import type { Answer, DocumentedAnswer } from "../../route.ts";

export const linkParams = z.object({ token: z.string() });

/** What either route answers where it hands over no package. */
export const linkRefusals: Readonly<Record<number, DocumentedAnswer>> = {
  404: { description: "A page: unknown, revoked and expired links alike", contentType: "text/html" },
  503: { description: "A page: the link is good, but a fault here keeps the package back", contentType: "text/html" },
};

/**
 * Answers whoever holds a link, always with a page or the package: a person reads it. The ledger knows the hash of the token
 * alone. What `answer` throws is a fault of this service, which its owner reads in the log.
 * @param browserLanguage spoken where the package's language is not known
 */
export async function answerLink(
  parts: HttpParts,
  token: string,
  browserLanguage: Language,
  answer: (row: ExportPackageRow) => Promise<Answer>,
): Promise<Answer> {
  const { acts, clock, log } = parts;
  let row: ExportPackageRow | undefined;
  try {
    row = await findSharedPackage(acts.ledger, createHash("sha256").update(token).digest("hex"), clock.now());
    return row === undefined ? showGonePage(browserLanguage) : await answer(row);
  } catch (error) {
    log.error("download.failed", { dutyId: row?.duty_id, ...failureFields(error) });
    return showFaultPage(row?.language ?? browserLanguage, acts.policy.controller.name);
  }
}
