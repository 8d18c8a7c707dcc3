import * as fc from "fast-check";
import { marks } from "./processor-suite-stand.ts";

/** One change of an answer: where, counted over all its places, and what is done there. */
export interface Change {
  readonly where: number;
  readonly what: Damage | Swap;
}

/** What makes an answer malformed: none of it is a thing that the vendor could mean. */
const damages = ["drop", "null", "true", "empty_text", "object", "list", "deep", "proto", "huge"] as const;
type Damage = (typeof damages)[number];

/** What leaves it well-formed and makes it another's. */
const swaps = ["near_miss", "twins", "exchange", "repeat", "another_number"] as const;
type Swap = (typeof swaps)[number];

/** Malformed answers: a few of a client's calls, each with some damage. */
export const damaged = planOf(damages);

/** Answers of any kind, also such as name somebody else. */
export const garbled = planOf([...damages, ...swaps]);

/** Well-formed answers that name somebody else, or each other's things. */
export const swapped = planOf(["exchange", "exchange", ...swaps]);

/** Which of the calls is met, counted from the first, for how many, and how. */
export interface Garbling {
  readonly from: number;
  readonly times: number;
  readonly changes: readonly Change[];
}

function planOf(what: readonly (Damage | Swap)[]): fc.Arbitrary<Garbling> {
  return fc.record({
    from: fc.nat({ max: 4 }),
    times: fc.constantFrom(1, 1, 2, 100_000),
    changes: fc.array(fc.record({ where: fc.nat({ max: 400 }), what: fc.constantFrom(...what) }), {
      minLength: 1,
      maxLength: 3,
    }),
  });
}

/** The answer with the changes done to it; the original stays as it is. */
export function garble(body: unknown, changes: readonly Change[]): unknown {
  const root = { body: structuredClone(body) };
  for (const { where, what } of changes) {
    const places = placesOf(root);
    const place = places[where % places.length];
    if (place !== undefined) change(place, what, places);
  }
  return root.body;
}

/** A value within its object or list. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

const mostPlaces = 3_000;

function placesOf(holder: object, places: Place[] = []): readonly Place[] {
  for (const key of Object.keys(holder)) {
    if (places.length >= mostPlaces) break;
    places.push({ holder: holder as Record<string, unknown>, key });
    const value = (holder as Record<string, unknown>)[key];
    if (typeof value === "object" && value !== null) placesOf(value, places);
  }
  return places;
}

function change({ holder, key }: Place, what: Damage | Swap, places: readonly Place[]): void {
  const value = holder[key];
  switch (what) {
    case "drop":
      // A list that lacks one of its rows is a sound list; that it was cut short only its totals tell.
      if (Array.isArray(holder)) holder[key] = null;
      else delete holder[key];
      return;
    case "null":
      holder[key] = null;
      return;
    case "true":
      holder[key] = { yes: true };
      return;
    case "empty_text":
      holder[key] = "";
      return;
    case "object":
      holder[key] = { [marks.own]: [{}] };
      return;
    case "list":
      holder[key] = [[null], value, {}];
      return;
    case "deep":
      holder[key] = JSON.parse(`${'{"a":['.repeat(60)}1${"]}".repeat(60)}`);
      return;
    case "proto":
      holder[key] = JSON.parse('{"__proto__":{"id":1},"constructor":null,"length":-1}');
      return;
    case "huge":
      holder[key] = Array.from({ length: 5_000 }, () => (Array.isArray(value) ? value[0] : value));
      return;
    case "near_miss":
      holder[key] = typeof value === "string" ? `x${value}` : value;
      return;
    case "twins":
      holder[key] = typeof value === "string" ? `${marks.twin}@example.com` : value;
      return;
    case "exchange": {
      const other = places.findLast((one) => one.key === key && one.holder !== holder && one.holder[key] !== value);
      if (other === undefined) return;
      holder[key] = other.holder[key];
      other.holder[key] = value;
      return;
    }
    case "repeat":
      if (Array.isArray(value)) value.push(...structuredClone(value as unknown[]));
      return;
    case "another_number":
      if (/^\d+$/.test(String(value))) {
        holder[key] = typeof value === "string" ? String(Number(value) + 1) : Number(value) + 1;
      }
  }
}
