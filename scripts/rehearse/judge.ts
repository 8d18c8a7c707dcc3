import { isUnderWay, type Line, type PlayedDuty, type Source } from "./acts.ts";
import type { Played } from "./play.ts";

/** What a package must say of one system. */
export interface ExpectedSource {
  readonly statuses: readonly string[];
  /** Begins every text that the system holds of the canary. */
  readonly mark?: string;
  /** What is somebody else's and must not be there. */
  readonly strangers?: string;
}

/** Tasks of which a person's word says nothing about the connector. */
const refusals = new Set(["processor_refused", "processor_gave_no_answer"]);
const wellEnded = new Set(["done", "nothing_found", "retained", "skipped"]);

/** A line for each source of the package: its status, the canary's marks in its files, and nobody else's. */
export function judgeExport(
  { sources, files }: Pick<Played, "sources" | "files">,
  expected: (name: string) => ExpectedSource,
): readonly Line[] {
  return sources.map((source): Line => {
    const { statuses, mark, strangers } = expected(source.name);
    const text = textOf(files, source.name);
    const marks = mark === undefined ? undefined : text.split(mark).length - 1;
    const isStrange = strangers !== undefined && text.includes(strangers);
    const said = [
      describeSource(source),
      ...(marks === undefined ? [] : [marks === 0 ? "WITHOUT THE CANARY'S DATA" : `${marks} marks of the canary`]),
      ...(isStrange ? ["WITH SOMEBODY ELSE'S DATA"] : []),
    ];
    const ok = statuses.includes(source.status) && marks !== 0 && !isStrange;
    return { system: source.name, act: "export", ok, says: said.join(", ") };
  });
}

/** The deletions as WHMCS sees them: how many have ended as they should. */
export function judgeDeletions(deletions: readonly PlayedDuty[], count: number): Line {
  const done = deletions.filter(({ state }) => state === "completed").length;
  const others = deletions.filter(({ state }) => state !== "completed").map(describeDuty);
  const says = [`${done} of ${count} deletions completed`, ...others].join(", ");
  return { system: "whmcs", act: "cancellation", ok: done === count, says };
}

/** The closure as WHMCS sees it. */
export function judgeClosure(closures: readonly PlayedDuty[]): Line {
  const steps = closures.flatMap((duty) => duty.steps).filter(({ connector }) => connector === "whmcs");
  const isWell = steps.length > 0 && steps.every(({ state }) => wellEnded.has(state));
  const [duty] = closures;
  const ended = duty?.state === "completed";
  const says = ended
    ? `the account is ${duty.result ?? "done"}`
    : duty === undefined
      ? "no closure"
      : describeDuty(duty);
  return { system: "whmcs", act: "closure", ok: isWell && (ended || duty?.partly === true), says };
}

/** The closure's steps at one system. `mayWait`: what the vendor has taken on is enough. */
export function judgeSteps(
  steps: PlayedDuty["steps"],
  mayWait: boolean,
): { readonly ok: boolean; readonly says: string } {
  const ok = steps.every((step) => wellEnded.has(step.state) || (mayWait && isUnderWay(step)));
  return { ok: ok && steps.length > 0, says: describeSteps(steps) };
}

/** The same with what was left to a person there: where the system refused the connector, its erasure is nothing to rely on. */
export function judgeTasks(
  judged: ReturnType<typeof judgeSteps>,
  tasks: Played["tasks"],
  system: string,
): ReturnType<typeof judgeSteps> {
  const codes = [...new Set(tasks.flatMap(({ connector, code }) => (connector === system ? [code] : [])))];
  if (codes.length === 0) return judged;
  const isRefused = codes.some((code) => refusals.has(code));
  return { ok: judged.ok && !isRefused, says: `${judged.says}, left to a person: ${codes.join(", ")}` };
}

/** The steps of duties at one system. */
export function stepsAt(duties: readonly PlayedDuty[], system: string): PlayedDuty["steps"] {
  return duties.flatMap((duty) => duty.steps).filter(({ connector }) => connector === system);
}

function describeSteps(steps: PlayedDuty["steps"]): string {
  const states = steps.map(({ state, reason }) => (reason === undefined ? state : `${state} (${reason})`));
  return [...new Set(states)].join(", ") || "no step";
}

function describeSource({ status, records, reason }: Source): string {
  return `${status}${records === undefined ? "" : `, ${records} records`}${reason === undefined ? "" : ` (${reason})`}`;
}

function describeDuty({ state, reason, partly, steps }: PlayedDuty): string {
  const open = steps.filter((step) => !wellEnded.has(step.state));
  const where = [...new Set(open.map(({ connector }) => connector))].join(", ");
  const what = `${state}${reason === undefined ? "" : ` (${reason})`}${where === "" ? "" : ` at ${where}`}`;
  return partly === true ? `partly done, the rest ${what}` : what;
}

function textOf(files: ReadonlyMap<string, Buffer>, source: string): string {
  const own = [...files].filter(([path]) => path.includes(`/${source}/`));
  return Buffer.concat(own.map(([, content]) => content)).toString("latin1");
}
