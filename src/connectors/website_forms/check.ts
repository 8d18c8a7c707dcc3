import { AppError } from "../../domain/errors.ts";
import { findingOf } from "../check-finding.ts";
import type { CheckFinding } from "../processor.ts";
import { textOf } from "./content.ts";
import type { FormsParts } from "./find.ts";
import { findStores, quoted, type Store } from "./sites.ts";

/**
 * Reads what the account may do and which tables are there; changes nothing. Never throws.
 * Codes: website_forms.database (it answers), website_forms.tables (each listed plugin's are as expected), website_forms.one_site
 * (whose rows they are is clear), website_forms.may_delete, website_forms.least_rights (no more than it needs),
 * website_forms.upload_fields (which fields of its forms take files, and on which host, is told: only those files are deleted),
 * website_forms.forms (the policy lists some), website_forms.files (the must-use plugin answers).
 */
export async function checkForms(parts: FormsParts, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { database, files, values } = parts;
  const answers = await findingOf("website_forms.database", () => database.rows("SELECT 1 AS one", [], signal));
  if (answers.state !== "ok") return [answers];
  const found: { stores: readonly Store[] } = { stores: [] };
  const tables = await findingOf("website_forms.tables", async () => {
    found.stores = await findStores(database, values.forms, signal);
  });
  const { stores } = found;
  return [
    answers,
    tables,
    ...(tables.state === "ok"
      ? [
          { code: "website_forms.one_site", state: stores.every(({ isClear }) => isClear) ? "ok" : "missing" } as const,
          { code: "website_forms.upload_fields", state: stores.every(tellsUploads) ? "ok" : "missing" } as const,
          ...(await checkRights(parts, stores, signal)),
        ]
      : []),
    { code: "website_forms.forms", state: values.forms.length === 0 ? "missing" : "ok" },
    files === undefined
      ? { code: "website_forms.files", state: "unknown" } // whether any form takes files nobody can tell from here
      : await findingOf("website_forms.files", () => files.exists("wpforms/whmcs-gdpr-check", signal)),
  ];
}

function tellsUploads({ definition, uploads, tellsFields }: Store): boolean {
  if (definition.folder === undefined) return true;
  const tellsHosts = uploads.hosts.size > 0 || definition.plugin === "cfdb7";
  return uploads.folder !== undefined && tellsHosts && (definition.formFields === undefined || tellsFields);
}

/** What the account may do as the server itself tells it; a role's rights are not read, and then unknown. */
async function checkRights(
  { database }: FormsParts,
  stores: readonly Store[],
  signal: AbortSignal,
): Promise<CheckFinding[]> {
  try {
    const rows = await database.rows("SHOW GRANTS", [], signal);
    const grants = rows.flatMap((row) => Object.keys(row).map((column) => textOf(row, column)));
    const [at] = await database.rows("SELECT DATABASE() AS here", [], signal);
    const here = textOf(at ?? {}, "here");
    const wanted = stores.flatMap(({ definition, prefix }) =>
      [definition.table, ...definition.children.map(({ table }) => table)].map((table) => prefix + table),
    );
    const mayDelete = [...new Set(wanted)].every((table) => grants.some((grant) => grantsDelete(grant, here, table)));
    return [
      { code: "website_forms.may_delete", state: mayDelete ? "ok" : "missing" },
      { code: "website_forms.least_rights", state: grants.every(isModest) ? "ok" : "missing" },
    ];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ code: "website_forms.may_delete", state: "unknown" }];
  }
}

function grantsDelete(grant: string, schema: string, table: string): boolean {
  const { rights, on } = partsOf(grant);
  const covers = ["*.*", `${quoted(schema)}.*`, `${quoted(schema)}.${quoted(table)}`, `${quoted(escaped(schema))}.*`];
  return covers.includes(on) && /\b(?:ALL PRIVILEGES|DELETE)\b/.test(rights);
}

function isModest(grant: string): boolean {
  const { rights } = partsOf(grant);
  return rights.split(/,\s*/).every((right) => ["USAGE", "SELECT", "DELETE"].includes(right.replace(/\s*\(.*$/, "")));
}

function partsOf(grant: string): { readonly rights: string; readonly on: string } {
  const found = /^GRANT (.+?) ON (\S+) TO /.exec(grant);
  return { rights: found?.[1] ?? "", on: found?.[2] ?? "" };
}

/** In grants on a whole schema `_` is a wildcard unless it is escaped. */
function escaped(schema: string): string {
  return schema.replaceAll("_", String.raw`\_`);
}
