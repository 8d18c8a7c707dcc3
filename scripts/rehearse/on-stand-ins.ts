import { join } from "node:path";
import { startService } from "../demo/service.ts";
import type { Line } from "./acts.ts";
import { type ExpectedSource, judgeClosure, judgeDeletions, judgeExport, judgeSteps, stepsAt } from "./judge.ts";
import { type Played, playActs } from "./play.ts";
import { type StandIns, startStandIns } from "./stand-ins.ts";

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
const hosts = ["cloudways", "rackspace"];
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
      const { clientId } = twins.subject;
      const own = [...twins.world.services.values()].filter((row) => row.clientId === clientId);
      const serviceIds = own.filter(({ status }) => status === "Active").map(({ id }) => id);
      const before = await dumpsOf(stage);
      const played = await playActs(
        service,
        {
          clientId,
          serviceIds,
          cancel: (serviceId) => {
            whmcs.act({ act: "client_requests_cancellation", serviceId, type: "Immediate" });
            return whmcs.settled();
          },
          closeAccount: () => {
            whmcs.act({ act: "admin_closes_client", clientId });
            return whmcs.settled();
          },
          byHand: stage.byHand,
        },
        { folder, say, vendorsMayTakeMs: mostMinutes * 60_000, mostMinutes, signal },
      );
      const after = await dumpsOf(stage);
      return judge(stage, played, serviceIds.length, before, after);
    } finally {
      await service.stop();
    }
  } finally {
    await stage.close();
  }
}

type Dumps = Readonly<Record<string, { readonly all: string; readonly twins: string }>>;

async function dumpsOf({ systems, twins }: StandIns): Promise<Dumps> {
  const dumps: Record<string, { all: string; twins: string }> = {
    whmcs: { all: profileOf(twins, twins.subject.clientId), twins: rowsOf(twins, twins.twin.clientId) },
  };
  for (const system of systems) dumps[system.name] = { all: await system.dump(), twins: await system.twins() };
  return dumps;
}

/** What no invoice prints of an account, and goes even where invoices stay. */
function profileOf({ world }: StandIns["twins"], clientId: number): string {
  const { email, phonenumber, notes, customfields } = world.clients.get(clientId) ?? {};
  const contacts = [...world.contacts.values()].filter((row) => row.clientId === clientId);
  return JSON.stringify([email, phonenumber, notes, customfields, contacts]);
}

function rowsOf({ world }: StandIns["twins"], clientId: number): string {
  const { contacts, services, addons, domains, orders, invoices, quotes, tickets, payMethods, credits } = world;
  const tables = [contacts, services, addons, domains, orders, invoices, quotes, tickets, payMethods, credits];
  const rows = tables.map((table) => [...table.values()].filter((row) => row.clientId === clientId));
  return JSON.stringify([world.clients.get(clientId), rows]);
}

function judge(stage: StandIns, played: Played, serviceCount: number, before: Dumps, after: Dumps): readonly Line[] {
  const { deletions, closures } = played;
  const { mark } = stage.twins.subject;
  const closure = judgeClosure(closures);
  const hasEnded = closures.length > 0 && closures.every(({ state }) => state === "completed");
  const profile = leftIn(after["whmcs"], mark);
  const names = ["whmcs", ...stage.systems.map(({ name }) => name)];
  return [
    ...judgeExport(played, (name) => expectedOf(name, stage)),
    judgeDeletions(deletions, serviceCount),
    ...hosts
      .filter((name) => names.includes(name))
      .map((system): Line => ({
        system,
        act: "cancellation",
        ...judgeSteps(stepsAt(deletions, system), false),
      })),
    { ...closure, ok: closure.ok === true && hasEnded && profile === 0, says: `${tellLeft(profile)}: ${closure.says}` },
    ...stage.systems.map(({ name }): Line => {
      const steps = stepsAt(closures, name);
      const { ok, says } = judgeSteps(steps, false);
      const left = leftIn(after[name], mark);
      const isRetained = retains.has(name) && steps.some(({ state }) => state === "retained");
      return { system: name, act: "closure", ok: ok && (left === 0 || isRetained), says: `${tellLeft(left)}: ${says}` };
    }),
    ...names.map((system): Line => {
      const isSame = before[system] !== undefined && before[system].twins === after[system]?.twins;
      const says = isSame ? "the twin keeps every byte" : "THE TWIN'S DATA CHANGED";
      return { system, act: "others", ok: isSame, says };
    }),
  ];
}

function expectedOf(name: string, { twins: { subject, twin } }: StandIns): ExpectedSource {
  if (byHand.has(name)) return { statuses: ["not_configured"] };
  const strangers = twin.mark;
  if (neverHeld.has(name)) return { statuses: ["empty"], strangers };
  if (name === "whmcs") return { statuses: ["complete"], mark: subject.mark, strangers };
  return { statuses: ["complete"], mark: `${subject.mark}${name === "website_forms" ? "forms" : name}-`, strangers };
}

function leftIn(dump: Dumps[string] | undefined, mark: string): number {
  return dump === undefined ? 1 : dump.all.split(mark).length - 1;
}

function tellLeft(left: number): string {
  return left === 0 ? "nothing of the canary is left" : `${left} traces are left`;
}
