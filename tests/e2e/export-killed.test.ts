import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync, watch } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { startWhmcsSimulator, type WhmcsSimulator } from "../../simulators/whmcs/server.ts";
import { doorSecret, type DoorServer, startDoorServer } from "../support/door-server.ts";
import { askForExport, endedExport, fetchPackage, packageFilesOf, readExport } from "../support/exports.ts";
import { markedTwins } from "../support/marked-twins.ts";
import type { OpenedPackage } from "../support/package-reading.ts";
import { makeDirectory, makeKeys, removeDirectory, type Service, startService, until } from "../support/service.ts";

// kill -9 in the middle of an export, once or twice, a restart in the same folder, and the very same package. Whenever it was,
// nobody ever reads half a package, and in the end there is the package, its key, and nothing else.

const forever = 600_000;

/** One installation of its own, whose service is started again and again. */
interface Site {
  readonly clientId: number;
  readonly whmcs: WhmcsSimulator;
  readonly door: DoorServer;
  readonly storage: string;
  readonly directory: string;
  readonly start: () => Promise<Service>;
}

/** When an export is killed. */
interface Moment {
  readonly when: string;
  readonly times: number;
  /** Sees to it that the export comes to that point, and waits there. */
  readonly reach: (site: Site, begin: () => Promise<void>) => Promise<void>;
  /** Whether the package is still being written then. */
  readonly isHalf: boolean;
}

const held =
  (action: string): Moment["reach"] =>
  async ({ whmcs }, begin) => {
    whmcs.resetCalls();
    whmcs.faults.set(action, { kind: "hang", ms: forever }, 1);
    await begin();
    await until(`${action} to be held back`, () => whmcs.calls.some(({ outcome }) => outcome === "hang"));
  };

const moments: readonly Moment[] = [
  { when: "while tickets are read", times: 1, isHalf: true, reach: held("GetTicket") },
  {
    when: "while a ticket's file is read, and again after the restart",
    times: 2,
    isHalf: true,
    reach: held("GetTicketAttachment"),
  },
  { when: "when half of an uploaded file is in the package", times: 1, isHalf: true, reach: halfAFile },
  { when: "the moment its package is whole", times: 1, isHalf: false, reach: wholePackage },
];

async function halfAFile({ door }: Site, begin: () => Promise<void>): Promise<void> {
  const whole = door.answers["clientFile"];
  let sent = false;
  door.answers["clientFile"] = (_data, response: ServerResponse): undefined => {
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": 2_000_000 });
    response.write(Buffer.alloc(1_000_000, "half"), () => (sent = true));
  };
  await begin();
  await until("half of the file to be sent", () => sent);
  if (whole !== undefined) door.answers["clientFile"] = whole;
}

async function wholePackage({ storage }: Site, begin: () => Promise<void>): Promise<void> {
  const watching = watch(storage);
  const there = new Set<string>();
  watching.on("change", (_event, name) => there.add(String(name)));
  try {
    await begin();
    await until("the package to be whole", () => [...there].some((name) => name.endsWith(".zip.age")));
  } finally {
    watching.close();
  }
}

const closers: (() => unknown)[] = [];

async function openSite(): Promise<Site> {
  const twins = markedTwins();
  const whmcs = await startWhmcsSimulator({ world: twins.world });
  const door = await startDoorServer(twins.doorAnswers);
  const directory = makeDirectory();
  closers.push(
    () => removeDirectory(directory),
    () => door.close(),
    () => whmcs.stop(),
  );
  const keys = { ...makeKeys(), webhookSecret: doorSecret };
  const start = async (): Promise<Service> => {
    const service = await startService({ directory, keys, whmcs, env: { WHMCS_DOOR_URL: door.url } });
    closers.push(() => service.stop());
    return service;
  };
  return { clientId: twins.subject.clientId, whmcs, door, storage: join(directory, "var/exports"), directory, start };
}

async function runKilled({ times, reach }: Moment) {
  const site = await openSite();
  const { clientId, storage, start } = site;
  const filesOf = (reference: string): string[] => readdirSync(storage).filter((name) => !name.startsWith(reference));
  let service = await start();
  const reference = await askForExport(service, clientId);
  await endedExport(service, reference);
  const undisturbed = await fetchPackage(service, reference);
  let id = "";
  const lives: {
    readonly atKill: string[];
    readonly afterStart: string[];
    readonly status: number;
    readonly code: unknown;
  }[] = [];
  for (let kill = 0; kill < times; kill += 1) {
    await reach(site, async () => {
      if (id === "") id = await askForExport(service, clientId);
      await until("the export to run", async () => (await readExport(service, id)).state !== "pending", 90_000);
    });
    const atKill = filesOf(reference);
    await service.kill();
    service = await start();
    const afterStart = filesOf(reference);
    const { status, body } = await service.call("GET", `/v1/exports/${id}/package`);
    lives.push({
      atKill,
      afterStart,
      status,
      code: Buffer.isBuffer(body) ? undefined : (body as { code: unknown }).code,
    });
  }
  const duty = await endedExport(service, id, 90_000);
  const opened = await fetchPackage(service, id);
  const evidence = await service.call("GET", `/v1/audit?dutyId=${id}&kind=export.packaged`);
  const listEveryFile = () => readdirSync(join(site.directory, "var"), { recursive: true, encoding: "utf8" });
  // A kill between the making of a spool and the loss of its name leaves the name to the sweep.
  const isSwept = (): boolean =>
    filesOf(reference).length <= 2 && !listEveryFile().some((name) => name.includes(".spool-"));
  await until("what the killed ones left to be swept", isSwept, 90_000);
  const everyFile = listEveryFile();
  const verified = await service.call("GET", "/v1/audit/verify");
  return { id, undisturbed, opened, duty, lives, stored: filesOf(reference), everyFile, evidence, verified };
}

let outcomes: ReadonlyMap<Moment, ReturnType<typeof runKilled>>;

// All at once: each spends most of its time waiting for a dead worker's lease to run out.
beforeAll(() => {
  outcomes = new Map(moments.map((moment) => [moment, runKilled(moment)]));
  for (const outcome of outcomes.values()) outcome.catch(() => undefined);
});

afterAll(async () => {
  await Promise.allSettled(outcomes.values());
  for (const close of closers.toReversed()) await close();
}, 180_000);

describe.each(moments)("an export killed $when", (moment) => {
  const outcome = () => outcomes.get(moment) ?? Promise.reject(new Error("not begun"));
  const contentsOf = (opened: OpenedPackage): string[] =>
    opened.paths
      .filter((path) => !/^(?:index|manifest)\./.test(path))
      .map((path) => `${path} ${opened.bytes(path).toString("base64")}`);

  test("is completed after the restart with the same files as an undisturbed one, and counted once", async () => {
    const { opened, undisturbed, duty, evidence, verified } = await outcome();
    expect(duty.state).toBe("completed");
    expect(contentsOf(opened)).toEqual(contentsOf(undisturbed));
    expect((evidence.body as { items: unknown[] }).items).toHaveLength(1);
    expect(verified.body).toMatchObject({ intact: true });
  }, 150_000);

  test("lets nobody read half of a package, at no moment", async () => {
    const { lives } = await outcome();
    expect(lives).toHaveLength(moment.times);
    for (const { atKill, afterStart, status, code } of lives) {
      const half = atKill.filter((name) => name.endsWith(".part"));
      expect(afterStart.filter((name) => half.includes(name))).toEqual([]);
      if (moment.isHalf) {
        expect([half.length, atKill, status, code]).toEqual([1, half, 409, "export.not_completed"]);
      } else expect([200, 409]).toContain(status);
    }
  }, 150_000);

  test("leaves the package and its key, and nothing else anywhere", async () => {
    const { id, stored, everyFile } = await outcome();
    expect(stored.toSorted()).toEqual(packageFilesOf(id));
    expect(everyFile.filter((name) => /\.part$|\.spool/.test(name))).toEqual([]);
  }, 150_000);
});
