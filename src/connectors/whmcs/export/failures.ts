import { AppError } from "../../../domain/errors.ts";
import { installationFaults } from "../errors.ts";

/** Of a list that gave all it would give, and counts more: its rows are the client's, and better than none. */
export const rowsMissingCode = "whmcs.paging_broken";

/**
 * Whether a read failed by itself, so that others can still succeed: it was answered, with a refusal or with what cannot be
 * read. A system that is away, credentials or an address that it does not take, and a stop concern every read.
 */
export function concernsOneRead(error: unknown): error is AppError {
  if (!(error instanceof AppError) || error.retry === "unsafe") return false;
  if (error.code === "whmcs.permission_missing") return true;
  if (installationFaults.has(error.code) || error.code === "connector.unauthenticated") return false;
  return error.retry === "never" || error.code.startsWith("whmcs.");
}

/** Whether whoever can do without an answer must stop nevertheless: nobody waits any more, or it may be somebody else's. */
export function mustStop(error: unknown): boolean {
  return !(error instanceof AppError) || error.retry === "unsafe" || error.code === "connector.aborted";
}

/** What was read, or undefined in its place where reading it failed by itself. @throws AppError any other failure */
export async function ifReadable<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (!concernsOneRead(error)) throw error;
    return undefined;
  }
}
