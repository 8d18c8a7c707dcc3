import { createVersio } from "../../src/connectors/versio/connector.ts";
import { standInContact, standInDomain, startVersioSimulator } from "../../simulators/versio/server.ts";
import { describeProcessor, marks, type Stand } from "./processor-suite.ts";

const address = `${marks.own}@example.com`;

describeProcessor("versio", {
  abilities: ["export", "erase", "http", "pages", "turns_over"],
  most: 400,
  start: async (): Promise<Stand> => {
    const versio = await startVersioSimulator();
    const { world } = versio;
    const isOwn = ({ email }: { email: string }): boolean => email.toLowerCase() === address;
    return {
      server: versio.server,
      open: (parts) => {
        const { url, email, password } = versio;
        return createVersio({ url, email, password, callsPerMinute: 60 }, parts);
      },
      plant: ({ objects, crowd }) => {
        const twins = [`x${address}`, `${address}.be`, `${marks.twin}@example.com`];
        for (const [index, email] of [...twins, ...Array<string>(crowd).fill(`${marks.twin}@example.org`)].entries()) {
          const contact_id = 5_000 + index;
          world.contacts.push(standInContact({ contact_id, surname: marks.twin, email }));
          const domain = `${marks.twin}-${index}.be`;
          world.domains.push(standInDomain({ domain, registrant_id: contact_id, epp_code: marks.secret }));
        }
        for (let index = 0; index < objects; index += 1) {
          world.contacts.push(
            standInContact({
              contact_id: 100 + index,
              surname: marks.own,
              email: index % 2 === 0 ? address : address.toUpperCase(),
              city: marks.own,
              properties: { vat: marks.own },
            }),
          );
        }
        return {
          scope: { of: "client" },
          subject: {
            clientId: 7,
            emails: [address],
            domains: ["ended.example.be"],
            usernames: [],
            serviceIds: [],
            elsewhere: {
              names: ["Imke Voorbeeld"],
              places: [],
              registrations: [{ domain: "ended.example.be", registrar: "versio", active: false }],
              sharedDomains: [],
            },
          },
        };
      },
      own: () =>
        world.contacts
          .filter(isOwn)
          .map((contact) => JSON.stringify(contact))
          .join("\n"),
      others: () => JSON.stringify([world.domains, world.contacts.filter((contact) => !isOwn(contact)), world.mails]),
      vanish: () => {
        world.contacts = world.contacts.filter((contact) => !isOwn(contact));
      },
      turnOver: () => {
        for (const contact of world.contacts.filter(isOwn)) {
          world.domains.push(standInDomain({ domain: `${contact.contact_id}.be`, registrant_id: contact.contact_id }));
        }
      },
      close: () => versio.close(),
    };
  },
});
