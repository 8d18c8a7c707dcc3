import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { addClient } from "../../simulators/whmcs/builders.ts";
import { actionNames } from "../../simulators/whmcs/actions/catalogue.ts";
import { twinWorld } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, fetchPackage, packageFilesOf, readExport } from "../support/exports.ts";
import { openZip } from "../support/package-reading.ts";
import { shortPolicy, until } from "../support/service.ts";
import { hostingWorld, startStage, type Stage } from "../support/stage.ts";

// How a package is asked for, handed out and destroyed (contract section 4).

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ world: twinWorld().world });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

interface Evidence {
  readonly kind: string;
  readonly actor: string;
  readonly detail: Record<string, unknown>;
}

async function evidenceOf(on: Stage, dutyId: string, kind: string): Promise<Evidence[]> {
  const { body } = await on.service.call("GET", `/v1/audit?dutyId=${dutyId}&kind=${kind}`);
  return (body as { items: Evidence[] }).items;
}

const storedFiles = (on: Stage): string[] => readdirSync(join(on.directory, "var/exports"));

test("an export of a client WHMCS does not know fails and says so", async () => {
  const id = await askForExport(stage.service, 99_999);
  expect(await endedExport(stage.service, id)).toMatchObject({ state: "failed", reason: "whmcs.client_not_found" });
  expect((await stage.service.call("GET", `/v1/exports/${id}/package`)).status).toBe(409);
});

test("a package is refused with 409 until the export is completed", async () => {
  stage.whmcs.faults.set("GetTickets", { kind: "slow", ms: 2_000 }, 1);
  const id = await askForExport(stage.service, 21);
  await until("the export to run", async () => (await readExport(stage.service, id)).state === "running");
  const early = await stage.service.call("GET", `/v1/exports/${id}/package`);
  expect(early).toMatchObject({ status: 409, body: { code: "export.not_completed" } });
  expect(await endedExport(stage.service, id)).toMatchObject({ state: "completed" });
  expect((await stage.service.call("GET", `/v1/exports/${id}/package`)).status).toBe(200);
});

test("a permission WHMCS withholds leaves a package that says it is incomplete, in its manifest, on its first page and wherever it is offered", async () => {
  const { access } = stage.whmcs;
  const granted = access.allowedActions;
  access.allowedActions = actionNames.filter((name) => name !== "GetEmails");
  try {
    const id = await askForExport(stage.service, 21);
    const duty = await endedExport(stage.service, id);
    expect(duty.state).toBe("completed");
    expect(duty.sources.find(({ name }) => name === "whmcs")).toMatchObject({ status: "unreachable" });
    expect(duty.package?.complete).toBe(false);
    expect(await linkPage(id)).toMatch(/<strong>[^<]*(?:incomplete|onvolledig|incomplet|unvollständig)/);
    const opened = await fetchPackage(stage.service, id);
    const source = opened.manifest().sources.find(({ name }) => name === "whmcs");
    expect(source).toMatchObject({ status: "unreachable", reason: expect.stringMatching(/^whmcs\./) });
    expect(opened.paths).toContain("data/whmcs/tickets.json");
    expect(opened.paths).not.toContain("data/whmcs/emails.json");
    const wholeId = await completedExport();
    expect((await readExport(stage.service, wholeId)).package?.complete).toBe(true);
    expect(await linkPage(wholeId)).not.toContain("<strong>");
    const whole = await fetchPackage(stage.service, wholeId);
    expect(opened.text("index.html")).toMatch(/role="alert"/);
    expect(whole.text("index.html")).not.toMatch(/role="alert"/);
  } finally {
    access.allowedActions = granted;
  }

  async function completedExport(): Promise<string> {
    access.allowedActions = granted;
    const id = await askForExport(stage.service, 21);
    await endedExport(stage.service, id);
    return id;
  }

  async function linkPage(id: string): Promise<string> {
    const { body } = await stage.service.call("POST", `/v1/exports/${id}/link`);
    return (await fetch((body as { url: string }).url)).text();
  }
});

describe("the client's link", () => {
  test("shows a page that changes nothing, hands the ZIP to a press of its button, and each download is evidence", async () => {
    const id = await askForExport(stage.service, 21);
    const { package: made } = await endedExport(stage.service, id);
    const link = await stage.service.call("POST", `/v1/exports/${id}/link`);
    expect(link.status).toBe(201);
    const { url } = link.body as { url: string };
    const page = await fetch(url);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/html")]);
    expect(await page.text()).toMatch(/<form[^>]*method="post"/i);
    expect(await evidenceOf(stage, id, "export.downloaded")).toEqual([]);

    const handed = await fetch(url, { method: "POST" });
    expect([handed.status, handed.headers.get("content-type")]).toEqual([200, "application/zip"]);
    const zip = Buffer.from(await handed.arrayBuffer());
    expect(zip).toHaveLength(made?.bytes ?? 0);
    expect((await openZip(zip)).manifest().subject).toEqual({ clientId: 21 });
    await fetchPackage(stage.service, id);
    expect(await evidenceOf(stage, id, "export.downloaded")).toMatchObject([
      { actor: "owner", detail: { sha256: made?.sha256 } },
      { actor: "client_link", detail: { sha256: made?.sha256 } },
    ]);

    expect((await stage.service.call("DELETE", `/v1/exports/${id}/link`)).status).toBe(204);
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    expect(await evidenceOf(stage, id, "export.downloaded")).toHaveLength(2);
  });
});

test("at the end of its time a package is gone for everyone, and its bytes are gone from storage", async () => {
  const world = hostingWorld();
  addClient(world, { id: 31 });
  const retention = { ...shortPolicy.retention, exportPackages: { keep: "PT3S" } };
  const brief = await startStage({ world, policy: { ...shortPolicy, retention } });
  try {
    const id = await askForExport(brief.service, 31);
    const duty = await endedExport(brief.service, id);
    const link = await brief.service.call("POST", `/v1/exports/${id}/link`);
    const { url } = link.body as { url: string };
    expect(storedFiles(brief).toSorted()).toEqual(packageFilesOf(id));
    expect((await brief.service.call("GET", `/v1/exports/${id}/package`)).status).toBe(200);
    await until("the end of the package", async () => {
      const { status } = await brief.service.call("GET", `/v1/exports/${id}/package`);
      return status !== 200 && status;
    });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(duty.package?.expiresAt ?? ""));
    expect(await brief.service.call("GET", `/v1/exports/${id}/package`)).toMatchObject({
      status: 410,
      body: { code: "export.package_gone" },
    });
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
    await until("the bytes to go", () => storedFiles(brief).length === 0, 10_000);
    await until("the evidence of it", async () => (await evidenceOf(brief, id, "export.destroyed")).length === 1);
    expect((await readExport(brief.service, id)).package?.goneAt).toBeDefined();
    expect((await brief.service.call("GET", `/v1/exports/${id}/package`)).status).toBe(410);
  } finally {
    await brief.stop();
  }
}, 60_000);
