<?php

/**
 * What the admin page says of each task of the GDPR service's, in English: what happened, then one step in each further line. Keys are
 * the same in every language.
 */

declare(strict_types=1);

return [
    'admin_task_contact_deleted' =>
        'A contact was deleted in WHMCS.' .
        "\nFind out whether that person asked to be erased." .
        "\nIf so, erase the person at every processor that knew the contact." .
        "\nReport the outcome here; if the person did not ask, answer “Not needed”.",
    'admin_task_client_deleted_check_processors' =>
        'The client was deleted in WHMCS, so nothing about it can be read there any more.' .
        "\nLook for the client number and the services at every processor and backup you use." .
        "\nErase what remains." .
        "\nReport the outcome here.",
    'admin_task_service_deleted_check_processors' =>
        'The service was deleted in WHMCS, so its hosting can no longer be ended from there.' .
        "\nLook for its data on the server and at the processor that hosted it." .
        "\nDelete what remains." .
        "\nReport the outcome here.",
    'admin_task_delete_hosting_by_hand' =>
        'This hosting lives where the GDPR service cannot reach.' .
        "\nLog in at the processor that hosts it." .
        "\nDelete the site, its databases, mailboxes and backups." .
        "\nA backup that cannot be thinned out stays until it is overwritten: then answer “It must be kept”." .
        "\nReport the outcome here.",
    'admin_task_hosting_account_shared' =>
        'Another live service uses the same account or domain, so the account was left alone.' .
        "\nFind out what belongs to the cancelled service only." .
        "\nRemove that by hand." .
        "\nReport the outcome here.",
    'admin_task_end_product_addon' =>
        'This service is being deleted, and it had product addons from WHMCS’s catalogue.' .
        "\nLook in WHMCS whether one of them has a server or module of its own, such as a licence or a mailbox elsewhere." .
        "\nIf so, end it there once the service has ended. If not, answer “Not needed”." .
        "\nReport the outcome here.",
    'admin_task_unpaid_invoices_of_ended_service' =>
        'This service was deleted, and invoices for it or for its addons are still unpaid.' .
        "\nLook at the client’s unpaid invoices in WHMCS." .
        "\nCollect them, or cancel or credit what is not owed any more; the GDPR service changes no invoice." .
        "\nReport the outcome here.",
    'admin_task_lift_suspension' =>
        'This service was suspended until its deletion, and the deletion was withdrawn.' .
        "\nLook whether another reason stands for it to be suspended, such as an overdue invoice." .
        "\nIf not, unsuspend it in WHMCS." .
        "\nReport the outcome here.",
    'admin_task_deletion_overdue' =>
        'This hosting should have been deleted an hour ago or more, and something refuses.' .
        "\nLook at the reason of the deletion, and into WHMCS’s module log for what the server says." .
        "\nMend it; the deletion is tried again about every hour by itself. Is the account gone from the server already? Then set the service to Terminated in WHMCS." .
        "\nThis task ends by itself with the deletion.",
    'admin_task_anonymization_overdue' =>
        'This account should have been anonymised an hour ago or more, and something refuses.' .
        "\nLook at the reason of the anonymisation." .
        "\nMend it; it is tried again about every hour by itself." .
        "\nThis task ends by itself with the anonymisation.",
    'admin_task_purge_overdue' =>
        'Documents that you released for removal, or old rows of the website’s forms, should have been removed an hour ago or more, and something refuses.' .
        "\nLook at the reason of the removal, and whether the addon, or the website’s database, answers." .
        "\nMend it; it is tried again about every hour by itself." .
        "\nThis task ends by itself with the removal.",
    'admin_task_deletion_waits' =>
        'This deletion waits past its start, and nothing of it goes on by itself.' .
        "\nLook at the reason of the deletion: what the service found, or what it waits for." .
        "\nRelease it if it shall go on, withdraw it if it shall not, or settle what it waits for." .
        "\nThis task ends by itself once the deletion goes on or ends.",
    'admin_task_anonymization_waits' =>
        'This anonymisation waits past its start, and nothing of it goes on by itself.' .
        "\nLook at the reason of the anonymisation: your confirmation, open deletions, unpaid invoices or tickets, or what the service found." .
        "\nConfirm or release it if it shall go on, withdraw it if it shall not, or settle what it waits for." .
        "\nThis task ends by itself once the anonymisation goes on or ends.",
    'admin_task_purge_waits' =>
        'This removal of documents, or of old rows of the website’s forms, waits past its start, and nothing of it goes on by itself.' .
        "\nLook at the reason of the removal, and whether the addon answers." .
        "\nRelease it if it shall go on, withdraw it if it shall not, or settle what it waits for." .
        "\nThis task ends by itself once the removal goes on or ends.",
    'admin_task_erase_client_by_hand' =>
        'This recipient has no connector.' .
        "\nLook for the client there by client number, invoice, name or address." .
        "\nErase what need not be kept." .
        "\nWhat cannot be taken out of a backup stays until the backup is overwritten: then answer “It must be kept”, and erase the client again after any restore." .
        "\nReport the outcome here.",
    'admin_task_processor_refused' =>
        'This system refused what an erasure asked of it, or answered in a way nobody expected, so it was left as it is.' .
        "\nLog in there and look for the client by e-mail address, name and domain names; this task shows them." .
        "\nErase what need not be kept and is surely this client’s alone." .
        "\nReport the outcome here. A refusal that comes again deserves a look with npm run connector:check.",
    'admin_task_processor_gave_no_answer' =>
        'This system gave no usable answer for thirty days, so it is asked no more.' .
        "\nLog in there and look for the client by e-mail address, name and domain names; this task shows them." .
        "\nErase what need not be kept and is surely this client’s alone." .
        "\nReport the outcome here.",
    'admin_task_processor_out_of_sight' =>
        'This system showed something of this client’s once, and shows it no more since somebody else came to use the same name, or something of the client’s lives there again. Whether it is gone is not known.' .
        "\nLog in there and look for the client by e-mail address, name and domain names; this task shows them." .
        "\nErase what need not be kept and is surely this client’s alone; leave what lives on." .
        "\nReport the outcome here.",
    'admin_task_processor_not_finished' =>
        'This system answers, but for thirty days the erasure that it was asked for has come no further, so it is asked no more.' .
        "\nLog in there and look what keeps it, such as a deletion that it accepted and never carried out; this task shows e-mail address, name and domain names." .
        "\nErase what need not be kept and is surely this client’s alone." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_tickets_open' =>
        'A contact of this client has had open tickets for thirty days, and whoever answers them needs the address; so the contact was left and is looked at no more.' .
        "\nAnswer or close the tickets." .
        "\nThen delete the contact there, or what need not be kept of it." .
        "\nReport the outcome here.",
    'admin_task_address_taken' =>
        'Somebody else in WHMCS uses an e-mail address of this client’s now: perhaps the same person under a new client number, or a colleague. This system was left as it is, lest something of theirs goes.' .
        "\nLog in there and look by e-mail address, name and domain names what belongs to whom; this task shows them." .
        "\nErase only what is surely of this client’s former account." .
        "\nReport the outcome here.",
    'admin_task_keychain_by_hand' =>
        'Credentials of this client may lie in Apple’s Passwords, which only your own devices can read.' .
        "\nOpen the app Passwords and search by each domain name, e-mail address and name of the client. Where a service is named here, only what belongs to it has to go." .
        "\nFirst change every password that also opens something that stays in use." .
        "\nDelete the entries, then empty Recently Deleted, which otherwise keeps them for 30 days." .
        "\nLook in shared groups too, in other vaults and browsers, in Keychain Access on a Mac, and for passwords exported as a CSV file." .
        "\nReport the outcome here. Your answer is the evidence.",
    'admin_task_scrub_by_hand' =>
        'The addon stopped answering, so what only WHMCS’s database holds of this client was not removed: IP addresses, notes, uploaded files, consents, and the mail, activity and module logs.' .
        "\nMake this addon answer again (Connection > Test connection), or remove that in the database by hand." .
        "\nReport the outcome here." .
        "\nThen order the anonymisation anew: with the addon there it removes what is left.",
    'admin_task_rectify_client_by_hand' =>
        'The client’s details changed in WHMCS.' .
        "\nCorrect them at this recipient as well." .
        "\nReport the outcome here.",
    'admin_task_keychain_rectify_by_hand' =>
        'The client’s details changed in WHMCS.' .
        "\nOpen Apple’s Passwords and search by the client’s domain names, names, and old and new e-mail address." .
        "\nCorrect user names, titles and notes that name the client." .
        "\nReport the outcome here.",
    'admin_task_return_hosting_data' =>
        'The client wants the content of this hosting back before it is deleted.' .
        "\nUntil then nothing is deleted and no date runs." .
        "\nHand over a copy of the files, databases and mailboxes, and tell the client." .
        "\nThen report the task done here: the date moves by as long as this took.",
    'admin_task_remove_cancellation_request' =>
        'The client called the deletion off and keeps this service.' .
        "\nWHMCS still shows the cancellation request, and its API cannot remove one." .
        "\nDelete it in WHMCS under Clients > Cancellation Requests, and make sure that the service is still billed." .
        "\nThen report the task done here.",
    'admin_task_erased_data_elsewhere' =>
        'Something that was erased stands there again.' .
        "\nFind out how it came back: a restored backup, an import, another system or a person." .
        "\nErase by hand what need not be kept; a customer who came back keeps what is new." .
        "\nReport the outcome here. Nothing is erased again by itself.",
    'admin_task_erased_data_found' =>
        'Something that was erased stands in WHMCS again.' .
        "\nFind out how it came back: a restored backup, an import, another system or a person." .
        "\nErase by hand what need not be kept; a customer who came back keeps what is new." .
        "\nOnly if WHMCS’s database itself was restored from a backup, and never otherwise: run `npm run replay -- --since` with the day of that backup." .
        "\nReport the outcome here. Nothing is erased again by itself.",
    'admin_task_check_server_after_restore' =>
        'WHMCS was restored from a backup in which this hosting still lived. In WHMCS it is ended again; the server was not touched, because its account name may be a newer client’s by now.' .
        "\nLook at the server whether an account or data of the ended service is there again, as after a restore of the server." .
        "\nDelete only what is surely the ended service’s." .
        "\nReport the outcome here.",
    'admin_task_propose_closure' =>
        'Nothing of this client is newer than the period for which your policy keeps inactive clients.' .
        "\nLook when somebody last logged in." .
        "\nIs the account not needed any more? Then close the client in WHMCS, and report the task as done." .
        "\nIs it needed? Then report the task as not needed; you are asked again in a year.",
    'admin_task_freeze_invoices_by_hand' =>
        'Some invoices that must be kept could not be copied, and may print extra fields that are about to be erased. Nothing has been erased yet.' .
        "\nThe evidence of this anonymisation names their ids. Print them as PDF in WHMCS and keep them as long as they must be kept." .
        "\nReport the outcome here; if they print no extra field, answer “Not needed”.",
    'admin_task_send_letter' =>
        'WHMCS did not send the closing letter, and the client’s address is erased right after it.' .
        "\nRead the letter through the API of the GDPR service, and send it by hand to the address in the client’s profile." .
        "\nReport the outcome here; “Not needed” lets the rest go on without a letter.",
    'admin_task_letter_not_sent' =>
        'The API role does not let the GDPR service send mails, so this account is anonymised without the closing letter.' .
        "\nRead the letter through the API of the GDPR service: GET /v1/anonymizations/{id}/letter." .
        "\nSend it by hand: to the address in the client’s profile while it is still there, else to the one on an invoice that is kept or in your own mail." .
        "\nAllow the action SendEmail for the API role, so that the next letter leaves by itself." .
        "\nReport the outcome here; nothing waits for it.",
    'admin_task_deletion_unfinished' =>
        'The deletion of this hosting was withdrawn after it had begun: part of it is gone already, and WHMCS may still call the service Terminated because of it.' .
        "\nLook at the steps of the deletion for what was done." .
        "\nIf the client keeps the service, set it right in WHMCS, and have the hosting made anew where it is gone. Tell the client what is lost.",
    'admin_task_erasure_unfinished' =>
        'This anonymisation had begun, failed and was withdrawn: part of the client’s data is gone, the rest is still in WHMCS, and nothing erases it any more.' .
        "\nLook at the steps of the anonymisation for what was not done." .
        "\nOrder it anew through the API of the GDPR service, or erase the rest by hand and tell the client what stays, and why." .
        "\nReport the outcome here.",
    'admin_task_reopened_while_erasing' =>
        'This client was reopened in WHMCS while the anonymisation ran. What has begun is finished, and the account is closed again.' .
        "\nTell the client, who needs a new account." .
        "\nLook in WHMCS for what was ordered or written since." .
        "\nReport the outcome here.",
    'admin_task_invoices_changed' =>
        'An invoice of this client changed while the client was being anonymised.' .
        "\nCompare the number, status, date and amounts of the invoices with your bookkeeping, and look in the activity log for who changed what." .
        "\nPut right what should not have changed." .
        "\nReport the outcome here.",
    'admin_task_documents_refused' =>
        'Some documents of this client need not be kept any more, but could not be removed.' .
        "\nLook under the client’s documents why: have an open invoice paid, cancelled or refunded in WHMCS, and delete a draft there." .
        "\nThen report the outcome here.",
    'admin_task_documents_not_settled' =>
        'This client has very old invoices that were never paid, cancelled or refunded. Nobody removes them so.' .
        "\nSettle them in WHMCS. The next yearly review lists them." .
        "\nThen report the outcome here.",
    'admin_task_mailed_form_copies' =>
        'The website’s forms also send what visitors wrote by mail, and the GDPR service reads no mailbox.' .
        "\nSearch the mailboxes that the forms write to, sent, archived and shared ones too, for mails older than your policy keeps forms." .
        "\nDelete them, empty the trash, and look at helpdesks and CRMs the forms forward to." .
        "\nThen report the outcome here; you are asked again each month.",
    'admin_task_form_rows_by_hand' =>
        'Rows of the website’s forms are too old to be kept, and the GDPR service may not remove them by itself: unreadable, without a date, or with a file out of reach.' .
        "\nDelete them in the form plugin’s list in WordPress, files included, and empty its trash." .
        "\nThen report the outcome here.",
    'admin_task_form_site_unclear' =>
        'The website’s database holds tables of more than one site, and it cannot be told whose they are.' .
        "\nLook for the client’s submissions in each, delete them with their files, and delete copies nobody needs." .
        "\nRights on one site’s tables only end the doubt." .
        "\nThen report the outcome here.",
    'admin_task_form_row_unreadable' =>
        'A row of the website’s forms names this client’s e-mail address, but cannot be read.' .
        "\nSearch for the address in the form plugin’s list in WordPress and delete what is the client’s." .
        "\nThen report the outcome here.",
    'admin_task_form_mentions_client' =>
        'Somebody else’s message on the website names this client’s e-mail address.' .
        "\nSearch for the address in the form plugin’s list in WordPress, and delete the message, take the address out of it, or keep it." .
        "\nThen report the outcome here.",
    'admin_task_form_not_listed' =>
        'This client sent a form that the policy does not list, so it was left alone.' .
        "\nSearch for the e-mail address in the form plugin’s list in WordPress and delete what need not be kept, or list the form in the policy." .
        "\nThen report the outcome here.",
    'admin_task_form_names_others' =>
        'This client sent a form that holds somebody else’s e-mail address too.' .
        "\nSearch for the client’s address in the form plugin’s list in WordPress and decide what has to go." .
        "\nThen report the outcome here.",
    'admin_task_form_files_by_hand' =>
        'This client sent files with a form, and they cannot be reached, or it cannot be told that they are this client’s alone.' .
        "\nDelete the submission in the form plugin’s list in WordPress, and check below wp-content/uploads that its files are gone." .
        "\nThen report the outcome here.",
    'admin_task_form_file_shared' =>
        'A file that this client sent with a form is named by another submission too.' .
        "\nLook at both in the form plugin’s list in WordPress and delete what is this client’s alone." .
        "\nThen report the outcome here.",
    'admin_task_purge_needs_addon' =>
        'You released documents for removal, but the GDPR service cannot reach this addon’s door.' .
        "\nActivate and connect the addon. The removal then goes on by itself within an hour." .
        "\nThen report it as done here.",
    'admin_task_review_documents' =>
        'The yearly review could not read this client’s invoices, credit notes and transactions.' .
        "\nLook in WHMCS whether what is older than your retention period can go. The next review looks again." .
        "\nThen report the outcome here.",
    'admin_task_review_hold' =>
        'You have held this client, or this deletion or anonymisation, for thirty days.' .
        "\nCheck whether the reason still stands." .
        "\nIf not, release it on the client’s page, which ends this task." .
        "\nIf it does, report done here; you are asked again.",
    'admin_task_registrar_contact_not_matched' =>
        'Contacts at the registrar belong to this client’s domain names or account, or were the client’s before, but bear another address: only you can tell whose they are.' .
        "\nOpen the contacts of the client’s domain names or account there." .
        "\nDelete those that are the client’s and that no domain name needs any more." .
        "\nReport the outcome here.",
    'admin_task_registrar_contact_shared' =>
        'A contact at the registrar with this client’s address belongs to a domain name of somebody else.' .
        "\nLook there whose domain name it is." .
        "\nWhere that is right, give it another registrant." .
        "\nDelete the contact once no domain name needs it." .
        "\nReport the outcome here.",
    'admin_task_registrar_contact_refused' =>
        'The registrar did not delete contacts of this client, although no living domain name is known to need them.' .
        "\nDelete them in its control panel, or ask its support to." .
        "\nReport the outcome here; where one must stay, answer that it must be kept.",
    'admin_task_registrar_usage_unknown' =>
        'Contacts of this client at the registrar lie in an account with too many domain names for the GDPR service to look through.' .
        "\nLook in its control panel whether a domain name still needs them." .
        "\nDelete those that none needs." .
        "\nReport the outcome here.",
    'admin_task_registrar_customer_not_matched' =>
        'A customer account at the registrar bears this client’s name, or was the client’s, but has another address.' .
        "\nLook there whose account it is." .
        "\nIf it is the client’s and has no domain name any more, replace its details by neutral ones." .
        "\nReport the outcome here; if it is somebody else’s, answer “Not needed”.",
    'admin_task_registrar_orders_unknown' =>
        'The client’s own account at the registrar has no living domain name any more, but whether it still has hosting, mail or certificates cannot be asked there, so its details were left alone.' .
        "\nLook in the control panel there. If nothing of it lives any more, replace the details by neutral ones." .
        "\nIf you sell nothing but domain names there, set processors.resellerclub.onlyDomains: true in the policy; the next time this goes by itself." .
        "\nReport the outcome here; if something lives, answer that it must be retained.",
    'admin_task_registrar_customer_not_emptied' =>
        'The client’s account at the registrar could not be emptied, or not in full.' .
        "\nReplace what is left in it by neutral values, or ask the registrar’s support to delete the account." .
        "\nReport the outcome here.",
    'admin_task_registrar_change_by_hand' =>
        'The client’s details changed, and the registrar keeps the old ones for living domain names. A change there starts approvals at the registry and may lock a domain name, so no program makes it.' .
        "\nChange the contacts of the client’s domain names in WHMCS or in the registrar’s control panel to the new values." .
        "\nExpect mails to the old and the new address, and see that they are answered." .
        "\nReport the outcome here.",
    'admin_task_hosting_not_found' =>
        'The policy says that this hosting lives at this system, but nothing there bears the service’s domain name.' .
        "\nLook there under other names, in the service’s notes and in your own records." .
        "\nDelete what belongs to this service only." .
        "\nReport the outcome here; if it was deleted already, answer “Not needed”.",
    'admin_task_hosting_service_without_domain' =>
        'This service names no domain in WHMCS, so nothing could be looked for at this system.' .
        "\nFind out which site or mailboxes there belong to it." .
        "\nDelete them and nothing else." .
        "\nReport the outcome here; if there is nothing, answer “Not needed”.",
    'admin_task_hosting_domain_shared' =>
        'The domain name of this hosting stands in WHMCS with another client too, so nothing at this system was touched.' .
        "\nFind out whose the hosting is." .
        "\nDelete only what is surely this client’s." .
        "\nReport the outcome here.",
    'admin_task_hosting_other_service' =>
        'Another service of this client’s that has not ended may live on the same site or mail domain, so nothing was touched.' .
        "\nIf it lives elsewhere, say so in the policy under “products” for the next time." .
        "\nDelete by hand only what belongs to the ended service." .
        "\nReport the outcome here.",
    'admin_task_hosting_not_deleted' =>
        'This system was asked several times to delete this hosting, and it is still there.' .
        "\nLook in its control panel for what stands in the way, such as another operation on the same server." .
        "\nDelete the site or mailbox there, or ask its support to." .
        "\nReport the outcome here.",
    'admin_task_hosting_remains' =>
        'Sites or mailboxes on this client’s domain names are still at this system: no deletion of a service removed them.' .
        "\nLook whether they belong to a service that still lives, or to another client since." .
        "\nDelete what is this client’s and needed by nobody." .
        "\nReport the outcome here.",
    'admin_task_hosting_several_sites' =>
        'Several sites at this system serve the domain name of this service, so none was deleted.' .
        "\nFind out which of them belongs to the service." .
        "\nDelete it there." .
        "\nReport the outcome here.",
    'admin_task_hosting_site_shared' =>
        'The site of this service also serves domain names that are not this client’s in WHMCS, as a multisite does, so it was left alone.' .
        "\nFind out which part of it is this client’s: domain names, pages, users." .
        "\nRemove only that part by hand." .
        "\nReport the outcome here.",
    'admin_task_hosting_site_changed' =>
        'A site that was this client’s serves other domain names now than when it was found, so it was left alone.' .
        "\nFind out whose it is today." .
        "\nDelete it there only if it is still this client’s alone." .
        "\nReport the outcome here; if it is another’s by now, answer “Not needed”.",
    'admin_task_hosting_staging_clone' =>
        'A site without a domain name looks like a copy of this client’s: its label or its project bears the client’s name or that of the site.' .
        "\nLook there whether it is." .
        "\nIf so, delete it." .
        "\nReport the outcome here; if it is not, answer “Not needed”.",
    'admin_task_hosting_project_remains' =>
        'A project at this system bears this client’s name.' .
        "\nRename it, or delete it once it is empty." .
        "\nReport the outcome here.",
    'admin_task_mail_exchange' =>
        'This client’s mail domain has, or may have, Exchange mailboxes, which the GDPR service does not reach.' .
        "\nLook in the control panel of the mail system." .
        "\nDelete those that are to go and are this client’s alone." .
        "\nReport the outcome here; if there are none, answer “Not needed”.",
    'admin_task_mail_own_address' =>
        'An address of this client’s is a mailbox or alias on a domain name that is not the client’s, such as your own.' .
        "\nFind out who reads it." .
        "\nDelete it if nobody else needs it." .
        "\nReport the outcome here.",
    'admin_task_mail_only_receiver' =>
        'An address of this client’s is the only receiver of an alias, or of what another mailbox forwards. Without it the mail would reach nobody, so it was left.' .
        "\nName another receiver there, or delete the alias or the forward." .
        "\nReport the outcome here.",
    'admin_task_mail_forwards_not_read' =>
        'The mail account has more mailboxes than can be looked at one by one, so nobody looked whether one of them forwards mail to this client.' .
        "\nLook through the forwards in the control panel." .
        "\nTake this client’s addresses out." .
        "\nReport the outcome here.",
    'admin_task_mail_details_by_hand' =>
        'The client’s address or phone number changed in WHMCS, and the client’s mailbox keeps such details in fields of its own.' .
        "\nChange there what is meant by them; this task shows the new values." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_contact_not_matched' =>
        'A contact at Freshdesk bears an address of this client and another one, or was changed since it was found: only you can tell whose it is.' .
        "\nOpen the contact there." .
        "\nIf all of it is the client’s, delete it, or empty its fields and give it a neutral name and address." .
        "\nIf it is somebody else’s, take out only the client’s address." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_contact_locked' =>
        'A contact of this client at Freshdesk is deleted or blocked, and Freshdesk changes nothing in such a contact.' .
        "\nTo erase it and keep its tickets: restore or unblock it, empty its fields, give it a neutral name and address." .
        "\nIf its tickets may go too, delete it forever. To correct it: restore or unblock it, and write the new values." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_contact_restored' =>
        'A contact of this client was to be deleted for good at Freshdesk, and somebody has restored it.' .
        "\nFind out who needed it, and why." .
        "\nIf it may go, delete it there forever, with its tickets. If it must stay, answer that it must be kept." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_contact_not_emptied' =>
        'A contact of this client at Freshdesk was emptied, but its picture or a field is still there.' .
        "\nOpen the contact and remove what is left." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_company' =>
        'At Freshdesk there is a company that nobody but this client is in.' .
        "\nLook whether its name, domains and notes are about the client." .
        "\nDelete it, or keep it where you must." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_agent' =>
        'One of this client’s addresses belongs to an agent at Freshdesk, a member of your staff. Nothing was done.' .
        "\nFind out whether that is right." .
        "\nIf the person is to be erased, remove the agent, then delete the contact that this leaves." .
        "\nReport the outcome here.",
    'admin_task_freshdesk_duplicate_address' =>
        'The client’s new e-mail address belongs to another contact at Freshdesk already.' .
        "\nLook whether both are the client. If so, merge them, with the new address first. If not, correct the wrong one." .
        "\nReport the outcome here.",
];
