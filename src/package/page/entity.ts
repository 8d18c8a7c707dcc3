import { escapeHtml } from "../../domain/escape-html.ts";
import { aboutEntity } from "./about.ts";
import type { Writing } from "./content.ts";
import { anchor, paragraph, sectionStart } from "./markup.ts";
import { type Part, partCaption, partBox, partsOf, rowsAtOnce } from "./parts.ts";
import { describedView, plainView, readRecords, type RecordView } from "./records.ts";
import type { Survey } from "./survey.ts";

/** One entity: what is said of it, then its records. Written as they are read. */
export async function* writeEntity(survey: Survey, writing: Writing): AsyncGenerator<string> {
  const { source, spooled, description } = survey;
  const { translate } = writing;
  const title = entityTitle(survey, writing);
  yield sectionStart(anchor(source, spooled.entity), title);
  if (spooled.records === 0) {
    yield paragraph(translate("noRecords"));
  } else {
    if (description !== undefined) yield aboutEntity(description, spooled.recipients, writing);
    yield limitNote(survey, writing);
    const view = description === undefined ? plainView(spooled, writing) : describedView(description, writing);
    yield* spooled.records === 1 ? single(survey, view) : tables(survey, view, writing);
    yield `<p class="up"><a href="#inside">${escapeHtml(translate("backToOverview"))}</a></p>\n`;
  }
  yield "</section>\n";
}

/** What people call an entity of a source. */
function entityTitle({ source, spooled }: Survey, { translate }: Writing): string {
  return `${translate.source(source)}: ${translate.entity(spooled.entity)}`;
}

/** A list that the page cuts off says so before its first record. */
function limitNote({ source, spooled: { entity, records }, shown }: Survey, { translate, formats }: Writing): string {
  if (shown >= records) return "";
  const files = { json: `data/${source}/${entity}.json`, csv: `csv/${source}/${entity}.csv` };
  const note = translate("limitNote", { shown: formats.count(shown), count: formats.count(records), ...files });
  return `<p class="limit"><strong>${escapeHtml(note)}</strong></p>\n`;
}

async function* single({ spooled }: Survey, view: RecordView): AsyncGenerator<string> {
  for await (const record of readRecords(spooled)) yield `${view.single(record)}\n`;
}

async function* tables(survey: Survey, view: RecordView, writing: Writing): AsyncGenerator<string> {
  const { source, spooled, shown } = survey;
  const title = entityTitle(survey, writing);
  const id = anchor(source, spooled.entity);
  const whole = `${title}: ${writing.translate("recordCount", { count: spooled.records })}`;
  const parts = partsOf(shown, spooled.records);
  if (parts.length > 1) yield jumps(title, id, parts, writing);
  let written = 0;
  for await (const record of readRecords(spooled)) {
    if (written === shown) break;
    const part = parts[written / rowsAtOnce];
    if (part !== undefined) {
      if (written > 0) yield `${view.end}</table>\n</div>\n`;
      yield tableStart(`${id}.${part.from}`, part, partCaption(title, part, whole, writing), view);
    }
    yield view.row(record);
    written += 1;
  }
  yield `${view.end}</table>\n</div>\n`;
}

/** A wide table scrolls by itself and can be reached by keyboard; a narrow one never needs to. */
function tableStart(id: string, part: Part, caption: string, { className, head }: RecordView): string {
  const start =
    className === "full"
      ? `<div ${partBox(part, "part scroll", 4)} id="${id}" role="region" aria-labelledby="${id}.caption" tabindex="0">\n<table class="full">`
      : `<div ${partBox(part, "part", 4)} id="${id}">\n<table class="rows" role="table" aria-labelledby="${id}.caption">`;
  return `${start}\n<caption id="${id}.caption">${escapeHtml(caption)}</caption>\n${head}`;
}

/** Links to the parts of a long list. */
function jumps(title: string, id: string, parts: readonly Part[], { translate, formats }: Writing): string {
  const links = parts.map(({ from, to }) => {
    const range = `${formats.count(from)}–${formats.count(to)}`;
    return `<li><a href="#${id}.${from}">${range}</a></li>`;
  });
  const name = escapeHtml(translate("partsOf", { entity: title }));
  return `<nav class="jumps" aria-label="${name}"><ul>${links.join("")}</ul></nav>\n`;
}
