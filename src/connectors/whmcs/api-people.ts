import type { WhmcsCall } from "./call.ts";
import { readShape } from "./normalise.ts";
import { absentOn, collect, ofClient, readPages, refuseForeign, refuseForeignAnswer, rowsOf } from "./reading.ts";
import type { Affiliate, Client, ClientSummary, Contact, PayMethod, User } from "./records.ts";
import * as people from "./schema-people.ts";

/** Reads about people. Every read may throw the codes of call.ts, whmcs.shape_unexpected and, where a client is named, UnsafeError whmcs.foreign_row. */
export interface PeopleReads {
  /** One client, or undefined when WHMCS knows none of this id. */
  client(clientId: number): Promise<Client | undefined>;
  /**
   * All clients, or those of one status; by id, so that paging survives new clients.
   * @param passOver is given the ids of those that cannot be read, and no such row ends the list
   */
  clients(filter?: { readonly status?: string }, passOver?: (clientId: number) => void): AsyncIterable<ClientSummary>;
  contacts(clientId: number): Promise<readonly Contact[]>;
  /** Every client who uses exactly this address, whatever its capitals: as its own, a contact's or a login's. */
  clientsUsing(email: string): Promise<ReadonlySet<number>>;
  /** The client as WHMCS lists it, found by the address it has now and proven by id: only there its day of signing up stands. */
  clientSummary(client: Pick<Client, "clientId" | "email">): Promise<ClientSummary | undefined>;
  /** The logins of exactly this address, whatever its capitals. */
  loginsAt(email: string): Promise<readonly User[]>;
  /** One login with all its clients, found by e-mail and proven by id; undefined when WHMCS does not find it. */
  userLogin(userId: number, email: string): Promise<User | undefined>;
  payMethods(clientId: number): Promise<readonly PayMethod[]>;
  affiliate(clientId: number): Promise<Affiliate | undefined>;
}

const clientList = { action: "GetClients", wrapper: "clients", item: "client", row: people.clientSummary } as const;
const contactList = { action: "GetContacts", wrapper: "contacts", item: "contact", row: people.contact } as const;
const loginList = { action: "GetUsers", wrapper: "users", item: "user", row: people.user } as const;

export function createPeopleReads(call: WhmcsCall): PeopleReads {
  /** The search is a prefix match over several fields, so it may bring others. */
  const loginsLike = (email: string): AsyncIterable<User> =>
    readPages(call, loginList, { search: email }, (user) => user.userId);
  return {
    async client(clientId) {
      const answer = await absentOn(["whmcs.not_found"], () => call("GetClientsDetails", { clientid: clientId }));
      if (answer === undefined) return undefined;
      // Older versions have the client at the top level only, where it is still repeated.
      const client = readShape(people.clientDetails, answer["client"] ?? answer);
      refuseForeign(clientId, client.clientId);
      return client;
    },
    clients({ status } = {}, passOver) {
      const parameters = { sorting: "ASC", orderby: "id", status };
      return readPages(call, clientList, parameters, (row) => row.clientId, passOver && { passOver });
    },
    contacts(clientId) {
      return collect(
        ofClient(
          clientId,
          readPages(call, contactList, { userid: clientId }, (row) => row.contactId),
        ),
      );
    },
    async clientsUsing(email) {
      const [clients, contacts, logins] = await Promise.all([
        collect(readPages(call, clientList, { search: email }, (row) => row.clientId)),
        collect(readPages(call, contactList, { email }, (row) => row.contactId)),
        collect(loginsLike(email)),
      ]);
      const isIt = (row: { readonly email: string }): boolean => plainAddress(row.email) === plainAddress(email);
      const linked = logins.filter(isIt).flatMap((login) => login.clients);
      return new Set([...clients.filter(isIt), ...contacts.filter(isIt), ...linked].map(({ clientId }) => clientId));
    },
    async clientSummary({ clientId, email }) {
      for await (const row of readPages(call, clientList, { search: email }, (one) => one.clientId)) {
        if (row.clientId === clientId) return row;
      }
      return undefined;
    },
    async loginsAt(email) {
      const rows = await collect(loginsLike(email));
      return rows.filter((row) => plainAddress(row.email) === plainAddress(email));
    },
    async userLogin(userId, email) {
      for await (const row of loginsLike(email)) if (row.userId === userId) return row;
      return undefined;
    },
    async payMethods(clientId) {
      const shape = {
        action: "GetPayMethods",
        wrapper: "paymethods",
        item: "paymethod",
        row: people.payMethod,
      } as const;
      const answer = await call("GetPayMethods", { clientid: clientId });
      refuseForeignAnswer(clientId, answer);
      return rowsOf(answer, shape);
    },
    async affiliate(clientId) {
      const shape = {
        action: "GetAffiliates",
        wrapper: "affiliates",
        item: "affiliate",
        row: people.affiliate,
      } as const;
      const rows = await collect(
        ofClient(
          clientId,
          readPages(call, shape, { userid: clientId }, (row) => row.affiliateId),
        ),
      );
      return rows[0];
    },
  };
}

function plainAddress(address: string): string {
  return address.trim().toLowerCase();
}
