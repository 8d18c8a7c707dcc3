import { RetryableError } from "../../domain/errors.ts";
import type { Subject } from "../connector.ts";
import type { WhmcsDoor } from "./door/door.ts";
import { countLeft, mostCalls, questionsOf } from "./erase/scrub.ts";
import { logScopes, ticketScopes } from "./erase/scrub-scopes.ts";

/** What a search through the door is asked. */
interface DoorQuestion {
  readonly door: WhmcsDoor;
  readonly subject: Subject;
  readonly actions: ReadonlySet<string>;
  readonly keepsInvoices: boolean;
  /** Asked before each call that writes. */
  readonly mayTidy: () => Promise<boolean>;
}

/** What a search through the door found. */
export interface DoorSearch {
  readonly left: number;
  /**
   * Counts again under fewer addresses: without those that are somebody else's by now. Without the API log as well, which holds
   * them since they were asked for.
   */
  countAgain(subject: Subject): Promise<number>;
  /**
   * Removes what a search through the API wrote into WHMCS's API log, where that is switched on: the person's address.
   * @throws RetryableError absence.trace_left while nothing may be written, connector.unfinished when it comes to no end
   */
  tidy(subject: Subject): Promise<void>;
}

const apiLog = "api_log"; // the scope of whmcs/modules/addons/whmcsgdpr/lib/Scrub/Scopes/LogScopes.php

/** Which scopes an action of the plan took care of. */
const scopesOf: Readonly<Record<string, (scope: string) => boolean>> = {
  scrub_tickets: (scope) => ticketScopes.includes(scope),
  scrub_database: (scope) => !logScopes.includes(scope),
  scrub_logs: (scope) => logScopes.includes(scope),
};

/**
 * Counts what is left of a person in the scopes that were scrubbed. Nothing where the door had no part in the erasure.
 * @throws RetryableError door.gone when it had and is not there; AppError the codes of the door
 */
export async function lookThroughDoor(question: DoorQuestion): Promise<DoorSearch> {
  const { door, actions } = question;
  const wanted = Object.entries(scopesOf).filter(([action]) => actions.has(action));
  if (wanted.length === 0) return { left: 0, countAgain: () => Promise.resolve(0), tidy: () => Promise.resolve() };
  const capabilities = await door.capabilities();
  if (capabilities === undefined) throw new RetryableError("door.gone");
  const scopes = capabilities.scrubScopes.filter(
    ({ scope, available }) => available && wanted.some(([, covers]) => covers(scope)),
  );
  const names = scopes.map(({ scope }) => scope);
  const count = async (about: DoorQuestion, asked: readonly string[]): Promise<number> => {
    let left = 0;
    for (const scope of asked) left += await countScope(about, scope);
    return left;
  };
  return {
    left: await count(question, names),
    countAgain: (subject) =>
      count(
        { ...question, subject },
        names.filter((scope) => scope !== apiLog),
      ),
    tidy: (subject) => (names.includes(apiLog) ? tidyLog({ ...question, subject }) : Promise.resolve()),
  };
}

async function countScope({ door, subject, keepsInvoices }: DoorQuestion, scope: string): Promise<number> {
  let left = 0;
  for (const question of questionsOf({ subject }, [scope])) {
    left += await countLeft(door, { ...question, keepsInvoices }, scope);
  }
  return left;
}

async function tidyLog(question: DoorQuestion): Promise<void> {
  if ((await countScope(question, apiLog)) === 0) return;
  const { door, subject, keepsInvoices } = question;
  for (const one of questionsOf({ subject }, [apiLog])) {
    for (let calls = 1, isFinished = false; !isFinished; calls += 1) {
      if (calls > mostCalls) throw new RetryableError("connector.unfinished");
      if (!(await question.mayTidy())) throw new RetryableError("absence.trace_left");
      ({ finished: isFinished } = await door.scrub({ ...one, keepsInvoices }));
    }
  }
}
