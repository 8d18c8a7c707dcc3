<?php

/**
 * WHMCS's client area, as far as an addon's page needs it: `index.php?m=whmcsgdpr` calls the addon, honours `requirelogin` and
 * prints the addon's template inside the theme. Smarty escapes nothing by itself here, as in WHMCS.
 */

declare(strict_types=1);

use WHMCS\Authentication\CurrentUser;
use WHMCS\View\Menu\Item;

require __DIR__ . '/init.php';
require_once '/usr/share/php/smarty4/Smarty.class.php';

/** The addon's texts, as WHMCS reads them: an unknown language falls back to English. @return array<string, string> */
function harness_language(string $addon, string $language): array
{
    $_ADDONLANG = [];
    $file = __DIR__ . "/modules/addons/{$addon}/lang/{$language}.php";
    require is_file($file) ? $file : __DIR__ . "/modules/addons/{$addon}/lang/english.php";

    return $_ADDONLANG;
}

/** The menu at the top right, with what hooks add to it. @return list<array{label: string, uri: string}> */
function harness_account_menu(): array
{
    $navbar = new Item();
    $account = $navbar->addChild('Account', ['label' => 'Account']);
    $account->addChild('Details', ['label' => 'Account Details', 'uri' => 'clientarea.php']);
    foreach ($GLOBALS['harness_hooks']['ClientAreaSecondaryNavbar'] ?? [] as $handlers) {
        foreach ($handlers as $handler) {
            $handler($navbar);
        }
    }

    return array_map(
        static fn(Item $item): array => ['label' => $item->getLabel(), 'uri' => $item->getUri()],
        array_values($account->getChildren()),
    );
}

$addon = $_GET['m'] ?? '';
$isThere =
    is_string($addon) &&
    preg_match('~^[a-z]+$~', $addon) === 1 &&
    is_file(__DIR__ . "/modules/addons/{$addon}/{$addon}.php");
if (!$isThere) {
    http_response_code(404);
    exit('Not found');
}
require_once __DIR__ . "/modules/addons/{$addon}/{$addon}.php";
$page = "{$addon}_clientarea"(['_lang' => harness_language($addon, $_SESSION['Language'] ?? 'english')]);

$smarty = new Smarty();
$smarty->setCompileDir(__DIR__ . '/templates_c');
$smarty->assign(['pagetitle' => $page['pagetitle'], 'breadcrumb' => $page['breadcrumb'], 'menu' => harness_account_menu()]);
$smarty->display(__DIR__ . '/templates/header.tpl');
if ($page['requirelogin'] && !(new CurrentUser())->isAuthenticatedUser()) {
    $_SESSION['loginurlredirect'] = $_SERVER['REQUEST_URI'];
    $smarty->display(__DIR__ . '/templates/login.tpl');
} else {
    $smarty->assign($page['vars']);
    $smarty->display(__DIR__ . "/modules/addons/{$addon}/{$page['templatefile']}.tpl");
}
$smarty->display(__DIR__ . '/templates/footer.tpl');
