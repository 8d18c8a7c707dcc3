<?php

/**
 * Where the service reaches this addon: signed calls, nothing for a browser. Nothing is echoed but the answer, whatever other
 * modules print while WHMCS loads.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Door\Door;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorActions;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRequest;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorResponse;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;

require_once __DIR__ . '/lib/autoload.php';
DoorResponse::hush();
require_once dirname(__DIR__, 3) . '/init.php';

$parts = new Parts();
DoorResponse::send((new Door($parts, DoorActions::all($parts)))->answer(DoorRequest::current()));
