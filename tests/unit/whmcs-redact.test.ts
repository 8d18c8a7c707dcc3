import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { isSecretLabel } from "../../src/connectors/labelled-secrets.ts";
import { maskDigits, redactSecrets } from "../../src/connectors/redact.ts";

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
    ["a French password as HTML spaces it", "Mot de passe&nbsp;: SECRET"],
    ["a French password with the space of typesetters", "Mot\u00a0de\u00a0passe\u202f: SECRET"],
    ["an entity by number on both sides", "wachtwoord&#160;:&#xA0;SECRET"],
    ["a typographic apostrophe", "Code d’autorisation : SECRET"],
    ["an apostrophe as an entity", "Code d&#039;autorisation : SECRET"],
    ["a Dutch compound", "Mailboxwachtwoord: SECRET"],
    ["a Flemish password", "Uw paswoord: SECRET"],
    ["a German compound", "Datenbankpasswort: SECRET"],
    ["a setting in small letters", "ftp_password: SECRET"],
    ["a setting in capitals", "DB_PASSWORD=SECRET"],
    ["a setting with an ending", "password_ftp=SECRET"],
    ["a short setting", "db_pass = SECRET"],
    ["a key", "API_KEY=SECRET"],
    ["what it is for, between brackets", "Password (FTP): SECRET"],
    ["what it is for, by name", "Passwort FTP: SECRET"],
    ["a sentence with a colon", "Uw wachtwoord is: SECRET"],
    ["a sentence without a colon", "Your password is SECRET12"],
    ["a longer sentence", "Le mot de passe de la boîte est SECRET12."],
    ["an auth info", "Auth-Info: SECRET"],
    ["a short label", "pwd: SECRET"],
    ["a French short label", "MDP : SECRET"],
    ["a PIN", "PIN: SECRET"],
    ["a PIN's longer name", "PIN-code: SECRET"],
    ["a colon of full width", "Password：SECRET"],
    ["cells of a table without a colon", "<tr><td>Wachtwoord</td>\n\n  <td><b>SECRET</b></td></tr>"],
    ["cells with a colon between", "<td>Wachtwoord</td><td>:</td><td>SECRET</td>"],
    ["a list of definitions", "<dt>Password</dt><dd>SECRET</dd>"],
    ["bold Markdown", "**Password:** SECRET"],
    ["bold Markdown before the colon", "**Password**: SECRET"],
    ["JSON", '{"password": "SECRET"}'],
    ["PHP", "define('DB_PASSWORD', 'SECRET12');"],
    ["PHP as HTML", "'password' =&gt; 'SECRET'"],
    ["a quotation with blanks", 'Password: "SECRET SECRET"'],
    ["one that has quotation marks", 'Password: "x"SECRET'],
    ["the next line", "Password:\r\nSECRET\r\n\r\nKind regards"],
    ["the next line of a quoted mail", "> Password:\n> SECRET\n> Regards"],
    ["the next line of HTML", "Password:<br />\nSECRET<br />"],
    ["the next paragraph", "<p><b>Password:</b></p>\n<p>SECRET</p>"],
    ["what looks like one, amid words of the next line", "Password:\nSECRET12 (change it)"],
  ])("%s", (_, message) => {
    expect(redactSecrets(message)).not.toContain("SECRET");
    expect(redactSecrets(message)).toContain("[removed]");
  });

  test.each([
    "You can reset your password on our website.",
    "https://x.example/viewinvoice.php?id=12",
    "Domain: example.com",
    "Password:\n\nKind regards",
    "Password:\r\n\r\nabc",
    "Password:\nKind regards",
    "Password:<br /><br />Regards",
    "Password:<br />\n<br />\nRegards",
    "<p>Password:</p><p>&nbsp;</p><p>Regards</p>",
    "<tr><td>Password</td><td></td></tr><tr><td>Server</td></tr>",
    "<tr><th>Password</th><th>Server</th></tr>",
    "Your password is required.",
    "Je wachtwoord is gewijzigd.",
    "Wachtwoord vergeten? Kijk hier: example.com",
    "Change your password in your account: click Security",
    "Your password in 3 steps: https://x.example/help/12",
    '<input type="password" id="pw12345" name="x">',
    "The secretary opened: door",
    "Passwortlänge: 8",
    "Shipping: one",
  ])("%j stays as it is", (message) => {
    expect(redactSecrets(message)).toBe(message);
  });

  test("a second pass changes nothing", () => {
    const words = [
      "Password: ",
      "abc",
      "abc1234",
      "<b>",
      "viewticket.php?c=",
      "\n",
      " ",
      "EPP code:",
      "é",
      "&amp;",
      "is ",
      "wachtwoord",
      "&nbsp;",
      "</td>",
      "<td>",
      "<br>",
      "<p>",
      '"',
      "pin",
      "_",
      "(",
      ")",
      "=",
      "**",
      "\u202f",
    ];
    const piece = fc.constantFrom(...words);
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = redactSecrets(pieces.join(""));
        expect(redactSecrets(once)).toBe(once);
      }),
    );
  });
});

test("a field named like a secret is known by its name", () => {
  const secret = ["FTP password", "Wachtwoord", "API key", "EPP code", "Mailboxwachtwoord", "ftp_password", "API_KEY"];
  const more = [
    "Zugangspasswort",
    "Passwort FTP",
    "PIN",
    "Mot&nbsp;de passe",
    "Code d’autorisation",
    "Clé API",
    "DB_PASS",
  ];
  expect([...secret, ...more].filter((name) => !isSecretLabel(name))).toEqual([]);
  const open = [
    "National number",
    "Passport",
    "Reisepass",
    "Hostname",
    "Spinning",
    "Secretary",
    "Shipping",
    "Keyboard",
  ];
  expect(open.filter(isSecretLabel)).toEqual([]);
});

test("of an account number only the last four digits stay", () => {
  expect(maskDigits("My account BE71 0961 2345 6769")).toBe("My account BE****6769");
  expect(maskDigits("Visa 2019")).toBe("Visa 2019");
});

test.each([
  ["password<", "labels with a tag that never closes"],
  ["password:", "labels one in the other"],
  ["password: ", "labels without a secret"],
  ["password:\n", "labels at the ends of lines"],
  ["password <a> ", "labels with tags and no colon"],
  ["password:&nbsp;", "labels with blanks of HTML"],
  ["wachtwoord ", "labels in a row"],
  ["wachtwoord is ", "sentences that go on"],
  ["password(a)is", "sentences without a blank"],
  ["password(a)x:", "labels of others without a blank"],
  ["password</td>", "cells that end"],
  ['password:"', "quotations"],
  ["mot de ", "beginnings of labels"],
  ["code&#0", "beginnings of entities"],
  ["&nbsp;", "blanks of HTML"],
  ["<td>", "cells"],
  ["_", "parts of a word"],
  ["viewticket.php?", "links to tickets without a key"],
  ["?key=", "parameters without a value"],
  ["1 ", "digits with blanks between"],
])("of %j, %s, megabytes are read to the end", (piece) => {
  // Who looks far ahead from each place would need days.
  const many = piece.repeat(2_000_000 / piece.length);
  const hostile = [
    many,
    `password${many}`,
    `password:${many}`,
    `password is ${many}`,
    `${piece}${" ".repeat(2_000_000)}<`,
  ];
  for (const text of hostile) {
    expect(redactSecrets(text).length).toBeGreaterThan(0);
    expect(maskDigits(text).length).toBeGreaterThan(0);
  }
});
