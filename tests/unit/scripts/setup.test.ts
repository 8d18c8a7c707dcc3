import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withLock } from "../../../scripts/setup/lock.mjs";
import { isRecent, runtimePackage } from "../../../scripts/setup/node-runtime.mjs";
import { installArguments, isInstalled, stampFor, wantsDev } from "../../../scripts/setup/packages.mjs";
import { taskNames, taskOf } from "../../../scripts/setup/tasks.mjs";
import manifest from "../../../package.json" with { type: "json" };

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
