import { AppError } from "../domain/errors.ts";
import { findDuty } from "../ledger/duties.ts";
import type { DutyRow } from "../ledger/schema.ts";
import type { DutyKind } from "../domain/duty.ts";
import type { Work } from "./act.ts";

/** An act that the present state does not allow; answered with 409. The code tells why. */
export class Refusal extends AppError {
  constructor(code: string) {
    super(code, "never");
  }
}

/** The thing named in a path does not exist; answered with 404. */
export class NotFound extends AppError {
  constructor() {
    super("request.not_found", "never");
  }
}

/** The duty of that kind, read inside the act. @throws NotFound, also for a duty of another kind */
export async function requireDuty(work: Work, id: string, kind?: DutyKind): Promise<DutyRow> {
  const duty = await findDuty(work.tx, id);
  if (duty === undefined || (kind !== undefined && duty.kind !== kind)) throw new NotFound();
  return duty;
}

/** @throws Refusal with this code, unless the move took place */
export function demand(moved: boolean, code: string): void {
  if (!moved) throw new Refusal(code);
}
