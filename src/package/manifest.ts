import type { GapReason } from "../connectors/connector.ts";
import type { Controller } from "../domain/policy.ts";
import type { ManifestEntity } from "./manifest-entities.ts";

/** How a source ended: everything it has, nothing to have, not reached (to its end), or not part of this installation. */
export type SourceStatus = "complete" | "empty" | "unreachable" | "not_configured";

/** One system the package was made from, also when it gave nothing. */
export interface PackageSource {
  readonly name: string;
  readonly status: SourceStatus;
  /** Records in this package; of an unreachable source those of the entities that were read to their end. */
  readonly records: number;
  /** A code, such as `connector.timeout`; of a source that was read to its end, its first gap's. */
  readonly reason?: string;
  /** What the source holds and could not give; absent when there is nothing of the kind. */
  readonly gaps?: readonly SourceGap[];
  /** Entities that could not be read, or not to their end, so that nothing of them is here; absent when there are none. */
  readonly leftOut?: readonly string[];
}

/** One thing that is missing from a source that was read. */
export interface SourceGap {
  readonly reason: GapReason;
  readonly count?: number;
}

const failures: ReadonlySet<GapReason> = new Set(["client_file_failed", "invoice_pdf_failed", "rows_missing"]);

/** The gaps of a source that another attempt may fill. */
export function failedGaps({ gaps = [] }: Pick<PackageSource, "gaps">): readonly SourceGap[] {
  return gaps.filter(({ reason }) => failures.has(reason));
}

/** One file of the package. `records` is 0 for a file that lists none, such as an attachment. */
export interface PackageFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly records: number;
  /** In the package's language. */
  readonly description: string;
}

/** The content of `manifest.json`, which lists every other file. */
export interface Manifest {
  readonly formatVersion: "1";
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  readonly controller: Controller;
  readonly subject: { readonly clientId: number };
  readonly sources: readonly PackageSource[];
  readonly entities: readonly ManifestEntity[];
  readonly files: readonly PackageFile[];
}

/** The manifest as it is written: entry by entry, because a client may have very many files. */
export async function* writeManifest(manifest: Manifest): AsyncGenerator<string> {
  const { entities, files, ...head } = manifest;
  yield JSON.stringify(head, undefined, 2).slice(0, -2);
  yield* writeList("entities", entities);
  yield* writeList("files", files);
  yield "\n}\n";
}

async function* writeList(name: string, entries: readonly object[]): AsyncGenerator<string> {
  yield `,\n  "${name}": [`;
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? "" : ","}\n    ${JSON.stringify(entry)}`;
  yield entries.length === 0 ? "]" : "\n  ]";
}
