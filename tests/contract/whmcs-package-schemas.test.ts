import { describe, expect, test } from "@jest/globals";
import { seedWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { startWhmcsSimulator, type WhmcsSimulatorOptions } from "../../simulators/whmcs/server.ts";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsConnector } from "../../src/connectors/whmcs/connector.ts";
import { resolveSubject } from "../../src/connectors/whmcs/find.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { PackageSummary } from "../../src/package/build.ts";
import { noDoor } from "../support/no-door.ts";
import { withDirectory } from "../support/package-directory.ts";
import { buildAndOpen, type OpenedPackage } from "../support/package-reading.ts";
import { validatePackage } from "../support/package-schemas.ts";

interface Exported {
  readonly opened: OpenedPackage;
  readonly summary: PackageSummary;
}

/** A client's package, from the stand-in's answers to the opened ZIP. */
async function packageOf(options: WhmcsSimulatorOptions, clientId: number, withNotes = true): Promise<Exported> {
  const simulator = await startWhmcsSimulator(options);
  const httpClient = createHttpClient({ baseUrl: simulator.url, userAgent: "whmcs-gdpr/test" });
  const call = createWhmcsCall({
    url: simulator.url,
    ...simulator.credentials,
    concurrency: 4,
    httpClient,
    clock: systemClock,
  });
  try {
    const api = createWhmcsApi(call);
    const subject = await resolveSubject(api, clientId);
    if (subject === undefined) throw new Error("no such client");
    const connector = createWhmcsConnector(api, noDoor, { withNotes });
    const ctx = { signal: new AbortController().signal, clock: systemClock, dryRun: false };
    const items = connector.export?.(subject, ctx) ?? null;
    const source = { name: "whmcs", items, describes: connector.describes ?? [] };
    return await withDirectory((spoolDirectory) => buildAndOpen({ spoolDirectory, clientId, sources: [source] }));
  } finally {
    httpClient.close();
    await simulator.stop();
  }
}

describe("every JSON file of a package from WHMCS fits its schema, and no field is left out for want of a mapping", () => {
  const { world, subject, twin } = twinWorld();

  test.each([
    ["a client with something in every entity", subject.clientId],
    ["their twin", twin.clientId],
  ])("for %s", async (_who, clientId) => {
    const { opened, summary } = await packageOf({ world }, clientId);
    expect(validatePackage(opened)).toEqual([]);
    expect(summary).toMatchObject({ complete: true, unmapped: [] });
    const lists = opened.paths.filter((path) => path.startsWith("data/"));
    expect(lists.filter((path) => opened.text(path) === "[]\n")).toEqual([]);
    expect(lists).toHaveLength(17);
  });

  test("where the policy keeps staff notes out", async () => {
    const { opened, summary } = await packageOf({ world }, subject.clientId, false);
    expect(validatePackage(opened)).toEqual([]);
    expect(summary.unmapped).toEqual([]);
  });

  test.each(["documented", "absent", "empty_array", "empty_string", "null"] as const)(
    "for a client without much, where empty lists are %s",
    async (emptyLists) => {
      const world = seedWorld({ clients: 2, invoicesPerClient: 1 });
      const { opened, summary } = await packageOf({ world, quirks: { emptyLists } }, 2);
      expect(validatePackage(opened)).toEqual([]);
      expect(summary.unmapped).toEqual([]);
    },
  );
});
