import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  addClient,
  addContact,
  addPayMethod,
  addProduct,
  addService,
  addUser,
  copyIdentity,
  emptyWorld,
} from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { Identity } from "../../simulators/whmcs/world.ts";
import { addAddon, addDomain, addInvoice, addQuote, addTicket } from "../../simulators/whmcs/record-builders.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { startMariadb } from "./mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "./php-whmcs.ts";

/** Every row of every table of WHMCS, by table and id. The addon's own tables are not among them. */
export type Dump = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/**
 * A WHMCS whose database is full: two clients with a row in every table that can hold personal data, and a mark of theirs in
 * every text column (whmcs/tests/Support/TwinWorld.php). The stand-in answers the API with those same rows, and what it writes
 * is written there; the real addon's door works on it.
 */
export interface PlantedWhmcs {
  readonly sim: WhmcsSimulator;
  readonly php: PhpWhmcs;
  /** How a service reaches the API of it. */
  readonly api: { readonly url: string; readonly credentials: WhmcsSimulator["credentials"] };
  /** The client to be erased, and the twin whose identifiers hold the other's as a part. */
  readonly clientId: number;
  readonly twinId: number;
  dump(): Promise<Dump>;
  /** Where marks and identifiers of the first client stand, also in the addon's own tables, as `table.column`. */
  marksLeft(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const project = join(import.meta.dirname, "../..");
/** Of the first client alone: the twin's are `joanna@…`, `shop.bakery…` and `bakery12`. */
const ofFirst = /mkA|(?<!jo)anna@example\.com|(?<!shop\.)bakery\.example|bakery1(?!2)/;

export async function startPlantedWhmcs(): Promise<PlantedWhmcs> {
  const closers: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const mariadb = await startMariadb();
    closers.push(() => mariadb.stop());
    const php = await startPhpWhmcs({ mariadb });
    closers.push(() => php.stop());
    const planter = join(project, "whmcs/tests/Support/plant-twins.php");
    const { stdout } = await promisify(execFile)("php", [planter, php.root]);
    const { client: clientId, twin: twinId } = JSON.parse(stdout) as { client: number; twin: number };
    await settle(php);
    const sim = await startWhmcsSimulator({ world: await worldOf(php) });
    closers.push(() => sim.stop());
    const write = createWriter(sim.world, php);
    const server = createServer((request, response) => {
      answer(sim, write, request, response).catch(() => response.destroy());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closers.push(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    const api = {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: sim.credentials,
    };
    return { sim, php, api, clientId, twinId, dump: () => dump(php), marksLeft: () => marksLeft(php), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a mark in it would make unreadable or block: names of states, and where a service is hosted. */
async function settle(php: PhpWhmcs): Promise<void> {
  await php.sql("UPDATE tblhosting SET packageid = 12");
  await php.sql("UPDATE tbldomains SET status = 'Expired'");
  await php.sql("UPDATE tblhostingaddons SET status = 'Terminated'");
  await php.sql("UPDATE tbltickets SET status = 'Closed'");
  await php.sql("UPDATE tblinvoices SET date = '2024-03-15', duedate = '2024-03-15'");
}

type Text =
  | keyof Identity
  | "first_name"
  | "last_name"
  | "status"
  | "domainstatus"
  | "notes"
  | "additionalnotes"
  | "uuid"
  | "domain"
  | "username"
  | "password"
  | "subscriptionid"
  | "suspendreason"
  | "dedicatedip"
  | "assignedips"
  | "ns1"
  | "ns2"
  | "name"
  | "date"
  | "invoicenum"
  | "stage"
  | "subject"
  | "description"
  | "title"
  | "message";
type Id = "id" | "userid" | "client_id" | "auth_user_id" | "owner" | "billingcid" | "hostingid";
/** The columns that are read, as a table has them or not. */
type Row = Readonly<Record<Text, string> & Record<Id, number>>;

/** The stand-in's own state, read from the database. */
async function worldOf(php: PhpWhmcs): Promise<World> {
  const world = emptyWorld();
  const rows = (table: string): Promise<Row[]> => php.sql<Row>(`SELECT * FROM ${table} ORDER BY id`);
  addProduct(world, { id: 12, module: "", type: "other" });
  const links = await rows("tblusers_clients");
  for (const { id, first_name, last_name, email } of await rows("tblusers")) {
    const clients = links
      .filter((link) => link.auth_user_id === id)
      .map((link) => ({ clientId: link.client_id, owner: link.owner === 1, permissions: [] }));
    addUser(world, { id, firstname: first_name, lastname: last_name, email, clients });
  }
  const nobody = addUser(world, { email: "nobody@example.net" });
  for (const { billingcid, id, status, notes, uuid, ...row } of await rows("tblclients")) {
    addClient(
      world,
      { ...copyIdentity(row), id, status, notes, uuid, billingContactId: billingcid, language: "" },
      nobody,
    );
  }
  world.users.delete(nobody.id);
  for (const { id, userid, ...row } of await rows("tblcontacts")) {
    addContact(world, { ...copyIdentity(row), id, clientId: userid });
  }
  for (const { id, userid, ...row } of await rows("tblhosting")) {
    const { domain, username, password, notes, subscriptionid, suspendreason, dedicatedip, assignedips, ns1, ns2 } =
      row;
    const status = row.domainstatus;
    const texts = { domain, username, password, notes, subscriptionid, dedicatedip, assignedips, ns1, ns2 };
    addService(world, { ...texts, id, clientId: userid, productId: 12, status, suspensionreason: suspendreason });
  }
  for (const { id, userid, hostingid, name, notes, status } of await rows("tblhostingaddons")) {
    addAddon(world, { id, clientId: userid, serviceId: hostingid, name, notes, status });
  }
  for (const { id, userid, domain, additionalnotes: notes, status } of await rows("tbldomains")) {
    addDomain(world, { id, clientId: userid, domainname: domain, notes, status });
  }
  for (const { id, userid, date, invoicenum, status } of await rows("tblinvoices")) {
    addInvoice(world, { id, clientId: userid, date, duedate: date, invoicenum, status });
  }
  for (const { id, userid, stage, subject } of await rows("tblquotes")) {
    addQuote(world, { id, clientId: userid, stage, subject });
  }
  for (const { id, userid, description } of await rows("tblpaymethods")) {
    addPayMethod(world, { id, clientId: userid, description });
  }
  for (const { id, userid, title, message, status } of await rows("tbltickets")) {
    addTicket(world, { id, clientId: userid, subject: title, message, status });
  }
  for (const table of ["emails", "activity"] as const) world.counters[table] = 1_000;
  return world;
}

/** What the stand-in holds of each row that the API can change, by table and id, in the database's own columns. */
function rowsOf(world: World): Readonly<Record<string, Readonly<Record<number, object>>>> {
  const byId = <T extends { id: number }>(table: ReadonlyMap<number, T>, columns: (row: T) => object) =>
    Object.fromEntries([...table.values()].map((row) => [row.id, columns(row)]));
  return {
    tblclients: byId(world.clients, (row) => ({ ...copyIdentity(row), notes: row.notes, status: row.status })),
    tblusers: byId(world.users, ({ firstname, lastname, email }) => ({
      first_name: firstname,
      last_name: lastname,
      email,
    })),
    tblcontacts: byId(world.contacts, copyIdentity),
    tblhosting: byId(world.services, (row) => {
      const { domain, username, password, notes, subscriptionid, dedicatedip, assignedips, ns1, ns2 } = row;
      const texts = { domain, username, password, notes, subscriptionid, dedicatedip, assignedips, ns1, ns2 };
      return { ...texts, suspendreason: row.suspensionreason, domainstatus: row.status };
    }),
    tblhostingaddons: byId(world.addons, ({ notes, status }) => ({ notes, status })),
    tbldomains: byId(world.domains, ({ notes }) => ({ additionalnotes: notes })),
    tblquotes: byId(world.quotes, () => ({})),
    tblpaymethods: byId(world.payMethods, () => ({})),
    tbltickets: byId(world.tickets, () => ({})),
    tblemails: byId(world.emails, ({ clientId: userid, subject, message, to }) => ({ userid, subject, message, to })),
    tblactivitylog: byId(world.activity, ({ clientId: userid, date, description, username, ipaddress }) => ({
      userid,
      date,
      description,
      user: username,
      ipaddr: ipaddress,
    })),
  };
}

/** What WHMCS takes away with a row, as far as its API is told to. A pay method is only marked as deleted. */
const withRow: Readonly<Record<string, readonly string[]>> = {
  tblcontacts: ["DELETE FROM tblcontacts WHERE id = ?"],
  tblquotes: ["DELETE FROM tblquoteitems WHERE quoteid = ?", "DELETE FROM tblquotes WHERE id = ?"],
  tblpaymethods: ["UPDATE tblpaymethods SET deleted_at = NOW() WHERE id = ?"],
  tbltickets: [
    "DELETE FROM tblticketreplies WHERE tid = ?",
    "DELETE FROM tblticketnotes WHERE ticketid = ?",
    "DELETE FROM tbltickets WHERE id = ?",
  ],
};

/** Writes what changed in the stand-in since the last time; what the door changes in the database meanwhile stays so. */
function createWriter(world: World, php: PhpWhmcs): () => Promise<void> {
  let known = rowsOf(world);
  let last: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const now = rowsOf(world);
    for (const [table, rows] of Object.entries(now)) {
      const before = known[table] ?? {};
      for (const [id, row] of Object.entries(rows)) {
        const old = before[Number(id)];
        if (old === undefined) await php.sql(`INSERT INTO ${table} SET ?`, [{ id: Number(id), ...row }]);
        else await update(php, table, Number(id), changesOf(old, row));
      }
      for (const id of Object.keys(before).filter((one) => !(one in rows))) {
        for (const statement of withRow[table] ?? []) await php.sql(statement, [Number(id)]);
      }
    }
    known = now;
  };
  return () => {
    last = last.catch(() => undefined).then(write);
    return last;
  };
}

function changesOf(before: object, after: object): object {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => Reflect.get(before, column) !== value));
}

async function update(php: PhpWhmcs, table: string, id: number, changes: object): Promise<void> {
  if (Object.keys(changes).length > 0) await php.sql(`UPDATE ${table} SET ? WHERE id = ?`, [changes, id]);
}

/** Hands a call on to the stand-in, and answers once the database has what it changed. */
async function answer(
  sim: WhmcsSimulator,
  write: () => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answered = await fetch(`${sim.url}${request.url ?? "/"}`, {
    method: request.method ?? "POST",
    body: Buffer.concat(chunks),
    headers: { "content-type": request.headers["content-type"] ?? "" },
  });
  const bytes = Buffer.from(await answered.arrayBuffer());
  await write();
  response.writeHead(answered.status, { "content-type": answered.headers.get("content-type") ?? "" });
  response.end(bytes);
}

async function tablesOf(php: PhpWhmcs): Promise<string[]> {
  const rows = await php.sql<{ name: string }>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1",
  );
  return rows.map(({ name }) => name).filter((name) => !name.startsWith("harness_"));
}

async function dump(php: PhpWhmcs): Promise<Dump> {
  const tables = (await tablesOf(php)).filter((name) => !name.startsWith("mod_whmcsgdpr_"));
  const entries = await Promise.all(
    tables.map(async (table) => {
      const rows = await php.sql(`SELECT * FROM ${table}`);
      return [
        table,
        Object.fromEntries(
          rows.map((row, index) => [JSON.stringify(row["id"] ?? row["setting"] ?? index), { ...row }]),
        ),
      ] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function marksLeft(php: PhpWhmcs): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of await tablesOf(php)) {
    for (const row of await php.sql(`SELECT * FROM ${table}`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString("latin1") : typeof value === "string" ? value : "";
        if (ofFirst.test(text)) found.add(`${table}.${column}`);
      }
    }
  }
  return [...found].toSorted();
}
