/** Why a deletion was withdrawn that a person called off; what WHMCS no longer says has other reasons. */
export const callOffReasons = ["owner", "client"] as const;

/** A deletion of a service that the owner or the client called off. */
export interface CallOff {
  /** WHMCS's request it stood on; null: it was called off before a look saw one. */
  readonly requestId: number | null;
  /** What was there no later than this is called off with it. */
  readonly at: Date;
}

const second = 1_000;

/**
 * Whether what WHMCS tells was called off before: a request by its id whatever its date, and anything no newer than the word
 * that called it off. WHMCS's dates are whole seconds: of a request known to be another one, the very second counts as newer.
 * @param fact a cancellation request, or an instant alone; without a date nothing says that it is newer
 */
export function wasCalledOff(
  fact: { readonly id?: number; readonly at: Date | undefined },
  callOffs: readonly CallOff[],
): boolean {
  return callOffs.some(({ requestId, at }) => {
    if (fact.id !== undefined && fact.id === requestId) return true;
    if (fact.at === undefined) return true;
    const isAnother = fact.id !== undefined && requestId !== null;
    return isAnother ? fact.at.getTime() + second <= at.getTime() : fact.at <= at;
  });
}
