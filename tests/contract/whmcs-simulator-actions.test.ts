import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { serialize } from "php-serialize";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import { type TwinWorld, twinWorld } from "../../simulators/whmcs/seed.ts";
import { type WhmcsSimulator, startWhmcsSimulator } from "../../simulators/whmcs/server.ts";
import type { Client } from "../../simulators/whmcs/world.ts";
import { callWhmcs } from "../support/call-whmcs.ts";

const NOW = new Date("2026-03-17T10:00:00Z");
let twins: TwinWorld;
let whmcs: WhmcsSimulator;

beforeEach(async () => {
  twins = twinWorld();
  whmcs = await startWhmcsSimulator({ world: twins.world, clock: { now: () => NOW } });
});

afterEach(async () => {
  await whmcs.stop();
});

const phpMap = (map: Record<string, string>): string => Buffer.from(serialize(map), "utf8").toString("base64");

async function messageOf(action: string, params: Record<string, string>): Promise<unknown> {
  const body = await callWhmcs(whmcs, action, params);
  expect(body["result"]).toBe("error");
  return body["message"];
}

/** `{name}` stands for an id of the twin world, see `fill`. */
const ERROR_TEXTS: [string, Record<string, string>, string][] = [
  ["GetClientsDetails", {}, "Either clientid Or email Is Required"],
  ["GetClientsDetails", { clientid: "999" }, "Client Not Found"],
  ["GetPayMethods", {}, "Client ID Is Required"],
  ["GetPayMethods", { clientid: "999" }, "Client Not Found"],
  [
    "GetPayMethods",
    { clientid: "{client}", type: "Cash" },
    "Invalid Pay Method Type. Should be 'BankAccount' or 'CreditCard'",
  ],
  ["GetUserPermissions", { user_id: "999", client_id: "{client}" }, "Invalid user id"],
  ["GetUserPermissions", { user_id: "{ownUser}", client_id: "999" }, "Invalid client id"],
  ["GetUserPermissions", { user_id: "{ownUser}", client_id: "{twin}" }, "User is not associated with client"],
  ["GetInvoice", { invoiceid: "999" }, "Invoice ID Not Found"],
  ["GetCredits", { clientid: "999" }, "Client ID Not Found"],
  ["GetTicket", { ticketid: "999" }, "Ticket ID Not Found"],
  ["GetTicketAttachment", {}, "Related ID Required"],
  ["GetTicketAttachment", { relatedid: "1", type: "mail" }, "Invalid Type. Must be one of ticket, reply, note"],
  ["GetTicketAttachment", { relatedid: "1", type: "ticket" }, "Attachment Index Required"],
  ["GetTicketAttachment", { relatedid: "999", type: "ticket", index: "0" }, "Related ID Not Found"],
  ["GetTicketAttachment", { relatedid: "{ticket}", type: "ticket", index: "7" }, "Invalid Attachment Index"],
  ["GetConfigurationValue", {}, "Parameter setting is required"],
  ["GetConfigurationValue", { setting: "Timezone" }, "Invalid name for parameter setting"],
  ["UpdateClient", { clientid: "999" }, "Client ID Not Found"],
  ["UpdateClient", { clientid: "{client}", email: "none" }, "The email address entered is not valid"],
  ["UpdateClient", { clientid: "{client}", email: "{twinEmail}" }, "Duplicate Email Address"],
  ["UpdateContact", { contactid: "999" }, "Contact ID Not Found"],
  ["DeleteContact", { contactid: "999" }, "Contact ID Not Found"],
  ["UpdateUser", { user_id: "999" }, "Invalid User ID requested"],
  ["UpdateUser", { user_id: "{ownUser}" }, "One of `email`, `firstname`, `lastname`, or `language` is required"],
  ["UpdateUser", { user_id: "{ownUser}", email: "none" }, "The email address entered is not valid"],
  [
    "UpdateUser",
    { user_id: "{ownUser}", email: "planted-s-3@shared.example" },
    "A user already exists with that email address",
  ],
  ["DeleteUserClient", { user_id: "999", client_id: "{client}" }, "Invalid user id"],
  ["DeleteUserClient", { user_id: "{ownUser}", client_id: "{twin}" }, "User is not associated with client"],
  ["DeleteUserClient", { user_id: "{ownUser}", client_id: "{client}" }, "You cannot remove the account owner"],
  ["CloseClient", { clientid: "999" }, "Client ID Not Found"],
  ["DeleteClient", { clientid: "999" }, "Client ID Not Found"],
  ["AddClientNote", { userid: "999", notes: "x" }, "Client ID not found"],
  ["AddClientNote", { userid: "{client}" }, "Notes can not be empty"],
  ["DeletePayMethod", {}, "Client ID is Required"],
  ["DeletePayMethod", { clientid: "{client}" }, "Pay Method ID is Required"],
  ["DeletePayMethod", { clientid: "{client}", paymethodid: "999" }, "Invalid Pay Method ID"],
  [
    "DeletePayMethod",
    { clientid: "{twin}", paymethodid: "{payMethod}" },
    "Pay Method does not belong to passed Client ID",
  ],
  ["UpdateTicket", { ticketid: "999" }, "Ticket ID Not Found"],
  ["UpdateTicket", { ticketid: "{ticket}", deptid: "9" }, "Department ID Not Found"],
  ["UpdateTicket", { ticketid: "{ticket}", created: "yesterday" }, "Invalid Date Format"],
  [
    "UpdateTicket",
    { ticketid: "{ticket}", created: "2026-03-18 00:00:00" },
    "Ticket creation date cannot be in the future",
  ],
  [
    "UpdateTicket",
    { ticketid: "{ticket}", priority: "Now" },
    "Invalid Ticket Priority. Valid priorities are: Low,Medium,High",
  ],
  [
    "UpdateTicket",
    { ticketid: "{ticket}", status: "Gone" },
    "Invalid Ticket Status. Valid statuses are: Open,Answered,Customer-Reply,Closed,On Hold,In Progress",
  ],
  ["UpdateTicketReply", {}, "Reply ID Required"],
  ["UpdateTicketReply", { replyid: "1" }, "Message is Required"],
  ["UpdateTicketReply", { replyid: "999", message: "x" }, "Reply ID Not Found"],
  ["DeleteTicket", { ticketid: "999" }, "Ticket ID not found"],
  ["DeleteTicketReply", { ticketid: "{ticket}", replyid: "999" }, "Reply ID Not Found"],
  ["DeleteTicketNote", { noteid: "999" }, "Note ID Not Found"],
  ["OpenTicket", { deptid: "1", subject: "s", message: "m" }, "Name and email address are required if not a client"],
  ["OpenTicket", { clientid: "{client}", deptid: "9" }, "Department ID not found"],
  ["OpenTicket", { clientid: "{client}", deptid: "1" }, "Subject is required"],
  ["UpdateInvoice", { invoiceid: "999" }, "Invoice ID Not Found"],
  ["UpdateQuote", { quoteid: "999" }, "Quote ID Not Found"],
  ["UpdateQuote", { quoteid: "{quote}", stage: "Maybe" }, "Invalid Stage"],
  ["DeleteQuote", { quoteid: "999" }, "Quote ID Not Found"],
  ["AddCancelRequest", { serviceid: "999" }, "Service ID Not Found"],
  ["AddCancelRequest", { serviceid: "{endedService}" }, "Existing Cancellation Request Exists"],
  ["ModuleTerminate", {}, "Service ID is required"],
  ["ModuleTerminate", { serviceid: "999" }, "Service ID not found"],
  ["ModuleTerminate", { serviceid: "{plainService}" }, "Service not assigned to a module"],
  ["UpdateClientProduct", { serviceid: "999" }, "Service ID Not Found"],
  ["UpdateClientAddon", { id: "999" }, "Addon ID Not Found"],
  ["UpdateClientAddon", { id: "1" }, "Nothing to Update"],
  ["UpdateClientDomain", { domainid: "999" }, "Domain ID Not Found"],
  ["UpdateClientDomain", { domainid: "1", updatens: "1", ns1: "a" }, "ns1 and ns2 required"],
  ["SendEmail", {}, "You must provide either an existing email template name or a custom message type"],
  ["SendEmail", { messagename: "None" }, "Email Template not found"],
  ["SendEmail", { messagename: "Disabled Template" }, "Email Template is disabled"],
  ["SendEmail", { customtype: "gossip" }, "Invalid message type provided"],
  ["SendEmail", { customtype: "general" }, "A subject is required for a custom message"],
  ["SendEmail", { customtype: "general", customsubject: "s" }, "A message body is required for a custom message"],
  ["SendEmail", { customtype: "general", customsubject: "s", custommessage: "m" }, "A related ID is required"],
  [
    "SendEmail",
    { customtype: "general", customsubject: "s", custommessage: "m", id: "999" },
    "Sending Failed. Please see documentation.",
  ],
  ["SendAdminEmail", { messagename: "None" }, "Email Template not found"],
  ["TriggerNotificationEvent", {}, "API Notification Events require a identifier string to be passed."],
];

describe("business errors are HTTP 200 with the documented text", () => {
  const fill = (text: string): string => {
    const { subject, twin, world } = twins;
    const names: Record<string, number | string | undefined> = {
      client: subject.clientId,
      twin: twin.clientId,
      ownUser: subject.ownUserId,
      twinEmail: world.clients.get(twin.clientId)?.email,
      ticket: subject.ticketIds[0],
      quote: subject.quoteIds[0],
      payMethod: subject.payMethodIds[0],
      plainService: subject.serviceIds[1],
      endedService: subject.serviceIds[2],
    };
    return text.replace(/\{(\w+)\}/, (_match, name: string) => String(names[name]));
  };

  test.each(ERROR_TEXTS)("%s %j", async (action, params, message) => {
    const filled = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, fill(value)]));
    expect(await messageOf(action, filled)).toBe(message);
  });

  test("GetEmails says status where every other action says result", async () => {
    expect(await callWhmcs(whmcs, "GetEmails", { clientid: "999" })).toEqual({
      status: "error",
      message: "Client ID Not Found",
    });
  });
});

describe("people", () => {
  let client: Client;
  let clientid: string;
  beforeEach(() => {
    clientid = String(twins.subject.clientId);
    client = twins.world.clients.get(twins.subject.clientId) as Client;
  });

  test("UpdateClient changes the client's e-mail and leaves the login's", async () => {
    const user = twins.world.users.get(twins.subject.ownUserId);
    const login = user?.email;
    await callWhmcs(whmcs, "UpdateClient", { clientid, email: "erased-21@erased.invalid" });
    expect([client.email, user?.email]).toEqual(["erased-21@erased.invalid", login]);
  });

  test("the profile-edit log line keeps old and new values", async () => {
    const before = client.firstname;
    await callWhmcs(whmcs, "UpdateClient", { clientid, firstname: "Erased" });
    const log = await callWhmcs(whmcs, "GetActivityLog", { clientid, description: "profile modified" });
    expect(JSON.stringify(log)).toContain(`firstname: '${before}' to 'Erased'`);
  });

  test("domain mails cannot be switched off without another recipient", async () => {
    const preferences = { clientid, "email_preferences[domain]": "0" };
    const [, office] = twins.subject.contactIds;
    await callWhmcs(whmcs, "DeleteContact", { contactid: String(office) });
    expect(await messageOf("UpdateClient", preferences)).toBe(
      "You must have at least one email address enabled to receive domain related notifications as required by ICANN. To disable domain notifications, please create an alternative contact that is set to receive them",
    );
    await callWhmcs(whmcs, "UpdateContact", {
      contactid: String(twins.subject.contactIds[0]),
      "email_preferences[domain]": "1",
    });
    await callWhmcs(whmcs, "UpdateClient", preferences);
    expect(client.mailPreferences.domain).toBe(false);
    expect(
      await messageOf("UpdateContact", {
        contactid: String(twins.subject.contactIds[0]),
        "email_preferences[domain]": "0",
      }),
    ).toMatch(/please enable domain notifications for the primary account holder or another contact$/);
  });

  test("a required custom field is blanked only with skipvalidation", async () => {
    whmcs.quirks.emptyValues = "blank";
    const blanking = { clientid, customfields: phpMap({ 1: "" }) };
    expect(await messageOf("UpdateClient", blanking)).toBe(
      "You did not provide required custom field value for Birth date",
    );
    await callWhmcs(whmcs, "UpdateClient", { ...blanking, skipvalidation: "1" });
    expect(client.customfields[0]?.value).toBe("");
  });

  test("DeletePayMethod tells of a gateway that keeps its record only with failonremotefailure", async () => {
    const [first = 0, , , last = 0] = twins.subject.payMethodIds;
    const { payMethods, gatewayVault } = twins.world;
    for (const id of [first, last]) Object.assign(payMethods.get(id) ?? {}, { remoteFailure: "No such customer" });
    const token = payMethods.get(first)?.remote_token ?? "";
    expect(await messageOf("DeletePayMethod", { clientid, paymethodid: String(first), failonremotefailure: "1" })).toBe(
      "Error Deleting Remote Pay Method: No such customer",
    );
    expect(payMethods.has(first)).toBe(true);
    await callWhmcs(whmcs, "DeletePayMethod", { clientid, paymethodid: String(first) });
    expect([payMethods.has(first), gatewayVault.has(token)]).toEqual([false, true]);
  });

  test("DeleteClient takes everything but transactions, and with deleteusers the logins nobody else uses", async () => {
    await callWhmcs(whmcs, "DeleteClient", { clientid, deleteusers: "1" });
    const { world, subject, twin, sharedUserId } = twins;
    expect([...world.services.values()].every((row) => row.clientId === twin.clientId)).toBe(true);
    expect([...world.transactions.values()].some((row) => row.clientId === subject.clientId)).toBe(true);
    expect([world.users.has(subject.ownUserId), world.users.has(sharedUserId)]).toEqual([false, true]);
  });
});

describe("billing", () => {
  test("on 9.0 only a draft invoice may be changed, on 8.13 any", async () => {
    const [paid = 0] = twins.subject.invoiceIds;
    const draft = addInvoice(twins.world, { clientId: twins.subject.clientId, status: "Draft" });
    expect(await messageOf("UpdateInvoice", { invoiceid: String(paid), notes: "x" })).toBe(
      "You cannot modify an Invoice that is Paid.",
    );
    await callWhmcs(whmcs, "UpdateInvoice", { invoiceid: String(draft.id), notes: "x" });
    expect(draft.notes).toBe("x");
    const older = await startWhmcsSimulator({ world: twins.world, version: "8.13.1" });
    await callWhmcs(older, "UpdateInvoice", { invoiceid: String(paid), status: "Cancelled" });
    await older.stop();
    expect(twins.world.invoices.get(paid)?.status).toBe("Cancelled");
    expect(older.events).toEqual([]);
  });

  test("an invoice prints its snapshot, else the billing contact, else the client as it is now", async () => {
    const [frozen = 0, , plain = 0] = twins.subject.invoiceIds;
    const before = whmcs.printedInvoice(frozen);
    const clientid = String(twins.subject.clientId);
    await callWhmcs(whmcs, "UpdateClient", { clientid, firstname: "Erased" });
    expect(whmcs.printedInvoice(frozen)).toEqual(before);
    expect(whmcs.printedInvoice(plain)?.identity.firstname).toBe("Erased");
    const client = twins.world.clients.get(twins.subject.clientId);
    const [billing = 0] = twins.subject.contactIds;
    if (client !== undefined) client.billingContactId = billing;
    expect(whmcs.printedInvoice(plain)?.identity.email).toBe(twins.world.contacts.get(billing)?.email);
    await callWhmcs(whmcs, "DeleteContact", { contactid: String(billing) });
    expect(whmcs.printedInvoice(plain)?.identity.firstname).toBe("Erased");
  });

  test("an invoice issued while the snapshot setting is on keeps its identity, otherwise not", () => {
    const { world, subject } = twins;
    const issue = (): number => {
      whmcs.act({ act: "admin_issues_invoice", clientId: subject.clientId, description: "Hosting", amount: "5.00" });
      return Math.max(...world.invoices.keys());
    };
    const frozen = issue();
    whmcs.act({ act: "admin_sets_setting", name: "StoreClientDataSnapshotOnInvoiceCreation", value: "" });
    const plain = issue();
    expect(world.invoices.get(frozen)?.snapshot?.firstname).toContain(subject.mark);
    expect(world.invoices.get(plain)?.snapshot).toBeUndefined();
  });

  test("UpdateQuote has no postcode, and takes dates in the installation's own format", async () => {
    const [id = 0] = twins.subject.quoteIds;
    const quote = twins.world.quotes.get(id);
    const postcode = quote?.postcode;
    await callWhmcs(whmcs, "UpdateQuote", { quoteid: String(id), postcode: "0000", validuntil: "31/12/2026" });
    expect([quote?.postcode, quote?.validuntil]).toEqual([postcode, "2026-12-31"]);
  });
});

describe("tickets and mails", () => {
  test("DeleteTicket takes the replies and their attachments with it", async () => {
    const [id = 0] = twins.subject.ticketIds;
    const reply = twins.world.tickets.get(id)?.replies[0];
    await callWhmcs(whmcs, "DeleteTicket", { ticketid: String(id) });
    expect(await messageOf("GetTicketAttachment", { relatedid: String(reply?.id), type: "reply", index: "0" })).toBe(
      "Related ID Not Found",
    );
  });

  test("a guest's ticket is found by its address, not by the client", async () => {
    const email = twins.world.clients.get(twins.subject.clientId)?.email ?? "";
    const found = await callWhmcs(whmcs, "GetTickets", { email, ignore_dept_assignments: "1" });
    expect(found).toMatchObject({ tickets: { ticket: [{ id: String(twins.subject.ticketIds[1]), userid: "0" }] } });
  });

  test("a pruned attachment says so", async () => {
    const ticket = twins.world.tickets.get(twins.subject.ticketIds[0] ?? 0);
    if (ticket !== undefined) ticket.attachmentsRemoved = true;
    const params = { relatedid: String(ticket?.id), type: "ticket", index: "0" };
    expect(await messageOf("GetTicketAttachment", params)).toBe("Attachments Deleted");
  });

  test("every mail sent, and every ticket opened without noemail, lands in the client's mail log", async () => {
    const id = String(twins.subject.clientId);
    const mail = { id, customtype: "general", customsubject: "Bye {$who}", custommessage: "<p>Done</p>" };
    await callWhmcs(whmcs, "SendEmail", { ...mail, customvars: phpMap({ who: "you" }) });
    await callWhmcs(whmcs, "OpenTicket", { clientid: id, deptid: "1", subject: "One", message: "m" });
    await callWhmcs(whmcs, "OpenTicket", { clientid: id, deptid: "1", subject: "Two", message: "m", noemail: "1" });
    const subjects = [...twins.world.emails.values()].slice(-2).map((row) => row.subject);
    expect(subjects).toEqual(["Bye you", expect.stringMatching(/^\[Ticket ID: \d+\] One$/)]);
  });
});
