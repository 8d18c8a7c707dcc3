import type { FormPlugin } from "../values.ts";
import { cfdb7, flamingo, flamingoContacts } from "./definitions-posts.ts";
import { type Content, emptyContent, entriesOf, leavesOf, readJson, textOf } from "./content.ts";
import type { Row } from "./database.ts";
import { elementorFields, type FormFields, gravityFields } from "./form-fields.ts";
import { type FieldKind, type OwnUploads, uploadsOf } from "./uploads.ts";

/** A table whose rows belong to a submission and go with it. */
export interface ChildTable {
  readonly table: string;
  /** Its column that names the submission. */
  readonly of: string;
  /** What is read of it; none: it is only removed. */
  readonly columns: readonly string[];
  /** Columns in which an address may stand. */
  readonly searched: readonly string[];
  /** Which of its rows, where not all that name the id are the submission's. `prefix` is quoted already. */
  readonly only?: (table: (name: string) => string) => string;
}

/** What is known of a submission's site and form when its row is read. */
export interface RowContext {
  readonly uploads: OwnUploads;
  readonly kindOf: (field: string) => FieldKind;
}

/** Names a table of the site, quoted. */
export type TableName = (name: string) => string;

/**
 * How one form plugin keeps what was sent: tables without the site's prefix, and how a row is read. A new plugin is one more of
 * these. Sources: the plugins' own code and documentation; what is unverified stands in docs/connectors.md.
 */
export interface FormDefinition {
  /** As the policy's `forms` name it. */
  readonly plugin: FormPlugin;
  /** What a row of it is called in the ledger. */
  readonly kind: string;
  readonly table: string;
  readonly id: string;
  readonly idIs: "number" | "text";
  /** When it was sent. */
  readonly date: string;
  /** On whose wall clock: that of the site, or UTC. */
  readonly zone: "site" | "utc";
  /** Which rows of the table are submissions, where not all are. */
  readonly only?: { readonly column: string; readonly is: string };
  /** SQL for the form as the policy names it, of the row `m`. */
  readonly form: (table: TableName) => string;
  /** What is read of a row, beside its id and date. */
  readonly columns: readonly string[];
  /** Known, and of no use to anybody. */
  readonly leftOut: readonly string[];
  /** Columns in which an address may stand. */
  readonly searched: readonly string[];
  readonly children: readonly ChildTable[];
  /** Tables that are read only. */
  readonly lookups: Readonly<Record<string, readonly string[]>>;
  /** Where its uploads lie, below `uploads/`; absent: it keeps none. */
  readonly folder?: string;
  /** Where the form itself says which of its fields take files; absent: the row says so itself. */
  readonly formFields?: FormFields;
  /** What a row says; undefined: it cannot be read. @throws PermanentError connector.shape_unexpected */
  readonly read: (row: Row, children: (table: string) => readonly Row[], context: RowContext) => Content | undefined;
}

const ofColumn = (column: string) => (): string => `m.\`${column}\``;

// WPForms Pro. `date` is UTC; Lite keeps no entries here.
const wpforms: FormDefinition = {
  plugin: "wpforms",
  kind: "wpforms_entry",
  table: "wpforms_entries",
  id: "entry_id",
  idIs: "number",
  date: "date",
  zone: "utc",
  form: ofColumn("form_id"),
  columns: ["form_id", "fields", "meta", "ip_address", "user_agent"],
  leftOut: ["post_id", "user_id", "status", "type", "viewed", "starred", "date_modified", "user_uuid"],
  searched: ["fields", "meta"],
  children: [
    { table: "wpforms_entry_fields", of: "entry_id", columns: ["value"], searched: ["value"] },
    { table: "wpforms_entry_meta", of: "entry_id", columns: ["type", "data"], searched: ["data"] },
  ],
  lookups: {},
  folder: "wpforms",
  read: (row, children, { uploads }) => {
    const text = textOf(row, "fields");
    const entries = text === "" ? [] : entriesOf(readJson(text));
    if (entries === undefined) return undefined;
    const fields = entries.map(([key, field]) => {
      const of = Object.fromEntries(entriesOf(field) ?? []);
      const [name = "", value = "", type = ""] = [of["name"], of["value"], of["type"]].map((one) =>
        leavesOf(one).join("\n"),
      );
      return { name: name === "" ? key : name, value, type };
    });
    return {
      ...emptyContent,
      fields: fields.map(({ name, value }) => ({ name, value })),
      ipAddress: textOf(row, "ip_address"),
      userAgent: textOf(row, "user_agent"),
      notes: children("wpforms_entry_meta")
        .filter((one) => textOf(one, "type") === "note")
        .map((one) => textOf(one, "data")),
      otherTexts: [
        textOf(row, "meta"),
        ...children("wpforms_entry_meta").map((one) => textOf(one, "data")),
        ...children("wpforms_entry_fields").map((one) => textOf(one, "value")),
      ],
      // The type is of the form, not of the visitor.
      ...uploadsOf(
        fields.filter(({ type }) => type === "file-upload"),
        () => "file",
        "wpforms",
        uploads,
      ),
    };
  },
};

// Gravity Forms 2.3 and newer. `date_created` is UTC. Keys of fields are numbers such as `3` or `1.3`; other keys are add-ons'.
const gravity: FormDefinition = {
  plugin: "gravity",
  kind: "gravity_entry",
  table: "gf_entry",
  id: "id",
  idIs: "number",
  date: "date_created",
  zone: "utc",
  form: ofColumn("form_id"),
  columns: ["form_id", "ip", "source_url", "user_agent"],
  leftOut: [
    "post_id",
    "date_updated",
    "is_starred",
    "is_read",
    "currency",
    "payment_status",
    "payment_date",
    "payment_amount",
    "payment_method",
    "transaction_id",
    "is_fulfilled",
    "created_by",
    "transaction_type",
    "status",
    "source_id",
  ],
  searched: ["source_url"],
  children: [
    {
      table: "gf_entry_meta",
      of: "entry_id",
      columns: ["meta_key", "meta_value"],
      searched: ["meta_value"],
    },
    { table: "gf_entry_notes", of: "entry_id", columns: ["value"], searched: ["value", "user_name"] },
  ],
  lookups: {},
  folder: "gravity_forms",
  formFields: gravityFields,
  read: (row, children, { uploads, kindOf }) => {
    const values = children("gf_entry_meta").map((one) => ({
      name: textOf(one, "meta_key"),
      value: textOf(one, "meta_value"),
    }));
    const fields = values.filter(({ name }) => /^\d/.test(name));
    const notes = children("gf_entry_notes").map((one) => textOf(one, "value"));
    return {
      ...emptyContent,
      fields,
      ipAddress: textOf(row, "ip"),
      userAgent: textOf(row, "user_agent"),
      page: textOf(row, "source_url"),
      notes,
      otherTexts: values.filter(({ name }) => !/^\d/.test(name)).map(({ value }) => value),
      ...uploadsOf(fields, kindOf, "gravity_forms", uploads),
    };
  },
};

// What a visitor saved and has not sent. Gravity Forms removes it, with its temporary files, after thirty days unless told not to.
const gravityDrafts: FormDefinition = {
  plugin: "gravity",
  kind: "gravity_draft",
  table: "gf_draft_submissions",
  id: "uuid",
  idIs: "text",
  date: "date_created",
  zone: "utc",
  form: ofColumn("form_id"),
  columns: ["form_id", "email", "ip", "source_url", "submission"],
  leftOut: [],
  searched: ["email", "submission"],
  children: [],
  lookups: {},
  read: (row) => {
    const submission = readJson(textOf(row, "submission"));
    const partial = (entriesOf(submission) ?? []).find(([key]) => key === "partial_entry")?.[1];
    const entries = entriesOf(partial);
    if (entries === undefined) return undefined;
    return {
      ...emptyContent,
      fields: entries
        .filter(([key]) => /^\d/.test(key))
        .map(([name, value]) => ({ name, value: leavesOf(value).join("\n") })),
      senders: [textOf(row, "email")],
      ipAddress: textOf(row, "ip"),
      page: textOf(row, "source_url"),
      otherTexts: leavesOf(submission),
    };
  },
};

// Elementor Pro. The values of its three tables go together; `created_at_gmt` is UTC. Its uploads carry names of its own making.
const elementor: FormDefinition = {
  plugin: "elementor",
  kind: "elementor_submission",
  table: "e_submissions",
  id: "id",
  idIs: "number",
  date: "created_at_gmt",
  zone: "utc",
  form: ofColumn("element_id"),
  columns: ["element_id", "referer", "user_ip", "user_agent", "meta"],
  leftOut: [
    "type",
    "hash_id",
    "main_meta_id",
    "post_id",
    "referer_title",
    "form_name",
    "campaign_id",
    "user_id",
    "actions_count",
    "actions_succeeded_count",
    "status",
    "is_read",
    "updated_at_gmt",
    "created_at",
    "updated_at",
  ],
  searched: ["referer", "meta"],
  children: [
    { table: "e_submissions_values", of: "submission_id", columns: ["key", "value"], searched: ["value"] },
    { table: "e_submissions_actions_log", of: "submission_id", columns: ["log"], searched: ["log"] },
  ],
  lookups: {},
  folder: "elementor/forms",
  formFields: elementorFields,
  read: (row, children, { uploads, kindOf }) => {
    const fields = children("e_submissions_values").map((one) => ({
      name: textOf(one, "key"),
      value: textOf(one, "value"),
    }));
    return {
      ...emptyContent,
      fields,
      ipAddress: textOf(row, "user_ip"),
      userAgent: textOf(row, "user_agent"),
      page: textOf(row, "referer"),
      otherTexts: [textOf(row, "meta"), ...children("e_submissions_actions_log").map((one) => textOf(one, "log"))],
      ...uploadsOf(fields, kindOf, "elementor/forms", uploads),
    };
  },
};

/** Every form plugin that is known, in the order in which their rows are read and removed. */
export const formDefinitions: readonly FormDefinition[] = [
  flamingo,
  flamingoContacts,
  cfdb7,
  wpforms,
  gravity,
  gravityDrafts,
  elementor,
];
