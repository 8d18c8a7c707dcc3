/**
 * The cells as a spreadsheet reads them that splits at `separator`, whatever the file was written with: quotes count only
 * where a cell begins with one, and what follows the closing quote still belongs to the cell.
 */
export function spreadsheetCells(text: string, separator: string): string[] {
  const cells: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    }
    for (; at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r"; at += 1)
      cell += text[at];
    at += 1;
    cells.push(cell);
  }
  return cells;
}

const blank = /^[\s\p{Cf}\0]*/u;
const plainNumber = /^-\d{1,15}(?:\.\d{1,10})?$/;

/** Whether a spreadsheet would take the cell for a formula, blanks and invisible characters before it left aside. */
export function wouldEvaluate(cell: string): boolean {
  return !plainNumber.test(cell) && /^[=+\-@＝＋－＠]/.test(cell.replace(blank, ""));
}
