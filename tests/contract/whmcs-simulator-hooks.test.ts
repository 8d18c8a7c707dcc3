import { once } from "node:events";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import type { Act } from "../../simulators/whmcs/acts.ts";
import { addDomain } from "../../simulators/whmcs/record-builders.ts";
import { type TwinWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { callWhmcs } from "../support/call-whmcs.ts";

let twins: TwinWorld;
let whmcs: WhmcsSimulator;

beforeEach(async () => {
  twins = twinWorld();
  whmcs = await startWhmcsSimulator({ world: twins.world });
});

afterEach(async () => {
  await whmcs.stop();
});

/** Ids of the subject: its live hosting, the one without a module, the terminated one whose cancellation is requested. */
function ids(): Record<"client" | "twin" | "live" | "plain" | "ended" | "contact" | "user", number> {
  const [live = 0, plain = 0, ended = 0] = twins.subject.serviceIds;
  const [contact = 0] = twins.subject.contactIds;
  const { clientId: client, ownUserId: user } = twins.subject;
  return { client, twin: twins.twin.clientId, live, plain, ended, contact, user };
}

type Fired = [string, Record<string, unknown>];
const fired = (): Fired[] => whmcs.events.map(({ type, data }) => [type, data]);

describe("API writes fire what a real addon would send, our own included", () => {
  const text = (id: number): string => String(id);
  const cases: [string, () => Record<string, string>, () => Fired[]][] = [
    [
      "UpdateClient",
      () => ({ clientid: text(ids().client), firstname: "X", notes: "Y" }),
      () => [["client.updated", { clientId: ids().client, changed: ["firstname", "notes"] }]],
    ],
    ["UpdateClient", () => ({ clientid: text(ids().client), country: "BE" }), () => []],
    [
      "UpdateClient",
      () => ({ clientid: text(ids().client), status: "Closed" }),
      () => [["client.closed", { clientId: ids().client }]],
    ],
    ["CloseClient", () => ({ clientid: text(ids().client) }), () => [["client.closed", { clientId: ids().client }]]],
    ["DeleteClient", () => ({ clientid: text(ids().client) }), () => [["client.deleted", { clientId: ids().client }]]],
    [
      "UpdateContact",
      () => ({ contactid: text(ids().contact), city: "X" }),
      () => [["contact.updated", { clientId: ids().client, contactId: ids().contact, changed: ["city"] }]],
    ],
    [
      "DeleteContact",
      () => ({ contactid: text(ids().contact) }),
      () => [["contact.deleted", { clientId: ids().client, contactId: ids().contact }]],
    ],
    [
      "UpdateUser",
      () => ({ user_id: text(twins.sharedUserId), lastname: "X" }),
      () =>
        [ids().client, ids().twin].map((clientId) => [
          "user.updated",
          { clientId, userId: twins.sharedUserId, changed: ["lastname"] },
        ]),
    ],
    [
      "AddCancelRequest",
      () => ({ serviceid: text(ids().live), type: "Immediate" }),
      () => [
        [
          "service.cancellation_requested",
          { clientId: ids().client, serviceId: ids().live, cancellationType: "immediate" },
        ],
      ],
    ],
    [
      "AddCancelRequest",
      () => ({ serviceid: text(ids().live) }),
      () => [
        [
          "service.cancellation_requested",
          { clientId: ids().client, serviceId: ids().live, cancellationType: "end_of_billing_period" },
        ],
      ],
    ],
    [
      "UpdateClientProduct",
      () => ({ serviceid: text(ids().live), status: "Cancelled" }),
      () => [["service.updated", { clientId: ids().client, serviceId: ids().live }]],
    ],
    [
      "ModuleTerminate",
      () => ({ serviceid: text(ids().live) }),
      () => [["service.terminated", { clientId: ids().client, serviceId: ids().live }]],
    ],
    [
      "ModuleUnsuspend",
      () => ({ serviceid: text(ids().live) }),
      () => [["service.reactivated", { clientId: ids().client, serviceId: ids().live }]],
    ],
    [
      "ModuleCreate",
      () => ({ serviceid: text(ids().ended) }),
      () => [["service.reactivated", { clientId: ids().client, serviceId: ids().ended }]],
    ],
    ["ModuleSuspend", () => ({ serviceid: text(ids().live) }), () => []],
    ["DeleteTicket", () => ({ ticketid: text(twins.subject.ticketIds[0] ?? 0) }), () => []],
    ["DeleteUserClient", () => ({ user_id: text(twins.sharedUserId), client_id: text(ids().client) }), () => []],
  ];

  test.each(cases)("%s", async (action, params, expected) => {
    expect(await callWhmcs(whmcs, action, params())).toMatchObject({ result: "success" });
    expect(fired()).toEqual(expected());
  });

  test("a refused write fires nothing", async () => {
    await callWhmcs(whmcs, "ModuleTerminate", { serviceid: text(ids().ended) });
    await callWhmcs(whmcs, "AddCancelRequest", { serviceid: text(ids().ended) });
    expect(fired()).toEqual([]);
  });
});

describe("what people do fires the same events", () => {
  const cases: [() => Act, () => Fired[]][] = [
    [
      () => ({ act: "client_edits_profile", clientId: ids().client, changes: { city: "X" } }),
      () => [["client.updated", { clientId: ids().client, changed: ["city"] }]],
    ],
    [
      () => ({ act: "admin_reopens_client", clientId: ids().client }),
      () => [["client.reopened", { clientId: ids().client }]],
    ],
    [
      () => ({ act: "admin_merges_clients", fromClientId: ids().client, intoClientId: ids().twin }),
      () => [["client.merged", { clientId: ids().client, intoClientId: ids().twin }]],
    ],
    [
      () => ({ act: "admin_deletes_service", serviceId: ids().live }),
      () => [["service.deleted", { clientId: ids().client, serviceId: ids().live }]],
    ],
    [
      () => ({ act: "admin_deletes_domain", domainId: 1 }),
      () => [["domain.deleted", { clientId: ids().client, domainId: 1 }]],
    ],
    [
      () => ({ act: "user_edits_profile", userId: ids().user, changes: { email: "new@login.example" } }),
      () => [["user.updated", { clientId: ids().client, userId: ids().user, changed: ["email"] }]],
    ],
    [() => ({ act: "admin_withdraws_request", serviceId: ids().ended }), () => []],
    [() => ({ act: "client_pays_invoice", invoiceId: twins.subject.invoiceIds[0] ?? 0 }), () => []],
    [() => ({ act: "cron" }), () => [["system.heartbeat", {}]]],
  ];

  test.each(cases)("case %#", (act, expected) => {
    whmcs.act(act());
    expect(fired()).toEqual(expected());
  });

  test("a withdrawn request is only noticed by the next cron run, and once", () => {
    whmcs.act({ act: "client_requests_cancellation", serviceId: ids().live });
    whmcs.act({ act: "admin_withdraws_request", serviceId: ids().live });
    whmcs.act({ act: "cron" });
    whmcs.act({ act: "cron" });
    expect(fired().map(([type]) => type)).toEqual([
      "service.cancellation_requested",
      "service.cancellation_withdrawn",
      "system.heartbeat",
      "system.heartbeat",
    ]);
  });

  test("merging moves services, tickets and domains, and the merged client is gone", () => {
    const domain = addDomain(twins.world, { clientId: ids().client });
    whmcs.act({ act: "admin_merges_clients", fromClientId: ids().client, intoClientId: ids().twin });
    expect([domain.clientId, twins.world.services.get(ids().live)?.clientId]).toEqual([ids().twin, ids().twin]);
    expect(twins.world.clients.has(ids().client)).toBe(false);
  });

  test("an act on what does not exist is refused", () => {
    expect(() => whmcs.act({ act: "admin_closes_client", clientId: 999 })).toThrow("No such record");
  });
});

describe("delivery", () => {
  interface Received {
    headers: IncomingHttpHeaders;
    body: string;
  }
  const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;

  async function withReceiver(
    statuses: number[],
    run: (url: string, received: Received[]) => Promise<void>,
  ): Promise<void> {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
        response.writeHead(statuses.shift() ?? 202).end();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whmcs`, received);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  test("an event verifies under the secret and carries ids and enumerations only", async () => {
    await withReceiver([], async (url, received) => {
      whmcs.setWebhook({ url, secret });
      await callWhmcs(whmcs, "ModuleTerminate", { serviceid: String(ids().live) });
      await whmcs.settled();
      const [{ headers, body } = { headers: {}, body: "" }] = received;
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
        type: "service.terminated",
        timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
        data: { clientId: ids().client, serviceId: ids().live },
      });
      expect(headers["webhook-id"]).toMatch(/^msg_[0-9a-f]+$/);
    });
  });

  test("a receiver that fails is tried again with the same id, one that answers 4xx is not", async () => {
    await withReceiver([503, 202, 401], async (url, received) => {
      whmcs.setWebhook({ url, secret });
      whmcs.emit("system.heartbeat", {});
      await whmcs.settled();
      whmcs.emit("system.heartbeat", {});
      await whmcs.settled();
      const tries = received.map(({ headers }) => headers["webhook-id"]);
      expect([tries.length, tries[0] === tries[1], tries[1] === tries[2]]).toEqual([3, true, false]);
      expect(whmcs.events.map((event) => event.status)).toEqual([202, 401]);
    });
  });

  test("what was fired before there was a receiver goes out at the next cron run", async () => {
    await callWhmcs(whmcs, "CloseClient", { clientid: String(ids().client) });
    await withReceiver([], async (url, received) => {
      whmcs.setWebhook({ url, secret });
      whmcs.act({ act: "cron" });
      await whmcs.settled();
      const types = received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
      expect(types.sort()).toEqual(["client.closed", "system.heartbeat"]);
    });
  });
});
