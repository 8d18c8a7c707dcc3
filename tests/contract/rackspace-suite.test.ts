import { startRackspaceSimulator } from "../../simulators/rackspace/server.ts";
import { addAlias, addMailbox, addMailDomain } from "../../simulators/rackspace/world.ts";
import { clientOf, openRackspace, service } from "./rackspace-stand.ts";
import { describeProcessor, marks } from "./processor-suite.ts";

describeProcessor("rackspace", {
  abilities: ["export", "erase", "rectify", "http", "by_domain", "pages"],
  most: 301,
  start: async (clock) => {
    const simulator = await startRackspaceSimulator({ clock });
    const { world } = simulator;
    const isOwn = ({ name }: { readonly name: string }): boolean => name === service.domain;
    const firstName = marks.own;
    return {
      server: simulator.server,
      open: (parts) => openRackspace(simulator, parts),
      plant: ({ objects, crowd }) => {
        for (let index = 0; index < crowd; index += 1) addMailDomain(world, `${marks.twin}-${index}.example`);
        for (const name of [`x${service.domain}`, `${marks.twin}.${service.domain}.example`]) {
          const near = addMailDomain(world, name, "both");
          const contact = { firstName: marks.twin, lastName: "Peeters", displayName: marks.twin };
          addMailbox(near, { name: "an", password: marks.secret, contact, forwards: [`${marks.twin}@example.org`] });
          addAlias(near, "info", [`an@${name}`, `${marks.twin}@example.org`]);
        }
        if (objects > 0) {
          const own = addMailDomain(world, service.domain);
          for (let index = 0; index < objects; index += 1) {
            const name = index === 0 ? marks.own : `${marks.own}-${index}`;
            const contact = { firstName, lastName: "Peeters", displayName: `${firstName} Peeters`, notes: marks.own };
            addMailbox(own, { name, password: marks.secret, contact, vacationMessage: marks.own });
          }
        }
        return {
          subject: { ...clientOf({ names: [`${firstName} Peeters`] }), emails: [`${marks.own}@${service.domain}`] },
          scope: { of: "service", serviceId: service.id },
        };
      },
      // The empty domain itself stays: no mail is in it.
      own: () =>
        world.domains
          .filter(isOwn)
          .flatMap(({ mailboxes, aliases }) => [...mailboxes, ...aliases].map((one) => JSON.stringify(one)))
          .join(""),
      others: () => JSON.stringify(world.domains.filter((domain) => !isOwn(domain))),
      vanish: () => {
        for (const { mailboxes } of world.domains.filter(isOwn)) mailboxes.splice(0);
      },
      close: () => simulator.close(),
    };
  },
});
