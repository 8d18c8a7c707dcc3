import type { TaskRow } from "../ledger/schema.ts";

/** What each code of a task asks of a person, with the steps to take. */
const texts: Readonly<Record<string, string>> = {
  contact_deleted:
    "A contact was deleted in WHMCS. Find out whether that person asked to be erased. If so, erase the person at every processor that knew the contact, then report the outcome here. If not, answer not_needed.",
  client_deleted_check_processors:
    "The client was deleted in WHMCS, so nothing about the client can be read there any more. Look for the client number and the services at every processor and backup you use, erase what remains, then report the outcome here.",
  service_deleted_check_processors:
    "The service was deleted in WHMCS, so its hosting can no longer be terminated from there. Look for its data on the server and at the processor that hosted it, delete what remains, then report the outcome here.",
};

/** The task in plain words. A code without words of its own is explained by where its work lies. */
export function explainTask(task: Pick<TaskRow, "code" | "connector">): string {
  const known = Object.hasOwn(texts, task.code) ? texts[task.code] : undefined;
  if (known !== undefined) return known;
  const place = task.connector === null ? "by hand" : `by hand at ${task.connector}`;
  return `This step can only be done ${place} (reason: ${task.code}). Open the duty to see which step it is, look for this client's data there, erase it or note why it must stay, then report the outcome here.`;
}
