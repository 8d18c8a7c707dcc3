import { startCloudwaysSimulator } from "../../../simulators/cloudways/server.ts";
import { addApp, addServer } from "../../../simulators/cloudways/world.ts";
import { addAlias, addMailbox, addMailDomain } from "../../../simulators/rackspace/world.ts";
import { startRackspaceSimulator } from "../../../simulators/rackspace/server.ts";
import { lives, marksOf, names, type StartSystem } from "./system.ts";

/** Cloudways: an application of each client on one server, and one that serves both. */
export const startCloudways: StartSystem = async (pair, clock, pace) => {
  const simulator = await startCloudwaysSimulator({ clock, ...(pace === "at_once" && { operationSeconds: 0 }) });
  const { world } = simulator;
  const server = addServer(world);
  for (const client of [pair.subject, pair.twin]) {
    const text = marksOf(client, "cloudways");
    const site = names.site(client);
    world.projects.push({ id: String(client.clientId), name: `${client.name.first} ${client.name.last}` });
    addApp(server, {
      id: String(1_000 + client.clientId),
      label: text(),
      cname: `www.${site}`,
      aliases: [site, `shop.${site}`],
      project_id: String(client.clientId),
      app_user: client.emails[0] ?? "",
      sys_user: text(),
      mysql_db_name: text(),
    });
  }
  addApp(server, { id: "1900", label: "both", cname: names.sharedSite });
  return {
    name: "cloudways",
    values: {
      cloudways: { url: simulator.url, token: "cw_stand_in", backupsKept: "P14D", lives, callsPerMinute: 60 },
    },
    dump: () => Promise.resolve(JSON.stringify([world.servers, world.projects])),
    twins: () => {
      const isTwins = ({ id }: { readonly id: string }): boolean => id !== String(1_000 + pair.subject.clientId);
      const servers = world.servers.map((one) => ({ ...one, apps: one.apps.filter(isTwins) }));
      const projects = world.projects.filter(({ id }) => id !== String(pair.subject.clientId));
      return Promise.resolve(JSON.stringify([servers, projects]));
    },
    // The API has no call that deletes a project.
    byHand: (code) => {
      const at = world.projects.findIndex(({ id }) => id === String(pair.subject.clientId));
      if (code === "hosting_project_remains" && at >= 0) world.projects.splice(at, 1);
    },
    close: () => simulator.close(),
  };
};

/** Rackspace: a mail domain of each client with mailboxes and an alias, and one on which both have their mailboxes. */
export const startRackspace: StartSystem = async (pair, clock) => {
  const simulator = await startRackspaceSimulator({ clock });
  const { world } = simulator;
  const shared = addMailDomain(world, names.sharedMail);
  addAlias(shared, "info", [`office@${names.sharedMail}`]);
  for (const client of [pair.subject, pair.twin]) {
    const text = marksOf(client, "rackspace");
    const domain = addMailDomain(world, names.mail(client));
    for (const forwards of [[], [client.emails[0] ?? ""]]) {
      addMailbox(domain, {
        name: text(),
        forwards,
        vacationMessage: text(),
        contact: { firstName: text(), lastName: text(), displayName: text(), homeStreet: text(), notes: text() },
      });
    }
    addAlias(domain, text(), [client.emails[0] ?? ""]);
  }
  addMailbox(shared, { name: "office", contact: { displayName: `${pair.twin.mark}office` } });
  // Where a copy of the subject's mail goes to somebody else's mailbox, only the address goes.
  addMailbox(shared, { name: "desk", forwards: [pair.subject.emails[0] ?? "", `desk@${names.sharedMail}`] });
  return {
    name: "rackspace",
    values: {
      rackspace: { url: simulator.url, ...simulator.keys, backupsKept: "P14D", lives, callsPerMinute: 60 },
    },
    dump: () => Promise.resolve(JSON.stringify(world.domains.map((domain) => ({ ...domain, tombstones: [] })))),
    twins: () => {
      const domains = world.domains.filter(({ name }) => name !== names.mail(pair.subject));
      const others = domains.map((domain) => ({
        ...domain,
        mailboxes: domain.mailboxes.filter(({ name }) => name !== "desk"),
      }));
      return Promise.resolve(JSON.stringify(others));
    },
    close: () => simulator.close(),
  };
};
