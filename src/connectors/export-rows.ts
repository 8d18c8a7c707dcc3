import type { EntityDescription } from "../domain/data-map.ts";
import type { ExportItem, Subject } from "./connector.ts";
import { nobodyElse } from "./masks.ts";
import { createPresenter, type PresentContext } from "./present.ts";
import type { RawRow } from "./scalars.ts";

/** Rows of one entity as the system sends them, in the order in which they shall stand in the package. */
export interface DescribedRows {
  readonly description: EntityDescription;
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}

/** For a system that tells of nobody but the subject and has no staff notes. */
export function plainContext({ emails }: Subject): PresentContext {
  return { people: nobodyElse, ownEmails: emails, withNotes: true };
}

/**
 * Entity by entity: announced, also when empty, its rows presented by its description, and what the description does not know
 * counted. @throws what reading the rows throws
 */
export function exportRows(
  entities: readonly DescribedRows[],
  context: PresentContext,
): AsyncGenerator<ExportItem, void, void> {
  return tellLeftOut(presentAll(entities, context));
}

async function* presentAll(
  entities: readonly DescribedRows[],
  context: PresentContext,
): AsyncGenerator<ExportItem, void, void> {
  for (const { description, rows } of entities) {
    const { entity } = description;
    const presenter = createPresenter(description);
    yield { type: "entity", entity };
    for await (const row of rows) yield { type: "record", entity, record: presenter.present(row, context) };
    yield* presenter.unmapped();
  }
}

/** The same items, and at their end how many values no description knew: nothing is left out in silence. */
export async function* tellLeftOut(items: AsyncIterable<ExportItem>): AsyncGenerator<ExportItem, void, void> {
  let leftOut = 0;
  for await (const item of items) {
    if (item.type === "unmapped") leftOut += item.count;
    yield item;
  }
  if (leftOut > 0) yield { type: "gap", reason: "fields_not_mapped", count: leftOut };
}
