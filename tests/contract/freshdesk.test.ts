import { createFreshdesk } from "../../src/connectors/freshdesk/connector.ts";
import { startFreshdeskSimulator, type FreshdeskSimulator } from "../../simulators/freshdesk/server.ts";
import { freshdeskValues } from "../support/freshdesk.ts";
import { marks, type Wish } from "./processor-suite-stand.ts";
import { describeProcessor } from "./processor-suite.ts";

const host = "example.com";
const address = (object: number): string => `${marks.own}${object}@${host}`;

describeProcessor("freshdesk, which takes the tickets with the contact", {
  abilities: ["export", "erase", "rectify", "http", "pages", "turns_over"],
  // One contact for each of the client's addresses; no address is two contacts'.
  most: 3,
  start: async (clock) => {
    const freshdesk = await startFreshdeskSimulator({ clock, callsPerMinute: 1e6, listsPerMinute: 1e6 });
    const own = new Set<number>();
    const shown = (isWanted: (id: number) => boolean): string => {
      const { contacts, tickets, going } = freshdesk.world;
      const people = [...contacts.values()].filter(({ id }) => isWanted(id));
      const asked = [...tickets.values()].filter(
        ({ requester_id: requester }) =>
          isWanted(requester) && (going.get(requester) ?? Number.POSITIVE_INFINITY) > clock.now().getTime(),
      );
      return JSON.stringify([people, asked]);
    };
    return {
      server: freshdesk.server,
      open: (parts) => createFreshdesk(freshdeskValues(freshdesk, { tickets: "delete" }), parts),
      plant: (wish) => {
        for (const id of plant(freshdesk, wish)) own.add(id);
        return {
          subject: {
            clientId: 7,
            emails: [1, 2, 3].map(address),
            domains: [],
            usernames: [],
            serviceIds: [],
            elsewhere: { names: [`${marks.own} name`], places: [], registrations: [], sharedDomains: [] },
          },
          scope: { of: "client" },
        };
      },
      own: () => shown((id) => own.has(id)),
      others: () => shown((id) => !own.has(id)),
      vanish: () => {
        for (const id of own) freshdesk.world.contacts.delete(id);
        for (const [id, { requester_id: requester }] of freshdesk.world.tickets) {
          if (own.has(requester)) freshdesk.world.tickets.delete(id);
        }
      },
      turnOver: () => {
        for (const id of own) {
          const contact = freshdesk.world.contacts.get(id);
          if (contact !== undefined) contact.email = `${marks.twin}${id}@${host}`;
        }
      },
      close: () => freshdesk.close(),
    };
  },
});

/** The client's contacts with their tickets, and a twin in the same company; @returns the ids of the client's contacts */
function plant(freshdesk: FreshdeskSimulator, { objects, crowd }: Wish): readonly number[] {
  const { world } = freshdesk;
  world.companies.set(5, { id: 5, name: `${marks.twin} company`, note: null, domains: [host] });
  const person = (email: string, mark: string, rows: number): number => {
    const { id } = freshdesk.addContact({ email, name: `${mark} name`, phone: `${mark}-1`, company_id: 5 });
    for (let row = 0; row < rows; row += 1) freshdesk.addTicket(ticket(freshdesk, id, mark));
    return id;
  };
  person(`x${marks.twin}1@${host}`, marks.twin, 1);
  const own = Array.from({ length: objects }, (_, object) =>
    person(object === 0 ? address(1).toUpperCase() : address(object + 1), marks.own, object === 0 ? crowd + 1 : 1),
  );
  for (let row = 0; row < crowd; row += 1) person(`${marks.twin}${row}+${marks.twin}@${host}`, marks.twin, 0);
  return own;
}

function ticket(freshdesk: FreshdeskSimulator, requester: number, mark: string) {
  return {
    requester_id: requester,
    subject: `${mark} subject`,
    description: `<div>${mark} text, password: ${marks.secret}</div>`,
    attachments: [freshdesk.file(`${mark}.txt`, `${mark} file`)],
    conversations: [],
  };
}
