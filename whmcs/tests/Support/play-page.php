<?php

/**
 * A page of its own process, for what cannot happen inside PHPUnit: broken class files, and work after the page was sent.
 * `php page.php ADDON-FOLDER SOCKET DATABASE sends|plain`, on standard input a JSON list of `[hook, vars]`; prints the hooks'
 * results as JSON between the lines `page begins` and `page ends`, and with `sends` a line when PHP would send the page.
 */

declare(strict_types=1);

define('WHMCS', true);
error_reporting(-1);
ini_set('display_errors', '1');
ini_set('error_log', '/dev/null');
date_default_timezone_set('Europe/Brussels');
[, $addon, $socket, $database, $kind] = $argv;
require dirname(__DIR__) . '/harness/boot.php';
harness_connect($socket, $database);
if ($kind === 'sends') {
    function fastcgi_finish_request(): bool
    {
        echo "page sent\n";

        return true;
    }
}

require "{$addon}/hooks.php";
echo "page begins\n";
$results = [];
foreach (json_decode((string) stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR) as [$hook, $vars]) {
    $results[] = run_hook($hook, $vars);
}
echo json_encode($results, JSON_THROW_ON_ERROR), "\n";
register_shutdown_function(static function (): void {
    echo "page ends\n";
});
