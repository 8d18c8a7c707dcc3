import { legalBases, masks, purposes, recipientKinds, retentions, withholdings } from "../../src/domain/data-map.ts";
import { asDocument, exactly, type JsonSchema, valueSchemas } from "./entity-schema.ts";

const { text, flag, day, texts } = valueSchemas;
const oneId: JsonSchema = { type: "integer", minimum: 1 };
const number: JsonSchema = { type: "integer", minimum: 0 };
const instant: JsonSchema = { type: "string", pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$` };
const code: JsonSchema = { type: "string", pattern: "^[a-z][a-z0-9_.]*$" };

const controller = exactly(
  { name: text, legalForm: text, address: text, email: text, phone: text, vatNumber: text, supervisoryAuthority: text },
  ["legalForm", "address", "email", "phone", "vatNumber", "supervisoryAuthority"],
);

const gap = exactly({ reason: code, count: number }, ["count"]);

const source = exactly(
  {
    name: text,
    status: { enum: ["complete", "empty", "unreachable", "not_configured"] },
    records: number,
    reason: code,
    gaps: { type: "array", items: gap },
    leftOut: { ...texts, description: "entities that could not be read, or not to their end" },
  },
  ["reason", "gaps", "leftOut"],
);

const file = exactly({
  path: { type: "string", pattern: String.raw`^(?!/)(?!.*(^|/)\.\.?(/|$))[^\\]+$` },
  mediaType: text,
  bytes: number,
  sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
  records: number,
  description: text,
});

const fieldTypes = [...Object.keys(valueSchemas), "list", "object", "labelled"];

const field = exactly(
  {
    name: { ...text, description: "with dots; what stands in the rows of a list is told once" },
    type: { enum: fieldTypes },
    description: text,
    treatment: { enum: ["exported", "masked"] },
    mask: { enum: masks },
    reason: { enum: withholdings },
  },
  ["mask", "reason"],
);

const kinds: JsonSchema = { type: "array", items: { enum: recipientKinds } };

const entity = exactly({
  source: text,
  entity: text,
  description: text,
  purpose: { enum: purposes },
  legalBasis: { enum: legalBases },
  retention: { enum: retentions },
  recipients: exactly({ kinds, names: texts, unnamed: kinds }),
  portable: flag,
  fields: { type: "array", items: field },
  leftOut: {
    type: "array",
    items: exactly({
      field: { ...text, description: "the system's own name" },
      reason: { enum: [...withholdings, "notes_withheld"] },
    }),
  },
});

const manifest = exactly({
  formatVersion: { const: "1" },
  generatedAt: instant,
  controller,
  subject: exactly({ clientId: oneId }),
  sources: { type: "array", items: source },
  entities: { type: "array", items: entity },
  files: { type: "array", items: file },
});

const textOrNull: JsonSchema = { type: ["string", "null"] };
const megabytes: JsonSchema = { type: ["number", "null"], minimum: 0 };

const moveLists: Readonly<Record<string, JsonSchema>> = {
  domains: exactly({
    domainId: oneId,
    domainName: text,
    registrationType: text,
    registrar: text,
    status: text,
    registeredOn: day,
    expiresOn: day,
    nextDueOn: day,
    autoRenew: flag,
    nameServers: {
      ...texts,
      type: ["array", "null"],
      description: "null where the registrar did not tell, or was not asked",
    },
    dnsManagement: flag,
    emailForwarding: flag,
    idProtection: flag,
  }),
  services: exactly({
    serviceId: oneId,
    productName: text,
    domain: text,
    status: text,
    panelType: { ...text, description: "the panel's module, such as cpanel; empty where there is none" },
    serverHostname: text,
    username: text,
    nextDueOn: day,
    diskLimitMb: { ...megabytes, description: "0: no limit; null: not known" },
    diskUsageMb: megabytes,
    bandwidthLimitMb: { ...megabytes, description: "0: no limit; null: not known" },
    bandwidthUsageMb: megabytes,
    options: { type: "array", items: exactly({ name: text, value: text }) },
  }),
  mailboxes: exactly({
    address: text,
    kind: { enum: ["mailbox", "alias", "forward"] },
    target: { ...textOrNull, description: "where mail goes, of an alias or a forward" },
  }),
};

/** Schemas of the files that are no entity's, by the path they have in the package without its ending. */
export const packageSchemas: ReadonlyMap<string, JsonSchema> = new Map([
  ["manifest", asDocument("manifest", "manifest.json", manifest)],
  ...Object.entries(moveLists).map(([list, items]): [string, JsonSchema] => [
    `move/${list}`,
    asDocument(`move/${list}`, `move/${list}.json`, { type: "array", items }),
  ]),
]);
