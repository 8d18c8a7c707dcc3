import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openAlarms } from "../../src/alarms.ts";
import { languages } from "../../src/domain/policy.ts";
import { readTold, writeTold } from "../../src/ledger/owner-told.ts";
import { mailAlarms } from "../../src/notices/alarms/mail-channel.ts";
import { alarmMail, alarmTexts } from "../../src/notices/alarms/words.ts";
import { createLog } from "../../src/observability/log.ts";
import { createOwnerAlarms, type AlarmChannel, type RaisedAlarm } from "../../src/observability/owner-alarm.ts";
import { type Books, withBooks } from "../support/ledger.ts";
import { type SmtpServer, startSmtpServer } from "../support/smtp-server.ts";
import { until } from "../support/service.ts";

const dutyId = "11111111-1111-4111-8111-111111111111";
const otherDuty = "22222222-2222-4222-8222-222222222222";
const dayMs = 24 * 3_600_000;

interface Hook {
  readonly url: string;
  readonly bodies: Record<string, unknown>[];
  status: number;
  readonly server: Server;
}

let smtp: SmtpServer;
let hook: Hook;
let logged: string[];

beforeEach(async () => {
  smtp = await startSmtpServer();
  const bodies: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      if (hook.status === 200) bodies.push(JSON.parse(text) as Record<string, unknown>);
      response.writeHead(hook.status, hook.status === 302 ? { location: "http://127.0.0.1:1/" } : {});
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  hook = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies, status: 200, server };
  logged = [];
});

afterEach(async () => {
  await smtp.close();
  hook.server.closeAllConnections();
  hook.server.close();
});

const log = createLog({ level: "info", destination: { write: (line) => void logged.push(line) } });
const events = (event: string): string[] => logged.filter((line) => line.includes(`"${event}"`));

/** Alarms over given channels, without the waits of a real service. */
function alarmsOver({ acts, ledger }: Books, channels: readonly AlarmChannel[], betweenMs = 0) {
  return createOwnerAlarms({
    log,
    clock: acts.clock,
    channels,
    memory: {
      lastTold: (code, about) => readTold(ledger, code, about),
      write: (told, at) => writeTold(ledger, told, at),
    },
    waits: { gatherMs: 20, betweenMs, retryMs: [5, 5] },
  });
}

/** A channel that keeps what it was given. */
function keeping(): AlarmChannel & { readonly sent: (readonly RaisedAlarm[])[] } {
  const sent: (readonly RaisedAlarm[])[] = [];
  return { name: "kept", sent, send: async (alarms) => void sent.push(alarms) };
}

describe("an alarm", () => {
  test("reaches the owner by mail and by post, in the first language of the policy, with codes and ids alone", () =>
    withBooks(async (books) => {
      const { ledger, acts } = books;
      const settings = { alertUrl: hook.url, smtpUrl: smtp.url, alertEmail: "owner@example.com" };
      const alarms = openAlarms(settings, { ledger, clock: acts.clock, log, policy: acts.policy });
      alarms.tell({ code: "deletion.overdue", dutyId, clientId: 7, serviceId: 702 });
      await alarms.close();

      expect(hook.bodies).toEqual([
        {
          code: "deletion.overdue",
          text: expect.stringContaining("over tijd"),
          dutyId,
          clientId: 7,
          serviceId: 702,
          at: "2026-03-17T10:00:00.000Z",
        },
      ]);
      expect(smtp.mails).toHaveLength(1);
      const [mail] = smtp.mails;
      expect(mail).toMatchObject({ from: "owner@example.com", to: ["owner@example.com"] });
      expect(mail?.data).toMatch(/^Subject: \[whmcs-gdpr\]/m);
      expect(mail?.data).toMatch(/^Content-Type: text\/plain/m);
      expect(mail?.data.replaceAll("=\n", "")).toContain(dutyId);
      expect(events("owner.told")).toHaveLength(1);
    }));

  test("is told once a day for the same duty, also by another process after a restart", () =>
    withBooks(async (books) => {
      const first = keeping();
      const before = alarmsOver(books, [first]);
      for (let look = 0; look < 5; look += 1) before.tell({ code: "duty.failed", dutyId });
      before.tell({ code: "duty.failed", dutyId: otherDuty });
      await before.close();
      expect(first.sent.flat().map((alarm) => alarm.dutyId)).toEqual([dutyId, otherDuty]);

      const second = keeping();
      const after = alarmsOver(books, [second]);
      after.tell({ code: "duty.failed", dutyId });
      await after.close();
      expect(second.sent).toEqual([]);

      books.pass(dayMs);
      const third = keeping();
      const nextDay = alarmsOver(books, [third]);
      nextDay.tell({ code: "duty.failed", dutyId });
      await nextDay.close();
      expect(third.sent.flat()).toHaveLength(1);
    }));

  test("about a system is told once a day for each system, and names it wherever it is told", () =>
    withBooks(async (books) => {
      const { ledger, acts } = books;
      const settings = { alertUrl: hook.url, smtpUrl: smtp.url, alertEmail: "owner@example.com" };
      const alarms = openAlarms(settings, { ledger, clock: acts.clock, log, policy: acts.policy });
      for (const connector of ["website_forms", "versio", "versio"]) {
        alarms.tell({ code: "processor.access_refused", connector });
      }
      await alarms.close();
      const names = ["website_forms", "versio"];
      expect(hook.bodies.map(({ connector }) => connector)).toEqual(names);
      expect(events("owner.told").map((line) => (JSON.parse(line) as Record<string, unknown>)["connector"])).toEqual(
        names,
      );
      for (const name of names) expect(smtp.mails[0]?.data.replaceAll("=\n", "")).toContain(name);
    }));

  test("of a burst becomes one mail with their number, and the next one waits its turn", () =>
    withBooks(async (books) => {
      const channel = keeping();
      const alarms = alarmsOver(books, [channel], 60_000);
      for (let client = 1; client <= 50; client += 1) alarms.tell({ code: "duty.failed", clientId: client });
      await until("the burst", () => channel.sent.length > 0);
      alarms.tell({ code: "duty.failed", clientId: 51 });
      await until("the log of the 51st", () => events("owner.told").length === 51);
      expect(channel.sent.map((sent) => sent.length)).toEqual([50]);
      await alarms.close();
      expect(channel.sent.map((sent) => sent.length)).toEqual([50, 1]);

      const { subject, text } = alarmMail(channel.sent[0] ?? [], "en");
      expect(subject).toContain("50 alarms");
      expect(text).toContain("and 30 more");
      expect(text.match(/What to do/g)).toHaveLength(1);
    }));

  test("that a channel does not take is tried again, and reaches the owner by the other one", () =>
    withBooks(async (books) => {
      smtp.refusal = "451 later";
      const other = keeping();
      const mail = mailAlarms({ smtpUrl: smtp.url, to: "owner@example.com", language: "fr" });
      const alarms = alarmsOver(books, [mail, other]);
      alarms.tell({ code: "duty.failed", dutyId });
      await until("three attempts", () => events("owner.not_told").length === 3);
      expect(other.sent.flat()).toHaveLength(1);
      expect(logged.join("")).not.toContain("owner@example.com");
      await until("the memory", () => readTold(books.ledger, "duty.failed", `duty:${dutyId}`));

      smtp.refusal = undefined;
      alarms.tell({ code: "absence.given_up", dutyId });
      await until("the mail", () => smtp.mails.length > 0);
      await alarms.close();
    }));

  test("that no channel could tell is told again after an hour, and never throws", () =>
    withBooks(async (books) => {
      const { ledger, acts } = books;
      hook.status = 302; // a redirect is not followed
      const settings = { alertUrl: hook.url, smtpUrl: undefined, alertEmail: undefined };
      const parts = { ledger, clock: acts.clock, log, policy: acts.policy };
      const failing = openAlarms(settings, parts);
      failing.tell({ code: "service.silent" });
      await failing.close();
      expect(hook.bodies).toEqual([]);
      expect(events("owner.not_told")).toHaveLength(1);
      expect(await readTold(ledger, "service.silent", "")).toBeUndefined();

      hook.status = 200;
      const channel = keeping();
      let works = false;
      const flaky: AlarmChannel = {
        name: "flaky",
        send: (sent) => (works ? channel.send(sent) : Promise.reject(new Error("no"))),
      };
      const alarms = alarmsOver(books, [flaky]);
      alarms.tell({ code: "service.silent" });
      await until("the attempts", () => events("owner.not_told").length === 4);
      works = true;
      alarms.tell({ code: "service.silent" });
      books.pass(3_600_000 + 1);
      alarms.tell({ code: "service.silent" });
      await until("the alarm", () => channel.sent.length > 0);
      await alarms.close();
      expect(channel.sent.flat()).toHaveLength(1);
    }));

  test("is not kept back by a ledger that cannot be read", () =>
    withBooks(async (books) => {
      const channel = keeping();
      const alarms = createOwnerAlarms({
        log,
        clock: books.acts.clock,
        channels: [channel],
        memory: {
          lastTold: () => Promise.reject(new Error("disk full")),
          write: () => Promise.reject(new Error("disk full")),
        },
        waits: { gatherMs: 5, betweenMs: 0, retryMs: [] },
      });
      alarms.tell({ code: "duty.failed", dutyId });
      await alarms.close();
      expect(channel.sent.flat()).toHaveLength(1);
    }));
});

test("every code that a worker tells has words of its own", () => {
  const folder = join(import.meta.dirname, "../../workers");
  const source = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const told = source.flatMap((text) =>
    [...text.matchAll(/tellOwner\(\{\s*code: "([a-z_.]+)"/g)].map(([, code]) => code),
  );
  expect(told.length).toBeGreaterThan(5);
  const known = Object.keys(alarmTexts.en.texts);
  expect(told.filter((code) => !known.includes(code ?? ""))).toEqual([]);
  expect(known).toEqual(expect.arrayContaining(["deletion.overdue", "anonymization.overdue"])); // told by their kind
});

test("every language has words for every alarm, none of them empty, and one for a code that has none", () => {
  const codes = Object.keys(alarmTexts.en.texts);
  for (const language of languages) {
    const { texts, frame } = alarmTexts[language];
    expect(Object.keys(texts).toSorted()).toEqual(codes.toSorted());
    for (const text of [...Object.values(texts), frame.other]) {
      expect(Object.values(text).every((sentence) => sentence.length > 10)).toBe(true);
    }
    const { text } = alarmMail([{ code: "area.unheard_of", at: new Date(0) }], language);
    expect(text).toContain("area.unheard_of");
    expect(text).toContain(frame.other.todo);
  }
});
