import { RetryableError, UnsafeError } from "../../../domain/errors.ts";
import type { UnsettableServiceField } from "../api-writes.ts";
import type { Service, ServiceAddon } from "../records.ts";
import { blankEach, type Texts } from "./blank.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { blankedFields, blankText, isBlank, textsOfFields } from "./placeholders.ts";

const unset: readonly UnsettableServiceField[] = [
  "domain",
  "serviceusername",
  "servicepassword",
  "dedicatedip",
  "assignedips",
  "suspendreason",
  "subscriptionid",
  "ns1",
  "ns2",
];

// The panel's password is not read and so cannot be seen to be gone: this mark, set in the same call, says that it is.
const clearedMark = "erased";

/**
 * Empties the services whose hosting is gone, and the notes of their addons. The others still need what they hold.
 * @returns waiting hosting_not_gone when a service had to be left out; the others are then empty already
 * @throws as EraseAction
 */
export const clearServices: EraseAction = async (ctx) => {
  const addons = await clearAddons(ctx);
  let live = 0;
  const outcome = await blankEach(ctx, {
    read: async () => {
      const services = await ctx.api.services(ctx.subject.clientId);
      const kept = services.filter((service) => !ctx.hostingGone(service)).map(({ serviceId }) => serviceId);
      live = kept.length;
      return { rows: services.filter(({ serviceId }) => !kept.includes(serviceId)), kept };
    },
    idOf: ({ serviceId }) => serviceId,
    textsOf,
    blank: (service) => clear(ctx, service),
  });
  if (live > 0) return { kind: "waiting", reason: "hosting_not_gone" };
  return outcome.kind === "nothing_found" && addons > 0 ? { kind: "done", count: addons } : outcome;
};

/**
 * Empties one service whose hosting is gone, so that WHMCS cannot reach the account that had its name any more.
 * @throws UnsafeError deletion.facts_changed when the service is another client's; else as EraseAction
 */
export const clearService: EraseAction = (ctx) =>
  blankEach(ctx, {
    read: async () => {
      const service = ctx.serviceId === undefined ? undefined : await ctx.api.service(ctx.serviceId);
      if (service !== undefined && service.clientId !== ctx.subject.clientId) {
        throw new UnsafeError("deletion.facts_changed");
      }
      return { rows: service === undefined ? [] : [service], kept: [] };
    },
    idOf: ({ serviceId }) => serviceId,
    textsOf,
    blank: (service) => clear(ctx, service),
  });

/** What of the person or the account a service still holds; every text blank: nothing. */
export function textsOf(service: Service): Texts {
  const { domain, username, dedicatedIp, assignedIps, suspensionReason, subscriptionId } = service;
  return {
    domain,
    username,
    dedicatedIp,
    assignedIps,
    suspensionReason,
    subscriptionId,
    nameServers: service.nameServers.join(" "),
    ...textsOfFields(service.customFields),
    notes: service.notes === clearedMark ? "" : `notes ${service.notes}`,
  };
}

function clear({ api }: EraseContext, { serviceId, customFields }: Service): Promise<void> {
  const fields = blankedFields(customFields);
  return api.updateService(serviceId, {
    unset,
    notes: clearedMark,
    ...(fields === undefined ? {} : { customFields: fields }),
  });
}

/** @returns how many it emptied */
async function clearAddons(ctx: EraseContext): Promise<number> {
  const due = await addonsWithNotes(ctx);
  for (const { serviceAddonId } of due) {
    await ctx.guard();
    await ctx.api.updateAddon(serviceAddonId, { notes: blankText });
  }
  if (due.length > 0 && (await addonsWithNotes(ctx)).length > 0) throw new RetryableError("whmcs.still_there");
  return due.length;
}

async function addonsWithNotes({ api, subject, hostingGone }: EraseContext): Promise<readonly ServiceAddon[]> {
  const { clientId } = subject;
  const live = new Set(
    (await api.services(clientId)).filter((service) => !hostingGone(service)).map(({ serviceId }) => serviceId),
  );
  return (await api.addons({ clientId })).filter(
    ({ serviceId, notes }) => !isBlank(notes) && (serviceId === undefined || !live.has(serviceId)),
  );
}
