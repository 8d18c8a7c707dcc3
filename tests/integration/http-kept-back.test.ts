import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "@jest/globals";
import { recordPlan } from "../../src/duties/record-plan.ts";
import { putSource } from "../../src/ledger/export-sources.ts";
import { listPackages, updatePackage } from "../../src/ledger/packages.ts";
import { languages } from "../../src/domain/policy.ts";
import { createExportStore, type ExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { packageBytes, withService, type Reply, type Service } from "../support/http-service.ts";
import { withDirectory } from "../support/package-directory.ts";

// A package that is not as it should be: what its owner and the client's link are told.

interface Stored {
  readonly service: Service;
  /** Where the packages lie. */
  readonly directory: string;
  /** Under which keys the service opens packages from now on; it seals under the first. */
  readonly useKeys: (...keys: readonly number[]) => void;
  /** A completed export whose package lies sealed on disk. */
  readonly exported: () => Promise<string>;
}

/** A service whose packages lie sealed in a real directory, under key 1 at first. */
function withStored(run: (stored: Stored) => Promise<void>): Promise<void> {
  return withDirectory(async (directory) => {
    const storage = await createFileStorage(directory);
    let store: ExportStore;
    const useKeys = (...keys: readonly number[]): void => {
      store = createExportStore(storage, createSealer(keys.map((fill) => Buffer.alloc(32, fill))));
    };
    useKeys(1);
    await withService(
      (service) =>
        run({
          service,
          directory,
          useKeys,
          exported: async () => {
            const id = await service.completedExport(7);
            const [row] = await listPackages(service.ledger, [id]);
            await store.savePackage(row?.object ?? "", (zip) => pipeline(Readable.from([packageBytes]), zip));
            return id;
          },
        }),
      () => ({ packages: { open: (name) => store.openPackage(name), isThere: (name) => store.hasPackage(name) } }),
    );
  });
}

async function makeLink({ call }: Service, id: string): Promise<string> {
  const reply = await call("POST", `/v1/exports/${id}/link`);
  expect(reply.status).toBe(201);
  return new URL(String(reply.json["url"])).pathname;
}

/** What the client sees at a link, looking and pressing its button. */
function follow({ call }: Service, path: string): Promise<Reply[]> {
  return Promise.all([call("GET", path, { token: null }), call("POST", path, { token: null })]);
}

function errorsOf({ logged }: Service, code: string): string[] {
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  return lines
    .filter((line) => line["level"] === "error" && line["code"] === code)
    .map((line) => String(line["event"]));
}

async function countDownloads({ ledger }: Service): Promise<number> {
  const rows = await ledger.selectFrom("evidence").select("seq").where("kind", "=", "export.downloaded").execute();
  return rows.length;
}

const faultTitles = {
  nl: "Uw pakket kan nu niet worden gegeven",
  fr: "Votre fichier ne peut pas être remis pour le moment",
  en: "Your package cannot be handed over now",
  de: "Ihr Paket kann derzeit nicht übergeben werden",
} as const;

describe("a package whose key is missing from ENCRYPTION_KEY", () => {
  test("is refused to its owner with what to do about it, and no link is made, until the key is back", () =>
    withStored(async ({ service, useKeys, exported }) => {
      const id = await exported();
      useKeys(2);
      const headers = { "idempotency-key": "a-link" };
      const refused = [
        await service.call("GET", `/v1/exports/${id}/package`),
        await service.call("POST", `/v1/exports/${id}/link`, { headers }),
      ];
      for (const { status, json } of refused) {
        expect([status, json["code"]]).toEqual([503, "seal.key_unknown"]);
        expect(json["detail"]).toContain("Put the old key back behind the new one, `ENCRYPTION_KEY=NEW,OLD`");
      }
      expect(errorsOf(service, "seal.key_unknown")).toEqual(["http.failed", "http.failed"]);
      const made = await service.ledger
        .selectFrom("evidence")
        .selectAll()
        .where("kind", "=", "export.link_made")
        .execute();
      expect(made).toEqual([]);
      expect(await countDownloads(service)).toBe(0);

      useKeys(2, 1);
      expect((await service.call("GET", `/v1/exports/${id}/package`)).bytes).toEqual(packageBytes);
      expect((await service.call("POST", `/v1/exports/${id}/link`, { headers })).status).toBe(201);
    }));

  test.each(languages)(
    "sends whoever holds its link to the controller, in %s, and tells the owner's log once a try",
    (language) =>
      withStored(async ({ service, useKeys, exported }) => {
        const id = await exported();
        await service.ledger.transaction().execute((tx) => updatePackage(tx, id, { language }));
        const path = await makeLink(service, id);
        useKeys(2);
        for (const { status, headers, text } of await follow(service, path)) {
          expect([status, headers["content-type"]]).toEqual([503, "text/html; charset=utf-8"]);
          expect(text).toContain(`<html lang="${language}">`);
          expect(text).toContain(`<h1>${faultTitles[language]}</h1>`);
          expect(text).toContain(service.acts.policy.controller.name);
          expect(text).not.toMatch(/<form|\{controller\}|seal\./);
        }
        expect(errorsOf(service, "seal.key_unknown")).toEqual(["download.failed", "download.failed"]);
        expect(await countDownloads(service)).toBe(0);
        useKeys(2, 1);
        expect((await follow(service, path)).map(({ status }) => status)).toEqual([200, 200]);
      }),
  );
});

test("a package beside which another one's key lies is refused as such, everywhere", () =>
  withStored(async ({ service, directory, exported }) => {
    const [id, other] = [await exported(), await exported()];
    const path = await makeLink(service, id);
    await rename(join(directory, `${other}.key`), join(directory, `${id}.key`));
    for (const [method, what] of [
      ["GET", "package"],
      ["POST", "link"],
    ] as const) {
      const { status, json } = await service.call(method, `/v1/exports/${id}/${what}`);
      expect([status, json["code"]]).toEqual([503, "seal.key_refused"]);
    }
    expect((await follow(service, path)).map(({ status }) => status)).toEqual([503, 503]);
  }));

test.each([".zip.age", ".key"])("a package without its %s is missing, and every answer says so", (extension) =>
  withStored(async ({ service, directory, exported }) => {
    const id = await exported();
    const path = await makeLink(service, id);
    const [name] = (await readdir(directory)).filter((file) => file.endsWith(extension));
    await rm(join(directory, name ?? ""));
    for (const [method, what] of [
      ["GET", "package"],
      ["POST", "link"],
    ] as const) {
      const { status, json } = await service.call(method, `/v1/exports/${id}/${what}`);
      expect([status, json["code"]]).toEqual([410, "export.package_missing"]);
    }
    for (const { status, text } of await follow(service, path)) {
      expect([status, text]).toEqual([503, expect.stringContaining(faultTitles.nl)]);
    }
    expect(errorsOf(service, "export.package_missing")).toEqual(["download.failed", "download.failed"]);
    expect(await countDownloads(service)).toBe(0);
  }),
);

test("whatever fails behind a link, the client gets a page", () =>
  withStored(async ({ service, exported }) => {
    const path = await makeLink(service, await exported());
    await service.ledger.schema.dropTable("export_source").execute();
    const page = await service.call("GET", path, { token: null, headers: { "accept-language": "en" } });
    expect([page.status, page.text]).toEqual([503, expect.stringContaining(faultTitles.nl)]);
    await service.ledger.schema.dropTable("export_package").execute();
    const without = await service.call("POST", path, { token: null, headers: { "accept-language": "en" } });
    expect([without.status, without.text]).toEqual([503, expect.stringContaining(faultTitles.en)]);
  }));

describe("an incomplete package", () => {
  const sentences = {
    nl: "Dit pakket is onvolledig: ",
    fr: "Ce fichier est incomplet : ",
    en: "This package is incomplete: ",
    de: "Dieses Paket ist unvollständig: ",
  } as const;

  test("of which a source was unreachable says so on its link's page in every language, and in its export", () =>
    withStored(async ({ service, exported }) => {
      const [whole, id] = [await exported(), await exported()];
      for (const [duty_id, status] of [
        [whole, "complete"],
        [id, "unreachable"],
      ] as const) {
        const source = { duty_id, name: "whmcs", status, records: 12, reason: null, entity: null };
        await service.ledger.transaction().execute((tx) => putSource(tx, source));
      }
      const paths = [await makeLink(service, whole), await makeLink(service, id)] as const;
      for (const language of languages) {
        const says = await Promise.all(
          paths.map(async (path, at) => {
            const one = at === 0 ? whole : id;
            await service.ledger.transaction().execute((tx) => updatePackage(tx, one, { language }));
            const { text } = await service.call("GET", path, { token: null });
            return text.includes(`<strong>${sentences[language]}`);
          }),
        );
        expect(says).toEqual([false, true]);
      }
      const shown = await Promise.all([whole, id].map((one) => service.call("GET", `/v1/exports/${one}`)));
      expect(shown.map(({ json }) => json["package"])).toMatchObject([{ complete: true }, { complete: false }]);
    }));

  test("that lacks but files of a source it read to its end is not called complete either", () =>
    withStored(async ({ service, exported }) => {
      const id = await exported();
      const source = { duty_id: id, name: "whmcs", status: "complete", records: 12, reason: null, entity: null };
      await service.ledger.transaction().execute((tx) => putSource(tx, source));
      await recordPlan(service.acts, id, [{ connector: "whmcs", action: "export", state: "pending" }]);
      await service.ledger.updateTable("step").set({ state: "done", reason: "connector.timeout" }).execute();
      const { json } = await service.call("GET", `/v1/exports/${id}`);
      expect(json["package"]).toMatchObject({ complete: false });
      const page = await service.call("GET", await makeLink(service, id), { token: null });
      expect(page.text).toContain(sentences.nl);
    }));
});
