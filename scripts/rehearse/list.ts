import type { Line } from "./acts.ts";

export const usage = [
  "usage: npm run rehearse [-- --stand-ins]",
  "       npm run rehearse -- --configured [--product N [--payment-method NAME]] [--email ADDRESS] [--yes]",
  "Plays an export, a cancellation with its approval and a closure on a canary client, and prints what went as it should (✓), what",
  "did not (✗) and what was not rehearsed (–). Without --configured on stand-ins that it starts itself, each with a canary and a",
  "twin: nothing real is touched. With it on the systems of .env and the policy, with a canary that it makes there, once you agree.",
  "Ends with 0 only when all that was rehearsed went as it should.",
].join("\n");

/** The list for a terminal, system by system in the order in which they first come. */
export function formatList(lines: readonly Line[]): string {
  const systems = [...new Set(lines.map(({ system }) => system))];
  const rows = systems.flatMap((system) =>
    lines
      .filter((line) => line.system === system)
      .map(({ act, ok, says }, index) => {
        const name = (index === 0 ? system : "").padEnd(18);
        return `${markOf(ok)} ${name}${act.padEnd(14)}${says}`;
      }),
  );
  const wrong = lines.filter(({ ok }) => ok === false).length;
  const idle = lines.filter(({ ok }) => ok === undefined).length;
  const green = `All ${idle > 0 ? "that was rehearsed" : "of it"} went as it should.`;
  const end = isGreen(lines) ? green : `Not as it should: ${wrong} of ${lines.length}.`;
  return [...rows, "", end].join("\n");
}

/** Whether all went as it should; nothing rehearsed is nothing shown. */
export function isGreen(lines: readonly Line[]): boolean {
  return lines.some(({ ok }) => ok === true) && lines.every(({ ok }) => ok !== false);
}

function markOf(ok: Line["ok"]): string {
  if (ok === undefined) return "–";
  return ok ? "✓" : "✗";
}
