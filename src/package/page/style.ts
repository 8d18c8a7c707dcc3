/**
 * The page's style sheet: readable on a phone, on paper and with ten thousand rows. Every colour of text has a contrast of
 * at least 7:1 on the grounds it stands on, in light and in dark.
 */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f3f5f7; --text: #1b1f24; --soft: #434b53; --line: #c5ccd3; --link: #0a3f7c; --alarm: #8a1f11; --alarm-ground: #fff4f2; }
@media (prefers-color-scheme: dark) {
:root { --ground: #14181c; --raised: #20262c; --text: #eef1f4; --soft: #c3cad1; --line: #46505a; --link: #a8cdff; --alarm: #ffb4a8; --alarm-ground: #33130d; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 4rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 1rem 0 .5rem; font-size: 1.875rem; line-height: 1.2; }
h2 { margin: 3rem 0 .75rem; padding-bottom: .25rem; font-size: 1.375rem; line-height: 1.3; border-bottom: 2px solid var(--line); }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.0625rem; }
p, main > section > ul { max-width: 46rem; }
p { margin: 0 0 .75rem; }
ul, ol { padding-inline-start: 1.25rem; }
li { margin-bottom: .25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; inset-inline-start: 1rem; top: -6rem; padding: .5rem 1rem; background: var(--ground); border: 2px solid var(--link); }
.skip:focus { top: .5rem; }
.notice { margin: 0 0 1.5rem; padding: .75rem 1rem .25rem; border: 2px solid var(--alarm); border-radius: .25rem; background: var(--alarm-ground); }
.notice strong { color: var(--alarm); }
.limit { padding: .5rem .75rem; border-inline-start: 4px solid var(--link); background: var(--raised); }
.none { color: var(--soft); font-style: italic; }
.up { margin-top: 1rem; font-size: .875rem; }
.index { columns: 3 14rem; column-gap: 2rem; margin: 0; }
.jumps ul { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 0 0 1rem; padding: 0; list-style: none; font-size: .875rem; }
dl { margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; white-space: pre-wrap; }
.about, .fields { display: grid; grid-template-columns: minmax(9rem, max-content) minmax(0, 1fr); gap: .25rem 1.25rem; margin-bottom: 1rem; }
.about { padding: .75rem 1rem; border-radius: .25rem; background: var(--raised); font-size: .9375rem; }
.fields dl, .fields ul, td dl, td > ul { margin: 0; padding: 0; list-style: none; white-space: normal; }
.fields dt { max-width: 16rem; }
.fields > dd:has(> table, > ol) { grid-column: 1 / -1; }
.fields dl, .full dl, .talk dl { display: grid; grid-template-columns: fit-content(12rem) minmax(0, 1fr); gap: 0 .75rem; }
.fields dl dt, .full dl dt { max-width: 12rem; font-weight: 400; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { padding: .5rem 0; text-align: start; font-weight: 600; }
th, td { padding: .375rem .5rem; text-align: start; vertical-align: top; }
td { white-space: pre-wrap; }
thead th { overflow-wrap: break-word; background: var(--raised); border-bottom: 2px solid var(--line); font-size: .875rem; }
tbody th { font-weight: 600; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.when { white-space: nowrap; }
.small { width: auto; min-width: min(100%, 32rem); }
.small tr > *, .full tr > * { border-bottom: 1px solid var(--line); }
.part { margin-bottom: 1.5rem; }
.far { content-visibility: auto; }
.scroll { overflow-x: auto; }
.full { width: auto; font-size: .875rem; }
.full td { max-width: 30rem; min-width: 4rem; }
.rows td { min-width: 4.5rem; }
.rows > tbody { border-bottom: 1px solid var(--line); }
.fields .rows > caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
.rows .rows { font-size: .875rem; }
.rows .rows tr > * { border-bottom: 1px solid var(--line); }
.more > td { padding-top: 0; white-space: normal; }
summary { width: fit-content; padding: .125rem 0; color: var(--link); font-size: .875rem; cursor: pointer; }
details[open] > .fields { margin-top: .5rem; padding: .75rem; border: 1px solid var(--line); border-radius: .25rem; }
.talk { margin: 0; padding: 0; list-style: none; white-space: normal; }
.talk > li { margin: 0 0 .75rem; padding: .5rem .75rem; border-inline-start: 3px solid var(--line); background: var(--raised); }
.talk .by { margin: 0 0 .25rem; font-size: .875rem; font-weight: 600; color: var(--soft); }
.said { white-space: pre-wrap; }
.talk dl { margin-top: .5rem; font-size: .875rem; }
@media screen and (max-width: 45rem) {
body { padding: .75rem .75rem 3rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.25rem; }
.about { grid-template-columns: minmax(0, 1fr); gap: 0; }
.about dd { margin-bottom: .5rem; }
.fields { grid-template-columns: 8.75rem minmax(0, 1fr); gap: .25rem .5rem; font-size: .9375rem; }
.fields > dt { font-weight: 400; color: var(--soft); hyphens: auto; }
.fields dl, .talk dl { grid-template-columns: fit-content(7.5rem) minmax(0, 1fr); }
.small th { overflow-wrap: anywhere; hyphens: auto; }
.when { white-space: normal; }
.rows, .rows > caption, .rows > tbody, .rows > tbody > tr, .rows > tbody > tr > th, .rows > tbody > tr > td { display: block; width: auto; min-width: 0; text-align: start; }
.rows > thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.rows > tbody { padding: .5rem 0; }
.rows > tbody > tr > th, .rows > tbody > tr > td { padding: .125rem 0; border: 0; }
.rows > tbody > tr > [data-label] { display: grid; grid-template-columns: 8.75rem minmax(0, 1fr); gap: .5rem; }
.rows > tbody > tr > [data-label]::before { content: attr(data-label); content: attr(data-label) / ""; color: var(--soft); font-weight: 400; }
.rows .rows > tbody > tr { padding: .25rem 0; border-bottom: 1px solid var(--line); }
.rows .rows > tbody { border: 0; padding: 0; }
.rows .rows > tbody > tr > * { border: 0; }
}
@media print {
:root { color-scheme: light; --ground: #fff; --raised: #fff; --text: #000; --soft: #333; --line: #999; --link: #000; --alarm: #000; --alarm-ground: #fff; }
body { max-width: none; padding: 0; font-size: 9pt; }
h2, h3, caption, .by { break-after: avoid; }
.rows > tbody > tr, .about { break-inside: avoid; }
.more > td { break-inside: auto; }
.about { padding: 0; }
.far { content-visibility: visible; }
.scroll { overflow: visible; }
.skip, .jumps, .up, nav { display: none; }
details::details-content { content-visibility: visible; block-size: auto; }
summary, details > .none { display: none; }
details > .fields { display: block; margin: 0 0 .5rem; }
details > .fields > dt, details > .fields > dd:not(:has(> table, > ol)) { display: inline; }
details > .fields > dt::after { content: ": "; }
details > .fields > dd:not(:has(> table, > ol))::after { content: " · "; }
}
`;
