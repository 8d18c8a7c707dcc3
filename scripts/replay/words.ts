import type { ReplayLine, ReplayReport, Standing } from "../../src/domain/replay.ts";
import type { ReplayObstacle } from "../../src/replay.ts";

export const usage = [
  "usage: npm run replay -- --since DATE [--yes]",
  "Only after WHMCS's database was restored from a backup: it erases again what the restore brought back. Without a",
  "restore never run it: what stands in WHMCS again came another way, and may be a customer's who came back.",
  "DATE is when the backup was made that WHMCS's database was restored from: a day, 2026-11-20, which begins in the policy's",
  "time zone, or an instant with its zone, 2026-11-20T03:00:00+01:00. Take the earlier one in doubt: what is still erased is",
  "left alone. --yes does not ask. Ends with 0 only when nothing is left to do: with 1 while something is back, or unclear.",
].join("\n");

const standingText: Readonly<Record<Standing, string>> = {
  already_erased: "still erased",
  back: "back again",
  unknown: "not in WHMCS",
  somebody_else: "somebody else's number now: not touched",
  activated_again: "activated again since: not touched",
  unclear: "unclear, look by hand: not touched",
};

/** Why it is only shown. */
export const obstacleText: Readonly<Record<ReplayObstacle, string>> = {
  dry_run: "DRY_RUN is on: nothing is erased. Set DRY_RUN=0 and run it again.\n",
  stopped: "Everything is stopped (POST /v1/stop or var/STOP): nothing is erased. Resume and run it again.\n",
  unsafe_setup: "The check-list holds what destroys (see /readyz): nothing is erased. Mend it and run it again.\n",
};

/** What the person who ran it hears when nobody said yes. */
export const noConsentText = {
  nobody: "There is no terminal to ask at: nothing is erased. Read the list, then run it again with --yes.\n",
  refused: "You did not say yes: nothing is erased.\n",
} as const;

/** How many erasures are back and were not carried out again, or are unclear: somebody has to see to each. */
export function countLeft({ carriedOut, counts }: Pick<ReplayReport, "carriedOut" | "counts">): number {
  return (counts.unclear ?? 0) + ((carriedOut ? counts.not_erased : counts.back) ?? 0);
}

/** The list of what was erased and how it stands now. */
export function describeFindings(lines: readonly ReplayLine[], since: Date): string {
  const rows = lines.map((line) => `  ${describeLine(line)}: ${standingText[line.standing]}`);
  return [`${count(lines.length, "erasure")} since ${since.toISOString()}`, ...rows, ""].join("\n");
}

/** What came of the replay. */
export function describeReport(report: ReplayReport, file: string): string {
  const { carriedOut, counts, erasures, since, unfinished } = report;
  const back = counts.back ?? 0;
  const rest = erasures.filter(({ standing, outcome }) => standing === "back" && outcome !== "erased_again");
  const lines = carriedOut
    ? [
        `Erased again: ${counts.erased_again ?? 0} of ${back}.`,
        ...rest.map((line) => `  ${describeLine(line)}: ${line.outcome ?? "not begun"}${why(line)}`),
      ]
    : [
        back === 0 ? `Nothing that was erased since ${since} is back.` : `${back} back again, none erased.`,
        ...erasures
          .filter(({ standing }) => back === 0 && standing !== "already_erased")
          .map((line) => `  ${describeLine(line)}: ${standingText[line.standing]}`),
      ];
  const open = unfinished.map(
    ({ kind, clientId, dutyId, state }) =>
      `  ${kind} of client ${clientId} (${dutyId}) is ${state}: look at what of it came back`,
  );
  const heading = open.length === 0 ? [] : ["Begun before the restore and not ended:", ...open];
  const left = countLeft(report);
  const end = left === 0 ? [] : [`Left to do: ${left}. Each is named above: back and not erased, or unclear.`];
  return `${[...lines, ...heading, ...end, `Report: ${file}`].join("\n")}\n`;
}

function describeLine({ kind, clientId, serviceId, dutyId, erasedAt }: ReplayLine): string {
  const service = serviceId === undefined ? "" : `, service ${serviceId}`;
  return `${kind} of client ${clientId}${service} on ${erasedAt} (${dutyId})`;
}

function why({ reason }: ReplayLine): string {
  return reason === undefined ? "" : ` (${reason})`;
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? "" : "s"}`;
}
