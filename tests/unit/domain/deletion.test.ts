import { describe, expect, test } from "@jest/globals";
import {
  decideDeletion,
  type DeletionDecision,
  type DeletionDuty,
  type DeletionFacts,
  saysEnded,
} from "../../../src/domain/deletion.ts";
import type { Policy } from "../../../src/domain/policy.ts";
import { defaultPolicy } from "../../support/policy.ts";

type Request = NonNullable<DeletionFacts["request"]>;
type Service = NonNullable<DeletionFacts["service"]>;

const at = (text: string): Date => new Date(text);
const requestedAt = at("2026-03-17T10:00:00Z");
const now = at("2026-03-17T10:01:00Z");

const duty = (change: Partial<DeletionDuty> = {}): DeletionDuty => ({
  clientId: 7,
  origin: "event",
  occurredAt: requestedAt,
  openedAt: requestedAt,
  requestId: null,
  nextDueSeen: null,
  approvedAt: null,
  approvedNow: false,
  released: new Set(),
  terminatedAt: null,
  endedByUs: false,
  clockStands: false,
  clockStoodMs: 0,
  ...change,
});
const service = (change: Partial<Service> = {}): Service => ({
  clientId: 7,
  status: "Active",
  nextDueDate: "2026-05-01",
  registeredAt: at("2024-01-01T00:00:00Z"),
  ...change,
});
const request = (change: Partial<Request> = {}): Request => ({ id: 41, at: requestedAt, type: "immediate", ...change });
const atEndOfPeriod = request({ type: "end_of_billing_period" });
const facts = (change: Partial<DeletionFacts> = {}): DeletionFacts => ({
  service: service(),
  request: request(),
  clientIsClosed: false,
  laterPeriodPaid: false,
  terminatedSinceRequest: false,
  calledOff: false,
  ...change,
});
const policy = (change: Partial<Policy["hostingDeletion"]> = {}): Policy => ({
  ...defaultPolicy,
  hostingDeletion: { ...defaultPolicy.hostingDeletion, ...change },
});
const decide = (
  dutyChange: Partial<DeletionDuty> = {},
  factsChange: Partial<DeletionFacts> = {},
  policyChange: Partial<Policy["hostingDeletion"]> = {},
): DeletionDecision => decideDeletion(duty(dutyChange), facts(factsChange), policy(policyChange), now);
const scheduled = (effectiveAt: string, dueAt: string, startAt: string): DeletionDecision => ({
  kind: "schedule",
  effectiveAt: at(effectiveAt),
  dueAt: at(dueAt),
  startAt: at(startAt),
});

describe("an immediate cancellation", () => {
  test.each([
    ["17 March 2026, across the start of summer time", "2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z"],
    ["20 October 2026, across the end of summer time", "2026-10-20T10:00:00Z", "2026-11-03T23:00:00Z"],
    ["the last second of a local day", "2026-03-17T22:59:59Z", "2026-03-31T22:00:00Z"],
    ["the first second of the next", "2026-03-17T23:00:00Z", "2026-04-01T22:00:00Z"],
  ])("is due at the end of the fourteenth day, and starts twelve hours earlier: %s", (_title, event, due) => {
    const start = new Date(at(due).getTime() - 12 * 3_600_000).toISOString();
    const decision = decide({ occurredAt: at(event) }, { request: request({ at: at(event) }) });
    expect(decision).toEqual(scheduled(event, due, start));
  });

  test("counts from the event's own instant, not from the second WHMCS wrote into its row", () => {
    expect(decide({}, { request: request({ at: at("2026-03-18T05:00:00Z") }) })).toEqual(
      scheduled("2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z", "2026-03-31T10:00:00Z"),
    );
  });

  test("made anew while its own event is late counts from WHMCS's date, without the old one's approval", () => {
    const owed = { requestId: 5, approvedAt: at("2026-03-18T10:00:00Z"), approvedNow: true };
    const anew = { request: request({ id: 9, at: at("2026-04-16T10:00:00Z") }) };
    expect(decide(owed, anew)).toEqual(
      scheduled("2026-04-16T10:00:00Z", "2026-04-30T22:00:00Z", "2026-04-30T10:00:00Z"),
    );
    const since = at("2026-04-17T10:00:00Z");
    expect(decide({ ...owed, approvedAt: since }, anew)).toMatchObject({ kind: "schedule", dueAt: since });
  });

  test.each(["reconciliation", "owner"] as const)("found by %s counts from WHMCS's own date", (origin) => {
    const decision = decide({ origin, occurredAt: at("2026-06-01T00:00:00Z") });
    expect(decision).toEqual(scheduled("2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z", "2026-03-31T10:00:00Z"));
  });

  test("under a period with a time part is due exactly then and starts at it", () => {
    expect(decide({}, {}, { gracePeriod: "PT20S" })).toEqual(
      scheduled("2026-03-17T10:00:00Z", "2026-03-17T10:00:20Z", "2026-03-17T10:00:20Z"),
    );
  });

  test("never starts before its effect, however long startBefore is", () => {
    expect(decide({}, {}, { gracePeriod: "P0D", startBefore: "P30D" })).toEqual(
      scheduled("2026-03-17T10:00:00Z", "2026-03-17T23:00:00Z", "2026-03-17T10:00:00Z"),
    );
  });
});

describe("a cancellation at the end of the billing period", () => {
  test("takes effect at the start of the next due date, and its grace period is counted from there", () => {
    expect(decide({}, { request: atEndOfPeriod })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-05-15T22:00:00Z", "2026-05-15T10:00:00Z"),
    );
  });

  test("counted from the request ends with the effect when that comes later", () => {
    expect(decide({}, { request: atEndOfPeriod }, { startsAt: "requested" })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z"),
    );
  });

  test("counted from the request ends with the grace period when the effect comes earlier", () => {
    const soon = { request: atEndOfPeriod, service: service({ nextDueDate: "2026-03-20" }) };
    expect(decide({}, soon, { startsAt: "requested" })).toEqual(
      scheduled("2026-03-19T23:00:00Z", "2026-03-31T22:00:00Z", "2026-03-31T10:00:00Z"),
    );
  });

  test("with a time part is due so long after the effect, or at it when counted from the request", () => {
    const given = { request: atEndOfPeriod };
    expect(decide({}, given, { gracePeriod: "PT1H" })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-04-30T23:00:00Z", "2026-04-30T23:00:00Z"),
    );
    expect(decide({}, given, { gracePeriod: "PT1H", startsAt: "requested" })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z"),
    );
  });

  test.each([["absent", undefined] as const, ["past", "2026-03-01"] as const])(
    "takes effect at once where the next due date is %s",
    (_title, nextDueDate) => {
      expect(decide({}, { request: atEndOfPeriod, service: service({ nextDueDate }) })).toEqual(
        scheduled("2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z", "2026-03-31T10:00:00Z"),
      );
    },
  );

  test.each(["Terminated", "Cancelled"])("is in effect once WHMCS says %s", (status) => {
    expect(decide({}, { request: atEndOfPeriod, service: service({ status }) })).toEqual(
      scheduled("2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z", "2026-03-31T10:00:00Z"),
    );
  });

  test("keeps the effect it was first seen with when the owner lets it go on although the date moved", () => {
    const decision = decide(
      { requestId: 41, nextDueSeen: "2026-05-01", released: new Set(["facts_changed"]) },
      { request: atEndOfPeriod, service: service({ nextDueDate: "2026-06-01" }) },
    );
    expect(decision).toEqual(scheduled("2026-04-30T22:00:00Z", "2026-05-15T22:00:00Z", "2026-05-15T10:00:00Z"));
  });
});

describe("the client's approval", () => {
  const approvedAt = at("2026-03-20T09:00:00Z");

  test("makes a cancellation in effect due at once", () => {
    expect(decide({ approvedAt })).toEqual(
      scheduled("2026-03-17T10:00:00Z", "2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z"),
    );
  });

  test("makes one not yet in effect due at its effect", () => {
    expect(decide({ approvedAt }, { request: atEndOfPeriod })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z", "2026-04-30T22:00:00Z"),
    );
  });

  test("with now gives up the time already paid", () => {
    expect(decide({ approvedAt, approvedNow: true }, { request: atEndOfPeriod })).toEqual(
      scheduled("2026-04-30T22:00:00Z", "2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z"),
    );
  });

  test("does not make a cancellation out of a service that is no longer cancelled", () => {
    expect(decide({ approvedAt, approvedNow: true, requestId: 41 }, { request: undefined })).toEqual({
      kind: "withdraw",
      reason: "no_longer_cancelled",
    });
  });
});

describe("a service without a cancellation request", () => {
  const none = { request: undefined };
  const look = (dutyChange: Partial<DeletionDuty>, afterMs: number): DeletionDecision => {
    const present = new Date(requestedAt.getTime() + afterMs);
    return decideDeletion(duty(dutyChange), facts(none), defaultPolicy, present);
  };

  test("is looked at again for half a minute: the hook runs before the row can be read", () => {
    expect(look({}, 0)).toEqual({ kind: "look_again", at: at("2026-03-17T10:00:03Z") });
    expect(look({}, 29_999)).toEqual({ kind: "look_again", at: at("2026-03-17T10:00:32.999Z") });
  });

  test("is withdrawn after that", () => {
    expect(look({}, 30_000)).toEqual({ kind: "withdraw", reason: "no_longer_cancelled" });
  });

  test("is withdrawn at once when its request had been seen before", () => {
    expect(look({ requestId: 41 }, 0)).toEqual({ kind: "withdraw", reason: "no_longer_cancelled" });
  });

  test.each(["owner", "reconciliation"] as const)("is withdrawn at once when no event told of one: %s", (origin) => {
    expect(look({ origin }, 0)).toEqual({ kind: "withdraw", reason: "no_longer_cancelled" });
  });

  test.each(["Terminated", "Cancelled"])("goes on where WHMCS says %s", (status) => {
    expect(decide({}, { ...none, service: service({ status }) }).kind).toBe("schedule");
  });

  test("is looked at again for half a minute where WHMCS has told of a termination: its status may be on its way", () => {
    expect(look({ terminatedAt: requestedAt, requestId: 41 }, 29_999).kind).toBe("look_again");
    expect(look({ terminatedAt: requestedAt, requestId: 41 }, 30_000).kind).toBe("withdraw");
  });

  test("goes on for a client whose account is closed", () => {
    expect(decide({ origin: "closure" }, { ...none, clientIsClosed: true }).kind).toBe("schedule");
  });

  test("is not carried by a closure that was not its own reason", () => {
    expect(decide({ requestId: 41 }, { ...none, clientIsClosed: true }).kind).toBe("withdraw");
  });
});

describe("what the owner or the client called off before", () => {
  const calledOff = { kind: "withdraw", reason: "called_off" };

  test("is looked at again for half a minute after an event: it may be of a newer request, which cannot be read yet", () => {
    const early = decideDeletion(duty(), facts({ calledOff: true }), defaultPolicy, requestedAt);
    expect(early).toEqual({ kind: "look_again", at: at("2026-03-17T10:00:03Z") });
  });

  test.each(["Active", "Suspended", "Cancelled", "Terminated"])(
    "is withdrawn after that, where WHMCS says %s",
    (status) => {
      for (const origin of ["event", "reconciliation"] as const) {
        expect(decide({ origin }, { calledOff: true, service: service({ status }) })).toEqual(calledOff);
      }
    },
  );

  test("is withdrawn where its service is gone, and asks nobody", () => {
    expect(decide({}, { calledOff: true, service: undefined, request: undefined })).toEqual(calledOff);
  });

  test("keeps neither the owner's own call nor a closing from what they open", () => {
    expect(decide({ origin: "owner" }, { calledOff: true }).kind).toBe("schedule");
    expect(decide({ origin: "closure" }, { calledOff: true, clientIsClosed: true }).kind).toBe("schedule");
  });

  test("is no ground for what a closing opened, once the account is open again", () => {
    const reopened = { kind: "withdraw", reason: "client_not_closed" };
    expect(decide({ origin: "closure" }, { calledOff: true })).toEqual(reopened);
  });
});

describe("a deletion that a closure opened, once the account is open again", () => {
  const reopened = { kind: "withdraw", reason: "client_not_closed" };

  test.each(["Active", "Cancelled", "Terminated"])("is withdrawn: WHMCS leaves the service %s", (status) => {
    const decision = decide({ origin: "closure" }, { request: undefined, service: service({ status }) });
    expect(decision).toEqual(reopened);
  });

  test("goes on where the client had cancelled the service before", () => {
    expect(decide({ origin: "closure" }).kind).toBe("schedule");
  });

  test("is withdrawn where that cancellation no longer stands", () => {
    expect(decide({ origin: "closure" }, { laterPeriodPaid: true })).toEqual(reopened);
  });

  test("goes on where the hosting is gone already", () => {
    const gone = { request: undefined, service: service({ status: "Terminated" }) };
    expect(decide({ origin: "closure", terminatedAt: requestedAt }, gone).kind).toBe("schedule");
  });

  test("is withdrawn where that hosting was set up anew", () => {
    const before = at("2026-03-17T09:00:00Z");
    expect(decide({ origin: "closure", terminatedAt: before }, { request: undefined })).toEqual(reopened);
  });
});

describe("a service that is no longer the one that was cancelled", () => {
  const changes: readonly (readonly [string, Partial<DeletionDuty>, Partial<DeletionFacts>])[] = [
    ["it was activated after the request", {}, { service: service({ registeredAt: at("2026-03-18T00:00:00Z") }) }],
    ["it was terminated and set up anew", {}, { terminatedSinceRequest: true }],
    ["a later period is paid", {}, { laterPeriodPaid: true }],
    [
      "its next due date moved on",
      { requestId: 41, nextDueSeen: "2026-05-01" },
      { service: service({ nextDueDate: "2026-06-01" }) },
    ],
  ];

  test.each(changes)("stops and asks the owner: %s", (_title, dutyChange, factsChange) => {
    expect(decide(dutyChange, factsChange)).toEqual({ kind: "ask", reason: "facts_changed" });
  });

  test.each(changes)("goes on once the owner has said so: %s", (_title, dutyChange, factsChange) => {
    const released = new Set(["facts_changed"]);
    expect(decide({ ...dutyChange, released }, factsChange).kind).toBe("schedule");
  });

  test.each(changes)("asks nothing once WHMCS says that it ended: %s", (_title, dutyChange, factsChange) => {
    const ended = { ...service(), ...factsChange.service, status: "Terminated" };
    expect(decide(dutyChange, { ...factsChange, service: ended }).kind).toBe("schedule");
  });

  test.each(changes.filter(([title]) => !title.includes("set up anew")))(
    "asks all the same where this deletion itself made WHMCS say so, and something is left elsewhere: %s",
    (_title, dutyChange, factsChange) => {
      const ended = { ...service(), ...factsChange.service, status: "Terminated" };
      const byUs = { requestId: 41, ...dutyChange, endedByUs: true };
      expect(decide(byUs, { ...factsChange, service: ended })).toEqual({ kind: "ask", reason: "facts_changed" });
      const released = new Set(["facts_changed"]);
      expect(decide({ ...byUs, released }, { ...factsChange, service: ended }).kind).toBe("schedule");
      const byWhmcs = { ...ended, status: "Cancelled" };
      expect(decide(byUs, { ...factsChange, service: byWhmcs }).kind).toBe("schedule");
    },
  );

  test("is no other for what this deletion itself ended: its own termination is nobody's activation", () => {
    const byUs = { requestId: 41, endedByUs: true, terminatedAt: requestedAt };
    const ended = service({ status: "Terminated" });
    expect(decide(byUs, { service: ended, terminatedSinceRequest: true }).kind).toBe("schedule");
    expect(decide(byUs, { service: ended, request: undefined })).toEqual({
      kind: "withdraw",
      reason: "request_taken_back",
    });
  });

  test("is never deleted for another client, whatever the owner answered and whatever its status", () => {
    const released = new Set(["facts_changed"]);
    for (const status of ["Active", "Terminated"]) {
      const decision = decide({ released, terminatedAt: requestedAt }, { service: service({ clientId: 8, status }) });
      expect(decision).toEqual({ kind: "ask", reason: "facts_changed" });
    }
  });

  test("leaves a task when WHMCS has no such row any more", () => {
    expect(decide({}, { service: undefined })).toEqual({ kind: "leave_task" });
  });
});

describe("the next due date that counts", () => {
  test("is the one seen with this request: an earlier request's baseline says nothing", () => {
    const later = { request: request({ id: 42 }), service: service({ nextDueDate: "2026-06-01" }) };
    expect(decide({ requestId: 41, nextDueSeen: "2026-05-01" }, later).kind).toBe("schedule");
  });

  test.each([
    ["earlier", "2026-04-01"],
    ["the same", "2026-05-01"],
    ["gone", undefined],
  ] as const)("has not moved on when it is %s", (_title, nextDueDate) => {
    const decision = decide({ requestId: 41, nextDueSeen: "2026-05-01" }, { service: service({ nextDueDate }) });
    expect(decision.kind).toBe("schedule");
  });
});

test("only Cancelled and Terminated say that a service ended", () => {
  const statuses = ["Pending", "Active", "Suspended", "Terminated", "Cancelled", "Fraud", "Completed", ""];
  expect(statuses.filter(saysEnded)).toEqual(["Terminated", "Cancelled"]);
});
