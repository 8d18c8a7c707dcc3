import { presentFields, type EntityDescription } from "../../domain/data-map.ts";
import type { ReadSource } from "../read-source.ts";
import type { SpooledEntity } from "../spooled-entity.ts";
import { mostRows } from "./parts.ts";
import { readRecords, valueAt } from "./records.ts";
import { isEmpty } from "./values.ts";

/** What must be known of an entity before its records are written. */
export interface Survey {
  readonly source: string;
  readonly spooled: SpooledEntity;
  readonly description: EntityDescription | undefined;
  /** Something checked the person for signs of fraud (GDPR Art. 15(1)(h)). */
  readonly isScreened: boolean;
  /** How many records the page shows, from the first on; all of them stand in the files. */
  readonly shown: number;
}

/** Of one entity, as JSON: long records count for more. Beyond it the page is cut off, but never before the first record. */
const mostCharacters = 10_000_000;

/** Looks through every entity once. Records are read one at a time, and only as far as something has to be known. */
export async function surveyAll(sources: readonly ReadSource[]): Promise<readonly Survey[]> {
  const surveys: Survey[] = [];
  for (const { name, describes, entities } of sources) {
    for (const spooled of entities) {
      const description = describes.find(({ entity }) => entity === spooled.entity);
      const shown = await countShown(spooled);
      surveys.push({
        source: name,
        spooled,
        description,
        shown,
        isScreened: await findScreening(spooled, description),
      });
    }
  }
  return surveys;
}

async function countShown({ lines }: SpooledEntity): Promise<number> {
  let shown = 0;
  let characters = 0;
  for await (const line of lines()) {
    characters += line.length;
    if (shown > 0 && (shown === mostRows || characters > mostCharacters)) break;
    shown += 1;
  }
  return shown;
}

/** A field that begins with `fraud` and holds something tells what a check for fraud said. */
async function findScreening(spooled: SpooledEntity, description: EntityDescription | undefined): Promise<boolean> {
  const telling = presentFields(description?.fields ?? []).filter(({ name }) => name.startsWith("fraud"));
  if (telling.length === 0) return false;
  for await (const record of readRecords(spooled)) {
    if (telling.some(({ name }) => !isEmpty(valueAt(record, name)))) return true;
  }
  return false;
}
