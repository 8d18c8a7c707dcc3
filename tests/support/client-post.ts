import type { Mail } from "../../src/connectors/whmcs/api-mails.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import type { AppError } from "../../src/domain/errors.ts";
import { pending, type PlannedStep } from "../../src/domain/plan.ts";
import { finishDuty } from "../../src/duties/finish-duty.ts";
import { scheduleDuty } from "../../src/duties/schedule-duty.ts";
import { findMail } from "../../src/ledger/client-mails.ts";
import { moveDuty } from "../../src/ledger/duties.ts";
import type { ClientMailRow } from "../../src/ledger/schema.ts";
import { chooseLinkBase } from "../../src/notices/mails/links.ts";
import { silentLog } from "../../src/observability/log.ts";
import type { OwnerAlarm } from "../../src/observability/owner-alarm.ts";
import { sendMails, type MailParts } from "../../workers/send-mails.ts";
import { type Books, deletionOf, withBooks, workerA } from "./ledger.ts";

export const dayMs = 24 * 3_600_000;

/** WHMCS as far as mails need it. */
export interface Post {
  readonly sent: { clientId: number; mail: Mail }[];
  readonly alarms: OwnerAlarm[];
  client: { email: string; language: string; status: string } | undefined;
  /** Thrown by the next mails while set. */
  fault: AppError | undefined;
  /** The messages in WHMCS's log of mails. */
  readonly logged: string[];
  /** Thrown while set by whoever asks for that log. */
  logFault: AppError | undefined;
  publicUrl: string | undefined;
  hasAddon: boolean;
  whileReading: (clientId: number) => void;
  /** Runs in the middle of sending. */
  whileSending: (mail: Mail) => Promise<unknown>;
  sweep(): Promise<void>;
}

function postOf(books: Books): Post {
  const post: Post = {
    sent: [],
    alarms: [],
    client: { email: "anna@example.com", language: "dutch", status: "Active" },
    fault: undefined,
    logged: [],
    logFault: undefined,
    publicUrl: "https://privacy.example.com",
    hasAddon: false,
    whileReading: () => undefined,
    whileSending: () => Promise.resolve(),
    sweep: () => sendMails(parts, new AbortController().signal),
  };
  const whmcs = {
    withSignal: () => whmcs,
    client: async (clientId: number) => {
      post.whileReading(clientId);
      return post.client && { ...post.client, clientId };
    },
    service: (serviceId: number) =>
      Promise.resolve({
        serviceId,
        clientId: serviceId < 800 ? 7 : 8,
        productName: "Starter",
        domain: `u${serviceId}.example`,
      }),
    mailClient: async (clientId: number, mail: Mail) => {
      await post.whileSending(mail);
      if (post.fault !== undefined) throw post.fault;
      post.sent.push({ clientId, mail });
    },
    raw: {
      ownedRows: async function* () {
        if (post.logFault !== undefined) throw post.logFault;
        for (const message of post.logged) yield { message };
      },
    },
  } as unknown as WhmcsApi;
  const parts = {
    acts: books.acts,
    gates: books.gates,
    log: silentLog,
    whmcs,
    tellOwner: (alarm: OwnerAlarm) => void post.alarms.push(alarm),
    linkBase: () =>
      Promise.resolve(
        chooseLinkBase({ publicUrl: post.publicUrl, whmcsUrl: "https://example.com/billing", hasAddon: post.hasAddon }),
      ),
  } as unknown as MailParts;
  return post;
}

/** Runs a test on a fresh ledger beside a WHMCS that sends mails. */
export function withPost(run: (books: Books, post: Post) => Promise<void>, change?: Parameters<typeof withBooks>[1]) {
  return withBooks((books) => run(books, postOf(books)), change);
}

/** Schedules as the worker does: an immediate cancellation of now, due in fourteen days. */
export async function schedule(
  books: Books,
  id: string,
  dueInDays = 14,
  action: PlannedStep["action"] = "terminate_hosting",
): Promise<void> {
  await books.claim(id, workerA);
  const dueAt = new Date(Date.parse("2026-03-17T23:00:00.000Z") + dueInDays * dayMs - 3_600_000);
  const startAt = new Date(dueAt.getTime() - 12 * 3_600_000);
  await scheduleDuty(books.acts, id, workerA, { dueAt, startAt, seen: { effective_at: "2026-03-17T10:00:00.000Z" } }, [
    pending("whmcs", action),
  ]);
}

/** Opens a deletion and schedules it. @returns its id */
export async function scheduled(books: Books, serviceId = 702, clientId = 7): Promise<string> {
  const id = await books.open(deletionOf(serviceId, clientId));
  await schedule(books, id);
  return id;
}

/** Ends the deletion as its worker does, with what became of its steps. */
export async function complete(books: Books, id: string, state: "done" | "skipped" = "done"): Promise<void> {
  await books.ledger.transaction().execute(async (tx) => {
    await moveDuty(tx, id, "running", { lease_owner: workerA });
    await tx.updateTable("step").set({ state }).where("duty_id", "=", id).execute();
  });
  await finishDuty(books.acts, id, workerA);
}

/** The mail of that kind; fails the test when there is none. */
export async function mail({ ledger }: Books, id: string, kind: ClientMailRow["kind"]): Promise<ClientMailRow> {
  const row = await findMail(ledger, id, kind);
  if (row === undefined) throw new Error(`no ${kind} mail`);
  return row;
}

/** Every mail as `kind state`. */
export async function kindsOf({ ledger }: Books): Promise<string[]> {
  const rows = await ledger.selectFrom("client_mail").select(["kind", "state"]).orderBy("kind").execute();
  return rows.map(({ kind, state }) => `${kind} ${state}`);
}
