import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PlantedClient } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, fetchPackage } from "../support/exports.ts";
import { type MarkedTwins, markedTwins, secretMark, staffMarks } from "../support/marked-twins.ts";
import type { OpenedPackage } from "../support/package-reading.ts";
import { type Site, startSite } from "../support/site.ts";
import { holdsValue, textsIn } from "../support/twins.ts";

// Two clients whose every text is marked as their own, exported again and again at the same time by one service, in weather
// that mixes their calls anew each time: each package holds its own client's marks and nothing else's.

const rounds = 3;

let twins: MarkedTwins;
let site: Site;
const packages: { readonly client: PlantedClient; readonly other: PlantedClient; readonly opened: OpenedPackage }[] =
  [];
/** How often, round by round, a call about one client followed one about the other. */
const changesOfClient: number[] = [];

beforeAll(async () => {
  twins = markedTwins();
  site = await startSite(twins.world, twins.doorAnswers);
  for (let round = 0; round < rounds; round += 1) await exportBoth(round);
}, 90_000);

afterAll(() => site.stop(), 60_000);

async function exportBoth(round: number): Promise<void> {
  site.whmcs.resetCalls();
  const stopChanging = changeLatency(round);
  try {
    const pairs = [
      [twins.subject, twins.twin],
      [twins.twin, twins.subject],
    ] as const;
    const made = await Promise.all(
      (round % 2 === 0 ? pairs : pairs.toReversed()).map(async ([client, other]) => {
        const id = await askForExport(site.service, client.clientId);
        expect(await endedExport(site.service, id)).toMatchObject({ state: "completed" });
        return { client, other, opened: await fetchPackage(site.service, id) };
      }),
    );
    packages.push(...made);
  } finally {
    stopChanging();
  }
  const about = site.whmcs.calls.map(({ params }) => Number(params["clientid"])).filter((id) => id === 21 || id === 22);
  changesOfClient.push(about.filter((id, at) => at > 0 && id !== about[at - 1]).length);
}

/** Every few milliseconds WHMCS becomes slower or faster, differently in each round and alike in each run. */
function changeLatency(round: number): () => void {
  let step = round * 7 + 1;
  const timer = setInterval(() => {
    step = (step * 48_271) % 2_147_483_647;
    site.whmcs.setLatency(step % 23);
  }, 4);
  return () => {
    clearInterval(timer);
    site.whmcs.setLatency(0);
  };
}

/** Every file with its name, bytes one to one as characters and as text. */
function wordsOf(opened: OpenedPackage): string {
  return opened.paths
    .flatMap((path) => [path, opened.text(path), opened.bytes(path).toString("latin1")])
    .join("\n")
    .toLowerCase();
}

/** What stays out although it is the client's: nobody can read it there, or it is the staff's own, or told elsewhere. */
const outside = [
  /^\/users\/\d+\/lastIp$/,
  /^\/clients\/\d+\/staffNotes\//,
  /^\/moduleQueue\//,
  /^\/toDoItems\//,
  // Read by the addon alone, whose own words stand for them here.
  /^\/contacts\/\d+\/(?:companyname|tax_id)$/,
  /^\/invoices\/\d+\/snapshot\//,
  // The API does not tell them.
  /^\/tickets\/\d+\/customfields\//,
  // Another name stands for the same person.
  /^\/tickets\/\d+\/(?:replies\/\d+\/)?requestor\//,
  // Addresses of others.
  /^\/(?:tickets|emails)\/\d+\/b?cc$/,
];

describe("of two clients exported at once, again and again", () => {
  test("the calls really mix, within the limit that one installation is promised", () => {
    // One after the other there would be a single change from this client to that.
    for (const changes of changesOfClient) expect(changes).toBeGreaterThan(1);
    expect(changesOfClient.reduce((sum, changes) => sum + changes, 0)).toBeGreaterThan(5 * rounds);
    expect(site.whmcs.maxInFlight()).toBeLessThanOrEqual(4);
    expect(packages).toHaveLength(2 * rounds);
  });

  test("each package is its client's, and holds no text, address, file name or number of the other", () => {
    for (const { client, other, opened } of packages) {
      expect(opened.manifest().subject).toEqual({ clientId: client.clientId });
      const words = wordsOf(opened);
      const foreign = [other.mark, `2001:db8:${other.clientId}::`, ...other.planted];
      expect(foreign.filter((value) => words.includes(value.toLowerCase()))).toEqual([]);
      expect(words).not.toMatch(new RegExp(`client id: ${other.clientId}\\b|user id: ${other.ownUserId}\\b`));
    }
  });

  test("no record says that it belongs to another client", () => {
    for (const { client, opened } of packages) {
      for (const path of opened.paths.filter((one) => /^(?:data|move)\/.*\.json$/.test(one))) {
        for (const row of opened.json(path) as unknown as { clientId?: number | null }[]) {
          expect([path, row.clientId ?? client.clientId]).toEqual([path, client.clientId]);
        }
      }
    }
  });

  test("what they share, a login, stands among the users alone", () => {
    for (const { opened } of packages) {
      const places = opened.paths.filter((path) => opened.text(path).includes("planted-s-"));
      expect(places.toSorted()).toEqual(["csv/whmcs/users.csv", "data/whmcs/users.json", "index.html"]);
    }
  });

  test("each package holds every mark of its own client but those of what stays out", () => {
    const texts = textsIn(twins.world).map(([path, text]): [string, string] => {
      return path.endsWith("/data") ? [path, Buffer.from(text, "base64").toString()] : [path, text];
    });
    for (const { client, opened } of packages) {
      const words = wordsOf(opened);
      const said = JSON.stringify(twins.extras.get(client.clientId));
      const placesOf = (value: string): string[] => [
        ...texts.filter(([, text]) => holdsValue(text, value)).map(([path]) => path),
        ...(holdsValue(said, value) ? ["/door"] : []),
      ];
      const exported = client.planted.filter((value) =>
        placesOf(value).some((path) => !outside.some((one) => one.test(path))),
      );
      const missing = exported.filter((value) => !holdsValue(words, value.toLowerCase()));
      expect(missing.map((value) => [value, ...placesOf(value)])).toEqual([]);
      expect(exported.length).toBeGreaterThan(client.planted.length * 0.8);
    }
  });

  test("no package holds a secret, or tells who of the staff did something", () => {
    for (const { opened } of packages) {
      const found = wordsOf(opened).matchAll(new RegExp(`${secretMark}[\\w-]*|${staffMarks}`, "gi"));
      expect([...new Set([...found].map(([text]) => text))]).toEqual([]);
    }
  });

  test("a client's packages of all rounds are alike, record by record", () => {
    for (const { client, opened } of packages) {
      const first = packages.find((one) => one.client === client);
      for (const path of opened.paths.filter((one) => !/^(?:manifest|index)\./.test(one))) {
        expect([path, opened.text(path)]).toEqual([path, first?.opened.text(path)]);
      }
    }
  });
});
