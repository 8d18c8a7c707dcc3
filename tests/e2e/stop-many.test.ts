import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { addTicket } from "../../simulators/whmcs/record-builders.ts";
import { type Stage, startStage } from "../support/stage.ts";
import { until } from "../support/service.ts";

// One call and one file freeze everything destructive within a second, in the middle of a step of many objects too.

const many = 40;
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
}, 60_000);

afterAll(() => stage.stop(), 60_000);

function clientWithTickets(): number {
  const { id: clientId } = addClient(stage.whmcs.world, { status: "Active" });
  const date = "2026-01-02 10:00:00";
  for (let count = 0; count < many; count += 1) {
    addTicket(stage.whmcs.world, {
      clientId,
      subject: "Help",
      message: "Help",
      date,
      lastreply: date,
      status: "Closed",
    });
  }
  return clientId;
}

function destructiveCalls(): number {
  return stage.whmcs.calls.filter(({ writing }) => writing).length;
}

test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
  ["POST /v1/stop", () => stage.post("/v1/stop"), () => stage.post("/v1/resume")],
  [
    "the file var/STOP",
    async () => writeFileSync(join(stage.directory, "var/STOP"), ""),
    async () => rmSync(join(stage.directory, "var/STOP")),
  ],
])(
  "%s lets at most the one call through that had left",
  async (_title, stop, resume) => {
    const clientId = clientWithTickets();
    stage.whmcs.resetCalls();
    stage.whmcs.setLatency(25);
    await stage.post("/v1/anonymizations", { clientId });
    await until("the step to be under way", () => destructiveCalls() >= 5);
    await stop();
    const whenAnswered = destructiveCalls();
    const { id } = await stage.dutyIn("anonymization", clientId, "scheduled");
    expect(await stage.service.call("GET", `/v1/anonymizations/${id}`)).toMatchObject({
      body: { reason: "stopped", dueAt: expect.any(String) },
    });
    expect(destructiveCalls()).toBeLessThanOrEqual(whenAnswered + 1);
    expect(destructiveCalls()).toBeLessThan(many);

    stage.whmcs.setLatency(0);
    await resume();
    await stage.dutyIn("anonymization", clientId, "completed");
    const tickets = stage.whmcs.calls.filter(({ action }) => action === "DeleteTicket");
    expect(tickets).toHaveLength(many);
  },
  90_000,
);
