/**
 * Module commands and cancellation requests of the WHMCS stand-in. A module answers "success" or its own text, and only
 * success changes the status (developers.whmcs.com: Provisioning Modules). The account on the panel is found by server
 * and username alone: terminating an old service whose username a newer one took over destroys the newer one's data.
 */
import { putPanelAccount } from "./builders.ts";
import { type ActionContext, Silence, logActivity, refuse, timestamp, today } from "./context.ts";
import { allocateId, panelAccount } from "./installation.ts";
import type { CancelRequest, Service } from "./world.ts";

export type ModuleCommand = "Create" | "Suspend" | "Unsuspend" | "Terminate" | "Custom";

/** What the simulated panel's module says when it does not know the account. */
export function noSuchAccountText(username: string): string {
  return `You do not have access to an account named "${username}".`;
}

/**
 * Runs a module command with the service's `moduleOutcome`.
 * @throws {Refusal} with the module's text; @throws {Silence} where the module never answers.
 */
export function runModule(
  ctx: ActionContext,
  service: Service,
  command: ModuleCommand,
  detail: { suspendReason?: string; functionName?: string; statusAfter?: string } = {},
): void {
  const { world } = ctx;
  const module = world.products.get(service.productId)?.module ?? "";
  if (module === "") refuse("Service not assigned to a module");
  const outcome = service.moduleOutcome;
  if (outcome.kind === "hang") throw new Silence(outcome.ms);
  if (outcome.kind === "already_gone") world.panels.get(service.serverId)?.delete(service.username);
  const failure = outcome.kind === "failure" ? outcome.text : actOnPanel(ctx, service, command);
  if (failure !== null) {
    enqueueFailure(ctx, service, module, command, failure);
    logActivity(ctx, `Module ${command} Failed - Service ID: ${service.id} - Error: ${failure}`, service.clientId);
    refuse(failure);
  }
  for (const entry of world.moduleQueue.values()) {
    if (entry.serviceId === service.id && entry.moduleAction === `${command}Account`) entry.completed = true;
  }
  afterSuccess(ctx, service, command, detail);
  if (outcome.kind === "done_but_silent") throw new Silence(outcome.ms);
}

/** Does the command on the panel; the module's text where the panel refuses, else null. */
function actOnPanel({ world }: ActionContext, service: Service, command: ModuleCommand): string | null {
  const account = panelAccount(world, service.serverId, service.username);
  if (command === "Create") {
    if (service.username === "") service.username = service.domain.replace(/[^a-z0-9]/gi, "").slice(0, 8);
    if (panelAccount(world, service.serverId, service.username) !== undefined) {
      return `Sorry, the username "${service.username}" is already in use.`;
    }
    putPanelAccount(world, service);
    return null;
  }
  if (account === undefined) return noSuchAccountText(service.username);
  if (command === "Suspend" || command === "Unsuspend") account.suspended = command === "Suspend";
  if (command === "Terminate") world.panels.get(service.serverId)?.delete(service.username);
  return null;
}

function enqueueFailure(
  { world, clock }: ActionContext,
  service: Service,
  moduleName: string,
  command: ModuleCommand,
  text: string,
): void {
  if (command === "Custom") return;
  const now = timestamp(world, clock);
  const moduleAction = `${command}Account`;
  const known = [...world.moduleQueue.values()].find(
    (entry) => entry.serviceId === service.id && entry.moduleAction === moduleAction && !entry.completed,
  );
  if (known !== undefined) {
    Object.assign(known, { lastAttempt: now, lastAttemptError: text, numRetries: known.numRetries + 1 });
    return;
  }
  const id = allocateId(world, "moduleQueue", world.moduleQueue);
  world.moduleQueue.set(id, {
    id,
    serviceType: "service",
    serviceId: service.id,
    moduleName,
    moduleAction,
    lastAttempt: now,
    lastAttemptError: text,
    numRetries: 0,
    completed: false,
    createdAt: now,
  });
}

function afterSuccess(
  ctx: ActionContext,
  service: Service,
  command: ModuleCommand,
  detail: { suspendReason?: string; functionName?: string; statusAfter?: string },
): void {
  const { world, clock, hooks } = ctx;
  const ids = { clientId: service.clientId, serviceId: service.id };
  logActivity(ctx, `Module ${command} Successful - Service ID: ${service.id}`, service.clientId);
  switch (command) {
    case "Create":
      service.status = "Active";
      hooks.fire("service.reactivated", ids);
      return;
    case "Suspend":
      service.status = "Suspended";
      service.suspensionreason = detail.suspendReason ?? "";
      return;
    case "Unsuspend":
      service.status = "Active";
      service.suspensionreason = "";
      hooks.fire("service.reactivated", ids);
      return;
    case "Terminate":
      service.status = detail.statusAfter ?? "Terminated";
      service.terminationdate = today(world, clock);
      hooks.fire("service.terminated", ids);
      return;
    case "Custom":
      world.customCommands.push({ serviceId: service.id, functionName: detail.functionName ?? "" });
  }
}

/** Stores a cancellation request and fires CancellationRequest. @throws {Refusal} where one exists already. */
export function requestCancellation(
  ctx: ActionContext,
  service: Service,
  type: CancelRequest["type"],
  reason: string,
): void {
  const { world } = ctx;
  if ([...world.cancelRequests.values()].some((row) => row.serviceId === service.id)) {
    refuse("Existing Cancellation Request Exists");
  }
  const id = allocateId(world, "cancelRequests", world.cancelRequests);
  world.cancelRequests.set(id, { id, date: timestamp(world, ctx.clock), serviceId: service.id, reason, type });
  ctx.hooks.fire("service.cancellation_requested", {
    clientId: service.clientId,
    serviceId: service.id,
    cancellationType: type === "Immediate" ? "immediate" : "end_of_billing_period",
  });
}
