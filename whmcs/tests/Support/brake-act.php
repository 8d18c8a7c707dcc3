<?php

/** One act on the brake of service 702 in a process and a connection of its own: `php brake-act.php SOCKET DATABASE ACT`. */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WhmcsGdpr\Tests\Support\FixedClock;

date_default_timezone_set('Europe/Brussels');
require dirname(__DIR__) . '/harness/boot.php';
require dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/lib/autoload.php';
require __DIR__ . '/FixedClock.php';

[, $socket, $database, $act] = $argv;
harness_connect($socket, $database);
$brake = (new Parts(new FixedClock()))->brake;
echo match ($act) {
    'terminate' => $brake->mayTerminate(702, 7) ? 'passed' : 'refused',
    'release' => $brake->releaseForService(702, 7) > new DateTimeImmutable('@0') ? 'released' : '',
    'hold' => $brake->hold(702, 7, Brake::CANCELLATION_REQUEST) ?? 'held',
};
