import { compile } from "html-to-text";

/** Beyond this a mail is shown as it was stored: nobody reads it, and taking it apart would take too long. */
const longest = 100_000;

const lineEach = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const asWritten = { uppercase: false };

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 250 },
  selectors: [
    { selector: "img", format: "skip" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true } },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: asWritten })),
    // Tables give mails their layout: what stands in their cells is read from top to bottom.
    { selector: "table", format: "block" },
    ...["tr", "td", "th"].map((selector) => ({ selector, format: "block", options: lineEach })),
  ],
});

/**
 * The text of a mail's HTML as its reader saw it, addresses of links behind their texts. Plain text, not yet escaped. What
 * has no tag in it, or is too long to take apart, comes back as it is.
 */
export function mailText(html: string): string {
  return html.length > longest || !/<\/?[a-z][^<>]*>/i.test(html) ? html : convert(html).trim();
}
