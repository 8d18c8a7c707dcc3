<?php

/** What the admin page warns of in WHMCS itself, in English: what it is, what it means, what to do. */

declare(strict_types=1);

return [
    'admin_warning_hooks' => 'WHMCS has not loaded this addon’s hooks.',
    'admin_warning_hooks_means' =>
        'No event is recorded and no termination is held back. Open System Settings > Addon Modules, press Save Changes at GDPR automation, then reload this page. If it stays, deactivate and activate the addon; its tables are kept.',
    'admin_warning_automation' => 'WHMCS ends cancelled services by itself, and nothing holds it back.',
    'admin_warning_automation_means' =>
        'A client’s data then goes on the day of the request, not after the promised period. Switch off Automation Settings > Cancellation Requests now, then make WHMCS load this addon’s hooks.',
    'admin_warning_automation_braked' => 'WHMCS ends cancelled services by itself; the brake holds it back.',
    'admin_warning_automation_braked_means' =>
        'This is safe while this addon is active. Plainer is to switch off Automation Settings > Cancellation Requests: the GDPR service ends what is due anyway.',
    'admin_warning_automation_unknown' => 'It cannot be read whether WHMCS ends cancelled services by itself.',
    'admin_warning_automation_unknown_means' =>
        'Look at Automation Settings > Cancellation Requests and switch it off if it is on.',
    'admin_warning_pruning' => 'WHMCS deletes inactive clients after {months} months.',
    'admin_warning_pruning_means' =>
        'Their invoices go too, and those must be kept for ten years (120 months). Set Automation Settings > Data Retention to Never, or to 120 months or more.',
    'admin_warning_pruning_months_unknown' => 'WHMCS deletes inactive clients, and it cannot be read after how long.',
    'admin_warning_pruning_months_unknown_means' =>
        'Invoices must be kept for ten years (120 months). Set Automation Settings > Data Retention to Never, or make sure that it says 120 months or more.',
    'admin_warning_pruning_unknown' => 'It cannot be read whether WHMCS deletes inactive clients by itself.',
    'admin_warning_pruning_unknown_means' =>
        'Look at Automation Settings > Data Retention: it should say Never, or 120 months or more.',
    'admin_warning_snapshot' => 'WHMCS does not freeze the client’s details in invoices.',
    'admin_warning_snapshot_means' =>
        'A name must then stay in the profile as long as an invoice is kept, or old invoices would change. Switch on General Settings > Invoices > Store Client Data Snapshot.',
    'admin_warning_snapshot_unknown' => 'It cannot be read whether WHMCS freezes the client’s details in invoices.',
    'admin_warning_snapshot_unknown_means' =>
        'Look at General Settings > Invoices > Store Client Data Snapshot: it should be on.',
    'admin_warning_cron_never' => 'The WHMCS cron has not run since this addon was activated.',
    'admin_warning_cron_never_means' =>
        'Until it runs, failed events are not sent again and withdrawn cancellations are not noticed. It should run every five minutes: see Automation Settings.',
    'admin_warning_cron' => 'The WHMCS cron has not run for over an hour.',
    'admin_warning_cron_means' =>
        'Its last run was on {at}. Until it runs again, failed events are not sent again and withdrawn cancellations are not noticed. Check the cron job on the server; it should run every five minutes.',
    'admin_warning_cron_failures' => 'A part of the last cron run failed.',
    'admin_warning_cron_failures_means' =>
        'It is tried again at the next run ({parts}). If this stays, look into the PHP error log of the server.',

    'admin_warning_hooks_without_id' =>
        'WHMCS told this addon of something without saying whom it is about ({count} times so far).',
    'admin_warning_hooks_without_id_means' =>
        'Nothing could be passed on. What changed in WHMCS’s tables is noticed at the next cron run all the same. If the number grows after an update of WHMCS, update this addon too.',
    'admin_warning_missing_client' => '{count} clients are missing from WHMCS’s table at once.',
    'admin_warning_missing_service' => '{count} services are missing from WHMCS’s table at once.',
    'admin_warning_missing_request' => '{count} cancellation requests are missing from WHMCS’s table at once.',
    'admin_warning_missing_means' =>
        'A table that is being restored looks like that, so the GDPR service was told of none. Restore what is missing; if it is really gone, say so here.',
    'admin_missing_confirm_client' => 'These clients were really deleted',
    'admin_missing_confirm_service' => 'These services were really deleted',
    'admin_missing_confirm_request' => 'These requests were really withdrawn',
    'admin_missing_confirm_means' =>
        'The GDPR service is then told of each one. It drops what was planned for them and asks you to look at your processors.',
];
