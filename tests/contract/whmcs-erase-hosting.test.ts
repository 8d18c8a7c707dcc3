import { describe, expect, test } from "@jest/globals";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { eraseActions } from "../../src/connectors/whmcs/erase/actions.ts";
import type { EraseContext } from "../../src/connectors/whmcs/erase/context.ts";
import { addProduct, addService } from "../../simulators/whmcs/builders.ts";
import { panelAccount } from "../../simulators/whmcs/installation.ts";
import { twinWorld, type TwinWorld } from "../../simulators/whmcs/seed.ts";
import type { WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Service } from "../../simulators/whmcs/world.ts";
import { noDoor } from "../support/no-door.ts";
import { contextOf, type Memory, newMemory, withStandIn } from "./whmcs-erasure.ts";
import { thrownBy, wordsOf } from "./whmcs-client-server.ts";

interface Stage extends TwinWorld {
  readonly api: WhmcsApi;
  readonly simulator: WhmcsSimulator;
  /** The subject's live hosting. */
  readonly service: Service;
  readonly memory: Memory;
  readonly terminate: (given?: Partial<EraseContext>) => ReturnType<typeof eraseActions.terminate_hosting>;
  readonly accountStands: () => boolean;
}

async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
  const twins = twinWorld();
  const { world, subject } = twins;
  const service = world.services.get(subject.serviceIds[0] ?? 0);
  if (service === undefined) throw new Error("no hosting");
  const memory = newMemory();
  const of = { clientId: subject.clientId, emails: [], domains: [], usernames: [], serviceIds: [service.id] };
  await withStandIn({ world }, (api, simulator) =>
    run({
      ...twins,
      api,
      simulator,
      service,
      memory,
      terminate: (given) =>
        eraseActions.terminate_hosting(contextOf(given?.api ?? api, of, { memory, serviceId: service.id, ...given })),
      accountStands: () => panelAccount(world, service.serverId, service.username) !== undefined,
    }),
  );
}

const terminations = ({ simulator }: Stage): number => simulator.writes()["ModuleTerminate"] ?? 0;

/** Another client's live service on the same account, as after a user name was given again. */
function addSharer({ world, twin, service }: Stage, partial: Partial<Service> = {}): Service {
  const { serverId, username } = service;
  return addService(world, { clientId: twin.clientId, productId: 12, serverId, username, ...partial });
}

describe("terminate_hosting", () => {
  test("deletes the account through its module, once, and is done when WHMCS says so", () =>
    onStage(async (stage) => {
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
      expect(stage.accountStands()).toBe(false);
      expect(stage.service.status).toBe("Terminated");
      expect(stage.simulator.writes()).toEqual({ ModuleTerminate: 1 });
      expect(stage.memory.erased).toEqual(new Set([stage.service.id]));
    }));

  test("is never sent for a service that has ended, unless the owner released that very thing", () =>
    onStage(async (stage) => {
      const { service, terminate } = stage;
      for (const [status, reason] of [
        ["Terminated", "already_terminated"],
        ["Cancelled", "already_cancelled"],
      ] as const) {
        service.status = status;
        const other = reason === "already_cancelled" ? "already_terminated" : "already_cancelled";
        const error = await thrownBy(terminate({ released: new Set([other]) }));
        expect(error).toMatchObject({ code: `deletion.${reason}`, retry: "unsafe" });
      }
      expect(stage.simulator.writingCalls()).toEqual([]);
      expect(stage.accountStands()).toBe(true);
      expect(await terminate({ released: new Set(["already_cancelled"]) })).toEqual({ kind: "done", count: 1 });
      expect(stage.accountStands()).toBe(false);
    }));

  test("a released one is sent again after a kill: its status proves nothing", () =>
    onStage(async (stage) => {
      stage.service.status = "Terminated";
      const released = new Set(["already_terminated"]);
      const api: WhmcsApi = { ...stage.api, moduleTerminate: () => Promise.reject(new Error("killed")) };
      await thrownBy(stage.terminate({ released, api }));
      expect(await stage.terminate({ released })).toEqual({ kind: "done", count: 1 });
      expect(stage.accountStands()).toBe(false);
    }));

  test("a released one whose call got no answer is not called done for its status", () =>
    onStage(async (stage) => {
      Object.assign(stage.service, { status: "Terminated", moduleOutcome: { kind: "hang", ms: 5_000 } });
      const error = await thrownBy(stage.terminate({ released: new Set(["already_terminated"]) }));
      expect(error).toMatchObject({ code: "whmcs.outcome_unknown" });
    }));

  test.each(["Active", "Suspended", "Pending"])(
    "spares a newer service that has the same server and user name and is %s, released or not",
    (status) =>
      onStage(async (stage) => {
        const { id } = addSharer(stage, { status });
        const sharedWith = [
          { type: "service", id },
          { type: "client", id: stage.twin.clientId },
        ];
        const error = await thrownBy(stage.terminate());
        expect(error).toMatchObject({ code: "deletion.account_shared", retry: "unsafe", sharedWith });
        expect(await stage.terminate({ released: new Set(["account_shared"]) })).toEqual({
          kind: "manual",
          reason: "hosting_account_shared",
          sharedWith,
        });
        expect(stage.simulator.writingCalls()).toEqual([]);
        expect(stage.accountStands()).toBe(true);
      }),
  );

  test("spares a live service of the same domain name on another server", () =>
    onStage(async (stage) => {
      addSharer(stage, { serverId: 0, username: "", domain: stage.service.domain });
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.account_shared" });
    }));

  test("is not held back by an ended service of the same name, or the same name on another server", () =>
    onStage(async (stage) => {
      addSharer(stage, { status: "Terminated", domain: stage.service.domain });
      addSharer(stage, { serverId: 99 });
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
    }));

  test.each(["reselleraccount", "server"] as const)("a %s waits for the owner's word", (type) =>
    onStage(async (stage) => {
      const product = addProduct(stage.world, { type, module: "cpanel" });
      stage.service.productId = product.id;
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.product_type_needs_owner" });
      expect(stage.simulator.writingCalls()).toEqual([]);
      const released = new Set(["product_type_needs_owner"]);
      expect(await stage.terminate({ released })).toEqual({ kind: "done", count: 1 });
    }),
  );

  test("a product that WHMCS does not know any more waits for the owner's word", () =>
    onStage(async (stage) => {
      stage.service.productId = 99;
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.product_type_needs_owner" });
    }));

  test("a service without a module is no failure: nothing was found", () =>
    onStage(async (stage) => {
      stage.service.productId = 13;
      expect(await stage.terminate()).toEqual({ kind: "nothing_found" });
      expect(stage.service.status).toBe("Active");
    }));

  test("a module's refusal is tried again later, and not a word of it is in the error", () =>
    onStage(async (stage) => {
      stage.service.moduleOutcome = { kind: "failure", text: `No account ${stage.service.username}` };
      const error = await thrownBy(stage.terminate());
      expect(error).toMatchObject({ code: "whmcs.module_refused", retry: "later" });
      expect(wordsOf(error)).not.toContain(stage.service.username);
      stage.service.moduleOutcome = { kind: "success" };
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
    }));

  test("what the module refused and a person then called Terminated is asked about, not taken for our doing", () =>
    onStage(async (stage) => {
      stage.service.moduleOutcome = { kind: "failure", text: "The panel is down" };
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "whmcs.module_refused" });
      stage.service.status = "Terminated";
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.already_terminated", retry: "unsafe" });
      expect(stage.accountStands()).toBe(true);
    }));

  test.each([
    ["a time-out", (stage: Stage) => void (stage.service.moduleOutcome = { kind: "done_but_silent", ms: 5_000 })],
    [
      "a 500",
      ({ simulator }: Stage) => simulator.faults.set("ModuleTerminate", { kind: "status", status: 500, acts: true }),
    ],
    ["half an answer", ({ simulator }: Stage) => simulator.faults.set("ModuleTerminate", { kind: "truncated" })],
  ])("%s after the act is found done by looking, and is not sent twice", (_, prepare) =>
    onStage(async (stage) => {
      prepare(stage);
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
      expect(terminations(stage)).toBe(1);
    }),
  );

  test("a time-out without the act is not called done, and a later run does it", () =>
    onStage(async (stage) => {
      stage.service.moduleOutcome = { kind: "hang", ms: 5_000 };
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "whmcs.outcome_unknown", retry: "later" });
      expect(stage.accountStands()).toBe(true);
      stage.service.moduleOutcome = { kind: "success" };
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
    }));

  test("an act whose answer and whose look were both lost is found done by the next run", () =>
    onStage(async (stage) => {
      stage.service.moduleOutcome = { kind: "done_but_silent", ms: 5_000 };
      let terminated = false;
      const api: WhmcsApi = {
        ...stage.api,
        moduleTerminate: (id) => {
          terminated = true;
          return stage.api.moduleTerminate(id);
        },
        service: (id) => (terminated ? Promise.reject(new Error("down")) : stage.api.service(id)),
      };
      expect(await thrownBy(stage.terminate({ api }))).toMatchObject({ code: "whmcs.outcome_unknown" });
      expect(await stage.terminate()).toEqual({ kind: "done", count: 1 });
      expect(terminations(stage)).toBe(1);
    }));

  test("a status that does not follow is not called done", () =>
    onStage(async (stage) => {
      const api: WhmcsApi = { ...stage.api, moduleTerminate: async () => "terminated" };
      expect(await thrownBy(stage.terminate({ api }))).toMatchObject({ code: "whmcs.still_there" });
    }));

  test("a stop or a hold right before the call keeps it from being sent", () =>
    onStage(async (stage) => {
      const guard = () => Promise.reject(new Error("held"));
      await thrownBy(stage.terminate({ guard }));
      expect(stage.simulator.writingCalls()).toEqual([]);
      expect(stage.memory.ids.size).toBe(0);
    }));

  test.each([
    ["ended by somebody else", { status: "Terminated" }],
    ["given another account", { username: "anothera" }],
    ["moved to another server", { serverId: 98 }],
  ])("a service that is %s while the last looks are made is looked at afresh, and nothing is sent", (_, change) =>
    onStage(async (stage) => {
      const { service } = stage;
      const released = () => void Object.assign(service, change);
      const door = { ...noDoor, release: () => Promise.resolve({ until: new Date() }).finally(released) };
      const error = await thrownBy(stage.terminate({ door }));
      expect(error).toMatchObject({ code: "deletion.reconsidered", retry: "later" });
      expect(stage.simulator.writingCalls()).toEqual([]);
      expect(stage.memory.ids.size).toBe(0);
    }),
  );

  test("what somebody else terminated before we sent anything is asked about, not claimed", () =>
    onStage(async (stage) => {
      await thrownBy(stage.terminate({ guard: () => Promise.reject(new Error("held")) }));
      stage.service.status = "Terminated";
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.already_terminated" });
    }));

  test("stops when the service is gone, or has become another client's", () =>
    onStage(async (stage) => {
      stage.service.clientId = stage.twin.clientId;
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "deletion.facts_changed", retry: "unsafe" });
      stage.world.services.delete(stage.service.id);
      expect(await thrownBy(stage.terminate())).toMatchObject({ code: "whmcs.service_missing", retry: "unsafe" });
      expect(stage.simulator.writingCalls()).toEqual([]);
    }));
});

describe("set_service_status", () => {
  const setStatus = (stage: Stage, given: { memory?: Memory } = {}) =>
    eraseActions.set_service_status(
      contextOf(
        stage.api,
        { clientId: stage.subject.clientId, emails: [], domains: [], usernames: [], serviceIds: [] },
        { serviceId: stage.service.id, ...given },
      ),
    );

  test("sets Terminated with the policy's own day, without a module command, and twice is once", () =>
    onStage(async (stage) => {
      const memory = newMemory();
      expect(await setStatus(stage, { memory })).toEqual({ kind: "done", count: 1 });
      expect(stage.service).toMatchObject({ status: "Terminated", terminationdate: "2026-11-23" });
      expect(await setStatus(stage, { memory })).toEqual({ kind: "done", count: 1 });
      expect(await setStatus(stage)).toEqual({ kind: "nothing_found" });
      expect(stage.simulator.writes()).toEqual({ UpdateClientProduct: 1 });
      expect(stage.accountStands()).toBe(true);
    }));

  test("leaves a service that is Cancelled, gone, or another client's", () =>
    onStage(async (stage) => {
      stage.service.status = "Cancelled";
      expect(await setStatus(stage)).toEqual({ kind: "nothing_found" });
      Object.assign(stage.service, { status: "Active", clientId: stage.twin.clientId });
      expect(await thrownBy(setStatus(stage))).toMatchObject({ code: "deletion.facts_changed" });
      stage.world.services.delete(stage.service.id);
      expect(await setStatus(stage)).toEqual({ kind: "nothing_found" });
      expect(stage.simulator.writingCalls()).toEqual([]);
    }));
});
