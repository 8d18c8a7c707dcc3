import { addApp } from "../../simulators/cloudways/world.ts";
import { clientOf, openCloudways, plantOwn, service, startWithServer } from "./cloudways-stand.ts";
import { describeProcessor, marks } from "./processor-suite.ts";

const ownName = `Zqown ${marks.own}`;

describeProcessor("cloudways", {
  abilities: ["export", "erase", "rectify", "http", "by_domain", "pages", "turns_over"],
  most: 1,
  start: async (clock) => {
    const { simulator, server } = await startWithServer(clock);
    const { world } = simulator;
    const isOwn = ({ id }: { readonly id: string }): boolean => id === "1001";
    return {
      server: simulator.server,
      open: (parts) => openCloudways(simulator, parts),
      plant: ({ objects, crowd }) => {
        const near = [`x${service.domain}`, `${service.domain}.${marks.twin}.example`, `${marks.twin}.example`];
        for (const [index, cname] of near.entries()) {
          addApp(server, { id: String(2001 + index), label: `Zqown ${marks.twin}`, cname }, marks.secret);
        }
        addApp(server, { id: "2901", label: marks.twin, cname: "", aliases: [], project_id: "9" }, marks.secret);
        world.projects.push({ id: "1", name: "Default" }, { id: "9", name: marks.twin });
        for (let index = 0; index < crowd; index += 1) {
          addApp(
            server,
            { id: String(3001 + index), label: marks.twin, cname: `${marks.twin}-${index}.example` },
            marks.secret,
          );
        }
        if (objects > 0) {
          const aliases = [service.domain, `${marks.own}.${service.domain}`];
          const app = plantOwn(server, { label: ownName, project_id: "1", aliases });
          Object.assign(app, { app_password: marks.secret, sys_password: marks.secret, mysql_password: marks.secret });
        }
        return {
          subject: clientOf({ names: [ownName] }),
          scope: { of: "service", serviceId: service.id },
        };
      },
      own: () =>
        server.apps
          .filter(isOwn)
          .map((app) => JSON.stringify(app))
          .join(""),
      others: () => JSON.stringify([server.apps.filter((app) => !isOwn(app)), world.projects]),
      vanish: () => void server.apps.splice(server.apps.findIndex(isOwn), 1),
      turnOver: () => {
        const app = server.apps.find(isOwn);
        app?.aliases?.push(`${marks.twin}.example`);
      },
      close: () => simulator.close(),
    };
  },
});
