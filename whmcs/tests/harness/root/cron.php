<?php

/**
 * WHMCS's cron: `php cron.php` is one of its runs every five minutes, `php cron.php daily` the one that also does the day's
 * work. Its automatic cancellation is played as documented: with the setting on, what is due is terminated at the server and
 * becomes Cancelled, unless a hook aborts it.
 */

declare(strict_types=1);

use WHMCS\Database\Capsule;

require __DIR__ . '/init.php';
require __DIR__ . '/module.php';

/** The services whose cancellation request is in effect and that still run. */
function harness_due_cancellations(): iterable
{
    return Capsule::table('tblcancelrequests')
        ->join('tblhosting', 'tblhosting.id', '=', 'tblcancelrequests.relid')
        ->whereIn('tblhosting.domainstatus', ['Active', 'Suspended'])
        ->where(static function ($query): void {
            $query->where('tblcancelrequests.type', 'Immediate')->orWhere('tblhosting.nextduedate', '<=', date('Y-m-d'));
        })
        ->select('tblhosting.*')
        ->distinct()
        ->get();
}

if (in_array('daily', $argv, true)) {
    run_hook('PreCronJob', []);
    if (Capsule::table('tblconfiguration')->where('setting', 'AutoCancellationRequests')->value('value') === 'on') {
        foreach (harness_due_cancellations() as $service) {
            harness_terminate($service, 'Cancelled');
        }
    }
    run_hook('DailyCronJob', []);
}
run_hook('AfterCronJob', []);
