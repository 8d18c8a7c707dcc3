import { describeDuty, readDuty, type Duty } from "./owner.ts";
import { graceMs, startWithinMs, terminations, type Proof, type Stage, type Story } from "./stage.ts";
import { cast, watchAccount, type Hosting } from "./world.ts";

const sightEveryMs = 50;
const seenWithinMs = 1_000; // a busy machine may look late, but not that late

/** A cancellation under way. */
interface Cancellation extends Hosting {
  readonly dutyId: string;
  /** By WHMCS's event and the policy, not by what the service says. */
  readonly dueAt: number;
  readonly isOnPanel: () => boolean;
}

/** Story b: three cancellations; one is approved, one goes at its due time, one is withdrawn. */
export async function playDeletions(stage: Stage): Promise<readonly Story[]> {
  const { owner, screen, whmcs } = stage;
  screen.heading("b. Clients cancel their hosting");
  const others = describeOthers(stage);
  const [approved, dueLater, withdrawn] = await cancelAll(stage, [cast.approved, cast.dueLater, cast.withdrawn]);
  const account = sight(dueLater.isOnPanel);

  const approvedAt = Date.now();
  await owner.post(`/v1/deletions/${approved.dutyId}/approve`, { channel: "email" });
  screen.say(
    `     the owner records that client ${approved.clientId} approves the deletion of service ${approved.serviceId}`,
  );
  await followToEnd(stage, approved, "completed");

  whmcs.act({ act: "admin_withdraws_request", serviceId: withdrawn.serviceId });
  whmcs.act({ act: "cron" });
  screen.say(`     client ${withdrawn.clientId} takes the cancellation of service ${withdrawn.serviceId} back`);
  await followToEnd(stage, withdrawn, "withdrawn");

  await followToDue(stage, dueLater);
  return [
    {
      title: "b1 deletion, approved",
      promise: `service ${approved.serviceId}: its hosting goes at once`,
      prove: () => proveApproved(stage, approved, approvedAt),
    },
    {
      title: "b2 deletion, due",
      promise: `service ${dueLater.serviceId}: its hosting goes at its due time, not before`,
      prove: () => proveDue(stage, dueLater, account.lastAt()),
    },
    {
      title: "b3 deletion, withdrawn",
      promise: `service ${withdrawn.serviceId} and all others stay`,
      prove: () => proveWithdrawn(stage, withdrawn, others),
    },
  ];
}

/** The clients cancel in WHMCS, at once; resolves when the service has put each deletion on its calendar. */
async function cancelAll<const T extends readonly Hosting[]>(
  stage: Stage,
  hostings: T,
): Promise<{ [K in keyof T]: Cancellation }> {
  const { owner, screen, whmcs } = stage;
  for (const { serviceId } of hostings) {
    whmcs.act({ act: "client_requests_cancellation", serviceId, type: "Immediate" });
  }
  await whmcs.settled();
  const events = whmcs.events.filter(({ type }) => type === "service.cancellation_requested");
  screen.say(
    `     WHMCS sends ${events.length} signed events, answered ${events.map(({ status }) => status).join(", ")}`,
  );
  const cancellations: Cancellation[] = [];
  for (const hosting of hostings) {
    const event = events.find(({ data }) => data["serviceId"] === hosting.serviceId);
    const duty = await screen.follow(`the deletion of service ${hosting.serviceId} is scheduled`, async () => {
      const { items } = await owner.get<{ items: Duty[] }>(`/v1/deletions?clientId=${hosting.clientId}`);
      const found = items.find(({ serviceId }) => serviceId === hosting.serviceId);
      const status = found === undefined ? "not opened yet" : describeDuty(found);
      return { status, ...(found?.state === "scheduled" && { found }) };
    });
    cancellations.push({
      ...hosting,
      dutyId: duty.id,
      dueAt: Date.parse(event?.timestamp ?? "") + graceMs,
      isOnPanel: watchAccount(whmcs.world, hosting.serviceId),
    });
  }
  return cancellations as { [K in keyof T]: Cancellation };
}

async function followToEnd({ owner, screen }: Stage, { dutyId, serviceId }: Cancellation, end: string): Promise<void> {
  await screen.follow(`the deletion of service ${serviceId} is ${end}`, async () => {
    const duty = await readDuty(owner, `/v1/deletions/${dutyId}`);
    return { status: describeDuty(duty), ...(duty.state === end && { found: duty }) };
  });
}

async function followToDue({ owner, screen }: Stage, { dutyId, serviceId, isOnPanel }: Cancellation): Promise<void> {
  await screen.follow(`the hosting of service ${serviceId} goes by itself`, async () => {
    const duty = await readDuty(owner, `/v1/deletions/${dutyId}`);
    const status = `${describeDuty(duty)}; ${isOnPanel() ? "still" : "no longer"} on the panel`;
    return { status, ...(duty.state === "completed" && { found: duty }) };
  });
}

/** When something was last seen to be so, by looking all the time from now on. */
function sight(isSo: () => boolean): { lastAt(): number } {
  let lastAt = 0;
  const look = (): void => {
    if (isSo()) lastAt = Date.now();
  };
  setInterval(look, sightEveryMs).unref();
  return { lastAt: () => lastAt };
}

function proveApproved(
  stage: Stage,
  { serviceId, dueAt, isOnPanel }: Cancellation,
  approvedAt: number,
): readonly Proof[] {
  const [at, ...more] = terminations(stage, serviceId);
  return [
    proveGone(stage, serviceId, isOnPanel),
    {
      shows: "ended once, after the approval and before its period was over",
      holds: at !== undefined && more.length === 0 && at >= approvedAt && at < dueAt,
    },
  ];
}

function proveDue(stage: Stage, { serviceId, dueAt, isOnPanel }: Cancellation, lastSeenAt: number): readonly Proof[] {
  const [at = Number.NaN, ...more] = terminations(stage, serviceId);
  const late = ((at - dueAt) / 1000).toFixed(1);
  return [
    proveGone(stage, serviceId, isOnPanel),
    {
      shows: `on the panel until its due time, ended once, ${late} s after it`,
      holds: more.length === 0 && at >= dueAt && at <= dueAt + startWithinMs && lastSeenAt > dueAt - seenWithinMs,
    },
  ];
}

function proveWithdrawn(stage: Stage, { serviceId, dueAt, isOnPanel }: Cancellation, others: string): readonly Proof[] {
  const isPastDue = Date.now() > dueAt;
  const status = stage.whmcs.world.services.get(serviceId)?.status;
  return [
    {
      shows: `service ${serviceId} is ${status}, its account on the panel, long after it would have been due`,
      holds: isPastDue && isOnPanel() && status === "Active" && terminations(stage, serviceId).length === 0,
    },
    {
      shows: `the other hostings of client ${cast.approved.clientId} are as before`,
      holds: describeOthers(stage) === others,
    },
  ];
}

/** The hostings of the approving client that it did not cancel. */
function describeOthers({ whmcs: { world } }: Stage): string {
  const { clientId, serviceId } = cast.approved;
  const others = [...world.services.values()].filter((row) => row.clientId === clientId && row.id !== serviceId);
  return JSON.stringify(others.map((row) => [row, watchAccount(world, row.id)()]));
}

function proveGone({ whmcs }: Stage, serviceId: number, isOnPanel: () => boolean): Proof {
  const status = whmcs.world.services.get(serviceId)?.status;
  return {
    shows: `the account is ${isOnPanel() ? "still on" : "gone from"} the panel, service ${serviceId} is ${status}`,
    holds: !isOnPanel() && status === "Terminated",
  };
}
