/** Knows a label of a secret as people of four languages spell it, and where the secret begins that follows it in a text. */

/** Stands where a secret stood. */
export const removed = "[removed]";

const space = String.raw`(?:[\s_-]|&(?:nbsp|#0*160|#x0*a0);){1,3}`;
const joint = `(?:${space})?`;
const apostrophe = String.raw`(?:['’ʼ´${"`"}]|&(?:apos|rsquo|#0*39|#0*8217);)`;
const uUmlaut = "(?:ü|u\\u0308|ue|&uuml;)";
const eAcute = "(?:é|e\\u0301|e|&eacute;)";

/** May end another word: `Mailboxwachtwoord`, `Datenbankpasswort`, `dbpassword`. */
const endings = [
  "passwords?",
  "passwd",
  "pass(?:phrase|code)",
  "wachtwoord(?:en)?",
  "pass?woord(?:en)?",
  `mots?${space}de${space}passe`,
  "pass(?:wort|w(?:ö|o\\u0308|oe|&ouml;)rter)",
  "kenn(?:wort|w(?:ö|o\\u0308|oe|&ouml;)rter)",
  "(?:verhuis|autorisatie|transfer|autorisierungs|epp|auth)(?:code|token)",
];

/** Is a word of its own, or one after `_`; the longer before what it begins with. */
const wholeWords = [
  "pwd",
  "mdp",
  `pin${joint}code`,
  "pin",
  "puk",
  "secret",
  "token",
  `epp${joint}(?:code|key)`,
  `auth(?:ori[sz]ation)?${joint}(?:code|info|key)`,
  `(?:autorisatie|verhuis|transfer|autorisierungs)${space}(?:code|token)`,
  `code${space}d${apostrophe}autorisation`,
  `code${space}(?:de${space}transfert|secret)`,
  `api${joint}(?:key|token|secret|sleutel|schl${uUmlaut}ssel)`,
  `cl${eAcute}${space}(?:d${apostrophe})?api`,
];

const label = new RegExp(
  `(?:${endings.join("|")}|(?<![\\p{L}\\p{N}])(?:${wholeWords.join("|")})|(?<=_)pass)` +
    String.raw`(?:_[\p{L}\p{N}_]{1,30}|\d{1,3})?(?![\p{L}\p{N}])`,
  "giu",
);

/** Whether a field of this name is meant to hold a secret. */
export function isSecretLabel(name: string): boolean {
  return name.search(label) !== -1;
}

/** The text with the secrets removed that follow a label. Time grows with the length of the text only. */
export function removeLabelled(text: string): string {
  let told = "";
  let from = 0;
  label.lastIndex = 0;
  for (let found = label.exec(text); found !== null; found = label.exec(text)) {
    const secret = secretAfter(text, label.lastIndex);
    if (secret === undefined) continue;
    told += text.slice(from, secret.start) + removed;
    from = secret.end;
    label.lastIndex = secret.end;
  }
  return told + text.slice(from);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const blanks = String.raw`(?:[^\S\r\n]|[\u200B-\u200D\u2060]|&(?:nbsp|ensp|emsp|thinsp|#0*160|#x0*a0|#0*8239|#x0*202f);)+`;
const quote = `(?:["'’”»]|&(?:quot|apos|#0*39);)`;

/**
 * What may stand between a label and its secret, one piece at a time, so that nothing is read twice. White space beside a tag
 * is HTML's own and breaks no line.
 */
const pieces = new RegExp(
  [
    String.raw`(?<tag>\s*<[^<>]*>\s*)`,
    `(?<blank>${blanks})`,
    // With the marks of a quoted mail.
    String.raw`(?<line>(?:\r\n?|\n)(?:>[^\S\r\n]?){0,9})`,
    String.raw`(?<mark>(?:[*_]{1,3}|${quote})?(?:=(?:>|&gt;)|[:=：﹕]|&(?:colon|equals|#0*58);)(?:\*{1,3}(?=\s))?)`,
    `(?<comma>${quote},)`,
    // Of Markdown, or the end of a quotation.
    String.raw`(?<close>[*_]{1,3}|${quote})`,
    String.raw`(?<aside>\([^()<>\r\n]{0,40}\)|(?:s?ftp|ssh|cpanel|plesk|directadmin|(?:my)?sql|imap|pop3?|smtp|e-?mail|webmail|wordpress|wp|wi-?fi|root|admin)(?![\p{L}\p{N}]))`,
    String.raw`(?<is>(?:is|are|est|sont|ist|sind|zijn|lautet|luidt)(?![\p{L}\p{N}]))`,
    String.raw`(?<word>[\p{L}\p{N}][\p{L}\p{N}'’.-]{0,30})`,
  ].join("|"),
  "iuy",
);

/** One that was removed before, or a quoted one, which may hold blanks. */
const quoted = String.raw`\[removed\]|(?:"[^"<\r\n]{1,100}"|“[^”<\r\n]{1,100}”|«[^»<\r\n]{1,100}»)(?![\p{L}\p{N}_])`;
const bare = String.raw`(?!&(?:nbsp|#0*160);)[^\s<]`;
const certainSecret = new RegExp(`${quoted}|(?:${bare})+`, "iuy");
/** Not looked for far ahead, since it may turn out to be none. */
const likelySecret = new RegExp(`${quoted}|(?:${bare}){1,200}(?!${bare})`, "iuy");
const restOfLine = /[^\S\r\n]*(?:$|[\r\n<])/y;
const mostWords = 4;

/**
 * A colon or the like, or the next cell of a table, marks that a secret follows. Where other words stand before it
 * (`the password for the mailbox:`), or only `is`, it must look like a secret too; and so must what stands on the next line
 * among other words. Over an empty line, or the end of a paragraph and one more, no secret is looked for.
 */
function secretAfter(text: string, from: number): Span | undefined {
  let at = from;
  let isMarked = false;
  let isCertain = true;
  let [words, lines] = [0, 0];
  let isBroken = false;
  let isCellOver = false;
  let cells = 0;
  for (;;) {
    const piece = match(pieces, text, at)?.groups ?? {};
    const { tag, blank, line, mark, comma, close, aside, is, word } = piece;
    if (tag !== undefined) {
      isMarked ||= isCellOver && /<(?:td|dd)\b/i.test(tag);
      isCellOver = /<\/(?:td|th|dt)\b/i.test(tag) || (isCellOver && !/<t[dhr]\b/i.test(tag));
      isBroken ||= /<(?:br|p|\/p|\/div|\/li|\/tr)\b/i.test(tag);
      if (/<(?:br|p)\b/i.test(tag)) lines += 1;
      if (/<(?:td|dd)\b/i.test(tag)) cells += 1;
      at += tag.length;
    } else if (blank !== undefined) {
      at += blank.length;
    } else if (line !== undefined && isMarked) {
      isBroken = true;
      lines += 1;
      at += line.length;
    } else if (mark !== undefined) {
      isMarked = true;
      cells = 0; // the colon may have one of its own
      at += mark.length;
    } else if (isMarked) {
      return spanOf(text, at, isCertain && !isBroken, isCertain);
    } else if (comma !== undefined) {
      isMarked = true;
      isCertain = false;
      at += comma.length;
    } else if (close !== undefined) {
      // An attribute of a tag: others follow.
      if (!/[*_]/.test(close)) words = mostWords;
      at += close.length;
    } else if (aside !== undefined) {
      at += aside.length;
    } else if (is !== undefined) {
      at += is.length;
      const start = at + (match(pieces, text, at)?.groups?.["blank"]?.length ?? 0);
      const secret = spanOf(text, start, false, false);
      if (secret !== undefined) return secret;
    } else if (word !== undefined && words < mostWords) {
      words += 1;
      isCertain = false;
      at += word.length;
    } else {
      return undefined;
    }
    if (lines > 1 || cells > 1) return undefined;
  }
}

function spanOf(text: string, start: number, isCertain: boolean, mayStandAlone: boolean): Span | undefined {
  const found = match(isCertain ? certainSecret : likelySecret, text, start)?.[0];
  if (found === undefined) return undefined;
  const end = start + found.length;
  if (isCertain || looksSecret(found)) return { start, end };
  return mayStandAlone && match(restOfLine, text, end) !== null ? { start, end } : undefined;
}

/** Neither a word, a number, nor an address of the web. */
function looksSecret(word: string): boolean {
  return word.length >= 6 && /\p{L}/u.test(word) && /\d/.test(word) && !word.includes("://");
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
