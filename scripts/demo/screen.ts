import { setTimeout as pause } from "node:timers/promises";
import { styleText } from "node:util";

/** What one look found: how far it is, and `found` once it is there. */
export interface Sight<T> {
  readonly status: string;
  readonly found?: T;
}

/** Where the demo tells what happens. */
export interface Screen {
  heading(text: string): void;
  say(text: string): void;
  /**
   * Looks again and again until `look` finds something, and shows meanwhile how far it is: on one line that is drawn
   * anew in a terminal, else as a line for each change.
   * @throws Error after 45 s without it, with what was last seen; what `look` throws; the signal's reason
   */
  follow<T>(what: string, look: () => Promise<Sight<T>>): Promise<T>;
}

const lookEveryMs = 200;
const giveUpAfterMs = 45_000;
const clearLine = "\r\u001B[K";

/** A screen on a terminal, or on anything that takes lines. */
export function createScreen(out: NodeJS.WriteStream, signal: AbortSignal): Screen {
  const redraws = out.isTTY && (process.env["CI"] ?? "") === "" && process.env["TERM"] !== "dumb";
  const say = (text: string): void => void out.write(`${text}\n`);

  function show(what: string, status: string, since: number, changed: boolean): void {
    const seconds = Math.floor((performance.now() - since) / 1000);
    const line = `  .. ${what}: ${status}`;
    if (redraws) out.write(`${clearLine}${`${line} (${seconds} s)`.slice(0, (out.columns || 80) - 1)}`);
    else if (changed) say(line);
  }

  async function follow<T>(what: string, look: () => Promise<Sight<T>>): Promise<T> {
    const since = performance.now();
    let last = "";
    try {
      for (;;) {
        signal.throwIfAborted();
        const { status, found } = await look();
        if (found !== undefined) {
          if (redraws) out.write(clearLine);
          say(`  ${green("ok")} ${what} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
          return found;
        }
        show(what, status, since, status !== last);
        last = status;
        if (performance.now() - since > giveUpAfterMs) throw new Error(`${what}: still not so; last seen: ${status}`);
        await pause(lookEveryMs);
      }
    } catch (error) {
      if (redraws) out.write("\n");
      throw error;
    }
  }

  return { say, follow, heading: (text) => say(`\n${bold(text)}`) };
}

/** Bold where the terminal can and the reader has not said otherwise (NO_COLOR). */
export function bold(text: string): string {
  return styleText("bold", text);
}

/** Green likewise. */
export function green(text: string): string {
  return styleText("green", text);
}

/** Red likewise. */
export function red(text: string): string {
  return styleText("red", text);
}
