<?php

/** The admin page's own words in English. Words in braces are filled in; `{…}` and keys are the same in every language. */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Overview',
    'admin_tab_deletions' => 'Deletions',
    'admin_tab_clients' => 'Clients',
    'admin_tab_tasks' => 'Tasks',
    'admin_tab_documents' => 'Documents',
    'admin_tab_backlog' => 'Backlog',
    'admin_tab_connection' => 'Connection',

    'admin_foot' => 'Addon {addon}, GDPR service {service}. Times are in {zone}.',

    'admin_choose' => 'Choose…',

    'admin_back' => 'Back',

    'admin_list_is_cut' => 'There are more. This list shows the first ones of each kind.',

    'admin_needs_service' => 'This part needs the GDPR service, which does not answer now. See the message at the top.',

    'admin_date_months' => 'January,February,March,April,May,June,July,August,September,October,November,December',
    'admin_date_end_of' => 'end of {day}',
    'admin_date_in_minutes' => 'in {count} min',
    'admin_date_in_hours' => 'in {count} hours',
    'admin_date_in_days' => 'in {count} days',
    'admin_date_ago_minutes' => '{count} min ago',
    'admin_date_ago_hours' => '{count} hours ago',
    'admin_date_ago_days' => '{count} days ago',
    'admin_date_day' => '{day} {month} {year}',
    'admin_date_now' => 'now',

    'admin_banner_live' => 'Live',
    'admin_banner_live_means' => 'Due deletions and anonymisations are really carried out.',
    'admin_banner_dry_run' => 'Dry run',
    'admin_banner_dry_run_means' =>
        'Everything is planned and recorded, nothing is deleted or anonymised. Exports are really made.',
    'admin_banner_stopped' => 'Stopped',
    'admin_banner_stopped_means' => 'Every destructive step stands still until someone resumes. Exports go on.',
    'admin_banner_not_connected' => 'Not connected',
    'admin_banner_not_connected_means' =>
        'No valid connection string is set. Events are kept in WHMCS and terminations are held back, but nothing is exported or deleted. Paste the string under System Settings > Addon Modules > GDPR automation.',
    'admin_banner_silent' => 'The GDPR service does not answer',
    'admin_banner_silent_means' =>
        'What still works: events are kept here and sent later, the brake holds terminations, and you can release a service by hand under Deletions.',

    'admin_tile_coming' => 'deletions scheduled',
    'admin_tile_held' => 'deletions held',
    'admin_tile_failed' => 'failed',
    'admin_tile_running' => 'running now',
    'admin_tile_tasks' => 'tasks for you',
    'admin_tile_backlog' => 'in the backlog',
    'admin_tile_overdue' => 'deletions overdue',
    'admin_tile_purges' => 'removals to release',

    'admin_outbox_title' => 'Events on their way to the GDPR service',
    'admin_outbox_empty' => 'Nothing waits: every event has arrived.',
    'admin_outbox_alarming' =>
        'Events have not been getting through for a while. None is lost. Press Test connection to see what stands in the way.',
    'admin_outbox_pending' => 'Waiting',
    'admin_outbox_failing' => 'Tried in vain',
    'admin_outbox_oldest' => 'Oldest',
    'admin_outbox_problem' => 'Last problem',
    'admin_outbox_delivered' => 'Last delivered',
    'admin_outbox_refused' => 'Refused by the GDPR service',
    'admin_outbox_send' => 'Send now',

    'admin_stop_title' => 'Emergency stop',
    'admin_stop_explains' =>
        'Freezes every deletion and anonymisation within a second, for all clients, until someone resumes. Nothing is lost; exports go on.',
    'admin_stop_is_on' => 'Everything destructive stands still. Once resumed, what has fallen due meanwhile runs at once.',
    'admin_stop_button' => 'Stop everything',

    'admin_resume_due' => 'Due now, and running at once when resumed: {count}. What they delete cannot be brought back.',
    'admin_resume_sure' => 'I know that whatever is due runs at once',
    'admin_resume_button' => 'Resume',

    'admin_col_service' => 'Service',
    'admin_col_client' => 'Client',
    'admin_col_due' => 'Due at the latest',
    'admin_col_state' => 'State',
    'admin_col_brake' => 'Brake in WHMCS',
    'admin_col_actions' => 'Actions',
    'admin_col_held_since' => 'Held since',
    'admin_col_asked' => 'Asked for',
    'admin_col_progress' => 'Progress',
    'admin_col_step' => 'Step',
    'admin_col_steps' => 'Steps',
    'admin_col_count' => 'Number',
    'admin_col_source' => 'Source',
    'admin_col_records' => 'Records',
    'admin_col_kept' => 'Kept',
    'admin_col_ground' => 'Ground',
    'admin_col_until' => 'May be deleted from',
    'admin_col_task' => 'What to do',
    'admin_col_kind' => 'What',
    'admin_col_event' => 'Event',
    'admin_col_happened' => 'Happened',
    'admin_col_problem' => 'Problem',
    'admin_col_check' => 'Check',
    'admin_col_detail' => 'What to do',
    'admin_col_document' => 'Document',
    'admin_col_documents' => 'Documents',
    'admin_col_dated' => 'Dated',
    'admin_col_listed' => 'Listed on',
    'admin_col_moment' => 'Look',
    'admin_col_where' => 'Where',
    'admin_col_found' => 'Found',
    'admin_col_when' => 'When',

    'admin_client_nobody' => 'No client in particular',
    'admin_client_number' => 'Client {id}',
    'admin_client_id' => 'Client number',
    'admin_client_open' => 'Show this client',
    'admin_client_not_named' => 'No client was named. Go to Clients and enter a client number.',
    'admin_client_summary' => 'Summary in WHMCS',
    'admin_client_acts' => 'What you can do',
    'admin_client_hold' => 'Hold this client',
    'admin_client_hold_means' =>
        'No destructive step for this client, whatever is open or opens later. You are asked every 30 days whether the reason still stands.',

    'admin_service_number' => 'Service {id}',
    'admin_service_not_named' => 'No service was named. Open it from Deletions.',
    'admin_service_plan_link' => 'What would be deleted',
    'admin_service_plan_title' => 'What a deletion of this service would do now',
    'admin_service_not_cancelled' =>
        'WHMCS does not show this service as cancelled. As it stands, nothing of it is deleted; below is what a deletion would do.',
    'admin_service_no_steps' => 'Nothing would be done.',
    'admin_service_conflicts' => 'This would hold the deletion until you release it',
    'admin_service_effective' => 'Cancellation takes effect',
    'admin_service_suspends' => 'Suspended from',
    'admin_service_starts' => 'Deletion starts',
    'admin_product_addon' => 'Product addon {id} of service {service}',

    'admin_effective_from' => 'Cancellation takes effect {at}',
    'admin_effective_since' => 'Cancellation in effect since {at}',
    'admin_overdue' => 'overdue',
    'admin_partly' => 'partly done',
    'admin_clock_stopped' =>
        'The clock stands still since {at}: the client wants the data first. It goes on once you report that task as done.',
    'admin_suspended_at' => 'Suspended until it is deleted, since {at}',
    'admin_shared_with' => 'Still used by:',

    'admin_approved_at' => 'Approved by the client {at}',

    'admin_held_by_owner' => 'Held: {reason}',
    'admin_held_with_client' => 'The client is held: {reason}',

    'admin_steps_count' => 'Steps ({count})',
    'admin_steps_none' => 'not planned yet',

    'admin_sources_count' => 'Sources ({count})',

    'admin_retained_until' => 'Until {day}: {ground}',
    'admin_absence_count' => 'Searched again ({count})',
    'admin_absence_nothing' => 'nothing',
    'admin_absence_found' => '{count} found',
    'admin_undo_then' => '{now}. After that: {then}',
    'admin_undo_until' => '{how} (until {at})',

    'admin_gone_at' => 'Last copies gone {at}.',

    'admin_hold_reason' => 'Reason',
    'admin_hold_means' =>
        'Nothing of it is carried out until you release it. Its date stays; once released after that date it runs at once.',

    'admin_deletions_title' => 'Coming deletions',
    'admin_deletions_explain' =>
        'Each deletion runs so that it ends at the latest at the time shown ({zone}). Hold, release and approval become evidence.',
    'admin_deletions_none' => 'No deletion is coming.',
    'admin_deletions_none_client' => 'No deletion for this client.',

    'admin_brake_title_unknown' => 'Held by the brake, unknown to the GDPR service',
    'admin_brake_title_all' => 'Services on the brake',
    'admin_brake_explain_unknown' =>
        'WHMCS wants to end these services, and no deletion is open for them: overdue, a fixed term, an admin’s click, or an event that has not arrived yet. Release one by hand to let WHMCS end it.',
    'admin_brake_explain_all' =>
        'The GDPR service cannot be asked, so these are all services on the brake. A release by hand works without it.',
    'admin_brake_none' => 'None.',
    'admin_brake_default' => 'No entry: the first attempt to end it is held.',
    'admin_brake_held' => 'held back',
    'admin_brake_owner' => 'held by the owner',
    'admin_brake_owner_means' =>
        'You hold this client, this service or everything. WHMCS ends nothing here, released or not, until you lift that.',
    'admin_brake_released' => 'released',
    'admin_brake_released_until' => 'Until {at}, by {by}. {reason}',
    'admin_brake_ends' => 'Ends by itself: {at}',
    'admin_brake_reason_client_asked' => 'The client asked for it at once',
    'admin_brake_reason_duplicate_order' => 'Ordered twice',
    'admin_brake_reason_test_service' => 'A test of our own',
    'admin_brake_reason_fraud' => 'Fraud',
    'admin_brake_reason_legal_order' => 'Ordered by a court or authority',
    'admin_brake_reason_other' => 'Another reason',
    'admin_brake_release_reason' => 'Reason (becomes evidence)',
    'admin_brake_release_means' =>
        'WHMCS may end this service during the next 24 hours. What it deletes on the server cannot be brought back.',

    'admin_by_admin' => 'admin {id}',
    'admin_by_service' => 'the GDPR service',

    'admin_tool_hold' => 'Hold',
    'admin_tool_release' => 'Release',
    'admin_tool_release_client' => 'Release this client',
    'admin_tool_approve' => 'Approve',
    'admin_tool_data_first' => 'Data first',
    'admin_tool_withdraw' => 'Withdraw',
    'admin_tool_retry' => 'Try again',
    'admin_tool_discard' => 'Discard',
    'admin_tool_brake_release' => 'Release the brake',
    'admin_tool_brake_hold' => 'Take the release back',

    'admin_release_client_now_means' =>
        'Something that this hold kept is due already: released, it runs at once. What it deletes cannot be brought back.',
    'admin_release_now_means' => 'It is due already: released, it runs at once. What it deletes cannot be brought back.',

    'admin_approve_means' => 'The client agrees to deletion now. The deletion is then due at once and cannot be undone.',
    'admin_approve_early_means' =>
        'The client agrees to deletion as soon as the cancellation takes effect, without further delay. It cannot be undone.',
    'admin_approve_channel' => 'How the client said so',
    'admin_approve_received_on' => 'On which day (if not today)',
    'admin_approve_now' => 'The client also gives up the time already paid: delete now',
    'admin_data_first_means' =>
        'The client wants the content back before it is deleted. The clock stands still, and a task asks you to hand it over; once you report that as done, the time that was left goes on.',

    'admin_channel_email' => 'by e-mail',
    'admin_channel_phone' => 'by phone',
    'admin_channel_letter' => 'by letter',
    'admin_channel_ticket' => 'in a ticket',
    'admin_channel_in_person' => 'in person',
    'admin_channel_client_area' => 'in the client area',
    'admin_channel_other' => 'another way',

    'admin_withdraw_means' => 'Nothing of it is carried out any more. Data stays where it is.',
    'admin_withdraw_sure' => 'Yes, withdraw it',

    'admin_discard_means' =>
        'The GDPR service never learns of this event. First see whether what it tells is known there, and put it right by hand if not.',

    'admin_retry_means' => 'It goes on from the step that failed, at once. What it deletes cannot be brought back.',

    'admin_type_service' => 'Type the service number {id}',
    'admin_type_product_addon' => 'Type the product addon’s number {id}',
    'admin_type_client' => 'Type the client number {id}',
    'admin_type_event' => 'Type the event number {id}',
    'admin_type_count' => 'Type how many: {count}',

    'admin_clients_title' => 'A client',

    'admin_export_button' => 'Export this client',
    'admin_export_this_client' => 'Export this client',

    'admin_exports_title' => 'Exports',
    'admin_exports_none' => 'No export yet.',

    'admin_package_download' => 'Download ({size})',
    'admin_package_until' => 'until {at}',
    'admin_package_gone' => 'package destroyed',

    'admin_anonymizations_title' => 'Anonymisations',
    'admin_anonymizations_none' => 'No anonymisation.',

    'admin_plan_title' => 'Anonymise this client',
    'admin_plan_explains' =>
        'First look at the plan: every step, what stands in the way and what must be kept. Looking changes nothing.',
    'admin_plan_button' => 'Show the plan',
    'admin_plan_and_confirm' => 'Plan and confirm',
    'admin_plan_no_blockers' => 'Nothing stands in the way.',
    'admin_plan_blockers' => 'This stands in the way',
    'admin_plan_blocked' => 'Resolve what stands in the way in WHMCS, then look at the plan again.',
    'admin_plan_steps' => 'What would be done',
    'admin_plan_kept' => 'What must be kept',
    'admin_plan_kept_nothing' => 'Nothing has to be kept.',
    'admin_plan_confirm_live' => 'This cannot be undone. The account is anonymised once its grace period is over.',
    'admin_plan_confirm_dry' => 'The GDPR service runs dry: the steps are planned and recorded, none is done.',
    'admin_plan_already_open' => 'An anonymisation is open already; this confirms it.',
    'admin_plan_force' => 'Go on in spite of open tickets; they are deleted too',
    'admin_purges_title' => 'Documents that need not be kept any more',
    'admin_purges_explain' =>
        'Each January the documents whose time is over are listed, client by client. Nothing is removed before you have looked at the list and released it. Keeping them longer than the law asks for is a breach, too. Rows of the website’s forms that are too old are listed each week; the first time you look before they go.',
    'admin_purges_none' => 'Nothing is listed.',
    'admin_purge_preview' => 'Look at it, then release',
    'admin_purge_look' => 'Look at it',
    'admin_purge_title' => 'Removal of expired documents',
    'admin_purge_means_live' =>
        'Released, exactly these documents are removed from WHMCS, with their lines and payments. They cannot be brought back; your bookkeeping must have them elsewhere if it still needs them.',
    'admin_purge_title_forms' => 'Removal of old rows of the website’s forms',
    'admin_purge_means_forms' =>
        'Released, the rows counted below are removed from the website’s database, with their files, whoever sent them. They cannot be brought back. Later runs go by themselves each week.',
    'admin_purge_means_dry' =>
        'The GDPR service runs dry: released, the removal is planned and recorded. Nothing is removed.',
    'admin_purge_documents' => 'Documents on the list',
    'admin_documents_title' => 'Documents that are kept',
    'admin_documents_none' =>
        'None is on file. The documents of an account are filed when it is anonymised, and of any client once their time is over.',

    'admin_anonymize_button' => 'Anonymise',

    'admin_tasks_title' => 'What only a person can do',
    'admin_tasks_explain' =>
        'Follow the steps, then say how it ended. Your answer becomes evidence, and what waited for it goes on.',
    'admin_tasks_none' => 'Nothing waits for you.',

    'admin_task_at' => 'At: {connector}',
    'admin_task_object' => 'Number in WHMCS: {id}',
    'admin_task_outcome' => 'How it ended',
    'admin_task_done' => 'Done',
    'admin_tasks_overdue' => '{count} overdue. They stand first.',
    'admin_task_details_link' => 'What to look for and where',
    'admin_task_title' => 'A task',
    'admin_task_not_named' => 'No task was named. Open it from Tasks.',
    'admin_task_look_for' => 'Look for',
    'admin_task_names' => 'Names',
    'admin_task_emails' => 'E-mail addresses',
    'admin_task_domains' => 'Domain names',
    'admin_task_new_values' => 'What WHMCS has now',
    'admin_task_where' => 'What the GDPR service finds there now',
    'admin_task_where_none' => 'Nothing.',
    'admin_task_missing' => 'Could not be read now: {what} ({why}). Reload this page later, or look in WHMCS yourself.',
    'admin_task_detail_lookFor' => 'what to look for',
    'admin_task_detail_newValues' => 'what WHMCS has now',
    'admin_task_detail_where' => 'what lies there',
    'admin_value_firstname' => 'First name',
    'admin_value_lastname' => 'Last name',
    'admin_value_companyname' => 'Company',
    'admin_value_email' => 'E-mail address',
    'admin_value_phonenumber' => 'Telephone',
    'admin_value_address1' => 'Address',
    'admin_value_address2' => 'Address, second line',
    'admin_value_postcode' => 'Postcode',
    'admin_value_city' => 'City',
    'admin_value_state' => 'State or province',
    'admin_value_country' => 'Country',

    'admin_backlog_title' => 'Backlog',
    'admin_backlog_explain' =>
        'This was due before the GDPR service watched, or while it ran dry. Nothing of it is touched until you release it. Tick a batch and look at it once more.',
    'admin_backlog_none' => 'The backlog is empty.',
    'admin_backlog_preview' => 'Preview the ticked ones',
    'admin_backlog_preview_title' => 'To be released: {count}',
    'admin_backlog_means_live' =>
        'Exactly these go on, and what they delete cannot be brought back. The policy’s daily limits still apply.',
    'admin_backlog_means_dry' =>
        'The GDPR service runs dry: released, they are planned anew and come back here. Nothing is deleted.',
    'admin_backlog_release' => 'Release {count}',

    'admin_connection_title' => 'Connection to the GDPR service',
    'admin_connection_paste' =>
        'Run “npm run addon:connect” where the GDPR service runs, and paste its last line under System Settings > Addon Modules > GDPR automation > Connection string.',
    'admin_connection_url' => 'Address',
    'admin_connection_version' => 'Version of the GDPR service',
    'admin_connection_contact' => 'Last contact',
    'admin_connection_heartbeat' => 'Last heartbeat it heard',
    'admin_connection_test' => 'Test connection',

    'admin_checks_title' => 'What the GDPR service stands on',

    'admin_check_ok' => 'works',
    'admin_check_warns' => 'look at it',
    'admin_check_fails' => 'does not work',

    'admin_test_fine' => 'The connection works.',
    'admin_test_not_fine' => 'Something does not work. Each line says what to do.',
    'admin_test_api_ok' => 'The GDPR service answered and knows our token: {mode}, version {version}.',
    'admin_test_api_fails' => 'The API of the GDPR service: {why}',
    'admin_test_webhook_ok' => 'It accepted a signed test event (system.heartbeat).',
    'admin_test_webhook_fails' => 'A signed test event did not get through: {why}',
    'admin_test_door_ok' => 'It reaches this addon’s door; its last call came on {at}.',
    'admin_test_door_quiet' => 'It reports no trouble with this addon’s door, and has not called it yet.',
    'admin_test_door_fails' => 'It does not reach this addon’s door. It says: {why}',
    'admin_test_door_unasked' => 'Whether it reaches this addon’s door could not be asked.',

    'admin_done_hold' => 'Held. Nothing of it is carried out until you release it.',
    'admin_done_release' => 'Released. It goes on as scheduled.',
    'admin_done_withdraw' => 'Withdrawn. Nothing of it is carried out any more.',
    'admin_done_retry' => 'It is tried again now.',
    'admin_done_approve' => 'The client’s approval is recorded.',
    'admin_done_data_first' => 'The clock stands still. A task says what to hand over.',
    'admin_done_brake_release' => 'WHMCS may end service {id} until {at}.',
    'admin_done_brake_release_addon' => 'WHMCS may end product addon {id} until {at}.',
    'admin_done_brake_hold' => 'The brake holds again; the next termination is held back.',
    'admin_done_export' => 'The export of client {id} is under way. Reload this page to see its progress.',
    'admin_done_anonymize' => 'The anonymisation of client {id} is asked for and confirmed.',
    'admin_done_anonymize_unconfirmed' => 'The anonymisation of client {id} is open, but not confirmed: {why}',
    'admin_done_client_hold' => 'Client {id} is held: no destructive step until you release the client.',
    'admin_done_client_release' => 'Client {id} is released; what the hold kept goes on.',
    'admin_done_task' => 'Noted. What waited for it goes on.',
    'admin_done_backlog' => 'Released: {count}.',
    'admin_done_send_all' => 'Everything has arrived ({count} sent now).',
    'admin_done_send_some' => '{count} sent, {left} still waiting. {why}',
    'admin_done_missing_confirm' => 'Noted. The GDPR service is told at the next runs of the cron.',
    'admin_done_discard' => 'Event {id} was discarded.',
    'admin_done_stop' => 'Stopped. Every destructive step stands still until someone resumes.',
    'admin_done_resume' => 'Resumed. What is due goes on.',
    'admin_done_resume_file' =>
        'The stop was lifted here, but the file var/STOP of the GDPR service still stops everything. Remove that file on its server.',

    'admin_form_typed' => 'What you typed is not the number that was asked for. Nothing was done.',
    'admin_form_id' => 'The form did not say what it is about. Nothing was done; reload the page and try again.',
    'admin_form_number' => 'Enter the number as WHMCS shows it, digits only. Nothing was done.',
    'admin_form_choice' => 'Choose one of the offered answers. Nothing was done.',
    'admin_form_day' => 'Enter a day as year-month-day. Nothing was done.',
    'admin_form_nothing_chosen' => 'Nothing was ticked. Nothing was done.',
    'admin_form_nothing_missing' => 'Nothing is missing any more. Nothing was done.',
    'admin_form_not_refused' => 'This event is no longer refused, or already gone. Nothing was done.',
    'admin_form_tick' => 'The box was not ticked. Nothing was done.',
];
