import { escapeHtml } from "../../domain/escape-html.ts";

/** A term and what is said of it, both plain text. */
export type Pair = readonly [term: string, told: string];

/** A list of terms, such as a controller's details. */
export function termList(pairs: readonly Pair[], className: string): string {
  const shown = pairs.map(([term, told]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(told)}</dd>\n`);
  return `<dl class="${className}">\n${shown.join("")}</dl>\n`;
}

/** A list of plain texts. */
export function bulletList(items: readonly string[]): string {
  return `<ul>\n${items.map((item) => `<li>${escapeHtml(item)}</li>\n`).join("")}</ul>\n`;
}

/** A paragraph of plain text. */
export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>\n`;
}

/** A section that its heading names; `inside` is markup. */
export function section(id: string, heading: string, inside: string): string {
  return `${sectionStart(id, heading)}${inside}</section>\n`;
}

/** The same, for what is written as it comes; `</section>` ends it. */
export function sectionStart(id: string, heading: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeHtml(heading)}</h2>\n`;
}

/** The heading row of a table. */
export function headRow(labels: readonly string[]): string {
  return `<thead><tr>${labels.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join("")}</tr></thead>\n`;
}

/** Where an entity stands on the page. Names of sources and entities are plain: no other id holds a `.`. */
export function anchor(source: string, entity: string): string {
  return `${source}.${entity}`;
}
