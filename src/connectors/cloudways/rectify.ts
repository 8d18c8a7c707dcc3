import type { Outcome } from "../../domain/outcome.ts";
import { renamingOf } from "../former-names.ts";
import type { KnownSubject, ProcessorContext, Profile } from "../processor.ts";
import type { VendorCall } from "../vendor-call.ts";
import { readApps, readProjects } from "./apps.ts";
import { ownApps } from "./match.ts";

/**
 * Gives the client's new name to its applications and its project where they bear the former one as their whole name. A project
 * that holds others' applications too is left alone. Twice is once.
 */
export async function rectifyNames(
  call: VendorCall,
  subject: KnownSubject,
  profile: Profile,
  { signal, mayGo }: ProcessorContext,
): Promise<Outcome> {
  const { fullName, isFormer } = renamingOf(subject, profile);
  const apps = await readApps(call, signal);
  const { own } = ownApps(apps, subject);
  let count = 0;
  for (const { appId, serverId, label } of own) {
    if (!isFormer(label)) continue;
    await mayGo();
    const json = { server_id: Number(serverId), label: fullName };
    await call({ method: "PUT", path: `app/${appId}`, json, repeatable: true }, signal);
    count += 1;
  }
  const isOwnProject = (id: string): boolean => {
    const inside = apps.filter(({ projectId }) => projectId === id);
    return inside.length > 0 && inside.every((app) => own.includes(app));
  };
  const projects = own.some(({ projectId }) => projectId !== undefined) ? await readProjects(call, signal) : [];
  for (const { projectId, name } of projects) {
    if (!isFormer(name) || !isOwnProject(projectId)) continue;
    await mayGo();
    await call({ method: "PUT", path: `project/${projectId}`, json: { name: fullName }, repeatable: true }, signal);
    count += 1;
  }
  return count > 0 ? { kind: "done", count } : { kind: "nothing_found" };
}
