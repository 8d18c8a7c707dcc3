/** The page's style sheet: readable on a phone, on paper and with large tables; contrast at least 7:1 on text. */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1rem; background: #fff; color: #1b1f24; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.25rem; border-bottom: 1px solid #c5ccd3; }
a { color: #0b4a8f; }
.notice { margin-bottom: 1.5rem; padding: .5rem 1rem; border: 2px solid #8a1f11; background: #fff4f2; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; }
caption { padding: .5rem 0; text-align: left; font-weight: 600; }
th, td { padding: .375rem .5rem; border: 1px solid #c5ccd3; text-align: start; vertical-align: top; }
thead th { background: #eef1f4; }
td, dd, li { white-space: pre-wrap; overflow-wrap: break-word; }
td { max-width: 40rem; }
td dl, td ul { margin: 0; padding: 0; white-space: normal; }
td ul { list-style: none; }
td li + li { margin-top: .5rem; padding-top: .5rem; border-top: 1px dotted #8a939c; }
dt { font-weight: 600; }
dd { margin: 0 0 .25rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.none { color: #4d565f; font-style: italic; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } .scroll { overflow: visible; } tr { break-inside: avoid; } nav { display: none; } }
`;
