import type { LiveFinding } from "./live-checks.ts";

/** What was read of a setting of WHMCS that can break the promise. `unknown`: it could not be read. */
export type SettingState = "on" | "off" | "unknown";

/** What a look at the addon's door found. `absent`: nothing of ours answers there; `closed`: it refuses or fails, by code. */
export type DoorLook =
  | {
      readonly kind: "open";
      /** Whether WHMCS really runs the brake before a termination, seen in the very request that told. */
      readonly brakeRegistered: boolean;
      /** Milliseconds since WHMCS's cron last ran, both by WHMCS's clock; null: never since the addon is active. */
      readonly cronSilentMs: number | null;
      readonly outboxFailing: number;
    }
  | { readonly kind: "absent" }
  | { readonly kind: "closed"; readonly code: string };

/** What the live check-list reads of WHMCS, through the door where there is one, else through the API. */
export interface WhmcsSettings {
  /** WHMCS terminates cancelled services by itself, on the day of the request. */
  readonly cancellationAutomation: SettingState;
  /** WHMCS deletes inactive clients by itself, invoices included. */
  readonly retentionPruning: SettingState;
  /** Invoices keep the client's details as they were; only the door can tell. */
  readonly clientSnapshot: SettingState;
  /** The API role lets this service send mails. */
  readonly mails: SettingState;
  /** Whether WHMCS itself answered anything. */
  readonly answers: boolean;
  readonly door: DoorLook;
}

/** What earlier looks learnt; it outlives a restart, so that nothing vanishes unseen. */
export interface WhmcsMemory {
  readonly doorSeen: boolean;
  /** The door was seen and nothing of ours has answered there since. */
  readonly doorGone: boolean;
  /** As last known for certain. */
  readonly cancellationAutomation: SettingState;
  readonly retentionPruning: SettingState;
  readonly mails: SettingState;
}

export const nothingRemembered: WhmcsMemory = {
  doorSeen: false,
  doorGone: false,
  cancellationAutomation: "unknown",
  retentionPruning: "unknown",
  mails: "unknown",
};

/** What is known once a look is added to what was known before. */
export function remember(before: WhmcsMemory, settings: WhmcsSettings): WhmcsMemory {
  const { cancellationAutomation, retentionPruning, mails, door } = settings;
  const known = (now: SettingState, then: SettingState): SettingState => (now === "unknown" ? then : now);
  return {
    doorSeen: before.doorSeen || door.kind === "open",
    doorGone: isDoorGone(before, door),
    cancellationAutomation: known(cancellationAutomation, before.cancellationAutomation),
    retentionPruning: known(retentionPruning, before.retentionPruning),
    mails: known(mails, before.mails),
  };
}

/** What refuses us is there; an address that nobody reaches tells nothing new. */
function isDoorGone(before: WhmcsMemory, door: DoorLook): boolean {
  if (door.kind === "absent") return before.doorSeen;
  return door.kind === "closed" && !door.code.startsWith("door.") && before.doorGone;
}

const cronMayBeSilentMs = 26 * 3_600_000; // daily, with the slack of a slow run and of a change of the clocks

/**
 * What of WHMCS's settings breaks the promise. What was on when it could last be read and cannot be read any more counts as
 * on: a brake that vanished must be noticed before data does.
 */
export function findAtWhmcs(settings: WhmcsSettings, before: WhmcsMemory): readonly LiveFinding[] {
  return [
    ...automationFinding(settings, before),
    ...pruningFinding(settings, before),
    ...mailFinding(settings, before),
    ...doorFindings(settings, before),
  ];
}

const offSwitch = "switch off Automation Settings > Cancellation Requests";

function automationFinding({ cancellationAutomation, door }: WhmcsSettings, before: WhmcsMemory): LiveFinding[] {
  const check = "whmcs_cancellation_automation";
  const gap = brakeGap(door, before);
  if (cancellationAutomation === "off" || gap === undefined) return [];
  const holds = cancellationAutomation === "on" || before.cancellationAutomation === "on";
  const problem = holds
    ? `WHMCS terminates cancelled services by itself, and ${gap}, or ${offSwitch}. Until then data may go before the promised date.`
    : "WHMCS does not tell whether it terminates cancelled services by itself: make sure that Automation Settings > Cancellation Requests is off, or install the addon, which holds it back.";
  return [{ check, holds, problem }];
}

/** Why the brake is not proven to hold WHMCS back, with what mends it; undefined: it is. */
function brakeGap(door: DoorLook, before: WhmcsMemory): string | undefined {
  if (door.kind === "open") {
    if (!door.brakeRegistered) {
      return "the addon does not hold it back, since WHMCS does not load its hooks: deactivate the addon and activate it again";
    }
    if (isCronSilent(door)) {
      return "the addon cannot be relied on to hold it back, since WHMCS's cron has not reached it for 26 hours: mend the cron";
    }
    return undefined;
  }
  if (before.doorSeen) return "the addon that held it back does not answer any more: activate and connect it again";
  return "no addon holds it back: install and connect the addon";
}

function pruningFinding({ retentionPruning }: WhmcsSettings, before: WhmcsMemory): LiveFinding[] {
  if (retentionPruning === "off") return [];
  const holds = retentionPruning === "on" || before.retentionPruning === "on";
  const problem = holds
    ? "WHMCS deletes inactive clients by itself, invoices included: set Automation Settings > Data Retention to Never."
    : "WHMCS does not tell whether it deletes inactive clients by itself: make sure that Automation Settings > Data Retention is Never.";
  return [{ check: "whmcs_retention_pruning", holds, problem }];
}

function mailFinding({ mails }: WhmcsSettings, before: WhmcsMemory): LiveFinding[] {
  if ((mails === "unknown" ? before.mails : mails) !== "off") return [];
  const problem =
    "The API role does not let this service send mails: allow the action SendEmail under Configuration > Manage API Credentials > API Roles. Until then accounts are anonymised without a closing letter, which a task leaves to you, and clients are told nothing of their deletions.";
  return [{ check: "whmcs_mail", holds: false, problem }];
}

function doorFindings({ answers, clientSnapshot, door }: WhmcsSettings, before: WhmcsMemory): LiveFinding[] {
  const warn = (check: string, problem: string): LiveFinding => ({ check, holds: false, problem });
  const findings: LiveFinding[] = [];
  if (door.kind !== "open") {
    // Where WHMCS is away as a whole, readiness says so already.
    if (answers || door.kind === "absent") findings.push(warn("whmcs_addon", explainDoor(door, before)));
    return findings;
  }
  if (clientSnapshot === "off") {
    findings.push(
      warn(
        "whmcs_client_snapshot",
        "WHMCS does not freeze the client's details in invoices: switch on General Settings > Invoices > Store Client Data Snapshot, or an anonymised client's name must stay in the profile for as long as invoices are kept.",
      ),
    );
  }
  if (door.outboxFailing > 0) {
    findings.push(
      warn(
        "whmcs_outbox",
        "Events of the addon cannot be delivered: open the addon's page in WHMCS, which shows what stands in their way.",
      ),
    );
  }
  if (isCronSilent(door)) {
    findings.push(
      warn(
        "whmcs_cron",
        "WHMCS's cron has not reached the addon for 26 hours: check that the cron job runs. Until then failed events are not sent again.",
      ),
    );
  }
  return findings;
}

function isCronSilent({ cronSilentMs }: Extract<DoorLook, { kind: "open" }>): boolean {
  return cronSilentMs === null || cronSilentMs > cronMayBeSilentMs;
}

const closedDoors: Readonly<Record<string, string>> = {
  "door.secret_differs": "it does not know this service's secret: paste the string that `npm run addon:connect` prints",
  "door.clock_differs": "the clocks of the two machines differ by more than five minutes: set them by NTP",
  "door.address_refused": "it refuses this service's address: add the address on the addon's page, or empty that list",
  "door.forbidden": "a firewall or a password in front of it refuses this service: let its address through",
  "door.redirected": "its address leads elsewhere: correct WHMCS_DOOR_URL",
  "door.addon_outdated": "the addon is older than this service: install the addon of this version",
  "door.shape_unexpected": "the addon is of another version than this service: install the addon of this version",
};

function explainDoor(door: Exclude<DoorLook, { kind: "open" }>, { doorSeen }: WhmcsMemory): string {
  const start = "WHMCS answers but the addon's door does not";
  if (door.kind === "closed") {
    const why = closedDoors[door.code] ?? "it fails: look into WHMCS's error log and this service's";
    return `${start}: ${why}.`;
  }
  return doorSeen
    ? `${start} any more: activate the addon again, and connect it with the string that \`npm run addon:connect\` prints.`
    : `${start}: install the addon, activate it and connect it with the string that \`npm run addon:connect\` prints.`;
}
