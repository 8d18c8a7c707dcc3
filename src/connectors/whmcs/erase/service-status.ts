import { calendarDay } from "../../../domain/calendar.ts";
import { saysEnded } from "../../../domain/deletion.ts";
import { UnsafeError } from "../../../domain/errors.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { eraseEach } from "./each.ts";

/**
 * Sets a service whose hosting is gone to Terminated, with today's day in the policy's zone; runs no module command.
 * @returns nothing_found when WHMCS says ended already, or has no such service
 * @throws UnsafeError deletion.facts_changed when the service is another client's; else as EraseAction
 */
export const setServiceStatus: EraseAction = (ctx) =>
  eraseEach(ctx, {
    look: async () => {
      const service = await readService(ctx);
      return { due: service === undefined || saysEnded(service.status) ? [] : [service], kept: [] };
    },
    idOf: ({ serviceId }) => serviceId,
    erase: ({ serviceId }) => {
      const terminatedOn = calendarDay(ctx.clock.now(), ctx.policy.timezone);
      return ctx.api.updateService(serviceId, { status: "Terminated", terminatedOn });
    },
  });

async function readService({ api, serviceId, subject }: EraseContext) {
  const service = serviceId === undefined ? undefined : await api.service(serviceId);
  if (service !== undefined && service.clientId !== subject.clientId) throw new UnsafeError("deletion.facts_changed");
  return service;
}
