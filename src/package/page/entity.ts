import { escapeHtml } from "../../domain/escape-html.ts";
import { aboutEntity } from "./about.ts";
import type { Writing } from "./content.ts";
import { anchor, paragraph, sectionStart } from "./markup.ts";
import { describedView, plainView, readRecords, type RecordView } from "./records.ts";
import type { Survey } from "./survey.ts";

/** Rows of one table. Tables outside the window are not laid out, so that ten thousand rows open at once. */
const rowsAtOnce = 200;

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
  if (shown > rowsAtOnce) yield jumps(survey, writing);
  let written = 0;
  for await (const record of readRecords(spooled)) {
    if (written === shown) break;
    if (written % rowsAtOnce === 0) {
      if (written > 0) yield `${view.end}</table>\n</div>\n`;
      const rows = Math.min(rowsAtOnce, shown - written);
      const caption =
        shown <= rowsAtOnce && shown === spooled.records
          ? `${title}: ${writing.translate("recordCount", { count: spooled.records })}`
          : rangeText(title, { from: written + 1, to: written + rows, count: spooled.records }, writing);
      yield tableStart(`${id}.${written + 1}`, rows, caption, view);
    }
    yield view.row(record);
    written += 1;
  }
  yield `${view.end}</table>\n</div>\n`;
}

/** A wide table scrolls by itself and can be reached by keyboard; a narrow one never needs to. */
function tableStart(id: string, rows: number, caption: string, { className, head }: RecordView): string {
  const size = `style="contain-intrinsic-size: auto ${rows * 4}rem"`;
  const start =
    className === "full"
      ? `<div class="part scroll" id="${id}" ${size} role="region" aria-labelledby="${id}.caption" tabindex="0">\n<table class="full">`
      : `<div class="part" id="${id}" ${size}>\n<table class="rows" role="table">`;
  return `${start}\n<caption id="${id}.caption">${escapeHtml(caption)}</caption>\n${head}`;
}

function rangeText(
  title: string,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
  { translate, formats }: Writing,
): string {
  const values = { from: formats.count(from), to: formats.count(to), count: formats.count(count) };
  return translate("recordRange", { entity: title, ...values });
}

/** Links to the parts of a long list. */
function jumps(survey: Survey, writing: Writing): string {
  const { source, spooled, shown } = survey;
  const id = anchor(source, spooled.entity);
  const links: string[] = [];
  for (let from = 1; from <= shown; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce - 1, shown);
    const range = `${writing.formats.count(from)}–${writing.formats.count(to)}`;
    links.push(`<li><a href="#${id}.${from}">${range}</a></li>`);
  }
  const name = escapeHtml(writing.translate("partsOf", { entity: entityTitle(survey, writing) }));
  return `<nav class="jumps" aria-label="${name}"><ul>${links.join("")}</ul></nav>\n`;
}
