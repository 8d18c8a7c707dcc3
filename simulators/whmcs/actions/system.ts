/**
 * System, mail and log actions of the WHMCS stand-in. Keys, types and error texts follow the vendor's API reference
 * (developers.whmcs.com: System, Client › GetEmails, Authentication).
 */
import {
  type ActionContext,
  type Handler,
  Refusal,
  fromLocalisedDate,
  logActivity,
  numberPaging,
  paginate,
  refuse,
  wrapped,
} from "../context.ts";
import type { World } from "../installation.ts";
import { recordEmail } from "../mail.ts";
import { type PhpMap, decodeSerialized, intOf, serializedPairs, textOf } from "../php.ts";
import { ZERO_DATETIME } from "../world.ts";

const versionKeys = (version: string): Record<string, string> => ({
  version,
  canonicalversion: `${version}-release.1`,
});

const getConfigurationValue: Handler = (params, { world }) => {
  const setting = textOf(params, "setting") ?? "";
  if (setting === "") refuse("Parameter setting is required");
  if (!Object.hasOwn(world.settings, setting)) refuse("Invalid name for parameter setting");
  return { setting, value: world.settings[setting] };
};

/** Its errors use `status` where every other action says `result`. */
const getEmails: Handler = (params, { world, quirks }) => {
  const clientId = intOf(params, "clientid");
  if (!world.clients.has(clientId)) throw new Refusal("Client ID Not Found", "status");
  const subject = (textOf(params, "subject") ?? "").toLowerCase();
  const date = textOf(params, "date") ?? "";
  const rows = [...world.emails.values()].filter(
    (row) =>
      row.clientId === clientId && row.subject.toLowerCase().includes(subject) && (date === "" || row.date === date),
  );
  const page = paginate(rows, params, quirks);
  const listed = page.rows.map((row) => ({
    id: row.id,
    userid: row.clientId,
    subject: row.subject,
    message: row.message,
    date: row.date,
    to: row.to,
    cc: row.cc,
    bcc: row.bcc,
    attachments: null,
    pending: 0,
    message_data: null,
    failed: 0,
    failure_reason: "",
    retry_count: 0,
    created_at: null,
    updated_at: null,
    campaign_id: 0,
  }));
  return { ...numberPaging(page), ...wrapped(quirks, "emails", "email", listed, "absent") };
};

const getActivityLog: Handler = (params, { world, quirks }) => {
  const clientId = intOf(params, "clientid") || intOf(params, "userid");
  const date = textOf(params, "date") ?? "";
  const day = fromLocalisedDate(world, date);
  const contains = (textOf(params, "description") ?? "").toLowerCase();
  const user = textOf(params, "user") ?? "";
  const ip = textOf(params, "ipaddress") ?? "";
  const rows = [...world.activity.values()]
    .filter(
      (row) =>
        (clientId === 0 || row.clientId === clientId) &&
        (date === "" || row.date.startsWith(day ?? "never")) &&
        row.description.toLowerCase().includes(contains) &&
        (user === "" || row.username === user) &&
        (ip === "" || row.ipaddress === ip),
    )
    .sort((a, b) => b.id - a.id);
  const { numreturned: _, ...paging } = numberPaging(paginate(rows, params, quirks));
  const entries = paginate(rows, params, quirks).rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    userId: row.userId,
    adminId: row.adminId,
    date: row.date,
    description: row.description,
    username: row.username,
    ipaddress: row.ipaddress,
    userid: row.clientId,
  }));
  return { ...paging, ...wrapped(quirks, "activity", "entry", entries) };
};

/** Item fields are not documented; those of UpdateToDoItem are sent. The wrapper is absent for none. */
const getToDoItems: Handler = (params, { world, quirks }) => {
  const status = textOf(params, "status") ?? "";
  const open = (row: { status: string }): boolean => status === "Incomplete" && row.status !== "Completed";
  const rows = [...world.toDoItems.values()].filter((row) => status === "" || row.status === status || open(row));
  const page = paginate(rows, params, quirks);
  const items = page.rows.map((row) => ({ ...row, id: String(row.id), duedate: row.date, adminid: "1" }));
  return {
    totalresults: String(page.total),
    startnumber: String(page.start),
    ...wrapped(quirks, "items", "item", items, "absent"),
  };
};

const getAdminDetails: Handler = (_params, { world, version }) => ({
  adminid: String(world.admin.id),
  name: world.admin.name,
  notes: "",
  signature: "",
  allowedpermissions: "List Clients,View Clients Summary,API Access",
  departments: `,${world.admin.departments.join(",")},`,
  whmcs: versionKeys(version),
});

/** The sample has a count in place of the paging keys, and no `result`. */
const getAdminUsers: Handler = (_params, { world }) => {
  const [firstname = "", lastname = ""] = world.admin.name.split(" ");
  const own = { id: world.admin.id, firstname, lastname, username: "admin", email: "site.admin@example.com" };
  const rows = [own, ...world.colleagues].map((admin) => ({
    id: admin.id,
    uuid: "",
    roleId: 1,
    username: admin.username,
    twoFactorAuthModule: "",
    firstname: admin.firstname,
    lastname: admin.lastname,
    email: admin.email,
    signature: "",
    notes: "",
    template: "blend",
    language: "english",
    isDisabled: 0,
    loginAttempts: 0,
    supportDepartmentIds: world.admin.departments.map(String),
    receivesTicketNotifications: [""],
    homepageWidgetsConfig: "",
    hiddenHomepageWidgets: "",
    created_at: ZERO_DATETIME,
    updated_at: ZERO_DATETIME,
    fullName: `${admin.firstname} ${admin.lastname}`,
    gravatarHash: "",
  }));
  return { count: rows.length, admin_users: rows };
};

const PERMISSIONS = [
  "profile",
  "contacts",
  "products",
  "manageproducts",
  "productsso",
  "domains",
  "managedomains",
  "invoices",
  "quotes",
  "tickets",
  "affiliates",
  "emails",
  "orders",
];

const MAIL_TYPES = ["general", "product", "domain", "invoice", "support", "affiliate"];

/** The client a mail of this type reaches through its related id, or undefined. */
function mailRecipient(world: World, type: string, id: number): number | undefined {
  switch (type) {
    case "product":
      return world.services.get(id)?.clientId;
    case "domain":
      return world.domains.get(id)?.clientId;
    case "invoice":
      return world.invoices.get(id)?.clientId;
    case "support":
      return world.tickets.get(id)?.clientId;
    case "affiliate":
      return world.affiliates.get(id)?.clientId;
    default:
      return world.clients.get(id)?.id;
  }
}

/** Every mail lands in the client's mail log. */
const sendEmail: Handler = (params, ctx) => {
  const { world } = ctx;
  const { type, subject, body } = chosenMail(params, ctx);
  const variables = textOf(params, "customvars") ?? "";
  if (variables !== "" && typeof decodeSerialized(variables) !== "object") {
    refuse("The custom variables you provided are invalid.");
  }
  if (intOf(params, "id") === 0) refuse("A related ID is required");
  const clientId = mailRecipient(world, type, intOf(params, "id"));
  if (clientId === undefined) refuse("Sending Failed. Please see documentation.");
  const pairs = serializedPairs(params, "customvars");
  // As Smarty, which reads every mail to a client.
  const merge = (text: string): string =>
    pairs
      .reduce((merged, [name, value]) => merged.replaceAll(`{$${name}}`, value), text)
      .replaceAll(/\{(?:ldelim|rdelim)\}/g, (tag) => (tag === "{ldelim}" ? "{" : "}"));
  recordEmail(ctx, clientId, merge(subject), merge(body));
  return {};
};

function chosenMail(params: PhpMap, { world }: ActionContext): { type: string; subject: string; body: string } {
  const name = textOf(params, "messagename") ?? "";
  if (name !== "") {
    const template = world.emailTemplates.get(name);
    if (template === undefined) refuse("Email Template not found");
    if (template.disabled) refuse("Email Template is disabled");
    return template;
  }
  const type = textOf(params, "customtype") ?? "";
  if (type === "") refuse("You must provide either an existing email template name or a custom message type");
  if (!MAIL_TYPES.includes(type)) refuse("Invalid message type provided");
  const subject = textOf(params, "customsubject") ?? "";
  const body = textOf(params, "custommessage") ?? "";
  if (subject === "") refuse("A subject is required for a custom message");
  if (body === "") refuse("A message body is required for a custom message");
  return { type, subject, body };
}

const sendAdminEmail: Handler = (params, { world }) => {
  const name = textOf(params, "messagename") ?? "";
  const template = world.emailTemplates.get(name);
  if (name !== "" && template === undefined) refuse("Email Template not found");
  world.adminMails.push({
    subject: template?.subject ?? textOf(params, "customsubject") ?? "",
    message: template?.body ?? textOf(params, "custommessage") ?? "",
    type: textOf(params, "type") ?? "system",
  });
  return {};
};

const triggerNotificationEvent: Handler = (params, { world }) => {
  const need = (name: string, what: string): string => {
    const value = textOf(params, name) ?? "";
    if (value === "") refuse(`API Notification Events require a ${what}`);
    return value;
  };
  world.notifications.push({
    identifier: need("notification_identifier", "identifier string to be passed."),
    title: need("title", "title to be provided."),
    message: need("message", "message to be provided."),
  });
  return {};
};

export const systemActions: Record<string, Handler> = {
  WhmcsDetails: (_params, { version }) => ({ whmcs: versionKeys(version) }),
  GetConfigurationValue: getConfigurationValue,
  GetEmails: getEmails,
  GetActivityLog: getActivityLog,
  GetToDoItems: getToDoItems,
  GetAdminDetails: getAdminDetails,
  GetAdminUsers: getAdminUsers,
  GetPermissionsList: () => ({ permissions: { permission: PERMISSIONS } }),
  SendEmail: sendEmail,
  SendAdminEmail: sendAdminEmail,
  LogActivity: (params, ctx) => {
    logActivity(ctx, textOf(params, "description") ?? "", intOf(params, "clientid") || intOf(params, "userid"));
    return {};
  },
  TriggerNotificationEvent: triggerNotificationEvent,
};
