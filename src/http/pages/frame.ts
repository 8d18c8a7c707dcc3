import { createHash } from "node:crypto";
import { escapeHtml } from "../../domain/escape-html.ts";
import type { Language } from "../../domain/policy.ts";
import type { Answer } from "../route.ts";

const style = `body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem; background: #fff; color: #1b1f24; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.2rem; line-height: 1.3; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
form { margin: 0; }
section { margin: 1.5rem 0; padding: 1rem; border: 1px solid #8a94a0; border-radius: .25rem; }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
label { display: flex; gap: .5rem; align-items: baseline; margin: .75rem 0; padding: .25rem 0; }
input { flex: none; width: 1.25rem; height: 1.25rem; }
button { padding: .75rem 1.25rem; border: 0; border-radius: .25rem; background: #0b4a8f; color: #fff; font: inherit; cursor: pointer; }
button:focus-visible, input:focus-visible { outline: 3px solid #1b1f24; outline-offset: 2px; }`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page sends nothing but its own forms, to itself, and no other site may frame it or learn its address. */
const headers = {
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
} as const;

/**
 * A whole page behind a client's link: no script, nothing from elsewhere. `title` and `heading` are plain text, `body` is HTML of
 * which every text was escaped.
 */
export function framePage(
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
