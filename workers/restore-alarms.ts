import { act } from "../src/duties/act.ts";
import { listAlarms, listOverdue } from "../src/ledger/duties.ts";
import type { Dispatcher } from "../src/queues/dispatch.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** What restoring needs of the sweep. */
interface AlarmParts extends Pick<WorkerParts, "acts" | "log"> {
  readonly dispatcher: Dispatcher;
}

const page = 1_000;
const horizonMs = 60 * 24 * 3_600_000;
const soonMs = 5 * 60_000; // several sweeps: one that is missed leaves no alarm behind
const overdueAfterMs = 5_000;

/**
 * A Redis that lost its keys gets every alarm back; otherwise those of the next minutes, because a far one was never
 * handed over, and those that should have rung and did not.
 */
export async function restoreAlarms({ acts, dispatcher, log }: AlarmParts): Promise<void> {
  if (await dispatcher.isWhole()) {
    await ringUntil({ acts, dispatcher }, soonMs, acts.clock.now().toISOString());
  } else {
    const restored = await ringUntil({ acts, dispatcher }, horizonMs);
    await dispatcher.markWhole();
    log.info("sweep.alarms_restored", { count: restored });
  }
  await ringOverdue({ acts, dispatcher, log });
}

/** Hands over the alarms of the next so many milliseconds; one that Redis holds already is not added twice. */
async function ringUntil({ acts, dispatcher }: Omit<AlarmParts, "log">, withinMs: number, later = ""): Promise<number> {
  const until = new Date(acts.clock.now().getTime() + withinMs).toISOString();
  let rung = 0;
  for (let after = ""; ;) {
    const alarms = await listAlarms(acts.ledger, until, after, page);
    const wanted = alarms.filter(({ wakeAt }) => wakeAt > later);
    await dispatcher.ringNow(wanted);
    rung += wanted.length;
    const last = alarms.at(-1);
    if (last === undefined || alarms.length < page) return rung;
    after = last.dutyId;
  }
}

/** A delayed job may sleep through its hour without an error: a new generation of the alarm is a new job. */
async function ringOverdue({ acts, dispatcher, log }: AlarmParts): Promise<void> {
  const now = acts.clock.now();
  const overdue = await listOverdue(
    acts.ledger,
    new Date(now.getTime() - overdueAfterMs).toISOString(),
    now.toISOString(),
    page,
  );
  const underWay = await dispatcher.underWay(overdue);
  const silent = overdue.filter((alarm) => !underWay.has(alarm.dutyId));
  if (silent.length === 0) return;
  await act(acts, async (work) => {
    for (const { dutyId } of silent) await work.wake(dutyId, work.now);
  });
  log.info("sweep.overdue_rung", { count: silent.length });
}
