import { describe, expect, test } from "@jest/globals";
import type { FiredEvent } from "../../simulators/whmcs/hooks.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { act } from "../../src/duties/act.ts";
import { holdClient, releaseClient } from "../../src/duties/hold.ts";
import { withdrawDeletion, withdrawDuty } from "../../src/duties/withdraw.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { hostingsOf, hour, type Play, startPlay } from "../support/converge.ts";
import { addRequest } from "../support/stage.ts";
import { smallWorld } from "../support/whmcs-model.ts";

// What the owner or the client called off stays off, while WHMCS goes on showing the request: neither a comparison nor an
// event that comes late brings it back. What is newer is new.

const day = 24 * hour;
const requested = { act: "client_requests_cancellation", serviceId: 71, type: "Immediate" } as const;
const theirWord = { channel: "client_area", wordingVersion: "1" } as const;

async function withPlay(run: (play: Play) => Promise<void>, world = smallWorld()): Promise<void> {
  const play = await startPlay(world);
  try {
    await run(play);
  } finally {
    await play.close();
  }
}

async function deliver(play: Play, events: readonly FiredEvent[] | undefined): Promise<void> {
  for (const event of events ?? []) await play.deliver(event);
  await play.work();
}

const pass = (play: Play, days: number) => play.passUntil(new Date(play.now.getTime() + days * day));
const deletions = async ({ ledger }: Play) =>
  (await listDuties(ledger, { kind: "deletion", limit: 50 }))
    .map(({ service_id, state, reason, origin }) => [service_id, state, reason, origin].join(" "))
    .toReversed();
const newest = async ({ ledger }: Play) => (await listDuties(ledger, { kind: "deletion", limit: 1 }))[0]!;
async function ownerWithdraws(play: Play): Promise<void> {
  await withdrawDuty(play.parts.acts, (await newest(play)).id, "deletion", "owner");
  play.now = new Date(play.now.getTime() + 60_000);
}
async function clientKeeps(play: Play): Promise<void> {
  await withdrawDeletion(play.parts.acts, (await newest(play)).id, theirWord, "client");
  play.now = new Date(play.now.getTime() + 60_000);
}
const tasks = async ({ ledger }: Play) =>
  (await listTasks(ledger, { state: "open", limit: 50 })).map(({ code, service_id }) => `${code} ${service_id}`);

/** Called off while it was held, so that no look ever saw its request. */
async function callOffUnseen(play: Play, word: (play: Play) => Promise<void>): Promise<void> {
  await holdClient(play.parts.acts, 7, "dispute", "owner");
  await deliver(play, play.model.act(requested));
  expect(await newest(play)).toMatchObject({ state: "held", request_id: null });
  await word(play);
  await pass(play, 2);
  await releaseClient(play.parts.acts, 7, "owner");
  await pass(play, 30);
}

describe("a comparison does not bring back", () => {
  test("what the owner withdrew before a look saw its request", () =>
    withPlay(async (play) => {
      await callOffUnseen(play, ownerWithdraws);
      expect(await deletions(play)).toEqual(["71 withdrawn owner event"]);
      expect(hostingsOf(play)[0]).toBe("71 7 Active hosted");
    }));

  test("what the client withdrew before a look saw its request, which a person is to take out of WHMCS", () =>
    withPlay(async (play) => {
      await callOffUnseen(play, clientKeeps);
      expect(await deletions(play)).toEqual(["71 withdrawn client event"]);
      expect(await tasks(play)).toEqual(["remove_cancellation_request 71"]);
      expect(hostingsOf(play)[0]).toBe("71 7 Active hosted");
    }));

  test("backlog that the owner withdrew, nor backlog that the client took back", async () => {
    const world = smallWorld();
    addRequest(world, 71, "2026-01-20 10:00:00");
    await withPlay(async (play) => {
      expect(await newest(play)).toMatchObject({ state: "held", reason: "backlog", request_id: null });
      await clientKeeps(play);
      await pass(play, 3);
      expect(await deletions(play)).toEqual(["71 withdrawn client reconciliation"]);
      expect(await tasks(play)).toEqual(["remove_cancellation_request 71"]);
    }, world);
  });
});

test("a closing does not bring back what was called off after it, but the account then waits for its service", () =>
  withPlay(async (play) => {
    await deliver(play, play.model.act(requested));
    await deliver(play, play.model.act({ act: "admin_closes_client", clientId: 7 }));
    const [asked] = (await listDuties(play.ledger, { kind: "deletion", limit: 50 })).filter(
      (one) => one.service_id === 71,
    );
    await withdrawDuty(play.parts.acts, asked!.id, "deletion", "owner");
    await pass(play, 3);
    await pass(play, 60);
    expect((await deletions(play)).filter((one) => one.startsWith("71"))).toEqual(["71 withdrawn owner event"]);
    expect(hostingsOf(play)[0]).toMatch(/^71 .*hosted$/);
    const [account] = await listDuties(play.ledger, { kind: "anonymization", limit: 1 });
    expect(account).toMatchObject({ state: "waiting", started_at: null });
  }));

describe("a request made after that", () => {
  test("is found by the next comparison and carried out", () =>
    withPlay(async (play) => {
      await callOffUnseen(play, ownerWithdraws);
      play.model.act({ act: "admin_withdraws_request", serviceId: 71 });
      play.now = new Date(play.now.getTime() + hour);
      play.model.act(requested);
      await pass(play, 1);
      await pass(play, 20);
      expect(await deletions(play)).toEqual(["71 withdrawn owner event", "71 completed  reconciliation"]);
    }));

  test("opens its deletion by its event, while WHMCS shows both", () =>
    withPlay(async (play) => {
      await deliver(play, play.model.act(requested));
      await clientKeeps(play);
      await pass(play, 1);
      play.model.act({ act: "admin_withdraws_request", serviceId: 71 });
      const events = play.model.act(requested);
      addRequest(play.model.world, 71, "2026-03-02 10:00:00");
      await deliver(play, events);
      await pass(play, 20);
      expect(await deletions(play)).toEqual(["71 withdrawn client event", "71 completed  event"]);
    }));
});

describe("an event that comes late", () => {
  test("opens a deletion that withdraws itself, where the same request was called off", () =>
    withPlay(async (play) => {
      const late = play.model.act(requested);
      await pass(play, 1);
      await clientKeeps(play);
      await pass(play, 1);
      await deliver(play, late);
      await pass(play, 30);
      expect(await deletions(play)).toEqual(["71 withdrawn client reconciliation", "71 withdrawn called_off event"]);
      expect(hostingsOf(play)[0]).toBe("71 7 Active hosted");
    }));

  test("does so too when it is a copy of what opened the deletion, though WHMCS's clock is ahead", () =>
    withPlay(async (play) => {
      const events = (play.model.act(requested) ?? []).map((event) => ({
        ...event,
        timestamp: new Date(Date.parse(event.timestamp) + 4 * 60_000).toISOString(),
      }));
      await deliver(play, events);
      await ownerWithdraws(play);
      await deliver(play, events);
      await pass(play, 30);
      expect(await deletions(play)).toEqual(["71 withdrawn owner event", "71 withdrawn called_off event"]);
    }));

  test("asks nobody about a service that is gone since", () =>
    withPlay(async (play) => {
      const late = play.model.act(requested);
      await pass(play, 1);
      await clientKeeps(play);
      play.model.act({ act: "admin_deletes_service", serviceId: 71 });
      await deliver(play, late);
      await pass(play, 2);
      expect((await deletions(play)).at(-1)).toBe("71 withdrawn called_off event");
      expect(await tasks(play)).not.toContain("service_deleted_check_processors 71");
    }));

  test("leaves the owner's own call as it is", () =>
    withPlay(async (play) => {
      const late = play.model.act(requested);
      await pass(play, 1);
      await clientKeeps(play);
      const { acts } = play.parts;
      const asked = { kind: "deletion", clientId: 7, serviceId: 71, origin: "owner", actor: "owner" } as const;
      await act(acts, (work) => openDuty(work, { ...asked, occurredAt: play.now }));
      await deliver(play, late);
      await pass(play, 20);
      expect(await deletions(play)).toEqual(["71 withdrawn client reconciliation", "71 completed  owner"]);
    }));

  test("leaves what a closing opened since as it is, and a reopening takes that back all the same", () =>
    withPlay(async (play) => {
      const late = play.model.act(requested);
      await pass(play, 1);
      await clientKeeps(play);
      await pass(play, 1);
      await deliver(play, play.model.act({ act: "admin_closes_client", clientId: 7 }));
      await deliver(play, late);
      await pass(play, 1);
      const open = (await deletions(play)).filter((one) => one.startsWith("71"));
      expect(open).toEqual(["71 withdrawn client reconciliation", "71 scheduled  closure"]);
      await deliver(play, play.model.act({ act: "admin_reopens_client", clientId: 7 }));
      await pass(play, 30);
      const ended = (await deletions(play)).filter((one) => one.startsWith("71"));
      expect(ended).toEqual(["71 withdrawn client reconciliation", "71 withdrawn client_not_closed closure"]);
    }));

  test("does not hide that WHMCS terminated the service since", () =>
    withPlay(async (play) => {
      const late = play.model.act(requested);
      await pass(play, 1);
      await clientKeeps(play);
      await pass(play, 1);
      await deliver(play, play.model.act({ act: "admin_terminates_service", serviceId: 71 }));
      await deliver(play, late);
      await pass(play, 30);
      expect((await deletions(play)).at(-1)).toBe("71 completed  reconciliation");
    }));
});
