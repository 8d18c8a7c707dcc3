import { expect, test } from "@jest/globals";
import { emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { completeTask, openTask, type TaskOpening } from "../../src/duties/tasks.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { remindOfTasks } from "../../workers/remind-tasks.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface Site extends DutySite {
  readonly world: World;
  /** One sweep's look; what it told the owner over the alarms. */
  readonly remind: () => Promise<OwnerAlarm[]>;
  readonly ask: (opening: TaskOpening) => Promise<string>;
  /** How often WHMCS was asked to mail, whatever it answered. */
  readonly asked: () => number;
}

function withSite(run: (site: Site) => Promise<void>, policy: Partial<Policy> = {}): Promise<void> {
  const world = emptyWorld();
  return withDutySite({ world, policy: { languages: ["en", "nl"], ...policy } }, (site) =>
    run({
      ...site,
      world,
      remind: async () => {
        const told: OwnerAlarm[] = [];
        const parts = { ...site.parts, tellOwner: (alarm: OwnerAlarm) => void told.push(alarm) };
        await remindOfTasks(parts, new AbortController().signal);
        return told;
      },
      ask: (opening) => site.books.perform((work) => openTask(work, opening, "system")),
      asked: () => site.whmcs.calls.filter(({ action }) => action === "SendAdminEmail").length,
    }),
  );
}

test("a WHMCS of which nothing is due is never asked to mail", () =>
  withSite(async ({ ask, asked, books, remind, whmcs }) => {
    await remind();
    await ask({ code: "review_hold", clientId: 7 });
    books.pass(10 * dayMs);
    await remind();
    expect([asked(), whmcs.calls.length]).toEqual([0, 0]);
  }));

test("the owner is reminded once a day of what is due within three days, until it is done", () =>
  withSite(async ({ ask, books, remind, world }) => {
    const id = await ask({ code: "review_hold", clientId: 7 });
    books.pass(11 * dayMs + hourMs);
    await remind();
    await remind();
    expect(world.adminMails).toHaveLength(1);
    expect(world.adminMails[0]?.type).toBe("system");
    books.pass(dayMs);
    await remind();
    expect(world.adminMails).toHaveLength(2);
    await completeTask(books.acts, id, "done", "owner");
    books.pass(dayMs);
    await remind();
    expect(world.adminMails).toHaveLength(2);
  }));

test("the mail names each task in words, the oldest first, with the recipient's label, ids and WHMCS's own links", () =>
  withSite(
    async ({ ask, books, remind, world }) => {
      const dutyId = await books.open({ kind: "rectification", clientId: 8, origin: "event", actor: "whmcs" });
      await ask({ code: "contact_deleted", clientId: 7, serviceId: 702 });
      books.pass(hourMs);
      await ask({ code: "rectify_client_by_hand", clientId: 8, dutyId, connector: "mollie" });
      books.pass(14 * dayMs);
      await remind();
      const [mail] = world.adminMails;
      expect(mail?.subject).toBe("GDPR tasks: 2 due within three days, 1 of them overdue");
      const items = [...(mail?.message ?? "").matchAll(/<li>(.*)<\/li>/g)].map(([, item]) => item);
      expect(items).toEqual([
        expect.stringMatching(
          /^Overdue since .*: A contact was deleted.* \(<a href="\{\$whmcs_admin_url\}clientssummary\.php\?userid=7">client 7<\/a>, service 702\)$/,
        ),
        expect.stringMatching(/^(?:By|Overdue since) .*: Correct details at Mollie B\.V\. &amp; more \(.*client 8/),
      ]);
      expect(mail?.message).toContain('href="{$whmcs_admin_url}addonmodules.php?module=whmcsgdpr&amp;view=tasks"');
      // Whatever else has a brace would be read as a tag by WHMCS.
      expect(mail?.message.replaceAll("{$whmcs_admin_url}", "")).not.toMatch(/[{}]/);
    },
    { processors: { mollie: { enabled: true, kind: "manual", label: "Mollie B.V. & more" } } },
  ));

test("the mail is written in the policy's first language", () =>
  withSite(
    async ({ ask, books, remind, world }) => {
      await ask({ code: "review_hold", clientId: 7 });
      books.pass(15 * dayMs);
      await remind();
      expect(world.adminMails[0]?.message).toContain("Ga na of een blokkering nog nodig is");
    },
    { languages: ["nl", "en"] },
  ));

test("an API role without the permission is told of once, and asked once a day", () =>
  withSite(async ({ ask, asked, books, remind, whmcs, world }) => {
    whmcs.faults.set("SendAdminEmail", { kind: "permission_denied" });
    await ask({ code: "review_hold", clientId: 7 });
    books.pass(15 * dayMs);
    expect(await remind()).toEqual([{ code: "reminders.not_allowed" }]);
    books.pass(2 * hourMs);
    expect(await remind()).toEqual([]);
    expect(asked()).toBe(1);
    books.pass(dayMs);
    expect(await remind()).toEqual([]);
    expect(asked()).toBe(2);
    whmcs.faults.clear();
    books.pass(dayMs);
    expect(await remind()).toEqual([]);
    expect(world.adminMails).toHaveLength(1);
    whmcs.faults.set("SendAdminEmail", { kind: "permission_denied" });
    books.pass(dayMs);
    expect(await remind()).toEqual([{ code: "reminders.not_allowed" }]);
  }));

test("a WHMCS that says it did not send is asked again an hour later", () =>
  withSite(async ({ ask, asked, books, remind, whmcs, world }) => {
    whmcs.faults.set("SendAdminEmail", { kind: "error", message: "Sending Failed" }, 1);
    await ask({ code: "review_hold", clientId: 7 });
    books.now = new Date("2026-12-20T10:00:00Z");
    await remind();
    await remind();
    expect([asked(), world.adminMails.length]).toEqual([1, 0]);
    books.pass(hourMs + 1);
    await remind();
    expect([asked(), world.adminMails.length]).toEqual([2, 1]);
  }));

test("a mail of which nobody knows whether it left is not sent twice on one day", () =>
  withSite(async ({ ask, asked, books, remind, whmcs }) => {
    whmcs.faults.set("SendAdminEmail", { kind: "status", status: 500, acts: true }, 1);
    await ask({ code: "review_hold", clientId: 7 });
    books.now = new Date("2026-12-20T10:00:00Z");
    await remind();
    books.pass(2 * hourMs);
    await remind();
    expect(asked()).toBe(1);
  }));

test("a dry run mails nobody", () =>
  withSite(async ({ ask, asked, books, remind }) => {
    books.mode = "dry_run";
    await ask({ code: "review_hold", clientId: 7 });
    books.pass(15 * dayMs);
    await remind();
    expect(asked()).toBe(0);
  }));
