import { describe, expect, test } from "@jest/globals";
import type { LiveFinding } from "../../../src/observability/live-checks.ts";
import {
  type DoorLook,
  findAtWhmcs,
  nothingRemembered,
  remember,
  type WhmcsMemory,
  type WhmcsSettings,
} from "../../../src/observability/whmcs-checks.ts";

const hour = 3_600_000;
const sound = { kind: "open", brakeRegistered: true, cronSilentMs: 26 * hour, outboxFailing: 0 } as const;
const allWell: WhmcsSettings = {
  cancellationAutomation: "off",
  retentionPruning: "off",
  clientSnapshot: "on",
  mails: "on",
  answers: true,
  door: sound,
};
const find = (change: Partial<WhmcsSettings>, before: Partial<WhmcsMemory> = {}): readonly LiveFinding[] =>
  findAtWhmcs({ ...allWell, ...change }, { ...nothingRemembered, ...before });
/** What holds is written in capitals. */
const named = (findings: readonly LiveFinding[]): string[] =>
  findings.map(({ check, holds }) => (holds ? check.toUpperCase() : check)).toSorted();
const textOf = (findings: readonly LiveFinding[], check: string): string =>
  findings.find((finding) => finding.check === check)?.problem ?? "";

const automation = "whmcs_cancellation_automation";
const doors: Readonly<Record<string, DoorLook>> = {
  sound,
  "without its hooks": { ...sound, brakeRegistered: false },
  "whose cron is silent": { ...sound, cronSilentMs: 26 * hour + 1 },
  "whose cron never ran": { ...sound, cronSilentMs: null },
  absent: { kind: "absent" },
  failing: { kind: "closed", code: "connector.unavailable" },
};
const door = (name: string): DoorLook => doors[name]!;

test("an installation in order leaves nothing to say", () => {
  expect(find({})).toEqual([]);
});

describe("WHMCS's cancellation automation", () => {
  test("is no finding while the brake is proven to hold it, on, off or not readable", () => {
    for (const cancellationAutomation of ["on", "off", "unknown"] as const) {
      expect(find({ cancellationAutomation }, { cancellationAutomation: "on", doorSeen: true })).toEqual([]);
    }
  });

  const unproven = Object.keys(doors).filter((name) => name !== "sound");

  test.each(unproven)("on, with a door %s, holds and says what to do", (name) => {
    const findings = find({ cancellationAutomation: "on", door: door(name) });
    expect(named(findings)).toContain(automation.toUpperCase());
    expect(textOf(findings, automation)).toMatch(/activate|install|mend the cron/);
    expect(textOf(findings, automation)).toContain("switch off Automation Settings > Cancellation Requests");
  });

  test.each(unproven)("not readable, with a door %s, warns", (name) => {
    const findings = find({ cancellationAutomation: "unknown", door: door(name) });
    expect(named(findings)).toContain(automation);
  });

  test.each(unproven)("off, with a door %s, is no finding", (name) => {
    const findings = find({ cancellationAutomation: "off", door: door(name) }, { cancellationAutomation: "on" });
    expect(textOf(findings, automation)).toBe("");
  });

  test.each(["absent", "failing"])("that was on when a door told, and is %s now, holds: the brake vanished", (name) => {
    const before = { doorSeen: true, cancellationAutomation: "on" } as const;
    const findings = find({ cancellationAutomation: "unknown", door: door(name) }, before);
    expect(named(findings)).toContain(automation.toUpperCase());
    expect(textOf(findings, automation)).toContain("does not answer any more");
  });

  test("that was off when last read, and is not readable now, warns", () => {
    const before = { doorSeen: true, cancellationAutomation: "off" } as const;
    expect(named(find({ cancellationAutomation: "unknown", door: door("absent") }, before))).toContain(automation);
  });

  test("gives each gap in the proof words of its own", () => {
    const texts = unproven.map((name) =>
      textOf(find({ cancellationAutomation: "on", door: door(name) }, { doorSeen: name === "failing" }), automation),
    );
    expect(new Set(texts).size).toBe(unproven.length - 1); // a cron silent for long and one silent for ever are one
  });
});

describe("WHMCS's retention pruning", () => {
  test.each(Object.keys(doors))("on holds, also with a door %s", (name) => {
    expect(named(find({ retentionPruning: "on", door: door(name) }))).toContain("WHMCS_RETENTION_PRUNING");
  });

  test("not readable warns, and holds where it was on", () => {
    expect(named(find({ retentionPruning: "unknown" }))).toEqual(["whmcs_retention_pruning"]);
    const before = { retentionPruning: "on" } as const;
    expect(named(find({ retentionPruning: "unknown" }, before))).toEqual(["WHMCS_RETENTION_PRUNING"]);
  });
});

describe("what only warns", () => {
  test.each<[string, Partial<WhmcsSettings>, string]>([
    ["a client snapshot that is off", { clientSnapshot: "off" }, "whmcs_client_snapshot"],
    ["an outbox that fails", { door: { ...sound, outboxFailing: 1 } }, "whmcs_outbox"],
    ["a cron that is silent", { door: door("whose cron is silent") }, "whmcs_cron"],
    ["a cron that never ran", { door: door("whose cron never ran") }, "whmcs_cron"],
    ["an addon that is absent", { door: door("absent"), clientSnapshot: "unknown" }, "whmcs_addon"],
    ["an addon that fails", { door: door("failing"), clientSnapshot: "unknown" }, "whmcs_addon"],
  ])("%s", (_, change, check) => {
    expect(named(find(change))).toEqual([check]);
  });

  test("a door that fails with WHMCS itself away is told by readiness alone", () => {
    expect(find({ door: door("failing"), answers: false })).toEqual([]);
  });

  test("a door that refuses this service says what to mend, each fault in words of its own", () => {
    const codes = ["secret_differs", "clock_differs", "address_refused", "forbidden", "redirected", "addon_outdated"];
    const texts = codes.map((code) => textOf(find({ door: { kind: "closed", code: `door.${code}` } }), "whmcs_addon"));
    expect(new Set(texts).size).toBe(codes.length);
    for (const text of texts) expect(text).toMatch(/^WHMCS answers but the addon's door does not: /);
  });
});

describe("what is remembered", () => {
  test("is what was last known for certain; what cannot be read forgets nothing", () => {
    const on = remember(nothingRemembered, { ...allWell, cancellationAutomation: "on" });
    expect(on).toEqual({
      doorSeen: true,
      doorGone: false,
      cancellationAutomation: "on",
      retentionPruning: "off",
      mails: "on",
    });
    const unread = { cancellationAutomation: "unknown", retentionPruning: "unknown", mails: "unknown" } as const;
    const nothing = { ...unread, door: door("absent") };
    expect(remember(on, { ...allWell, ...nothing })).toEqual({ ...on, doorGone: true });
    expect(remember(on, allWell)).toMatchObject({ cancellationAutomation: "off" });
  });

  test("a door is gone once it is absent after it was seen, and until somebody answers there again", () => {
    const after = (...doors: DoorLook[]): boolean =>
      doors.reduce((known, look) => remember(known, { ...allWell, door: look }), nothingRemembered).doorGone;
    const [open, absent] = [allWell.door, door("absent")];
    const unreached: DoorLook = { kind: "closed", code: "connector.timeout" };
    const refuses: DoorLook = { kind: "closed", code: "door.secret_differs" };
    expect([after(absent), after(open, unreached), after(absent, unreached)]).toEqual([false, false, false]);
    expect([after(open, absent), after(open, absent, unreached)]).toEqual([true, true]);
    expect([after(open, absent, refuses), after(open, absent, open)]).toEqual([false, false]);
  });

  test("a door that only failed was never seen", () => {
    expect(remember(nothingRemembered, { ...allWell, door: door("failing") }).doorSeen).toBe(false);
  });
});
