import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { act } from "../../src/duties/act.ts";
import { insertUnmapped, putSource } from "../../src/ledger/export-sources.ts";
import { updatePackage } from "../../src/ledger/packages.ts";
import { newId } from "../../src/domain/ids.ts";
import { packageBytes, withService, type Reply, type Service } from "../support/http-service.ts";

const dayMs = 24 * 3_600_000;

function pass(service: Service, ms: number): void {
  service.world.now = new Date(service.world.now.getTime() + ms);
}

async function countDownloads({ ledger }: Service): Promise<number> {
  const rows = await ledger.selectFrom("evidence").select("seq").where("kind", "=", "export.downloaded").execute();
  return rows.length;
}

async function makeLink(service: Service, id: string): Promise<string> {
  const reply = await service.call("POST", `/v1/exports/${id}/link`);
  expect(reply.status).toBe(201);
  return new URL(String(reply.json["url"])).pathname;
}

describe("exports", () => {
  test("an export is accepted with its Location, even for a client nobody has looked up", () =>
    withService(async ({ call, world }) => {
      world.fault = new Error("WHMCS is down");
      const asked = await call("POST", "/v1/exports", { body: { clientId: 999_999 } });
      expect(asked.status).toBe(202);
      const location = asked.headers.location ?? "";
      expect(location).toBe(`/v1/exports/${String(asked.json["id"])}`);
      expect((await call("GET", location)).json).toEqual(asked.json);
    }));

  test("an export shows its sources, progress and package; absent values are absent", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      const whmcs = { name: "whmcs", status: "complete", records: 12, reason: null, entity: null };
      const freshdesk = { name: "freshdesk", status: "unreachable", records: 0, reason: "timeout", entity: null };
      await service.ledger.transaction().execute(async (tx) => {
        for (const source of [whmcs, freshdesk]) await putSource(tx, { duty_id: id, ...source });
        const fields = [
          { entity: "tickets", field: "replies.newfield", count: 30 },
          { entity: "profile", field: "customfields#", count: 1 },
        ];
        await insertUnmapped(
          tx,
          fields.map((field) => ({ duty_id: id, source: "whmcs", ...field })),
        );
      });
      const { json } = await service.call("GET", `/v1/exports/${id}`);
      expect(json).toEqual({
        id,
        kind: "export",
        state: "completed",
        clientId: 7,
        createdAt: "2026-11-22T10:00:00.000Z",
        finishedAt: "2026-11-22T10:00:00.000Z",
        backlog: false,
        progress: { done: 0, total: 0 },
        steps: [],
        sources: [
          { name: "freshdesk", status: "unreachable", records: 0, reason: "timeout" },
          {
            name: "whmcs",
            status: "complete",
            records: 12,
            unmapped: [
              { entity: "profile", field: "customfields#", count: 1 },
              { entity: "tickets", field: "replies.newfield", count: 30 },
            ],
          },
        ],
        package: { bytes: packageBytes.length, sha256: "a".repeat(64), expiresAt: "2026-11-29T10:00:00.000Z" },
      });
    }));

  test("the package is 409 until completed, whole once it is, 410 once expired or gone", () =>
    withService(async (service) => {
      const { call, ledger } = service;
      const pending = await call("POST", "/v1/exports", { body: { clientId: 7 } });
      expect((await call("GET", `${pending.headers.location}/package`)).status).toBe(409);

      const id = await service.completedExport(7);
      const found = await call("GET", `/v1/exports/${id}/package`);
      expect(found.status).toBe(200);
      expect(found.bytes).toEqual(packageBytes);
      expect(found.headers).toMatchObject({
        "content-type": "application/zip",
        "content-disposition": `attachment; filename=export-${id}.zip`,
        "cache-control": "no-store",
      });

      pass(service, 7 * dayMs - 1);
      expect((await call("GET", `/v1/exports/${id}/package`)).status).toBe(200);
      pass(service, 1);
      expect((await call("GET", `/v1/exports/${id}/package`)).status).toBe(410);

      const early = await service.completedExport(7);
      await ledger
        .transaction()
        .execute((tx) => updatePackage(tx, early, { gone_at: service.world.now.toISOString() }));
      expect((await call("GET", `/v1/exports/${early}/package`)).status).toBe(410);
      const destroyed = await service.completedExport(7);
      service.world.packages.delete(destroyed);
      expect((await call("GET", `/v1/exports/${destroyed}/package`)).status).toBe(410);
      expect(await countDownloads(service)).toBe(2);
    }));

  test("an export that failed is tried again on the owner's word, and no other", () =>
    withService(async ({ call, ledger, completedExport }) => {
      const completed = await completedExport(7);
      const refused = await call("POST", `/v1/exports/${completed}/retry`);
      expect([refused.status, refused.json["code"]]).toEqual([409, "export.cannot_retry_completed"]);
      const { headers } = await call("POST", "/v1/exports", { body: { clientId: 7 } });
      await ledger
        .updateTable("duty")
        .set({ state: "failed", reason: "storage.full" })
        .where("state", "=", "pending")
        .execute();
      const retried = await call("POST", `${headers.location}/retry`);
      expect([retried.status, retried.json["state"], retried.json["reason"]]).toEqual([200, "pending", undefined]);
    }));

  test("HEAD hands out nothing and leaves no evidence of a download", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      const reply = await service.call("HEAD", `/v1/exports/${id}/package`);
      expect([reply.status, reply.headers.allow]).toEqual([405, "GET"]);
      expect(await countDownloads(service)).toBe(0);
    }));

  test("a package that breaks while it is sent ends in a cut connection, never in a short answer that looks whole", () =>
    withService(
      async (service) => {
        const id = await service.completedExport(7);
        await expect(service.call("GET", `/v1/exports/${id}/package`)).rejects.toThrow(/aborted|socket hang up/);
        expect((await service.call("GET", "/livez")).status).toBe(200);
        expect(service.logged.join("")).not.toContain("Plonk");
      },
      () => ({
        packages: {
          open: () =>
            Promise.resolve(
              Readable.from(
                (function* () {
                  yield packageBytes.subarray(0, 5);
                  throw new Error("Plonk");
                })(),
              ),
            ),
        },
      }),
    ));
});

describe("download links", () => {
  test("fifty looks at the page change nothing; its form fetches the package and leaves evidence", () =>
    withService(async (service) => {
      const { call, ledger } = service;
      const id = await service.completedExport(7);
      const path = await makeLink(service, id);
      const before = await ledger.selectFrom("evidence").select("seq").execute();
      for (let look = 0; look < 50; look += 1) {
        const page = await call("GET", path, { token: null });
        expect(page.status).toBe(200);
        expect(page.text).toContain('<form method="post">');
      }
      expect(await ledger.selectFrom("evidence").select("seq").execute()).toEqual(before);
      const got = await call("POST", path, {
        token: null,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect([got.status, got.bytes]).toEqual([200, packageBytes]);
      const [entry] = await ledger.selectFrom("evidence").selectAll().where("kind", "=", "export.downloaded").execute();
      expect(entry).toMatchObject({ actor: "client_link", duty_id: id, client_id: 7 });
    }));

  test("the page speaks the client's language and loads nothing", () =>
    withService(async (service) => {
      const path = await makeLink(service, await service.completedExport(7));
      const titles = {
        "fr-BE,fr;q=0.9": "Vos données",
        de: "Ihre Daten",
        en: "Your data",
        nl: "Uw gegevens",
        ja: "Uw gegevens",
      };
      for (const [language, title] of Object.entries(titles)) {
        const page = await service.call("GET", path, { token: null, headers: { "accept-language": language } });
        expect(page.text).toContain(`<h1>${title}</h1>`);
        expect(page.headers["content-security-policy"]).toMatch(
          /^default-src 'none'; style-src 'sha256-[^ ]+'; form-action 'self'/,
        );
        expect(page.text).not.toMatch(/<script|https?:|src=/);
      }
    }));

  test("unknown, replaced, revoked and expired links get one and the same 404", () =>
    withService(async (service) => {
      const { call } = service;
      const id = await service.completedExport(7);
      const replaced = await makeLink(service, id);
      const revoked = await makeLink(service, id);
      expect((await call("DELETE", `/v1/exports/${id}/link`)).status).toBe(204);
      expect((await call("DELETE", `/v1/exports/${id}/link`)).status).toBe(204);
      const expired = await makeLink(service, await service.completedExport(7));
      const destroyedId = await service.completedExport(7);
      const destroyed = await makeLink(service, destroyedId);
      pass(service, 7 * dayMs);
      const replies: Reply[] = [];
      for (const path of ["/download/none", replaced, revoked, expired, destroyed]) {
        for (const method of ["GET", "POST"]) replies.push(await call(method, path, { token: null }));
      }
      expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1);
      expect(replies[0]?.status).toBe(404);
      expect(await countDownloads(service)).toBe(0);
    }));

  test("409 before there is a package, 410 after, 404 for what is no export", () =>
    withService(async (service) => {
      const { call } = service;
      const pending = await call("POST", "/v1/exports", { body: { clientId: 7 } });
      const deletion = await call("POST", "/v1/deletions", { body: { serviceId: 702 } });
      const id = await service.completedExport(7);
      expect((await call("POST", `${pending.headers.location}/link`)).status).toBe(409);
      for (const other of [newId(), String(deletion.json["id"])]) {
        expect((await call("POST", `/v1/exports/${other}/link`)).status).toBe(404);
        expect((await call("DELETE", `/v1/exports/${other}/link`)).status).toBe(404);
      }
      pass(service, 7 * dayMs);
      expect((await call("POST", `/v1/exports/${id}/link`)).status).toBe(410);
    }));

  test("a link's secret reaches neither log nor ledger", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      const path = await makeLink(service, id);
      await service.call("GET", path, { token: null });
      await service.call("POST", path, { token: null });
      await service.call("PUT", path, { token: null });
      const secret = path.split("/").at(-1) ?? "";
      expect(secret).toMatch(/^[\w-]{43}$/);
      const rows = await act(service.acts, async ({ tx }) => [
        await tx.selectFrom("export_package").selectAll().execute(),
        await tx.selectFrom("evidence").selectAll().execute(),
      ]);
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(service.logged.join("")).not.toContain(secret);
      expect(service.logged.join("")).toContain("/download/{token}");
    }));
});
