/**
 * Writing actions about clients, contacts, users and pay methods in the WHMCS stand-in. Parameters and error texts follow
 * the vendor's API reference (developers.whmcs.com: Client, Users), hooks its hook reference.
 */
import { copyIdentity } from "../builders.ts";
import {
  type ActionContext,
  type Handler,
  changedFields,
  find,
  isEmailAddress,
  logActivity,
  refuse,
  timestamp,
} from "../context.ts";
import { allocateId } from "../installation.ts";
import { closeClient, deleteClient } from "../lifecycle.ts";
import { type PhpMap, intOf, isTruthy, serializedPairs, textOf } from "../php.ts";
import { CLIENT_FLAGS, type Client, type Contact, type Identity } from "../world.ts";
import { acceptsValue, mergedPreferences } from "./fields.ts";

const IDENTITY_TEXTS = [
  "firstname",
  "lastname",
  "companyname",
  "email",
  "address1",
  "address2",
  "city",
  "state",
  "postcode",
  "country",
  "phonenumber",
] as const satisfies readonly (keyof Identity)[];

const ICANN_RULE =
  "You must have at least one email address enabled to receive domain related notifications as required by ICANN.";

/** The client of `clientid`, else of `clientemail`. */
function clientToUpdate(params: PhpMap, { world }: ActionContext): Client {
  const email = (textOf(params, "clientemail") ?? "").toLowerCase();
  const found =
    intOf(params, "clientid") > 0
      ? world.clients.get(intOf(params, "clientid"))
      : [...world.clients.values()].find((row) => email !== "" && row.email.toLowerCase() === email);
  return found ?? refuse("Client ID Not Found");
}

function checkClientChange(client: Client, params: PhpMap, ctx: ActionContext): void {
  const { world } = ctx;
  const email = textOf(params, "email");
  if (email !== undefined && email !== "") {
    if (!isEmailAddress(email)) refuse("The email address entered is not valid");
    const taken = [...world.clients.values()].some(
      (row) => row.id !== client.id && row.email.toLowerCase() === email.toLowerCase(),
    );
    if (taken) refuse("Duplicate Email Address");
  }
  const contacts = [...world.contacts.values()].filter((row) => row.clientId === client.id);
  if (
    !mergedPreferences(client.mailPreferences, params).domain &&
    client.mailPreferences.domain &&
    !contacts.some((row) => row.mailPreferences.domain)
  ) {
    refuse(
      `${ICANN_RULE} To disable domain notifications, please create an alternative contact that is set to receive them`,
    );
  }
  if (isTruthy(params["skipvalidation"])) return;
  for (const [key, value] of serializedPairs(params, "customfields")) {
    const field = world.clientCustomFields.find((row) => row.id === Number(key));
    if (field?.required === true && value === "") {
      refuse(`You did not provide required custom field value for ${field.name}`);
    }
  }
}

/** Changes the client's record only: the login keeps its own e-mail, and billing contact and last login stay. */
const updateClient: Handler = (params, ctx) => {
  const client = clientToUpdate(params, ctx);
  checkClientChange(client, params, ctx);
  const before = copyIdentity(client);
  const statusBefore = client.status;
  const otherChanges = applyClientChange(client, params, ctx);
  const changed = [...changedFields(before, copyIdentity(client)), ...otherChanges];
  logProfileChange(ctx, client, before, changed);
  const ids = { clientId: client.id };
  if (changed.length > 0) ctx.hooks.fire("client.updated", { ...ids, changed });
  if (statusBefore !== client.status && client.status === "Closed") ctx.hooks.fire("client.closed", ids);
  if (statusBefore === "Closed" && client.status !== "Closed") ctx.hooks.fire("client.reopened", ids);
  return { clientid: textOf(params, "clientid") ?? String(client.id) };
};

/** Applies the parameters; names of changed columns that are not part of the identity. */
function applyClientChange(client: Client, params: PhpMap, { world, quirks }: ActionContext): string[] {
  const changed: string[] = [];
  for (const name of [...IDENTITY_TEXTS, "tax_id"] as const) {
    const value = textOf(params, name);
    if (acceptsValue(value, quirks)) client[name] = value;
  }
  for (const [parameter, column] of Object.entries({
    notes: "notes",
    language: "language",
    paymentmethod: "defaultgateway",
  } as const)) {
    const value = textOf(params, parameter);
    if (!acceptsValue(value, quirks) || client[column] === value) continue;
    client[column] = value;
    changed.push(column);
  }
  if (["Active", "Inactive", "Closed"].includes(textOf(params, "status") ?? "")) {
    client.status = textOf(params, "status") ?? client.status;
  }
  if (params["currency"] !== undefined) client.currencyId = intOf(params, "currency");
  if (params["groupid"] !== undefined) client.groupid = intOf(params, "groupid");
  for (const flag of CLIENT_FLAGS) if (params[flag] !== undefined) client.flags[flag] = isTruthy(params[flag]);
  if (params["marketingoptin"] !== undefined) {
    const optIn = isTruthy(params["marketingoptin"]);
    if (optIn !== client.marketingOptIn) changed.push("isOptedInToMarketingEmails");
    client.marketingOptIn = optIn;
  }
  const preferences = mergedPreferences(client.mailPreferences, params);
  if (JSON.stringify(preferences) !== JSON.stringify(client.mailPreferences)) changed.push("email_preferences");
  client.mailPreferences = preferences;
  for (const [key, value] of serializedPairs(params, "customfields")) {
    const known = client.customfields.find((field) => field.id === Number(key));
    const defined = world.clientCustomFields.some((field) => field.id === Number(key));
    if (!acceptsValue(value, quirks)) continue;
    // ClientEdit carries no custom fields, so a change of one alone shows in no event.
    if (known !== undefined) known.value = value;
    else if (defined) client.customfields.push({ id: Number(key), value });
  }
  return changed;
}

/** The activity log keeps what was erased: old and new values, as installations are believed to write them. */
function logProfileChange(ctx: ActionContext, client: Client, before: Identity, changed: string[]): void {
  const parts = changed.map((name) =>
    name in before ? `${name}: '${before[name as keyof Identity]}' to '${client[name as keyof Identity]}'` : name,
  );
  if (parts.length === 0) return;
  logActivity(ctx, `Client Profile Modified - ${parts.join(", ")} - Client ID: ${client.id}`, client.id);
}

const updateContact: Handler = (params, ctx) => {
  const { world, quirks } = ctx;
  const contact = find(world.contacts, params, "contactid", "Contact ID Not Found");
  const email = textOf(params, "email") ?? "";
  const others = [...world.contacts.values()].filter((row) => row.id !== contact.id);
  if (email !== "" && others.some((row) => row.email.toLowerCase() === email.toLowerCase())) {
    refuse("Duplicate Email Address");
  }
  checkDomainMail(contact, others, params, ctx);
  const before = copyIdentity(contact);
  for (const name of IDENTITY_TEXTS) {
    const value = textOf(params, name);
    if (acceptsValue(value, quirks)) contact[name] = value;
  }
  contact.mailPreferences = mergedPreferences(contact.mailPreferences, params);
  contact.updated_at = timestamp(world, ctx.clock);
  const changed = changedFields(before, copyIdentity(contact));
  if (changed.length > 0) {
    ctx.hooks.fire("contact.updated", { clientId: contact.clientId, contactId: contact.id, changed });
  }
  return { contactid: textOf(params, "contactid") };
};

function checkDomainMail(contact: Contact, others: Contact[], params: PhpMap, { world }: ActionContext): void {
  const stays = mergedPreferences(contact.mailPreferences, params).domain || !contact.mailPreferences.domain;
  const elsewhere = others.some((row) => row.clientId === contact.clientId && row.mailPreferences.domain);
  if (stays || elsewhere || world.clients.get(contact.clientId)?.mailPreferences.domain === true) return;
  refuse(
    `${ICANN_RULE} To disable domain notifications, please enable domain notifications for the primary account holder or another contact`,
  );
}

/** Also clears the client's billing contact where it was this one (undocumented; the column would point nowhere). */
const deleteContact: Handler = (params, { world, hooks }) => {
  const contact = find(world.contacts, params, "contactid", "Contact ID Not Found");
  world.contacts.delete(contact.id);
  const client = world.clients.get(contact.clientId);
  if (client?.billingContactId === contact.id) client.billingContactId = 0;
  hooks.fire("contact.deleted", { clientId: contact.clientId, contactId: contact.id });
  return { contactid: textOf(params, "contactid") };
};

const updateUser: Handler = (params, { world, hooks, quirks }) => {
  const user = find(world.users, params, "user_id", "Invalid User ID requested");
  const names = ["firstname", "lastname", "email", "language"] as const;
  if (!names.some((name) => (textOf(params, name) ?? "") !== "")) {
    refuse("One of `email`, `firstname`, `lastname`, or `language` is required");
  }
  const email = (textOf(params, "email") ?? "").toLowerCase();
  if (email !== "" && !isEmailAddress(email)) refuse("The email address entered is not valid");
  if (
    email !== "" &&
    [...world.users.values()].some((row) => row.id !== user.id && row.email.toLowerCase() === email)
  ) {
    refuse("A user already exists with that email address");
  }
  const changed: string[] = [];
  for (const name of names) {
    const value = textOf(params, name);
    if (!acceptsValue(value, quirks) || user[name] === value) continue;
    user[name] = value;
    changed.push(name);
  }
  for (const { clientId } of changed.length === 0 ? [] : user.clients) {
    hooks.fire("user.updated", { clientId, userId: user.id, changed });
  }
  return { user_id: textOf(params, "user_id") };
};

const deleteUserClient: Handler = (params, { world }) => {
  const user = find(world.users, params, "user_id", "Invalid user id");
  const client = find(world.clients, params, "client_id", "Invalid client id");
  const link = user.clients.find((entry) => entry.clientId === client.id);
  if (link === undefined) refuse("User is not associated with client");
  if (link.owner) refuse("You cannot remove the account owner");
  user.clients = user.clients.filter((entry) => entry !== link);
  return {};
};

const addClientNote: Handler = (params, { world, clock }) => {
  const client = find(world.clients, params, "userid", "Client ID not found");
  const notes = textOf(params, "notes") ?? "";
  if (notes === "") refuse("Notes can not be empty");
  const id = allocateId(world, "staffNotes");
  client.staffNotes.push({ id, notes, sticky: isTruthy(params["sticky"]), date: timestamp(world, clock) });
  return { noteid: String(id) };
};

/** Without `failonremotefailure` a gateway that keeps its record goes unnoticed. */
const deletePayMethod: Handler = (params, { world }) => {
  if (intOf(params, "clientid") === 0) refuse("Client ID is Required");
  if (intOf(params, "paymethodid") === 0) refuse("Pay Method ID is Required");
  const method = find(world.payMethods, params, "paymethodid", "Invalid Pay Method ID");
  if (method.clientId !== intOf(params, "clientid")) refuse("Pay Method does not belong to passed Client ID");
  if (method.remoteFailure === undefined) world.gatewayVault.delete(method.remote_token);
  else if (isTruthy(params["failonremotefailure"])) {
    refuse(`Error Deleting Remote Pay Method: ${method.remoteFailure}`);
  }
  world.payMethods.delete(method.id);
  return { paymethodid: textOf(params, "paymethodid") };
};

export const peopleWrites: Record<string, Handler> = {
  UpdateClient: updateClient,
  UpdateContact: updateContact,
  DeleteContact: deleteContact,
  UpdateUser: updateUser,
  DeleteUserClient: deleteUserClient,
  CloseClient: (params, ctx) => {
    closeClient(ctx, find(ctx.world.clients, params, "clientid", "Client ID Not Found"));
    return {};
  },
  DeleteClient: (params, ctx) => {
    const client = find(ctx.world.clients, params, "clientid", "Client ID Not Found");
    deleteClient(ctx, client, {
      users: isTruthy(params["deleteusers"]),
      transactions: isTruthy(params["deletetransactions"]),
    });
    return { clientid: textOf(params, "clientid") };
  },
  AddClientNote: addClientNote,
  DeletePayMethod: deletePayMethod,
};
