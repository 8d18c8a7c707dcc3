import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createServer, type Server } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Processor, Target } from "../../src/connectors/processor.ts";
import { allRows, createFormTables, plant, plantContact, plantDraft } from "../support/form-tables.ts";
import {
  databaseUrl,
  formsContext,
  formsNow,
  formsValues,
  grantLeast,
  openForms,
  senderOf,
  withFormsSite,
  type FormsSite,
} from "../support/forms-site.ts";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";

let server: Mariadb;

beforeAll(async () => {
  server = await startMariadb();
});
afterAll(() => server.stop());

const anna = "anna@example.com";
const at = "2024-03-01 10:00:00";
const client = { of: "client" } as const;

/** Everything that a connector may be asked. */
const asked: readonly (readonly [string, (forms: Processor) => Promise<unknown>])[] = [
  ["find", (forms) => forms.find(senderOf(anna), client, formsContext())],
  ["export", (forms) => drain(forms.export!(senderOf(anna), formsContext()))],
  ["count", (forms) => forms.purging!.count("cfdb7", formsNow, formsContext().signal)],
  ["purge", (forms) => forms.purging!.remove("cfdb7", formsNow, formsContext())],
];

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}

/** Opens one more connector, and closes it. */
async function withForms(url: string, run: (forms: Processor) => Promise<void>, timeoutMs?: number): Promise<void> {
  const forms = openForms(formsValues(url), timeoutMs);
  try {
    await run(forms);
  } finally {
    await forms.close();
  }
}

async function plantAll({ database }: FormsSite): Promise<void> {
  for (const plugin of ["flamingo", "cfdb7", "wpforms", "gravity", "elementor"] as const) {
    await plant[plugin](database, { email: anna, at });
  }
  await plantContact(database, { email: anna, at });
  await plantDraft(database, { email: anna, at });
}

/** Starts a server that takes connections and says nothing, or hangs up. */
async function dumbServer(hangsUp: boolean): Promise<{ readonly url: string; close(): Promise<void> }> {
  const dumb: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    if (hangsUp) socket.destroy();
  });
  dumb.listen(0, "127.0.0.1");
  await once(dumb, "listening");
  const sockets = new Set<{ destroy(): void }>();
  dumb.on("connection", (socket) => sockets.add(socket));
  return {
    url: `mysql://user@127.0.0.1:${(dumb.address() as AddressInfo).port}/website`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      dumb.close();
      await once(dumb, "close");
    },
  };
}

describe("while the website's database", () => {
  test.each(asked)("refuses the connection, %s is tried later", (_, ask) =>
    withForms("mysql://user@127.0.0.1:9/website", (forms) =>
      expect(ask(forms)).rejects.toMatchObject({ code: "connector.unreachable", retry: "later" }),
    ),
  );

  test.each([
    ["says nothing", false, "connector.timeout"],
    ["hangs up", true, "connector.unavailable"],
  ])("%s, nothing counts as not found or done", async (_, hangsUp, code) => {
    const dumb = await dumbServer(hangsUp);
    try {
      await withForms(
        dumb.url,
        async (forms) => {
          for (const [, ask] of asked) await expect(ask(forms)).rejects.toMatchObject({ code, retry: "later" });
          expect(await forms.check(formsContext())).toEqual([{ code: "website_forms.database", state: "unknown" }]);
        },
        200,
      );
    } finally {
      await dumb.close();
    }
  });

  test("is locked by somebody else, an erasure ends in time, changes nothing, and can go on", () =>
    withFormsSite(server, {}, async (site) => {
      await plant.cfdb7(site.database, { email: anna, at });
      const [target] = await site.forms.find(senderOf(anna), client, site.ctx);
      await withForms(
        site.url,
        async (forms) => {
          await site.database.query(
            "CREATE TRIGGER wait BEFORE DELETE ON wp_db7_forms FOR EACH ROW SET @waited = SLEEP(30)",
          );
          const erasing = forms.erase!(target!, { since: formsNow }, site.ctx);
          await expect(erasing).rejects.toMatchObject({ code: "connector.timeout", retry: "later" });
        },
        1_000,
      );
      await site.database.query("DROP TRIGGER wait");
      expect(await site.forms.verifyGone!(target!, site.ctx)).toEqual({ gone: false, left: 1 });
      expect(await site.forms.erase!(target!, { since: formsNow }, site.ctx)).toEqual({ kind: "gone" });
    }));

  test("is asked by somebody who has gone, the call ends at once", () =>
    withFormsSite(server, {}, async ({ forms }) => {
      const ctx = { ...formsContext(), signal: AbortSignal.abort() };
      await expect(forms.find(senderOf(anna), client, ctx)).rejects.toMatchObject({ code: "connector.aborted" });
    }));

  test.each(asked)("refuses the password, %s says so for good", (_, ask) =>
    withFormsSite(server, {}, async ({ database }) => {
      await grantLeast(database);
      await withForms(databaseUrl(server, database, database.name, "wrong"), (forms) =>
        expect(ask(forms)).rejects.toMatchObject({ code: "connector.unauthenticated", retry: "never" }),
      );
    }),
  );

  test.each([
    ["a table of a plugin is missing", "DROP TABLE wp_gf_entry_notes"],
    ["a column is missing", "ALTER TABLE wp_wpforms_entries DROP COLUMN fields"],
    ["the drafts of a plugin are out of reach", "RENAME TABLE wp_gf_draft_submissions TO elsewhere"],
    ["the entries of a plugin are out of reach", "RENAME TABLE wp_gf_entry TO elsewhere"],
    ["dates are on the clock of whoever asks", "ALTER TABLE wp_db7_forms MODIFY form_date timestamp NOT NULL"],
    ["dates are texts", "ALTER TABLE wp_db7_forms MODIFY form_date varchar(30) NOT NULL"],
    ["ids are texts", "ALTER TABLE wp_e_submissions MODIFY id varchar(30) NOT NULL"],
  ])("is not what it was (%s), it is neither read nor touched", (_, change) =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site);
      await site.database.query(change);
      for (const [, ask] of asked.slice(0, 2)) {
        await expect(ask(site.forms)).rejects.toMatchObject({ code: "connector.shape_unexpected", retry: "never" });
      }
      expect(await site.forms.check(site.ctx)).toContainEqual({ code: "website_forms.tables", state: "missing" });
    }),
  );

  test.each(["form_date varchar(30) NOT NULL", "form_id varchar(30) NOT NULL"])(
    "has another type of column (%s), nothing is purged",
    (column) =>
      withFormsSite(server, {}, async (site) => {
        await plantAll(site);
        await site.database.query(`ALTER TABLE wp_db7_forms MODIFY ${column}`);
        const before = await allRows(site.database);
        const purging = site.forms.purging!.remove("cfdb7", formsNow, site.ctx);
        await expect(purging).rejects.toMatchObject({ code: "connector.shape_unexpected" });
        expect(await allRows(site.database)).toEqual(before);
      }),
  );

  test("has another plugin's table whose name ends alike, that stands in nobody's way", () =>
    withFormsSite(server, {}, async (site) => {
      await site.database.query("CREATE TABLE wp_course_submissions (submission int, taken datetime)");
      await plantAll(site);
      expect(await site.forms.find(senderOf(anna), client, site.ctx)).toHaveLength(7);
    }));

  test("shows no table of a listed plugin, that is no empty table", () =>
    withFormsSite(server, {}, async ({ database }) => {
      await grantLeast(database, ["db7_forms"]);
      const url = databaseUrl(server, database, database.name, "pw");
      const few = openForms(formsValues(url, { forms: ["cfdb7:*"] }));
      try {
        expect(await few.find(senderOf(anna), client, formsContext())).toEqual([]);
      } finally {
        await few.close();
      }
      await withForms(url, (forms) =>
        expect(forms.find(senderOf(anna), client, formsContext())).rejects.toMatchObject({
          code: "website_forms.no_tables",
          retry: "never",
        }),
      );
    }));

  test("lets the account only read, the check says so and nothing is half done", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site);
      const before = await allRows(site.database);
      const account = `'${site.database.name}'@'localhost'`;
      await site.database.query(`CREATE USER ${account} IDENTIFIED BY 'pw'`);
      await site.database.query(`GRANT SELECT ON ${site.database.name}.* TO ${account}`);
      await withForms(databaseUrl(server, site.database, site.database.name, "pw"), async (forms) => {
        expect(await forms.check(site.ctx)).toEqual([
          { code: "website_forms.database", state: "ok" },
          { code: "website_forms.tables", state: "ok" },
          { code: "website_forms.one_site", state: "ok" },
          { code: "website_forms.upload_fields", state: "ok" },
          { code: "website_forms.may_delete", state: "missing" },
          { code: "website_forms.least_rights", state: "ok" },
          { code: "website_forms.forms", state: "ok" },
          { code: "website_forms.files", state: "unknown" },
        ]);
        for (const target of await forms.find(senderOf(anna), client, site.ctx)) {
          await expect(forms.erase!(target, { since: formsNow }, site.ctx)).rejects.toMatchObject({
            code: "connector.forbidden",
          });
        }
      });
      expect(await allRows(site.database)).toEqual(before);
    }));

  test("belongs to more than one site, each of a network is erased from, and nothing where one may be a copy", () =>
    withFormsSite(server, {}, async (site) => {
      await createFormTables(site.database, "wp_2_");
      await plant.gravity(site.database, { email: anna, at });
      await plant.gravity(site.database, { email: anna, at }, "wp_2_");
      const open = await site.forms.find(senderOf(anna), client, site.ctx);
      expect(open.map(reasonOf)).toEqual([undefined, undefined]);
      await createFormTables(site.database, "copy_");
      await plant.gravity(site.database, { email: anna, at }, "copy_");
      const before = await allRows(site.database);
      const doubtful = await site.forms.find(senderOf(anna), client, site.ctx);
      expect(doubtful.map(reasonOf)).toEqual(Array(3).fill("form_site_unclear"));
      expect(await site.forms.erase!(open[0]!, { since: formsNow }, site.ctx)).toEqual({
        kind: "manual",
        reason: "form_site_unclear",
      });
      expect(await site.forms.purging!.remove("gravity", formsNow, site.ctx)).toBe(3);
      expect(await allRows(site.database)).toEqual(before);
    }));

  test("is only looked at, a dry run of the connector itself changes nothing", () =>
    withFormsSite(server, {}, async (site) => {
      await plantAll(site);
      const before = await allRows(site.database);
      const dry = openForms(formsValues(site.url), 5_000, true);
      try {
        await expect(dry.purging!.remove("cfdb7", formsNow, site.ctx)).rejects.toMatchObject({
          code: "connector.dry_run",
        });
      } finally {
        await dry.close();
      }
      expect(await allRows(site.database)).toEqual(before);
    }));
});

function reasonOf({ byHand }: Target): string | undefined {
  return byHand?.reason;
}
