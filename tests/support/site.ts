import type { World } from "../../simulators/whmcs/installation.ts";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { type DoorAnswer, doorSecret, type DoorServer, startDoorServer } from "./door-server.ts";
import { exportOf } from "./exports.ts";
import type { OpenedPackage } from "./package-reading.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService } from "./service.ts";

/** One installation: a WHMCS with its addon's door, both stand-ins, and the real service beside them. */
export interface Site {
  readonly whmcs: WhmcsSimulator;
  readonly door: DoorServer;
  readonly service: Service;
  stop(): Promise<void>;
}

/** Starts all three in a folder of their own, which goes with `stop`. */
export async function startSite(world: World, answers: Readonly<Record<string, DoorAnswer>>): Promise<Site> {
  const directory = makeDirectory();
  const whmcs = await startWhmcsSimulator({ world });
  const door = await startDoorServer(answers);
  const closeAll = async (): Promise<void> => {
    await door.close();
    await whmcs.stop();
    removeDirectory(directory);
  };
  try {
    const keys = { ...makeKeys(), webhookSecret: doorSecret };
    const service = await startService({ directory, keys, whmcs, env: { WHMCS_DOOR_URL: door.url } });
    const stop = async (): Promise<void> => {
      await service.stop();
      await closeAll();
    };
    return { whmcs, door, service, stop };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** A client's package out of such an installation, which has never seen another export and is gone afterwards. */
export async function exportFromSite(
  world: World,
  answers: Readonly<Record<string, DoorAnswer>>,
  clientId: number,
): Promise<OpenedPackage> {
  const site = await startSite(world, answers);
  try {
    return await exportOf(site.service, clientId);
  } finally {
    await site.stop();
  }
}
