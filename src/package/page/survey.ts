import type { Json } from "../../connectors/connector.ts";
import { presentFields, type EntityDescription } from "../../domain/data-map.ts";
import type { ReadSource, SpooledEntity } from "../read-source.ts";
import { readRecords, valueAt } from "./records.ts";

/** What must be known of an entity before its records are written. */
export interface Survey {
  readonly source: string;
  readonly spooled: SpooledEntity;
  readonly description: EntityDescription | undefined;
  /** Whom the records name as having received them. */
  readonly recipients: readonly string[];
  /** Something checked the person for signs of fraud (GDPR Art. 15(1)(h)). */
  readonly isScreened: boolean;
  /** How many records the page shows, from the first on; all of them stand in the files. */
  readonly shown: number;
}

/** Beyond either, a page would no longer open at once. Of one record more than that is still shown. */
export const most = { records: 10_000, characters: 8_000_000, recipients: 50 } as const;

/** Looks through every entity once. Records are read one at a time, and only as far as something has to be known. */
export async function surveyAll(sources: readonly ReadSource[]): Promise<readonly Survey[]> {
  const surveys: Survey[] = [];
  for (const { name, describes, entities } of sources) {
    for (const spooled of entities) {
      const description = describes.find(({ entity }) => entity === spooled.entity);
      const shown = await countShown(spooled);
      surveys.push({ source: name, spooled, description, shown, ...(await readThrough(spooled, description)) });
    }
  }
  return surveys;
}

async function countShown({ lines }: SpooledEntity): Promise<number> {
  let shown = 0;
  let characters = 0;
  for await (const line of lines()) {
    characters += line.length;
    if (shown > 0 && (shown === most.records || characters > most.characters)) break;
    shown += 1;
  }
  return shown;
}

async function readThrough(
  spooled: SpooledEntity,
  description: EntityDescription | undefined,
): Promise<Pick<Survey, "recipients" | "isScreened">> {
  const fields = presentFields(description?.fields ?? []);
  const naming = fields.filter(({ namesRecipient }) => namesRecipient === true);
  const screening = fields.filter(({ name }) => name.startsWith("fraud"));
  const recipients = new Set<string>();
  let isScreened = false;
  if (naming.length + screening.length > 0) {
    for await (const record of readRecords(spooled)) {
      isScreened ||= screening.some(({ name }) => isTold(valueAt(record, name)));
      for (const { name } of naming) {
        const value = valueAt(record, name);
        if (typeof value === "string" && value.trim() !== "" && recipients.size < most.recipients)
          recipients.add(value);
      }
    }
  }
  return { recipients: [...recipients], isScreened };
}

function isTold(value: Json): boolean {
  return value !== null && value !== "";
}
