import type { z } from "zod";
import { anonymizationSchema, deletionSchema } from "../../schemas.ts";

/** A kind of duty the owner may withdraw, hold, release and retry; the routes of both kinds are alike. */
export interface OwnedKind {
  readonly kind: "anonymization" | "deletion";
  readonly path: string;
  readonly tag: string;
  readonly schema: z.ZodType;
}

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
