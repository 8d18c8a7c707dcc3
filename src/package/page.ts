import type { Json } from "../connectors/connector.ts";
import { escapeHtml } from "../domain/escape-html.ts";
import type { Controller, Language, Policy } from "../domain/policy.ts";
import { failedGaps, type PackageFile, type SourceStatus } from "./manifest.ts";
import { pageStyle } from "./page-style.ts";
import type { ReadSource, SpooledEntity } from "./read-source.ts";
import type { TextKey, Translate } from "./texts/translate.ts";

/** What the page shows. */
export interface PageContent {
  readonly clientId: number;
  readonly language: Language;
  readonly policy: Policy;
  readonly generatedAt: Date;
  readonly sources: readonly ReadSource[];
  /** Every file but the page and the manifest. */
  readonly files: readonly PackageFile[];
  readonly translate: Translate;
}

const statusTexts = {
  complete: "statusComplete",
  empty: "statusEmpty",
  unreachable: "statusUnreachable",
  not_configured: "statusNotConfigured",
} as const satisfies Record<SourceStatus, TextKey>;

const deepest = 8;

/**
 * `index.html`: everything in the package for a person to read, in one file without script or outside resource, record
 * by record. Its first line says so when the package is incomplete.
 */
export async function* writePage(content: PageContent): AsyncGenerator<string> {
  const { policy, language, translate } = content;
  const title = escapeHtml(translate("title", { controller: policy.controller.name }));
  // The policy stands before all content: even markup that slipped through could load and run nothing.
  yield `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
${incompleteNotice(content)}<header>
<h1>${title}</h1>
<p>${escapeHtml(intro(content))}</p>
</header>
<main>
${insideSection(content)}${missingSection(content)}${controllerSection(content)}${rightsSection(content)}${filesSection(content)}`;
  for (const source of content.sources) {
    for (const entity of source.entities) yield* entitySection(source.name, entity, translate);
  }
  yield* attachmentsSection(content);
  yield "</main>\n</body>\n</html>\n";
}

function intro({ policy, translate, clientId, generatedAt, language }: PageContent): string {
  // Dates in the European way, also for English readers.
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeStyle: "long",
    timeZone: policy.timezone,
  });
  return translate("intro", { controller: policy.controller.name, clientId, date: format.format(generatedAt) });
}

function incompleteNotice({ sources, policy: { controller }, clientId, translate }: PageContent): string {
  const missing = sources.filter((source) => source.status === "unreachable");
  const contact = contactOf(controller);
  const parts = sources.flatMap((source) =>
    failedGaps(source).map((gap) => translate.gap(gap, { source: translate.source(source.name), contact })),
  );
  if (missing.length + parts.length === 0) return "";
  const names = missing.map((source) => translate.source(source.name)).join(", ");
  const count = missing.length;
  const first = count > 0 ? translate("incompleteNotice", { sources: names, count }) : translate("incompletePart");
  const meaning = count > 0 ? [translate("incompleteMeaning", { count })] : [];
  const rest = [...meaning, ...parts, translate("incompleteAction", { contact, clientId })];
  return `<div class="notice" role="alert">
<p><strong>${escapeHtml(first)}</strong></p>
${rest.map((line) => `<p>${escapeHtml(line)}</p>\n`).join("")}</div>
`;
}

function insideSection({ sources, translate }: PageContent): string {
  const rows = sources.map(
    (source) =>
      `<tr><th scope="row">${escapeHtml(translate.source(source.name))}</th><td>${escapeHtml(translate(statusTexts[source.status]))}</td><td class="number">${source.records}</td></tr>\n`,
  );
  const links = sources.flatMap((source) =>
    source.entities.map(
      (entity) =>
        `<li><a href="#${anchor(source.name, entity.entity)}">${escapeHtml(entityTitle(source.name, entity.entity, translate))}</a> (${entity.records})</li>\n`,
    ),
  );
  return `<section aria-labelledby="inside">
<h2 id="inside">${escapeHtml(translate("insideHeading"))}</h2>
<table>
<caption>${escapeHtml(translate("insideHeading"))}</caption>
<thead><tr>${headCell(translate("columnSource"))}${headCell(translate("columnStatus"))}${headCell(translate("columnRecords"))}</tr></thead>
<tbody>
${rows.join("")}</tbody>
</table>
<nav aria-label="${escapeHtml(translate("contentsHeading"))}">
<ul>
${links.join("")}<li><a href="#attachments">${escapeHtml(translate("attachmentsHeading"))}</a></li>
</ul>
</nav>
</section>
`;
}

function missingSection({ sources, policy: { controller }, translate }: PageContent): string {
  const contact = contactOf(controller);
  const reasons = sources.flatMap(({ name, status, reason = "-", leftOut, gaps = [] }) => {
    const source = translate.source(name);
    const parts = gaps.map((gap) => translate.gap(gap, { source, contact }));
    if (status === "not_configured") return [translate("missingNotConfigured", { source, contact })];
    if (status !== "unreachable") return parts;
    const entities = leftOut.map((entity) => translate.entity(entity)).join(", ");
    const told = translate("missingUnreachable", { source, reason });
    return [entities === "" ? told : `${told} ${translate("missingLeftOut", { entities })}`, ...parts];
  });
  const items = reasons.length === 0 ? [translate("missingNothing")] : reasons;
  return `<section aria-labelledby="missing">
<h2 id="missing">${escapeHtml(translate("missingHeading"))}</h2>
<ul>
${[...items, translate("missingNever")].map((item) => `<li>${escapeHtml(item)}</li>\n`).join("")}</ul>
</section>
`;
}

function controllerSection({ policy: { controller }, translate }: PageContent): string {
  const rows = [
    ["controllerName", controller.name],
    ["controllerLegalForm", controller.legalForm],
    ["controllerAddress", controller.address],
    ["controllerEmail", controller.email],
    ["controllerPhone", controller.phone],
    ["controllerVatNumber", controller.vatNumber],
  ] as const;
  const shown = rows.flatMap(([label, value]) =>
    value === undefined ? [] : [`<dt>${escapeHtml(translate(label))}</dt><dd>${escapeHtml(value)}</dd>\n`],
  );
  return `<section aria-labelledby="controller">
<h2 id="controller">${escapeHtml(translate("controllerHeading"))}</h2>
<dl>
${shown.join("")}</dl>
</section>
`;
}

function rightsSection({ policy: { controller }, translate }: PageContent): string {
  const rights = [
    "rightAccess",
    "rightRectification",
    "rightErasure",
    "rightRestriction",
    "rightPortability",
    "rightObjection",
  ] as const;
  const authority = controller.supervisoryAuthority;
  const complaint =
    authority === undefined ? translate("rightsComplaintUnnamed") : translate("rightsComplaint", { authority });
  return `<section aria-labelledby="rights">
<h2 id="rights">${escapeHtml(translate("rightsHeading"))}</h2>
<p>${escapeHtml(translate("rightsIntro", { contact: contactOf(controller) }))}</p>
<ul>
${rights.map((right) => `<li>${escapeHtml(translate(right))}</li>\n`).join("")}</ul>
<p>${escapeHtml(complaint)}</p>
</section>
`;
}

function filesSection({ files, translate }: PageContent): string {
  const hasInvoices = files.some((file) => file.path.startsWith("invoices/"));
  const lines = [
    "filesData",
    "filesCsv",
    "filesAttachments",
    ...(hasInvoices ? (["filesInvoices"] as const) : []),
    "filesManifest",
  ] as const;
  return `<section aria-labelledby="files">
<h2 id="files">${escapeHtml(translate("filesHeading"))}</h2>
<ul>
${lines.map((line) => `<li>${escapeHtml(translate(line))}</li>\n`).join("")}</ul>
</section>
`;
}

async function* entitySection(source: string, entity: SpooledEntity, translate: Translate): AsyncGenerator<string> {
  const id = anchor(source, entity.entity);
  const title = escapeHtml(entityTitle(source, entity.entity, translate));
  yield `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n`;
  if (entity.records === 0) {
    yield `<p>${escapeHtml(translate("noRecords"))}</p>\n</section>\n`;
    return;
  }
  const count = escapeHtml(translate("recordCount", { count: entity.records }));
  yield `<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">\n<table>\n<caption>${title}: ${count}</caption>\n`;
  yield* entity.records === 1 ? singleRecord(entity, translate) : recordRows(entity, translate);
  yield "</tbody>\n</table>\n</div>\n</section>\n";
}

/** One record alone reads best as a list of fields. */
async function* singleRecord(entity: SpooledEntity, translate: Translate): AsyncGenerator<string> {
  yield `<thead><tr>${headCell(translate("columnField"))}${headCell(translate("columnValue"))}</tr></thead>\n<tbody>\n`;
  for await (const record of records(entity)) {
    for (const field of entity.fields) {
      yield `<tr><th scope="row">${escapeHtml(translate.field(field))}</th>${valueCell(valueOf(record, field), translate)}</tr>\n`;
    }
  }
}

async function* recordRows(entity: SpooledEntity, translate: Translate): AsyncGenerator<string> {
  yield `<thead><tr>${entity.fields.map((field) => headCell(translate.field(field))).join("")}</tr></thead>\n<tbody>\n`;
  for await (const record of records(entity)) {
    yield `<tr>${entity.fields.map((field) => valueCell(valueOf(record, field), translate)).join("")}</tr>\n`;
  }
}

async function* records(entity: SpooledEntity): AsyncGenerator<{ readonly [key: string]: Json }> {
  for await (const line of entity.lines()) yield JSON.parse(line) as { readonly [key: string]: Json };
}

/** The record's own value: a field that another record calls `constructor` is absent here, not inherited. */
function valueOf(record: { readonly [key: string]: Json }, field: string): Json {
  return Object.hasOwn(record, field) ? (record[field] ?? null) : null;
}

async function* attachmentsSection({ files, translate }: PageContent): AsyncGenerator<string> {
  const title = escapeHtml(translate("attachmentsHeading"));
  yield `<section aria-labelledby="attachments">\n<h2 id="attachments">${title}</h2>\n`;
  const attachments = files.filter((file) => file.path.startsWith("attachments/"));
  if (attachments.length === 0) {
    yield `<p>${escapeHtml(translate("attachmentsNone"))}</p>\n</section>\n`;
    return;
  }
  yield `<div class="scroll" role="region" aria-labelledby="attachments" tabindex="0">\n<table>\n<caption>${title}</caption>\n`;
  yield `<thead><tr>${headCell(translate("columnFile"))}${headCell(translate("columnContents"))}${headCell(translate("columnBytes"))}</tr></thead>\n<tbody>\n`;
  // Names, not links: an attachment may be a hostile page, which should not be one click away from this one.
  for (const file of attachments) {
    yield `<tr><th scope="row" dir="auto">${escapeHtml(file.path)}</th><td>${escapeHtml(file.description)}</td><td class="number">${file.bytes}</td></tr>\n`;
  }
  yield "</tbody>\n</table>\n</div>\n</section>\n";
}

function valueCell(value: Json, translate: Translate): string {
  if (typeof value === "number") return `<td class="number">${value}</td>`;
  return `<td dir="auto">${renderValue(value, translate, 0)}</td>`;
}

function renderValue(value: Json, translate: Translate, depth: number): string {
  if (value === null || value === "") return `<span class="none">${escapeHtml(translate("noValue"))}</span>`;
  if (typeof value === "boolean") return escapeHtml(translate(value ? "yes" : "no"));
  if (typeof value !== "object") return escapeHtml(String(value));
  if (Object.keys(value).length === 0) return renderValue(null, translate, depth);
  if (depth >= deepest) return escapeHtml(JSON.stringify(value));
  if (isList(value)) {
    return `<ul>${value.map((item) => `<li dir="auto">${renderValue(item, translate, depth + 1)}</li>`).join("")}</ul>`;
  }
  const pairs = Object.entries(value).map(
    ([key, item]) =>
      `<dt>${escapeHtml(translate.field(key))}</dt><dd dir="auto">${renderValue(item, translate, depth + 1)}</dd>`,
  );
  return `<dl>${pairs.join("")}</dl>`;
}

// `Array.isArray` alone does not narrow a readonly array.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function headCell(text: string): string {
  return `<th scope="col">${escapeHtml(text)}</th>`;
}

function entityTitle(source: string, entity: string, translate: Translate): string {
  return `${translate.source(source)}: ${translate.entity(entity)}`;
}

function anchor(source: string, entity: string): string {
  return `${source}.${entity}`;
}

function contactOf({ name, email }: Controller): string {
  return email === undefined ? name : `${name} (${email})`;
}
