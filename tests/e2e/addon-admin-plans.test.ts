import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { shortPolicy, until } from "../support/service.ts";
import { addHosting, type Duty, hostingWorld } from "../support/stage.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// What the addon's admin page shows of plans, of what stands still, of what is kept and of what was looked for afterwards: in a
// real browser, on real PHP, against the real service.

const world = hostingWorld();
const cancelled = addHosting(world);
const toReturn = addHosting(world);
const running = addHosting(world);
const withOldInvoice = addClient(world, { firstname: "Milan", lastname: "Example" }).id;
addInvoice(world, { clientId: withOldInvoice, date: "2014-03-15", duedate: "2014-03-15", status: "Paid" });
const toClose = addClient(world, { firstname: "Nora", lastname: "Example", status: "Closed" }).id;
addInvoice(world, { clientId: toClose, date: "2026-03-15", duedate: "2026-03-15", status: "Paid" });

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
    }),
    startBrowser(),
  ]);
  for (const { serviceId } of [cancelled, toReturn]) {
    await whmcs.act({ act: "client_requests_cancellation", serviceId });
  }
  await whmcs.cron();
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
  expect((await context.request.get(`${whmcs.php.url}/admin/login.php?language=english`)).status()).toBe(204);
});

async function open(query: string): Promise<void> {
  await page.goto(`${whmcs.php.url}/admin/addonmodules.php?module=whmcsgdpr${query}`);
}

function dutyAt(path: string, isIt: (duty: Duty) => boolean): Promise<Duty> {
  return until(`a duty under ${path}`, async () =>
    ((await whmcs.service.call("GET", `${path}?limit=200`)).body as { items: Duty[] }).items.find(isIt),
  );
}

function deletionIn(serviceId: number, state: string): Promise<Duty> {
  return dutyAt("/v1/deletions", (duty) => duty.serviceId === serviceId && duty.state === state);
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

test("what a deletion would do to which data, when, and how it is undone, is shown before it runs", async () => {
  await deletionIn(cancelled.serviceId, "scheduled");
  await open("&view=deletions");
  const service = page.getByRole("link", { name: `Service ${cancelled.serviceId}`, exact: true });
  const row = page.locator("tr", { has: service }).first();
  await row.getByRole("link", { name: "What would be deleted" }).click();
  await page.getByText("What a deletion of this service would do now").waitFor();
  await page.getByText("Erased: Files of the website, Databases, Mailboxes").waitFor();
  expect(await page.getByText("Until it begins: withdraw it (until").count()).toBeGreaterThan(0);
  expect(await page.getByText("nothing of it is deleted").count()).toBe(0);
  await look("service-plan");

  await open(`&view=service&serviceId=${running.serviceId}`);
  await page.getByText("As it stands, nothing of it is deleted").waitFor();
  await open("&view=service&serviceId=999999");
  await page.getByText("WHMCS has no service with this number.").waitFor();
  expect(await deletionIn(cancelled.serviceId, "scheduled")).not.toHaveProperty("approvedAt");
});

test("a deletion whose clock stands still says so, until its task is reported as done", async () => {
  const { id } = await deletionIn(toReturn.serviceId, "scheduled");
  await whmcs.service.call("POST", `/v1/deletions/${id}/data-first`, { channel: "phone" });
  await open("&view=deletions");
  await page.getByText("The clock stands still since").waitFor();
  await look("clock-stopped");
  await open("&view=tasks");
  const service = page.getByRole("link", { name: `Service ${toReturn.serviceId}`, exact: true });
  const task = page.locator("tr", { has: service }).first();
  await task.getByText("The client wants the content of this hosting back").waitFor();
  await task.getByLabel("How it ended").selectOption("done");
  await task.getByRole("button", { name: "Done" }).click();
  await page.getByText("Noted. What waited for it goes on.").waitFor();
  await deletionIn(toReturn.serviceId, "scheduled");
});

test("expired documents are removed only once their list was seen and the client's number typed", async () => {
  const { id } = await dutyAt("/v1/purges", (duty) => duty.clientId === withOldInvoice && duty.state === "held");
  await open("&view=documents");
  expect(await page.getByRole("button", { name: "Release" }).count()).toBe(0);
  const client = page.getByRole("link", { name: `Client ${withOldInvoice}`, exact: true });
  await page.locator("tr", { has: client }).first().getByRole("link", { name: "Look at it, then release" }).click();
  await page.getByRole("cell", { name: /^Invoice \d+$/ }).waitFor();
  await look("purge");
  const release = async (typed: number): Promise<void> => {
    await open(`&view=documents&purge=${id}`);
    await page.locator("summary", { hasText: "Release" }).click();
    await page.getByLabel(`Type the client number ${withOldInvoice}`).fill(String(typed));
    await page.getByRole("button", { name: "Release" }).click();
  };
  await release(toClose);
  await page.getByText("What you typed is not the number").waitFor();
  expect(await dutyAt("/v1/purges", (duty) => duty.id === id)).toMatchObject({ state: "held" });
  await release(withOldInvoice);
  await page.getByText("Released. It goes on as scheduled.").waitFor();
  await dutyAt("/v1/purges", (duty) => duty.id === id && duty.state !== "held");
  await open(`&view=client&clientId=${withOldInvoice}`);
  await page.getByRole("cell", { name: "1 January 2025" }).first().waitFor();
}, 60_000);

test("after an anonymisation each look for what is gone, and each document that stays, is shown", async () => {
  await whmcs.service.call("POST", "/v1/anonymizations", { clientId: toClose });
  const { id } = await dutyAt("/v1/anonymizations", (duty) => duty.clientId === toClose);
  await whmcs.service.call("POST", `/v1/anonymizations/${id}/confirm`);
  await dutyAt("/v1/anonymizations", (duty) => duty.id === id && duty.state === "completed");
  await open(`&view=client&clientId=${toClose}`);
  await page.getByRole("cell", { name: "1 January 2037" }).first().waitFor();
  await page.locator("summary", { hasText: "Searched again" }).click();
  await page.getByText("after an hour").waitFor();
  await look("absence");
}, 60_000);
