import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { notesOf } from "../../serve.ts";
import type { OwnRoute } from "../../route.ts";

const require = createRequire(import.meta.url);

const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>whmcs-gdpr API</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="api"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>
`;

const start = `"use strict";
window.SwaggerUIBundle({ url: "openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });
`;

// Everything comes from this service; the page's library sets styles on elements, hence 'unsafe-inline' for style alone.
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The browsable documentation, without any resource from elsewhere. */
export const docsPages: readonly OwnRoute[] = [
  page("/docs", "Browse this document", "text/html", html),
  page("/docs/start.js", "Starts the page", "text/javascript", start),
  page("/docs/swagger-ui.css", "The page's style", "text/css", read("swagger-ui.css")),
  page("/docs/swagger-ui-bundle.js", "The page's library", "text/javascript", read("swagger-ui-bundle.js")),
];

function page(path: string, summary: string, contentType: string, body: string | (() => string)): OwnRoute {
  return {
    method: "get",
    path,
    tag: "documentation",
    summary,
    access: "open",
    answers: { 200: { description: summary, contentType } },
    handler: () => (_req, res) => {
      notesOf(res).route = path;
      res.set("Content-Security-Policy", csp).type(contentType);
      res.send(typeof body === "string" ? body : body());
    },
  };
}

/** A file of the library, read when it is first asked for. */
function read(name: string): () => string {
  let text: string | undefined;
  return () => (text ??= readFileSync(require.resolve(`swagger-ui-dist/${name}`), "utf8"));
}
