import { expect, test } from "@jest/globals";
import { createAppleKeychain } from "../../src/connectors/apple_keychain/connector.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listEvidence } from "../../src/ledger/evidence.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import type { DutyRow, TaskRow } from "../../src/ledger/schema.ts";
import { readTaskDetails } from "../../workers/task-details.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorsOf } from "../support/given-processors.ts";
import { addHosting, addRequest, hostingWorld, wallClock } from "../support/stage.ts";
import { duties, tell } from "../support/stored-events.ts";

// GDPR Art. 19: every recipient hears of an erasure and of a correction, also one that no connector reaches.

const dayMs = 24 * 3_600_000;

const processors: Policy["processors"] = {
  apple_keychain: { enabled: true },
  backups: { enabled: true, kind: "manual", label: "Backup vault", receives: ["hosting"] },
  books: { enabled: true, kind: "manual", label: "Accountant", receives: ["accounting"] },
  former: { enabled: false, kind: "manual", label: "Left" },
};

interface Play extends DutySite {
  readonly clientId: number;
  readonly serviceId: number;
  /** Gives a duty its turns. */
  readonly end: (dutyId: string) => Promise<DutyRow>;
  /** `connector code`, each in one line. */
  readonly open: () => Promise<readonly string[]>;
  readonly tasks: () => Promise<TaskRow[]>;
}

function play(run: (play: Play) => Promise<void>): Promise<void> {
  const world = hostingWorld();
  const { clientId, serviceId } = addHosting(world);
  const options = { world, policy: { processors }, processors: processorsOf(createAppleKeychain()) };
  return withDutySite(options, async (site) => {
    addRequest(world, serviceId, wallClock(site.books.now), "Immediate");
    const tasks = (): Promise<TaskRow[]> => listTasks(site.books.ledger, { state: "open", limit: 50 });
    const open = async (): Promise<readonly string[]> =>
      (await tasks()).map(({ connector, code }) => `${connector} ${code}`).toSorted();
    const end = async (dutyId: string): Promise<DutyRow> => (await site.finish(dutyId)).duty;
    await run({ ...site, clientId, serviceId, end, open, tasks });
  });
}

test("a deletion of hosting asks the owner to look into the keychain and wherever else hosting is kept", () =>
  play(async ({ books, clientId, serviceId, end, open, parts, tasks }) => {
    const id = await books.open({ kind: "deletion", clientId, serviceId, origin: "event", actor: "whmcs" });
    expect(await end(id)).toMatchObject({ state: "waiting", reason: "person" });
    expect(await open()).toEqual(["apple_keychain keychain_by_hand", "backups delete_hosting_by_hand"]);
    for (const task of await tasks()) {
      expect(task.service_id).toBe(serviceId);
      expect(Date.parse(task.due_at) - books.now.getTime()).toBeLessThanOrEqual(14 * dayMs);
      const { lookFor, missing } = await readTaskDetails(parts)(task);
      expect([lookFor?.domains, missing]).toEqual([[`u${serviceId}.example`], []]);
      await completeTask(books.acts, task.id, "done", "owner");
    }
    expect((await end(id)).state).toBe("completed");
    const told = (await listEvidence(books.ledger, { limit: 200 })).filter(({ kind }) => kind === "task.done");
    expect(told.map(({ actor }) => actor)).toEqual(["owner", "owner"]);
  }));

test("an anonymisation asks at every recipient in use, and ends only with the owner's word on each", () =>
  play(async ({ books, clientId, end, open, tasks, whmcs }) => {
    whmcs.world.services.clear();
    const client = whmcs.world.clients.get(clientId);
    if (client !== undefined) client.status = "Closed";
    const id = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner", forced: true });
    expect((await end(id)).state).toBe("waiting");
    expect(await open()).toEqual([
      "apple_keychain keychain_by_hand",
      "backups erase_client_by_hand",
      "books erase_client_by_hand",
    ]);
    const [first, ...others] = await tasks();
    for (const task of others) await completeTask(books.acts, task.id, "retained", "owner");
    expect((await end(id)).state).toBe("waiting");
    await completeTask(books.acts, first?.id ?? "", "nothing_found", "owner");
    expect((await end(id)).state).toBe("completed");
    const steps = await listSteps(books.ledger, id);
    const ends = steps.filter(({ connector }) => connector in processors).map(({ state }) => state);
    expect(ends.toSorted()).toEqual(["nothing_found", "retained", "retained"]);
  }));

test("a correction is asked for at every recipient in use, with the values to write", () =>
  play(async ({ books, clientId, end, open, parts, tasks, whmcs }) => {
    const client = whmcs.world.clients.get(clientId);
    if (client !== undefined) client.city = "Mechelen";
    await tell(books, "client.updated", { client_id: clientId, changed: "city" });
    const [duty] = await duties(books);
    expect(await end(duty?.id ?? "")).toMatchObject({ kind: "rectification", state: "waiting" });
    expect(await open()).toEqual([
      "apple_keychain keychain_rectify_by_hand",
      "backups rectify_client_by_hand",
      "books rectify_client_by_hand",
    ]);
    for (const task of await tasks()) {
      expect((await readTaskDetails(parts)(task)).newValues).toMatchObject({ city: "Mechelen" });
    }
  }));
