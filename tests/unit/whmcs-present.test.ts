import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createOthers } from "../../src/connectors/others.ts";
import { peopleIn } from "../../src/connectors/whmcs/export/people.ts";
import { createPresenter } from "../../src/connectors/present.ts";
import { kept, labelled, leftOut, list, masked, note, object } from "../../src/connectors/data-rows.ts";
import type { EntityDescription, FieldDescription } from "../../src/domain/data-map.ts";

const staff = [
  { fullName: "Mo Root", firstName: "Mo", lastName: "Root", userName: "jansen", email: "mo@agency.example" },
];
const others = createOthers(
  { names: ["Ann"], emails: ["ann@client.example"], clientId: 7, loginIds: new Set() },
  staff,
);
const context = { people: peopleIn(others), ownEmails: ["ann@client.example"], withNotes: true };

function entity(...fields: readonly FieldDescription[]): EntityDescription {
  return {
    entity: "things",
    origins: ["GetThings"],
    purpose: "account",
    legalBasis: "contract",
    retention: "account",
    recipients: [],
    isPortable: true,
    fields,
  };
}

/** One row as it is presented, and what was left out of it, as `path count`. */
function present(fields: readonly FieldDescription[], row: object, withNotes = true) {
  const presenter = createPresenter(entity(...fields));
  const record = presenter.present({ ...row }, { ...context, withNotes });
  return { record, left: presenter.unmapped().map(({ field, count }) => `${field} ${count}`) };
}

describe("a record", () => {
  const every = [
    kept("a", "id", "id"),
    kept("b", "count", "count"),
    kept("c", "text", "text"),
    kept("d", "flag", "flag"),
    kept("e", "money", "money"),
    kept("f", "day", "day"),
    kept("g", "moment", "moment"),
    kept("h", "texts", "texts"),
    list("i", "row", "list", [kept("x", "x", "text")]),
    object("j", "object", [kept("x", "x", "id")]),
    labelled("k", "labelled", [kept("IP Address", "ip", "text")]),
  ];
  const blanks = {
    id: null,
    count: null,
    text: "",
    flag: false,
    money: null,
    day: null,
    moment: null,
    texts: [],
    list: [],
    object: null,
    labelled: null,
  };

  test("has every field, in the map's order, also where WHMCS sent none", () => {
    const { record, left } = present(every, {});
    expect(Object.entries(record)).toEqual(Object.entries(blanks));
    expect(left).toEqual([]);
  });

  test("reads every type in the ways in which WHMCS sends it", () => {
    const row = {
      a: "12",
      b: 0,
      c: 5,
      d: "on",
      e: "1,234.50",
      f: "2026-01-02 03:04:05",
      g: "2026-01-02",
      h: "a, b|c",
      i: { row: [{ x: "one" }, { x: 2 }] },
      j: { x: "3" },
      k: "Date: today<br>IP Address: 192.0.2.7<br>",
    };
    expect(present(every, row)).toEqual({
      record: {
        id: 12,
        count: 0,
        text: "5",
        flag: true,
        money: "1234.50",
        day: "2026-01-02",
        moment: "2026-01-02 00:00:00",
        texts: ["a", "b", "c"],
        list: [{ x: "one" }, { x: "2" }],
        object: { x: 3 },
        labelled: { ip: "192.0.2.7" },
      },
      left: ["k.Date 1"],
    });
  });

  test("of zero dates, empty lists and empty texts has nothing, and nothing counts as left out", () => {
    const row = { a: "0", b: "", d: "", e: "", f: "0000-00-00", g: "-0001-11-30", h: null, i: "", j: [], k: "" };
    expect(present(every, row)).toEqual({ record: blanks, left: [] });
  });

  test("has nothing where a value cannot be read, and counts it", () => {
    const odd = { odd: ["SECRET"] };
    const row = { a: "x", b: -1, c: odd, d: odd, e: "ten", f: "soon", g: 5, h: [odd], i: 5, j: "x", k: odd };
    const { record, left } = present(every, row);
    expect(record).toEqual(blanks);
    expect(left).toEqual(Object.keys(row).map((name) => `${name} 1`));
  });

  test("takes the first of several sources that says something, and all of several texts", () => {
    const fields = [
      kept("old", "name", "text"),
      kept("new", "name", "text"),
      kept("ns1", "hosts", "texts"),
      kept("ns2", "hosts", "texts"),
    ];
    expect(present(fields, { old: "", new: "b", ns1: "h1", ns2: "h2" }).record).toEqual({
      name: "b",
      hosts: ["h1", "h2"],
    });
    expect(present(fields, { old: "a", new: "b", ns1: "", ns2: "h2" }).record).toEqual({ name: "a", hosts: ["h2"] });
  });

  test.each([
    [
      ["profile", "orders"],
      ["profile", "orders"],
    ],
    ["profile, orders", ["profile", "orders"]],
    [{ profile: true, orders: 0, emails: "on" }, ["profile", "emails"]],
    [{ permission: ["profile", "orders"] }, ["profile", "orders"]],
    [{ 0: "profile", 1: "orders" }, ["profile", "orders"]],
    [[[]], []],
    [null, []],
  ])("reads texts given as %j", (raw, texts) => {
    expect(present([kept("permissions", "permissions", "texts")], { permissions: raw })).toEqual({
      record: { permissions: texts },
      left: [],
    });
  });

  test("gathers names with a dot in an object", () => {
    const fields = [kept("x", "mail.general", "flag"), kept("id", "id", "id"), kept("y", "mail.invoice", "flag")];
    expect(present(fields, { x: "1", id: 3 }).record).toEqual({ mail: { general: true, invoice: false }, id: 3 });
  });

  test.each([
    ["a key that nobody knows", { zzz: 1 }, ["zzz 1"]],
    ["digits, which could be an id", { user12: 1, user13: 1 }, ["user# 2"]],
    ["words that could be somebody's", { "ann@client.example": 1, "Ann says": 1, __proto__x: 1 }, ["other 3"]],
    ["one inside a list", { rows: [{ q: 1 }, { q: 2 }] }, ["rows.q 2"]],
    ["one beside the rows of a list", { rows: { row: [], total: 3 } }, ["rows.total 1"]],
    ["none of those that are left out", { c: 1, custom1: 2, custom12: 3 }, []],
  ])("leaves out %s", (_, row, left) => {
    const fields = [list("rows", "row", "rows", [kept("x", "x", "text")]), ...leftOut("secret", "c", "custom#")];
    expect(present(fields, row)).toMatchObject({ left });
  });

  test("of hostile rows is one all the same, and what is told of them tells nothing", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "i", "j", "k", "é", "__proto__"), fc.anything()), (row) => {
        const { record, left } = present(every, row);
        expect(Object.keys(record)).toEqual(Object.keys(blanks));
        for (const path of left) expect(path).toMatch(/^[A-Za-z0-9_.#-]{1,128} \d+$/);
      }),
    );
  });
});

describe("a mask", () => {
  const message = [masked("message", "message", "text", "others")];

  test("takes staff, other clients and secrets out of what the staff or WHMCS wrote", () => {
    const text = "Mo Root moved User ID: 12. Password: hunter2";
    expect(present(message, { message: text, admin: "Mo Root" }).record).toEqual({
      message: "staff moved User ID: [other client]. Password: [removed]",
    });
    expect(present(message, { message: text }).record).toEqual({
      message: "staff moved User ID: [other client]. Password: [removed]",
    });
  });

  test("leaves the numbers and the single names that a client writes as they are", () => {
    const text = "  My User ID: 12 is at your competitor’s, Mr Jansen,\r\n\tMo Root  ";
    expect(present(message, { message: text, admin: "", requestor_type: "Owner" }).record).toEqual({
      message: "  My User ID: 12 is at your competitor’s, Mr Jansen,\r\n\tstaff  ",
    });
    expect(present(message, { message: "Jansen moved it" }).record).toEqual({ message: "staff moved it" });
  });

  const writer = [
    masked("name", "author", "text", "staff"),
    masked("requestor_name", "author", "text", "staff"),
    masked("email", "email", "text", "staff_address"),
    ...leftOut("staff", "admin", "requestor_type"),
  ];

  test.each([
    [{ name: "", requestor_name: "Mo Root", email: "mo@agency.example", admin: "Mo Root" }, "staff", ""],
    [{ name: "Somebody", email: "x@agency.example", requestor_type: "Operator", admin: "" }, "staff", ""],
    [{ name: "mo root", email: "", admin: "" }, "staff", ""],
    [{ name: "Ann", email: "ann@client.example", requestor_type: "Owner", admin: "" }, "Ann", "ann@client.example"],
  ])("calls a writer of the staff so: %j", (row, author, email) => {
    expect(present(writer, row).record).toEqual({ author, email });
  });

  test("keeps the name of a field that is named like a secret, and not its value", () => {
    const fields = [kept("name", "name", "text"), masked("value", "value", "text", "labelled_secret")];
    expect(present(fields, { name: "FTP password", value: "x" }).record).toMatchObject({ value: "[removed]" });
    expect(present(fields, { name: "FTP password", value: "" }).record).toMatchObject({ value: "" });
    expect(present(fields, { name: "Colour", value: "red" }).record).toMatchObject({ value: "red" });
  });

  test("leaves of copies only the client's own addresses, of numbers their end", () => {
    const fields = [
      masked("cc", "cc", "texts", "own_addresses"),
      masked("iban", "iban", "text", "digits"),
      masked("card", "card", "text", "last_four"),
    ];
    const row = { cc: "Ann@client.example x@y.example, z@y.example", iban: "BE71096123456769", card: "42424242" };
    expect(present(fields, row).record).toEqual({ cc: ["Ann@client.example"], iban: "BE****6769", card: "4242" });
  });

  test("withholds notes where the owner says so", () => {
    const fields = [
      masked("notes", "notes", "text", "others", note),
      list("rows", "row", "rows", [kept("x", "x", "text")], note),
    ];
    const row = { notes: "Pays late", rows: [{ x: "Pays late" }] };
    expect(present(fields, row).record).toEqual({ notes: "Pays late", rows: [{ x: "Pays late" }] });
    expect(present(fields, row, false)).toEqual({ record: { notes: "", rows: [] }, left: [] });
  });
});
