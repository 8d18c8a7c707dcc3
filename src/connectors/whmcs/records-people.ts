/** A billing account (GetClientsDetails). */
export interface Client {
  readonly clientId: number;
  readonly ownerUserId: number | undefined;
  readonly uuid: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phoneNumber: string;
  readonly taxId: string;
  readonly status: string;
  readonly language: string;
  readonly currency: string;
  readonly credit: string;
  readonly groupId: number | undefined;
  readonly billingContactId: number | undefined;
  readonly notes: string;
  readonly marketingOptIn: boolean;
  readonly emailPreferences: Readonly<Record<string, boolean>>;
  readonly lastLogin: LastLogin | undefined;
  readonly customFields: readonly CustomField[];
  readonly users: readonly ClientUser[];
}

/** Taken out of the HTML in which WHMCS keeps it. */
export interface LastLogin {
  /** As WHMCS shows it, in the installation's own format. */
  readonly date: string;
  readonly ipAddress: string;
  readonly host: string;
}

/** `name` is "" where the API does not tell it. */
export interface CustomField {
  readonly fieldId: number;
  readonly name: string;
  readonly value: string;
}

/** A login of a client, as the client's record lists it. */
export interface ClientUser {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
}

/** One row of GetClients. */
export interface ClientSummary {
  readonly clientId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly createdOn: string | undefined;
  readonly groupId: number | undefined;
  readonly status: string;
}

/** Another person a client named (GetContacts). */
export interface Contact {
  readonly contactId: number;
  readonly clientId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly country: string;
  readonly phoneNumber: string;
  readonly taxId: string;
  /** Of WHMCS's six kinds of mail, those the contact gets. */
  readonly receives: readonly string[];
}

/** A login (GetUsers), which may reach several clients: erasing it can hit others. */
export interface User {
  readonly userId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly createdAt: string | undefined;
  readonly clients: readonly { readonly clientId: number; readonly isOwner: boolean }[];
}

/** A stored means of payment (GetPayMethods), as masked as WHMCS shows it. */
export interface PayMethod {
  readonly payMethodId: number;
  readonly type: string;
  readonly description: string;
  readonly gateway: string;
  readonly contactType: string;
  readonly contactId: number | undefined;
  readonly cardLastFour: string;
  readonly cardType: string;
  readonly expiryDate: string;
  readonly bankName: string;
  /** As WHMCS shows it, `dd/mm/yyyy hh:mm`. */
  readonly lastUpdated: string;
}

/** A client's membership of the affiliate scheme (GetAffiliates). */
export interface Affiliate {
  readonly affiliateId: number;
  readonly clientId: number;
  readonly since: string | undefined;
  readonly visitors: number | undefined;
  readonly payType: string;
  readonly payAmount: string | undefined;
  readonly balance: string;
  readonly withdrawn: string | undefined;
}
