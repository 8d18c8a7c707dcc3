import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withLock } from "../../../scripts/setup/lock.mjs";
import { isRecent, runtimePackage } from "../../../scripts/setup/node-runtime.mjs";
import { installArguments, isInstalled, stampFor, wantsDev } from "../../../scripts/setup/packages.mjs";
import { findServer, isRedisGiven, planInstallation } from "../../../scripts/setup/redis-server.mjs";
import { taskNames, taskOf } from "../../../scripts/setup/tasks.mjs";
import manifest from "../../../package.json" with { type: "json" };

const machineWith =
  (...commands: string[]) =>
  (name: string): string | null =>
    commands.includes(name) ? `/usr/bin/${name}` : null;

describe("npm packages", () => {
  test("are installed once per lock file", () => {
    expect(isInstalled("lock", null, true)).toBe(false);
    expect(isInstalled("lock", stampFor("lock", true), true)).toBe(true);
    expect(isInstalled("new lock", stampFor("lock", true), true)).toBe(false);
    expect(isInstalled("lock", "half a stam", false)).toBe(false);
  });

  test("without the tools of development serve the service alone", () => {
    const production = stampFor("lock", false);
    expect(isInstalled("lock", production, false)).toBe(true);
    expect(isInstalled("lock", production, true)).toBe(false);
    expect(isInstalled("lock", stampFor("lock", true), false)).toBe(true);
  });

  test("include the tools of development wherever the task needs them, also under NODE_ENV=production", () => {
    for (const name of ["test", "check", "demo", "bench"]) {
      expect(installArguments(wantsDev(taskOf(name)?.needsDev ?? false, "production"))).toContain("--include=dev");
    }
    expect(installArguments(wantsDev(taskOf("start")?.needsDev ?? true, "production"))).toContain("--omit=dev");
    expect(installArguments(wantsDev(false, undefined))).toContain("--include=dev");
  });

  test("never run scripts of their own", () => {
    expect(installArguments(true)).toContain("--ignore-scripts");
  });
});

describe("Node.js", () => {
  test.each([
    ["v24.0.0", true],
    ["v26.1.0", true],
    ["v22.21.0", false],
    ["v20.20.2", false],
    ["", false],
  ])("%s may run the service: %p", (version, recent) => {
    expect(isRecent(version)).toBe(recent);
  });

  test.each(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"])(
    "has a pinned package for %s that may run it",
    (name) => {
      const [platform = "", arch = ""] = name.split("-");
      expect(isRecent(`v${runtimePackage(platform, arch)?.version}`)).toBe(true);
    },
  );

  test("has none for a platform nobody publishes it for", () => {
    expect(runtimePackage("win32", "x64")).toBeNull();
    expect(runtimePackage("linux", "s390x")).toBeNull();
  });
});

describe("the Redis-compatible server", () => {
  test("is the given one, however it is given", () => {
    expect(isRedisGiven({ REDIS_URL: "redis://localhost" })).toBe(true);
    expect(isRedisGiven({ REDIS_URL_FILE: "/run/secrets/redis" })).toBe(true);
    expect(isRedisGiven({ REDIS_URL: "" })).toBe(false);
    expect(isRedisGiven({})).toBe(false);
  });

  test("is found on PATH, Redis before Valkey", () => {
    expect(findServer(machineWith("valkey-server", "redis-server"))).toBe("/usr/bin/redis-server");
    expect(findServer(machineWith("valkey-server"))).toBe("/usr/bin/valkey-server");
    expect(findServer(machineWith("redis-cli"))).toBeNull();
  });

  test("is installed by apt-get after an update, without a question", () => {
    const [first, second] = planInstallation({ which: machineWith("apt-get"), isRoot: true, hasSudo: false });
    const lines = first?.commands.map((command) => command.join(" ")) ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^env DEBIAN_FRONTEND=noninteractive apt-get .*update$/);
    expect(lines[1]).toMatch(
      /^env DEBIAN_FRONTEND=noninteractive apt-get .*install -y --no-install-recommends redis-server$/,
    );
    expect(second?.commands.map((command) => command.at(-1))).toEqual(["valkey-server"]);
  });

  test.each([
    ["dnf", "dnf install -y -q valkey"],
    ["apk", "apk add --no-cache redis"],
    ["brew", "brew install --quiet redis"],
  ])("is installed by %s where that is the package manager", (manager, line) => {
    const [first] = planInstallation({ which: machineWith(manager), isRoot: true, hasSudo: false });
    expect(first?.commands.map((command) => command.join(" "))).toEqual([line]);
  });

  test("is installed with sudo where we are not root, but never by a manager that refuses root", () => {
    const user = { isRoot: false, hasSudo: true };
    for (const manager of ["apt-get", "dnf", "apk"]) {
      for (const { commands } of planInstallation({ ...user, which: machineWith(manager) })) {
        expect(commands.every((command) => command.slice(0, 2).join(" ") === "sudo -n")).toBe(true);
      }
    }
    expect(planInstallation({ ...user, which: machineWith("brew") })[0]?.commands[0]?.[0]).toBe("brew");
  });

  test("cannot be installed without a package manager, nor without the right to use it", () => {
    expect(planInstallation({ which: machineWith(), isRoot: true, hasSudo: false })).toEqual([]);
    expect(planInstallation({ which: machineWith("apt-get"), isRoot: false, hasSudo: false })).toEqual([]);
    expect(planInstallation({ which: machineWith("brew"), isRoot: false, hasSudo: false })).not.toEqual([]);
  });
});

describe("tasks", () => {
  // Without exec a signal to npm ends the shell between and leaves the service running.
  test("are those of package.json, each run through the set-up in place of npm's shell", () => {
    const { scripts } = manifest;
    for (const name of taskNames) {
      expect(scripts).toHaveProperty(name, `exec node scripts/setup.mjs ${name}`);
    }
  });

  test("that are unknown are refused with the ones there are", () => {
    expect(taskOf(undefined)).toBeNull();
    expect(taskOf("toString")).toBeNull();
    const { status, stderr } = spawnSync(process.execPath, ["scripts/setup.mjs", "nonsense"], { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toContain("start|demo|bench|test|check");
  });

  test("that test always have a server of their own to start; the service may have a given one", () => {
    expect(taskOf("test")?.redis).toBe("always");
    expect(taskOf("start")?.redis).toBe("unless-given");
    expect(taskOf("check")?.redis).toBe("none");
  });
});

describe("two set-ups at once", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "setup-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("do their work one after the other, and leave no lock", async () => {
    const path = join(folder, "inner", "setup.lock");
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await readdir(folder);
      order.push(`${name} ends`);
    };
    let waited = 0;
    const wait = (): void => {
      waited += 1;
    };
    await Promise.all([withLock(path, wait, work("first")), withLock(path, wait, work("second"))]);
    expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(waited).toBe(1);
    expect(await readdir(join(folder, "inner"))).toEqual([]);
  });

  test("are not held up by one that died, and a failure frees the next", async () => {
    const path = join(folder, "setup.lock");
    const { pid } = spawnSync("true");
    await writeFile(path, String(pid));
    const failing = withLock(
      path,
      () => undefined,
      () => Promise.reject(new Error("no network")),
    );
    await expect(failing).rejects.toThrow("no network");
    expect(
      await withLock(
        path,
        () => undefined,
        () => Promise.resolve("done"),
      ),
    ).toBe("done");
  });
});
