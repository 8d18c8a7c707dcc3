import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { APIResponse, Browser, BrowserContext, Page } from "playwright-core";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { openZip } from "../support/package-reading.ts";
import {
  makeDirectory,
  makeKeys,
  removeDirectory,
  shortPolicy,
  startService,
  testToken,
  until,
} from "../support/service.ts";
import { addHosting, addRequest, type Duty, type Hosting, hostingWorld, type Task } from "../support/stage.ts";
import { addonToken, startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// The addon's admin page in a real browser, on real PHP, against the real service.

const mark = `<script>document.title = "marked"</script>`;
const world = hostingWorld();
const marked = addHosting(world, {
  clientId: addClient(world, { firstname: `Nora${mark}`, lastname: "Example" }).id,
  service: { domain: `garden.example${mark}` },
});
const later = addHosting(world);
const toApprove = addHosting(world);
const tokenless = addHosting(world);
const toRelease = addHosting(world);
const toDelete = addHosting(world);
const toClose = addClient(world, { firstname: "Milan", lastname: "Example" });

let whmcs: WhmcsWithAddon;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [whmcs, browser] = await Promise.all([
    startWhmcsWithAddon({
      world,
      policy: {
        ...shortPolicy,
        hostingDeletion: { gracePeriod: "P14D" },
        accountClosure: { gracePeriod: "PT0S", ownerConfirms: true },
      },
      settings: { AutoCancellationRequests: "on", StoreClientDataSnapshotOnInvoiceCreation: "on" },
    }),
    startBrowser(),
  ]);
  for (const hosting of [marked, later, toApprove, tokenless]) {
    await whmcs.act({ act: "client_requests_cancellation", serviceId: hosting.serviceId });
  }
  await whmcs.cron();
  for (const hosting of [marked, later, toApprove, tokenless]) await deletionIn(hosting, "scheduled");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await whmcs?.stop();
}, 60_000);

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await logIn("english");
});

async function logIn(language: string): Promise<void> {
  const answer = await context.request.get(`${whmcs.php.url}/admin/login.php?language=${language}`);
  expect(answer.status()).toBe(204);
}

function address(query = ""): string {
  return `${whmcs.php.url}/admin/addonmodules.php?module=whmcsgdpr${query}`;
}

async function open(query: string): Promise<void> {
  await page.goto(address(query));
}

/** Another service, dry, on the same WHMCS, to which the addon can be connected for a while. */
async function startSecond() {
  const directory = makeDirectory();
  const keys = makeKeys();
  const service = await startService({
    directory,
    keys,
    whmcs: whmcs.api,
    env: { DRY_RUN: "1", API_TOKENS: `owner:${testToken},addon:${addonToken}` },
  });
  return {
    service,
    connect: () => whmcs.php.set({ connection: { url: service.url, secret: keys.webhookSecret, token: addonToken } }),
    /** Ends it and connects the addon to its own service again. */
    stop: async () => {
      await service.stop();
      removeDirectory(directory);
      const { url, webhookSecret } = whmcs.service;
      await whmcs.php.set({ connection: { url, secret: webhookSecret, token: addonToken } });
    },
  };
}

async function deletionIn({ serviceId }: Hosting, state: string, service = whmcs.service): Promise<Duty> {
  return until(`the deletion of ${serviceId} to be ${state}`, async () => {
    const { body } = await service.call("GET", "/v1/deletions?limit=200");
    return (body as { items: Duty[] }).items.find((one) => one.serviceId === serviceId && one.state === state);
  });
}

/** The row of a table that is about this service. */
function rowOf({ serviceId }: Hosting) {
  return page.locator("tr", { has: page.getByRole("link", { name: `Service ${serviceId}`, exact: true }) }).first();
}

function post(form: Record<string, string>): Promise<APIResponse> {
  return context.request.post(address(), { form, maxRedirects: 0 });
}

/** Which acts this addon's admins were written down with. */
async function acts(): Promise<string[]> {
  const rows = await whmcs.php.sql<{ kind: string }>(
    "SELECT kind FROM mod_whmcsgdpr_evidence WHERE actor = 'admin:1' ORDER BY id",
  );
  return rows.map((row) => row.kind);
}

/** The same page wide and narrow, for eyes; nothing may be wider than the screen. */
async function look(name: string): Promise<void> {
  await screenshot(page, `admin-${name}-1280`);
  await page.setViewportSize({ width: 480, height: 900 });
  await screenshot(page, `admin-${name}-480`);
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(width).toBeLessThanOrEqual(480);
}

describe("the connection", () => {
  test("the test tells the real answer of each direction", async () => {
    await open("&view=connection");
    await page.getByRole("button", { name: "Test connection" }).click();

    await page.getByText("The connection works.").waitFor();
    await page.getByText("It accepted a signed test event").waitFor();
    await page.getByText("It reaches this addon’s door").waitFor();
    expect(new URL(page.url()).search).toContain("view=connection");
    await look("connection");
  });

  test("a live service, a dry one and one that is gone each have their banner", async () => {
    const banner = page.locator(".wg-banner");
    await open("");
    expect(await banner.getAttribute("data-mode")).toBe("live");
    await look("overview");

    const dry = await startSecond();
    try {
      await dry.connect();
      await open("");
      expect(await banner.textContent()).toContain("Dry run");
      await dry.service.stop();
      await open("&view=deletions");
      expect(await banner.textContent()).toContain("Start the GDPR service, or open the firewall");
      await page.getByRole("heading", { name: "Services on the brake" }).waitFor();
      await look("silent");
      await open("&view=connection");
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText("A signed test event did not get through").waitFor();
    } finally {
      await dry.stop();
    }
  });
});

describe("a client", () => {
  test("is exported from the link on its summary, and the package comes through", async () => {
    await page.goto(`${whmcs.php.url}/admin/clientssummary.php?userid=${marked.clientId}`);
    await page.getByRole("link", { name: "Export this client" }).click();
    await page.getByRole("button", { name: "Export this client" }).click();
    await page.getByText(`The export of client ${marked.clientId} is under way`).waitFor();
    const download = page.getByRole("button", { name: "Download" });
    await until("the export", async () => {
      await page.reload();
      return (await download.count()) > 0;
    });
    await look("client");
    const [file] = await Promise.all([page.waitForEvent("download"), download.first().click()]);
    const opened = await openZip(await readFile(await file.path()));
    expect(opened.manifest().subject).toEqual({ clientId: marked.clientId });
  });

  test("is anonymised only after its plan was seen and its number typed", async () => {
    await whmcs.act({ act: "admin_closes_client", clientId: toClose.id });
    await whmcs.cron();
    await open(`&view=client&clientId=${toClose.id}`);
    await page.getByRole("button", { name: "Show the plan" }).click();
    await page.getByText("Nothing stands in the way.").waitFor();
    await page.getByText("This cannot be undone.").waitFor();
    await look("plan");

    await page.getByLabel(`Type the client number ${toClose.id}`).fill("1");
    await page.getByRole("button", { name: "Anonymise", exact: true }).click();
    await page.getByText("What you typed is not the number").waitFor();
    expect(await acts()).not.toContain("admin.anonymization.create");

    await open(`&view=client&plan=1&clientId=${toClose.id}`);
    await page.getByLabel(`Type the client number ${toClose.id}`).fill(String(toClose.id));
    await page.getByRole("button", { name: "Anonymise", exact: true }).click();
    await page.getByText(`The anonymisation of client ${toClose.id} is asked for and confirmed.`).waitFor();
    await until("the anonymisation", async () => {
      const { body } = await whmcs.service.call("GET", `/v1/anonymizations?clientId=${toClose.id}`);
      return (body as { items: Duty[] }).items[0]?.state === "completed";
    });
  });
});

describe("a coming deletion", () => {
  test("is held with a reason and released again", async () => {
    await open("&view=deletions");
    await look("deletions");
    const row = rowOf(later);
    await row.locator("summary", { hasText: "Hold" }).click();
    await row.getByLabel("Reason", { exact: true }).selectOption("dispute");
    await look("deletions-hold");
    await row.getByRole("button", { name: "Hold" }).click();
    await page.getByText("Held. Nothing of it is carried out until you release it.").waitFor();
    expect(await deletionIn(later, "held")).toMatchObject({ holdReason: "dispute" });

    await rowOf(later).getByRole("button", { name: "Release", exact: true }).click();
    await page.getByText("It goes on as scheduled.").waitFor();
    await deletionIn(later, "scheduled");
  });

  test("is approved for the client only when the service's number was typed, and then runs", async () => {
    const approve = async (typed: string): Promise<void> => {
      await open("&view=deletions");
      const row = rowOf(toApprove);
      await row.locator("summary", { hasText: "Approve" }).click();
      const form = row.locator("form", { has: page.getByRole("button", { name: "Approve" }) });
      await form.getByLabel("How the client said so").selectOption("phone");
      await form.getByLabel(`Type the service number ${toApprove.serviceId}`).fill(typed);
      await form.getByRole("button", { name: "Approve" }).click();
    };
    await approve(String(later.serviceId));
    await page.getByText("What you typed is not the number").waitFor();
    expect(await deletionIn(toApprove, "scheduled")).not.toHaveProperty("approvedAt");

    await approve(String(toApprove.serviceId));
    await page.getByText("The client’s approval is recorded.").waitFor();
    await deletionIn(toApprove, "completed");
  });

  test("shows what the brake does, and a service the service knows nothing of is released by hand", async () => {
    expect(await whmcs.php.terminate(toRelease.serviceId)).toBe(false);
    await open("&view=deletions");
    expect(await rowOf(marked).textContent()).toContain("The client asked for the cancellation.");
    const row = rowOf(toRelease);
    expect(await row.textContent()).toContain("WHMCS wanted to end it without a client’s request.");
    await row.locator("summary").click();
    await row.getByLabel("Reason (becomes evidence)").selectOption("test_service");
    await row.getByLabel(`Type the service number ${toRelease.serviceId}`).fill(String(toRelease.serviceId));
    await row.getByRole("button", { name: "Release the brake" }).click();
    await page.getByText(`WHMCS may end service ${toRelease.serviceId} until`).waitFor();
    expect(await whmcs.php.terminate(toRelease.serviceId)).toBe(true);
  });
});

describe("what waits for the owner", () => {
  test("a task shows its steps, and is reported as done", async () => {
    await whmcs.act({ act: "admin_deletes_service", serviceId: toDelete.serviceId });
    await whmcs.cron();
    const openTask = async (): Promise<boolean> => {
      const { body } = await whmcs.service.call("GET", "/v1/tasks?state=open");
      return (body as { items: Task[] }).items.some((task) => task.serviceId === toDelete.serviceId);
    };
    await until("the task", openTask);
    await open("&view=tasks");
    await look("tasks");
    const row = rowOf(toDelete);
    expect(await row.getByRole("listitem").count()).toBe(3);
    await row.getByRole("link", { name: "What to look for and where" }).click();
    await page.getByText(world.clients.get(toDelete.clientId)?.email ?? "no such client").waitFor();
    await look("task");
    await open("&view=tasks");
    await row.getByLabel("How it ended").selectOption("nothing_found");
    await row.getByRole("button", { name: "Done" }).click();
    await page.getByText("Noted. What waited for it goes on.").waitFor();
    expect(await openTask()).toBe(false);
  });

  test("a backlog is released only as previewed, with its number typed", async () => {
    const old = addHosting(world);
    addRequest(world, old.serviceId, "2026-01-05 10:00:00");
    const dry = await startSecond();
    try {
      await deletionIn(old, "held", dry.service);
      await dry.connect();
      await open("&view=backlog");
      await look("backlog");
      await rowOf(old).getByRole("checkbox").check();
      await page.getByRole("button", { name: "Preview the ticked ones" }).click();
      await page.getByText("Nothing is deleted.").waitFor();
      await look("backlog-preview");
      await page.getByLabel("Type how many: 1").fill("1");
      await page.getByRole("button", { name: "Release 1" }).click();
      await page.getByText("Released: 1.").waitFor();
    } finally {
      await dry.stop();
    }
  });
});

describe("everything", () => {
  test("is stopped and resumed, and the banner says so", async () => {
    await open("");
    await page.getByRole("button", { name: "Stop everything" }).click();
    await page.getByText("Stopped. Every destructive step stands still").waitFor();
    expect(await page.locator(".wg-banner").getAttribute("data-mode")).toBe("stopped");
    await look("stopped");
    const due = page.getByLabel("Type how many:");
    if ((await due.count()) > 0)
      await due.fill(/\d+/.exec(await page.getByText("Type how many:").innerText())?.[0] ?? "");
    await page.getByLabel("I know that whatever is due runs at once").check();
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText("Resumed. What is due goes on.").waitFor();
    expect(await page.locator(".wg-banner").getAttribute("data-mode")).toBe("live");
  });

  test("stays as it is without WHMCS's token, and when a page is only opened", async () => {
    const before = await acts();
    const { id } = await deletionIn(tokenless, "scheduled");
    const form = { act: "duty.hold", kind: "deletion", duty: id, reason: "audit" };
    expect((await post(form)).status()).toBe(403);
    expect((await post({ ...form, token: "0".repeat(40) })).status()).toBe(403);
    await open(`&view=deletions&${new URLSearchParams(form).toString()}`);
    await deletionIn(tokenless, "scheduled");
    expect(await acts()).toEqual(before);
  });

  test("that WHMCS tells is text, never markup", async () => {
    for (const view of ["deletions", "clients", `client&clientId=${marked.clientId}&plan=1`]) {
      await open(`&view=${view}`);
      expect(await page.title()).toBe("GDPR automation");
      expect(await page.locator("main").textContent()).toContain("Nora<script>");
    }
  });

  test.each(["dutch", "french", "german"])("speaks %s", async (language) => {
    await logIn(language);
    await open("&view=deletions");
    await look(`deletions-${language}`);
    const words = await page.locator("main").textContent();
    expect(words).not.toMatch(/Coming deletions|\bHold\b|\{[a-z]+\}|admin_/);
  });
});
