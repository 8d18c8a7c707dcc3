import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { screenshot, startBrowser } from "../support/browser.ts";
import { shortPolicy, until } from "../support/service.ts";
import { addHosting, type Duty, type Hosting, hostingWorld, type Task } from "../support/stage.ts";
import { startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// What a client decides about a coming deletion on the page "My data": the data back first, or keep the service. In a real
// browser, on real PHP, against the real service.

const world = hostingWorld();
const toReturn = addHosting(world, { service: { domain: "garden.example" } });
const { clientId } = toReturn;
const toKeep = addHosting(world, { clientId, service: { domain: "shop.example" } });
const toLink = addHosting(world, { clientId, service: { domain: "blog.example" } });
const theirs = addHosting(world, { service: { domain: "their-domain.example" } });
const ownerId = ownerOf(clientId);

let whmcs: WhmcsWithAddon;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [whmcs, browser] = await Promise.all([
    startWhmcsWithAddon({ world, policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } } }),
    startBrowser(),
  ]);
  for (const { serviceId } of [toReturn, toKeep, toLink, theirs]) {
    await whmcs.act({ act: "client_requests_cancellation", serviceId, type: "Immediate" });
  }
  await whmcs.cron();
  for (const hosting of [toReturn, toKeep, toLink, theirs]) await deletionIn(hosting, "scheduled");
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
});

function ownerOf(client: number): number {
  const found = [...world.users.values()].find((user) => user.clients.some((one) => one.clientId === client));
  if (found === undefined) throw new Error(`client ${client} has no owner`);
  return found.id;
}

async function logIn(language = "english", as = { userId: ownerId, clientId }): Promise<void> {
  const answer = await context.request.post(`${whmcs.php.url}/login.php`, { data: { ...as, language } });
  expect(answer.status()).toBe(204);
}

/** As the mails link to it. */
function linkTo({ id }: Duty): string {
  return `${whmcs.php.url}/index.php?m=whmcsgdpr&action=deletion&id=${id}`;
}

async function deletionIn({ serviceId }: Hosting, state: string): Promise<Duty> {
  return until(`the deletion of ${serviceId} to be ${state}`, async () => {
    const { body } = await whmcs.service.call("GET", "/v1/deletions?limit=200");
    return (body as { items: Duty[] }).items.find((one) => one.serviceId === serviceId && one.state === state);
  });
}

async function items<Item>(path: string): Promise<Item[]> {
  return ((await whmcs.service.call("GET", path)).body as { items: Item[] }).items;
}

async function taskOf({ serviceId }: Hosting, code: string): Promise<Task> {
  return until(`the task ${code}`, async () =>
    (await items<Task>("/v1/tasks?state=open")).find((task) => task.serviceId === serviceId && task.code === code),
  );
}

/** What WHMCS's side keeps as evidence of one service. */
async function evidenceOf({ serviceId }: Hosting) {
  const rows = await whmcs.php.sql("SELECT kind, actor, detail FROM mod_whmcsgdpr_evidence WHERE service_id = ?", [
    serviceId,
  ]);
  return rows.filter(({ kind }) => String(kind).startsWith("deletion."));
}

test("a link from a mail leads a client who is not logged in through the login straight to that deletion", async () => {
  const deletion = await deletionIn(toLink, "scheduled");
  await page.goto(linkTo(deletion));
  await page.getByText("Please log in.").waitFor();
  expect(await page.locator(".whmcsgdpr").count()).toBe(0);

  await logIn();
  await page.goto(`${whmcs.php.url}/login.php`);
  expect(page.url()).toBe(linkTo(deletion));
  await page.getByRole("heading", { name: /blog\.example/ }).waitFor();
  expect(await page.getByText("shop.example").count()).toBe(0);
  for (const name of ["My data back first", "Keep this service", "Approve the deletion now"]) {
    expect(await page.getByRole("link", { name }).count()).toBe(1);
  }
});

test("my data back first: the clock stands still until the owner has handed it over, then the date has moved", async () => {
  const before = await deletionIn(toReturn, "scheduled");
  await logIn();
  await page.goto(linkTo(before));
  await page.getByRole("link", { name: "My data back first" }).click();
  await page.getByText("we are your processor (Article 28(3)(g) GDPR)").waitFor();
  await screenshot(page, "my-data-first-en-1280");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "I want my data first" }).click();
  await page.getByText("Thank you. The clock stands still.").waitFor();
  await page.getByText("You asked for your data back first, on").waitFor();

  const standing = await deletionIn(toReturn, "waiting");
  expect(standing).not.toHaveProperty("dueAt");
  const word = { channel: "client_area", userId: ownerId, wordingVersion: "2026-11-2" };
  expect(await items(`/v1/audit?dutyId=${before.id}&kind=deletion.clock_stopped`)).toMatchObject([
    { actor: "addon", detail: word },
  ]);
  const [row] = await evidenceOf(toReturn);
  expect(row).toMatchObject({ kind: "deletion.data_first", actor: `user:${ownerId}` });
  expect(JSON.parse(String(row?.["detail"]))).toEqual({
    deletion: before.id,
    wordingVersion: "2026-11-2",
    language: "en",
  });
  // WHMCS's own cancellation cron meets the brake, whatever stands still.
  expect(await whmcs.php.terminate(toReturn.serviceId)).toBe(false);
  await page.goto(linkTo(before));
  expect(await page.getByRole("link", { name: "My data back first" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Keep this service" }).count()).toBe(1);
  expect(await page.getByRole("link", { name: "Approve the deletion now" }).count()).toBe(1);

  const task = await taskOf(toReturn, "return_hosting_data");
  await whmcs.service.call("POST", `/v1/tasks/${task.id}/done`, { outcome: "done" });
  const after = await deletionIn(toReturn, "scheduled");
  expect(Date.parse(after.dueAt ?? "")).toBeGreaterThan(Date.parse(before.dueAt ?? ""));
}, 60_000);

test("keep this service: the deletion is withdrawn on the client's word, and the owner gets a task", async () => {
  const { id } = await deletionIn(toKeep, "scheduled");
  await logIn();
  await page.goto(`${whmcs.php.url}/index.php?m=whmcsgdpr`);
  const article = page.locator("article", { has: page.getByRole("heading", { name: /shop\.example/ }) });
  await article.getByRole("link", { name: "Keep this service" }).click();
  await page.getByText("Your cancellation of this service ends with it").waitFor();
  await screenshot(page, "my-data-keep-en-1280");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Call the deletion off" }).click();
  await page.getByText("Thank you. The deletion is called off.").waitFor();
  await page.getByText("You called this deletion off. Nothing of it is deleted.").waitFor();

  expect(await deletionIn(toKeep, "withdrawn")).toMatchObject({ id, reason: "client" });
  await taskOf(toKeep, "remove_cancellation_request");
  expect(await evidenceOf(toKeep)).toMatchObject([{ kind: "deletion.withdrawn", actor: `user:${ownerId}` }]);
}, 60_000);

test("another client's deletion cannot be kept, nor its data asked for, by id or around the page", async () => {
  const deletion = await deletionIn(theirs, "scheduled");
  await logIn();
  await page.goto(`${whmcs.php.url}/index.php?m=whmcsgdpr`);
  const token = (await page.locator("input[name=token]").first().getAttribute("value")) ?? "";
  const own = await deletionIn(toLink, "scheduled");
  for (const action of ["data_first", "keep"]) {
    const confirmation = await context.request.get(linkTo(own).replace("action=deletion", `action=${action}`));
    const seen = /name="seen" value="([^"]+)"/.exec(await confirmation.text())?.[1] ?? "";
    const form = { token, action, id: deletion.id, seen, understood: "1" };
    expect((await context.request.get(linkTo(deletion))).status()).toBe(404);
    expect((await context.request.post(linkTo(deletion), { form, maxRedirects: 0 })).status()).toBe(404);
    // And one's own without the session's token is refused before anything is read.
    const forged = { ...form, token: "0".repeat(40), id: own.id };
    expect((await context.request.post(linkTo(own), { form: forged, maxRedirects: 0 })).status()).toBe(403);
  }
  expect(await deletionIn(theirs, "scheduled")).toEqual(deletion);
  expect(await deletionIn(toLink, "scheduled")).toEqual(own);
  expect([...(await evidenceOf(theirs)), ...(await evidenceOf(toLink))]).toEqual([]);
});

test.each(["dutch", "french", "german", "english"])(
  "in %s, on a desk and on a phone, the link and each choice fit the screen",
  async (language) => {
    await logIn(language);
    const link = linkTo(await deletionIn(toLink, "scheduled"));
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const action of ["deletion", "data_first", "keep"]) {
        await page.goto(link.replace("action=deletion", `action=${action}`));
        const wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        expect([action, width, await page.evaluate(wide)]).toEqual([action, width, false]);
        await screenshot(page, `my-data-${action}-${language}-${width}`);
      }
    }
  },
  60_000,
);
