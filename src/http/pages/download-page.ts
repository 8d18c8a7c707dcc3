import { createHash } from "node:crypto";
import { writeByteSize } from "../../domain/byte-size.ts";
import type { Language } from "../../domain/policy.ts";
import type { Answer } from "../route.ts";
import { downloadTexts } from "./texts.ts";

const style = `body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem; background: #fff; color: #1b1f24; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.2; }
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

/** The page behind a download link. Looking at it changes nothing: the package comes by its form alone. */
export function showDownloadPage(
  language: Language,
  shown: { readonly bytes: number; readonly expiresAt: string; readonly timezone: string },
): Answer {
  const texts = downloadTexts[language];
  const date = new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: shown.timezone,
  }).format(new Date(shown.expiresAt));
  const body = `<p>${escape(texts.ready.replace("{size}", writeByteSize(shown.bytes, language)))} ${escape(texts.until.replace("{date}", date))}</p>
<p>${escape(texts.careful)}</p>
<form method="post"><button type="submit">${escape(texts.button)}</button></form>`;
  return page(200, language, texts.title, body);
}

/** One page for links that are unknown, revoked or expired, so that it tells nobody which. */
export function showGonePage(language: Language): Answer {
  const texts = downloadTexts[language];
  return page(404, language, texts.goneTitle, `<p>${escape(texts.gone)}</p>`);
}

function page(status: number, language: Language, title: string, body: string): Answer {
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head>
<body><main><h1>${escape(title)}</h1>
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

/** Texts here are our own and the locale data's; this keeps them text all the same. */
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
