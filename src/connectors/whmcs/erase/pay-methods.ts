import { RetryableError } from "../../../domain/errors.ts";
import { absentOn, hasCode } from "../reading.ts";
import type { EraseAction } from "./context.ts";
import { eraseEach } from "./each.ts";

const refusedByGateway = "whmcs.remote_deletion_failed";

/**
 * Deletes stored means of payment, here and at their gateways. One that its gateway keeps does not hold back the others.
 * @throws RetryableError whmcs.remote_deletion_failed while a gateway does not let go; else as EraseAction
 */
export const deletePayMethods: EraseAction = (ctx) => {
  const { clientId } = ctx.subject;
  return eraseEach(ctx, {
    look: async () => {
      const due = await absentOn(["whmcs.not_found"], () => ctx.api.payMethods(clientId));
      return { due: due ?? [], kept: [] };
    },
    idOf: ({ payMethodId }) => payMethodId,
    erase: async ({ payMethodId }) => {
      try {
        await ctx.api.deletePayMethod(clientId, payMethodId);
      } catch (error) {
        throw hasCode(error, [refusedByGateway]) ? new RetryableError(refusedByGateway) : error;
      }
    },
    concernsOneOnly: (error) => hasCode(error, [refusedByGateway]),
  });
};
