import { parseDocument } from "yaml";
import { z } from "zod";
import { addPeriod, dueAt, isCalendarDay, isPeriod, isTimezone, isWholeDays, startAt } from "../src/domain/calendar.ts";
import { recipientKinds } from "../src/domain/data-map.ts";
import { formPlugins } from "../src/connectors/values.ts";
import { type InvoiceRetentionRule, languages, type Policy } from "../src/domain/policy.ts";
import { type ConfigProblem, ConfigError } from "./problems.ts";

const period = text("an ISO 8601 period such as P14D or PT12H, parts of a day or longer in whole numbers", isPeriod);
const wholeDays = text(
  "an ISO 8601 period of whole days or longer, such as P10Y",
  (value) => isPeriod(value) && isWholeDays(value),
);
const controllerText = text("text that is not empty", isFilled).optional();
const yesOrNo = z.boolean({ error: "true or false" });
const perDay = z.int({ error: "a whole number, 0 or more" }).min(0, { error: "a whole number, 0 or more" });

const aboveNone = "a whole number, 1 or more";

/** Options that mean something for one system only: anywhere else they would be a promise that nobody keeps. */
const ownOptions: Readonly<Record<string, readonly string[]>> = {
  tickets: ["freshdesk"],
  deleteAfter: ["freshdesk"],
  backupsKept: ["cloudways", "rackspace"],
  forms: ["website_forms"],
  onlyDomains: ["resellerclub"],
  callsPerMinute: ["cloudways", "freshdesk", "versio", "resellerclub", "rackspace", "google_analytics"],
};

const invoiceRule = z.strictObject({
  keep: wholeDays.default("P10Y"),
  countedFrom: choice(["endOfCalendarYear", "documentDate"]).default("endOfCalendarYear"),
  ground: text("the legal ground on which invoices are kept, in your own words, not empty", isFilled),
  documentsFrom: text("a day, YYYY-MM-DD", isCalendarDay).optional(),
});

const invoiceRules = z
  .array(invoiceRule)
  .min(1, { error: "one rule, or a list with at least one", abort: true })
  .refine((rules) => rules.some(({ documentsFrom }) => documentsFrom === undefined), {
    error: "one rule without documentsFrom, for the oldest documents",
  })
  .refine((rules) => new Set(rules.map(({ documentsFrom }) => documentsFrom)).size === rules.length, {
    error: "a different documentsFrom in every rule",
  });

/** One rule is a list of one, and its problems are told without an index the owner never wrote. */
const invoices = z.unknown().transform((value, ctx): readonly InvoiceRetentionRule[] => {
  const single = !Array.isArray(value);
  const parsed = invoiceRules.safeParse(single ? [value ?? {}] : value);
  if (parsed.success) return parsed.data;
  for (const { path, ...issue } of parsed.error.issues) {
    ctx.issues.push({ ...issue, input: undefined, path: single ? path.slice(1) : path });
  }
  return z.NEVER;
});

const schema = z.strictObject(
  {
    controller: z.strictObject(
      {
        name: text("the controller's name", isFilled),
        legalForm: controllerText,
        address: controllerText,
        email: z.email({ error: "an e-mail address" }).optional(),
        phone: controllerText,
        vatNumber: controllerText,
        supervisoryAuthority: controllerText,
      },
      { error: objectOr("the controller: at least its name") },
    ),
    timezone: text("an IANA time zone such as Europe/Brussels", isTimezone),
    languages: z
      .array(choice(languages), { error: `a list out of ${languages.join(", ")}, the first being the default` })
      .min(1, { error: "at least one language" })
      .refine((list) => new Set(list).size === list.length, { error: "each language once" })
      .default([...languages]),
    hostingDeletion: section({
      gracePeriod: period.default("P14D"),
      startBefore: period.default("PT12H"),
      startsAt: choice(["effective", "requested"]).default("effective"),
      customerMayApprove: yesOrNo.default(true),
      remindBefore: period.default("P3D"),
      suspendAtEffect: yesOrNo.default(false),
      tellCustomer: yesOrNo.default(true),
    }).refine(({ gracePeriod, startBefore }) => startsAfterItsEvent(gracePeriod, startBefore), {
      path: ["startBefore"],
      error: "a period no longer than gracePeriod: a deletion must not start before the day of its event has ended",
    }),
    accountClosure: section({ gracePeriod: period.default("P14D"), ownerConfirms: yesOrNo.default(true) }),
    retention: section({
      invoices,
      inactiveClients: section({ after: period.default("P1Y") }),
      websiteForms: section({ keep: period.default("P1Y") }),
      exportPackages: section({ keep: period.default("P7D") }),
      evidence: section({ keep: period.default("P10Y") }),
    }),
    export: section({ notes: yesOrNo.default(true) }),
    limits: section({ deletionsPerDay: perDay.default(5), anonymizationsPerDay: perDay.default(2) }),
    products: z
      .record(
        text("a WHMCS product id, a whole number", (value) => /^[1-9]\d{0,9}$/.test(value)),
        z.strictObject(
          { lives: choice(["whmcs_module", "cloudways", "rackspace", "none"]), backupsKept: period.optional() },
          { error: objectOr("a mapping with lives") },
        ),
        { error: "a mapping from WHMCS product id to where its data lives" },
      )
      .default({}),
    processors: z
      .record(
        text("a name of lower-case letters, digits, - and _", (value) => /^[a-z][a-z0-9_-]{0,31}$/.test(value)),
        section({
          enabled: yesOrNo.default(true),
          kind: choice(["manual"]).optional(),
          label: text("text that is not empty", isFilled).optional(),
          receives: z
            .array(choice(recipientKinds), { error: `a list out of ${recipientKinds.join(", ")}` })
            .refine((list) => new Set(list).size === list.length, { error: "each kind once" })
            .optional(),
          tickets: choice(["keep", "delete"]).optional(),
          // A step that waits longer than thirty days is a person's.
          deleteAfter: period.refine(isWithinMonth, { error: "a period of at most P29D" }).optional(),
          backupsKept: period.optional(),
          forms: z
            .array(text(`a form as plugin:form, the plugin one of ${formPlugins.join(", ")}`, isForm), {
              error: "a list of forms",
            })
            .optional(),
          onlyDomains: yesOrNo.optional(),
          callsPerMinute: z.int({ error: aboveNone }).min(1, { error: aboveNone }).optional(),
        }),
        { error: "a mapping from a processor's name to its settings" },
      )
      .check(refuseForeignOptions)
      .default({}),
  },
  { error: objectOr("a mapping that starts with controller and timezone") },
);

/**
 * The policy of contract section 6 from the text of its YAML file, with every default filled in. Pure.
 * @throws ConfigError `config.invalid` with every problem at once, each with its path in the file; unknown keys are problems
 */
export function readPolicy(yamlText: string): Policy {
  const document = parseDocument(yamlText);
  if (document.errors.length > 0) {
    throw new ConfigError(
      document.errors.map(({ linePos, code }) => ({
        name: linePos === undefined ? "policy" : `line ${linePos[0].line}, column ${linePos[0].col}`,
        expected: `valid YAML (${code.toLowerCase().replaceAll("_", " ")})`,
      })),
    );
  }
  const parsed = schema.safeParse(withoutEmptySections(document.toJS()));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.flatMap(problemsOf));
  return parsed.data;
}

function refuseForeignOptions({ value, issues }: z.core.ParsePayload<Record<string, object>>): void {
  for (const [name, processor] of Object.entries(value)) {
    for (const [option, systems] of Object.entries(ownOptions)) {
      if (!(option in processor) || systems.includes(name)) continue;
      const message = `no such key here; it belongs to ${systems.join(", ")}`;
      issues.push({ code: "custom", input: undefined, path: [name, option], message });
    }
  }
}

function isWithinMonth(value: string): boolean {
  const start = new Date("2026-01-01T00:00:00Z");
  return addPeriod(start, value, "UTC") <= addPeriod(start, "P29D", "UTC");
}

/** `wpforms:12`, `elementor:a1b2c3d`, `gravity:*`: a plugin and the form as it knows it, or all of them. */
function isForm(value: string): boolean {
  const colon = value.indexOf(":");
  const isPlugin = formPlugins.some((plugin) => plugin === value.slice(0, colon));
  return isPlugin && /^(?:\*|[A-Za-z0-9_.%-]{1,64})$/.test(value.slice(colon + 1));
}

function problemsOf(issue: z.core.$ZodIssue): readonly ConfigProblem[] {
  const name = pathOf(issue.path);
  if (issue.code !== "unrecognized_keys") {
    const expected = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
    return [{ name: name === "" ? "policy" : name, expected }];
  }
  return issue.keys.map((key) => ({ name: pathOf([...issue.path, key]), expected: "no such key; it is unknown" }));
}

/** `retention.invoices[1].ground`, as an owner would point at it. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

/** A section whose lines are all commented out is `null` in YAML and means its defaults. */
function withoutEmptySections(value: unknown): unknown {
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null));
}

/**
 * Tried on one event: with periods of whole days the day on which it falls makes no difference to the answer that counts.
 * An owner who grants no day at all wants the act on the very day.
 */
function startsAfterItsEvent(gracePeriod: string, startBefore: string): boolean {
  const event = new Date("2026-01-01T12:00:00Z");
  const grantsNoDay = dueAt(event, gracePeriod, "UTC") <= dueAt(event, "P0D", "UTC");
  if (!isWholeDays(gracePeriod) || grantsNoDay) return true;
  return startAt(dueAt(event, gracePeriod, "UTC"), gracePeriod, startBefore) >= dueAt(event, "P0D", "UTC");
}

function text(expected: string, accepts: (value: string) => boolean) {
  return z.string({ error: expected }).refine(accepts, { error: expected, abort: true });
}

function choice<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `one of ${words.join(", ")}` });
}

/** A mapping in which every key has a default, so that it may be left out itself. */
function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const expected = `a mapping with ${Object.keys(shape).join(", ")}`;
  return z.strictObject(shape, { error: objectOr(expected) }).prefault({} as never);
}

/** Zod asks one function for both faults of a mapping; unknown keys keep zod's own, which names them. */
function objectOr(expected: string): z.core.$ZodErrorMap {
  return (issue) => (issue.code === "unrecognized_keys" ? undefined : expected);
}

function isFilled(value: string): boolean {
  return value.trim() !== "";
}
