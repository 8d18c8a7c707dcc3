<?php

/** WHMCS's page of an addon: `addonmodules.php?module=whmcsgdpr`. What the addon prints is kept back until it is through. */

declare(strict_types=1);

use WHMCS\Database\Capsule;

require __DIR__ . '/frame.php';

$module = $_GET['module'] ?? '';
$folder = dirname(__DIR__) . '/modules/addons';
if (!is_string($module) || preg_match('~^[a-z]+$~', $module) !== 1 || !is_file("{$folder}/{$module}/{$module}.php")) {
    http_response_code(404);
    exit('Not found');
}
require_once "{$folder}/{$module}/{$module}.php";

$_ADDONLANG = [];
$file = "{$folder}/{$module}/lang/{$_SESSION['adminlang']}.php";
require is_file($file) ? $file : "{$folder}/{$module}/lang/english.php";
$settings = Capsule::table('tbladdonmodules')->where('module', $module)->pluck('value', 'setting')->all();

ob_start();
"{$module}_output"(['modulelink' => "addonmodules.php?module={$module}", '_lang' => $_ADDONLANG] + $settings);
harness_admin_page("{$module}_config"()['name'], (string) ob_get_clean());
