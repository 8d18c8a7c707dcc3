import type { z } from "zod";
import type { DutyKind } from "../../../domain/duty.ts";
import { anonymizationSchema, deletionSchema, exportSchema, purgeSchema } from "../../schemas.ts";

/** A kind of duty and where its resource is; the routes of one name are alike for every kind. */
export interface DutyResource {
  readonly kind: DutyKind;
  readonly path: string;
  readonly tag: string;
  readonly schema: z.ZodType;
}

/** A kind of duty the owner may also withdraw, hold and release. */
export interface OwnedKind extends DutyResource {
  readonly kind: "anonymization" | "deletion" | "purge";
}

export const exports: DutyResource = { kind: "export", path: "/v1/exports", tag: "exports", schema: exportSchema };

export const anonymizations: OwnedKind = {
  kind: "anonymization",
  path: "/v1/anonymizations",
  tag: "anonymizations",
  schema: anonymizationSchema,
};

export const deletions: OwnedKind = {
  kind: "deletion",
  path: "/v1/deletions",
  tag: "deletions",
  schema: deletionSchema,
};

export const purges: OwnedKind = { kind: "purge", path: "/v1/purges", tag: "purges", schema: purgeSchema };
