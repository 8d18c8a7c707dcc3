import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serialize } from "php-serialize";
import type { Processor } from "../../src/connectors/processor.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import { purgeDocuments } from "../../workers/purge.ts";
import { withFormPurge, type FormPurgeSite } from "../support/form-purge-site.ts";
import { type Database, type Mariadb, startMariadb } from "../support/mariadb.ts";
import { never } from "../support/purges.ts";

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb();
});
afterAll(() => server.stop());

const many = process.env["PROOFS"] === "full" ? 25_003 : 1_203;
const batch = 500;

/** So many old rows in one statement, and as many young ones. */
async function plantMany(database: Database): Promise<void> {
  const value = serialize({ cfdb7_status: "read", "your-email": "anna@example.com" });
  for (const at of ["2024-01-01 10:00:00", "2026-06-01 10:00:00"]) {
    await database.query(
      `INSERT INTO wp_db7_forms (form_post_id, form_value, form_date) SELECT 12, ?, ? FROM seq_1_to_${many}`,
      [value, at],
    );
  }
}

async function oldRows(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    "SELECT COUNT(*) AS n FROM wp_db7_forms WHERE form_date < '2025-01-01'",
  );
  return row!.n;
}

/** The connector with a look before each of its destructive calls. */
function looking(look: () => Promise<void>): (forms: Processor) => Processor {
  return (forms) => {
    const purging = forms.purging!;
    return {
      ...forms,
      purging: {
        ...purging,
        remove: (part, now, ctx) =>
          purging.remove(part, now, {
            ...ctx,
            mayGo: async () => {
              await ctx.mayGo();
              await look();
            },
          }),
      },
    };
  };
}

async function showAndRelease(on: FormPurgeSite): Promise<string> {
  await on.sweep();
  await on.turn();
  await on.release();
  return (await on.purge())!.id;
}

describe("a purge of more rows than one batch", () => {
  test("looks at stop and claim before each batch, and takes no young row", async () => {
    const seen: number[] = [];
    let database: Database | undefined;
    const wrap = looking(async () => void seen.push(await oldRows(database!)));
    await withFormPurge(server, { values: { forms: ["cfdb7:*"] }, wrap }, async (on) => {
      database = on.database;
      await plantMany(on.database);
      await showAndRelease(on);
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: [`purge_cfdb7 done ${many}`] });
      expect(seen).toEqual(Array.from({ length: Math.ceil(many / batch) }, (_, n) => many - n * batch));
      const [left] = await on.database.query<{ n: number }>("SELECT COUNT(*) AS n FROM wp_db7_forms");
      expect(left!.n).toBe(many);
    });
  });

  test("goes on after it was killed between two batches, and counts all of them", async () => {
    let looks = 0;
    const wrap = looking(() =>
      (looks += 1) === 2 ? Promise.reject(new RetryableError("duty.interrupted")) : Promise.resolve(),
    );
    await withFormPurge(server, { values: { forms: ["cfdb7:*"] }, wrap }, async (on) => {
      await plantMany(on.database);
      const id = await showAndRelease(on);
      await purgeDocuments(on.site.parts)(id, never);
      expect(await oldRows(on.database)).toBe(many - batch);
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: [`purge_cfdb7 done ${many}`] });
    });
  });

  test("loses nothing and repeats nothing when its connection is killed in the middle of a batch", async () => {
    await withFormPurge(server, { values: { forms: ["cfdb7:*"] } }, async (on) => {
      await plantMany(on.database);
      const id = await showAndRelease(on);
      // The delete of the batch meets a trigger that waits, and so can be killed there.
      await on.database.query(
        "CREATE TRIGGER wait BEFORE DELETE ON wp_db7_forms FOR EACH ROW SET @waited = SLEEP(0.05)",
      );
      const running = purgeDocuments(on.site.parts)(id, never);
      await killDelete(on.database);
      await running;
      expect(await oldRows(on.database)).toBe(many);
      expect(await on.purge()).toMatchObject({ state: "scheduled", reason: "connector.unavailable" });
      await on.database.query("DROP TRIGGER wait");
      await on.turn();
      expect(await on.purge()).toMatchObject({ state: "completed", steps: [`purge_cfdb7 done ${many}`] });
    });
  });
});

/** Waits for the statement to show up among the server's processes, and kills its connection. */
async function killDelete(database: Database): Promise<void> {
  for (;;) {
    const rows = await database.query<{ id: number }>(
      "SELECT ID AS id FROM information_schema.PROCESSLIST WHERE INFO LIKE 'DELETE FROM `wp_db7_forms`%'",
    );
    if (rows[0] !== undefined) return void (await database.query(`KILL ${rows[0].id}`));
  }
}
