import { ticketsOf } from "../find.ts";
import { collect } from "../reading.ts";
import type { EraseAction } from "./context.ts";
import { eraseEach } from "./each.ts";

/**
 * Deletes the client's tickets and those a guest wrote from one of the subject's addresses, whole: WHMCS has no other
 * way to reach replies' names and attachments. @throws as EraseAction
 */
export const deleteTickets: EraseAction = (ctx) =>
  eraseEach(ctx, {
    look: async () => ({ due: await collect(ticketsOf(ctx.api, ctx.subject)), kept: [] }),
    idOf: ({ ticketId }) => ticketId,
    erase: async ({ ticketId }) => {
      await ctx.api.deleteTicket(ticketId);
    },
  });
