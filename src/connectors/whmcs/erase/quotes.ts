import { retainedGroups } from "../../../domain/retention.ts";
import { documentOf, isAccepted } from "../facts-anonymization.ts";
import { quotesOf } from "../find.ts";
import { collect } from "../reading.ts";
import type { Quote } from "../records.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { eraseEach } from "./each.ts";

/**
 * Deletes the client's quotes and those made to a prospect of one of the subject's addresses; an accepted one only when
 * its retention is over. @throws as EraseAction; UnsafeError calendar.no_retention_rule
 */
export const deleteQuotes: EraseAction = (ctx) =>
  eraseEach(ctx, {
    look: async () => {
      const quotes = await collect(quotesOf(ctx.api, ctx.subject));
      const kept = quotes.filter((quote) => mustStay(ctx, quote)).map(({ quoteId }) => quoteId);
      return { due: quotes.filter(({ quoteId }) => !kept.includes(quoteId)), kept };
    },
    idOf: ({ quoteId }) => quoteId,
    erase: async ({ quoteId }) => {
      await ctx.api.deleteQuote(quoteId);
    },
  });

function mustStay({ policy, clock }: EraseContext, quote: Quote): boolean {
  return isAccepted(quote) && retainedGroups([documentOf(quote)], policy, clock.now()).length > 0;
}
