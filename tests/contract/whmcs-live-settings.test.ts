import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { Fault } from "../../simulators/whmcs/faults.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { createHttpClient, type HttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall } from "../../src/connectors/whmcs/call.ts";
import { createWhmcsDoor, type WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { readLiveSettings } from "../../src/connectors/whmcs/live-settings.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { PermanentError, RetryableError } from "../../src/domain/errors.ts";
import { type DoorServer, healthyCapabilities, startDoorServer } from "../support/door-server.ts";

// What the live check-list reads of WHMCS: in its database through the door, else by name through the API.

let server: DoorServer;
let httpClient: HttpClient;
let door: WhmcsDoor;

beforeEach(async () => {
  server = await startDoorServer();
  httpClient = createHttpClient({ baseUrl: server.url, userAgent: "test" });
  const retry = { attempts: 2, baseMs: 1 };
  door = createWhmcsDoor({ ...server, httpClient, clock: systemClock, refuseWrites: true, retry });
});

afterEach(async () => {
  httpClient.close();
  await server.close();
});

/** An API whose two settings read so; an error is thrown. */
function apiOf(automation: string | undefined | Error, pruning: string | undefined | Error = automation): WhmcsApi {
  const values: Record<string, string | undefined | Error> = {
    AutoCancellationRequests: automation,
    DRAutoDeleteInactiveClients: pruning,
  };
  const configuration = (name: string): Promise<string | undefined> => {
    const value = values[name];
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  };
  return { configuration, mayMail: () => Promise.resolve(true) } as WhmcsApi;
}

const say = (change: object, part: "settings" | "brake" | "outbox"): void => {
  server.answers["capabilities"] = { ...healthyCapabilities, [part]: { ...healthyCapabilities[part], ...change } };
};
const page = (status: number): void => {
  server.fault = (response) => response.writeHead(status, { "content-type": "text/html" }).end("<h1>WHMCS</h1>");
};

describe("with a door", () => {
  test("settings come from the door, whatever the API takes them for", async () => {
    say({ cancellationAutomation: "on", retentionPruning: "on", clientSnapshot: "off" }, "settings");
    expect(await readLiveSettings(apiOf("0"), door)).toEqual({
      cancellationAutomation: "on",
      retentionPruning: "on",
      clientSnapshot: "off",
      mails: "unknown",
      answers: true,
      door: { kind: "open", brakeRegistered: true, cronSilentMs: 0, outboxFailing: 0 },
    });
  });

  test("what the door cannot tell is asked of the API", async () => {
    say({ cancellationAutomation: "unknown", retentionPruning: "unknown" }, "settings");
    expect(await readLiveSettings(apiOf("on", ""), door)).toMatchObject({
      cancellationAutomation: "on",
      retentionPruning: "off",
    });
  });

  test("the silence of the cron is counted by WHMCS's own clock, and the outbox by its failures", async () => {
    say({ lastCronAt: "2026-11-21T13:00:00Z", registered: false }, "brake");
    const { door: look } = await readLiveSettings(apiOf(undefined), door);
    expect(look).toEqual({ kind: "open", brakeRegistered: false, cronSilentMs: 26 * 3_600_000, outboxFailing: 0 });
    say({ pending: 9, failing: 4 }, "outbox");
    expect((await readLiveSettings(apiOf(undefined), door)).door).toMatchObject({ outboxFailing: 4 });
    say({ lastCronAt: null }, "brake");
    expect((await readLiveSettings(apiOf(undefined), door)).door).toMatchObject({ cronSilentMs: null });
  });

  test("is read in a dry run too: it changes nothing", async () => {
    await readLiveSettings(apiOf(undefined), door);
    expect(server.called.map(({ action }) => action)).toEqual(["capabilities"]);
  });
});

describe("without a door", () => {
  test.each([404, 200])("a page with %i is nobody there, and the API's word stands", async (status) => {
    page(status);
    expect(await readLiveSettings(apiOf("on", "0"), door)).toEqual({
      cancellationAutomation: "on",
      retentionPruning: "off",
      clientSnapshot: "unknown",
      mails: "unknown",
      answers: true,
      door: { kind: "absent" },
    });
  });

  test("a fatal error of PHP is a door that fails", async () => {
    page(500);
    const { door: look } = await readLiveSettings(apiOf(undefined), door);
    expect(look).toEqual({ kind: "closed", code: "connector.unavailable" });
  });

  test("a door that nobody can reach is told from a WHMCS that is away as a whole", async () => {
    await server.close();
    const away = new RetryableError("connector.unreachable");
    const unreachable = { kind: "closed", code: "connector.unreachable" };
    expect(await readLiveSettings(apiOf(away), door)).toMatchObject({ answers: false, door: unreachable });
    const refused = new PermanentError("whmcs.permission_missing");
    expect(await readLiveSettings(apiOf(refused), door)).toEqual({
      cancellationAutomation: "unknown",
      retentionPruning: "unknown",
      clientSnapshot: "unknown",
      mails: "unknown",
      answers: true,
      door: unreachable,
    });
  });

  test("nothing it meets is thrown", async () => {
    const broken = { withSignal: () => broken, capabilities: () => Promise.reject(new Error("Jan")) } as never;
    expect((await readLiveSettings(apiOf(new Error("Jan")), broken)).door).toEqual({
      kind: "closed",
      code: "internal.unexpected",
    });
  });
});

describe("whether mails may be sent", () => {
  /** A real client of the stand-in. */
  async function read(setUp: (whmcs: WhmcsSimulator) => void, refuseWrites = false) {
    const whmcs = await startWhmcsSimulator({ world: emptyWorld() });
    const toWhmcs = createHttpClient({ baseUrl: whmcs.url, userAgent: "test" });
    try {
      setUp(whmcs);
      const call = createWhmcsCall({
        url: whmcs.url,
        ...whmcs.credentials,
        concurrency: 1,
        httpClient: toWhmcs,
        clock: systemClock,
        refuseWrites,
      });
      const { mails } = await readLiveSettings(createWhmcsApi(call), door, { mails: true });
      expect([whmcs.world.emails.size, whmcs.writingCalls()]).toEqual([0, []]);
      return [mails, whmcs.calls.filter(({ action }) => action === "SendEmail").length];
    } finally {
      toWhmcs.close();
      await whmcs.stop();
    }
  }

  test.each<[string, Fault | undefined, string]>([
    ["a role that has the action", undefined, "on"],
    ["a role that lacks it", { kind: "permission_denied" }, "off"],
    ["a WHMCS that has no such call", { kind: "error", message: "Action SendEmail not found" }, "unknown"],
    ["a WHMCS that breaks off", { kind: "connection_reset" }, "unknown"],
  ])("is asked once by a mail that cannot leave, of %s", async (_, fault, mails) => {
    expect(await read(({ faults }) => fault && faults.set("SendEmail", fault))).toEqual([mails, 1]);
  });

  test("is not asked in a dry run", async () => {
    expect(await read(() => undefined, true)).toEqual(["unknown", 0]);
  });
});
