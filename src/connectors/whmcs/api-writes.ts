import { PermanentError } from "../../domain/errors.ts";
import type { WhmcsAction } from "./actions.ts";
import { quoteExists } from "./api-billing.ts";
import type { WhmcsCall } from "./call.ts";
import { encodePhpMap, type FormParameters } from "./encode.ts";
import { hasCode } from "./reading.ts";

/** What may be set on a client. An absent field is left alone; whether WHMCS blanks a field sent empty is not documented: read back. */
export interface ClientFields {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyName?: string;
  readonly email?: string;
  readonly address1?: string;
  readonly address2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postcode?: string;
  readonly country?: string;
  readonly phoneNumber?: string;
  readonly taxId?: string;
  readonly language?: string;
  readonly notes?: string;
  readonly status?: string;
  readonly clientIp?: string;
  readonly marketingOptIn?: boolean;
  readonly emailPreferences?: Readonly<Record<string, boolean>>;
  /** Field id → value. */
  readonly customFields?: Readonly<Record<number, string>>;
  /** Lets required fields be blanked. */
  readonly skipValidation?: boolean;
}

/** What may be set on a contact; WHMCS takes no VAT number here. */
export type ContactFields = Pick<
  ClientFields,
  | "firstName"
  | "lastName"
  | "companyName"
  | "email"
  | "address1"
  | "address2"
  | "city"
  | "state"
  | "postcode"
  | "country"
  | "phoneNumber"
  | "emailPreferences"
>;

/** What may be set on a login; at least one. */
export type UserFields = Pick<ClientFields, "firstName" | "lastName" | "email" | "language">;

/** Fields of a service that WHMCS can blank. */
export type UnsettableServiceField =
  | "domain"
  | "serviceusername"
  | "servicepassword"
  | "subscriptionid"
  | "ns1"
  | "ns2"
  | "dedicatedip"
  | "assignedips"
  | "notes"
  | "suspendreason";

/** What may be set on a service. Setting `status` runs no module command. */
export interface ServiceFields {
  readonly status?: string;
  readonly domain?: string;
  readonly username?: string;
  readonly password?: string;
  readonly notes?: string;
  readonly dedicatedIp?: string;
  readonly assignedIps?: string;
  /** `YYYY-MM-DD`. */
  readonly terminatedOn?: string;
  readonly overrideAutoSuspend?: boolean;
  /** `YYYY-MM-DD`. */
  readonly overrideSuspendUntil?: string;
  readonly unset?: readonly UnsettableServiceField[];
  /** Field id → value. */
  readonly customFields?: Readonly<Record<number, string>>;
}

export type AddonFields = Partial<Readonly<Record<"status" | "name" | "notes", string>>>;

export interface DomainFields {
  readonly notes?: string;
  readonly status?: string;
  readonly doNotRenew?: boolean;
}

/** `not_found`: WHMCS knew no such object, as also when an earlier attempt of the same call deleted it. */
export type Deletion = "deleted" | "not_found";

/**
 * Writes. Updates throw PermanentError whmcs.not_found for an unknown id; every write may throw the codes of call.ts.
 * All but module calls may be called twice.
 */
export interface Writes {
  /** @throws PermanentError whmcs.duplicate_email, whmcs.invalid_email, whmcs.domain_mail_required */
  updateClient(clientId: number, fields: ClientFields): Promise<void>;
  /** @throws as updateClient */
  updateContact(contactId: number, fields: ContactFields): Promise<void>;
  deleteContact(contactId: number): Promise<Deletion>;
  /** Look first whether another client uses the login. @throws PermanentError whmcs.duplicate_email, whmcs.invalid_email */
  updateUser(userId: number, fields: UserFields): Promise<void>;
  /** Fails when the gateway could not delete its copy. @throws PermanentError whmcs.remote_deletion_failed; UnsafeError whmcs.foreign_row */
  deletePayMethod(clientId: number, payMethodId: number): Promise<Deletion>;
  /** With all its replies and notes. */
  deleteTicket(ticketId: number): Promise<Deletion>;
  deleteQuote(quoteId: number): Promise<Deletion>;
  updateService(serviceId: number, fields: ServiceFields): Promise<void>;
  updateAddon(serviceAddonId: number, fields: AddonFields): Promise<void>;
  updateDomain(domainId: number, fields: DomainFields): Promise<void>;
  /**
   * Deletes the service's data at its module's server. Sent once: after RetryableError whmcs.outcome_unknown read the service first.
   * `lastLook` is awaited when the call's turn has come; where it throws, nothing is sent.
   * @returns no_module when nothing delivers this service, so that nothing was done
   * @throws PermanentError whmcs.module_refused, whmcs.not_found; RetryableError whmcs.brake_held, with nothing done
   */
  moduleTerminate(serviceId: number, lastLook?: () => Promise<void>): Promise<"terminated" | "no_module">;
  /**
   * Suspends the service at its module's server. `reason` is shown to the client and, being none of WHMCS's own, keeps a
   * payment from unsuspending it. Sent once, as `moduleTerminate`, with the same errors.
   */
  moduleSuspend(serviceId: number, reason: string, lastLook?: () => Promise<void>): Promise<"suspended" | "no_module">;
}

export function createWrites(call: WhmcsCall): Writes {
  const update = async (action: WhmcsAction, parameters: FormParameters): Promise<void> => {
    await call(action, parameters);
  };
  return {
    updateClient: (clientId, fields) => update("UpdateClient", { ...toClientForm(fields), clientid: clientId }),
    updateContact: (contactId, fields) => update("UpdateContact", { ...toClientForm(fields), contactid: contactId }),
    deleteContact: (contactId) => deleteOne(call, "DeleteContact", { contactid: contactId }),
    updateUser: (userId, fields) => update("UpdateUser", { ...toClientForm(fields), user_id: userId }),
    deletePayMethod: (clientId, payMethodId) =>
      // Without the flag a card that the gateway still holds would be reported as deleted.
      deleteOne(call, "DeletePayMethod", { clientid: clientId, paymethodid: payMethodId, failonremotefailure: true }),
    deleteTicket: (ticketId) => deleteOne(call, "DeleteTicket", { ticketid: ticketId }),
    async deleteQuote(quoteId) {
      try {
        return await deleteOne(call, "DeleteQuote", { quoteid: quoteId });
      } catch (error) {
        // The vendor's own sample of a deletion says "error" without a message, so the list decides.
        if (hasCode(error, ["whmcs.rejected"]) && !(await quoteExists(call, quoteId))) return "deleted";
        throw error;
      }
    },
    updateService: (serviceId, fields) =>
      update("UpdateClientProduct", { ...toServiceForm(fields), serviceid: serviceId }),
    updateAddon: (serviceAddonId, { status, name, notes }) =>
      update("UpdateClientAddon", { id: serviceAddonId, status, name, notes }),
    updateDomain: (domainId, { notes, status, doNotRenew }) =>
      update("UpdateClientDomain", { domainid: domainId, notes, status, donotrenew: doNotRenew }),
    moduleTerminate: (serviceId, lastLook) =>
      moduleCall(call, "ModuleTerminate", { serviceid: serviceId }, "terminated", lastLook),
    moduleSuspend: (serviceId, reason, lastLook) =>
      moduleCall(call, "ModuleSuspend", { serviceid: serviceId, suspendreason: reason }, "suspended", lastLook),
  };
}

async function moduleCall<Done extends string>(
  call: WhmcsCall,
  action: WhmcsAction,
  parameters: FormParameters,
  done: Done,
  lastLook: (() => Promise<void>) | undefined,
): Promise<Done | "no_module"> {
  try {
    await call(action, parameters, { beforeSending: lastLook });
    return done;
  } catch (error) {
    if (hasCode(error, ["whmcs.no_module"])) return "no_module";
    throw error;
  }
}

async function deleteOne(call: WhmcsCall, action: WhmcsAction, parameters: FormParameters): Promise<Deletion> {
  try {
    await call(action, parameters);
    return "deleted";
  } catch (error) {
    if (error instanceof PermanentError && error.code === "whmcs.not_found") return "not_found";
    throw error;
  }
}

function toClientForm(fields: ClientFields): FormParameters {
  return {
    firstname: fields.firstName,
    lastname: fields.lastName,
    companyname: fields.companyName,
    email: fields.email,
    address1: fields.address1,
    address2: fields.address2,
    city: fields.city,
    state: fields.state,
    postcode: fields.postcode,
    country: fields.country,
    phonenumber: fields.phoneNumber,
    tax_id: fields.taxId,
    language: fields.language,
    notes: fields.notes,
    status: fields.status,
    clientip: fields.clientIp,
    marketingoptin: fields.marketingOptIn,
    email_preferences: fields.emailPreferences,
    customfields: fields.customFields === undefined ? undefined : encodePhpMap(fields.customFields),
    skipvalidation: fields.skipValidation,
  };
}

function toServiceForm(fields: ServiceFields): FormParameters {
  const { overrideAutoSuspend, customFields } = fields;
  return {
    status: fields.status,
    domain: fields.domain,
    serviceusername: fields.username,
    servicepassword: fields.password,
    notes: fields.notes,
    dedicatedip: fields.dedicatedIp,
    assignedips: fields.assignedIps,
    terminationdate: fields.terminatedOn,
    overideautosuspend: overrideAutoSuspend === undefined ? undefined : overrideAutoSuspend ? "on" : "off",
    overidesuspenduntil: fields.overrideSuspendUntil,
    unset: fields.unset,
    customfields: customFields === undefined ? undefined : encodePhpMap(customFields),
  };
}
