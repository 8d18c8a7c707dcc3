import { describe, expect, test } from "@jest/globals";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { eraseActions } from "../../src/connectors/whmcs/erase/actions.ts";
import type { EraseContext } from "../../src/connectors/whmcs/erase/context.ts";
import { systemClock } from "../../src/domain/clock.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { twinWorld } from "../../simulators/whmcs/seed.ts";
import type { WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Service } from "../../simulators/whmcs/world.ts";
import { DoorReply, type DoorServer, startDoorServer } from "../support/door-server.ts";
import { contextOf, type Memory, newMemory, withStandIn } from "./whmcs-erasure.ts";
import { thrownBy } from "./whmcs-client-server.ts";

interface Stage {
  readonly simulator: WhmcsSimulator;
  readonly service: Service;
  readonly clientId: number;
  readonly door: DoorServer;
  readonly memory: Memory;
  readonly terminate: (given?: Partial<EraseContext>) => Promise<Outcome>;
}

/** What WHMCS answers a module command that a hook aborted. */
const braked = { kind: "failure", text: "Function Aborted by Action Hook Code" } as const;

/** A WHMCS whose brake holds the service until its door is told to release it. */
async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  const { world, subject } = twinWorld();
  const service = world.services.get(subject.serviceIds[0] ?? 0);
  if (service === undefined) throw new Error("no hosting");
  service.moduleOutcome = braked;
  const server = await startDoorServer({
    release: () => {
      service.moduleOutcome = { kind: "success" };
      return { state: "released", until: "2026-11-23T00:30:00Z" };
    },
  });
  const httpClient = createHttpClient({ baseUrl: server.url, userAgent: "test" });
  const retry = { attempts: 2, baseMs: 1 };
  const door = createWhmcsDoor({ ...server, httpClient, clock: systemClock, refuseWrites: false, retry });
  const memory = newMemory();
  const of = { clientId: subject.clientId, emails: [], domains: [], usernames: [], serviceIds: [service.id] };
  try {
    await withStandIn({ world }, (api, simulator) =>
      run({
        simulator,
        service,
        clientId: subject.clientId,
        door: server,
        memory,
        terminate: (given) =>
          eraseActions.terminate_hosting(contextOf(api, of, { door, memory, serviceId: service.id, ...given })),
      }),
    );
  } finally {
    httpClient.close();
    await server.close();
  }
}

const actionsAt = ({ door }: Stage): string[] => door.called.map(({ action }) => action);
const page = (door: DoorServer, status: number): void => {
  door.fault = (response) => response.writeHead(status, { "content-type": "text/html" }).end("<h1>No</h1>");
};

describe("terminate_hosting with the addon's brake", () => {
  test("releases this one service, and WHMCS then terminates it", () =>
    onStage(async (stage) => {
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
      expect(stage.door.called).toMatchObject([
        { action: "release", data: { serviceId: stage.service.id, clientId: stage.clientId } },
      ]);
      expect(stage.service.status).toBe("Terminated");
    }));

  test("releases nothing for what is refused before: an ended service, a shared account, a stop", () =>
    onStage(async (stage) => {
      await thrownBy(stage.terminate({ guard: () => Promise.reject(new Error("held")) }));
      stage.service.status = "Cancelled";
      await thrownBy(stage.terminate());
      expect(actionsAt(stage)).toEqual([]);
    }));

  test("a stop or a hold that comes in while the brake is being released keeps the termination from being sent", () =>
    onStage(async (stage) => {
      let asked = 0;
      const guard = (): Promise<void> => ((asked += 1) === 1 ? Promise.resolve() : Promise.reject(new Error("held")));
      await thrownBy(stage.terminate({ guard }));
      expect(actionsAt(stage)).toEqual(["release"]);
      expect(stage.simulator.writingCalls()).toEqual([]);
      expect(stage.memory.ids.size).toBe(0);
    }));

  test.each<[string, (door: DoorServer) => void]>([
    ["a page that is not there", (door) => page(door, 404)],
    [
      "an addon that is not connected",
      ({ answers }) => (answers["release"] = DoorReply.error(503, "door.not_connected")),
    ],
  ])("%s is no addon: the termination goes on as without one", (_, prepare) =>
    onStage(async (stage) => {
      prepare(stage.door);
      stage.service.moduleOutcome = { kind: "success" };
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
    }),
  );

  test("a brake that holds although its door is closed is tried again later, under a code of its own", () =>
    onStage(async (stage) => {
      page(stage.door, 404);
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "whmcs.brake_held", retry: "later" });
      expect(stage.service.status).toBe("Active");
      expect(stage.memory.ids.size).toBe(0);
      stage.door.fault = undefined;
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
    }));

  test("what the brake held and a person then terminated is asked about, not taken for our doing", () =>
    onStage(async (stage) => {
      page(stage.door, 404);
      await thrownBy(stage.terminate());
      stage.service.status = "Terminated";
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.already_terminated" });
    }));

  test.each<[string, string, string, (stage: Stage) => void]>([
    [
      "that knows the service as another client's",
      "deletion.facts_changed",
      "unsafe",
      refuse(409, "door.facts_differ"),
    ],
    ["that knows no such service", "whmcs.service_missing", "unsafe", refuse(404, "door.service_not_found")],
    ["that does not know our secret", "door.secret_differs", "later", refuse(401, "door.signature_wrong")],
    ["that refuses our address", "door.address_refused", "later", refuse(403, "door.address_refused")],
    ["that ends in a fatal error", "connector.unavailable", "later", ({ door }) => page(door, 500)],
    ["that answers nonsense", "connector.truncated", "later", refuseWith(new DoorReply(200, "application/json", "{"))],
  ])("a door %s stops it with %s (%s), and nothing is sent", (_title, code, retry, prepare) =>
    onStage(async (stage) => {
      stage.service.moduleOutcome = { kind: "success" };
      prepare(stage);
      expect(await thrownBy(stage.terminate())).toMatchObject({ code, retry });
      expect(stage.simulator.writingCalls()).toEqual([]);
      expect(stage.memory.ids.size).toBe(0);
    }),
  );

  test("a door that nobody can reach stops it, and nothing is sent", () =>
    onStage(async (stage) => {
      await stage.door.close();
      stage.service.moduleOutcome = { kind: "success" };
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "connector.unreachable", retry: "later" });
      expect(stage.simulator.writingCalls()).toEqual([]);
    }));
});

function refuse(status: number, code: string): (stage: Stage) => void {
  return refuseWith(DoorReply.error(status, code));
}

function refuseWith(reply: DoorReply): (stage: Stage) => void {
  return ({ door }) => void (door.answers["release"] = reply);
}
