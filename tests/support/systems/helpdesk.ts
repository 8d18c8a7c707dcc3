import { startFreshdeskSimulator } from "../../../simulators/freshdesk/server.ts";
import { marksOf, type StartSystem } from "./system.ts";

const sharedCompany = 23;

/** Freshdesk: contacts of each client in one company, with tickets, replies, notes and files. */
export const startFreshdesk: StartSystem = async (pair, clock, pace) => {
  const simulator = await startFreshdeskSimulator({
    clock,
    callsPerMinute: 1e6,
    listsPerMinute: 1e6,
    ...(pace === "at_once" && { cascadeMs: 0 }),
  });
  const { world } = simulator;
  world.companies.set(sharedCompany, { id: sharedCompany, name: "Both of them", note: null, domains: [] });
  for (const client of [pair.subject, pair.twin]) {
    const text = marksOf(client, "freshdesk");
    for (const [index, email] of client.emails.entries()) {
      const contact = simulator.addContact({
        name: index === 0 ? `${client.name.first} ${client.name.last}` : text(),
        email,
        phone: text(),
        mobile: text(),
        twitter_id: text(),
        unique_external_id: text(),
        company_id: sharedCompany,
        address: text(),
        job_title: text(),
        description: text(),
        tags: [text()],
        custom_fields: { cf_remark: text() },
        avatar: simulator.file(text(), text()),
      });
      const ticket = simulator.addTicket({
        requester_id: contact.id,
        subject: text(),
        description: text(),
        status: 5,
        attachments: [simulator.file(`${text()}.txt`, text())],
      });
      ticket.conversations.push({
        id: ticket.id + 1,
        body: `<p>${text()}</p>`,
        incoming: true,
        private: false,
        user_id: contact.id,
        from_email: email,
        to_emails: [],
        cc_emails: [],
        attachments: [simulator.file(`${text()}.txt`, text())],
        created_at: contact.created_at,
      });
    }
  }
  const rows = (): string[] =>
    [...world.contacts.values(), ...world.tickets.values()].map((row) => JSON.stringify(row));
  return {
    name: "freshdesk",
    values: {
      freshdesk: {
        url: simulator.url,
        apiKey: simulator.apiKey,
        fileOrigins: [simulator.fileServer.url],
        tickets: "delete",
        deleteAfter: "P7D",
        withNotes: true,
        callsPerMinute: 100,
      },
    },
    dump: () => Promise.resolve([...rows(), JSON.stringify([...world.companies])].join("\n")),
    twins: () => {
      const twins = rows().filter((row) => row.includes(pair.twin.mark));
      return Promise.resolve([...twins, JSON.stringify([...world.companies, ...world.agents])].join("\n"));
    },
    close: () => simulator.close(),
  };
};
