import { recordDownload, requirePackage } from "../../../duties/export-package.ts";
import { sendPackage } from "../../send-package.ts";
import { defineRoute } from "../../route.ts";
import { idParams } from "../../schemas.ts";

/** Hands the ZIP to the owner. Each download is evidence, written before the first byte leaves. */
export const getPackage = defineRoute({
  method: "get",
  path: "/v1/exports/{id}/package",
  tag: "exports",
  summary: "Fetch the package",
  access: "token",
  params: idParams,
  refusesHead: true,
  answers: { 200: { description: "The ZIP", contentType: "application/zip" } },
  problems: [409, 410, 405],
  handle: async ({ params, actor }, parts) => {
    const row = await requirePackage(parts.acts.ledger, params.id, parts.clock.now());
    return sendPackage(parts, row, () => recordDownload(parts.acts, row, actor));
  },
});
