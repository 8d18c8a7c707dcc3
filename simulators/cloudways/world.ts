/** One application as Cloudways's list shows it; ids are strings there. */
export interface SimulatedApp {
  id: string;
  label: string;
  application: string;
  app_version: string;
  app_fqdn: string;
  cname: string;
  aliases: string[] | null;
  server_id: string;
  project_id: string;
  created_at: string;
  app_user: string;
  app_password: string;
  sys_user: string;
  sys_password: string;
  mysql_db_name: string;
  mysql_user: string;
  mysql_password: string;
  webroot: string;
}

/** One server with the applications of several clients. */
export interface SimulatedServer {
  id: string;
  label: string;
  apps: SimulatedApp[];
}

/** One project; an agency often has one per client. */
export interface SimulatedProject {
  id: string;
  name: string;
}

/** A deletion that was taken on. It goes on with the clock. */
export interface SimulatedOperation {
  readonly id: string;
  readonly serverId: string;
  readonly appId: string;
  readonly endsAt: Date;
  hasActed: boolean;
}

/** Live state, to be read and changed by tests. */
export interface CloudwaysWorld {
  readonly servers: SimulatedServer[];
  readonly projects: SimulatedProject[];
  readonly operations: SimulatedOperation[];
  /** Deleted, and held in backups for a fortnight: support can bring them back, no call can. */
  readonly ghosts: { readonly app: SimulatedApp; readonly until: Date }[];
  role: "full" | "read_only";
  /**
   * How operations end: `done`; `lies`: as completed, with the application still there; `fails`: as completed, with an error in
   * the words of its status only.
   */
  operations_end: "done" | "lies" | "fails";
}

/** An account without servers. */
export function emptyCloudways(): CloudwaysWorld {
  return { servers: [], projects: [], operations: [], ghosts: [], role: "full", operations_end: "done" };
}

/** Adds a server. */
export function addServer(world: CloudwaysWorld, id = "50482"): SimulatedServer {
  const server: SimulatedServer = { id, label: `server-${id}`, apps: [] };
  world.servers.push(server);
  return server;
}

/** Adds an application to a server. Its passwords are `secret` with the place they stand in. */
export function addApp(
  server: SimulatedServer,
  own: Partial<SimulatedApp> & Pick<SimulatedApp, "id">,
  secret = "s3cret",
): SimulatedApp {
  const app: SimulatedApp = {
    label: `site-${own.id}`,
    application: "wordpress",
    app_version: "6.5",
    app_fqdn: `wordpress-${server.id}-${own.id}.cloudwaysapps.com`,
    cname: "",
    aliases: null,
    server_id: server.id,
    project_id: "1",
    created_at: "2024-01-02 10:00:00",
    app_user: "admin@agency.example",
    app_password: `${secret}-app`,
    sys_user: `sys${own.id}`,
    sys_password: `${secret}-sys`,
    mysql_db_name: `db${own.id}`,
    mysql_user: `db${own.id}`,
    mysql_password: `${secret}-mysql`,
    webroot: "public_html",
    ...own,
  };
  server.apps.push(app);
  return app;
}
