import type { Writing } from "./content.ts";

/** Rows of one table. Tables outside the window are not laid out, so that ten thousand rows open at once. */
export const rowsAtOnce = 200;

/** Rows of one list. Beyond it, a page would no longer open at once: the files have all of them. */
export const mostRows = 10_000;

/** Which rows of a list a table shows. */
export interface Part {
  /** Counted from 1. */
  readonly from: number;
  readonly to: number;
  /** Of the whole list. */
  readonly count: number;
}

/** The parts in which the first `shown` rows of a list are written. */
export function partsOf(shown: number, count: number): readonly Part[] {
  return Array.from({ length: Math.ceil(shown / rowsAtOnce) }, (_, index) => {
    const from = index * rowsAtOnce + 1;
    return { from, to: Math.min(from + rowsAtOnce - 1, shown), count };
  });
}

/** What a part is called: `whole` where it is all there is. */
export function partCaption(title: string, part: Part, whole: string, { translate, formats }: Writing): string {
  const { from, to, count } = part;
  if (from === 1 && to === count) return whole;
  const values = { from: formats.count(from), to: formats.count(to), count: formats.count(count) };
  return translate("recordRange", { entity: title, ...values });
}

/** Room for a part that is not laid out yet, so that the page's length hardly changes when it is. */
export function partRoom({ from, to }: Part, remEach: number): string {
  return `style="contain-intrinsic-size: auto ${(to - from + 1) * remEach}rem"`;
}
