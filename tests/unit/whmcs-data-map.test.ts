import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { whmcsAnswers } from "../../src/connectors/whmcs/data-map/answers.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import type { EntityDescription, FieldDescription } from "../../src/domain/data-map.ts";
import { entitiesOfContract as ofTheApi } from "../support/contract-entities.ts";
import { placed } from "../support/data-map-rows.ts";
import { coverShapes } from "../support/whmcs-shapes.ts";

const ofTheAddon = [
  "custom_fields",
  "order_origins",
  "logins",
  "marketing_consents",
  "client_notes",
  "client_files",
  "ticket_reply_senders",
  "contact_details",
  "credit_notes",
];

/** Rows of the map that no sample shows, by the start of their path; each must still be needed, or its line goes. */
const notInSamples: Readonly<Record<string, string>> = {
  "profile.password": "older versions send its hash",
  "profile.securityqid": "older versions send it",
  "profile.securityqans": "older versions send it",
  "profile.lastlogin.": "labels inside the one text of the sample",
  "profile.customfields.name": "not sent for clients; the fields of services share the description",
  "profile.customfields.translated_name": "as above",
  "users.permissions": "the documentation has no payload for GetUserPermissions",
  "contacts.companyname": "a contact has it, the sample does not",
  "contacts.tax_id": "a contact has it, the sample does not",
  "services.customfields.": "the sample's list is empty",
  "services.configoptions.name": "some versions call the option so",
  "invoices.transactions.": "the sample's invoice has no payment; rows are as those of GetTransactions",
  "invoices.warning": "part of any answer",
  "tickets.warning": "part of any answer",
  "tickets.notes.id": "the name of noteid in GetTicketNotes",
  "tickets.notes.attachments.": "the sample's note has no file; one is as those of a reply",
};

const everyRow = whmcsDataMap.flatMap(({ entity, fields }) => placed(fields, entity));
const rowsOfTheApi = everyRow.filter(({ path }) => ofTheApi.includes(path.split(".")[0] ?? ""));

describe("the map of WHMCS's data", () => {
  test("names every key of every sample that the export reads", () => {
    expect(coverShapes(whmcsDataMap, whmcsAnswers).unmapped).toEqual([]);
  });

  test("would not pass with any field of the samples missing", () => {
    const { shown } = coverShapes(whmcsDataMap, whmcsAnswers);
    const overlooked = [...shown].filter((path) => coverShapes(without(path), whmcsAnswers).unmapped.length === 0);
    expect(overlooked).toEqual([]);
    expect(shown.size).toBeGreaterThan(300);
  });

  test("names the path of a key that it lacks", () => {
    const { unmapped } = coverShapes(without("invoices.items.taxed"), whmcsAnswers);
    expect(unmapped).toEqual(["GetInvoice.items.taxed"]);
  });

  test("claims nothing that no sample shows, unless for a known reason", () => {
    const { shown } = coverShapes(whmcsDataMap, whmcsAnswers);
    const unshown = rowsOfTheApi.map(({ path }) => path).filter((path) => !shown.has(path));
    const reasons = Object.keys(notInSamples);
    const covers = (start: string, path: string) => (start.endsWith(".") ? path.startsWith(start) : path === start);
    expect(unshown.filter((path) => !reasons.some((start) => covers(start, path)))).toEqual([]);
    expect(reasons.filter((start) => !unshown.some((path) => covers(start, path)))).toEqual([]);
  });

  test("names every entity and key that the addon's extras have, and no other", () => {
    const file = new URL("../../whmcs/modules/addons/whmcsgdpr/lib/Extras/Extras.php", import.meta.url);
    const php = readFileSync(file, "utf8");
    const named = (pattern: RegExp) => new Set([...php.matchAll(pattern)].map(([, name]) => name));
    const extras = whmcsDataMap.filter(({ origins }) => origins.includes("addon readExtras"));
    expect(new Set(extras.map(({ entity }) => entity))).toEqual(named(/new Extra\(\s*'(\w+)'/g));
    const keys = named(/'(\w+)' =>/g);
    for (const key of ["entity", "record"]) keys.delete(key); // around a record, in the same notation
    expect(new Set(extras.flatMap(({ fields }) => fields.map(({ source }) => source)))).toEqual(keys);
  });

  test("has the entities of the package in its order", () => {
    expect(whmcsDataMap.map(({ entity }) => entity)).toEqual([...ofTheApi, ...ofTheAddon]);
  });
});

const known = new Set(
  "password password2 c token remote_token gatewayid securityqans securityqid transfersecret eppcode orderdata validationdata message_data".split(
    " ",
  ),
);

describe.each(whmcsDataMap)("$entity", ({ entity }) => {
  test("hands out no secret", () => {
    const secrets = everyRow.filter(({ path, field }) => path.startsWith(`${entity}.`) && known.has(field.source));
    expect(secrets.filter(({ field }) => field.treatment !== "left_out").map(({ path }) => path)).toEqual([]);
  });
});

/** The map without the row at a path. */
function without(path: string): readonly EntityDescription[] {
  const drop = (fields: readonly FieldDescription[], at: string): readonly FieldDescription[] =>
    fields
      .filter(({ source }) => `${at}.${source}` !== path)
      .map((field) =>
        field.treatment === "left_out" || field.fields === undefined
          ? field
          : { ...field, fields: drop(field.fields, `${at}.${field.source}`) },
      );
  return whmcsDataMap.map((description) => ({ ...description, fields: drop(description.fields, description.entity) }));
}
