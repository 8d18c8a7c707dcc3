<?php

/**
 * Prepares PHPUnit: a database of its own in the MariaDB whose socket `WHMCS_TEST_SOCKET` names, gone again at the end.
 * `node scripts/phpunit.ts` starts such a MariaDB and runs PHPUnit on it.
 */

declare(strict_types=1);

$socket = getenv('WHMCS_TEST_SOCKET');
if ($socket === false || $socket === '') {
    fwrite(STDERR, "WHMCS_TEST_SOCKET is not set: run `node scripts/phpunit.ts`, which starts a MariaDB for the tests.\n");
    exit(1);
}

date_default_timezone_set('Europe/Brussels');
define('WHMCS', true);
require __DIR__ . '/harness/boot.php';
require dirname(__DIR__) . '/modules/addons/whmcsgdpr/lib/autoload.php';

$database = 'whmcs_' . getmypid() . '_' . bin2hex(random_bytes(4));
$pdo = new PDO("mysql:unix_socket={$socket}", 'root', '');
$pdo->exec("CREATE DATABASE {$database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
register_shutdown_function(static function () use ($pdo, $database): void {
    $pdo->exec("DROP DATABASE {$database}");
});
harness_connect($socket, $database);
harness_create_schema();
WHMCS\Module\Addon\Whmcsgdpr\Tables::install();

spl_autoload_register(static function (string $class): void {
    $prefix = 'WhmcsGdpr\\Tests\\';
    if (strncmp($class, $prefix, strlen($prefix)) === 0) {
        require __DIR__ . '/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    }
});
