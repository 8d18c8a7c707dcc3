import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { App } from "../../src/connectors/cloudways/apps.ts";
import { isStill, matchClient, matchService, readTarget } from "../../src/connectors/cloudways/match.ts";
import type { KnownSubject } from "../../src/connectors/processor.ts";

const serviceId = 702;
const names = ["client.example", "shop.client.example", "second.example", "other.example", "xclient.example"] as const;
const someNames = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });

const apps: fc.Arbitrary<readonly App[]> = fc
  .array(fc.record({ names: someNames, label: fc.constantFrom("site", "client.example", "An Peeters staging", "") }), {
    maxLength: 5,
  })
  .map((drawn) =>
    drawn.map((app, index) => ({
      ...app,
      serverId: "1",
      appId: String(index + 1),
      projectId: undefined,
      ownName: `app-${index + 1}.cloudwaysapps.com`,
      row: {},
    })),
  );

const place = fc.record({
  serviceId: fc.integer({ min: 800, max: 803 }),
  productId: fc.constantFrom(12, 13, 14),
  domain: fc.constantFrom(...names, ""),
  ended: fc.boolean(),
  gone: fc.boolean(),
});

const subjects: fc.Arbitrary<KnownSubject> = fc
  .record({ places: fc.array(place, { maxLength: 3 }), registered: someNames, sharedDomains: someNames })
  .map(({ places, registered, sharedDomains }) => ({
    clientId: 7,
    emails: [],
    domains: [],
    usernames: [],
    serviceIds: [serviceId],
    elsewhere: {
      names: ["An Peeters"],
      places: [{ serviceId, productId: 12, domain: "client.example", ended: true, gone: false }, ...places],
      registrations: registered.map((domain) => ({ domain, registrar: "versio", active: true })),
      sharedDomains,
    },
  }));

const lives = { 12: "cloudways", 13: "rackspace" };
const worlds = fc.record({ apps, subject: subjects });
const around = { projects: [], lives, links: [] };

describe("matching a service to applications", () => {
  test("offers for deletion at most the one application that serves its domain, and nothing of anybody else's", () => {
    let offered = 0;
    fc.assert(
      fc.property(worlds, ({ apps: all, subject }) => {
        const targets = matchService({ ...around, apps: all, subject }, serviceId);
        const erasable = targets.filter(({ byHand }) => byHand === undefined);
        expect(erasable.length).toBeLessThanOrEqual(1);
        for (const target of erasable) {
          offered += 1;
          const serving = all.filter((app) => app.names.includes("client.example"));
          expect(serving.map(({ serverId, appId }) => `${serverId}/${appId}`)).toEqual([target.id]);
          const { places, registrations, sharedDomains } = subject.elsewhere;
          const own = [...places, ...registrations].map(({ domain }) => domain);
          for (const name of serving.flatMap((app) => app.names)) {
            expect(own.some((domain) => name === domain || name.endsWith(`.${domain}`))).toBe(true);
            expect(sharedDomains.some((shared) => name === shared || name.endsWith(`.${shared}`))).toBe(false);
            const living = places.filter((one) => one.serviceId !== serviceId && !(one.gone ?? false));
            const here = living.filter(({ productId }) => productId !== 13);
            expect(here.map(({ domain }) => domain)).not.toContain(name);
            expect(here.map(({ domain }) => domain)).not.toContain("");
          }
        }
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
    expect(offered).toBeGreaterThan(5);
  });

  test("names every application once, however it is known", () => {
    fc.assert(
      fc.property(worlds, ({ apps: all, subject }) => {
        const links = all.map(({ appId }) => ({ kind: "app", id: `${serviceId}-${appId}` }));
        for (const targets of [
          matchService({ ...around, apps: all, subject, links }, serviceId),
          matchClient({ ...around, apps: all, subject, links }),
        ]) {
          expect(new Set(targets.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(targets.length);
        }
      }),
      { seed: 20_261_123 },
    );
  });

  test("offers nothing for deletion for a whole client", () => {
    fc.assert(
      fc.property(worlds, ({ apps: all, subject }) => {
        const targets = matchClient({ ...around, apps: all, subject });
        expect(targets.filter(({ byHand }) => byHand === undefined)).toEqual([]);
      }),
      { seed: 20_261_123 },
    );
  });

  test("takes an application for what was found only while it serves no name that is new", () => {
    fc.assert(
      fc.property(worlds, someNames, ({ apps: all, subject }, later) => {
        for (const target of matchService({ ...around, apps: all, subject }, serviceId)) {
          const meant = readTarget(target);
          const app = all.find(({ appId }) => appId === meant?.appId);
          if (meant === undefined || app === undefined) continue;
          const isSame = later.includes("client.example") && later.every((name) => app.names.includes(name));
          expect(isStill({ ...app, names: later }, meant)).toBe(isSame);
          expect(isStill({ ...app, serverId: "2" }, meant)).toBe(false);
        }
      }),
      { seed: 20_261_123 },
    );
  });
});
