import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { eventData, readEnvelope } from "../../../src/webhook/envelope.ts";
import { knownFields } from "../../../src/webhook/fields.ts";

const all = {
  clientId: 7,
  serviceId: 702,
  contactId: 5,
  userId: 3,
  domainId: 31,
  intoClientId: 8,
  cancellationType: "immediate",
  reason: "fraud",
};
const needs: Readonly<Record<keyof typeof eventData, readonly (keyof typeof all)[]>> = {
  "client.closed": ["clientId"],
  "client.deleted": ["clientId"],
  "client.updated": ["clientId"],
  "contact.updated": ["clientId", "contactId"],
  "user.updated": ["clientId", "userId"],
  "client.reopened": ["clientId"],
  "client.merged": ["clientId", "intoClientId"],
  "contact.deleted": ["clientId", "contactId"],
  "service.cancellation_requested": ["clientId", "serviceId", "cancellationType"],
  "service.cancellation_withdrawn": ["clientId", "serviceId"],
  "service.terminated": ["clientId", "serviceId"],
  "service.reactivated": ["clientId", "serviceId"],
  "service.updated": ["clientId", "serviceId"],
  "service.deleted": ["clientId", "serviceId"],
  "domain.deleted": ["clientId", "domainId"],
  "brake.released": ["clientId", "serviceId", "reason"],
  "system.heartbeat": [],
};
const types = Object.keys(needs) as (keyof typeof eventData)[];
const timestamp = "2026-11-22T15:00:00Z";
const read = (event: unknown): ReturnType<typeof readEnvelope> => readEnvelope(Buffer.from(JSON.stringify(event)));
const required = (type: keyof typeof eventData): Record<string, unknown> =>
  Object.fromEntries(needs[type].map((key) => [key, all[key]]));

describe("every type of the contract", () => {
  test("is listed, and no other", () => {
    expect(Object.keys(eventData).toSorted()).toEqual(types.toSorted());
  });

  test.each(types)("%s is read with what it needs", (type) => {
    const reading = read({ type, timestamp, data: required(type) });
    expect(reading).toEqual({
      kind: "event",
      envelope: { type, timestamp: new Date(timestamp), data: required(type) },
    });
  });

  test.each(types.flatMap((type) => needs[type].map((key) => [type, key] as const)))(
    "%s without %s is invalid, and the path is named",
    (type, key) => {
      const { [key]: _missing, ...data } = required(type);
      expect(read({ type, timestamp, data })).toEqual({ kind: "invalid", paths: [`data.${key}`] });
    },
  );

  test("system.heartbeat needs no data at all", () => {
    expect(read({ type: "system.heartbeat", timestamp }).kind).toBe("event");
  });

  test("system.heartbeat keeps what it may tell of the addon, and nothing else", () => {
    const told = { addonVersion: "1.0.2", outboxPending: 3, outboxFailing: 0, held: 2, overdue: 1 };
    const reading = read({ type: "system.heartbeat", timestamp, data: { ...told, admin: "Jan", clientId: 7 } });
    expect(reading).toMatchObject({ kind: "event", envelope: { data: told } });
    expect(JSON.stringify(reading)).not.toMatch(/Jan|clientId/);
  });

  test.each([
    ["addonVersion", "1.0-beta"],
    ["addonVersion", "1".repeat(21)],
    ["addonVersion", 1],
    ["outboxPending", -1],
    ["outboxFailing", "0"],
    ["held", 1.5],
    ["overdue", null],
  ])("system.heartbeat whose %s is %p is invalid", (key, value) => {
    const reading = read({ type: "system.heartbeat", timestamp, data: { [key]: value } });
    expect(reading).toEqual({ kind: "invalid", paths: [`data.${key}`] });
  });

  test.each(["mood", "Fraud", "", 7, null])(
    "brake.released for %p is invalid: a reason is one of six words",
    (reason) => {
      const reading = read({ type: "brake.released", timestamp, data: { clientId: 7, serviceId: 702, reason } });
      expect(reading).toEqual({ kind: "invalid", paths: ["data.reason"] });
    },
  );
});

describe("an id", () => {
  test.each([0, -1, 1.5, "7", null, true, [], {}, 2_147_483_648, 1e300])(
    "is a positive JSON number, not %p",
    (clientId) => {
      const reading = read({ type: "client.closed", timestamp, data: { clientId } });
      expect(reading).toEqual({ kind: "invalid", paths: ["data.clientId"] });
    },
  );

  test("may be the largest that WHMCS can give", () => {
    expect(read({ type: "client.closed", timestamp, data: { clientId: 2_147_483_647 } }).kind).toBe("event");
  });
});

describe("a timestamp", () => {
  test.each(["2026-11-22T15:00:00.123Z", "2026-11-22T16:00:00+01:00", "1990-01-01T00:00:00Z", "2099-12-31T23:59:59Z"])(
    "may be %p",
    (text) => {
      const reading = read({ type: "system.heartbeat", timestamp: text });
      expect(reading).toMatchObject({ kind: "event", envelope: { timestamp: new Date(text) } });
    },
  );

  test.each([
    "2026-11-22",
    "2026-11-22 15:00:00",
    "2026-11-22T15:00:00",
    "2026-02-30T15:00:00Z",
    "yesterday",
    1_800_000_000,
    null,
    "1989-12-31T23:59:59Z",
    "2100-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "0000-01-01T00:00:00+14:00",
  ])("may not be %p: no period can be counted from it", (text) => {
    expect(read({ type: "system.heartbeat", timestamp: text })).toEqual({ kind: "invalid", paths: ["timestamp"] });
  });
});

describe("what is no event", () => {
  test.each(["", "{", "hello", '{"type":}', "\ufeff{}", "{'a':1}", "NaN"])("%p is malformed", (text) => {
    expect(readEnvelope(Buffer.from(text))).toEqual({ kind: "malformed" });
  });

  test.each(["null", "[]", "7", '"text"', "true"])("%p is invalid as a whole", (text) => {
    expect(readEnvelope(Buffer.from(text))).toEqual({ kind: "invalid", paths: ["$"] });
  });

  test.each(["client.created", "Client.Closed", "toString", "constructor", "hasOwnProperty", " client.closed"])(
    "a type that is not listed is no mistake, whatever its data: %p",
    (type) => {
      expect(read({ type, timestamp, data: { anything: "goes" } })).toEqual({ kind: "unlisted" });
    },
  );

  test.each([
    '{"type":"client.closed","timestamp":"2026-11-22T15:00:00Z","data":{"clientId":7,"__proto__":{"clientId":8}}}',
    '{"__proto__":{"type":"client.closed"},"type":"client.closed","timestamp":"2026-11-22T15:00:00Z","data":{"clientId":7}}',
    '{"type":"client.closed","timestamp":"2026-11-22T15:00:00Z","data":{"clientId":7,"x":{"constructor":{"prototype":{}}}}}',
  ])("a body that would reach into prototypes is invalid and reaches none", (text) => {
    expect(readEnvelope(Buffer.from(text))).toEqual({ kind: "invalid", paths: ["$"] });
    expect(({} as Record<string, unknown>)["clientId"]).toBeUndefined();
  });

  test("a wrong value is named by its path, never repeated", () => {
    const data = { clientId: "Jan Peeters", serviceId: 702, cancellationType: "Jan Peeters" };
    const reading = read({ type: "service.cancellation_requested", timestamp, data });
    expect(reading).toEqual({ kind: "invalid", paths: ["data.clientId", "data.cancellationType"] });
  });
});

test("whatever else an event carries is dropped", () => {
  const data = { clientId: 7, firstname: "Jan", serviceId: 9 };
  const reading = read({ type: "client.closed", timestamp, data, note: "Jan" });
  expect(reading).toEqual({
    kind: "event",
    envelope: { type: "client.closed", timestamp: new Date(timestamp), data: { clientId: 7 } },
  });
});

test("reading throws at no bytes there are", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .record({ type: fc.constantFrom(...types), timestamp: fc.constant(timestamp), data: fc.jsonValue() })
      .map((event) => Buffer.from(JSON.stringify(event))),
  );
  fc.assert(
    fc.property(bytes, (raw) => {
      expect(["event", "unlisted", "malformed", "invalid"]).toContain(readEnvelope(raw).kind);
    }),
    { numRuns: 1_000 },
  );
});

describe("the names of changed fields", () => {
  test("are kept when WHMCS knows them, whatever their case, and once", () => {
    expect(knownFields(["firstname", "TAX_ID", "firstname"])).toBe("firstname,tax_id");
  });

  test("become other when nobody knows them: a client may have typed them", () => {
    expect(knownFields(["Jan Peeters", "jan@example.com", "email"])).toBe("other,email");
  });

  test("hold nothing but known words, whatever they were, and always fit the ledger", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("email", "notes", "city")), { maxLength: 200 }),
        (names) => {
          const text = knownFields(names);
          expect(text).toMatch(/^[a-z0-9_,]{0,1000}$/);
          for (const name of text.split(","))
            expect([...names.map((one) => one.toLowerCase()), "other", ""]).toContain(name);
        },
      ),
    );
  });
});
