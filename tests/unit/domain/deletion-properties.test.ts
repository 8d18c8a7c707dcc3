import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { decideDeletion, type DeletionDuty, type DeletionFacts, saysEnded } from "../../../src/domain/deletion.ts";
import type { Policy } from "../../../src/domain/policy.ts";
import { defaultPolicy } from "../../support/policy.ts";

const at = (text: string): Date => new Date(text);
const policy = (change: Partial<Policy["hostingDeletion"]>): Policy => ({
  ...defaultPolicy,
  hostingDeletion: { ...defaultPolicy.hostingDeletion, ...change },
});

describe("for every duty, fact and policy", () => {
  const instant = fc.date({ min: at("2025-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z"), noInvalidDate: true });
  const day = fc.option(
    instant.map((date) => date.toISOString().slice(0, 10)),
    { nil: undefined },
  );
  const anyDuty = fc.record({
    clientId: fc.constant(7),
    origin: fc.constantFrom("event" as const, "owner" as const, "closure" as const, "reconciliation" as const),
    occurredAt: instant,
    openedAt: instant,
    requestId: fc.constantFrom(null, 41, 42),
    nextDueSeen: day.map((one) => one ?? null),
    approvedAt: fc.option(instant),
    approvedNow: fc.boolean(),
    released: fc.constantFrom(new Set<string>(), new Set(["facts_changed"]), new Set(["daily_limit"])),
    terminatedAt: fc.constantFrom(null, at("1999-01-01T00:00:00Z")),
    endedByUs: fc.boolean(),
    clockStands: fc.constant(false),
    clockStoodMs: fc.constantFrom(0, 0, 3 * 24 * 3_600_000),
  });
  // Only a deletion that stands on a request, and that no closure opened, is told to have ended the service itself.
  const duties: fc.Arbitrary<DeletionDuty> = anyDuty.map((one) => ({
    ...one,
    endedByUs: one.endedByUs && one.origin !== "closure" && one.requestId !== null,
  }));
  const worlds: fc.Arbitrary<DeletionFacts> = fc.record({
    service: fc.option(
      fc.record({
        clientId: fc.constantFrom(7, 7, 7, 8),
        status: fc.constantFrom("Active", "Suspended", "Pending", "Cancelled", "Terminated", "Fraud"),
        nextDueDate: day,
        registeredAt: fc.option(instant, { nil: undefined }),
      }),
      { nil: undefined, freq: 10 },
    ),
    request: fc.option(
      fc.record({
        id: fc.constantFrom(41, 42),
        at: instant,
        type: fc.constantFrom("immediate" as const, "end_of_billing_period" as const),
      }),
      { nil: undefined },
    ),
    clientIsClosed: fc.boolean(),
    laterPeriodPaid: fc.boolean(),
    terminatedSinceRequest: fc.boolean(),
    calledOff: fc.boolean(),
  });
  const policies = fc
    .record({
      gracePeriod: fc.constantFrom("P0D", "P1D", "P14D", "P1M", "PT0S", "PT20S", "PT36H"),
      startBefore: fc.constantFrom("PT0S", "PT12H", "P1D", "P60D"),
      startsAt: fc.constantFrom("effective" as const, "requested" as const),
    })
    .map(policy);

  test("what is scheduled starts by its due time, and never before the effect unless the client gave that up", () => {
    fc.assert(
      fc.property(duties, worlds, policies, instant, (owed, world, rules, present) => {
        const decision = decideDeletion(owed, world, rules, present);
        if (decision.kind !== "schedule") return;
        expect(decision.startAt <= decision.dueAt).toBe(true);
        const { request: asked } = world;
        const isAnother = owed.requestId !== null && asked !== undefined && asked.id !== owed.requestId;
        const stands = !isAnother || (owed.approvedAt !== null && owed.approvedAt >= asked.at);
        if (stands && owed.approvedNow && owed.approvedAt !== null) expect(decision.startAt).toEqual(owed.approvedAt);
        else expect(decision.startAt >= decision.effectiveAt).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("nothing is scheduled for another client or a live service that nobody cancelled", () => {
    fc.assert(
      fc.property(duties, worlds, policies, instant, (owed, world, rules, present) => {
        const decision = decideDeletion(owed, world, rules, present);
        const { service: row } = world;
        const isClosure = owed.origin === "closure" && world.clientIsClosed;
        const isTheirs = row !== undefined && row.clientId === owed.clientId;
        const isEnded = saysEnded(row?.status ?? "") && !(owed.endedByUs && row?.status === "Terminated");
        const mayGo = isTheirs && (isEnded || isClosure || world.request !== undefined);
        if (!mayGo) expect(decision.kind).not.toBe("schedule");
      }),
      { numRuns: 1_000 },
    );
  });

  test("a schedule does not depend on when it is looked at, and the same look gives the same decision", () => {
    fc.assert(
      fc.property(duties, worlds, policies, instant, instant, (owed, world, rules, present, later) => {
        const decision = decideDeletion(owed, world, rules, present);
        expect(decideDeletion(structuredClone(owed), structuredClone(world), rules, present)).toEqual(decision);
        if (decision.kind === "schedule") expect(decideDeletion(owed, world, rules, later)).toEqual(decision);
      }),
      { numRuns: 1_000 },
    );
  });
});
