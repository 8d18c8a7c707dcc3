import { toPlainDomain } from "../../domain/plain-domain.ts";
import type { SharedWith } from "../../domain/shared-with.ts";
import { areRelated, otherServicesThere, ownDomains, type OwnDomains, placeOf } from "../own-domains.ts";
import type { KnownSubject, ProcessorContext, Target } from "../processor.ts";
import type { LivesByProduct } from "../values.ts";
import type { App, Project } from "./apps.ts";

/** What applications are matched with. */
export interface Match {
  readonly apps: readonly App[];
  /** Needed only where `mayBeClones` names any. */
  readonly projects: readonly Project[];
  readonly subject: KnownSubject;
  readonly lives: LivesByProduct;
  readonly links: ProcessorContext["links"];
}

/** What a target says: which application, and which names it served when it was found, the service's own first. */
export interface MeantApp {
  readonly serverId: string;
  readonly appId: string;
  readonly names: readonly string[];
}

const system = "cloudways";

/**
 * What of one service's is at Cloudways. Exactly one application that serves the service's domain, and nothing but the client's
 * own names, none of them another service's, may be deleted; everything else is a person's to decide. Pure.
 */
export function matchService(match: Match, serviceId: number): readonly Target[] {
  const { apps, subject } = match;
  const own = ownDomains(subject);
  const domain = toPlainDomain(placeOf(subject, serviceId)?.domain ?? "");
  if (domain === "") {
    const service = { kind: "service", id: String(serviceId), byHand: reason("hosting_service_without_domain") };
    return [service, ...lost(match, apps, `${serviceId}-`)].filter(isFirst);
  }
  const serving = servers(apps, domain);
  const found = serving.map((app): Target => {
    const byHand = obstacle(match, own, { app, domain, serviceId, isAlone: serving.length === 1 });
    return toTarget(app, domain, `${serviceId}`, byHand);
  });
  const others = apps.filter((app) => !serving.includes(app));
  return [
    ...found,
    ...clones(match, others, own, [domain, ...serving.map(({ label }) => label)], serviceId),
    ...lost(match, others, `${serviceId}-`),
  ].filter(isFirst);
}

/** What of a whole client is still at Cloudways, all of it for a person: only a deletion of a service deletes there. Pure. */
export function matchClient(match: Match): readonly Target[] {
  const { apps, projects, subject } = match;
  const own = ownDomains(subject);
  const shared = subject.elsewhere.sharedDomains.map(toPlainDomain);
  const here = apps.filter((app) => servesOwn(app, own));
  const alsoOthers = apps.filter((app) => !here.includes(app) && shared.some((name) => serves(app, name)));
  const rest = apps.filter((app) => !here.includes(app) && !alsoOthers.includes(app));
  return [
    ...here.map((app) =>
      toTarget(
        app,
        own.all.find((name) => serves(app, name)),
        "",
        reason("hosting_remains"),
      ),
    ),
    ...alsoOthers.map((app) => toTarget(app, undefined, "", reason("hosting_domain_shared"))),
    ...clones(match, rest, own, own.all, undefined),
    ...lost(match, rest, ""),
    ...projects
      .filter(({ name }) => isNamedAfter(subject, name))
      .map(({ projectId }): Target => ({
        kind: "project",
        id: projectId,
        byHand: reason("hosting_project_remains"),
      })),
  ].filter(isFirst);
}

/** Applications that serve the client's names and nobody else's; `withheld`: how many serve another's as well. Pure. */
export function ownApps(
  apps: readonly App[],
  subject: KnownSubject,
): { readonly own: readonly App[]; readonly withheld: number } {
  const domains = ownDomains(subject);
  const shared = subject.elsewhere.sharedDomains.map(toPlainDomain);
  const here = apps.filter((app) => servesOwn(app, domains));
  const own = here.filter(({ names }) => names.every((name) => domains.has(name)));
  const alsoOthers = apps.filter((app) => !here.includes(app) && shared.some((name) => serves(app, name)));
  return { own, withheld: here.length - own.length + alsoOthers.length };
}

/** Applications without a domain, in a project: whether they are clones of the client's, the project's name tells. Pure. */
export function mayBeClones(apps: readonly App[]): boolean {
  return apps.some(({ names, projectId }) => names.length === 0 && projectId !== undefined);
}

/** Whether a whole label or name is one of the client's, in whatever capitals. */
function isNamedAfter({ elsewhere }: KnownSubject, label: string): boolean {
  return label.trim() !== "" && elsewhere.names.some((name) => bare(name) === bare(label));
}

/** @returns undefined for what is no application that was found by its domain */
export function readTarget({ kind, id, seen = "" }: Target): MeantApp | undefined {
  const [, serverId, appId] = /^(\d+)\/(\d+)$/.exec(id) ?? [];
  if (kind !== "app" || serverId === undefined || appId === undefined || seen === "") return undefined;
  return { serverId, appId, names: seen.split(",") };
}

/** Whether an application still is what was found: on its server, serving the service's name and none that is new. */
export function isStill(app: App, { serverId, appId, names }: MeantApp): boolean {
  const [first = ""] = names;
  return (
    app.appId === appId &&
    app.serverId === serverId &&
    serves(app, first) &&
    app.names.every((name) => names.includes(name))
  );
}

interface Candidate {
  readonly app: App;
  readonly domain: string;
  readonly serviceId: number;
  readonly isAlone: boolean;
}

/** Why an application that serves the service's domain may not be deleted by itself; undefined: it may. */
function obstacle(
  { apps, subject, lives }: Match,
  own: OwnDomains,
  { app, domain, serviceId, isAlone }: Candidate,
): Target["byHand"] {
  if (own.isShared(domain)) return reason("hosting_domain_shared");
  if (!isAlone) return reason("hosting_several_sites");
  if (!app.names.every((name) => own.has(name))) return reason("hosting_site_shared");
  const hasOwnHome = (name: string): boolean => apps.some((other) => other !== app && serves(other, name));
  const sharedWith = otherServicesThere(subject, serviceId, { system, lives }, (name) =>
    [domain, ...app.names].some((one) => name === one || (areRelated(name, one) && !hasOwnHome(name))),
  );
  return sharedWith.length > 0 ? reason("hosting_other_service", sharedWith) : undefined;
}

/** By the domains that it serves; only where none does, by Cloudways's own name of an application. */
function servers(apps: readonly App[], domain: string): readonly App[] {
  const byName = apps.filter(({ names }) => names.includes(domain));
  return byName.length > 0 ? byName : apps.filter(({ ownName }) => ownName === domain);
}

function serves({ names, ownName }: App, domain: string): boolean {
  return domain !== "" && (names.includes(domain) || ownName === domain);
}

function servesOwn(app: App, own: OwnDomains): boolean {
  return app.names.some((name) => own.has(name)) || own.all.includes(app.ownName);
}

/**
 * Staging clones are applications of their own and have no domain as a rule. A label that is the client's, but for words such as
 * `staging`, or a project of the client's name: the owner is told, and decides.
 */
function clones(
  { projects, subject }: Match,
  apps: readonly App[],
  own: OwnDomains,
  labels: readonly string[],
  serviceId: number | undefined,
): readonly Target[] {
  const known = new Set([...labels, ...subject.elsewhere.names].map(bare));
  known.delete("");
  const ownProjects = new Set(
    projects.filter(({ name }) => isNamedAfter(subject, name) || own.has(name)).map(({ projectId }) => projectId),
  );
  return apps
    .filter(({ names }) => names.length === 0)
    .filter((app) => known.has(bare(app.label)) || (app.projectId !== undefined && ownProjects.has(app.projectId)))
    .map((app) => toTarget(app, undefined, serviceId?.toString() ?? "", reason("hosting_staging_clone")));
}

/** Those that an earlier look linked to the client, or to one service, and that serve none of its names any more. */
function lost({ links }: Match, apps: readonly App[], of: string): readonly Target[] {
  const linked = new Set(
    links.filter(({ kind, id }) => kind === "app" && id.startsWith(of)).map(({ id }) => id.split("-")[1]),
  );
  return apps
    .filter(({ appId }) => linked.has(appId))
    .map((app) => toTarget(app, undefined, "", reason("hosting_site_changed")));
}

function toTarget(app: App, domain: string | undefined, serviceId: string, byHand: Target["byHand"]): Target {
  return {
    kind: "app",
    id: `${app.serverId}/${app.appId}`,
    ...(domain !== undefined && { seen: [...new Set([domain, ...app.names])].join(",") }),
    ...(serviceId !== "" && { link: `${serviceId}-${app.appId}` }),
    ...(byHand !== undefined && { byHand }),
  };
}

function reason(code: string, sharedWith?: readonly SharedWith[]): NonNullable<Target["byHand"]> {
  return { reason: code, ...(sharedWith !== undefined && { sharedWith }) };
}

/** One application may be known in two ways. */
function isFirst({ kind, id }: Target, index: number, all: readonly Target[]): boolean {
  return all.findIndex((other) => other.kind === kind && other.id === id) === index;
}

/** A label without the words and marks that a clone adds to it. */
function bare(label: string): string {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}.]+/u);
  return words.filter((word) => !/^(?:staging|stage|clone|copy|kopie|copie|test|dev|www|)$/.test(word)).join(" ");
}
