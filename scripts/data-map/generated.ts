import { format, resolveConfig } from "prettier";
import { whmcsAnswers } from "../../src/connectors/whmcs/data-map/answers.ts";
import { dataMaps } from "../../src/connectors/data-maps.ts";
import { entitySchema, type JsonSchema } from "./entity-schema.ts";
import { packageSchemas } from "./package-schemas.ts";
import { dataMapText, schemaName } from "./table.ts";

/** Where every schema stands: one file per entity, and one per other JSON file of the package. */
export const schemasFolder = "docs/schemas";

/** What `docs/` says of the data map: content by path from the root of the repository. */
export async function generateDocs(): Promise<ReadonlyMap<string, string>> {
  const schemas = new Map<string, JsonSchema>([
    ...dataMaps.flatMap(({ source, entities }) =>
      entities.map((description): [string, JsonSchema] => {
        const name = schemaName(source, description.entity);
        return [name, entitySchema(name, description)];
      }),
    ),
    ...packageSchemas,
  ]);
  const config = await resolveConfig("package.json");
  const texts = [...schemas].map(async ([name, schema]): Promise<[string, string]> => [
    `${schemasFolder}/${name}.schema.json`,
    await format(JSON.stringify(schema), { ...config, parser: "json" }),
  ]);
  return new Map([["docs/data-map.md", dataMapText(dataMaps, whmcsAnswers)], ...(await Promise.all(texts))]);
}
