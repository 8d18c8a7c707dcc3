import type { ExportEstimate } from "../connectors/connector.ts";
import { RetryableError } from "../domain/errors.ts";
import type { Spend } from "./spool.ts";
import type { Disk } from "./storage.ts";

/** Where an export writes to. */
export interface ExportDisks {
  /** Of the spools. */
  readonly spool: Disk;
  /** Of the package itself; absent where it goes to no disk of ours. It may well be the one of the spools. */
  readonly destination?: Disk | undefined;
}

/** Sees to it that an export ends before it fills a disk that others live on. */
export interface ExportRoom {
  /** Call it before anything is read. @throws RetryableError storage.full, storage.failed */
  assertEnoughFor(estimate: ExportEstimate | undefined): Promise<void>;
  /** Call it for what was written, to whichever disk: now and then it looks again. @throws as `assertEnoughFor` */
  readonly spend: Spend;
}

const mebibyte = 1024 * 1024;

/** What stays free whatever an export needs: the ledger, on the same disk as a rule, must never be refused a write. */
export const reserveBytes = 512 * mebibyte;
/** Far less than the reserve, so that several exports at once do not get through it between two looks. */
const lookEveryBytes = 16 * mebibyte;

// What is likely is asked for, not the worst: a start that was wrong ends at the reserve, while a refusal that was wrong keeps
// somebody from their data.
// Records stand three times in a package, as JSON, CSV and on the page, and once in a spool; the move pack repeats some.
const spooledOfRecords = 0.4;
// Such texts are compressed to a tenth or a fifth.
const sealedOfRecords = 0.25;
// Files are compressed already as a rule. A block that cannot be compressed further grows by 5 bytes in 16 KiB, a sealed one
// by 16 bytes in 64 KiB, and the ZIP's directory comes to about 200 bytes a file.
const sealedOfFiles = 1.01;

/** Bytes that an export takes by its estimate: of the spools while it runs, of the sealed package from then on. */
export function roomNeeded({ bytes, fileBytes }: Pick<ExportEstimate, "bytes" | "fileBytes">): {
  readonly spooled: number;
  readonly sealed: number;
} {
  const recordBytes = bytes - fileBytes;
  return {
    spooled: Math.ceil(recordBytes * spooledOfRecords),
    sealed: Math.ceil(recordBytes * sealedOfRecords + fileBytes * sealedOfFiles),
  };
}

/** One per export. Whether the two disks are one is not known, so the destination's must have room for the spools as well. */
export function createExportRoom({ spool, destination }: ExportDisks): ExportRoom {
  let sinceLook = 0;
  const assertFree = async (spooled: number, sealed: number): Promise<void> => {
    await assertRoom(spool, reserveBytes + spooled);
    if (destination !== undefined) await assertRoom(destination, reserveBytes + spooled + sealed);
  };
  return {
    assertEnoughFor: async (estimate) => {
      const { spooled, sealed } = roomNeeded(estimate ?? { bytes: 0, fileBytes: 0 });
      await assertFree(spooled, sealed);
    },
    spend: async (bytes) => {
      sinceLook += bytes;
      if (sinceLook < lookEveryBytes) return;
      sinceLook = 0;
      await assertFree(0, 0);
    },
  };
}

async function assertRoom(disk: Disk, bytes: number): Promise<void> {
  if ((await disk.freeBytes()) < bytes) throw new RetryableError("storage.full");
}
