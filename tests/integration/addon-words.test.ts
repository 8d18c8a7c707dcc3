import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { absenceMoments } from "../../src/domain/absence.ts";
import { dutyKinds, dutyStates, holdReasons, ownStopReasons, stepStates } from "../../src/domain/duty.ts";
import { isOddAnswer } from "../../src/domain/odd-answers.ts";
import { documentKinds } from "../../src/domain/retention.ts";
import { fieldGroups, stepActions, treatments, undoWays } from "../../src/domain/treatments.ts";
import { taskOutcomes } from "../../src/duties/tasks.ts";
import { taskCodes } from "../../src/http/task-texts.ts";
import { findProgram } from "../../scripts/setup/programs.mjs";

// The words of the addon's admin page for the service's codes. Its own tests hold the four languages to the same keys.

const root = join(import.meta.dirname, "../..");

/** Reasons that no page of the addon shows: of refused events, and of what an export's sources lack. */
const shownNowhere = new Set([
  "invalid",
  "malformed",
  "type_not_listed",
  "archived_contacts_not_read",
  "certificate_orders_not_read",
  "registrants_not_matched",
  "client_files_not_supported",
  "fields_not_mapped",
  "invoice_pdf_not_supported",
  "move_incomplete",
  "name_servers_unknown",
  "mail_content_by_hand",
  "mailboxes_not_read",
  "shared_left_out",
  "site_content_by_hand",
  "no_connector",
  "not_in_mail_log",
  "notes_withheld",
]);

function readWords(): Readonly<Record<string, string>> {
  const php = findProgram(["php"]);
  if (php === null) throw new Error("php is not installed: npm test installs it");
  const file = join(root, "whmcs/modules/addons/whmcsgdpr/lang/admin/english.php");
  const printed = execFileSync(php, ["-r", "echo json_encode(require $argv[1]);", file], { encoding: "utf8" });
  return JSON.parse(printed) as Record<string, string>;
}

/** Every code that stands so in the code itself, the way the house writes them. */
function codesInCode(written: RegExp): ReadonlySet<string> {
  const files = globSync(["src/**/*.ts", "workers/*.ts"], { cwd: root });
  const texts = files.map((file) => readFileSync(join(root, file), "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(written)].map(([, code]) => code ?? "")));
}

const words = readWords();

test.each([
  ["kind", dutyKinds],
  ["state", dutyStates],
  ["step", stepStates],
  ["hold", holdReasons],
  ["reason", ownStopReasons],
  ["action", stepActions],
  ["group", fieldGroups],
  ["treatment", treatments],
  ["undo", undoWays],
  ["absence", absenceMoments],
  ["document", documentKinds],
  ["document_state", ["retained", "expired", "removed", "refused"]],
  ["outcome", taskOutcomes],
  ["task", taskCodes],
] as const)("every code of the group %s has its words", (group, codes) => {
  expect(codes.length).toBeGreaterThan(3);
  expect(codes.filter((code) => words[`admin_${group}_${code}`] === undefined)).toEqual([]);
});

test("every reason for which a step or a duty stands where it stands has its words", () => {
  const reasons = codesInCode(/\breason: "([a-z_.]+)"/g);
  expect(reasons.size).toBeGreaterThan(20);
  const hasWords = (code: string): boolean =>
    ["reason", "task", "backlog_refused"].some((group) => words[`admin_${group}_${code}`] !== undefined);
  const wordless = [...reasons].filter((code) => !shownNowhere.has(code) && !hasWords(code));
  expect(wordless).toEqual([]);
});

test("every task that is opened by its code has its words", () => {
  const opened = codesInCode(/openTask\(\s*work,\s*\{\s*code: "([a-z_]+)"/g);
  expect(opened.size).toBeGreaterThan(5);
  expect([...opened].filter((code) => words[`admin_task_${code}`] === undefined)).toEqual([]);
});

test("the addon knows every code of an answer that is waited for as odd", () => {
  const view = readFileSync(join(root, "whmcs/modules/addons/whmcsgdpr/lib/Pages/Admin/StepView.php"), "utf8");
  const [, list = ""] = /ODD_ANSWERS = \[([^\]]+)\]/.exec(view) ?? [];
  const known = [...list.matchAll(/'([a-z_.]+)'/g)].map(([, code = ""]) => code);
  const odd = [...codesInCode(/"([a-z_]+\.[a-z_]+)"/g)].filter(isOddAnswer);
  expect(odd.length).toBeGreaterThan(3);
  expect(known.toSorted()).toEqual(odd.toSorted());
});
