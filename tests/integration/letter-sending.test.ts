import { describe, expect, test } from "@jest/globals";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import type { Language } from "../../src/domain/policy.ts";
import { resultOf } from "../../src/domain/anonymization-result.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { findMail } from "../../src/ledger/client-mails.ts";
import { isMailKnown, rememberMails, writeLiveMemory } from "../../src/ledger/live-memory.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { writeLetter } from "../../src/notices/letter.ts";
import { letterTexts } from "../../src/notices/texts/translate.ts";
import { nothingRemembered } from "../../src/observability/whmcs-checks.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";

// The closing letter: mailed once through WHMCS, in the client's language, while there still is an address.

const clientId = 8;
const address = "lena@example.org";

/** A closed account with one retained invoice that carries no snapshot, one with one, and one past its time. */
function world(language = "french"): World {
  const made = emptyWorld();
  const client = addClient(made, { id: clientId, email: address, language, status: "Closed", firstname: "Lena" });
  for (const [number, date] of ["2024-03-15", "2025-03-15", "2010-03-15"].entries()) {
    const invoice = addInvoice(made, { clientId, invoicenum: `F-${number}`, date, status: "Paid" });
    if (date === "2025-03-15") invoice.snapshot = { ...client };
  }
  return made;
}

function withoutInvoices(): World {
  const made = world();
  made.invoices.clear();
  return made;
}

const openAnonymization = ({ books }: DutySite): Promise<string> =>
  books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });

/** Where it is known that mails may leave, unless a test has said otherwise. */
async function open(site: DutySite): Promise<string> {
  if (!(await isMailKnown(site.books.ledger))) await rememberMails(site.books.ledger, "on", site.books.now);
  return openAnonymization(site);
}

const callsOf = ({ whmcs }: DutySite, action: string): number =>
  whmcs.calls.filter((call) => call.action === action).length;

const mails = ({ whmcs }: DutySite) => [...whmcs.world.emails.values()].filter((mail) => mail.clientId === clientId);

const isReduced = ({ whmcs }: DutySite): boolean =>
  whmcs.world.clients.get(clientId)?.email.startsWith("erased-") === true;

async function answerTask(site: DutySite, code: string, outcome: "done" | "not_needed"): Promise<void> {
  const [task] = await listTasks(site.books.ledger, { state: "open", limit: 10 });
  expect(task).toMatchObject({ code, client_id: clientId });
  await completeTask(site.books.acts, task!.id, outcome, "owner");
}

describe("the letter", () => {
  test.each<[string, Language]>([
    ["dutch", "nl"],
    ["french", "fr"],
    ["english", "en"],
    ["german", "de"],
    ["spanish", "nl"], // the policy's first
  ])("to a client whose language is %s leaves once in %s, to the address that goes right after it", (name, language) =>
    withDutySite({ world: world(name), door: {} }, async (site) => {
      const id = await open(site);
      const { duty, steps } = await site.finish(id);
      expect([duty.state, duty.language]).toEqual(["completed", language]);
      const [mail, ...others] = mails(site);
      expect([others, mail?.to]).toEqual([[], expect.stringContaining(address)]);
      const texts = letterTexts[language];
      expect(mail?.subject).toBe(texts.titleUnderWay.replace("{{controller}}", "Example Hosting"));
      expect(mail?.message).toContain(`<div lang="${language}">`);
      expect(mail?.message).toContain(texts.followsHeading);
      const writes = site.whmcs.writingCalls().map(({ action }) => action);
      expect(writes.slice(-2)).toEqual(["SendEmail", "UpdateClient"]);
      expect(steps.find(({ action }) => action === "send_letter")).toMatchObject({ state: "done", count: 1 });
      expect(await findMail(site.books.ledger, id, "letter")).toMatchObject({
        state: "sent",
        language,
        wording: "letter-1",
        attempts: 1,
      });
      const page = await writeLetter(site.books.ledger, site.books.acts.policy, id);
      expect(page).toMatchObject({ language, html: expect.stringContaining(`<html lang="${language}">`) });
    }),
  );

  test("tells what was erased, which invoices stay until when and which are sealed, what waits for release, what follows, and where to complain", () =>
    withDutySite({ world: world("english"), door: {} }, async (site) => {
      await site.finish(await open(site));
      const message = mails(site)[0]?.message ?? "";
      const texts = letterTexts.en;
      expect(message).toContain("1 January 2035");
      expect(message).toContain("1 January 2036");
      expect(message).toContain(
        "as they were printed before: 1. The last of these copies may be erased from 1 January 2035.",
      );
      expect(message).toContain(`: 1</dt><dd>${texts["reason.documents_not_released"]}</dd>`);
      const follows = message.split(texts.followsHeading)[1]?.split("</section>")[0];
      expect(follows).toContain(texts["action.reduce_profile"]);
      expect(follows).toContain(texts["action.scrub_logs"]);
      expect(message.split(texts.followsHeading)[0]).not.toContain(texts["action.reduce_profile"]);
      expect(message).toContain(texts.complaintCourt);
      expect(message).not.toMatch(/Lena|lena@|anonym/i);
    }));

  test("is not sent in a dry run, nor to an address that is a placeholder already", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      site.books.mode = "dry_run";
      const id = await open(site);
      expect((await site.finish(id)).duty.state).toBe("held");
      site.books.mode = "live";
      site.whmcs.world.clients.get(clientId)!.email = "erased-0123456789abcdef01234567@erased.invalid";
      await releaseDuty(site.books.acts, id, "anonymization", "owner");
      const { duty, steps } = await site.finish(id);
      expect(duty.state).toBe("completed");
      expect(steps.find(({ action }) => action === "send_letter")?.state).toBe("nothing_found");
      expect(callsOf(site, "SendEmail")).toBe(0);
    }));
});

describe("a letter that WHMCS does not send", () => {
  const refused = { kind: "error", message: "Sending Failed. Please see documentation." } as const;

  test("is tried again, and leaves once when WHMCS sends it", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      site.whmcs.faults.set("SendEmail", refused, 2);
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect([callsOf(site, "SendEmail"), mails(site)]).toEqual([3, [expect.anything()]]);
    }));

  test.each(["done", "not_needed"] as const)(
    "becomes a person's, to be read from the API, and the identity waits for the word %s",
    (outcome) =>
      withDutySite({ world: world(), door: {} }, async (site) => {
        site.whmcs.faults.set("SendEmail", refused);
        const id = await open(site);
        const { duty } = await site.finish(id);
        expect([duty.state, duty.reason, isReduced(site)]).toEqual(["waiting", "person", false]);
        expect(callsOf(site, "SendEmail")).toBe(4);
        expect(site.told).toEqual([{ code: "letter.not_sent", dutyId: id, clientId }]);
        const page = await writeLetter(site.books.ledger, site.books.acts.policy, id);
        expect(page?.html).toContain(letterTexts.fr.followsHeading);

        await answerTask(site, "send_letter", outcome);
        const ended = await site.finish(id);
        expect([ended.duty.state, isReduced(site), callsOf(site, "SendEmail")]).toEqual(["completed", true, 4]);
        const final = await writeLetter(site.books.ledger, site.books.acts.policy, id);
        expect(final?.html).not.toContain(letterTexts.fr.followsHeading);
      }),
  );

  test("because it has no such call at all holds nothing up, and the step says so", () =>
    withDutySite({ world: world() }, async (site) => {
      site.whmcs.faults.set("SendEmail", { kind: "error", message: "Action SendEmail not found" });
      const { duty, steps } = await site.finish(await open(site));
      expect([duty.state, isReduced(site)]).toEqual(["completed", true]);
      const step = steps.find(({ action }) => action === "send_letter");
      expect(step).toMatchObject({ state: "done", count: 0, reason: "letter_not_possible" });
    }));

  test("because its API role lacks the permission waits for as long as that takes", () =>
    withDutySite({ world: world() }, async (site) => {
      site.whmcs.faults.set("SendEmail", { kind: "permission_denied" }, 8);
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect([callsOf(site, "SendEmail"), mails(site)]).toEqual([9, [expect.anything()]]);
    }));
});

describe("a letter that the API role does not let leave", () => {
  test("is found out before the first step of the first anonymisation, which then goes on without it", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      site.whmcs.faults.set("SendEmail", { kind: "permission_denied" });
      const { duty, steps } = await site.finish(await openAnonymization(site));
      expect([duty.state, isReduced(site), callsOf(site, "SendEmail")]).toEqual(["completed", true, 1]);
      const [first] = site.whmcs.writingCalls();
      const asked = site.whmcs.calls.findIndex(({ action }) => action === "SendEmail");
      expect(asked).toBeLessThan(site.whmcs.calls.indexOf(first!));
      const leftOut = { action: "send_letter", state: "skipped", reason: "mail_not_allowed" };
      expect(steps).toContainEqual(expect.objectContaining(leftOut));
      expect(await listTasks(site.books.ledger, { limit: 10 })).toMatchObject([{ code: "letter_not_sent" }]);
    }));

  const refuseMails = ({ books }: DutySite, mails: "off" | "on"): Promise<void> =>
    writeLiveMemory(books.ledger, { ...nothingRemembered, mails }, books.now);

  test("is left out by preview and plan alike, and a task asks for it before the first step and holds nothing up", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      await refuseMails(site, "off");
      site.whmcs.faults.set("SendEmail", { kind: "permission_denied" });
      const leftOut = { action: "send_letter", state: "skipped", reason: "mail_not_allowed" };
      expect((await site.facts.plan(clientId)).steps).toContainEqual(expect.objectContaining(leftOut));
      site.whmcs.faults.set("UpdateClient", { kind: "permission_denied" }, 1);
      const id = await open(site);
      const anonymize = anonymizeAccount(site.parts);
      await anonymize(id, new AbortController().signal);
      const task = expect.objectContaining({
        code: "letter_not_sent",
        duty_id: id,
        due_at: site.books.now.toISOString(),
      });
      expect([await listTasks(site.books.ledger, { limit: 10 }), isReduced(site)]).toEqual([[task], false]);
      const letter = () => writeLetter(site.books.ledger, site.books.acts.policy, id);
      expect((await letter())?.html).toContain(letterTexts.fr.followsHeading);

      const { duty, steps } = await site.finish(id);
      expect([duty.state, isReduced(site), callsOf(site, "SendEmail")]).toEqual(["completed", true, 0]);
      expect(steps.find(({ action }) => action === "send_letter")).toMatchObject(leftOut);
      expect([await listTasks(site.books.ledger, { limit: 10 })]).toEqual([[task]]);
      expect((await letter())?.html).not.toContain(letterTexts.fr.followsHeading);
    }));

  test("does not change what the account is called", () =>
    withDutySite({ world: withoutInvoices(), door: {} }, async (site) => {
      await refuseMails(site, "off");
      const { steps } = await site.finish(await open(site));
      expect(resultOf(steps)).toBe("anonymised");
    }));

  test("leaves by itself once the role has the action, and is asked of nobody where no address is left", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      await refuseMails(site, "on");
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect(mails(site)).toHaveLength(1);
      await refuseMails(site, "off");
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect(await listTasks(site.books.ledger, { limit: 10 })).toEqual([]);
    }));
});

test("a client found reopened in the middle of it is told to the owner once, and the anonymisation is finished", () =>
  withDutySite({ world: world(), door: {} }, async (site) => {
    site.whmcs.faults.set("UpdateClient", { kind: "permission_denied" }, 2);
    const id = await site.books.open({
      kind: "anonymization",
      clientId,
      origin: "event",
      actor: "whmcs",
      occurredAt: new Date(0),
    });
    const anonymize = anonymizeAccount(site.parts);
    await anonymize(id, new AbortController().signal);
    expect(await listTasks(site.books.ledger, { limit: 10 })).toEqual([]);
    site.whmcs.world.clients.get(clientId)!.status = "Active";
    expect([(await site.finish(id)).duty.state, isReduced(site)]).toEqual(["completed", true]);
    expect(await listTasks(site.books.ledger, { limit: 10 })).toMatchObject([
      { code: "reopened_while_erasing", duty_id: id, client_id: clientId },
    ]);
  }));

describe("a letter of which nobody knows whether it left", () => {
  test("is looked for in WHMCS's mail log, and not sent again when it stands there", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      site.whmcs.faults.set("SendEmail", { kind: "status", status: 500, acts: true }, 1);
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect([callsOf(site, "SendEmail"), mails(site)]).toEqual([1, [expect.anything()]]);
    }));

  test("is sent again when WHMCS had the time to log it and did not", () =>
    withDutySite({ world: world(), door: {} }, async (site) => {
      const startedAt = site.books.now.getTime();
      site.whmcs.faults.set("SendEmail", { kind: "connection_reset" }, 1);
      expect((await site.finish(await open(site))).duty.state).toBe("completed");
      expect([callsOf(site, "SendEmail"), mails(site)]).toEqual([2, [expect.anything()]]);
      expect(site.books.now.getTime() - startedAt).toBeGreaterThanOrEqual(60_000);
    }));
});
