import { clientsSharingLogins, ownLogins } from "../find.ts";
import type { User } from "../records.ts";
import { blankEach, type Texts } from "./blank.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import {
  blankFirstName,
  isPlaceholderEmail,
  isPlaceholderName,
  newPlaceholderEmail,
  newPlaceholderName,
} from "./placeholders.ts";

/**
 * Takes names and address out of the logins that reach no other client; WHMCS can delete none. A shared login, and one
 * that WHMCS does not show in full, is left alone, and the outcome says with whom it is shared. @throws as EraseAction
 */
export const anonymiseUsers: EraseAction = async (ctx) => {
  const outcome = await blankUsers(ctx);
  const client = await ctx.api.client(ctx.subject.clientId);
  const others = client === undefined ? [] : await clientsSharingLogins(ctx.api, client);
  return others.length === 0 ? outcome : { ...outcome, sharedWith: others.map((id) => ({ type: "client", id })) };
};

const blankUsers: EraseAction = (ctx) =>
  blankEach(ctx, {
    read: async () => {
      const client = await ctx.api.client(ctx.subject.clientId);
      if (client === undefined) return { rows: [], kept: [] };
      const rows = await ownLogins(ctx.api, client);
      const others = client.users.filter(({ userId }) => !rows.some((own) => own.userId === userId));
      return { rows, kept: others.map(({ userId }) => userId) };
    },
    idOf: ({ userId }) => userId,
    textsOf: textsOfLogin,
    isStillDue: (login) => isStillOwn(ctx, login),
    blank: ({ userId, email }) =>
      ctx.api.updateUser(userId, {
        firstName: blankFirstName,
        lastName: newPlaceholderName(),
        ...(isPlaceholderEmail(email) ? {} : { email: newPlaceholderEmail() }),
      }),
  });

/** What of the person a login still holds; every text blank: nothing. */
export function textsOfLogin({ firstName, lastName, email }: User): Texts {
  return {
    firstName: firstName === blankFirstName ? "" : firstName,
    lastName: isPlaceholderName(lastName) ? "" : lastName,
    email: isPlaceholderEmail(email) ? "" : email,
  };
}

/** Another client may have been given the login since it was listed. */
async function isStillOwn({ api, subject }: EraseContext, { userId }: User): Promise<boolean> {
  const client = await api.client(subject.clientId);
  if (client === undefined) return false;
  const users = client.users.filter((listed) => listed.userId === userId);
  return (await ownLogins(api, { ...client, users })).length === 1;
}
