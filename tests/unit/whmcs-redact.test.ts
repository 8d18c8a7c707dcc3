import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { isSecretLabel, maskDigits, redactSecrets } from "../../src/connectors/whmcs/redact.ts";

describe("secrets are taken out of messages", () => {
  test.each([
    ["a ticket's access key", '<a href="https://x.example/viewticket.php?tid=12&amp;c=SECRET">'],
    ["a ticket's access key in plain text", "https://x.example/viewticket.php?tid=12&c=SECRET."],
    ["a password reset link", "https://x.example/password/reset/redeem/SECRET"],
    ["an older reset link", "https://x.example/pwreset.php?key=SECRET"],
    ["an invitation", "https://x.example/invite/SECRET"],
    ["a password", "Username: demo\nPassword: SECRET\nServer: x"],
    ["a password in a table", "<td>Password:</td>\n<td><b>SECRET</b></td>"],
    ["a password in bold label", "<strong>Password</strong>: SECRET<br>"],
    ["a Dutch password", "Wachtwoord: SECRET"],
    ["a French password", "Mot de passe : SECRET"],
    ["a German password", "Passwort: SECRET"],
    ["an EPP code", "EPP Code: SECRET"],
    ["a transfer code", "Auth-code: SECRET"],
  ])("%s", (_, message) => {
    expect(redactSecrets(message)).not.toContain("SECRET");
    expect(redactSecrets(message)).toContain("[removed]");
  });

  test.each([
    "You can reset your password on our website.",
    "https://x.example/viewinvoice.php?id=12",
    "Domain: example.com",
  ])("%j stays as it is", (message) => {
    expect(redactSecrets(message)).toBe(message);
  });

  test("a second pass changes nothing", () => {
    const piece = fc.constantFrom(
      "Password: ",
      "abc",
      "<b>",
      "viewticket.php?c=",
      "\n",
      " ",
      "EPP code:",
      "é",
      "&amp;",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = redactSecrets(pieces.join(""));
        expect(redactSecrets(once)).toBe(once);
      }),
    );
  });
});

test("a field named like a secret is known by its name", () => {
  expect(["FTP password", "Wachtwoord", "API key", "EPP code"].map(isSecretLabel)).toEqual([true, true, true, true]);
  expect(["National number", "Passport", "Hostname"].map(isSecretLabel)).toEqual([false, false, false]);
});

test("of an account number only the last four digits stay", () => {
  expect(maskDigits("My account BE71 0961 2345 6769")).toBe("My account BE****6769");
  expect(maskDigits("Visa 2019")).toBe("Visa 2019");
});

test.each([
  ["password<", "labels with a tag that never closes"],
  ["password: ", "labels without a secret"],
  ["password <a> ", "labels with tags and no colon"],
  ["password:&nbsp;", "labels with blanks of HTML"],
  ["viewticket.php?", "links to tickets without a key"],
  ["?key=", "parameters without a value"],
  ["1 ", "digits with blanks between"],
])("a megabyte of %j, %s, takes no noticeable time", (piece) => {
  const hostile = [piece.repeat(1_000_000 / piece.length), `${piece}${" ".repeat(1_000_000)}<`];
  const started = performance.now();
  for (const text of hostile) {
    redactSecrets(text);
    maskDigits(text);
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
