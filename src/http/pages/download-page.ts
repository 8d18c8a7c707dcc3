import { writeByteSize } from "../../domain/byte-size.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Language } from "../../domain/policy.ts";
import type { Answer } from "../route.ts";
import { framePage } from "./frame.ts";
import { downloadTexts } from "./texts.ts";

/** What the page behind a link tells of the package. */
export interface ShownPackage {
  /** Of the ZIP, as `sha256` is. */
  readonly bytes: number;
  readonly sha256: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  /** False: the page inside the package begins with what is missing. */
  readonly isComplete: boolean;
  readonly timezone: string;
  /** Who keeps the data, by name. */
  readonly controller: string;
}

/** The page behind a download link. Looking at it changes nothing: the package comes by its form alone. */
export function showDownloadPage(language: Language, shown: ShownPackage): Answer {
  const texts = downloadTexts[language];
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: shown.timezone,
  }).format(new Date(shown.expiresAt));
  const incomplete = shown.isComplete ? "" : `<p><strong>${escapeHtml(texts.incomplete)}</strong></p>\n`;
  const body = `<p>${escapeHtml(name(texts.what, shown.controller))}</p>
${incomplete}<dl>
<dt>${escapeHtml(texts.size)}</dt><dd>${escapeHtml(writeByteSize(shown.bytes, language))}</dd>
<dt>${escapeHtml(texts.until)}</dt><dd><time datetime="${escapeHtml(shown.expiresAt)}">${escapeHtml(date)}</time></dd>
</dl>
<p>${escapeHtml(texts.careful)}</p>
<form method="post"><button type="submit">${escapeHtml(texts.button)}</button></form>
<dl>
<dt>${escapeHtml(texts.sha256)}</dt><dd><code>${escapeHtml(shown.sha256)}</code></dd>
</dl>
<p>${escapeHtml(texts.checksums)}</p>`;
  return framePage(200, language, `${texts.title} – ${shown.controller}`, { heading: texts.title, body });
}

/** One page for links that are unknown, revoked or expired, so that it tells nobody which. */
export function showGonePage(language: Language): Answer {
  const texts = downloadTexts[language];
  return framePage(404, language, texts.goneTitle, {
    heading: texts.goneTitle,
    body: `<p>${escapeHtml(texts.gone)}</p>`,
  });
}

/** The page for a good link whose package cannot be handed over. `controller`: who is asked about it, by name. */
export function showFaultPage(language: Language, controller: string): Answer {
  const texts = downloadTexts[language];
  const body = `<p>${escapeHtml(name(texts.fault, controller))}</p>`;
  return framePage(503, language, `${texts.faultTitle} – ${controller}`, { heading: texts.faultTitle, body });
}

function name(text: string, controller: string): string {
  return text.replaceAll("{controller}", () => controller);
}
