import type { AnswerDescription } from "../../src/connectors/whmcs/data-map/answers.ts";
import type { DataMap } from "../../src/connectors/data-maps.ts";
import type { EntityDescription, FieldDescription } from "../../src/domain/data-map.ts";
import { legalBasisWords, maskWords, purposeWords, reasonWords, recipientWords, retentionWords } from "./words.ts";

const intro = `# Data map

What WHMCS and the processors tell of a client, field by field, and what becomes of it in an export. The export itself, its
masks, the page, the [schemas](schemas/) and this text are all read from the connectors' data maps
(\`src/connectors/data-maps.ts\`); \`node scripts/data-map.ts\` writes the text and the schemas anew, and a test fails where they
differ. The entities of WHMCS come first; those of another system carry its name.

A field that a system sends and that is not here is left out of the package, counted, and reported to the owner. Access (Art. 15)
covers every entity; whether portability (Art. 20) does is said with each. Masks work on what can be recognised: in free text
they are a precaution, not a proof. WHMCS's API does not name the custom fields of a client, so that a secret that an owner lets
clients type into one of them is not recognised in \`profile\`; the addon, which knows the names, leaves such values out of
\`custom_fields\`.
`;

/** The text of `docs/data-map.md`. */
export function dataMapText(maps: readonly DataMap[], answers: readonly AnswerDescription[]): string {
  const sections = maps.flatMap(({ source, entities }) => entities.map((description) => section(source, description)));
  return [intro, ...sections, envelopes(answers)].join("\n");
}

/** Under which name below `docs/schemas/` an entity is described; WHMCS's stand there themselves. */
export function schemaName(source: string, entity: string): string {
  return source === "whmcs" ? entity : `${source}/${entity}`;
}

const systems: Readonly<Record<string, string>> = { whmcs: "WHMCS" };

function section(source: string, description: EntityDescription): string {
  const { entity, origins, purpose, legalBasis, retention, recipients, isPortable, fields } = description;
  const name = schemaName(source, entity);
  const facts = [
    `- Read by: ${origins.join(", ")}`,
    `- Purpose and ground: ${purposeWords[purpose]}; ${legalBasisWords[legalBasis]}`,
    `- Kept: ${retentionWords[retention]}`,
    `- Goes to: ${recipients.length === 0 ? "nobody" : recipients.map((kind) => recipientWords[kind]).join(", ")}`,
    `- Portable: ${isPortable ? "yes" : "no"}`,
    `- Schema: [${name}.schema.json](schemas/${name}.schema.json)`,
  ];
  const head = [`| ${systems[source] ?? source} | in the package | treatment | why |`, "|---|---|---|---|"];
  return [`## ${name}`, "", ...facts, "", ...head, ...rows(fields, "", ""), ""].join("\n");
}

function rows(fields: readonly FieldDescription[], source: string, name: string): readonly string[] {
  return fields.flatMap((field) => {
    const from = code(`${source}${field.source}`);
    if (field.treatment === "left_out") return [`| ${from} | | left out | ${reasonWords[field.reason]} |`];
    const isMany = field.type === "list" || field.type === "texts";
    const as = `${name}${field.name}`;
    const treatment = field.treatment === "masked" ? maskWords[field.mask] : "whole";
    const why = [
      ...(field.treatment === "masked" ? [reasonWords[field.reason]] : []),
      ...(field.isNote === true ? ["staff note: out where the policy says so"] : []),
    ];
    return [
      `| ${from} | ${code(isMany ? `${as}[]` : as)} | ${treatment} | ${why.join("; ")} |`,
      ...rows(field.fields ?? [], `${source}${field.source}.`, `${as}${isMany ? "[]" : ""}.`),
    ];
  });
}

function envelopes(answers: readonly AnswerDescription[]): string {
  const head = ["| answer | not looked at | why |", "|---|---|---|"];
  const lines = answers.flatMap(({ action, ignored }) => {
    const reasons = [...new Set(Object.values(ignored))];
    const keys = (reason: string): readonly string[] =>
      Object.entries(ignored).flatMap(([key, why]) => (why === reason ? [code(key)] : []));
    return reasons.map((reason) => `| ${action} | ${keys(reason).join(", ")} | ${reasonWords[reason]} |`);
  });
  return ["## Around the rows", "", ...head, ...lines, ""].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
