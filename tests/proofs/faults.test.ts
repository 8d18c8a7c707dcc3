import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import { isWriting } from "../../simulators/whmcs/actions/catalogue.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { type Call, startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { act, type Work } from "../../src/duties/act.ts";
import { openDuty, type Opening } from "../../src/duties/open-duty.ts";
import { verifyEvidence } from "../../src/ledger/evidence.ts";
import { openLedger } from "../../src/ledger/open.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { putDocuments } from "../../src/ledger/retained-documents.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { closedTwinWorld, comparable } from "../contract/whmcs-erasure.ts";
import { type Boundary, type Faults, type Site, startFaultyWorker } from "../support/faulty-worker.ts";
import { type DoorAnswer, startDoorServer } from "../support/door-server.ts";
import { removesDocuments } from "../support/expired-documents.ts";
import { defaultPolicy } from "../support/policy.ts";
import { scrubRows } from "../support/scrub-rows.ts";
import { addHosting, addRequest, hostingWorld } from "../support/stage.ts";

// Whatever comes in between, wherever it does: the same end, each destructive call at most once more than needed, and a row
// that tells where. PROOFS=full tries every boundary, otherwise every so many-th.

const isFull = process.env["PROOFS"] === "full";
const now = "2026-11-22T15:00:00.000Z";
const clock = { now: (): Date => new Date(now) };

/** What is to be carried out. */
interface Scenario {
  readonly title: string;
  /** Of the boundaries, calls and commits, each so many-th is tried in a short run. */
  readonly every: number;
  readonly hasDoor: boolean;
  /** What a system besides WHMCS holds; absent: there is none. */
  readonly heldElsewhere?: readonly string[];
  /** What the door says besides. */
  readonly door?: (world: World) => Record<string, DoorAnswer>;
  /** What the ledger holds besides the duty. */
  readonly arrange?: (work: Work, dutyId: string, world: World) => Promise<void>;
  readonly prepare: () => { readonly world: World; readonly opening: Omit<Opening, "occurredAt"> };
}

/** One world for all runs: each hosting that is added has an id of its own. */
const cancelled = cancelledHosting();

function cancelledHosting() {
  const world = hostingWorld();
  const hosting = addHosting(world);
  addRequest(world, hosting.serviceId, "2026-10-20 10:00:00");
  return { world, hosting };
}

const scenarios: readonly Scenario[] = [
  {
    title: "the anonymisation of a rich account",
    every: 17,
    hasDoor: false,
    prepare: () => {
      const { world, subject } = closedTwinWorld();
      return {
        world,
        opening: { kind: "anonymization", clientId: subject.clientId, origin: "owner", actor: "owner", forced: true },
      };
    },
  },
  {
    title: "the anonymisation of an account that another system holds, too",
    every: 20,
    hasDoor: false,
    heldElsewhere: ["contact-1", "contact-2", "contact-3"],
    prepare: () => {
      const world = emptyWorld();
      const { id: clientId } = addClient(world, { id: 8, email: "lena@client.example", status: "Closed" });
      return { world, opening: { kind: "anonymization", clientId, origin: "owner", actor: "owner" } };
    },
  },
  {
    title: "the deletion of a hosting",
    every: 5,
    hasDoor: true,
    prepare: () => {
      const world = structuredClone(cancelled.world);
      const { clientId, serviceId } = cancelled.hosting;
      return { world, opening: { kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" } };
    },
  },
  {
    title: "the purge that finishes an anonymised account off",
    every: 30,
    hasDoor: true,
    door: (world) => ({ ...scrubRows({ order_ips: 3, mail_log: 5 }).answers, ...removesDocuments(world) }),
    arrange: releaseExpired,
    prepare: () => {
      const { world, clientId } = expiredTwins();
      return { world, opening: { kind: "purge", clientId, origin: "reconciliation", actor: "system" } };
    },
  },
];

/** The subject of the twins, closed, with no document that must be kept any more. */
function expiredTwins() {
  const { world, subject } = closedTwinWorld();
  const { clientId } = subject;
  for (const invoice of world.invoices.values()) {
    if (invoice.clientId === clientId) Object.assign(invoice, { date: "2009-05-01", status: "Paid" });
  }
  for (const transaction of world.transactions.values()) {
    if (transaction.clientId === clientId) transaction.date = "2009-05-02 10:00:00";
  }
  return { world, clientId };
}

/** The account was anonymised, and the owner has released what is on the list of the purge. */
async function releaseExpired(work: Work, dutyId: string, world: World): Promise<void> {
  const { clientId } = expiredTwins();
  const origin = { clientId, origin: "owner", occurredAt: work.now, actor: "owner" } as const;
  const { id } = await openDuty(work, { kind: "anonymization", ...origin });
  const ended = { state: "completed", open_key: null, wake_at: null, finished_at: now } as const;
  await work.tx.updateTable("duty").set(ended).where("id", "=", id).execute();
  const released_reasons = "documents_expired";
  await work.tx.updateTable("duty").set({ released_reasons }).where("id", "=", dutyId).execute();
  const listed = [
    ...[...world.invoices.values()].map((invoice) => ({ kind: "invoice" as const, ...invoice })),
    ...[...world.transactions.values()].map((transaction) => ({ kind: "transaction" as const, ...transaction })),
  ].filter((document) => document.clientId === clientId);
  await putDocuments(
    work.tx,
    listed.map(({ kind, id: document_id, date }) => ({
      kind,
      document_id,
      client_id: clientId,
      duty_id: dutyId,
      dated_on: date.slice(0, 10),
      keep_from: "2010-01-01",
      keep_until: "2020-01-01",
      ground: "bookkeeping law",
      state: "expired",
      reason: null,
      recorded_at: now,
      removed_at: null,
    })),
  );
}

/** One installation with its duty opened, and nothing done. */
interface Stage {
  readonly whmcs: WhmcsSimulator;
  readonly site: Site;
  readonly dutyId: string;
}

async function withStage<T>(scenario: Scenario, run: (stage: Stage) => Promise<T>): Promise<T> {
  const { world, opening } = scenario.prepare();
  const whmcs = await startWhmcsSimulator({ world, clock });
  const door = scenario.hasDoor
    ? await startDoorServer({ ...doorAnswers, ...scenario.door?.(whmcs.world) })
    : undefined;
  const directory = await mkdtemp(join(tmpdir(), "faults-"));
  try {
    const ledger = await openLedger(join(directory, "ledger.db"));
    const acts = { ledger, clock, policy: defaultPolicy, dispatch: () => undefined, connected: new Set<string>() };
    const dutyId = await act(acts, async (work) => {
      const occurredAt = new Date("2026-10-20T08:00:00.000Z");
      const { id } = await openDuty(work, { ...opening, occurredAt });
      await work.tx.updateTable("duty").set({ confirmed_at: now }).where("id", "=", id).execute();
      await scenario.arrange?.(work, id, whmcs.world);
      return id;
    });
    await ledger.destroy();
    const { identifier, secret } = whmcs.credentials;
    const elsewhere = join(directory, "elsewhere");
    if (scenario.heldElsewhere !== undefined) await mkdir(elsewhere);
    for (const name of scenario.heldElsewhere ?? []) await writeFile(join(elsewhere, name), "");
    const site: Site = {
      directory,
      whmcs: { url: whmcs.url, identifier, secret },
      ...(door !== undefined && { doorUrl: door.url }),
      ...(scenario.heldElsewhere !== undefined && { elsewhere }),
      now,
    };
    return await run({ whmcs, site, dutyId });
  } finally {
    await door?.close();
    await whmcs.stop();
    await rm(directory, { recursive: true });
  }
}

const doorAnswers = {
  release: { state: "released", until: "2026-11-22T16:00:00.000Z" },
  hold: { state: "held" },
  ownerHolds: { state: "held", clients: 0, services: 0 },
};

/** What a run came to; equal for every run of a scenario. */
async function endOf({ whmcs, site, dutyId }: Stage, faults: Faults = {}) {
  const worker = await startFaultyWorker(site, faults);
  try {
    const duty = await worker.finish(dutyId);
    const steps = await listSteps(worker.ledger, dutyId);
    return {
      state: duty.state,
      reason: duty.reason,
      steps: outcomesOf(steps),
      world: withoutIds(comparable(whmcs.world)),
      elsewhere: site.elsewhere === undefined ? [] : await readdir(site.elsewhere),
      evidence: (await verifyEvidence(worker.ledger)).intact,
    };
  } finally {
    await worker.close();
  }
}

/** The letter names the duty, whose id is another in each run. */
function withoutIds(world: unknown): unknown {
  return JSON.parse(JSON.stringify(world).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id"));
}

/** How many rows an answer told of that was lost, nobody knows. */
function countOf({ action, count }: StepRow): number | null {
  return action.startsWith("scrub_") ? null : count;
}

function outcomesOf(steps: readonly StepRow[]): string[] {
  return steps
    .map((step) => {
      const { connector, action, state, reason, retained_until } = step;
      return JSON.stringify({ connector, action, state, reason, count: countOf(step), retained_until });
    })
    .toSorted();
}

/** How often each call that changes something was sent, by what it aimed at. */
function aims(calls: readonly Call[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { action, params, writing } of calls) {
    if (!writing) continue;
    const ids = Object.entries(params).filter(([name]) => /id$/i.test(name));
    const aim = `${action} ${JSON.stringify(ids)}`;
    counts.set(aim, (counts.get(aim) ?? 0) + 1);
  }
  return counts;
}

/** Undisturbed: the end, what was sent for it, and where it can be cut. */
function undisturbed(scenario: Scenario) {
  return withStage(scenario, async (stage) => {
    const boundaries: { readonly boundary: Boundary; readonly action: string }[] = [];
    const end = await endOf(stage, { at: (boundary, action) => boundaries.push({ boundary, action }) });
    return { end, boundaries, sent: aims(stage.whmcs.calls) };
  });
}

type Undisturbed = Awaited<ReturnType<typeof undisturbed>>;

/** At most the one call that was cut off was sent once more. */
function expectSentOnce(calls: readonly Call[], { sent }: Undisturbed): void {
  const again = [...aims(calls)].filter(([aim, count]) => count !== (sent.get(aim) ?? 0));
  expect(again.length).toBeLessThanOrEqual(1);
  for (const [aim, count] of again) expect(count).toBe((sent.get(aim) ?? 0) + 1);
}

async function killAt(stage: Stage, dieAt: number): Promise<void> {
  const script = join(import.meta.dirname, "../support/faulty-child.ts");
  const order = JSON.stringify({ site: stage.site, dutyId: stage.dutyId, dieAt });
  const child = spawn(process.execPath, [script, order], { stdio: ["ignore", "ignore", "ignore"] });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
}

/** The steps that the ledger shows as begun and not ended. */
async function runningSteps({ site, dutyId }: Stage): Promise<readonly StepRow[]> {
  const ledger = await openLedger(join(site.directory, "ledger.db"));
  const steps = await listSteps(ledger, dutyId);
  await ledger.destroy();
  return steps.filter(({ state }) => state === "running");
}

const chosen = <T>(all: readonly T[], every: number, always = (_one: T): boolean => false): readonly number[] =>
  all.flatMap((one, index) => (isFull || index % every === every - 1 || always(one) ? [index] : []));
/** There are few, and each is another system's. */
const isElsewhere = ({ action }: { readonly action: string }): boolean => action === "erase";

describe.each(scenarios)("$title", (scenario) => {
  let reference: Promise<Undisturbed> | undefined;
  const undisturbedOnce = (): Promise<Undisturbed> => (reference ??= undisturbed(scenario));

  test("comes to its end undisturbed", async () => {
    const { end, boundaries } = await undisturbedOnce();
    expect(end).toMatchObject({ state: "completed", evidence: true });
    expect(new Set(boundaries.map(({ boundary }) => boundary))).toEqual(new Set(["sending", "answered", "committed"]));
  });

  test(
    "killed -9 at a boundary comes to the same end, repeats at most the call that was cut off, and a row tells where",
    async () => {
      const before = await undisturbedOnce();
      for (const index of chosen(before.boundaries, scenario.every, isElsewhere)) {
        const { boundary, action } = before.boundaries[index]!;
        await withStage(scenario, async (stage) => {
          await killAt(stage, index + 1);
          // Before a destructive call leaves, the ledger says which step it belongs to.
          if (boundary !== "committed" && isWriting(action)) expect(await runningSteps(stage)).toHaveLength(1);
          expect([index, await endOf(stage)]).toEqual([index, before.end]);
          expectSentOnce(stage.whmcs.calls, before);
        });
      }
    },
    isFull ? 3_600_000 : 300_000,
  );

  test(
    "comes to the same end when the answer to any one call that changes something is lost",
    async () => {
      const before = await undisturbedOnce();
      const writing = before.boundaries.filter(
        ({ boundary, action }) => boundary === "answered" && isWriting(action),
      ).length;
      for (let lost = 1; lost <= writing; lost += isFull ? 1 : 2) {
        await withStage(scenario, async (stage) => {
          let passed = 0;
          const afterCall = (action: string): void => {
            if (isWriting(action)) passed += 1;
            if (isWriting(action) && passed === lost) throw new RetryableError("connector.timeout");
          };
          expect([lost, await endOf(stage, { afterCall })]).toEqual([lost, before.end]);
          expectSentOnce(stage.whmcs.calls, before);
        });
      }
    },
    isFull ? 1_800_000 : 300_000,
  );

  test(
    "comes to the same end when the disk of the ledger is full for a while, from any commit on",
    async () => {
      const before = await undisturbedOnce();
      const commits = before.boundaries.filter(({ boundary }) => boundary === "committed");
      for (const index of chosen(commits, scenario.every)) {
        await withStage(scenario, async (stage) => {
          let passed = 0;
          const beforeCommit = (): void => {
            passed += 1;
            // What SQLite says, three times in a row: the commit, and what tells of its failure.
            if (passed > index && passed <= index + 3) throw diskFull();
          };
          expect([index, await endOf(stage, { beforeCommit })]).toEqual([index, before.end]);
          expectSentOnce(stage.whmcs.calls, before);
        });
      }
    },
    isFull ? 1_800_000 : 300_000,
  );
});

function diskFull(): Error {
  return Object.assign(new Error("database or disk is full"), { code: "ERR_SQLITE_ERROR", errcode: 13 });
}
