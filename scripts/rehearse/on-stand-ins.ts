import { join } from "node:path";
import { startService } from "../demo/service.ts";
import { createOwner } from "../demo/owner.ts";
import { unpackPackage } from "../demo/package.ts";
import { exportClient, type Line, type PlayedDuty, seeThrough } from "./acts.ts";
import { startStandIns, type StandIns } from "./stand-ins.ts";

/** What the rehearsal is played with. */
export interface Rehearsal {
  /** A private folder for ledger, Redis, packages and log; emptied by the caller. */
  readonly folder: string;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What a system may keep, and must say so. */
const retains = new Set(["versio"]);
const neverHeld = new Set(["google_analytics"]);
const byHand = new Set(["apple_keychain"]);
const mostMinutes = 12;

/** Plays on stand-ins: everything, for what they show can be compared byte by byte. @returns the list */
export async function rehearseOnStandIns({ folder, say, signal }: Rehearsal): Promise<readonly Line[]> {
  const stage = await startStandIns();
  try {
    const { whmcs, twins } = stage;
    const service = await startService({
      directory: join(folder, "run"),
      logFile: join(folder, "service.log"),
      policy: stage.policy,
      whmcs: { url: whmcs.url, ...whmcs.credentials },
      env: stage.env,
      signal,
    });
    try {
      whmcs.setWebhook({ url: `${service.url}/webhooks/whmcs`, secret: service.webhookSecret });
      const running = AbortSignal.any([signal, service.ended, AbortSignal.timeout(mostMinutes * 60_000)]);
      const owner = createOwner(service.url, service.token, running);
      const { clientId } = twins.subject;
      const before = await dumpsOf(stage);

      say(`The data of the canary, client ${clientId}, is exported.`);
      const { sources, zip } = await exportClient(owner, clientId);
      const { files } = await unpackPackage(zip, join(folder, "package"));
      const text = Buffer.concat([...files.values()]).toString("latin1");
      const exported = sources.map((source): Line => judgeSource(source, text, stage));

      const services = [...twins.world.services.values()].filter(
        (row) => row.clientId === clientId && row.status === "Active",
      );
      say(`It cancels its ${services.length} services, and approves each deletion.`);
      for (const { id } of services)
        whmcs.act({ act: "client_requests_cancellation", serviceId: id, type: "Immediate" });
      await whmcs.settled();
      const common = { clientId, byHand: stage.byHand, tell: (now: string) => say(`  ${now}`), signal: running };
      const deletions = await seeThrough(owner, { ...common, kind: "deletions", count: services.length });

      say("Its account closes.");
      whmcs.act({ act: "admin_closes_client", clientId });
      await whmcs.settled();
      const closures = await seeThrough(owner, { ...common, kind: "anonymizations", count: 1 });
      const after = await dumpsOf(stage);
      return [...exported, ...judgeDeletions(deletions, services.length), ...judgeEnd(stage, closures, before, after)];
    } finally {
      await service.stop();
    }
  } finally {
    await stage.close();
  }
}

type Dumps = Readonly<Record<string, { readonly all: string; readonly twins: string }>>;

async function dumpsOf({ systems }: StandIns): Promise<Dumps> {
  const dumps: Record<string, { all: string; twins: string }> = {};
  for (const { name, dump, twins } of systems) dumps[name] = { all: await dump(), twins: await twins() };
  return dumps;
}

function judgeSource(
  { name, status, records, reason }: { name: string; status: string; records?: number; reason?: string },
  text: string,
  { twins }: StandIns,
): Line {
  const said = `${status}${records === undefined ? "" : `, ${records} records`}${reason === undefined ? "" : ` (${reason})`}`;
  const expected = byHand.has(name) ? "not_configured" : neverHeld.has(name) ? "empty" : "complete";
  const system = name === "website_forms" ? "forms" : name;
  const isStranger = name !== "whmcs" && text.includes(`${twins.twin.mark}${system}-`);
  return {
    system: name,
    act: "export",
    ok: status === expected && !isStranger,
    says: isStranger ? `${said}, with the twin's data` : said,
  };
}

function judgeDeletions(deletions: readonly PlayedDuty[], count: number): readonly Line[] {
  const done = deletions.filter(({ state }) => state === "completed").length;
  const whmcs: Line = {
    system: "whmcs",
    act: "cancellation",
    ok: done === count,
    says: `${done} of ${count} deletions completed`,
  };
  const steps = deletions.flatMap((duty) => duty.steps);
  return [
    whmcs,
    ...["cloudways", "rackspace"].map((system): Line => {
      const own = steps.filter(({ connector }) => connector === system);
      return {
        system,
        act: "cancellation",
        ok: own.some(({ state }) => state === "done"),
        says: statesOf(own),
      };
    }),
  ];
}

function judgeEnd(stage: StandIns, closures: readonly PlayedDuty[], before: Dumps, after: Dumps): readonly Line[] {
  const { mark } = stage.twins.subject;
  const steps = closures.flatMap((duty) => duty.steps);
  const isComplete =
    closures.length > 0 && closures.every(({ state, reason }) => state === "completed" || reason === "processor");
  const whmcs: Line = {
    system: "whmcs",
    act: "closure",
    ok: isComplete,
    says: `the account is ${isComplete ? "reduced to what must be kept" : "not done"}`,
  };
  return [
    whmcs,
    ...stage.systems.flatMap(({ name }): readonly Line[] => {
      const own = steps.filter(({ connector }) => connector === name);
      const left = (after[name]?.all ?? mark).split(mark).length - 1;
      const isRetained = retains.has(name) && own.some(({ state }) => state === "retained");
      const isUnderWay = own.length > 0 && own.every(({ state }) => state === "waiting");
      const isSame = before[name]?.twins === after[name]?.twins && before[name] !== undefined;
      return [
        {
          system: name,
          act: "closure",
          ok: left === 0 || isRetained || isUnderWay,
          says: `${left === 0 ? "nothing of the canary is left" : `${left} traces are left`}: ${statesOf(own)}`,
        },
        {
          system: name,
          act: "others",
          ok: isSame,
          says: isSame ? "the twin keeps every byte" : "THE TWIN'S DATA CHANGED",
        },
      ];
    }),
  ];
}

function statesOf(steps: PlayedDuty["steps"]): string {
  const states = steps.map(({ state, reason }) => (reason === undefined ? state : `${state} (${reason})`));
  return [...new Set(states)].join(", ") || "no step";
}
