<?php

/**
 * Fills the database of an installed stand-in WHMCS with both twins, and its folder of attachments with their files:
 * `php plant-twins.php ROOT`. Prints, as JSON, whose is whose.
 */

declare(strict_types=1);

use WhmcsGdpr\Tests\Support\TwinWorld;

[, $root] = $argv;
define('WHMCS', true);
require dirname(__DIR__) . '/harness/boot.php';
require __DIR__ . '/TwinWorld.php';
require "{$root}/configuration.php";
/** @var string $db_socket */
/** @var string $db_name */
harness_connect($db_socket, $db_name);
if (!is_dir("{$root}/attachments")) {
    mkdir("{$root}/attachments");
}
TwinWorld::plant("{$root}/attachments");
echo json_encode(['client' => TwinWorld::CLIENT, 'twin' => TwinWorld::TWIN], JSON_THROW_ON_ERROR);
