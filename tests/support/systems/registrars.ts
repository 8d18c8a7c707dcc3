import { startResellerClubSimulator } from "../../../simulators/resellerclub/server.ts";
import {
  standInContact as resellerContact,
  standInCustomer,
  standInDomain as resellerDomain,
} from "../../../simulators/resellerclub/world.ts";
import { standInContact, standInDomain, startVersioSimulator } from "../../../simulators/versio/server.ts";
import { marksOf, names, type Planted, type StartSystem } from "./system.ts";

/** Versio: of each client the contact of a domain that is gone, and that of one which runs on. */
export const startVersio: StartSystem = async (pair) => {
  const simulator = await startVersioSimulator();
  const { world } = simulator;
  for (const client of [pair.subject, pair.twin]) {
    const [ended, running] = [client.clientId * 10, client.clientId * 10 + 1];
    world.contacts.push(contactOf(client, ended), contactOf(client, running));
    world.domains.push(standInDomain({ domain: names.running(client, "be"), registrant_id: running }));
  }
  const isTwins = (text: string): boolean => text.includes(pair.twin.mark);
  return {
    name: "versio",
    values: {
      versio: { url: simulator.url, email: simulator.email, password: simulator.password, callsPerMinute: 60 },
    },
    dump: () => Promise.resolve(JSON.stringify([world.contacts, world.domains, world.pending, world.mails])),
    twins: () => {
      const rows = [...world.contacts, ...world.domains].map((row) => JSON.stringify(row));
      return Promise.resolve(rows.filter(isTwins).join("\n"));
    },
    close: () => simulator.close(),
  };
};

function contactOf(client: Planted, id: number) {
  const text = marksOf(client, `versio-${id}`);
  return standInContact({
    contact_id: id,
    company: text(),
    firstname: text(),
    surname: text(),
    email: client.emails[0] ?? "",
    phone: `+32.${client.clientId}000000`,
    street: text(),
    number: "1",
    number_addition: text(),
    zipcode: text(),
    city: text(),
    properties: { vat: text() },
  });
}

/** ResellerClub: a customer of each client with contacts; the subject's names are gone, the twin has one that runs. */
export const startResellerClub: StartSystem = async (pair, clock, pace) => {
  const simulator = await startResellerClubSimulator({
    clock,
    ...(pace === "at_once" && { world: { minutesToDelete: 0 } }),
  });
  const { world } = simulator;
  for (const client of [pair.subject, pair.twin]) {
    const text = marksOf(client, "resellerclub");
    const customerid = String(client.clientId * 1_000);
    const [email = ""] = client.emails;
    const identity = () => ({
      name: text(),
      company: text(),
      address1: text(),
      city: text(),
      state: text(),
      zip: text(),
    });
    const name = `${client.name.first} ${client.name.last}`;
    world.customers.push(standInCustomer({ customerid, username: email, ...identity(), name, address2: text() }));
    for (const [index, emailaddr] of client.emails.entries()) {
      world.contacts.push(resellerContact({ entityid: `${customerid}${index}`, customerid, emailaddr, ...identity() }));
    }
  }
  const customerid = String(pair.twin.clientId * 1_000);
  const domainname = names.running(pair.twin, "com");
  world.domains.push(
    resellerDomain({ orderid: "990001", domainname, customerid, registrantcontactid: `${customerid}0` }),
  );
  return {
    name: "resellerclub",
    values: {
      resellerclub: {
        url: simulator.url,
        userId: simulator.userId,
        apiKey: simulator.apiKey,
        onlyDomains: true,
        callsPerMinute: 60,
      },
    },
    dump: () => Promise.resolve(JSON.stringify([world.customers, world.contacts, world.domains])),
    twins: () => {
      const rows = [...world.customers, ...world.contacts].filter((row) => row.customerid === customerid);
      return Promise.resolve(JSON.stringify([rows, world.domains]));
    },
    close: () => simulator.close(),
  };
};
