/** What an alarm says: what happened, what that means, what to do. */
export interface AlarmText {
  readonly what: string;
  readonly means: string;
  readonly todo: string;
}

/** English. */
export const en = {
  "duty.failed": {
    what: "A duty towards a client failed",
    means: "It is not tried again by itself; what was done of it stays done.",
    todo: "Look at it with GET /v1/duties?state=failed or on the addon's page, mend the cause, then retry or withdraw it.",
  },
  "deletion.overdue": {
    what: "A deletion is overdue",
    means: "Hosting that you promised to delete is still there. It is tried again, ever less often.",
    todo: "Look at the deletion's reason and at the server or processor, and mend what stands in the way.",
  },
  "anonymization.overdue": {
    what: "An anonymisation is overdue",
    means: "An account that you promised to anonymise still is as it was. It is tried again, ever less often.",
    todo: "Look at the anonymisation’s reason, and mend what stands in the way.",
  },
  "purge.overdue": {
    what: "The removal of released documents, or of old rows of forms, is overdue",
    means:
      "Documents that you released are still in WHMCS, or rows of the website’s forms that are too old still in its database. It is tried again, ever less often.",
    todo: "Look at the removal’s reason, and whether the addon, or the website’s database, answers.",
  },
  "anonymization.to_confirm": {
    what: "A closed account waits for your confirmation",
    means: "Its anonymisation is due, and your policy has you confirm each. Until then the account stays as it is.",
    todo: "Look at it with GET /v1/anonymizations/{id} or on the addon's page, then confirm or withdraw it.",
  },
  "erasure.waits": {
    what: "An erasure waits past its start",
    means:
      "The service holds it over what it found, or it needs what only a person can settle. It does not go on by itself.",
    todo: "Look at its reason on the addon's page or with GET /v1/duties, then release it, withdraw it or settle what it waits for.",
  },
  "documents.listed": {
    what: "Documents need not be kept any more",
    means: "The yearly review listed them by client. Nothing is removed before you release it.",
    todo: "Look at GET /v1/purges or at the addon's page, and release or withdraw each list.",
  },
  "deletion.suspension_failed": {
    what: "A cancelled service could not be suspended",
    means:
      "Its cancellation took effect over an hour ago. The suspension is tried again; the deletion goes at its time all the same.",
    todo: "Look at the module log of WHMCS for what the server says, or suspend the service by hand.",
  },
  "duties.daily_limit": {
    what: "The daily limit holds erasures back",
    means: "More fell due today than the policy lets through. What is held waits for your word.",
    todo: "Look at GET /v1/duties?state=held, ask yourself why there are so many, and release what is right.",
  },
  "letter.not_sent": {
    what: "A closing letter could not be sent",
    means: "The client's address is about to be erased, so the erasure waits until you have sent it.",
    todo: "See the task: GET /v1/anonymizations/{id}/letter gives the letter. Send it, then report the outcome.",
  },
  "task.return_hosting_data": {
    what: "A client wants the data of a hosting back before it is deleted",
    means: "The deletion stands still, and no date runs, until that is done.",
    todo: "See the task: hand the data over, then report it done. The date moves by as long as it took.",
  },
  "task.lift_suspension": {
    what: "A deletion was called off whose service is suspended",
    means: "The client keeps the service, and it does not work.",
    todo: "See the task: look whether another reason stands, unsuspend the service in WHMCS if not, then report the outcome.",
  },
  "task.remove_cancellation_request": {
    what: "A client keeps a service whose cancellation WHMCS still shows",
    means: "No call of WHMCS's API removes the request: until a person does, WHMCS may end the service.",
    todo: "See the task: delete the request under Clients > Cancellation Requests, then report the outcome.",
  },
  "tasks.overdue": {
    what: "Tasks are past their day",
    means: "Clients wait for what only a person can do.",
    todo: "Look at GET /v1/tasks?state=open or at the addon's page, do what is due, and report the outcome.",
  },
  "mail.failed": {
    what: "A mail to a client could not be sent",
    means:
      "WHMCS refused it several times, or nobody knows whether it left. The deletion goes on by its dates; the client has not been told.",
    todo: "Look at the client's address and at WHMCS's mail settings, and tell the client by hand.",
  },
  "mails.not_allowed": {
    what: "WHMCS lets this service send no mails",
    means:
      "The API role lacks SendEmail: clients are told nothing of their deletions, which go on by their dates, and accounts are anonymised without a closing letter.",
    todo: "Allow the action SendEmail for the API role under Configuration > Manage API Credentials. Mails that still matter leave by themselves then.",
  },
  "reminders.not_allowed": {
    what: "WHMCS lets this service send the owner no mails",
    means:
      "The API role lacks SendAdminEmail: you are not reminded of tasks by mail. These alarms go on telling of overdue ones.",
    todo: "Allow the action SendAdminEmail for the API role under Configuration > Manage API Credentials, or look at GET /v1/tasks?state=open by yourself.",
  },
  "export.incomplete": {
    what: "An export lacks what a system holds",
    means: "A package was kept without it, and says so. Whoever asked has no complete copy of their data.",
    todo: "Look at the log line export.incomplete for why, and at GET /v1/exports for which; mend the cause, with npm run connector:check for a system besides WHMCS, and ask for a new export.",
  },
  "processor.access_refused": {
    what: "A system refuses this service",
    means:
      "What it holds of clients who asked to be erased stays there. It is tried again, ever less often, for thirty days.",
    todo: "Run npm run connector:check with its name, and mend its key, its rights or its certificate. What waits goes on by itself.",
  },
  "processor.odd_answer": {
    what: "A system answers in a way nobody expected",
    means:
      "A redirect, a page or a list of another shape came in place of an answer, perhaps because it is being maintained. Nothing is touched there. It is asked again, ever less often, for a day; then a task asks you.",
    todo: "Look whether the company reports a fault, and run npm run connector:check with its name: its address may have changed.",
  },
  "processor.no_answer": {
    what: "A system has given no answer for over an hour",
    means:
      "What it holds of clients who asked to be erased stays there for now; everything else goes on. It is asked again, ever less often, for thirty days; then a task asks you.",
    todo: "Look whether the company reports a fault, and run npm run connector:check with its name.",
  },
  "service.silent": {
    what: "WHMCS has not been heard for 26 hours",
    means: "No daily sign of life came: closures, cancellations and withdrawals may go unnoticed.",
    todo: "Check that WHMCS's cron runs, that the addon is active and connected, and that this service can be reached from WHMCS.",
  },
  "reconciliation.missing": {
    what: "WHMCS has not been compared with the ledger for 26 hours",
    means:
      "The comparison that finds lost events fails or does not run: missed closures and cancellations go unnoticed.",
    todo: "Look in the log for sweep.part_failed and at what WHMCS's API answers, and mend the cause. It is tried again by itself.",
  },
  "reconciliation.rows_unread": {
    what: "Rows of WHMCS could not be read",
    means:
      "The comparison of WHMCS with the ledger passed them over: what they tell goes unnoticed, and all else is compared.",
    todo: "Open the clients and services named here in WHMCS, or its list of cancellation requests, and correct what is odd, such as a date.",
  },
  "absence.data_found": {
    what: "Something that was erased stands in WHMCS again",
    means: "A search after the erasure found it. Nothing is erased again by itself.",
    todo: "See the task. Only if WHMCS's database itself was restored from a backup, run npm run replay with the day of that backup.",
  },
  "absence.data_elsewhere": {
    what: "Something that was erased stands at another system again",
    means: "A search after the erasure found it there. Nothing is erased again by itself.",
    todo: "See the task: find out how it came back, and erase by hand what need not be kept.",
  },
  "absence.given_up": {
    what: "An erasure could not be checked for thirty days",
    means: "The system could not be searched, so it is not proven that nothing came back.",
    todo: "See the reason under absence in GET /v1/anonymizations or /v1/deletions, and look by hand.",
  },
  "invoices.changed": {
    what: "An invoice is not what it was before an erasure",
    means:
      "Its number, status, dates or amounts differ from what was recorded, or which invoices carry WHMCS's snapshot.",
    todo: "See the task: compare the invoice with your books and with its sealed copy, if there is one, then report the outcome.",
  },
  "invoices.not_frozen": {
    what: "Invoices could not be kept as they were printed",
    means: "They may print extra fields that are about to be erased. Nothing is erased until you have kept a copy.",
    todo: "See the task: print the invoices that it speaks of as PDF in WHMCS, keep them, then report the outcome.",
  },
} as const satisfies Readonly<Record<string, AlarmText>>;

/** What frames every alarm. */
export const enFrame = {
  other: {
    what: "Something needs you",
    means: "The service met what it cannot settle by itself.",
    todo: "Look at GET /v1/tasks, GET /v1/duties and the log for this code.",
  },
  several: "{n} alarms",
  code: "Code",
  duty: "Duty",
  system: "System",
  client: "Client",
  service: "Service",
  count: "Count",
  raised: "Raised",
  more: "and {n} more",
  means: "What it means",
  todo: "What to do",
  footer: "The same is told once a day at most. This mail does not depend on WHMCS.",
} as const;
