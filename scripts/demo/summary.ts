import { bold, green, red } from "./screen.ts";
import type { Proof, Story } from "./stage.ts";

/** A story with what the stand-in showed in the end. */
export interface Verdict {
  readonly story: Story;
  readonly proofs: readonly Proof[];
}

const widths = [22, 30, 52] as const;

/** Asks every story for its proofs, now. */
export function judge(stories: readonly Story[]): readonly Verdict[] {
  return stories.map((story) => ({ story, proofs: story.prove() }));
}

/** Whether every promise was kept; one without proof was not. */
export function areAllKept(verdicts: readonly Verdict[]): boolean {
  return verdicts.length > 0 && verdicts.every(isKept);
}

function isKept({ proofs }: Verdict): boolean {
  return proofs.length > 0 && proofs.every(({ holds }) => holds);
}

/** The table of stories: what was promised, what the stand-in's state shows of it, and whether that is enough. */
export function formatSummary(verdicts: readonly Verdict[]): string {
  const rule = [...widths, 6].map((width) => "-".repeat(width)).join("  ");
  return [
    bold(formatRow(["story", "promised", "what WHMCS, the stand-in, shows", "result"])),
    ...verdicts.flatMap((verdict) => [rule, ...formatVerdict(verdict)]),
    rule,
  ].join("\n");
}

function formatVerdict(verdict: Verdict): readonly string[] {
  const { story, proofs } = verdict;
  const titles = wrap(story.title, widths[0]);
  const promises = wrap(story.promise, widths[1]);
  const shown = proofs.flatMap(({ shows, holds }) =>
    wrap(shows, widths[2]).map((line, index) => ({ line, result: index === 0 ? (holds ? "ok" : "FAILED") : "" })),
  );
  return Array.from({ length: Math.max(titles.length, promises.length, shown.length) }, (_, index) =>
    formatRow([titles[index] ?? "", promises[index] ?? "", shown[index]?.line ?? "", shown[index]?.result ?? ""]),
  );
}

function formatRow([title, promise, shows, result]: readonly [string, string, string, string]): string {
  const colour = result === "ok" ? green : result === "FAILED" ? red : String;
  return `${title.padEnd(widths[0])}  ${promise.padEnd(widths[1])}  ${shows.padEnd(widths[2])}  ${colour(result)}`.trimEnd();
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
