import type { TaskRow } from "../ledger/schema.ts";

/** What each code of a task asks of a person, with the steps to take. */
const texts: Readonly<Record<string, string>> = {
  contact_deleted:
    "A contact was deleted in WHMCS. Find out whether that person asked to be erased. If so, erase the person at every processor that knew the contact, then report the outcome here. If not, answer not_needed.",
  client_deleted_check_processors:
    "The client was deleted in WHMCS, so nothing about the client can be read there any more. Look for the client number and the services at every processor and backup you use, erase what remains, then report the outcome here.",
  service_deleted_check_processors:
    "The service was deleted in WHMCS, so its hosting can no longer be terminated from there. Look for its data on the server and at the processor that hosted it, delete what remains, then report the outcome here.",
  delete_hosting_by_hand:
    "This hosting lives, or is backed up, at {recipient}, where this service does not reach it by itself. Delete the site, its databases, mailboxes and backups there. What cannot be taken out of a backup stays until the backup is overwritten: then answer retained. Report the outcome here.",
  hosting_account_shared:
    "Another live service uses the same account on the server or the same domain, so the account was left alone. Remove by hand only what belongs to the cancelled service, then report the outcome here.",
  end_product_addon:
    "This service is being deleted, and it had product addons from WHMCS's catalogue. WHMCS's API does not tell whether one has a server or module of its own: look in WHMCS, and if so end it there once the service has ended, then report the outcome here. If none has, answer not_needed.",
  unpaid_invoices_of_ended_service:
    "This service was deleted, and invoices for it or for its addons are still unpaid. Collect them, or cancel or credit in WHMCS what is not owed any more; no invoice is changed by this service. Then report the outcome here.",
  lift_suspension:
    "This service was suspended until its deletion, and the deletion was withdrawn. Look whether another reason stands for it to be suspended, such as an overdue invoice; if not, unsuspend it in WHMCS. Then report the outcome here.",
  deletion_overdue:
    "This hosting should have been deleted an hour ago or more, and something refuses. Look at the duty's reason, and into WHMCS's module log for what the server says, and mend it: the deletion is tried again about every hour by itself. If the account is gone from the server already, set the service to Terminated in WHMCS. This task ends by itself with the deletion.",
  anonymization_overdue:
    "This account should have been anonymised an hour ago or more, and something refuses. Look at the duty's reason and mend it: it is tried again about every hour by itself. This task ends by itself with the anonymisation.",
  purge_overdue:
    "Documents of this client that you released for removal, or rows of the website's forms that are too old, should have been removed an hour ago or more, and something refuses. Look at the duty's reason and whether the addon or the website's database answers, and mend it: it is tried again about every hour by itself. This task ends by itself with the removal.",
  deletion_waits:
    "This deletion waits past its start, and nothing of it goes on by itself. Look at the reason of the deletion: what the service found, or what it waits for. Release it if it shall go on, withdraw it if it shall not, or settle what it waits for. This task ends by itself once the deletion goes on or ends.",
  anonymization_waits:
    "This anonymisation waits past its start, and nothing of it goes on by itself. Look at the reason of the anonymisation: your confirmation, open deletions, unpaid invoices or tickets, or what the service found. Confirm or release it if it shall go on, withdraw it if it shall not, or settle what it waits for. This task ends by itself once the anonymisation goes on or ends.",
  purge_waits:
    "This removal of documents, or of old rows of the website's forms, waits past its start, and nothing of it goes on by itself. Look at the reason of the removal, at the counts in its steps, and whether the addon answers. Release it if it shall go on, withdraw it if it shall not, or settle what it waits for. This task ends by itself once the removal goes on or ends.",
  erase_client_by_hand:
    "{recipient} has no connector. Look for the client there by client number, invoice, name or address; GET /v1/tasks/{id} shows them. Erase what need not be kept. What cannot be taken out of a backup stays until the backup is overwritten: then answer retained, and erase the client again after any restore. Report the outcome here.",
  processor_refused:
    "{recipient} refused what an erasure asked of it, or answered in a way nobody expected, so it was left as it is. Look for the client there by e-mail address, name and domain names, which GET /v1/tasks/{id} shows; erase what need not be kept and is surely this client's alone, then report the outcome here. A refusal that comes again deserves a look with npm run connector:check.",
  processor_gave_no_answer:
    "{recipient} gave no usable answer for thirty days, so it is asked no more. Look for the client there by e-mail address, name and domain names, which GET /v1/tasks/{id} shows; erase what need not be kept and is surely this client's alone, then report the outcome here.",
  processor_out_of_sight:
    "{recipient} showed something of this client's once, and shows it no more since somebody else came to use the same name, or something of the client's lives there again. Whether it is gone is not known. Look for the client there by e-mail address, name and domain names, which GET /v1/tasks/{id} shows; erase what need not be kept and is surely this client's alone, and leave what lives on. Then report the outcome here.",
  processor_not_finished:
    "{recipient} answers, but for thirty days the erasure that it was asked for has come no further, so it is asked no more. Look there what keeps it, such as a deletion that it accepted and never carried out. Look for the client by e-mail address, name and domain names, which GET /v1/tasks/{id} shows; erase what need not be kept and is surely this client's alone, then report the outcome here.",
  freshdesk_tickets_open:
    "A contact of this client in {recipient} has had open tickets for thirty days, and whoever answers them needs the address; so the contact was left and is looked at no more. Answer or close the tickets. Then delete the contact there, or what need not be kept of it, and report the outcome here.",
  address_taken:
    "Somebody else in WHMCS uses an e-mail address of this client's now: perhaps the same person under a new client number, or a colleague. The other clients stand with the step of this duty. So {recipient} was left as it is, lest something of theirs goes. Look there what belongs to whom by e-mail address, name and domain names, which GET /v1/tasks/{id} shows; erase only what is surely of this client's former account, then report the outcome here.",
  keychain_by_hand:
    "Apple's Passwords has no connector: credentials of this client may lie there, so look by hand. Open the app Passwords on one of your devices and search by each domain name, e-mail address and name of the client; GET /v1/tasks/{id} shows them. Where the task names a service, only what belongs to that service has to go. First change every password that also opens something that stays in use; then delete the entries. Empty Recently Deleted, which otherwise keeps them for 30 days. Look in shared groups too, in other vaults and browsers, in Keychain Access on a Mac, and for passwords that were exported as a CSV file. Then report the outcome here: done, or nothing_found. Your answer is the evidence.",
  scrub_by_hand:
    "The addon in WHMCS no longer answers, so what only WHMCS's database holds of this client (IP addresses, notes, uploaded files, consents, and the mail, activity and module logs) was not removed. Install, activate and connect the addon again, or remove it in the database by hand, then report the outcome here. Once this anonymisation has ended, order it anew: with the addon there it removes what is left.",
  freeze_invoices_by_hand:
    "Some invoices of this client that must be kept carry no snapshot of the client, could not be printed through the addon, and may print extra fields that are about to be erased. Nothing has been erased yet. The evidence `invoices.frozen` of this duty names their ids: print them as PDF in WHMCS, keep them for as long as they must be kept, then report done here. Answer not_needed where they print no extra field.",
  send_letter:
    "WHMCS did not send the closing letter to this client, and the address is erased right after it. Read the letter at GET /v1/anonymizations/{id}/letter, send it by hand to the address in the client's profile, then report done here; not_needed lets the rest go on without a letter.",
  letter_not_sent:
    "The API role does not let this service send mails, so this account is anonymised without the closing letter. Read the letter at GET /v1/anonymizations/{id}/letter and send it by hand: to the address in the client's profile while it is still there, else to the one on an invoice that is kept or in your own mail. Allow the action SendEmail for the API role, so that the next letter leaves by itself. Then report the outcome here; nothing waits for it.",
  deletion_unfinished:
    "The deletion of this hosting was withdrawn after it had begun: part of it is gone already, and WHMCS may still call the service Terminated because of it. Look at the steps of the deletion for what was done. If the client keeps the service, set it right in WHMCS, and have the hosting made anew where it is gone; tell the client what is lost. Then report the outcome here.",
  erasure_unfinished:
    "This anonymisation had begun, failed and was withdrawn: part of the client's data is gone, the rest is still in WHMCS, and nothing erases it any more. Look at the steps of the anonymisation for what was not done. Order it anew with POST /v1/anonymizations, or erase the rest by hand and tell the client what stays, and why. Then report the outcome here.",
  reopened_while_erasing:
    "This client was reopened in WHMCS while the anonymisation ran. What has begun is finished, and the account is closed again, because half an identity helps nobody. Tell the client, who needs a new account, and look in WHMCS for what was ordered or written since. Then report the outcome here.",
  invoices_changed:
    "While this client was being anonymised, an invoice changed: its number, status, date or amounts, or which invoices carry WHMCS's snapshot of the client. Compare the evidence `books.recorded` and `books.verified` of this duty, look in WHMCS's activity log for who changed what, put right what should not have changed, then report done here.",
  rectify_client_by_hand:
    "The client's details changed in WHMCS. Correct them at {recipient} as well; GET /v1/tasks/{id} shows the new values, and where to put them as far as that is known. Then report the outcome here.",
  keychain_rectify_by_hand:
    "The client's details changed in WHMCS. Open Apple's Passwords on one of your devices, search by the client's domain names, names and old and new e-mail address (GET /v1/tasks/{id} shows what WHMCS has now), and correct user names, titles and notes that name the client. Then report the outcome here; nothing_found where there were none.",
  return_hosting_data:
    "The client wants the content of this hosting back before it is deleted. Nothing is deleted and no date runs until then. Hand over a copy of the files, databases and mailboxes, tell the client, then report done here: the date of the deletion moves by as long as this took.",
  remove_cancellation_request:
    "The client has called the deletion off and keeps this service, but WHMCS still shows the cancellation request and no call of its API removes one. Delete the request in WHMCS under Clients > Cancellation Requests, make sure that the service is still billed, then report done here.",
  erased_data_elsewhere:
    "Something of this client stands at {recipient} again, where it had been erased. Find out how it came back: a restored backup, an import, another system or a person; or whether it is of a customer who came back. Look for the client there by e-mail address, name and domain names, and erase by hand what need not be kept. Then report the outcome here. Nothing is erased again by itself.",
  erased_data_found:
    "Something that was erased stands in WHMCS again. Find out how it came back: a restored backup, an import, another system or a person. Erase by hand what need not be kept; a customer who came back and gave new data keeps it. Only if WHMCS's database itself was restored from a backup, run `npm run replay -- --since` with the day of that backup, and never without a restore. Then report the outcome here. Nothing is erased again by itself.",
  check_server_after_restore:
    "WHMCS was restored from a backup in which this hosting still lived. In WHMCS it is ended again; the server was not touched, because its account name may be a newer client's by now. Look at the server whether an account or data of the ended service is there again, delete only what is surely the ended service's, then report the outcome here.",
  propose_closure:
    "Nothing of this client is newer than the period that the policy keeps inactive clients for: no service, no open invoice or ticket, no live domain name, no credit. Look in WHMCS when somebody last logged in. If the account is not needed any more, close it in WHMCS, which starts its anonymisation, and report done here; if it is, answer not_needed, and you are asked again in a year.",
  documents_refused:
    "Documents of this client need not be kept any more, but the addon would not remove all of them. Open the client's documents (GET /v1/clients/{clientId}/documents): each that was refused says why. `not_settled`: have it paid, cancelled or refunded. `has_notes`: its credit or debit note stays, so it stays too. `place_unknown`: this addon does not know where this WHMCS keeps its notes; remove them by hand. A draft invoice of an account that was anonymised has to be deleted in WHMCS as well. Then report the outcome here.",
  documents_not_settled:
    "This client has invoices that are old enough to be removed, but that were never paid, cancelled or refunded, so nobody removes them. Open the client's documents (GET /v1/clients/{clientId}/documents), settle in WHMCS what is refused as `not_settled`, then report the outcome here. The next yearly review lists them.",
  mailed_form_copies:
    "The website's forms also send what visitors wrote by mail, and no connector reads your mailbox. Search the mailboxes that the forms write to, with their folders Sent, Archive and Trash and any shared one, for mails of the forms that are older than the period the policy keeps the website's forms for; delete them, and empty the trash. Look too at helpdesks and CRMs that the forms forward to. Then report done here, or nothing_found. You are asked again each month.",
  form_rows_by_hand:
    "Rows of the website's forms are too old to be kept, and this service may not remove them by itself: a row cannot be read or has no date, a file cannot be reached or is named by another submission too, or it cannot be told to which site the tables belong. Open the form plugin's list of submissions in WordPress, delete there what is older than the period, files included, and empty its trash. npm run connector:check website_forms says what the set-up lacks. Then report done here.",
  form_site_unclear:
    "The website's database holds tables of more than one site, perhaps a copy, and it cannot be told whose they are. Look for the client's submissions in each by e-mail address, which GET /v1/tasks/{id} shows, and delete them with their files; delete a copy that nobody needs. Giving the database account rights on one site's tables only ends the doubt. Then report the outcome here.",
  form_row_unreadable:
    "A row of the website's forms names this client's e-mail address, but cannot be read. Open the form plugin's list in WordPress, search for the address, which GET /v1/tasks/{id} shows, and delete what is the client's. Then report the outcome here.",
  form_mentions_client:
    "Somebody else's message on the website names this client's e-mail address. Open the form plugin's list in WordPress, search for the address, which GET /v1/tasks/{id} shows, and decide: delete the message, take the address out of it, or keep it and answer retained. Then report the outcome here.",
  form_not_listed:
    "This client sent a form that the policy does not list, so this service left it alone. Open the form plugin's list in WordPress, search for the e-mail address, which GET /v1/tasks/{id} shows, and delete what need not be kept; or list the form in the policy under processors.website_forms.forms. Then report the outcome here.",
  form_names_others:
    "This client sent a form that holds somebody else's e-mail address too. Open the form plugin's list in WordPress, search for the client's address, which GET /v1/tasks/{id} shows, and decide what has to go without taking what is the other person's. Then report the outcome here.",
  form_files_by_hand:
    "This client sent files with a form, and they cannot be reached, or it cannot be told that they are the client's alone, so the row was left alone. npm run connector:check website_forms says what the set-up lacks. Open the form plugin's list in WordPress, search for the client's e-mail address, which GET /v1/tasks/{id} shows, delete the submission there, and look below wp-content/uploads that its files are gone too. Then report the outcome here.",
  form_file_shared:
    "A file that this client sent with a form is named by another submission too, so both were left alone. Open the form plugin's list in WordPress, look at both, and delete what is this client's alone. Then report the outcome here.",
  purge_needs_addon:
    "Documents were released for removal, but only the addon in WHMCS can remove them, and it does not answer. Install, activate and connect the addon: the removal then goes on by itself, within an hour. Then report done here.",
  review_documents:
    "The yearly review could not read this client's invoices, credit notes and transactions in WHMCS. Open the client there and see whether what is older than your retention period can go, then report the outcome here. The next review looks again.",
  review_hold:
    "You have held this client, or the duty named here, for thirty days. Check whether the reason still stands. If not, release it, which ends this task. If it does, report done here; you are asked again thirty days after this.",
  registrar_contact_not_matched:
    "Contacts at {recipient} belong to domain names that only this client had, or lie in the client's own account there, or were the client's before, but bear another address, so nobody but you can tell whose data they are. Look at each there: delete those that are the client's and that no domain name needs any more, leave the others, then report the outcome here.",
  registrar_contact_shared:
    "A contact at {recipient} with this client's address is the registrant of a domain name that another client has, or that is not in WHMCS. Look there whose it is, give that domain name another registrant where that is right, delete the contact once no domain name needs it, then report the outcome here.",
  registrar_contact_refused:
    "{recipient} refused to delete contacts of this client, or has not deleted them in spite of having agreed, although no living domain name is known to need them. Delete them in its control panel, or ask its support to, and note why where one must stay. Then report the outcome here.",
  registrar_usage_unknown:
    "Contacts of this client at {recipient} lie in an account with too many domain names to look through for whether one of them still needs these contacts. Look in its control panel, delete those that no domain name needs, then report the outcome here.",
  registrar_customer_not_matched:
    "A customer account at {recipient} bears this client's name, or was the client's, but has an address that is not the client's. Look there whose it is. If it is the client's, replace its details by neutral ones once it has no domain name any more, then report the outcome here; if not, answer not_needed.",
  registrar_orders_unknown:
    "The client's own customer account at {recipient} has no living domain name any more, but whether it still has hosting, mail or certificates cannot be asked there, so its details were left alone. Look in its control panel. If it has nothing that lives, replace its details by neutral ones, then report the outcome here; if it has, answer that it must be retained. If you sell nothing but domain names there, set processors.resellerclub.onlyDomains: true in the policy, and such accounts are emptied for you the next time.",
  registrar_customer_not_emptied:
    "The client's customer account at {recipient} could not be emptied: the registrar refused it, or part of the old details is still there. Replace what is left by neutral values in its control panel, or ask its support to delete the account, then report the outcome here.",
  registrar_change_by_hand:
    "The client's details changed in WHMCS, and {recipient} keeps them as the registrant of living domain names. A new registrant starts approvals at the registry and may lock a domain name, so no program does it. Change the contacts in WHMCS or in the registrar's control panel; GET /v1/tasks/{id} shows the new values. Expect mails to the old and the new address. Then report the outcome here.",
  hosting_not_found:
    "The policy says that this hosting lives at {recipient}, but nothing there bears the service's domain name. Look there under other names, in the service's notes and in your own records. Delete what belongs to this service only, then report the outcome here. If it was deleted already, answer not_needed.",
  hosting_service_without_domain:
    "This service names no domain in WHMCS, so nothing could be looked for at {recipient}. Find out which site or mailboxes there belong to it, delete them and nothing else, then report the outcome here. If there is nothing, answer not_needed.",
  hosting_domain_shared:
    "The domain name that this hosting at {recipient} serves stands in WHMCS with another client too, so nothing there was touched. Find out whose it is. Delete only what is surely this client's, then report the outcome here.",
  hosting_other_service:
    "Another service of this client's that has not ended may live on the same site or mail domain at {recipient}, so nothing there was touched. If it lives elsewhere, say so in the policy's products map for the next time. Delete by hand only what belongs to the ended service, then report the outcome here.",
  hosting_not_deleted:
    "{recipient} was asked several times to delete this hosting, and it is still there. Look in its control panel for what stands in the way, such as another operation on the same server, delete the site or mailbox there or ask its support to, then report the outcome here.",
  hosting_remains:
    "The client is erased, but sites or mailboxes on the client's domain names are still at {recipient}: no deletion of a service removed them. Look whether they belong to a service that still lives, or to another client since. Delete what is this client's and needed by nobody, then report the outcome here.",
  hosting_several_sites:
    "Several sites at {recipient} serve the domain name of this service, so none was deleted. Find out which of them belongs to the service, delete it there, then report the outcome here.",
  hosting_site_shared:
    "The site of this service at {recipient} also serves domain names that are not this client's in WHMCS, as a multisite does, so it was left alone. Remove by hand only this client's part: its domain names, its pages and its users. Then report the outcome here.",
  hosting_site_changed:
    "A site at {recipient} that was this client's serves other domain names now than when it was found, so it was left alone. Find out whose it is today. Delete it there only if it is still this client's alone, then report the outcome here; if it is another's by now, answer not_needed.",
  hosting_staging_clone:
    "A site at {recipient} without a domain name looks like a copy of this client's: its label or its project bears the client's name or that of the site. Look there whether it is. If so, delete it, then report the outcome here; if not, answer not_needed.",
  hosting_project_remains:
    "A project at {recipient} bears this client's name. Rename it, or delete it once it is empty, then report the outcome here.",
  mail_exchange:
    "The mail domain of this client at {recipient} has, or may have, Exchange mailboxes, which this service does not reach. Look in the control panel, delete those that are to go and are this client's alone, then report the outcome here. If there are none, answer not_needed.",
  mail_own_address:
    "An address of this client's is a mailbox or an alias on a domain name at {recipient} that is not the client's, such as your own. Find out who reads it. Delete it there if nobody else needs it, then report the outcome here.",
  mail_only_receiver:
    "An address of this client's is the only receiver of an alias, or of what another mailbox at {recipient} forwards. Without it the mail would reach nobody, so it was left. Name another receiver there or delete the alias or forward, then report the outcome here.",
  mail_forwards_not_read:
    "The account at {recipient} has more mailboxes than can be looked at one by one, so nobody looked whether any of them forwards mail to this client. Look through the forwards in the control panel, take this client's addresses out, then report the outcome here.",
  mail_details_by_hand:
    "The client's address or phone number changed in WHMCS, and the client's mailbox at {recipient} keeps such details in fields of its own. Change there what is meant by them; GET /v1/tasks/{id} shows the new values. Then report the outcome here.",
  freshdesk_contact_not_matched:
    "A contact at Freshdesk was the client's or has an address of the client's, and also has one that is not known as the client's, or was given another since it was found. Only a person can tell whose data it is. Open the contact there. If all of it is the client's, remove it by hand: with the tickets if they may go, else empty its fields and give it a neutral name and address. If it is somebody else's, take only the client's address out. Then report the outcome here.",
  freshdesk_contact_locked:
    "A contact of this client's at Freshdesk is deleted or blocked, and Freshdesk changes nothing in such a contact. Open it there. To erase it and keep its tickets: restore or unblock it, empty its fields, give it a neutral name and address. If its tickets may go too, delete it forever. To correct it: restore or unblock it, and write the new values. Then report the outcome here.",
  freshdesk_contact_restored:
    "A contact of this client's was deleted at Freshdesk and was to go for good some days later, and somebody has restored it since. Find out who needed it, and why. If it may go, delete it there forever, which takes its tickets too. If it must stay, answer retained. Then report the outcome here.",
  freshdesk_contact_not_emptied:
    "A contact of this client's at Freshdesk was emptied, but its picture or a field that Freshdesk does not let a program empty is still there. Open the contact and remove by hand what is left, then report the outcome here.",
  freshdesk_company:
    "At Freshdesk there is a company that nobody but this client is in. Its name, domains and notes may be about the client. Open it there: delete it, or answer retained where you must keep it. Then report the outcome here.",
  freshdesk_agent:
    "One of this client's addresses belongs to an agent at Freshdesk, a member of your staff. Nothing was done. Find out whether that is right. If the person no longer works for you and is to be erased, remove the agent there; that makes a contact of it, which you then delete. Then report the outcome here.",
  freshdesk_duplicate_address:
    "The client's new e-mail address belongs to another contact at Freshdesk already, so it could not be written into the client's. Look whether both are the client. If so, merge them there, with the new address as the first. If not, correct the wrong one. Then report the outcome here.",
};

/** Every code of a task that has words of its own. */
export const taskCodes: readonly string[] = Object.keys(texts);

/**
 * The task in plain words. A code without words of its own is explained by where its work lies.
 * @param recipient what people call the task's connector; undefined: it has none
 */
export function explainTask(task: Pick<TaskRow, "code">, recipient: string | undefined): string {
  const known = Object.hasOwn(texts, task.code) ? texts[task.code] : undefined;
  if (known !== undefined) return known.replaceAll("{recipient}", () => recipient ?? "This recipient");
  const place = recipient === undefined ? "by hand" : `by hand at ${recipient}`;
  return `This step can only be done ${place} (reason: ${task.code}). Open the duty to see which step it is, look for this client's data there, erase it or note why it must stay, then report the outcome here.`;
}
