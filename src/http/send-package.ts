import { create as contentDisposition } from "content-disposition";
import type { ExportPackageRow } from "../ledger/schema.ts";
import type { HttpParts } from "./ports.ts";
import type { Answer } from "./route.ts";

/**
 * The package as a download; undefined when its bytes are destroyed already. `record` runs once the bytes are at hand
 * and before the first of them leaves. @throws what `record` throws
 */
export async function sendPackage(
  parts: HttpParts,
  row: ExportPackageRow,
  record: () => Promise<void>,
): Promise<Answer | undefined> {
  const stream = await parts.packages.open(row.object);
  if (stream === undefined) return undefined;
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
