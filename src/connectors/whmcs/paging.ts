/** One answer of a paged list. */
export interface Page {
  /** Where it was asked for. */
  readonly offset: number;
  readonly ids: readonly number[];
  /** How many rows WHMCS says there are; undefined where it does not say. */
  readonly counted: number | undefined;
}

/** Tells whether the rows of a list that was paged are all of them. */
export interface Tally {
  /** Takes an answer in. */
  take(page: Page): void;
  /** Whether WHMCS counts more rows than were seen. */
  lacks(): boolean;
  /** Whether the count can be relied on and every row that it counts was seen. */
  isWhole(): boolean;
  /** Whether nothing is expected at this offset; never without a count to rely on, as then only an empty page is the end. */
  isPastEnd(offset: number): boolean;
}

/**
 * Rows come and go while a list is paged, and move where its order is one of last change: a row can slip past a page's border
 * either way. Counting finds it:
 * - A list is whole when as many different rows were seen as WHMCS counts in its latest answer.
 * - A count that fell says that rows went away, and not which: only what is seen from that answer on counts.
 * - An answer whose rows reach beyond its own count counts wrongly, and so do all: the list ends with an empty page.
 * - An empty page that is not the first may be a failure: rows that were counted before are still to be seen.
 *
 * What no count shows, and only reading every list twice would: that between two answers rows went away and at least as many
 * came; a count that is too small and ends where a page does; what moved in a list without a count to rely on.
 */
export function createTally(): Tally {
  let standing = new Set<number>();
  let total: number | undefined;
  let isReliable = true;
  const lacks = (): boolean => total !== undefined && standing.size < total;
  return {
    take({ offset, ids, counted = total }) {
      const isFallen = total !== undefined && counted !== undefined && counted < total;
      if (isReliable && isFallen) standing = new Set();
      if (ids.length === 0 && offset > 0) return;
      total = counted;
      for (const id of ids) standing.add(id);
      if (total !== undefined && offset + ids.length > total) isReliable = false;
    },
    lacks,
    isWhole: () => isReliable && standing.size === total,
    isPastEnd: (offset) => isReliable && total !== undefined && offset >= total,
  };
}
