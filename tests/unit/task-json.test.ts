import { expect, test } from "@jest/globals";
import type { Policy } from "../../src/domain/policy.ts";
import { waitingTask } from "../../src/duties/tasks.ts";
import { toTaskJson } from "../../src/http/routes/tasks/task-json.ts";
import type { TaskRow } from "../../src/ledger/schema.ts";
import { defaultPolicy } from "../support/policy.ts";

const processors: Policy["processors"] = { mollie: { enabled: true, kind: "manual", label: "Mollie {recipient} $&" } };
const told = { policy: { ...defaultPolicy, processors }, clock: { now: () => new Date("2026-11-23T10:00:00Z") } };

function row(change: Partial<TaskRow>): TaskRow {
  return {
    id: "0192d3b0-0000-7000-8000-0000000000aa",
    code: "erase_client_by_hand",
    state: "open",
    client_id: 7,
    service_id: null,
    object_id: null,
    duty_id: null,
    step_id: null,
    connector: "mollie",
    created_at: "2026-11-01T10:00:00.000Z",
    due_at: "2026-11-23T10:00:00.000Z",
    done_at: null,
    outcome: null,
    ...change,
  };
}

test("a task names its recipient as the policy's label does, letter by letter", () => {
  const { recipient, what } = toTaskJson(row({}), told);
  expect(recipient).toBe("Mollie {recipient} $&");
  expect(what).toMatch(/^Mollie \{recipient\} \$& has no connector\./);
});

test("a system that the policy gives no label is called by its own name, and one nobody knows by its id", () => {
  expect(toTaskJson(row({ connector: "versio" }), told).recipient).toBe("Versio");
  expect(toTaskJson(row({ connector: "peppol", code: "unheard_of" }), told).what).toContain("by hand at peppol");
});

test("a task in WHMCS or nowhere in particular has no recipient, and only one that sends elsewhere has details", () => {
  expect(toTaskJson(row({ connector: "whmcs", code: "scrub_by_hand" }), told)).not.toHaveProperty("recipient");
  expect(toTaskJson(row({ connector: "whmcs", code: "scrub_by_hand" }), told)).not.toHaveProperty("hasDetails");
  expect(toTaskJson(row({}), told).hasDetails).toBe(true);
  expect(toTaskJson(row({ connector: null, code: "client_deleted_check_processors" }), told).hasDetails).toBe(true);
  expect(toTaskJson(row({ state: "done" }), told)).not.toHaveProperty("hasDetails");
  expect(toTaskJson(row({ connector: "website_forms", client_id: 0 }), told)).not.toHaveProperty("hasDetails");
});

test("a task is overdue once its day is past and while it is open; one that waits for a decision has no day", () => {
  const past = { due_at: "2026-11-23T09:59:59.999Z" };
  expect(toTaskJson(row({}), told)).not.toHaveProperty("overdue");
  expect(toTaskJson(row(past), told).overdue).toBe(true);
  expect(toTaskJson(row({ ...past, state: "done" }), told)).not.toHaveProperty("overdue");
  expect(toTaskJson(row({ ...past, code: waitingTask("deletion") }), told)).not.toHaveProperty("overdue");
});
