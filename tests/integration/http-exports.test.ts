import { Readable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { act } from "../../src/duties/act.ts";
import { insertUnmapped, putSource } from "../../src/ledger/export-sources.ts";
import { updatePackage } from "../../src/ledger/packages.ts";
import { newId } from "../../src/domain/ids.ts";
import { languages } from "../../src/domain/policy.ts";
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
        package: {
          bytes: packageBytes.length,
          sha256: "a".repeat(64),
          complete: false,
          expiresAt: "2026-11-29T10:00:00.000Z",
        },
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
      ({ packages }) => ({
        packages: {
          ...packages,
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

  test("the page speaks the client's language whatever the browser asks for, and loads nothing", () =>
    withService(async (service) => {
      const titles = { nl: "Uw gegevens", fr: "Vos données", en: "Your data", de: "Ihre Daten" } as const;
      const id = await service.completedExport(7);
      const path = await makeLink(service, id);
      for (const language of languages) {
        await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { language }));
        const page = await service.call("GET", path, { token: null, headers: { "accept-language": "fr-BE" } });
        expect(page.text).toContain(`<html lang="${language}">`);
        expect(page.text).toContain(`<h1>${titles[language]}</h1>`);
        expect(page.headers["content-language"]).toBe(language);
        expect(page.headers["content-security-policy"]).toMatch(
          /^default-src 'none'; style-src 'sha256-[^ ]+'; form-action 'self'/,
        );
        expect(page.text).not.toMatch(/<script|https?:|src=/);
      }
    }));

  test("the page of a package made before its language was kept speaks the browser's", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { language: null }));
      const path = await makeLink(service, id);
      for (const [accepted, lang] of [
        ["fr-BE,fr;q=0.9", "fr"],
        ["ja", "nl"],
      ] as const) {
        const page = await service.call("GET", path, { token: null, headers: { "accept-language": accepted } });
        expect(page.text).toContain(`<html lang="${lang}">`);
      }
    }));

  test("the page tells what the package is and from whom, its size, its end and its hash, with a controller's name as text", () =>
    withService(
      async (service) => {
        const id = await service.completedExport(7);
        const path = await makeLink(service, id);
        await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { language: "en", bytes: 5_300_000 }));
        const { text } = await service.call("GET", path, { token: null });
        expect(text).toContain("the data that Jan &amp; &lt;Zonen&gt; $&amp; keeps about you");
        expect(text).toContain("<dd>5.3 MB</dd>");
        expect(text).toMatch(/<time datetime="2026-11-29T10:00:00\.000Z">November 29, 2026 at 11:00\sAM<\/time>/);
        expect(text).toContain(`<code>${"a".repeat(64)}</code>`);
        expect(text).toContain("manifest.json");
      },
      (parts) => ({
        acts: { ...parts.acts, policy: { ...parts.acts.policy, controller: { name: "Jan & <Zonen> $&" } } },
      }),
    ));

  test("each link leads to its own client's package, and says so to no cache", () =>
    withService(async (service) => {
      const owned = new Map<string, string>();
      for (const clientId of [7, 8]) {
        const id = await service.completedExport(clientId);
        service.world.packages.set(id, Buffer.from(`of client ${clientId}`));
        await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { bytes: 11 }));
        owned.set(await makeLink(service, id), `of client ${clientId}`);
      }
      for (const [path, content] of owned) {
        const page = await service.call("GET", path, { token: null });
        const handed = await service.call("POST", path, { token: null });
        expect(handed.text).toBe(content);
        const gone = await service.call("GET", `${path}x`, { token: null });
        for (const { headers } of [page, handed, gone]) expect(headers["cache-control"]).toBe("no-store");
        expect(page.headers["referrer-policy"]).toBe("no-referrer");
      }
      const [first, second] = [...owned.keys()];
      expect(first).not.toBe(second);
    }));

  test("a part of a package is not handed out: whoever asks for a range gets the whole", () =>
    withService(async (service) => {
      const id = await service.completedExport(7);
      const path = await makeLink(service, id);
      const headers = { range: "bytes=4-8", "if-range": "x" };
      const replies = [
        await service.call("GET", `/v1/exports/${id}/package`, { headers }),
        await service.call("POST", path, { token: null, headers }),
      ];
      for (const reply of replies) {
        expect([reply.status, reply.bytes]).toEqual([200, packageBytes]);
        expect(reply.headers["accept-ranges"]).toBeUndefined();
        expect(reply.headers["content-disposition"]).toBe(`attachment; filename=export-${id}.zip`);
      }
    }));

  test("HEAD of the page answers as GET does, without the page, and changes nothing", () =>
    withService(async (service) => {
      const path = await makeLink(service, await service.completedExport(7));
      const before = await service.ledger.selectFrom("evidence").select("seq").execute();
      const reply = await service.call("HEAD", path, { token: null });
      expect([reply.status, reply.text, reply.headers["cache-control"]]).toEqual([200, "", "no-store"]);
      expect(await service.ledger.selectFrom("evidence").select("seq").execute()).toEqual(before);
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
