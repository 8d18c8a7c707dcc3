/** The letter's style sheet: readable on a phone and on paper; contrast at least 7:1 on text. */
export const letterStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 45rem; padding: 1rem; background: #fff; color: #1b1f24; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { margin-top: 2rem; font-size: 1.2rem; border-bottom: 1px solid #c5ccd3; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .5rem; border: 1px solid #c5ccd3; text-align: start; vertical-align: top; }
thead th { background: #eef1f4; }
tbody th, dt { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
dd { margin: 0 0 .5rem; white-space: pre-wrap; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
`;
