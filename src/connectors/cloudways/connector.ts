import type { KnownSubject, Processor, Scope, Target } from "../processor.ts";
import type { ProcessorParts } from "../open.ts";
import { exportRows, plainContext } from "../export-rows.ts";
import type { ExportItem } from "../connector.ts";
import type { RawRow } from "../scalars.ts";
import type { CloudwaysValues } from "../values.ts";
import type { VendorCall } from "../vendor-call.ts";
import { type App, type Project, readApps, readProjects } from "./apps.ts";
import { createCloudwaysCall } from "./call.ts";
import { checkCloudways } from "./check.ts";
import { appDescription } from "./data-map.ts";
import { eraseApp } from "./erase.ts";
import { matchClient, matchService, mayBeClones, ownApps } from "./match.ts";
import { rectifyNames } from "./rectify.ts";

const name = "cloudways";

/**
 * Cloudways over its API, version 2: the sites of the agency's clients. It knows nothing of WHMCS, so applications are matched by
 * the domains that they serve. Deletes single applications, and those for a service's deletion only; never a server, never the
 * backups of one, never what serves anybody else.
 */
export function createCloudways(values: CloudwaysValues, parts: ProcessorParts): Processor {
  const { call, close } = createCloudwaysCall(values, parts);
  return {
    name,
    describes: [appDescription],
    backupsKept: values.backupsKept,
    canProveAbsence: true,
    find: async (subject, scope, { signal, links }) => {
      const apps = await readApps(call, signal);
      const needsProjects = scope.of === "client" || mayBeClones(apps);
      const projects = needsProjects ? await readProjects(call, signal) : [];
      return find({ apps, projects, subject, lives: values.lives, links }, scope);
    },
    export: (subject, { signal }) => exportApps(call, subject, signal),
    rectify: (subject, profile, _changed, ctx) => rectifyNames(call, subject, profile, ctx),
    erase: (target, progress, ctx) => eraseApp(call, target, progress, ctx),
    verifyGone: async (target, { signal }) =>
      (await isThere(call, target, signal)) ? { gone: false, left: 1 } : { gone: true },
    check: ({ signal }) => checkCloudways(call, signal),
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}

function find(match: Parameters<typeof matchService>[0], scope: Scope): readonly Target[] {
  return scope.of === "service" ? matchService(match, scope.serviceId) : matchClient(match);
}

async function isThere(call: VendorCall, { kind, id }: Target, signal: AbortSignal): Promise<boolean> {
  if (kind === "project") return (await readProjects(call, signal)).some(({ projectId }) => projectId === id);
  const [, appId] = id.split("/");
  return kind === "app" && (await readApps(call, signal)).some((app) => app.appId === appId);
}

async function* exportApps(call: VendorCall, subject: KnownSubject, signal: AbortSignal): AsyncGenerator<ExportItem> {
  const apps = await readApps(call, signal);
  const { own, withheld } = ownApps(apps, subject);
  const projects = own.some(({ projectId }) => projectId !== undefined) ? await readProjects(call, signal) : [];
  const rows = own.map((app) => toRow(app, apps, own, projects));
  yield* exportRows([{ description: appDescription, rows }], plainContext(subject));
  if (own.length > 0) yield { type: "gap", reason: "site_content_by_hand" };
  if (withheld > 0) yield { type: "gap", reason: "shared_left_out", count: withheld };
}

/** A project that holds others' applications too may bear another's name. */
function toRow(app: App, apps: readonly App[], own: readonly App[], projects: readonly Project[]): RawRow {
  const together = apps.filter(({ projectId }) => projectId === app.projectId);
  const project = together.every((one) => own.includes(one))
    ? projects.find(({ projectId }) => projectId === app.projectId)
    : undefined;
  return { ...app.row, server_id: app.serverId, project_name: project?.name ?? "" };
}
