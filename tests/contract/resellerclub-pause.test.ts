import { expect, test } from "@jest/globals";
import { createResellerClub } from "../../src/connectors/resellerclub/connector.ts";
import type { KnownSubject } from "../../src/connectors/processor.ts";
import { createRateLimiter } from "../../src/queues/rate-limits.ts";
import { startResellerClubSimulator } from "../../simulators/resellerclub/server.ts";
import { contextFor } from "../support/at-processor.ts";
import { createTestClock } from "./processor-suite.ts";

const subject: KnownSubject = {
  clientId: 7,
  emails: ["imke@example.com"],
  domains: [],
  usernames: [],
  serviceIds: [],
  elsewhere: { names: ["Imke Voorbeeld"], places: [], registrations: [], sharedDomains: [] },
};

test("while nobody knocks after a refusal the refusal stays the reason, not the pause, and it says how long it lasts", async () => {
  const clock = createTestClock();
  const registrar = await startResellerClubSimulator({ clock });
  const limiter = createRateLimiter(undefined);
  const stranger = createResellerClub(
    { url: registrar.url, userId: registrar.userId, apiKey: "wrong", onlyDomains: true, callsPerMinute: 60 },
    { limiter, clock, userAgent: "whmcs-gdpr/test", dryRun: false, waitsMs: [1, 1] },
  );
  const refused = () =>
    stranger.find(subject, { of: "client" }, contextFor(clock)).then(
      () => "found",
      (error: unknown) => error,
    );
  try {
    expect(await refused()).toMatchObject({ code: "connector.unauthenticated", retryAfterMs: undefined });
    const calls = registrar.server.calls.length;
    const later = (await refused()) as { code: string; retryAfterMs: number };
    expect(later).toMatchObject({ code: "connector.unauthenticated", retry: "never" });
    expect(later.retryAfterMs).toBeGreaterThan(3_500_000);
    expect(registrar.server.calls).toHaveLength(calls);
  } finally {
    await stranger.close();
    await registrar.close();
    limiter.close();
  }
});
