import {
  emptyContent,
  entriesOf,
  type FilledField,
  leavesOf,
  maybeSerialised,
  readSerialised,
  textOf,
} from "./content.ts";
import type { Row } from "./database.ts";
import type { ChildTable, FormDefinition, TableName } from "./definitions.ts";
import { isUploadPath, withoutEntities } from "./uploads.ts";

// Contact Form 7 keeps nothing itself: Flamingo does in WordPress's own tables, CFDB7 in one of its own.

const inboundChannel = "flamingo_inbound_channel";
const contactTag = "flamingo_contact_tag";

/** Links of the old link manager count their ids apart: only the terms of this kind are the post's. */
const relationsOf = (taxonomy: string): ChildTable => ({
  table: "term_relationships",
  of: "object_id",
  columns: [],
  searched: [],
  only: (table) =>
    `term_taxonomy_id IN (SELECT term_taxonomy_id FROM ${table("term_taxonomy")} WHERE taxonomy = '${taxonomy}')`,
});

const postmeta: ChildTable = {
  table: "postmeta",
  of: "post_id",
  columns: ["meta_key", "meta_value"],
  searched: ["meta_value"],
};

const lookups = { term_taxonomy: ["term_taxonomy_id", "term_id", "taxonomy"], terms: ["term_id", "slug"] } as const;

/** Of `wp_posts` everything but these says something. */
const postColumnsLeftOut = [
  "post_author",
  "post_date_gmt",
  "post_excerpt",
  "post_status",
  "comment_status",
  "ping_status",
  "post_password",
  "post_name",
  "to_ping",
  "pinged",
  "post_modified",
  "post_modified_gmt",
  "post_content_filtered",
  "post_parent",
  "guid",
  "menu_order",
  "post_type",
  "post_mime_type",
  "comment_count",
];

/** The message's channel is the name of its form (Flamingo's class-inbound-message.php). */
function channelOf(table: TableName): string {
  return `(SELECT MIN(t.slug) FROM ${table("term_relationships")} r
    JOIN ${table("term_taxonomy")} x ON x.term_taxonomy_id = r.term_taxonomy_id AND x.taxonomy = '${inboundChannel}'
    JOIN ${table("terms")} t ON t.term_id = x.term_id WHERE r.object_id = m.\`ID\`)`;
}

function metaOf(children: (table: string) => readonly Row[]): ReadonlyMap<string, string> {
  return new Map(children("postmeta").map((row) => [textOf(row, "meta_key"), textOf(row, "meta_value")]));
}

/** Inbound messages. `post_date` is the site's own clock. Spam and trash are other states of the same rows. */
export const flamingo: FormDefinition = {
  plugin: "flamingo",
  kind: "flamingo_message",
  table: "posts",
  id: "ID",
  idIs: "number",
  date: "post_date",
  zone: "site",
  only: { column: "post_type", is: "flamingo_inbound" },
  form: channelOf,
  columns: ["post_title", "post_content"],
  leftOut: postColumnsLeftOut,
  searched: ["post_title", "post_content"],
  children: [postmeta, relationsOf(inboundChannel)],
  lookups,
  read: (row, children) => {
    const meta = metaOf(children);
    const fields: FilledField[] = [...meta]
      .filter(([key]) => key.startsWith("_field_"))
      .map(([key, value]) => ({ name: key.slice("_field_".length), value: maybeSerialised(value).join("\n") }));
    const about = new Map(entriesOf(readSerialised(meta.get("_meta") ?? "")) ?? []);
    const aboutOf = (key: string): string => leavesOf(about.get(key)).join(" ");
    return {
      ...emptyContent,
      fields: [
        { name: "subject", value: textOf(row, "post_title") },
        { name: "from", value: meta.get("_from_name") ?? "" },
        ...fields,
      ].filter(({ value }) => value !== ""),
      senders: [meta.get("_from_email") ?? ""],
      ipAddress: aboutOf("remote_ip"),
      userAgent: aboutOf("user_agent"),
      page: aboutOf("url"),
      otherTexts: [
        textOf(row, "post_content"),
        ...[...meta].filter(([key]) => !key.startsWith("_field_")).flatMap(([, value]) => maybeSerialised(value)),
      ],
    };
  },
};

/** Flamingo's address book, which it fills from messages and comments: listed as the form `contacts`. */
export const flamingoContacts: FormDefinition = {
  plugin: "flamingo",
  kind: "flamingo_contact",
  table: "posts",
  id: "ID",
  idIs: "number",
  date: "post_date",
  zone: "site",
  only: { column: "post_type", is: "flamingo_contact" },
  form: () => "'contacts'",
  columns: ["post_title", "post_content"],
  leftOut: postColumnsLeftOut,
  searched: ["post_title", "post_content"],
  children: [postmeta, relationsOf(contactTag)],
  lookups,
  read: (row, children) => {
    const meta = metaOf(children);
    const props = entriesOf(readSerialised(meta.get("_props") ?? "")) ?? [];
    return {
      ...emptyContent,
      fields: [
        { name: "name", value: meta.get("_name") ?? "" },
        { name: "email", value: meta.get("_email") ?? "" },
        ...props.map(([name, value]) => ({ name, value: leavesOf(value).join("\n") })),
      ].filter(({ value }) => value !== ""),
      senders: [meta.get("_email") ?? ""],
      otherTexts: [textOf(row, "post_title"), textOf(row, "post_content")],
    };
  },
};

const fileKey = "cfdb7_file";

/** The database add-on of Contact Form 7. `form_date` is the site's own clock; a file stands by its bare name. */
export const cfdb7: FormDefinition = {
  plugin: "cfdb7",
  kind: "cfdb7_row",
  table: "db7_forms",
  id: "form_id",
  idIs: "number",
  date: "form_date",
  zone: "site",
  form: () => "m.`form_post_id`",
  columns: ["form_post_id", "form_value"],
  leftOut: [],
  searched: ["form_value"],
  children: [],
  lookups: {},
  folder: "cfdb7_uploads",
  read: (row, _children, { uploads }) => {
    const entries = entriesOf(readSerialised(textOf(row, "form_value")));
    if (entries === undefined) return undefined;
    const names = entries
      .filter(([key]) => key.endsWith(fileKey))
      .flatMap(([, value]) => leavesOf(value))
      .filter((name) => name !== "")
      .map(withoutEntities);
    const folder = `${uploads.folder ?? ""}cfdb7_uploads`;
    const files = names.map((name) => `${folder}/${name}`);
    const areOwn =
      uploads.folder !== undefined &&
      files.every((path) => isUploadPath(path, folder)) &&
      names.every((name) => isOfMoment(name, textOf(row, "_sent")));
    return {
      ...emptyContent,
      fields: entries
        .filter(([key]) => key !== "cfdb7_status")
        .map(([name, value]) => ({ name, value: withoutEntities(leavesOf(value).join("\n")) })),
      ...(areOwn ? { files } : { filesInDoubt: names.length > 0 }),
    };
  },
};

/**
 * CFDB7 keeps whatever a visitor's request calls a file, but writes the second of its own copy before the name: one of another
 * day is not the row's. The site's clock may be most of a day from UTC.
 */
function isOfMoment(name: string, sentAt: string): boolean {
  const seconds = /^(\d{10})-[^/]+$/.exec(name)?.[1];
  const sent = Date.parse(`${sentAt.replace(" ", "T")}Z`);
  return seconds !== undefined && Math.abs(Number(seconds) * 1000 - sent) < 24 * 3_600_000;
}
