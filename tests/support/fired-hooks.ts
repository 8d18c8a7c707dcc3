import type { FiredEvent } from "../../simulators/whmcs/hooks.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { Firing } from "./php-whmcs.ts";

/** What a hook's variables carry beside ids: none of it may ever leave WHMCS or reach a table of the addon. */
export const secrets = ["mark-clear-password", "mark-old-name", "mark-second-factor", "mark-access-hash"] as const;

const [password, oldName, secondFactor, accessHash] = secrets;

/**
 * The hooks WHMCS runs for what the stand-in noted, with the variables of its hook reference, secrets included. What no hook
 * tells (a request taken back) and what PHP ran by itself (a termination) gives none.
 */
export function hooksOf({ type, data }: FiredEvent, world: World): readonly Firing[] {
  const id = (name: string): number => Number(data[name]);
  const clientId = id("clientId");
  const params = { params: moduleParams(id("serviceId"), clientId) };
  switch (type) {
    case "client.closed":
      return [{ hook: "ClientClose", vars: { userid: clientId } }];
    case "client.deleted":
      return [{ hook: "PreDeleteClient", vars: { userid: clientId } }];
    case "client.updated":
      return [clientEdit(clientId, world.clients.get(clientId)?.status ?? "Active", { firstname: oldName })];
    case "client.reopened":
      return [clientEdit(clientId, "Active", { status: "Closed" })];
    case "client.merged":
      return [{ hook: "AfterClientMerge", vars: { fromUserID: clientId, toUserID: id("intoClientId") } }];
    case "contact.updated": {
      const vars = { userid: clientId, contactid: id("contactId"), firstname: "New", olddata: { firstname: oldName } };
      return [{ hook: "ContactEdit", vars }];
    }
    case "contact.deleted":
      return [{ hook: "ContactDelete", vars: { userid: clientId, contactid: id("contactId") } }];
    case "user.updated": {
      // The stand-in notes one per client; WHMCS runs the hook once.
      if (world.users.get(id("userId"))?.clients[0]?.clientId !== clientId) return [];
      const vars = {
        user_id: id("userId"),
        firstname: "New",
        lastname: "",
        email: "",
        olddata: { firstname: oldName },
      };
      return [{ hook: "UserEdit", vars }];
    }
    case "service.cancellation_requested": {
      const cancellation = data["cancellationType"] === "immediate" ? "Immediate" : "End of Billing Period";
      const vars = { userid: clientId, relid: id("serviceId"), reason: oldName, type: cancellation };
      return [{ hook: "CancellationRequest", vars }];
    }
    case "service.reactivated":
      return [{ hook: "AfterModuleUnsuspend", vars: params }];
    case "service.updated":
      return [{ hook: "ServiceEdit", vars: { userid: clientId, serviceid: id("serviceId") } }];
    case "service.deleted":
      return [{ hook: "ServiceDelete", vars: { userid: clientId, clientId, serviceid: id("serviceId") } }];
    case "domain.deleted":
      return [{ hook: "DomainDelete", vars: { userid: clientId, domainid: id("domainId") } }];
    default:
      return [];
  }
}

/** What a module command's hooks are handed. */
export function moduleParams(serviceId: number, clientId: number): Readonly<Record<string, unknown>> {
  return {
    serviceid: serviceId,
    userid: clientId,
    pid: 12,
    domain: "example.org",
    username: "example",
    password,
    producttype: "hostingaccount",
    moduletype: "cpanel",
    clientsdetails: { firstname: oldName },
    serverpassword: password,
    serveraccesshash: accessHash,
  };
}

function clientEdit(clientId: number, status: string, olddata: Readonly<Record<string, unknown>>): Firing {
  return {
    hook: "ClientEdit",
    vars: {
      userid: clientId,
      status,
      firstname: "New",
      lastname: "Name",
      authdata: secondFactor,
      authmodule: "totp",
      olddata: { status, firstname: "New", lastname: "Name", ...olddata },
    },
  };
}
