<?php

/**
 * English. The keys `client_…` are the client area's, those of `admin/english.php` the admin area's. Words in braces are
 * filled in. Every key `client_wording_…` is part of what a client decides by: whoever changes one raises
 * `Wording::VERSION`.
 */

$_ADDONLANG['client_language'] = 'en';
$_ADDONLANG['client_title'] = 'My data';
$_ADDONLANG['client_intro'] =
    'Here you can get a copy of the data we keep about you, and see what will be deleted and when.';
$_ADDONLANG['client_back'] = 'Back to My data';

$_ADDONLANG['client_refused_title'] = 'This page is for the owner of the account';
$_ADDONLANG['client_refused_login'] = 'Please log in to see your data.';
$_ADDONLANG['client_refused_no_client'] = 'Please choose an account first, then come back to this page.';
$_ADDONLANG['client_refused_not_owner'] =
    'You are logged in, but you are not the owner of this account. Only the owner can get a copy of its data or approve a deletion. Please ask the owner.';
$_ADDONLANG['client_refused_masquerading'] =
    'You are logged in on behalf of this client. Only the client can use this page. Staff find exports and deletions in the admin area.';
$_ADDONLANG['client_not_found_title'] = 'Not found';
$_ADDONLANG['client_not_found'] = 'What you are looking for is not here. Nothing was changed.';
$_ADDONLANG['client_not_connected'] =
    'This page is not available yet. Would you like a copy of your data, or do you have a question about a deletion? Please contact us.';
$_ADDONLANG['client_unreachable'] =
    'We cannot show your data at the moment. Nothing is lost and nothing was changed. Please try again in a few minutes.';
$_ADDONLANG['client_unreachable_after_asking'] =
    'We could not confirm your request. Please wait a few minutes and look here again: if you then do not see it, please ask once more.';

$_ADDONLANG['client_export_title'] = 'A copy of my data';
$_ADDONLANG['client_export_explained'] =
    'We collect everything we keep about you in one ZIP file: your details, services, invoices, messages and more. Open index.html in it to read everything. You can ask for one new copy every 24 hours.';
$_ADDONLANG['client_export_ask'] = 'Ask for a copy of my data';
$_ADDONLANG['client_export_none'] = 'You have not asked for a copy yet.';
$_ADDONLANG['client_export_asked'] = 'We are preparing your copy. This page shows how far we are.';
$_ADDONLANG['client_export_open_already'] = 'Your copy is already on its way. You do not need to ask again.';
$_ADDONLANG['client_export_too_soon'] =
    'You asked for a copy less than 24 hours ago. You can ask for a new one from {when}.';
$_ADDONLANG['client_export_of'] = 'Asked for on {when}';
$_ADDONLANG['client_export_waiting'] = 'Waiting to start';
$_ADDONLANG['client_export_running'] = 'In progress. Records collected so far: {records}.';
$_ADDONLANG['client_export_refresh'] = 'This page refreshes itself every few seconds.';
$_ADDONLANG['client_export_ready'] = 'Ready: {records} records, {size}. You can download it until {until}.';
$_ADDONLANG['client_export_incomplete'] = 'Part of your data could not be collected. The file says which part.';
$_ADDONLANG['client_export_download'] = 'Download';
$_ADDONLANG['client_export_expired'] =
    'No longer available: we destroy each copy after some days. You can ask for a new one.';
$_ADDONLANG['client_export_failed'] = 'Something went wrong. We have been told. You can ask again.';
$_ADDONLANG['client_export_withdrawn'] = 'This request was withdrawn.';
$_ADDONLANG['client_export_not_ready'] = 'This copy is not ready yet. Please wait a little.';

$_ADDONLANG['client_deletions_title'] = 'What will be deleted';
$_ADDONLANG['client_deletions_none'] = 'No deletion is planned.';
$_ADDONLANG['client_ended_title'] = 'Earlier deletions';
$_ADDONLANG['client_service_unnamed'] = 'Service {id}';
$_ADDONLANG['client_service_of'] = '{product} ({domain})';
$_ADDONLANG['client_deletion_effective'] = 'Your cancellation takes effect';
$_ADDONLANG['client_deletion_starts'] = 'We start deleting';
$_ADDONLANG['client_deletion_due'] = 'Done at the latest';
$_ADDONLANG['client_deletion_goes'] = 'What goes';
$_ADDONLANG['client_deletion_stays'] = 'What stays';
$_ADDONLANG['client_deletion_pending'] = 'We are working out the date. Please look again in a few minutes.';
$_ADDONLANG['client_deletion_scheduled'] = 'Planned. Until the deletion starts you can still save your files.';
$_ADDONLANG['client_deletion_approved'] = 'You approved this deletion on {when}.';
$_ADDONLANG['client_deletion_held'] =
    'On hold. Nothing is deleted for now. Please contact us if you would like to know more.';
$_ADDONLANG['client_deletion_running'] = 'The deletion is under way and can no longer be stopped.';
$_ADDONLANG['client_deletion_waiting'] =
    'Part of the work is done by hand or by another company. We will finish it as soon as we can.';
$_ADDONLANG['client_deletion_failed'] =
    'Something went wrong. We have been told and will look into it. You do not need to do anything.';
$_ADDONLANG['client_deletion_completed'] = 'Deleted on {when}.';
$_ADDONLANG['client_deletion_gone'] = 'The last copies, such as backups, are gone on {when}.';
$_ADDONLANG['client_deletion_withdrawn'] = 'Withdrawn. This deletion will not go on.';
$_ADDONLANG['client_deletion_data_first'] =
    'You asked for your data back first, on {when}. The clock stands still: nothing is deleted until we have handed it over. We write to the e-mail address of your account.';
$_ADDONLANG['client_deletion_kept'] = 'You called this deletion off. Nothing of it is deleted.';
$_ADDONLANG['client_deletion_suspended'] = 'The service has been suspended since {when}. What is in it is still there.';

$_ADDONLANG['client_approve_button'] = 'Approve the deletion now';
$_ADDONLANG['client_approve_hint'] = 'You no longer need what is in it: we may delete it sooner.';
$_ADDONLANG['client_approve_title'] = 'Approve a deletion';
$_ADDONLANG['client_approve_confirm'] = 'Approve the deletion';
$_ADDONLANG['client_approve_done'] = 'Thank you. We have recorded your approval.';
$_ADDONLANG['client_approve_impossible'] = 'This deletion cannot be approved now. Below you see where it stands.';

$_ADDONLANG['client_data_first_button'] = 'My data back first';
$_ADDONLANG['client_data_first_hint'] = 'You get a copy of what is in it. Until you have it, nothing is deleted.';
$_ADDONLANG['client_data_first_title'] = 'My data back first';
$_ADDONLANG['client_data_first_confirm'] = 'I want my data first';
$_ADDONLANG['client_data_first_done'] =
    'Thank you. The clock stands still. We prepare your data and write to the e-mail address of your account as soon as you can collect it.';
$_ADDONLANG['client_data_first_impossible'] =
    'Your data cannot be asked for here any more. Below you see where the deletion stands. Please contact us if you miss something.';

$_ADDONLANG['client_keep_button'] = 'Keep this service';
$_ADDONLANG['client_keep_hint'] = 'The deletion is called off, and the service goes on.';
$_ADDONLANG['client_keep_title'] = 'Keep this service';
$_ADDONLANG['client_keep_confirm'] = 'Call the deletion off';
$_ADDONLANG['client_keep_done'] =
    'Thank you. The deletion is called off. We take your cancellation out of our administration.';
$_ADDONLANG['client_keep_impossible'] =
    'This deletion cannot be called off here any more. Below you see where it stands. Please contact us at once if you want to keep something.';

$_ADDONLANG['client_choice_service'] = 'Service';
$_ADDONLANG['client_choice_tick'] =
    'Please read the text, tick the box at the bottom and confirm again. Nothing was changed.';
$_ADDONLANG['client_choice_choose'] = 'Please choose when we may delete, and confirm again. Nothing was changed.';
$_ADDONLANG['client_choice_changed'] =
    'The situation or the text has changed in the meantime. Please read it again before you confirm. Nothing was changed.';
$_ADDONLANG['client_choice_cancel'] = 'Back, change nothing';

$_ADDONLANG['client_wording_goes'] =
    'Everything in this hosting service, such as files, databases and mailboxes. Nobody can bring it back afterwards, not even we.';
$_ADDONLANG['client_wording_stays'] =
    'Your account, your invoices and payments (the law obliges us to keep those) and your messages with us. Domain names are not part of this deletion. Copies in backups disappear when the backups expire.';
$_ADDONLANG['client_wording_in_effect'] =
    'Your cancellation is in effect. If you approve, we start deleting at once and do not wait any longer.';
$_ADDONLANG['client_wording_without_data'] =
    'You asked for your data back first, and we have not handed it over yet. If you approve now, you give that up.';
$_ADDONLANG['client_wording_before_effect'] =
    'Your cancellation is not in effect yet: this service runs until {effective}. Choose when we may delete.';
$_ADDONLANG['client_wording_at_effect'] =
    'On {effective}, as soon as the cancellation takes effect. Until then the service keeps working.';
$_ADDONLANG['client_wording_now'] =
    'At once. The service stops working immediately, and I give up the time until {effective}, even where it is already paid for.';
$_ADDONLANG['client_wording_understood'] =
    'I have saved what I want to keep. I approve this deletion and understand that it cannot be undone.';

$_ADDONLANG['client_wording_data_first_role'] =
    'For what is in this hosting service you are the controller, and we are your processor (Article 28(3)(g) GDPR). So the choice is yours: we delete it, or we give it back to you first.';
$_ADDONLANG['client_wording_data_first_clock'] =
    'If you confirm, the clock stands still from that moment: we delete nothing until we have handed the data over to you. After that the time that was left goes on, and this page shows the new date. Until the deletion starts you can still decide otherwise here.';
$_ADDONLANG['client_wording_data_first_way'] =
    'We make a copy of your files, databases and mailboxes. As soon as it is ready, we write to the e-mail address of your account and say how you can collect it safely. Please check in your account that this address is right.';
$_ADDONLANG['client_wording_data_first_understood'] =
    'I want the data in this service back before it is deleted, and understand that the deletion takes place later by the time this takes.';

$_ADDONLANG['client_wording_keep_means'] =
    'If you confirm, the deletion is called off at once: nothing of this service is deleted.';
$_ADDONLANG['client_wording_keep_goes_on'] =
    'Your cancellation of this service ends with it: the service goes on under the terms that applied before, and is billed again. If it does not work at the moment, we get in touch with you.';
$_ADDONLANG['client_wording_keep_understood'] =
    'I keep this service and withdraw its cancellation. I understand that the service goes on and is billed.';

$_ADDONLANG['client_day_first'] = '1';
$_ADDONLANG['client_date'] = '{day} {month} {year}';
$_ADDONLANG['client_date_time'] = '{date}, {time}';
$_ADDONLANG['client_date_end'] = 'the end of {date}';
$_ADDONLANG['client_decimal'] = '.';
$_ADDONLANG['client_thousands'] = ',';
$_ADDONLANG['client_month_1'] = 'January';
$_ADDONLANG['client_month_2'] = 'February';
$_ADDONLANG['client_month_3'] = 'March';
$_ADDONLANG['client_month_4'] = 'April';
$_ADDONLANG['client_month_5'] = 'May';
$_ADDONLANG['client_month_6'] = 'June';
$_ADDONLANG['client_month_7'] = 'July';
$_ADDONLANG['client_month_8'] = 'August';
$_ADDONLANG['client_month_9'] = 'September';
$_ADDONLANG['client_month_10'] = 'October';
$_ADDONLANG['client_month_11'] = 'November';
$_ADDONLANG['client_month_12'] = 'December';

$_ADDONLANG += require __DIR__ . '/admin/english.php';
