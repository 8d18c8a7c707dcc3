import {
  presentFields,
  type EntityDescription,
  type FieldDescription,
  type FieldType,
  type LegalBasis,
  type Mask,
  type Purpose,
  type RecipientKind,
  type RetentionRule,
  type Withholding,
} from "../domain/data-map.ts";
import type { Policy } from "../domain/policy.ts";
import { recipientsOf } from "../domain/recipients.ts";
import type { ReadSource } from "./read-source.ts";
import type { SpooledEntity } from "./spooled-entity.ts";
import type { Translate } from "./texts/translate.ts";

/** One described entity of the package: GDPR Art. 15(1)(a), (c) and (d), whether Art. 20 covers it, and its fields. */
export interface ManifestEntity {
  readonly source: string;
  readonly entity: string;
  /** In the package's language, as are the fields' descriptions. */
  readonly description: string;
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  readonly retention: RetentionRule;
  readonly recipients: {
    readonly kinds: readonly RecipientKind[];
    readonly names: readonly string[];
    /** Those of `kinds` of which nobody is named. */
    readonly unnamed: readonly RecipientKind[];
  };
  readonly portable: boolean;
  readonly fields: readonly ManifestField[];
  readonly leftOut: readonly ManifestLeftOut[];
}

/** A field as it stands in the records. */
export interface ManifestField {
  /** A path with dots; what stands in the rows of a list is told once, as if the list were an object. */
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  readonly treatment: "exported" | "masked";
  readonly mask?: Mask;
  readonly reason?: Withholding;
}

/** A field that the system has and the records have not. */
export interface ManifestLeftOut {
  /** The system's own name, in a container with the container's and a dot before it. */
  readonly field: string;
  readonly reason: Withholding | "notes_withheld";
}

/** What the manifest tells of the entities of this source that are in the package; one that is not described is not in it. */
export function describeEntities(
  { name: source, describes, entities }: ReadSource,
  policy: Policy,
  translate: Translate,
): readonly ManifestEntity[] {
  return entities.flatMap((read) => {
    const known = describes.find(({ entity }) => entity === read.entity);
    return known === undefined ? [] : [describeEntity(source, known, read, policy, translate)];
  });
}

function describeEntity(
  source: string,
  known: EntityDescription,
  read: SpooledEntity,
  policy: Policy,
  translate: Translate,
): ManifestEntity {
  const { entity, purpose, legalBasis, retention, recipients: kinds, isPortable } = known;
  const isWithheld = (field: FieldDescription): boolean =>
    field.treatment !== "left_out" && field.isNote === true && !policy.export.notes;
  const fieldsOf = (fields: readonly FieldDescription[], path: string): readonly ManifestField[] =>
    presentFields(fields.filter((field) => !isWithheld(field))).flatMap((field) => {
      const name = path + field.name;
      const told = {
        name,
        type: field.type,
        description: translate.field(known.entity, name),
        treatment: field.treatment,
      };
      const masked = field.treatment === "masked" ? { mask: field.mask, reason: field.reason } : {};
      return [{ ...told, ...masked }, ...fieldsOf(field.fields ?? [], `${name}.`)];
    });
  const leftOutOf = (fields: readonly FieldDescription[], path: string): readonly ManifestLeftOut[] =>
    fields.flatMap((field) => {
      const name = path + field.source;
      if (field.treatment === "left_out") return [{ field: name, reason: field.reason }];
      return isWithheld(field)
        ? [{ field: name, reason: "notes_withheld" as const }]
        : leftOutOf(field.fields ?? [], `${name}.`);
    });
  return {
    source,
    entity,
    description: translate.entity(entity),
    purpose,
    legalBasis,
    retention,
    recipients: { kinds, ...recipientsOf(kinds, policy.processors, read.recipients) },
    portable: isPortable,
    fields: fieldsOf(known.fields, ""),
    leftOut: leftOutOf(known.fields, ""),
  };
}
