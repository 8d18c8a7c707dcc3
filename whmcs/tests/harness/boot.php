<?php

/** Boots what stands in for WHMCS: its database, its functions, its classes. */

declare(strict_types=1);

use Illuminate\Database\Capsule\Manager;

require_once '/usr/share/php/Illuminate/Database/autoload.php';
require_once __DIR__ . '/functions.php';
require_once __DIR__ . '/CurrentUser.php';
require_once __DIR__ . '/MenuItem.php';

if (!class_exists('WHMCS\Database\Capsule', false)) {
    class_alias(Manager::class, 'WHMCS\Database\Capsule');
}

/** Connects to a database of the private MariaDB. */
function harness_connect(string $socket, string $database): void
{
    $manager = new Manager();
    $manager->addConnection([
        'driver' => 'mysql',
        'unix_socket' => $socket,
        'database' => $database,
        'username' => 'root',
        'password' => '',
        'charset' => 'utf8mb4',
        'collation' => 'utf8mb4_unicode_ci',
        // As WHMCS connects: without the strict SQL modes, so that its zero dates are allowed.
        'strict' => false,
    ]);
    $manager->setAsGlobal();
    $manager->bootEloquent();
}

/** Creates the tables of WHMCS from `whmcs/tests/schema/*.sql`. */
function harness_create_schema(): void
{
    foreach (glob(dirname(__DIR__) . '/schema/*.sql') ?: [] as $file) {
        Manager::connection()->getPdo()->exec((string) file_get_contents($file));
    }
}
