import { describe, expect, test } from "@jest/globals";
import type { Act } from "../../simulators/whmcs/acts.ts";
import { listDuties } from "../../src/ledger/duties.ts";
import { hour, type Play, startPlay } from "../support/converge.ts";
import { smallWorld } from "../support/whmcs-model.ts";

// Hosting that was deleted, made anew by the owner and ended again without a request: WHMCS tells of none of that by itself.

const day = 24 * hour;
const serviceId = 71;

/** Runs on a service that was deleted at its client's request, whose account was made anew, and that lives since. */
async function withAnew(request: "stands" | "gone", run: (play: Play) => Promise<void>): Promise<void> {
  const play = await startPlay(smallWorld());
  try {
    await tell(play, { act: "client_requests_cancellation", serviceId, type: "Immediate" });
    await nextDays(play, 20);
    if (request === "gone") play.model.act({ act: "admin_withdraws_request", serviceId });
    await tell(play, { act: "admin_creates_service_account", serviceId });
    play.model.act({ act: "admin_sets_service_status", serviceId, status: "Active" });
    await nextDays(play, 2);
    expect(await deletions(play)).toEqual(["completed "]);
    await run(play);
  } finally {
    await play.close();
  }
}

async function tell(play: Play, act: Act): Promise<void> {
  for (const event of play.model.act(act) ?? []) await play.deliver(event);
  await play.work();
}

const nextDays = (play: Play, days: number): Promise<void> => play.passUntil(new Date(play.now.getTime() + days * day));

/** The deletions of the service, the oldest first. */
async function deletions({ ledger }: Play): Promise<readonly string[]> {
  const rows = await listDuties(ledger, { kind: "deletion", limit: 20 });
  return rows
    .filter(({ service_id }) => service_id === serviceId)
    .map(({ state, reason }) => [state, reason].join(" "))
    .toReversed();
}

describe("hosting that was made anew after its deletion and ended by hand is owed again", () => {
  test("by the event of the changed status", () =>
    withAnew("gone", async (play) => {
      await tell(play, { act: "admin_sets_service_status", serviceId, status: "Cancelled" });
      expect(await deletions(play)).toEqual(["completed ", "scheduled "]);
      await nextDays(play, 20);
      expect(await deletions(play)).toEqual(["completed ", "held already_cancelled"]);
    }));

  test.each(["gone", "stands"] as const)("by the daily comparison, where the old request %s", (request) =>
    withAnew(request, async (play) => {
      play.model.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" });
      await nextDays(play, 1);
      const [, again] = await deletions(play);
      expect(again).toBe(request === "gone" ? "scheduled " : "held backlog");
      await nextDays(play, 3);
      expect(await deletions(play)).toHaveLength(2);
    }),
  );

  test("by its client's closing, which is not anonymised over it", () =>
    withAnew("gone", async (play) => {
      play.model.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" });
      await tell(play, { act: "admin_closes_client", clientId: 7 });
      await nextDays(play, 20);
      expect(await deletions(play)).toEqual(["completed ", "held already_cancelled"]);
      const [account] = await listDuties(play.ledger, { kind: "anonymization", limit: 1 });
      expect(account).toMatchObject({ client_id: 7, state: "waiting", reason: "deletions_open" });
    }));

  test("and not by the event of an end that was undone", () =>
    withAnew("gone", async (play) => {
      const [event] = play.model.act({ act: "admin_sets_service_status", serviceId, status: "Cancelled" }) ?? [];
      play.model.act({ act: "admin_sets_service_status", serviceId, status: "Active" });
      if (event !== undefined) await play.deliver(event);
      await nextDays(play, 3);
      expect(await deletions(play)).toEqual(["completed "]);
    }));
});
