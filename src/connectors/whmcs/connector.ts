import type { Connector } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import { whmcsDataMap } from "./data-map/index.ts";
import type { WhmcsDoor } from "./door/door.ts";
import { estimateExport } from "./export/estimate.ts";
import { exportClient, type ExportOptions } from "./export/export.ts";
import { findObjects } from "./find.ts";

/**
 * WHMCS as a system that holds a client's data. Kinds found: ticket, pay_method, contact, quote, service, user, profile.
 * Staff notes about the client are exported unless the options say otherwise.
 */
export function createWhmcsConnector(
  api: WhmcsApi,
  door: WhmcsDoor,
  { withNotes = true }: Partial<ExportOptions> = {},
): Connector {
  return {
    name: "whmcs",
    describes: whmcsDataMap,
    find: (subject, ctx) => findObjects(api.withSignal(ctx.signal), subject),
    estimate: (subject, ctx) => estimateExport(api.withSignal(ctx.signal), subject),
    export: (subject, ctx) => exportClient(api, door, subject, ctx, { withNotes }),
  };
}
