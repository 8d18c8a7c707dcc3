import { serialize } from "php-serialize";
import type { Database } from "./mariadb.ts";

// The tables of WordPress and of five form plugins, as their own installers create them, and rows as they write them.

/** Creates the tables of one site. */
export async function createFormTables(database: Database, prefix = "wp_"): Promise<void> {
  for (const statement of ddl(prefix)) await database.query(statement);
  for (const name of ["siteurl", "home"]) {
    await insert(database, `${prefix}options`, { option_name: name, option_value: "https://www.example.com" });
  }
  for (const form_id of ["1", "2"]) {
    await insert(database, `${prefix}gf_form_meta`, { form_id, display_meta: JSON.stringify({ fields: gravityForm }) });
  }
  const post = { post_id: 900_001, meta_key: "_elementor_data", meta_value: JSON.stringify(elementorPage) };
  await insert(database, `${prefix}postmeta`, post);
}

const gravityForm = [
  { id: 1, type: "name", inputType: "" },
  { id: 3, type: "email" },
  { id: 4, type: "textarea" },
  { id: 5, type: "fileupload", inputType: "" },
];

const elementorForm = {
  id: "a1b2c3d",
  elType: "widget",
  settings: {
    form_name: "Home",
    form_fields: [
      { custom_id: "name" }, // a text field's type is the default, and is not written
      { custom_id: "email", field_type: "email" },
      { custom_id: "message", field_type: "textarea" },
      { custom_id: "upload", field_type: "upload" },
    ],
  },
  elements: [],
};
const elementorPage = [{ id: "0f1e2d3", elType: "section", settings: [], elements: [elementorForm] }];

/** What somebody sent. `at`: as the database keeps it. */
export interface Sent {
  readonly email: string;
  readonly at: string;
  readonly message?: string;
  /** The form, as the plugin knows it. */
  readonly form?: string;
  /** Bare names of uploaded files; not with Flamingo. */
  readonly files?: readonly string[];
}

/** Plants one submission as the plugin itself stores it. @returns its id */
export type Plant = (database: Database, sent: Sent, prefix?: string) => Promise<string>;

const nameOf = (email: string): string => email.slice(0, email.indexOf("@"));
const uploads = "https://www.example.com/wp-content/uploads";

async function insert(database: Database, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  const names = columns.map((column) => `\`${column}\``).join(", ");
  const [result] = await database.query<{ id: number }>(
    `INSERT INTO ${table} (${names}) VALUES (${marks}) RETURNING * `,
    Object.values(row),
  );
  return String(Object.values(result ?? {})[0]);
}

async function channel(database: Database, prefix: string, slug: string): Promise<string> {
  const [known] = await database.query<{ id: string }>(
    `SELECT x.term_taxonomy_id AS id FROM ${prefix}term_taxonomy x JOIN ${prefix}terms t ON t.term_id = x.term_id
      WHERE x.taxonomy = 'flamingo_inbound_channel' AND t.slug = ?`,
    [slug],
  );
  if (known !== undefined) return known.id;
  const term = await insert(database, `${prefix}terms`, { name: slug, slug });
  return insert(database, `${prefix}term_taxonomy`, {
    term_id: term,
    taxonomy: "flamingo_inbound_channel",
    description: "",
  });
}

const flamingo: Plant = async (database, { email, at, message = "Hello", form = "contact" }, prefix = "wp_") => {
  const post = await insert(database, `${prefix}posts`, {
    post_date: at,
    post_date_gmt: at,
    post_type: "flamingo_inbound",
    post_status: "publish",
    post_title: "A question",
    post_content: `${nameOf(email)}\n${email}\n${message}\n203.0.113.7`,
  });
  const meta: Record<string, string> = {
    _subject: "A question",
    _from: `${nameOf(email)} <${email}>`,
    _from_name: nameOf(email),
    _from_email: email,
    "_field_your-name": nameOf(email),
    "_field_your-email": email,
    "_field_your-message": message,
    _fields: serialize({ "your-name": null, "your-email": null, "your-message": null }),
    _meta: serialize({
      remote_ip: "203.0.113.7",
      user_agent: "Browser",
      url: "https://www.example.com/contact",
      site_admin_email: "office@example.net",
    }),
    _hash: "0f3a",
  };
  for (const [meta_key, meta_value] of Object.entries(meta)) {
    await insert(database, `${prefix}postmeta`, { post_id: post, meta_key, meta_value });
  }
  const term = await channel(database, prefix, form);
  await database.query(`INSERT INTO ${prefix}term_relationships (object_id, term_taxonomy_id) VALUES (?, ?)`, [
    post,
    term,
  ]);
  return post;
};

/** Flamingo's address book. */
export const plantContact: Plant = async (database, { email, at }, prefix = "wp_") => {
  const post = await insert(database, `${prefix}posts`, {
    post_date: at,
    post_date_gmt: at,
    post_type: "flamingo_contact",
    post_status: "publish",
    post_title: email,
    post_content: `${email}\n${nameOf(email)}`,
  });
  for (const [meta_key, meta_value] of Object.entries({ _email: email, _name: nameOf(email), _props: serialize({}) })) {
    await insert(database, `${prefix}postmeta`, { post_id: post, meta_key, meta_value });
  }
  return post;
};

/** As CFDB7 writes quotes and slashes. */
const plain = (text: string): string => text.replaceAll("'", "&#039;").replaceAll("/", "&#047;");

/** Its copy of a file carries the second in which it was made. */
export function cfdb7File(at: string, file: string): string {
  return `${Date.parse(`${at.replace(" ", "T")}Z`) / 1000}-${file}`;
}

const cfdb7: Plant = (database, { email, at, message = "Hello", form = "12", files = [] }, prefix = "wp_") =>
  insert(database, `${prefix}db7_forms`, {
    form_post_id: form,
    form_value: serialize({
      cfdb7_status: "unread",
      "your-name": plain(nameOf(email)),
      "your-email": plain(email),
      "your-message": plain(message),
      ...Object.fromEntries(files.map((file, n) => [`file-${n}cfdb7_file`, cfdb7File(at, file)])),
    }),
    form_date: at,
  });

const wpforms: Plant = async (database, { email, at, message = "Hello", form = "7", files = [] }, prefix = "wp_") => {
  const values = [
    { id: 1, name: "E-mail", value: email, type: "email" },
    { id: 2, name: "Message", value: message, type: "textarea" },
    ...(files.length === 0
      ? []
      : [
          {
            id: 3,
            name: "File",
            value: files.map((file) => `${uploads}/wpforms/7-0f/${file}`).join("\n"),
            type: "file-upload",
          },
        ]),
  ];
  const fields = JSON.stringify(Object.fromEntries(values.map((value) => [value.id, value])));
  const row = { form_id: form, post_id: 2, user_id: 0, fields, meta: "", date: at, date_modified: at };
  const entry = await insert(database, `${prefix}wpforms_entries`, {
    ...row,
    ip_address: "203.0.113.7",
    user_agent: "Browser",
  });
  for (const { id, value } of values) {
    const field = { entry_id: entry, form_id: form, field_id: id, value, date: at };
    await insert(database, `${prefix}wpforms_entry_fields`, field);
  }
  const note = { entry_id: entry, form_id: form, user_id: 1, type: "note", data: "Called back", date: at };
  await insert(database, `${prefix}wpforms_entry_meta`, note);
  return entry;
};

const gravity: Plant = async (database, { email, at, message = "Hello", form = "1", files = [] }, prefix = "wp_") => {
  const source_url = "https://www.example.com/quote";
  const row = {
    form_id: form,
    date_created: at,
    date_updated: at,
    ip: "203.0.113.7",
    source_url,
    user_agent: "Browser",
  };
  const entry = await insert(database, `${prefix}gf_entry`, { ...row, currency: "EUR", status: "active" });
  const values: Record<string, string> = {
    "3": email,
    "1.3": nameOf(email),
    "4": message,
    ...(files.length > 0 && {
      "5": JSON.stringify(files.map((file) => `${uploads}/gravity_forms/1-0f/2025/01/${file}`)),
    }),
  };
  for (const [meta_key, meta_value] of Object.entries(values)) {
    await insert(database, `${prefix}gf_entry_meta`, { form_id: form, entry_id: entry, meta_key, meta_value });
  }
  const note = { entry_id: entry, user_name: "Admin Notification", date_created: at, value: `Sent to ${email}` };
  await insert(database, `${prefix}gf_entry_notes`, note);
  return entry;
};

/** What a visitor saved and did not send. */
export const plantDraft: Plant = async (database, { email, at, form = "1" }, prefix = "wp_") => {
  const uuid = `draft${Math.floor(Number(at.replaceAll(/\D/g, "")) / 7)}${nameOf(email)}`.slice(0, 32);
  await database.query(
    `INSERT INTO ${prefix}gf_draft_submissions (uuid, email, form_id, date_created, ip, source_url, submission) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      uuid,
      "",
      form,
      at,
      "203.0.113.7",
      "https://www.example.com/quote",
      JSON.stringify({ partial_entry: { 3: email, form_id: form } }),
    ],
  );
  return uuid;
};

const elementor: Plant = async (
  database,
  { email, at, message = "Hello", form = "a1b2c3d", files = [] },
  prefix = "wp_",
) => {
  const submission = await insert(database, `${prefix}e_submissions`, {
    type: "submission",
    hash_id: `${email}${at}${message}`.slice(0, 60),
    main_meta_id: 0,
    post_id: 2,
    referer: "https://www.example.com/home",
    element_id: form,
    form_name: "Home",
    campaign_id: 0,
    user_ip: "203.0.113.7",
    user_agent: "Browser",
    created_at_gmt: at,
    updated_at_gmt: at,
    created_at: at,
    updated_at: at,
  });
  const values: Record<string, string> = {
    name: nameOf(email),
    email,
    message,
    ...(files.length > 0 && { upload: files.map((file) => `${uploads}/elementor/forms/${file}`).join(" , ") }),
  };
  for (const [key, value] of Object.entries(values)) {
    await insert(database, `${prefix}e_submissions_values`, { submission_id: submission, key, value });
  }
  await insert(database, `${prefix}e_submissions_actions_log`, {
    submission_id: submission,
    action_name: "email",
    action_label: "Email",
    status: "success",
    log: `To: ${email}`,
    created_at_gmt: at,
    updated_at_gmt: at,
    created_at: at,
    updated_at: at,
  });
  return submission;
};

/** By plugin, as the policy names it. */
export const plant = { flamingo, cfdb7, wpforms, gravity, elementor } as const;

/** Every table of one site with its rows, in a fixed order: what a twin must still have afterwards. */
export async function allRows(
  database: Database,
  prefix = "wp_",
): Promise<Readonly<Record<string, readonly object[]>>> {
  const tables: Record<string, readonly object[]> = {};
  for (const statement of ddl(prefix)) {
    const [, table = ""] = /CREATE TABLE (\w+)/.exec(statement) ?? [];
    tables[table.slice(prefix.length)] = await database.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
  }
  return tables;
}

function ddl(p: string): readonly string[] {
  return [
    `CREATE TABLE ${p}posts (ID bigint(20) unsigned NOT NULL auto_increment, post_author bigint(20) unsigned NOT NULL default 0,
      post_date datetime NOT NULL default '0000-00-00 00:00:00', post_date_gmt datetime NOT NULL default '0000-00-00 00:00:00',
      post_content longtext NOT NULL, post_title text NOT NULL, post_excerpt text NOT NULL default '',
      post_status varchar(20) NOT NULL default 'publish', post_name varchar(200) NOT NULL default '',
      post_type varchar(20) NOT NULL default 'post', PRIMARY KEY (ID), KEY type_status_date (post_type, post_status, post_date, ID))`,
    `CREATE TABLE ${p}postmeta (meta_id bigint(20) unsigned NOT NULL auto_increment, post_id bigint(20) unsigned NOT NULL default 0,
      meta_key varchar(255) default NULL, meta_value longtext, PRIMARY KEY (meta_id), KEY post_id (post_id))`,
    `CREATE TABLE ${p}options (option_id bigint(20) unsigned NOT NULL auto_increment, option_name varchar(191) NOT NULL default '',
      option_value longtext NOT NULL, PRIMARY KEY (option_id), UNIQUE KEY option_name (option_name))`,
    `CREATE TABLE ${p}gf_form_meta (form_id mediumint(8) unsigned NOT NULL, display_meta longtext, entries_grid_meta longtext,
      confirmations longtext, notifications longtext, PRIMARY KEY (form_id))`,
    `CREATE TABLE ${p}terms (term_id bigint(20) unsigned NOT NULL auto_increment, name varchar(200) NOT NULL default '',
      slug varchar(200) NOT NULL default '', term_group bigint(10) NOT NULL default 0, PRIMARY KEY (term_id))`,
    `CREATE TABLE ${p}term_taxonomy (term_taxonomy_id bigint(20) unsigned NOT NULL auto_increment, term_id bigint(20) unsigned NOT NULL default 0,
      taxonomy varchar(32) NOT NULL default '', description longtext NOT NULL, parent bigint(20) unsigned NOT NULL default 0,
      count bigint(20) NOT NULL default 0, PRIMARY KEY (term_taxonomy_id))`,
    `CREATE TABLE ${p}term_relationships (object_id bigint(20) unsigned NOT NULL default 0, term_taxonomy_id bigint(20) unsigned NOT NULL default 0,
      term_order int(11) NOT NULL default 0, PRIMARY KEY (object_id, term_taxonomy_id))`,
    `CREATE TABLE ${p}db7_forms (form_id bigint(20) NOT NULL AUTO_INCREMENT, form_post_id bigint(20) NOT NULL, form_value longtext NOT NULL,
      form_date datetime DEFAULT '0000-00-00 00:00:00' NOT NULL, PRIMARY KEY (form_id))`,
    `CREATE TABLE ${p}wpforms_entries (entry_id bigint(20) NOT NULL AUTO_INCREMENT, form_id bigint(20) NOT NULL, post_id bigint(20) NOT NULL,
      user_id bigint(20) NOT NULL, status varchar(30) NOT NULL default '', type varchar(30) NOT NULL default '', viewed tinyint(1) DEFAULT 0,
      starred tinyint(1) DEFAULT 0, fields longtext NOT NULL, meta longtext NOT NULL, date datetime NOT NULL, date_modified datetime NOT NULL,
      ip_address varchar(128) NOT NULL, user_agent varchar(256) NOT NULL, user_uuid varchar(36) NOT NULL default '', PRIMARY KEY (entry_id))`,
    `CREATE TABLE ${p}wpforms_entry_fields (id bigint(20) NOT NULL AUTO_INCREMENT, entry_id bigint(20) NOT NULL, form_id bigint(20) NOT NULL,
      field_id varchar(16) NOT NULL, value longtext NOT NULL, date datetime NOT NULL, PRIMARY KEY (id), KEY entry_id (entry_id))`,
    `CREATE TABLE ${p}wpforms_entry_meta (id bigint(20) NOT NULL AUTO_INCREMENT, entry_id bigint(20) NOT NULL, form_id bigint(20) NOT NULL,
      user_id bigint(20) NOT NULL, status varchar(30) NOT NULL default '', type varchar(255) NOT NULL, data longtext NOT NULL,
      date datetime NOT NULL, PRIMARY KEY (id), KEY entry_id (entry_id))`,
    `CREATE TABLE ${p}gf_entry (id int(10) unsigned NOT NULL AUTO_INCREMENT, form_id mediumint(10) unsigned NOT NULL, post_id bigint(10) unsigned DEFAULT NULL,
      date_created datetime NOT NULL, date_updated datetime DEFAULT NULL, is_starred tinyint(10) NOT NULL DEFAULT 0, is_read tinyint(10) NOT NULL DEFAULT 0,
      ip varchar(39) NOT NULL, source_url varchar(200) NOT NULL DEFAULT '', user_agent varchar(250) NOT NULL DEFAULT '', currency varchar(5) DEFAULT NULL,
      payment_status varchar(15) DEFAULT NULL, created_by bigint(20) unsigned DEFAULT NULL, status varchar(20) NOT NULL DEFAULT 'active', PRIMARY KEY (id))`,
    `CREATE TABLE ${p}gf_entry_meta (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, form_id mediumint(10) unsigned NOT NULL DEFAULT 0,
      entry_id bigint(10) unsigned NOT NULL, meta_key varchar(255) DEFAULT NULL, meta_value longtext, item_index varchar(60) DEFAULT NULL,
      PRIMARY KEY (id), KEY entry_id (entry_id))`,
    `CREATE TABLE ${p}gf_entry_notes (id int(10) unsigned NOT NULL AUTO_INCREMENT, entry_id int(10) unsigned NOT NULL, user_name varchar(250) DEFAULT NULL,
      user_id bigint(10) DEFAULT NULL, date_created datetime NOT NULL, value longtext, note_type varchar(50) DEFAULT NULL,
      sub_type varchar(50) DEFAULT NULL, PRIMARY KEY (id), KEY entry_id (entry_id))`,
    `CREATE TABLE ${p}gf_draft_submissions (uuid char(32) NOT NULL, email varchar(255) DEFAULT NULL, form_id mediumint(8) unsigned NOT NULL,
      date_created datetime NOT NULL, ip varchar(39) NOT NULL, source_url longtext NOT NULL, submission longtext NOT NULL, PRIMARY KEY (uuid))`,
    `CREATE TABLE ${p}e_submissions (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, type varchar(60) DEFAULT NULL, hash_id varchar(60) NOT NULL,
      main_meta_id bigint(20) unsigned NOT NULL, post_id bigint(20) unsigned NOT NULL, referer varchar(500) NOT NULL, referer_title varchar(300) DEFAULT NULL,
      element_id varchar(20) NOT NULL, form_name varchar(60) NOT NULL, campaign_id bigint(20) unsigned NOT NULL, user_id bigint(20) unsigned DEFAULT NULL,
      user_ip varchar(46) NOT NULL, user_agent text NOT NULL, actions_count int(11) DEFAULT 0, actions_succeeded_count int(11) DEFAULT 0,
      status varchar(20) NOT NULL default 'new', is_read tinyint(1) NOT NULL DEFAULT 0, meta text DEFAULT NULL, created_at_gmt datetime NOT NULL,
      updated_at_gmt datetime NOT NULL, created_at datetime NOT NULL, updated_at datetime NOT NULL, PRIMARY KEY (id))`,
    `CREATE TABLE ${p}e_submissions_values (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, submission_id bigint(20) unsigned NOT NULL DEFAULT 0,
      \`key\` varchar(60) DEFAULT NULL, value longtext DEFAULT NULL, PRIMARY KEY (id), KEY submission_id (submission_id))`,
    `CREATE TABLE ${p}e_submissions_actions_log (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, submission_id bigint(20) unsigned NOT NULL,
      action_name varchar(60) NOT NULL, action_label varchar(60) DEFAULT NULL, status varchar(20) NOT NULL, log text DEFAULT NULL,
      created_at_gmt datetime NOT NULL, updated_at_gmt datetime NOT NULL, created_at datetime NOT NULL, updated_at datetime NOT NULL, PRIMARY KEY (id))`,
  ];
}
