import { hostileTexts } from "./hostile.ts";
import { markedTwins, type MarkedTwins } from "./marked-twins.ts";

/** The marked twins, the subject's words replaced by tricks. */
export interface HostileTwins {
  readonly twins: MarkedTwins;
  /** What each plain word, or whole address, of the marked twins became. */
  readonly tricks: ReadonlyMap<string, string>;
}

/**
 * A word of the subject's that can become anything. Most addresses stay, since tickets and quotes are found by them; name
 * servers stay, since a list of them is split.
 */
export const plainWord = /planted-a-\d+(?!\d)(?![\w.]*@)(?!\.ns\.)(?:\.[a-z]+)*/g;

/** What the addresses of the subject's contacts become; the first of them wrote a ticket as a guest. */
export const hostileAddresses: readonly string[] = ['"a\\"b"@x.be', "ann@x.be\r\nBcc: all@planted.example"];

/** A client who wrote a trick into every field of WHMCS. The words in `first` get theirs before all others, so that none is missed. */
export function hostileTwins(first: readonly string[] = []): HostileTwins {
  const twins = markedTwins();
  const tricks = new Map<string, string>();
  const trickFor = (word: string): string => {
    const known = tricks.get(word);
    if (known !== undefined) return known;
    // When they run out, again with a number, so that different words stay different.
    const round = Math.floor(tricks.size / hostileTexts.length);
    const trick = `${hostileTexts[tricks.size % hostileTexts.length] ?? ""}${round === 0 ? "" : round}`;
    tricks.set(word, trick);
    return trick;
  };
  for (const word of first) trickFor(word);
  for (const [index, id] of twins.subject.contactIds.entries()) {
    tricks.set(twins.world.contacts.get(id)?.email ?? "", hostileAddresses[index] ?? "");
  }
  const change = (text: string): string => tricks.get(text) ?? text.replaceAll(plainWord, trickFor);
  for (const table of [...Object.values(twins.world as object), [...twins.extras.values()]]) replaceIn(table, change);
  return { twins, tricks };
}

function replaceIn(value: unknown, change: (text: string) => string): void {
  if (value instanceof Map) for (const row of value.values()) replaceIn(row, change);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === "string") Reflect.set(value, key, change(inner));
      else replaceIn(inner, change);
    }
  }
}
