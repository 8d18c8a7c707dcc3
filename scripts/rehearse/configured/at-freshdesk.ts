import { z } from "zod";
import type { FreshdeskValues } from "../../../src/connectors/values.ts";
import { createHttpClient } from "../../../src/connectors/http-client.ts";
import { type Canary, identityOf } from "./canary.ts";

/** What a rehearsal makes at Freshdesk, looks at and takes away again: one contact and its ticket. */
export interface CanaryAtFreshdesk {
  /** The contact that has this address, if any. */
  findContact(email: string): Promise<number | undefined>;
  addContact(canary: Canary): Promise<number>;
  /** Closed from the start. */
  addTicket(canary: Canary, contactId: number): Promise<number>;
  /** The contact as text; undefined: it is no more. */
  readContact(contactId: number): Promise<string | undefined>;
  hasTicket(ticketId: number): Promise<boolean>;
  /** For good, with its tickets; one that is gone already is gone. */
  removeContact(contactId: number): Promise<void>;
  close(): void;
}

const row = z.looseObject({ id: z.int().positive() });
const timeoutMs = 60_000;

/** Speaks to the account of the settings. Its methods throw Error, in words for the owner. */
export function openCanaryAtFreshdesk(
  values: FreshdeskValues,
  userAgent: string,
  signal: AbortSignal,
): CanaryAtFreshdesk {
  const http = createHttpClient({ baseUrl: values.url, userAgent });
  const base = values.url.replace(/\/+$/, "");
  const authorization = `Basic ${Buffer.from(`${values.apiKey}:X`).toString("base64")}`;
  const call = async (method: "GET" | "POST" | "DELETE", path: string, json?: object) => {
    const response = await http.request({
      method,
      url: `${base}/${path}`,
      headers: { authorization, accept: "application/json", ...(json && { "content-type": "application/json" }) },
      ...(json && { body: JSON.stringify(json) }),
      timeoutMs,
      signal,
    });
    const isAnswer = response.status < 300 || [404, 405].includes(response.status);
    if (!isAnswer) throw new Error(`Freshdesk refused ${method} ${path.split("?")[0]} with status ${response.status}`);
    return response;
  };
  const made = async (path: string, json: object): Promise<number> => {
    const response = await call("POST", path, json);
    if (response.status >= 300) throw new Error(`Freshdesk refused POST ${path} with status ${response.status}`);
    return row.parse(JSON.parse(response.text())).id;
  };
  return {
    findContact: async (email) => {
      const response = await call("GET", `contacts?email=${encodeURIComponent(email)}`);
      const rows = z.array(row).parse(JSON.parse(response.text()));
      return rows.find((one) => one["email"] === email)?.id;
    },
    addContact: (canary) => {
      const { firstname, lastname, notes: description } = identityOf(canary);
      return made("contacts", { name: `${firstname} ${lastname}`, email: canary.email, description });
    },
    addTicket: ({ code }, contactId) =>
      made("tickets", {
        requester_id: contactId,
        subject: `Rehearsal ${code}`,
        description: `A closed ticket of the rehearsal ${code}; nobody's data.`,
        status: 5,
        priority: 1,
        source: 2,
      }),
    readContact: async (contactId) => {
      const response = await call("GET", `contacts/${contactId}`);
      return response.status === 404 ? undefined : response.text();
    },
    hasTicket: async (ticketId) => (await call("GET", `tickets/${ticketId}`)).status !== 404,
    removeContact: async (contactId) => {
      await call("DELETE", `contacts/${contactId}`);
      await call("DELETE", `contacts/${contactId}/hard_delete?force=true`);
    },
    close: () => http.close(),
  };
}
