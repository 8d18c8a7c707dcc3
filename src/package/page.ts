import { escapeHtml } from "../domain/escape-html.ts";
import { attachmentsSection } from "./page/attachments.ts";
import { createWriting, type PageContent, type Writing } from "./page/content.ts";
import { writeEntity } from "./page/entity.ts";
import {
  controllerSection,
  filesSection,
  incompleteNotice,
  insideSection,
  missingSection,
  rightsSection,
} from "./page/front.ts";
import { processingSection } from "./page/processing.ts";
import { pageStyle } from "./page/style.ts";
import { surveyAll } from "./page/survey.ts";

/**
 * `index.html`: everything in the package for a person to read, in one file without script or outside resource, entity by
 * entity, with why it is kept. Its first line says so when the package is incomplete. No entity is held in memory.
 */
export async function* writePage(content: PageContent): AsyncGenerator<string> {
  const writing = createWriting(content);
  const surveys = await surveyAll(content.sources);
  yield head(content, writing);
  yield `<main id="main" tabindex="-1">\n`;
  yield insideSection(content, surveys, writing);
  yield missingSection(content, writing);
  yield controllerSection(writing);
  yield rightsSection(writing);
  yield processingSection(surveys, writing);
  yield filesSection(content, writing);
  for (const survey of surveys) yield* writeEntity(survey, writing);
  yield* attachmentsSection(content, writing);
  yield "</main>\n</body>\n</html>\n";
}

function head(content: PageContent, writing: Writing): string {
  const { translate, formats, policy } = writing;
  const controller = policy.controller.name;
  const title = escapeHtml(translate("title", { controller }));
  const intro = translate("intro", {
    controller,
    clientId: content.clientId,
    date: formats.instant(content.generatedAt),
  });
  // The policy stands before all content: even markup that slipped through could load and run nothing.
  return `<!DOCTYPE html>
<html lang="${content.language}">
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
${incompleteNotice(content, writing)}<a class="skip" href="#main">${escapeHtml(translate("skip"))}</a>
<header>
<h1>${title}</h1>
<p>${escapeHtml(intro)}</p>
</header>
`;
}
