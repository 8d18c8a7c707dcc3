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
        'Documents of this client that you released for removal should have been removed an hour ago or more, and something refuses.' .
        "\nLook at the reason of the removal, and whether the addon answers." .
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
        'This removal of documents waits past its start, and nothing of it goes on by itself.' .
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
        'Contacts at the registrar belong to this client’s domain names or account, but bear another address: only you can tell whose they are.' .
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
    'admin_task_registrar_customer_not_emptied' =>
        'The client’s account at the registrar could not be emptied, or not in full.' .
        "\nReplace what is left in it by neutral values, or ask the registrar’s support to delete the account." .
        "\nReport the outcome here.",
    'admin_task_registrar_change_by_hand' =>
        'The client’s details changed, and the registrar keeps the old ones for living domain names. A change there starts approvals at the registry and may lock a domain name, so no program makes it.' .
        "\nChange the contacts of the client’s domain names in WHMCS or in the registrar’s control panel to the new values." .
        "\nExpect mails to the old and the new address, and see that they are answered." .
        "\nReport the outcome here.",
];
