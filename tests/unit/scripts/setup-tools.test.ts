import { describe, expect, test } from "@jest/globals";
import { taskOf, toolsOf } from "../../../scripts/setup/tasks.mjs";
import { missingMessage, missingTools, planInstallation } from "../../../scripts/setup/tools.mjs";

/** A machine where these programs are on PATH and nothing else is. */
const whichOf =
  (...programs: string[]) =>
  (names: readonly string[]): string | null => {
    const found = names.find((name) => programs.includes(name));
    return found === undefined ? null : `/usr/bin/${found}`;
  };

const nothing = { which: whichOf(), exists: () => false, succeeds: () => false };
const everything = { which: () => "/usr/bin/it", exists: () => true, succeeds: () => true };
const root = { isRoot: true, hasSudo: false };
const linesOf = (plan: ReturnType<typeof planInstallation>): string[][] =>
  plan.map(({ commands }) => commands.map((command) => command.join(" ")));

function toolsOfTask(name: string, env: Record<string, string> = {}) {
  const task = taskOf(name);
  if (task === null) throw new Error(`no task ${name}`);
  return toolsOf(task, env);
}

describe("what a task needs", () => {
  test("is a Redis of its own for the tests; the service may have a given one, however it is given", () => {
    expect(toolsOfTask("test", { REDIS_URL: "redis://localhost" })).toContain("redis");
    expect(toolsOfTask("start", {})).toEqual(["redis"]);
    expect(toolsOfTask("start", { REDIS_URL: "" })).toEqual(["redis"]);
    expect(toolsOfTask("start", { REDIS_URL: "redis://localhost" })).toEqual([]);
    expect(toolsOfTask("start", { REDIS_URL_FILE: "/run/secrets/redis" })).toEqual([]);
  });

  test("is PHP and MariaDB where the addon runs, a browser only where pages are looked at", () => {
    expect(toolsOfTask("test")).toEqual(expect.arrayContaining(["php", "phpunit", "mariadb", "smarty", "chromium"]));
    expect(toolsOfTask("bench")).toEqual(expect.arrayContaining(["redis", "php", "mariadb"]));
    expect(toolsOfTask("bench")).not.toContain("chromium");
  });

  test("is every program that people open a package with, where packages are opened", () => {
    const zipTools = ["unzip", "sevenZip", "bsdtar", "python"];
    expect(toolsOfTask("test")).toEqual(expect.arrayContaining([...zipTools, "age"]));
    expect(toolsOfTask("bench")).toEqual(expect.arrayContaining(zipTools));
    expect(toolsOfTask("bench")).not.toContain("age");
  });

  test.each(["check", "format", "addon:zip", "addon:connect", "replay", "connector:check"])(
    "is nothing but Node.js for %s",
    (name) => {
      expect(toolsOfTask(name)).toEqual([]);
    },
  );

  test.each(["start", "demo"])("is nothing but Redis for %s", (name) => {
    expect(toolsOfTask(name)).toEqual(["redis"]);
  });
});

describe("a tool", () => {
  test("is missing until it is found", () => {
    const tools = toolsOfTask("test");
    expect(missingTools(tools, nothing)).toEqual(tools);
    expect(missingTools(tools, everything)).toEqual([]);
  });

  test("may have several names", () => {
    for (const server of ["redis-server", "valkey-server"]) {
      expect(missingTools(["redis"], { ...nothing, which: whichOf(server) })).toEqual([]);
    }
    expect(missingTools(["redis"], { ...nothing, which: whichOf("redis-cli") })).toEqual(["redis"]);
    expect(missingTools(["chromium"], { ...nothing, which: whichOf("google-chrome") })).toEqual([]);
  });

  test("is missing where PHP is there but too old or without an extension", () => {
    expect(missingTools(["php"], { ...everything, succeeds: () => false })).toEqual(["php"]);
  });

  test("is missing where only half of it is there", () => {
    expect(missingTools(["mariadb"], { ...nothing, which: whichOf("mariadbd") })).toEqual(["mariadb"]);
    // BusyBox brings `unzip` alone.
    expect(missingTools(["unzip"], { ...nothing, which: whichOf("unzip") })).toEqual(["unzip"]);
  });
});

describe("what is missing", () => {
  test("is installed by apt-get in one go after one update, without a question", () => {
    const [[update = "", install = "", ...rest] = []] = linesOf(
      planInstallation(["php", "mariadb", "phpFpm"], { ...root, which: whichOf("apt-get") }),
    );
    expect(update).toMatch(/^env DEBIAN_FRONTEND=noninteractive apt-get .*update$/);
    expect(install).toMatch(
      /^env DEBIAN_FRONTEND=noninteractive apt-get .*install -y --no-install-recommends php-cli php-curl php-mysql php-mbstring php-xml mariadb-server php-fpm$/,
    );
    expect(rest).toEqual([]);
  });

  test("is tried under its other name where the first is not to be had, beside all the rest", () => {
    const [, second = [], ...rest] = linesOf(
      planInstallation(["redis", "chromium"], { ...root, which: whichOf("apt-get") }),
    );
    expect(second).toEqual([expect.stringMatching(/ valkey-server chromium$/)]);
    expect(rest).toEqual([]);
  });

  test.each([
    ["dnf", "dnf install -y -q valkey"],
    ["apk", "apk add --no-cache redis"],
    ["brew", "brew install --quiet redis"],
  ])("is installed by %s where that is the package manager", (manager, line) => {
    expect(linesOf(planInstallation(["redis"], { ...root, which: whichOf(manager) }))[0]).toEqual([line]);
  });

  test("is installed once where two tools come in one package", () => {
    const plan = planInstallation(["php", "phpFpm"], { ...root, which: whichOf("brew") });
    expect(linesOf(plan)).toEqual([["brew install --quiet php"]]);
  });

  test("is installed with sudo where we are not root, but never by a manager that refuses root", () => {
    const user = { isRoot: false, hasSudo: true };
    for (const manager of ["apt-get", "dnf", "apk"]) {
      for (const { commands } of planInstallation(["redis"], { ...user, which: whichOf(manager) })) {
        expect(commands.every((command) => command.slice(0, 2).join(" ") === "sudo -n")).toBe(true);
      }
    }
    expect(linesOf(planInstallation(["redis"], { ...user, which: whichOf("brew") }))[0]?.[0]).toMatch(/^brew /);
  });

  test("cannot be installed without a package manager that has it, nor without the right to use it", () => {
    expect(planInstallation(["redis"], { ...root, which: whichOf() })).toEqual([]);
    expect(planInstallation(["smarty"], { ...root, which: whichOf("apk") })).toEqual([]);
    const user = { isRoot: false, hasSudo: false };
    expect(planInstallation(["redis"], { ...user, which: whichOf("apt-get") })).toEqual([]);
    expect(planInstallation(["redis"], { ...user, which: whichOf("brew") })).not.toEqual([]);
  });

  test("is named to the owner, with the packages that bring it", () => {
    expect(missingMessage(["redis"])).toMatch(/redis-server or valkey-server[^]*REDIS_URL=/);
    const message = missingMessage(["smarty", "mariadb"]);
    expect(message).toContain("apt-get install smarty4 mariadb-server");
    expect(message).not.toContain("REDIS_URL");
  });
});
