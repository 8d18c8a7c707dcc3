import { describe, expect, test } from "@jest/globals";
import { resultOf } from "../../../src/domain/anonymization-result.ts";

const scrubbed = { action: "scrub_logs", state: "done" } as const;
const profile = { action: "anonymise_profile", state: "done" } as const;

describe("a finished anonymisation", () => {
  test("is anonymised only when all was done, the scrub verified, and nothing kept", () => {
    expect(resultOf([profile, scrubbed])).toBe("anonymised");
    expect(resultOf([profile, { ...scrubbed, state: "nothing_found" }])).toBe("anonymised");
    expect(resultOf([profile, scrubbed, { action: "erase_client", state: "skipped", reason: "not_needed" }])).toBe(
      "anonymised",
    );
  });

  test.each([
    ["the addon is missing", { action: "scrub_logs", state: "skipped", reason: "addon_door_absent" }],
    ["the addon knows its tables only in part", { ...scrubbed, reason: "partly_scrubbed" }],
    ["a person scrubbed, which nobody verified", { ...scrubbed, reason: "by_hand" }],
    ["a login is shared", { action: "leave_shared_users", state: "skipped", reason: "shared_login" }],
  ] as const)("is erased when %s", (_why, step) => {
    expect(resultOf([profile, step])).toBe("erased");
  });

  test("is reduced while anything is retained, whatever else was left", () => {
    const kept = { action: "keep_invoices", state: "retained", reason: "bookkeeping" } as const;
    expect(resultOf([profile, kept, { ...scrubbed, reason: "partly_scrubbed" }])).toBe("reduced");
  });
});
