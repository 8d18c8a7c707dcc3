import { execFile } from "node:child_process";
import { createDecipheriv, hkdfSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { buildPackage } from "../../src/package/build.ts";
import { createExportStore } from "../../src/package/export-store.ts";
import { createSealer } from "../../src/package/seal.ts";
import { createFileStorage } from "../../src/package/storage.ts";
import { withDirectory } from "../support/package-directory.ts";
import { entityItems, openZip, packageDefaults, sha256, stream } from "../support/package-reading.ts";

const run = promisify(execFile);
const key = Buffer.alloc(32, 1);
const exportId = "0198c0de-0000-7000-8000-000000000001";

/**
 * The identity of an `age` file out of its wrapped key, by what `createSealer` documents and with none of its code: so an
 * owner who has the encryption key is never without their packages, whatever becomes of this service.
 */
function unwrap(encryptionKey: Buffer, boundTo: string, wrappedKey: string): string {
  const [version, , box] = wrappedKey.trim().split(".");
  const bytes = Buffer.from(box ?? "", "base64url");
  const wrapping = Buffer.from(hkdfSync("sha256", encryptionKey, "", "whmcs-gdpr/seal/wrap/v1", 32));
  const decipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`whmcs-gdpr/sealed/${version}/${boundTo}`)).setAuthTag(bytes.subarray(-16));
  return decipher.update(bytes.subarray(12, -16), undefined, "utf8") + decipher.final("utf8");
}

test("the public age tool opens a sealed package with its unwrapped identity, and with no other", () =>
  withDirectory(async (directory) => {
    const exports = join(directory, "exports");
    const store = createExportStore(await createFileStorage(exports), createSealer([key]));
    const records = Array.from({ length: 5_000 }, (_, id) => ({ id, text: `text ${id * 7_919}` }));
    const save = (id: string) =>
      store.savePackage(id, (destination) =>
        buildPackage({
          ...packageDefaults(),
          spoolDirectory: join(directory, "spool"),
          sources: [{ name: "whmcs", items: stream(entityItems("tickets", records)) }],
          destination,
        }),
      );
    const saved = await save(exportId);
    await save("other");
    const identityOf = async (id: string): Promise<string> => {
      const path = join(directory, `${id}.identity`);
      const wrapped = await readFile(join(exports, `${id}.key`), "utf8");
      await writeFile(path, `${unwrap(key, `export/${id}`, wrapped)}\n`, { mode: 0o600 });
      return path;
    };
    const sealed = join(exports, `${exportId}.zip.age`);
    const zipPath = join(directory, "package.zip");
    await run("age", ["--decrypt", "--identity", await identityOf(exportId), "--output", zipPath, sealed]);
    const zip = await readFile(zipPath);
    expect([zip.length, sha256(zip)]).toEqual([saved.bytes, saved.sha256]);
    expect((await openZip(zip)).json("data/whmcs/tickets.json")).toEqual(records);

    const wrong = run("age", ["--decrypt", "--identity", await identityOf("other"), "--output", zipPath, sealed]);
    await expect(wrong).rejects.toThrow("no identity matched");
  }));
