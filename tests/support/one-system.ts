import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { Processor } from "../../src/connectors/processor.ts";
import { completeTask, type TaskOutcome } from "../../src/duties/tasks.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { listTargets } from "../../src/ledger/step-targets.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { listTasks } from "../../src/ledger/tasks.ts";
import { anonymizeAccount } from "../../workers/anonymize.ts";
import { type DutySite, withDutySite } from "./duty-site.ts";
import { processorsOf } from "./given-processors.ts";
import { type Held, memorySystem, type MemorySystem } from "./memory-system.ts";

/** The client that is anonymised. */
export const clientId = 8;

/** An anonymisation that a test plays, look by look. */
export interface Play extends DutySite {
  readonly system: MemorySystem;
  readonly id: string;
  /** One look of a worker. */
  look(): Promise<void>;
  readonly step: () => Promise<StepRow>;
  openTasks(): Promise<readonly { readonly id: string; readonly code: string }[]>;
  answer(code: string, outcome: TaskOutcome): Promise<void>;
}

/** Plays the anonymisation of a client without invoices, at one system. `change`: what its connector says otherwise of itself. */
export async function play(
  held: Readonly<Record<string, Held>>,
  run: (play: Play) => Promise<void>,
  change: Partial<Processor> = {},
): Promise<void> {
  const system = memorySystem("freshdesk", held, change);
  const world = emptyWorld();
  addClient(world, { id: clientId, email: "lena@client.example", status: "Closed" });
  const policy = { processors: { freshdesk: { enabled: true } } };
  await withDutySite({ world, policy, processors: processorsOf(system.processor) }, async (site) => {
    const { books, parts } = site;
    const id = await books.open({ kind: "anonymization", clientId, origin: "owner", actor: "owner" });
    const openTasks = () => listTasks(books.ledger, { state: "open", limit: 50 });
    await run({
      ...site,
      system,
      id,
      openTasks,
      look: async () => {
        await anonymizeAccount(parts)(id, new AbortController().signal);
      },
      step: async () => {
        const step = (await listSteps(books.ledger, id)).find(({ connector }) => connector === "freshdesk");
        if (step === undefined) throw new Error("no such step");
        return step;
      },
      answer: async (code, outcome) => {
        const task = (await openTasks()).find((one) => one.code === code);
        await completeTask(books.acts, task?.id ?? code, outcome, "owner");
      },
    });
  });
}

/** What the step found, as kind, state and reason. */
export const targetsOf = async ({ books, step }: Play): Promise<readonly string[]> =>
  (await listTargets(books.ledger, (await step()).id)).map(({ kind, state, reason }) => `${kind} ${state} ${reason}`);
