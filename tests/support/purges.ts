import { addClient, emptyWorld, place } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addInvoice } from "../../simulators/whmcs/record-builders.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import { writeControl } from "../../src/ledger/control.ts";
import { latestOfClient } from "../../src/ledger/duties.ts";
import { documentsOfClient } from "../../src/ledger/retained-documents.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { createDocumentReview } from "../../workers/review-documents.ts";
import { type DutySite, withDutySite } from "./duty-site.ts";
import { removesDocuments } from "./expired-documents.ts";

// The yearly listing and the purge, in process, on a real ledger, the stand-in and a door that really removes.

/** Client 7 and client 8, the twin, with the same documents; the books' present is in March 2026. */
export function worldOfTwins(): World {
  const world = emptyWorld();
  for (const id of [7, 8]) {
    addClient(world, { id, email: `client${id}@example.com`, status: "Active" });
    const invoice = (n: number, date: string, status: string): void => {
      addInvoice(world, { id: id * 100 + n, clientId: id, date, status });
    };
    invoice(1, "2014-03-15", "Paid");
    invoice(2, "2015-12-31", "Refunded");
    invoice(3, "2016-01-01", "Paid");
    pay(world, { id: id * 100 + 1, clientId: id, invoiceId: id * 100 + 1, date: "2014-03-16 10:00:00" });
    pay(world, { id: id * 100 + 2, clientId: id, invoiceId: 0, date: "2013-01-01 10:00:00" });
    pay(world, { id: id * 100 + 3, clientId: id, invoiceId: 0, date: "2024-01-01 10:00:00" });
  }
  return world;
}

function pay(world: World, of: { id: number; clientId: number; invoiceId: number; date: string }): void {
  place(world, "transactions", world.transactions, {
    ...of,
    currency: 1,
    gateway: "paypal",
    description: "Payment",
    amountin: "12.95",
    fees: "0.00",
    amountout: "0.00",
    transid: `t${of.id}`,
    refundId: 0,
  });
}

interface Setting {
  readonly world?: World;
  readonly notes?: Parameters<typeof removesDocuments>[1];
  readonly policy?: Partial<Policy>;
  readonly withoutAddon?: boolean;
}

/** Runs a test on books whose baseline is recorded. Without a word the addon is there and the world is that of the twins. */
export function withPurges(run: (site: DutySite) => Promise<void>, setting: Setting = {}): Promise<void> {
  const { world = worldOfTwins(), notes, policy = {}, withoutAddon = false } = setting;
  const door = withoutAddon ? {} : { door: removesDocuments(world, notes) };
  return withDutySite({ world, policy, ...door }, async (site) => {
    await site.books.perform((work) => writeControl(work.tx, "baseline", "recorded", work.now));
    await run(site);
  });
}

/** Nobody stops. */
export const never = new AbortController().signal;
/** One sweep of the yearly listing, as after a restart. */
export const review = ({ parts }: DutySite): Promise<void> => createDocumentReview(parts).goOn(never);

/** The newest purge of a client, with its steps. */
export async function purgeOf({ books }: DutySite, clientId = 7) {
  const duty = await latestOfClient(books.ledger, clientId, "purge");
  return duty === undefined ? undefined : { ...duty, steps: await listSteps(books.ledger, duty.id) };
}

/** The owner releases the newest purge of a client. */
export async function release(site: DutySite, clientId = 7): Promise<string> {
  const { id } = (await purgeOf(site, clientId))!;
  await releaseDuty(site.books.acts, id, "purge", "owner");
  return id;
}

/** `invoice 701 removed`, and its reason. */
export async function rowsOf({ books }: DutySite, clientId = 7): Promise<readonly string[]> {
  const rows = await documentsOfClient(books.ledger, clientId);
  return rows.map(({ kind, document_id, state, reason }) => [kind, document_id, state, reason].join(" ").trim());
}

/** `remove_documents done 4`. */
export const actionsOf = (
  steps: readonly { action: string; state: string; count: number | null }[],
): readonly string[] => steps.map(({ action, state, count }) => [action, state, count].join(" ").trim());

/** What the addon was asked to remove, call by call. */
export const asked = ({ door }: DutySite): readonly string[] =>
  (door?.called ?? [])
    .filter(({ action }) => action === "expiredDocuments")
    .map(({ data }) =>
      (data["documents"] as { kind: string; id: number }[]).map(({ kind, id }) => `${kind} ${id}`).join(),
    );

/** The tasks of everybody. */
export const tasksOf = async ({ books }: DutySite, state: "open" | "done" = "open") =>
  listTasks(books.ledger, { state, limit: 50 });
