import { blankEach } from "./blank.ts";
import type { EraseAction } from "./context.ts";
import { blankText } from "./placeholders.ts";

/** Takes the notes off the client's registered domains; the names stay, as bills and the registry show them. @throws as EraseAction */
export const clearDomains: EraseAction = (ctx) =>
  blankEach(ctx, {
    read: async () => ({ rows: await ctx.api.domains(ctx.subject.clientId), kept: [] }),
    idOf: ({ domainId }) => domainId,
    textsOf: ({ notes }) => ({ notes }),
    blank: ({ domainId }) => ctx.api.updateDomain(domainId, { notes: blankText }),
  });
