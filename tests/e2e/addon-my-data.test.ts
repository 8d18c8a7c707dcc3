import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { APIResponse, Browser, BrowserContext, Page } from "playwright-core";
import { addUser } from "../../simulators/whmcs/builders.ts";
import { screenshot, startBrowser } from "../support/browser.ts";
import { askForExport, endedExport } from "../support/exports.ts";
import { startLargePackage } from "../support/large-package.ts";
import { openZip } from "../support/package-reading.ts";
import { shortPolicy, until } from "../support/service.ts";
import { addHosting, type Duty, type Hosting, hostingWorld } from "../support/stage.ts";
import { addonToken, startWhmcsWithAddon, type WhmcsWithAddon } from "../support/whmcs-with-addon.ts";

// The client area's page "My data" in a real browser, on real PHP, against the real service.

const marks = `<script>document.title = "marked"</script>`;
const world = hostingWorld();
const cancelledNow = addHosting(world, { service: { domain: `garden.example${marks}` } });
const { clientId } = cancelledNow;
const cancelledLater = addHosting(world, { clientId, service: { domain: "shop.example" } });
const kept = addHosting(world, { clientId, service: { domain: "blog.example" } });
const theirs = addHosting(world, { service: { domain: "their-domain.example" } });
const hasty = addHosting(world);
const ownerId = ownerOf(clientId);
const subUser = addUser(world, {
  email: "helper@example.com",
  clients: [{ clientId, owner: false, permissions: ["profile"] }],
});

let whmcs: WhmcsWithAddon;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let theirExport: string;
let theirDeletion: Duty;

beforeAll(async () => {
  [whmcs, browser] = await Promise.all([
    startWhmcsWithAddon({ world, policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } } }),
    startBrowser(),
  ]);
  await whmcs.php.sql("INSERT INTO tblproducts SET ?", [
    { id: 12, name: `Starter ${marks}`, type: "", servertype: "" },
  ]);
  await cancel(theirs, "Immediate");
  theirDeletion = await deletionIn(theirs, "scheduled");
  theirExport = await askForExport(whmcs.service, theirs.clientId);
  await endedExport(whmcs.service, theirExport);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await whmcs.stop();
}, 60_000);

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await logIn({ userId: ownerId, clientId });
});

function ownerOf(client: number): number {
  const found = [...world.users.values()].find((user) => user.clients.some((one) => one.clientId === client));
  if (found === undefined) throw new Error(`client ${client} has no owner`);
  return found.id;
}

function address(query = ""): string {
  return `${whmcs.php.url}/index.php?m=whmcsgdpr${query}`;
}

async function logIn(as: {
  readonly userId: number | null;
  readonly clientId: number | null;
  readonly language?: string;
  readonly masquerading?: boolean;
}): Promise<void> {
  const answer = await context.request.post(`${whmcs.php.url}/login.php`, { data: as });
  expect(answer.status()).toBe(204);
}

async function cancel({ serviceId }: Hosting, type: "Immediate" | "End of Billing Period"): Promise<void> {
  await whmcs.act({ act: "client_requests_cancellation", serviceId, type });
  await whmcs.cron();
}

async function deletionIn({ serviceId }: Hosting, state: string): Promise<Duty> {
  return until(`the deletion of ${serviceId} to be ${state}`, async () => {
    const { body } = await whmcs.service.call("GET", "/v1/deletions?limit=200");
    return (body as { items: Duty[] }).items.find((one) => one.serviceId === serviceId && one.state === state);
  });
}

async function list(path: string): Promise<readonly Record<string, unknown>[]> {
  return ((await whmcs.service.call("GET", path)).body as { items: Record<string, unknown>[] }).items;
}

/** Everything of a client that an act would change, at the service and in WHMCS. */
async function everything(client: number): Promise<unknown> {
  return [
    await list(`/v1/duties?clientId=${client}&limit=200`),
    await list(`/v1/audit?clientId=${client}&limit=200`),
    await whmcs.php.sql("SELECT * FROM mod_whmcsgdpr_evidence WHERE kind NOT LIKE 'brake%' ORDER BY id"),
  ];
}

async function token(): Promise<string> {
  await page.goto(address());
  return (await page.locator("input[name=token]").first().getAttribute("value")) ?? "";
}

/** Posts what a form of the page would, in the visitor's own session. */
function post(form: Record<string, string>): Promise<APIResponse> {
  return context.request.post(address(), { form, maxRedirects: 0 });
}

describe("a copy of my data", () => {
  test("the owner asks for it, sees it complete without doing anything, and downloads his own", async () => {
    await page.goto(address());
    expect(await page.title()).toContain("My data");
    await page.getByRole("button", { name: "Ask for a copy of my data" }).click();
    await page.getByText("We are preparing your copy").waitFor();
    // The page refreshes itself until the copy is there.
    await page.getByRole("button", { name: "Download" }).waitFor({ timeout: 40_000 });
    await screenshot(page, "my-data-en-1280");

    const [download, response] = await Promise.all([
      page.waitForEvent("download"),
      page.waitForResponse((one) => one.request().method() === "POST"),
      page.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(await response.allHeaders()).toMatchObject({
      "content-type": "application/zip",
      "cache-control": "no-store, private",
      "x-content-type-options": "nosniff",
    });
    expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/);
    const opened = await openZip(await readFile(await download.path()));
    expect(opened.manifest().subject).toEqual({ clientId });
  }, 60_000);

  test("a second within 24 hours is not made, from the form or around it", async () => {
    await page.goto(address());
    await page.getByText("You asked for a copy less than 24 hours ago.").waitFor();
    expect(await page.getByRole("button", { name: "Ask for a copy" }).count()).toBe(0);
    const before = await list(`/v1/exports?clientId=${clientId}`);
    expect((await post({ token: await token(), action: "export" })).status()).toBe(303);
    expect(await list(`/v1/exports?clientId=${clientId}`)).toEqual(before);
  });

  test("two clicks at once, from two windows, make one", async () => {
    const windows = await Promise.all([browser.newContext(), browser.newContext()]);
    try {
      const asking = windows.map(async ({ request }) => {
        const data = { userId: ownerOf(hasty.clientId), clientId: hasty.clientId };
        await request.post(`${whmcs.php.url}/login.php`, { data });
        const shown = await (await request.get(address())).text();
        return { request, token: /name="token" value="(\w+)"/.exec(shown)?.[1] ?? "" };
      });
      const ready = await Promise.all(asking);
      const clicks = await Promise.all(
        ready.map(({ request, token: own }) =>
          request.post(address(), { form: { token: own, action: "export" }, maxRedirects: 0 }),
        ),
      );
      expect(clicks.map((click) => click.status())).toEqual([303, 303]);
      expect(await list(`/v1/exports?clientId=${hasty.clientId}`)).toHaveLength(1);
    } finally {
      for (const one of windows) await one.close();
    }
  });

  test("what was asked for and fetched is evidence on both sides", async () => {
    const rows = await whmcs.php.sql("SELECT kind, actor FROM mod_whmcsgdpr_evidence WHERE client_id = ? ORDER BY id", [
      clientId,
    ]);
    expect(rows.filter(({ kind }) => String(kind).startsWith("export."))).toEqual([
      { kind: "export.asked", actor: `user:${ownerId}` },
      { kind: "export.downloaded", actor: `user:${ownerId}` },
    ]);
    expect(await list(`/v1/audit?clientId=${clientId}&kind=export.downloaded`)).toMatchObject([{ actor: "addon" }]);
  });
});

describe("what will be deleted", () => {
  test("a cancellation in effect: read, ticked, approved, recorded and carried out through the brake", async () => {
    await cancel(cancelledNow, "Immediate");
    const { id } = await deletionIn(cancelledNow, "scheduled");
    await page.goto(address());
    await page.getByRole("link", { name: "Approve the deletion now" }).click();
    await page.getByText("Your cancellation is in effect.").waitFor();
    await screenshot(page, "my-data-approve-in-effect-en-1280");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Approve the deletion" }).click();
    await page.getByText("We have recorded your approval").waitFor();

    expect(await list(`/v1/audit?dutyId=${id}&kind=deletion.approved`)).toMatchObject([
      { actor: "addon", detail: { channel: "client_area", userId: ownerId, wordingVersion: "2026-11-2", now: false } },
    ]);
    const [row] = await whmcs.php.sql("SELECT * FROM mod_whmcsgdpr_evidence WHERE kind = 'deletion.approved'");
    expect(row).toMatchObject({ actor: `user:${ownerId}`, client_id: clientId, service_id: cancelledNow.serviceId });
    expect(JSON.parse(String(row?.["detail"]))).toMatchObject({
      deletion: id,
      wordingVersion: "2026-11-2",
      language: "en",
    });
    await deletionIn(cancelledNow, "completed");
    await page.goto(address());
    await page.getByText("Earlier deletions").waitFor();
  }, 60_000);

  test("a cancellation to come: paid time is given up only by choosing so", async () => {
    await cancel(cancelledLater, "End of Billing Period");
    const { id } = await deletionIn(cancelledLater, "scheduled");
    await page.goto(address());
    await page.getByRole("link", { name: "Approve the deletion now" }).click();
    await page.getByText("Your cancellation is not in effect yet").waitFor();
    await screenshot(page, "my-data-approve-to-come-en-1280");
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.getByRole("radio", { name: /as soon as the cancellation takes effect/ }).check();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Approve the deletion" }).click();
    await page.getByText("We have recorded your approval").waitFor();
    const approved = (await whmcs.service.call("GET", `/v1/deletions/${id}`)).body as Duty;
    expect(approved.dueAt).toBe(approved.effectiveAt);
    expect(Date.parse(approved.dueAt ?? "")).toBeGreaterThan(Date.now());
  }, 60_000);

  test("without JavaScript or the browser's own checks an unticked box still approves nothing", async () => {
    await cancel(kept, "Immediate");
    const { id } = await deletionIn(kept, "scheduled");
    await page.goto(address(`&action=approve&id=${id}`));
    const seen = (await page.locator("input[name=seen]").getAttribute("value")) ?? "";
    const answer = await post({ token: await token(), action: "approve", id, seen });
    expect(await answer.text()).toContain("tick the box");
    expect(await deletionIn(kept, "scheduled")).not.toHaveProperty("approvedAt");
  }, 60_000);

  test("marks in product name and domain are shown as they are and never run", async () => {
    for (const query of ["", `&action=approve&id=${(await deletionIn(kept, "scheduled")).id}`]) {
      await page.goto(address(query));
      await page.getByText(marks).first().waitFor();
      expect(await page.title()).toContain("My data");
      expect(await page.locator("script").count()).toBe(0);
    }
  });

  test.each([
    ["dutch", "nl", "Mijn gegevens"],
    ["french", "fr", "Mes données"],
    ["german", "de", "Meine Daten"],
    ["english", "en", "My data"],
  ])(
    "in %s, on a desk and on a phone, nothing is wider than the screen",
    async (language, code, title) => {
      await logIn({ userId: ownerId, clientId, language });
      const { id } = await deletionIn(kept, "scheduled");
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        for (const [name, query] of Object.entries({ overview: "", approve: `&action=approve&id=${id}` })) {
          await page.goto(address(query));
          expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
          expect(await page.locator(`.whmcsgdpr[lang=${code}]`).count()).toBe(1);
          expect(await page.getByRole("link", { name: title }).count()).toBeGreaterThan(0);
          const wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
          expect([name, width, await page.evaluate(wide)]).toEqual([name, width, false]);
          await screenshot(page, `my-data-${name}-${code}-${width}`);
        }
      }
    },
    60_000,
  );
});

describe("who may", () => {
  test("a sub-user, staff acting for the client and the owner of another client are refused, and see nothing", async () => {
    const visitors = [
      { userId: subUser.id, clientId, says: "not the owner of this account" },
      { userId: ownerId, clientId, masquerading: true, says: "on behalf of this client" },
      { userId: ownerOf(theirs.clientId), clientId, says: "not the owner of this account" },
      { userId: ownerId, clientId: null, says: "choose an account" },
    ];
    const before = await everything(clientId);
    for (const { says, ...visitor } of visitors) {
      await logIn(visitor);
      const shown = await page.goto(address());
      expect(shown?.status()).toBe(403);
      await page.getByText(says).waitFor();
      expect(await page.getByRole("link", { name: "My data", exact: true }).count()).toBe(0);
      expect(await page.locator("form").count()).toBe(0);
      expect((await post({ token: "x", action: "export" })).status()).toBe(403);
    }
    expect(await everything(clientId)).toEqual(before);
  });

  test("a guest meets WHMCS's own login", async () => {
    await logIn({ userId: null, clientId: null });
    await page.goto(address());
    await page.getByText("Please log in.").waitFor();
    expect(await page.locator(".whmcsgdpr").count()).toBe(0);
  });

  test("another client's export and deletion lead nowhere, like ids that never were", async () => {
    const before = await everything(theirs.clientId);
    const valid = await token();
    const seen = `2026-11-2|in_effect|${theirDeletion.effectiveAt}`;
    const answers: string[] = [];
    for (const [exported, deletion] of [
      [theirExport, theirDeletion.id],
      ["0192f000-0000-7000-8000-000000000001", "0192f000-0000-7000-8000-000000000002"],
      [theirDeletion.id, theirExport],
    ] as const) {
      const tried = [
        await context.request.get(address(`&action=approve&id=${deletion}`)),
        await post({ token: valid, action: "download", id: exported }),
        await post({ token: valid, action: "approve", id: deletion, seen, understood: "1" }),
      ];
      for (const answer of tried) {
        expect(answer.status()).toBe(404);
        answers.push(await answer.text());
      }
    }
    expect(new Set(answers).size).toBe(1);
    expect(await everything(theirs.clientId)).toEqual(before);
  });

  test("a POST without the session's own token is refused before anything is read", async () => {
    const before = await everything(clientId);
    const { id } = await deletionIn(kept, "scheduled");
    for (const stolen of ["", "0".repeat(40)]) {
      for (const action of ["export", "download", "approve"]) {
        expect((await post({ token: stolen, action, id, understood: "1" })).status()).toBe(403);
      }
    }
    expect(await everything(clientId)).toEqual(before);
  });

  test("50 GETs, whatever they name, change nothing", async () => {
    const { id } = await deletionIn(kept, "scheduled");
    const before = await everything(clientId);
    const queries = [
      "",
      "&action=export",
      `&action=approve&id=${id}&understood=1`,
      `&action=download&id=${theirExport}`,
    ];
    for (let time = 0; time < 50; time += 1) await context.request.get(address(queries[time % queries.length]));
    expect(await everything(clientId)).toEqual(before);
  }, 60_000);
});

test("a package larger than PHP may hold goes through piece by piece, the first before the last was sent", async () => {
  const { service, php } = whmcs;
  const large = await startLargePackage(clientId);
  try {
    await php.set({ connection: { url: large.url, secret: service.webhookSecret, token: addonToken } });
    const cookies = (await context.cookies(php.url)).map(({ name, value }) => `${name}=${value}`).join("; ");
    const answer = await fetch(address(), {
      method: "POST",
      headers: { cookie: cookies },
      body: new URLSearchParams({ token: await token(), action: "download", id: large.exportId }),
    });
    expect(answer.headers.get("content-length")).toBe(String(large.bytes));
    let received = 0;
    for await (const chunk of answer.body ?? []) {
      received += (chunk as Uint8Array).length;
      large.sendTheRest();
    }
    expect(received).toBe(large.bytes);
  } finally {
    large.stop();
    await php.set({ connection: { url: service.url, secret: service.webhookSecret, token: addonToken } });
  }
}, 60_000);
