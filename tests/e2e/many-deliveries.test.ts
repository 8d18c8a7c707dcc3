import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { shortPolicy } from "../support/service.ts";
import { addRequest, type Stage, startStage, wallClock } from "../support/stage.ts";

// Deliveries come twice, at once, and in any order (contract section 3): what the ledger owes in the end is the same.

let stage: Stage;

beforeAll(async () => {
  const policy = {
    ...shortPolicy,
    hostingDeletion: { gracePeriod: "P14D" },
    accountClosure: { gracePeriod: "P14D", ownerConfirms: false },
  };
  stage = await startStage({ policy });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

test("300 parallel deliveries of one event: one accepted, 299 duplicates, one row, one duty", async () => {
  const { clientId, serviceId } = stage.host();
  addRequest(stage.whmcs.world, serviceId, wallClock(new Date()));
  const id = `msg_${randomUUID()}`;
  const timestamp = new Date().toISOString();
  const data = { clientId, serviceId, cancellationType: "immediate" };
  const statuses = await Promise.all(
    Array.from({ length: 300 }, () => stage.send("service.cancellation_requested", data, { id, timestamp })),
  );
  expect(statuses.filter((status) => status === 202)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(299);
  await stage.deletionIn(serviceId, "scheduled");
  expect(await stage.settledEvents("service.cancellation_requested", clientId)).toHaveLength(1);
  expect(await stage.deletions(serviceId)).toHaveLength(1);
});

test("300 different deliveries about one service at once: all accepted, one duty", async () => {
  const { clientId, serviceId } = stage.host();
  addRequest(stage.whmcs.world, serviceId, wallClock(new Date()));
  const data = { clientId, serviceId, cancellationType: "immediate" };
  const statuses = await Promise.all(
    Array.from({ length: 300 }, () => stage.send("service.cancellation_requested", data)),
  );
  expect(new Set(statuses)).toEqual(new Set([202]));
  await stage.settledEvents("service.cancellation_requested", clientId);
  await stage.deletionIn(serviceId, "scheduled");
  expect(await stage.deletions(serviceId)).toHaveLength(1);
}, 60_000);

interface Story {
  readonly clientId: number;
  readonly serviceId: number;
  readonly events: readonly { type: string; data: object }[];
  /** The states of the client's duties in the end, whatever the order; `undefined`: none. */
  readonly expected: { readonly deletion?: string; readonly anonymization?: string };
}

/** Clients in whose WHMCS everything has happened already, and the events that tell of it. */
function tellStories(): Story[] {
  const { world } = stage.whmcs;
  const ids = (hosting: { clientId: number; serviceId: number }) => ({
    clientId: hosting.clientId,
    serviceId: hosting.serviceId,
  });
  const requested = (one: { clientId: number; serviceId: number }) => ({
    type: "service.cancellation_requested",
    data: { ...ids(one), cancellationType: "immediate" },
  });
  const cancelled = stage.host();
  const terminated = stage.host({ service: { status: "Terminated" } });
  const deleted = stage.host();
  const closed = stage.host({ service: { status: "Cancelled" } });
  const reopened = stage.host();
  const merged = stage.host();
  const into = addClient(world).id;
  for (const { serviceId } of [cancelled, terminated, reopened, merged]) {
    addRequest(world, serviceId, wallClock(new Date()));
  }
  world.services.delete(deleted.serviceId);
  Object.assign(world.clients.get(closed.clientId) ?? {}, { status: "Closed" });
  merged.row.clientId = into;
  world.clients.delete(merged.clientId);
  return [
    {
      ...ids(cancelled),
      events: [requested(cancelled), { type: "service.updated", data: ids(cancelled) }],
      expected: { deletion: "scheduled" },
    },
    {
      ...ids(terminated),
      events: [
        requested(terminated),
        { type: "service.terminated", data: ids(terminated) },
        { type: "service.updated", data: ids(terminated) },
      ],
      expected: { deletion: "scheduled" },
    },
    {
      ...ids(deleted),
      events: [requested(deleted), { type: "service.deleted", data: ids(deleted) }],
      expected: { deletion: "waiting" },
    },
    {
      ...ids(closed),
      events: [
        { type: "client.closed", data: { clientId: closed.clientId } },
        { type: "client.updated", data: { clientId: closed.clientId, changed: ["status"] } },
        { type: "service.updated", data: ids(closed) },
      ],
      expected: { deletion: "scheduled", anonymization: "scheduled" },
    },
    {
      ...ids(reopened),
      events: [
        requested(reopened),
        { type: "client.closed", data: { clientId: reopened.clientId } },
        { type: "client.reopened", data: { clientId: reopened.clientId } },
      ],
      expected: { deletion: "scheduled", anonymization: "withdrawn" },
    },
    {
      ...ids(merged),
      clientId: into,
      events: [requested(merged), { type: "client.merged", data: { clientId: merged.clientId, intoClientId: into } }],
      expected: { deletion: "scheduled" },
    },
  ];
}

/** Any order of everybody's events, some delivered twice, each by a number that decides its place. */
const places = fc.array(fc.record({ at: fc.nat(1_000_000), again: fc.option(fc.nat(1_000_000), { freq: 2 }) }), {
  minLength: 20,
  maxLength: 20,
});

test("in any order, and with some delivered twice, events leave the same duties in the same states", async () => {
  await fc.assert(
    fc.asyncProperty(places, async (drawn) => {
      const stories = tellStories();
      const events = stories.flatMap((story) => story.events);
      const deliveries = events
        .flatMap((event, index) => {
          const { at = 0, again = null } = drawn[index] ?? {};
          const delivery = { ...event, id: `msg_${randomUUID()}`, timestamp: new Date().toISOString() };
          return [{ ...delivery, at }, ...(again === null ? [] : [{ ...delivery, at: again }])];
        })
        .toSorted((a, b) => a.at - b.at);
      for (const { type, data, id, timestamp } of deliveries) await stage.send(type, data, { id, timestamp });
      for (const { clientId, serviceId, expected } of stories) {
        const { deletion, anonymization } = expected;
        if (deletion !== undefined) expect(await stage.deletionIn(serviceId, deletion)).toMatchObject({ clientId });
        expect(await stage.deletions(serviceId)).toHaveLength(deletion === undefined ? 0 : 1);
        if (anonymization !== undefined) await stage.dutyIn("anonymization", clientId, anonymization);
        const others = (await stage.duties("anonymization", clientId)).filter(({ state }) => state !== anonymization);
        expect(others).toEqual([]);
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
  expect(stage.whmcs.writingCalls()).toEqual([]);
}, 120_000);
