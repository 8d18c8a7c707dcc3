import type { ProcessorContext, KnownSubject, Processor } from "../../src/connectors/processor.ts";
import type { WebsiteFormsValues } from "../../src/connectors/values.ts";
import { createWebsiteForms } from "../../src/connectors/website_forms/connector.ts";
import { createFormTables } from "./form-tables.ts";
import type { Database, Mariadb } from "./mariadb.ts";

/** A website's database with the tables of all five plugins, and the connector on it. */
export interface FormsSite {
  readonly database: Database;
  readonly url: string;
  readonly forms: Processor;
  readonly ctx: ProcessorContext;
}

/** Every form of every plugin. */
export const everyForm = ["flamingo:*", "cfdb7:*", "wpforms:*", "gravity:*", "elementor:*"] as const;
/** What the site's clock says in the tests. */
export const formsNow = new Date("2026-11-23T09:00:00Z");

/** The address of a database on a socket, as the setting takes it. */
export function databaseUrl({ socket }: Mariadb, { name }: Database, user = "root", password = ""): string {
  const account = password === "" ? user : `${user}:${password}`;
  return `mysql://${account}@localhost/${name}?socketPath=${encodeURIComponent(socket)}`;
}

/** An account of the database's own name, password `pw`, with the rights that docs/connectors.md names and no others. */
export async function grantLeast(database: Database, tables: readonly string[] = neededTables): Promise<void> {
  const account = `'${database.name}'@'localhost'`;
  await database.query(`CREATE USER ${account} IDENTIFIED BY 'pw'`);
  for (const table of tables)
    await database.query(`GRANT SELECT, DELETE ON ${database.name}.wp_${table} TO ${account}`);
  for (const table of ["term_taxonomy", "terms", "options", "gf_form_meta"]) {
    await database.query(`GRANT SELECT ON ${database.name}.wp_${table} TO ${account}`);
  }
}

const neededTables: readonly string[] = [
  "posts",
  "postmeta",
  "term_relationships",
  "db7_forms",
  "wpforms_entries",
  "wpforms_entry_fields",
  "wpforms_entry_meta",
  "gf_entry",
  "gf_entry_meta",
  "gf_entry_notes",
  "gf_draft_submissions",
  "e_submissions",
  "e_submissions_values",
  "e_submissions_actions_log",
];

/** What the connector is opened with, all forms listed. */
export function formsValues(url: string, values: Partial<WebsiteFormsValues> = {}): WebsiteFormsValues {
  return {
    databaseUrl: url,
    filesUrl: undefined,
    filesKey: undefined,
    forms: everyForm,
    keep: "P1Y",
    timezone: "Europe/Brussels",
    ...values,
  };
}

/** A connector of the forms, as the service opens it. */
export function openForms(values: WebsiteFormsValues, timeoutMs = 5_000, dryRun = false): Processor {
  return createWebsiteForms(values, {
    limiter: { take: () => Promise.resolve(), pause: () => Promise.resolve() },
    clock: { now: () => formsNow },
    userAgent: "whmcs-gdpr/test",
    dryRun,
    timeoutMs,
    waitsMs: [1, 1],
  });
}

/** Runs a test on a fresh database of a server. */
export async function withFormsSite(
  server: Mariadb,
  values: Partial<WebsiteFormsValues>,
  run: (site: FormsSite) => Promise<void>,
): Promise<void> {
  const database = await server.createDatabase();
  await createFormTables(database);
  const url = databaseUrl(server, database);
  const forms = openForms(formsValues(url, values));
  try {
    await run({ database, url, forms, ctx: formsContext() });
  } finally {
    await forms.close();
  }
}

/** Nobody stops, and everything may go. */
export function formsContext(mayGo: () => Promise<void> = () => Promise.resolve()): ProcessorContext {
  return { signal: new AbortController().signal, clock: { now: () => formsNow }, links: [], mayGo };
}

/** Somebody with these addresses. */
export function senderOf(...emails: readonly string[]): KnownSubject {
  return {
    clientId: 7,
    emails,
    domains: [],
    usernames: [],
    serviceIds: [],
    elsewhere: { names: [], places: [], registrations: [], sharedDomains: [] },
  };
}
