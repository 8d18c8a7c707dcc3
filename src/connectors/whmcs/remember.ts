import type { WhmcsAction } from "./actions.ts";
import type { WhmcsCall } from "./call.ts";
import { encodeForm } from "./encode.ts";
import type { WhmcsAnswer } from "./parse.ts";

/** Reads that several parts of one export need, and whose answers are small: no list that grows with the years. */
const remembered: ReadonlySet<WhmcsAction> = new Set([
  "GetAdminUsers",
  "GetClientsDetails",
  "GetClientsDomains",
  "GetClientsProducts",
  "GetContacts",
  "GetProducts",
  "GetUsers",
]);

/**
 * The same calls, an identical one of these answered from memory: for an act that wants one and the same look at a client
 * from its beginning to its end. A failure is not remembered.
 */
export function rememberCalls(call: WhmcsCall): WhmcsCall {
  const answers = new Map<string, Promise<WhmcsAnswer>>();
  return (action, parameters = {}, options) => {
    if (!remembered.has(action)) return call(action, parameters, options);
    // The statistics come with the same call: whoever estimates needs them, and nobody who does not is hurt.
    const asked = action === "GetClientsDetails" ? { ...parameters, stats: true } : parameters;
    const key = `${action}?${encodeForm(asked)}`;
    const known = answers.get(key);
    if (known !== undefined && options?.isFresh !== true) return known;
    const answer = call(action, asked, options);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
