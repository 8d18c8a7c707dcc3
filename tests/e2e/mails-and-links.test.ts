import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Email } from "../../simulators/whmcs/world.ts";
import { type DoorServer, doorSecret, startDoorServer } from "../support/door-server.ts";
import { findMarks, placesOfService } from "../support/mark-search.ts";
import { makeKeys, shortPolicy, until } from "../support/service.ts";
import { type Duty, type Hosting, type Stage, startStage } from "../support/stage.ts";

// What a client gets by mail, and what the link in it does: the real service, and WHMCS's own mail log.

const policy = { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } };

/** A heartbeat asks for the sweep, which sends what is due. */
async function sweep(stage: Stage): Promise<void> {
  expect(await stage.send("system.heartbeat", {})).toBe(202);
}

function mailsTo({ whmcs }: Stage, clientId: number): Email[] {
  return [...whmcs.world.emails.values()].filter((email) => email.clientId === clientId);
}

async function mailTo(stage: Stage, clientId: number, count = 1): Promise<Email> {
  await sweep(stage);
  const mails = await until("the mail", () => {
    const found = mailsTo(stage, clientId);
    return found.length >= count && found;
  });
  expect(mails).toHaveLength(count);
  return mails[count - 1]!;
}

async function cancelled(stage: Stage): Promise<Hosting & { id: string }> {
  const hosting = stage.host();
  await stage.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId, type: "Immediate" });
  return { ...hosting, id: (await stage.deletionIn(hosting.serviceId, "scheduled")).id };
}

/** Sends the form of the page that holds this choice, as a browser would. */
async function choose(address: string, choice: string): Promise<string> {
  const page = await (await fetch(address)).text();
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const body = new URLSearchParams({ choice, understood: "1", seen });
  return (await fetch(address, { method: "POST", body })).text();
}

describe("with a public address", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ policy, env: { PUBLIC_URL: "https://privacy.example.com" } });
  }, 60_000);

  afterAll(() => stage.stop(), 60_000);

  function pageOf({ message }: Email): string {
    const token = /href="https:\/\/privacy\.example\.com\/approve\/([\w-]{43})"/.exec(message)?.[1] ?? "";
    expect(token).toHaveLength(43);
    return `${stage.service.url}/approve/${token}`;
  }

  test("a mail scanner that fetches the link fifty times changes nothing; the client's own click deletes at once", async () => {
    const hosting = await cancelled(stage);
    const mail = await mailTo(stage, hosting.clientId);
    expect(mail.message).toContain(hosting.row.domain);
    const address = pageOf(mail);
    for (let time = 0; time < 50; time += 1) {
      const answer = await fetch(address, { method: time % 2 === 0 ? "GET" : "HEAD" });
      expect(answer.status).toBe(200);
    }
    await stage.lookedAt(hosting.id);
    expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ state: "scheduled" }]);
    expect(stage.terminations(hosting.serviceId)).toBe(0);

    await choose(address, "now");
    await stage.deletionIn(hosting.serviceId, "completed");
    expect(stage.isHosted(hosting)).toBe(false);
  }, 60_000);

  test("keeping the service ends the deletion for good: reconciliation opens none again", async () => {
    const hosting = await cancelled(stage);
    await choose(pageOf(await mailTo(stage, hosting.clientId)), "keep");
    expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ state: "withdrawn", reason: "client" }]);
    expect((await stage.openTasks(hosting.clientId)).map(({ code }) => code)).toEqual(["remove_cancellation_request"]);
    await stage.act({ act: "cron" });
    await stage.settledEvents("system.heartbeat", null);
    expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ state: "withdrawn" }]);
    expect(stage.isHosted(hosting)).toBe(true);
  }, 60_000);

  test("the data first: nothing is due until the owner has given it back; then the date has moved", async () => {
    const hosting = await cancelled(stage);
    const [before] = await stage.deletions(hosting.serviceId);
    await choose(pageOf(await mailTo(stage, hosting.clientId)), "data_first");
    const waiting = (await stage.deletionIn(hosting.serviceId, "waiting")) as Duty & { clockStoppedAt?: string };
    expect(waiting).toMatchObject({ reason: "data_back_first", clockStoppedAt: expect.any(String) });
    expect(waiting.dueAt).toBeUndefined();
    // What makes the worker look again does not start the clock.
    await stage.send("service.updated", { clientId: hosting.clientId, serviceId: hosting.serviceId });
    await stage.settledEvents("service.updated", hosting.clientId);
    await stage.lookedAt(hosting.id);
    expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ state: "waiting" }]);

    const [task] = await stage.openTasks(hosting.clientId);
    expect(task?.code).toBe("return_hosting_data");
    await stage.post(`/v1/tasks/${task?.id}/done`, { outcome: "done" });
    const after = await stage.deletionIn(hosting.serviceId, "scheduled");
    const movedMs = Date.parse(after.dueAt ?? "") - Date.parse(before?.dueAt ?? "");
    expect(Math.round(movedMs / 86_400_000)).toBe(1);
  }, 60_000);

  test("no token, address or name of a client lies in Redis, the ledger, the log or an answer", async () => {
    const hosting = await cancelled(stage);
    const { email, firstname } = stage.whmcs.world.clients.get(hosting.clientId) ?? { email: "", firstname: "" };
    const address = pageOf(await mailTo(stage, hosting.clientId));
    await choose(address, "data_first");
    await stage.deletionIn(hosting.serviceId, "waiting");
    const token = address.slice(address.lastIndexOf("/") + 1);
    expect(firstname.length).toBeGreaterThan(2);
    expect(findMarks(await placesOfService(stage.service), [token, email, hosting.row.domain])).toEqual([]);
  }, 60_000);
});

describe("with the addon", () => {
  let stage: Stage;
  let door: DoorServer;

  beforeAll(async () => {
    door = await startDoorServer({ hold: { state: "held" } });
    const keys = { ...makeKeys(), webhookSecret: doorSecret };
    const env = { PUBLIC_URL: "https://privacy.example.com", WHMCS_DOOR_URL: door.url };
    stage = await startStage({ policy, keys, env });
    await until("the door to be seen", async () => {
      const row = await stage.ledger
        .selectFrom("control")
        .selectAll()
        .where("name", "=", "live.door")
        .executeTakeFirst();
      return row?.value === "seen";
    });
  }, 60_000);

  afterAll(async () => {
    await stage.stop();
    await door.close();
  }, 60_000);

  test("the link leads behind WHMCS's login, and no token lies in WHMCS's mail log or anywhere", async () => {
    const hosting = await cancelled(stage);
    const { message } = await mailTo(stage, hosting.clientId);
    const links = [...message.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links).toEqual([`${stage.whmcs.url}/index.php?m=whmcsgdpr&amp;action=deletion&amp;id=${hosting.id}`]);
    expect(message).not.toContain("/approve/");
    expect(await stage.ledger.selectFrom("approval_token").selectAll().execute()).toEqual([]);
  }, 60_000);
});

describe("as it is first started, on this machine alone", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage({ policy });
  }, 60_000);

  afterAll(() => stage.stop(), 60_000);

  test("no client gets a mail, nothing waits for it, and the check-list says why", async () => {
    const hosting = await cancelled(stage);
    await sweep(stage);
    await stage.post(`/v1/deletions/${hosting.id}/approve`, {});
    await stage.deletionIn(hosting.serviceId, "completed");
    await sweep(stage);
    const states = await until("every mail to be dropped", async () => {
      const rows = await stage.ledger.selectFrom("client_mail").select(["kind", "state", "reason"]).execute();
      return rows.some(({ kind }) => kind === "completed") && rows.every(({ state }) => state !== "due") && rows;
    });
    expect(states).toContainEqual({ kind: "completed", state: "dropped", reason: "public_url_unsafe" });
    expect(mailsTo(stage, hosting.clientId)).toEqual([]);
    expect(stage.whmcs.calls.some(({ action }) => action.toLowerCase() === "sendemail")).toBe(false);
    const { body } = await stage.service.call("GET", "/readyz");
    expect((body as { checks: Record<string, { ok: boolean }> }).checks["public_url"]).toMatchObject({ ok: true });
  }, 60_000);
});
