<?php

/** An admin's click on Terminate, or the API's ModuleTerminate: takes JSON `{"serviceId"}`, answers `{"terminated"}`. */

declare(strict_types=1);

use WHMCS\Database\Capsule;

require __DIR__ . '/init.php';
require __DIR__ . '/module.php';

$asked = json_decode((string) file_get_contents('php://input'), true, 512, JSON_THROW_ON_ERROR);
$terminated = harness_terminate(Capsule::table('tblhosting')->find($asked['serviceId']), 'Terminated');
header('Content-Type: application/json');
echo json_encode(['terminated' => $terminated], JSON_THROW_ON_ERROR);
