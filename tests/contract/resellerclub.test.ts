import { createResellerClub } from "../../src/connectors/resellerclub/connector.ts";
import { startResellerClubSimulator } from "../../simulators/resellerclub/server.ts";
import { standInContact, standInCustomer, standInDomain } from "../../simulators/resellerclub/world.ts";
import { describeProcessor, marks, type Stand, type TestClock } from "./processor-suite.ts";

const address = `${marks.own}@example.com`;
const ownCustomer = "4001";
const agency = "4000";

describeProcessor("resellerclub", {
  abilities: ["export", "erase", "rectify", "http", "pages", "turns_over"],
  most: 400,
  start: async (clock: TestClock): Promise<Stand> => {
    const registrar = await startResellerClubSimulator({ clock, world: { mostRows: 40 } });
    const { world } = registrar;
    const isOwn = (row: { customerid: string }): boolean => row.customerid === ownCustomer;
    const named = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).filter((row) => /zq/.test(row));
    return {
      server: registrar.server,
      open: (parts) => {
        const { url, userId, apiKey } = registrar;
        return createResellerClub({ url, userId, apiKey, onlyDomains: true, callsPerMinute: 60 }, parts);
      },
      plant: ({ objects, crowd }) => {
        const near = [`x${address}`, `${address}.be`, `${marks.twin}@example.org`];
        for (const [index, username] of near.entries()) {
          const customerid = String(5_000 + index);
          world.customers.push(standInCustomer({ customerid, username, name: marks.twin, pin: marks.secret }));
          world.contacts.push(standInContact({ entityid: `7${customerid}`, customerid, emailaddr: username }));
        }
        // The agency's own record, under which the client's ended domain lay, with a twin's contacts and domain.
        world.customers.push(standInCustomer({ customerid: agency, username: "agency@example.net", name: marks.twin }));
        for (let index = 0; index < Math.max(1, crowd); index += 1) {
          const entityid = String(60_000 + index);
          const emailaddr = `${marks.twin}${index}@example.org`;
          world.contacts.push(standInContact({ entityid, customerid: agency, name: marks.twin, emailaddr }));
        }
        world.domains.push(
          standInDomain({
            orderid: "90001",
            domainname: `${marks.twin}.example.com`,
            customerid: agency,
            registrantcontactid: "60000",
            domsecret: marks.secret,
          }),
        );
        if (objects > 0) {
          world.domains.push(
            standInDomain({
              orderid: "90002",
              domainname: "ended.example.com",
              customerid: agency,
              registrantcontactid: "60000",
              currentstatus: "Deleted",
            }),
          );
          const pin = marks.secret;
          world.customers.push(
            standInCustomer({ customerid: ownCustomer, username: address, name: marks.own, address2: marks.own, pin }),
          );
        }
        for (let index = 1; index < objects; index += 1) {
          world.contacts.push(
            standInContact({
              entityid: String(1_000 + index),
              customerid: ownCustomer,
              name: marks.own,
              emailaddr: index % 2 === 0 ? address : address.toUpperCase(),
              contactstatus: index % 3 === 0 ? "Invalid" : "Active",
            }),
          );
        }
        return {
          scope: { of: "client" },
          subject: {
            clientId: 7,
            emails: [address],
            domains: ["ended.example.com"],
            usernames: [],
            serviceIds: [],
            elsewhere: {
              names: ["Imke Voorbeeld"],
              places: [],
              registrations: [{ domain: "ended.example.com", registrar: "resellerclub", active: false }],
              sharedDomains: [],
            },
          },
        };
      },
      own: () => named([...world.customers, ...world.contacts].filter(isOwn)).join("\n"),
      others: () =>
        JSON.stringify([
          world.domains,
          ...[world.customers, world.contacts].map((rows) => rows.filter((row) => !isOwn(row))),
        ]),
      vanish: () => {
        world.customers = world.customers.filter((row) => !isOwn(row));
        world.contacts = world.contacts.filter((row) => !isOwn(row));
      },
      turnOver: () => {
        const [customer] = world.customers.filter(isOwn);
        if (customer !== undefined) customer.username = `${marks.twin}@example.be`;
        for (const { entityid: registrantcontactid } of world.contacts.filter(isOwn)) {
          const domainname = `${registrantcontactid}.example.com`;
          const orderid = `95${registrantcontactid}`;
          world.domains.push(standInDomain({ orderid, domainname, customerid: ownCustomer, registrantcontactid }));
        }
      },
      close: () => registrar.close(),
    };
  },
});
