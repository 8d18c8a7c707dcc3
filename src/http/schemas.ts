import { z } from "zod";
import { languages } from "../domain/policy.ts";
import { dutyKinds, dutyStates, holdReasons, ownStopReasons, stepStates } from "../domain/duty.ts";
import { fieldGroups, treatments, undoLimits, undoWays } from "../domain/treatments.ts";
import { approvalChannels } from "../duties/client-word.ts";
import { documentKinds } from "../domain/retention.ts";
import { absenceSchema } from "./absence-json.ts";
import { rowCursor } from "./cursor.ts";

// The schemas of what goes in and out: they validate, they document, and the tests hold live answers against them.

/** An instant in answers. */
export const instant = z.iso.datetime().meta({ description: "UTC" });
const day = z.iso.date();

/** WHMCS's ids are positive 32-bit integers. */
export const whmcsId = z.int().min(1).max(2_147_483_647);

/** The client whom a duty or task is about. */
export const clientOrNobody = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .meta({ description: "0: no client in particular, as where rows of the website's forms end by age" });

/** A client's id as a path segment or query value. */
export const whmcsIdText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(whmcsId);

export const idParams = z.object({ id: z.uuid() });
export const serviceParams = z.object({ serviceId: whmcsIdText });
export const clientParams = z.object({ clientId: whmcsIdText });

const limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(200))
  .default(50)
  .meta({ description: "1 to 200", example: "50" });

/** What every list takes. */
export const listQuery = z.strictObject({
  limit,
  cursor: rowCursor.optional().meta({ description: "`nextCursor` of the page before" }),
});

/** What lists of duties take besides. */
export const dutyListQuery = listQuery.extend({
  state: z.enum(dutyStates).optional(),
  clientId: whmcsIdText.optional(),
  dueBefore: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()])
    .transform((text) => new Date(text).toISOString())
    .optional()
    .meta({ description: "An instant, or a day, which begins in UTC" }),
});

/** The common list parameters with another cursor. */
export const limitQuery = z.strictObject({ limit });

const undoShape = {
  until: z.enum(undoLimits).meta({
    description:
      "`start`: until the step begins; `gone_at`: until the server's own backups are gone; `any_time`; `never`: not at all",
  }),
  how: z.enum(undoWays),
  at: instant.optional().meta({ description: "The end as an instant, where it is known" }),
};

const treatedGroups = z.array(
  z.strictObject({
    group: z.enum(fieldGroups),
    treatment: z.enum(treatments),
    reason: z
      .string()
      .optional()
      .meta({ description: "Why it cannot be done, or not wholly, or is a person's: a code" }),
    ground: z.string().optional().meta({ description: "The policy's own words" }),
    until: day.optional().meta({ description: "The first day on which it may be purged" }),
  }),
);

/** What a whole plan means for the data. */
const systems = z
  .array(z.strictObject({ system: z.string(), groups: treatedGroups }))
  .meta({ description: "What becomes of which groups of fields, by system: the steps' own `fields`, each once" });

/** What a step means for the data, planned or done. */
const treatedShape = {
  fields: treatedGroups.meta({ description: "What becomes of which groups of fields; of a dry run, what would have" }),
  undo: z
    .strictObject({ ...undoShape, afterwards: z.strictObject(undoShape).optional() })
    .meta({ description: "How it can be undone, and until when; `afterwards`: once it has begun" }),
};

const sharedWith = z.array(
  z.strictObject({ type: z.enum(["service", "client"]), id: z.int().meta({ description: "WHMCS's own" }) }),
);

const byHand = z.literal(true).optional().meta({
  description:
    "A person carries it out: no connector reaches the system, or the policy does not say where the data lives",
});

const stepSchema = z
  .strictObject({
    connector: z.string(),
    action: z.string(),
    state: z.enum(stepStates),
    reason: z.string().optional(),
    count: z.int().optional(),
    retainedUntil: day.optional().meta({ description: "The first day on which it may be purged" }),
    ground: z.string().optional().meta({ description: "The policy's own words" }),
    goneAt: instant.optional().meta({ description: "When it has also left the processor's backups" }),
    byHand,
    sharedWith: sharedWith
      .optional()
      .meta({ description: "Who else uses what the step would have touched, so that it was left alone" }),
    ...treatedShape,
  })
  .meta({ id: "Step" });

const dutyShape = {
  id: z.uuid(),
  kind: z.enum(dutyKinds),
  state: z.enum(dutyStates),
  clientId: clientOrNobody,
  serviceId: whmcsId.optional(),
  connector: z.string().optional().meta({
    description: "Of a purge: the system whose rows end by age, whoever sent them; absent: documents in WHMCS",
  }),
  replayOf: z
    .uuid()
    .optional()
    .meta({ description: "The duty whose erasure this one repeats after a restore of WHMCS" }),
  createdAt: instant,
  effectiveAt: instant.optional().meta({ description: "When the cancellation takes effect" }),
  startAt: instant.optional().meta({ description: "When the act starts, so that it ends by `dueAt`" }),
  dueAt: instant.optional(),
  overdue: z.literal(true).optional().meta({ description: "`dueAt` is past and the duty has not ended" }),
  suspendedAt: instant.optional().meta({ description: "Since when the service is suspended until it is deleted" }),
  approvedAt: instant.optional(),
  confirmedAt: instant.optional(),
  finishedAt: instant.optional(),
  reason: z.string().optional(),
  holdReason: z.string().optional(),
  heldBy: z.enum(["owner", "client", "service"]).optional().meta({
    description: "Whose hold it is: the owner's on this duty, the client's, or the service's own, which asks the owner",
  }),
  partly: z.literal(true).optional().meta({
    description: "Something of it has ended, and something waits for a processor or is a person's",
  }),
  backlog: z.boolean().meta({ description: "Waits for `POST /v1/backlog/release`" }),
  progress: z.strictObject({ done: z.int(), total: z.int() }).meta({
    description:
      "Of an export in records, of which `total` is an estimate until it is completed; of the others in steps",
  }),
  steps: z.array(stepSchema),
};

export const dutySchema = z.strictObject(dutyShape).meta({ id: "Duty" });

export const exportSchema = z
  .strictObject({
    ...dutyShape,
    kind: z.literal("export"),
    sources: z.array(
      z.strictObject({
        name: z.string(),
        status: z.enum(["complete", "empty", "unreachable", "not_configured", "running"]),
        records: z.int(),
        reason: z.string().optional(),
        entity: z.string().optional().meta({ description: "What of it is being read; absent once it is read" }),
        unmapped: z
          .array(z.strictObject({ entity: z.string(), field: z.string(), count: z.int() }))
          .optional()
          .meta({
            description:
              "Fields, by the source's own names, that this version does not know: `count` values are not in the package. Absent when there are none",
          }),
      }),
    ),
    package: z
      .strictObject({
        bytes: z.int(),
        sha256: z.string(),
        complete: z.boolean().meta({
          description:
            "False when something could not be read, though it was tried again: the page inside says what is missing; see the `status` of `sources` and the `reason` of `steps`",
        }),
        expiresAt: instant,
        goneAt: instant.optional(),
      })
      .optional(),
  })
  .meta({ id: "Export" });

export const anonymizationSchema = z
  .strictObject({
    ...dutyShape,
    kind: z.literal("anonymization"),
    absence: absenceSchema,
    result: z.enum(["reduced", "erased", "anonymised"]).optional().meta({
      description:
        "Once completed. `reduced`: something is retained by law; `erased`: nothing is, but traces were left where this service does not reach; `anonymised`: neither",
    }),
    retained: z.array(
      z.strictObject({
        what: z.string(),
        count: z.int().optional(),
        ground: z.string().optional(),
        until: day.optional(),
      }),
    ),
  })
  .meta({ id: "Anonymization" });

export const deletionSchema = z
  .strictObject({
    ...dutyShape,
    kind: z.literal("deletion"),
    absence: absenceSchema,
    clockStoppedAt: instant.optional().meta({
      description: "Since when the clock stands because the client wants the data back first; nothing is due meanwhile",
    }),
    goneAt: instant.optional().meta({
      description: "Where a connector knows it: when the last copy is gone, the processor's backups included",
    }),
  })
  .meta({ id: "Deletion" });

export const purgeSchema = z.strictObject({ ...dutyShape, kind: z.literal("purge") }).meta({
  id: "Purge",
  description:
    "Of documents: which are on its list tells `GET /v1/clients/{clientId}/documents`. With a `connector`: how many rows of each part are to go tell its steps",
});

/** One document that is kept in the books, or was until a purge removed it. */
export const documentSchema = z
  .strictObject({
    kind: z.enum(documentKinds),
    id: z.int().meta({ description: "WHMCS's own" }),
    datedOn: day.optional().meta({ description: "Absent: WHMCS has no date of it" }),
    keepFrom: day.meta({ description: "The first day of the period" }),
    keepUntil: day.meta({ description: "The first day on which it may be purged" }),
    ground: z.string().meta({ description: "The policy's own words" }),
    state: z.enum(["retained", "expired", "removed", "refused"]).meta({
      description:
        "`expired`: on the list of a purge; `refused`: old enough, but it stays for the `reason`; `removed`: gone from WHMCS",
    }),
    reason: z.string().optional(),
    dutyId: z.uuid().optional().meta({ description: "The anonymisation that kept it, or the purge that listed it" }),
    removedAt: instant.optional(),
  })
  .meta({ id: "Document" });

export const evidenceSchema = z
  .strictObject({
    seq: z.int(),
    at: instant,
    kind: z.string(),
    actor: z.string(),
    dutyId: z.string().optional(),
    clientId: z.int().optional(),
    serviceId: z.int().optional(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string(),
  })
  .meta({ id: "Evidence" });

export const blockerSchema = z
  .strictObject({
    code: z.string(),
    ids: z.array(z.int()).meta({ description: "WHMCS's own ids of what blocks" }),
    message: z.string(),
  })
  .meta({ id: "Blocker" });

const plannedStepSchema = z
  .strictObject({
    connector: z.string(),
    action: z.string(),
    state: z.enum(["pending", "retained", "skipped"]),
    reason: z.string().optional(),
    count: z.int().optional(),
    retainedUntil: day.optional(),
    ground: z.string().optional(),
    byHand,
    ...treatedShape,
  })
  .meta({ id: "PlannedStep" });

export const planSchema = z
  .strictObject({ steps: z.array(plannedStepSchema), systems, blockers: z.array(blockerSchema) })
  .meta({ id: "Plan" });

export const deletionPlanSchema = z
  .strictObject({
    clientId: whmcsId,
    cancelled: z
      .boolean()
      .meta({ description: "Whether WHMCS says cancelled; unless it does, no deletion can be asked for" }),
    effectiveAt: instant.optional().meta({ description: "When the cancellation takes effect" }),
    suspendAt: instant.optional().meta({ description: "When the service is suspended until then, by the policy" }),
    startAt: instant.optional(),
    dueAt: instant.optional(),
    steps: z.array(plannedStepSchema),
    systems,
    conflicts: z
      .array(
        z.strictObject({
          code: z.enum(ownStopReasons),
          sharedWith: sharedWith.optional().meta({ description: "Who else uses the account" }),
        }),
      )
      .meta({ description: "What would hold the deletion until the owner says" }),
  })
  .meta({ id: "DeletionPlan" });

/** The named parts of readiness; `detail` says what to do. */
export const checksSchema = z.record(z.string(), z.strictObject({ ok: z.boolean(), detail: z.string().optional() }));

/** What the pages of the addon show beside lists of duties and tasks. */
export const statusSchema = z
  .strictObject({
    mode: z.enum(["dry_run", "live"]),
    stopped: z.boolean().meta({ description: "Also true while the file var/STOP exists" }),
    version: z.string(),
    policy: z.strictObject({
      timezone: z.string(),
      languages: z.array(z.enum(languages)),
      controller: z.strictObject({ name: z.string() }),
      hostingDeletion: z.strictObject({
        gracePeriod: z.string(),
        startBefore: z.string(),
        startsAt: z.enum(["effective", "requested"]),
        customerMayApprove: z.boolean(),
        remindBefore: z.string(),
        suspendAtEffect: z.boolean(),
        tellCustomer: z.boolean(),
      }),
    }),
    readiness: z.strictObject({ ready: z.boolean(), checks: checksSchema }),
    addon: z
      .strictObject({
        lastHeartbeatAt: instant,
        addonVersion: z.string().nullable(),
        outboxPending: z.int().nullable(),
        outboxFailing: z.int().nullable(),
        held: z.int().nullable(),
        overdue: z.int().nullable(),
      })
      .nullable()
      .meta({ description: "What the addon told at its newest heartbeat; null: none was heard yet" }),
  })
  .meta({ id: "Status" });

/** RFC 9457, with this API's additions. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), expected: z.string() })).optional(),
    blockers: z.array(blockerSchema).optional(),
  })
  .meta({ id: "Problem" });

/** How a client gave a word about a deletion; without any of it the word is the owner's alone. */
export const clientWord = z.strictObject({
  channel: z.enum(approvalChannels).optional(),
  userId: whmcsId.optional().meta({ description: "WHMCS's id of the login that spoke in the client area" }),
  wordingVersion: z
    .string()
    .regex(/^[0-9A-Za-z.-]{1,32}$/)
    .optional()
    .meta({ description: "Which wording that login confirmed" }),
});

export const holdBody = z.strictObject({ reason: z.enum(holdReasons) });

/** A page of a list. */
export function pageOf(items: z.ZodType): z.ZodType {
  return z.strictObject({ items: z.array(items), nextCursor: z.string().nullable() });
}
