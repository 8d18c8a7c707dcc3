<?php

/**
 * Makes this folder an installed WHMCS with the addon active, as far as an admin's clicks would: `php install.php URL`. Prints
 * what the addon's activation answered, as JSON.
 */

declare(strict_types=1);

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

define('WHMCS', true);
define('ROOTDIR', __DIR__);
date_default_timezone_set('Europe/Brussels');

require dirname(__DIR__) . '/boot.php';
require __DIR__ . '/configuration.php';
/** @var string $db_socket */
/** @var string $db_name */
harness_connect($db_socket, $db_name);
harness_create_schema();

$addon = __DIR__ . '/modules/addons/whmcsgdpr';
$answer = ['status' => 'success', 'description' => ''];
$version = '';
if (is_file("{$addon}/whmcsgdpr.php")) {
    require "{$addon}/whmcsgdpr.php";
    $version = whmcsgdpr_config()['version'];
    $answer = whmcsgdpr_activate();
} else {
    require "{$addon}/lib/autoload.php";
    Tables::install();
}
foreach (
    ['SystemURL' => $argv[1], 'ActiveAddonModules' => 'whmcsgdpr', 'AddonModulesHooks' => 'whmcsgdpr']
    as $setting => $value
) {
    Capsule::table('tblconfiguration')->insert(['setting' => $setting, 'value' => $value]);
}
Capsule::table('tbladdonmodules')->insert(['module' => 'whmcsgdpr', 'setting' => 'version', 'value' => $version]);
echo json_encode($answer, JSON_THROW_ON_ERROR);
