import type { WhmcsApi } from "../src/connectors/whmcs/api.ts";
import type { WhmcsDoor } from "../src/connectors/whmcs/door/door.ts";
import type { Processors } from "../src/connectors/open.ts";
import type { TargetHashes } from "../src/domain/target-hash.ts";
import type { ActContext } from "../src/duties/act.ts";
import type { Gates } from "../src/duties/begin-duty.ts";
import type { Log } from "../src/observability/log.ts";
import type { TellOwner } from "../src/observability/owner-alarm.ts";
import type { ExportStore } from "../src/package/export-store.ts";
import type { DocumentStore } from "../src/package/sealed-documents.ts";
import type { SubjectStore } from "../src/package/sealed-subject.ts";

/** What every worker is built from; made once per process by the composition root. */
export interface WorkerParts {
  readonly acts: ActContext;
  readonly gates: Gates;
  readonly log: Log;
  readonly whmcs: WhmcsApi;
  readonly door: WhmcsDoor;
  /** The connectors of other systems that are in use. */
  readonly processors: Processors;
  /** How the ledger calls what they hold. */
  readonly targetHashes: TargetHashes;
  readonly packages: ExportStore;
  readonly subjects: SubjectStore;
  readonly documents: DocumentStore;
  /** Where a package's records wait, encrypted, while it is being built. */
  readonly spoolDirectory: string;
  /** Asks for a sweep after so many milliseconds. */
  readonly askForSweep: (delayMs: number) => void;
  readonly tellOwner: TellOwner;
}
