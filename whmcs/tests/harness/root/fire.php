<?php

/**
 * A page of WHMCS that fires hooks: takes JSON `{"hook", "vars", "database"}` and answers what the handlers returned, what they
 * printed and how long they took. With database `gone` MariaDB fails once WHMCS itself has begun. What a handler throws breaks
 * the page, as nothing says that WHMCS would catch it.
 */

declare(strict_types=1);

require __DIR__ . '/init.php';

$asked = json_decode((string) file_get_contents('php://input'), true, 512, JSON_THROW_ON_ERROR);
if ($asked['database'] === 'gone') {
    harness_connect('/nonexistent/mariadb.sock', 'gone');
}
ob_start();
$begun = hrtime(true);
$results = run_hook($asked['hook'], $asked['vars']);
$milliseconds = (hrtime(true) - $begun) / 1e6;
$printed = ob_get_clean();
header('Content-Type: application/json');
echo json_encode(['results' => $results, 'printed' => $printed, 'milliseconds' => $milliseconds], JSON_THROW_ON_ERROR);
