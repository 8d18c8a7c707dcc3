import type { z } from "zod";
import { AppError, PermanentError } from "../../domain/errors.ts";
import { toPlainDomain } from "../../domain/plain-domain.ts";
import { shaped } from "../vendor-call.ts";
import type { CallParameters, ResellerClubCalls } from "./call.ts";
import { readPages } from "./pages.ts";
import {
  accepted,
  actionRow,
  contact,
  contactRow,
  customer,
  customerRow,
  domain,
  domainRow,
  started,
  type Contact,
  type ContactRow,
  type Customer,
  type Domain,
  type DomainRow,
} from "./schema.ts";

/** What became of a wish to delete a contact: an action that is under way, or why there is none. */
export type Deletion = { readonly eaqid: string } | "missing" | "in_use" | "refused";

/**
 * The calls that we make of the HTTP API of ResellerClub (LogicBoxes). None ends a domain, and none changes a contact, which
 * the vendor takes from nobody any more. Undefined: there is no such object. All throw AppError.
 */
export interface ResellerClubApi {
  /** Never a customer whose user name is another, however alike. */
  customerByUsername(username: string, signal: AbortSignal): Promise<Customer | undefined>;
  customerById(id: string, signal: AbortSignal): Promise<Customer | undefined>;
  /** Replaces every detail. False: it was refused. */
  modifyCustomer(details: Readonly<Record<string, string>>, signal: AbortSignal): Promise<boolean>;
  /** Of every status, also those that wait for validation. */
  contactsOf(customerId: string, signal: AbortSignal): Promise<readonly ContactRow[]>;
  contact(id: string, signal: AbortSignal): Promise<Contact | undefined>;
  deleteContact(id: string, signal: AbortSignal): Promise<Deletion>;
  domainByName(name: string, signal: AbortSignal): Promise<Domain | undefined>;
  domainsOf(customerId: string, signal: AbortSignal): Promise<readonly DomainRow[]>;
  /** Whether an action has not ended yet. */
  isUnderWay(eaqid: string, signal: AbortSignal): Promise<boolean>;
}

/** The API over its calls. */
export function createResellerClubApi(calls: ResellerClubCalls): ResellerClubApi {
  const one = async <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    parameters: CallParameters,
    signal: AbortSignal,
  ): Promise<z.output<Schema> | undefined> => {
    try {
      return shaped(schema, await calls.get(path, parameters, signal));
    } catch (error) {
      if (codeOf(error) === "resellerclub.object_missing") return undefined;
      throw error;
    }
  };
  const all = async <Row extends z.ZodType>(
    row: Row,
    idOf: (row: z.output<Row>) => string,
    path: string,
    parameters: CallParameters,
    signal: AbortSignal,
  ): Promise<readonly z.output<Row>[]> =>
    await readPages(row, idOf, (place) => calls.get(path, { ...parameters, ...place }, signal));
  const customerById = async (id: string, signal: AbortSignal): Promise<Customer | undefined> =>
    same(await one(customer, "customers/details-by-id.json", { "customer-id": id }, signal), "customerid", id);
  return {
    customerByUsername: async (username, signal) => {
      const asked = username.trim().toLowerCase();
      try {
        const found = await one(customer, "customers/details.json", { username: asked }, signal);
        return found?.username === asked ? found : undefined;
      } catch (error) {
        if (codeOf(error) !== "resellerclub.refused") throw error;
      }
      // In which words a user name is missing is not promised: that a search counts none is.
      const rows = await all(
        customerRow,
        (row) => row["customer.customerid"],
        "customers/search.json",
        { username: asked },
        signal,
      );
      const exact = rows.find((row) => row["customer.username"] === asked);
      return exact === undefined ? undefined : await customerById(exact["customer.customerid"], signal);
    },
    customerById,
    modifyCustomer: async (details, signal) => {
      try {
        shaped(accepted, await calls.post("customers/modify.json", details, signal));
        return true;
      } catch (error) {
        if (refusals.has(codeOf(error))) return false;
        throw error;
      }
    },
    contactsOf: async (customerId, signal) => {
      const statuses = ["InActive", "Active", "Suspended"];
      const asked = { "customer-id": customerId, "include-invalid": "true", status: statuses };
      const rows = await all(contactRow, (row) => row["entity.entityid"], "contacts/search.json", asked, signal);
      if (rows.some((row) => row["entity.customerid"] !== customerId)) throw unexpected();
      return rows.filter((row) => !isGone(row["entity.currentstatus"]));
    },
    contact: async (id, signal) => {
      const found = same(await one(contact, "contacts/details.json", { "contact-id": id }, signal), "entityid", id);
      return found === undefined || isGone(found.currentstatus) ? undefined : found;
    },
    deleteContact: async (id, signal) => {
      try {
        return shaped(started, await calls.post("contacts/delete.json", { "contact-id": id }, signal));
      } catch (error) {
        const code = codeOf(error);
        if (code === "resellerclub.object_missing") return "missing";
        if (code === "resellerclub.contact_in_use") return "in_use";
        if (refusals.has(code)) return "refused";
        throw error;
      }
    },
    domainByName: async (name, signal) => {
      const asked = { "domain-name": name, options: "All" };
      return same(await one(domain, "domains/details-by-name.json", asked, signal), "domainname", toPlainDomain(name));
    },
    domainsOf: async (customerId, signal) =>
      await all(
        domainRow,
        (row) => `${row["entity.description"]} ${String(row["orders.orderid"])}`,
        "domains/search.json",
        { "customer-id": customerId },
        signal,
      ),
    isUnderWay: async (eaqid, signal) => {
      const rows = await all(actionRow, (row) => row.eaqid, "actions/search-current.json", { "eaq-id": eaqid }, signal);
      return rows.some((row) => row.eaqid === eaqid);
    },
  };
}

/** Whether a status says that the object is no more, though searches may still show it. */
export function isGone(status: string): boolean {
  return /^(?:deleted|archived)$/i.test(status);
}

const refusals: ReadonlySet<string> = new Set(["resellerclub.refused", "resellerclub.not_allowed"]);

/** An answer about something else than what was asked for is no answer. */
function same<T extends object, Key extends keyof T>(found: T | undefined, key: Key, asked: T[Key]): T | undefined {
  if (found !== undefined && found[key] !== asked) throw unexpected();
  return found;
}

function unexpected(): PermanentError {
  return new PermanentError("connector.shape_unexpected");
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : "";
}
