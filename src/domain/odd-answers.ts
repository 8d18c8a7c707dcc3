const oddAnswers: ReadonlySet<string> = new Set([
  "connector.redirect_refused",
  "connector.shape_unexpected",
  "connector.response_too_large",
  "connector.not_found",
  "resellerclub.refused",
  "website_forms.no_tables",
]);

/**
 * Whether a system answered as nobody expected, for which a page of maintenance, an upgrade under way or a broken proxy may be
 * the cause: asked again, it may answer well. It is no answer to what was asked: neither "nothing found" nor "gone".
 */
export function isOddAnswer(code: string): boolean {
  return oddAnswers.has(code);
}
