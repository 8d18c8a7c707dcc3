import { createHash } from "node:crypto";
import { z } from "zod";
import { requirePackage, revokeExportLink, shareExport } from "../../../duties/export-package.ts";
import { defineRoute } from "../../route.ts";
import { idParams } from "../../schemas.ts";
import { requireBytes } from "../../send-package.ts";

/** Makes the client's download link, which replaces an earlier one. Only its hash is kept. */
export const createLink = defineRoute({
  method: "post",
  path: "/v1/exports/{id}/link",
  tag: "exports",
  summary: "Make the client's download link",
  description:
    "The link ends with the package; a new one ends the old one. The answer is the only place that shows it: it is not stored, and repeating the request under its Idempotency-Key derives it anew.",
  access: "token",
  params: idParams,
  answers: {
    201: { description: "The link", schema: z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() }) },
  },
  problems: [410],
  handle: async ({ params, actor, secret }, parts) => {
    const { acts, clock, publicUrl } = parts;
    await requireBytes(parts, await requirePackage(acts.ledger, params.id, clock.now()));
    const expiresAt = await shareExport(acts, params.id, createHash("sha256").update(secret).digest("hex"), actor);
    return { status: 201, json: { url: `${publicUrl}/download/${secret}`, expiresAt }, showsSecret: true };
  },
});

/** Takes the client's download link away. */
export const revokeLink = defineRoute({
  method: "delete",
  path: "/v1/exports/{id}/link",
  tag: "exports",
  summary: "Revoke the client's download link",
  access: "token",
  params: idParams,
  answers: { 204: { description: "There is no link (any more)" } },
  handle: async ({ params, actor }, { acts }) => {
    await revokeExportLink(acts, params.id, actor);
    return { status: 204 };
  },
});
