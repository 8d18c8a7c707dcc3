import type { ClientFields } from "../api-writes.ts";
import type { Client } from "../records.ts";
import { blankEach, type Texts } from "./blank.ts";
import type { EraseAction, EraseContext } from "./context.ts";
import { writeWithoutMail } from "./mail-preferences.ts";
import {
  blankCountry,
  blankedFields,
  blankFirstName,
  blankPhone,
  blankText,
  isBlank,
  isPlaceholderEmail,
  isPlaceholderName,
  isPlaceholderPhone,
  newPlaceholderEmail,
  newPlaceholderName,
  textsOfFields,
} from "./placeholders.ts";

/** Leaves in the profile only what a kept invoice prints (contract section 6, Retained). @throws as EraseAction */
export const reduceProfile: EraseAction = (ctx) => writeProfile(ctx, unprintedTexts, unprintedFields);

/** Leaves nothing of the person in the profile: nothing must be kept any more. @throws as EraseAction */
export const anonymiseProfile: EraseAction = (ctx) =>
  writeProfile(
    ctx,
    (client) => textsLeft(client, false),
    (client) => ({ ...unprintedFields(client), ...printedFields(client) }),
  );

function writeProfile(
  ctx: EraseContext,
  textsOf: (client: Client) => Texts,
  fieldsOf: (client: Client) => ClientFields,
) {
  const { api, subject, guard } = ctx;
  return blankEach(ctx, {
    read: async () => {
      const client = await api.client(subject.clientId);
      return { rows: client === undefined ? [] : [client], kept: [] };
    },
    idOf: ({ clientId }) => clientId,
    textsOf,
    blank: (client) => {
      const fields = fieldsOf(client);
      return writeWithoutMail(guard, (mails) => api.updateClient(client.clientId, { ...fields, ...mails }));
    },
  });
}

/** What of the person the profile still holds that need not stay; every text blank: nothing. */
export function textsLeft(client: Client, keepsInvoices: boolean): Texts {
  return keepsInvoices ? unprintedTexts(client) : { ...unprintedTexts(client), ...printedTexts(client) };
}

function unprintedTexts(client: Client): Texts {
  const { email, phoneNumber, notes, customFields, marketingOptIn, status } = client;
  return {
    email: isPlaceholderEmail(email) ? "" : email,
    phoneNumber: isPlaceholderPhone(phoneNumber) ? "" : phoneNumber,
    notes,
    ...textsOfFields(customFields),
    marketingOptIn: marketingOptIn ? "on" : "",
    status: status === "Closed" ? "" : "open",
  };
}

function unprintedFields({ email, phoneNumber, notes, customFields }: Client): ClientFields {
  const blankFields = blankedFields(customFields);
  return {
    ...(isPlaceholderEmail(email) ? {} : { email: newPlaceholderEmail() }),
    ...(isPlaceholderPhone(phoneNumber) ? {} : { phoneNumber: blankPhone }),
    ...(isBlank(notes) ? {} : { notes: blankText }),
    ...(blankFields === undefined ? {} : { customFields: blankFields }),
    marketingOptIn: false,
    status: "Closed",
    // Where the account was opened from, as far as WHMCS takes it.
    clientIp: "0.0.0.0",
    skipValidation: true,
  };
}

const printed = ["companyName", "address1", "address2", "city", "state", "postcode", "taxId"] as const;

function printedTexts(client: Client): Texts {
  const { firstName, lastName, country } = client;
  return {
    firstName: firstName === blankFirstName ? "" : firstName,
    lastName: isPlaceholderName(lastName) ? "" : lastName,
    ...Object.fromEntries(printed.map((field) => [field, client[field]])),
    country: country === blankCountry ? "" : country,
  };
}

function printedFields(client: Client): ClientFields {
  return {
    firstName: blankFirstName,
    ...(isPlaceholderName(client.lastName) ? {} : { lastName: newPlaceholderName() }),
    ...Object.fromEntries(printed.filter((field) => !isBlank(client[field])).map((field) => [field, blankText])),
    country: blankCountry,
  };
}
