import { AppError } from "../domain/errors.ts";
import type { CheckFinding } from "./processor.ts";

/** What a reading call says about a set-up: what cannot be told now is unknown; what will not mend by itself is missing. */
export async function findingOf(code: string, look: () => Promise<unknown>): Promise<CheckFinding> {
  try {
    await look();
    return { code, state: "ok" };
  } catch (error) {
    return { code, state: error instanceof AppError && error.retry === "later" ? "unknown" : "missing" };
  }
}
