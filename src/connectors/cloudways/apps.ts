import { z } from "zod";
import { PermanentError } from "../../domain/errors.ts";
import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { RawRow } from "../scalars.ts";
import { shaped, type VendorCall } from "../vendor-call.ts";

/** One application: a site with its files and its database. */
export interface App {
  readonly serverId: string;
  readonly appId: string;
  readonly label: string;
  readonly projectId: string | undefined;
  /** The domains that it serves, in one spelling, each once; empty for a clone or a site under construction. */
  readonly names: readonly string[];
  /** Cloudways's own name for it, which nobody else can have; "" where it has none. */
  readonly ownName: string;
  /** As Cloudways sends it, without what opens it. */
  readonly row: RawRow;
}

/** A group of applications, such as one client's. */
export interface Project {
  readonly projectId: string;
  readonly name: string;
}

// Version 1 sent ids as strings; other clients have met numbers.
const id = z.union([z.string(), z.number()]).transform((value, ctx) => {
  const text = String(value);
  if (/^[1-9]\d{0,18}$/.test(text)) return text;
  ctx.addIssue("no id");
  return z.NEVER;
});
const optionalText = z.string().nullish();

const appShape = z.looseObject({
  id,
  label: optionalText,
  cname: optionalText,
  // PHP sends an empty list as null, and as "".
  aliases: z.union([z.array(z.string()), z.null(), z.literal("")]).optional(),
  app_fqdn: optionalText,
  server_id: id.nullish(),
  project_id: z.union([id, z.null(), z.literal(""), z.literal("0"), z.literal(0)]).optional(),
});

const serversShape = z.object({
  status: z.literal(true).optional(),
  servers: z.array(z.object({ id, apps: z.array(appShape) })),
});

const projectsShape = z.object({
  projects: z.array(z.object({ id, name: z.string() })),
});

/**
 * Every application of the account, from the one call that lists them; it has no pages. What the list holds in clear (the
 * passwords of servers, SFTP, databases and sites) goes no further than here.
 * @throws PermanentError connector.shape_unexpected, also where one id stands twice
 */
export async function readApps(call: VendorCall, signal: AbortSignal): Promise<readonly App[]> {
  const { body } = await call({ method: "GET", path: "server" }, signal);
  const { servers } = shaped(serversShape, body);
  const apps = servers.flatMap(({ id: serverId, apps: rows }) => rows.map((row) => toApp(serverId, row)));
  if (new Set(apps.map(({ appId }) => appId)).size !== apps.length) throw unexpected();
  return apps;
}

/** The projects of the account. */
export async function readProjects(call: VendorCall, signal: AbortSignal): Promise<readonly Project[]> {
  const { body } = await call({ method: "GET", path: "project" }, signal);
  return shaped(projectsShape, body).projects.map((project) => ({ projectId: project.id, name: project.name }));
}

function toApp(serverId: string, row: z.output<typeof appShape>): App {
  // An application that names another server than the one it stands under cannot be addressed safely.
  if (row.server_id !== undefined && row.server_id !== null && row.server_id !== serverId) throw unexpected();
  const names = [row.cname ?? "", ...(Array.isArray(row.aliases) ? row.aliases : [])].map(toPlainDomain);
  return {
    serverId,
    appId: row.id,
    label: row.label ?? "",
    projectId: typeof row.project_id === "string" && /^[1-9]/.test(row.project_id) ? row.project_id : undefined,
    names: [...new Set(names)].filter((name) => name !== ""),
    ownName: toPlainDomain(row.app_fqdn ?? ""),
    row: withoutSecrets(row),
  };
}

function withoutSecrets(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !/pass|secret|token|key/i.test(key)));
}

function unexpected(): PermanentError {
  return new PermanentError("connector.shape_unexpected");
}
