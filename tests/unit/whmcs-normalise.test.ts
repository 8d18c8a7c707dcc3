import { describe, expect, test } from "@jest/globals";
import {
  date,
  dateTime,
  flag,
  id,
  money,
  optionalId,
  optionalMoney,
  readShape,
  text,
  toList,
} from "../../src/connectors/whmcs/normalise.ts";
import { invoice } from "../../src/connectors/whmcs/schema-billing.ts";
import { clientDetails, payMethod, user } from "../../src/connectors/whmcs/schema-people.ts";
import { cancellationRequest, service } from "../../src/connectors/whmcs/schema-services.ts";
import { ticketSummary } from "../../src/connectors/whmcs/schema-support.ts";

describe("every shape of an empty list is an empty list", () => {
  test.each([
    ["an empty array under the item", { item: [] }],
    ["an absent wrapper", undefined],
    ["null", null],
    ["an empty string", ""],
    ["false", false],
    ["an array holding an empty array", [[]]],
    ["the same under the item", { item: [[]] }],
    ["an empty object", {}],
    ["an empty string under the item", { item: "" }],
  ])("%s", (_, value) => {
    expect(toList(value, "item")).toEqual([]);
  });
});

describe("every shape of a filled list is a list", () => {
  const row = { id: 1 };
  test.each([
    ["wrapped", { item: [row] }],
    ["a plain array", [row]],
    ["rows under digits", { 0: row }],
    ["rows under digits under the item", { item: { 0: row } }],
    ["a lone object under the item", { item: row }],
    ["a lone object", row],
  ])("%s", (_, value) => {
    expect(toList(value, "item")).toEqual([row]);
  });

  test("text where a list belongs is refused, not read as no rows", () => {
    expect(() => toList("surprise")).toThrow("whmcs.shape_unexpected");
  });
});

describe("types that drift become one type", () => {
  test.each([
    [id, "7", 7],
    [id, 7, 7],
    [optionalId, "0", undefined],
    [optionalId, 0, undefined],
    [optionalId, "", undefined],
    [optionalId, null, undefined],
    [optionalId, "12", 12],
    [text, 7858259149, "7858259149"],
    [text, null, ""],
    [text, undefined, ""],
    [flag, true, true],
    [flag, 1, true],
    [flag, "1", true],
    [flag, "on", true],
    [flag, "true", true],
    [flag, false, false],
    [flag, 0, false],
    [flag, "0", false],
    [flag, "", false],
    [flag, "off", false],
    [flag, null, false],
    [flag, undefined, false],
    [date, "2026-01-31", "2026-01-31"],
    [date, "0000-00-00", undefined],
    [date, "-0001-11-30", undefined],
    [date, "2026-01-31 10:00:00", "2026-01-31"],
    [date, null, undefined],
    [dateTime, "0000-00-00 00:00:00", undefined],
    [dateTime, "-0001-11-30 00:00:00", undefined],
    [dateTime, "2026-01-31 10:00:00", "2026-01-31 10:00:00"],
    [dateTime, "", undefined],
    [dateTime, undefined, undefined],
    [money, "15.95", "15.95"],
    [money, "-10.00", "-10.00"],
    [money, 8, "8"],
    [money, "1,234.50", "1234.50"],
    [optionalMoney, "", undefined],
  ] as const)("case %#: %j → %j", (schema, input, expected) => {
    expect(schema.parse(input)).toBe(expected);
  });

  test.each([
    ["an id that is none", id, 0],
    ["an id that is text", id, "abc"],
    ["a negative id", id, -1],
    ["an absent id", id, undefined],
    ["a date in another format", date, "31/01/2026"],
    ["a time in another format", dateTime, "yesterday"],
    ["absent money, which must not pass for zero", money, undefined],
    ["formatted money", money, "$12.00 USD"],
  ])("%s is refused", (_, schema, input) => {
    expect(() => readShape(schema as typeof id, input)).toThrow("whmcs.shape_unexpected");
  });
});

describe("records", () => {
  const client = { id: 1, credit: "0.00", email: "ann@example.com" };

  test("a client without any optional key is read, as keys differ between versions", () => {
    expect(readShape(clientDetails, client)).toMatchObject({
      clientId: 1,
      users: [],
      customFields: [],
      lastLogin: undefined,
    });
  });

  test("a client's userid becomes clientId, and the numbered copies of custom fields are ignored", () => {
    const row = { userid: "9", credit: "1.00", customfields: [{ id: "4", value: "x" }], customfields1: "x" };
    expect(readShape(clientDetails, row)).toMatchObject({
      clientId: 9,
      customFields: [{ fieldId: 4, value: "x", name: "" }],
    });
  });

  test("the last login is taken out of its HTML, and an empty one is absent", () => {
    const lastlogin = "Date: 03/10/2016 10:26<br>IP Address: 192.0.2.1<br>Host: host.example";
    expect(readShape(clientDetails, { ...client, lastlogin }).lastLogin).toEqual({
      date: "03/10/2016 10:26",
      ipAddress: "192.0.2.1",
      host: "host.example",
    });
    expect(readShape(clientDetails, { ...client, lastlogin: "No Login Logged" }).lastLogin).toBeUndefined();
  });

  test.each([
    [
      "a client's password hash and security answer",
      clientDetails,
      { ...client, password: "MARK", securityqans: "MARK" },
    ],
    ["a service's panel password", service, { id: 1, clientid: 1, pid: 1, password: "MARK" }],
    ["a payment token", payMethod, { id: 1, remote_token: "MARK" }],
    ["a ticket's access key", ticketSummary, { id: 1, c: "MARK" }],
    ["a user's validation data", user, { id: 1, validationdata: "MARK" }],
  ])("%s is never taken over", (_, schema, row) => {
    expect(JSON.stringify(readShape(schema as typeof clientDetails, row))).not.toContain("MARK");
  });

  test("an invoice whose transactions are an empty string has no payments", () => {
    const row = {
      invoiceid: 3,
      userid: 1,
      total: "15.95",
      datepaid: "0000-00-00 00:00:00",
      items: { item: [] },
      transactions: "",
    };
    expect(readShape(invoice, row)).toMatchObject({ payments: [], lines: [], paidAt: undefined });
  });

  test("a cancellation of an unknown type is marked unknown instead of guessed", () => {
    const read = (type: string) => readShape(cancellationRequest, { id: 1, relid: 2, type }).type;
    expect([read("Immediate"), read("End of Billing Period"), read("Sometime")]).toEqual([
      "immediate",
      "end_of_billing_period",
      "unknown",
    ]);
  });

  test.each([undefined, null, "", "none", -1, "0x1"])(
    "a cancellation of service %p is unreadable, not of no service",
    (relid) => {
      expect(() => readShape(cancellationRequest, { id: 1, relid, type: "Immediate" })).toThrow(
        "whmcs.shape_unexpected",
      );
    },
  );

  test("a value that does not fit is not in the error", () => {
    const read = () => readShape(clientDetails, { ...client, credit: "MARK", firstname: { MARK: "MARK" } });
    expect(read).toThrow("whmcs.shape_unexpected");
    try {
      read();
    } catch (error) {
      expect(`${JSON.stringify(error)}${(error as Error).stack}${String((error as Error).cause)}`).not.toContain(
        "MARK",
      );
    }
  });
});
