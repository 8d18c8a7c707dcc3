<?php

/**
 * What the admin page calls the codes of the GDPR service, in English; what went wrong is in `faults/`, tasks are in `tasks/`, the
 * page's own words in `page/`. Words in braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
    'admin_state_pending' => 'pending',
    'admin_state_scheduled' => 'scheduled',
    'admin_state_held' => 'held',
    'admin_state_running' => 'running',
    'admin_state_waiting' => 'waiting',
    'admin_state_completed' => 'completed',
    'admin_state_failed' => 'failed',
    'admin_state_withdrawn' => 'withdrawn',

    'admin_step_pending' => 'to do',
    'admin_step_running' => 'running',
    'admin_step_done' => 'done',
    'admin_step_nothing_found' => 'nothing found',
    'admin_step_retained' => 'kept',
    'admin_step_waiting' => 'waiting',
    'admin_step_manual' => 'by hand',
    'admin_step_failed' => 'failed',
    'admin_step_skipped' => 'left out',

    'admin_kind_export' => 'Export',
    'admin_kind_anonymization' => 'Anonymisation',
    'admin_kind_deletion' => 'Deletion',
    'admin_kind_rectification' => 'Correction',
    'admin_kind_erasure' => 'Erasure of a person',
    'admin_kind_purge' => 'Removal of expired documents',

    'admin_hold_dispute' => 'a dispute',
    'admin_hold_claim' => 'a legal claim',
    'admin_hold_audit' => 'an audit',
    'admin_hold_restriction' => 'the client asked to restrict processing',

    'admin_reason_dry_run' => 'Only planned: the GDPR service runs dry.',
    'admin_reason_daily_limit' => 'Today’s limit of the policy is reached. Release it to let it go on now.',
    'admin_reason_backlog' => 'Was due before the GDPR service watched. It waits for your word under Backlog.',
    'admin_reason_already_cancelled' =>
        'WHMCS already shows the service as cancelled. Check that the hosting is the right one, then release.',
    'admin_reason_already_terminated' => 'WHMCS already shows the service as terminated. Check what remains, then release.',
    'admin_reason_account_shared' => 'Another live service uses the same account.',
    'admin_reason_product_type_needs_owner' =>
        'A reseller or server product: it may hold data of others. Look first, then release.',
    'admin_reason_facts_changed' =>
        'WHMCS says something else than when this was scheduled. Look at the service there, then release or withdraw.',
    'admin_reason_facts_unclear' =>
        'WHMCS’s data about it contradicts itself. Look at the service there, then release or withdraw.',
    'admin_reason_bookkeeping' => 'Bookkeeping law',
    'admin_reason_documents_expired' =>
        'Documents of this client need not be kept any more. Look at the list, then release or withdraw.',
    'admin_reason_first_form_purge' =>
        'The first removal of old forms by this list and period. Look at the counts below, then release; later ones go by themselves each week.',
    'admin_reason_form_rows_left' => 'Some of it only a person can remove. A task says what.',
    'admin_reason_connector_not_in_use' => 'The policy or the settings no longer use this system.',
    'admin_reason_documents_refused' => 'Some documents could not be removed. A task says what to do.',
    'admin_reason_nothing_expired' => 'Nothing on the list need go any more.',
    'admin_reason_purged' => 'Removed once it need not be kept any more.',
    'admin_reason_absent' => 'It was no longer there.',
    'admin_reason_not_settled' => 'It was never paid, cancelled or refunded.',
    'admin_reason_other_client' => 'It belongs to another client now.',
    'admin_reason_not_expired' => 'It must still be kept.',
    'admin_reason_has_notes' => 'A credit or debit note on it stays.',
    'admin_reason_part_of_invoice' => 'It stays as long as its invoice.',
    'admin_reason_place_unknown' => 'It is not known where this WHMCS keeps it.',
    'admin_reason_shared_login' => 'This login also opens another client’s account.',
    'admin_reason_addon_door_absent' => 'The GDPR service cannot reach this addon’s door.',
    'admin_reason_by_hand' => 'Done by hand.',
    'admin_reason_not_needed' => 'Found not to be needed.',
    'admin_reason_not_identifiable' =>
        'It knows visitors by the number in their own _ga cookie only; without it nobody can tell what is theirs.',
    'admin_reason_hosting_not_gone' => 'Waits until the hosting is gone.',
    'admin_reason_no_longer_cancelled' => 'The service is not cancelled any more.',
    'admin_reason_request_taken_back' =>
        'The cancellation was taken back after the deletion had begun; what is still there stays.',
    'admin_reason_called_off' => 'The owner or the client called this request off before; WHMCS still shows it.',
    'admin_reason_client' => 'The client called the deletion off and keeps the service.',
    'admin_reason_data_back_first' => 'The client wants the data back first. The clock stands until that task is done.',
    'admin_reason_activated_again' => 'The service was activated again.',
    'admin_reason_client_deleted' => 'The client was deleted in WHMCS.',
    'admin_reason_client_not_closed' => 'The client is not closed any more.',
    'admin_reason_terminated_by_whmcs' => 'WHMCS ended it itself.',
    'admin_reason_owner_confirmation' => 'Waits for your confirmation: look at its plan.',
    'admin_reason_account_deleted' => 'The account itself was deleted.',
    'admin_reason_addon_outdated' => 'This addon is older than the GDPR service asks for. Update it.',
    'admin_reason_not_in_this_whmcs' => 'This WHMCS has no such table.',
    'admin_reason_documents_not_released' =>
        'These documents still name the client. They have not been released for removal.',
    'admin_reason_documents_not_frozen' =>
        'Some invoices could not be copied as they are printed. What they print stays in the profile.',
    'admin_reason_letter_not_possible' => 'This WHMCS cannot send it.',
    'admin_reason_mail_not_allowed' => 'The API role lacks SendEmail, so WHMCS sends no letter.',
    'admin_reason_partly_scrubbed' => 'A part of it is not in this WHMCS or could not be reached.',
    'admin_reason_storage.full' =>
        'Free some room on the disk for the package. While this waits, it is tried again by itself; once it has failed, choose “Try again”.',
    'admin_reason_whmcs.permission_missing' =>
        'The API role lacks an action that the GDPR service needs; its README lists them all.',
    'admin_reason_client_file_failed' => 'A file of the client’s could not be read.',
    'admin_reason_invoice_pdf_failed' => 'A printed invoice could not be read.',
    'admin_reason_client_anonymised' =>
        'The account was anonymised while this was being made. Ask again for what has stayed.',
    'admin_reason_somebody_else' => 'The number now belongs to somebody else in WHMCS: nothing was touched.',
    'admin_reason_client_came_back' => 'The client came back after the backup: nothing was touched.',
    'admin_reason_client_being_anonymised' => 'Waits until the anonymisation under way has ended.',
    'admin_reason_person' => 'Waits until you have reported its task as done.',
    'admin_reason_processor' => 'Waits for another company to finish. It is looked at again by itself.',
    'admin_elsewhere_away' =>
        'It gave no usable answer. It is asked again by itself for thirty days; after that a task asks you.',
    'admin_elsewhere_access' =>
        'It refuses the GDPR service, or its certificate is not valid. Check the key and its rights with npm run connector:check; what waits goes on by itself.',
    'admin_elsewhere_unread' => 'It gave no usable answer.',
    'admin_elsewhere_odd' =>
        'It answered in a way nobody expected, perhaps because it is being maintained. It is asked again by itself for a day; after that a task asks you.',
    'admin_elsewhere_refused' => 'It refused, or answered in a way nobody expected. A task says what to do there by hand.',
    'admin_reason_subject.unread' =>
        'What WHMCS says of the client’s services, domain names and addresses now could not be read, so nothing was touched there. It is tried again by itself.',
    'admin_reason_subject.incomplete' =>
        'What other systems know the client by could not be read in WHMCS, so nothing was touched there. A task says what to do by hand.',
    'admin_reason_active_domain' => 'Held by the registrar for a living domain name, as its registry requires.',
    'admin_reason_registrar_deleting' =>
        'The registrar has agreed to delete it and is not done yet. It is looked at again by itself.',
    'admin_reason_registrar_contacts_first' =>
        'The account at the registrar is emptied once its contacts are gone. It goes on by itself.',
    'admin_reason_registrar_refused_for_now' =>
        'The registrar does not delete it now, perhaps because something is under way there. It is tried again by itself.',
    'admin_reason_stopped' => 'Everything is stopped. It goes on once someone resumes.',
    'admin_reason_owner' => 'Withdrawn in the admin area or through the API.',
    'admin_reason_system' => 'Its ground has gone, so the GDPR service withdrew it.',
    'admin_reason_withdrawn' => 'Left out, because it was withdrawn.',
    'admin_reason_client_merged' => 'The client was merged into another. What belongs to a service goes on there.',
    'admin_reason_scrub_by_hand' => 'The addon stopped answering half-way. A task says what is left to do by hand.',
    'admin_reason_connector.unreachable' =>
        'WHMCS could not be reached. It is tried again by itself; check that WHMCS is up and that the GDPR service may reach it.',
    'admin_reason_connector.unavailable' =>
        'WHMCS answered with an error of its own. It is tried again by itself; if it stays, look into the error log of its web server.',
    'admin_reason_connector.timeout' =>
        'WHMCS did not answer in time. Whether it acted is looked at before anything is sent again.',
    'admin_reason_connector.aborted' => 'It was interrupted, by a restart for instance, and goes on by itself.',
    'admin_reason_connector.unfinished' => 'It is not finished yet, and goes on by itself.',
    'admin_reason_connector.truncated' => 'An answer of WHMCS broke off. It is tried again by itself.',
    'admin_reason_hosting_deleting' => 'The system is deleting it. It is looked at again by itself until it is gone.',
    'admin_reason_hosting_server_busy' => 'The server is busy with something else. It is asked again by itself.',
    'admin_reason_connector.rate_limited' => 'WHMCS asked for a pause. It goes on by itself.',
    'admin_reason_connector.certificate_invalid' =>
        'The certificate of WHMCS is not valid. Renew it; what waits goes on by itself.',
    'admin_reason_connector.unauthenticated' =>
        'WHMCS does not know the API credential of the GDPR service. Correct it in its settings and restart it.',
    'admin_reason_connector.forbidden' =>
        'WHMCS refuses the GDPR service. Check the allowed IP address, the access key and the API role.',
    'admin_reason_door.gone' =>
        'This addon’s door did not answer any more. It is tried again by itself; check that the addon is active.',
    'admin_reason_door.secret_differs' =>
        'This addon and the GDPR service do not share the same secret. Paste the current connection string.',
    'admin_reason_door.clock_differs' =>
        'The clocks of this server and of the GDPR service differ by more than five minutes. Set them.',
    'admin_reason_door.address_refused' =>
        'The GDPR service calls from an address that is not among this addon’s Door addresses. Add it there.',
    'admin_reason_door.addon_outdated' =>
        'This addon is older than the GDPR service asks for. Update it; what waits goes on by itself.',
    'admin_reason_door.facts_differ' =>
        'WHMCS’s tables say something else than when this was planned. Nothing was touched; look at the client there.',
    'admin_reason_whmcs.still_there' => 'WHMCS said that it was done, but it is still there. It is tried again by itself.',
    'admin_reason_whmcs.outcome_unknown' =>
        'The answer of WHMCS was lost. It is looked at first, so that nothing is done twice.',
    'admin_reason_deletion.reconsidered' =>
        'WHMCS showed something new in the last moment. Nothing was sent; it is looked at afresh.',
    'admin_reason_deletion.look_too_old' =>
        'WHMCS had too much to do for the last look to hold. Nothing was sent; it is tried again by itself.',
    'admin_reason_deletion.suspension_failed' =>
        'The service could not be suspended. It is tried again until the deletion begins, which nothing delays.',
    'admin_reason_whmcs.module_refused' =>
        'The server’s module refused to end the hosting. It is tried again by itself; look into WHMCS’s module log for what the server says.',
    'admin_reason_whmcs.mail_failed' => 'WHMCS could not send a mail. It is tried again by itself; check its mail settings.',
    'admin_reason_whmcs.write_refused' =>
        'WHMCS refused a change. Look at the client there, put right what it complains of, then choose “Try again”.',
    'admin_reason_whmcs.service_missing' =>
        'WHMCS no longer has this service. Look for what remains on the server, then withdraw.',
    'admin_reason_whmcs.client_not_found' => 'WHMCS has no such client any more.',
    'admin_reason_whmcs.foreign_row' =>
        'WHMCS answered with something of another client. Nothing was touched. Look at the client there; if it stays, another module may be changing WHMCS’s answers.',
    'admin_reason_whmcs.shape_unexpected' =>
        'WHMCS answered in a way that the GDPR service does not know. Nothing was touched; update the GDPR service.',
    'admin_reason_whmcs.unreadable' => 'WHMCS’s answer could not be read. It is tried again by itself.',
    'admin_reason_absence.trace_left' => 'Something was still found after the erasure. It is erased again by itself.',
    'admin_reason_calendar.no_retention_rule' =>
        'The policy has no retention rule for a document of this date. Add one to the policy file and restart the GDPR service.',
    'admin_reason_subject.missing' =>
        'Whom this is about is no longer known to the GDPR service, because it was sealed and is gone. Do what is left by hand.',
    'admin_reason_seal.key_unknown' =>
        'It was sealed under an encryption key that the GDPR service no longer has. Put the old key back, behind the current one, and restart it.',
    'admin_reason_freshdesk_tickets_open' =>
        'Freshdesk still has open tickets of this client. Close them there; it is looked again every day.',
    'admin_reason_freshdesk_deletion_waits' =>
        'Freshdesk deletes the contact for good once its days of grace are over, which it does by itself.',
    'admin_reason_freshdesk_tickets_going' =>
        'Freshdesk is deleting the tickets of a contact that is gone. It is looked again by itself.',
    'admin_reason_freshdesk_tickets_kept' =>
        'The contact at Freshdesk was emptied; its tickets are kept without the client’s name and address, with what is written in them.',
    'admin_reason_internal.unexpected' =>
        'Something went wrong in the GDPR service. Its log has a line about it; choose “Try again”.',

    'admin_action_terminate_hosting' => 'End the hosting on the server',
    'admin_action_delete_hosting' => 'Delete the hosting at the processor',
    'admin_action_end_addons' => 'End the service’s product addons in WHMCS',
    'admin_action_set_service_status' => 'Set the service’s status in WHMCS',
    'admin_action_delete_tickets' => 'Delete tickets, with replies and attachments',
    'admin_action_delete_pay_methods' => 'Delete stored pay methods',
    'admin_action_delete_quotes' => 'Delete quotes that need not be kept',
    'admin_action_delete_contacts' => 'Delete contacts',
    'admin_action_reduce_billing_contact' => 'Reduce the billing contact to what invoices print',
    'admin_action_clear_services' => 'Clear the details of services',
    'admin_action_clear_service' => 'Clear the details of one service',
    'admin_action_clear_domains' => 'Clear the notes of domains',
    'admin_action_anonymise_users' => 'Anonymise logins',
    'admin_action_leave_shared_users' => 'Leave logins that others use too',
    'admin_action_destroy_packages' => 'Destroy export packages',
    'admin_action_erase_client' => 'Erase the client',
    'admin_action_erase_credentials' => 'Have the stored credentials removed',
    'admin_action_keep_invoices' => 'Invoices and credit notes',
    'admin_action_keep_transactions' => 'Payments and refunds without an invoice',
    'admin_action_keep_quotes' => 'Accepted quotes',
    'admin_action_keep_printed_identity' => 'What invoices print: names, company, address, country, VAT number',
    'admin_action_remove_documents' => 'Remove documents that need not be kept any more',
    'admin_action_purge_flamingo' => 'Remove old submissions of Flamingo',
    'admin_action_purge_cfdb7' => 'Remove old submissions of CFDB7',
    'admin_action_purge_wpforms' => 'Remove old submissions of WPForms',
    'admin_action_purge_gravity' => 'Remove old submissions of Gravity Forms',
    'admin_action_purge_elementor' => 'Remove old submissions of Elementor',
    'admin_action_scrub_tickets' => 'Scrub the ratings, history and extra fields of tickets',
    'admin_action_scrub_logs' => 'Scrub the logs of WHMCS',
    'admin_action_record_books' => 'Write down the state of the invoices',
    'admin_action_freeze_invoices' => 'Keep invoices as they are printed now',
    'admin_action_send_letter' => 'Send the closing letter to the client',
    'admin_action_verify_books' => 'Check that no invoice has changed',
    'admin_action_reduce_profile' => 'Reduce the profile to what invoices print',
    'admin_action_anonymise_profile' => 'Anonymise the profile',
    'admin_action_scrub_database' => 'Scrub what WHMCS’s API does not reach',
    'admin_action_export' => 'Make the export',
    'admin_action_rectify_client' => 'Correct the client’s details',

    'admin_group_names' => 'Names',
    'admin_group_company' => 'Company',
    'admin_group_email' => 'E-mail address',
    'admin_group_postal_address' => 'Postal address',
    'admin_group_phone' => 'Telephone number',
    'admin_group_vat_number' => 'VAT number',
    'admin_group_notes' => 'Notes',
    'admin_group_custom_fields' => 'Custom fields',
    'admin_group_marketing_consent' => 'Consent to marketing',
    'admin_group_ip_addresses' => 'IP addresses',
    'admin_group_logins' => 'Logins: last visit, invitations, sign-in links',
    'admin_group_contacts' => 'Contacts',
    'admin_group_client_files' => 'Files of the client',
    'admin_group_calendar' => 'Calendar and to-do list',
    'admin_group_affiliate_data' => 'Affiliate data',
    'admin_group_tickets' => 'Tickets with their replies',
    'admin_group_ticket_attachments' => 'Attachments of tickets',
    'admin_group_ticket_trail' => 'Ratings, history and extra fields of tickets',
    'admin_group_pay_methods' => 'Stored pay methods',
    'admin_group_payment_texts' => 'Texts of payments and credits',
    'admin_group_quotes' => 'Quotes',
    'admin_group_orders' => 'Details of orders',
    'admin_group_cancellation_reasons' => 'Reasons given for cancellations',
    'admin_group_invoices' => 'Invoices and credit notes',
    'admin_group_domain_names' => 'Domain names of services',
    'admin_group_hosting_logins' => 'User names and passwords of the hosting',
    'admin_group_hosting_files' => 'Files of the website',
    'admin_group_hosting_databases' => 'Databases',
    'admin_group_hosting_mailboxes' => 'Mailboxes',
    'admin_group_service_status' => 'Status in WHMCS',
    'admin_group_export_packages' => 'Export packages',
    'admin_group_form_submissions' => 'What visitors sent through forms',
    'admin_group_recipient_data' => 'What this recipient holds',
    'admin_group_mail_log' => 'Mail log',
    'admin_group_activity_log' => 'Activity log',
    'admin_group_system_logs' => 'Logs of the API, modules and errors',

    'admin_treatment_erase' => 'Erased',
    'admin_treatment_replace' => 'Replaced',
    'admin_treatment_retain' => 'Kept',
    'admin_treatment_cannot' => 'Out of reach',
    'admin_treatment_by_hand' => 'By hand',

    'admin_undo_withdraw' => 'Until it begins: withdraw it',
    'admin_undo_hold_client' => 'It has begun. A hold on the client stops the steps that are still to come',
    'admin_undo_server_backups' => 'Only out of the server’s own backups, as long as they hold it',
    'admin_undo_set_status_by_hand' => 'Set the status back in WHMCS at any time',
    'admin_undo_export_again' => 'Make a new export: it holds what is left by then',
    'admin_undo_unchanged' => 'Nothing is taken away, so there is nothing to undo',
    'admin_undo_not_at_all' => 'Cannot be undone',
    'admin_absence_at_once' => 'right after',
    'admin_absence_after_hour' => 'after an hour',
    'admin_absence_after_day' => 'after a day',
    'admin_absence_after_tail' => 'once the last backups are gone',
    'admin_absence_state_due' => 'still to come',
    'admin_absence_state_done' => 'done',
    'admin_absence_state_given_up' => 'given up after 30 days',
    'admin_document_invoice' => 'Invoice',
    'admin_document_credit_note' => 'Credit note',
    'admin_document_debit_note' => 'Debit note',
    'admin_document_billing_note' => 'Credit or debit note',
    'admin_document_transaction' => 'Payment',
    'admin_document_quote' => 'Quote',
    'admin_document_state_retained' => 'kept',
    'admin_document_state_expired' => 'listed for removal',
    'admin_document_state_removed' => 'removed',
    'admin_document_state_refused' => 'could not be removed',

    'admin_result_reduced' => 'Reduced: something is kept by law',
    'admin_result_erased' => 'Erased as far as this service reaches',
    'admin_result_anonymised' => 'Anonymised',

    'admin_source_complete' => 'complete',
    'admin_source_empty' => 'empty',
    'admin_source_unreachable' => 'could not be reached',
    'admin_source_not_configured' => 'not in use',
    'admin_source_running' => 'running',

    'admin_brake_cause_cancellation_request' => 'The client asked for the cancellation.',
    'admin_brake_cause_termination_without_request' => 'WHMCS wanted to end it without a client’s request.',

    'admin_outcome_done' => 'Done: it is gone',
    'admin_outcome_nothing_found' => 'Nothing was found',
    'admin_outcome_retained' => 'It must be kept',
    'admin_outcome_not_needed' => 'Not needed',
] +
    (require __DIR__ . '/faults/english.php') +
    (require __DIR__ . '/tasks/english.php') +
    (require __DIR__ . '/warnings/english.php') +
    (require __DIR__ . '/page/english.php');
