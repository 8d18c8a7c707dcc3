import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { readConfiguration } from "../../config/configuration.ts";
import { processorValues } from "../../config/connectors.ts";
import { systems as allSystems } from "../../config/needed-settings.ts";
import { type Environment } from "../../config/settings.ts";
import type { ProcessorName, ProcessorValues } from "../../src/connectors/values.ts";
import { lookAtSystems } from "../connector-check/look.ts";
import { describeResult, isWanting } from "../connector-check/words.ts";
import type { RunningService } from "../demo/service.ts";
import type { Line } from "./acts.ts";
import { type CanaryAtFreshdesk, openCanaryAtFreshdesk } from "./configured/at-freshdesk.ts";
import { openCanaryInWhmcs } from "./configured/at-whmcs.ts";
import { type Canary, inventCanary, readNote, removeNote } from "./configured/canary.ts";
import { type MadeCanary, makeCanary, type Order, type Systems } from "./configured/make.ts";
import { actionsFor, describePlan } from "./configured/plan.ts";
import { startPrivateService } from "./configured/private-service.ts";
import { isGreen } from "./list.ts";
import {
  type ExpectedSource,
  judgeClosure,
  judgeDeletions,
  judgeExport,
  judgeSteps,
  judgeTasks,
  stepsAt,
} from "./judge.ts";
import type { Rehearsal } from "./on-stand-ins.ts";
import { type Played, playActs } from "./play.ts";

/** What the owner asks for. */
export interface Wishes {
  /** The environment, `.env` included. */
  readonly env: Environment;
  readonly order: Order | undefined;
  /** Whose mailbox takes the canary's mail, by a tagged address; absent: a random address under the controller's mail domain. */
  readonly email: string | undefined;
  /** Whether the owner agrees with the plan, which was shown. */
  readonly agrees: () => Promise<boolean>;
}

const userAgent = "whmcs-gdpr/rehearsal";
const mostMinutes = 30;
const vendorsMayTakeMs = 120_000;

/**
 * Plays on the configured systems, with a canary that it makes and nothing else. @returns the list, or undefined where the owner
 * did not agree @throws ConfigError; Error in words, before anything is made or with the canary's note left behind
 */
export async function rehearseOnConfigured(
  { folder, say, signal }: Rehearsal,
  { env, order, email, agrees }: Wishes,
): Promise<readonly Line[] | undefined> {
  const { settings, policy } = readConfiguration(env);
  const values = processorValues(settings, policy);
  const names = allSystems.filter((name) => values[name] !== undefined);
  const places = [settings.whmcs.url, ...(values.freshdesk === undefined ? [] : [values.freshdesk.url])];
  const noted = readNote(folder, places);
  const canary = noted ?? inventCanary(policy.controller.email, email, places);
  const whmcs = openCanaryInWhmcs(settings, userAgent, signal);
  const freshdesk = values.freshdesk && openCanaryAtFreshdesk(values.freshdesk, userAgent, signal);
  const systems: Systems = { whmcs, freshdesk };
  try {
    await refuseWhatIsMissing(env, systems, order);
    say(describePlan(canary, { whmcs: settings.whmcs.url, systems: names, productId: order?.productId }));
    if (!(await agrees())) return undefined;
    if (noted?.clientId !== undefined && !(await whmcs.profile(noted.clientId)).includes(noted.code)) {
      const lines = await endErased({ ...noted, clientId: noted.clientId }, systems);
      if (lines.every(({ ok }) => ok !== false)) removeNote(folder);
      return lines;
    }
    const service = await startPrivateService({ folder, env, settings, policy, signal });
    try {
      const made = await makeCanary(folder, canary, systems, order);
      const played = await play(service, made, systems, { folder, say, signal }, noted?.clientId !== undefined);
      const lines = [...judge(made, played, values, names), ...(await leftOf(made, systems, played))];
      if (isGreen(lines)) removeNote(folder);
      return lines;
    } finally {
      await service.stop();
    }
  } finally {
    whmcs.close();
    freshdesk?.close();
  }
}

/** Better before anything is made. */
async function refuseWhatIsMissing(env: Environment, { whmcs }: Systems, order: Order | undefined): Promise<void> {
  const refused = await whmcs.refused(actionsFor(order !== undefined));
  if (refused.length > 0) {
    throw new Error(
      `WHMCS's API role does not allow ${refused.join(", ")}, which only a rehearsal needs. Allow it for the time of the rehearsal`,
    );
  }
  if (order !== undefined) {
    const module = await whmcs.moduleOf(order.productId);
    if (module === undefined) throw new Error(`WHMCS has no product ${order.productId}`);
    if (module !== "") {
      throw new Error(
        `product ${order.productId} has the module ${module}: its termination would reach a server that no canary is on. Name a product without a module`,
      );
    }
  }
  const wanting = (await lookAtSystems(allSystems, env)).filter(isWanting);
  if (wanting.length > 0) throw new Error(`something is missing.\n${wanting.map(describeResult).join("\n")}`);
}

async function play(
  service: RunningService,
  { clientId, serviceId }: MadeCanary,
  { whmcs }: Systems,
  { folder, say, signal }: Rehearsal,
  isOnlyEnded: boolean,
): Promise<Played> {
  const status = serviceId === undefined ? undefined : await whmcs.statusOf(clientId, serviceId);
  const isThere = serviceId !== undefined && (status === "Active" || status === "Pending" || status === "Suspended");
  return playActs(
    service,
    {
      clientId,
      serviceIds: isThere ? [serviceId] : [],
      ...(isOnlyEnded && { isOnlyEnded: true as const }),
      cancel: async (id) => {
        await whmcs.requestCancellation(id);
        const data = { clientId, serviceId: id, cancellationType: "immediate" };
        await tell(service, "service.cancellation_requested", data, signal);
      },
      closeAccount: async () => {
        await whmcs.closeClient(clientId);
        await tell(service, "client.closed", { clientId }, signal);
      },
      byHand: (connector, code) => say(`  left to a person: ${connector} ${code}`),
    },
    { folder, say, vendorsMayTakeMs, mostMinutes, signal },
  );
}

/** WHMCS does not know the private service: it hears of the canary from us, as the addon would tell it. */
async function tell({ url, webhookSecret }: RunningService, type: string, data: object, signal: AbortSignal) {
  const [id, now] = [`msg_${randomUUID()}`, new Date()];
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
  const response = await fetch(`${url}/webhooks/whmcs`, {
    method: "POST",
    signal,
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": new Webhook(webhookSecret).sign(id, now, body),
    },
  });
  if (!response.ok) throw new Error(`the private service answered ${response.status} to ${type}`);
}

function judge(
  { code, serviceId }: Canary,
  { sources, files, deletions, closures, tasks }: Played,
  values: ProcessorValues,
  names: readonly ProcessorName[],
): readonly Line[] {
  const isRead = (name: string): name is ProcessorName => Object.hasOwn(values, name) && name !== "apple_keychain";
  const expected = (name: string): ExpectedSource => {
    if (name === "whmcs" || name === "freshdesk") return { statuses: ["complete"], mark: code };
    const isInUse = isRead(name) && values[name] !== undefined;
    return { statuses: isInUse ? ["complete", "empty"] : ["not_configured"] };
  };
  const inUse = (name: string): boolean => name === "whmcs" || names.some((one) => one === name);
  const others = [...new Set(closures.flatMap((duty) => duty.steps.map(({ connector }) => connector)))];
  const cancelled: Line =
    deletions.length > 0
      ? judgeDeletions(deletions, 1)
      : {
          system: "whmcs",
          act: "cancellation",
          ok: undefined,
          says:
            serviceId === undefined ? "not rehearsed: no product was named" : "not rehearsed: it was cancelled before",
        };
  return [
    ...judgeExport({ sources: sources.filter(({ name }) => inUse(name)), files }, expected),
    cancelled,
    judgeClosure(closures),
    ...[...new Set([...names, ...others])]
      .filter((name) => name !== "whmcs")
      .map((system): Line => ({
        system,
        act: "closure",
        ...judgeTasks(judgeSteps(stepsAt(closures, system), true), tasks, system),
      })),
  ];
}

/** A client that does not bear the canary's code was erased by the earlier run, or is somebody else: it is left alone. */
async function endErased(canary: MadeCanary, { freshdesk }: Systems): Promise<readonly Line[]> {
  const says = `client ${canary.clientId} does not bear the code ${canary.code} (any more), and is left alone`;
  const atWhmcs: Line = { system: "whmcs", act: "closure", ok: undefined, says };
  return freshdesk === undefined ? [atWhmcs] : [atWhmcs, ...(await leftAtFreshdesk(canary, freshdesk))];
}

/** What of the canary is there still; what may be taken away is. */
async function leftOf(
  canary: MadeCanary,
  { whmcs, freshdesk }: Systems,
  { closures }: Pick<Played, "closures">,
): Promise<readonly Line[]> {
  const { clientId, email, code } = canary;
  const profile = (await whmcs.profile(clientId)).toLowerCase();
  // While an invoice is kept its name is, too; the canary has none unless WHMCS made one unasked.
  const mayKeepName = closures.some(({ result }) => result === "reduced");
  const isErased = !profile.includes(email) && (mayKeepName || !profile.includes(code));
  const became = isErased
    ? "which says nothing of it any more: delete it by hand if you like"
    : "WITH THE CANARY'S DATA";
  const atWhmcs: Line = { system: "whmcs", act: "left", ok: isErased, says: `client ${clientId}, ${became}` };
  return freshdesk === undefined ? [atWhmcs] : [atWhmcs, ...(await leftAtFreshdesk(canary, freshdesk))];
}

async function leftAtFreshdesk(
  { code, freshdesk: there }: MadeCanary,
  freshdesk: CanaryAtFreshdesk,
): Promise<readonly Line[]> {
  if (there === undefined) return [];
  const { contactId, ticketId } = there;
  const line = (ok: boolean, says: string): readonly Line[] => [{ system: "freshdesk", act: "left", ok, says }];
  const text = await freshdesk.readContact(contactId);
  if (text !== undefined) {
    const isEmptied = !text.includes(code) || text.includes('"deleted":true');
    const isRemoved = await isRemovedAt(freshdesk, contactId);
    const now = isRemoved ? "removed now, with its ticket" : "STILL THERE";
    return line(isEmptied && isRemoved, `contact ${contactId}, ${isEmptied ? "" : "WHICH NOBODY ERASED, "}${now}`);
  }
  const hasTicket = ticketId !== undefined && (await freshdesk.hasTicket(ticketId));
  return line(true, hasTicket ? `ticket ${ticketId}, which Freshdesk deletes after its contact` : "nothing");
}

async function isRemovedAt(freshdesk: CanaryAtFreshdesk, contactId: number): Promise<boolean> {
  try {
    await freshdesk.removeContact(contactId);
    return (await freshdesk.readContact(contactId)) === undefined;
  } catch {
    return false;
  }
}
