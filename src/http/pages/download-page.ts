import { createHash } from "node:crypto";
import { writeByteSize } from "../../domain/byte-size.ts";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Language } from "../../domain/policy.ts";
import type { Answer } from "../route.ts";
import { downloadTexts } from "./texts.ts";

const style = `body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem; background: #fff; color: #1b1f24; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.2; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
button { padding: .75rem 1.25rem; border: 0; border-radius: .25rem; background: #0b4a8f; color: #fff; font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid #1b1f24; outline-offset: 2px; }`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page sends nothing but its own form, to itself, and no other site may frame it or learn its address. */
const headers = {
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
} as const;

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
  return page(200, language, `${texts.title} – ${shown.controller}`, { heading: texts.title, body });
}

/** One page for links that are unknown, revoked or expired, so that it tells nobody which. */
export function showGonePage(language: Language): Answer {
  const texts = downloadTexts[language];
  return page(404, language, texts.goneTitle, { heading: texts.goneTitle, body: `<p>${escapeHtml(texts.gone)}</p>` });
}

/** The page for a good link whose package cannot be handed over. `controller`: who is asked about it, by name. */
export function showFaultPage(language: Language, controller: string): Answer {
  const texts = downloadTexts[language];
  const body = `<p>${escapeHtml(name(texts.fault, controller))}</p>`;
  return page(503, language, `${texts.faultTitle} – ${controller}`, { heading: texts.faultTitle, body });
}

function name(text: string, controller: string): string {
  return text.replaceAll("{controller}", () => controller);
}

function page(
  status: number,
  language: Language,
  title: string,
  { heading, body }: { readonly heading: string; readonly body: string },
): Answer {
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(heading)}</h1>
${body}
</main></body>
</html>
`;
  return {
    status,
    headers: { ...headers, "Content-Language": language, Vary: "Accept-Language" },
    text: { contentType: "text/html; charset=utf-8", body: html },
  };
}
