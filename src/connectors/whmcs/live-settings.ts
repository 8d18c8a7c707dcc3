import { AppError } from "../../domain/errors.ts";
import type { WhmcsApi } from "./api.ts";

/** What was read of a setting of WHMCS that can break the promise. `unknown`: it could not be read. */
export type SettingState = "on" | "off" | "unknown";

/** The settings that destroy data behind this service's back. */
export interface LiveSettings {
  /** WHMCS terminates cancelled services by itself, on the day of the request. */
  readonly cancellationAutomation: SettingState;
  /** WHMCS deletes inactive clients by itself, invoices included. */
  readonly retentionPruning: SettingState;
}

// The vendor documents neither name: what is not found under them is unknown, which warns and never holds.
const names = { cancellationAutomation: "AutoCancellationRequests", retentionPruning: "DRAutoDeleteInactiveClients" };

const offValues = new Set(["", "0", "off", "no", "false", "never"]);

/** Reads what the live check-list asks of WHMCS. Never throws: what cannot be read is `unknown`. */
export async function readLiveSettings(api: WhmcsApi): Promise<LiveSettings> {
  return {
    cancellationAutomation: await readState(api, names.cancellationAutomation),
    retentionPruning: await readState(api, names.retentionPruning),
  };
}

async function readState(api: WhmcsApi, name: string): Promise<SettingState> {
  try {
    const value = await api.configuration(name);
    if (value === undefined) return "unknown";
    return offValues.has(value.trim().toLowerCase()) ? "off" : "on";
  } catch (error) {
    if (error instanceof AppError) return "unknown";
    throw error;
  }
}
