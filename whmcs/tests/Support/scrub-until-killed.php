<?php

/**
 * A process of its own that scrubs the first twin and kills itself, as a power cut would, inside the transaction of its
 * n-th batch: `php scrub-until-killed.php SOCKET DATABASE FOLDER N`.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WhmcsGdpr\Tests\Support\TwinWorld;

[, $socket, $database, $folder, $last] = $argv;
define('WHMCS', true);
require dirname(__DIR__) . '/harness/boot.php';
require dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/lib/autoload.php';
require __DIR__ . '/TwinWorld.php';
harness_connect($socket, $database);
$GLOBALS['attachments_dir'] = $folder;

$count = 0;
$batches = new Batches(60.0, 1, static function () use (&$count, $last): void {
    $count += 1;
    if ($count === (int) $last) {
        posix_kill(getmypid(), SIGKILL);
    }
});
['emails' => $emails, 'domains' => $domains, 'usernames' => $usernames] = TwinWorld::IDENTIFIERS;
$subject = new Subject(TwinWorld::CLIENT, Identifiers::of($emails, $domains, $usernames), true, new Columns());
(new Scrubber())->scrub($subject, array_values(ScrubScopes::all()), $batches);
