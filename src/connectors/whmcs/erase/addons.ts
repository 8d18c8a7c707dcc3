import { UnsafeError } from "../../../domain/errors.ts";
import { liveAddonsOf } from "../hosting-facts.ts";
import type { EraseAction } from "./context.ts";
import { eraseEach } from "./each.ts";

/**
 * Sets the product addons of a service whose hosting is gone to Terminated, as WHMCS's own run would, so that nobody is invoiced
 * for them any more; runs no module command. @throws UnsafeError deletion.facts_changed when one is another client's; else as
 * EraseAction
 */
export const endAddons: EraseAction = (ctx) =>
  eraseEach(ctx, {
    look: async () => {
      const due = ctx.serviceId === undefined ? [] : await liveAddonsOf(ctx.api, ctx.serviceId);
      if (due.some(({ clientId }) => clientId !== ctx.subject.clientId))
        throw new UnsafeError("deletion.facts_changed");
      return { due, kept: [] };
    },
    idOf: ({ serviceAddonId }) => serviceAddonId,
    erase: ({ serviceAddonId }) => ctx.api.updateAddon(serviceAddonId, { status: "Terminated" }),
  });
