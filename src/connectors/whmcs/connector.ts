import type { Connector } from "../connector.ts";
import type { WhmcsApi } from "./api.ts";
import type { WhmcsDoor } from "./door/door.ts";
import { exportBehindDoor } from "./export-door.ts";
import { exportClient } from "./export.ts";
import { findObjects } from "./find.ts";

/** WHMCS as a system that holds a client's data. Kinds found: ticket, pay_method, contact, quote, service, user, profile. */
export function createWhmcsConnector(api: WhmcsApi, door: WhmcsDoor): Connector {
  return {
    name: "whmcs",
    find: (subject, ctx) => findObjects(api.withSignal(ctx.signal), subject),
    export: async function* exportAll(subject, ctx) {
      yield* exportClient(api, subject, ctx);
      yield* exportBehindDoor(api, door, subject, ctx);
    },
  };
}
