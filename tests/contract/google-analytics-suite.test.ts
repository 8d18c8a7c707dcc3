import { startGoogleAnalyticsSimulator } from "../../simulators/google_analytics/server.ts";
import { createGoogleAnalytics } from "../../src/connectors/google_analytics/connector.ts";
import { describeProcessor, marks } from "./processor-suite.ts";

describeProcessor("google_analytics", {
  abilities: ["http"],
  // Nobody is found by what WHMCS knows of them.
  most: 0,
  start: async (clock) => {
    const simulator = await startGoogleAnalyticsSimulator({ clock });
    const { url, tokenUrl, property, key, world } = simulator;
    return {
      server: simulator.server,
      open: (parts) => createGoogleAnalytics({ url, tokenUrl, property, key, callsPerMinute: 60 }, parts),
      plant: () => ({
        subject: {
          clientId: 7,
          emails: [`${marks.own}@example.com`],
          domains: ["example.com"],
          usernames: [],
          serviceIds: [],
          elsewhere: { names: [`Anna ${marks.own}`], places: [], registrations: [], sharedDomains: [] },
        },
        scope: { of: "client" },
      }),
      own: () => "",
      others: () => JSON.stringify([[...world.properties], world.deletions]),
      close: () => simulator.close(),
    };
  },
});
