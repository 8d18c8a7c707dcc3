import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { createOthers, type Others, type Own, type StaffMember } from "../../src/connectors/others.ts";

const own: Own = {
  names: ["Ann", "Voorbeeld", "Ann Voorbeeld"],
  emails: ["ann@client.example"],
  clientId: 7,
  loginIds: new Set([51]),
};

function member(firstName: string, lastName: string, userName: string): StaffMember {
  const email = `${userName.toLowerCase()}@agency.example`;
  return { fullName: `${firstName} ${lastName}`.trim(), firstName, lastName, userName, email };
}

const staff = [
  member("Georgina", "Willems", "Georgina"),
  member("Zoë", "D'Hondt", "zoe.dh"),
  member("Mark", "Peeters", "mark"),
  member("Site", "Admin", "admin"),
];
const others = createOthers(own, staff);

/** As what the staff or WHMCS wrote is told. */
function withoutStaff(text: string, known: Others = others): string {
  return known.withoutUserNames(known.withoutStaff(text));
}

describe("the staff", () => {
  test.each([
    ["by full name", "Regards,\r\nGeorgina Willems", "Regards,\r\nstaff"],
    ["whatever the capitals", "GEORGINA WILLEMS called", "staff called"],
    ["over a line break", "Georgina\n Willems called", "staff called"],
    ["last name first", "Willems Georgina / Willems, Georgina", "staff / staff"],
    ["by user name", "Ask georgina.", "Ask staff."],
    ["by a user name with a dot", "zoe.dh has seen it", "staff has seen it"],
    ["by address", "Mail <georgina@agency.example>, please", "Mail <staff>, please"],
    ["in HTML", "<p>Zo&euml;&nbsp;D&#039;Hondt</p>", "<p>staff</p>"],
    ["with letters in two parts", "Zoe\u0308 D'Hondt", "staff"],
    ["between quotes", "“Mark Peeters”", "“staff”"],
  ])("is called staff %s", (_, text, told) => {
    expect(withoutStaff(text)).toBe(told);
  });

  test.each([
    ["a role that is a user name", "Ask the admin. Our administration agrees."],
    ["a first name alone", "Zoë and Sita are here"],
    ["a longer word", "Georginas Willemsen, Georgina_2"],
    ["a longer address", "x.georgina@agency.example.org"],
    ["a host name", "www.georgina.example"],
    ["nothing", ""],
  ])("is not seen in %s", (_, text) => {
    expect(withoutStaff(text)).toBe(text);
  });

  test("is not seen in a name alone, in what a client writes", () => {
    const text = "De heer Georgina wil dat u het zo markeert: mark, zoe.dh";
    expect(others.withoutStaff(text)).toBe(text);
    expect(withoutStaff(text)).toBe("De heer staff wil dat u het zo markeert: staff, staff");
  });

  test("who is called like the client keeps the client's name in place", () => {
    const namesake = createOthers(own, [
      { ...member("Ann", "Voorbeeld", "voorbeeld"), email: "ann@client.example" },
      ...staff,
    ]);
    const text = "Ann Voorbeeld <ann@client.example> asked Georgina Willems";
    expect(withoutStaff(text, namesake)).toBe("Ann Voorbeeld <ann@client.example> asked staff");
    expect(namesake.isStaff("Ann Voorbeeld")).toBe(false);
  });

  test("whom only a ticket names is known there and nowhere else", () => {
    const here = others.knowing(["Former Colleague"]);
    expect(here.withoutStaff("Former Colleague and Georgina Willems")).toBe("staff and staff");
    expect(others.withoutStaff("Former Colleague")).toBe("Former Colleague");
  });

  test("is known by a whole value, also one that is a word", () => {
    expect(["admin", "Admin", "site admin", "zoe.dh"].map((value) => others.isStaff(value))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["administration", "", "Ann"].map((value) => others.isStaff(value))).toEqual([false, false, false]);
  });

  test("with any name at all takes nothing else out of a text", () => {
    const names = fc.array(fc.string({ unit: "binary", maxLength: 12 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        names,
        fc.string({ unit: "binary", maxLength: 60 }),
        ([fullName = "", userName = "", email = ""], text) => {
          const known = createOthers(own, [{ fullName, firstName: "", lastName: "", userName, email }]);
          const told = withoutStaff(text, known);
          // Whatever was not taken out stands in the same order around the word.
          let from = 0;
          for (const piece of told.split("staff")) {
            const at = text.indexOf(piece, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + piece.length;
          }
        },
      ),
    );
  });
});

test("a megabyte of what nearly is a name or an id is searched without looking far ahead", () => {
  const nearly = ["Georgina ", "Georgina" + " ".repeat(50_000), "user id ", "userid" + "\t".repeat(50_000), "client-"];
  for (const piece of nearly) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(others.withoutIds(text)).toBe(text);
    expect(withoutStaff(text)).toHaveLength(withoutStaff(piece).length * (text.length / piece.length));
  }
});

describe("other clients", () => {
  test.each([
    ["Merged with User ID: 12", "Merged with User ID: [other client]"],
    ["Client ID: 8 - Invoice ID: 9", "Client ID: [other client] - Invoice ID: 9"],
    ["clientssummary.php?userid=12&amp;x=1", "clientssummary.php?userid=[other client]&amp;x=1"],
    ["UserID 12", "UserID [other client]"],
    ["client_id = 70", "client_id = [other client]"],
    ["Modified Client - User ID: 7, login User ID: 51", "Modified Client - User ID: 7, login User ID: 51"],
    [
      "Client ID: 51 is another, and so is clientid=51",
      "Client ID: [other client] is another, and so is clientid=[other client]",
    ],
    ["Client ID: 7, user_id=51", "Client ID: 7, user_id=51"],
    ["Order 12, user 12, idea 12", "Order 12, user 12, idea 12"],
  ])("%j", (text, told) => {
    expect(others.withoutIds(text)).toBe(told);
  });
});
