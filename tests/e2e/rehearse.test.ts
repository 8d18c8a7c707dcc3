import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeDirectory, removeDirectory } from "../support/service.ts";

// `npm run rehearse` as it is without arguments: stand-ins of all nine systems, and the real service.

const script = join(import.meta.dirname, "../../scripts/rehearse.ts");
const directory = makeDirectory();
let played: { readonly code: number | null; readonly out: string; readonly err: string };

async function rehearse(...options: readonly string[]): Promise<typeof played> {
  const child = spawn(process.execPath, [script, ...options], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      REHEARSAL_FOLDER: join(directory, "rehearsal"),
    },
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
}

beforeAll(async () => {
  played = await rehearse();
}, 300_000);

afterAll(() => removeDirectory(directory));

/** The lines of one system, by act. */
function linesOf(system: string): Readonly<Record<string, string>> {
  const [, list = ""] = played.out.split(/\n\n(?=[✓✗–] )/);
  const rows = list.split("\n").slice(0, -2);
  const from = rows.findIndex((row) => row.slice(2).startsWith(system));
  const to = rows.findIndex((row, index) => index > from && row.slice(2, 3) !== " ");
  return Object.fromEntries(
    rows
      .slice(from, to === -1 ? undefined : to)
      .map((row) => [row.slice(20, 34).trim(), row.slice(0, 2) + row.slice(34)]),
  );
}

const held = ["cloudways", "freshdesk", "versio", "resellerclub", "rackspace", "website_forms", "whmcs"];
const all = [...held, "google_analytics", "apple_keychain"];

test("all that is rehearsed on stand-ins goes as it should", () => {
  expect(played.err).toBe("");
  expect(played.out).toContain("All of it went as it should.");
  expect(played.code).toBe(0);
  expect(existsSync(join(directory, "rehearsal/run"))).toBe(false);
});

test.each(held)("the package holds what %s has of the canary", (system) => {
  expect(linesOf(system)["export"]).toMatch(/^✓ complete.*, [1-9]\d* marks of the canary$/);
});

test.each(all)("every erasure at %s is seen to its end, and the twin keeps every byte", (system) => {
  const { closure, others } = linesOf(system);
  const end = system === "versio" ? "traces are left: retained (active_domain)" : "nothing of the canary is left";
  expect(closure).toContain(end);
  expect(closure).not.toContain("waiting");
  expect(others).toBe("✓ the twin keeps every byte");
});

test("a wish that only the configured systems could grant is refused", async () => {
  const { code, err } = await rehearse("--product", "12");
  expect(err).toContain("usage: npm run rehearse");
  expect(code).toBe(64);
});
