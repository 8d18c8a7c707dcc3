import type { Migration } from "kysely/migration";
import { initial } from "./0001-initial.ts";
import { eventDetail } from "./0002-event-detail.ts";
import { brake } from "./0003-brake.ts";
import { exportDetails } from "./0004-export-details.ts";
import { packageObjects } from "./0005-package-objects.ts";
import { erasure } from "./0006-erasure.ts";
import { processors } from "./0007-processors.ts";

/** Every change of the schema, in order. A published one is never edited, only followed by another. */
export const migrations: Record<string, Migration> = {
  "0001-initial": initial,
  "0002-event-detail": eventDetail,
  "0003-brake": brake,
  "0004-export-details": exportDetails,
  "0005-package-objects": packageObjects,
  "0006-erasure": erasure,
  "0007-processors": processors,
};
