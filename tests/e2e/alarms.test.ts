import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type SmtpServer, startSmtpServer } from "../support/smtp-server.ts";
import { type Stage, startStage } from "../support/stage.ts";
import { until } from "../support/service.ts";

let stage: Stage;
let smtp: SmtpServer;
let hook: Server;
const posted: Record<string, unknown>[] = [];

beforeAll(async () => {
  smtp = await startSmtpServer();
  hook = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      posted.push(JSON.parse(body) as Record<string, unknown>);
      response.end();
    });
  });
  hook.listen(0, "127.0.0.1");
  await once(hook, "listening");
  const { port } = hook.address() as AddressInfo;
  stage = await startStage({
    env: {
      ALERT_URL: `http://127.0.0.1:${port}/alarms`,
      SMTP_URL: smtp.url,
      ALERT_EMAIL: "owner@example.com",
    },
  });
}, 60_000);

afterAll(async () => {
  await stage.stop();
  await smtp.close();
  hook.closeAllConnections();
  hook.close();
});

test("a service that WHMCS has not been heard of for 26 hours tells its owner once, over its own ways, and names it", async () => {
  const { ledger, service, whmcs } = stage;
  const longAgo = new Date(Date.now() - 27 * 3_600_000).toISOString();
  await ledger.transaction().execute(async (tx) => {
    await tx.deleteFrom("control").where("name", "=", "last_heartbeat").execute();
    await tx.insertInto("control").values({ name: "last_heartbeat", value: "seen", changed_at: longAgo }).execute();
  });
  whmcs.faults.set("*", { kind: "status", status: 503 }); // no alarm may need WHMCS
  const { clientId, serviceId } = stage.host();
  await stage.send("service.updated", { clientId, serviceId }); // has the sweep look at once

  await until("the alarm by post", () => posted.some(({ code }) => code === "service.silent"));
  await until("the alarm by mail", () => smtp.mails.length > 0);
  expect(smtp.mails[0]?.to).toEqual(["owner@example.com"]);
  await until("the second sweep's look", async () => {
    await stage.send("service.updated", { clientId, serviceId });
    return service.lines.filter((line) => line.includes('"event.reread_failed"')).length > 2;
  });
  expect(posted.filter(({ code }) => code === "service.silent")).toHaveLength(1);
  const { body } = await service.call("GET", "/readyz");
  expect(Object.keys((body as { checks: object }).checks)).not.toContain("alerts");
}, 60_000);
