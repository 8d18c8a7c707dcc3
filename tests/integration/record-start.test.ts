import { expect, test } from "@jest/globals";
import { recordStart } from "../../src/duties/record-start.ts";
import { stateOfChecks } from "../../src/observability/live-checks.ts";
import { type Books, withBooks } from "../support/ledger.ts";

const well = stateOfChecks([]);

const starts = async ({ ledger }: Books): Promise<(readonly [string, Record<string, unknown>])[]> => {
  const rows = await ledger
    .selectFrom("evidence")
    .selectAll()
    .where("kind", "like", "service.%")
    .orderBy("seq")
    .execute();
  return rows.map(({ kind, detail }) => [kind, JSON.parse(detail) as Record<string, unknown>] as const);
};

test("the first start and each change between dry run and live are evidence; a restart in the same mode adds nothing", () =>
  withBooks(async (books) => {
    for (const mode of ["dry_run", "dry_run", "live", "live", "dry_run"] as const) {
      await recordStart(books.acts, mode, well);
    }
    expect((await starts(books)).map(([kind, { mode, before }]) => [kind, mode, before])).toEqual([
      ["service.first_started", "dry_run", null],
      ["service.mode_changed", "live", "dry_run"],
      ["service.mode_changed", "dry_run", "live"],
    ]);
  }));

test("the evidence tells of every check how it stood, what was well included", () =>
  withBooks(async (books) => {
    const problem = "a sentence that is no evidence";
    const found = stateOfChecks([
      { check: "redis", holds: true, problem },
      { check: "redis", holds: false, problem },
      { check: "whmcs_addon", holds: false, problem },
      { check: "of_tomorrow", holds: false, problem },
    ]);
    await recordStart(books.acts, "unsafe", found);
    const [[, detail] = []] = await starts(books);
    expect(detail).toEqual({
      mode: "unsafe",
      before: null,
      redis: "holds",
      whmcs_cancellation_automation: "ok",
      whmcs_retention_pruning: "ok",
      whmcs_mail: "ok",
      public_url: "ok",
      alerts: "ok",
      silence: "ok",
      whmcs_addon: "warns",
      whmcs_client_snapshot: "unread",
      whmcs_outbox: "unread",
      whmcs_cron: "unread",
      of_tomorrow: "warns",
    });
  }));
