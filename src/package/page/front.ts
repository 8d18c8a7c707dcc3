import { escapeHtml } from "../../domain/escape-html.ts";
import { failedGaps, type SourceStatus } from "../manifest.ts";
import type { TextKey } from "../texts/translate.ts";
import { attachmentsOf } from "./attachments.ts";
import type { PageContent, Writing } from "./content.ts";
import { anchor, bulletList, headRow, paragraph, section, termList, type Pair } from "./markup.ts";
import type { Survey } from "./survey.ts";

const statusTexts = {
  complete: "statusComplete",
  empty: "statusEmpty",
  unreachable: "statusUnreachable",
  not_configured: "statusNotConfigured",
} as const satisfies Record<SourceStatus, TextKey>;

/** What stands before everything else when the package is incomplete (contract section 5), else nothing. */
export function incompleteNotice({ sources, clientId }: PageContent, { translate, contact }: Writing): string {
  const missing = sources.filter((source) => source.status === "unreachable");
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
${rest.map(paragraph).join("")}</div>
`;
}

/** Every system with what came of it, and a link to each entity with its number of records. */
export function insideSection(content: PageContent, surveys: readonly Survey[], writing: Writing): string {
  const { sources } = content;
  const { translate, formats } = writing;
  const heading = translate("insideHeading");
  const rows = sources.map(({ name, status, records, gaps = [] }) => {
    // What could not be looked into is not said to hold nothing.
    const isUnknown = status === "empty" && gaps.length > 0;
    const told = escapeHtml(translate(isUnknown ? "statusNothingShown" : statusTexts[status]));
    return `<tr><th scope="row">${escapeHtml(translate.source(name))}</th><td>${told}</td><td class="number">${formats.count(records)}</td></tr>\n`;
  });
  const lists = sources.map(({ name }) => {
    const links = surveys
      .filter(({ source }) => source === name)
      .map(({ spooled: { entity, records } }) => {
        const text = escapeHtml(translate.entity(entity));
        return `<li><a href="#${anchor(name, entity)}">${text}</a> (${formats.count(records)})</li>\n`;
      });
    if (links.length === 0) return "";
    return `<h3>${escapeHtml(translate.source(name))}</h3>\n<ul class="index">\n${links.join("")}</ul>\n`;
  });
  const columns = (["columnSource", "columnStatus", "columnRecords"] as const).map((key) => translate(key));
  return section(
    "inside",
    heading,
    `<table class="small">
<caption>${escapeHtml(translate("sourcesCaption"))}</caption>
${headRow(columns)}<tbody>
${rows.join("")}</tbody>
</table>
<nav aria-label="${escapeHtml(translate("contentsHeading"))}">
${lists.join("")}<h3>${escapeHtml(translate("filesHeading"))}</h3>
<ul class="index">
<li><a href="#files">${escapeHtml(translate("filesAbout"))}</a></li>
<li><a href="#attachments">${escapeHtml(translate("attachmentsHeading"))}</a> (${formats.count(attachmentsOf(content).length)})</li>
</ul>
</nav>
`,
  );
}

/** What is not inside, and why. */
export function missingSection({ sources }: PageContent, { translate, contact }: Writing): string {
  const reasons = sources.flatMap(({ name, status, reason = "-", leftOut = [], gaps = [] }) => {
    const source = translate.source(name);
    const parts = gaps.map((gap) => translate.gap(gap, { source, contact }));
    if (status === "not_configured") return [translate("missingNotConfigured", { source, contact })];
    if (status !== "unreachable") return parts;
    const entities = leftOut.map((entity) => translate.entity(entity)).join(", ");
    const told = translate("missingUnreachable", { source, reason });
    return [entities === "" ? told : `${told} ${translate("missingLeftOut", { entities })}`, ...parts];
  });
  const items = reasons.length === 0 ? [translate("missingNothing")] : reasons;
  return section("missing", translate("missingHeading"), bulletList([...items, translate("missingNever")]));
}

/** Who answers for the data. */
export function controllerSection({ translate, policy: { controller } }: Writing): string {
  const rows = [
    ["controllerName", controller.name],
    ["controllerLegalForm", controller.legalForm],
    ["controllerAddress", controller.address],
    ["controllerEmail", controller.email],
    ["controllerPhone", controller.phone],
    ["controllerVatNumber", controller.vatNumber],
  ] as const;
  const shown = rows.flatMap(([key, value]): Pair[] => (value === undefined ? [] : [[translate(key), value]]));
  return section("controller", translate("controllerHeading"), termList(shown, "fields"));
}

/** What the client may ask for, and where to complain (GDPR Art. 15(1)(e) and (f)). */
export function rightsSection({ translate, contact, policy: { controller } }: Writing): string {
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
  const list = bulletList(rights.map((right) => translate(right)));
  const intro = paragraph(translate("rightsIntro", { contact }));
  return section("rights", translate("rightsHeading"), `${intro}${list}${paragraph(complaint)}`);
}

/** What the package's folders hold. */
export function filesSection({ files }: PageContent, { translate }: Writing): string {
  const holds = (folder: string): boolean => files.some(({ path }) => path.startsWith(folder));
  const lines = [
    "filesData",
    "filesCsv",
    "filesAttachments",
    ...(holds("invoices/") ? (["filesInvoices"] as const) : []),
    ...(holds("move/") ? (["filesMove"] as const) : []),
    "filesManifest",
  ] as const;
  return section("files", translate("filesHeading"), bulletList(lines.map((line) => translate(line))));
}
