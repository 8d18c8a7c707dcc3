import type { Writing } from "./content.ts";

/** Rows of one table. */
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

/**
 * The attributes of a part's box. Parts of a long list are laid out only near the window, and until then keep about the room
 * that they will need. Short lists are always laid out: a screen reader finds no table in a box that is not.
 */
export function partBox({ from, to, count }: Part, className: string, remEach: number): string {
  if (count <= rowsAtOnce) return `class="${className}"`;
  return `class="${className} far" style="contain-intrinsic-size: auto ${(to - from + 1) * remEach}rem"`;
}
