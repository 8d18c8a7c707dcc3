import type { ContactFields } from "../api-writes.ts";
import type { Contact } from "../records.ts";
import { blankEach, type Texts } from "./blank.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { eraseEach } from "./each.ts";
import { writeWithoutMail } from "./mail-preferences.ts";
import { blankPhone, isPlaceholderEmail, isPlaceholderPhone, newPlaceholderEmail } from "./placeholders.ts";

/** Deletes the client's contacts; the one that kept invoices print instead of the client stays. @throws as EraseAction */
export const deleteContacts: EraseAction = (ctx) =>
  eraseEach(ctx, {
    look: async () => {
      const contacts = await ctx.api.contacts(ctx.subject.clientId);
      const billing = ctx.keepsInvoices ? (await findBillingContact(ctx, contacts))?.contactId : undefined;
      return {
        due: contacts.filter(({ contactId }) => contactId !== billing),
        kept: billing === undefined ? [] : [billing],
      };
    },
    idOf: ({ contactId }) => contactId,
    erase: async ({ contactId }) => {
      await ctx.api.deleteContact(contactId);
    },
  });

/**
 * Leaves of the billing contact what invoices print, and takes its e-mail address and telephone number (contract
 * section 6, Retained). @returns retained, or nothing_found without a billing contact @throws as EraseAction
 */
export const reduceBillingContact: EraseAction = async (ctx) => {
  const read = () => readBillingContact(ctx);
  if ((await read()) === undefined) return { kind: "nothing_found" };
  await blankEach(ctx, {
    read: async () => {
      const contact = await read();
      return { rows: contact === undefined ? [] : [contact], kept: [] };
    },
    idOf: ({ contactId }) => contactId,
    textsOf: textsOfReduced,
    blank: (contact) => reduce(ctx, contact),
  });
  const { retainedUntil } = ctx;
  return { kind: "retained", reason: "bookkeeping", count: 1, ...(retainedUntil !== undefined && { retainedUntil }) };
};

/** What a kept billing contact still holds that no invoice prints; every text blank: nothing. */
export function textsOfReduced({ email, phoneNumber }: Contact): Texts {
  return {
    email: isPlaceholderEmail(email) ? "" : email,
    phoneNumber: isPlaceholderPhone(phoneNumber) ? "" : phoneNumber,
  };
}

function reduce({ api, guard }: EraseContext, { contactId, email, phoneNumber }: Contact): Promise<void> {
  const fields: ContactFields = {
    ...(isPlaceholderEmail(email) ? {} : { email: newPlaceholderEmail() }),
    ...(isPlaceholderPhone(phoneNumber) ? {} : { phoneNumber: blankPhone }),
  };
  return writeWithoutMail(guard, (emailPreferences) =>
    api.updateContact(contactId, { ...fields, ...emailPreferences }),
  );
}

async function readBillingContact(ctx: EraseContext): Promise<Contact | undefined> {
  return findBillingContact(ctx, await ctx.api.contacts(ctx.subject.clientId));
}

/** WHMCS may name a contact that is gone or another client's: only one of this client's own counts. */
async function findBillingContact(
  { api, subject }: EraseContext,
  contacts: readonly Contact[],
): Promise<Contact | undefined> {
  const client = await api.client(subject.clientId);
  return contacts.find(({ contactId }) => contactId === client?.billingContactId);
}
