import { readFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { readPolicy } from "../../../config/policy.ts";
import { type ConfigProblem, ConfigError } from "../../../config/problems.ts";
import { retainedUntil } from "../../../src/domain/calendar.ts";

const least = `
controller: {name: Example Hosting}
timezone: Europe/Brussels
retention: {invoices: {ground: Legal duty}}
`;

function problemsOf(yaml: string): readonly ConfigProblem[] {
  try {
    readPolicy(yaml);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const wrongPaths = (yaml: string): readonly string[] => problemsOf(yaml).map(({ name }) => name);

describe("defaults", () => {
  test("are those of the contract when only controller, timezone and ground are given", () => {
    expect(readPolicy(least)).toEqual({
      controller: { name: "Example Hosting" },
      timezone: "Europe/Brussels",
      languages: ["nl", "fr", "en", "de"],
      hostingDeletion: {
        gracePeriod: "P14D",
        startBefore: "PT12H",
        startsAt: "effective",
        customerMayApprove: true,
        remindBefore: "P3D",
        suspendAtEffect: false,
        tellCustomer: true,
      },
      accountClosure: { gracePeriod: "P14D", ownerConfirms: true },
      retention: {
        invoices: [{ keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "Legal duty" }],
        inactiveClients: { after: "P1Y" },
        websiteForms: { keep: "P1Y" },
        exportPackages: { keep: "P7D" },
        evidence: { keep: "P10Y" },
      },
      export: { notes: true },
      limits: { deletionsPerDay: 5, anonymizationsPerDay: 2 },
      products: {},
      processors: {},
    });
  });

  test("stand in the policy file that ships with the service", async () => {
    const { controller: _own, retention, ...shipped } = readPolicy(await readFile("config/policy.yaml", "utf8"));
    const { controller: _least, retention: defaults, ...expected } = readPolicy(least);
    expect(shipped).toEqual(expected);
    const groundless = ({ invoices, ...rest }: typeof retention) => ({
      ...rest,
      invoices: invoices.map(({ keep, countedFrom }) => ({ keep, countedFrom })),
    });
    expect(groundless(retention)).toEqual(groundless(defaults));
  });

  test("fill a section that is only partly given, or whose lines are all commented out", () => {
    const policy = readPolicy(`${least}hostingDeletion: {gracePeriod: P30D}\nlimits:\nproducts:\n`);
    expect(policy.hostingDeletion).toMatchObject({ gracePeriod: "P30D", startBefore: "PT12H" });
    expect(policy.limits.deletionsPerDay).toBe(5);
    expect(policy.products).toEqual({});
  });
});

describe("values", () => {
  test("products are found by their number, processors by their name", () => {
    const policy = readPolicy(`${least}
products: {12: {lives: whmcs_module}, 13: {lives: cloudways}}
processors: {freshdesk: {enabled: false}, mollie: {kind: manual, label: Mollie, receives: [payment, accounting]}}
`);
    expect(policy.products[12]).toEqual({ lives: "whmcs_module" });
    expect(policy.products[14]).toBeUndefined();
    expect(policy.processors).toEqual({
      freshdesk: { enabled: false },
      mollie: { enabled: true, kind: "manual", label: "Mollie", receives: ["payment", "accounting"] },
    });
  });

  test("invoices may have a list of rules by document date", () => {
    const policy = readPolicy(`
controller: {name: Example Hosting}
timezone: Europe/Brussels
retention:
  invoices:
    - {keep: P7Y, ground: Older duty}
    - {ground: Newer duty, documentsFrom: 2023-01-01}
`);
    expect(retainedUntil("2022-06-01", policy.retention.invoices)).toEqual({
      until: "2030-01-01",
      ground: "Older duty",
    });
    expect(retainedUntil("2024-03-15", policy.retention.invoices)).toEqual({
      until: "2035-01-01",
      ground: "Newer duty",
    });
  });

  test("a grace period may be short, for a demonstration", () => {
    expect(readPolicy(`${least}hostingDeletion: {gracePeriod: PT20S}`).hostingDeletion.gracePeriod).toBe("PT20S");
  });
});

describe("problems", () => {
  test("of an empty file are the three required things", () => {
    expect(wrongPaths("")).toEqual(["controller", "timezone", "retention.invoices.ground"]);
  });

  test.each(["''", "'  '", "null", "3"])("an invoice ground of %s stops the start", (ground) => {
    const yaml = least.replace("Legal duty", ground);
    expect(problemsOf(yaml)).toEqual([
      { name: "retention.invoices.ground", expected: expect.stringContaining("legal ground") },
    ]);
  });

  test.each([
    ["hostingDeletion: {gracePeriod: 14 days}", "hostingDeletion.gracePeriod", "P14D"],
    ["hostingDeletion: {gracePeriod: P0.5D}", "hostingDeletion.gracePeriod", "whole numbers"],
    ["hostingDeletion: {startBefore: P20D}", "hostingDeletion.startBefore", "no longer than gracePeriod"],
    ["hostingDeletion: {startsAt: later}", "hostingDeletion.startsAt", "effective, requested"],
    ["hostingDeletion: {customerMayApprove: 'yes'}", "hostingDeletion.customerMayApprove", "true or false"],
    ["hostingDeletion: [P14D]", "hostingDeletion", "a mapping with gracePeriod"],
    ["accountClosure: {ownerConfirm: true}", "accountClosure.ownerConfirm", "unknown"],
    ["limits: {deletionsPerDay: -1}", "limits.deletionsPerDay", "0 or more"],
    ["limits: {deletionsPerDay: 2.5}", "limits.deletionsPerDay", "whole number"],
    ["processors: {freshdesk: {deleteAfter: P30D}}", "processors.freshdesk.deleteAfter", "at most P29D"],
    ["processors: {resellerclub: {onlyDomains: 'no'}}", "processors.resellerclub.onlyDomains", "true or false"],
    ["processors: {versio: {onlyDomains: true}}", "processors.versio.onlyDomains", "resellerclub"],
    ["processors: {freshdesk: {backupsKept: P1D}}", "processors.freshdesk.backupsKept", "cloudways, rackspace"],
    ["languages: []", "languages", "at least one"],
    ["languages: [nl, es]", "languages[1]", "nl, fr, en, de"],
    ["languages: [nl, nl]", "languages", "once"],
    ["products: {hosting: {lives: none}}", "products.hosting", "product id"],
    ["products: {12: {lives: moon}}", "products.12.lives", "whmcs_module"],
    ["products: {12: none}", "products.12", "lives"],
    ["processors: {Mollie B.V.: {kind: manual}}", "processors.Mollie B.V.", "lower-case"],
    ["processors: {mollie: {kind: robot}}", "processors.mollie.kind", "manual"],
    ["processors: {mollie: {receives: payment}}", "processors.mollie.receives", "a list out of hosting, registrar"],
    ["processors: {mollie: {receives: [money]}}", "processors.mollie.receives[0]", "payment, helpdesk"],
    ["processors: {mollie: {receives: [payment, payment]}}", "processors.mollie.receives", "once"],
    ["export: {notes: some}", "export.notes", "true or false"],
    ["hostingdeletion: {}", "hostingdeletion", "unknown"],
    ["__proto__: {gracePeriod: P1D}", "__proto__", "unknown"],
  ])("%s names %s and what was expected", (yaml, name, expected) => {
    expect(problemsOf(`${least}${yaml}`)).toEqual([{ name, expected: expect.stringContaining(expected) }]);
  });

  test.each([
    ["{ground: a, keep: PT5H}", "retention.invoices.keep"],
    ["{ground: a, countedFrom: today}", "retention.invoices.countedFrom"],
    ["{ground: a, kept: P1Y}", "retention.invoices.kept"],
    ["[]", "retention.invoices"],
    ["[{ground: a, documentsFrom: 2023-01-01}]", "retention.invoices"],
    ["[{ground: a}, {ground: b}]", "retention.invoices"],
    ["[{ground: a}, {ground: '', documentsFrom: 2023-01-01}]", "retention.invoices[1].ground"],
    ["[{ground: a}, {ground: b, documentsFrom: 2023-02-30}]", "retention.invoices[1].documentsFrom"],
  ])("invoices: %s names %s", (rules, name) => {
    expect(wrongPaths(least.replace("{ground: Legal duty}", rules))).toEqual([name]);
  });

  test.each([
    ["timezone: Europe/Brussels", "timezone: Europe/Atlantis", "timezone"],
    ["{name: Example Hosting}", "{name: ''}", "controller.name"],
    ["{name: Example Hosting}", "{name: A, email: nowhere}", "controller.email"],
    ["{name: Example Hosting}", "Example Hosting", "controller"],
  ])("instead of %s, %s names %s", (right, wrong, name) => {
    expect(wrongPaths(least.replace(right, wrong))).toEqual([name]);
  });

  test("of the YAML itself name the line, and none of its text", () => {
    const [unclosed] = problemsOf("controller: {name: Example Hosting\ntimezone: Europe/Brussels\n");
    expect(unclosed).toMatchObject({ name: expect.stringMatching(/^line \d+, column \d+$/) });
    expect(unclosed?.expected).not.toContain("Example Hosting");
    expect(problemsOf(`${least}timezone: UTC\n`)).toEqual([
      { name: "line 5, column 1", expected: "valid YAML (duplicate key)" },
    ]);
    expect(wrongPaths("- 1")).toEqual(["policy"]);
  });

  test("are all named at once", () => {
    expect(wrongPaths("timezone: 3\nlanguages: 4\nunknown: 5")).toEqual([
      "controller",
      "timezone",
      "languages",
      "retention.invoices.ground",
      "unknown",
    ]);
  });
});
