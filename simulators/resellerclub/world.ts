/** A customer record, as the API spells it. */
export interface StandInCustomer {
  customerid: string;
  username: string;
  name: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  telnocc: string;
  telno: string;
  langpref: string;
  customerstatus: string;
  creationdt: string;
  pin: string;
}

/** A contact of a customer. */
export interface StandInContact {
  entityid: string;
  customerid: string;
  type: string;
  name: string;
  company: string;
  emailaddr: string;
  telnocc: string;
  telno: string;
  address1: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  currentstatus: string;
  contactstatus: string;
}

/** A domain, with the ids of its four contacts. */
export interface StandInDomain {
  orderid: string;
  domainname: string;
  customerid: string;
  currentstatus: string;
  registrantcontactid: string;
  admincontactid: string;
  techcontactid: string;
  billingcontactid: string;
  domsecret: string;
}

/** An order of anything but a domain. */
export interface StandInOrder {
  orderid: string;
  customerid: string;
  productkey: string;
  description: string;
  currentstatus: string;
}

/** A change that the vendor has accepted and not carried out yet. */
export interface StandInAction {
  eaqid: string;
  entityid: string;
  actiontype: string;
  endsAt: Date;
}

/** All that the stand-in holds; may be read and changed while it runs. */
export interface ResellerClubWorld {
  customers: StandInCustomer[];
  contacts: StandInContact[];
  domains: StandInDomain[];
  /** Hosting, mail, certificates: none of the answers tells of them, and living ones stand in the way of nothing. */
  orders: StandInOrder[];
  actions: StandInAction[];
  /** Whether the caller's address is on the list. */
  addressAllowed: boolean;
  /** After so many calls the caller's address is blocked. */
  mostCalls: number;
  /** The most rows that a page holds, whatever is asked for. */
  mostRows: number;
  minutesToDelete: number;
  nextId: number;
}

/** A customer with all that the API tells. */
export function standInCustomer(
  fields: Pick<StandInCustomer, "customerid" | "username"> & Partial<StandInCustomer>,
): StandInCustomer {
  return {
    name: "Imke Voorbeeld",
    company: "N/A",
    address1: "Voorbeeldstraat 12",
    address2: "",
    city: "Gent",
    state: "Oost-Vlaanderen",
    zip: "9000",
    country: "BE",
    telnocc: "32",
    telno: "20000000",
    langpref: "nl",
    customerstatus: "Active",
    creationdt: "1745369822",
    pin: "stand-in-pin",
    ...fields,
  };
}

/** A contact with all that the API tells. */
export function standInContact(
  fields: Pick<StandInContact, "entityid" | "customerid"> & Partial<StandInContact>,
): StandInContact {
  return {
    type: "Contact",
    name: "Imke Voorbeeld",
    company: "N/A",
    emailaddr: "imke@example.com",
    telnocc: "32",
    telno: "20000000",
    address1: "Voorbeeldstraat 12",
    city: "Gent",
    state: "Oost-Vlaanderen",
    zip: "9000",
    country: "BE",
    currentstatus: "Active",
    contactstatus: "Active",
    ...fields,
  };
}

/** A domain whose four contacts are one, where nothing else is said. */
export function standInDomain(
  fields: Pick<StandInDomain, "orderid" | "domainname" | "customerid" | "registrantcontactid"> & Partial<StandInDomain>,
): StandInDomain {
  const { registrantcontactid: contact } = fields;
  return {
    currentstatus: "Active",
    admincontactid: contact,
    techcontactid: contact,
    billingcontactid: "-1",
    domsecret: "stand-in-domsecret",
    ...fields,
  };
}
