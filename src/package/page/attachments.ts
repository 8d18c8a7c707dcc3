import { escapeHtml } from "../../domain/escape-html.ts";
import type { PackageFile } from "../manifest.ts";
import type { PageContent, Writing } from "./content.ts";
import { headRow, paragraph, section, sectionStart } from "./markup.ts";
import { mostRows, partCaption, partBox, partsOf } from "./parts.ts";

/** The files that belong to records, in the order of the package. */
export function attachmentsOf({ files }: PageContent): readonly PackageFile[] {
  return files.filter(({ path }) => path.startsWith("attachments/"));
}

/** The list of those files. Written part by part: there may be very many. */
export function* attachmentsSection(content: PageContent, writing: Writing): Generator<string> {
  const { translate, formats } = writing;
  const title = translate("attachmentsHeading");
  const attachments = attachmentsOf(content);
  const count = attachments.length;
  if (count === 0) {
    yield section("attachments", title, paragraph(translate("attachmentsNone")));
    return;
  }
  yield sectionStart("attachments", title);
  const shown = Math.min(count, mostRows);
  if (shown < count) {
    yield paragraph(translate("attachmentsLimit", { shown: formats.count(shown), count: formats.count(count) }));
  }
  const head = headRow((["columnFile", "columnContents", "columnBytes"] as const).map((key) => translate(key)));
  for (const part of partsOf(shown, count)) {
    const caption = partCaption(title, part, `${title}: ${formats.count(count)}`, writing);
    const rows = attachments.slice(part.from - 1, part.to).map((file) => row(file, writing));
    yield `<div ${partBox(part, "part", 2.5)}>\n<table class="small">\n<caption>${escapeHtml(caption)}</caption>\n${head}<tbody>\n${rows.join("")}</tbody>\n</table>\n</div>\n`;
  }
  yield "</section>\n";
}

/** A name, not a link: an attachment may be a hostile page, which should not be one click away from this one. */
function row({ path, description, bytes }: PackageFile, { formats }: Writing): string {
  return `<tr><th scope="row" dir="auto">${escapeHtml(path)}</th><td>${escapeHtml(description)}</td><td class="number">${escapeHtml(formats.bytes(bytes))}</td></tr>\n`;
}
