import { describe, expect, test } from "@jest/globals";
import type { Outcome } from "../../src/domain/outcome.ts";
import { act, type ActContext } from "../../src/duties/act.ts";
import { claimDuty } from "../../src/duties/claim-duty.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { recordPlanInside } from "../../src/duties/record-plan.ts";
import { openTask } from "../../src/duties/tasks.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { writeLetter, writeLetterMail } from "../../src/notices/letter.ts";
import { letterTexts } from "../../src/notices/texts/translate.ts";
import {
  now,
  owner,
  anyAnonymous,
  policyIn,
  nothingKept,
  invoicesKept,
  manualProcessor,
  succeed,
  withActs,
  open,
  begin,
  carryOut,
  answerTasks,
  letterOf,
  lettersIn,
} from "../support/letters.ts";

describe("the wording", () => {
  test.each([
    ["nl", "Uw account bij Example Hosting is teruggebracht tot wat bewaard moet blijven"],
    ["fr", "Votre compte chez Example Hosting a été réduit à ce qui doit être conservé"],
    ["en", "Your account at Example Hosting has been reduced to what must be kept"],
    ["de", "Ihr Konto bei Example Hosting wurde auf das reduziert, was aufbewahrt werden muss"],
  ] as const)(
    "in %s calls an account reduced, never anonymous, while invoices are retained",
    async (language, title) => {
      const letter = await lettersIn(language).reduced();
      expect(letter.language).toBe(language);
      expect(letter.html).toContain(`<html lang="${language}">`);
      expect(letter.html).toContain(`<h1>${title}</h1>`);
      expect(letter.html).not.toMatch(anyAnonymous);
    },
  );

  test.each([
    ["nl", "Uw gegevens bij Example Hosting zijn gewist"],
    ["fr", "Vos données chez Example Hosting ont été effacées"],
    ["en", "Your data at Example Hosting has been erased"],
    ["de", "Ihre Daten bei Example Hosting wurden gelöscht"],
  ] as const)("in %s calls no account anonymous while traces are left out of reach", async (language, title) => {
    const { html } = await lettersIn(language).erased();
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).not.toMatch(anyAnonymous);
  });

  test.each([
    ["nl", "Uw account bij Example Hosting is geanonimiseerd"],
    ["fr", "Votre compte chez Example Hosting a été anonymisé"],
    ["en", "Your account at Example Hosting has been anonymised"],
    ["de", "Ihr Konto bei Example Hosting wurde anonymisiert"],
  ] as const)("in %s calls an account anonymised when nothing is retained or left", async (language, title) => {
    const { html } = await lettersIn(language).anonymised();
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).not.toContain(letterTexts[language].retainedHeading);
  });

  test.each([
    ["nl", "1 januari 2035", "10 maart 2026"],
    ["fr", "1er janvier 2035", "10 mars 2026"],
    ["en", "1 January 2035", "10 March 2026"],
    ["de", "1. Januar 2035", "10. März 2026"],
  ] as const)("in %s writes days as the language does, in the policy's zone", async (language, until, finished) => {
    const { html } = await lettersIn(language).reduced();
    expect(html).toContain(`<td>${until}</td>`);
    expect(html).toContain(finished);
  });

  const scrub = (action: string, outcome: Outcome) => ({
    perform: (step: StepRow) => (step.action === action ? outcome : succeed(step)),
  });

  test("traces the addon knows only in part, or a person removed, call nobody anonymous", async () => {
    const facts = { ...nothingKept, door: "present" } as const;
    const partly: Outcome = { kind: "done", count: 2, reason: "partly_scrubbed", parts: ["mail_log", "module_log"] };
    const { html } = await letterOf(policyIn("en"), facts, scrub("scrub_logs", partly));
    expect(html).not.toMatch(anyAnonymous);
    expect(html.split(letterTexts.en.notDoneHeading)[1]).toContain(letterTexts.en["reason.partly_scrubbed"]);
    expect(html).not.toContain("mail_log");
    const byHand: Outcome = { kind: "manual", reason: "scrub_by_hand" };
    const other = await letterOf(policyIn("en"), facts, scrub("scrub_database", byHand));
    expect(other.html).not.toMatch(anyAnonymous);
    expect(other.html).toContain("(done by hand)");
  });

  test("a document kept at a processor alone makes the account reduced too", async () => {
    const policy = policyIn("en", { processors: manualProcessor });
    const { html } = await letterOf(policy, nothingKept, { byHand: "retained" });
    expect(html).not.toMatch(anyAnonymous);
    expect(html).toMatch(
      /Your data at Mollie \(done by hand\).*A ground that our staff established.*Ask us for the day/,
    );
  });
});

describe("the facts", () => {
  test("what was erased stands with its number, what was not there apart", async () => {
    const { html } = await letterOf(policyIn("en"), { ...nothingKept, payMethods: 0 });
    const [erased = "", absent = ""] = html.split(letterTexts.en.absentHeading);
    expect(erased).toContain("<li>Support tickets, with their replies and attachments: 3</li>");
    expect(erased).toContain("<li>Quotes that need not be kept: 4</li>");
    expect(erased).toContain(`<li>${letterTexts.en["action.anonymise_profile"]}</li>`);
    expect(erased).not.toContain("Stored payment methods");
    expect(absent).toContain("<li>Stored payment methods</li>");
  });

  test("what stays stands with number, ground and the first day it may be erased", async () => {
    const { html } = await lettersIn("en").reduced();
    const row = (what: string, count: string, until: string): string =>
      `<tr><th scope="row">${what}</th><td class="number">${count}</td><td>VAT code, article 60</td><td>${until}</td></tr>`;
    expect(html).toContain(row("Invoices and credit notes", "2", "1 January 2035"));
    expect(html).toContain(row("Invoices and credit notes", "1", "1 January 2037"));
    expect(html).toContain(row("Quotes that were accepted", "1", "1 January 2035"));
    expect(html).toContain(row(letterTexts.en["action.keep_printed_identity"], "", "1 January 2037"));
    expect(html).toContain(row(letterTexts.en["action.reduce_billing_contact"], "", "1 January 2037"));
  });

  test("a billing contact stays on the ground of the invoices that are kept as long", async () => {
    const [rule] = policyIn("en").retention.invoices;
    const invoices = [rule!, { ...rule!, ground: "The newer VAT code", documentsFrom: "2026-01-01" }];
    const policy = policyIn("en", { retention: { ...policyIn("en").retention, invoices } });
    const { html } = await letterOf(policy, invoicesKept);
    const contact = html.split(letterTexts.en["action.reduce_billing_contact"])[1];
    expect(contact?.split("</tr>")[0]).toContain("<td>The newer VAT code</td><td>1 January 2037</td>");
  });

  test("what was not erased is named with its reason in plain words", async () => {
    const { html } = await lettersIn("en").reduced();
    const notDone = html.split(letterTexts.en.notDoneHeading)[1];
    expect(notDone).toContain(
      `<dt>Logins that also give access to another client&#39;s account: 1</dt><dd>${letterTexts.en["reason.shared_login"]}</dd>`,
    );
    expect(notDone).toContain(`<dd>${letterTexts.en["reason.addon_door_absent"]}</dd>`);
    expect(html).not.toMatch(/shared_login|addon_door_absent/);
  });

  test.each([
    ["done", "erasedHeading", "<li>Your data at Mollie (done by hand)</li>"],
    ["nothing_found", "absentHeading", "<li>Your data at Mollie (done by hand)</li>"],
    ["not_needed", "notDoneHeading", `<dt>Your data at Mollie</dt><dd>${letterTexts.en["reason.not_needed"]}</dd>`],
  ] as const)("work by hand that ended as %s stands where it belongs", async (byHand, heading, line) => {
    const policy = policyIn("en", { processors: manualProcessor });
    const { html } = await letterOf(policy, { ...nothingKept, payMethods: 0 }, { byHand });
    const part = html.split(`<h2>${letterTexts.en[heading]}</h2>`)[1]?.split("</section>")[0];
    expect(part).toContain(line);
  });

  test("a processor's last copies are named with the day they are gone", async () => {
    const goneAt = new Date("2026-03-23T23:30:00Z");
    const { html } = await letterOf(policyIn("en"), nothingKept, {
      perform: (step) => (step.action === "delete_tickets" ? { kind: "done", count: 3, goneAt } : succeed(step)),
    });
    expect(html).toContain("attachments: 3. The last copies, such as backups, are gone on 24 March 2026.");
  });

  test("a letter that leaves meanwhile says of each processor what went, waits, stays, is done by hand, or cannot be told", async () => {
    const ends: Readonly<Record<string, Outcome>> = {
      cloudways: { kind: "done", count: 1, goneAt: new Date("2026-03-31T10:00:00Z") },
      freshdesk: { kind: "waiting", reason: "connector.unavailable" },
      rackspace: { kind: "manual", reason: "processor_refused" },
      resellerclub: { kind: "retained", reason: "resellerclub.other", count: 1 },
      google_analytics: { kind: "nothing_found", reason: "not_identifiable" },
    };
    const processors = Object.fromEntries(Object.keys(ends).map((name) => [name, { enabled: true }]));
    const policy = policyIn("en", { processors });
    const mail = await withActs(policy, async (acts) => {
      const id = await begin(acts, nothingKept);
      await carryOut(acts, id, (step) => ends[step.connector] ?? succeed(step));
      return writeLetterMail(acts.ledger, policy, id, now);
    });
    const [erased = "", rest = ""] = (mail?.html ?? "").split(letterTexts.en.followsHeading);
    expect(erased).toContain("Your data at Cloudways. The last copies, such as backups, are gone on 31 March 2026.");
    const [follows = "", after = ""] = rest.split(letterTexts.en.retainedHeading);
    expect(follows).toContain("Your data at Freshdesk (as soon as that company has carried it out)");
    expect(follows).toContain("Your data at Rackspace (by hand)");
    expect(after).toContain(`Your data at ResellerClub</th>`);
    expect(after).toContain(letterTexts.en.groundElsewhere);
    expect(after).toContain(
      `<dt>Your data at Google Analytics</dt><dd>${letterTexts.en["reason.not_identifiable"]}</dd>`,
    );
    expect(mail?.html).not.toMatch(anyAnonymous);
  });

  test("copies of hosting that was deleted before are named until they are gone, those of another client never", async () => {
    const policy = policyIn("en");
    const tail = (at: string) => letterTexts.en.hostingTail.replace("{{date}}", at);
    const letterAfter = (clientId: number, goneAt: string) =>
      withActs(policy, async (acts) => {
        await deletedHosting(acts, clientId, goneAt);
        const id = await begin(acts, nothingKept);
        await carryOut(acts, id);
        expect(await finishDuty(acts, id, owner)).toBe("completed");
        return (await writeLetter(acts.ledger, policy, id))!.html;
      });
    expect(await letterAfter(8, "2026-03-23T23:30:00.000Z")).toContain(tail("24 March 2026"));
    expect(await letterAfter(8, "2026-03-01T10:00:00.000Z")).not.toContain("Your hosting, deleted before");
    expect(await letterAfter(9, "2026-03-23T23:30:00.000Z")).not.toContain("Your hosting, deleted before");
  });

  test("an account that the owner deleted in WHMCS is called deleted, and no step that never ran counts", async () => {
    const policy = policyIn("en");
    await withActs(policy, async (acts) => {
      const id = await begin(acts, nothingKept);
      await act(acts, async (work) => {
        await moveDuty(work.tx, id, "waiting", { reason: "client_deleted" });
        await openTask(work, { code: "client_deleted_check_processors", clientId: 8, dutyId: id }, "system");
      });
      await answerTasks(acts, "done");
      const { html } = (await writeLetter(acts.ledger, policy, id))!;
      expect(html).toContain("<h1>Your account at Example Hosting has been deleted</h1>");
      expect(html).not.toMatch(anyAnonymous);
      expect(html).toContain(letterTexts.en.erasedNothing);
      expect(html).toContain(letterTexts.en["reason.account_deleted"]);
    });
  });

  test("the controller and the supervisory authority are named", async () => {
    const { html } = await lettersIn("fr").reduced();
    for (const value of Object.values(policyIn("fr").controller)) expect(html).toContain(value);
    expect(html).toContain("réclamation auprès de l’autorité de contrôle : Example Authority.");
  });

  test("without an authority in the policy the one of the client's country is", async () => {
    const { html } = await letterOf(policyIn("de", { controller: { name: "Example Hosting" } }), nothingKept);
    expect(html).toContain(letterTexts.de.complaintAuthorityUnnamed);
    expect(html).not.toContain("undefined");
  });
});

/** A deletion of the client's hosting that was carried out; its last copy goes at `goneAt`. */
async function deletedHosting(acts: ActContext, clientId: number, goneAt: string): Promise<void> {
  await act(acts, async (work) => {
    const opening = {
      kind: "deletion",
      clientId,
      serviceId: 702,
      origin: "owner",
      occurredAt: now,
      actor: "owner",
    } as const;
    const { id } = await openDuty(work, opening);
    await recordPlanInside(work, id, [{ connector: "whmcs", action: "terminate_hosting", state: "pending" }]);
    await work.tx.updateTable("step").set({ state: "done", gone_at: goneAt }).where("duty_id", "=", id).execute();
    await moveDuty(work.tx, id, "completed", { finished_at: now.toISOString() });
  });
}

describe("there is no letter", () => {
  const policy = policyIn("nl");

  test("for an id that is unknown", () =>
    withActs(policy, async (acts) => {
      await lettersAreAbsent(acts, ["00000000-0000-4000-8000-000000000000", "", "' OR 1=1"]);
    }));

  test("for an export, completed or not", () =>
    withActs(policy, async (acts) => {
      const id = await open(acts, "export");
      await lettersAreAbsent(acts, [id]);
      await act(acts, (work) => moveDuty(work.tx, id, "completed", { finished_at: now.toISOString() }));
      await lettersAreAbsent(acts, [id]);
    }));

  test("before the anonymisation is completed, and there is one then", () =>
    withActs(policyIn("nl", { processors: manualProcessor }), async (acts) => {
      const id = await begin(acts, nothingKept);
      await lettersAreAbsent(acts, [id]);
      await carryOut(acts, id);
      expect(await finishDuty(acts, id, owner)).toBe("waiting");
      await lettersAreAbsent(acts, [id]);
      await answerTasks(acts, "done");
      await claimDuty(acts, id, owner);
      await finishDuty(acts, id, owner);
      expect(await writeLetter(acts.ledger, acts.policy, id)).toBeDefined();
    }));

  test("for a failed or a withdrawn anonymisation", () =>
    withActs(policy, async (acts) => {
      const failed = await begin(acts, nothingKept);
      await carryOut(acts, failed, () => ({ kind: "failed", reason: "rejected" }));
      expect(await finishDuty(acts, failed, owner)).toBe("failed");
      const withdrawn = await act(acts, async (work) => {
        const { id } = await openDuty(work, {
          kind: "anonymization",
          clientId: 9,
          origin: "owner",
          occurredAt: now,
          actor: "owner",
        });
        await moveDuty(work.tx, id, "withdrawn", { finished_at: now.toISOString() });
        return id;
      });
      await lettersAreAbsent(acts, [failed, withdrawn]);
    }));

  async function lettersAreAbsent(acts: ActContext, ids: readonly string[]): Promise<void> {
    for (const id of ids) expect([id, await writeLetter(acts.ledger, acts.policy, id)]).toEqual([id, undefined]);
  }
});

describe("the page", () => {
  test("stands alone: no script, no link, no outside resource, and a policy that forbids them", async () => {
    const { html } = await lettersIn("en").reduced();
    expect(html).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';`,
    );
    expect(html).not.toMatch(/<(?:script|link|img|iframe|a|form|object)\b|\bsrc=|\bhref=|url\(|@import|https?:/i);
  });

  test("keeps hostile text of the policy text", async () => {
    const hostile = `"><script>alert('x')</script>{{id}} $t(reference) &lt;`;
    const { html } = await letterOf(
      policyIn("en", {
        controller: {
          name: hostile,
          legalForm: hostile,
          address: hostile,
          email: hostile,
          phone: hostile,
          vatNumber: hostile,
          supervisoryAuthority: hostile,
        },
        processors: { mollie: { ...manualProcessor.mollie, label: hostile } },
        retention: {
          ...policyIn("en").retention,
          invoices: [{ keep: "P10Y", countedFrom: "endOfCalendarYear", ground: hostile }],
        },
      }),
      invoicesKept,
    );
    expect(html).not.toMatch(/<script/i);
    const escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{id}} $t(reference) &amp;lt;";
    expect(html).toContain(`Your account at ${escaped} has been reduced`);
    expect(html).toContain(`Your data at ${escaped} (done by hand)`);
    expect(html).toContain(`<td>${escaped}</td>`);
    expect(html).toContain(`supervisory authority: ${escaped}.`);
    expect(html).toContain(`Write to ${escaped} (${escaped}).`);
    expect(html.split(escaped).length - 1).toBeGreaterThan(12);
  });
});
