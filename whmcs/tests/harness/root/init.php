<?php

/** What every page of WHMCS begins with: its constants, its database, a session on the web, and every active addon's hooks. */

declare(strict_types=1);

use WHMCS\Database\Capsule;

define('WHMCS', true);
define('ROOTDIR', __DIR__);
// Shown, so that a notice inside a hook harms the page that a test looks at.
error_reporting(-1);
ini_set('display_errors', '1');
date_default_timezone_set('Europe/Brussels');

require_once dirname(__DIR__) . '/boot.php';
require __DIR__ . '/configuration.php';
/** @var string $db_socket */
/** @var string $db_name */
harness_connect($db_socket, $db_name);
if (PHP_SAPI !== 'cli') {
    session_start();
}
foreach (
    explode(',', (string) Capsule::table('tblconfiguration')->where('setting', 'AddonModulesHooks')->value('value'))
    as $addon
) {
    if ($addon !== '' && is_file(__DIR__ . "/modules/addons/{$addon}/hooks.php")) {
        require_once __DIR__ . "/modules/addons/{$addon}/hooks.php";
    }
}
// An owner's own hooks; a test puts here what it wants WHMCS to do beside the addon.
foreach (glob(__DIR__ . '/includes/hooks/*.php') ?: [] as $hooks) {
    require_once $hooks;
}
