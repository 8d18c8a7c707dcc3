import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { eraseActions } from "../../../src/connectors/whmcs/erase/actions.ts";
import { databaseScopes, logScopes, ticketScopes } from "../../../src/connectors/whmcs/erase/scrub-scopes.ts";
import {
  fieldGroups,
  stepActions,
  treatedGroups,
  treatedSystems,
  treatments,
  undoOf,
  undoWays,
  type FieldGroup,
  type TreatedStep,
} from "../../../src/domain/treatments.ts";

const notBegun = { begun: false, ended: false };
const startAt = "2026-03-31T10:00:00.000Z";
const step = (action: string, more: Partial<TreatedStep> = {}): TreatedStep => ({ action, state: "pending", ...more });
const treatmentOf = (one: TreatedStep, group: FieldGroup) => treatedGroups(one).find((field) => field.group === group);

describe("every code that the API tells of a step", () => {
  const languages = ["english", "dutch", "french", "german"] as const;
  const folder = join(import.meta.dirname, "../../../whmcs/modules/addons/whmcsgdpr/lang/admin");

  test.each(languages)("has its words in %s on the owner's page", (language) => {
    const text = readFileSync(join(folder, `${language}.php`), "utf8");
    const keys = [
      ...fieldGroups.map((code) => `admin_group_${code}`),
      ...treatments.map((code) => `admin_treatment_${code}`),
      ...undoWays.map((code) => `admin_undo_${code}`),
    ];
    expect(keys.filter((key) => !text.includes(`'${key}'`))).toEqual([]);
  });
});

describe("the table of treatments", () => {
  test("calls invoices that could not be sealed out of reach, and those that were kept", () => {
    const freeze = (more: Partial<TreatedStep>) => treatmentOf(step("freeze_invoices", more), "invoices");
    expect(freeze({ state: "done", reason: "documents_not_frozen" })).toMatchObject({ treatment: "cannot" });
    expect(freeze({ state: "done" })).toMatchObject({ treatment: "retain" });
  });

  test("has a row for everything that WHMCS's connector can carry out, and each that destroys names what", () => {
    const silent = Object.keys(eraseActions).filter((action) => treatedGroups(step(action)).length === 0);
    const takesNothing = ["record_books", "verify_books", "send_letter"];
    expect(silent.filter((action) => !takesNothing.includes(action))).toEqual([]);
    expect(Object.keys(eraseActions).filter((action) => !stepActions.some((known) => known === action))).toEqual([]);
  });

  test("names a group for every scope that the addon is asked to scrub", () => {
    const groupOf: Readonly<Record<string, FieldGroup>> = {
      ticket_trail: "ticket_trail",
      custom_field_values: "custom_fields",
      ticket_leftovers: "ticket_trail",
      ticket_mail_log: "ticket_trail",
      client_profile_leftovers: "ip_addresses",
      users: "logins",
      user_invites: "logins",
      sign_in_links: "logins",
      contact_leftovers: "contacts",
      billing_contact: "contacts",
      client_notes: "notes",
      client_files: "client_files",
      affiliate_visitors: "affiliate_data",
      marketing_consents: "marketing_consent",
      banned_emails: "orders",
      calendar_and_todo: "calendar",
      services: "hosting_logins",
      product_addons: "notes",
      domain_fields: "notes",
      ssl_orders: "orders",
      orders: "orders",
      cancellation_reasons: "cancellation_reasons",
      module_queue: "hosting_logins",
      credit_descriptions: "payment_texts",
      transaction_descriptions: "payment_texts",
      billable_items: "payment_texts",
      pay_method_leftovers: "pay_methods",
      gateway_log: "payment_texts",
      whois_log: "system_logs",
      transient_data: "system_logs",
      error_log: "system_logs",
      automation_log: "system_logs",
      mail_log: "mail_log",
      activity_log: "activity_log",
      api_log: "system_logs",
      module_log: "system_logs",
    };
    const unnamed = (action: string, scopes: readonly string[]): readonly string[] =>
      scopes.filter((scope) => treatmentOf(step(action), groupOf[scope]!)?.treatment !== "erase");
    expect(unnamed("scrub_tickets", ticketScopes)).toEqual([]);
    expect(unnamed("scrub_database", databaseScopes)).toEqual([]);
    expect(unnamed("scrub_logs", logScopes)).toEqual([]);
  });

  test("tells an action of an older version as one of which nothing is known, and which cannot be undone", () => {
    expect(treatedGroups(step("toString", { state: "done" }))).toEqual([]);
    expect(undoOf(step("toString", { state: "done" }), notBegun)).toEqual({ until: "never", how: "not_at_all" });
  });
});

describe("what becomes of a group of fields", () => {
  test("is what its action does to it: what WHMCS demands to be unique is replaced, the rest erased", () => {
    expect(treatedGroups(step("anonymise_profile"))).toContainEqual({ group: "email", treatment: "replace" });
    expect(treatedGroups(step("anonymise_profile"))).toContainEqual({ group: "postal_address", treatment: "erase" });
    expect(treatmentOf(step("reduce_profile"), "postal_address")).toBeUndefined();
  });

  test("is retained with ground and end where the step has them, also once it is done", () => {
    const kept = { ground: "bookkeeping law", retainedUntil: "2036-01-01" };
    const retain = { treatment: "retain", ground: "bookkeeping law", until: "2036-01-01" };
    expect(treatedGroups(step("keep_invoices", { state: "retained", reason: "bookkeeping", ...kept }))).toEqual([
      { group: "invoices", ...retain },
    ]);
    for (const state of ["pending", "retained"] as const) {
      const billing = step("reduce_billing_contact", { state, ...kept });
      expect(treatmentOf(billing, "names")).toEqual({ group: "names", ...retain });
      expect(treatmentOf(billing, "email")).toEqual({ group: "email", treatment: "replace" });
    }
  });

  test("is out of reach, and why, where the step was skipped", () => {
    const skipped = { state: "skipped", reason: "addon_door_absent" } as const;
    expect(new Set(treatedGroups(step("scrub_logs", skipped)).map((field) => [field.treatment, field.reason]))).toEqual(
      new Set([
        ["cannot", "addon_door_absent"],
        ["cannot", "addon_door_absent"],
        ["cannot", "addon_door_absent"],
      ]),
    );
    expect(treatmentOf(step("leave_shared_users", { state: "skipped", reason: "shared_login" }), "email")).toEqual({
      group: "email",
      treatment: "cannot",
      reason: "shared_login",
    });
  });

  test("is by hand where a person has to act, or did", () => {
    const manual = step("terminate_hosting", { state: "manual", reason: "hosting_account_shared" });
    expect(treatmentOf(manual, "hosting_files")).toEqual({
      group: "hosting_files",
      treatment: "by_hand",
      reason: "hosting_account_shared",
    });
    expect(treatmentOf(step("scrub_logs", { state: "done", reason: "by_hand" }), "mail_log")).toMatchObject({
      treatment: "by_hand",
    });
    expect(treatmentOf(step("erase_client", { byHand: true }), "recipient_data")).toMatchObject({
      treatment: "by_hand",
    });
  });

  test("is erased, and why not wholly, where this WHMCS lacks something that a scrub needs", () => {
    const partly = step("scrub_logs", { state: "done", reason: "partly_scrubbed" });
    expect(treatmentOf(partly, "mail_log")).toEqual({
      group: "mail_log",
      treatment: "erase",
      reason: "partly_scrubbed",
    });
  });

  test("is told of a dry run as it would have been done", () => {
    for (const action of stepActions) {
      const dry = step(action, { state: "skipped", reason: "dry_run", ground: "law", retainedUntil: "2036-01-01" });
      expect(treatedGroups(dry)).toEqual(treatedGroups({ ...dry, state: "pending", reason: null }));
      expect(undoOf(dry, notBegun)).toEqual(undoOf(step(action), notBegun));
    }
  });
});

describe("what a processor holds", () => {
  const erased = step("erase_client", { state: "done" });

  test("is erased by its connector, or by hand, or stays for the reason it gives", () => {
    expect(treatedGroups(step("erase_client"))).toEqual([{ group: "recipient_data", treatment: "erase" }]);
    const kept = step("erase_client", { state: "retained", reason: "active_domain", retainedUntil: "2027-01-01" });
    expect(treatedGroups(kept)).toEqual([
      { group: "recipient_data", treatment: "retain", reason: "active_domain", until: "2027-01-01" },
    ]);
    expect(treatmentOf(step("delete_hosting"), "hosting_files")).toMatchObject({ treatment: "erase" });
    const planned = step("delete_hosting", { state: "skipped", reason: "dry_run", byHand: true });
    expect(treatmentOf(planned, "hosting_files")).toEqual({ group: "hosting_files", treatment: "by_hand" });
  });

  test("comes back from its backups only where these have a known end", () => {
    const begun = { begun: true, ended: false };
    expect(undoOf(erased, begun)).toEqual({ until: "never", how: "not_at_all" });
    const goneAt = "2026-03-31T10:00:00.000Z";
    expect(undoOf({ ...erased, goneAt }, begun)).toEqual({ until: "gone_at", how: "server_backups", at: goneAt });
  });
});

describe("a whole plan", () => {
  test("tells by system what becomes of each group: once for each treatment, and nothing of steps that find nothing", () => {
    const of = (connector: string, one: TreatedStep, count?: number) => ({ ...one, connector, count });
    const systems = treatedSystems([
      of("whmcs", step("delete_tickets"), 0),
      of("whmcs", step("clear_domains"), 2),
      of("whmcs", step("anonymise_users"), 1),
      of("mollie", step("erase_client", { byHand: true })),
      of("whmcs", step("leave_shared_users", { state: "skipped", reason: "shared_login" }), 1),
      of("whmcs", step("clear_services"), 1),
    ]);
    expect(systems).toEqual([
      {
        system: "whmcs",
        groups: [
          { group: "names", treatment: "replace" },
          { group: "names", treatment: "cannot", reason: "shared_login" },
          { group: "email", treatment: "replace" },
          { group: "email", treatment: "cannot", reason: "shared_login" },
          { group: "notes", treatment: "erase" },
          { group: "custom_fields", treatment: "erase" },
          { group: "ip_addresses", treatment: "erase" },
          { group: "domain_names", treatment: "erase" },
          { group: "hosting_logins", treatment: "erase" },
        ],
      },
      { system: "mollie", groups: [{ group: "recipient_data", treatment: "by_hand" }] },
    ]);
  });
});

describe("a way back", () => {
  const gone = { until: "never", how: "not_at_all" };

  test("is withdrawal until the duty begins, with the instant where it is known, and then what the step leaves", () => {
    expect(undoOf(step("delete_tickets"), { ...notBegun, startAt })).toEqual({
      until: "start",
      how: "withdraw",
      at: startAt,
      afterwards: gone,
    });
    expect(undoOf(step("terminate_hosting"), notBegun)).toEqual({
      until: "start",
      how: "withdraw",
      afterwards: { until: "gone_at", how: "server_backups" },
    });
  });

  test("is a hold on the client for the steps still to come of a duty that has begun", () => {
    expect(undoOf(step("delete_tickets"), { begun: true, ended: false, startAt })).toEqual({
      until: "start",
      how: "hold_client",
      afterwards: gone,
    });
  });

  test("is the step's own once it has begun, also while it is tried again: a part may be done", () => {
    const again = step("delete_tickets", { startedAt: "2026-03-31T10:00:00.000Z", reason: "whmcs.still_there" });
    expect(undoOf(again, { begun: true, ended: false })).toEqual(gone);
  });

  test("is needed no more for the steps of a withdrawn duty, nor for what was left alone", () => {
    const unchanged = { until: "any_time", how: "unchanged" };
    expect(undoOf(step("delete_tickets"), { begun: false, ended: true })).toEqual(unchanged);
    expect(undoOf(step("delete_tickets", { state: "nothing_found" }), notBegun)).toEqual(unchanged);
    expect(undoOf(step("scrub_logs", { state: "skipped", reason: "addon_door_absent" }), notBegun)).toEqual(unchanged);
    expect(undoOf(step("keep_invoices", { state: "retained" }), notBegun)).toEqual(unchanged);
  });

  test("ends for terminated hosting with the server's own backups, on the day that is known", () => {
    const goneAt = "2026-04-30T10:00:00.000Z";
    const begun = { begun: true, ended: true };
    expect(undoOf(step("terminate_hosting", { state: "done", goneAt }), begun)).toEqual({
      until: "gone_at",
      how: "server_backups",
      at: goneAt,
    });
    expect(undoOf(step("set_service_status", { state: "done" }), begun)).toMatchObject({ until: "any_time" });
    expect(undoOf(step("delete_tickets", { state: "running" }), { begun: true, ended: false })).toEqual(gone);
  });
});
