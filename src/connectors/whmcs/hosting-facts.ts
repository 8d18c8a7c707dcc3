import type { HostingFacts } from "../../domain/plan-deletion.ts";
import type { WhmcsApi } from "./api.ts";
import { collect } from "./reading.ts";
import type { Service, ServiceAddon } from "./records.ts";

// A one-time addon that was delivered costs nothing more.
const endedAddons: ReadonlySet<string> = new Set(["Cancelled", "Terminated", "Fraud", "Completed"]);

/** What WHMCS's own cancellation run would have ended along with a service, and what only a person can end. */
export interface HostingEnd extends HostingFacts {
  readonly liveAddons: number;
  /** Whether one of them is of WHMCS's catalogue: it may have a server or module of its own, which WHMCS's API tells of none. */
  readonly addonsMayHaveServers: boolean;
}

/** The service's product addons that WHMCS still calls alive. @throws AppError */
export async function liveAddonsOf(api: WhmcsApi, serviceId: number): Promise<readonly ServiceAddon[]> {
  return (await api.addons({ serviceId })).filter(({ status }) => !endedAddons.has(status));
}

/** Reads afresh what the plan of a service's deletion depends on. @throws AppError */
export async function readHostingEnd(
  api: WhmcsApi,
  { serviceId, productId }: Pick<Service, "serviceId" | "productId">,
): Promise<HostingEnd> {
  const addons = await liveAddonsOf(api, serviceId);
  const addonsMayHaveServers = addons.some(({ catalogueId }) => catalogueId !== undefined);
  return { productId, liveAddons: addons.length, addonsMayHaveServers };
}

/**
 * How many unpaid invoices ask money for the service or for one of its addons. WHMCS's own run may cancel them; here they are
 * counted and no more: it is the owner's money, and since 9.0 WHMCS lets nobody change an invoice that was issued. @throws AppError
 */
export async function countUnpaidInvoices(
  api: WhmcsApi,
  { serviceId, clientId }: Pick<Service, "serviceId" | "clientId">,
): Promise<number> {
  const [addons, unpaid] = await Promise.all([
    api.addons({ serviceId }),
    collect(api.invoices(clientId, { status: "Unpaid" })),
  ]);
  const addonIds = new Set(addons.map(({ serviceAddonId }) => serviceAddonId));
  let count = 0;
  for (const { invoiceId, status } of unpaid) {
    const lines = status === "Unpaid" ? ((await api.invoice(invoiceId))?.lines ?? []) : [];
    const concerns = lines.some(({ type, relatedId }) =>
      type === "Addon" ? addonIds.has(relatedId ?? 0) : type === "Hosting" && relatedId === serviceId,
    );
    if (concerns) count += 1;
  }
  return count;
}
