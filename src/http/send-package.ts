import { create as contentDisposition } from "content-disposition";
import type { ExportPackageRow } from "../ledger/schema.ts";
import type { HttpParts } from "./ports.ts";
import { Problem } from "./problems.ts";
import type { Answer } from "./route.ts";

/**
 * Makes sure that a package can be handed out: whoever shows or makes a link looks first, so that every answer agrees.
 * @throws Problem export.package_missing @throws PermanentError seal.key_unknown, seal.key_refused
 */
export async function requireBytes(parts: HttpParts, row: ExportPackageRow): Promise<void> {
  if (!(await parts.packages.isThere(row.object))) throw new Problem("export.package_missing");
}

/**
 * The package as a download. `record` runs once the bytes are at hand and before the first of them leaves.
 * @throws as `requireBytes`; what `record` throws
 */
export async function sendPackage(
  parts: HttpParts,
  row: ExportPackageRow,
  record: () => Promise<void>,
): Promise<Answer> {
  const stream = await parts.packages.open(row.object);
  if (stream === undefined) throw new Problem("export.package_missing");
  try {
    await record();
  } catch (error) {
    stream.destroy();
    throw error;
  }
  return {
    status: 200,
    headers: {
      "Content-Type": "application/zip",
      "Content-Length": String(row.bytes),
      "Content-Disposition": contentDisposition(`export-${row.duty_id}.zip`),
      "Cache-Control": "no-store",
    },
    stream,
  };
}
