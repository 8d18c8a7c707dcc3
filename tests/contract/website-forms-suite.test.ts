import { afterAll, beforeAll } from "@jest/globals";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formPlugins, type FormPlugin } from "../../src/connectors/values.ts";
import { createWebsiteForms } from "../../src/connectors/website_forms/connector.ts";
import { allRows, createFormTables, plant } from "../support/form-tables.ts";
import { databaseUrl, formsValues, grantLeast, senderOf } from "../support/forms-site.ts";
import { type Database, type Mariadb, startMariadb } from "../support/mariadb.ts";
import { describeProcessor, marks, type Stand } from "./processor-suite.ts";

let server: Mariadb;
let folder: string;

beforeAll(async () => {
  server = await startMariadb();
  folder = await mkdtemp(join(tmpdir(), "statements-"));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const address = `${marks.own}@example.com`;
const at = "2026-03-01 10:00:00";
/** By table the column that names the submission. */
const parents: Readonly<Record<string, readonly [FormPlugin, string]>> = {
  posts: ["flamingo", "ID"],
  postmeta: ["flamingo", "post_id"],
  term_relationships: ["flamingo", "object_id"],
  db7_forms: ["cfdb7", "form_id"],
  wpforms_entries: ["wpforms", "entry_id"],
  wpforms_entry_fields: ["wpforms", "entry_id"],
  wpforms_entry_meta: ["wpforms", "entry_id"],
  gf_entry: ["gravity", "id"],
  gf_entry_meta: ["gravity", "entry_id"],
  gf_entry_notes: ["gravity", "entry_id"],
  e_submissions: ["elementor", "id"],
  e_submissions_values: ["elementor", "submission_id"],
  e_submissions_actions_log: ["elementor", "submission_id"],
};

describeProcessor("website_forms", {
  abilities: ["export", "erase", "pages", "turns_over"],
  most: 400,
  start: async (): Promise<Stand> => {
    const database = await server.createDatabase();
    await createFormTables(database);
    await grantLeast(database);
    const statements = join(folder, `${database.name}.log`);
    const own = new Set<string>();
    return {
      open: (parts) => createWebsiteForms(formsValues(databaseUrl(server, database, database.name, "pw")), parts),
      plant: async ({ objects, crowd }) => {
        for (const email of [`x${address}`, `${address}.be`, `${marks.twin}@example.com`]) {
          for (const plugin of formPlugins) await plant[plugin](database, { email, at, message: marks.twin });
        }
        for (let n = 0; n < crowd; n += 1) {
          await plant.cfdb7(database, { email: `${marks.twin}@example.org`, at, message: `${marks.twin} ${n}` });
        }
        for (let n = 0; n < objects; n += 1) {
          const plugin = formPlugins[n] ?? "cfdb7";
          const email = n % 2 === 0 ? address : address.toUpperCase();
          own.add(`${plugin} ${await plant[plugin](database, { email, at, message: `${marks.own} ${n}` })}`);
        }
        await database.query("SET GLOBAL general_log_file = ?", [statements]);
        await database.query("SET GLOBAL general_log = 'ON'");
        return { scope: { of: "client" }, subject: senderOf(address) };
      },
      own: async () => JSON.stringify(await rowsOf(database, (key) => own.has(key))).replace(/^\[\]$/, ""),
      others: async () => JSON.stringify(await rowsOf(database, (key) => !own.has(key))),
      vanish: async () => {
        for (const [table, [plugin, column]] of Object.entries(parents)) {
          for (const key of own) {
            if (!key.startsWith(`${plugin} `)) continue;
            await database.query(`DELETE FROM wp_${table} WHERE ${column} = ?`, [key.slice(plugin.length + 1)]);
          }
        }
      },
      turnOver: async () => {
        const texts = [
          ["postmeta", "meta_value"],
          ["posts", "post_content"],
          ["wpforms_entries", "fields"],
          ["wpforms_entry_fields", "value"],
          ["gf_entry_meta", "meta_value"],
          ["e_submissions_values", "value"],
        ] as const;
        for (const [table, column] of texts) {
          await database.query(`UPDATE wp_${table} SET ${column} = REPLACE(LOWER(${column}), ?, ?)`, [
            address,
            `${marks.twin}@example.com`,
          ]);
        }
        // Of the same length in bytes, or PHP could not read it.
        await database.query("UPDATE wp_db7_forms SET form_value = REPLACE(LOWER(form_value), ?, ?)", [
          address,
          address.replace(marks.own, "zother".slice(0, marks.own.length)),
        ]);
      },
      // One transaction is one change: all of it or nothing.
      writes: () => (readFileSync(statements, "utf8").match(/Query\s+COMMIT/g) ?? []).length,
      close: async () => void (await database.query("SET GLOBAL general_log = 'OFF'")),
    };
  },
});

async function rowsOf(database: Database, belongs: (key: string) => boolean): Promise<readonly object[]> {
  const found: object[] = [];
  for (const [table, rows] of Object.entries(await allRows(database))) {
    const [plugin, column] = parents[table] ?? ["none", "none"];
    for (const row of rows) {
      const id = (row as Record<string, unknown>)[column];
      if (belongs(`${plugin} ${String(id)}`)) found.push(row);
    }
  }
  return found;
}
