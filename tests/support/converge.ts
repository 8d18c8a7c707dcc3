import { createHash } from "node:crypto";
import { readEnvelope } from "../../src/webhook/envelope.ts";
import type { FiredEvent } from "../../simulators/whmcs/hooks.ts";
import type { Act } from "../../simulators/whmcs/acts.ts";
import { saysEnded } from "../../src/domain/deletion.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { act, type ActContext } from "../../src/duties/act.ts";
import type { Gates } from "../../src/duties/begin-duty.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import { withdrawDeletion } from "../../src/duties/withdraw.ts";
import { findOpenDuty } from "../../src/ledger/duties.ts";
import { openLedger, type Ledger } from "../../src/ledger/open.ts";
import type { DutyRow, TaskRow } from "../../src/ledger/schema.ts";
import { silentLog } from "../../src/observability/log.ts";
import { applyStoredEvents } from "../../src/webhook/meaning.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { deleteHosting } from "../../workers/delete-hosting.ts";
import { createReconciler } from "../../workers/reconcile.ts";
import { rectifyClient } from "../../workers/rectify.ts";
import { rereadEvents } from "../../workers/reread-events.ts";
import type { WorkerParts } from "../../workers/worker-parts.ts";
import { noDoor } from "./no-door.ts";
import { defaultPolicy } from "./policy.ts";
import { createWhmcsModel, smallWorld, type WhmcsModel } from "./whmcs-model.ts";

/** What happens in a scenario: something in WHMCS, or the owner's word on a client. */
export type Happening = Act | { readonly act: "owner_holds_client"; readonly clientId: number };

/** Somebody's word, when all is told, that a service is kept: its open deletion is called off. */
export interface Word {
  readonly serviceId: number;
  readonly by: "owner" | "client";
}

/** What becomes of one event on its way. */
export interface Fate {
  /** After how many further happenings it arrives. */
  readonly late: number;
  readonly copies: 1 | 2 | 3;
  readonly lost: boolean;
}

/** The service's whole inside on a ledger in memory and a WHMCS in memory, with a clock that only a run moves. */
export interface Play {
  readonly model: WhmcsModel;
  readonly ledger: Ledger;
  readonly parts: WorkerParts;
  /** Services that were ended when their client was reopened: whether by the closing or before it, WHMCS does not tell. */
  readonly doubtful: Set<number>;
  /** Services whose status somebody set by hand, which is an event. */
  readonly settled: Set<number>;
  /** Services whose deletion was called off. */
  readonly calledOff: Set<number>;
  now: Date;
  deliver(event: FiredEvent): Promise<void>;
  /** Carries out everything that is owed now. */
  work(): Promise<void>;
  /** Lets time pass, with every worker at its hour, or those of one kind alone. */
  passUntil(at: Date, kind?: DutyRow["kind"]): Promise<void>;
  close(): Promise<void>;
}

const none = new AbortController().signal;
const policy: Policy = {
  ...defaultPolicy,
  limits: { deletionsPerDay: 1_000, anonymizationsPerDay: 1_000 },
};
const startedAt = new Date("2026-03-02T09:00:00.000Z");

/** Starts one on this WHMCS, with a first look at it behind it. */
export async function startPlay(world = smallWorld()): Promise<Play> {
  const ledger = await openLedger(":memory:");
  const acts: ActContext = {
    ledger,
    policy,
    clock: { now: () => play.now },
    dispatch: () => undefined,
    connected: new Set<string>(),
  };
  const model = createWhmcsModel(world, acts.clock);
  const gates: Gates = { stop: { isOn: () => Promise.resolve(false) }, mode: () => "live" };
  const parts = {
    acts,
    gates,
    log: silentLog,
    whmcs: model.api,
    door: noDoor,
    askForSweep: () => undefined,
    tellOwner: () => undefined,
  } as unknown as WorkerParts; // packages and subjects are touched by what an owner confirmed alone, which nobody does here
  const handlers = {
    deletion: deleteHosting(parts),
    anonymization: anonymizeAccount(parts),
    rectification: rectifyClient(parts),
  };
  const reconciler = createReconciler(parts);
  let deliveries = 0;
  const work = async (only?: DutyRow["kind"]): Promise<void> => {
    for (let round = 0; round < 100; round += 1) {
      const { settled } = await applyStoredEvents(acts);
      await rereadEvents(parts, none);
      await reconciler.goOn(none);
      const due = await ledger
        .selectFrom("duty")
        .select(["id", "kind"])
        .where("wake_at", "<=", play.now.toISOString())
        .where("kind", "in", only === undefined ? ["deletion", "anonymization", "rectification"] : [only])
        .orderBy("id")
        .execute();
      for (const { id, kind } of due) await handlers[kind as keyof typeof handlers](id, none);
      if (settled === 0 && due.length === 0) return;
    }
    throw new Error("the workers never come to rest");
  };
  const play: Play = {
    model,
    ledger,
    parts,
    doubtful: new Set(),
    settled: new Set(),
    calledOff: new Set(),
    now: startedAt,
    work: () => work(),
    deliver: async (event) => {
      const reading = readEnvelope(Buffer.from(JSON.stringify(event)));
      if (reading.kind !== "event") throw new Error(`not an event: ${event.type}`);
      const { type, timestamp, data } = reading.envelope;
      deliveries += 1;
      await ledger
        .insertInto("event")
        .values({
          delivery_hash: createHash("sha256").update(String(deliveries)).digest("hex"),
          type,
          state: "stored",
          occurred_at: timestamp.toISOString(),
          received_at: play.now.toISOString(),
          client_id: data.clientId ?? null,
          service_id: data.serviceId ?? null,
          contact_id: data.contactId ?? null,
          domain_id: data.domainId ?? null,
          into_client_id: data.intoClientId ?? null,
          cancellation_type: data.cancellationType ?? null,
        })
        .execute();
    },
    passUntil: async (at, kind) => {
      await work(kind);
      for (;;) {
        const next = await ledger
          .selectFrom("duty")
          .select("wake_at")
          .where("wake_at", "<=", at.toISOString())
          .where("kind", "in", kind === undefined ? ["deletion", "anonymization", "rectification"] : [kind])
          .orderBy("wake_at")
          .limit(1)
          .executeTakeFirst();
        if (next === undefined) break;
        play.now = new Date(Math.max(Date.parse(next.wake_at ?? ""), play.now.getTime()));
        await work(kind);
      }
      play.now = at;
      await work(kind);
    },
    close: () => ledger.destroy(),
  };
  await work();
  return play;
}

export const hour = 3_600_000;

/**
 * Plays a scenario: each happening an hour after the last; its events arrive as their fates have it. Then the words are
 * spoken. `toldAgain`: every event comes once more after them, the last first.
 */
export async function playScenario(
  happenings: readonly Happening[],
  fateOf: (event: string, nth: number) => Fate,
  words: readonly Word[] = [],
  toldAgain = false,
): Promise<Play> {
  const play = await startPlay();
  const onTheWay: { readonly at: number; readonly event: FiredEvent }[] = [];
  let fired = 0;
  const held = new Set<number>();
  const arrive = async (until: number): Promise<void> => {
    onTheWay.sort((a, b) => a.at - b.at);
    while (onTheWay[0] !== undefined && onTheWay[0].at <= until) await play.deliver(onTheWay.shift()!.event);
  };
  for (const [index, happening] of happenings.entries()) {
    await play.passUntil(new Date(play.now.getTime() + hour));
    if (happening.act === "owner_holds_client") {
      held.add(happening.clientId);
      await holdClient(play.parts.acts, happening.clientId, "dispute", "owner");
    } else {
      if (happening.act === "admin_reopens_client") {
        if (play.model.world.clients.get(happening.clientId)?.status !== "Closed") continue;
        noteDoubtful(play, happening.clientId);
      } else if (happening.act === "admin_sets_service_status") {
        if (!saysEnded(happening.status) && !hasAccount(play, happening.serviceId)) continue;
        play.settled.add(happening.serviceId);
      }
      for (const event of play.model.act(happening) ?? []) {
        const { late, copies, lost } = fateOf(event.type, fired);
        fired += 1;
        if (lost) continue;
        for (let copy = 0; copy < copies; copy += 1) onTheWay.push({ at: index + late * (copy + 1), event });
      }
    }
    await arrive(index);
    await play.work();
  }
  for (const { at } of onTheWay.slice()) {
    await play.passUntil(new Date(play.now.getTime() + hour));
    await arrive(at);
    await play.work();
  }
  await play.passUntil(new Date(startedAt.getTime() + 4 * 24 * hour));
  if (words.length > 0) {
    await lookAtAll(play);
    for (const word of words) await speak(play, word);
    await play.passUntil(new Date(play.now.getTime() + hour));
    for (const event of toldAgain ? play.model.fired.toReversed() : []) await play.deliver(event);
    await play.work();
  }
  for (const { client_id } of await play.ledger.selectFrom("client_hold").select("client_id").execute()) {
    await releaseClient(play.parts.acts, client_id, "owner");
  }
  await play.passUntil(new Date(startedAt.getTime() + 5 * 24 * hour));
  for (const event of play.model.act({ act: "cron" }) ?? []) await play.deliver(event);
  await play.work();
  // Rectifications wait ten minutes, second looks a few seconds.
  await play.passUntil(new Date(startedAt.getTime() + 6 * 24 * hour));
  await lookAtAll(play);
  return play;
}

async function speak({ ledger, parts, calledOff }: Play, { serviceId, by }: Word): Promise<void> {
  const duty = await findOpenDuty(ledger, `deletion:${serviceId}`);
  if (duty === undefined || duty.state === "running") return;
  const word = by === "owner" ? {} : ({ channel: "client_area", wordingVersion: "1" } as const);
  await withdrawDeletion(parts.acts, duty.id, word, by);
  calledOff.add(serviceId);
}

/** What WHMCS changes and tells nobody of, as a suspension, is seen at each duty's next look: at the latest before it acts. */
async function lookAtAll(play: Play): Promise<void> {
  const resting = await play.ledger
    .selectFrom("duty")
    .select("id")
    .where("state", "in", ["pending", "scheduled", "waiting"])
    .where("wake_at", "is not", null)
    .execute();
  await act(play.parts.acts, async (work) => {
    for (const { id } of resting) await work.wake(id, work.now);
  });
  await play.work();
}

function noteDoubtful({ model, doubtful, settled }: Play, clientId: number): void {
  for (const { id, status, clientId: owner } of model.world.services.values()) {
    if (owner !== clientId || !saysEnded(status)) continue;
    doubtful.add(id);
    settled.delete(id);
  }
}

/** What is owed in the end once every deletion has had its hour; anonymisations wait for the owner, who says nothing here. */
export async function playToTheEnd(play: Play): Promise<void> {
  await play.passUntil(new Date(startedAt.getTime() + 60 * 24 * hour), "deletion");
}

/**
 * What must be the same however the events came, of what WHMCS still has. `untold`: events were lost, so that only what WHMCS
 * still shows can be known: of a closing no date, and no termination that it did not tell of.
 */
export async function outcomeOf({ ledger, model, doubtful, settled }: Play, untold = false) {
  const { clients, services, cancelRequests } = model.world;
  const wasClosed = model.fired.some(({ type }) => type === "client.closed");
  const requested = new Set([...cancelRequests.values()].map(({ serviceId }) => serviceId));
  const isThere = ({ client_id, service_id }: Pick<DutyRow | TaskRow, "client_id" | "service_id">): boolean =>
    clients.has(client_id) && (service_id === null || services.has(service_id));
  const isProvable = ({ service_id }: DutyRow): boolean =>
    service_id === null ||
    (requested.has(service_id) && !(untold && services.get(service_id)?.status === "Terminated")) ||
    // What was open before WHMCS called a service terminated stays so; what was not is not opened any more.
    ((!doubtful.has(service_id) || (settled.has(service_id) && !untold)) &&
      services.get(service_id)?.status !== "Terminated");
  const duties = await ledger.selectFrom("duty").selectAll().where("open_key", "is not", null).execute();
  const tasks = await ledger.selectFrom("task").selectAll().where("state", "=", "open").execute();
  return {
    duties: duties
      .filter((duty) => isThere(duty) && isProvable(duty))
      .map(({ open_key, client_id, service_id, state, reason, due_at }) => {
        // Of an end without a request WHMCS tells no date.
        // What a closing opened counts from it where the request's own event was lost: later, and so never too early.
        const isDated = service_id === null ? !untold : requested.has(service_id) && !(untold && wasClosed);
        return [open_key, client_id, state, reason, isDated ? due_at : "undated"].join(" ");
      })
      .toSorted(),
    tasks: tasks
      .filter((task) => isThere(task) && !(untold && task.code === "contact_deleted"))
      .map(({ code, client_id, service_id, object_id }) => [code, client_id, service_id, object_id].join(" "))
      .toSorted(),
  };
}

/** Nobody calls a service active whose account is gone: only a module makes a new one. */
function hasAccount({ model: { world } }: Play, serviceId: number): boolean {
  const service = world.services.get(serviceId);
  return service !== undefined && world.panels.get(service.serverId)?.has(service.username) === true;
}

/** What is left of the hostings. */
export function hostingsOf({ model }: Play): readonly string[] {
  const { services, panels } = model.world;
  return [...services.values()]
    .map(({ id, clientId, status, serverId, username }) =>
      [id, clientId, status, panels.get(serverId)?.has(username) === true ? "hosted" : "gone"].join(" "),
    )
    .toSorted();
}
