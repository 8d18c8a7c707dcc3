import { expect } from "@jest/globals";
import { planAnonymization, type AnonymizationFacts } from "../../src/domain/plan-anonymization.ts";
import { languages, type Language, type Policy } from "../../src/domain/policy.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { act, type ActContext } from "../../src/duties/act.ts";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { claimDuty } from "../../src/duties/claim-duty.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { recordOutcome } from "../../src/duties/record-outcome.ts";
import { scheduleDuty } from "../../src/duties/schedule-duty.ts";
import { completeTask, type TaskOutcome } from "../../src/duties/tasks.ts";
import { findDuty } from "../../src/ledger/duties.ts";
import { openLedger } from "../../src/ledger/open.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { writeLetter } from "../../src/notices/letter.ts";
import { defaultPolicy } from "./policy.ts";

// Late on 9 March in UTC, already the 10th in Brussels.
export const now = new Date("2026-03-09T23:30:00.000Z");
/** Who claims the duties. */
export const owner = "11111111-1111-4111-8111-111111111111";
const gates = { stop: { isOn: () => Promise.resolve(false) }, mode: () => "live" as const };
/** The word in any of the four languages. */
export const anyAnonymous = /anon[iy]m/i;

/** A policy whose letters are in this language. */
export function policyIn(language: Language, changes: Partial<Policy> = {}): Policy {
  return {
    ...defaultPolicy,
    controller: {
      name: "Example Hosting",
      legalForm: "BV",
      address: "Examplestreet 1",
      email: "privacy@example.com",
      phone: "+32 2 555 00 00",
      vatNumber: "BE 0123.456.749",
      supervisoryAuthority: "Example Authority",
    },
    languages: [language, ...languages.filter((other) => other !== language)],
    accountClosure: { gracePeriod: "P14D", ownerConfirms: false },
    retention: {
      ...defaultPolicy.retention,
      invoices: [{ keep: "P10Y", countedFrom: "endOfCalendarYear", ground: "VAT code, article 60" }],
    },
    ...changes,
  };
}

/** An account of which nothing must be kept, in a WHMCS without the addon. */
export const nothingKept: AnonymizationFacts = {
  tickets: 3,
  payMethods: 1,
  contacts: 2,
  hasBillingContact: false,
  services: 2,
  domains: 1,
  soleUsers: 1,
  sharedUsers: 0,
  invoices: [],
  draftInvoices: 0,
  looseTransactions: [],
  acceptedQuotes: [],
  otherQuotes: 4,
  door: "absent",
  packages: 1,
};

/** One whose invoices must be kept. */
export const invoicesKept: AnonymizationFacts = {
  ...nothingKept,
  hasBillingContact: true,
  sharedUsers: 1,
  invoices: [{ date: "2024-03-15" }, { date: "2024-05-01" }, { date: "2026-01-20" }],
  acceptedQuotes: [{ date: "2024-03-01" }],
};

/** A recipient without a connector. */
export const manualProcessor = { mollie: { enabled: true, kind: "manual", label: "Mollie" } } as const;

/** What a worker would report of a step when all goes well. */
export function succeed(step: StepRow): Outcome {
  if (step.action === "erase_client") return { kind: "manual", reason: "erase_client_by_hand" };
  if (step.action === "reduce_billing_contact") {
    return { kind: "retained", reason: "bookkeeping", retainedUntil: "2037-01-01", count: 1 };
  }
  return step.count === 0 ? { kind: "nothing_found" } : { kind: "done", count: step.count ?? 1 };
}

/** A ledger of its own, closed at the end. */
export async function withActs<T>(policy: Policy, use: (acts: ActContext) => Promise<T>): Promise<T> {
  const ledger = await openLedger(":memory:");
  try {
    return await use({
      ledger,
      policy,
      clock: { now: () => now },
      dispatch: () => undefined,
      connected: new Set<string>(),
    });
  } finally {
    await ledger.destroy();
  }
}

/** Opens a duty of client 8. */
export function open(acts: ActContext, kind: "anonymization" | "export" = "anonymization"): Promise<string> {
  return act(
    acts,
    async (work) => (await openDuty(work, { kind, clientId: 8, origin: "owner", occurredAt: now, actor: "owner" })).id,
  );
}

/** Runs an anonymisation over the ledger as its worker does, but for the calls to WHMCS. */
export async function begin(acts: ActContext, facts: AnonymizationFacts): Promise<string> {
  const id = await open(acts);
  await claimDuty(acts, id, owner);
  await scheduleDuty(
    acts,
    id,
    owner,
    { dueAt: now, startAt: now },
    planAnonymization(facts, acts.policy, acts.connected, now),
  );
  expect(await beginDuty(acts, gates, id, owner)).toBe(true);
  return id;
}

/** Records an outcome of every pending step. */
export async function carryOut(
  acts: ActContext,
  id: string,
  perform: (step: StepRow) => Outcome = succeed,
): Promise<void> {
  const duty = await findDuty(acts.ledger, id);
  for (const step of await listSteps(acts.ledger, id)) {
    if (step.state === "pending") await recordOutcome(acts, duty!, step, perform(step));
  }
}

/** The owner answers the open tasks of the duty, then its worker ends it. */
export async function answerTasks(acts: ActContext, outcome: TaskOutcome): Promise<void> {
  for (const { id } of await acts.ledger.selectFrom("task").select("id").where("state", "=", "open").execute()) {
    await completeTask(acts, id, outcome, "owner");
  }
}

/** The letter of an anonymisation from its plan to its end. */
export function letterOf(
  policy: Policy,
  facts: AnonymizationFacts,
  options: {
    readonly perform?: (step: StepRow) => Outcome;
    readonly byHand?: TaskOutcome;
  } = {},
): Promise<{ language: string; html: string }> {
  return withActs(policy, async (acts) => {
    const id = await begin(acts, facts);
    await carryOut(acts, id, options.perform);
    await answerTasks(acts, options.byHand ?? "done");
    expect(await finishDuty(acts, id, owner)).toBe("completed");
    const letter = await writeLetter(acts.ledger, policy, id);
    expect(letter?.html).toContain(id);
    return letter!;
  });
}

/** One letter of each fate. */
export const lettersIn = (language: Language) => ({
  reduced: () => letterOf(policyIn(language), invoicesKept),
  erased: () => letterOf(policyIn(language), nothingKept),
  anonymised: () => letterOf(policyIn(language), { ...nothingKept, door: "present" }),
});
