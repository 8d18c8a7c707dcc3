/**
 * What people and the cron do in WHMCS, outside the API, and the events the addon makes of it. How cancellation plays out
 * follows docs.whmcs.com (Automation Settings › Cancellation Requests) and the hook reference, whose gaps stay: taking a
 * request back fires nothing, the addon only notices at its next cron run that the row is gone.
 */
import { copyIdentity } from "./builders.ts";
import { type ActionContext, Refusal, changedFields, refuse, timestamp, today } from "./context.ts";
import { allocateId } from "./installation.ts";
import { invoiceTotal, issueInvoice } from "./invoices.ts";
import { closeClient, deleteClient, mergeClients } from "./lifecycle.ts";
import { requestCancellation, runModule } from "./modules.ts";
import { addTicket } from "./record-builders.ts";
import type { CancelRequest, Identity, User } from "./world.ts";

/** Something done by a person or the cron; sent as JSON to `POST /_sim/act`. */
export type Act =
  | { act: "client_requests_cancellation"; serviceId: number; type?: CancelRequest["type"]; reason?: string }
  | { act: "client_edits_profile"; clientId: number; changes: Partial<Identity> }
  | { act: "client_pays_invoice"; invoiceId: number }
  | { act: "client_opens_ticket"; clientId: number; subject: string; message: string }
  | { act: "guest_opens_ticket"; name: string; email: string; subject: string; message: string }
  | { act: "user_edits_profile"; userId: number; changes: Partial<Pick<User, "firstname" | "lastname" | "email">> }
  | { act: "admin_edits_contact"; contactId: number; changes: Partial<Identity> }
  | { act: "admin_deletes_contact"; contactId: number }
  | { act: "admin_withdraws_request"; serviceId: number }
  | { act: "admin_closes_client"; clientId: number }
  | { act: "admin_reopens_client"; clientId: number }
  | { act: "admin_deletes_client"; clientId: number }
  | { act: "admin_merges_clients"; fromClientId: number; intoClientId: number }
  /** By drop-down: no module command runs. */
  | { act: "admin_sets_service_status"; serviceId: number; status: string }
  | { act: "admin_terminates_service"; serviceId: number }
  | { act: "admin_suspends_service"; serviceId: number }
  | { act: "admin_unsuspends_service"; serviceId: number }
  | { act: "admin_creates_service_account"; serviceId: number }
  | { act: "admin_deletes_service"; serviceId: number }
  | { act: "admin_renews_service"; serviceId: number; nextDueDate: string }
  | { act: "admin_deletes_domain"; domainId: number }
  | { act: "admin_issues_invoice"; clientId: number; description: string; amount: string; serviceId?: number }
  | { act: "admin_sets_setting"; name: string; value: string }
  /** The daily run: cancellation automation, the addon's look for withdrawn requests, its heartbeat, its outbox. */
  | { act: "cron" };

/** Every act by name, to refuse an unknown one sent from outside. */
export const ACT_NAMES = [
  "client_requests_cancellation",
  "client_edits_profile",
  "client_pays_invoice",
  "client_opens_ticket",
  "guest_opens_ticket",
  "user_edits_profile",
  "admin_edits_contact",
  "admin_deletes_contact",
  "admin_withdraws_request",
  "admin_closes_client",
  "admin_reopens_client",
  "admin_deletes_client",
  "admin_merges_clients",
  "admin_sets_service_status",
  "admin_terminates_service",
  "admin_suspends_service",
  "admin_unsuspends_service",
  "admin_creates_service_account",
  "admin_deletes_service",
  "admin_renews_service",
  "admin_deletes_domain",
  "admin_issues_invoice",
  "admin_sets_setting",
  "cron",
] as const satisfies readonly Act["act"][];

/** The cancellation requests the addon has seen, to notice the ones that disappear. */
export interface RequestWatcher {
  readonly seen: Map<number, { clientId: number; serviceId: number }>;
}

/** Starts with the requests the world has now. */
export function watchCancelRequests(ctx: ActionContext): RequestWatcher {
  const watcher: RequestWatcher = { seen: new Map() };
  noteRequests(ctx, watcher);
  return watcher;
}

function noteRequests({ world }: ActionContext, { seen }: RequestWatcher): void {
  for (const { id, serviceId } of world.cancelRequests.values()) {
    seen.set(id, { serviceId, clientId: world.services.get(serviceId)?.clientId ?? 0 });
  }
}

/** Carries out one act. @throws {Refusal} where a record is missing or WHMCS would refuse. */
export function performAct(act: Act, ctx: ActionContext, watcher: RequestWatcher): void {
  noteRequests(ctx, watcher);
  if (act.act === "cron") runCron(ctx, watcher);
  else if (act.act === "admin_sets_setting") ctx.world.settings[act.name] = act.value;
  else if (isRecordAct(act)) performOnRecords(act, ctx);
  else if ("serviceId" in act) performOnService(act, ctx);
  else performOnPeople(act, ctx);
}

const RECORD_ACTS = [
  "client_opens_ticket",
  "guest_opens_ticket",
  "client_pays_invoice",
  "admin_issues_invoice",
] as const;
type RecordAct = Extract<Act, { act: (typeof RECORD_ACTS)[number] }>;
type ServiceAct = Exclude<Extract<Act, { serviceId: number }>, RecordAct>;
type PeopleAct = Exclude<Act, ServiceAct | RecordAct | { act: "cron" | "admin_sets_setting" }>;

function isRecordAct(act: Act): act is RecordAct {
  return RECORD_ACTS.some((name) => name === act.act);
}

function need<T>(table: ReadonlyMap<number, T>, id: number): T {
  return table.get(id) ?? refuse("No such record");
}

function performOnRecords(act: RecordAct, ctx: ActionContext): void {
  const { world, clock } = ctx;
  const now = timestamp(world, clock);
  switch (act.act) {
    case "client_opens_ticket":
      need(world.clients, act.clientId);
      addTicket(world, { ...act, date: now, lastreply: now });
      return;
    case "guest_opens_ticket":
      addTicket(world, { ...act, clientId: 0, date: now, lastreply: now });
      return;
    case "admin_issues_invoice": {
      need(world.clients, act.clientId);
      const { description, amount, serviceId } = act;
      issueInvoice(ctx, act.clientId, { description, amount, relid: serviceId ?? 0 });
      return;
    }
    case "client_pays_invoice": {
      const invoice = need(world.invoices, act.invoiceId);
      invoice.status = "Paid";
      invoice.datepaid = now;
      const id = allocateId(world, "transactions", world.transactions);
      world.transactions.set(id, {
        id,
        clientId: invoice.clientId,
        currency: 0,
        gateway: invoice.paymentmethod,
        date: now,
        description: "Invoice Payment",
        amountin: invoiceTotal(invoice).toFixed(2),
        fees: "0.00",
        amountout: "0.00",
        transid: `sim-${id}`,
        invoiceId: invoice.id,
        refundId: 0,
      });
    }
  }
}

function performOnService(act: ServiceAct, ctx: ActionContext): void {
  const { world, hooks } = ctx;
  const service = need(world.services, act.serviceId);
  const ids = { clientId: service.clientId, serviceId: service.id };
  switch (act.act) {
    case "client_requests_cancellation":
      return requestCancellation(ctx, service, act.type ?? "Immediate", act.reason ?? "");
    case "admin_withdraws_request":
      for (const row of world.cancelRequests.values()) {
        if (row.serviceId === service.id) world.cancelRequests.delete(row.id);
      }
      return;
    case "admin_sets_service_status":
      service.status = act.status;
      hooks.fire("service.updated", ids);
      return;
    case "admin_renews_service":
      service.nextduedate = act.nextDueDate;
      hooks.fire("service.updated", ids);
      return;
    case "admin_deletes_service":
      world.services.delete(service.id);
      hooks.fire("service.deleted", ids);
      return;
    case "admin_terminates_service":
      return runModule(ctx, service, "Terminate");
    case "admin_suspends_service":
      return runModule(ctx, service, "Suspend");
    case "admin_unsuspends_service":
      return runModule(ctx, service, "Unsuspend");
    case "admin_creates_service_account":
      return runModule(ctx, service, "Create");
  }
}

function performOnPeople(act: PeopleAct, ctx: ActionContext): void {
  const { world, hooks } = ctx;
  switch (act.act) {
    case "client_edits_profile": {
      const changed = edit(need(world.clients, act.clientId), act.changes);
      hooks.fire("client.updated", { clientId: act.clientId, changed });
      return;
    }
    case "admin_edits_contact": {
      const contact = need(world.contacts, act.contactId);
      const changed = edit(contact, act.changes);
      hooks.fire("contact.updated", { clientId: contact.clientId, contactId: contact.id, changed });
      return;
    }
    case "user_edits_profile": {
      const user = need(world.users, act.userId);
      Object.assign(user, act.changes);
      const changed = Object.keys(act.changes);
      for (const { clientId } of user.clients) hooks.fire("user.updated", { clientId, userId: user.id, changed });
      return;
    }
    case "admin_deletes_contact": {
      const contact = need(world.contacts, act.contactId);
      world.contacts.delete(contact.id);
      hooks.fire("contact.deleted", { clientId: contact.clientId, contactId: contact.id });
      return;
    }
    case "admin_closes_client":
      return closeClient(ctx, need(world.clients, act.clientId));
    case "admin_reopens_client":
      need(world.clients, act.clientId).status = "Active";
      hooks.fire("client.reopened", { clientId: act.clientId });
      return;
    case "admin_deletes_client":
      return deleteClient(ctx, need(world.clients, act.clientId));
    case "admin_merges_clients":
      return mergeClients(ctx, need(world.clients, act.fromClientId), need(world.clients, act.intoClientId));
    case "admin_deletes_domain": {
      const domain = need(world.domains, act.domainId);
      world.domains.delete(domain.id);
      hooks.fire("domain.deleted", { clientId: domain.clientId, domainId: domain.id });
    }
  }
}

function edit(person: Identity, changes: Partial<Identity>): string[] {
  const before = copyIdentity(person);
  Object.assign(person, changes);
  return changedFields(before, copyIdentity(person));
}

function runCron(ctx: ActionContext, { seen }: RequestWatcher): void {
  const { world, hooks } = ctx;
  if (world.settings["AutoCancellationRequests"] === "on") cancelDueServices(ctx);
  for (const [id, ids] of seen) {
    if (world.cancelRequests.has(id)) continue;
    seen.delete(id);
    if (world.services.has(ids.serviceId)) hooks.fire("service.cancellation_withdrawn", ids);
  }
  hooks.flush();
  hooks.fire("system.heartbeat", {});
}

/** With the automation on, due requests are terminated on the panel and the service becomes Cancelled. */
function cancelDueServices(ctx: ActionContext): void {
  const { world, clock } = ctx;
  for (const request of world.cancelRequests.values()) {
    const service = world.services.get(request.serviceId);
    if (service === undefined || ["Terminated", "Cancelled"].includes(service.status)) continue;
    if (request.type === "End of Billing Period" && service.nextduedate > today(world, clock)) continue;
    try {
      runModule(ctx, service, "Terminate", { statusAfter: "Cancelled" });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.message === "Service not assigned to a module") service.status = "Cancelled";
    }
  }
}
