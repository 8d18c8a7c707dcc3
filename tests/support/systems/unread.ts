import { startGoogleAnalyticsSimulator } from "../../../simulators/google_analytics/server.ts";
import type { StartSystem } from "./system.ts";

/** Google Analytics knows neither client by name, so that nothing is planted there. */
export const startGoogleAnalytics: StartSystem = async (_, clock) => {
  const simulator = await startGoogleAnalyticsSimulator({ clock });
  const { url, tokenUrl, property, key, world } = simulator;
  const dump = (): Promise<string> => Promise.resolve(JSON.stringify(world));
  return {
    name: "google_analytics",
    values: { google_analytics: { url, tokenUrl, property, key, callsPerMinute: 60 } },
    dump,
    twins: dump,
    close: () => simulator.close(),
  };
};

/** The owner's keychain, which the owner alone can read and take from. */
export const startKeychain: StartSystem = ({ subject, twin }) => {
  const entries = [subject, twin].map(({ mark }) => `${mark}password`);
  return Promise.resolve({
    name: "apple_keychain",
    values: { apple_keychain: {} },
    dump: () => Promise.resolve(entries.join("\n")),
    twins: () => Promise.resolve(entries.filter((one) => one.includes(twin.mark)).join("\n")),
    byHand: (code) => {
      const at = entries.findIndex((one) => one.includes(subject.mark));
      if (code === "keychain_by_hand" && at >= 0) entries.splice(at, 1);
    },
    close: () => Promise.resolve(),
  });
};
