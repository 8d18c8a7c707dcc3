const named: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);

/**
 * Text that stays text in HTML content and in quoted attributes. What HTML does not allow (control characters, lone
 * surrogates) becomes U+FFFD, so that the page is valid whatever a client once typed.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, "\uFFFD")
    .replaceAll(/[&<>"'`]/g, (character) => named.get(character) ?? character);
}
