import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { Client } from "../../simulators/whmcs/world.ts";
import { describeDuty, readDuty, type Duty, type Step } from "./owner.ts";
import { terminations, type Proof, type Stage, type Story } from "./stage.ts";
import { cast, describeClient, watchAccount } from "./world.ts";

interface Plan {
  readonly steps: readonly Step[];
  readonly blockers: readonly { readonly code: string }[];
}

/** One look for what an erasure should have left nowhere. */
interface Search {
  readonly moment: string;
  readonly state: string;
  readonly found?: number;
}

/** What was true before the account closed, and when the owner spoke. */
interface Before {
  readonly client: Client;
  readonly printed: string;
  readonly twin: string;
  readonly isOnPanel: () => boolean;
}

const { clientId, serviceId } = cast.closing;

/** Story c: an account closes; its hosting goes on the owner's word, then its identity; a twin keeps everything. */
export async function playClosure(stage: Stage): Promise<readonly Story[]> {
  const { owner, screen, whmcs } = stage;
  const before = remember(stage);
  screen.heading(`c. The account of client ${clientId} closes`);
  whmcs.act({ act: "admin_closes_client", clientId });
  await whmcs.settled();
  screen.say(
    `     WHMCS marks service ${serviceId} ${whmcs.world.services.get(serviceId)?.status}, its data stays on the panel`,
  );

  const deletion = await followTo(stage, "deletions", "the service asks about the hosting", "held");
  const wasThere = before.isOnPanel();
  const releasedAt = Date.now();
  await owner.post(`/v1/deletions/${deletion.id}/release`);
  screen.say(`     the owner releases the deletion that was held (${deletion.reason})`);
  await followTo(stage, "deletions", "the hosting is deleted", "completed");

  const waiting = await followTo(stage, "anonymizations", "the account waits for the owner's yes", "waiting");
  await showPlan(stage);
  const confirmedAt = Date.now();
  await owner.post(`/v1/anonymizations/${waiting.id}/confirm`);
  screen.say("     the owner has seen the plan and confirms it");
  await followTo(stage, "anonymizations", "the account is reduced to what its invoice prints", "completed");
  const found = await followAbsence(stage, waiting.id);
  const letter = await owner.download(`/v1/anonymizations/${waiting.id}/letter`);
  writeFileSync(join(stage.folder, `letter-${clientId}.html`), letter);
  return [
    {
      title: "c1 closure, hosting",
      promise: `service ${serviceId}: its hosting goes on the owner's word`,
      prove: () => proveHosting(stage, before, wasThere ? releasedAt : Number.NaN),
    },
    {
      title: "c2 closure, identity",
      promise: `client ${clientId}: its profile keeps only what a kept invoice prints`,
      prove: () => [...proveIdentity(stage, before, confirmedAt), ...proveFarewell(stage, before, found)],
    },
    {
      title: "c3 the twin",
      promise: `client ${cast.twin} keeps everything`,
      prove: () => [
        {
          shows: "every record, login, payment method and account as before, the shared login too",
          holds: describeClient(whmcs.world, cast.twin) === before.twin,
        },
      ],
    },
  ];
}

function remember({ whmcs }: Stage): Before {
  const { world } = whmcs;
  const client = world.clients.get(clientId);
  if (client === undefined) throw new Error(`the stand-in has no client ${clientId}`);
  return {
    client: { ...client },
    printed: describePrinted(whmcs),
    twin: describeClient(world, cast.twin),
    isOnPanel: watchAccount(world, serviceId),
  };
}

/** What the invoices of the closing account print. */
function describePrinted(whmcs: Stage["whmcs"]): string {
  const invoices = [...whmcs.world.invoices.values()].filter((invoice) => invoice.clientId === clientId);
  return JSON.stringify(invoices.map(({ id }) => whmcs.printedInvoice(id)));
}

/** Follows the closing account's only duty of a kind to a state. */
function followTo({ owner, screen }: Stage, kind: string, what: string, state: string): Promise<Duty> {
  return screen.follow(what, async () => {
    const { items } = await owner.get<{ items: Duty[] }>(`/v1/${kind}?clientId=${clientId}`);
    const [open] = items;
    if (open === undefined) return { status: "not opened yet" };
    const duty = await readDuty(owner, `/v1/${kind}/${open.id}`);
    return { status: describeDuty(duty), ...(isAt(duty, state) && { found: duty }) };
  });
}

/** Follows the search of WHMCS that comes right after the erasure. @returns how much of the client it found */
function followAbsence({ owner, screen }: Stage, dutyId: string): Promise<number> {
  return screen.follow("WHMCS is searched for what is left", async () => {
    const { absence = [] } = await owner.get<{ absence?: readonly Search[] }>(`/v1/anonymizations/${dutyId}`);
    const atOnce = absence.find(({ moment }) => moment === "at_once");
    const status = absence.map(({ moment, state, found }) => `${moment} ${found ?? state}`).join(", ");
    return { status, ...(atOnce?.found !== undefined && { found: atOnce.found }) };
  });
}

/** A closed account also waits, at first, for its deletions. */
function isAt(duty: Duty, state: string): boolean {
  return duty.state === state && (state !== "waiting" || duty.reason === "owner_confirmation");
}

async function showPlan({ owner, screen }: Stage): Promise<void> {
  const { steps, blockers } = await owner.get<Plan>(`/v1/clients/${clientId}/plan`);
  const of = (state: string): readonly Step[] => steps.filter((step) => step.state === state);
  screen.say("     the plan:");
  for (const { action, count } of of("pending").filter((step) => step.count !== 0)) {
    screen.say(`       ${action}${count === undefined ? "" : `, ${count}`}`);
  }
  for (const step of of("retained")) screen.say(`       ${step.action}, ${step.count}, until ${step.retainedUntil}`);
  for (const { action, reason } of of("skipped")) screen.say(`       not done: ${action} (${reason})`);
  screen.say(`       what blocks it: ${blockers.map(({ code }) => code).join(", ") || "nothing"}`);
}

function proveHosting(stage: Stage, { isOnPanel }: Before, releasedAt: number): readonly Proof[] {
  const [at, ...more] = terminations(stage, serviceId);
  const status = stage.whmcs.world.services.get(serviceId)?.status;
  return [
    {
      shows: `the account is ${isOnPanel() ? "still on" : "gone from"} the panel, service ${serviceId} is ${status}`,
      holds: !isOnPanel() && status === "Terminated",
    },
    {
      shows: "it was there until the owner's release, and ended once",
      holds: at !== undefined && at >= releasedAt && more.length === 0,
    },
  ];
}

function proveIdentity({ whmcs }: Stage, { client, printed }: Before, confirmedAt: number): readonly Proof[] {
  const { world } = whmcs;
  const now = world.clients.get(clientId);
  const left = [world.contacts, world.payMethods, world.tickets, world.quotes, world.gatewayVault].flatMap((table) =>
    [...table.values()].filter((row) => row.clientId === clientId),
  );
  const erasing = whmcs
    .writingCalls()
    .filter(({ action }) => /^(?:Delete|Update(?:Client|Contact|User)$)/.test(action))
    .map(({ at }) => Date.parse(at));
  const kept = ["firstname", "lastname", "companyname", "address1", "postcode", "city", "country", "tax_id"] as const;
  return [
    { shows: "contacts, payment methods, tickets and open quotes are gone", holds: left.length === 0 },
    {
      shows: "no e-mail address, phone number or note of it is left in profile, logins, services, domains",
      holds: !liveText(world).includes(client.email) && !liveText(world).includes(client.phonenumber) && isBare(now),
    },
    {
      shows: "name and address stay for the invoice that must be kept; every invoice prints as before",
      holds: kept.every((field) => now?.[field] === client[field]) && describePrinted(whmcs) === printed,
    },
    {
      shows: "nothing of it was changed before the owner's yes",
      holds: erasing.length > 0 && erasing.every((at) => at >= confirmedAt),
    },
  ];
}

function proveFarewell({ whmcs: { world } }: Stage, { client }: Before, found: number): readonly Proof[] {
  const letters = [...world.emails.values()].filter((mail) => mail.clientId === clientId).slice(-1);
  return [
    {
      shows: "a last letter went to the client's address before that was replaced",
      holds: letters.some(({ to }) => to.includes(client.email)),
    },
    { shows: `WHMCS was searched again: ${found} found`, holds: found === 0 },
  ];
}

/** Everything in WHMCS but the invoices and the logs, which the API cannot change. */
function liveText({ clients, users, contacts, payMethods, services, addons, domains, quotes, tickets }: World): string {
  const tables: readonly ReadonlyMap<number, unknown>[] = [
    clients,
    users,
    contacts,
    payMethods,
    services,
    addons,
    domains,
    quotes,
    tickets,
  ];
  return JSON.stringify(tables.map((table) => [...table.values()]));
}

/** Whether what no invoice prints is empty. */
function isBare(client: Client | undefined): boolean {
  const texts = [client?.notes ?? "?", ...(client?.customfields ?? []).map(({ value }) => value)];
  return client?.marketingOptIn === false && texts.every((text) => !/[\p{L}\p{N}]/u.test(text));
}
