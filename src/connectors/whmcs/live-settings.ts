import { AppError } from "../../domain/errors.ts";
import { failureFields } from "../../observability/log.ts";
import type { DoorLook, SettingState, WhmcsSettings } from "../../observability/whmcs-checks.ts";
import type { WhmcsApi } from "./api.ts";
import type { DoorCapabilities, WhmcsDoor } from "./door/door.ts";

// The vendor documents neither name: what is not found under them is unknown, which warns and never holds.
const names = { cancellationAutomation: "AutoCancellationRequests", retentionPruning: "DRAutoDeleteInactiveClients" };

const offValues = new Set(["", "0", "off", "no", "false", "never"]);

const doorMayTakeMs = 15_000;

/**
 * Reads what the live check-list asks of WHMCS: from the addon, which reads it in the database, else from the API. Never
 * throws: what cannot be read is `unknown`. `asks.mails`: whether to ask once more for the permission to mail, which only a call
 * of the mailing action can tell; it is worth one where it was refused, and before an account is anonymised.
 */
export async function readLiveSettings(
  api: WhmcsApi,
  door: WhmcsDoor,
  asks: { readonly mails: boolean } = { mails: false },
): Promise<WhmcsSettings> {
  const [said, automation, pruning, mails] = await Promise.all([
    lookAtDoor(door),
    readState(api, names.cancellationAutomation),
    readState(api, names.retentionPruning),
    asks.mails ? readMails(api) : ("unknown" as const),
  ]);
  const settings = said.capabilities?.settings;
  const either = (ofDoor: SettingState | undefined, ofApi: SettingState): SettingState =>
    ofDoor === undefined || ofDoor === "unknown" ? ofApi : ofDoor;
  return {
    cancellationAutomation: either(settings?.cancellationAutomation, automation.state),
    retentionPruning: either(settings?.retentionPruning, pruning.state),
    clientSnapshot: settings?.clientSnapshot ?? "unknown",
    mails,
    answers: automation.answered || pruning.answered || said.look.kind === "open",
    door: said.look,
  };
}

async function lookAtDoor(door: WhmcsDoor): Promise<{ look: DoorLook; capabilities?: DoorCapabilities }> {
  try {
    const capabilities = await door.withSignal(AbortSignal.timeout(doorMayTakeMs)).capabilities();
    if (capabilities === undefined) return { look: { kind: "absent" } };
    const { brake, outbox, serverTime } = capabilities;
    return {
      look: {
        kind: "open",
        brakeRegistered: brake.registered,
        cronSilentMs: brake.lastCronAt === null ? null : serverTime.getTime() - brake.lastCronAt.getTime(),
        outboxFailing: outbox.failing,
      },
      capabilities,
    };
  } catch (error) {
    return { look: { kind: "closed", code: failureFields(error).code ?? "internal.unexpected" } };
  }
}

interface Read {
  readonly state: SettingState;
  /** Whether WHMCS said anything, if only no. */
  readonly answered: boolean;
}

async function readState(api: WhmcsApi, name: string): Promise<Read> {
  try {
    const value = await api.configuration(name);
    if (value === undefined) return { state: "unknown", answered: true };
    return { state: offValues.has(value.trim().toLowerCase()) ? "off" : "on", answered: true };
  } catch (error) {
    return { state: "unknown", answered: error instanceof AppError && !isAway(error.code) };
  }
}

/** Whether WHMCS lets this service send mails, by a call that sends none. In a dry run nothing is asked: it may write nothing. */
export async function readMails(api: WhmcsApi): Promise<SettingState> {
  try {
    return (await api.mayMail()) ? "on" : "off";
  } catch {
    return "unknown";
  }
}

function isAway(code: string): boolean {
  return code.startsWith("connector.") || code === "whmcs.unreadable";
}
